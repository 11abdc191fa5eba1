import { checkProtection, checkTabProtection } from './access.ts';
import type { Cell, Dimension, DimensionProps, Draft, GridRange, RichCell } from './model.ts';
import { gridOf, invalid, mapCells, rich, setGrid, tabOf, trimmed } from './model.ts';
import { countOf, deleteDimension, insertDimension, moveDimension, resize } from './requests/dimensions.ts';
import { asks, checkMask, parseMask } from './requests/mask.ts';
import type { Span } from './spans.ts';
import { readDimension, readSpan, spanRange } from './spans.ts';

/** Requests of batchUpdate on whole rows and columns. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

export function insertLines(draft: Draft, sent: Sent, where: string): void {
  const { sheetId, dimension, start, end } = readSpan(draft, sent.range, where, true);
  // New rows between two rows of a protected range would join it.
  if (start > 0) {
    const count = countOf(tabOf(draft, sheetId), dimension);
    const inside = (range: GridRange) => {
      const [from = 0, to = count] =
        dimension === 'ROWS' ? [range.startRowIndex, range.endRowIndex] : [range.startColumnIndex, range.endColumnIndex];
      return from < start && start < to;
    };
    for (const { range } of draft.book.protections.filter((one) => one.range.sheetId === sheetId && inside(one.range)))
      checkProtection(draft, range, where);
  }
  checkTabProtection(draft, sheetId, where, true);
  const from = sent.inheritFromBefore === true ? start - 1 : start;
  if (from < 0) throw invalid(`${where}inheritFromBefore cannot be true when the start index is 0.`);
  const model = from < countOf(tabOf(draft, sheetId), dimension) ? looksOf(draft, sheetId, dimension, from) : undefined;
  insertDimension(draft, sheetId, dimension, start, end - start, where);
  if (model) lookLike(draft, { sheetId, dimension, start, end }, model);
}

interface Looks {
  cells: readonly (RichCell | undefined)[];
  pixelSize: number | undefined;
}

/** A row's or column's format, validation and size, which new ones beside it take over. */
function looksOf(draft: Draft, sheetId: number, dimension: Dimension, index: number): Looks {
  const grid = gridOf(draft, sheetId);
  const cells: readonly (Cell | undefined)[] = dimension === 'ROWS' ? (grid.rows[index] ?? []) : grid.rows.map((row) => row[index]);
  const kept = cells.map((cell) => {
    const { style } = rich(cell);
    return style === undefined ? undefined : { style };
  });
  return { cells: kept, pixelSize: (dimension === 'ROWS' ? grid.rowProps : grid.columnProps)[index]?.pixelSize };
}

function lookLike(draft: Draft, span: Span, { cells, pixelSize }: Looks): void {
  const grid = gridOf(draft, span.sheetId);
  const rows = span.dimension === 'ROWS';
  const across = { top: 0, bottom: cells.length, left: 0, right: cells.length };
  const box = {
    sheetId: span.sheetId,
    ...across,
    ...(rows ? { top: span.start, bottom: span.end } : { left: span.start, right: span.end }),
  };
  const dressed = cells.some((cell) => cell !== undefined);
  const next = dressed ? mapCells(grid.rows, box, (cell, row, column) => cells[rows ? column : row] ?? cell) : grid.rows;
  const field = rows ? 'rowProps' : 'columnProps';
  const props: (DimensionProps | null)[] = grid[field].slice();
  if (pixelSize !== undefined) {
    while (props.length < span.end) props.push(null);
    props.fill({ pixelSize }, span.start, span.end);
  }
  if (dressed || pixelSize !== undefined) setGrid(draft, span.sheetId, { ...grid, rows: next, [field]: trimmed(props, null) });
}

export function removeLines(draft: Draft, sent: Sent, where: string): void {
  const span = readSpan(draft, sent.range, where);
  checkProtection(draft, spanRange(span), where);
  deleteDimension(draft, span.sheetId, span.dimension, span.start, span.end, where);
}

export function moveLines(draft: Draft, sent: Sent, where: string): void {
  const span = readSpan(draft, sent.source, where);
  checkProtection(draft, spanRange(span), where);
  moveDimension(draft, span.sheetId, span.dimension, span.start, span.end, sent.destinationIndex ?? 0, where);
}

export function addLines(draft: Draft, sent: Sent, where: string): void {
  const tab = tabOf(draft, sent.sheetId ?? 0, where);
  const dimension = readDimension(sent.dimension, where);
  if (!Number.isInteger(sent.length) || sent.length < 1) throw invalid(`${where}length must be at least 1.`);
  checkTabProtection(draft, tab.sheetId, where, true);
  resize(draft, tab.sheetId, dimension, countOf(tab, dimension) + sent.length, where);
}

export function dimensionProperties(draft: Draft, sent: Sent, where: string): void {
  const { sheetId, dimension, start, end } = readSpan(draft, sent.range, where);
  const mask = parseMask(sent.fields, where);
  checkMask(mask, ['hiddenByUser', 'pixelSize'], where);
  checkTabProtection(draft, sheetId, where, true);
  const grid = gridOf(draft, sheetId);
  const field = dimension === 'ROWS' ? 'rowProps' : 'columnProps';
  const props: (DimensionProps | null)[] = grid[field].slice();
  while (props.length < end) props.push(null);
  for (let index = start; index < end; index++) {
    const next: DimensionProps = { ...props[index] };
    if (asks(mask, 'pixelSize')) {
      const size = sent.properties?.pixelSize;
      if (!Number.isInteger(size) || size < 0) throw invalid(`${where}pixelSize must be a non-negative whole number.`);
      next.pixelSize = size;
    }
    if (asks(mask, 'hiddenByUser')) {
      if (sent.properties?.hiddenByUser === true) next.hiddenByUser = true;
      else delete next.hiddenByUser;
    }
    props[index] = Object.keys(next).length === 0 ? null : next;
  }
  setGrid(draft, sheetId, { ...grid, [field]: trimmed(props, null) });
}
