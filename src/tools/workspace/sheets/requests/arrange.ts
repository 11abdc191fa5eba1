import { copied } from '../formula/references.ts';
import type { Box, Cell, Draft, Row } from '../model.ts';
import { gridOf, setGrid, trimmed, trimRows } from '../model.ts';
import type { Order } from '../moved.ts';

/** Cells that change places within a block of their sheet, which itself stays where it is. */

function withLine(row: Row | undefined, left: number, cells: readonly Cell[]): Row {
  const next: Cell[] = (row ?? []).slice();
  while (next.length < left + cells.length) next.push(null);
  next.splice(left, cells.length, ...cells);
  return trimmed(next, null);
}

const part = (row: Row | undefined, left: number, right: number): Cell[] =>
  Array.from({ length: right - left }, (_, at) => row?.[left + at] ?? null);

/** How wide a block need be taken: no further than cells are used. */
function usedRight(rows: readonly Row[], box: Box): number {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Math.max(box.left, Math.min(box.right, width));
}

/**
 * Puts the box's rows in another order: `order` holds the old row at each new place from the box's top on, -1 for an
 * empty one. A formula's references to its own row follow it, as when it is copied there.
 */
export function arrangeRows(draft: Draft, box: Box, order: Order): void {
  const grid = gridOf(draft, box.sheetId);
  const right = usedRight(grid.rows, box);
  const rows = grid.rows.slice();
  while (rows.length < box.top + order.length) rows.push([]);
  order.forEach((old, at) => {
    const down = box.top + at - old;
    const cells = part(old < 0 ? undefined : grid.rows[old], box.left, right).map((cell) =>
      down !== 0 && typeof cell === 'object' && cell?.f !== undefined ? { ...cell, f: copied(cell.f, down, 0) } : cell,
    );
    rows[box.top + at] = withLine(rows[box.top + at], box.left, cells);
  });
  setGrid(draft, box.sheetId, { ...grid, rows: trimRows(rows) });
}

/** Moves cells within a band of rows or columns, formulas and all as they are: `order` is of the whole sheet's rows or columns. */
export function shiftCells(draft: Draft, box: Box, rows: boolean, order: Order): void {
  const grid = gridOf(draft, box.sheetId);
  const next = grid.rows.slice();
  if (rows) {
    const right = usedRight(grid.rows, box);
    const last = order.reduce((most, old, at) => (old < grid.rows.length ? at : most), -1);
    for (let at = box.top; at <= Math.max(last, grid.rows.length - 1); at++) {
      while (next.length <= at) next.push([]);
      const old = order[at] ?? -1;
      next[at] = withLine(next[at], box.left, part(old < 0 ? undefined : grid.rows[old], box.left, right));
    }
  } else {
    for (let row = box.top; row < Math.min(box.bottom, grid.rows.length); row++) {
      const cells = order.slice(box.left).map((old) => (old < 0 ? null : (grid.rows[row]?.[old] ?? null)));
      next[row] = withLine(next[row], box.left, cells);
    }
  }
  setGrid(draft, box.sheetId, { ...grid, rows: trimRows(next) });
}
