/** Adds new rows in empty places: nobody's cells are overwritten, even if others add rows at the same time. */

import { keyOfCells } from '../../domain/workbook/keys.ts';
import { type TableName, tableOf } from '../../domain/workbook/tables.ts';
import { batch, type Outcome, type Program } from '../../google/call.ts';
import type { CellValue, SheetRequest, Spreadsheet } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { columnName, quoted } from '../read/a1.ts';
import { markAfter, readMark, swapMark } from '../read/row-mark.ts';
import { type Workbook, WorkbookError, type WorkbookSheet } from '../read/workbook.ts';
import { type Astray, astrayInGrids, isWatched, keyColumn, type Located } from './astray.ts';
import { chunksOf } from './chunks.ts';
import { listRequests } from './lists.ts';
import { freshKeysOf, type Keys } from './row-keys.ts';

export type Cells = Readonly<Record<string, CellValue>>;

/** Cells of a new row (`row` undefined), or of an existing one. */
export interface RowCells {
  readonly table: TableName;
  readonly row?: number;
  readonly cells: Cells;
}

export interface Addition {
  readonly rows: readonly RowCells[];
  /** Refuses all, before anything is written, if a new row's key exists by now: WorkbookError `taken`. */
  readonly onlyNew: boolean;
  /**
   * Cells of existing rows to write in the same request, by current position; undefined refuses all of it. Everything then
   * goes in one request, however large.
   */
  readonly along?: {
    readonly tables: readonly TableName[];
    changes(keys: ReadonlyMap<TableName, Keys>): readonly Located[] | undefined;
    /** Called with writes that hit another row: see astray.ts. */
    astray(rows: readonly Astray[]): void;
  };
}

/** Google's JSON of a cell is longer than its text. */
const sizeOf = ({ cells }: RowCells): number => JSON.stringify(cells).length + 50 * Object.keys(cells).length;
const SPARE_ROWS = 200;
const TRIES = 6;

/** The workbook's state while rows are added. */
interface Seen {
  readonly mark: string | undefined;
  readonly keys: ReadonlyMap<TableName, Keys>;
  readonly rowCounts: ReadonlyMap<TableName, number>;
}

/** False: `along` refused, and nothing is written. Throws WorkbookError `taken` or `changed`, and nothing is written; GoogleError. */
export function* addRows(workbook: Workbook, order: Addition): Program<boolean> {
  let seen: Seen | undefined;
  for (const rows of order.along ? [order.rows] : chunksOf(order.rows, sizeOf)) {
    seen = yield* addPart(workbook, { ...order, rows }, seen);
    if (!seen) return false;
  }
  return true;
}

function* addPart(workbook: Workbook, order: Addition, from: Seen | undefined): Program<Seen | undefined> {
  let seen = from;
  // What was sent with an unknown outcome. An existing key may then be our own.
  let tried: string | undefined;
  let lost = false;
  for (let tries = 1; ; tries++) {
    seen ??= yield* look(workbook, order, tries === 1 ? markLeft(workbook) : yield* readMark(workbook.spreadsheetId));
    if (tried !== undefined && seen.mark === tried) return seen;
    const placed = placesOf(workbook, order, seen);
    if (order.onlyNew && !lost && placed.some((row) => row.stands)) throw takenKey();
    const changes = order.along ? order.along.changes(seen.keys) : [];
    if (!changes) return undefined;
    const next = markAfter(seen.mark, placed.map((row) => row.key), placed.map((row) => row.cells)); // biome-ignore format: one line
    const after = grown(seen, placed, next);
    const requests = [
      ...roomRequests(workbook, seen, after),
      ...swapMark(seen.mark, next),
      ...cellRequests(workbook, [...placed, ...changes]),
    ];
    const asked = changes.filter(isWatched);
    const params = { spreadsheetId: workbook.spreadsheetId, ...keysAnswered(workbook, asked, requests) };
    const [outcome] = (yield* batch([{ method: 'sheets.spreadsheets.batchUpdate', params }])) as [Outcome];
    if (outcome.ok) {
      const { updatedSpreadsheet } = outcome.result as { updatedSpreadsheet?: Spreadsheet };
      left.set(workbook, next);
      if (asked.length > 0) order.along?.astray(astrayInGrids(workbook, asked, updatedSpreadsheet?.sheets ?? []));
      return after;
    }
    const { error } = outcome;
    lost ||= error.status === 0 || error.status >= 500;
    const pause = [1000, 4000][tries - 1] ?? 8000;
    if (tries === TRIES) throw error;
    if (lost) yield { kind: 'wait', ms: pause };
    // Refused for another reason, or because somebody else was first?
    else if ((yield* readMark(workbook.spreadsheetId)) === seen.mark) throw error;
    tried = next;
    seen = undefined;
  }
}

