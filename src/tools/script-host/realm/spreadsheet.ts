import type { Container } from '../types.ts';
import { type Cells, cellsOf, nameOf } from './a1.ts';
import { emulated, exception, text } from './emulated.ts';
import type { Environment } from './environment.ts';
import { userInterface } from './ui.ts';

type Google = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

interface Facts {
  properties: { title: string; locale: string; timeZone: string };
  sheets: {
    properties: {
      sheetId: number;
      title: string;
      index: number;
      hidden?: boolean;
      gridProperties?: { rowCount: number; columnCount: number };
    };
  }[];
}

const url = 'https://sheets.googleapis.com/v4/spreadsheets/';
const fields = 'properties(title,locale,timeZone),sheets.properties(sheetId,title,index,hidden,gridProperties)';

/** SpreadsheetApp for the spreadsheet that the script was opened from; values are read and written over REST. */
export function spreadsheetApp(environment: Environment): Google {
  const { setup, http, bridge, allow, tell } = environment;
  const { container } = setup.who;
  let book: Spreadsheet | undefined;

  const active = (method: string): Spreadsheet | null => {
    allow(`SpreadsheetApp.${method}`, ['spreadsheets.currentonly', 'spreadsheets', 'spreadsheets.readonly'], 'LIMITED');
    if (container) book ??= spreadsheet(container);
    return book ?? null;
  };

  /** Read anew in each execution, in the script's user's name. */
  function read(id: string): Facts {
    const headers = { Authorization: `Bearer local:${setup.effective}` };
    const out = {
      method: 'GET',
      url: `${url}${id}?fields=${encodeURIComponent(fields)}`,
      headers,
      body: false,
      followRedirects: true,
      own: true,
    };
    const [answer] = http([out], [undefined]);
    if (answer?.status !== 200) throw exception('You do not have permission to access the requested document.');
    return JSON.parse(bridge.decode(answer.body, 'UTF-8')) as Facts;
  }

  function spreadsheet({ spreadsheetId, active: selected }: Container): Spreadsheet {
    let facts: Facts | undefined;
    let sheets: Sheet[] | undefined;
    let current: Sheet | undefined;
    let range: Range | undefined;
    const known = () => {
      facts ??= read(spreadsheetId);
      return facts;
    };
    const all = () => {
      sheets ??= known()
        .sheets.map(({ properties }) => properties)
        .sort((one, other) => one.index - other.index)
        .map((properties) => sheet(properties, self, choose));
      return sheets;
    };
    const find = (sheetOf: string | number) =>
      all().find((one) => (typeof sheetOf === 'number' ? one.getSheetId() : one.getName()) === sheetOf);
    const activeSheet = () => {
      current ??= (selected && find(selected.sheet)) ?? all().find((one) => !one.isSheetHidden()) ?? (all()[0] as Sheet);
      return current;
    };
    const choose = (next: Sheet, cells?: Range) => {
      current = next;
      range = cells;
      tell({ kind: 'activated', value: { sheetId: next.getSheetId(), ...(cells && { a1: cells.getA1Notation() }) } });
    };
    const activeRange = () => {
      range ??= activeSheet().getRange(selected && current === find(selected.sheet) ? selected.range : 'A1');
      return range;
    };
    const self: Spreadsheet = emulated<Spreadsheet>('Spreadsheet', {
      getId: () => spreadsheetId,
      getName: () => known().properties.title,
      getUrl: () => `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`,
      getSpreadsheetLocale: () => known().properties.locale,
      getSpreadsheetTimeZone: () => known().properties.timeZone,
      getSheets: all,
      getSheetByName: (name) => find(text('Spreadsheet.getSheetByName', name)) ?? null,
      getSheetById: (id) => find(id) ?? null,
      getActiveSheet: activeSheet,
      getActiveRange: activeRange,
      setActiveSheet: (next: Sheet) => {
        choose(next);
        return next;
      },
      setActiveRange: (cells) => {
        choose(cells.getSheet(), cells);
        return cells;
      },
      toast: (message: string, title?: string, seconds?: number | null) =>
        tell({ kind: 'toast', value: { message: String(message), ...(title && { title }), ...(seconds && { seconds }) } }),
    });
    return self;
  }

  return emulated<Google>('SpreadsheetApp', {
    getUi: () => userInterface(environment),
    getActive: () => active('getActive') as Spreadsheet,
    getActiveSpreadsheet: () => active('getActiveSpreadsheet') as Spreadsheet,
    getActiveSheet: () => (active('getActiveSheet')?.getActiveSheet() ?? null) as Sheet,
    getActiveRange: () => (active('getActiveRange')?.getActiveRange() ?? null) as Range,
    setActiveSheet: (next: Sheet) => {
      active('setActiveSheet')?.setActiveSheet(next);
      return next;
    },
    setActiveRange: (cells) => {
      active('setActiveRange')?.setActiveRange(cells);
      return cells;
    },
  });
}

type Choose = (sheet: Sheet, cells?: Range) => void;

function sheet(facts: Facts['sheets'][number]['properties'], parent: Spreadsheet, choose: Choose): Sheet {
  const size = { rows: facts.gridProperties?.rowCount ?? 0, columns: facts.gridProperties?.columnCount ?? 0 };
  const self: Sheet = emulated<Sheet>('Sheet', {
    getSheetId: () => facts.sheetId,
    getName: () => facts.title,
    getSheetName: () => facts.title,
    getIndex: () => facts.index + 1,
    getParent: () => parent,
    getMaxRows: () => size.rows,
    getMaxColumns: () => size.columns,
    isSheetHidden: () => facts.hidden === true,
    getRange: (first: string | number, column?: number, rows?: number, columns?: number) =>
      range(
        self,
        typeof first === 'string'
          ? cellsOf(first, size)
          : { row: first, column: column ?? Number.NaN, rows: rows ?? 1, columns: columns ?? 1 },
        size,
        choose,
      ),
    activate: () => {
      choose(self);
      return self;
    },
  });
  return self;
}

function range(of: Sheet, cells: Cells, size: { rows: number; columns: number }, choose: Choose): Range {
  const { row, column, rows, columns } = cells;
  const outside = ![row, column, rows, columns].every((number) => Number.isInteger(number) && number >= 1);
  if (outside || row + rows - 1 > size.rows || column + columns - 1 > size.columns) {
    throw exception('The coordinates of the range are outside the dimensions of the sheet.');
  }
  const self: Range = emulated<Range>('Range', {
    getSheet: () => of,
    getA1Notation: () => nameOf(cells),
    getRow: () => row,
    getRowIndex: () => row,
    getColumn: () => column,
    getNumRows: () => rows,
    getNumColumns: () => columns,
    getLastRow: () => row + rows - 1,
    getLastColumn: () => column + columns - 1,
    activate: () => {
      choose(of, self);
      return self;
    },
  });
  return self;
}
