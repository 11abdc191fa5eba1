/** Chooses the part of a plan to carry out now. */

import type { Change, Step } from '../../domain/plan/change.ts';
import { memoryDue } from '../../domain/plan/remembering.ts';
import { statusUpdates } from '../../domain/plan/writeback.ts';
import { SCHEMA } from '../../domain/workbook/tables.ts';
import { inWorkbook } from '../../messages/render.ts';
import type { Reading } from '../read/plan.ts';
import { isOpen } from './mail.ts';
import type { ApplyOptions } from './options.ts';
import { withdrawalsToSettle } from './withdrawals.ts';

export function isBlocked({ planned }: Reading, options: ApplyOptions): boolean {
  const { guard } = planned.plan;
  return guard.tripped && !(options.allowRemovals !== undefined && options.allowRemovals >= guard.removals);
}

export function changesFor(reading: Reading, options: ApplyOptions): readonly Change[] {
  const { changes } = reading.planned.plan;
  if (isBlocked(reading, options)) return changes.flatMap((change) => (change.always ? [change] : change.blocked ? [change.blocked] : []));
  return options.unattended ? unreviewed(changes) : changes;
}

/** Changes that need no review and depend on none that does. */
function unreviewed(changes: readonly Change[]): readonly Change[] {
  const reviewed = changes.filter((change) => change.review);
  const made = new Set(
    reviewed.flatMap((change) =>
      change.steps.flatMap((step) => (step.kind === 'makeFolder' ? [step.make] : step.kind === 'makeGroup' ? [step.key] : [])),
    ),
  );
  const leans = (step: Step) =>
    (step.kind === 'file' && 'make' in step.to && made.has(step.to.make)) ||
    (step.kind === 'link' && 'make' in step.into && made.has(step.into.make)) ||
    (step.kind === 'grant' && 'make' in step.on && made.has(step.on.make)) ||
    (step.kind === 'member' && made.has(step.group));
  const seen = changes.flatMap((change) => (!change.review ? [change] : change.unseen ? [change.unseen] : []));
  return seen.filter((change) => !change.steps.some(leans));
}

/** Whether the workbook or the outbox needs writing although nothing changes in Google. */
export function hasPaperwork(reading: Reading, options: ApplyOptions): boolean {
  if (withdrawalsToSettle(reading.workbook)) return true;
  if (isBlocked(reading, options)) return false;
  if (reading.workbook.schema < SCHEMA) return true;
  if (reading.workbook.outbox.some(isOpen)) return true;
  if (memoryDue(reading.planned, options.unattended !== true).size > 0) return true;
  const carried = new Set(changesFor(reading, options).map((change) => change.id));
  const waiting = reading.planned.plan.changes.filter((change) => !carried.has(change.id)).map((change) => change.id);
  return statusUpdates(reading.planned, reading.state.ids, new Set(waiting), inWorkbook).length > 0;
}
