import type { Context } from '../http/service.ts';
import { updateCells } from './cells.ts';
import { dimensionProperties } from './lines.ts';
import type { Book, Dimension, Draft } from './model.ts';
import { invalid, saveDraft } from './model.ts';
import { createMetadata } from './requests/metadata.ts';
import { addProtection } from './requests/protect.ts';
import { addTab, applyBookProperties } from './requests/tabs.ts';

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/**
 * Makes the empty spreadsheet behind a Drive file that was just made: one tab, 1,000 rows by 26 columns.
 * The name is the Drive file's and is kept there alone; it is taken here so that callers need not know that.
 */
export function initSpreadsheet(ctx: Context, id: string, _name: string): void {
  const draft = blank(ctx, id);
  addTab(draft, { title: 'Sheet1' });
  saveDraft(draft);
}

function blank(ctx: Context, id: string): Draft {
  const book: Book = { id, locale: 'en_US', timeZone: 'Etc/GMT', autoRecalc: 'ON_CHANGE', tabs: [], metadata: [], protections: [] };
  return { ctx, book, bookChanged: true, grids: new Map(), changed: new Set(), edits: 0 };
}

/** Makes the spreadsheet behind a new Drive file from the body of `spreadsheets.create`. Returns the draft, saved. */
export function fillSpreadsheet(ctx: Context, id: string, body: Sent): Draft {
  const draft = blank(ctx, id);
  applyBookProperties(draft, body.properties ?? {}, (name) => name !== 'title', '');
  const sheets: Sent[] = body.sheets ?? [];
  if (sheets.length === 0) addTab(draft, { title: 'Sheet1' });
  for (const sheet of sheets) fillSheet(draft, sheet);
  if (draft.book.tabs.every((tab) => tab.hidden)) throw invalid("You can't remove all the visible sheets in a document.");
  for (const item of body.developerMetadata ?? []) createMetadata(draft, { ...item, location: item.location ?? { spreadsheet: true } }, '');
  saveDraft(draft);
  return draft;
}

function fillSheet(draft: Draft, sheet: Sent): void {
  const tab = addTab(draft, sheet.properties ?? {});
  for (const item of sheet.developerMetadata ?? []) createMetadata(draft, { ...item, location: { sheetId: tab.sheetId } }, '');
  for (const data of sheet.data ?? []) {
    sizes(draft, tab.sheetId, 'ROWS', data.startRow ?? 0, data.rowMetadata ?? []);
    sizes(draft, tab.sheetId, 'COLUMNS', data.startColumn ?? 0, data.columnMetadata ?? []);
    const start = { sheetId: tab.sheetId, rowIndex: data.startRow ?? 0, columnIndex: data.startColumn ?? 0 };
    updateCells(draft, { start, rows: data.rowData ?? [], fields: '*' }, '');
  }
  for (const protectedRange of sheet.protectedRanges ?? []) addProtection(draft, protectedRange, '');
}

function sizes(draft: Draft, sheetId: number, dimension: Dimension, from: number, list: Sent[]): void {
  for (const [at, { pixelSize, hiddenByUser, developerMetadata = [] }] of list.entries()) {
    const fields = [pixelSize === undefined ? '' : 'pixelSize', hiddenByUser === true ? 'hiddenByUser' : ''].filter(Boolean).join(',');
    const range = { sheetId, dimension, startIndex: from + at, endIndex: from + at + 1 };
    for (const item of developerMetadata) createMetadata(draft, { ...item, location: { dimensionRange: range } }, '');
    if (fields !== '') dimensionProperties(draft, { range, properties: { pixelSize, hiddenByUser }, fields }, '');
  }
}
