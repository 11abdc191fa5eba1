/** Carries out the steps of one phase, and reads the workbook again before anybody is given anything. */

import { type Change, isTaking, type Phase, type Step } from '../../domain/plan/change.ts';
import { planFor } from '../../domain/plan/plan.ts';
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import { checkRemembered } from '../../domain/workbook/remembered.ts';
import type { Program } from '../../google/call.ts';
import { cellsOf, readWorkbook, WorkbookError } from '../read/workbook.ts';
import { renewLease } from './lease.ts';
import { note, type Progress, stranded, waits } from './progress.ts';
import { carryOut, type Result } from './steps.ts';

export const LEASE_MS = 10 * 60_000;
/** Renewing takes three requests, so it is done after a quarter of the lease. One send takes some two minutes at worst. */
const RENEW_AFTER_MS = LEASE_MS / 4;
/** Max steps a send: the stop flag and the time budget are checked in between. */
const STEPS_A_SEND = 400;
/** Steps that others depend on go first: captions and shortcuts need their film in place, a person's membership needs the group. */
const ORDER: readonly Step['kind'][] = [
  'ungrant',
  'file',
  'unlink',
  'makeFolder',
  'renameFolder',
  'protect',
  'makeGroup',
  'unmember',
  'member',
  'grant',
  'renew',
  'link',
];

export function* keepLease(progress: Progress): Program<void> {
  const { holder, realNow } = progress.options;
  const now = realNow();
  if (now - progress.leasedAt < RENEW_AFTER_MS) return;
  progress.leasedAt = now;
  yield* renewLease(progress.reading.ref.spreadsheetId, { holder, now, ms: LEASE_MS });
}

export function* carryPhase(progress: Progress, phase: Phase): Program<void> {
  const { changes, work, unwanted, failed, options } = progress;
  const all = changes.flatMap((change) => change.steps.filter((step) => step.phase === phase).map((step) => ({ change, step })));
  const isFilm = ({ step }: { step: Step }) => step.kind === 'file' && work.state.items.get(step.file)?.kind !== 'captions';
  const waves = phase === 'publish' ? [all.filter(isFilm), all.filter((one) => !isFilm(one))] : [all];
  const staying = phase === 'revoke' ? stranded(progress) : new Set<string>();
  let done = 0;
  for (const wave of waves) {
    const sorted = [...wave].sort((a, b) => ORDER.indexOf(a.step.kind) - ORDER.indexOf(b.step.kind));
    for (let at = 0; at < sorted.length; at += STEPS_A_SEND) {
      yield* keepLease(progress);
      const some = sorted
        .slice(at, at + STEPS_A_SEND)
        .filter(({ change }) => !unwanted.has(change.id) && (phase !== 'publish' || !(failed.has(change.id) || waits(progress, change))))
        .filter(({ step }) => step.kind !== 'unmember' || !staying.has(step.email));
      const onResult = (index: number, result: Result) => {
        const { change, step } = some[index] as (typeof some)[number];
        note(progress, change, step, result);
      };
      yield* carryOut(
        some.map(({ step }) => step),
        work,
        onResult,
      );
      done += some.length;
      options.progress?.(phase, done, all.length);
    }
  }
}

/**
 * People type while a run goes on: a change that the workbook no longer asks for is not made. If the workbook now asks for a
 * removal that this run has not made, or of something it has itself given, nothing more is given at all: the person to remove
 * may be in a group that would be let in. An unreadable workbook asks for nothing. The next run plans from the new workbook.
 */
export function* lookAgain(progress: Progress, phase: 'grant' | 'publish'): Program<void> {
  const { changes, skipped, unwanted, reading } = progress;
  const has = (change: Change, one: Phase) => change.steps.some((step) => step.phase === one);
  const giving = changes.filter((change) => has(change, phase));
  if (giving.length === 0) return;
  const now = yield* wantedNow(progress);
  const [wants, planned] = [whatFollows(now), whatFollows(reading.planned.plan.changes)];
  const given = changes.filter((change) => phase === 'publish' && has(change, 'grant') && !skipped.has(change.id));
  const takesMore =
    now.some((change) => isTaking(change) && planned.get(change.id) !== JSON.stringify(change.after)) ||
    given.some((change) => wants.get(change.id) !== JSON.stringify(change.after));
  for (const change of giving)
    if (takesMore || wants.get(change.id) !== JSON.stringify(change.after)) {
      unwanted.add(change.id);
      skipped.add(change.id);
    }
}

const whatFollows = (changes: readonly Change[]): Map<string, string> =>
  new Map(changes.map((change) => [change.id, JSON.stringify(change.after)]));

/** The plan of the current workbook over what was observed when this run began. */
function* wantedNow({ reading: { ref, state }, options }: Progress): Program<readonly Change[]> {
  try {
    const config = checkRemembered(parseWorkbook(cellsOf(yield* readWorkbook(ref.spreadsheetId))), state.ids);
    return planFor(config, state, options.now()).plan.changes;
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return [];
  }
}
