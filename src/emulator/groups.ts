import { type Condition, meets, parseConditions } from './cel.ts';
import { type GroupRecord, groupByEmail, inAllowedDomain, isAddress, membershipsOf, membersOf, settings } from './directory.ts';
import { asAccount, checkCustomer, denied, invalid, mustHave, notFound, operation, page, theGroup } from './group-rules.ts';
import { addMember, membershipRoutes } from './memberships.ts';
import { ApiError, type Context, type Route, type Service } from './service.ts';

/**
 * Cloud Identity's groups (v1). Nobody is an administrator here: any account of the workspace may create a group and
 * owns it, as Google allows where the organisation lets its users create groups; `EMPTY`, which Google keeps for
 * administrators, is refused. A group that does not exist answers 404; Google answers 403 to those who may not know.
 */
const forum = 'cloudidentity.googleapis.com/groups.discussion_forum';
const security = 'cloudidentity.googleapis.com/groups.security';

const groupBody = {
  name: true,
  parent: true,
  groupKey: { id: true, namespace: true },
  displayName: true,
  description: true,
  labels: 'map',
} as const;

const paging = ['pageSize', 'pageToken', 'view'];

const groupRoutes: readonly Route[] = [
  {
    id: 'cloudidentity.groups.create',
    verb: 'POST',
    path: '/v1/groups',
    query: ['initialGroupConfig'],
    body: groupBody,
    run: (context) => operation('Group', resource(createGroup(context), context, true)),
  },
  {
    id: 'cloudidentity.groups.list',
    verb: 'GET',
    path: '/v1/groups',
    query: ['parent', ...paging],
    run: (context) => {
      asAccount(context);
      checkCustomer(context, context.query.get('parent') ?? '');
      return groupPage(context, () => true);
    },
  },
  { id: 'cloudidentity.groups.search', verb: 'GET', path: '/v1/groups:search', query: ['query', ...paging], run: search },
  {
    id: 'cloudidentity.groups.lookup',
    verb: 'GET',
    path: '/v1/groups:lookup',
    query: ['groupKey.id', 'groupKey.namespace'],
    run: (context) => {
      asAccount(context);
      const group = groupByEmail(context.store, context.query.get('groupKey.id') ?? '');
      if (!group || context.query.get('groupKey.namespace')) throw notFound();
      return { name: `groups/${group.id}` };
    },
  },
  {
    id: 'cloudidentity.groups.get',
    verb: 'GET',
    path: '/v1/groups/{group}',
    query: [],
    run: (context) => {
      asAccount(context);
      return resource(theGroup(context), context, true);
    },
  },
  {
    id: 'cloudidentity.groups.patch',
    verb: 'PATCH',
    path: '/v1/groups/{group}',
    query: ['updateMask'],
    body: groupBody,
    run: (context) => operation('Group', resource(patchGroup(context), context, true)),
  },
  {
    id: 'cloudidentity.groups.delete',
    verb: 'DELETE',
    path: '/v1/groups/{group}',
    query: [],
    run: (context) => {
      const group = theGroup(context);
      mustHave(context, group, ['OWNER']);
      for (const membership of [...membersOf(context.store, group.id), ...membershipsOf(context.store, group.email)]) {
        context.store.remove('membership', `${membership.group}/${membership.id}`);
      }
      context.store.remove('group', group.id);
      return operation('protobuf.Empty', {});
    },
  },
];

export const cloudIdentity: Service = { name: 'cloudidentity', errors: 'rpc', routes: [...groupRoutes, ...membershipRoutes] };

