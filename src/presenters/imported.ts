/** What an import did, for people. */
import type { Diagnostic } from '../domain/workbook/diagnostic.ts';
import { type TableName, tableOf } from '../domain/workbook/tables.ts';
import { count, grouped, type Lang } from '../messages/words.ts';
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

/** `leftOut`: lines that --where left out. */
export function importText(imported: Imported, leftOut: number, lang: Lang): string {
  const { added, changed, unchanged, refused, ambiguous = 0, faulty, dryRun, unknownColumns } = imported;
  const n = (number: number): string => grouped(number, lang);
  const c = (number: number, sv: [string, string], en: [string, string]): string => count(number, lang, sv, en);
  const counts = [
    c(added, ['ny', 'nya'], ['new', 'new']),
    c(changed, ['ändrad', 'ändrade'], ['changed', 'changed']),
    c(unchanged, ['oförändrad', 'oförändrade'], ['unchanged', 'unchanged']),
    c(refused - ambiguous, ['utan nyckel', 'utan nyckel'], ['without a key', 'without a key']),
    c(faulty, ['med fel', 'med fel'], ['faulty', 'faulty']),
    ...(ambiguous > 0 ? [c(ambiguous, ['inte inläst', 'inte inlästa'], ['not imported', 'not imported'])] : []),
  ].join(', ');
  const lines = [`${tableOf(imported.table).title}: ${counts}.`];
  if (leftOut > 0) lines.push(lang === 'sv' ? `--where valde bort ${n(leftOut)} rader.` : `--where left out ${n(leftOut)} rows.`);
  if (imported.privateLeftOut > 0) {
    const units = c(imported.privateLeftOut, ['enhet', 'enheter'], ['unit', 'units']);
    lines.push(
      lang === 'sv'
        ? `${units} med enskild huvudman togs inte med: personalen där är inte kommunens. Ta med dem: --private`
        : `${units} of a private owner left out: their staff are not the municipality’s. Take them in: --private`,
    );
  }
  if (unknownColumns.length > 0) {
    lines.push((lang === 'sv' ? 'Kolumner som inte används: ' : 'Columns that are not used: ') + unknownColumns.join(', '));
  }
  if (imported.diagnostics.length > 0) lines.push(diagnosticsText(imported.diagnostics, lang, 10, 'file'));
  if (dryRun) lines.push(lang === 'sv' ? 'Inget är skrivet (--dry-run).' : 'Nothing was written (--dry-run).');
  else if (added + changed > 0)
    lines.push(lang === 'sv' ? 'Se vad det leder till: delakultur plan' : 'See what follows from it: delakultur plan');
  return lines.join('\n');
}
