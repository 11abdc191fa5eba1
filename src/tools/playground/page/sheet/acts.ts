/** What one can do to a sheet's rows, columns and tabs, as Google's requests; and the way there, by which it can be undone. */
import { local } from '../server.ts';
import type { Range } from './selection.ts';
import { quoted, type Tab } from './workbook.ts';

type Request = Record<string, unknown>;

export const gridActs = [
  'rowsAbove',
  'rowsBelow',
  'deleteRows',
  'columnsLeft',
  'columnsRight',
  'deleteColumns',
  'sortUp',
  'sortDown',
] as const;
export type GridAct = (typeof gridActs)[number];

/** @param used How many rows hold something, the header among them. */
export function requestOf(act: GridAct, { sheetId, frozenRows, columns }: Tab, range: Range, used: number): Request {
  const rows = (startIndex: number, endIndex: number) => ({ sheetId, dimension: 'ROWS', startIndex, endIndex });
  const cols = (startIndex: number, endIndex: number) => ({ sheetId, dimension: 'COLUMNS', startIndex, endIndex });
  const height = range.bottom - range.top;
  const width = range.right - range.left;
  // A row under the header looks like the rows below it, not like the header.
  const insert = (where: { startIndex: number }, first: number) => ({
    insertDimension: { range: where, inheritFromBefore: where.startIndex > first },
  });
  const sort = (sortOrder: string) => ({
    sortRange: {
      range: {
        sheetId,
        startRowIndex: frozenRows,
        endRowIndex: Math.max(used, frozenRows + 1),
        startColumnIndex: 0,
        endColumnIndex: columns,
      },
      sortSpecs: [{ dimensionIndex: range.left, sortOrder }],
    },
  });
  switch (act) {
    case 'rowsAbove':
      return insert(rows(range.top, range.top + height), frozenRows);
    case 'rowsBelow':
      return insert(rows(range.bottom, range.bottom + height), frozenRows);
    case 'deleteRows':
      return { deleteDimension: { range: rows(range.top, range.bottom) } };
    case 'columnsLeft':
      return insert(cols(range.left, range.left + width), 0);
    case 'columnsRight':
      return insert(cols(range.right, range.right + width), 0);
    case 'deleteColumns':
      return { deleteDimension: { range: cols(range.left, range.right) } };
    case 'sortUp':
      return sort('ASCENDING');
    case 'sortDown':
      return sort('DESCENDING');
  }
}

export const addTab = (title: string, index: number): Request => ({ addSheet: { properties: { title, index } } });
export const deleteTab = (sheetId: number): Request => ({ deleteSheet: { sheetId } });
export const renameTab = (sheetId: number, title: string): Request => ({
  updateSheetProperties: { properties: { sheetId, title }, fields: 'title' },
});
/** To stand before what is now at `index`. */
export const moveTab = (sheetId: number, index: number): Request => ({
  updateSheetProperties: { properties: { sheetId, index }, fields: 'index' },
});

/** A name that no tab has yet. */
export function freeTitle(word: string, tabs: readonly Tab[]): string {
  const taken = new Set(tabs.map(({ title }) => title.toLowerCase()));
  for (let number = tabs.length + 1; ; number++) {
    const title = `${word} ${number}`;
    if (!taken.has(title.toLowerCase())) return title;
  }
}

const carryOut = (user: string, method: string, path: string, body: unknown): Promise<unknown> =>
  local('sheet', { method: 'POST', body: { user, method, path, body } });

/** @throws Unanswered with Google's refusal. */
export const change = (user: string, request: Request): Promise<unknown> => carryOut(user, 'POST', ':batchUpdate', { requests: [request] });

/** Writes one cell as a person who types it. @throws Unanswered with Google's refusal. */
export function typeCell(user: string, tab: Tab, a1: string, text: string): Promise<unknown> {
  const range = `${quoted(tab.title)}!${a1}`;
  const path = `/values/${encodeURIComponent(range)}?valueInputOption=USER_ENTERED`;
  return carryOut(user, 'PUT', path, { range, values: [[text]] });
}

/** Empties cells. @throws Unanswered with Google's refusal. */
export const clearCells = (user: string, tab: Tab, a1: string): Promise<unknown> =>
  carryOut(user, 'POST', `/values/${encodeURIComponent(`${quoted(tab.title)}!${a1}`)}:clear`, {});

/** How many acts can be undone, and done again. */
export interface Counts {
  undo: number;
  redo: number;
}
export const readCounts = (user: string): Promise<Counts> => local<Counts>('sheet', { query: { user } });
/** @throws Unanswered 409 where the sheet has been changed otherwise since. */
export const turnBack = (user: string, which: keyof Counts): Promise<Counts> =>
  local<Counts>(`sheet/${which}`, { method: 'POST', body: { user } });
