/** `delakultur apply`: plans anew, asks, and carries the plan out. */

import { commandMessage } from '../../../messages/cli/commands.ts';
import { outcomeJson, planJson } from '../../../presenters/plan/json.ts';
import { outcomesText } from '../../../presenters/plan/outcomes.ts';
import { planText } from '../../../presenters/plan/text.ts';
import { applyPlan } from '../../../workflows/apply/apply.ts';
import type { Applied } from '../../../workflows/apply/options.ts';
import type { Reading } from '../../../workflows/read/plan.ts';
import type { Context } from '../../context.ts';
import { fault } from '../../fault.ts';
import { holderName } from '../../holder.ts';
import { namesIn, readOrTell } from '../../reading.ts';
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
    throw fault(commandMessage('apply.nobodyToAsk'));
  }
  const session = await open();
  try {
    const reading = await readOrTell(session, terminal, { outcomes: [] });
    if (typeof reading === 'number') return reading;
    const { plan } = reading.planned;
    if (saved !== undefined && options.plan !== undefined) checkSavedPlan(saved, plan, options.plan);
    const isNumber = allowed === plan.guard.removals;
    if (plan.guard.tripped && allowed !== undefined && !isNumber)
      terminal.note(terminal.say(commandMessage('apply.wrongNumber', { allowed, removals: plan.guard.removals })));
    // Nobody sees this plan before it is carried out, so it must be the one that was shown.
    if (approved && saved === undefined && isNumber) checkShown(session.folder, plan, allowed);
    const answer = approved ? { go: true, allowed: isNumber ? allowed : undefined } : await ask(terminal, reading, allowed);
    if (!answer.go) {
      terminal.print(terminal.say(commandMessage('command.nothingDone')));
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
  withdraw: commandMessage('phase.withdraw'),
  revoke: commandMessage('phase.revoke'),
  create: commandMessage('phase.create'),
  grant: commandMessage('phase.grant'),
  publish: commandMessage('phase.publish'),
  meetings: commandMessage('phase.meetings'),
  workbook: commandMessage('phase.workbook'),
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
    const typed = await terminal.ask(terminal.say(commandMessage('apply.askNumber', { removals: plan.guard.removals })));
    return { go: Number(typed) === plan.guard.removals, allowed: Number(typed) };
  }
  const typed = await terminal.ask(terminal.say(commandMessage('apply.askChanges', { changes: plan.changes.length })));
  return { go: /^(j|ja|y|yes)$/i.test(typed), allowed };
}

function readNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw fault(commandMessage('apply.removalsUnread', { given: text }));
}
