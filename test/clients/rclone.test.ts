import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse, type Server as WebServer } from 'node:http';
import { createServer as createTls } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from '../../src/tools/workspace/core/emulator.ts';
import { type Server, serve } from '../../src/tools/workspace/http/serve.ts';
import { anna, describeWith, output } from './workspace.ts';

/**
 * rclone knows no other address than Google's. It is run as it is, behind a proxy that leads Google's host name to the workspace;
 * the certificate is made for the test.
 */
const needed = spawnSync('openssl', ['version']).status === 0 ? 'rclone' : 'openssl';

describeWith(
  needed,
  ['version'],
  'rclone or openssl',
)('rclone', () => {
  const emulator = createEmulator({ domains: ['skola.example'] });
  const folder = mkdtempSync(join(tmpdir(), 'drive-rclone-'));
  let workspace: Server;
  const servers: WebServer[] = [];
  let configuration: string;
  let proxy: string;

  beforeAll(async () => {
    workspace = await serve(emulator, { port: 0 });
    const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => join(folder, name)) as [string, string];
    const subject = ['-subj', '/CN=www.googleapis.com', '-days', '1'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject], {
      stdio: 'ignore',
    });
    const { port } = workspace;
    const forward = (incoming: IncomingMessage, outgoing: ServerResponse) => {
      const path = (incoming.url ?? '').replace(/^https?:\/\/[^/]+/, '');
      const headers = { ...incoming.headers, host: `127.0.0.1:${port}` };
      const on = request({ host: '127.0.0.1', port, method: incoming.method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      on.on('error', () => outgoing.destroy());
      incoming.pipe(on);
    };
    const tls = createTls({ key: readFileSync(key), cert: readFileSync(certificate) }, forward);
    const plain = createServer(forward);
    plain.on('connect', (_request, socket) => {
      const inner = connect((tls.address() as AddressInfo).port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        inner.pipe(socket).pipe(inner);
      });
      inner.on('error', () => socket.destroy());
      socket.on('error', () => inner.destroy());
    });
    servers.push(tls, plain);
    for (const server of servers) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    proxy = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`;
    configuration = join(folder, 'rclone.conf');
    const token = JSON.stringify({ access_token: `local:${anna}`, token_type: 'Bearer', expiry: '2099-01-01T00:00:00Z' });
    writeFileSync(configuration, `[drive]\ntype = drive\nscope = drive\ntoken = ${token}\n`);
  });
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await workspace.close();
    emulator.close();
    rmSync(folder, { recursive: true });
  });

  const rclone = (...args: string[]) =>
    output(
      'env',
      `HTTPS_PROXY=${proxy}`,
      `HTTP_PROXY=${proxy}`,
      'NO_PROXY=',
      'rclone',
      '--config',
      configuration,
      ...[...['--no-check-certificate', '--retries', '1', '--low-level-retries', '2', '--drive-pacer-min-sleep', '1ms'], ...args],
    );

  it('syncs, checks, moves, copies, links and clears as on Google’s Drive', async () => {
    const local = join(folder, 'filmer');
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
