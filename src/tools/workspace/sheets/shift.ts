import { boxWithin, checkGridRange, covers, overlaps, rangeOf } from './a1.ts';
import { checkProtection } from './access.ts';
import type { Box, Draft } from './model.ts';
import { gridOf, invalid, tabOf } from './model.ts';
import { carryAlong } from './moved.ts';
import { shiftCells } from './requests/arrange.ts';
import { resize } from './requests/dimensions.ts';
import { readDimension } from './spans.ts';

/** `insertRange` and `deleteRange`: cells move down or right to make room, or up or left into room that was made. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/** The band of cells that moves: from the box to the end of the sheet. */
function bandOf(draft: Draft, box: Box, rows: boolean): Box {
  const tab = tabOf(draft, box.sheetId);
  return rows ? { ...box, bottom: tab.rowCount } : { ...box, right: tab.columnCount };
}

function checkBand(draft: Draft, band: Box, where: string): void {
  const range = rangeOf(band);
  checkProtection(draft, range, where);
  const torn = (gridOf(draft, band.sheetId).merges ?? []).some((merge) => overlaps(merge, range) && !covers(range, merge));
  if (torn) throw invalid(`${where}You must select all cells in a merged range to merge or unmerge them.`);
}

/** How far the band is used, counted from the sheet's start. */
function usedEnd(draft: Draft, band: Box, rows: boolean): number {
  const grid = gridOf(draft, band.sheetId);
  let end = 0;
  grid.rows.forEach((cells, row) => {
    if (row < band.top || row >= band.bottom) return;
    for (let column = band.left; column < Math.min(band.right, cells.length); column++) {
      if (cells[column] !== null) end = Math.max(end, (rows ? row : column) + 1);
    }
  });
  return end;
}

const counting = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

function shift(draft: Draft, band: Box, rows: boolean, order: readonly number[], before: number): void {
  shiftCells(draft, band, rows, order);
  const within = rows ? { start: band.left, end: band.right } : { start: band.top, end: band.bottom };
  carryAlong(draft, { sheetId: band.sheetId, rows, order, before, within });
}

export function insertRange(draft: Draft, sent: Sent, where: string): void {
  const box = boxWithin(draft, checkGridRange(draft, sent.range, where));
  const dimension = readDimension(sent.shiftDimension, where);
  const rows = dimension === 'ROWS';
  const [start, length] = rows ? [box.top, box.bottom - box.top] : [box.left, box.right - box.left];
  checkBand(draft, bandOf(draft, box, rows), where);
  const needed = usedEnd(draft, bandOf(draft, box, rows), rows) + length;
  const tab = tabOf(draft, box.sheetId);
  const before = rows ? tab.rowCount : tab.columnCount;
  // No value falls off the end: the sheet grows for it.
  if (needed > Math.max(before, start + length)) resize(draft, box.sheetId, dimension, needed, where);
  const count = Math.max(before, needed);
  const order = [...counting(0, start), ...counting(0, length).map(() => -1), ...counting(start, count - length)];
  shift(draft, bandOf(draft, box, rows), rows, order, count);
}

export function deleteRange(draft: Draft, sent: Sent, where: string): void {
  const box = boxWithin(draft, checkGridRange(draft, sent.range, where));
  const rows = readDimension(sent.shiftDimension, where) === 'ROWS';
  const [start, end] = rows ? [box.top, box.bottom] : [box.left, box.right];
  const band = bandOf(draft, box, rows);
  checkBand(draft, band, where);
  const count = rows ? band.bottom : band.right;
  const order = [...counting(0, start), ...counting(end, count), ...counting(start, end).map(() => -1)];
  shift(draft, band, rows, order, count);
}
