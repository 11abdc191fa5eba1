import { boxWithin, checkGridRange, rangeOf } from './a1.ts';
import { checkProtection } from './access.ts';
import { effective, isError } from './formula.ts';
import type { Mask } from './mask.ts';
import { checkMask, masked, parseMask } from './mask.ts';
import type { Box, Cell, Draft, Fields, RichCell, Row } from './model.ts';
import { gridOf, invalid, mapCells, plain, rich, setGrid, tabOf, trimRows } from './model.ts';

/** Requests of batchUpdate that write cells: values with notes, formats and validation. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

const written = ['userEnteredValue', 'userEnteredFormat', 'note', 'dataValidation'];

/** The fields that a mask names, of those that can be written. */
function cellMask(text: unknown, where: string): Mask {
  const mask = parseMask(text, where);
  if ('*' in mask) return Object.fromEntries(written.map((field) => [field, {}]));
  checkMask(mask, written, where);
  return mask;
}

function readValue(value: Sent, where: string): { v?: string | number | boolean; f?: string } {
  if (value === undefined || value === null) return {};
  const [name, ...more] = Object.keys(value);
  if (name === undefined) return {};
  if (more.length > 0) throw invalid(`${where}userEnteredValue holds more than one value.`);
  const found = value[name];
  if (name === 'stringValue' && typeof found === 'string') return found === '' ? {} : { v: found };
  if (name === 'numberValue' && typeof found === 'number') return { v: found };
  if (name === 'boolValue' && typeof found === 'boolean') return { v: found };
  if (name === 'formulaValue' && typeof found === 'string' && found.startsWith('=')) return { f: found };
  throw invalid(`${where}Invalid userEnteredValue: ${JSON.stringify(value)}`);
}

/** A cell after the masked fields of `CellData` have been written to it; a masked field that is absent is cleared. */
function withData(cell: Cell, data: Sent, mask: Mask, where: string): Cell {
  const next: RichCell = { ...rich(cell) };
  if ('userEnteredValue' in mask) {
    delete next.v;
    delete next.f;
    Object.assign(next, readValue(data.userEnteredValue, where));
  }
  if ('note' in mask) {
    if (typeof data.note === 'string' && data.note !== '') next.note = data.note;
    else delete next.note;
  }
  for (const [field, place] of [
    ['userEnteredFormat', 'format'],
    ['dataValidation', 'validation'],
  ] as const) {
    const inner = mask[field];
    if (inner === undefined) continue;
    const source: Fields = data[field] === undefined ? {} : { [place]: data[field] };
    const before: Fields = next[place] === undefined ? {} : { [place]: next[place] };
    const after = masked(before, source, { [place]: inner })[place] as Fields | undefined;
    if (after === undefined || Object.keys(after).length === 0) delete next[place];
    else next[place] = after;
  }
  return plain(next);
}

function write(draft: Draft, box: Box, where: string, change: (cell: Cell, row: number, column: number) => Cell): void {
  checkProtection(draft, rangeOf(box), where);
  const grid = gridOf(draft, box.sheetId);
  setGrid(draft, box.sheetId, { ...grid, rows: mapCells(grid.rows, box, change) });
}

/** `updateCells`: with `range`, cells that no row gives are cleared of the masked fields; with `start`, they stand. */
export function updateCells(draft: Draft, request: Sent, where: string): void {
  const mask = cellMask(request.fields, where);
  const rows: Sent[][] = (request.rows ?? []).map((row: Sent) => row?.values ?? []);
  if (request.range !== undefined) {
    const box = boxWithin(draft, checkGridRange(draft, request.range, where));
    if (rows.length > box.bottom - box.top || rows.some((row) => row.length > box.right - box.left)) {
      throw invalid(`${where}Attempting to write outside the range.`);
    }
    const last = lastUsed(draft, box, rows);
    write(draft, last, where, (cell, row, column) => withData(cell, rows[row - box.top]?.[column - box.left] ?? {}, mask, where));
    return;
  }
  const start = request.start;
  if (start === undefined) throw invalid(`${where}Either start or range must be specified.`);
  const tab = tabOf(draft, start.sheetId ?? 0, where);
  const [top, left] = [start.rowIndex ?? 0, start.columnIndex ?? 0];
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return;
  const box = { sheetId: tab.sheetId, top, left, bottom: top + rows.length, right: left + width };
  if (box.bottom > tab.rowCount || box.right > tab.columnCount) {
    const what = box.bottom > tab.rowCount ? `row: ${tab.rowCount}, last row with grid: ${tab.rowCount - 1}` : `column: ${tab.columnCount}`;
    throw invalid(`${where}Attempting to write ${what} outside the grid.`);
  }
  write(draft, box, where, (cell, row, column) => {
    const data = rows[row - top]?.[column - left];
    return data === undefined ? cell : withData(cell, data, mask, where);
  });
}

