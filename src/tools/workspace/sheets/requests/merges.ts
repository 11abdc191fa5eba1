import { boxWithin, checkGridRange, covers, overlaps, rangeOf } from '../a1.ts';
import { checkProtection } from '../access.ts';
import type { Box, Draft, GridRange } from '../model.ts';
import { gridOf, invalid, mapCells, plain, rich, setGrid } from '../model.ts';

/** Merged cells. Only the first cell of a merge keeps its value; the others keep their looks. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/** The merges that a range touches. 400 in Google's words where it holds only a part of one. */
export function mergesIn(draft: Draft, range: GridRange, where: string): readonly GridRange[] {
  const found = (gridOf(draft, range.sheetId).merges ?? []).filter((merge) => overlaps(merge, range));
  if (found.some((merge) => !covers(range, merge)))
    throw invalid(`${where}You must select all cells in a merged range to merge or unmerge them.`);
  return found;
}

function parts(box: Box, type: unknown, where: string): Box[] {
  const many = (from: number, to: number, part: (at: number) => Box) => Array.from({ length: to - from }, (_, at) => part(from + at));
  if (type === 'MERGE_ALL') return [box];
  if (type === 'MERGE_ROWS') return many(box.top, box.bottom, (row) => ({ ...box, top: row, bottom: row + 1 }));
  if (type === 'MERGE_COLUMNS') return many(box.left, box.right, (column) => ({ ...box, left: column, right: column + 1 }));
  throw invalid(`${where}mergeType must be MERGE_ALL, MERGE_COLUMNS or MERGE_ROWS.`);
}

const size = ({ top, bottom, left, right }: Box) => (bottom - top) * (right - left);

export function mergeCells(draft: Draft, sent: Sent, where: string): void {
  const box = boxWithin(draft, checkGridRange(draft, sent.range, where));
  const range = rangeOf(box);
  checkProtection(draft, range, where);
  const within = mergesIn(draft, range, where);
  const joined = parts(box, sent.mergeType ?? 'MERGE_ALL', where).filter((part) => size(part) > 1);
  const grid = gridOf(draft, box.sheetId);
  let { rows } = grid;
  for (const part of joined) {
    const used = { ...part, bottom: Math.max(part.top, Math.min(part.bottom, rows.length)) };
    rows = mapCells(rows, used, (cell, row, column) => {
      if ((row === part.top && column === part.left) || cell === null) return cell;
      const { v: _value, f: _formula, runs: _runs, ...looks } = rich(cell);
      return plain(looks);
    });
  }
  const merges = [...(grid.merges ?? []).filter((one) => !within.includes(one)), ...joined.map(rangeOf)];
  setGrid(draft, box.sheetId, { ...grid, rows, merges });
}

export function unmergeCells(draft: Draft, sent: Sent, where: string): void {
  const range = checkGridRange(draft, sent.range, where);
  checkProtection(draft, range, where);
  const gone = mergesIn(draft, range, where);
  const grid = gridOf(draft, range.sheetId);
  setGrid(draft, range.sheetId, { ...grid, merges: (grid.merges ?? []).filter((one) => !gone.includes(one)) });
}
