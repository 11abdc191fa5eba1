/** The add-on's driver against what UrlFetchApp refuses, cuts and counts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { Call } from '../../src/google/call.ts';
import type { HostOptions } from '../../src/tools/script-host/host.ts';
import { createEmulator, createTraffic, type Emulator } from '../../src/tools/workspace/core/emulator.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { hosts, resultOf } from '../tools/playground/built.ts';
import type { Told } from './fixture/send.ts';

const createHost = hosts();
const folder = mkdtempSync(join(tmpdir(), 'script-limits-'));
const ANNA = 'anna@skola.example';

beforeAll(() => {
  buildSync({
    entryPoints: [resolve(__dirname, 'fixture/send.ts')],
    outfile: join(folder, 'Code.js'),
    bundle: true,
    format: 'iife',
    globalName: 'Fixture',
    target: 'es2020',
    footer: { js: 'function send(calls) { return Fixture.send(calls); }' },
  });
  writeFileSync(join(folder, 'appsscript.json'), JSON.stringify(require('../../appsscript.json')));
});
afterAll(() => rmSync(folder, { recursive: true }));

let emulator: Emulator;
let close: () => Promise<void>;
let rootUrl = '';
/** A part of a batch takes a second: Drive's changes of permissions are told to be that slow. */
const traffic = createTraffic({
  latencies: { read: services(150), write: services(1_000), part: 1_000, bytesPerMs: 12_500 },
});
function services(ms: number) {
  return { drive: ms, calendar: ms, sheets: ms, cloudidentity: ms, gmail: ms, oauth2: ms } as const;
}

beforeAll(async () => {
  emulator = createEmulator({ domains: ['skola.example'], customerId: 'C0skola', traffic });
  const server = await serve(emulator, { port: 0, modelled: traffic.lastMs });
  rootUrl = `http://127.0.0.1:${server.port}`;
  close = server.close;
});
afterAll(async () => {
  await close();
  emulator.close();
});

const send = async (calls: readonly Call[], options: Partial<HostOptions> = {}): Promise<Told[]> => {
  const host = createHost({ folder, rootUrl, ...options });
  return (await resultOf(host.call('send', [calls], { user: ANNA, surface: 'client', page: 'editor' }))) as Told[];
};
const makes = (count: number): Call[] =>
  Array.from({ length: count }, (_, at) => ({
    method: 'drive.files.create',
    params: { fields: 'id', requestBody: { name: `åäö ${at}` } },
  }));

describe('The add-on, where UrlFetchApp has limits', () => {
  it('packs so few changes into a batch that Google answers within a minute, and many reads', async () => {
    const before = traffic.requests;
    const made = await send(makes(70));
    expect(made.filter((one) => !one.ok)).toEqual([]);
    expect(traffic.requests - before).toBe(3);
    const ids = made.map((one) => (one.ok ? (one.result as { id: string }).id : ''));
    const again = traffic.requests;
    const gets = ids.slice(0, 40).map((fileId): Call => ({ method: 'drive.files.get', params: { fileId, fields: 'name' } }));
    expect((await send(gets)).filter((one) => !one.ok)).toEqual([]);
    expect(traffic.requests - again).toBe(1);
  });

  it.each([
    ['the day’s quota', { limits: { fetches: 0 } }, 'dailyLimitExceeded', 'for one day: urlfetch'],
    ['the quota of a short time', { faults: { fetchesTooFast: true } }, 'shortTimeLimitExceeded', 'in a short time: urlfetch'],
  ])('takes %s for a refusal that waiting a little does not mend', async (_, options, reason, words) => {
    for (const calls of [makes(1), makes(2)]) {
      const told = await send(calls, options);
      expect(told).toHaveLength(calls.length);
      for (const one of told) expect(one).toMatchObject({ ok: false, status: 403, reason, message: expect.stringContaining(words) });
    }
  });

  it('begins an upload without Origin where Google refuses that header', async () => {
    const begin: Call = {
      method: 'drive.files.create',
      params: { fields: 'id', requestBody: { name: 'film.mp4' } },
      upload: { mimeType: 'video/mp4', bytes: 3, origin: 'http://localhost:1' },
    };
    for (const faults of [{}, { refusesOrigin: true }]) {
      const [told] = await send([begin], { faults });
      expect(told).toMatchObject({ ok: true, result: { location: expect.stringContaining('/upload/drive/v3/files') } });
    }
  });

  it('reads Swedish letters right, alone and in a batch, whatever Google takes for usual', async () => {
    const [made] = await send(makes(1));
    const fileId = made?.ok ? (made.result as { id: string }).id : '';
    const get: Call = { method: 'drive.files.get', params: { fileId, fields: 'name' } };
    for (const calls of [[get], [get, get]]) {
      for (const one of await send(calls, { faults: { guessesCharset: true } }))
        expect(one).toEqual({ ok: true, result: { name: 'åäö 0' } });
    }
  });
});
