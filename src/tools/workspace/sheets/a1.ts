import type { Box, Draft, GridRange, Tab } from './model.ts';
import { invalid, tabOf } from './model.ts';

/** A1 notation: `'Mina rum'!A2:C`, `Rum!2:5`, `A:A`, `Rum`. Absent sheet name: the first visible tab. */

/** `AB` for 27. */
export function columnName(index: number): string {
  let name = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** 27 for `AB`. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A sheet's name as it stands in A1 notation: quoted unless it is a plain word that could not be a cell. */
export function quotedTitle(title: string): string {
  const word = /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !/^[A-Za-z]{1,3}[0-9]+$/.test(title) && !/^R[0-9]*C[0-9]*$/i.test(title);
  return word ? title : `'${title.replaceAll("'", "''")}'`;
}

/** `Rum!A1:C5`; a single cell is `Rum!A1`. */
export function formatBox(title: string, box: Box): string {
  const start = `${columnName(box.left)}${box.top + 1}`;
  const end = `${columnName(box.right - 1)}${box.bottom}`;
  return `${quotedTitle(title)}!${start === end ? start : `${start}:${end}`}`;
}

const corner = /^\$?([A-Za-z]{1,3})?\$?([1-9][0-9]{0,6})?$/;

interface Corner {
  row?: number;
  column?: number;
}

function parseCorner(text: string): Corner | undefined {
  const match = text === '' ? null : corner.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  const found: Corner = {};
  if (match[1] !== undefined) found.column = columnIndex(match[1]);
  if (match[2] !== undefined) found.row = Number(match[2]) - 1;
  return found;
}

/** The bounds that `text` (without a sheet name) names, or undefined if it names none. */
function parseCells(text: string): Omit<GridRange, 'sheetId'> | undefined {
  const parts = text.split(':');
  if (parts.length > 2) return undefined;
  const first = parseCorner(parts[0] ?? '');
  if (!first) return undefined;
  if (parts.length === 1) {
    if (first.row === undefined || first.column === undefined) return undefined;
    return { startRowIndex: first.row, endRowIndex: first.row + 1, startColumnIndex: first.column, endColumnIndex: first.column + 1 };
  }
  const last = parseCorner(parts[1] ?? '');
  if (!last) return undefined;
  const bounds: Omit<GridRange, 'sheetId'> = {};
  const rows = span(first.row, last.row);
  const columns = span(first.column, last.column);
  if (rows.start !== undefined) bounds.startRowIndex = rows.start;
  if (rows.end !== undefined) bounds.endRowIndex = rows.end;
  if (columns.start !== undefined) bounds.startColumnIndex = columns.start;
  if (columns.end !== undefined) bounds.endColumnIndex = columns.end;
  return bounds;
}

/** `A5:B` starts at row 5 and has no end; the corners may be given in either order. */
function span(a: number | undefined, b: number | undefined): { start?: number; end?: number } {
  if (a !== undefined && b !== undefined) return { start: Math.min(a, b), end: Math.max(a, b) + 1 };
  const known = a ?? b;
  return known === undefined ? {} : { start: known };
}

/** Splits `'Åse''s rum'!A1` into its sheet name and the rest. */
function splitSheet(text: string): { title?: string; cells?: string } {
  if (text.startsWith("'")) {
    const match = /^'((?:[^']|'')*)'(?:!(.*))?$/s.exec(text);
    if (!match) return {};
    const title = (match[1] ?? '').replaceAll("''", "'");
    return match[2] === undefined ? { title } : { title, cells: match[2] };
  }
  const bang = text.lastIndexOf('!');
  return bang < 0 ? { cells: text } : { title: text.slice(0, bang), cells: text.slice(bang + 1) };
}

function tabNamed(draft: Draft, title: string): Tab | undefined {
  const exact = draft.book.tabs.find((tab) => tab.title === title);
  return exact ?? draft.book.tabs.find((tab) => tab.title.toLowerCase() === title.toLowerCase());
}

/** Reads A1 notation against this spreadsheet's tabs. 400 `Unable to parse range: …` as Google answers. */
export function parseRange(draft: Draft, text: string): GridRange {
  const { title, cells } = splitSheet(text);
  const refuse = () => invalid(`Unable to parse range: ${text}`);
  if (title !== undefined) {
    const tab = tabNamed(draft, title);
    if (!tab) throw refuse();
    if (cells === undefined) return { sheetId: tab.sheetId };
    const bounds = parseCells(cells);
    if (!bounds) throw refuse();
    return { sheetId: tab.sheetId, ...bounds };
  }
  if (cells === undefined || cells === '') throw refuse();
  const bounds = parseCells(cells);
  if (bounds) {
    const first = draft.book.tabs.find((tab) => !tab.hidden) ?? draft.book.tabs[0];
    if (!first) throw refuse();
    return { sheetId: first.sheetId, ...bounds };
  }
  const tab = tabNamed(draft, cells);
  if (!tab) throw refuse();
  return { sheetId: tab.sheetId };
}

