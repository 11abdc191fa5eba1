/** What was carried out, as text to keep. */
import type { ApplyView, Language, PlanView } from '../../contract/api.ts';
import { longDay, timeText } from '../kit/days.ts';
import { planWords } from '../words/plan.ts';
import { sectionsOf } from './sections.ts';

/** Lines: when, by whom the plan was read, what was done and what was not. `plan` is the one that was approved. */
export function receiptText(plan: PlanView, result: ApplyView, lang: Language): string {
  const w = planWords[lang];
  const lines = [
    w.receiptTitle,
    w.receiptWhen(longDay(result.at.slice(0, 10), lang), timeText(result.at, lang)),
    w.receiptPlan(plan.hash.slice(0, 12)),
    '',
    w.doneCount(result.done),
    w.mailCount(result.mailed),
  ];
  if (result.skipped > 0) lines.push(w.skippedCount(result.skipped));
  if (result.message) lines.push(result.message[lang]);
  if (result.failed.length > 0) {
    lines.push('', w.failedTitle(result.failed.length));
    for (const failure of result.failed) lines.push(`- ${failure.text[lang]}: ${failure.error[lang]}`);
  }
  lines.push('', w.receiptApproved(plan.changes.length));
  for (const section of sectionsOf(plan.changes, 'all')) {
    lines.push('', section.title[lang]);
    for (const change of section.changes) lines.push(`${change.sign} ${change.text[lang]} (${change.reason[lang]})`);
  }
  return `${lines.join('\n')}\n`;
}
