/** The address at which a film is sent to Drive. */

import { askUpload, beginUpload, type Program } from '../../google/call.ts';
import { sessionPath } from '../../google/http.ts';
import { driveChecks } from '../../messages/checks/drive.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

export const session: Check = {
  id: 'upload-address',
  place: 'anywhere',
  about: driveChecks['upload-address'],
  needs: ['folder'],
  *run({ folder }: Site): Program<Finding> {
    const requestBody = { name: 'kontroll.mp4', mimeType: 'video/mp4', parents: [folder] };
    const address = yield* beginUpload({ fields: 'id', requestBody }, { mimeType: 'video/mp4', bytes: 1 });
    const query = address.slice(address.indexOf('?') + 1);
    const names = query
      .split('&')
      .map((pair) => pair.split('=')[0])
      .join(', ');
    if (sessionPath(address) === undefined) return differs(checkMessage('seen.otherAddress', { names }));
    const kept = yield* askUpload({ address, bytes: 1 });
    return agrees(checkMessage('seen.address', { names, kept }));
  },
};
