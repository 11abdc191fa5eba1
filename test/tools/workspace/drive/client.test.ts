import { join } from 'node:path';
import { anna, bo, openWorkspace, output, type Workspace } from '../../../clients/workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

it('Google’s own client library copies, follows changes, exports, empties the bin and shares widely', async () => {
  const program = join(__dirname, 'client.mjs');
  const seen = JSON.parse(await output('node', program, `${workspace.rootUrl}/`, anna, bo));
  expect(seen).toEqual({
    copied: '4',
    changes: [
      [false, 'Kopia.txt'],
      [true, null],
    ],
    about: expect.arrayContaining(['exportFormats', 'importFormats', 'maxUploadSize', 'storageQuota', 'user']),
    drives: [],
    exported: [200, 'text/csv'],
    link: 'anyoneWithLink',
    opened: 'Öppen',
    found: [0, 1, 1],
  });
}, 60_000);
