/**
 * Writes the workbook: always RAW, always by key. Where rows stand is read again just before each write (row-keys.ts); new
 * rows go where nothing stands (new-rows.ts).
 */

import type { TableName } from '../domain/tables.ts';
import { fieldsOf, tableOf } from '../domain/tables.ts';
import { numberText } from '../domain/text.ts';
import type { Program } from '../google/call.ts';
import { call } from '../google/call.ts';
import { GoogleError } from '../google/errors.ts';
import type { CellValue, ValueRange } from '../google/types.ts';
import { CELL_CHARACTERS } from '../quotas/google.ts';
import type { Placed } from './a1.ts';
import { columnName, quoted, rangesOf } from './a1.ts';
import { addRows, type Cells, CHUNK_CHARACTERS, type RowCells } from './new-rows.ts';
import { freshKeysOf, type Keys, keyOfCells, type RowChange, rowLeft, rowNow, sameForm, type Unanswered, unanswered } from './row-keys.ts';
import type { IdRow, OutboxRow, Workbook, WorkbookSheet } from './workbook.ts';
import { WorkbookError } from './workbook.ts';

export type { Cells };

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

/**
 * Writes rows of one table. Fields without a column are left out. Throws WorkbookError `changed` where a row or a column was
 * moved so that it can't be found, `taken` (see RowWrites), `tooLong`, before anything is written; GoogleError otherwise.
 */
export function* writeRows(workbook: Workbook, table: TableName, { updates, appends, onlyNew = false }: RowWrites): Program<void> {
  const nameOf = (cells: Cells) => keyOfCells(table, (field) => cells[field]) ?? '';
  const added = appends.map((cells) => ({ table, cells: fitting(workbook, table, nameOf(cells), cells) }));
  const changed = updates.map(({ row, cells }) => ({ row, cells: fitting(workbook, table, `rad ${row}`, cells) }));
  if (changed.length > 0) {
    const sheet = workbook.sheets[table];
    const sent = new Map<RowChange, Unanswered>();
    yield* insist(function* () {
      const keys = (yield* freshKeysOf(workbook, [table])).get(table) as Keys;
      const placed = changed.flatMap((change) => {
        const before = sent.get(change);
        const row = before ? rowLeft(workbook, table, change, keys, before) : rowNow(workbook, table, change.row, keys);
        return row === undefined ? [] : [{ change, row }];
      });
      for (const { change, row } of placed) sent.set(change, unanswered(keys, row));
      const ranges = placed.flatMap(({ change, row }) => place(sheet, row, change.cells));
      yield* send(workbook, rangesOf(sheet.title, ranges));
    });
  }
  if (added.length > 0) yield* addRows(workbook, { rows: added, onlyNew });
}

/** Writes single cells by key, all tables in one request of every ~1 MB. Answers those that it could not place. */
export function* writeCells(workbook: Workbook, cells: readonly KeyedCell[]): Program<SkippedCell[]> {
  if (cells.length === 0) return [];
  const fit = cells.map((cell) => ({ ...cell, ...fittingCell(workbook, cell) }));
  const sent = new Set<string>();
  return yield* insist(function* () {
    const { found, skipped } = locate(workbook, fit, yield* freshKeysOf(workbook, tablesOf(fit)));
    const lacking = skipped.filter((cell) => !sent.has(rowName(cell)));
    for (const row of newlyKeyed(fit, skipped)) sent.add(row);
    const tables = tablesOf(found);
    yield* send(
      workbook,
      tables.flatMap((table) => {
        const mine = found.filter((one) => one.table === table);
        return rangesOf(
          workbook.sheets[table].title,
          mine.flatMap(({ row = 0, cells }) => place(workbook.sheets[table], row, cells)),
        );
      }),
    );
    return lacking;
  });
}

/**
 * Writes new rows and single cells, of whatever tables, in one request: all of it or nothing. Answers the cells that could
 * not be placed; nothing is then written. Throws as writeRows with `onlyNew`.
 */
