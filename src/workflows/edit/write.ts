/**
 * Writes the workbook: always RAW, always by key. The position of rows is read again just before each write (row-keys.ts); new
 * rows go in empty places (new-rows.ts).
 */

import { keyOfCells } from '../../domain/workbook/keys.ts';
import type { TableName } from '../../domain/workbook/tables.ts';
import { tableOf } from '../../domain/workbook/tables.ts';
import type { Program } from '../../google/call.ts';
import { call } from '../../google/call.ts';
import type { CellValue } from '../../google/types.ts';
import { columnName, quoted } from '../read/a1.ts';
import type { IdRow, OutboxRow, Workbook } from '../read/workbook.ts';
import { type Astray, astrayInGrids, besideKeys, type Located } from './astray.ts';
import { fitting, shortened } from './fitting.ts';
import { type KeyedCell, keysFor, land, locate, putRight, retryIdempotent, type SkippedCell, tablesOf } from './land.ts';
import { addRows, type Cells, cellRequests, keysAnswered, lineRequest, type RowCells } from './new-rows.ts';
import { freshKeysOf, type Keys, type RowChange, rowLeft, rowNow, type Unanswered, unanswered } from './row-keys.ts';

export type { Cells };

export interface RowWrites {
  /** `row` is the sheet row as the workbook was read. Fields not named are left; '' clears. */
  updates: readonly { row: number; cells: Cells }[];
  /** New rows. If its key exists by now, that row is written instead. */
  appends: readonly Cells[];
  /** Refuses the new rows, before anything is written, if a key exists by now: `taken`. */
  onlyNew?: boolean;
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
    yield* retryIdempotent(function* () {
      const beside = besideKeys(changed.map(({ cells }) => ({ table, cells })));
      const keys = (yield* freshKeysOf(workbook, [table], new Set(), beside)).get(table) as Keys;
      const placed = changed.flatMap((change) => {
        const before = sent.get(change);
        const row = before ? rowLeft(workbook, table, change, keys, before) : rowNow(workbook, table, change.row, keys);
        return row === undefined ? [] : [{ change, row }];
      });
      for (const { change, row } of placed) sent.set(change, unanswered(keys, row));
      yield* land(
        workbook,
        placed.map(({ change: { cells }, row }) => ({ table, row, key: keys.at.get(row), cells, among: keys })),
      );
    });
  }
  if (added.length > 0) yield* addRows(workbook, { rows: added, onlyNew });
}

/** Writes single cells by key, all tables in one request of every ~1 MB. Returns those that it could not place. */
export function* writeCells(workbook: Workbook, cells: readonly KeyedCell[]): Program<SkippedCell[]> {
  if (cells.length === 0) return [];
  const fit = cells.map((cell) => ({ ...cell, ...fittingCell(workbook, cell) }));
  const sent = new Set<string>();
  return yield* retryIdempotent(function* () {
    const { found, skipped } = locate(workbook, fit, yield* keysFor(workbook, fit));
    const lacking = skipped.filter((cell) => !sent.has(rowName(cell)));
    for (const row of newlyKeyed(fit, skipped)) sent.add(row);
    yield* land(workbook, found);
    return lacking;
  });
}

/**
 * Writes new rows and single cells of any tables in one request, all or nothing. Returns the cells that could not be placed;
 * nothing is then written. Throws as writeRows with `onlyNew`.
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
    if (wrong.length > 0) yield* retryIdempotent(() => putRight(workbook, wrong));
    return skipped;
  }
  if (fit.length === 0) return [];
  const sent = new Set<string>();
  return yield* retryIdempotent(function* () {
    const found = changes(yield* keysFor(workbook, fit));
    // The request is atomic: a row whose key it changed shows that all of it happened.
    if (!found) return skipped.some((cell) => sent.has(rowName(cell))) ? [] : skipped;
    for (const row of newlyKeyed(fit, [])) sent.add(row);
    yield* land(workbook, found, 'together');
    return [];
  });
}

/**
 * Writes cells of existing rows and a line of the hidden tab in one request: the line exists if and only if the cells were
 * written, though perhaps in another row. Returns the cells that could not be placed; nothing is then written.
 */
export function* writeWithLine(workbook: Workbook, cells: readonly KeyedCell[], line: IdRow): Program<SkippedCell[]> {
  return yield* retryIdempotent(function* () {
    const { found, skipped } = locate(workbook, cells, yield* keysFor(workbook, cells));
    if (skipped.length > 0) return skipped;
    const requests = [...cellRequests(workbook, found), lineRequest(workbook, '_ids', { ...line })];
    const { updatedSpreadsheet } = yield* call('sheets.spreadsheets.batchUpdate', {
      spreadsheetId: workbook.spreadsheetId,
      ...keysAnswered(workbook, found, requests),
    });
    const astray = astrayInGrids(workbook, found, updatedSpreadsheet?.sheets ?? []);
    if (astray.length > 0) yield* retryIdempotent(() => putRight(workbook, astray));
    return [];
  });
}

/** Adds ids before the things themselves are made (write-ahead), except those that the workbook already had. One request. */
export function* appendIds(workbook: Workbook, rows: readonly IdRow[]): Program<void> {
  const thing = (row: IdRow) => JSON.stringify([row.table, row.rowId, row.kind]);
  const held = new Map(workbook.ids.map((row) => [thing(row), row.id]));
  // An empty id is always written: the id that it drops may have been added since the workbook was read.
  const added = rows.filter((row) => row.id === '' || held.get(thing(row)) !== row.id);
  // After a lost reply the line may exist twice; `readWorkbook` reads it once.
  yield* retryIdempotent(() =>
    append(
      workbook,
      '_ids',
      added.map((row): Cells => ({ ...row })),
    ),
  );
}

/** Adds lines to Logg. One request. A lost reply is an error: the caller decides whether a double line matters. */
export function* appendLog(workbook: Workbook, entries: readonly Cells[]): Program<void> {
  yield* append(workbook, 'log', entries);
}

/** Puts letters in the outbox, or moves those already there, to `state`. Two requests. */
export function* setOutbox(workbook: Workbook, rows: readonly OutboxRow[], state: string): Program<void> {
  yield* writeRows(workbook, '_outbox', { updates: [], appends: rows.map((row) => ({ ...row, state })) });
}

function* append(workbook: Workbook, table: TableName, records: readonly Cells[]): Program<void> {
  if (records.length === 0) return;
  const { title, headerRow, data } = workbook.sheets[table];
  const first = data.columns.findIndex((field) => field !== undefined);
  const columns = data.columns.slice(first);
  // Only the log's before-values can approach a cell's limit.
  yield* call('sheets.spreadsheets.values.append', {
    spreadsheetId: workbook.spreadsheetId,
    // The range is the whole column, of which Sheets takes the last block of lines for the table; INSERT_ROWS since older lines
    // may follow a line that somebody emptied, and notes may follow the last one.
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

/** Rows whose key these cells change or clear: once written, even if the answer was lost, the old key no longer finds them. */
function newlyKeyed(cells: readonly KeyedCell[], skipped: readonly KeyedCell[]): string[] {
  const without = new Set(skipped.map(rowName));
  return cells.flatMap((cell) => (tableOf(cell.table).key.includes(cell.field) && !without.has(rowName(cell)) ? [rowName(cell)] : []));
}

const fittingCell = (workbook: Workbook, { table, key, field, value }: KeyedCell): { value: CellValue } => ({
  value: fitting(workbook, table, key, { [field]: value })[field] ?? '',
});
