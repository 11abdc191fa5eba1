import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { allowListOf } from '../../../src/tools/script-host/allow-list.ts';
import { createEmulator, type Emulator } from '../../../src/tools/workspace/core/emulator.ts';
import { serve } from '../../../src/tools/workspace/http/serve.ts';
import { failureOf, hosts, resultOf, samples } from '../playground/built.ts';

const anna = { user: 'anna@exempel.se', surface: 'editor' } as const;
const drive = 'https://www.googleapis.com';

describe('UrlFetchApp', () => {
  const createHost = hosts();
  let server: Server;
  let rootUrl = '';
  const seen: { method: string; url: string; headers: Record<string, unknown> }[] = [];

  beforeAll(async () => {
    const meeting: (() => void)[] = [];
    server = createServer((incoming, outgoing) => {
      const { method = '', url = '', headers } = incoming;
      seen.push({ method, url, headers });
      const body: Buffer[] = [];
      incoming.on('data', (piece: Buffer) => body.push(piece));
      incoming.on('end', () => {
        const answer = () => {
          if (url.startsWith('/lost')) incoming.socket.destroy();
          else if (url.startsWith('/away')) outgoing.writeHead(302, { location: '/echo?moved' }).end();
          else if (url.startsWith('/elsewhere')) outgoing.writeHead(302, { location: 'https://example.com/' }).end();
          else if (url.startsWith('/takes')) outgoing.writeHead(200, { 'x-modelled-ms': url.split('ms=')[1] }).end();
          else if (url.startsWith('/no')) outgoing.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"no"}');
          else {
            const type = String(headers['content-type'] ?? '');
            outgoing
              .writeHead(200, { 'x-type': type, 'set-cookie': ['a=1', 'b=2'], etag: '"7"' })
              .end(Buffer.concat([Buffer.from(method === 'GET' ? url : ''), ...body]));
          }
        };
        // The last of those who are to meet lets all of them go, itself first.
        const others = Number(/meet=(\d+)/.exec(url)?.[1] ?? 1);
        meeting.unshift(answer);
        if (meeting.length >= others) for (const go of meeting.splice(0)) go();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    rootUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    seen.length = 0;
  });

  it("takes Google's addresses to the embedded workspace, and waits for the answer", async () => {
    const host = createHost({ rootUrl });
    const params = { headers: { authorization: 'Bearer local:anna@exempel.se' }, muteHttpExceptions: true };
    const done = await host.call('fetchOne', [`${drive}/drive/v3/files?q=%C3%A5`, params], anna);
    expect(done).toMatchObject({
      ok: true,
      value: {
        code: 200,
        text: '/drive/v3/files?q=%C3%A5',
        headers: { ETag: '"7"', 'Set-Cookie': ['a=1', 'b=2'] },
      },
    });
    expect(done.effects.urlFetches).toEqual([{ method: 'GET', url: `${drive}/drive/v3/files?q=%C3%A5`, status: 200 }]);
    expect(seen[0]?.headers.authorization).toBe('Bearer local:anna@exempel.se');
    for (const other of ['sheets', 'cloudidentity', 'gmail'])
      await resultOf(host.call('fetchOne', [`https://${other}.googleapis.com/v4/x`], anna));
    expect(await resultOf(host.call('fetchOne', [`${rootUrl}/upload/drive/v3/files`], anna))).toMatchObject({ code: 200 });
  });

  it('refuses every other host by its name, redirects to them too', async () => {
    const host = createHost({ rootUrl });
    for (const url of [
      'https://example.com/a',
      'http://www.googleapis.com/',
      'https://www.googleapis.com.example.com/',
      'http://127.0.0.1:1/',
    ]) {
      expect(await failureOf(host.call('fetchOne', [url], anna))).toContain(`refuses ${new URL(url).origin}`);
    }
    expect(seen).toEqual([]);
    expect(await failureOf(host.call('fetchOne', [`${drive}/elsewhere`], anna))).toContain('refuses https://example.com');
    expect(await resultOf(host.call('fetchOne', [`${drive}/away`], anna))).toMatchObject({ text: '/echo?moved' });
    expect(await resultOf(host.call('fetchOne', [`${drive}/away`, { followRedirects: false }], anna))).toMatchObject({ code: 302 });
  });

  it("keeps to the manifest's whitelist and scopes", async () => {
    const host = createHost({ rootUrl, folder: join(samples, 'narrow') });
    expect(await resultOf(host.call('get', [`${drive}/drive/v3/files`], anna))).toBe(200);
    expect(await failureOf(host.call('get', [`${drive}/calendar/v3/x`], anna))).toMatch(/urlFetchWhitelist does not name/);
    expect(await failureOf(host.call('get', [`${rootUrl}/calendar/v3/x`], anna))).toMatch(/urlFetchWhitelist does not name/);
    expect(await failureOf(host.call('mail', [], anna))).toMatch(/not sufficient to call MailApp.sendEmail.*script\.send_mail/);
  });

  it('takes an allowed address and what lies under it, and no other that begins alike', async () => {
    const takes = allowListOf([`${drive}/batch/drive/v3`, `${drive}/drive/v3/`]);
    const taken = ['/batch/drive/v3', '/batch/drive/v3/', '/batch/drive/v3/x', '/batch/drive/v3?x=1', '/drive/v3/files', '/drive/v3/'];
    const refused = ['/batch/drive/v3x', '/batch/drive', '/drive/v3', '/drive/v3x/files', '/drive/v3/../v2/files', '/'];
    for (const path of taken) expect([path, takes(new URL(`${drive}${path}`))]).toEqual([path, true]);
    for (const path of refused) expect([path, takes(new URL(`${drive}${path}`))]).toEqual([path, false]);
    expect(takes(new URL('https://sheets.googleapis.com/drive/v3/files'))).toBe(false);
    const host = createHost({ rootUrl, folder: join(samples, 'narrow') });
    expect(await failureOf(host.call('get', [`${drive}/drive/v3x/files`], anna))).toMatch(/urlFetchWhitelist does not name/);
  });

  it.each(['http://www.googleapis.com/drive/', 'https://www.googleapis.com', 'https://*.googleapis.com/drive/', `${drive}/a?b=c`, 'drive'])(
    'takes no list with %s in it',
    (entry) => expect(() => allowListOf([entry])).toThrow(`appsscript.json: ${entry} must be`),
  );

  it('sets Host and Content-Length itself, and takes them from no script; Origin only where it is told not to', async () => {
    const host = createHost({ rootUrl });
    const fetch = (name: string, where = host) =>
      where.call('fetchOne', [`${drive}/echo`, { headers: { [name]: 'https://a.example' }, muteHttpExceptions: true }], anna);
    for (const name of ['Host', 'host', 'Content-Length'])
      expect(await failureOf(fetch(name))).toBe(`Attribute provided with invalid value: Header:${name}`);
    expect(await resultOf(fetch('origin'))).toMatchObject({ code: 200 });
    const strict = createHost({ rootUrl, faults: { refusesOrigin: true } });
    seen.length = 0;
    expect(await failureOf(fetch('origin', strict))).toBe('Attribute provided with invalid value: Header:origin');
    expect(seen).toEqual([]);
  });

  it('cuts an answer that Google would give after more than a minute', async () => {
    const host = createHost({ rootUrl });
    expect(await failureOf(host.call('fetchOne', [`${drive}/takes?ms=60001`], anna))).toBe(`Timeout: ${drive}/takes?ms=60001`);
    const done = await resultOf(host.call('fetchOne', [`${drive}/takes?ms=60000`], anna));
    expect(done).toMatchObject({ code: 200 });
    expect(JSON.stringify(done)).not.toMatch(/modelled/i);
  });

  it('lets an account fetch so many times a day, and says so in Google’s words', async () => {
    let now = Date.parse('2026-03-01T22:00:00Z');
    const host = createHost({ rootUrl, limits: { fetches: 3 }, now: () => now });
    const two = (user: string = anna.user) => host.call('fetchMany', [[`${drive}/a`, `${drive}/b`]], { ...anna, user });
    await resultOf(two());
    seen.length = 0;
    expect(await failureOf(two())).toBe('Service invoked too many times for one day: urlfetch.');
    expect(seen).toEqual([]);
    await resultOf(two('bo@exempel.se'));
    now += 3 * 3_600_000;
    await resultOf(two());
    const busy = createHost({ rootUrl, faults: { fetchesTooFast: true } });
    expect(await failureOf(busy.call('fetchOne', [`${drive}/a`], anna))).toBe('Service invoked too many times in a short time: urlfetch.');
  });

  it('may take a text that names no charset for another', async () => {
    const text = ['fetchOne', [`${drive}/echo?plain`, { method: 'post', payload: 'å', contentType: 'text/plain' }], anna] as const;
    expect(await resultOf(createHost({ rootUrl }).call(...text))).toMatchObject({ text: 'å' });
    expect(await resultOf(createHost({ rootUrl, faults: { guessesCharset: true } }).call(...text))).toMatchObject({ text: 'Ã¥' });
  });

  it('sends many at once and answers in their order', async () => {
    const host = createHost({ rootUrl });
    await resultOf(host.call('echo', [1], anna));
    const urls = [1, 2, 3, 4].map((number) => `${drive}/echo?meet=4&number=${number}`);
    expect(await resultOf(host.call('fetchMany', [urls], anna))).toEqual(urls.map((url) => url.slice(drive.length)));
  });

  it('sends text with its type', async () => {
    const sent = { method: 'post', contentType: 'application/json', payload: '{"å":1}' };
    expect(await resultOf(createHost({ rootUrl }).call('fetchOne', [`${drive}/echo`, sent], anna))).toMatchObject({
      text: '{"å":1}',
      headers: { 'X-Type': 'application/json' },
    });
  });

  it('fails as UrlFetchApp does: on errors unless muted, on lost answers, on what is too long', async () => {
    const host = createHost({ rootUrl });
    expect(await failureOf(host.call('fetchOne', [`${drive}/no`], anna))).toMatch(
      /^Request failed for https:\/\/www\.googleapis\.com returned code 404\..*\{"error":"no"\}/,
    );
    expect(await resultOf(host.call('fetchOne', [`${drive}/no`, { muteHttpExceptions: true }], anna))).toMatchObject({ code: 404 });
    const lost = await host.call('fetchOne', [`${drive}/lost`], anna);
    expect(lost).toMatchObject({ ok: false, error: { name: 'Exception', message: `Address unavailable: ${drive}/lost` } });
    expect(lost.effects.urlFetches).toEqual([expect.objectContaining({ status: 0 })]);
    expect(lost.effects.logs).toEqual([{ level: 'error', text: `GET ${drive}/lost: Address unavailable: ${drive}/lost` }]);
    expect(await failureOf(host.call('fetchOne', [`${drive}/${'x'.repeat(2100)}`], anna))).toBe('Limit Exceeded: URLFetch URL Length.');
    expect(await failureOf(host.call('fetchBig', [50 * 1024 * 1024 + 1], anna))).toBe('Limit Exceeded: URLFetch POST Size.');
    expect(await failureOf(host.call('fetchOne', [`${drive}/echo`, { method: 'head' }], anna))).toMatch(/invalid value: method/);
    expect(await failureOf(host.call('fetchOne', [`${drive}/echo`, { timeout: 3 }], anna))).toMatch(/does not emulate the option timeout/);
  });

  it('waits for nobody else: two executions fetch side by side', async () => {
    const host = createHost({ rootUrl });
    await Promise.all([1, 2].map(() => resultOf(host.call('echo', [1], anna))));
    const both = await Promise.all([1, 2].map(() => resultOf(host.call('fetchOne', [`${drive}/echo?meet=2`], anna))));
    expect(both).toMatchObject([{ code: 200 }, { code: 200 }]);
  });
});

describe('an embedded workspace behind the host', () => {
  const createHost = hosts();
  let emulator: Emulator;
  let face: Awaited<ReturnType<typeof serve>>;
  const rootUrl = () => `http://127.0.0.1:${face.port}`;
  const ask = (verb: string, url: string, body?: unknown) => {
    const text = JSON.stringify(body);
    const request = {
      method: verb,
      url,
      headers: { authorization: 'Bearer local:anna@exempel.se' },
      ...(body !== undefined && { body: { text } }),
    };
    return JSON.parse(String(emulator.handle(request).body)) as { spreadsheetId: string };
  };

  beforeAll(async () => {
    emulator = createEmulator({ domains: ['exempel.se'] });
    face = await serve(emulator, { port: 0 });
  });
  afterAll(async () => {
    await face.close();
    emulator.close();
  });

  it('gets the mails of MailApp', async () => {
    const host = createHost({ rootUrl: rootUrl() });
    const long = 'Välkommen till lärspridarnas allra första träff för läsåret, och ta gärna med någon från din enhet 🎬';
    const first = await host.call('send', [{ to: 'bo@exempel.se, eva@exempel.se', subject: long, body: 'Hej å ä ö' }], anna);
    expect(first).toMatchObject({
      ok: true,
      value: 1498,
      effects: { mails: [{ to: ['bo@exempel.se', 'eva@exempel.se'], subject: long }] },
    });
    expect(emulator.mailbox().map(({ to, subject, body }) => [to, subject, body])).toEqual([
      ['bo@exempel.se', long, 'Hej å ä ö'],
      ['eva@exempel.se', long, 'Hej å ä ö'],
    ]);
  });

  it('is not mailed for by what MailApp refuses', async () => {
    const host = createHost({ rootUrl: rootUrl() });
    const before = emulator.mailbox().length;
    const many = Array.from({ length: 51 }, (_, at) => `p${at}@exempel.se`).join();
    expect(await failureOf(host.call('send', [{ to: many, subject: 's', body: 'b' }], anna))).toMatch(/Recipients Per Message/);
    expect(await failureOf(host.call('send', [{ to: '', subject: 's', body: 'b' }], anna))).toMatch(/no recipient/);
    expect(await failureOf(host.call('send', [{ to: 'a@exempel.se', subject: 's\r\nBcc: b@exempel.se', body: 'b' }], anna))).toMatch(
      /Invalid argument: subject/,
    );
    expect(await failureOf(host.call('send', [{ to: 'not an address', subject: 's', body: 'b' }], anna))).toMatch(/Invalid To header/);
    expect(emulator.mailbox()).toHaveLength(before);
  });

  it('stops mailing at the day’s quota', async () => {
    const host = createHost({ rootUrl: rootUrl(), now: () => Date.parse('2026-03-01T10:00:00Z') });
    const fifty = Array.from({ length: 50 }, (_, at) => `p${at}@exempel.se`).join();
    for (let at = 0; at < 30; at++) await resultOf(host.call('send', [{ to: fifty, subject: 's', body: 'b' }], anna));
    expect(await failureOf(host.call('send', [{ to: 'p@exempel.se', subject: 's', body: 'b' }], anna))).toBe(
      'Service invoked too many times for one day: email.',
    );
    expect(await resultOf(host.call('send', [{ to: 'p@exempel.se', subject: 's', body: 'b' }], { ...anna, user: 'bo@exempel.se' }))).toBe(
      1499,
    );
  });

  it('shows the open spreadsheet to the script, and goes where it says', async () => {
    const host = createHost({ rootUrl: rootUrl() });
    const sheets = ['Första', 'Andra'].map((title, at) => ({
      properties: { title, sheetId: at + 5, gridProperties: { rowCount: 100, columnCount: 30 } },
    }));
    const { spreadsheetId } = ask('POST', '/v4/spreadsheets', { properties: { title: 'Boken' }, sheets });
    const who = { ...anna, container: { spreadsheetId } } as const;
    expect(await resultOf(host.call('open', [], who))).toEqual([spreadsheetId, [5, 6]]);
    const moved = await host.call('go', [1, 3, 28], who);
    expect(moved.effects).toMatchObject({ activated: { sheetId: 6, a1: 'AB3' }, urlFetches: [] });
    expect(await failureOf(host.call('go', [0, 1, 99_999], who))).toMatch(/outside the dimensions/);
    expect(await failureOf(host.call('open', [], { ...who, user: 'eva@exempel.se' }))).toMatch(/do not have permission/);
    expect(await resultOf(host.call('open', [], anna))).toBeNull();
  });
});
