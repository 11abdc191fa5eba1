import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { createEmulator } from '../../../../src/tools/workspace/core/emulator.ts';
import { type Server, serve } from '../../../../src/tools/workspace/http/serve.ts';
import type { HttpRequest } from '../../../../src/tools/workspace/http/service.ts';
import type { Json } from './fixture.ts';
import { KARIN } from './fixture.ts';

const KIB256 = 262_144;
const emulator = createEmulator({ domains: ['skola.se'] });
const seen: HttpRequest[] = [];
let server: Server;
beforeAll(async () => {
  const { handle } = emulator;
  const noted = (asked: HttpRequest) => {
    seen.push(asked);
    return handle(asked);
  };
  server = await serve({ ...emulator, handle: noted }, { port: 0 });
});
afterAll(async () => {
  await server.close();
  emulator.close();
});
beforeEach(() => {
  seen.length = 0;
});

const root = () => `http://127.0.0.1:${server.port}`;
const auth = (who = KARIN) => ({ authorization: `Bearer local:${who}` });
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');
const sums = 'fields=id,size,md5Checksum,sha1Checksum,sha256Checksum';
const sumsOf = (bytes: Buffer) => ({
  size: String(bytes.length),
  md5Checksum: md5(bytes),
  sha1Checksum: createHash('sha1').update(bytes).digest('hex'),
  sha256Checksum: createHash('sha256').update(bytes).digest('hex'),
});

async function session(more = ''): Promise<string> {
  const url = `${root()}/upload/drive/v3/files?uploadType=resumable&${sums}${more}`;
  const opened = await fetch(url, { method: 'POST', headers: { ...auth(), 'content-type': 'application/json' }, body: '{"name":"Film"}' });
  expect(opened.status).toBe(200);
  return opened.headers.get('location') ?? '';
}
const send = (url: string, bytes: Buffer, from = 0, total = bytes.length, method = 'PUT') =>
  fetch(url, {
    method,
    headers: { ...auth(), 'content-range': `bytes ${from}-${from + bytes.length - 1}/${total}` },
    body: new Uint8Array(bytes),
  });

/** Sends `part` of what it says will be `total` bytes, and breaks the connection. */
const broken = (url: string, part: Buffer, total: number) =>
  new Promise<void>((resolve) => {
    const asked = request(url, { method: 'PUT', headers: { 'content-length': total } });
    asked.on('error', () => resolve());
    asked.write(part, () => setTimeout(() => asked.destroy(), 50));
  });

/** How many bytes a session says it has, once it has taken in what a broken connection brought. */
async function keptOf(url: string, total: number): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const asked = await fetch(url, { method: 'PUT', headers: { 'content-range': `bytes */${total}` } });
    expect(asked.status).toBe(308);
    const range = asked.headers.get('range');
    if (range !== null) return Number(range.split('-')[1]) + 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return 0;
}

