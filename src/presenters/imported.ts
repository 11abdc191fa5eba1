/** The result of an import, as text. */

import type { Message } from '../domain/message.ts';
import type { Diagnostic } from '../domain/workbook/diagnostic.ts';
import { type TableName, tableOf } from '../domain/workbook/tables.ts';
import type { Lang } from '../messages/catalogue.ts';
import { render } from '../messages/render.ts';
import { reportMessage } from '../messages/reports.ts';
import { diagnosticsText } from './plan/diagnostics.ts';

export interface Imported {
  readonly table: TableName;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Lines that were not imported: without a key, or with one that several rows of the workbook have. */
  readonly refused: number;
  /** Those of them whose key several rows of the workbook have. */
  readonly ambiguous?: number;
  /** Lines that were written though some value can't be read. */
  readonly faulty: number;
  /** New units of a private owner, left out because nobody asked for them. */
  readonly privateLeftOut: number;
  readonly unknownColumns: readonly string[];
  /** Rows are the file's. */
  readonly diagnostics: readonly Diagnostic[];
  readonly dryRun: boolean;
}

/** `leftOut`: lines that --where left out. Without `counted`, what a staff list's own text has told is not counted again. */
export function importText(imported: Imported, leftOut: number, lang: Lang, counted = true): string {
  const { added, changed, unchanged, refused, ambiguous = 0, faulty, privateLeftOut, dryRun, unknownColumns, diagnostics } = imported;
  const { title } = tableOf(imported.table);
  const counts = { title, added, changed, unchanged, keyless: refused - ambiguous, faulty, ambiguous };
  const say = (message: Message) => render(message, lang);
  return [
    ...(counted ? [say(reportMessage('import.counts', counts))] : []),
    ...(leftOut > 0 ? [say(reportMessage('import.leftOut', { rows: leftOut }))] : []),
    ...(privateLeftOut > 0 ? [say(reportMessage('import.private', { units: privateLeftOut }))] : []),
    ...(unknownColumns.length > 0 ? [say(reportMessage('import.unknownColumns', { columns: unknownColumns }))] : []),
    ...(diagnostics.length > 0 ? [diagnosticsText(diagnostics, lang, 10, 'file')] : []),
    ...(dryRun ? [say(reportMessage('import.dryRun'))] : added + changed > 0 ? [say(reportMessage('import.goOn'))] : []),
  ].join('\n');
}
