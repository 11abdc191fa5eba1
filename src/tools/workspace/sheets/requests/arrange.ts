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
