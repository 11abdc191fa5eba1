import type { GroupRecord } from '../core/directory.ts';
import type { Context, Route } from '../http/service.ts';
import { allows, parseRestriction } from './member-restriction.ts';
import { descend, invalid, mustHave, operation, theGroup } from './rules.ts';

/** cloudidentity.groups' security settings: whom a group may have as members. */

const path = '/v1/groups/{group}/securitySettings';
const masks = ['member_restriction', 'member_restriction.query', 'memberRestriction', 'memberRestriction.query', '*'];

export const securityRoutes: readonly Route[] = [
  {
    id: 'cloudidentity.groups.getSecuritySettings',
    verb: 'GET',
    path,
    query: ['readMask'],
    run: (context) => {
      const group = theGroup(context);
      mustHave(context, group, ['OWNER', 'MANAGER']);
      checkMask('readMask', context.query.get('readMask'));
      return resource(context, group);
    },
  },
  {
    id: 'cloudidentity.groups.updateSecuritySettings',
    verb: 'PATCH',
    path,
    query: ['updateMask'],
    body: { name: true, memberRestriction: { query: true, evaluation: { state: true } } },
    run: (context) => {
      const group = theGroup(context);
      mustHave(context, group, ['OWNER']);
      const mask = context.query.get('updateMask');
      if (mask === undefined) throw invalid('updateMask is required; it may hold member_restriction.query.');
      checkMask('updateMask', mask);
      const query = context.body.memberRestriction?.query;
      if (query) parseRestriction(String(query));
      const { memberRestriction: _before, ...rest } = group;
      const next: GroupRecord = query ? { ...rest, memberRestriction: String(query) } : rest;
      context.store.put('group', group.id, next);
      return operation('SecuritySettings', resource(context, next));
    },
  },
];

function checkMask(name: string, mask: string | undefined): void {
  const odd = mask?.split(',').find((part) => !masks.includes(part.trim()));
  if (odd !== undefined) throw invalid(`${name}: "${odd}" is none of ${masks.join(', ')}.`);
}

function resource(context: Context, group: GroupRecord) {
  const { memberRestriction: query } = group;
  return {
    name: `groups/${group.id}/securitySettings`,
    ...(query === undefined ? {} : { memberRestriction: { query, evaluation: { state: stateOf(context, group, query) } } }),
  };
}

/** Who was there before a restriction stays. Groups within the group may take in people who do not meet it. */
function stateOf(context: Context, group: GroupRecord, restriction: string): string {
  let violations = 0;
  let groups = 0;
  descend(context, group, ({ member, type }) => {
    if (!allows(context.store, restriction, member)) violations++;
    if (type === 'GROUP') groups++;
  });
  if (violations === 0) return 'COMPLIANT';
  return groups === 0 ? 'FORWARD_COMPLIANT' : 'NON_COMPLIANT';
}
