/** Developer metadata: the marks by which a workbook, its tabs and its columns are found again. */

/** Keys of developer metadata. `field` holds '<table>.<field>' on a column, `table` the table's code name on a tab. */
export const METADATA = {
  field: 'delakultur.field',
  table: 'delakultur.table',
  schema: 'delakultur.schema',
  workspace: 'delakultur.workspace',
  lease: 'delakultur.lease',
  rows: 'delakultur.rows',
  hourly: 'delakultur.hourly',
} as const;

/** Fixed ids: Sheets refuses a second metadata with the same id, so each is made at most once. */
export const METADATA_ID = { lease: 771001, schema: 771002, workspace: 771003, rows: 771004, hourly: 771005 } as const;
