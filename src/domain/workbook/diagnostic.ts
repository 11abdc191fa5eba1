/** What is wrong in the workbook: where, and a message that says what and what to do. */
import type { Message } from '../message.ts';
import { workbookMessage } from './messages.ts';
import type { Problem } from './read-cell.ts';
import { type TableName, tableOf } from './tables.ts';

export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  readonly table: TableName;
  /** 1-based sheet row; the header's for what concerns a whole column, 0 for a whole table. */
  readonly row: number;
  readonly field?: string;
  /** The kind of problem: one kind may have several messages. */
  readonly code: string;
  readonly message: Message;
}

/** A problem in a row, of one field or of the row as a whole. */
export interface Fault extends Problem {
  readonly field?: string;
  readonly severity?: Diagnostic['severity'];
}

/** `code` where the kind's code differs from the message's. */
export const diagnose = (
  severity: Diagnostic['severity'],
  { table, row, field }: { readonly table: TableName; readonly row: number; readonly field?: string | undefined },
  message: Message,
  code = message.code,
): Diagnostic => ({ severity, table, row, ...(field === undefined ? {} : { field }), code, message });

export function diagnosticOf(table: TableName, row: number, { field, severity = 'error', shown, fix, code }: Fault): Diagnostic {
  const header = field === undefined ? '' : (tableOf(table).fields[field]?.header ?? field);
  return diagnose(severity, { table, row, field }, shown === '' ? fix : workbookMessage('cell.cantBe', { header, shown, fix }), code);
}
