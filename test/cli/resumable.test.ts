import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChecksumMismatch, FileChanged, type HttpUploadOptions, uploadFile } from '../../src/cli/transport/resumable.ts';
import { uploadEmbedded } from '../../src/tools/command-line/upload.ts';
import { createCore, type Emulator } from '../../src/tools/workspace/core/core.ts';
import { drive as driveService } from '../../src/tools/workspace/drive/drive.ts';
import { replyLost } from '../../src/tools/workspace/faults/faults.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import type { HttpRequest } from '../../src/tools/workspace/http/service.ts';
import { driveWithFaults, type Twist } from './drive-with-faults.ts';

const folder = mkdtempSync(join(tmpdir(), 'delakultur-test-'));
const film = join(folder, 'film.mp4');
const bytes = randomBytes(1_500_000);
const closing: (() => unknown)[] = [];

beforeEach(() => writeFileSync(film, bytes));
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function journalOf(text?: string) {
  let kept = text;
  return {
    load: () => kept,
    save: (line: string) => {
      kept = line;
    },
    clear: () => {
      kept = undefined;
    },
  };
}

async function drive(options: Parameters<typeof driveWithFaults>[0]) {
  const server = await driveWithFaults(options);
  closing.push(server.close);
  const waits: number[] = [];
  const send = (more: Partial<HttpUploadOptions> = {}) =>
    uploadFile({
      rootUrl: server.rootUrl,
      authorize: async () => ({ authorization: 'Bearer hemlig' }),
      file: film,
      metadata: { name: 'Vatten.mp4', mimeType: 'video/mp4', parents: ['väntrummet'] },
      pause: async (ms) => void waits.push(ms),
      random: () => 0,
      ...more,
    });
  return { ...server, waits, send };
}

