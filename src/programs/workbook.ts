/**
 * Reads the workbook in three requests. Tabs and columns are found by developer metadata first, by their names second,
 * never by position. What can't be found is an error, never an empty table: nobody loses access because a tab is gone.
 */
import type { Diagnostic, SheetData } from '../domain/parse.ts';
import type { Row, TableName } from '../domain/tables.ts';
import { fieldOfHeader, fieldsOf, tableNames, tableOf, tableOfTitle } from '../domain/tables.ts';
import { cellText, clean } from '../domain/text.ts';
import type { Outcome, Program } from '../google/call.ts';
import { batch, call } from '../google/call.ts';
import type { CellValue, DeveloperMetadata, Sheet, ValueRange } from '../google/types.ts';
import { METADATA, SCHEMA } from './layout.ts';
import { findMarked } from './init.ts';
import type { WorkspaceRef } from './init.ts';

export type WorkbookTrouble =
  /** Tabs or columns without which nothing can be read safely. */
  | 'missingTab' | 'doubleTab' | 'missingColumn' | 'doubleColumn'
  /** A tab came back without its header row. */
  | 'emptyTab'
  /** No Delakultur workbook at all. */
  | 'notAWorkbook'
  /** Made by a newer Delakultur. */
  | 'newerSchema'
  /** The root folder names another workbook: this one is a copy. */
  | 'copied'
  /** Root folder or waiting room can't be found. */
  | 'missingFolder'
  /** Changed while it was being written. */
  | 'changed';

/** The workbook can't be read or written safely. `message` is Swedish: what is wrong and what to do. */
export class WorkbookError extends Error {
  readonly trouble: WorkbookTrouble;
  readonly messageEn: string;
  constructor(trouble: WorkbookTrouble, message: string, messageEn: string) {
    super(message);
    this.name = 'WorkbookError';
    this.trouble = trouble;
    this.messageEn = messageEn;
  }
}

export interface WorkbookSheet {
  readonly sheetId: number;
  readonly title: string;
  /** 1-based. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly rowCount: number;
  readonly data: SheetData;
}

/** One thing in Google and the row that it belongs to. */
export type IdRow = Omit<Row<'_ids'>, 'row'>;
/** One mail to one person about one change. */
export type OutboxRow = Omit<Row<'_outbox'>, 'row'>;

/** The workbook as it was read. Plain data; writing does not change it. */
export interface Workbook {
  readonly spreadsheetId: string;
  readonly workspaceId: string;
  readonly schema: number;
  readonly title: string;
  readonly sheets: Readonly<Record<TableName, WorkbookSheet>>;
  readonly ids: readonly IdRow[];
  readonly outbox: readonly OutboxRow[];
  /** Ids of approved changes. */
  readonly approved: readonly string[];
  /** Columns that are missing or stand twice, where it is safe to go on. */
  readonly problems: readonly Diagnostic[];
}

/** Reads everything, in three requests. Throws WorkbookError, or GoogleError where Google refused. */
export function* readWorkbook(spreadsheetId: string): Program<Workbook> {
  const lookups = [METADATA.field, METADATA.table, METADATA.schema, METADATA.workspace];
  const [got, found] = yield* batch([
    {
      method: 'sheets.spreadsheets.get',
      params: { spreadsheetId, fields: 'spreadsheetId,properties(title),sheets(properties(sheetId,title,gridProperties(rowCount)))' },
    },
    {
      method: 'sheets.spreadsheets.developerMetadata.search',
      params: { spreadsheetId, requestBody: { dataFilters: lookups.map((metadataKey) => ({ developerMetadataLookup: { metadataKey } })) } },
    },
  ]);
  const spreadsheet = resultOf(got);
  const metadata = (resultOf(found).matchedDeveloperMetadata ?? []).flatMap((match) => (match.developerMetadata ? [match.developerMetadata] : []));
  const valueOf = (key: string) => metadata.find((one) => one.metadataKey === key && one.location?.spreadsheet === true)?.metadataValue;
  const schema = Number(valueOf(METADATA.schema));
  const workspaceId = valueOf(METADATA.workspace);
  if (!Number.isInteger(schema) || schema < 1 || workspaceId === undefined) {
    throw new WorkbookError(
      'notAWorkbook',
      'Det här kalkylarket är ingen arbetsbok för Delakultur. Öppna arbetsboken i mappen Delakultur, eller kör delakultur init.',
      'This spreadsheet is not a Delakultur workbook. Open the workbook in the folder Delakultur, or run delakultur init.',
    );
  }
  const tabs = findTabs(spreadsheet.sheets ?? [], metadata);
  const ranges = tableNames.map((table) => quoted(tabs[table].title));
  const { valueRanges = [] } = yield* call('sheets.spreadsheets.values.batchGet', {
    spreadsheetId,
    ranges,
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  });
  const problems: Diagnostic[] = [];
  const sheets = Object.fromEntries(
    tableNames.map((table, index) => [table, readSheet(table, tabs[table], valueRanges[index], metadata, problems)]),
  ) as Record<TableName, WorkbookSheet>;
  return {
    spreadsheetId,
    workspaceId,
    schema,
    title: spreadsheet.properties?.title ?? '',
    sheets,
    ids: distinct(recordsOf(sheets, '_ids', ['table', 'rowId', 'kind', 'id'])),
    outbox: recordsOf(sheets, '_outbox', ['key', 'person', 'event', 'change', 'state', 'at']),
    approved: recordsOf(sheets, '_approved', ['change']).map(({ change }) => change),
    problems,
  };
}

function resultOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw outcome.error;
  return outcome.result;
}

