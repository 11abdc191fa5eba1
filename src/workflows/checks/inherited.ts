/** How Drive shows what a file inherits from its folder. */

import { call, type Program } from '../../google/call.ts';
import { FOLDER } from '../../google/mime-types.ts';
import { driveChecks } from '../../messages/checks/drive.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { ownPermissions } from '../recordings/chosen-files.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

export const inherited: Check = {
  id: 'inherited',
  place: 'anywhere',
  about: driveChecks.inherited,
  needs: ['folder', 'group'],
  *run({ folder, group }: Site): Program<Finding> {
    const inside = { name: 'ovanför', mimeType: FOLDER, parents: [folder] };
    const above = (yield* call('drive.files.create', { fields: 'id', requestBody: inside })).id ?? '';
    yield* call('drive.permissions.create', {
      fileId: above,
      sendNotificationEmail: false,
      fields: 'id',
      requestBody: { type: 'group', role: 'reader', emailAddress: group.email },
    });
    const below = { name: 'under', mimeType: FOLDER, parents: [above] };
    const fileId = (yield* call('drive.files.create', { fields: 'id', requestBody: below })).id ?? '';
    const fields = 'permissions(id,type,role,emailAddress,permissionDetails(inherited))';
    const upper = new Set((yield* call('drive.files.get', { fileId: above, fields })).permissions?.map(({ id }) => id ?? ''));
    const file = yield* call('drive.files.get', { fileId, fields });
    const shown = file.permissions?.find(({ emailAddress }) => emailAddress === group.email);
    if (!shown) return differs(checkMessage('seen.inheritedHidden'));
    const form = shown.permissionDetails?.length ? 'permissionDetails' : 'id';
    if (ownPermissions(file, upper).length === 0) return agrees(checkMessage('seen.inheritedKnown', { by: form }));
    return differs(checkMessage('seen.inheritedAsOwn'));
  },
};
