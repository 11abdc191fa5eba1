import { google, pages, Unanswered } from '../server.ts';

/** The sheet as Google's REST paths give it. */

interface GridRange {
  sheetId?: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}
interface Protection {
  range?: GridRange;
  unprotectedRanges?: GridRange[];
  requestingUserCanEdit?: boolean;
  warningOnly?: boolean;
  description?: string;
}
export interface Tab {
  sheetId: number;
  title: string;
  /** The add-on's code name of the table that it holds; '' for other tabs. */
  table: string;
  /** Its place among all tabs, the hidden ones too. */
  index: number;
  rows: number;
  columns: number;
  frozenRows: number;
  frozenColumns: number;
  protections: Protection[];
}
export interface Book {
  title: string;
  tabs: Tab[];
}

export interface Column {
  /** Pixels. */
  width: number;
  /** The header's help; '' for none. */
  note: string;
  /** What may be chosen, where the column has a list. */
  choices: string[];
}

export interface TabContent {
  /** As shown in the cells, the header row first; short rows are not filled out. */
  values: string[][];
  columns: Column[];
}

interface SheetAnswer {
  properties: {
    sheetId: number;
    title: string;
    index?: number;
    hidden?: boolean;
    gridProperties?: { rowCount?: number; columnCount?: number; frozenRowCount?: number; frozenColumnCount?: number };
  };
  developerMetadata?: { metadataKey?: string; metadataValue?: string }[];
  protectedRanges?: Protection[];
}

/** Whether `actor` can open the workbook. Looked up in a list: to be refused fills the browser's console. @throws Unanswered */
export async function hasBook(actor: string, id: string): Promise<boolean> {
  const q = "mimeType = 'application/vnd.google-apps.spreadsheet' and trashed = false";
  const books = await pages<{ id: string }>(actor, '/drive/v3/files', 'files', { query: { q, fields: 'nextPageToken,files(id)' } });
  return books.some((book) => book.id === id);
}

/** The workbook's visible tabs. Undefined where `actor` cannot open it. @throws Unanswered */
export async function readBook(actor: string, id: string): Promise<Book | undefined> {
  if (!(await hasBook(actor, id))) return undefined;
  const fields =
    'properties.title,sheets(properties(sheetId,title,index,hidden,gridProperties),developerMetadata(metadataKey,metadataValue),protectedRanges(range,unprotectedRanges,requestingUserCanEdit,warningOnly,description))';
  try {
    const book = await google<{ properties: { title: string }; sheets: SheetAnswer[] }>(actor, `/v4/spreadsheets/${id}`, {
      query: { fields },
    });
    const tabs = book.sheets
      .filter(({ properties }) => !properties.hidden)
      .map(({ properties, developerMetadata = [], protectedRanges = [] }) => ({
        sheetId: properties.sheetId,
        title: properties.title,
        table: developerMetadata.find(({ metadataKey }) => metadataKey === 'delakultur.table')?.metadataValue ?? '',
        index: properties.index ?? 0,
        rows: properties.gridProperties?.rowCount ?? 1,
        columns: properties.gridProperties?.columnCount ?? 1,
        frozenRows: properties.gridProperties?.frozenRowCount ?? 0,
        frozenColumns: properties.gridProperties?.frozenColumnCount ?? 0,
        protections: protectedRanges,
      }));
    return { title: book.properties.title, tabs };
  } catch (error) {
    if (error instanceof Unanswered && (error.status === 404 || error.status === 403)) return undefined;
    throw error;
  }
}

/** A tab's title as A1 notation takes it. */
export const quoted = (title: string): string => `'${title.replaceAll("'", "''")}'`;

const valuesPath = (id: string, range: string) => `/v4/spreadsheets/${id}/values/${encodeURIComponent(range)}`;

interface GridAnswer {
  sheets: {
    data?: {
      rowData?: {
        values?: { note?: string; dataValidation?: { condition?: { type?: string; values?: { userEnteredValue?: string }[] } } }[];
      }[];
      columnMetadata?: { pixelSize?: number }[];
    }[];
  }[];
}

