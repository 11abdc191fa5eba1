/**
 * Carries out a plan: withdraw, revoke, create, grant, publish, meetings, workbook. Nothing gives access until all that takes
 * access away is done. After a kill anywhere the next run plans again and continues.
 */

import type { Message } from '../../domain/message.ts';
import type { Change, Phase } from '../../domain/plan/change.ts';
import { memoryDue } from '../../domain/plan/remembering.ts';
import { statusUpdates } from '../../domain/plan/writeback.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import type { Program } from '../../google/call.ts';
import { Stopped, throughDoor } from '../../google/door.ts';
import { inWorkbook } from '../../messages/render.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { appendIds, appendLog, writeCells } from '../edit/write.ts';
import { requireOwner } from '../read/ownership.ts';
import { planWorkspace, type Reading } from '../read/plan.ts';
import { migrate } from '../setup/migrate.ts';
import { changesFor, hasPaperwork, isBlocked } from './choose.ts';
import { markHourly } from './hourly-mark.ts';
import { acquireLease, releaseLease, stopRaised } from './lease.ts';
import { logLines, logTime } from './logbook.ts';
import { carryMeetings } from './meetings.ts';
import { LEARNT, learnNoEnd } from './no-end.ts';
import type { Applied, ApplyOptions } from './options.ts';
import { carryPhase, keepLease, LEASE_MS, lookAgain } from './phases.ts';
import { begun, closingFailed, outcomeOf, type Progress } from './progress.ts';
import { rememberGroups, rememberRows, writeAhead } from './remember.ts';
import { settleWithdrawals } from './withdrawals.ts';

const PHASES: readonly Phase[] = ['withdraw', 'revoke', 'create', 'grant', 'publish', 'meetings'];

const STALE = workflowMessage('apply.stale');

/** Applies the plan of `reading`, if it still holds. Throws WorkbookError, IncompleteState or GoogleError where the workspace can't be read. */
export function* applyPlan(reading: Reading, options: ApplyOptions): Program<Applied> {
  requireOwner(reading.ref);
  const { plan } = reading.planned;
  if (options.expectHash !== undefined && options.expectHash !== plan.hash) return ended('stale', STALE);
  if (changesFor(reading, options).length === 0 && !hasPaperwork(reading, options)) {
    if (options.unattended) yield* markHourly(reading.workbook, options.now());
    return isBlocked(reading, options) ? ended('guard', plan.guard.message ?? undefined) : ended('nothing');
  }
  const { spreadsheetId } = reading.ref;
  const leasedAt = options.realNow();
  const lease = yield* acquireLease(spreadsheetId, { holder: options.holder, now: leasedAt, ms: LEASE_MS });
  if (!lease.ok) {
    const until = localDateTime(lease.until, reading.config.settings.timeZone).slice(11, 16);
    return ended('busy', workflowMessage('apply.busy', { until }));
  }
  try {
    // The reading is older than the lease: another holder may have changed things since.
    const where = { spreadsheetId, operator: reading.state.operator, listsTwice: true };
    let fresh = yield* planWorkspace({ ...where, now: options.now() });
    if (!isBlocked(fresh, options) && (yield* migrate(fresh.workbook, where.operator)))
      fresh = yield* planWorkspace({ ...where, now: options.now() });
    if (fresh.planned.plan.hash !== plan.hash) return ended('stale', STALE);
    return yield* carryAll(begun(fresh, options, leasedAt));
  } finally {
    // Not reached when the process is killed or the generator is dropped: then the lease expires.
    yield* releaseLease(spreadsheetId, options.holder);
  }
}

const ended = (kind: Applied['kind'], message?: Message): Applied => ({ kind, outcomes: [], mailed: 0, ...(message ? { message } : {}) });

