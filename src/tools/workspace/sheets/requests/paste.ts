import { beyond, boxWithin, checkGridRange, covers, rangeOf } from '../a1.ts';
import { checkProtection } from '../access.ts';
import { write } from '../cells.ts';
import { readDelimited } from '../delimited.ts';
import { entered } from '../enter.ts';
import { copied, rewritten } from '../formula/references.ts';
import { errorText, isError } from '../formula/values.ts';
import { effective } from '../formula.ts';
import { localeOf } from '../locale.ts';
import type { Box, Cell, Draft, Fields, GridRange, RichCell } from '../model.ts';
import { gridOf, invalid, plain, rich, setGrid, tabOf } from '../model.ts';
import { carriedGrid, carryNames } from '../moved.ts';
import { resize } from './dimensions.ts';
import { mergesIn } from './merges.ts';
import { pasteRules } from './rules.ts';

/** Copying, cutting and pasting. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

const types = ['NORMAL', 'VALUES', 'FORMAT', 'NO_BORDERS', 'FORMULA', 'DATA_VALIDATION', 'CONDITIONAL_FORMATTING'] as const;
type PasteType = (typeof types)[number];

function readType(value: unknown, where: string): PasteType {
  const type = types.find((one) => `PASTE_${one}` === (value ?? 'PASTE_NORMAL'));
  if (!type) throw invalid(`${where}Unknown paste type: ${JSON.stringify(value)}`);
  return type;
}

const whole = (type: PasteType) => type === 'NORMAL' || type === 'NO_BORDERS';

/** A cell of the source, and what it comes to. */
interface Taken {
  cell: Cell;
  value: string | number | boolean | undefined;
}

/** The source's cells as they were before anything was written, row by row. */
function taken(draft: Draft, box: Box): Taken[][] {
  const { rows } = gridOf(draft, box.sheetId);
  return Array.from({ length: box.bottom - box.top }, (_, r) =>
    Array.from({ length: box.right - box.left }, (__, c): Taken => {
      const value = effective(draft, box.sheetId, box.top + r, box.left + c);
      return { cell: rows[box.top + r]?.[box.left + c] ?? null, value: isError(value) ? errorText[value.error] : (value ?? undefined) };
    }),
  );
}

/** What becomes of a cell when another is pasted on it. */
function pasted(target: Cell, { cell, value }: Taken, type: PasteType, moved: (formula: string) => string): Cell {
  const from = rich(cell);
  const before = rich(target);
  const content = { ...(from.f === undefined ? { v: from.v } : { f: moved(from.f) }), runs: from.runs };
  const clear: RichCell = { ...before, v: undefined, f: undefined, runs: undefined } as RichCell;
  if (type === 'VALUES') return plain({ ...clear, ...(value === undefined ? {} : { v: value }) });
  if (type === 'FORMULA') return plain({ ...clear, ...content } as RichCell);
  if (type === 'FORMAT') return plain({ ...before, format: from.format, validation: from.validation } as RichCell);
  if (type === 'DATA_VALIDATION') return plain({ ...before, validation: from.validation } as RichCell);
  if (type === 'NORMAL') return plain({ ...from, ...content } as RichCell);
  const { borders: _borders, ...format } = from.format ?? {};
  const borders = before.format?.borders;
  const kept: Fields = borders === undefined ? format : { ...format, borders };
  return plain({ ...from, ...content, format: Object.keys(kept).length === 0 ? undefined : kept } as RichCell);
}

function turned(cells: Taken[][]): Taken[][] {
  return (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] ?? { cell: null, value: undefined }));
}

/** Where a source of this size lands: as many times as the destination holds it exactly, else once. */
function landing(draft: Draft, destination: Box, height: number, width: number, where: string): Box {
  const reach = (have: number, size: number) => (have % size === 0 ? have : size);
  const bottom = destination.top + reach(destination.bottom - destination.top, height);
  const box = { ...destination, bottom, right: destination.left + reach(destination.right - destination.left, width) };
  const tab = tabOf(draft, box.sheetId, where);
  if (box.bottom > tab.rowCount || box.right > tab.columnCount) throw beyond(tab, box);
  return box;
}

export function copyPaste(draft: Draft, sent: Sent, where: string): void {
  const type = readType(sent.pasteType, where);
  const transpose = sent.pasteOrientation === 'TRANSPOSE';
  const source = boxWithin(draft, checkGridRange(draft, sent.source, where));
  const cells = transpose ? turned(taken(draft, source)) : taken(draft, source);
  const [height, width] = [cells.length, cells[0]?.length ?? 0];
  const target = landing(draft, boxWithin(draft, checkGridRange(draft, sent.destination, where)), height, width, where);
  checkProtection(draft, rangeOf(target), where);
  const merges = whole(type) && !transpose ? mergesIn(draft, rangeOf(source), where) : [];
  if (type !== 'CONDITIONAL_FORMATTING') {
    write(draft, target, where, (cell, row, column) => {
      const [r, c] = [(row - target.top) % height, (column - target.left) % width];
      const [fromRow, fromColumn] = transpose ? [source.top + c, source.left + r] : [source.top + r, source.left + c];
      const from = cells[r]?.[c];
      return from ? pasted(cell, from, type, (formula) => copied(formula, row - fromRow, column - fromColumn)) : cell;
    });
  }
  for (let top = target.top; top < target.bottom; top += height) {
    for (let left = target.left; left < target.right; left += width) {
      const [down, right] = [top - source.top, left - source.left];
      if (whole(type) && !transpose)
        replaceMerges(
          draft,
          { ...target, top, left, bottom: top + height, right: left + width },
          merges.map((one) => offset(one, target.sheetId, down, right)),
          where,
        );
      if ((type === 'NORMAL' || type === 'CONDITIONAL_FORMATTING') && !transpose)
        pasteRules(draft, rangeOf(source), target.sheetId, down, right);
    }
  }
}

