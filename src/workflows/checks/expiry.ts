/** Whether Google's edition lets access end by itself. */

import { batch, type Program } from '../../google/call.ts';
import { driveChecks } from '../../messages/checks/drive.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';
import { DAY_MS } from './event-at.ts';

export const expiry: Check = {
  id: 'expiry',
  place: 'anywhere',
  about: driveChecks.expiry,
  needs: ['folder', 'group'],
  *run({ folder, group, now }: Site): Program<Finding> {
    const expirationTime = new Date(now + 30 * DAY_MS).toISOString();
    const requestBody = { type: 'group', role: 'reader', emailAddress: group.email, expirationTime } as const;
    const [outcome] = yield* batch([
      {
        method: 'drive.permissions.create',
        params: { fileId: folder, sendNotificationEmail: false, fields: 'id,expirationTime', requestBody },
      },
    ]);
    if (outcome.ok && outcome.result.expirationTime !== undefined)
      return agrees(checkMessage('seen.sharedUntil', { day: outcome.result.expirationTime.slice(0, 10) }));
    if (!outcome.ok && !/^cannotSetExpiration/.test(outcome.error.reason)) throw outcome.error;
    const finding = outcome.ok ? differs(checkMessage('seen.noEnd')) : differs(checkMessage('seen.endRefused'));
    return { ...finding, setting: { name: 'driveExpiry', value: 'nej' } };
  },
};
