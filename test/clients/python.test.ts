import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DISCOVERY_FOLDER, documents } from '../contract/discovery.ts';
import { anna, describeWith, openWorkspace, output } from './workspace.ts';

const PYTHON = '/usr/bin/python3';
const test = Object.keys(documents).length > 0 ? it : it.skip;

describeWith(
  PYTHON,
  ['-c', 'import googleapiclient'],
  'Google’s Python client (python3-googleapi)',
)('Google’s client library for Python', () => {
  test('works with the embedded workspace as it is', async () => {
    const workspace = await openWorkspace();
    try {
      const film = randomBytes(600_000);
      const file = path.join(workspace.folder, 'film.mp4');
      writeFileSync(file, film);
      const script = path.join(__dirname, 'python_client.py');
      const seen = JSON.parse(await output(PYTHON, script, workspace.rootUrl, anna, file, DISCOVERY_FOLDER));
      const sum = createHash('md5').update(film).digest('hex');
      expect(seen).toEqual({
        multipart: sum,
        resumable: [[262_144, 524_288], sum],
        downloaded: true,
        list: ['Bitar.mp4', 'Hel.mp4'],
        permissions: ['owner anna@skola.example', 'reader bo@skola.example'],
        values: [['=1+2', 3]],
        event: 'Träff',
        group: 'Rosen',
        batch: { rum: 'Rum', saknas: 404, film: 'Ny å ä ö.mp4' },
        refusal: [404, 'notFound'],
      });
    } finally {
      await workspace.close();
    }
  }, 30_000);
});