/** A range with its open bounds filled in from the tab's size, and its ends cut off there. 400 if it starts outside. */
export function boxWithin(draft: Draft, range: GridRange): Box {
  const tab = tabOf(draft, range.sheetId);
  const top = range.startRowIndex ?? 0;
  const left = range.startColumnIndex ?? 0;
  if (top >= tab.rowCount || left >= tab.columnCount) throw beyond(tab, openBox(range, tab));
  return {
    sheetId: tab.sheetId,
    top,
    left,
    bottom: Math.min(range.endRowIndex ?? tab.rowCount, tab.rowCount),
    right: Math.min(range.endColumnIndex ?? tab.columnCount, tab.columnCount),
  };
}

function openBox(range: GridRange, tab: Tab): Box {
  const top = range.startRowIndex ?? 0;
  const left = range.startColumnIndex ?? 0;
  return {
    sheetId: tab.sheetId,
    top,
    left,
    bottom: Math.max(range.endRowIndex ?? tab.rowCount, top + 1),
    right: Math.max(range.endColumnIndex ?? tab.columnCount, left + 1),
  };
}

/** Google's refusal to write or read outside a tab. */
export function beyond(tab: Tab, box: Box): Error {
  const limits = `Max rows: ${tab.rowCount}, max columns: ${tab.columnCount}`;
  return invalid(`Range (${formatBox(tab.title, box)}) exceeds grid limits. ${limits}`);
}

/** Checks a `GridRange` from a request body. `where` opens the message, as `Invalid requests[0].repeatCell: `. */
// biome-ignore lint/suspicious/noExplicitAny: a parsed request, checked here
export function checkGridRange(draft: Draft, value: any, where: string): GridRange {
  if (typeof value !== 'object' || value === null) throw invalid(`${where}A range is required.`);
  const tab = tabOf(draft, number(value.sheetId, where) ?? 0, where);
  const range: GridRange = { sheetId: tab.sheetId };
  for (const name of ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'] as const) {
    const bound = number(value[name], where);
    if (bound !== undefined) range[name] = bound;
  }
  checkSpan(range.startRowIndex, range.endRowIndex, tab.rowCount, 'Row', where);
  checkSpan(range.startColumnIndex, range.endColumnIndex, tab.columnCount, 'Column', where);
  return range;
}

function number(value: unknown, where: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Number.isInteger(value) || (value as number) < 0) throw invalid(`${where}${JSON.stringify(value)} is not a valid index.`);
  return value as number;
}

function checkSpan(start: number | undefined, end: number | undefined, count: number, word: string, where: string): void {
  const lower = word.toLowerCase();
  if (start !== undefined && start >= count)
    throw invalid(`${where}start${word}Index[${start}] is after last ${lower} in grid[${count - 1}]`);
  if (end !== undefined && end > count) throw invalid(`${where}end${word}Index[${end}] is after last ${lower} in grid[${count}]`);
  if (end !== undefined && end <= (start ?? 0))
    throw invalid(`${where}end${word}Index[${end}] must be after start${word}Index[${start ?? 0}]`);
}

export function overlaps(a: GridRange, b: GridRange): boolean {
  const apart = (startA = 0, endA = Infinity, startB = 0, endB = Infinity) => endA <= startB || endB <= startA;
  return (
    a.sheetId === b.sheetId &&
    !apart(a.startRowIndex, a.endRowIndex, b.startRowIndex, b.endRowIndex) &&
    !apart(a.startColumnIndex, a.endColumnIndex, b.startColumnIndex, b.endColumnIndex)
  );
}

/** Whether `inner` lies wholly in `outer`. */
export function covers(outer: GridRange, inner: GridRange): boolean {
  const holds = (startO = 0, endO = Infinity, startI = 0, endI = Infinity) => startO <= startI && endO >= endI;
  return (
    outer.sheetId === inner.sheetId &&
    holds(outer.startRowIndex, outer.endRowIndex, inner.startRowIndex, inner.endRowIndex) &&
    holds(outer.startColumnIndex, outer.endColumnIndex, inner.startColumnIndex, inner.endColumnIndex)
  );
}

export function rangeOf(box: Box): GridRange {
  return { sheetId: box.sheetId, startRowIndex: box.top, endRowIndex: box.bottom, startColumnIndex: box.left, endColumnIndex: box.right };
}
