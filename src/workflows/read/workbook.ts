/** Reads the workbook in three requests, and says whether it may be applied. Nothing is found by position: see locate.ts. */

import { highestIds } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { cellText } from '../../domain/workbook/cells.ts';
import type { SheetData } from '../../domain/workbook/config.ts';
import type { Diagnostic } from '../../domain/workbook/diagnostic.ts';
import { numberedTables } from '../../domain/workbook/next-id.ts';
import type { Row, TableName } from '../../domain/workbook/tables.ts';
import { SCHEMA, tableNames, tableOf, visibleTables } from '../../domain/workbook/tables.ts';
import type { Outcome, Program } from '../../google/call.ts';
import { batch, call } from '../../google/call.ts';
import type { DeveloperMetadata, ValueRange } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { quoted } from './a1.ts';
import type { Tab, WorkbookTrouble } from './locate.ts';
import { findColumns, findTabs, headerIndex, tabsIn, WorkbookError } from './locate.ts';
import { FILE_FIELDS } from './marked.ts';
import { METADATA } from './metadata.ts';
import { idsOfMark } from './row-mark.ts';

export type { WorkbookTrouble };
export { WorkbookError };

export interface WorkbookSheet {
  readonly sheetId: number;
  readonly title: string;
  /** 1-based. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly rowCount: number;
  readonly columnCount: number;
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
  /** Every tab, also those that are none of ours. */
  readonly tabs: readonly Tab[];
  readonly ids: readonly IdRow[];
  readonly outbox: readonly OutboxRow[];
  /** Ids once given out, whether their rows exist or not; the highest of each letter. */
  readonly spent: readonly string[];
  /** When the hourly run last finished, by its own note; undefined where it never has. */
  readonly hourly: string | undefined;
  /** What the last writer of new rows left (row-mark.ts), when the workbook was read. */
  readonly rowMark: string | undefined;
  /** Ids of approved changes. */
  readonly approved: readonly string[];
  /** Columns that are missing or stand twice, where it is safe to go on. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads everything, in three requests. Throws WorkbookError, or GoogleError where Google refused. `needed`: for what may not
 * wait until the whole workbook is in order; other tables that can't be read are then empty, and nothing is planned by them.
 */
export function* readWorkbook(spreadsheetId: string, needed: readonly TableName[] = tableNames): Program<Workbook> {
  const lookups = [METADATA.field, METADATA.table, METADATA.schema, METADATA.workspace, METADATA.rows, METADATA.hourly];
  const [got, found] = yield* batch([
    {
      method: 'sheets.spreadsheets.get',
      params: {
        spreadsheetId,
        fields: 'spreadsheetId,properties(title),sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)))',
      },
    },
    {
      method: 'sheets.spreadsheets.developerMetadata.search',
      params: { spreadsheetId, requestBody: { dataFilters: lookups.map((metadataKey) => ({ developerMetadataLookup: { metadataKey } })) } },
    },
  ]);
  const spreadsheet = resultOf(got);
  const metadata = (resultOf(found).matchedDeveloperMetadata ?? []).flatMap((match) =>
    match.developerMetadata ? [match.developerMetadata] : [],
  );
  const spreadsheetValue = (key: string) =>
    metadata.find((one) => one.metadataKey === key && one.location?.spreadsheet === true)?.metadataValue;
  const marks = { schema: Number(spreadsheetValue(METADATA.schema)), workspaceId: spreadsheetValue(METADATA.workspace) ?? '' };
  const whole = Number.isInteger(marks.schema) && marks.schema >= 1 && WORKSPACE_ID.test(marks.workspaceId);
  const { schema, workspaceId } = whole ? marks : yield* marksOfFile(spreadsheetId, marks.schema);
  const all = tabsIn(spreadsheet.sheets ?? []);
  const tabs = findTabs(all, metadata, needed, schema);
  const ranges = Object.values(tabs).map((tab) => quoted(tab.title));
  const { valueRanges = [] } = yield* call('sheets.spreadsheets.values.batchGet', {
    spreadsheetId,
    ranges,
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  });
  const problems: Diagnostic[] = [];
  const answers = new Map(Object.values(tabs).map((tab, index) => [tab, valueRanges[index]]));
  const sheetOf = (table: TableName): WorkbookSheet => {
    const tab = tabs[table];
    try {
      return tab ? readSheet(table, tab, answers.get(tab), metadata, schema, problems) : unread(table, schema);
    } catch (error) {
      if (error instanceof WorkbookError && !needed.includes(table)) return unread(table, schema);
      throw error;
    }
  };
  const sheets = Object.fromEntries(tableNames.map((table) => [table, sheetOf(table)])) as Record<TableName, WorkbookSheet>;
  const ids = distinct(recordsOf(sheets, '_ids', ['table', 'rowId', 'kind', 'id']));
  const outbox = recordsOf(sheets, '_outbox', ['key', 'person', 'event', 'change', 'state', 'at']);
  return {
    spreadsheetId,
    workspaceId,
    schema,
    title: spreadsheet.properties?.title ?? '',
    sheets,
    tabs: all,
    ids,
    outbox,
    spent: highestIds([
      ...idsOfMark(spreadsheetValue(METADATA.rows)),
      ...ids.filter(({ table }) => numberedTables.has(table)).map(({ rowId }) => rowId),
      ...outbox.flatMap(({ key }) => key.split(':')),
      ...recordsOf(sheets, 'log', ['target']).flatMap(({ target }) => numberedIn(target)),
    ]),
    rowMark: spreadsheetValue(METADATA.rows),
    hourly: spreadsheetValue(METADATA.hourly),
    approved: recordsOf(sheets, '_approved', ['change']).map(({ change }) => change),
    problems,
  };
}

/** As init makes them. */
const WORKSPACE_ID = /^[A-Za-z0-9-]{1,40}$/;

/**
 * Editors of the sheet can remove its metadata, so the file's own marker is used. An unknown schema counts as the newest;
 * columns are searched for anyway.
 */
function* marksOfFile(fileId: string, schema: number): Program<{ schema: number; workspaceId: string }> {
  const [got] = yield* batch([{ method: 'drive.files.get', params: { fileId, fields: FILE_FIELDS } }]);
  const { dk, dkws } = (got?.ok && got.result.appProperties) || {};
  if (dk === 'workbook' && dkws) return { schema: Number.isInteger(schema) && schema >= 1 ? schema : SCHEMA, workspaceId: dkws };
  throw new WorkbookError('notAWorkbook', workflowMessage('workbook.none'));
}

/** `recordings/F-012` → F-012. */
function numberedIn(target: string): string[] {
  const table = target.slice(0, target.indexOf('/'));
  return numberedTables.has(table) ? [target.split('/')[1] ?? ''] : [];
}

function resultOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw outcome.error;
  return outcome.result;
}

