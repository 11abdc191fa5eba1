import type { GridRange } from '../model.ts';
import type { Corner, Reference } from './tokens.ts';
import { referenceText, tokens } from './tokens.ts';
import { Broken } from './values.ts';

/** Formulas whose cells, or whose references' cells, have moved. */

/** The formula with each reference replaced by what `change` makes of it; undefined becomes #REF!. */
export function rewritten(formula: string, change: (reference: Reference) => Reference | undefined): string {
  let list: ReturnType<typeof tokens>;
  try {
    list = tokens(formula.slice(1));
  } catch (error) {
    // What cannot be read is #ERROR! wherever it stands, and is left as it was typed.
    if (error instanceof Broken) return formula;
    throw error;
  }
  let next = '';
  let done = 0;
  for (const token of list) {
    if (token.kind !== 'reference') continue;
    const after = change(token.reference);
    if (after === token.reference) continue;
    next += formula.slice(1 + done, 1 + token.from) + (after === undefined ? '#REF!' : referenceText(after));
    done = token.to;
  }
  return done === 0 ? formula : `=${next}${formula.slice(1 + done)}`;
}

/** The formula as it reads when copied so many rows down and columns to the right: `$` holds a reference still. */
export function copied(formula: string, down: number, right: number): string {
  if (down === 0 && right === 0) return formula;
  const shift = (corner: Corner): Corner | undefined => {
    const next = { ...corner };
    if (next.row !== undefined && !next.rowFixed) next.row += down;
    if (next.column !== undefined && !next.columnFixed) next.column += right;
    return (next.row ?? 0) < 0 || (next.column ?? 0) < 0 ? undefined : next;
  };
  return rewritten(formula, (reference) => {
    const start = shift(reference.start);
    if (!start) return undefined;
    if (!reference.end) return { ...reference, start };
    const end = shift(reference.end);
    return end && { ...reference, start, end };
  });
}

/** The cells that a reference means on the sheet it names. */
export function rangeOfReference(reference: Reference, sheetId: number): GridRange {
  const { start, end = start } = reference;
  const range: GridRange = { sheetId };
  const rows = bounds(start.row, end.row);
  const columns = bounds(start.column, end.column);
  if (rows.from !== undefined) range.startRowIndex = rows.from;
  if (rows.to !== undefined) range.endRowIndex = rows.to;
  if (columns.from !== undefined) range.startColumnIndex = columns.from;
  if (columns.to !== undefined) range.endColumnIndex = columns.to;
  return range;
}

function bounds(a: number | undefined, b: number | undefined): { from?: number; to?: number } {
  if (a !== undefined && b !== undefined) return { from: Math.min(a, b), to: Math.max(a, b) + 1 };
  const known = a ?? b;
  return known === undefined ? {} : { from: known };
}

/** The reference to where its cells are now, with its `$` and its open ends as they were. */
export function referenceTo(range: GridRange, before: Reference): Reference {
  const put = (corner: Corner, row: number | undefined, column: number | undefined): Corner => {
    const next = { ...corner };
    if (next.row !== undefined && row !== undefined) next.row = row;
    if (next.column !== undefined && column !== undefined) next.column = column;
    return next;
  };
  const last = (end: number | undefined) => (end === undefined ? undefined : end - 1);
  const start = put(before.start, range.startRowIndex, range.startColumnIndex);
  if (!before.end) return { ...before, start };
  const end = put(before.end, last(range.endRowIndex) ?? range.startRowIndex, last(range.endColumnIndex) ?? range.startColumnIndex);
  return { ...before, start, end };
}