/** A tab's name as A1 notation wants it. */
export function quoted(title: string): string {
  return `'${title.replace(/'/g, "''")}'`;
}

type Tab = { sheetId: number; title: string; rowCount: number };

function findTabs(sheets: readonly Sheet[], metadata: readonly DeveloperMetadata[]): Record<TableName, Tab> {
  const tabs = sheets.map(({ properties = {} }): Tab => ({
    sheetId: properties.sheetId ?? 0, // Left out by Google where it is 0.
    title: properties.title ?? '',
    rowCount: properties.gridProperties?.rowCount ?? 0,
  }));
  const claims = new Map(
    metadata.filter((one) => one.metadataKey === METADATA.table).map((one) => [one.location?.sheetId ?? 0, one.metadataValue]),
  );
  const found: Partial<Record<TableName, Tab>> = {};
  const missing: string[] = [];
  for (const table of tableNames) {
    const marked = tabs.filter((tab) => claims.get(tab.sheetId) === table);
    const named = (marked.length > 0 ? marked : tabs.filter((tab) => !claims.has(tab.sheetId))).filter((tab) => tableOfTitle(tab.title) === table);
    // A duplicated tab may carry the metadata along: then the one that kept its name counts.
    const candidates = marked.length === 1 ? marked : named;
    if (candidates.length > 1 || (candidates.length === 0 && marked.length > 1)) throw doubleTab(table, marked.length > 1 ? marked : candidates);
    if (candidates[0]) found[table] = candidates[0];
    else missing.push(tableOf(table).title);
  }
  if (missing.length === tableNames.length || missing.length > 0) throw missingTab(missing);
  return found as Record<TableName, Tab>;
}

function doubleTab(table: TableName, tabs: readonly Tab[]): WorkbookError {
  const { title } = tableOf(table);
  const names = tabs.map((tab) => `”${tab.title}”`).join(', ');
  return new WorkbookError(
    'doubleTab',
    `Flera flikar gäller som ${title}: ${names}. Ta bort kopian, eller döp den rätta till ${title}.`,
    `Several tabs count as ${title}: ${names}. Delete the copy, or name the right one ${title}.`,
  );
}

function missingTab(titles: readonly string[]): WorkbookError {
  const many = titles.length > 1;
  return new WorkbookError(
    'missingTab',
    `${many ? 'Flikarna' : 'Fliken'} ${titles.join(', ')} saknas i arbetsboken. Inget har ändrats. Återställ ${many ? 'dem' : 'den'} med Arkiv > Versionshistorik.`,
    `The ${many ? 'tabs' : 'tab'} ${titles.join(', ')} ${many ? 'are' : 'is'} missing from the workbook. Nothing was changed. Restore with File > Version history.`,
  );
}

