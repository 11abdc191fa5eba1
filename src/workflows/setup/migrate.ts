/**
 * Brings an older workbook up to this program's layout, one version after the other. Columns and settings are added, and
 * nothing that people wrote is touched. Done at the beginning of an apply, under its lease.
 */
import type { SettingName, TableName } from '../../domain/workbook/tables.ts';
import { settingFields } from '../../domain/workbook/tables.ts';
import { call, type Program } from '../../google/call.ts';
import { writeRows } from '../edit/write.ts';
import type { Workbook } from '../read/workbook.ts';
import { columnRequests, METADATA, METADATA_ID, SCHEMA } from './layout.ts';

interface Migration {
  /** The schema that the workbook then has. */
  readonly to: number;
  readonly columns: readonly (readonly [TableName, string])[];
  readonly settings: readonly SettingName[];
}

/** In order. A released one is never changed. */
const migrations: readonly Migration[] = [
  {
    to: 2,
    columns: [
      ['recordings', 'disposal'],
      ['requests', 'title'],
      ['requests', 'theme'],
      ['requests', 'link'],
      ['requests', 'recording'],
      ['requests', 'rooms'],
      ['requests', 'decision'],
      ['requests', 'decidedBy'],
    ],
    settings: ['retentionRule', 'retentionMonths', 'retentionDecider'],
  },
  { to: 3, columns: [], settings: ['driveExpiry'] },
];

/**
 * Answers whether anything was done: then the workbook is to be read again. Columns and the new schema come in one
 * atomic request; what a killed run left behind is found again by its metadata, and not added twice.
 * Throws WorkbookError or GoogleError.
 */
export function* migrate(workbook: Workbook, operator: string): Program<boolean> {
  if (workbook.schema >= SCHEMA) return false;
  const due = migrations.filter(({ to }) => to > workbook.schema);
  yield* addSettings(
    workbook,
    due.flatMap(({ settings }) => settings),
  );
  const columns = due.flatMap((one) => one.columns).filter(([table, code]) => !workbook.sheets[table].data.columns.includes(code));
  const ends = new Map<TableName, number>();
  const requests = columns.flatMap(([table, code]) => {
    const { sheetId, columnCount, rowCount, headerRow } = workbook.sheets[table];
    const at = ends.get(table) ?? columnCount;
    ends.set(table, at + 1);
    return columnRequests(table, code, { sheetId, column: at, headerRow, rowCount, operator });
  });
  const dataFilters = [{ developerMetadataLookup: { metadataId: METADATA_ID.schema, metadataKey: METADATA.schema } }];
  const developerMetadata = { metadataValue: String(SCHEMA) };
  yield* call('sheets.spreadsheets.batchUpdate', {
    spreadsheetId: workbook.spreadsheetId,
    fields: 'spreadsheetId',
    requestBody: { requests: [...requests, { updateDeveloperMetadata: { dataFilters, developerMetadata, fields: 'metadataValue' } }] },
  });
  return true;
}

function* addSettings(workbook: Workbook, names: readonly SettingName[]): Program<void> {
  const { columns, rows } = workbook.sheets.settings.data;
  const known = new Set(rows.map((row) => String(row[columns.indexOf('name')] ?? '')));
  const missing = names.map((name) => settingFields[name].header).filter((header) => !known.has(header));
  yield* writeRows(workbook, 'settings', { updates: [], appends: missing.map((name) => ({ name })) });
}
