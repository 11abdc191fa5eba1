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
import { ApiError, type Context, type Route, type Service } from '../http/service.ts';
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
  seesMembers,
  theGroup,
  visibleGroup,
} from './rules.ts';
import { schema } from './schema.ts';

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

const groupRoutes: readonly Route[] = [
  {
    id: 'cloudidentity.groups.create',
    run: (context) => operation('Group', groupResource(createGroup(context), context, true)),
  },
  {
    id: 'cloudidentity.groups.lookup',
    run: (context) => {
      const group = groupByEmail(context.store, context.query.get('groupKey.id') ?? '');
      if (!group || !seesMembers(context, group)) asAccount(context);
      if (!group || !isThere(context.store, group, context.now()) || context.query.get('groupKey.namespace')) throw notFound();
      return { name: `groups/${group.id}` };
    },
  },
  {
    id: 'cloudidentity.groups.get',
    run: (context) => {
      return groupResource(visibleGroup(context), context, true);
    },
  },
  {
    id: 'cloudidentity.groups.delete',
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
  root: /^\/v1(\/|$)/,
  batch: { path: '/batch', most: (limits) => limits.batchCloudIdentity },
  schema,
  charge: () => ({ rate: 'cloudidentity', units: 1 }),
  routes: [...groupRoutes, ...membershipRoutes],
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

function displayName(value: unknown): string {
  if (typeof value !== 'string' || value.length > 73) throw invalid('displayName must be a text of at most 73 characters.');
  return value;
}

function description(value: unknown): string {
  if (typeof value !== 'string' || value.length > 4096) throw invalid('description must be a text of at most 4,096 characters.');
  return value;
}
