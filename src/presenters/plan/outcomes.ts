/** The result of applying a plan, as text. */
import type { Message } from '../../domain/message.ts';
import type { Change } from '../../domain/plan/change.ts';
import type { Lang } from '../../messages/catalogue.ts';
import { planViewMessage } from '../../messages/plan-view.ts';
import { render, type Said, wordsOf } from '../../messages/render.ts';
import { reportMessage } from '../../messages/reports.ts';

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

/** Max changes named; of the others, how many. */
const NAMED = 20;

/** `changes` are the plan's, for their names. */
export function outcomesText(applied: AppliedFacts, changes: readonly Change[], lang: Lang): string {
  const say = (message: Message) => render(message, lang);
  const of = (status: Outcome['status']) => applied.outcomes.filter((outcome) => outcome.status === status);
  const many = (status: Exclude<Outcome['status'], 'failed'>): string[] => {
    const { length } = of(status);
    return length === 0 ? [] : [say(reportMessage(`run.${status}`, { changes: length }))];
  };
  const byId = new Map(changes.map((change) => [change.id, change]));
  const noted = applied.outcomes.flatMap(({ id, note }) => (note ? [`✉ ${byId.get(id)?.name ?? id} [${id}]: ${say(note)}.`] : []));
  const failed = of('failed').map(
    ({ id, error }) => `    ${byId.get(id)?.name ?? id} [${byId.get(id)?.target ?? id}]: ${error ? say(error) : ''}`,
  );
  // Done without a change: only cells in the workbook were updated.
  const isNothing = applied.kind === 'nothing' || (applied.kind === 'done' && applied.outcomes.length === 0);
  return [
    ...(applied.message ? [`${applied.kind === 'guard' ? '!! ' : ''}${wordsOf(applied.message)[lang]}`] : []),
    ...(isNothing ? [say(reportMessage('run.nothing'))] : []),
    ...many('done'),
    ...(applied.mailed > 0 ? [say(reportMessage('run.mailed', { mails: applied.mailed }))] : []),
    ...noted.slice(0, NAMED),
    ...many('skipped'),
    ...many('unknown'),
    ...(failed.length > 0 ? [say(reportMessage('run.failed', { changes: failed.length })), ...failed.slice(0, NAMED)] : []),
    ...(failed.length > NAMED ? [`    ${say(planViewMessage('plan.more', { rest: failed.length - NAMED }))}`] : []),
  ].join('\n');
}