describe('an upload', () => {
  it('goes in one PUT, with its size and type told beforehand', async () => {
    const { send, log, asked, content } = await drive({});
    expect(await send()).toMatchObject({ id: 'film', size: '1500000' });
    expect(content().equals(bytes)).toBe(true);
    expect(log).toEqual(['begin', 'put 0']);
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer hemlig',
      'x-upload-content-type': 'video/mp4',
      'x-upload-content-length': '1500000',
    });
    expect(asked[1]?.headers.authorization).toBeUndefined();
  });

  it.each<[string, Twist[], string[]]>([
    ['a broken connection', [{ keep: 600_000, answer: 'cut' }], ['begin', 'put 0', 'ask', 'put 600000']],
    ['a connection broken before anything was kept', [{ keep: 0, answer: 'cut' }], ['begin', 'put 0', 'ask', 'put 0']],
    ['503 halfway', [{ keep: 524_288, answer: { status: 503 } }], ['begin', 'put 0', 'ask', 'put 524288']],
    ['fewer bytes kept than were sent', [{ keep: 262_144 }, { keep: 262_144 }], ['begin', 'put 0', 'put 262144', 'put 524288']],
    ['a lost last answer', [{ answer: 'cutReply' }], ['begin', 'put 0', 'ask']],
    ['a last answer that was cut off', [{ answer: { status: 200, body: '{"id":"fi' } }], ['begin', 'put 0', 'ask']],
  ])('goes on where Drive stands after %s', async (_name, twists, steps) => {
    const { send, log, content } = await drive({ twists });
    expect((await send()).size).toBe('1500000');
    expect(log).toEqual(steps);
    expect(content().equals(bytes)).toBe(true);
  });

  it('sends chunks of the size it is told', async () => {
    const { send, log } = await drive({});
    await send({ chunkBytes: 524_288 });
    expect(log).toEqual(['begin', 'put 0', 'put 524288', 'put 1048576']);
  });

  it('begins anew when its session is gone', async () => {
    const { send, log } = await drive({
      twists: [
        { keep: 0, answer: { status: 404 } },
        { keep: 0, answer: { status: 410 } },
      ],
    });
    await send();
    expect(log).toEqual(['begin', 'put 0', 'begin', 'put 0', 'begin', 'put 0']);
  });

  it('waits longer and longer while Drive is busy, and as long as it asks', async () => {
    const { send, waits } = await drive({
      sessions: [503, 'cut', 429],
      twists: [{ keep: 0, answer: { status: 429, headers: { 'retry-after': '30' } } }],
    });
    await send();
    expect(waits).toEqual([500, 1000, 2000, 30_000]);
  });

  it('gives up with Google’s words when nothing gets through', async () => {
    const { send } = await drive({ sessions: Array.from({ length: 13 }, () => 503) });
    await expect(send()).rejects.toMatchObject({ status: 503, reason: 'x' });
  });

  it('does not try again what Google refuses', async () => {
    const body = '{"error":{"message":"Your storage is full.","errors":[{"reason":"storageQuotaExceeded"}]}}';
    const { send, log } = await drive({ twists: [{ keep: 0, answer: { status: 403, body } }] });
    await expect(send()).rejects.toMatchObject({ reason: 'storageQuotaExceeded', trouble: 'exhausted' });
    expect(log).toEqual(['begin', 'put 0']);
  });

  it('goes in smaller pieces after the network broke, and in larger ones as they get through', async () => {
    const size = 60 * 1024 * 1024;
    writeFileSync(film, '');
    truncateSync(film, size);
    const ranges: string[] = [];
    let kept = 0;
    let breaks = 2;
    const hash = createHash('md5');
    const server = createServer((incoming, outgoing) => {
      if (incoming.method === 'POST') return outgoing.writeHead(200, { location: '/upload/session' }).end();
      const range = incoming.headers['content-range'] ?? '';
      const [, from, to] = /^bytes (\d+)-(\d+)/.exec(range) ?? [];
      if (from === undefined) return outgoing.writeHead(308, kept > 0 ? { range: `bytes=0-${kept - 1}` } : {}).end();
      ranges.push(`${from}-${to}`);
      if (breaks-- > 0) return incoming.socket.destroy();
      incoming.on('data', (piece: Buffer) => hash.update(piece));
      incoming.on('end', () => {
        kept = Number(to) + 1;
        if (kept < size) outgoing.writeHead(308, { range: `bytes=0-${to}` }).end();
        else outgoing.end(JSON.stringify({ id: 'film', md5Checksum: hash.digest('hex') }));
      });
      return undefined;
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    closing.push(() => server.close());
    const rootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await uploadFile({ rootUrl, authorize: async () => ({}), file: film, metadata: { name: 'x' }, pause: async () => {} });
    const mebibyte = 1024 * 1024;
    const piece = (from: number, to: number) => `${from * mebibyte}-${to * mebibyte - 1}`;
    expect(ranges).toEqual([piece(0, 60), piece(0, 32), piece(0, 8), piece(8, 24), piece(24, 56), piece(56, 60)]);
  });

  it('says that it waits for the network, and waits longer for one that is gone than for a service that refuses', async () => {
    const told: number[] = [];
    const away = await drive({ sessions: Array.from({ length: 12 }, () => 'cut' as const) });
    await away.send({ patience: 13, onWait: (ms) => told.push(ms) });
    expect(told).toEqual(away.waits);
    expect(told).toHaveLength(12);
    const gone = await drive({ sessions: Array.from({ length: 12 }, () => 'cut' as const) });
    await expect(gone.send({ patience: 12 })).rejects.toMatchObject({ code: expect.any(String) });
  });

  it('of an empty file arrives too', async () => {
    writeFileSync(film, '');
    const { send } = await drive({});
    expect((await send()).size).toBe('0');
  });

  it('tells a checksum that differs', async () => {
    const { send } = await drive({ spoil: true });
    await expect(send()).rejects.toThrow(ChecksumMismatch);
  });

  it('asks for the checksum when the answer does not hold it', async () => {
    const { send } = await drive({ hideSum: true });
    expect((await send()).md5Checksum).toBe(createHash('md5').update(bytes).digest('hex'));
  });

  it('tells when the file shrinks on its way, and when it is written to', async () => {
    const shrinking = await drive({ twists: [{ keep: 262_144 }] });
    await expect(shrinking.send({ onProgress: (sent) => sent === 262_144 && truncateSync(film, 300_000) })).rejects.toThrow(FileChanged);
    writeFileSync(film, bytes);
    const growing = await drive({});
    await expect(growing.send({ onProgress: (sent, total) => sent === total && writeFileSync(film, `${bytes}mer`) })).rejects.toThrow(
      FileChanged,
    );
  });

  it('stops at once when it is told to', async () => {
    const { send } = await drive({});
    const stop = new AbortController();
    await expect(send({ signal: stop.signal, onProgress: () => stop.abort(new Error('avbrutet')) })).rejects.toThrow('avbrutet');
  });

  it('shows its progress up to the end', async () => {
    const seen: number[] = [];
    const { send } = await drive({});
    await send({ onProgress: (sent, total) => seen.push(sent / total) });
    expect(seen.at(-1)).toBe(1);
    expect(seen.length).toBeGreaterThan(3);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });
});

