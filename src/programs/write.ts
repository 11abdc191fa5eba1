/**
 * Writes the workbook: always RAW, always by key. People sort and edit while we work, so the header row and the keys are
 * read again just before each write; rows are found by what they are, not by where they were.
 */
import type { SheetData } from '../domain/parse.ts';
import type { TableName } from '../domain/tables.ts';
import { settingOfName, tableOf } from '../domain/tables.ts';
import { cellText, clean } from '../domain/text.ts';
import type { Program } from '../google/call.ts';
import { call } from '../google/call.ts';
import { GoogleError } from '../google/errors.ts';
import type { CellValue, ValueRange } from '../google/types.ts';
import type { Placed } from './a1.ts';
import { columnName, quoted, rangesOf } from './a1.ts';
import { listRequests } from './layout.ts';
import type { IdRow, OutboxRow, Workbook, WorkbookSheet } from './workbook.ts';
import { WorkbookError } from './workbook.ts';

export type Cells = Readonly<Record<string, CellValue>>;

export interface RowWrites {
  /** `row` is the sheet row as the workbook was read. A field that is not named stands; '' clears. */
  updates: readonly { row: number; cells: Cells }[];
  /** New rows. One whose key has come to stand in the table meanwhile is written there instead. */
  appends: readonly Cells[];
  /** Refuses the new rows, before anything is written, where a key has come to stand meanwhile: `taken`. */
  onlyNew?: boolean;
}

/** One cell to write, found by its row's key (key fields joined by '|'; a setting by its code name). */
export interface KeyedCell {
  table: TableName;
  key: string;
  field: string;
  value: CellValue;
}

export interface SkippedCell extends KeyedCell {
  reason: 'missingRow' | 'doubleRow' | 'missingColumn';
}

/** What stands in a table's key columns now. */
interface Keys {
  rowsOf: ReadonlyMap<string, readonly number[]>;
  at: ReadonlyMap<number, string>;
  lastRow: number;
}

/** Sheets advises payloads up to about 2 MB; half of that leaves room for UTF-8. */
const CHUNK_CHARACTERS = 1_000_000;
const SPARE_ROWS = 200;

/**
 * Writes rows of one table: one read of the keys, one write of every ~1 MB (each atomic), and one request to grow the
 * tab when it is full. Fields without a column are left out. Throws WorkbookError `changed` where a row or a column was
 * moved so that it can't be found, `taken` (see RowWrites), before anything is written; GoogleError otherwise.
 */
export function* writeRows(workbook: Workbook, table: TableName, { updates, appends, onlyNew = false }: RowWrites): Program<void> {
  if (updates.length === 0 && appends.length === 0) return;
  // Once something was sent, a key that stands may be our own.
  let sent = false;
  yield* insist(function* () {
    const keys = (yield* freshKeysOf(workbook, [table], appends.length > 0)).get(table) as Keys;
    const sheet = workbook.sheets[table];
    const placed: Placed[] = updates.flatMap(({ row, cells }) => place(sheet, rowNow(workbook, table, row, keys), cells));
    let next = keys.lastRow;
    const added = new Map<string, number>();
    for (const cells of appends) {
      const key = keyOfCells(table, (field) => cells[field]);
      const known = key === undefined ? undefined : (keys.rowsOf.get(key)?.[0] ?? added.get(key));
      if (known !== undefined && onlyNew && !sent) throw takenKey();
      const row = known ?? ++next;
      if (known === undefined && key !== undefined) added.set(key, row);
      placed.push(...place(sheet, row, cells));
    }
    yield* grow(workbook, table, next);
    sent = true;
    yield* send(workbook, rangesOf(sheet.title, placed));
  });
}

/** Writes single cells by key, all tables in one request of every ~1 MB. Answers those that it could not place. */
export function* writeCells(workbook: Workbook, cells: readonly KeyedCell[]): Program<SkippedCell[]> {
  if (cells.length === 0) return [];
  return yield* insist(function* () {
    const skipped: SkippedCell[] = [];
    const tables = [...new Set(cells.map(({ table }) => table))];
    const found = yield* freshKeysOf(workbook, tables);
    const placed = new Map<TableName, Placed[]>(tables.map((table) => [table, []]));
    for (const cell of cells) {
      const rows = found.get(cell.table)?.rowsOf.get(sameForm(cell.table, cell.key)) ?? [];
      const column = workbook.sheets[cell.table].data.columns.indexOf(cell.field);
      if (rows.length === 1 && column >= 0) placed.get(cell.table)?.push({ row: rows[0] as number, column, value: cell.value ?? '' });
      else skipped.push({ ...cell, reason: column < 0 ? 'missingColumn' : rows.length === 0 ? 'missingRow' : 'doubleRow' });
    }
    yield* send(
      workbook,
      tables.flatMap((table) => rangesOf(workbook.sheets[table].title, placed.get(table) ?? [])),
    );
    return skipped;
  });
}

