/**
 * The workbook's layout as requests of `spreadsheets.batchUpdate`: tabs, headers, notes, lists, protection and the metadata
 * that finds tabs and columns again. Pure; sent as one request, so that a workbook is complete or empty.
 */

import type { Field } from '../../domain/workbook/tables/field.ts';
import type { SettingName } from '../../domain/workbook/tables/settings.ts';
import { settingFields } from '../../domain/workbook/tables/settings.ts';
import type { TableName } from '../../domain/workbook/tables.ts';
import { fieldsOf, SCHEMA, tableNames, tableOf } from '../../domain/workbook/tables.ts';
import type { CellValue, GridRange, SheetRequest } from '../../google/types.ts';
import { listRequests, listRule } from '../edit/lists.ts';
import { METADATA, METADATA_ID } from '../read/metadata.ts';

/** Rows of a new tab. Writing grows it. */
const ROWS = 500;
const FIRST_TAB = 'Börja här';

export interface LayoutOptions {
  workspaceId: string;
  timeZone: string;
  /** The operating account: the one editor of what the system writes. */
  operator: string;
  /** May edit the settings row that names them. */
  coordinators: readonly string[];
  /** Values for Inställningar by code name; settings left out stay empty. */
  settings: Readonly<Partial<Record<SettingName, CellValue>>>;
}

/** All requests that make an empty new spreadsheet (one tab, id 0) a workbook. */
export function layoutRequests(options: LayoutOptions): SheetRequest[] {
  return [
    { updateSpreadsheetProperties: { properties: { locale: 'sv_SE', timeZone: options.timeZone }, fields: 'locale,timeZone' } },
    spreadsheetMetadata(METADATA_ID.schema, METADATA.schema, String(SCHEMA)),
    spreadsheetMetadata(METADATA_ID.workspace, METADATA.workspace, options.workspaceId),
    ...firstTab(),
    ...tableNames.flatMap((table, index) =>
      tabRequests(table, { sheetId: index + 1, title: tableOf(table).title, operator: options.operator }),
    ),
    ...settingRows(options),
  ];
}

function spreadsheetMetadata(metadataId: number, metadataKey: string, metadataValue: string): SheetRequest {
  const developerMetadata = { metadataId, metadataKey, metadataValue, location: { spreadsheet: true }, visibility: 'DOCUMENT' };
  return { createDeveloperMetadata: { developerMetadata } };
}

/** The text of the first tab, a line a row. */
const guidance: readonly { readonly text: string; readonly bold?: true }[] = [
  { text: 'Välkommen till Delakultur', bold: true },
  {
    text: 'Här skriver du hur det ska vara: vilka som arbetar var, vilka nätverk och rum ni har, vilka filmer ni delar och när ni träffas. Delakultur visar vad som behöver ändras och gör det när du säger till.',
  },
  { text: '' },
  { text: 'Fyll i flikarna i den här ordningen', bold: true },
  { text: '1. Inställningar: kommunens e-postdomän och vilka som är samordnare.' },
  { text: '2. Enheter: förskolor och skolor.' },
  { text: '3. Personer, och Uppdrag för lärspridare och andra med ett uppdrag.' },
  { text: '4. Nätverk och Rum: vilka som hör ihop och vilka som får se.' },
  { text: '5. Medgivanden och Inspelningar: föreläsarens svar avgör vem som får se filmen.' },
  { text: '6. Kalender, Träffar och Årshjul: när det händer.' },
  { text: '' },
  { text: 'Det här skriver Delakultur', bold: true },
  {
    text: 'Kolumner som fylls i av Delakultur är låsta, liksom fliken Logg. Peka på en rubrik för att se vad kolumnen vill ha. Du får byta namn på flikar och filtrera rader.',
  },
  { text: 'Ett fel på en rad ger aldrig någon tillgång. Delakultur säger vilken rad det är och vad du kan göra.' },
  { text: '' },
  { text: 'Undrar du något? Fråga samordnaren som står i fliken Inställningar.' },
  { text: '' },
  {
    text: 'In English: this workbook says what should be. Fill in the tabs in the order above; locked columns are written by Delakultur. Questions: ask the coordinator named in Inställningar.',
  },
];