describe('an upload that another run began', () => {
  const stopAt = (limit: number) => {
    const stop = new AbortController();
    return { signal: stop.signal, onProgress: (sent: number) => sent >= limit && stop.abort(new Error('avbrutet')) };
  };

  it('goes on in the same session, and is summed from its beginning', async () => {
    const { send, log, content, quiet } = await drive({});
    const journal = journalOf();
    await expect(send({ journal, chunkBytes: 524_288, ...stopAt(600_000) })).rejects.toThrow('avbrutet');
    await quiet();
    log.splice(0);
    expect((await send({ journal })).size).toBe('1500000');
    expect(log.filter((step) => step === 'begin')).toEqual([]);
    expect(log[0]).toBe('ask');
    expect(content().equals(bytes)).toBe(true);
    expect(journal.load()).toBeUndefined();
  });

  it('reads again only what was sent before, and tells of it', async () => {
    const { send, log, quiet } = await drive({});
    const journal = journalOf();
    await expect(send({ journal, chunkBytes: 524_288, ...stopAt(600_000) })).rejects.toThrow('avbrutet');
    await quiet();
    log.splice(0);
    const read: number[] = [];
    await send({ journal, onCheck: (position) => read.push(position) });
    const [, from] = /^put (\d+)$/.exec(log[1] ?? '') ?? [];
    expect(read.at(-1)).toBe(Number(from));
    expect(Number(from)).toBeGreaterThan(0);
  });

  it.each<[string, (journal: ReturnType<typeof journalOf>) => Partial<HttpUploadOptions>]>([
    [
      'the file changed',
      () => {
        writeFileSync(film, randomBytes(1_500_000));
        return {};
      },
    ],
    ['it was for something else', () => ({ metadata: { name: 'Annat.mp4', mimeType: 'video/mp4' } })],
    [
      'the journal is damaged',
      (journal) => {
        journal.save('{"sess');
        return {};
      },
    ],
  ])('begins anew when %s', async (_name, change) => {
    const { send, log, quiet } = await drive({});
    const journal = journalOf();
    await expect(send({ journal, chunkBytes: 524_288, ...stopAt(600_000) })).rejects.toThrow('avbrutet');
    await quiet();
    log.splice(0);
    await send({ journal, ...change(journal) });
    expect(log[0]).toBe('begin');
  });

  it('begins anew when Drive has forgotten the session', async () => {
    const { send, log, forget, quiet } = await drive({});
    const journal = journalOf();
    await expect(send({ journal, chunkBytes: 524_288, ...stopAt(600_000) })).rejects.toThrow('avbrutet');
    await quiet();
    forget();
    log.splice(0);
    await send({ journal });
    expect(log).toEqual(['begin', 'put 0']);
  });
});

it('holds little of a large film in memory', async () => {
  let most = 0;
  const size = 256 * 1024 * 1024;
  const hash = createHash('md5');
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === 'POST') return outgoing.writeHead(200, { location: '/upload/session' }).end();
    incoming.on('data', (piece: Buffer) => {
      hash.update(piece);
      most = Math.max(most, process.memoryUsage.rss());
    });
    incoming.on('end', () => outgoing.end(JSON.stringify({ id: 'film', md5Checksum: hash.digest('hex') })));
    return undefined;
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => server.close());
  writeFileSync(film, '');
  truncateSync(film, size);
  const before = process.memoryUsage.rss();
  const rootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await uploadFile({ rootUrl, authorize: async () => ({}), file: film, metadata: { name: 'Lång.mp4' } });
  expect(most - before).toBeLessThan(40 * 1024 * 1024);
}, 60_000);

