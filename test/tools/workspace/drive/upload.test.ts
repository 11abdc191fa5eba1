import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileStore } from '../../../../src/tools/workspace/core/store.ts';
import type { Answer } from './fixture.ts';
import { ANNA, KARIN, workspace } from './fixture.ts';

const KIB256 = 262_144;
const dir = mkdtempSync(join(tmpdir(), 'drive-upload-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Bytes that do not repeat, so that a piece in the wrong place shows. */
function bytes(length: number): Buffer {
  const out = Buffer.alloc(length);
  for (let i = 0, x = 7; i < length; i++) {
    x = (x * 1103515245 + 12345) & 0x7fffffff;
    out[i] = x >> 16;
  }
  return out;
}
let count = 0;
/** As the HTTP face hands over an upload's body: on disk. */
function spooled(content: Buffer): { file: string; length: number } {
  const file = join(dir, `body-${++count}`);
  writeFileSync(file, content);
  return { file, length: content.length };
}
const md5 = (content: Buffer) => createHash('md5').update(content).digest('hex');
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

function read(answer: Answer): Buffer {
  if (typeof answer.body === 'string') return Buffer.from(answer.body);
  const { file, start, length } = answer.body as { file: string; start: number; length: number };
  return readFileSync(file).subarray(start, start + length);
}

const UPLOAD = '/upload/drive/v3/files';

/** A film of no frames: the boxes that tell its length (6.5 s) and size. */
function mp4(): Buffer {
  const box = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + body.length);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(600, 12);
  mvhd.writeUInt32BE(3900, 16);
  const tkhd = Buffer.alloc(84);
  tkhd.writeUInt32BE(1280 << 16, 76);
  tkhd.writeUInt32BE(720 << 16, 80);
  return Buffer.concat([
    box('ftyp', Buffer.from('isom')),
    box('mdat', bytes(5000)),
    box('moov', Buffer.concat([box('mvhd', mvhd), box('trak', box('tkhd', tkhd))])),
  ]);
}

/** A WebM head: EBML, then a segment of unknown size with its duration (2500 ms) and a track's size. */
function webm(): Buffer {
  const element = (id: number[], body: Buffer) => Buffer.concat([Buffer.from(id), Buffer.from([0x80 | body.length]), body]);
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(2500);
  const info = element(
    [0x15, 0x49, 0xa9, 0x66],
    Buffer.concat([element([0x2a, 0xd7, 0xb1], Buffer.from([0x0f, 0x42, 0x40])), element([0x44, 0x89], duration)]),
  );
  const video = element([0xe0], Buffer.concat([element([0xb0], Buffer.from([0x02, 0x80])), element([0xba], Buffer.from([0x01, 0x68]))]));
  const tracks = element([0x16, 0x54, 0xae, 0x6b], element([0xae], video));
  const cluster = Buffer.from([0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
  return Buffer.concat([
    element([0x1a, 0x45, 0xdf, 0xa3], Buffer.alloc(4)),
    Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    info,
    tracks,
    cluster,
  ]);
}

describe('uploads in one request', () => {
  it('store the bytes with their sums', () => {
    const { send } = workspace();
    const film = bytes(2_500_000);
    const answer = send(
      KARIN,
      'POST',
      `${UPLOAD}?uploadType=media&fields=size,md5Checksum,sha256Checksum,sha1Checksum,mimeType,name`,
      spooled(film),
      { 'content-type': 'video/mp4' },
    );
    expect(answer.json).toEqual({
      name: 'Untitled',
      mimeType: 'video/mp4',
      size: '2500000',
      md5Checksum: md5(film),
      sha256Checksum: sha256(film),
      sha1Checksum: createHash('sha1').update(film).digest('hex'),
    });
  });

  it.each([
    ['CRLF', '\r\n', 'b1', 'b1'],
    ['bare LF', '\n', 'b1', 'b1'],
    ['a quoted boundary', '\r\n', '"b= 1"', 'b= 1'],
  ])('read multipart/related with %s', (_, line, written, boundary) => {
    const { send } = workspace();
    // The media hold what looks like a delimiter, and end in a line break of their own.
    const film = Buffer.concat([bytes(1_200_000), Buffer.from('\r\n--b\r\n--\r\n')]);
    const body = Buffer.concat([
      Buffer.from(
        [
          `--${boundary}`,
          'Content-Type: application/json; charset=UTF-8',
          '',
          JSON.stringify({ name: 'Ö.mp4', appProperties: { a: '1' } }),
          `--${boundary}`,
          'Content-Type: video/mp4',
          '',
          '',
        ].join(line),
      ),
      film,
      Buffer.from(`${line}--${boundary}--${line}`),
    ]);
    const made = send(KARIN, 'POST', `${UPLOAD}?uploadType=multipart&fields=id,name,md5Checksum,mimeType,appProperties`, spooled(body), {
      'content-type': `multipart/related; boundary=${written}`,
    });
    expect(made.json).toEqual({
      id: made.json.id,
      name: 'Ö.mp4',
      mimeType: 'video/mp4',
      md5Checksum: md5(film),
      appProperties: { a: '1' },
    });
    expect(read(send(KARIN, 'GET', `/drive/v3/files/${made.json.id}?alt=media`)).equals(film)).toBe(true);
  });

  it('decode base64 media, and refuse malformed bodies and unknown names', () => {
    const { send } = workspace();
    const film = bytes(3001);
    const type = { 'content-type': 'multipart/related; boundary=x' };
    const parts = (meta: string, media: string, head = '') =>
      `--x\r\n\r\n${meta}\r\n--x\r\nContent-Type: video/webm\r\n${head}\r\n${media}\r\n--x--`;
    const url = `${UPLOAD}?uploadType=multipart&fields=md5Checksum`;
    const base64 = parts('{}', film.toString('base64').replace(/(.{76})/g, '$1\r\n'), 'Content-Transfer-Encoding: base64\r\n');
    expect(send(KARIN, 'POST', url, base64, type).json.md5Checksum).toBe(md5(film));
    expect(send(KARIN, 'POST', url, parts('{"nmae": 1}', 'x'), type)).toMatchObject({ status: 400 });
    expect(send(KARIN, 'POST', url, parts('{"name": ', 'x'), type)).toMatchObject({ status: 400, reason: 'parseError' });
    expect(send(KARIN, 'POST', url, '--x\r\n\r\n{}\r\n--x--', type).status).toBe(400);
    expect(send(KARIN, 'POST', url, parts('{}', 'x').slice(0, -3), type).status).toBe(400);
    expect(send(KARIN, 'POST', url, parts('{}', 'x'), { 'content-type': 'multipart/related' }).status).toBe(400);
    expect(send(KARIN, 'POST', `${UPLOAD}?uploadType=nagot`, 'x').status).toBe(400);
    expect(send(KARIN, 'POST', `${UPLOAD}?uploadType=media`, 'x', { 'x-body-truncated': 'true' }).status).toBe(400);
    expect(send(KARIN, 'GET', '/drive/v3/files?fields=files(name)').json.files).toHaveLength(1);
  });

  it('make a new revision of a file, for those who may edit', () => {
    const { send, as } = workspace();
    const film = as(KARIN).file('Film');
    const read0 = as(KARIN).get(`/files/${film}?fields=size,md5Checksum`).json;
    expect(read0).toEqual({ size: '0', md5Checksum: md5(Buffer.alloc(0)) });
    as(KARIN).share(film, { type: 'user', role: 'reader', emailAddress: ANNA });
    expect(send(ANNA, 'PATCH', `${UPLOAD}/${film}?uploadType=media`, 'hej').status).toBe(403);
    const answer = send(KARIN, 'PATCH', `${UPLOAD}/${film}?uploadType=media&fields=name,size`, 'hej', { 'content-type': 'video/mp4' });
    expect(answer.json).toEqual({ name: 'Film', size: '3' });
    const room = as(KARIN).folder('Rum');
    expect(send(KARIN, 'PATCH', `${UPLOAD}/${room}?uploadType=media`, 'hej').status).toBe(403);
  });

  it('tell a film’s length and size, after as long as Google takes', () => {
    const { send, settings, clock } = workspace();
    const make = (film: Buffer, type: string) =>
      send(KARIN, 'POST', `${UPLOAD}?uploadType=media&fields=id,videoMediaMetadata`, spooled(film), { 'content-type': type }).json;
    expect(make(mp4(), 'video/mp4').videoMediaMetadata).toEqual({ width: 1280, height: 720, durationMillis: '6500' });
    expect(make(webm(), 'video/webm').videoMediaMetadata).toEqual({ width: 640, height: 360, durationMillis: '2500' });
    expect(make(bytes(5000), 'video/mp4').videoMediaMetadata).toBeUndefined();
    expect(make(Buffer.concat([webm().subarray(0, 9), bytes(500)]), 'video/webm').videoMediaMetadata).toBeUndefined();
    settings({ videoDelayMillis: 5 * 60_000 });
    const { id, videoMediaMetadata } = make(mp4(), 'video/mp4');
    expect(videoMediaMetadata).toBeUndefined();
    clock.now += 5 * 60_000;
    expect(send(KARIN, 'GET', `/drive/v3/files/${id}?fields=videoMediaMetadata`).json.videoMediaMetadata.durationMillis).toBe('6500');
  });
});

describe('downloads', () => {
  it('give the whole, a range, or 416', () => {
    const { send } = workspace();
    const film = bytes(100_000);
    const { id } = send(KARIN, 'POST', `${UPLOAD}?uploadType=media`, spooled(film), { 'content-type': 'video/mp4' }).json;
    const get = (range?: string) =>
      send(KARIN, 'GET', `/drive/v3/files/${id}?alt=media&acknowledgeAbuse=true`, undefined, range ? { range } : {});
    const whole = get();
    expect(whole).toMatchObject({ status: 200, headers: { 'content-type': 'video/mp4', 'content-length': '100000' } });
    expect(read(whole).equals(film)).toBe(true);
    const part = get('bytes=10-19');
    expect(part).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 10-19/100000', 'content-length': '10' } });
    expect(read(part).equals(film.subarray(10, 20))).toBe(true);
    expect(read(get('bytes=99990-200000')).equals(film.subarray(99_990))).toBe(true);
    expect(read(get('bytes=-5')).equals(film.subarray(99_995))).toBe(true);
    expect(get('bytes=100000-')).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */100000' } });
    expect(get('rader=1-2').status).toBe(200);
    expect(send(ANNA, 'GET', `/drive/v3/files/${id}?alt=media`).status).toBe(404);
  });

  it('refuse folders', () => {
    const { as } = workspace();
    const room = as(KARIN).folder('Rum');
    expect(as(KARIN).get(`/files/${room}?alt=media`)).toMatchObject({ status: 403, reason: 'fileNotDownloadable' });
  });
});

describe('resumable uploads', () => {
  type Space = ReturnType<typeof workspace>;
  const open = (
    space: Space,
    metadata: object,
    headers: Record<string, string> = {},
    query = '&fields=id,name,size,md5Checksum,mimeType',
  ) => {
    const answer = space.send(KARIN, 'POST', `${UPLOAD}?uploadType=resumable&supportsAllDrives=true${query}`, metadata, headers);
    const url = (answer.headers.location ?? '').replace('http://localhost:8080', '');
    return {
      answer,
      url,
      put: (content: Buffer, range?: string, more: Record<string, string> = {}) =>
        space.send(undefined, 'PUT', url, spooled(content), { ...(range ? { 'content-range': range } : {}), ...more }),
    };
  };

  it('go chunk by chunk at an absolute address that needs no other key', () => {
    const space = workspace();
    const film = bytes(2 * KIB256 + 1000);
    const { answer, put } = open(
      space,
      { name: 'Film.mp4' },
      { 'x-upload-content-type': 'video/mp4', 'x-upload-content-length': String(film.length) },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.location).toMatch(
      /^http:\/\/localhost:8080\/upload\/drive\/v3\/files\?uploadType=resumable&.*upload_id=\w{90,}$/,
    );
    expect(put(Buffer.alloc(0), `bytes */${film.length}`)).toMatchObject({ status: 308 });
    expect(put(Buffer.alloc(0), `bytes */${film.length}`).headers.range).toBeUndefined();
    expect(put(film.subarray(0, KIB256), `bytes 0-${KIB256 - 1}/${film.length}`)).toMatchObject({
      status: 308,
      headers: { range: `bytes=0-${KIB256 - 1}` },
    });
    expect(put(film.subarray(KIB256, 2 * KIB256), `bytes ${KIB256}-${2 * KIB256 - 1}/*`).status).toBe(308);
    const done = put(film.subarray(2 * KIB256), `bytes ${2 * KIB256}-${film.length - 1}/${film.length}`);
    expect(done).toMatchObject({
      status: 200,
      json: { name: 'Film.mp4', size: String(film.length), md5Checksum: md5(film), mimeType: 'video/mp4' },
    });
    // Asked once more, it still says so, and makes nothing anew.
    expect(put(Buffer.alloc(0), `bytes */${film.length}`).json.id).toBe(done.json.id);
    expect(space.as(KARIN).names("name = 'Film.mp4'")).toEqual(['Film.mp4']);
    expect(read(space.send(KARIN, 'GET', `/drive/v3/files/${done.json.id}?alt=media`)).equals(film)).toBe(true);
  });

  it('keep what came before the connection broke, and go on from there', () => {
    const space = workspace();
    const film = bytes(700_000);
    const { put } = open(space, { name: 'Film' }, { 'x-upload-content-length': '700000' });
    const broken = put(film.subarray(0, 333_333), undefined, { 'content-length': '700000', 'x-body-truncated': 'true' });
    expect(broken.status).toBe(308);
    expect(put(Buffer.alloc(0), 'bytes */700000').headers.range).toBe('bytes=0-333332');
    // One may also begin at a byte that has been kept already.
    const done = put(film.subarray(333_000), `bytes 333000-699999/700000`);
    expect(done).toMatchObject({ status: 200, json: { md5Checksum: md5(film) } });
  });

  it('take a body of untold length whose connection broke as a beginning', () => {
    const space = workspace();
    const film = bytes(5000);
    const { put } = open(space, { name: 'Film' });
    expect(put(film.subarray(0, 3000), undefined, { 'x-body-truncated': 'true' })).toMatchObject({
      status: 308,
      headers: { range: 'bytes=0-2999' },
    });
    expect(put(film)).toMatchObject({ status: 200, json: { size: '5000', md5Checksum: md5(film) } });
  });

  it('refuse chunks that are odd, too long, off their place or contrary to what was told', () => {
    const space = workspace();
    const { put } = open(space, { name: 'Film' }, { 'x-upload-content-length': '600000' });
    const film = bytes(600_001);
    expect(put(film.subarray(0, 1000), 'bytes 0-999/600000').status).toBe(400);
    expect(put(film.subarray(0, KIB256), `bytes ${KIB256}-${2 * KIB256 - 1}/600000`).status).toBe(400);
    expect(put(film).status).toBe(400);
    expect(put(film.subarray(0, 10)).status).toBe(400);
    expect(put(film.subarray(0, KIB256), `bytes 0-${KIB256 - 1}/700000`).status).toBe(400);
    expect(put(film.subarray(0, 100), `bytes 0-${KIB256 - 1}/600000`).status).toBe(400);
    expect(put(film.subarray(0, 100), 'bitar 0-99').status).toBe(400);
    expect(put(Buffer.alloc(0), 'bytes */600000').headers.range).toBeUndefined();
    expect(put(film.subarray(0, 600_000)).json.md5Checksum).toBe(md5(film.subarray(0, 600_000)));
  });

  it('end after a week, or when cancelled', () => {
    const space = workspace();
    const a = open(space, { name: 'A' });
    const b = open(space, { name: 'B' });
    expect(space.send(undefined, 'DELETE', b.url).status).toBe(499);
    expect(b.put(bytes(10))).toMatchObject({ status: 404 });
    space.clock.now += 7 * 86_400_000 - 1;
    expect(a.put(Buffer.alloc(0), 'bytes */*').status).toBe(308);
    space.clock.now += 1;
    expect(a.put(bytes(10)).status).toBe(404);
    expect(space.send(undefined, 'PUT', `${UPLOAD}?uploadType=resumable&upload_id=hittepa`, 'x').status).toBe(404);
    expect(space.send(undefined, 'PUT', `${UPLOAD}?uploadType=resumable`, 'x').status).toBe(400);
    expect(space.send(undefined, 'POST', `${UPLOAD}?uploadType=resumable`, {}).status).toBe(401);
  });

  it('refuse at the start what could not be made at the end', () => {
    const space = workspace();
    const karin = space.as(KARIN);
    expect(open(space, { name: 'x', parents: ['borta'] }).answer.status).toBe(404);
    expect(open(space, { name: 'x', id: 'hittepa' }).answer.status).toBe(400);
    expect(open(space, { nmae: 'x' }).answer.status).toBe(400);
    const [id] = karin.get('/files/generateIds?count=1').json.ids;
    const first = open(space, { name: 'x', id });
    const second = open(space, { name: 'x', id });
    expect(first.put(bytes(10)).json.id).toBe(id);
    expect(second.put(bytes(10)).status).toBe(409);
    expect(open(space, { name: 'x', id }).answer.status).toBe(409);
  });

  it('can replace a file’s bytes and move it, as the one who opened the session', () => {
    const space = workspace();
    const karin = space.as(KARIN);
    const [film, room] = [karin.file('Film'), karin.folder('Rum')];
    const answer = space.send(KARIN, 'PATCH', `${UPLOAD}/${film}?uploadType=resumable&addParents=${room}&removeParents=root`, {
      description: 'Ny',
    });
    const url = (answer.headers.location ?? '').replace('http://localhost:8080', '');
    expect(space.send(ANNA, 'PUT', url, spooled(bytes(1234))).status).toBe(200);
    expect(karin.get(`/files/${film}?fields=size,parents,description,lastModifyingUser(emailAddress)`).json).toEqual({
      size: '1234',
      parents: [room],
      description: 'Ny',
      lastModifyingUser: { emailAddress: KARIN },
    });
  });

  it('survive the process: a reopened workspace goes on with the session', () => {
    const folder = join(dir, 'rum');
    const film = bytes(3 * KIB256);
    const before = workspace({ store: fileStore(folder) });
    const first = open(before, { name: 'Film' }, { 'x-upload-content-length': String(film.length) });
    first.put(film.subarray(0, KIB256), `bytes 0-${KIB256 - 1}/${film.length}`);
    // Killed between writing a chunk and noting it: bytes lie there that no answer promised.
    const [[, session]] = [...before.store.entries<{ blob: string }>('drive.upload')] as [[string, { blob: string }]];
    appendFileSync(before.store.blobPath(session.blob), bytes(3 * KIB256));
    before.close();
    const after = workspace({ store: fileStore(folder) });
    const ask = after.send(undefined, 'PUT', first.url, undefined, { 'content-range': `bytes */${film.length}` });
    expect(ask).toMatchObject({ status: 308, headers: { range: `bytes=0-${KIB256 - 1}` } });
    const done = after.send(undefined, 'PUT', first.url, spooled(film.subarray(KIB256)), {
      'content-range': `bytes ${KIB256}-${film.length - 1}/${film.length}`,
    });
    expect(done.json.md5Checksum).toBe(md5(film));
    after.close();
  });

  it('move only bodies that the workspace spooled itself: other files stay where they are', () => {
    const space = workspace();
    const mine = spooled(bytes(5000));
    const { url } = open(space, { name: 'Film' });
    expect(space.send(undefined, 'PUT', url, mine).status).toBe(200);
    expect(existsSync(mine.file)).toBe(true);
    const own = { file: join(space.store.blobs, 'spool-1'), length: 5000 };
    writeFileSync(own.file, bytes(5000));
    const again = open(space, { name: 'Film' });
    expect(space.send(undefined, 'PUT', again.url, own).json.md5Checksum).toBe(md5(bytes(5000)));
    expect(existsSync(own.file)).toBe(false);
  });
});
