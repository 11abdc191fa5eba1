import { checkTabProtection } from '../access.ts';
import type { Book, Draft, Fields, Tab } from '../model.ts';
import { emptyGrid, invalid, newNumber, replaceTab, setBook, setGrid, tabOf } from '../model.ts';
import { renameInFormulas } from '../moved.ts';
import { checkCellCount, resize } from './dimensions.ts';
import { asks, checkMask, masked, parseMask } from './mask.ts';

/** Tabs: their names, order, size and looks; and the spreadsheet's own properties. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

const looks = ['tabColor', 'tabColorStyle', 'rightToLeft'];
const gridLooks = ['hideGridlines'];
const gridFields = ['rowCount', 'columnCount', 'frozenRowCount', 'frozenColumnCount', ...gridLooks];

/** `SheetProperties` as Google answers them. */
export function tabResource(book: Book, tab: Tab): Fields {
  const grid: Fields = { rowCount: tab.rowCount, columnCount: tab.columnCount };
  if (tab.frozenRowCount > 0) grid.frozenRowCount = tab.frozenRowCount;
  if (tab.frozenColumnCount > 0) grid.frozenColumnCount = tab.frozenColumnCount;
  const rest: Fields = { ...tab.looks };
  for (const name of gridLooks) {
    if (rest[name] === true) grid[name] = true;
    delete rest[name];
  }
  const properties: Fields = {
    sheetId: tab.sheetId,
    title: tab.title,
    index: book.tabs.indexOf(tab),
    sheetType: 'GRID',
    gridProperties: grid,
  };
  return { ...properties, ...(tab.hidden ? { hidden: true } : {}), ...rest };
}

function checkTitle(draft: Draft, title: unknown, sheetId: number, where: string): string {
  if (typeof title !== 'string' || title === '') throw invalid(`${where}Sheet name cannot be empty.`);
  if (title.length > 100) throw invalid(`${where}Sheet name cannot be longer than 100 characters.`);
  const taken = draft.book.tabs.some((tab) => tab.sheetId !== sheetId && tab.title.toLowerCase() === title.toLowerCase());
  if (taken) throw invalid(`${where}A sheet with the name "${title}" already exists. Please enter another name.`);
  return title;
}

function count(value: unknown, least: number, fallback: number, name: string, where: string): number {
  if (value === undefined) return fallback;
  if (!Number.isInteger(value) || (value as number) < least) throw invalid(`${where}${name} must be at least ${least}.`);
  return value as number;
}

function freeTitle(draft: Draft): string {
  for (let number = draft.book.tabs.length + 1; ; number++) {
    const title = `Sheet${number}`;
    if (!draft.book.tabs.some((tab) => tab.title === title)) return title;
  }
}

/** Adds a tab, at the end or at `index`. A fixed `sheetId` is kept; one in use answers 400. */
export function addTab(draft: Draft, sent: Sent = {}, where = ''): Tab {
  if (sent.sheetType !== undefined && sent.sheetType !== 'GRID') throw invalid(`${where}Only sheets of type GRID can be added here.`);
  const grid = sent.gridProperties ?? {};
  const tab: Tab = {
    sheetId: count(sent.sheetId, 0, draft.book.tabs.length === 0 ? 0 : newNumber(draft), 'sheetId', where),
    title: checkTitle(draft, sent.title ?? freeTitle(draft), -1, where),
    hidden: sent.hidden === true,
    rowCount: count(grid.rowCount, 1, 1000, 'rowCount', where),
    columnCount: count(grid.columnCount, 1, 26, 'columnCount', where),
    frozenRowCount: count(grid.frozenRowCount, 0, 0, 'frozenRowCount', where),
    frozenColumnCount: count(grid.frozenColumnCount, 0, 0, 'frozenColumnCount', where),
    looks: masked({}, { ...sent, ...grid }, Object.fromEntries([...looks, ...gridLooks].map((name) => [name, {}]))),
  };
  checkFrozen(tab, where);
  if (draft.book.tabs.some((other) => other.sheetId === tab.sheetId))
    throw invalid(`${where}A sheet with the id ${tab.sheetId} already exists.`);
  const tabs = [...draft.book.tabs];
  tabs.splice(count(sent.index, 0, tabs.length, 'index', where), 0, tab);
  setBook(draft, { tabs });
  checkCellCount(draft, where);
  setGrid(draft, tab.sheetId, emptyGrid);
  return tab;
}

function checkFrozen(tab: Tab, where: string): void {
  if (tab.frozenRowCount >= tab.rowCount) throw invalid(`${where}You can't freeze all visible rows on the sheet.`);
  if (tab.frozenColumnCount >= tab.columnCount) throw invalid(`${where}You can't freeze all visible columns on the sheet.`);
}

function checkVisible(tabs: readonly Tab[], where: string): void {
  if (!tabs.some((tab) => !tab.hidden)) throw invalid(`${where}You can't remove all the visible sheets in a document.`);
}

