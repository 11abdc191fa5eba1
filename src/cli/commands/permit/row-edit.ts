/** Writes one row from the command line: typed values are checked against the whole workbook before anything is written. */

import { cellOf } from '../../../domain/workbook/cells.ts';
import type { SheetData } from '../../../domain/workbook/config.ts';
import type { Diagnostic } from '../../../domain/workbook/diagnostic.ts';
import { workbookMessage } from '../../../domain/workbook/messages.ts';
import { parseWorkbook } from '../../../domain/workbook/parse.ts';
import { readCell } from '../../../domain/workbook/read-cell.ts';
import { checkReferences } from '../../../domain/workbook/references.ts';
import type { Field } from '../../../domain/workbook/tables/field.ts';
import { type Row, type TableName, tableOf } from '../../../domain/workbook/tables.ts';
import type { Program } from '../../../google/call.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { writeRows } from '../../../workflows/edit/write.ts';
import type { Reading } from '../../../workflows/read/plan.ts';
import { cellsOf } from '../../../workflows/read/workbook.ts';
import { fault } from '../../fault.ts';

export interface Proposal<T extends TableName> {
  /** The row as it will be read. */
  readonly row: Row<T>;
  /** There was no such row. */
  readonly made: boolean;
  /** Remarks on the row that do not prevent it. */
  readonly warnings: readonly Diagnostic[];
  /** Writes the row, with further cells where the caller has them. */
  write(more?: Readonly<Record<string, string>>): Program<void>;
}

/**
 * The row of `key` with some cells changed, or a new one. `cells` are by code name, as a person types them; '' clears.
 * @throws Fault when a value can't be read, a reference leads nowhere, or several rows have the key
 */
export function proposeRow<T extends TableName>(
  reading: Reading,
  table: T,
  key: string,
  cells: Readonly<Record<string, string>>,
): Proposal<T> {
  const { workbook, config } = reading;
  const [keyField = 'id'] = tableOf(table).key;
  const content = config.tables[table];
  const rows: readonly { row: number }[] = content.rows;
  const good = rows.find((row) => String((row as unknown as Record<string, unknown>)[keyField]) === key);
  const bad = content.faulty.get(key);
  if (bad && bad.rows.length > 1) {
    throw fault(commandMessage('row.onSeveral', { key, table: tableOf(table).title, rows: bad.rows.join(', ') }));
  }
  const at = good?.row ?? bad?.row;
  const typed = Object.fromEntries(Object.entries(cells).map(([code, text]) => [code, canonical(table, code, text)]));
  const values: Readonly<Record<string, string | number>> = at === undefined ? { [keyField]: key, ...typed } : typed;
  const sheet = workbook.sheets[table].data;
  const sheets = { ...cellsOf(workbook), [table]: edited(sheet, at, values) };
  const read = checkReferences(parseWorkbook(sheets));
  const row = at ?? sheet.firstRow + sheet.rows.length;
  const remarks = read.diagnostics.filter((one) => one.table === table && one.row === row);
  const found = (read.tables[table].rows as readonly Row<T>[]).find((one) => one.row === row);
  if (!found) {
    const problems = remarks.filter((one) => one.severity === 'error').map((one) => one.message);
    throw fault(commandMessage('row.unsound', { problems }));
  }
  return {
    row: found,
    made: at === undefined,
    warnings: remarks,
    write: (more = {}) => {
      const all = { ...values, ...more };
      return writeRows(
        workbook,
        table,
        at === undefined ? { updates: [], appends: [all] } : { updates: [{ row: at, cells: all }], appends: [] },
      );
    },
  };
}

function canonical(table: TableName, code: string, text: string): string | number {
  const field = tableOf(table).fields[code] as Field;
  const reading = readCell(field, text);
  if ('value' in reading) return cellOf(field, reading.value);
  throw fault(workbookMessage('cell.cantBe', { header: field.header, shown: text, fix: reading.fix }));
}

/** The sheet as it will be; `row` is undefined for a new row at the end. */
function edited(sheet: SheetData, row: number | undefined, values: Readonly<Record<string, string | number>>): SheetData {
  const change = (cells: readonly unknown[]): unknown[] =>
    sheet.columns.map((code, at) => (code !== undefined && code in values ? values[code] : (cells[at] ?? '')));
  if (row === undefined) return { ...sheet, rows: [...sheet.rows, change([])] };
  return { ...sheet, rows: sheet.rows.map((cells, at) => (at + sheet.firstRow === row ? change(cells) : cells)) };
}
