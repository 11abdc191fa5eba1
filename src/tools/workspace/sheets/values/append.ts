import { boxWithin, formatBox, rangeOf } from '../a1.ts';
import { checkProtection } from '../access.ts';
import type { Box, Draft, GridRange, Row } from '../model.ts';
import { gridOf, isBlank, tabOf } from '../model.ts';
import { insertDimension, resize } from '../requests/dimensions.ts';
import type { InputOption } from './enter.ts';
import type { Written } from './write.ts';
import { writeLines } from './write.ts';

/** Appending to a table: find the table in or around the range, and write below its last row. */

interface Appended {
  written: Written;
  /** The table that was found, in A1 notation. */
  tableRange?: string;
}

/** Appends lines below the table that the range touches; the tab grows as needed. `insert` puts in new rows for them. */
export function appendLines(
  draft: Draft,
  range: GridRange,
  lines: readonly (readonly unknown[])[],
  option: InputOption,
  insert: boolean,
): Appended {
  const tab = tabOf(draft, range.sheetId);
  const box = boxWithin(draft, range);
  const table = findTable(gridOf(draft, tab.sheetId).rows, box);
  const top = table ? table.bottom : box.top;
  const left = table ? table.left : box.left;
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (insert && table && top < tab.rowCount && lines.length > 0) {
    checkProtection(draft, { sheetId: tab.sheetId, startRowIndex: top, endRowIndex: top + 1 });
    insertDimension(draft, tab.sheetId, 'ROWS', top, lines.length, '');
  }
  const grown = tabOf(draft, tab.sheetId);
  if (top + lines.length > grown.rowCount) resize(draft, tab.sheetId, 'ROWS', top + lines.length, '');
  if (left + width > grown.columnCount) resize(draft, tab.sheetId, 'COLUMNS', left + width, '');
  const target = { sheetId: tab.sheetId, top, left, bottom: top + Math.max(lines.length, 1), right: left + Math.max(width, 1) };
  const written = writeLines(draft, rangeOf(target), lines, option);
  return table ? { written, tableRange: formatBox(tab.title, table) } : { written };
}

/**
 * The last block of cells that hold something in the box, grown until an empty row and column stand around it. It grows up
 * and down as far as it can before its sides are looked at, so that each row is read once for each width.
 */
function findTable(rows: readonly Row[], box: Box): Box | undefined {
  const table = seed(rows, box);
  if (!table) return undefined;
  for (;;) {
    const [left, right] = [Math.max(table.left - 1, 0), table.right + 1];
    while (table.top > 0 && holds(rows, table.top - 1, table.top, left, right)) table.top--;
    while (holds(rows, table.bottom, table.bottom + 1, left, right)) table.bottom++;
    const wider = { left: table.left, right: table.right };
    if (table.left > 0 && holds(rows, table.top, table.bottom, left, table.left)) wider.left--;
    if (holds(rows, table.top, table.bottom, table.right, right)) wider.right++;
    if (wider.left === table.left && wider.right === table.right) return table;
    Object.assign(table, wider);
  }
}

function seed(rows: readonly Row[], box: Box): Box | undefined {
  for (let row = Math.min(box.bottom, rows.length) - 1; row >= box.top; row--) {
    for (let column = box.left; column < Math.min(box.right, rows[row]?.length ?? 0); column++) {
      if (!isBlank(rows[row]?.[column])) return { sheetId: box.sheetId, top: row, bottom: row + 1, left: column, right: column + 1 };
    }
  }
  return undefined;
}

function holds(rows: readonly Row[], top: number, bottom: number, left: number, right: number): boolean {
  for (let row = top; row < bottom; row++) {
    const cells = rows[row];
    if (!cells) continue;
    for (let column = left; column < Math.min(right, cells.length); column++) if (!isBlank(cells[column])) return true;
  }
  return false;
}
