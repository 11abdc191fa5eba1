import { type GroupRecord, groupByEmail, groupsOf, type MembershipRecord, membershipsOf } from '../core/directory.ts';
import type { Context, Route } from '../http/service.ts';
import { parseConditions } from './cel.ts';
import { membershipResource } from './memberships.ts';
import { checkCustomer, denied, groupResource, invalid, operation, page, seesMembers, theGroup } from './rules.ts';

/** cloudidentity.groups.memberships' searches that begin with a member: which groups hold them, and by what ways. */

const anyGroup = '/v1/groups/{group}/memberships';

export const groupSearchRoutes: readonly Route[] = [
  {
    id: 'cloudidentity.groups.memberships.searchDirectGroups',
    verb: 'GET',
    path: `${anyGroup}:searchDirectGroups`,
    query: ['query', 'pageSize', 'pageToken', 'orderBy'],
    run: searchDirect,
  },
  {
    id: 'cloudidentity.groups.memberships.searchTransitiveGroups',
    verb: 'GET',
    path: `${anyGroup}:searchTransitiveGroups`,
    query: ['query', 'pageSize', 'pageToken'],
    run: searchTransitive,
  },
  {
    id: 'cloudidentity.groups.memberships.getMembershipGraph',
    verb: 'GET',
    path: `${anyGroup}:getMembershipGraph`,
    query: ['query'],
    run: membershipGraph,
  },
];

interface Wanted {
  member: string;
  holds(group: GroupRecord): boolean;
}

/** The member and the labels of a query. @throws ApiError 400 when it lacks either */
function readQuery(context: Context): Wanted {
  const conditions = parseConditions(context.query.get('query') ?? '', { member_key_id: ['=='], labels: ['in'], parent: ['=='] });
  const textOf = (name: string) => conditions.find((condition) => condition.name === name)?.value;
  const member = textOf('member_key_id');
  const parent = textOf('parent');
  if (member === undefined) throw invalid("Invalid query: it must hold member_key_id == '{address}'.");
  const labels = conditions.filter(({ name }) => name === 'labels').map(({ value }) => value);
  if (labels.length === 0) throw invalid("Invalid query: it must hold '{label}' in labels.");
  if (parent !== undefined) checkCustomer(context, parent);
  return { member: member.toLowerCase(), holds: (group) => labels.every((label) => label in group.labels) };
}

function acrossGroups({ path }: Context): void {
  if (path.group !== '-') throw invalid(`parent must be groups/-, not groups/${path.group}.`);
}

/** Groups whose members the caller does not see are left out without a word. */
function searchDirect(context: Context) {
  acrossGroups(context);
  const { member, holds } = readQuery(context);
  const found = direct(context, member).filter(({ group }) => holds(group) && (member === context.actor || seesMembers(context, group)));
  const ordered = inOrder(context.query.get('orderBy') ?? 'group_key', found);
  const { items, nextPageToken } = page(context, ordered, ({ place }) => place);
  const memberships = items.map(({ group, membership }) => ({
    membership: `groups/${group.id}/memberships/${membership.id}`,
    roles: membership.roles.map((name) => ({ name })),
    group: `groups/${group.id}`,
    groupKey: { id: group.email },
    displayName: group.displayName,
    labels: group.labels,
    ...(group.description && { description: group.description }),
  }));
  return { memberships, ...(nextPageToken && { nextPageToken }) };
}

function direct({ store }: Context, member: string): { group: GroupRecord; membership: MembershipRecord }[] {
  return membershipsOf(store, member).flatMap((membership) => {
    const group = store.get<GroupRecord>('group', membership.group);
    return group ? [{ group, membership }] : [];
  });
}

/** Sorted as asked, each with its place in the order as a key to turn pages by. */
function inOrder<T extends { group: GroupRecord }>(orderBy: string, items: readonly T[]): (T & { place: string })[] {
  const asked = /^(group_name|group_key)(?:\s+(asc|desc))?$/.exec(orderBy.trim());
  if (!asked) throw invalid(`orderBy must be group_name or group_key, with asc or desc, not "${orderBy}".`);
  const keyOf = ({ group }: T) => (asked[1] === 'group_name' ? group.displayName : group.email);
  const sorted = [...items].sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'sv') || (a.group.id < b.group.id ? -1 : 1));
  if (asked[2] === 'desc') sorted.reverse();
  return sorted.map((item, i) => ({ ...item, place: String(i).padStart(6, '0') }));
}

/** All groups that hold a member. "Actor must have view permissions all transitive groups": else 403. */
function searchTransitive(context: Context) {
  acrossGroups(context);
  const { member, holds } = readQuery(context);
  const groups = [...groupsOf(context.store, member)].flatMap((email) => groupByEmail(context.store, email) ?? []).filter(holds);
  if (member !== context.actor && !groups.every((group) => seesMembers(context, group))) throw denied('groups/-/memberships');
  const own = new Map(direct(context, member).map(({ group, membership }) => [group.email, membership]));
  const through = new Set([...own.keys()].flatMap((email) => [...groupsOf(context.store, email)]));
  const { items, nextPageToken } = page(context, groups, (group) => group.id);
  const memberships = items.map((group) => {
    const membership = own.get(group.email);
    return {
      group: `groups/${group.id}`,
      groupKey: { id: group.email },
      displayName: group.displayName,
      roles: (membership?.roles ?? ['MEMBER']).map((role) => ({ role })),
      relationType: membership ? (through.has(group.email) ? 'DIRECT_AND_INDIRECT' : 'DIRECT') : 'INDIRECT',
      labels: group.labels,
    };
  });
  return { memberships, ...(nextPageToken && { nextPageToken }) };
}

/** Every way from a member up to a group, or to all groups for `-`: for each group on the way, who of the way is in it. */
function membershipGraph(context: Context) {
  const { store } = context;
  const { member, holds } = readQuery(context);
  const goal = context.path.group === '-' ? undefined : theGroup(context);
  const leads = (group: GroupRecord) => goal === undefined || group.id === goal.id || groupsOf(store, group.email).has(goal.email);
  const edges = new Map<string, MembershipRecord[]>();
  const groups = new Map<string, GroupRecord>();
  const seen = new Set([member]);
  const waiting = [member];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const { group, membership } of direct(context, next)) {
      if (!holds(group) || !leads(group)) continue;
      if (member !== context.actor && !seesMembers(context, group)) throw denied(`groups/${group.id}/memberships`);
      groups.set(group.id, group);
      edges.set(group.id, [...(edges.get(group.id) ?? []), membership]);
      if (!seen.has(group.email)) waiting.push(group.email);
      seen.add(group.email);
    }
  }
  return operation('GetMembershipGraphResponse', {
    adjacencyList: [...edges].map(([id, found]) => ({
      group: `groups/${id}`,
      edges: found.map((membership) => membershipResource(membership, false)),
    })),
    groups: [...groups.values()].map((group) => groupResource(group, context, false)),
  });
}
