/**
 * Groups are looked at twice. Who is in them is read by the name in the hidden tab, which whoever edits the sheet may have
 * written; those that a plan would change or let in are then asked whose they are. A plan that changes none asks nothing.
 */
import { groupMarker } from '../domain/ids.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { groupsByEmail, type State } from '../domain/state.ts';
import { batch, type Outcome, type Program } from '../google/call.ts';
import type { Group } from '../google/types.ts';

/** The keys of the groups, of those observed, that a plan changes or lets in. */
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
 * The keys of the groups, of those observed, by which a plan shows something to people, with all that are nested in them. A
 * list of members that lacked someone would show it to them too.
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

/** Those that are not this workspace's, for that very row, at that address. Throws GoogleError where that can't be told. */
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

/** The state without groups that turned out to be another's: nothing is done to them, nor with them. */
export function withoutGroups(state: State, keys: readonly string[]): State {
  const groups = new Map(state.groups);
  const halted = new Map(state.halted);
  for (const key of keys) {
    groups.delete(key);
    halted.set(`${key}#group`, 'foreign');
  }
  return { ...state, groups, halted };
}
