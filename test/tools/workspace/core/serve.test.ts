import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createCore, type Emulator } from '../../../../src/tools/workspace/core/core.ts';
import { replyLost } from '../../../../src/tools/workspace/faults/faults.ts';
import { type Server, serve } from '../../../../src/tools/workspace/http/serve.ts';
import type { Service } from '../../../../src/tools/workspace/http/service.ts';
import { notes } from './fixture.ts';

/** Films: what comes in becomes the blob `film`; what goes out is a range of it. */
const arrived: { where: string; length: number; truncated: boolean }[] = [];
const films: Service = {
  ...notes,
  root: /^\/(upload\/)?drive\/v3(\/|$)/,
  routes: [
    ...notes.routes,
    {
      id: 'drive.files.update',
      verb: 'PUT',
      path: '/upload/drive/v3/files',
      query: ['upload_id'],
      anonymous: true,
      run: ({ raw, store, headers, actor }) => {
        const length = raw === undefined ? 0 : 'file' in raw ? raw.length : raw.text.length;
        arrived.push({
          where: raw === undefined ? 'none' : 'file' in raw ? 'file' : 'text',
          length,
          truncated: headers['x-body-truncated'] === 'true',
        });
        if (raw && 'file' in raw) renameSync(raw.file, store.blobPath('film'));
        return { id: actor || 'nobody', name: String(length) };
      },
    },
    {
      id: 'drive.files.download',
      run: ({ store }) => ({
        status: 206,
        headers: { 'content-type': 'video/mp4' },
        body: { file: store.blobPath('film'), start: 2, length: 3 },
      }),
    },
  ],
};

let emulator: Emulator;
let server: Server;
const url = (path: string) => `http://127.0.0.1:${server.port}${path}`;
const headers = { authorization: 'Bearer local:anna@exempel.se', 'content-type': 'application/json' };
const blobs = () => readdirSync(emulator.store.blobs);
beforeEach(async () => {
  emulator = createCore([films], { domains: ['exempel.se'] });
  server = await serve(emulator, { port: 0 });
  arrived.length = 0;
});
afterEach(async () => {
  await server.close();
  emulator.close();
});

describe('over HTTP', () => {
  it('answers as in the same process, and says how long the answer is', async () => {
    const made = await fetch(url('/drive/v3/files?fields=name'), { method: 'POST', headers, body: '{"name": "å"}' });
    expect(made.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    expect(made.headers.get('content-length')).toBe(String(Buffer.byteLength('{"name":"å"}')));
    expect(await made.json()).toEqual({ name: 'å' });
    const gone = await fetch(url('/drive/v3/files/x'), { method: 'DELETE', headers });
    expect([gone.status, await gone.text()]).toEqual([204, '']);
  });

  it('is run as no page and taken for no other type, whatever lies in a file', async () => {
    await fetch(url('/upload/drive/v3/files?upload_id=1'), { method: 'PUT', body: '<script>steal()</script>' });
    const answers = await Promise.all(['/drive/v3/films/film', '/drive/v3/files', '/nothing'].map((path) => fetch(url(path), { headers })));
    for (const answer of answers) {
      expect(answer.headers.get('content-security-policy')).toBe('sandbox');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('writes an upload to disk as it comes, whatever its size, and takes no account where none is asked for', async () => {
    const film = Buffer.alloc(5_000_000, 'film');
    const answer = await fetch(url('/upload/drive/v3/files?upload_id=1'), { method: 'PUT', body: film });
    expect(await answer.json()).toEqual({ id: 'nobody', name: '5000000' });
    expect(arrived).toEqual([{ where: 'file', length: 5_000_000, truncated: false }]);
    expect(readFileSync(emulator.store.blobPath('film')).equals(film)).toBe(true);
    await fetch(url('/upload/drive/v3/files?upload_id=1'), { method: 'PUT', body: 'ab' });
    expect(arrived[1]).toEqual({ where: 'file', length: 2, truncated: false });
  });

  it('reads a large JSON body all the same, and leaves no spooled file behind', async () => {
    const name = 'x'.repeat(3_000_000);
    const answer = await fetch(url('/drive/v3/files'), { method: 'POST', headers, body: JSON.stringify({ name }) });
    expect(((await answer.json()) as { name: string }).name).toBe(name);
    expect(blobs()).toEqual([]);
  });

  it('hands on what had come when an upload breaks off', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('PUT /upload/drive/v3/files?upload_id=1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabcdef');
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    while (arrived.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(arrived).toEqual([{ where: 'file', length: 6, truncated: true }]);
    expect(readFileSync(emulator.store.blobPath('film'), 'utf8')).toBe('abcdef');
  });

  it('does not carry out another request that breaks off', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(
      'POST /drive/v3/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer local:anna@exempel.se\r\nContent-Length: 1000\r\n\r\n{}',
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await (await fetch(url('/drive/v3/files'), { headers })).json()) as object).toMatchObject({ files: [] });
  });

  it('streams a range of a file; HEAD has its headers alone', async () => {
    writeFileSync(emulator.store.blobPath('film'), '0123456789');
    const part = await fetch(url('/drive/v3/films/x'), { headers });
    expect([part.status, await part.text()]).toEqual([206, '234']);
    const head = await fetch(url('/drive/v3/films/x'), { method: 'HEAD', headers });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([206, '3', '']);
  });

  it('breaks the connection when the reply is lost, after the write', async () => {
    emulator.faults = replyLost;
    await expect(fetch(url('/drive/v3/files'), { method: 'POST', headers, body: '{"name": "a"}' })).rejects.toThrow();
    emulator.faults = undefined;
    expect((await (await fetch(url('/drive/v3/files'), { headers })).json()) as object).toMatchObject({ files: [{ name: 'a' }] });
  });

  it('lets pages of this machine in, with what uploads need to read', async () => {
    const origin = 'http://localhost:3000';
    const asked = await fetch(url('/upload/drive/v3/files'), {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'x-upload-content-type' },
    });
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([204, 'x-upload-content-type']);
    const answer = await fetch(url('/drive/v3/files'), { headers: { ...headers, origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/Location.*Range/);
  });

  it('keeps pages of other places out, also by a foreign name for this machine', async () => {
    const strange = await fetch(url('/local/workspace'), {
      method: 'POST',
      headers: { origin: 'https://annat.se' },
      body: '{"domains": []}',
    });
    expect(strange.status).toBe(403);
    const status = await new Promise((resolve) => {
      request({ port: server.port, path: '/local/status', headers: { host: 'annat.se' } }, (response) =>
        resolve(response.statusCode),
      ).end();
    });
    expect(status).toBe(403);
    expect(((await (await fetch(url('/local/status'))).json()) as { domains: string[] }).domains).toEqual(['exempel.se']);
  });

  it('clears away what a killed server had spooled', async () => {
    const left = join(emulator.store.blobs, 'spool-1-1');
    writeFileSync(left, 'half');
    await (await serve(emulator, { port: 0 })).close();
    expect(existsSync(left)).toBe(false);
  });
});
