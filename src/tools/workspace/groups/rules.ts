import { createHash } from 'node:crypto';
import {
  type GroupRecord,
  groupsOf,
  isLocalAccount,
  isThere,
  type MembershipRecord,
  membersOf,
  type Role,
  settings,
} from '../core/directory.ts';
import { ApiError, type Context } from '../http/service.ts';

/** What the methods on groups and on memberships have in common: who may, the answers' form, and pages. */

export const invalid = (message: string) => new ApiError(400, 'INVALID_ARGUMENT', message);
export const notFound = () => new ApiError(404, 'NOT_FOUND', 'Requested entity was not found.');
export const denied = (resource: string, why = '(or it may not exist).') =>
  new ApiError(403, 'PERMISSION_DENIED', `Error(2028): Permission denied for resource ${resource} ${why}`);

/** The group in `groups/…` or `groups/…/memberships/…`. */
const groupId = ({ path }: Context): string => (path.parent ?? path.name)?.split('/')[1] ?? '';

/** @throws ApiError 403 unless the actor is an account of this workspace: groups are discoverable within the domain, not beyond. */
export function asAccount(context: Context): void {
  if (!isLocalAccount(context.store, context.actor)) throw denied('groups');
}

/**
 * The group that the path names, for one who may know of it: any account here, as the domain's directory lists its
 * groups, and a member from elsewhere. @throws ApiError 403, for others whether it exists or not; 404
 */
export function visibleGroup(context: Context): GroupRecord {
  if (isLocalAccount(context.store, context.actor)) return theGroup(context);
  const group = context.store.get<GroupRecord>('group', groupId(context));
  if (!group || !seesMembers(context, group)) throw denied(`groups/${groupId(context)}`);
  return group;
}

/** @throws ApiError unless `parent` names this workspace's customer. */
export function checkCustomer(context: Context, parent: string): void {
  if (!/^customers\/C\w+$/.test(parent)) throw invalid(`parent must be customers/{customer_id}, not "${parent}".`);
  if (parent !== `customers/${settings(context.store).customerId}`) throw denied(parent);
}

/** The group that the path names. @throws ApiError 404, also for one made too lately to be seen */
export function theGroup(context: Context): GroupRecord {
  const { store, now } = context;
  const group = store.get<GroupRecord>('group', groupId(context));
  if (!group || !isThere(store, group, now())) throw notFound();
  return group;
}

/** The actor's own roles in a group. Roles are not inherited through nested groups. */
export function rolesOf({ store, actor }: Context, group: GroupRecord): readonly Role[] {
  return store.get<MembershipRecord>('membership', `${group.id}/${memberId(actor)}`)?.roles ?? [];
}

/** @throws ApiError 403 unless the actor has one of the roles in the group. */
export function mustHave(context: Context, group: GroupRecord, desired: readonly Role[]): void {
  if (!rolesOf(context, group).some((role) => desired.includes(role))) throw denied(`groups/${group.id}`);
}

/** @throws ApiError 403 unless the actor is in the group, directly or through another: Google's default for who sees its members. */
export function mustSeeMembers(context: Context, group: GroupRecord): void {
  if (!seesMembers(context, group)) throw denied(`groups/${group.id}/memberships`);
}

/** Whether the actor is in the group, directly or through another. */
export function seesMembers(context: Context, group: GroupRecord): boolean {
  return rolesOf(context, group).length > 0 || groupsOf(context.store, context.actor).has(group.email);
}

/** A `Group` as Google answers it; `full` with its times. */
export function groupResource(group: GroupRecord, { store }: Context, full: boolean) {
  return {
    name: `groups/${group.id}`,
    groupKey: { id: group.email },
    parent: `customers/${settings(store).customerId}`,
    displayName: group.displayName,
    ...(group.description && { description: group.description }),
    ...(full && { createTime: group.createTime, updateTime: group.updateTime }),
    labels: group.labels,
  };
}

/** @throws ApiError 501 naming what Google has and the embedded workspace has not. */
export function lacks(what: string): never {
  throw new ApiError(501, 'UNIMPLEMENTED', `The embedded workspace does not have ${what}.`);
}

/** The last part of a membership's name: 21 digits that follow from the address, as Google's follow from the account. */
export function memberId(email: string): string {
  const number = createHash('sha256').update(email).digest().readBigUInt64BE();
  return `1${String(number).padStart(20, '0')}`;
}

/** All groups and people in a group: the direct members, then those of the groups in it. */
export function descend({ store }: Context, group: GroupRecord, visit: (membership: MembershipRecord, direct: boolean) => void): void {
  const seen = new Set([group.email]);
  const waiting = [{ id: group.id, direct: true }];
  const byEmail = store.index<GroupRecord>('group', 'email', (found) => [found.email]);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const membership of membersOf(store, next.id)) {
      visit(membership, next.direct);
      const inner = byEmail(membership.member)[0];
      if (inner === undefined || seen.has(membership.member)) continue;
      seen.add(membership.member);
      waiting.push({ id: inner, direct: false });
    }
  }
}

/** A finished long-running operation, which is how Google answers changes to groups. */
export function operation(type: string, response: object) {
  const name = type.includes('.') ? `google.${type}` : `google.apps.cloudidentity.groups.v1.${type}`;
  return { done: true, response: { '@type': `type.googleapis.com/${name}`, ...response } };
}

/**
 * One page of records, by `keyOf` in ascending order, so that a page token stays good while records come and go.
 * @throws ApiError 400 on a bad size, view or token.
 */
export function page<T>(context: Context, records: readonly T[], keyOf: (record: T) => string) {
  const { query, limits } = context;
  const view = query.get('view') ?? 'BASIC';
  if (!['BASIC', 'FULL', 'VIEW_UNSPECIFIED'].includes(view)) throw invalid(`Invalid value at 'view', "${view}"`);
  const full = view === 'FULL';
  const most = full ? Math.floor(limits.membershipPageSize / 2) : limits.membershipPageSize;
  const size = query.number('pageSize', 0) || Math.min(full ? 50 : 200, most);
  if (size < 0 || size > most) throw invalid(`pageSize must be at most ${most}.`);
  const token = query.get('pageToken');
  const after = token ? /^after:(.+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1] : '';
  if (after === undefined) throw invalid('Invalid page token.');
  const keyed = records.map((record) => ({ record, key: keyOf(record) })).filter(({ key }) => key > after);
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  const items = keyed.slice(0, size);
  const last = items.at(-1);
  const more = keyed.length > size && last;
  return {
    items: items.map(({ record }) => record),
    full,
    nextPageToken: more ? Buffer.from(`after:${last.key}`).toString('base64url') : undefined,
  };
}