/** A request that returns the rows' keys after it. */
export function keysAnswered(workbook: Workbook, asked: readonly Located[], requests: SheetRequest[]) {
  if (asked.length === 0) return { fields: 'spreadsheetId', requestBody: { requests } };
  const responseRanges = asked.map(
    ({ table, row }) => `${quoted(workbook.sheets[table].title)}!${columnName(keyColumn(workbook, table))}${row}`,
  );
  return {
    fields: 'updatedSpreadsheet.sheets(properties.sheetId,data(startRow,startColumn,rowData.values.effectiveValue))',
    requestBody: { requests, includeSpreadsheetInResponse: true, responseIncludeGridData: true, responseRanges },
  };
}

/** The mark that this program itself left. */
const left = new WeakMap<Workbook, string>();

/** The mark when the workbook was read, or as we left it. If somebody has added rows since, our request fails, and it is read again. */
export const markLeft = (workbook: Workbook): string | undefined => left.get(workbook) ?? workbook.rowMark;

/** The mark is read before the keys: if someone adds a row in between, our request fails. */
function* look(workbook: Workbook, { rows, along }: Addition, mark: string | undefined): Program<Seen> {
  const whole = new Set(rows.map((row) => row.table));
  const keys = yield* freshKeysOf(workbook, [...new Set([...whole, ...(along?.tables ?? [])])], whole);
  return { mark, keys, rowCounts: new Map([...whole].map((table) => [table, workbook.sheets[table].rowCount])) };
}

interface Placed extends RowCells {
  readonly row: number;
  readonly key: string;
  /** A row with its key has appeared since the workbook was read: its named cells are written, the others left. */
  readonly stands: boolean;
}

/** The position of each new row: below everything. Rows of one file that share a key are separate rows. */
function placesOf(workbook: Workbook, { rows }: Addition, { keys }: Seen): Placed[] {
  const next = new Map([...keys].map(([table, { lastRow }]) => [table, lastRow + 1]));
  const held = new Map([...keys.keys()].map((table) => [table, keysWhenRead(workbook, table)]));
  const come = new Map<string, readonly number[]>();
  return rows.map(({ table, cells }) => {
    const key = keyOfCells(table, (field) => cells[field]) ?? '';
    const name = `${table}/${key}`;
    const standing = come.get(name) ?? (keys.get(table)?.rowsOf.get(key) ?? []).slice(held.get(table)?.get(key) ?? 0);
    come.set(name, standing.slice(1));
    const row = standing[0];
    if (row !== undefined) return { table, key, cells, row, stands: true };
    const free = next.get(table) ?? 0;
    next.set(table, free + 1);
    return { table, key, cells: wholeRow(workbook.sheets[table], table, cells), row: free, stands: false };
  });
}

