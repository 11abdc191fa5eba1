/** Which rows are drawn: those in view and a few beyond, so that 3,000 rows cost as little as thirty. */

const beyond = 8;

/** First and one past the last row to draw. `top` and `height` are the view's, `rowHeight` one row's: all pixels. */
export function rowsInView(count: number, top: number, height: number, rowHeight: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - beyond);
  const to = Math.min(count, Math.ceil((top + height) / rowHeight) + beyond);
  return { from, to: Math.max(from, to) };
}

/** Where to scroll so that `row` is wholly in view under a header of `header` pixels; unchanged if it already is. */
export function scrollTo(row: number, top: number, height: number, rowHeight: number, header: number): number {
  const [start, end] = [row * rowHeight, (row + 1) * rowHeight];
  if (start < top) return start;
  return end > top + height - header ? end - (height - header) : top;
}

export interface Cell {
  row: number;
  column: number;
}

/** Where a key takes one from `at`, in a grid of so many rows and columns; undefined for keys that do not move. */
export function moved(at: Cell, key: string, control: boolean, size: { rows: number; columns: number }, page: number): Cell | undefined {
  const within = (row: number, column: number): Cell => ({
    row: Math.max(0, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  });
  switch (key) {
    case 'ArrowDown':
      return within(control ? size.rows : at.row + 1, at.column);
    case 'ArrowUp':
      return within(control ? 0 : at.row - 1, at.column);
    case 'ArrowRight':
      return within(at.row, control ? size.columns : at.column + 1);
    case 'ArrowLeft':
      return within(at.row, control ? 0 : at.column - 1);
    case 'PageDown':
      return within(at.row + page, at.column);
    case 'PageUp':
      return within(at.row - page, at.column);
    case 'Home':
      return within(control ? 0 : at.row, 0);
    case 'End':
      return within(control ? size.rows : at.row, size.columns);
    default:
      return undefined;
  }
}
