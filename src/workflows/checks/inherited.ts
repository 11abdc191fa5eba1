/** How Drive shows what a file inherits from its folder. */

import { call, type Program } from '../../google/call.ts';
import { FOLDER } from '../../google/mime-types.ts';
import { ownPermissions } from '../recordings/chosen-files.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

export const inherited: Check = {
  id: 'inherited',
  place: 'anywhere',
  needs: ['folder', 'group'],
  title: { sv: 'Ärvd delning går att känna igen', en: 'Inherited access can be told apart' },
  asks: {
    sv: 'Visar Drive vilken delning en mapp ärver, så att den inte tas för mappens egen?',
    en: 'Does Drive show which access a folder inherits, so that it is not taken for its own?',
  },
  relies: {
    sv: 'Ärvd delning är märkt, eller har samma id som i mappen ovanför. Delakultur tar bort delning som ligger på filmen själv, och bara den.',
    en: 'What is inherited is marked, or has the same id as in the folder above. Delakultur takes away access that lies on the film itself, and only that.',
  },
  otherwise: {
    sv: 'Varje körning vill ta bort delning som inte går att ta bort, och säger att det inte gick. Ingen får se mer än de ska.',
    en: 'Each run wants to take away what can’t be taken away, and says that it failed. Nobody sees more than they should.',
  },
  todo: { sv: 'Hör av er till den som utvecklar Delakultur, med den här sidan.', en: 'Send this page to whoever develops Delakultur.' },
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
    if (!shown) return differs('Den ärvda delningen visas inte alls.', 'What is inherited is not shown at all.');
    const form = shown.permissionDetails?.length ? 'permissionDetails' : 'id';
    if (ownPermissions(file, upper).length === 0)
      return agrees(`Den ärvda delningen känns igen på ${form}.`, `What is inherited is known by its ${form}.`);
    return differs('Den ärvda delningen ser ut som mappens egen.', 'What is inherited looks like the folder’s own.');
  },
};
