/** `delakultur apply`: plans anew, asks, and carries the plan out. */
import type { Words } from '../../../domain/plan/change.ts';
import { changes as changesWord, count } from '../../../messages/words.ts';
import { erroredPlanJson, outcomeJson, planJson } from '../../../presenters/plan/json.ts';
import { outcomesText } from '../../../presenters/plan/outcomes.ts';
import { planText } from '../../../presenters/plan/text.ts';
import { type Applied, applyPlan } from '../../../workflows/apply/apply.ts';
import type { Reading } from '../../../workflows/read/plan.ts';
import type { Context } from '../../context.ts';
import { explain, fault } from '../../fault.ts';
import { holderName } from '../../holder.ts';
import { namesIn, read } from '../../reading.ts';
import { checkSavedPlan, readSavedPlan } from '../../saved-plan.ts';
import type { Session } from '../../session.ts';
import { checkShown, noteShown } from '../../shown-guard.ts';
import type { Terminal } from '../../terminal.ts';
import { freeLease } from '../../workspace.ts';

interface Options {
  plan?: string;
  yes?: boolean;
  allowRemovals?: string;
}

export async function run({ terminal, open }: Context, _args: readonly string[], options: Options): Promise<number> {
  const saved = options.plan === undefined ? undefined : readSavedPlan(options.plan);
  const allowed = readNumber(options.allowRemovals);
  const approved = options.yes === true || saved !== undefined;
  if (!approved && !terminal.interactive) {
    throw fault(
      'Ingen kan svara på frågan här. Ange --yes, eller --plan FIL med en plan som är granskad. Inget är gjort.',
      'Nobody can answer the question here. Give --yes, or --plan FILE with a plan that was reviewed. Nothing was done.',
    );
  }
  const session = await open();
  try {
    let reading: Reading;
    try {
      reading = await read(session);
    } catch (error) {
      if (!terminal.json) throw error;
      const { words, exit } = explain(error);
      terminal.note(terminal.say(words));
      terminal.document({ ...erroredPlanJson(words), outcomes: [] });
      return exit;
    }
    const { plan } = reading.planned;
    if (saved !== undefined && options.plan !== undefined) checkSavedPlan(saved, plan, options.plan);
    const isNumber = allowed === plan.guard.removals;
    if (plan.guard.tripped && allowed !== undefined && !isNumber) terminal.note(terminal.say(wrongNumber(allowed, plan.guard.removals)));
    // Nobody sees the plan before it is carried out: then it is the one that was seen.
    if (approved && saved === undefined && isNumber) checkShown(session.folder, plan, allowed);
    const answer = approved ? { go: true, allowed: isNumber ? allowed : undefined } : await ask(terminal, reading, allowed);
    if (!answer.go) {
      terminal.print(terminal.say({ sv: 'Inget är gjort.', en: 'Nothing was done.' }));
      return plan.guard.tripped ? 3 : 0;
    }
    const applied = await carryOut(session, terminal, reading, answer.allowed, saved?.hash);
    if (terminal.json) {
      const outcomes = applied.outcomes.map((outcome) => outcomeJson(outcome, terminal.lang));
      const message = applied.message === undefined ? null : terminal.say(applied.message);
      terminal.document({
        ...planJson(plan, terminal.lang),
        outcomes,
        result: applied.kind,
        mailed: applied.mailed,
        resultMessage: message,
      });
    }
    terminal.print(outcomesText(applied, plan.changes, terminal.lang));
    if (applied.kind === 'guard') noteShown(session.folder, plan);
    return exitOf(applied);
  } finally {
    session.close();
  }
}

function exitOf(applied: Applied): number {
  if (applied.kind === 'guard') return 3;
  if (applied.kind === 'stale') return 4;
  const whole = applied.kind === 'done' || applied.kind === 'nothing';
  return whole && applied.outcomes.every((outcome) => outcome.status !== 'failed') ? 0 : 1;
}

async function carryOut(
  session: Session,
  terminal: Terminal,
  reading: Reading,
  allowRemovals: number | undefined,
  expectHash: string | undefined,
): Promise<Applied> {
  const holder = holderName();
  await freeLease(session, holder);
  return session.run(
    applyPlan(reading, {
      actor: session.actor,
      holder,
      now: session.now,
      realNow: Date.now,
      ...(allowRemovals !== undefined && { allowRemovals }),
      ...(expectHash !== undefined && { expectHash }),
      progress: (phase, done, total) => terminal.progress(`${terminal.say(phaseWords[phase])} ${done}/${total}`),
    }),
  );
}

const phaseWords = {
  withdraw: { sv: 'Stänger', en: 'Closing' },
  revoke: { sv: 'Tar bort', en: 'Taking away' },
  create: { sv: 'Skapar', en: 'Making' },
  grant: { sv: 'Ger tillgång', en: 'Giving access' },
  publish: { sv: 'Visar filmer', en: 'Showing films' },
  meetings: { sv: 'Träffar', en: 'Meetings' },
  workbook: { sv: 'Skriver i arbetsboken', en: 'Writing in the workbook' },
} as const;

/** Shows the plan and asks. Where the guard tripped the number itself is the approval; without it only the closings are carried out. */
async function ask(
  terminal: Terminal,
  { planned }: Reading,
  allowed: number | undefined,
): Promise<{ go: boolean; allowed: number | undefined }> {
  const { plan } = planned;
  terminal.print(planText(plan, { lang: terminal.lang, nameOf: namesIn(planned) }));
  if (plan.changes.length === 0) return { go: true, allowed };
  const isBlocked = plan.guard.tripped && allowed !== plan.guard.removals;
  if (isBlocked) {
    const typed = await terminal.ask(
      terminal.say({
        sv: `\nSkriv ${plan.guard.removals} för att godkänna att så många förlorar åtkomst, eller Enter för att låta bli: `,
        en: `\nType ${plan.guard.removals} to approve that so many lose access, or Enter to leave it: `,
      }),
    );
    return { go: Number(typed) === plan.guard.removals, allowed: Number(typed) };
  }
  const number = changesWord(plan.changes.length, terminal.lang);
  const typed = await terminal.ask(terminal.say({ sv: `\nGenomför ${number}? [j/N] `, en: `\nCarry out ${number}? [y/N] ` }));
  return { go: /^(j|ja|y|yes)$/i.test(typed), allowed };
}

const wrongNumber = (allowed: number, removals: number): Words => ({
  sv: `--allow-removals ${allowed} är inte planens antal: ${count(removals, 'sv', ['person', 'personer'], ['', ''])} skulle förlora åtkomst. Stämmer det, ange --allow-removals ${removals}.`,
  en: `--allow-removals ${allowed} is not the plan’s number: ${count(removals, 'en', ['', ''], ['person', 'people'])} would lose access. If that is right, give --allow-removals ${removals}.`,
});

function readNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw fault(
    `--allow-removals ${text}: skriv antalet som plan visar, till exempel 61.`,
    `--allow-removals ${text}: write the number that plan shows, such as 61.`,
  );
}