/** A whole-sheet clearing need only visit the rows that hold something. */
function lastUsed(draft: Draft, box: Box, rows: readonly unknown[]): Box {
  const used = gridOf(draft, box.sheetId).rows.length;
  const bottom = Math.max(Math.min(box.bottom, used), box.top + rows.length);
  return { ...box, bottom: Math.max(bottom, box.top) };
}

/** `repeatCell`: the same fields to every cell of a range. */
export function repeatCell(draft: Draft, request: Sent, where: string): void {
  const mask = cellMask(request.fields, where);
  const box = boxWithin(draft, checkGridRange(draft, request.range, where));
  write(draft, box, where, (cell) => withData(cell, request.cell ?? {}, mask, where));
}

const conditionTypes = /^(NUMBER|TEXT|DATE)_[A-Z_]+$|^(ONE_OF_RANGE|ONE_OF_LIST|BLANK|NOT_BLANK|CUSTOM_FORMULA|BOOLEAN|FILTER_EXPRESSION)$/;

/** `setDataValidation`: a rule for a range, or none. Rules are kept and shown; Google's API does not enforce them either. */
export function setDataValidation(draft: Draft, request: Sent, where: string): void {
  const box = boxWithin(draft, checkGridRange(draft, request.range, where));
  const { rule } = request;
  if (rule !== undefined && !conditionTypes.test(String(rule.condition?.type)))
    throw invalid(`${where}A condition of a known type is required.`);
  const mask = { dataValidation: {} };
  write(draft, box, where, (cell) => withData(cell, rule === undefined ? {} : { dataValidation: rule }, mask, where));
}

/** `sortRange`: the range's rows by the given columns: numbers, then text, then truth values, then errors; empty cells last. */
export function sortRange(draft: Draft, request: Sent, where: string): void {
  const box = boxWithin(draft, checkGridRange(draft, request.range, where));
  const specs: { column: number; down: boolean }[] = (request.sortSpecs ?? []).map((spec: Sent) => {
    const column = spec.dimensionIndex ?? 0;
    if (column < box.left || column >= box.right) throw invalid(`${where}Sort column ${column} is outside the range.`);
    return { column, down: spec.sortOrder === 'DESCENDING' };
  });
  if (specs.length === 0) throw invalid(`${where}At least one sort spec is required.`);
  checkProtection(draft, rangeOf(box), where);
  const grid = gridOf(draft, box.sheetId);
  const keyed = Array.from({ length: Math.min(box.bottom, grid.rows.length) - box.top }, (_, offset) => {
    const row = box.top + offset;
    return {
      cells: (grid.rows[row] ?? []).slice(box.left, box.right),
      keys: specs.map(({ column }) => sortKey(draft, box.sheetId, row, column)),
    };
  });
  const collator = new Intl.Collator(draft.book.locale.replace('_', '-'), { sensitivity: 'base' });
  keyed.sort((a, b) => {
    for (let at = 0; at < specs.length; at++) {
      const order = compareKeys(a.keys[at], b.keys[at], specs[at]?.down === true, collator);
      if (order !== 0) return order;
    }
    return 0;
  });
  const rows: Row[] = grid.rows.slice();
  keyed.forEach(({ cells }, offset) => {
    const before = rows[box.top + offset] ?? [];
    const next: Cell[] = before.slice();
    while (next.length < box.left + cells.length) next.push(null);
    for (let column = box.left; column < box.right && column < next.length; column++) next[column] = cells[column - box.left] ?? null;
    while (next.length > 0 && next[next.length - 1] === null) next.pop();
    rows[box.top + offset] = next;
  });
  setGrid(draft, box.sheetId, { ...grid, rows: trimRows(rows) });
}

interface SortKey {
  rank: number;
  value: number | string;
}

function sortKey(draft: Draft, sheetId: number, row: number, column: number): SortKey {
  const value = effective(draft, sheetId, row, column);
  if (value === null || value === '') return { rank: 4, value: 0 };
  if (isError(value)) return { rank: 3, value: 0 };
  if (typeof value === 'boolean') return { rank: 2, value: value ? 1 : 0 };
  return { rank: typeof value === 'number' ? 0 : 1, value };
}

function compareKeys(a: SortKey | undefined, b: SortKey | undefined, down: boolean, collator: Intl.Collator): number {
  if (!a || !b) return 0;
  if (a.rank === 4 || b.rank === 4) return a.rank - b.rank;
  const sameKind =
    typeof a.value === 'string' && typeof b.value === 'string' ? collator.compare(a.value, b.value) : Number(a.value) - Number(b.value);
  const order = a.rank === b.rank ? sameKind : a.rank - b.rank;
  return down ? -order : order;
}