export function updateTab(draft: Draft, request: Sent, where: string): void {
  const mask = parseMask(request.fields, where);
  checkMask(mask, ['sheetId', 'title', 'index', 'hidden', 'sheetType', 'gridProperties', ...looks], where);
  const sent: Sent = request.properties ?? {};
  const sheetId = sent.sheetId ?? 0;
  checkTabProtection(draft, tabOf(draft, sheetId, where).sheetId, where, true);
  const grid = sent.gridProperties ?? {};
  const inner = '*' in mask ? { '*': {} } : (mask.gridProperties ?? {});
  const wholeGrid = 'gridProperties' in mask && Object.keys(inner).length === 0;
  const gridAsks = (name: string) => grid[name] !== undefined && (wholeGrid || asks(inner, name));
  checkMask(inner, gridFields, where);
  if (gridAsks('rowCount')) resize(draft, sheetId, 'ROWS', count(grid.rowCount, 1, 1, 'rowCount', where), where);
  if (gridAsks('columnCount')) resize(draft, sheetId, 'COLUMNS', count(grid.columnCount, 1, 1, 'columnCount', where), where);
  const next: Tab = { ...tabOf(draft, sheetId, where) };
  if (asks(mask, 'title') && sent.title !== undefined) next.title = checkTitle(draft, sent.title, sheetId, where);
  if (asks(mask, 'hidden')) next.hidden = sent.hidden === true;
  for (const name of ['frozenRowCount', 'frozenColumnCount'] as const) {
    if (wholeGrid || asks(inner, name)) next[name] = count(grid[name], 0, 0, name, where);
  }
  const desired = looks.filter((name) => asks(mask, name));
  next.looks = masked(next.looks, sent, Object.fromEntries(desired.map((name) => [name, mask[name] ?? {}])));
  for (const name of gridLooks) if (wholeGrid || asks(inner, name)) next.looks = masked(next.looks, grid, { [name]: {} });
  checkFrozen(next, where);
  if (next.title !== tabOf(draft, sheetId).title) renameInFormulas(draft, sheetId, next.title);
  replaceTab(draft, next);
  if (asks(mask, 'index') && sent.index !== undefined) placeTab(draft, next, count(sent.index, 0, 0, 'index', where));
  checkVisible(draft.book.tabs, where);
}

/** `index` counts places before the move: moving tab 0 to index 2 puts it after tab 1, as Google's documentation says. */
function placeTab(draft: Draft, tab: Tab, index: number): void {
  const from = draft.book.tabs.indexOf(tab);
  const tabs = draft.book.tabs.filter((one) => one !== tab);
  tabs.splice(index > from ? index - 1 : index, 0, tab);
  setBook(draft, { tabs });
}

/** Removes a tab with its cells, metadata and protections. */
export function deleteTab(draft: Draft, sheetId: number, where: string): void {
  const tab = tabOf(draft, sheetId, where);
  checkTabProtection(draft, sheetId, where);
  const tabs = draft.book.tabs.filter((one) => one !== tab);
  checkVisible(tabs, where);
  setBook(draft, {
    tabs,
    metadata: draft.book.metadata.filter(({ spot }) => spot.at === 'SPREADSHEET' || spot.sheetId !== sheetId),
    protections: draft.book.protections.filter((one) => one.range.sheetId !== sheetId),
  });
  setGrid(draft, sheetId, emptyGrid);
}

export function updateBook(draft: Draft, request: Sent, where: string): void {
  const mask = parseMask(request.fields, where);
  checkMask(mask, ['title', 'locale', 'timeZone', 'autoRecalc'], where);
  applyBookProperties(draft, request.properties ?? {}, (name) => asks(mask, name), where);
}

export function applyBookProperties(draft: Draft, sent: Sent, desired: (name: string) => boolean, where: string): void {
  if (desired('title') && sent.title !== undefined) {
    if (typeof sent.title !== 'string' || sent.title === '') throw invalid(`${where}Title cannot be empty.`);
    draft.title = sent.title;
  }
  if (desired('locale') && sent.locale !== undefined) {
    if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(sent.locale)) throw invalid(`${where}Unsupported locale: ${sent.locale}`);
    setBook(draft, { locale: sent.locale });
  }
  if (desired('timeZone') && sent.timeZone !== undefined) {
    if (!isTimeZone(sent.timeZone)) throw invalid(`${where}Unsupported timezone: ${sent.timeZone}`);
    setBook(draft, { timeZone: sent.timeZone });
  }
  if (desired('autoRecalc') && sent.autoRecalc !== undefined) {
    if (!['ON_CHANGE', 'MINUTE', 'HOUR'].includes(sent.autoRecalc)) throw invalid(`${where}Unknown autoRecalc: ${sent.autoRecalc}`);
    setBook(draft, { autoRecalc: sent.autoRecalc });
  }
}

/** Whether the name is one that the time zone database knows. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string' || !/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
