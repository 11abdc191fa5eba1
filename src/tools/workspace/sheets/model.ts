import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';

/**
 * How a spreadsheet is stored. One small record holds all but the cells (`Book`, kind `spreadsheet`), and each tab's
 * cells have a record of their own (`Grid`, kind `sheet`), so that a lease written as developer metadata does not
 * write every row anew.
 */

export type Json = string | number | boolean | null | Json[] | { [field: string]: Json };
export type Fields = { [field: string]: Json };

/** A value as entered: a literal or, with `f`, a formula (its text, with the leading `=`). */
export interface RichCell {
  v?: string | number | boolean;
  f?: string;
  note?: string;
  /** Its place in the tab's list of styles. */
  style?: number;
}

/** What a cell looks like, and what may be filled in. */
export interface Style {
  readonly format?: Fields;
  readonly validation?: Fields;
}

/** Plain literals stay plain, which keeps the journal small. `null` is an empty cell. */
export type Cell = null | string | number | boolean | RichCell;
export type Row = readonly Cell[];

export interface DimensionProps {
  pixelSize?: number;
  hiddenByUser?: boolean;
}

/** A tab's cells. `rows` ends at the last used row, and each row at its last used cell. Never changed in place. */
export interface Grid {
  readonly rows: readonly Row[];
  /** Each style that cells have or had, once: thousands of cells share one. */
  readonly styles: readonly Style[];
  readonly rowProps: readonly (DimensionProps | null)[];
  readonly columnProps: readonly (DimensionProps | null)[];
}

export type Dimension = 'ROWS' | 'COLUMNS';

/** Where a piece of developer metadata sits. */
export type Spot = { at: 'SPREADSHEET' } | { at: 'SHEET'; sheetId: number } | { at: 'ROW' | 'COLUMN'; sheetId: number; index: number };

export interface Metadata {
  id: number;
  key: string;
  value?: string;
  visibility: 'DOCUMENT' | 'PROJECT';
  spot: Spot;
}

