/** "Kontrollera mot Google" in the built add-on: what only Apps Script can be asked, each thing also as Google perhaps does it. */
import { rmSync } from 'node:fs';
import type { CheckDo, CheckView } from '../../src/contract/checks.ts';
import type { Checked } from '../../src/domain/checks/checked.ts';
import type { Host, HostOptions } from '../../src/tools/script-host/host.ts';
import type { DriveSettings } from '../../src/tools/workspace/drive/model.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { hosts } from '../tools/playground/built.ts';
import { AINO, apply, JO, plan, set, type Town, town } from '../workflows/town.ts';
import { MARYAM, NOW } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  rmSync(folder, { recursive: true, force: true });
});

const SCRIPT = [
  'active-user',
  'staff-page',
  'origin',
  'fetch-all',
  'cache',
  'clock-trigger',
  'mail-quota',
  'cards-beside-menu',
  'browser-put',
];

interface Open {
  where: Town;
  host: Host;
  ask(request: CheckDo): Promise<CheckView & { problem?: { sv: string } }>;
  /** All that is asked, as the page asks it. `read`: what the page says of its byte. */
  all(options?: { sends?: boolean; read?: boolean }): Promise<Checked[]>;
  visit(user: string): Promise<void>;
}

async function open(options: Partial<HostOptions> = {}): Promise<Open> {
  const where = town();
  apply(where);
  const server = await serve(where.emulator, { port: 0 });
  closing.push(server.close);
  const rootUrl = `http://127.0.0.1:${server.port}`;
  const host = createHost({ folder, rootUrl, now: () => NOW, deployer: MARYAM, serviceUrl: `${rootUrl}/local/app/exec`, ...options });
  const container = { spreadsheetId: where.ref.spreadsheetId };
  const does = async (request: object, user = MARYAM) => {
    const done = await host.handleRun({ fn: 'uiDo', args: [request], page: { from: 'editor', user } }, { user, container, locale: 'sv' });
    if (!done.ok) throw new Error(done.error.message);
    return done.value as never;
  };
  const ask: Open['ask'] = (request) => does(request);
  return {
    where,
    host,
    ask,
    all: async ({ sends = true, read = true } = {}) => {
      const found: Checked[] = [];
      let view = await ask({ kind: 'check', step: 'begin', member: '', outsider: '', origin: 'http://localhost:1' });
      while (view.more) {
        const { upload } = view;
        if (upload && sends) await fetch(upload, { method: 'PUT', headers: { 'content-range': 'bytes 0-0/1' }, body: 'x' });
        view = await ask({ kind: 'check', step: 'next', ...(upload !== undefined && { read }) });
        found.push(...view.found);
      }
      expect((await ask({ kind: 'check', step: 'end' })).left).toEqual([]);
      return found;
    },
    visit: async (user) => {
      await host.call('doGet', [{ parameter: {}, parameters: {} }], { user, surface: 'webapp' });
    },
  };
}

/** All that must have happened once, before a check can tell of it. */
async function lived(options: Partial<HostOptions> = {}, drive: DriveSettings = {}): Promise<Open> {
  const it = await open(options);
  const { store } = it.where.emulator;
  store.begin();
  store.put('drive.settings', 'settings', drive);
  store.commit();
  set(it.where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JO}`);
  apply(it.where);
  // Maryam opens the sidebar, and then Johan.
  for (const user of [MARYAM, JO])
    await it.host.handleRun(
      { fn: 'uiRead', args: [{ kind: 'overview' }], page: { from: 'editor', user } },
      { user, container: { spreadsheetId: it.where.ref.spreadsheetId }, locale: 'sv' },
    );
  await it.visit(AINO);
  await it.host.cards('homepageCard', {}, { user: MARYAM, container: { spreadsheetId: it.where.ref.spreadsheetId } });
  await it.host.handleRun(
    { fn: 'uiDo', args: [{ kind: 'setUp', step: 'hourly' }], page: { from: 'editor', user: MARYAM } },
    { user: MARYAM, container: { spreadsheetId: it.where.ref.spreadsheetId }, locale: 'sv' },
  );
  for (const { id } of it.host.triggers()) await it.host.fireTrigger(id);
  return it;
}
const differing = (found: readonly Checked[]) => found.filter(({ verdict }) => verdict === 'differs').map(({ id }) => id);
const verdictOf = (found: readonly Checked[], id: string) => found.find((one) => one.id === id)?.verdict;

it('asks all that can be asked, and agrees where Google does as its documents say', async () => {
  const it_ = await lived();
  const found = await it_.all();
  expect(found.filter(({ verdict, id }) => verdict !== 'agrees' && SCRIPT.includes(id))).toEqual([]);
  expect(differing(found)).toEqual([]);
  expect(found.slice(-SCRIPT.length).map(({ id }) => id)).toEqual(SCRIPT);
  expect(plan(it_.where).planned.plan.changes).toEqual([]);
});

it.each([
  ['origin', { faults: { refusesOrigin: true } }],
  ['fetch-all', { faults: { fetchesAtOnce: 15 } }],
  ['cache', { faults: { cacheForgets: true } }],
  ['mail-quota', { faults: { mailSpent: true } }],
  ['staff-page', { testDeployment: true }],
] as const)('%s differs, and that alone, where Google does otherwise', async (id, options) => {
  const it_ = await lived(options);
  expect(differing(await it_.all())).toEqual([id]);
});

it('another coordinator’s sidebar leads to the staff page also where an app’s files are its own only as who it made them for [U app-as-other]', async () => {
  const it_ = await lived({}, { appFilesPerUser: true });
  const beside = { user: JO, container: { spreadsheetId: it_.where.ref.spreadsheetId }, locale: 'sv' };
  const seen = await it_.host.handleRun({ fn: 'uiRead', args: [{ kind: 'overview' }], page: { from: 'editor', user: JO } }, beside);
  expect(seen).toMatchObject({ ok: true, value: { state: { kind: 'elsewhere' } } });
});

it('clock-trigger differs, and that alone, where Google has not run it for hours', async () => {
  let now = NOW;
  const it_ = await lived({ now: () => now });
  now += 5 * 3_600_000;
  expect(differing(await it_.all())).toEqual(['clock-trigger']);
});

it('active-user differs where the last visitor was not named', async () => {
  const it_ = await lived();
  await it_.visit('');
  expect(differing(await it_.all())).toEqual(['active-user']);
});

it.each([
  ['the byte did not come', { sends: false, read: false }],
  ['the page could not read the answer', { sends: true, read: false }],
])('browser-put differs where %s', async (_, options) => {
  const it_ = await lived();
  expect(differing(await it_.all(options))).toEqual(['browser-put']);
});

it('says what must happen first, where nobody has come and nothing has run', async () => {
  const it_ = await open();
  const found = await it_.all();
  for (const id of ['active-user', 'clock-trigger', 'cards-beside-menu']) expect([id, verdictOf(found, id)]).toEqual([id, 'untried']);
  expect(differing(found)).toEqual([]);
});

it('begins anew where the page was closed in the midst, and leaves nothing', async () => {
  const it_ = await open();
  await it_.ask({ kind: 'check', step: 'begin', member: '', outsider: '', origin: 'http://localhost:1' });
  await it_.ask({ kind: 'check', step: 'next' });
  expect(differing(await it_.all())).toEqual([]);
  expect((await it_.ask({ kind: 'check', step: 'next' })).problem?.sv).toContain('redan avslutad');
});
