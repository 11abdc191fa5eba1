import { emulated, exception } from './emulated.ts';
import type { Environment } from './environment.ts';
import { userInterface } from './ui.ts';

type Google = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

interface Facts {
  sheets: { properties: { sheetId: number; gridProperties?: { rowCount: number; columnCount: number } } }[];
}

const url = 'https://sheets.googleapis.com/v4/spreadsheets/';
const fields = 'sheets.properties(sheetId,gridProperties)';

/** SpreadsheetApp for the spreadsheet that the script was opened from: which one it is, and where in it to go. */
export function spreadsheetApp(environment: Environment): Google {
  const { setup, http, bridge, allow, tell } = environment;
  const { container } = setup.who;

  /** Read anew in each execution, in the script's user's name. */
  function read(id: string): Facts {
    const headers = { Authorization: `Bearer local:${setup.effective}` };
    const address = `${url}${id}?fields=${encodeURIComponent(fields)}`;
    const [answer] = http([{ method: 'GET', url: address, headers, body: false, followRedirects: true, own: true }], [undefined]);
    if (answer?.status !== 200) throw exception('You do not have permission to access the requested document.');
    return JSON.parse(bridge.decode(answer.body, 'UTF-8')) as Facts;
  }

  const sheet = ({ sheetId, gridProperties }: Facts['sheets'][number]['properties']): Sheet =>
    emulated<Sheet>('Sheet', {
      getSheetId: () => sheetId,
      getRange: (row: unknown, column?: number) => {
        const { rowCount = 0, columnCount = 0 } = gridProperties ?? {};
        const inside = (at: unknown, most: number) => Number.isInteger(at) && Number(at) >= 1 && Number(at) <= most;
        if (!inside(row, rowCount) || !inside(column, columnCount))
          throw exception('The coordinates of the range are outside the dimensions of the sheet.');
        const self: Range = emulated<Range>('Range', {
          activate: () => {
            tell({ kind: 'activated', value: { sheetId, a1: `${letters(Number(column))}${Number(row)}` } });
            return self;
          },
        });
        return self;
      },
    });

  return emulated<Google>('SpreadsheetApp', {
    getUi: () => userInterface(environment),
    getActiveSpreadsheet: () => {
      allow('SpreadsheetApp.getActiveSpreadsheet', ['spreadsheets.currentonly', 'spreadsheets', 'spreadsheets.readonly'], 'LIMITED');
      // Google answers null to a script that was not opened from a document, whatever the types say.
      if (!container) return null as never;
      const { spreadsheetId } = container;
      return emulated<Spreadsheet>('Spreadsheet', {
        getId: () => spreadsheetId,
        getSheets: () => read(spreadsheetId).sheets.map(({ properties }) => sheet(properties)),
      });
    },
  });
}

/** 1 → A, 27 → AA. */
const letters = (column: number): string =>
  column < 1 ? '' : letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));