/** Adds ids, before the things themselves are made (write-ahead). Those that the workbook held when read are left out. One request. */
export function* appendIds(workbook: Workbook, rows: readonly IdRow[]): Program<void> {
  const thing = (row: IdRow) => JSON.stringify([row.table, row.rowId, row.kind]);
  const held = new Map(workbook.ids.map((row) => [thing(row), row.id]));
  // Letting go is always written: the id that is let go may have been added since the workbook was read.
  const added = rows.filter((row) => row.id === '' || held.get(thing(row)) !== row.id);
  // After a lost reply the line may stand twice; it says the same twice, and `readWorkbook` reads it once.
  yield* insist(() =>
    append(
      workbook,
      '_ids',
      added.map((row): Cells => ({ ...row })),
    ),
  );
}

/** Adds lines to Logg. One request. A lost reply is an error: a line more or less is for the caller to judge. */
export function* appendLog(workbook: Workbook, entries: readonly Cells[]): Program<void> {
  yield* append(workbook, 'log', entries);
}

/** Puts letters in the outbox, or moves those already there, to `state`. Two requests. */
export function* setOutbox(workbook: Workbook, rows: readonly OutboxRow[], state: string): Program<void> {
  yield* writeRows(workbook, '_outbox', { updates: [], appends: rows.map((row) => ({ ...row, state })) });
}

/** A write that may be done twice is done again when it is unknown whether it landed. */
function* insist<T>(write: () => Program<T>): Program<T> {
  for (const ms of [1000, 4000]) {
    try {
      return yield* write();
    } catch (error) {
      if (!(error instanceof GoogleError) || (error.status !== 0 && error.status < 500)) throw error;
    }
    yield { kind: 'wait', ms };
  }
  return yield* write();
}

function* append(workbook: Workbook, table: TableName, records: readonly Cells[]): Program<void> {
  if (records.length === 0) return;
  const { title, headerRow, data } = workbook.sheets[table];
  const first = data.columns.findIndex((field) => field !== undefined);
  const columns = data.columns.slice(first);
  // A cell holds 50,000 characters; only the log's before-values can come near.
  const shortened = (value: CellValue) => (typeof value === 'string' && value.length > 50_000 ? `${value.slice(0, 49_999)}…` : value);
  yield* call('sheets.spreadsheets.values.append', {
    spreadsheetId: workbook.spreadsheetId,
    // The whole column, where Sheets takes the last block of lines for the table; rows of their own: below a line that
    // somebody emptied there are older lines, and below the last one there may be notes.
    range: `${quoted(title)}!${columnName(first)}${headerRow}:${columnName(first)}`,
    valueInputOption: 'RAW',
    insertDataOption: 'INSERT_ROWS',
    fields: 'spreadsheetId',
    requestBody: {
      values: records.map((record) => columns.map((field) => shortened((field === undefined ? undefined : record[field]) ?? ''))),
    },
  });
}

function sameForm(table: TableName, key: string): string {
  const parts = tableOf(table).key.length > 1 ? key.split('|') : [key];
  return keyOfCells(table, (field) => parts[tableOf(table).key.indexOf(field)]) ?? '';
}

/** A row's key in the form that equal keys share; undefined where the table has none or no key cell is filled. */
function keyOfCells(table: TableName, cell: (field: string) => unknown): string | undefined {
  const { key, fields } = tableOf(table);
  const parts = key.map((field) => {
    const text = clean(cellText(cell(field)));
    if (table === 'settings') return settingOfName(text) ?? text;
    return fields[field]?.type === 'email' ? text.normalize('NFKC').toLowerCase() : text;
  });
  return parts.some((part) => part !== '') ? parts.join('|') : undefined;
}

/** Where a row that was read is now. */
function rowNow(workbook: Workbook, table: TableName, row: number, keys: Keys): number {
  const { data, title } = workbook.sheets[table];
  const cells = data.rows[row - data.firstRow] ?? [];
  const key = keyOfCells(table, (field) => cells[data.columns.indexOf(field)]);
  if (keys.at.get(row) === key) return row;
  const rows = key === undefined ? [] : (keys.rowsOf.get(key) ?? []);
  if (rows.length === 1) return rows[0] as number;
  throw new WorkbookError(
    'changed',
    `Rad ${row} i fliken ${title} ändrades medan Delakultur arbetade. Inget skrevs där. Kör igen.`,
    `Row ${row} of the tab ${title} was changed while Delakultur worked. Nothing was written there. Run again.`,
  );
}

/**
 * Reads header rows and key columns of tables in one request, and makes sure that no column has moved since. `whole`: all
 * cells too, for whoever adds rows: someone may be typing a row whose key is not there yet.
 */