/** How many rows had each key when the workbook was read. Lines of the system's hidden tabs exist once, whoever wrote them. */
function keysWhenRead({ sheets }: Workbook, table: TableName): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  if (tableOf(table).hidden) return times;
  const { columns, rows } = sheets[table].data;
  const places = new Map(columns.map((field, column) => [field, column]));
  for (const line of rows) {
    const key = keyOfCells(table, (field) => line[places.get(field) ?? -1]);
    if (key !== undefined) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

/** All cells that people fill in: leftovers in the empty row, such as a tick box, do not become part of it. */
function wholeRow({ data }: WorkbookSheet, table: TableName, cells: Cells): Cells {
  const own = data.columns.filter((code) => code !== undefined && tableOf(table).fields[code]?.system !== true) as string[];
  return { ...Object.fromEntries(own.map((code) => [code, ''])), ...cells };
}

/** The same, after the rows were added. */
function grown({ keys, rowCounts }: Seen, placed: readonly Placed[], mark: string): Seen {
  const lastRows = new Map<TableName, number>();
  for (const { table, row } of placed) lastRows.set(table, Math.max(lastRows.get(table) ?? 0, row));
  return {
    mark,
    keys: new Map([...keys].map(([table, one]) => [table, { ...one, lastRow: Math.max(one.lastRow, lastRows.get(table) ?? 0) }])),
    rowCounts: new Map(
      [...rowCounts].map(([table, count]) => {
        const last = lastRows.get(table) ?? 0;
        return [table, last > count ? last + SPARE_ROWS : count];
      }),
    ),
  };
}

/** Adds sheet rows, with some to spare, and drop-down lists for the new rows. */
function roomRequests(workbook: Workbook, before: Seen, after: Seen): SheetRequest[] {
  return [...after.rowCounts].flatMap(([table, count]) => {
    const had = before.rowCounts.get(table) ?? count;
    if (count <= had) return [];
    const { sheetId, data } = workbook.sheets[table];
    const lists = listRequests(table, sheetId, had, count, (field) => data.columns.indexOf(field));
    return [{ appendDimension: { sheetId, dimension: 'ROWS', length: count - had } }, ...lists];
  });
}

/** Appends a line below everything in a table. */
export function lineRequest({ sheets }: Workbook, table: TableName, cells: Cells): SheetRequest {
  const { sheetId, data } = sheets[table];
  const values = data.columns.map((field) => entered((field === undefined ? undefined : cells[field]) ?? ''));
  return { appendCells: { sheetId, rows: [{ values }], fields: 'userEnteredValue' } };
}

/** Requests for cells: one for each stretch of neighbouring columns and rows. Cells in between are left. */
export function cellRequests({ sheets }: Workbook, written: readonly RowCells[]): SheetRequest[] {
  interface Block {
    readonly table: TableName;
    readonly columns: string;
    readonly first: number;
    readonly lines: Cells[];
  }
  const blocks: Block[] = [];
  for (const { table, row = 0, cells } of written) {
    const columns = Object.keys(cells).join();
    const last = blocks[blocks.length - 1];
    if (last?.table === table && last.columns === columns && last.first + last.lines.length === row) last.lines.push(cells);
    else blocks.push({ table, columns, first: row, lines: [cells] });
  }
  return blocks.flatMap(({ table, first, lines }) => {
    const { sheetId, data } = sheets[table];
    return stretchesOf(data.columns, lines[0] as Cells).map(({ column, fields }) => ({
      updateCells: {
        start: { sheetId, rowIndex: first - 1, columnIndex: column },
        rows: lines.map((cells) => ({ values: fields.map((field) => entered(cells[field] ?? '')) })),
        fields: 'userEnteredValue',
      },
    }));
  });
}

/** The cells' fields that have a column, neighbours together. */
function stretchesOf(columns: readonly (string | undefined)[], cells: Cells): { column: number; fields: string[] }[] {
  const stretches: { column: number; fields: string[] }[] = [];
  columns.forEach((field, column) => {
    if (field === undefined || !(field in cells)) return;
    const last = stretches[stretches.length - 1];
    if (last && last.column + last.fields.length === column) last.fields.push(field);
    else stretches.push({ column, fields: [field] });
  });
  return stretches;
}

/** A value as `RAW` would store it: text stays text, whatever it begins with. */
function entered(value: CellValue): Record<string, unknown> {
  if (value === null || value === '') return {};
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
  return { userEnteredValue: typeof value === 'boolean' ? { boolValue: value } : { stringValue: value } };
}

const takenKey = (): WorkbookError => new WorkbookError('taken', workflowMessage('row.keyTaken'));