/** A tab's cells, and what its columns look like and take. @throws Unanswered */
export async function readTab(actor: string, id: string, tab: Tab): Promise<TabContent> {
  const fields = 'sheets.data(rowData.values(note,dataValidation.condition),columnMetadata.pixelSize)';
  const [{ values = [] }, grid] = await Promise.all([
    google<{ values?: unknown[][] }>(actor, valuesPath(id, quoted(tab.title))),
    google<GridAnswer>(actor, `/v4/spreadsheets/${id}`, { query: { ranges: `${quoted(tab.title)}!1:2`, includeGridData: true, fields } }),
  ]);
  const data = grid.sheets[0]?.data?.[0];
  const columns = Array.from({ length: tab.columns }, (_, at): Column => {
    const condition = data?.rowData?.[1]?.values?.[at]?.dataValidation?.condition;
    return {
      width: data?.columnMetadata?.[at]?.pixelSize ?? 100,
      note: data?.rowData?.[0]?.values?.[at]?.note ?? '',
      choices: condition?.type === 'ONE_OF_LIST' ? (condition.values ?? []).map(({ userEnteredValue = '' }) => userEnteredValue) : [],
    };
  });
  return { values: values.map((row) => row.map(String)), columns };
}

/** What stands beside the cells of some rows: '3 0' → the note of the fourth row's first cell, where there is one. @throws Unanswered */
export async function readNotes(actor: string, id: string, tab: Tab, from: number, to: number): Promise<Record<string, string>> {
  const fields = 'sheets.data.rowData.values.note';
  const ranges = `${quoted(tab.title)}!${from + 1}:${Math.min(to, tab.rows)}`;
  const grid = await google<GridAnswer>(actor, `/v4/spreadsheets/${id}`, { query: { ranges, includeGridData: true, fields } });
  const found: Record<string, string> = {};
  (grid.sheets[0]?.data?.[0]?.rowData ?? []).forEach(({ values = [] }, row) => {
    values.forEach(({ note }, column) => {
      if (note) found[`${from + row} ${column}`] = note;
    });
  });
  return found;
}

const inside = (range: GridRange | undefined, row: number, column: number): boolean =>
  row >= (range?.startRowIndex ?? 0) &&
  row < (range?.endRowIndex ?? Number.POSITIVE_INFINITY) &&
  column >= (range?.startColumnIndex ?? 0) &&
  column < (range?.endColumnIndex ?? Number.POSITIVE_INFINITY);

/** Why a cell had better be left alone: the protection that holds it, or undefined. The owner may still write there. */
export function protectionOf(tab: Tab, row: number, column: number): { description: string; mayEdit: boolean } | undefined {
  const found = tab.protections.find(
    ({ range, unprotectedRanges = [] }) => inside(range, row, column) && !unprotectedRanges.some((open) => inside(open, row, column)),
  );
  return found && { description: found.description ?? '', mayEdit: found.warningOnly === true || found.requestingUserCanEdit === true };
}

/** 0 → A, 25 → Z, 26 → AA. */
export function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** Zero-based row and column of the upper left cell of an A1 range; undefined where it names none. */
export function spotOf(a1: string): { row: number; column: number } | undefined {
  const [, name = '', row = ''] = /^([A-Z]{1,3})([1-9][0-9]*)/.exec(a1.split('!').at(-1)?.replaceAll('$', '').toUpperCase() ?? '') ?? [];
  if (name === '') return undefined;
  const column = [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row) - 1, column };
}

/** Rows as objects by their headers, with the row's number in the sheet (the header is row 1). */
export function recordsOf(values: readonly (readonly string[])[]): { row: number; cells: Record<string, string> }[] {
  const [headers = [], ...rows] = values;
  return rows.map((cells, at) => ({
    row: at + 2,
    cells: Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? ''])),
  }));
}
