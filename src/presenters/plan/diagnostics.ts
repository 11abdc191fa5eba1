/** Remarks on the workbook for people to read: where, and what to do. */

import type { Words } from '../../domain/plan/change.ts';
import type { Diagnostic } from '../../domain/workbook/diagnostic.ts';
import { type TableName, tableOf } from '../../domain/workbook/tables.ts';
import { render } from '../../messages/render.ts';
import { count, type Lang } from '../../messages/words.ts';

const marks: Record<Diagnostic['severity'], { sv: string; en: string }> = {
  error: { sv: 'fel', en: 'error' },
  warning: { sv: 'varning', en: 'warning' },
  info: { sv: 'att veta', en: 'note' },
};
const titles = { workbook: { sv: 'på arbetsboken', en: 'on the workbook' }, file: { sv: 'på filen', en: 'on the file' } };
const order: readonly Diagnostic['severity'][] = ['error', 'warning', 'info'];

/** 'Personer, rad 14: …', errors first; at most `most`, and how many were left out. `of` says whose rows they are. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  lang: Lang,
  most = Infinity,
  of: 'workbook' | 'file' = 'workbook',
): string {
  const sorted = order.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));
  const lines = sorted.slice(0, most).map((one) => `  ${marks[one.severity][lang]} · ${placeOf(one)[lang]}: ${render(one.message, lang)}`);
  const rest = sorted.length - lines.length;
  if (rest > 0) lines.push(lang === 'sv' ? `  … och ${rest} till` : `  … and ${rest} more`);
  const title = count(sorted.length, lang, ['anmärkning', 'anmärkningar'], ['remark', 'remarks']);
  return [`${title} ${titles[of][lang]}`, ...lines].join('\n');
}

/** 'Personer, rad 14'. */
export function placeOf({ table, row }: Diagnostic): Words {
  const { title } = tableOf(table as TableName);
  return row > 0 ? { sv: `${title}, rad ${row}`, en: `${title}, row ${row}` } : { sv: title, en: title };
}
