import {
  type GroupRecord,
  groupByEmail,
  inAllowedDomain,
  isAddress,
  isThere,
  membershipsOf,
  membersOf,
  settings,
} from '../core/directory.ts';
import { ApiError, type Context, type Route, type Service, type Shape } from '../http/service.ts';
import { type Condition, meets, parseConditions } from './cel.ts';
import { addMember, membershipRoutes } from './memberships.ts';
import {
  asAccount,
  checkCustomer,
  denied,
  groupResource,
  invalid,
  lacks,
  mustHave,
  notFound,
  operation,
  page,
  seesMembers,
  theGroup,
  visibleGroup,
} from './rules.ts';
import { groupSearchRoutes } from './search.ts';
import { securityRoutes } from './security.ts';

/**
 * Cloud Identity's groups (v1). Nobody is an administrator here: any account of the workspace may create a group and
 * owns it, as Google allows where the organisation lets its users create groups; `EMPTY`, which Google keeps for
 * administrators, is refused. Any account may find a group, its members see who else is in it, and those from elsewhere
 * who are in none get 403 for what exists and what does not. A group that does not exist answers accounts 404.
 */
const forum = 'cloudidentity.googleapis.com/groups.discussion_forum';
const security = 'cloudidentity.googleapis.com/groups.security';

const unmadeLabels = ['groups.dynamic', 'groups.locked']
  .map((name) => `cloudidentity.googleapis.com/${name}`)
  .concat('system/groups/external');

const groupBody: Shape = {
  name: true,
  parent: true,
  groupKey: { id: true, namespace: true },
  displayName: true,
  description: true,
  labels: 'map',
  createTime: true,
  updateTime: true,
  additionalGroupKeys: [{ id: true, namespace: true }],
  // Known, so that they are refused by name.
  dynamicGroupMetadata: 'any',
  externalIds: 'any',
};

const paging = ['pageSize', 'pageToken', 'view'];

const groupRoutes: readonly Route[] = [
  {
    id: 'cloudidentity.groups.create',
    verb: 'POST',
    path: '/v1/groups',
    query: ['initialGroupConfig'],
    body: groupBody,
    run: (context) => operation('Group', groupResource(createGroup(context), context, true)),
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
      const group = groupByEmail(context.store, context.query.get('groupKey.id') ?? '');
      if (!group || !seesMembers(context, group)) asAccount(context);
      if (!group || !isThere(context.store, group, context.now()) || context.query.get('groupKey.namespace')) throw notFound();
      return { name: `groups/${group.id}` };
    },
  },
  {
    id: 'cloudidentity.groups.get',
    verb: 'GET',
    path: '/v1/groups/{group}',
    query: [],
    run: (context) => {
      return groupResource(visibleGroup(context), context, true);
    },
  },
  {
    id: 'cloudidentity.groups.patch',
    verb: 'PATCH',
    path: '/v1/groups/{group}',
    query: ['updateMask'],
    body: groupBody,
    run: (context) => operation('Group', groupResource(patchGroup(context), context, true)),
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

export const cloudIdentity: Service = {
  name: 'cloudidentity',
  errors: 'rpc',
  routes: [...groupRoutes, ...membershipRoutes, ...groupSearchRoutes, ...securityRoutes],
};

function createGroup(context: Context): GroupRecord {
  asAccount(context);
  const { store, body, actor } = context;
  checkCustomer(context, body.parent ?? '');
  if (body.dynamicGroupMetadata) lacks('dynamic groups (dynamicGroupMetadata)');
  if (body.externalIds) lacks('external ids of groups (externalIds)');
  const labels = readLabels(body.labels);
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
    labels,
    createTime: time,
    updateTime: time,
  };
  store.put('group', group.id, group);
  addMember(context, group, actor, ['OWNER', 'MEMBER']);
  return group;
}

/** @throws ApiError 501 for sorts of group that are not here, 400 for labels that are none */
function readLabels(sent: Record<string, string> | undefined): Record<string, string> {
  const labels = sent ?? {};
  for (const [label, value] of Object.entries(labels)) {
    if (unmadeLabels.includes(label)) lacks(`groups with the label ${label}`);
    if ((label !== forum && label !== security) || value !== '')
      throw invalid(`Label ${label} with the value "${value}" is not supported.`);
  }
  if (!(forum in labels)) throw invalid(`labels must hold ${forum} with an empty value.`);
  return { ...labels };
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
    else if (name === 'labels') next = { ...next, labels: changedLabels(group, body.labels) };
    else throw invalid(`updateMask: "${name}" cannot be changed here; displayName, description and labels can.`);
  }
  next = { ...next, updateTime: new Date(context.now()).toISOString() };
  context.store.put('group', group.id, next);
  return next;
}

/** A group may become a security group, and stays one. */
function changedLabels(group: GroupRecord, sent: Record<string, string> | undefined): Record<string, string> {
  const labels = readLabels(sent);
  if (security in group.labels && !(security in labels)) throw invalid(`The label ${security} cannot be removed.`);
  return labels;
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
  for (const [, group] of context.store.entries<GroupRecord>('group'))
    if (isThere(context.store, group, context.now()) && wanted(group)) groups.push(group);
  const { items, nextPageToken, full } = page(context, groups, (group) => group.id);
  return { groups: items.map((group) => groupResource(group, context, full)), ...(nextPageToken && { nextPageToken }) };
}

function displayName(value: unknown): string {
  if (typeof value !== 'string' || value.length > 73) throw invalid('displayName must be a text of at most 73 characters.');
  return value;
}

function description(value: unknown): string {
  if (typeof value !== 'string' || value.length > 4096) throw invalid('description must be a text of at most 4,096 characters.');
  return value;
}
