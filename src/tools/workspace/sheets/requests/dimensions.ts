import { SPREADSHEET_CELLS } from '../../../../quotas/google.ts';
import type { Cell, Dimension, Draft, Grid, Row, Tab } from '../model.ts';
import { gridOf, invalid, replaceTab, setGrid, tabOf, trimmed, trimRows } from '../model.ts';
import type { Order } from '../moved.ts';
import { carryAlong, onlyGrows } from '../moved.ts';

/**
 * Inserting, deleting and moving rows and columns. One order of old indexes decides everything that follows:
 * cells and widths here, what refers to them in moved.ts.
 */

export function countOf(tab: Tab, dimension: Dimension): number {
  return dimension === 'ROWS' ? tab.rowCount : tab.columnCount;
}

/** Refuses a spreadsheet of more than ten million cells, as Google does. */
export function checkCellCount(draft: Draft, where: string): void {
  const cells = draft.book.tabs.reduce((sum, tab) => sum + tab.rowCount * tab.columnCount, 0);
  if (cells > SPREADSHEET_CELLS) {
    throw invalid(`${where}This action would increase the number of cells in the workbook above the limit of ${SPREADSHEET_CELLS} cells.`);
  }
}

const counting = (count: number) => Array.from({ length: count }, (_, index) => index);

export function insertDimension(draft: Draft, sheetId: number, dimension: Dimension, start: number, length: number, where: string): void {
  const order = counting(countOf(tabOf(draft, sheetId, where), dimension));
  order.splice(start, 0, ...Array.from({ length }, () => -1));
  reorder(draft, sheetId, dimension, order);
  checkCellCount(draft, where);
}

export function deleteDimension(draft: Draft, sheetId: number, dimension: Dimension, start: number, end: number, where: string): void {
  const tab = tabOf(draft, sheetId, where);
  const order = counting(countOf(tab, dimension));
  order.splice(start, end - start);
  const word = dimension === 'ROWS' ? 'rows' : 'columns';
  if (order.length === 0) throw invalid(`${where}You can't delete all the ${word} on the sheet.`);
  const frozen = dimension === 'ROWS' ? tab.frozenRowCount : tab.frozenColumnCount;
  const left = order.filter((index) => index < frozen).length;
  if (frozen > 0 && left === order.length) throw invalid(`${where}Sorry, it is not possible to delete all non-frozen ${word}.`);
  reorder(draft, sheetId, dimension, order);
}

/** Moves [start, end) so that it stands before what is now at `destination`. */
export function moveDimension(
  draft: Draft,
  sheetId: number,
  dimension: Dimension,
  start: number,
  end: number,
  destination: number,
  where: string,
): void {
  const count = countOf(tabOf(draft, sheetId, where), dimension);
  if (!Number.isInteger(destination) || destination < 0 || destination > count)
    throw invalid(`${where}destinationIndex[${destination}] is outside the grid.`);
  if (destination > start && destination < end) throw invalid(`${where}Cannot move a range into itself.`);
  const all = counting(count);
  const moved = all.slice(start, end);
  const rest = (from: number, to: number) => all.slice(from, to).filter((index) => index < start || index >= end);
  reorder(draft, sheetId, dimension, [...rest(0, destination), ...moved, ...rest(destination, count)]);
}

/** Grows or shrinks the tab at its end. */
export function resize(draft: Draft, sheetId: number, dimension: Dimension, count: number, where: string): void {
  const now = countOf(tabOf(draft, sheetId, where), dimension);
  if (count > now) insertDimension(draft, sheetId, dimension, now, count - now, where);
  else if (count < now) deleteDimension(draft, sheetId, dimension, count, now, where);
}

function reorder(draft: Draft, sheetId: number, dimension: Dimension, order: Order): void {
  const tab = tabOf(draft, sheetId);
  const rows = dimension === 'ROWS';
  const before = gridOf(draft, sheetId);
  const grid = rows ? reorderRows(before, order) : reorderColumns(before, order);
  if (grid !== before) setGrid(draft, sheetId, grid);
  const frozen = rows ? tab.frozenRowCount : tab.frozenColumnCount;
  const count = order.length;
  const kept = Math.min(countFrozen(order, frozen), count);
  replaceTab(draft, rows ? { ...tab, rowCount: count, frozenRowCount: kept } : { ...tab, columnCount: count, frozenColumnCount: kept });
  const had = countOf(tab, dimension);
  if (!onlyGrows(order, had)) carryAlong(draft, { sheetId, rows, order, before: had });
}

/** Deleted frozen rows thin the frozen band; rows put inside it widen it. */
function countFrozen(order: Order, frozen: number): number {
  if (frozen === 0) return 0;
  const kept = order.filter((old) => old >= 0 && old < frozen).length;
  const lastKept = order.reduce((last, old, index) => (old >= 0 && old < frozen ? index : last), -1);
  const added = order.slice(0, lastKept + 1).filter((old) => old < 0).length;
  return kept + added;
}

/** The new list's items by the order, `empty` where there was none, with nothing empty at the end. */
function picked<T>(list: readonly T[], order: Order, empty: T): T[] {
  const last = order.reduce((most, old, index) => (old >= 0 && old < list.length ? index : most), -1);
  return order.slice(0, last + 1).map((old) => list[old] ?? empty);
}

function reorderRows(grid: Grid, order: Order): Grid {
  const rows = trimRows(picked<Row>(grid.rows, order, []));
  return { ...grid, rows, rowProps: trimmed(picked(grid.rowProps, order, null), null) };
}

function reorderColumns(grid: Grid, order: Order): Grid {
  const rows = trimRows(grid.rows.map((row) => trimmed(picked<Cell>(row, order, null), null)));
  return { ...grid, rows, columnProps: trimmed(picked(grid.columnProps, order, null), null) };
}
