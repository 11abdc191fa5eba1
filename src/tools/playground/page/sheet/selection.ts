/** Which cells are chosen: one, or all between where one began and where one is. */
import type { Cell } from './grid-window.ts';
import { letters } from './workbook.ts';

/** Zero-based, half-open. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** All cells between two corners, both among them. */
export const rangeOf = (at: Cell, anchor: Cell = at): Range => ({
  top: Math.min(at.row, anchor.row),
  bottom: Math.max(at.row, anchor.row) + 1,
  left: Math.min(at.column, anchor.column),
  right: Math.max(at.column, anchor.column) + 1,
});

export const isWithin = (range: Range, row: number, column: number): boolean =>
  row >= range.top && row < range.bottom && column >= range.left && column < range.right;

export const isOneCell = ({ top, bottom, left, right }: Range): boolean => bottom - top === 1 && right - left === 1;

/** `B7`, or `B2:D401`. */
export function nameOf({ top, bottom, left, right }: Range): string {
  const first = `${letters(left)}${top + 1}`;
  const last = `${letters(right - 1)}${bottom}`;
  return first === last ? first : `${first}:${last}`;
}

/** `7`, or `2–401`: the rows' own numbers. */
export const rowsOf = ({ top, bottom }: Range): string => (bottom - top === 1 ? String(bottom) : `${top + 1}–${bottom}`);
/** `B`, or `B–D`. */
export const columnsOf = ({ left, right }: Range): string =>
  right - left === 1 ? letters(left) : `${letters(left)}–${letters(right - 1)}`;
