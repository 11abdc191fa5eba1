import type { Dimension, Draft, GridRange } from './model.ts';
import { invalid, tabOf } from './model.ts';
import { countOf } from './requests/dimensions.ts';

/** Rows or columns named in a request. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

export interface Span {
  sheetId: number;
  dimension: Dimension;
  start: number;
  end: number;
}

/** Checks a `DimensionRange`; absent bounds are the tab's. `growing` allows a range just past the end, for inserting. */
export function readSpan(draft: Draft, range: Sent, where: string, growing = false): Span {
  const tab = tabOf(draft, range?.sheetId ?? 0, where);
  const dimension = readDimension(range?.dimension, where);
  const count = countOf(tab, dimension);
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? count;
  const sound = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start;
  if (!sound) throw invalid(`${where}range: startIndex[${start}] must be less than endIndex[${end}].`);
  if (growing ? start > count : end > count) {
    const word = dimension === 'ROWS' ? 'row' : 'column';
    const what = growing
      ? `insert at a ${word} that doesn't exist. Tried index ${start}`
      : `use a ${word} that doesn't exist. Tried index ${end}`;
    throw invalid(`${where}Cannot ${what}, there are ${count}.`);
  }
  return { sheetId: tab.sheetId, dimension, start, end };
}

export function readDimension(value: unknown, where: string): Dimension {
  if (value !== 'ROWS' && value !== 'COLUMNS') throw invalid(`${where}Dimension must be ROWS or COLUMNS.`);
  return value;
}

export function spanRange({ sheetId, dimension, start, end }: Span): GridRange {
  return dimension === 'ROWS'
    ? { sheetId, startRowIndex: start, endRowIndex: end }
    : { sheetId, startColumnIndex: start, endColumnIndex: end };
}