describe('uploads over HTTP', () => {
  it('are summed as the bytes come, whether in one piece, in chunks, or broken off and gone on with', async () => {
    const film = randomBytes(3 * KIB256 + 1000);
    const whole = await fetch(await session(), { method: 'PUT', body: new Uint8Array(film) });
    expect(await whole.json()).toMatchObject(sumsOf(film));
    const came = seen.at(-1)?.body;
    expect(came && 'file' in came && came.sums?.bytes).toBe(film.length);

    const chunked = await session();
    expect((await send(chunked, film.subarray(0, KIB256), 0, film.length)).status).toBe(308);
    expect((await send(chunked, film.subarray(KIB256, 2 * KIB256), KIB256, film.length)).status).toBe(308);
    expect(await (await send(chunked, film.subarray(2 * KIB256), 2 * KIB256, film.length)).json()).toMatchObject(sumsOf(film));

    const halved = await session();
    await broken(halved, film.subarray(0, KIB256 + 17), film.length);
    const kept = await keptOf(halved, film.length);
    expect(kept).toBe(KIB256 + 17);
    expect(await (await send(halved, film.subarray(kept), kept, film.length)).json()).toMatchObject(sumsOf(film));
    const rest = seen.at(-1)?.body;
    expect(rest && 'file' in rest && rest.sums?.bytes).toBe(film.length);
  });

  it('are summed rightly when bytes come twice, and not upon an upload that is done', async () => {
    const film = randomBytes(2 * KIB256 + 99);
    const url = await session();
    await send(url, film.subarray(0, KIB256), 0, film.length);
    // The answer was lost, so the client sends from an earlier byte; what is kept already is passed over.
    await send(url, film.subarray(0, KIB256), 0, film.length);
    expect(await (await send(url, film, 0, film.length)).json()).toMatchObject(sumsOf(film));
    const before = emulator.sumsBefore?.(url.replace(root(), ''), { 'content-range': `bytes ${KIB256}-` });
    expect(before).toBeUndefined();
  });

  it('are answered, not cut off, when the address cannot be read', async () => {
    const url = `${root()}/upload/drive/v3/files?uploadType=media&upload_id=%E0%A4%A`;
    expect((await fetch(url, { method: 'PUT', headers: auth(), body: 'x' })).status).toBe(400);
    expect((await fetch(`${root()}/upload/drive/v3/files?upload_id=none`, { method: 'PUT', body: 'x' })).status).toBe(404);
  });

  it('go on by POST too, as rclone sends its chunks, with its left-over parameter', async () => {
    const film = randomBytes(KIB256 + 5);
    const url = await session('&setModifiedDate=true');
    expect((await send(url, film.subarray(0, KIB256), 0, film.length, 'POST')).status).toBe(308);
    const done = await send(url, film.subarray(KIB256), KIB256, film.length, 'POST');
    const { id, ...told } = (await done.json()) as Json;
    expect(told).toEqual(sumsOf(film));
    const again = await fetch(`${root()}/upload/drive/v3/files/${id}?uploadType=resumable&setModifiedDate=true`, {
      method: 'PATCH',
      headers: { ...auth(), 'content-type': 'application/json' },
      body: '{}',
    });
    expect((await send(again.headers.get('location') ?? '', film.subarray(1), 0, film.length - 1, 'POST')).status).toBe(200);
    const now = await fetch(`${root()}/drive/v3/files/${id}?alt=media`, { headers: auth() });
    expect(md5(Buffer.from(await now.arrayBuffer()))).toBe(md5(film.subarray(1)));
  });

  it.each([
    ['bytes=0-3', 206, 'bytes 0-3/1000', [0, 4]],
    ['bytes=990-', 206, 'bytes 990-999/1000', [990, 1000]],
    ['bytes=-5', 206, 'bytes 995-999/1000', [995, 1000]],
    ['bytes=990-5000', 206, 'bytes 990-999/1000', [990, 1000]],
    ['bytes=-5000', 206, 'bytes 0-999/1000', [0, 1000]],
    ['bytes=1000-', 416, 'bytes */1000', undefined],
    ['bytes=5-3', 200, null, [0, 1000]],
    ['bytes=0-1,4-5', 200, null, [0, 1000]],
    ['lines=0-1', 200, null, [0, 1000]],
  ])('are had back by ranges: %s', async (range, status, contentRange, part) => {
    const film = randomBytes(1000);
    const { id } = (await (await fetch(await session(), { method: 'PUT', body: new Uint8Array(film) })).json()) as Json;
    const url = `${root()}/drive/v3/files/${id}?alt=media&acknowledgeAbuse=true`;
    const got = await fetch(url, { headers: { ...auth(), range } });
    const bytes = Buffer.from(await got.arrayBuffer());
    expect([got.status, got.headers.get('content-range')]).toEqual([status, contentRange]);
    if (part) expect(bytes.equals(film.subarray(...(part as [number, number])))).toBe(true);
    const head = await fetch(url, { method: 'HEAD', headers: { ...auth(), range } });
    expect([head.status, head.headers.get('content-length')]).toEqual([status, got.headers.get('content-length')]);
  });
});
