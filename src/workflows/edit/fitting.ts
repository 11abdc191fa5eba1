/** Fits cells to what the workbook can hold. */

import type { Message } from '../../domain/message.ts';
import { fieldsOf, sinceOf, type TableName, tableOf } from '../../domain/workbook/tables.ts';
import type { CellValue } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { CELL_CHARACTERS } from '../../quotas/google.ts';
import { WorkbookError } from '../read/locate.ts';
import type { Workbook } from '../read/workbook.ts';
import type { Cells } from './new-rows.ts';

/**
 * Refuses cells without a column, which would be lost silently: an older workbook gets new columns by the next apply, but
 * people also delete columns.
 */
export function lackingColumn({ sheets }: Workbook, table: TableName, cells: Cells): { code: string; said: Message } | undefined {
  const { title, data } = sheets[table];
  const code = Object.keys(cells).find((one) => cells[one] !== '' && !data.columns.includes(one));
  if (code === undefined) return undefined;
  const header = tableOf(table).fields[code]?.header ?? code;
  return { code, said: workflowMessage('row.lacksColumn', { tab: title, header }) };
}

/**
 * A row's cells within Sheets' limits. What the system writes is shortened; what people wrote never is: WorkbookError
 * `tooLong`, or `olderSchema` where the workbook has no place for it.
 */
export function fitting(workbook: Workbook, table: TableName, row: string, cells: Cells): Cells {
  const newer = Object.fromEntries(Object.entries(cells).filter(([field]) => sinceOf(table, field) > workbook.schema));
  const lacking = lackingColumn(workbook, table, newer);
  if (lacking) throw new WorkbookError('olderSchema', lacking.said);
  const long = Object.entries(cells).filter(([, value]) => typeof value === 'string' && value.length > CELL_CHARACTERS);
  if (long.length === 0) return cells;
  const whole = long.find(([field]) => tableOf(table).fields[field]?.system !== true && !tableOf(table).hidden);
  if (!whole) return { ...cells, ...Object.fromEntries(long.map(([field, value]) => [field, shortened(value)])) };
  const [field, value] = whole as [string, string];
  const header = fieldsOf(table).find(([code]) => code === field)?.[1].header ?? field;
  const { title } = workbook.sheets[table];
  throw new WorkbookError(
    'tooLong',
    workflowMessage('cell.tooLong', { tab: title, row, header, has: value.length, most: CELL_CHARACTERS }),
  );
}

export const shortened = (value: CellValue): CellValue =>
  typeof value === 'string' && value.length > CELL_CHARACTERS ? `${value.slice(0, CELL_CHARACTERS - 1)}…` : value;
