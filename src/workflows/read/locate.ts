/**
 * Finds the workbook's tabs and columns: by developer metadata first, then by name, never by position. A missing one is an
 * error, never an empty table: nobody loses access because a tab is gone.
 */

import type { Message } from '../../domain/message.ts';
import { cellText } from '../../domain/workbook/cells.ts';
import { type Diagnostic, diagnose } from '../../domain/workbook/diagnostic.ts';
import type { TableName } from '../../domain/workbook/tables.ts';
import { fieldOfHeader, fieldsOf, sinceOf, tableNames, tableOf, tableOfTitle } from '../../domain/workbook/tables.ts';
import type { CellValue, DeveloperMetadata, Sheet } from '../../google/types.ts';
import { wordsOf } from '../../messages/render.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { METADATA } from './metadata.ts';

export type WorkbookTrouble =
  /** Tabs or columns without which nothing can be read safely. */
  | 'missingTab'
  | 'doubleTab'
  | 'missingColumn'
  | 'doubleColumn'
  /** A tab came back without its header row. */
  | 'emptyTab'
  /** No Delakultur workbook at all. */
  | 'notAWorkbook'
  /** Made by a newer Delakultur. */
  | 'newerSchema'
  /** Made by an older Delakultur: what is to be written has no place there before the next apply. */
  | 'olderSchema'
  /** The root folder names another workbook: this one is a copy. */
  | 'copied'
  /** Two root folders of one account each name a workbook for this workspace: no one can tell which is right. */
  | 'twoRoots'
  /** The workbook itself lies in the bin. */
  | 'binned'
  /** Another account owns the workspace: it alone carries plans out. */
  | 'notOwner'
  /** Root folder or waiting room can't be found. */
  | 'missingFolder'
  /** Recordings that can't be taken out of a permit that is taken back. */
  | 'notOfPermit'
  /** A new row's key exists by now. */
  | 'taken'
  /** A text is longer than a cell holds. */
  | 'tooLong'
  /** Changed while it was being written. */
  | 'changed';

/** The workbook can't be read or written safely. `said`: what is wrong and what to do. */
export class WorkbookError extends Error {
  readonly trouble: WorkbookTrouble;
  readonly said: Message;
  constructor(trouble: WorkbookTrouble, said: Message) {
    super(wordsOf(said).sv); // For whoever reads a stack trace.
    this.name = 'WorkbookError';
    this.trouble = trouble;
    this.said = said;
  }
}

export type Tab = { sheetId: number; title: string; rowCount: number; columnCount: number };

export const tabsIn = (sheets: readonly Sheet[]): Tab[] =>
  sheets.map(({ properties = {} }) => ({
    sheetId: properties.sheetId ?? 0, // Google omits it where it is 0.
    title: properties.title ?? '',
    rowCount: properties.gridProperties?.rowCount ?? 0,
    columnCount: properties.gridProperties?.columnCount ?? 0,
  }));

/**
 * The tab of each table. Throws WorkbookError `missingTab` or `doubleTab` for a needed table; others are left out, and so is a
 * table newer than the workbook: a tab with its name is somebody's own.
 */
export function findTabs(
  tabs: readonly Tab[],
  metadata: readonly DeveloperMetadata[],
  needed: readonly TableName[],
  schema: number,
): Partial<Record<TableName, Tab>> {
  const claims = new Map(
    metadata.filter((one) => one.metadataKey === METADATA.table).map((one) => [one.location?.sheetId ?? 0, one.metadataValue]),
  );
  const found: Partial<Record<TableName, Tab>> = {};
  const missing: string[] = [];
  for (const table of tableNames) {
    const marked = tabs.filter((tab) => claims.get(tab.sheetId) === table);
    if (marked.length === 0 && sinceOf(table) > schema) continue;
    const named = (marked.length > 0 ? marked : tabs.filter((tab) => !claims.has(tab.sheetId))).filter(
      (tab) => tableOfTitle(tab.title) === table,
    );
    // A duplicated tab may have the metadata too: then the one that kept its name counts.
    const candidates = marked.length === 1 ? marked : named;
    const isDouble = candidates.length > 1 || (candidates.length === 0 && marked.length > 1);
    if (isDouble && needed.includes(table)) {
      const tabs = (marked.length > 1 ? marked : candidates).map((tab) => tab.title);
      throw new WorkbookError('doubleTab', workflowMessage('tab.double', { title: tableOf(table).title, tabs }));
    }
    if (candidates[0] && !isDouble) found[table] = candidates[0];
    else if (needed.includes(table)) missing.push(tableOf(table).title);
  }
  if (missing.length > 0) throw new WorkbookError('missingTab', workflowMessage('tabs.missing', { tabs: missing }));
  return found;
}

/** Somebody may have put a line above the headers: the row with the most known headers is the header row. */
export function headerIndex(table: TableName, values: readonly (readonly CellValue[])[]): number {
  let best = { index: 0, known: 0 };
  const all = fieldsOf(table).length;
  for (const [index, cells] of values.slice(0, 10).entries()) {
    if (best.known === all) break; // No other row can have more.
    const known = new Set(cells.map((cell) => fieldOfHeader(table, cellText(cell))).filter((field) => field !== undefined)).size;
    if (known > best.known) best = { index, known };
  }
  return best.index;
}

/**
 * The field of each column. A missing or double column that decides something is a WorkbookError (`missingColumn`,
 * `doubleColumn`); others are added to `problems`. A field that came after the workbook may be missing. `headerRow` is 1-based.
 */
export function findColumns(
  table: TableName,
  tab: Tab,
  headers: readonly string[],
  metadata: readonly DeveloperMetadata[],
  { headerRow, schema, problems }: { headerRow: number; schema: number; problems: Diagnostic[] },
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
    if (columns.includes(field) || sinceOf(table, field) > schema) continue;
    if (decides(field) || required) throw columnTrouble('missingColumn', table, tab, field);
    problems.push(columnProblem('missingColumn', table, tab, field, headerRow));
  }
  return columns;
}

const columnFacts = (table: TableName, { title }: Tab, field: string) => ({
  header: tableOf(table).fields[field]?.header ?? field,
  tab: title,
});

const columnTrouble = (kind: 'missingColumn' | 'doubleColumn', table: TableName, tab: Tab, field: string): WorkbookError =>
  new WorkbookError(kind, workflowMessage(kind === 'missingColumn' ? 'column.missing' : 'column.double', columnFacts(table, tab, field)));

function columnProblem(kind: 'missingColumn' | 'doubleColumn', table: TableName, tab: Tab, field: string, row: number): Diagnostic {
  const code = kind === 'missingColumn' ? 'column.readAsEmpty' : 'column.leftIsRead';
  return diagnose('warning', { table, row, field }, workflowMessage(code, columnFacts(table, tab, field)), kind);
}
