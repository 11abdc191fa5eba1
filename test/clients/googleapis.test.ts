import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { anna, openWorkspace, output } from './workspace.ts';

it('Google’s client library for Node works with the embedded workspace as it is', async () => {
  const workspace = await openWorkspace();
  try {
    const film = randomBytes(300_000);
    const file = path.join(workspace.folder, 'film.mp4');
    writeFileSync(file, film);
    const seen = JSON.parse(await output(process.execPath, path.join(__dirname, 'googleapis-client.mjs'), workspace.rootUrl, anna, file));
    expect(seen).toEqual({
      film: { md5Checksum: createHash('md5').update(film).digest('hex'), size: '300000' },
      list: { files: [{ name: 'Vatten.mp4' }] },
      downloaded: 300_000,
      permissions: ['owner anna@skola.example', 'reader bo@skola.example'],
      values: [['Rosen', 3]],
      event: ['Träff', 'bo@skola.example'],
      members: ['anna@skola.example'],
      refusal: [404, 'File not found: saknas.'],
    });
  } finally {
    await workspace.close();
  }
}, 30_000);
