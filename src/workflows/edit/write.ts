/**
 * Writes the workbook: always RAW, always by key. Where rows stand is read again just before each write (row-keys.ts); new
 * rows go where nothing stands (new-rows.ts).
 */

import type { Message } from '../../domain/message.ts';
import { keyOfCells, sameForm } from '../../domain/workbook/keys.ts';
import type { TableName } from '../../domain/workbook/tables.ts';
import { fieldsOf, sinceOf, tableOf } from '../../domain/workbook/tables.ts';
import type { Program } from '../../google/call.ts';
import { call } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import type { CellValue, ValueRange } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { CELL_CHARACTERS } from '../../quotas/google.ts';
import type { Placed } from '../read/a1.ts';
import { columnName, quoted, rangesOf } from '../read/a1.ts';
import type { IdRow, OutboxRow, Workbook } from '../read/workbook.ts';
import { WorkbookError } from '../read/workbook.ts';
import { type Astray, astrayInGrids, astrayOf, isWatched, keyColumn, type Located, puttingRight } from './astray.ts';
import { addRows, type Cells, CHUNK_CHARACTERS, cellRequests, keysAnswered, lineRequest, type RowCells } from './new-rows.ts';
import { freshKeysOf, type Keys, type RowChange, rowLeft, rowNow, type Unanswered, unanswered } from './row-keys.ts';

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
    const sent = new Map<RowChange, Unanswered>();
    yield* insist(function* () {
      const keys = (yield* freshKeysOf(workbook, [table])).get(table) as Keys;
      const placed = changed.flatMap((change) => {
        const before = sent.get(change);
        const row = before ? rowLeft(workbook, table, change, keys, before) : rowNow(workbook, table, change.row, keys);
        return row === undefined ? [] : [{ change, row }];
      });
      for (const { change, row } of placed) sent.set(change, unanswered(keys, row));
      yield* land(
        workbook,
        placed.map(({ change: { cells }, row }) => ({ table, row, key: keys.at.get(row), cells })),
      );
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
    yield* land(workbook, found);
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
  const changes = (keys: ReadonlyMap<TableName, Keys>): Located[] | undefined => {
    const located = locate(workbook, fit, keys);
    skipped = located.skipped;
    return skipped.length > 0 ? undefined : located.found;
  };
  if (added.length > 0) {
    const wrong: Astray[] = [];
    const along = { tables: tablesOf(fit), changes, astray: (rows: readonly Astray[]) => wrong.push(...rows) };
    yield* addRows(workbook, { rows: added, onlyNew: true, along });
    if (wrong.length > 0) yield* insist(() => putRight(workbook, wrong));
    return skipped;
  }
  if (fit.length === 0) return [];
  const sent = new Set<string>();
  return yield* insist(function* () {
    const found = changes(yield* freshKeysOf(workbook, tablesOf(fit)));
    // One request lands whole: a row that it took the key from tells of all of it.
    if (!found) return skipped.some((cell) => sent.has(rowName(cell))) ? [] : skipped;
    for (const row of newlyKeyed(fit, [])) sent.add(row);
    yield* land(workbook, found, 'together');
    return [];
  });
}

/**
 * Writes cells of rows that stand and a line of the hidden tab in one request: the line stands if, and only if, the cells
 * were written, though it may be in another row. Answers the cells that could not be placed; nothing is then written.
 */
export function* writeWithLine(workbook: Workbook, cells: readonly KeyedCell[], line: IdRow): Program<SkippedCell[]> {
  return yield* insist(function* () {
    const { found, skipped } = locate(workbook, cells, yield* freshKeysOf(workbook, tablesOf(cells)));
    if (skipped.length > 0) return skipped;
    const requests = [...cellRequests(workbook, found), lineRequest(workbook, '_ids', { ...line })];
    const { updatedSpreadsheet } = yield* call('sheets.spreadsheets.batchUpdate', {
      spreadsheetId: workbook.spreadsheetId,
      ...keysAnswered(workbook, found, requests),
    });
    const astray = astrayInGrids(workbook, found, updatedSpreadsheet?.sheets ?? []);
    if (astray.length > 0) yield* insist(() => putRight(workbook, astray));
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
): { found: Located[]; skipped: SkippedCell[] } {
  const skipped: SkippedCell[] = [];
  const found = new Map<string, Located & { cells: Record<string, CellValue> }>();
  for (const cell of cells) {
    const rows = keys.get(cell.table)?.rowsOf.get(sameForm(cell.table, cell.key)) ?? [];
    const column = workbook.sheets[cell.table].data.columns.indexOf(cell.field);
    const [row] = rows;
    if (row === undefined || rows.length > 1 || column < 0) {
      skipped.push({ ...cell, reason: column < 0 ? 'missingColumn' : rows.length === 0 ? 'missingRow' : 'doubleRow' });
      continue;
    }
    const name = `${cell.table}/${row}`;
    const one = found.get(name) ?? { table: cell.table, row, key: sameForm(cell.table, cell.key), cells: {} };
    one.cells[cell.field] = cell.value ?? '';
    found.set(name, one);
  }
  return { found: [...found.values()], skipped };
}

/** What has no column would be lost without a word: an older workbook gets its new ones by the next apply, but people also delete columns. */
export function lackingColumn({ sheets }: Workbook, table: TableName, cells: Cells): { code: string; said: Message } | undefined {
  const { title, data } = sheets[table];
  const code = Object.keys(cells).find((one) => cells[one] !== '' && !data.columns.includes(one));
  if (code === undefined) return undefined;
  const header = tableOf(table).fields[code]?.header ?? code;
  return { code, said: workflowMessage('row.lacksColumn', { tab: title, header }) };
}

/**
 * A row's cells as Sheets can hold them. What the system writes is shortened; what people wrote never is: WorkbookError
 * `tooLong`, or `olderSchema` where the workbook has no place for it.
 */
function fitting(workbook: Workbook, table: TableName, row: string, cells: Cells): Cells {
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

const fittingCell = (workbook: Workbook, { table, key, field, value }: KeyedCell): { value: CellValue } => ({
  value: fitting(workbook, table, key, { [field]: value })[field] ?? '',
});

const shortened = (value: CellValue): CellValue =>
  typeof value === 'string' && value.length > CELL_CHARACTERS ? `${value.slice(0, CELL_CHARACTERS - 1)}…` : value;

/** A row's cells by their places, and the key's, which is left as it stands, where the answer is to tell it. */
function place(workbook: Workbook, located: Located): Placed[] {
  const { table, row, cells } = located;
  const { columns } = workbook.sheets[table].data;
  const placed = Object.entries(cells).flatMap(([field, value]) => {
    const column = columns.indexOf(field);
    return column < 0 ? [] : [{ row, column, value: value ?? '' }];
  });
  return placed.length > 0 && isWatched(located) ? [...placed, { row, column: keyColumn(workbook, table), value: null }] : placed;
}

/** How often rows that were moved at the very moment of a write are written anew. */
const ROUNDS = 4;

/** Writes rows where they stand. What came to another row is put right at once. Throws WorkbookError `changed` where nobody can tell how. */
function* land(workbook: Workbook, rows: readonly Located[], how: 'together' | 'chunks' = 'chunks', round = 1): Program<void> {
  const ranges = tablesOf(rows).flatMap((table) =>
    rangesOf(
      workbook.sheets[table].title,
      rows.filter((one) => one.table === table).flatMap((one) => place(workbook, one)),
    ),
  );
  const answers: ValueRange[] = [];
  for (const data of how === 'together' ? [ranges] : chunksOf(ranges))
    answers.push(...(yield* sendOnce(workbook, data, rows.some(isWatched))));
  const astray = ranges.length > 0 ? astrayOf(workbook, rows, answers) : [];
  if (astray.length > 0) yield* insist(() => putRight(workbook, astray, round));
}

function* putRight(workbook: Workbook, astray: readonly Astray[], round = 1): Program<void> {
  const { cells, lost } = puttingRight(workbook, astray);
  const keyed = cells.flatMap(({ table, key, cells: all }) => Object.entries(all).map(([field, value]) => ({ table, key, field, value })));
  const { found, skipped } = locate(workbook, keyed, yield* freshKeysOf(workbook, tablesOf(keyed)));
  if (found.length > 0 && round < ROUNDS) yield* land(workbook, found, 'together', round + 1);
  const [one] = lost.length > 0 || skipped.length > 0 || round >= ROUNDS ? astray : [];
  if (one) throw astrayError(workbook, one);
}

function astrayError({ sheets }: Workbook, { meant: { table, row, key = '' } }: Astray): WorkbookError {
  const { title } = sheets[table];
  return new WorkbookError('changed', workflowMessage('rows.movedMeanwhile', { tab: title, key, row }));
}

function chunksOf(ranges: readonly ValueRange[]): ValueRange[][] {
  const chunks: ValueRange[][] = [];
  let size = CHUNK_CHARACTERS;
  for (const range of ranges) {
    if (size >= CHUNK_CHARACTERS) {
      chunks.push([]);
      size = 0;
    }
    chunks[chunks.length - 1]?.push(range);
    size += JSON.stringify(range).length;
  }
  return chunks;
}

/** One request, which lands whole or not at all. Answers the cells of the ranges as they stand after it, where they are asked for. */
function* sendOnce({ spreadsheetId }: Workbook, data: ValueRange[], answered: boolean): Program<ValueRange[]> {
  const { responses = [] } = yield* call('sheets.spreadsheets.values.batchUpdate', {
    spreadsheetId,
    fields: answered ? 'responses.updatedData(range,values)' : 'totalUpdatedCells',
    requestBody: {
      valueInputOption: 'RAW',
      data,
      ...(answered && {
        includeValuesInResponse: true,
        responseValueRenderOption: 'UNFORMATTED_VALUE',
        responseDateTimeRenderOption: 'SERIAL_NUMBER',
      }),
    },
  });
  return responses.flatMap(({ updatedData }) => (updatedData ? [updatedData] : []));
}