function offset(range: GridRange, sheetId: number, down: number, right: number): GridRange {
  const moved: GridRange = { sheetId };
  for (const name of ['startRowIndex', 'endRowIndex'] as const) if (range[name] !== undefined) moved[name] = range[name] + down;
  for (const name of ['startColumnIndex', 'endColumnIndex'] as const) if (range[name] !== undefined) moved[name] = range[name] + right;
  return moved;
}

function replaceMerges(draft: Draft, box: Box, merges: readonly GridRange[], where: string): void {
  const gone = mergesIn(draft, rangeOf(box), where);
  if (gone.length === 0 && merges.length === 0) return;
  const grid = gridOf(draft, box.sheetId);
  setGrid(draft, box.sheetId, { ...grid, merges: [...(grid.merges ?? []).filter((one) => !gone.includes(one)), ...merges] });
}

/** What lay in the source lies at the destination; references to it and named ranges within it follow. */
export function cutPaste(draft: Draft, sent: Sent, where: string): void {
  const type = readType(sent.pasteType, where);
  const source = boxWithin(draft, checkGridRange(draft, sent.source, where));
  const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = sent.destination ?? {};
  const tab = tabOf(draft, sheetId, where);
  const [down, right] = [rowIndex - source.top, columnIndex - source.left];
  const target = { sheetId, top: rowIndex, left: columnIndex, bottom: source.bottom + down, right: source.right + right };
  if (target.bottom > tab.rowCount || target.right > tab.columnCount) throw beyond(tab, target);
  checkProtection(draft, rangeOf(source), where);
  checkProtection(draft, rangeOf(target), where);
  const cells = taken(draft, source);
  const merges = mergesIn(draft, rangeOf(source), where);
  replaceMerges(draft, source, [], where);
  write(draft, source, where, () => null);
  const home = tabOf(draft, source.sheetId).title;
  const stay = (formula: string) =>
    sheetId === source.sheetId ? formula : rewritten(formula, (one) => (one.sheet === undefined ? { ...one, sheet: home } : one));
  write(draft, target, where, (cell, row, column) => {
    const from = cells[row - target.top]?.[column - target.left];
    return from && type !== 'CONDITIONAL_FORMATTING' ? pasted(cell, from, type, stay) : cell;
  });
  if (whole(type))
    replaceMerges(
      draft,
      target,
      merges.map((one) => offset(one, sheetId, down, right)),
      where,
    );
  const from = rangeOf(source);
  const follow = (range: GridRange) => (covers(from, range) ? offset(range, sheetId, down, right) : range);
  if (whole(type)) {
    carryNames(draft, follow);
    if (sheetId === source.sheetId) {
      const { merges: kept, filter, bands, views, ...grid } = gridOf(draft, sheetId);
      setGrid(draft, sheetId, {
        ...carriedGrid(grid, follow),
        ...(kept && { merges: kept }),
        ...(filter && { filter }),
        ...(bands && { bands }),
        ...(views && { views }),
      });
    }
  }
}

/** `pasteData`: text cut at the delimiter and at line ends, read as if typed. The sheet grows as needed. */
export function pasteData(draft: Draft, sent: Sent, where: string): void {
  const type = readType(sent.type, where);
  const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = sent.coordinate ?? {};
  tabOf(draft, sheetId, where);
  if (typeof sent.delimiter !== 'string' || sent.delimiter === '') throw invalid(`${where}Either delimiter or html must be set.`);
  const lines = readDelimited(String(sent.data ?? ''), sent.delimiter);
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (width === 0 || type === 'FORMAT' || type === 'DATA_VALIDATION' || type === 'CONDITIONAL_FORMATTING') return;
  const target = { sheetId, top: rowIndex, left: columnIndex, bottom: rowIndex + lines.length, right: columnIndex + width };
  if (target.bottom > tabOf(draft, sheetId).rowCount) resize(draft, sheetId, 'ROWS', target.bottom, where);
  if (target.right > tabOf(draft, sheetId).columnCount) resize(draft, sheetId, 'COLUMNS', target.right, where);
  const locale = localeOf(draft.book.locale);
  write(draft, target, where, (cell, row, column) => {
    const value = lines[row - target.top]?.[column - target.left];
    return value === undefined ? cell : entered(cell, value, 'USER_ENTERED', locale);
  });
}
