/** Groups and who is in them. */

import { GROUP_NAME_CHARACTERS } from '../../quotas/google.ts';
import { groupEmail, idKey, sha256Hex } from '../ids.ts';
import { shortName } from '../limits.ts';
import type { Message } from '../message.ts';
import type { DesiredGroup } from '../people/audiences.ts';
import { addDays } from '../time/dates.ts';
import type { Row } from '../workbook/tables.ts';
import type { Change } from './change.ts';
import { type Desired, futureOf, futureReach, nameOf, roomsOver } from './desired.ts';
import { planMessage } from './messages.ts';
import { groupsByEmail, reachOf } from './state.ts';

/** The address that a group has, or will have. */
export function emailOf(desired: Desired, group: Pick<DesiredGroup, 'kind' | 'row'>): string {
  const known =
    desired.state.groups.get(`${group.kind}/${group.row}`)?.email ?? desired.state.ids.get(idKey(group.kind, group.row, 'group'));
  const { groupPrefix, domains } = desired.config.settings;
  return known ?? groupEmail(groupPrefix, group.kind, group.row, domains[0] ?? '');
}

/** Whether a group is there, or may be made: making one takes the municipality's customer id, and an address nobody else has. */
export function canHaveGroup(desired: Desired, key: string): boolean {
  const { state, config } = desired;
  return !state.conflicts.has(`${key}#group`) && (state.groups.has(key) || config.settings.customerId !== '');
}

export function groupChanges(desired: Desired): Change[] {
  const { state, audiences } = desired;
  return [...audiences.groups.values()].flatMap((group) => {
    if (!canHaveGroup(desired, group.key)) return [];
    const made = state.groups.has(group.key) ? [] : [makeGroup(desired, group)];
    return [...made, ...memberChanges(desired, group)];
  });
}

function makeGroup(desired: Desired, group: DesiredGroup): Change {
  const email = emailOf(desired, group);
  return {
    id: `group:${group.key}`,
    action: 'create',
    target: group.key,
    name: group.name,
    reason: planMessage(`group.${group.kind}`),
    before: null,
    after: { email },
    gains: [],
    loses: [],
    always: false,
    review: group.kind === 'rooms',
    steps: [{ phase: 'create', kind: 'makeGroup', key: group.key, email, name: googleName(group) }],
  };
}
/** A group's name within Google's limit. A shortened name ends in its row's id, so that no two are alike. */
export function googleName({ kind, row, name }: Pick<DesiredGroup, 'kind' | 'row' | 'name'>): string {
  const id = row.length > 24 ? sha256Hex(row).slice(0, 6) : row;
  return shortName(`${KIND_NAME[kind]} ${name}`, GROUP_NAME_CHARACTERS, ` (${id})`);
}

/** The longest row name that fits a group's name unshortened. */
export const longestName = (kind: DesiredGroup['kind']): number => GROUP_NAME_CHARACTERS - KIND_NAME[kind].length - 1;

const KIND_NAME = { rooms: 'Rum:', networks: 'Nätverk:', areas: 'Område:', units: 'Enhet:' };

function memberChanges(desired: Desired, group: DesiredGroup): Change[] {
  const { state, roster } = desired;
  const observed = state.groups.get(group.key);
  const byEmail = groupsByEmail(state);
  const nested = new Map([...group.groups].map((key) => [emailOf(desired, desired.audiences.groups.get(key) as DesiredGroup), key]));
  const named = (key: string): string => desired.audiences.groups.get(key)?.name ?? key.slice(key.indexOf('/') + 1);
  const changes: Change[] = [];
  // Correct members cost nothing here: a municipality has a hundred thousand memberships and changes ten.
  for (const email of observed?.members.keys() ?? []) {
    if (group.people.has(email) || nested.has(email)) continue;
    const other = byEmail.get(email)?.key;
    if (other === undefined && roster.held.has(email)) continue;
    const membership = observed?.members.get(email)?.membership ?? '';
    const isApart = other === undefined && isLetInApart(desired, email, group.key);
    const loses = isApart ? [] : other === undefined ? [email] : without(futureReach(desired, other), futureReach(desired, group.key));
    changes.push({
      ...base(group, email, 'remove'),
      reason:
        other === undefined
          ? isApart
            ? planMessage('grant.apart', { name: nameOf(desired, email) })
            : whyOut(desired, email, group)
          : planMessage('group.belongsNoMore', { name: named(other), to: group.name }),
      before: 'member',
      after: null,
      gains: [],
      loses,
      always: roster.absent.get(email) === 'protected',
      steps: [{ phase: 'revoke', kind: 'unmember', group: group.key, membership, email }],
    });
  }
  const add = (email: string): void => {
    if (email === state.operator || observed?.members.has(email)) return; // The operator owns every group.
    const other = nested.get(email);
    if (other !== undefined && !canHaveGroup(desired, other)) return;
    changes.push({
      ...base(group, email, 'add'),
      reason: other === undefined ? whyIn(desired, email, group) : planMessage('group.belongs', { name: named(other), to: group.name }),
      before: null,
      after: 'member',
      // A member of a group that is yet to be made gains by the grant to that group, not by this.
      gains: other === undefined ? [email] : observed ? without(futureReach(desired, other), reachOf(state, group.key)) : [],
      loses: [],
      always: false,
      review: other !== undefined && group.kind === 'rooms', // A whole group more: a wider room.
      steps: [{ phase: 'grant', kind: 'member', group: group.key, email, nested: other }],
    });
  };
  for (const email of nested.keys()) add(email);
  for (const email of group.people) add(email);
  return changes;
}