function* carryAll(progress: Progress): Program<Applied> {
  const { reading, options, changes, endless, unwanted } = progress;
  const stopped = () => stopRaised(reading.ref.spreadsheetId, options.holder);
  const work = throughDoor(phases(progress), { now: options.realNow, random: () => 0, tries: 1, deadline: options.deadline, stopped });
  const [ended] = yield* troublesOf(work);
  const stop = ended instanceof Stopped ? ended : undefined;
  if (options.unattended && ended === undefined && !closingFailed(progress)) yield* markHourly(reading.workbook, options.now());
  // Whatever went wrong, people are told first what was done.
  const hasDone = ended === undefined || stop !== undefined || progress.answered.size > 0;
  const later = [...(hasDone ? yield* troublesOf(log(progress)) : []), ...(yield* troublesOf(paperwork(progress, ended === undefined)))];
  const troubles = ended === undefined || stop ? later : [ended];
  if (troubles.length > 0) throw troubles[0];
  const came = { outcomes: changes.map((change) => outcomeOf(progress, change)), mailed: progress.mailed };
  if (stop) return { kind: 'stopped', ...came, message: STOPPED[stop.why] };
  const { message } = reading.planned.plan.guard;
  if (progress.blocked) return { kind: 'guard', ...came, ...(message ? { message } : {}) };
  return { kind: 'done', ...came, ...(endless.size > 0 ? { message: LEARNT } : unwanted.size > 0 ? { message: CHANGED } : {}) };
}

function* phases(progress: Progress): Program<void> {
  const { reading, options, changes, work, blocked } = progress;
  const { workbook, planned } = reading;
  yield* writeAhead(workbook, changes, work);
  yield* settleWithdrawals(workbook);
  if (!blocked) yield* rememberRows(workbook, memoryDue(planned, options.unattended !== true));
  // The rooms that a yes covers are written down before anything is shared: a room widened after a kill must not count.
  if (!blocked) yield* writeCells(workbook, statusUpdates(planned, work.ids, new Set(), inWorkbook).filter(isOfPermit));
  for (const phase of PHASES) {
    const giving = phase === 'grant' || phase === 'publish';
    if (giving && closingFailed(progress)) {
      for (const change of changes) if (change.steps.some((step) => step.phase === phase)) progress.skipped.add(change.id);
      continue;
    }
    if (giving) yield* lookAgain(progress, phase);
    if (phase === 'meetings') yield* carryMeetings(progress);
    else yield* carryPhase(progress, phase);
    if (phase === 'create') yield* rememberGroups(workbook, work);
    yield* keepLease(progress);
  }
}

const isOfPermit = ({ table }: { readonly table: string }): boolean => table === 'permits';

function* log(progress: Progress): Program<void> {
  const { reading, options, changes } = progress;
  if (changes.length === 0) return;
  const lines = logLines(
    changes,
    (change) => outcomeOf(progress, change),
    logTime(reading, options.now()),
    options.actor,
    reading.config.settings.timeZone,
  );
  yield* appendLog(reading.workbook, lines);
}

function* paperwork(progress: Progress, finished: boolean): Program<void> {
  const { reading, options, changes, work, blocked, endless, freshIds } = progress;
  const { workbook, planned } = reading;
  // Of the whole plan: what this run left for a person is not done either, nor is a film of which it did a part.
  const isPart = (change: Change) => change.target.startsWith('recordings/') && !changes.includes(change);
  const isDone = (change: Change) => !isPart(change) && outcomeOf(progress, change).status === 'done';
  const undone = new Set(planned.plan.changes.filter((change) => !isDone(change)).map((change) => change.id));
  if (endless.size > 0) yield* learnNoEnd(workbook);
  if (freshIds.length > 0) yield* appendIds(workbook, freshIds);
  if (finished) {
    const cells = statusUpdates(planned, work.ids, undone, inWorkbook).filter((cell) => !isOfPermit(cell));
    const closed = new Set(changes.map((change) => change.target));
    yield* writeCells(workbook, blocked ? cells.filter((cell) => closed.has(`${cell.table}/${cell.key}`)) : cells);
  }
  options.progress?.('workbook', 1, 1);
}

/** The errors that a program threw: other work must not be lost because of them. */
function* troublesOf(work: Program<void>): Program<unknown[]> {
  try {
    yield* work;
    return [];
  } catch (error) {
    return [error];
  }
}

const CHANGED = workflowMessage('apply.changedMeanwhile');
const STOPPED: Record<Stopped['why'], Message> = {
  time: workflowMessage('apply.outOfTime'),
  flag: workflowMessage('apply.stoppedForWithdrawal'),
};