function createGroup(context: Context): GroupRecord {
  asAccount(context);
  const { store, body, actor } = context;
  checkCustomer(context, body.parent ?? '');
  const labels: Record<string, string> = body.labels ?? {};
  const odd = Object.entries(labels).find(([label, value]) => (label !== forum && label !== security) || value !== '');
  if (odd) throw invalid(`Label ${odd[0]} with the value "${odd[1]}" is not supported.`);
  if (!(forum in labels)) throw invalid(`labels must hold ${forum} with an empty value.`);
  if (body.groupKey?.namespace) throw invalid('groupKey.namespace: identity-mapped groups are not supported.');
  const email = String(body.groupKey?.id ?? '').toLowerCase();
  if (!isAddress(email)) throw invalid(`groupKey.id must be an e-mail address, not "${email}".`);
  if (!inAllowedDomain(store, email))
    throw invalid(`groupKey.id must lie in a domain of the customer: ${settings(store).domains.join(', ')}.`);
  const config = context.query.get('initialGroupConfig') ?? 'WITH_INITIAL_OWNER';
  if (config === 'EMPTY') throw denied('groups', 'EMPTY may only be used by administrators, and this workspace has none.');
  if (config !== 'WITH_INITIAL_OWNER') throw invalid(`Invalid value at 'initial_group_config': "${config}".`);
  if (email === actor || groupByEmail(store, email))
    throw new ApiError(409, 'ALREADY_EXISTS', `Requested entity already exists: ${email}.`);

  const time = new Date(context.now()).toISOString();
  const group: GroupRecord = {
    id: store.newId(15, '0123456789abcdefghijklmnopqrstuvwxyz'),
    email,
    displayName: displayName(body.displayName ?? email.slice(0, email.indexOf('@'))),
    description: description(body.description ?? ''),
    labels: { ...labels },
    createTime: time,
    updateTime: time,
  };
  store.put('group', group.id, group);
  addMember(context, group, actor, ['OWNER', 'MEMBER']);
  return group;
}

function patchGroup(context: Context): GroupRecord {
  const group = theGroup(context);
  mustHave(context, group, ['OWNER', 'MANAGER']);
  const { body } = context;
  const names = (context.query.get('updateMask') ?? Object.keys(body).join(','))
    .split(',')
    .map((name) => name.trim().replace('display_name', 'displayName'));
  let next = group;
  for (const name of names) {
    if (name === 'displayName') next = { ...next, displayName: displayName(body.displayName ?? '') };
    else if (name === 'description') next = { ...next, description: description(body.description ?? '') };
    else throw invalid(`updateMask: "${name}" cannot be changed here; displayName and description can.`);
  }
  next = { ...next, updateTime: new Date(context.now()).toISOString() };
  context.store.put('group', group.id, next);
  return next;
}

function search(context: Context) {
  asAccount(context);
  const conditions = parseConditions(context.query.get('query') ?? '', {
    parent: ['=='],
    labels: ['in'],
    domain_name: ['=='],
    group_key: ['==', 'startsWith', 'contains'],
    display_name: ['==', 'startsWith', 'contains'],
  });
  const parent = conditions.find(({ name }) => name === 'parent');
  if (!parent) throw invalid("Invalid query: it must hold parent == 'customers/{customer_id}'.");
  checkCustomer(context, parent.value);
  return groupPage(context, (group) => conditions.every((condition) => holds(group, condition)));
}

function holds(group: GroupRecord, condition: Condition): boolean {
  switch (condition.name) {
    case 'labels':
      return condition.value in group.labels;
    case 'domain_name':
      return group.email.endsWith(`@${condition.value.toLowerCase()}`);
    case 'group_key':
      return meets(group.email, { ...condition, value: condition.value.toLowerCase() });
    case 'display_name':
      return meets(group.displayName, condition);
    default:
      return true;
  }
}

function groupPage(context: Context, wanted: (group: GroupRecord) => boolean) {
  const groups: GroupRecord[] = [];
  for (const [, group] of context.store.entries<GroupRecord>('group')) if (wanted(group)) groups.push(group);
  const { items, nextPageToken, full } = page(context, groups, (group) => group.id);
  return { groups: items.map((group) => resource(group, context, full)), ...(nextPageToken && { nextPageToken }) };
}

function resource(group: GroupRecord, { store }: Context, full: boolean) {
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

function displayName(value: unknown): string {
  if (typeof value !== 'string' || value.length > 73) throw invalid('displayName must be a text of at most 73 characters.');
  return value;
}

function description(value: unknown): string {
  if (typeof value !== 'string' || value.length > 4096) throw invalid('description must be a text of at most 4,096 characters.');
  return value;
}