function readSheet(
  table: TableName,
  tab: Tab,
  range: ValueRange | undefined,
  metadata: readonly DeveloperMetadata[],
  problems: Diagnostic[],
): WorkbookSheet {
  const values = range?.values ?? [];
  const headerAt = headerIndex(table, values);
  const headers = (values[headerAt] ?? []).map((cell) => clean(cellText(cell)));
  if (headers.every((header) => header === '')) {
    throw new WorkbookError(
      'emptyTab',
      `Fliken ${tab.title} kom tillbaka utan rubriker. Inget har ändrats. Återställ rubrikraden med Arkiv > Versionshistorik, eller försök igen.`,
      `The tab ${tab.title} came back without headers. Nothing was changed. Restore the header row with File > Version history, or try again.`,
    );
  }
  const columns = findColumns(table, tab, headers, metadata, headerAt + 1, problems);
  return { ...tab, headerRow: headerAt + 1, headers, data: { columns, rows: values.slice(headerAt + 1), firstRow: headerAt + 2 } };
}

/** Somebody may have put a line above the headers: the row with the most known headers is the header row. */
function headerIndex(table: TableName, values: readonly (readonly CellValue[])[]): number {
  let best = { index: 0, known: 0 };
  values.slice(0, 10).forEach((cells, index) => {
    const known = new Set(cells.map((cell) => fieldOfHeader(table, cellText(cell))).filter((field) => field !== undefined)).size;
    if (known > best.known) best = { index, known };
  });
  return best.index;
}

function findColumns(
  table: TableName,
  tab: Tab,
  headers: readonly string[],
  metadata: readonly DeveloperMetadata[],
  headerRow: number,
  problems: Diagnostic[],
): readonly (string | undefined)[] {
  const columns: (string | undefined)[] = headers.map(() => undefined);
  const decides = (field: string) => tableOf(table).key.includes(field) || tableOf(table).fields[field]?.guarded === true;
  const place = (field: string, column: number) => {
    if (columns.includes(field)) {
      if (decides(field)) throw columnTrouble('doubleColumn', table, tab, field);
      problems.push(columnProblem('doubleColumn', table, tab, field, headerRow));
    } else columns[column] = field;
  };
  const marked = metadata
    .filter((one) => one.metadataKey === METADATA.field && (one.location?.dimensionRange?.sheetId ?? 0) === tab.sheetId)
    .map((one) => ({ field: (one.metadataValue ?? '').split('.'), column: one.location?.dimensionRange?.startIndex ?? 0 }))
    .filter(({ field: [owner, code] }) => owner === table && code !== undefined && tableOf(table).fields[code] !== undefined)
    .sort((a, b) => a.column - b.column);
  const byMetadata = new Set(marked.map(({ field }) => field[1]));
  for (const { field, column } of marked) {
    while (columns.length <= column) columns.push(undefined);
    place(field[1] as string, column);
  }
  headers.forEach((header, column) => {
    const field = columns[column] === undefined ? fieldOfHeader(table, header) : undefined;
    if (field !== undefined && !byMetadata.has(field)) place(field, column);
  });
  for (const [field, { required }] of fieldsOf(table)) {
    if (columns.includes(field)) continue;
    if (decides(field) || required) throw columnTrouble('missingColumn', table, tab, field);
    problems.push(columnProblem('missingColumn', table, tab, field, headerRow));
  }
  return columns;
}

function columnWords(kind: 'missingColumn' | 'doubleColumn', table: TableName, tab: Tab, field: string): { sv: string; en: string } {
  const header = tableOf(table).fields[field]?.header ?? field;
  return kind === 'missingColumn'
    ? { sv: `Kolumnen ${header} saknas i fliken ${tab.title}.`, en: `The column ${header} is missing from the tab ${tab.title}.` }
    : { sv: `Kolumnen ${header} finns två gånger i fliken ${tab.title}.`, en: `The column ${header} stands twice in the tab ${tab.title}.` };
}

