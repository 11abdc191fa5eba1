/**
 * Groups are checked twice. Their members are read by the name in the hidden tab, which any editor of the sheet may have
 * written; groups that a plan would change or let in are then asked for their owner. A plan that changes none asks nothing.
 */
import { groupEmail, groupMarker } from '../../domain/ids.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { groupsByEmail, type State } from '../../domain/plan/state.ts';
import type { Config } from '../../domain/workbook/config.ts';
import { batch, type Outcome, type Program, pages } from '../../google/call.ts';
import type { Group } from '../../google/types.ts';
import { MEMBERSHIP_PAGE } from '../../quotas/google.ts';
import { groupOf } from './events.ts';
import type { IdRow } from './workbook.ts';

/** The keys of observed groups that a plan changes or lets in. */
export function groupsTouched({ changes }: Plan, { groups }: State): string[] {
  const touched = new Set<string>();
  for (const { steps, blocked } of changes)
    for (const step of [...steps, ...(blocked?.steps ?? [])]) {
      if (step.kind === 'member' || step.kind === 'unmember' || (step.kind === 'grant' && step.group !== undefined))
        touched.add(step.group as string);
      if (step.kind === 'member' && step.nested !== undefined) touched.add(step.nested);
    }
  return [...touched].filter((key) => groups.has(key));
}

/**
 * The keys of observed groups to which a plan shows something, with all nested in them. An incomplete list of members would
 * show it to somebody unseen.
 */
export function groupsLetIn({ changes }: Plan, state: State): string[] {
  const byEmail = groupsByEmail(state);
  const found = new Set<string>();
  const add = (key: string | undefined): void => {
    const group = key === undefined || found.has(key) ? undefined : state.groups.get(key);
    if (!group) return;
    found.add(group.key);
    for (const email of group.members.keys()) add(byEmail.get(email)?.key);
  };
  for (const { steps } of changes)
    for (const step of steps) {
      if (step.kind === 'member') add(step.nested);
      if (step.kind === 'grant') add(step.group);
      if (step.kind === 'link') add(`rooms/${step.room}`);
    }
  return [...found];
}

/** Groups that are not this workspace's, for that very row, at that address. Throws GoogleError where that can't be told. */
export function* foreignGroups(keys: readonly string[], { groups, workspaceId }: State): Program<string[]> {
  const asked = keys.flatMap((key) => groups.get(key) ?? []);
  const outcomes: readonly Outcome<Group>[] = yield* batch(
    asked.map(({ name }) => ({ method: 'cloudidentity.groups.get' as const, params: { name } })),
  );
  return asked.flatMap(({ key, email }, at) => {
    const outcome = outcomes[at];
    if (!outcome?.ok) {
      if (outcome && outcome.error.trouble !== 'notFound' && outcome.error.trouble !== 'forbidden') throw outcome.error;
      return [key];
    }
    const { description, groupKey } = outcome.result;
    const ours = description?.includes(groupMarker(workspaceId, key)) && groupKey?.id?.toLowerCase() === email;
    return ours ? [] : [key];
  });
}

/** The state without groups that belong to another: nothing is done to them, nor with them. */
export function withoutGroups(state: State, keys: readonly string[]): State {
  const groups = new Map(state.groups);
  const conflicts = new Map(state.conflicts);
  for (const key of keys) {
    groups.delete(key);
    conflicts.set(`${key}#group`, 'foreign');
  }
  return { ...state, groups, conflicts: conflicts };
}

/** Groups with a line in the hidden tab that leads to nothing. */
export const lostGroups = ({ groups, conflicts, ids }: State): string[] =>
  [...ids].flatMap(([name, id]) => {
    const key = name.endsWith('/group') ? name.slice(0, -'/group'.length) : '';
    return key !== '' && !groups.has(key) && (id !== '' || conflicts.has(`${key}#group`)) ? [key] : [];
  });

/**
 * The state with groups that are ours although their line was spoilt or forged: at an address that they were once given, with
 * our marker for that very row, managed only by the operating account. Any other is let in nowhere.
 */
export function* recoverGroups(
  state: State,
  keys: readonly string[],
  lines: readonly IdRow[],
  settings: Config['settings'],
): Program<State> {
  const asked = keys.flatMap((key) => [...addressesOf(key, lines, settings)].map((email) => ({ key, email })));
  if (asked.length === 0) return state;
  const outcomes: readonly Outcome<{ name?: string }>[] = yield* batch(
    asked.map(({ email }) => ({ method: 'cloudidentity.groups.lookup' as const, params: { 'groupKey.id': email } })),
  );
  const groups = new Map(state.groups);
  const conflicts = new Map(state.conflicts);
  for (const [at, { key, email }] of asked.entries()) {
    const name = answered(outcomes[at])?.name;
    if (name === undefined || groups.has(key)) continue;
    const found = { key, email, name, members: new Map() };
    if ((yield* foreignGroups([key], { ...state, groups: new Map([[key, found]]) })).length > 0) continue;
    const listed = yield* pages('cloudidentity.groups.memberships.list', { parent: name, pageSize: MEMBERSHIP_PAGE, view: 'BASIC' });
    const members = listed.flatMap(({ memberships = [] }) => memberships);
    const rulers = members.filter(({ roles = [] }) => roles.some((role) => role.name === 'OWNER' || role.name === 'MANAGER'));
    if (!rulers.every((one) => one.preferredMemberKey?.id?.toLowerCase() === state.operator)) continue;
    groups.set(key, groupOf(key, email, name, members));
    conflicts.delete(`${key}#group`);
  }
  return groups.size === state.groups.size ? state : { ...state, groups, conflicts: conflicts };
}

function addressesOf(key: string, lines: readonly IdRow[], { groupPrefix, domains }: Config['settings']): Set<string> {
  const [kind, row] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
  const noted = lines
    .filter((line) => line.kind === 'group' && line.table === kind && line.rowId === row)
    .map(({ id }) => id.toLowerCase());
  return new Set([groupEmail(groupPrefix, kind, row, domains[0] ?? ''), ...noted].filter((email) => email.includes('@')));
}

/** undefined: it does not exist, as far as we may see. Throws GoogleError where that can't be told. */
function answered<T>(outcome: Outcome<T> | undefined): T | undefined {
  if (outcome?.ok) return outcome.result;
  if (outcome && outcome.error.trouble !== 'notFound' && outcome.error.trouble !== 'forbidden') throw outcome.error;
  return undefined;
}
