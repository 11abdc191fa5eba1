import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoogleHost, openGoogleHost } from './google-host.ts';
import { anna, describeWith, openWorkspace, output, type Workspace } from './workspace.ts';

const needed = spawnSync('openssl', ['version']).status === 0 ? 'rclone' : 'openssl';

describeWith(
  needed,
  ['version'],
  'rclone or openssl',
)('rclone', () => {
  let workspace: Workspace;
  let google: GoogleHost;
  let configuration: string;

  beforeAll(async () => {
    workspace = await openWorkspace({ asDocumented: false });
    google = await openGoogleHost(Number(new URL(workspace.rootUrl).port), workspace.folder);
    configuration = join(workspace.folder, 'rclone.conf');
    const token = JSON.stringify({ access_token: `local:${anna}`, token_type: 'Bearer', expiry: '2099-01-01T00:00:00Z' });
    writeFileSync(configuration, `[drive]\ntype = drive\nscope = drive\ntoken = ${token}\n`);
  });
  afterAll(async () => {
    google.close();
    await workspace.close();
  });

  const rclone = (...args: string[]) =>
    output(
      'env',
      ...google.env,
      'rclone',
      '--config',
      configuration,
      ...[...['--no-check-certificate', '--retries', '1', '--low-level-retries', '2', '--drive-pacer-min-sleep', '1ms'], ...args],
    );

  it('syncs, checks, moves, copies, links and clears as on Google’s Drive', async () => {
    const local = join(workspace.folder, 'filmer');
    mkdirSync(local);
    const film = randomBytes(9_000_000);
    writeFileSync(join(local, 'stor.mp4'), film);
    writeFileSync(join(local, "å ä 'ö'.txt"), 'hej');
    await rclone('sync', local, 'drive:Rum/Filmer');
    await rclone('check', '--download', local, 'drive:Rum/Filmer');
    writeFileSync(join(local, 'stor.mp4'), film.subarray(1));
    await rclone('sync', local, 'drive:Rum/Filmer');
    await rclone('check', local, 'drive:Rum/Filmer');
    await rclone('copyto', 'drive:Rum/Filmer/stor.mp4', 'drive:Rum/kopia.mp4');
    await rclone('moveto', 'drive:Rum/Filmer/stor.mp4', 'drive:Rum/flyttad.mp4');
    expect((await rclone('lsf', '-R', 'drive:')).split('\n').sort()).toEqual(
      ['', 'Rum/', 'Rum/Filmer/', "Rum/Filmer/å ä 'ö'.txt", 'Rum/flyttad.mp4', 'Rum/kopia.mp4'].sort(),
    );
    expect(await rclone('cat', '--offset', '8999990', 'drive:Rum/kopia.mp4')).toHaveLength(
      film.subarray(8_999_991).toString('utf8').length,
    );
    expect(await rclone('link', 'drive:Rum/kopia.mp4')).toMatch(/^https:\/\/drive\.google\.com\/open\?id=/);
    await rclone('deletefile', 'drive:Rum/kopia.mp4');
    expect(await rclone('about', '--json', 'drive:')).toContain('"trashed": 8999999');
    await rclone('cleanup', 'drive:');
    expect(await rclone('about', '--json', 'drive:')).toContain('"trashed": 0');
    expect(JSON.parse(await rclone('backend', 'drives', 'drive:'))).toEqual([]);
  }, 120_000);
});