/** Zero-based, half-open; an absent bound is open. */
export interface GridRange {
  sheetId: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

/** A range whose bounds are all known. */
export interface Box {
  sheetId: number;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Protection {
  id: number;
  range: GridRange;
  description?: string;
  warningOnly: boolean;
  users: readonly string[];
  groups: readonly string[];
  domain: boolean;
  unprotected: readonly GridRange[];
}

export interface Tab {
  sheetId: number;
  title: string;
  hidden: boolean;
  rowCount: number;
  columnCount: number;
  frozenRowCount: number;
  frozenColumnCount: number;
  /** `tabColor`, `tabColorStyle`, `rightToLeft` and `hideGridlines`, as sent. */
  looks: Fields;
}

export interface Book {
  id: string;
  locale: string;
  timeZone: string;
  autoRecalc: string;
  /** In the order shown. */
  tabs: readonly Tab[];
  metadata: readonly Metadata[];
  protections: readonly Protection[];
}

export const emptyGrid: Grid = { rows: [], styles: [], rowProps: [], columnProps: [] };

/** A spreadsheet being changed by one request. Nothing is stored before `save`, so a refused request leaves no trace. */
export interface Draft {
  ctx: Context;
  book: Book;
  bookChanged: boolean;
  grids: Map<number, Grid>;
  changed: Set<number>;
  /** How many changes were made: what was worked out before the last of them is out of date. */
  edits: number;
  /** A new title, where one was asked for. The title itself is the Drive file's name. */
  title?: string;
}

const gridKey = (bookId: string, sheetId: number) => `${bookId}/${sheetId}`;

/** Opens a spreadsheet without asking who may: see access.ts. Answers undefined for an id that is no spreadsheet. */
export function openDraft(ctx: Context, id: string): Draft | undefined {
  const book = ctx.store.get<Book>('spreadsheet', id);
  return book && { ctx, book, bookChanged: false, grids: new Map(), changed: new Set(), edits: 0 };
}

/** The cells of a tab. */
export function gridOf(draft: Draft, sheetId: number): Grid {
  const known = draft.grids.get(sheetId);
  if (known) return known;
  const grid = draft.ctx.store.get<Grid>('sheet', gridKey(draft.book.id, sheetId)) ?? emptyGrid;
  draft.grids.set(sheetId, grid);
  return grid;
}

export function setGrid(draft: Draft, sheetId: number, grid: Grid): void {
  draft.grids.set(sheetId, grid);
  draft.changed.add(sheetId);
  draft.edits++;
}

export function setBook(draft: Draft, part: Partial<Book>): void {
  draft.book = { ...draft.book, ...part };
  draft.bookChanged = true;
  draft.edits++;
}

export function isChanged(draft: Draft): boolean {
  return draft.bookChanged || draft.changed.size > 0 || draft.title !== undefined;
}

/** Stores what the draft changed; tabs that are gone lose their cells. */
export function saveDraft(draft: Draft): void {
  const { store } = draft.ctx;
  if (draft.bookChanged) store.put('spreadsheet', draft.book.id, draft.book);
  const live = new Set(draft.book.tabs.map((tab) => tab.sheetId));
  for (const sheetId of draft.changed) {
    const key = gridKey(draft.book.id, sheetId);
    if (live.has(sheetId)) store.put('sheet', key, draft.grids.get(sheetId));
    else if (store.get('sheet', key)) store.remove('sheet', key);
  }
}

/** The tab with this id; 400 in Google's words when there is none. */
export function tabOf(draft: Draft, sheetId: number, where = ''): Tab {
  const tab = draft.book.tabs.find((one) => one.sheetId === sheetId);
  if (!tab) throw invalid(`${where}No grid with id: ${sheetId}`);
  return tab;
}

export function replaceTab(draft: Draft, tab: Tab): void {
  setBook(draft, { tabs: draft.book.tabs.map((one) => (one.sheetId === tab.sheetId ? tab : one)) });
}

/** What a cell holds as entered: a literal, or the formula's text. */
export function contentOf(cell: Cell | undefined): { v?: string | number | boolean; f?: string } {
  if (cell === null || cell === undefined) return {};
  if (typeof cell === 'object') return cell.f === undefined ? (cell.v === undefined ? {} : { v: cell.v }) : { f: cell.f };
  return { v: cell };
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'object' && cell.v === undefined && cell.f === undefined);
}

export function rich(cell: Cell | undefined): RichCell {
  if (cell === null || cell === undefined) return {};
  return typeof cell === 'object' ? cell : { v: cell };
}

/** The shortest form of a cell: a plain literal where there is nothing but a value, null where there is nothing. */
export function plain(cell: RichCell): Cell {
  const kept = Object.entries(cell).filter(([, value]) => value !== undefined);
  if (kept.length === 0) return null;
  if (kept.length === 1 && cell.v !== undefined) return cell.v;
  return Object.fromEntries(kept) as RichCell;
}

/** A copy of `rows` in which `change` has been asked about every cell of the box. Untouched rows are shared. */
export function mapCells(rows: readonly Row[], box: Box, change: (cell: Cell, row: number, column: number) => Cell): readonly Row[] {
  const next = rows.slice();
  for (let row = box.top; row < box.bottom; row++) {
    const cells: Cell[] = (next[row] ?? []).slice();
    for (let column = box.left; column < box.right; column++) {
      const after = change(cells[column] ?? null, row, column);
      while (cells.length <= column) cells.push(null);
      cells[column] = after;
    }
    while (next.length <= row) next.push([]);
    next[row] = trimmed(cells, null);
  }
  return trimRows(next);
}

export function trimRows(rows: Row[]): readonly Row[] {
  while (rows.length > 0 && (rows[rows.length - 1]?.length ?? 0) === 0) rows.pop();
  return rows;
}

/** Drops what equals `empty` from the end of a list, in place. */
export function trimmed<T>(list: T[], empty: T): T[] {
  while (list.length > 0 && list[list.length - 1] === empty) list.pop();
  return list;
}

/** A new number for what Google numbers at random: tabs and protected ranges. */
export function newNumber(draft: Draft): number {
  return Number(`1${draft.ctx.store.newId(8, '0123456789')}`);
}

export function invalid(message: string): ApiError {
  return new ApiError(400, 'badRequest', message);
}
