/** What is wrong in the workbook, as people read it. */

import type { Problem } from './read-cell.ts';
import { type TableName, tableOf } from './tables.ts';

export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  readonly table: TableName;
  /** 1-based sheet row; the header's for what concerns a whole column, 0 for a whole table. */
  readonly row: number;
  readonly field?: string;
  readonly code: string;
  /** Swedish: what is wrong and what to do. */
  readonly message: string;
  readonly messageEn: string;
}

/** A problem in a row, of one field or of the row as a whole. */
export interface Fault extends Problem {
  readonly field?: string;
  readonly severity?: Diagnostic['severity'];
}

/** A problem as people read it. */
export function diagnosticOf(table: TableName, row: number, fault: Fault): Diagnostic {
  const header = fault.field === undefined ? '' : (tableOf(table).fields[fault.field]?.header ?? fault.field);
  const sv = fault.shown === '' ? fault.sv : `${header} kan inte vara ”${fault.shown}”. ${fault.sv}`;
  const en = fault.shown === '' ? fault.en : `${header} can't be “${fault.shown}”. ${fault.en}`;
  const severity = fault.severity ?? 'error';
  return {
    severity,
    table,
    row,
    ...(fault.field === undefined ? {} : { field: fault.field }),
    code: fault.code,
    message: sv,
    messageEn: en,
  };
}
