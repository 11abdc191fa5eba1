/**
 * The current position of rows. People sort and edit while we work, so the header row and the keys are read again just before
 * each write; a row is found by its key, not by where it was.
 */

import { clean } from '../../domain/text.ts';
import { cellText, isEmptyCell, isFormulaError } from '../../domain/workbook/cells.ts';
import { keyOfCells } from '../../domain/workbook/keys.ts';
import { type TableName, tableOf } from '../../domain/workbook/tables.ts';
import { call, type Program } from '../../google/call.ts';
import type { CellValue } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { columnName, quoted } from '../read/a1.ts';
import type { Workbook, WorkbookSheet } from '../read/workbook.ts';
import { WorkbookError } from '../read/workbook.ts';

/** A table's current key columns. */
export interface Keys {
  readonly rowsOf: ReadonlyMap<string, readonly number[]>;
  readonly at: ReadonlyMap<number, string>;
  /** The last row with any content; the header row where none has. */
  readonly lastRow: number;
  /** The extra cells of the row with a key; undefined where no row has the key, or several. */
  cellsOf(key: string): Readonly<Record<string, CellValue>> | undefined;
}

/** The current position of a row that was read. Throws WorkbookError `changed`. */
export function rowNow({ sheets }: Workbook, table: TableName, row: number, keys: Keys): number {
  const { data, title } = sheets[table];
  const cells = data.rows[row - data.firstRow] ?? [];
  const key = keyOfCells(table, (field) => cells[data.columns.indexOf(field)]);
  if (keys.at.get(row) === key) return row;
  const rows = key === undefined ? [] : (keys.rowsOf.get(key) ?? []);
  if (rows.length === 1) return rows[0] as number;
  throw new WorkbookError('changed', workflowMessage('row.changedMeanwhile', { row, tab: title }));
}

