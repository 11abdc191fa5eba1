/** Changes of one folder: made, renamed, shared, no longer shared. */

import { idKey } from '../../ids.ts';
import type { Message } from '../../message.ts';
import type { Change, Place, Step } from '../change.ts';
import { type Desired, folderOf } from '../desired.ts';
import { planMessage } from '../messages.ts';
import { audienceOf, type Grant, type Item } from '../state.ts';

/** Where a row's folder is, or will be. */
export function placeOf(desired: Desired, kind: Item['kind'], table: string, row: string): Place {
  const folder = folderOf(desired.state, kind, table, row);
  return folder ? { id: folder.id } : { make: idKey(table, row, 'folder') };
}

export interface Target {
  readonly id: string;
  readonly target: string;
  readonly name: string;
}

export function makeFolder(target: Target, table: string, row: string, name: string, reason: Message, review: boolean): Change {
  const make = idKey(table, row, 'folder');
  return {
    ...target,
    action: 'create',
    reason,
    before: null,
    after: { name },
    gains: [],
    loses: [],
    always: false,
    review,
    steps: [{ phase: 'create', kind: 'makeFolder', make, table, row, name }],
  };
}

export function rename(target: Target, folder: Item, name: string, reason: Message): Change {
  return {
    ...target,
    id: `${target.id}:name`,
    action: 'rename',
    reason,
    before: folder.name,
    after: name,
    gains: [],
    loses: [],
    always: false,
    review: false,
    steps: [{ phase: 'create', kind: 'renameFolder', id: folder.id, name }],
  };
}

export function ungrant(
  desired: Desired,
  item: string,
  grant: Grant,
  target: Target,
  reason: Message,
  loses: readonly string[],
  phase: 'withdraw' | 'revoke' = 'revoke',
): Change {
  const who = grant.email === '' ? grant.type : grant.email;
  return {
    ...target,
    id: `${target.id}:${who}:${grant.permissionId}`,
    action: 'revoke',
    reason,
    before: { who, role: grant.role },
    after: null,
    gains: [],
    loses,
    always: desired.roster.absent.get(grant.email) === 'protected',
    review: false,
    steps: [{ phase, kind: 'ungrant', item, permissionId: grant.permissionId, who }],
  };
}

export function granting(
  target: Target,
  who: string,
  reason: Message,
  gains: readonly string[],
  steps: readonly (Step & { readonly phase: 'grant' | 'withdraw' })[],
  review: boolean,
): Change {
  const [step] = steps;
  const after = { who, role: step?.kind === 'grant' ? step.role : 'reader' };
  return {
    ...target,
    id: `${target.id}:${who}`,
    action: 'grant',
    reason,
    before: null,
    after,
    gains,
    loses: [],
    always: false,
    review,
    steps,
  };
}

/** A grant on a thing itself that would last longer than it may. */
export const renewing = (item: Item, grant: Grant, target: Target, until: number): Change => ({
  ...target,
  id: `${target.id}:${grant.email}:until`,
  action: 'renew',
  reason: planMessage('lastDay.follows'),
  before: grant.until ?? null,
  after: 'cut', // Not `until`: that moves with the day, and a plan's hash must not.
  gains: [],
  loses: [],
  always: false,
  review: false,
  steps: [{ phase: 'revoke', kind: 'renew', item: item.id, permissionId: grant.permissionId, role: grant.role, until }],
});

export function renew(folder: Item, grant: Grant, target: Target, until: number | undefined, end: number | undefined): Change {
  const follows = planMessage('lastDay.follows');
  const byRun = end !== undefined && until === undefined;
  const cut = until !== undefined && (grant.until === undefined || grant.until > until);
  return {
    ...target,
    id: `${target.id}:${grant.email}:until`,
    action: 'renew',
    reason: byRun ? planMessage('lastDay.byRun', { lets: follows, until: audienceOf(folder).until ?? '' }) : follows,
    before: grant.until ?? null,
    after: byRun ? 'endedByRun' : (end ?? null), // Not `until`: that moves with the clock, and a plan's hash must not.
    gains: [],
    loses: [],
    always: false,
    review: false,
    // A grant that would outlive the permit is cut short before anyone is given anything.
    steps: [{ phase: cut ? 'revoke' : 'grant', kind: 'renew', item: folder.id, permissionId: grant.permissionId, role: grant.role, until }],
  };
}
