import {
  type GroupRecord,
  groupByEmail,
  groupsOf,
  isAddress,
  isThere,
  type MembershipRecord,
  membersOf,
  type Role,
} from '../core/directory.ts';
import { ApiError, type Context, type Route } from '../http/service.ts';
import { admits } from './insiders.ts';
import { denied, invalid, lacks, memberId, mustHave, mustSeeMembers, notFound, operation, page, theGroup } from './rules.ts';

const allRoles: readonly Role[] = ['OWNER', 'MANAGER', 'MEMBER'];

export const membershipRoutes: readonly Route[] = [
  {
    id: 'cloudidentity.groups.memberships.create',
    run: (context) => operation('Membership', membershipResource(createMembership(context), true)),
  },
  {
    id: 'cloudidentity.groups.memberships.list',
    run: (context) => {
      const group = theGroup(context);
      mustSeeMembers(context, group);
      const { items, nextPageToken, full } = page(context, membersOf(context.store, group.id), (membership) => membership.id);
      return { memberships: items.map((membership) => membershipResource(membership, full)), ...(nextPageToken && { nextPageToken }) };
    },
  },
  {
    id: 'cloudidentity.groups.memberships.delete',
    run: (context) => {
      const group = theGroup(context);
      const isOwn = membershipId(context) === memberId(context.actor);
      if (!isOwn) mustHave(context, group, ['OWNER', 'MANAGER']);
      const gone = membership(context, group, membershipId(context));
      if (!isOwn && gone.roles.includes('OWNER')) mustHave(context, group, ['OWNER']);
      context.store.remove('membership', keyOf(gone));
      return operation('protobuf.Empty', {});
    },
  },
];

/** Writes a membership. The caller has seen to permissions. @throws ApiError 409 when it is there, 400 when it would close a circle. */
export function addMember(context: Context, group: GroupRecord, member: string, roles: readonly Role[]): MembershipRecord {
  const { store } = context;
  const isGroup = groupByEmail(store, member) !== undefined;
  if (member === group.email || groupsOf(store, group.email).has(member)) {
    throw invalid(`Cyclic memberships are not allowed: ${member} holds ${group.email}.`);
  }
  const time = new Date(context.now()).toISOString();
  const membership: MembershipRecord = {
    id: memberId(member),
    group: group.id,
    member,
    type: isGroup ? 'GROUP' : 'USER',
    roles: allRoles.filter((role) => role === 'MEMBER' || roles.includes(role)),
    createTime: time,
    updateTime: time,
  };
  if (store.get('membership', keyOf(membership))) {
    throw new ApiError(
      409,
      'ALREADY_EXISTS',
      `Error(4003): Cannot create membership '${member}' in '${group.email}' because it already exists.`,
    );
  }
  store.put('membership', keyOf(membership), membership);
  return membership;
}

function createMembership(context: Context): MembershipRecord {
  const group = theGroup(context);
  mustHave(context, group, ['OWNER', 'MANAGER']);
  const { body } = context;
  if (body.preferredMemberKey?.namespace) throw invalid('preferredMemberKey.namespace: identity-mapped groups are not supported.');
  const member = String(body.preferredMemberKey?.id ?? '').toLowerCase();
  if (!isAddress(member)) throw invalid(`preferredMemberKey.id must be an e-mail address, not "${member}".`);
  const roles = sentRoles(body.roles);
  if (roles.includes('OWNER')) mustHave(context, group, ['OWNER']);
  const nested = groupByEmail(context.store, member);
  if (nested && !isThere(context.store, nested, context.now())) throw notFound();
  if (!admits(context, group, member)) {
    throw denied(`groups/${group.id}`, `${member}: the group does not allow members outside the organisation.`);
  }
  return addMember(context, group, member, roles);
}

function membership({ store }: Context, group: GroupRecord, id: string): MembershipRecord {
  const found = store.get<MembershipRecord>('membership', `${group.id}/${id}`);
  if (!found) throw notFound();
  return found;
}

function membershipResource(membership: MembershipRecord, full: boolean) {
  return {
    name: nameOf(membership),
    preferredMemberKey: { id: membership.member },
    roles: membership.roles.map((name) => ({ name })),
    ...(full && { createTime: membership.createTime, updateTime: membership.updateTime, type: membership.type }),
  };
}

function sentRoles(sent: { name?: unknown; expiryDetail?: unknown }[] | undefined): Role[] {
  if (sent?.some((role) => role.expiryDetail)) lacks('memberships that end by themselves (expiryDetail)');
  return roleNames((sent ?? []).map((role) => role.name));
}

function roleNames(names: unknown[]): Role[] {
  const odd = names.find((name) => !allRoles.includes(name as Role));
  if (odd !== undefined) throw invalid(`Role "${odd}" is none of OWNER, MANAGER and MEMBER.`);
  if (new Set(names).size < names.length) throw invalid('roles must not hold the same role twice.');
  return names as Role[];
}

/** The membership that the path names. */
const membershipId = ({ path }: Context): string => path.name?.split('/')[3] ?? '';
const keyOf = (membership: MembershipRecord) => `${membership.group}/${membership.id}`;
const nameOf = (membership: MembershipRecord) => `groups/${membership.group}/memberships/${membership.id}`;