function* freshKeysOf(workbook: Workbook, tables: readonly TableName[], whole = false): Program<Map<TableName, Keys>> {
  const asked = tables.map((table) => ({ table, sheet: workbook.sheets[table], columns: keyColumns(workbook.sheets[table], table) }));
  const ranges = asked.flatMap(({ sheet: { title, headerRow }, columns }) => [
    `${quoted(title)}!${headerRow}:${headerRow}`,
    ...columns.map((column) => `${quoted(title)}!${columnName(column)}${headerRow}:${columnName(column)}`),
    ...(whole ? [quoted(title)] : []),
  ]);
  const { valueRanges = [] } = yield* call('sheets.spreadsheets.values.batchGet', {
    spreadsheetId: workbook.spreadsheetId,
    ranges,
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  });
  const answers = valueRanges.map((range) => range.values ?? []);
  return new Map(
    asked.map(({ table, sheet, columns }) => {
      const headers = (answers.shift()?.[0] ?? []).map((cell) => clean(cellText(cell)));
      if (headers.join('\n') !== sheet.headers.join('\n')) throw movedColumns(sheet.title);
      return [
        table,
        readKeys(
          table,
          sheet,
          columns.map(() => answers.shift() ?? []),
          whole ? (answers.shift() ?? []).slice(sheet.headerRow) : sheet.data.rows,
        ),
      ];
    }),
  );
}

function keyColumns(sheet: WorkbookSheet, table: TableName): number[] {
  return tableOf(table).key.map((field) => sheet.data.columns.indexOf(field));
}

const takenKey = (): WorkbookError =>
  new WorkbookError(
    'taken',
    'Någon annan sparade samtidigt. Inget är skrivet. Försök igen.',
    'Someone else saved at the same time. Nothing was written. Try again.',
  );

function movedColumns(title: string): WorkbookError {
  return new WorkbookError(
    'changed',
    `Kolumnerna i fliken ${title} ändrades medan Delakultur arbetade. Inget skrevs där. Kör igen.`,
    `The columns of the tab ${title} were changed while Delakultur worked. Nothing was written there. Run again.`,
  );
}

/** `columns` are the key columns' values, each beginning with its header; `rows` what is known of the cells below it. */
function readKeys(
  table: TableName,
  { headerRow }: WorkbookSheet,
  columns: readonly (readonly CellValue[][])[],
  rows: SheetData['rows'],
): Keys {
  const { key } = tableOf(table);
  const rowsOf = new Map<string, number[]>();
  const at = new Map<number, string>();
  // Rows without a key are not seen in the key columns; they are not to be written over.
  const filled = rows.map((cells, index) => (cells.some((cell) => cellText(cell) !== '') ? index + headerRow + 1 : headerRow));
  let lastRow = filled.reduce((most, row) => Math.max(most, row), headerRow);
  const length = Math.max(1, ...columns.map((values) => values.length));
  for (let index = 1; index < length; index++) {
    const found = keyOfCells(table, (field) => columns[key.indexOf(field)]?.[index]?.[0]);
    if (found === undefined) continue;
    const row = headerRow + index;
    at.set(row, found);
    rowsOf.set(found, [...(rowsOf.get(found) ?? []), row]);
    lastRow = Math.max(lastRow, row);
  }
  return { rowsOf, at, lastRow };
}

function place({ data }: WorkbookSheet, row: number, cells: Cells): Placed[] {
  return Object.entries(cells).flatMap(([field, value]) => {
    const column = data.columns.indexOf(field);
    return column < 0 ? [] : [{ row, column, value: value ?? '' }];
  });
}

/** Makes room for rows up to `lastRow`, with some to spare, and gives the new rows their drop-down lists. */
function* grow(workbook: Workbook, table: TableName, lastRow: number): Program<void> {
  const { sheetId, rowCount, data } = workbook.sheets[table];
  if (lastRow <= rowCount) return;
  const length = lastRow - rowCount + SPARE_ROWS;
  const lists = listRequests(table, sheetId, rowCount, rowCount + length, (field) => data.columns.indexOf(field));
  yield* call('sheets.spreadsheets.batchUpdate', {
    spreadsheetId: workbook.spreadsheetId,
    fields: 'spreadsheetId',
    requestBody: { requests: [{ appendDimension: { sheetId, dimension: 'ROWS', length } }, ...lists] },
  });
}

function* send(workbook: Workbook, ranges: readonly ValueRange[]): Program<void> {
  let chunk: ValueRange[] = [];
  let size = 0;
  for (const [index, range] of ranges.entries()) {
    chunk.push(range);
    size += JSON.stringify(range).length;
    if (size < CHUNK_CHARACTERS && index + 1 < ranges.length) continue;
    const requestBody = { valueInputOption: 'RAW' as const, data: chunk };
    yield* call('sheets.spreadsheets.values.batchUpdate', {
      spreadsheetId: workbook.spreadsheetId,
      fields: 'totalUpdatedCells',
      requestBody,
    });
    chunk = [];
    size = 0;
  }
}