function columnTrouble(kind: 'missingColumn' | 'doubleColumn', table: TableName, tab: Tab, field: string): WorkbookError {
  const { sv, en } = columnWords(kind, table, tab, field);
  return kind === 'missingColumn'
    ? new WorkbookError(
        kind,
        `${sv} Inget har ändrats. Återställ den med Arkiv > Versionshistorik, eller skriv rubriken i en tom kolumn och fyll i den.`,
        `${en} Nothing was changed. Restore it with File > Version history, or write the header in an empty column and fill it in.`,
      )
    : new WorkbookError(kind, `${sv} Inget har ändrats. Ta bort den ena, eller byt dess rubrik.`, `${en} Nothing was changed. Delete one, or change its header.`);
}

function columnProblem(kind: 'missingColumn' | 'doubleColumn', table: TableName, tab: Tab, field: string, row: number): Diagnostic {
  const { sv, en } = columnWords(kind, table, tab, field);
  const [message, messageEn] =
    kind === 'missingColumn'
      ? [`${sv} Den läses som tom. Skriv rubriken i en tom kolumn om du vill ha den.`, `${en} It is read as empty. Write the header in an empty column if you want it.`]
      : [`${sv} Den vänstra läses. Ta bort den andra.`, `${en} The left one is read. Delete the other.`];
  return { severity: 'warning', table, row, field, code: kind, message, messageEn };
}

/** The rows of one of the system's own tabs as records of text; rows without a value in the first field are left out. */
function recordsOf<T extends TableName, F extends string>(sheets: Record<TableName, WorkbookSheet>, table: T, fields: readonly F[]): Record<F, string>[] {
  const { columns, rows } = sheets[table].data;
  const places = fields.map((field) => [field, columns.indexOf(field)] as const);
  return rows
    .map((cells) => Object.fromEntries(places.map(([field, column]) => [field, clean(cellText(cells[column]))])) as Record<F, string>)
    .filter((record) => record[fields[0] as F] !== '');
}

/** A lost reply may have written a line twice; it says the same twice. */
function distinct(ids: readonly IdRow[]): IdRow[] {
  const seen = new Map(ids.map((row) => [JSON.stringify([row.table, row.rowId, row.kind, row.id]), row]));
  return [...seen.values()];
}

/** The tables' cells alone, as `parseWorkbook` takes them. */
export function cellsOf(workbook: Workbook): Record<TableName, SheetData> {
  return Object.fromEntries(tableNames.map((table) => [table, workbook.sheets[table].data])) as Record<TableName, SheetData>;
}

/**
 * Refuses to apply with a workbook that is a copy, or newer than this program: its root folder must name it.
 * Returns where the workspace's things lie. Throws WorkbookError (`newerSchema`, `copied`, `missingFolder`).
 */
export function* checkOwnership(workbook: Workbook): Program<WorkspaceRef> {
  const { spreadsheetId, workspaceId, schema } = workbook;
  if (schema > SCHEMA) {
    throw new WorkbookError(
      'newerSchema',
      'Arbetsboken är gjord av en nyare version av Delakultur. Uppdatera Delakultur och försök igen.',
      'The workbook was made by a newer version of Delakultur. Update Delakultur and try again.',
    );
  }
  const marked = yield* findMarked(workspaceId);
  const roots = marked.filter((file) => file.appProperties?.dk === 'root');
  if (roots.some((root) => root.appProperties?.workbook !== spreadsheetId)) {
    throw new WorkbookError(
      'copied',
      'Det här är en kopia av arbetsboken. Planen kan läsas, men bara arbetsboken i mappen Delakultur kan genomföra den.',
      'This is a copy of the workbook. You may read its plan, but only the workbook in the folder Delakultur can apply one.',
    );
  }
  const [root] = roots;
  const waiting = marked.find((file) => file.appProperties?.dk === 'waiting');
  if (root?.id === undefined || waiting?.id === undefined) {
    const name = root ? 'Väntrummet' : 'Delakultur';
    throw new WorkbookError(
      'missingFolder',
      `Mappen ${name} hittas inte. Den kan ligga i papperskorgen: återställ den där. Inget har ändrats.`,
      `The folder ${name} can't be found. It may lie in the bin: restore it there. Nothing was changed.`,
    );
  }
  return { spreadsheetId, workspaceId, rootFolder: root.id, waitingRoom: waiting.id, calendarId: root.appProperties?.calendar ?? '' };
}