describe('in the embedded workspace, an upload', () => {
  const anna = 'anna@skola.example';
  const metadata = { name: 'Vatten.mp4', mimeType: 'video/mp4', appProperties: { recording: 'f1' } };
  const open = (): Emulator => {
    const emulator = createCore([driveService], { domains: ['skola.example'] });
    closing.push(() => emulator.close());
    return emulator;
  };
  const contentOf = (emulator: Emulator, id = '') => {
    const { body } = emulator.handle({
      method: 'GET',
      url: `/drive/v3/files/${id}?alt=media`,
      headers: { authorization: `Bearer local:${anna}` },
    });
    if (typeof body !== 'object') throw new Error('no bytes');
    return readFileSync(body.file).subarray(body.start, body.start + body.length);
  };

  it('arrives over HTTP as it was sent', async () => {
    const emulator = open();
    const server = await serve(emulator, { port: 0 });
    closing.unshift(() => server.close());
    const authorize = async () => ({ authorization: `Bearer local:${anna}` });
    const file = await uploadFile({ rootUrl: `http://127.0.0.1:${server.port}`, authorize, file: film, metadata });
    expect(file).toMatchObject({ name: 'Vatten.mp4', mimeType: 'video/mp4', size: '1500000', appProperties: { recording: 'f1' } });
    expect(contentOf(emulator, file.id).equals(bytes)).toBe(true);
  });

  it('arrives within the process too, in chunks, and leaves the file and no scraps behind', async () => {
    const emulator = open();
    const seen: number[] = [];
    const handed: string[] = [];
    const watching = {
      handle: (request: HttpRequest) => {
        if (request.body && 'file' in request.body) handed.push(request.body.file);
        return emulator.handle(request);
      },
    };
    const file = await uploadEmbedded(watching, anna, { file: film, metadata, chunkBytes: 524_288, onProgress: (sent) => seen.push(sent) });
    expect(contentOf(emulator, file.id).equals(bytes)).toBe(true);
    expect(seen.at(-1)).toBe(1_500_000);
    expect(existsSync(film)).toBe(true);
    expect(handed).toHaveLength(3);
    expect(handed).not.toContain(film);
    expect(handed.filter((one) => existsSync(one))).toEqual([]);
  });

  it('goes on after lost answers', async () => {
    const emulator = open();
    let puts = 0;
    emulator.faults = (call) => (call.request.method === 'PUT' && puts++ % 2 === 0 ? replyLost() : undefined);
    const file = await uploadEmbedded(emulator, anna, { file: film, metadata, chunkBytes: 524_288, pause: async () => {} });
    expect(contentOf(emulator, file.id).equals(bytes)).toBe(true);
  });

  it('that already got through under its id counts only if the content is the same', async () => {
    const emulator = open();
    const { body } = emulator.handle({
      method: 'GET',
      url: '/drive/v3/files/generateIds?count=1',
      headers: { authorization: `Bearer local:${anna}` },
    });
    const [id] = (JSON.parse(body as string) as { ids: string[] }).ids;
    const first = await uploadEmbedded(emulator, anna, { file: film, metadata: { ...metadata, id } });
    expect(await uploadEmbedded(emulator, anna, { file: film, metadata: { ...metadata, id } })).toEqual(first);
    writeFileSync(film, 'en annan film');
    await expect(uploadEmbedded(emulator, anna, { file: film, metadata: { ...metadata, id } })).rejects.toThrow(ChecksumMismatch);
  });

  it('is refused with Google’s words where one may not write', async () => {
    const emulator = open();
    await expect(uploadEmbedded(emulator, anna, { file: film, metadata: { ...metadata, parents: ['okänd'] } })).rejects.toMatchObject({
      status: 404,
    });
  });
});