/** A placeholder for a table that can't be read and is not needed, or that is newer than the workbook. Nothing can be written there. */
const unread = (table: TableName, schema: number): WorkbookSheet => ({
  sheetId: -1,
  title: tableOf(table).title,
  rowCount: 0,
  columnCount: 0,
  headerRow: 1,
  headers: [],
  data: { columns: [], rows: [], firstRow: 2, schema },
});

function readSheet(
  table: TableName,
  tab: Tab,
  range: ValueRange | undefined,
  metadata: readonly DeveloperMetadata[],
  schema: number,
  problems: Diagnostic[],
): WorkbookSheet {
  const values = range?.values ?? [];
  const headerAt = headerIndex(table, values);
  const headers = (values[headerAt] ?? []).map((cell) => clean(cellText(cell)));
  if (headers.every((header) => header === '')) {
    throw new WorkbookError('emptyTab', workflowMessage('tab.empty', { tab: tab.title }));
  }
  const columns = findColumns(table, tab, headers, metadata, { headerRow: headerAt + 1, schema, problems });
  return { ...tab, headerRow: headerAt + 1, headers, data: { columns, rows: values.slice(headerAt + 1), firstRow: headerAt + 2, schema } };
}

const filledTables = visibleTables.filter((table) => !tableOf(table).system);

/** The rows of one of the system's own tabs as records of text; rows without a value in the first field are left out. */
function recordsOf<T extends TableName, F extends string>(
  sheets: Record<TableName, WorkbookSheet>,
  table: T,
  fields: readonly F[],
): Record<F, string>[] {
  const { columns, rows } = sheets[table].data;
  const places = fields.map((field) => ({ field, column: columns.indexOf(field) }));
  const records: Record<F, string>[] = [];
  for (const cells of rows) {
    const record = {} as Record<F, string>;
    for (const { field, column } of places) record[field] = clean(cellText(cells[column]));
    if (record[fields[0] as F] !== '') records.push(record);
  }
  return records;
}

/** A lost reply may have written a line twice. The last one counts: an id that was dropped may be in use again. */
function distinct(ids: readonly IdRow[]): IdRow[] {
  const seen = new Map<string, IdRow>();
  for (const row of ids) {
    const line = `${row.table}\n${row.rowId}\n${row.kind}\n${row.id}`; // No cell that was cleaned holds a line break.
    seen.delete(line);
    seen.set(line, row);
  }
  return [...seen.values()];
}

/** The cells of the tables that people fill in, as `parseWorkbook` takes them. The log and the hidden ones decide nothing there. */
export function cellsOf(workbook: Workbook): Partial<Record<TableName, SheetData>> {
  return Object.fromEntries(filledTables.map((table) => [table, workbook.sheets[table].data]));
}
