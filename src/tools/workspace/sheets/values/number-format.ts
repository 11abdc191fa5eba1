import { formulaTree } from '../formula/formula.ts';
import type { Node } from '../formula/parse.ts';
import { rangeOfReference } from '../formula/references.ts';
import type { Draft, Fields } from '../model.ts';
import { contentOf, gridOf, rich } from '../model.ts';
import { styleOf } from '../styles.ts';

const day: Fields = { type: 'DATE' };
const dayAndTime: Fields = { type: 'DATE_TIME' };
const days = new Set(['TODAY', 'DATE']);
/** Functions whose answer looks like what they are given. */
const keeping = new Set(['MIN', 'MAX', 'IFERROR']);

/** How a cell's number is shown: as it was formatted; else a formula's answer as the days it was made of. */
export function numberFormatOf(draft: Draft, sheetId: number, row: number, column: number, depth = 0): Fields | undefined {
  const grid = gridOf(draft, sheetId);
  const cell = grid.rows[row]?.[column];
  const own = styleOf(grid, rich(cell).style).format?.numberFormat as Fields | undefined;
  const { f } = contentOf(cell);
  if (own || f === undefined || depth > 8) return own;
  const tree = formulaTree(draft, f);
  return tree && inferred(draft, sheetId, tree, depth + 1);
}

function inferred(draft: Draft, sheetId: number, node: Node, depth: number): Fields | undefined {
  if (node.kind === 'reference') {
    const name = node.reference.sheet?.toLowerCase();
    const tab = draft.book.tabs.find((one) => (name === undefined ? one.sheetId === sheetId : one.title.toLowerCase() === name));
    if (!tab) return undefined;
    const range = rangeOfReference(node.reference, tab.sheetId);
    const first = firstUsed(draft, tab.sheetId, range.startRowIndex ?? 0, range.startColumnIndex ?? 0);
    return numberFormatOf(draft, tab.sheetId, first, range.startColumnIndex ?? 0, depth);
  }
  if (node.kind === 'binary' && (node.sign === '+' || node.sign === '-')) {
    const [left, right] = [inferred(draft, sheetId, node.left, depth), inferred(draft, sheetId, node.right, depth)];
    // A day less a day is a number of days.
    return node.sign === '-' && left && right ? undefined : (left ?? right);
  }
  if (node.kind !== 'call') return undefined;
  if (days.has(node.name)) return day;
  if (node.name === 'NOW') return dayAndTime;
  const of = node.name === 'IF' ? node.inputs[1] : keeping.has(node.name) ? node.inputs[0] : undefined;
  return of && inferred(draft, sheetId, of, depth);
}

/** The first row from `row` on that holds a number, so that a heading does not decide how a column is shown. */
function firstUsed(draft: Draft, sheetId: number, row: number, column: number): number {
  const { rows } = gridOf(draft, sheetId);
  for (let at = row; at < Math.min(rows.length, row + 20); at++) {
    const { v, f } = contentOf(rows[at]?.[column]);
    if (typeof v === 'number' || f !== undefined) return at;
  }
  return row;
}