export function* writeTogether(workbook: Workbook, rows: readonly RowCells[], cells: readonly KeyedCell[]): Program<SkippedCell[]> {
  const nameOf = ({ table, cells: all }: RowCells) => keyOfCells(table, (field) => all[field]) ?? '';
  const added = rows.map((row) => ({ table: row.table, cells: fitting(workbook, row.table, nameOf(row), row.cells) }));
  const fit = cells.map((cell) => ({ ...cell, ...fittingCell(workbook, cell) }));
  let skipped: SkippedCell[] = [];
  const changes = (keys: ReadonlyMap<TableName, Keys>): RowCells[] | undefined => {
    const located = locate(workbook, fit, keys);
    skipped = located.skipped;
    return skipped.length > 0 ? undefined : located.found;
  };
  if (added.length > 0) {
    yield* addRows(workbook, { rows: added, onlyNew: true, along: { tables: tablesOf(fit), changes } });
    return skipped;
  }
  if (fit.length === 0) return [];
  const sent = new Set<string>();
  return yield* insist(function* () {
    const found = changes(yield* freshKeysOf(workbook, tablesOf(fit)));
    // One request lands whole: a row that it took the key from tells of all of it.
    if (!found) return skipped.some((cell) => sent.has(rowName(cell))) ? [] : skipped;
    const ranges = tablesOf(found).flatMap((table) => {
      const mine = found.filter((one) => one.table === table);
      const sheet = workbook.sheets[table];
      return rangesOf(
        sheet.title,
        mine.flatMap(({ row = 0, cells: all }) => place(sheet, row, all)),
      );
    });
    for (const row of newlyKeyed(fit, [])) sent.add(row);
    yield* sendOnce(workbook, ranges);
    return [];
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
  // Only the log's before-values can come near what a cell holds.
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

const rowName = ({ table, key }: KeyedCell): string => `${table}/${key}`;

/** Rows that these cells give another key, or none: once written, though the answer was lost, they are not found by the old one. */
function newlyKeyed(cells: readonly KeyedCell[], skipped: readonly KeyedCell[]): string[] {
  const without = new Set(skipped.map(rowName));
  return cells.flatMap((cell) => (tableOf(cell.table).key.includes(cell.field) && !without.has(rowName(cell)) ? [rowName(cell)] : []));
}

const tablesOf = (all: readonly { readonly table: TableName }[]): TableName[] => [...new Set(all.map(({ table }) => table))];

/** Cells by where their rows are now, and those that have no place. */
function locate(
  workbook: Workbook,
  cells: readonly KeyedCell[],
  keys: ReadonlyMap<TableName, Keys>,
): { found: RowCells[]; skipped: SkippedCell[] } {
  const skipped: SkippedCell[] = [];
  const found = new Map<string, { table: TableName; row: number; cells: Record<string, CellValue> }>();
  for (const cell of cells) {
    const rows = keys.get(cell.table)?.rowsOf.get(sameForm(cell.table, cell.key)) ?? [];
    const column = workbook.sheets[cell.table].data.columns.indexOf(cell.field);
    const [row] = rows;
    if (row === undefined || rows.length > 1 || column < 0) {
      skipped.push({ ...cell, reason: column < 0 ? 'missingColumn' : rows.length === 0 ? 'missingRow' : 'doubleRow' });
      continue;
    }
    const name = `${cell.table}/${row}`;
    const one = found.get(name) ?? { table: cell.table, row, cells: {} };
    one.cells[cell.field] = cell.value ?? '';
    found.set(name, one);
  }
  return { found: [...found.values()], skipped };
}

/** A row's cells as Sheets can hold them. What the system writes is shortened; what people wrote never is: WorkbookError `tooLong`. */
function fitting({ sheets }: Workbook, table: TableName, row: string, cells: Cells): Cells {
  const long = Object.entries(cells).filter(([, value]) => typeof value === 'string' && value.length > CELL_CHARACTERS);
  if (long.length === 0) return cells;
  const whole = long.find(([field]) => tableOf(table).fields[field]?.system !== true && !tableOf(table).hidden);
  if (!whole) return { ...cells, ...Object.fromEntries(long.map(([field, value]) => [field, shortened(value)])) };
  const [field, value] = whole as [string, string];
  const header = fieldsOf(table).find(([code]) => code === field)?.[1].header ?? field;
  const { title } = sheets[table];
  const [has, most] = [numberText(value.length), numberText(CELL_CHARACTERS)];
  throw new WorkbookError(
    'tooLong',
    `Fliken ${title}, ${row}, kolumnen ${header}: texten har ${has} tecken, men en cell rymmer högst ${most}. Korta den. Inget är skrivet.`,
    `The tab ${title}, ${row}, the column ${header}: the text has ${has} characters, but a cell holds at most ${most}. Shorten it. Nothing was written.`,
  );
}

const fittingCell = (workbook: Workbook, { table, key, field, value }: KeyedCell): { value: CellValue } => ({
  value: fitting(workbook, table, key, { [field]: value })[field] ?? '',
});

const shortened = (value: CellValue): CellValue =>
  typeof value === 'string' && value.length > CELL_CHARACTERS ? `${value.slice(0, CELL_CHARACTERS - 1)}…` : value;

function place({ data }: WorkbookSheet, row: number, cells: Cells): Placed[] {
  return Object.entries(cells).flatMap(([field, value]) => {
    const column = data.columns.indexOf(field);
    return column < 0 ? [] : [{ row, column, value: value ?? '' }];
  });
}

function* send(workbook: Workbook, ranges: readonly ValueRange[]): Program<void> {
  let chunk: ValueRange[] = [];
  let size = 0;
  for (const [index, range] of ranges.entries()) {
    chunk.push(range);
    size += JSON.stringify(range).length;
    if (size < CHUNK_CHARACTERS && index + 1 < ranges.length) continue;
    yield* sendOnce(workbook, chunk);
    chunk = [];
    size = 0;
  }
}

/** One request, which lands whole or not at all. */
function* sendOnce({ spreadsheetId }: Workbook, data: readonly ValueRange[]): Program<void> {
  const requestBody = { valueInputOption: 'RAW' as const, data: [...data] };
  yield* call('sheets.spreadsheets.values.batchUpdate', { spreadsheetId, fields: 'totalUpdatedCells', requestBody });
}
