/** What groups take, and how soon what was just made is there. */

import { batch, type Outcome, type Program } from '../../google/call.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { groupsChecks } from '../../messages/checks/groups.ts';
import { agrees, type Check, differs, type Finding, type Site, untried } from './check.ts';

const TRIES = 6;
const WAIT_MS = 5_000;

const admit = ({ group }: Site, id: string) => ({
  method: 'cloudidentity.groups.memberships.create' as const,
  params: { parent: group.name, requestBody: { preferredMemberKey: { id }, roles: [{ name: 'MEMBER' }] } },
});

/** Asks until it succeeds, half a minute at most: how many seconds that took, or Google's words. `undefined`: not yet. */
function* within(ask: () => Program<Outcome | undefined>): Program<{ seconds: number } | { failed: string }> {
  for (let attempt = 0; ; attempt++) {
    const outcome = yield* ask();
    if (outcome?.ok || outcome?.error.trouble === 'exists') return { seconds: (attempt * WAIT_MS) / 1000 };
    if (attempt === TRIES) return { failed: outcome?.error.message ?? '' };
    yield { kind: 'wait', ms: WAIT_MS };
  }
}

export const newGroup: Check = {
  id: 'new-group',
  place: 'anywhere',
  about: groupsChecks['new-group'],
  needs: ['folder', 'group'],
  *run({ folder, group }: Site): Program<Finding> {
    const requestBody = { type: 'group', role: 'reader', emailAddress: group.email } as const;
    const result = yield* within(function* () {
      const [outcome] = yield* batch([
        { method: 'drive.permissions.create', params: { fileId: folder, sendNotificationEmail: false, fields: 'id', requestBody } },
      ]);
      return outcome;
    });
    if ('seconds' in result) return agrees(checkMessage('seen.groupKnown', { seconds: result.seconds }));
    return differs(checkMessage('seen.groupUnknown', { google: result.failed }));
  },
};

export const nested: Check = {
  id: 'nested',
  place: 'anywhere',
  about: groupsChecks.nested,
  needs: ['group'],
  *run(site: Site): Program<Finding> {
    const inner = site.own.group;
    if (inner === '') return untried(checkMessage('seen.noGroups'), checkMessage('todo.firstApply'));
    const result = yield* within(function* () {
      return (yield* batch([admit(site, inner)]))[0];
    });
    if ('failed' in result) return differs(checkMessage('seen.googleRefused', { google: result.failed }));
    const listed = yield* within(function* () {
      const [list] = yield* batch([{ method: 'cloudidentity.groups.memberships.list', params: { parent: site.group.name, view: 'FULL' } }]);
      const isThere = list.ok && list.result.memberships?.some(({ preferredMemberKey }) => preferredMemberKey?.id === inner);
      return isThere ? list : undefined;
    });
    if ('failed' in listed) return differs(checkMessage('seen.groupNotIn'));
    const seconds = result.seconds + listed.seconds;
    return agrees(checkMessage('seen.groupIn', { seconds }));
  },
};

export const outsiderInGroup: Check = {
  id: 'outsider-in-group',
  place: 'anywhere',
  about: groupsChecks['outsider-in-group'],
  needs: ['group'],
  account: 'outsider',
  *run(site: Site): Program<Finding> {
    const [outcome] = yield* batch([admit(site, site.outsider)]);
    if (outcome.ok) return differs(checkMessage('seen.outsiderTaken', { outsider: site.outsider }));
    if (outcome.error.trouble === 'busy' || outcome.error.trouble === 'unknown') throw outcome.error;
    return agrees(checkMessage('seen.outsiderRefused', { outsider: site.outsider }));
  },
};

export const outsiderShare: Check = {
  id: 'outsider-share',
  place: 'anywhere',
  about: groupsChecks['outsider-share'],
  needs: ['folder'],
  account: 'outsider',
  *run({ folder, outsider }: Site): Program<Finding> {
    const requestBody = { type: 'user', role: 'reader', emailAddress: outsider } as const;
    const [outcome] = yield* batch([
      { method: 'drive.permissions.create', params: { fileId: folder, sendNotificationEmail: false, fields: 'id', requestBody } },
    ]);
    if (outcome.ok) return agrees(checkMessage('seen.noMail'));
    // Not sent here: it would be a mail to someone who has not asked for it.
    if (outcome.error.reason === 'invalidSharingRequest') return agrees(checkMessage('seen.noAccount', { outsider }));
    if (outcome.error.trouble !== 'forbidden' && outcome.error.trouble !== 'invalid') throw outcome.error;
    return differs(checkMessage('seen.googleRefused', { google: outcome.error.message }));
  },
};
