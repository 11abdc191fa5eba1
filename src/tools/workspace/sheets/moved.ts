import { rangeOfReference, referenceTo, rewritten } from './formula/references.ts';
import type { Cell, Draft, Fields, GridRange, Json, Metadata, Protection, Row } from './model.ts';
import { gridOf, setBook, setGrid, tabOf } from './model.ts';

/**
 * What follows its cells when rows or columns are put in, taken out or moved: protected ranges, developer metadata and the
 * references in formulas.
 */

/** The old index at each new place; -1 for a new row or column. */
export type Order = readonly number[];

interface Moving {
  sheetId: number;
  rows: boolean;
  order: Order;
  /** How many there were. */
  before: number;
}

/** Where a range's cells are now; undefined where they are gone. */
type Follow = (range: GridRange) => GridRange | undefined;

/** A bounded range follows the rows it held; one whose rows were scattered by a move keeps its bounds. */
function movedRange(range: GridRange, { rows, order, before }: Moving, place: ReadonlyMap<number, number>): GridRange | undefined {
  const start = rows ? range.startRowIndex : range.startColumnIndex;
  const end = rows ? range.endRowIndex : range.endColumnIndex;
  if (start === undefined && end === undefined) return range;
  let [first, last, count] = [Infinity, -1, 0];
  for (let index = start ?? 0; index < (end ?? before); index++) {
    const now = place.get(index);
    if (now === undefined) continue;
    first = Math.min(first, now);
    last = Math.max(last, now);
    count++;
  }
  if (count === 0) return undefined;
  const strangers = order.slice(first, last + 1).filter((old) => old >= 0).length - count;
  if (strangers > 0) return range;
  const moved: GridRange = { ...range };
  if (start !== undefined) moved[rows ? 'startRowIndex' : 'startColumnIndex'] = first;
  if (end !== undefined) moved[rows ? 'endRowIndex' : 'endColumnIndex'] = last + 1;
  return moved;
}

/** Whether an order only adds at the end, so that nothing has another place than before. */
export function onlyGrows(order: Order, before: number): boolean {
  return order.length >= before && order.every((old, index) => (index < before ? old === index : old < 0));
}

/** Carries everything but the cells themselves along. */
export function carryAlong(draft: Draft, moving: Moving): void {
  const place = new Map<number, number>();
  moving.order.forEach((old, index) => {
    if (old >= 0) place.set(old, index);
  });
  const follow: Follow = (range) => (range.sheetId === moving.sheetId ? movedRange(range, moving, place) : range);
  setBook(draft, {
    metadata: draft.book.metadata.flatMap((item) => movedMetadata(item, moving, place)),
    protections: draft.book.protections.flatMap((item) => movedProtection(item, follow)),
  });
  rewriteFormulas(draft, (formula, sheetId) =>
    rewritten(formula, (reference) => {
      const named = reference.sheet?.toLowerCase();
      const tab = draft.book.tabs.find((one) => (named === undefined ? one.sheetId === sheetId : one.title.toLowerCase() === named));
      if (!tab) return reference;
      const range = rangeOfReference(reference, tab.sheetId);
      const now = follow(range);
      return now === range ? reference : now && referenceTo(now, reference);
    }),
  );
}

const kept = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

function movedMetadata(item: Metadata, moving: Moving, place: ReadonlyMap<number, number>): Metadata[] {
  const { spot } = item;
  if (spot.at !== (moving.rows ? 'ROW' : 'COLUMN') || spot.sheetId !== moving.sheetId) return [item];
  const index = place.get(spot.index);
  return index === undefined ? [] : index === spot.index ? [item] : [{ ...item, spot: { ...spot, index } }];
}

function movedProtection(item: Protection, follow: Follow): Protection[] {
  return kept(follow(item.range)).map((range) => ({
    ...item,
    range,
    unprotected: item.unprotected.flatMap((one) => kept(follow(one))),
  }));
}

/** Changes every formula of the spreadsheet: of cells, and of validation. */
function rewriteFormulas(draft: Draft, change: (formula: string, sheetId: number) => string): void {
  for (const { sheetId } of draft.book.tabs) {
    const grid = gridOf(draft, sheetId);
    let touched = false;
    const text = (formula: string) => {
      const after = change(formula, sheetId);
      touched ||= after !== formula;
      return after;
    };
    const styles = grid.styles.map((style) =>
      style.validation ? { ...style, validation: inConditions(style.validation, text) as Fields } : style,
    );
    const cell = (one: Cell): Cell => (typeof one === 'object' && one?.f !== undefined ? { ...one, f: text(one.f) } : one);
    const rows = grid.rows.map((row) => (holdsFormula(row) ? row.map(cell) : row));
    if (touched) setGrid(draft, sheetId, { ...grid, rows, styles });
  }
}

/** Most rows hold no formula, and none is ever changed in place, so each is looked at once. */
const holding = new WeakMap<Row, boolean>();

function holdsFormula(row: Row): boolean {
  const known = holding.get(row) ?? row.some((cell) => typeof cell === 'object' && cell?.f !== undefined);
  holding.set(row, known);
  return known;
}

/** Formulas stand in conditions as `userEnteredValue`s that begin with `=`. */
function inConditions(value: Json, change: (formula: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => inConditions(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const formula = name === 'userEnteredValue' && typeof item === 'string' && item.startsWith('=');
      return [name, formula ? change(item) : inConditions(item, change)];
    }),
  );
}

/** A tab has a new name: references by its old one follow. Call while the tab still bears the old name. */
export function renameInFormulas(draft: Draft, sheetId: number, title: string): void {
  const before = tabOf(draft, sheetId).title.toLowerCase();
  rewriteFormulas(draft, (formula) =>
    rewritten(formula, (reference) => (reference.sheet?.toLowerCase() === before ? { ...reference, sheet: title } : reference)),
  );
}