/** Cells to write in a row, given by its number as the workbook was read. */
export interface RowChange {
  readonly row: number;
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** A row whose write got no answer: its position, and how many rows had its key just before. */
export interface Unanswered {
  readonly at: number;
  readonly times: number;
}

/**
 * The position of a row that may already be written: the answer was lost, and the write may have changed its key. Undefined if
 * the write happened. Throws WorkbookError `changed` if the key changes and nobody can tell.
 */
export function rowLeft(
  workbook: Workbook,
  table: TableName,
  { row, cells }: RowChange,
  keys: Keys,
  { at, times }: Unanswered,
): number | undefined {
  const { data, title } = workbook.sheets[table];
  const read = data.rows[row - data.firstRow] ?? [];
  const standing = (field: string) => read[data.columns.indexOf(field)];
  const before = keyOfCells(table, standing);
  const after = keyOfCells(table, (field) => (field in cells && data.columns.includes(field) ? cells[field] : standing(field)));
  if (before === after) return rowNow(workbook, table, row, keys);
  const rowsOf = (key: string | undefined): readonly number[] => (key === undefined ? [] : (keys.rowsOf.get(key) ?? []));
  const isFewer = rowsOf(before).length < times;
  const now = keys.at.get(at);
  if (now === after && (after !== undefined || isFewer)) return undefined;
  if (now === before) return at;
  // Somebody moved rows at that moment.
  if (isFewer && (after === undefined || rowsOf(after).length > 0)) return undefined;
  const [one, ...more] = rowsOf(before);
  if (one !== undefined && more.length === 0 && rowsOf(after).length === 0) return one;
  throw new WorkbookError('changed', workflowMessage('row.movedMeanwhile', { row, tab: title }));
}

/** Remembers a row that is about to be written at `at`. */
export function unanswered(keys: Keys, at: number): Unanswered {
  const key = keys.at.get(at);
  return { at, times: key === undefined ? 0 : (keys.rowsOf.get(key)?.length ?? 0) };
}

/**
 * Reads header rows and key columns of tables in one request, and checks that no column has moved. `whole`: also all cells of
 * these tables, for adding rows: someone may be typing a row that has no key yet. `beside`: fields to be written, so that
 * their former values can be restored. Throws WorkbookError `changed`, GoogleError.
 */
export function* freshKeysOf(
  workbook: Workbook,
  tables: readonly TableName[],
  whole: ReadonlySet<TableName> = new Set(),
  beside: ReadonlyMap<TableName, readonly string[]> = new Map(),
): Program<ReadonlyMap<TableName, Keys>> {
  const asked = tables.map((table) => {
    const sheet = workbook.sheets[table];
    const fields = (beside.get(table) ?? []).filter((field) => sheet.data.columns.includes(field));
    return { table, sheet, fields, columns: keyColumns(sheet, table) };
  });
  const ranges = asked.flatMap(({ table, sheet: { title, headerRow, data }, columns, fields }) => [
    `${quoted(title)}!${headerRow}:${headerRow}`,
    ...[...columns, ...fields.map((field) => data.columns.indexOf(field))].map(
      (column) => `${quoted(title)}!${columnName(column)}${headerRow}:${columnName(column)}`,
    ),
    ...(whole.has(table) ? [quoted(title)] : []),
  ]);
  const { valueRanges = [] } = yield* call('sheets.spreadsheets.values.batchGet', {
    spreadsheetId: workbook.spreadsheetId,
    ranges,
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  });
  const answers = valueRanges.map((range) => range.values ?? []);
  return new Map(
    asked.map(({ table, sheet, columns, fields }) => {
      const headers = (answers.shift()?.[0] ?? []).map((cell) => clean(cellText(cell)));
      if (headers.join('\n') !== sheet.headers.join('\n')) throw movedColumns(sheet.title);
      const keys = columns.map(() => answers.shift() ?? []);
      const cells = new Map(fields.map((field) => [field, answers.shift() ?? []]));
      const rows = whole.has(table) ? (answers.shift() ?? []).slice(sheet.headerRow) : sheet.data.rows;
      return [table, readKeys(table, sheet, keys, cells, rows)];
    }),
  );
}

function keyColumns(sheet: WorkbookSheet, table: TableName): number[] {
  return tableOf(table).key.map((field) => sheet.data.columns.indexOf(field));
}

/** `columns` are the key columns' values, `beside` other fields', each beginning with its header; `rows` what is known of the cells below it. */
function readKeys(
  table: TableName,
  sheet: WorkbookSheet,
  columns: readonly (readonly CellValue[][])[],
  beside: ReadonlyMap<string, readonly CellValue[][]>,
  rows: readonly (readonly unknown[])[],
): Keys {
  const { headerRow } = sheet;
  const { key } = tableOf(table);
  const rowsOf = new Map<string, number[]>();
  const at = new Map<number, string>();
  // Key columns do not show rows without a key, which must not be overwritten.
  let lastRow = rows.reduce((most, cells, index) => (isFree(sheet, cells) ? most : Math.max(most, index + headerRow + 1)), headerRow);
  const length = Math.max(1, ...columns.map((values) => values.length));
  for (let index = 1; index < length; index++) {
    const found = keyOfCells(table, (field) => columns[key.indexOf(field)]?.[index]?.[0]);
    if (found === undefined) continue;
    const row = headerRow + index;
    at.set(row, found);
    rowsOf.set(found, [...(rowsOf.get(found) ?? []), row]);
    lastRow = Math.max(lastRow, row);
  }
  const cellsOf = (name: string) => {
    const [row, ...more] = rowsOf.get(name) ?? [];
    if (row === undefined || more.length > 0) return undefined;
    return Object.fromEntries([...beside].map(([field, values]) => [field, values[row - headerRow]?.[0] ?? '']));
  };
  return { rowsOf, at, lastRow, cellsOf };
}

/**
 * Whether a new row may be placed here. In the coordinators' own columns the result of a filled-down formula on an empty row
 * counts as empty: 0, or an error. A note counts as content.
 */
function isFree({ data }: WorkbookSheet, cells: readonly unknown[]): boolean {
  return cells.every(
    (cell, column) => isEmptyCell(cell) || (data.columns[column] === undefined && (cell === 0 || isFormulaError(cellText(cell)))),
  );
}

function movedColumns(title: string): WorkbookError {
  return new WorkbookError('changed', workflowMessage('columns.movedMeanwhile', { tab: title }));
}
