import { googleLimits } from '../../../../src/tools/workspace/core/limits.ts';
import { memoryStore } from '../../../../src/tools/workspace/core/store.ts';
import { fileOf, ownerGrant, permissionId, saveFile } from '../../../../src/tools/workspace/drive/model.ts';
import { createRouter } from '../../../../src/tools/workspace/http/router.ts';
import { sheets } from '../../../../src/tools/workspace/sheets/sheets.ts';

export const owner = 'samordnare@skola.se';
export const editor = 'redaktor@skola.se';

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON
export type Json = any;
export interface Answer {
  status: number;
  body: Json;
}

/** A workspace with Sheets alone, and short words for what the tests ask of it. The clock stands at 17 August 2026, 10 in Stockholm. */
export function workspace() {
  const store = memoryStore();
  const now = Date.parse('2026-08-17T08:00:00Z');
  const route = createRouter({ store, services: [sheets], now: () => now, limits: googleLimits });
  const call = (actor: string, method: string, url: string, body?: unknown): Answer => {
    const headers = { authorization: `Bearer local:${actor}`, 'content-type': 'application/json' };
    const response = route({ method, url, headers, ...(body === undefined ? {} : { body: { text: JSON.stringify(body) } }) });
    return { status: response.status, body: typeof response.body === 'string' ? JSON.parse(response.body) : undefined };
  };
  /** A spreadsheet of the owner's with one tab `Rum` (id 7) of 10 rows and 5 columns. */
  const book = (more: object = {}): string => {
    const tab = { properties: { sheetId: 7, title: 'Rum', gridProperties: { rowCount: 10, columnCount: 5 } }, ...more };
    return call(owner, 'POST', '/v4/spreadsheets', { properties: { title: 'Arbetsbok' }, sheets: [tab] }).body.spreadsheetId;
  };
  const share = (id: string, email: string, role: 'reader' | 'writer') => {
    const file = fileOf(store, id);
    if (!file) throw new Error('no file');
    store.begin();
    saveFile(store, { ...file, grants: [...file.grants, { ...ownerGrant(email, now), id: permissionId('user', email), role }] });
    store.commit();
  };
  const at = (id: string, range: string) => `/v4/spreadsheets/${id}/values/${encodeURIComponent(range)}`;
  const type = (id: string, range: string, values: unknown[][], actor = owner) =>
    call(actor, 'PUT', `${at(id, range)}?valueInputOption=USER_ENTERED`, { values });
  const read = (id: string, range: string, query = '', actor = owner) => call(actor, 'GET', `${at(id, range)}${query}`);
  /** The values as they are, not as they are shown. */
  const values = (id: string, range: string) => read(id, range, '?valueRenderOption=UNFORMATTED_VALUE').body.values ?? [];
  const formulas = (id: string, range: string) => read(id, range, '?valueRenderOption=FORMULA').body.values ?? [];
  const batch = (id: string, requests: unknown[], actor = owner) => call(actor, 'POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests });
  /** The tab `Rum` as spreadsheets.get answers it. */
  const sheet = (id: string, query = '', index = 0) => call(owner, 'GET', `/v4/spreadsheets/${id}${query}`).body.sheets[index];
  const cell = (id: string, range: string) =>
    call(owner, 'GET', `/v4/spreadsheets/${id}?includeGridData=true&ranges=${encodeURIComponent(range)}`).body.sheets[0].data[0]
      .rowData?.[0]?.values?.[0] ?? {};
  return { store, call, book, share, type, read, values, formulas, batch, sheet, cell };
}

/** Cells of the tab `Rum`: rows and columns counted from 0, ends not included. */
export function area(top: number, bottom: number, left: number, right: number) {
  return { sheetId: 7, startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right };
}

export function lines(dimension: 'ROWS' | 'COLUMNS', startIndex: number, endIndex: number) {
  return { sheetId: 7, dimension, startIndex, endIndex };
}