/** Whether a person from outside, whom older versions put in a group, has grants of their own wherever the group leads. */
function isLetInApart(desired: Desired, email: string, group: string): boolean {
  const isOutside = desired.roster.people.get(email)?.external === true;
  return isOutside && roomsOver(desired.state, group).every((room) => futureOf(desired, room).has(email));
}

/** Each that waits may make others wait: until no more do. */
export function withThoseThatLean(desired: Desired, changes: readonly Change[]): Change[] {
  const waiting = (some: readonly Change[]) => some.filter((change) => change.review).length;
  const more = withRearranged(desired, withNewcomersWaiting(desired, changes));
  return waiting(more) > waiting(changes) ? withThoseThatLean(desired, more) : more;
}

/**
 * If a group's removal from another group waits for a person, nobody new joins it or the groups in it: they would be let in
 * where the workbook no longer lets the group in.
 */
function withNewcomersWaiting(desired: Desired, changes: readonly Change[]): Change[] {
  const byEmail = groupsByEmail(desired.state);
  const waiting = changes.filter((change) => change.review).flatMap((change) => change.steps);
  const leaving = waiting.flatMap((step) => {
    const email = step.kind === 'unmember' ? step.email : step.kind === 'ungrant' ? step.who : '';
    return byEmail.get(email)?.key ?? [];
  });
  const within = new Set(leaving);
  for (const key of within)
    for (const email of desired.state.groups.get(key)?.members.keys() ?? []) {
      const nested = byEmail.get(email)?.key;
      if (nested !== undefined) within.add(nested); // A Set goes on to what is added to it.
    }
  if (within.size === 0) return [...changes];
  const comesIn = ({ steps }: Change) => steps.some((step) => step.kind === 'member' && within.has(step.group));
  return changes.map((change) => (!change.review && comesIn(change) ? { ...change, review: true } : change));
}

/**
 * If a new member of a group waits for a person, so does a removal that the new membership makes up for: the person would be
 * without access in between.
 */
function withRearranged(desired: Desired, changes: readonly Change[]): Change[] {
  const steps = changes.filter((change) => change.review).flatMap((change) => change.steps);
  const waiting = new Set(steps.flatMap((step) => (step.kind === 'member' ? [step.group] : [])));
  if (waiting.size === 0) return [...changes];
  const byEmail = groupsByEmail(desired.state);
  const stays = ({ steps: [step] }: Change) => {
    if (step?.kind !== 'unmember' || !waiting.has(step.group)) return false;
    const nested = byEmail.get(step.email)?.key;
    const people = nested === undefined ? [step.email] : [...reachOf(desired.state, nested)];
    const future = futureReach(desired, step.group);
    return people.some((email) => future.has(email));
  };
  return changes.map((change) => (!change.review && !change.always && stays(change) ? { ...change, review: true } : change));
}

const without = (people: ReadonlySet<string>, others: ReadonlySet<string>): string[] => [...people].filter((email) => !others.has(email));

const base = (group: DesiredGroup, email: string, action: 'add' | 'remove') => ({
  id: `member:${group.key}:${email}`,
  action,
  target: group.key,
  name: group.name,
  review: false,
});

/** A mandate that ended longer ago than this explains nothing that happens now. */
const LATELY_DAYS = 60;

/** A person's mandate that ended last, if that was lately. */
export function endedLately(desired: Desired, email: string): Row<'mandates'> | undefined {
  const since = addDays(desired.today, -LATELY_DAYS);
  return desired.config.tables.mandates.rows
    .filter((row) => row.person === email && row.to !== undefined && row.to < desired.today && row.to >= since)
    .sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1))[0];
}

/** Why someone is no longer let in. */
export function whyOut(desired: Desired, email: string, where: { name: string }): Message {
  const name = nameOf(desired, email);
  const row = desired.config.tables.people.rows.find((person) => person.email === email);
  switch (desired.roster.absent.get(email)) {
    case 'left':
      return planMessage('person.left', { name, day: row?.to ?? '' });
    case 'notBegun':
      return planMessage('person.notBegun', { name, day: row?.from ?? '' });
    case 'protected':
      return planMessage('person.protected', { name });
    default:
  }
  if (!row) return planMessage('person.unknown', { email });
  const ended = endedLately(desired, email);
  if (ended) return planMessage('mandate.ended', { role: ended.role, day: ended.to ?? '' });
  return planMessage('group.belongsNoMore', { name, to: where.name });
}

/** Why someone is let in. */
export function whyIn(desired: Desired, email: string, where: { kind: string; row: string; name: string }): Message {
  const name = nameOf(desired, email);
  const mandate = desired.config.tables.mandates.rows.find(
    (row) =>
      row.person === email && row.from !== undefined && row.from <= desired.today && (row.to === undefined || row.to >= desired.today),
  );
  if (where.kind === 'networks' || where.kind === 'rooms') {
    if (mandate) return planMessage('mandate.begun', { name, role: mandate.role, day: mandate.from ?? '' });
    return planMessage('group.belongs', { name, to: where.name });
  }
  return planMessage('person.works', { name, at: where.name });
}
