import fc from 'fast-check';
import { times } from '../../../volume.ts';
import type { Json } from './fixture.ts';
import { ANNA, FOLDER, idOf, KARIN, workspace } from './fixture.ts';

const nat = fc.nat({ max: 20 });
/** What Karin does to her tree, `at` and `to` picking items; Anna now and then asks what has changed. */
const act = fc.oneof(
  fc.record({ does: fc.constant('folder' as const), at: nat, to: nat }),
  fc.record({ does: fc.constant('file' as const), at: nat, to: nat }),
  fc.record({ does: fc.constantFrom('share', 'open', 'unshare', 'limit', 'bin', 'rename', 'delete', 'move'), at: nat, to: nat }),
  fc.record({ does: fc.constant('poll' as const), at: nat, to: nat }),
);

it('a client that applies the change log sees what a fresh list shows, whatever was done', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (acts, pageSize) => {
      const { as, close } = workspace();
      const [karin, anna] = [as(KARIN), as(ANNA)];
      const folders = [karin.folder('M0')];
      const items = [...folders];
      const mirror = new Map<string, string>();
      const shown = ({ name, parents }: Json) => `${name} in ${parents?.[0] ?? '-'}`;
      let token: string = anna.get('/changes/startPageToken').json.startPageToken;
      const poll = () => {
        for (;;) {
          const url = `/changes?pageToken=${token}&pageSize=${pageSize}`;
          const { json } = anna.get(`${url}&fields=nextPageToken,newStartPageToken,changes(removed,fileId,file(name,trashed,parents))`);
          for (const { removed, fileId, file } of json.changes) {
            if (removed || file.trashed) mirror.delete(fileId);
            else mirror.set(fileId, shown(file));
          }
          token = json.nextPageToken ?? json.newStartPageToken;
          if (json.newStartPageToken) break;
        }
        const { files } = anna.get('/files?pageSize=1000&q=trashed%3Dfalse&fields=files(id,name,parents)').json;
        expect([...mirror].sort()).toEqual(files.map((file: Json) => [file.id, shown(file)]).sort());
      };
      for (const [i, { does, at, to }] of acts.entries()) {
        const item = items[at % items.length] as string;
        const folder = folders[to % folders.length] as string;
        if (does === 'folder' || does === 'file') {
          const made = karin.post('/files', { name: `N${i}`, parents: [folder], mimeType: does === 'file' ? 'video/mp4' : FOLDER });
          if (made.status !== 200) continue;
          items.push(made.json.id);
          if (does === 'folder') folders.push(made.json.id);
        } else if (does === 'share') karin.share(item, { type: 'user', role: 'reader', emailAddress: ANNA });
        else if (does === 'open') karin.share(item, { type: 'domain', role: 'reader', domain: 'skola.se', allowFileDiscovery: true });
        else if (does === 'unshare') {
          const { permissions = [] } = karin.get(`/files/${item}/permissions`).json;
          for (const { id } of permissions) if (id !== idOf(KARIN)) karin.remove(`/files/${item}/permissions/${id}`);
        } else if (does === 'limit') karin.patch(`/files/${item}`, { inheritedPermissionsDisabled: to % 2 === 0 });
        else if (does === 'bin') karin.patch(`/files/${item}`, { trashed: to % 2 === 0 });
        else if (does === 'rename') karin.patch(`/files/${item}`, { name: `R${i}` });
        else if (does === 'move') {
          const from = karin.get(`/files/${item}?fields=parents`).json.parents?.[0];
          karin.patch(`/files/${item}?addParents=${folder}&removeParents=${from}`, {});
        } else if (does === 'delete') karin.remove(`/files/${item}`);
        else poll();
      }
      poll();
      close();
    }),
    { numRuns: times(50, 200) },
  );
});
