import { emulated, exception } from './emulated.ts';
import type { Environment } from './environment.ts';
import { type Area, type Place, rangeOf } from './range.ts';
import { userInterface } from './ui.ts';

type Google = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Metadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

interface Facts {
  properties: { sheetId?: number; title?: string; gridProperties?: { rowCount: number; columnCount: number } };
  developerMetadata?: { metadataKey?: string; metadataValue?: string }[];
}

const url = 'https://sheets.googleapis.com/v4/spreadsheets/';
const fields = 'sheets(properties(sheetId,title,gridProperties),developerMetadata(metadataKey,metadataValue))';

/** The spreadsheet that a script was opened from, and what is in it, as the script's user may read and write it. */
export interface Book {
  spreadsheet: Spreadsheet;
  /** A range of it by its place. @throws Exception where there is no such sheet. */
  range(sheetId: number, area: Area): GoogleAppsScript.Spreadsheet.Range;
}

/** Read anew in each execution, in the script's user's name. */
function bookOf({ setup, http, bridge, tell }: Environment, spreadsheetId: string): Book {
  function ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): T {
    const headers = { Authorization: `Bearer local:${setup.effective}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) };
    const out = { method, url: `${url}${spreadsheetId}${path}`, headers, body: body !== undefined, followRedirects: true, own: true };
    const [answer] = http([out], [body === undefined ? undefined : bridge.encode(JSON.stringify(body))]);
    if (answer?.status !== 200) throw exception('You do not have permission to access the requested document.');
    return JSON.parse(bridge.decode(answer.body, 'UTF-8')) as T;
  }
  let read: Facts[] | undefined;
  const sheets = (): Sheet[] => {
    read ??= ask<{ sheets: Facts[] }>('GET', `?fields=${encodeURIComponent(fields)}`).sheets;
    return read.map(sheet);
  };

  function sheet({ properties, developerMetadata = [] }: Facts): Sheet {
    const { sheetId = 0, title = '', gridProperties: { rowCount, columnCount } = { rowCount: 0, columnCount: 0 } } = properties;
    const place: Place = { sheetId, title, rowCount, columnCount, sheet: () => self, ask, tell };
    /** Down to the last row, and out to the last column, that hold something. */
    const filled = (): unknown[][] => {
      const range = encodeURIComponent(`'${title.replaceAll("'", "''")}'`);
      return ask<{ values?: unknown[][] }>('GET', `/values/${range}?fields=values`).values ?? [];
    };
    const self: Sheet = emulated<Sheet>('Sheet', {
      getSheetId: () => sheetId,
      getName: () => title,
      getParent: () => spreadsheet,
      getLastRow: () => filled().length,
      getLastColumn: () => filled().reduce((most, row) => Math.max(most, row.length), 0),
      getDeveloperMetadata: () =>
        developerMetadata.map(({ metadataKey = '', metadataValue = '' }) =>
          emulated<Metadata>('DeveloperMetadata', { getKey: () => metadataKey, getValue: () => metadataValue }),
        ),
      getRange: (row: unknown, column?: number, rows = 1, columns = 1) =>
        rangeOf(place, { row: Number(row), column: Number(column), rows: Number(rows), columns: Number(columns) }),
    });
    return self;
  }

  const spreadsheet: Spreadsheet = emulated<Spreadsheet>('Spreadsheet', {
    getId: () => spreadsheetId,
    getSheets: sheets,
    toast: (text: unknown, title: unknown = '') => tell({ kind: 'toast', value: { text: String(text), title: String(title) } }),
  });
  return {
    spreadsheet,
    range: (sheetId, area) => {
      const found = sheets().find((one) => one.getSheetId() === sheetId);
      if (!found) throw exception('The sheet is gone.');
      return found.getRange(area.row, area.column, area.rows, area.columns);
    },
  };
}

/** SpreadsheetApp for the spreadsheet that the script was opened from: what is in it, and where in it to go. */
export function spreadsheetApp(environment: Environment): Google {
  const { setup, allow } = environment;
  const { container } = setup.who;
  return emulated<Google>('SpreadsheetApp', {
    getUi: () => userInterface(environment),
    getActiveSpreadsheet: () => {
      allow('SpreadsheetApp.getActiveSpreadsheet', ['spreadsheets.currentonly', 'spreadsheets', 'spreadsheets.readonly'], 'LIMITED');
      // Google answers null to a script that was not opened from a document, whatever the types say.
      return container ? bookOf(environment, container.spreadsheetId).spreadsheet : (null as never);
    },
  });
}

/** The event that onEdit is given: the range that was edited, of the spreadsheet that is open. */
export function editEvent(environment: Environment, sent: unknown): unknown {
  const { container, surface } = environment.setup.who;
  const { range, ...rest } = sent as { range?: Area & { sheetId: number } };
  // A page that calls it sends plain data.
  if (!container || surface !== 'editor' || range === undefined) return sent;
  const book = bookOf(environment, container.spreadsheetId);
  return { ...rest, source: book.spreadsheet, range: book.range(range.sheetId, range) };
}
