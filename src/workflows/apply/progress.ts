/** The progress of applying a plan: the outcome of each step, and what failed or waits. */

import type { Message } from '../../domain/message.ts';
import { type Change, type ChangeOutcome, isTaking, type Step } from '../../domain/plan/change.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import type { Reading } from '../read/plan.ts';
import type { IdRow } from '../read/workbook.ts';
import { changesFor, isBlocked } from './choose.ts';
import { isNoEnd, LEARNT } from './no-end.ts';
import type { ApplyOptions } from './options.ts';
import { linkKey, placeId, type Run } from './step-call.ts';
import type { Result } from './steps.ts';

/** The progress of applying one plan. */
export interface Progress {
  readonly reading: Reading;
  readonly options: ApplyOptions;
  readonly changes: readonly Change[];
  readonly blocked: boolean;
  readonly work: Run;
  readonly failed: Map<string, Message>;
  readonly skipped: Set<string>;
  /** Changes about which Google mailed those whom they are for. */
  readonly mailedByGoogle: Set<string>;
  /** Changes that the workbook stopped asking for during the run. */
  readonly unwanted: Set<string>;
  /** Items on which Google refused a grant with an end: nothing is shown there in this run. */
  readonly endless: Set<string>;
  /** How many of a change's steps have been answered. */
  readonly answered: Map<string, number>;
  readonly freshIds: IdRow[];
  mailed: number;
  /** Real time (ms) when the lease was last renewed. */
  leasedAt: number;
}

export function begun(reading: Reading, options: ApplyOptions, leasedAt: number): Progress {
  const { state, config } = reading;
  return {
    reading,
    options,
    changes: changesFor(reading, options),
    blocked: isBlocked(reading, options),
    work: {
      state,
      customerId: config.settings.customerId,
      ids: new Map(state.ids),
      made: new Set(),
      groupNames: new Map(),
      parents: new Map(),
      seen: new Set(),
    },
    failed: new Map(),
    skipped: new Set(),
    mailedByGoogle: new Set(),
    unwanted: new Set(),
    endless: new Set(),
    answered: new Map(),
    freshIds: [],
    mailed: 0,
    leasedAt,
  };
}

export function outcomeOf(progress: Progress, { id, steps }: Change): ChangeOutcome {
  const error = progress.failed.get(id);
  if (error) return { id, status: 'failed', error };
  const answered = progress.answered.get(id) ?? 0;
  // A run that stops halfway may leave a change of several steps halfway.
  const status = progress.skipped.has(id) || answered === 0 || answered < steps.length ? 'skipped' : 'done';
  return { id, status, ...(progress.mailedByGoogle.has(id) ? { note: workflowMessage('apply.mailedByGoogle') } : {}) };
}

/** Whether taking access away failed somewhere: then nobody gets any. */
export const closingFailed = ({ changes, failed }: Progress): boolean =>
  changes.some((change) => failed.has(change.id) && isTaking(change));

/** People whose own grant failed: they stay in the group that lets them in. */
export function stranded(progress: Progress): Set<string> {
  const undone = progress.changes.filter((change) => outcomeOf(progress, change).status !== 'done').flatMap((change) => change.steps);
  return new Set(undone.flatMap((step) => (step.kind === 'grant' && step.phase === 'withdraw' ? [step.email] : [])));
}

/** Whether it would show something where a grant failed: it waits as a whole for the next plan. */
export function waits({ work, endless, skipped }: Progress, change: Change): boolean {
  const isThere = (step: Step): boolean => step.kind === 'file' && endless.has(placeId(work, step.to) ?? '');
  if (!change.steps.some(isThere)) return false;
  skipped.add(change.id);
  return true;
}

/** Notes the outcome of a step. */
export function note(progress: Progress, { id }: Change, step: Step, result: Result): void {
  const { work, answered, skipped, endless, freshIds } = progress;
  answered.set(id, (answered.get(id) ?? 0) + 1);
  if (result.kind === 'skipped') skipped.add(id);
  if (result.kind === 'done' && result.mailed) progress.mailedByGoogle.add(id);
  if (result.kind === 'failed') {
    const { status, reason, message, trouble } = result.error;
    const noEnd = isNoEnd(step, result);
    if (noEnd) endless.add(step.kind === 'grant' ? (placeId(work, step.on) ?? '') : step.item);
    progress.failed.set(id, noEnd ? LEARNT : workflowMessage('apply.refused', { status, reason, google: message }));
    // An id that is already taken is not tried again.
    if (trouble === 'exists' && step.kind === 'link') freshIds.push(noShortcut(step));
    if (trouble === 'exists' && step.kind === 'makeFolder') freshIds.push({ table: step.table, rowId: step.row, kind: 'folder', id: '' });
  }
  if (result.kind === 'done' && step.kind === 'unlink' && work.ids.get(linkKey(step)) === step.shortcut) freshIds.push(noShortcut(step));
}

const noShortcut = ({ row, room }: { readonly row: string; readonly room: string }): IdRow => ({
  table: 'recordings',
  rowId: row,
  kind: `shortcut:${room}`,
  id: '',
});