function firstTab(): SheetRequest[] {
  const rows = guidance.map(({ text, bold }) => ({
    values: [{ userEnteredValue: { stringValue: text }, userEnteredFormat: { wrapStrategy: 'WRAP', textFormat: { bold: bold === true } } }],
  }));
  return [
    {
      updateSheetProperties: {
        properties: { sheetId: 0, title: FIRST_TAB, gridProperties: { hideGridlines: true } },
        fields: 'title,gridProperties.hideGridlines',
      },
    },
    { updateCells: { start: { sheetId: 0, rowIndex: 0, columnIndex: 0 }, rows, fields: 'userEnteredValue,userEnteredFormat' } },
    width(0, 0, 720),
  ];
}

function width(sheetId: number, column: number, pixelSize: number): SheetRequest {
  const range = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
  return { updateDimensionProperties: { range, properties: { pixelSize }, fields: 'pixelSize' } };
}

/** Fields that say in words which row it is: beside the key they stay in view while the others scroll. */
const NAMING: ReadonlySet<string> = new Set(['name', 'title', 'person', 'lecturer']);

/** Requests that add a table's tab, after those that are there. */
export function tabRequests(
  table: TableName,
  { sheetId, title, operator }: { sheetId: number; title: string; operator: string },
): SheetRequest[] {
  const { hidden, system } = tableOf(table);
  const fields = fieldsOf(table);
  const frozenColumnCount = hidden || system ? 0 : NAMING.has(fields[1]?.[0] ?? '') ? 2 : 1;
  const gridProperties = {
    rowCount: ROWS,
    columnCount: fields.length,
    frozenRowCount: 1,
    ...(frozenColumnCount > 0 && { frozenColumnCount }),
  };
  const protect = (range: Omit<GridRange, 'sheetId'>, description: string) => protection({ sheetId, ...range }, description, [operator]);
  const columnsOfSystem = fields.flatMap(([, field], column) => (field.system ? [column] : []));
  return [
    { addSheet: { properties: { sheetId, title, hidden: hidden === true, gridProperties } } },
    {
      createDeveloperMetadata: {
        developerMetadata: { metadataKey: METADATA.table, metadataValue: table, location: { sheetId }, visibility: 'DOCUMENT' },
      },
    },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: [{ values: fields.map(headerCell) }],
        fields: 'userEnteredValue,userEnteredFormat,note',
      },
    },
    ...fields.flatMap(([code, field], column) => [
      columnMetadata(table, code, sheetId, column),
      width(sheetId, column, WIDTHS[field.type]),
    ]),
    ...listRequests(table, sheetId, 1, ROWS, (code) => fields.findIndex(([name]) => name === code)),
    ...(hidden || system
      ? [protect({}, 'Skrivs av Delakultur.')]
      : [
          protect({ startRowIndex: 0, endRowIndex: 1 }, 'Rubriker. Delakultur hittar kolumnerna med hjälp av dem.'),
          ...columnsOfSystem.map((column) => protect({ startColumnIndex: column, endColumnIndex: column + 1 }, 'Skrivs av Delakultur.')),
        ]),
  ];
}

const WIDTHS: Readonly<Record<Field['type'], number>> = {
  text: 160,
  longText: 320,
  list: 200,
  date: 110,
  dateTime: 150,
  number: 100,
  yesNo: 90,
  choice: 140,
  choices: 200,
  timeRange: 110,
  email: 230,
  emails: 280,
  links: 260,
  dateOrText: 130,
  meetLink: 200,
};

function headerCell([code, field]: readonly [string, Field]): Record<string, unknown> {
  return {
    userEnteredValue: { stringValue: field.header },
    userEnteredFormat: { wrapStrategy: 'WRAP', verticalAlignment: 'TOP', textFormat: { bold: true } },
    note: noteOf(code, field),
  };
}

const WANTS: Readonly<Record<Field['type'], string>> = {
  text: 'Text.',
  longText: 'Text, gärna flera rader.',
  list: 'Ett eller flera värden, med komma emellan.',
  date: 'Datum: ÅÅÅÅ-MM-DD.',
  dateTime: 'Dag och tid: ÅÅÅÅ-MM-DD TT:MM.',
  number: 'Ett tal.',
  yesNo: 'ja eller nej.',
  choice: 'Ett av orden i listan.',
  choices: 'Ett eller flera av orden, med komma emellan.',
  timeRange: 'Från och till: 13:00-15:30.',
  email: 'En e-postadress.',
  emails: 'En eller flera e-postadresser, med komma emellan.',
  links: 'Länkar som börjar med https://, med komma emellan.',
  dateOrText: 'Datum: ÅÅÅÅ-MM-DD.',
  meetLink: 'ja, nej eller en länk som börjar med https://.',
};

