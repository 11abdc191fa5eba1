/**
 * Updates an older workbook to this program's layout. Tabs, columns and settings are added, and nothing that people wrote is
 * touched. Runs at the beginning of an apply, under its lease.
 */

import type { Field } from '../../domain/workbook/tables/field.ts';
import { type SettingName, settingFields } from '../../domain/workbook/tables/settings.ts';
import { fieldsOf, SCHEMA, settingOfName, sinceOf, type TableName, tableNames, tableOf } from '../../domain/workbook/tables.ts';
import { call, type Program } from '../../google/call.ts';
import type { SheetRequest } from '../../google/types.ts';
import { METADATA, METADATA_ID } from '../read/metadata.ts';
import type { Workbook } from '../read/workbook.ts';
import { columnRequests, settingRequests, tabRequests } from './layout.ts';

/**
 * Returns whether anything was done: then the workbook must be read again. One atomic request adds only what is missing.
 * Throws WorkbookError or GoogleError.
 */
export function* migrate(workbook: Workbook, operator: string): Program<boolean> {
  if (workbook.schema >= SCHEMA) return false;
  const dataFilters = [{ developerMetadataLookup: { metadataId: METADATA_ID.schema, metadataKey: METADATA.schema } }];
  const developerMetadata = { metadataValue: String(SCHEMA) };
  const requests = [
    ...newTabs(workbook, operator),
    ...newColumns(workbook, operator),
    ...newSettings(workbook, operator),
    { updateDeveloperMetadata: { dataFilters, developerMetadata, fields: 'metadataValue' } },
  ];
  yield* call('sheets.spreadsheets.batchUpdate', {
    spreadsheetId: workbook.spreadsheetId,
    fields: 'spreadsheetId',
    requestBody: { requests },
  });
  return true;
}

const isThere = ({ sheets }: Workbook, table: TableName): boolean => sheets[table].sheetId >= 0;

/** New tabs, at the end. Somebody's own tab with the same name stays, and ours gets another. */
function newTabs(workbook: Workbook, operator: string): SheetRequest[] {
  const titles = new Set(workbook.tabs.map(({ title }) => title.toLowerCase()));
  const ids = new Set(workbook.tabs.map(({ sheetId }) => sheetId));
  const lacking = tableNames.filter((table) => sinceOf(table) > workbook.schema && !isThere(workbook, table));
  return lacking.flatMap((table) => {
    let sheetId = 1;
    while (ids.has(sheetId)) sheetId++;
    ids.add(sheetId);
    const { title: own } = tableOf(table);
    const title = titles.has(own.toLowerCase()) ? `${own} (Delakultur)` : own;
    return tabRequests(table, { sheetId, title, operator });
  });
}

/** New columns, to the right of all others. */
function newColumns(workbook: Workbook, operator: string): SheetRequest[] {
  return tableNames
    .filter((table) => isThere(workbook, table))
    .flatMap((table) => {
      const { sheetId, columnCount, rowCount, headerRow, data } = workbook.sheets[table];
      const lacking = fieldsOf(table).filter(([code]) => sinceOf(table, code) > workbook.schema && !data.columns.includes(code));
      return lacking.flatMap(([code], index) =>
        columnRequests(table, code, { sheetId, column: columnCount + index, headerRow, rowCount, operator }),
      );
    });
}

/** New settings in new rows below the others: what somebody types there meanwhile moves down and is not overwritten. */
function newSettings({ schema, sheets }: Workbook, operator: string): SheetRequest[] {
  const { sheetId, rowCount, data } = sheets.settings;
  const known = new Set(data.rows.map((row) => settingOfName(String(row[data.columns.indexOf('name')] ?? ''))));
  const all = Object.entries(settingFields) as [SettingName, Field][];
  const names = all.flatMap(([name, { since = 1 }]) => (since > schema && !known.has(name) ? [name] : []));
  if (names.length === 0) return [];
  const row = data.firstRow - 1 + data.rows.length;
  const range = { sheetId, dimension: 'ROWS', startIndex: row, endIndex: row + names.length };
  return [
    row < rowCount ? { insertDimension: { range } } : { appendDimension: { sheetId, dimension: 'ROWS', length: names.length } },
    ...settingRequests(names, { sheetId, row, columns: data.columns, operator }),
  ];
}
