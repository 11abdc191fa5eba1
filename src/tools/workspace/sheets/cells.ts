import { boxWithin, checkGridRange, rangeOf } from './a1.ts';
import { checkProtection } from './access.ts';
import type { Box, Cell, Draft, Fields, RichCell, Style } from './model.ts';
import { gridOf, invalid, isBlank, mapCells, plain, rich, setGrid, tabOf } from './model.ts';
import { resize } from './requests/dimensions.ts';
import type { Mask } from './requests/mask.ts';
import { checkMask, masked, parseMask } from './requests/mask.ts';
import { type Styling, styleOf, stylingOf } from './styles.ts';

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
function withData(cell: Cell, data: Sent, mask: Mask, restyled: Restyled, where: string): Cell {
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
  const { style, ...unstyled } = next;
  return plain({ ...unstyled, ...restyled(style, data) });
}

/** What a cell of this style says of it once `data` was written to the cell. */
type Restyled = (style: number | undefined, data: Sent) => { style?: number };

/** Most requests say one thing to thousands of cells, which look alike: that is worked out once. */
function restyling(styling: Styling, { userEnteredFormat, dataValidation }: Mask): Restyled {
  const mask = { ...(userEnteredFormat && { userEnteredFormat }), ...(dataValidation && { dataValidation }) };
  if (Object.keys(mask).length === 0) return (style) => (style === undefined ? {} : { style });
  let said: Sent;
  let known = new Map<number | undefined, { style?: number }>();
  return (style, data) => {
    if (data !== said) {
      said = data;
      known = new Map();
    }
    const after = known.get(style) ?? styling.named(withStyle(styleOf(styling, style), data, mask));
    known.set(style, after);
    return after;
  };
}

function withStyle({ format, validation }: Style, data: Sent, mask: Mask): Style {
  const before: Fields = { ...(format && { userEnteredFormat: format }), ...(validation && { dataValidation: validation }) };
  const after = masked(before, data, mask) as { userEnteredFormat?: Fields; dataValidation?: Fields };
  const said = (fields: Fields | undefined) => (fields && Object.keys(fields).length > 0 ? fields : undefined);
  const [formatted, checked] = [said(after.userEnteredFormat), said(after.dataValidation)];
  return { ...(formatted && { format: formatted }), ...(checked && { validation: checked }) };
}

/**
 * Writes the masked fields of a `CellData` to each cell of a box, if none of them is protected from the caller. A cell that is
 * given no data stands.
 */
function write(draft: Draft, box: Box, mask: Mask, where: string, dataOf: (row: number, column: number) => Sent): void {
  checkProtection(draft, rangeOf(box), where);
  const grid = gridOf(draft, box.sheetId);
  const styling = stylingOf(grid);
  const restyled = restyling(styling, mask);
  const rows = mapCells(grid.rows, box, (cell, row, column) => {
    const data = dataOf(row, column);
    return data === undefined ? cell : withData(cell, data, mask, restyled, where);
  });
  setGrid(draft, box.sheetId, { ...grid, rows, styles: styling.styles });
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
    write(draft, last, mask, where, (row, column) => rows[row - box.top]?.[column - box.left] ?? {});
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
  write(draft, box, mask, where, (row, column) => rows[row - top]?.[column - left]);
}

/** `appendCells`: below the sheet's last row that holds a value, from the first column; the sheet grows as needed. */
export function appendCells(draft: Draft, request: Sent, where: string): void {
  const tab = tabOf(draft, request.sheetId ?? 0, where);
  const used = gridOf(draft, tab.sheetId).rows;
  let top = used.length;
  while (top > 0 && (used[top - 1] ?? []).every(isBlank)) top--;
  const rows: Sent[] = request.rows ?? [];
  const width = rows.reduce((most, row) => Math.max(most, row?.values?.length ?? 0), 0);
  if (top + rows.length > tab.rowCount) resize(draft, tab.sheetId, 'ROWS', top + rows.length, where);
  if (width > tab.columnCount) resize(draft, tab.sheetId, 'COLUMNS', width, where);
  updateCells(draft, { start: { sheetId: tab.sheetId, rowIndex: top }, rows, fields: request.fields }, where);
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
  const cell: Sent = request.cell ?? {};
  write(draft, box, mask, where, () => cell);
}

const conditionTypes = /^(NUMBER|TEXT|DATE)_[A-Z_]+$|^(ONE_OF_RANGE|ONE_OF_LIST|BLANK|NOT_BLANK|CUSTOM_FORMULA|BOOLEAN|FILTER_EXPRESSION)$/;

/** `setDataValidation`: a rule for a range, or none. Rules are kept and shown; Google's API does not enforce them either. */
export function setDataValidation(draft: Draft, request: Sent, where: string): void {
  const box = boxWithin(draft, checkGridRange(draft, request.range, where));
  const { rule } = request;
  if (rule !== undefined && !conditionTypes.test(String(rule.condition?.type)))
    throw invalid(`${where}A condition of a known type is required.`);
  const cell: Sent = rule === undefined ? {} : { dataValidation: rule };
  write(draft, box, { dataValidation: {} }, where, () => cell);
}
