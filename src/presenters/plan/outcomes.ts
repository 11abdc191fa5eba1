/** What applying a plan came to, for people. */
import type { Message } from '../../domain/message.ts';
import type { Change } from '../../domain/plan/change.ts';
import { render, type Said, wordsOf } from '../../messages/render.ts';
import { changes as changesWord, count, type Lang } from '../../messages/words.ts';

export interface Outcome {
  readonly id: string;
  readonly status: 'done' | 'failed' | 'skipped' | 'unknown';
  readonly error?: Message;
  readonly note?: Message;
}
export interface AppliedFacts {
  readonly kind: 'done' | 'nothing' | 'guard' | 'stale' | 'busy' | 'stopped';
  readonly outcomes: readonly Outcome[];
  readonly message?: Said;
  readonly mailed: number;
}

/** `changes` are the plan's, for their names. */
export function outcomesText(applied: AppliedFacts, changes: readonly Change[], lang: Lang): string {
  const lines: string[] = [];
  if (applied.message) lines.push(`${applied.kind === 'guard' ? '!! ' : ''}${wordsOf(applied.message)[lang]}`);
  // Done without a change: only the workbook's own cells were brought up to date.
  if (applied.kind === 'nothing' || (applied.kind === 'done' && applied.outcomes.length === 0))
    lines.push(lang === 'sv' ? 'Allt stämmer. Inget behövde ändras.' : 'All is as it should be. Nothing needed to change.');
  const of = (status: Outcome['status']) => applied.outcomes.filter((outcome) => outcome.status === status);
  const [done, failed, skipped, unknown] = [of('done'), of('failed'), of('skipped'), of('unknown')];
  if (done.length > 0)
    lines.push(`✓ ${changesWord(done.length, lang)} ${lang === 'sv' ? (done.length === 1 ? 'gjord' : 'gjorda') : 'done'}.`);
  if (applied.mailed > 0)
    lines.push(
      lang === 'sv'
        ? `✉ ${count(applied.mailed, lang, ['mejl', 'mejl'], ['', ''])} skickade.`
        : `✉ ${count(applied.mailed, lang, ['', ''], ['mail', 'mails'])} sent.`,
    );
  const noted = applied.outcomes.filter((outcome) => outcome.note !== undefined);
  for (const { id, note } of noted.slice(0, 20))
    lines.push(`✉ ${changes.find((change) => change.id === id)?.name ?? id} [${id}]: ${note ? render(note, lang) : ''}.`);
  if (skipped.length > 0)
    lines.push(`… ${changesWord(skipped.length, lang)} ${lang === 'sv' ? 'väntar till nästa körning' : 'left for the next run'}.`);
  if (unknown.length > 0)
    lines.push(
      `? ${changesWord(unknown.length, lang)}: ${lang === 'sv' ? 'svaret kom inte fram. Nästa körning ser efter.' : 'the answer was lost. The next run looks.'}`,
    );
  if (failed.length > 0) {
    const byId = new Map(changes.map((change) => [change.id, change]));
    lines.push(`✗ ${changesWord(failed.length, lang)} ${lang === 'sv' ? 'misslyckades' : 'failed'}:`);
    for (const outcome of failed.slice(0, 20)) {
      const change = byId.get(outcome.id);
      lines.push(
        `    ${change?.name ?? outcome.id} [${change?.target ?? outcome.id}]: ${outcome.error ? render(outcome.error, lang) : ''}`,
      );
    }
    if (failed.length > 20) lines.push(lang === 'sv' ? `    … och ${failed.length - 20} till` : `    … and ${failed.length - 20} more`);
  }
  return lines.join('\n');
}
