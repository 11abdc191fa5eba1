/** A plan as it is shown: computed once, and laid out as text, as a page and as JSON. */
import type { Message } from '../../domain/message.ts';
import { type Action, type Change, isTaking } from '../../domain/plan/change.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Diagnostic } from '../../domain/workbook/diagnostic.ts';
import { tableOf } from '../../domain/workbook/tables.ts';
import { planViewMessage } from '../../messages/plan-view.ts';
import { mailedBy } from './mails.ts';
import { meetingMessage } from './meeting.ts';

export interface ShownChange
  extends Pick<Change, 'id' | 'action' | 'target' | 'name' | 'reason' | 'before' | 'after' | 'gains' | 'loses' | 'always'> {
  /** Of the workbook's row that it comes from. */
  readonly table: string;
  /** The action; or 'captions' for a film that stays in place and gets its captions. */
  readonly does: Action | 'captions';
  /** Closes something, or takes something from someone. */
  readonly isTaking: boolean;
  /** The address of a person who joins or leaves a group by it. */
  readonly member: string | undefined;
  /** Guests of a meeting, as it was and as it will be. */
  readonly guestsBefore: readonly string[];
  readonly guestsAfter: readonly string[];
  /** Addresses that are mailed because of it. */
  readonly mails: readonly string[];
  /** What becomes of a meeting: when, where, and how many are mailed. */
  readonly meeting: Message | undefined;
}

export interface Remark extends Pick<Diagnostic, 'severity' | 'table' | 'row' | 'message'> {
  readonly field: string | undefined;
  /** 'Personer, rad 14'. */
  readonly place: Message;
}

export interface PlanModel extends Pick<Plan, 'hash' | 'date' | 'workspaceId' | 'complete' | 'applyable' | 'errored' | 'guard'> {
  readonly changes: readonly ShownChange[];
  /** How many changes, and how many people gain and lose by them. */
  readonly summary: Message;
  readonly remarks: readonly Remark[];
}

export function modelOf(plan: Plan): PlanModel {
  const { changes, diagnostics, ...rest } = plan;
  return {
    ...rest,
    changes: changes.map((change) => shown(change, plan.date)),
    summary: summaryOf(changes),
    remarks: remarksOf(diagnostics),
  };
}

function shown(change: Change, today: string): ShownChange {
  const { id, action, target, name, reason, before, after, gains, loses, always, steps } = change;
  return {
    ...{ id, action, target, name, reason, before, after, gains, loses, always },
    table: target.split('/')[0] ?? '',
    does: action === 'link' && steps.every((step) => step.kind === 'file') ? 'captions' : action,
    isTaking: isTaking(change),
    member: id.startsWith('member:') ? id.slice(id.lastIndexOf(':') + 1) : undefined,
    guestsBefore: guestsOf(before),
    guestsAfter: guestsOf(after),
    mails: [...new Set(mailedBy(change))],
    meeting: meetingMessage(change, today),
  };
}

const guestsOf = (state: unknown): readonly string[] => (state as { guests?: readonly string[] } | null)?.guests ?? [];

/** Each person counts once, however many changes let them in or out. */
export function summaryOf(changes: readonly Change[]): Message {
  const distinct = (of: 'gains' | 'loses') => new Set(changes.flatMap((change) => change[of])).size;
  return planViewMessage('plan.changes', { changes: changes.length, gains: distinct('gains'), loses: distinct('loses') });
}

const BY_SEVERITY: readonly Diagnostic['severity'][] = ['error', 'warning', 'info'];

export const remarksOf = (diagnostics: readonly Diagnostic[]): Remark[] =>
  diagnostics.map(({ severity, table, row, field, message }) => ({
    ...{ severity, table, row, field, message },
    place: planViewMessage('remark.place', { title: tableOf(table).title, row }),
  }));

/** Errors first. */
export const sorted = (remarks: readonly Remark[]): Remark[] =>
  BY_SEVERITY.flatMap((severity) => remarks.filter((one) => one.severity === severity));
