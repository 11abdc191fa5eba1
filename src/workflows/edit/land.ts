/** Writes rows at their current position, and corrects writes that hit another row. */

import { sameForm } from '../../domain/workbook/keys.ts';
import type { TableName } from '../../domain/workbook/tables.ts';
import { call, type Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import type { CellValue, ValueRange } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { type Placed, rangesOf } from '../read/a1.ts';
import { type Workbook, WorkbookError } from '../read/workbook.ts';
import { type Astray, astrayOf, besideKeys, isWatched, keyColumn, type Located, puttingRight } from './astray.ts';
import { chunksOf } from './chunks.ts';
import { freshKeysOf, type Keys } from './row-keys.ts';

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

/** Sends an idempotent write again when its outcome is unknown. */
export function* retryIdempotent<T>(write: () => Program<T>): Program<T> {
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

export const tablesOf = (all: readonly { readonly table: TableName }[]): TableName[] => [...new Set(all.map(({ table }) => table))];

/** The current position of these cells' rows, and their values. */
export const keysFor = (workbook: Workbook, cells: readonly KeyedCell[]): Program<ReadonlyMap<TableName, Keys>> =>
  freshKeysOf(
    workbook,
    tablesOf(cells),
    new Set(),
    besideKeys(cells.map(({ table, field, value }) => ({ table, cells: { [field]: value } }))),
  );

/** Cells by the current position of their rows, and those without one. */
export function locate(
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
    const among = keys.get(cell.table);
    const one = found.get(name) ?? { table: cell.table, row, key: sameForm(cell.table, cell.key), cells: {}, among };
    one.cells[cell.field] = cell.value ?? '';
    found.set(name, one);
  }
  return { found: [...found.values()], skipped };
}

/** A row's cells by position; with the key's cell, unchanged, where the answer must show it. */
function place(workbook: Workbook, located: Located): Placed[] {
  const { table, row, cells } = located;
  const { columns } = workbook.sheets[table].data;
  const placed = Object.entries(cells).flatMap(([field, value]) => {
    const column = columns.indexOf(field);
    return column < 0 ? [] : [{ row, column, value: value ?? '' }];
  });
  return placed.length > 0 && isWatched(located) ? [...placed, { row, column: keyColumn(workbook, table), value: null }] : placed;
}

/** Max rounds for rows that are moved at the moment of a write. */
const ROUNDS = 4;

/** Writes rows at their position and corrects stray writes at once. Throws WorkbookError `changed` where nobody can tell how. */
export function* land(workbook: Workbook, rows: readonly Located[], how: 'together' | 'chunks' = 'chunks', round = 1): Program<void> {
  const ranges = tablesOf(rows).flatMap((table) =>
    rangesOf(
      workbook.sheets[table].title,
      rows.filter((one) => one.table === table).flatMap((one) => place(workbook, one)),
    ),
  );
  const answers: ValueRange[] = [];
  for (const data of how === 'together' ? [ranges] : chunksOf(ranges, (range) => JSON.stringify(range).length))
    answers.push(...(yield* sendOnce(workbook, data, rows.some(isWatched))));
  const astray = ranges.length > 0 ? astrayOf(workbook, rows, answers) : [];
  if (astray.length > 0) yield* retryIdempotent(() => putRight(workbook, astray, round));
}

export function* putRight(workbook: Workbook, astray: readonly Astray[], round = 1): Program<void> {
  const { cells, lost } = puttingRight(workbook, astray);
  const keyed = cells.flatMap(({ table, key, cells: all }) => Object.entries(all).map(([field, value]) => ({ table, key, field, value })));
  const { found, skipped } = locate(workbook, keyed, yield* keysFor(workbook, keyed));
  if (found.length > 0 && round < ROUNDS) yield* land(workbook, found, 'together', round + 1);
  const [one] = lost.length > 0 || skipped.length > 0 || round >= ROUNDS ? astray : [];
  if (one) throw astrayError(workbook, one);
}

function astrayError({ sheets }: Workbook, { meant: { table, row, key = '' } }: Astray): WorkbookError {
  const { title } = sheets[table];
  return new WorkbookError('changed', workflowMessage('rows.movedMeanwhile', { tab: title, key, row }));
}

/** One atomic request. Returns the cells of the given ranges as they are after it. */
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