/** A column's note in Swedish; the code name comes last, for people who import. */
function noteOf(code: string, field: Field): string {
  const wants = field.system ? 'Skrivs av Delakultur.' : WANTS[field.type];
  const lines = [
    wants,
    field.required && !field.system ? 'Måste fyllas i.' : '',
    field.note?.replace('ÅÅÅÅ-MM-DD. ', '') ?? '',
    field.words ? `Orden: ${field.words.join(', ')}.` : '',
  ];
  return [...lines.filter((line) => line !== ''), `(${code})`].join('\n');
}

function columnMetadata(table: TableName, code: string, sheetId: number, column: number): SheetRequest {
  const location = { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 } };
  const developerMetadata = { metadataKey: METADATA.field, metadataValue: `${table}.${code}`, location, visibility: 'DOCUMENT' };
  return { createDeveloperMetadata: { developerMetadata } };
}

/** Requests that add one column at the right end of a tab that people use already. `column` is zero-based, `headerRow` not. */
export function columnRequests(
  table: TableName,
  code: string,
  {
    sheetId,
    column,
    headerRow,
    rowCount,
    operator,
  }: { sheetId: number; column: number; headerRow: number; rowCount: number; operator: string },
): SheetRequest[] {
  const field = tableOf(table).fields[code] as Field;
  const start = { sheetId, rowIndex: headerRow - 1, columnIndex: column };
  const range = { sheetId, startColumnIndex: column, endColumnIndex: column + 1 };
  return [
    { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
    { updateCells: { start, rows: [{ values: [headerCell([code, field])] }], fields: 'userEnteredValue,userEnteredFormat,note' } },
    columnMetadata(table, code, sheetId, column),
    width(sheetId, column, WIDTHS[field.type]),
    ...listRequests(table, sheetId, headerRow, rowCount, (one) => (one === code ? column : -1)),
    ...(field.system ? [protection(range, 'Skrivs av Delakultur.', [operator])] : []),
  ];
}

function protection(range: GridRange, description: string, users: readonly string[]): SheetRequest {
  return { addProtectedRange: { protectedRange: { range, description, warningOnly: false, editors: { users: [...new Set(users)] } } } };
}

function settingRows({ settings, operator, coordinators }: LayoutOptions): SheetRequest[] {
  const sheetId = tableNames.indexOf('settings') + 1;
  const names = Object.keys(settingFields) as SettingName[];
  const at = { sheetId, row: 1, columns: ['name', 'value'], operator };
  return [
    ...settingRequests(names, at, (name) => settings[name] ?? null),
    protection(rowRange(at, names.indexOf('coordinators')), 'Ändras bara av samordnare.', [operator, ...coordinators]),
  ];
}

/** Requests that write settings' rows in empty places, from the zero-based `row` on. */
export function settingRequests(
  names: readonly SettingName[],
  at: { sheetId: number; row: number; columns: readonly (string | undefined)[]; operator: string },
  settled: (name: SettingName) => CellValue = () => null,
): SheetRequest[] {
  const nameCell = (name: SettingName, field: Field) => ({
    userEnteredValue: { stringValue: field.header },
    note: noteOf(name, field),
  });
  const valueCell = (name: SettingName, field: Field) => ({
    userEnteredValue: entered(settled(name)),
    ...(field.words && field.type === 'choice' ? { dataValidation: listRule(field.words, true) } : {}),
  });
  const column = (code: string, cellOf: (name: SettingName, field: Field) => Record<string, unknown>): SheetRequest[] => {
    const start = { sheetId: at.sheetId, rowIndex: at.row, columnIndex: at.columns.indexOf(code) };
    const rows = names.map((name) => ({ values: [cellOf(name, settingFields[name])] }));
    return start.columnIndex < 0 ? [] : [{ updateCells: { start, rows, fields: 'userEnteredValue,note,dataValidation' } }];
  };
  return [
    ...column('name', nameCell),
    ...column('value', valueCell),
    ...names.flatMap((name, index) =>
      (settingFields[name] as Field).system ? [protection(rowRange(at, index), 'Skrivs av Delakultur.', [at.operator])] : [],
    ),
  ];
}

const rowRange = ({ sheetId, row }: { sheetId: number; row: number }, index: number): GridRange => ({
  sheetId,
  startRowIndex: row + index,
  endRowIndex: row + index + 1,
});

function entered(value: CellValue): Record<string, unknown> | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'number') return { numberValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}
