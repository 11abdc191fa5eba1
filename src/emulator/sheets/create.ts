import type { Context } from '../service.ts';
import { updateCells } from './cells.ts';
import { createMetadata } from './metadata.ts';
import type { Book, Draft } from './model.ts';
import { invalid, saveDraft } from './model.ts';
import { addTab, applyBookProperties } from './tabs.ts';

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
  return { ctx, book, bookChanged: true, grids: new Map(), changed: new Set() };
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
    const start = { sheetId: tab.sheetId, rowIndex: data.startRow ?? 0, columnIndex: data.startColumn ?? 0 };
    updateCells(draft, { start, rows: data.rowData ?? [], fields: '*' }, '');
  }
}
