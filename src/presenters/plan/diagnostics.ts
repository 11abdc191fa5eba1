/** Remarks on the workbook for people to read: where, and what to do. */
import type { Diagnostic } from '../../domain/workbook/diagnostic.ts';
import type { Lang } from '../../messages/catalogue.ts';
import { planViewMessage } from '../../messages/plan-view.ts';
import { render } from '../../messages/render.ts';
import { type Remark, remarksOf, sorted } from './model.ts';

/** 'Personer, rad 14: …', errors first; at most `most`, and how many were left out. `of` says whose rows they are. */
export const diagnosticsText = (diagnostics: readonly Diagnostic[], lang: Lang, most = Infinity, of: 'workbook' | 'file' = 'workbook') =>
  remarksText(remarksOf(diagnostics), lang, most, of);

export function remarksText(remarks: readonly Remark[], lang: Lang, most = Infinity, of: 'workbook' | 'file' = 'workbook'): string {
  const rest = remarks.length - most;
  const said = [
    ...sorted(remarks)
      .slice(0, most)
      .map(({ severity, place, message }) => planViewMessage('remark.line', { severity, place, message })),
    ...(rest > 0 ? [planViewMessage('plan.more', { rest })] : []),
  ];
  const title = planViewMessage('remark.title', { remarks: remarks.length, of });
  return [render(title, lang), ...said.map((one) => `  ${render(one, lang)}`)].join('\n');
}
