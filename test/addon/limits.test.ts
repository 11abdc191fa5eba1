import { rmSync } from 'node:fs';
import type { Problem } from '../../src/contract/api.ts';
import type { Host } from '../../src/tools/script-host/host.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { hosts } from '../tools/playground/built.ts';
import { AINO, apply, ELIF, fileOf, JO, set, type Town, town, watches } from '../workflows/town.ts';
import { MARYAM, NOW, run as run_ } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { dos, reads } from './open-add-on.ts';

const createHost = hosts();
// Many calls in one test, on a machine that may be busy.
jest.setTimeout(240_000);
const folder = buildAddOn();
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  rmSync(folder, { recursive: true, force: true });
});

let where: Town;
let host: Host;
let asked: string[];
let now: number;
beforeEach(async () => {
  where = town();
  set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JO}`);
  apply(where);
  const server = await serve(where.emulator, { port: 0 });
  closing.push(server.close);
  now = NOW;
  host = createHost({ folder, rootUrl: `http://127.0.0.1:${server.port}`, now: () => now, deployer: MARYAM });
  asked = [];
  where.emulator.onRequest = ({ method }) => asked.push(method);
  await sheet(MARYAM, 'uiRead', reads.overview);
  asked.length = 0;
});

const run = async (user: string, fn: string, argument: unknown, page: 'webapp' | 'editor') => {
  const container = page === 'editor' ? { container: { spreadsheetId: where.ref.spreadsheetId } } : {};
  const done = await host.handleRun({ fn, args: [argument], page: { from: page, user } }, { user, locale: 'sv', ...container });
  if (!done.ok) throw new Error(done.error.message);
  return done.value as Partial<Problem> & Record<string, unknown>;
};
const web = (user: string, fn: string, argument: unknown) => run(user, fn, argument, 'webapp');
const sheet = (user: string, fn: string, argument: unknown) => run(user, fn, argument, 'editor');

const catalogue = { kind: 'catalogue' };
const takeBack = { kind: 'takeBack', id: 'O-99' };
const reply = { kind: 'reply', id: 'O-99', text: 'Ja' };
const ask = { kind: 'ask', session: 'https://www.googleapis.com/upload/drive/v3/files?upload_id=x', bytes: 1 };
const tooOften = { problem: expect.objectContaining({ sv: expect.stringContaining('för mycket på en gång från ditt konto') }) };

describe('One account, on the web', () => {
  it('may do six things a minute; then nothing is asked of Google for it, and the others go on as before', async () => {
    for (let one = 0; one < 6; one++) expect(await web(ELIF, 'staffDo', reply)).not.toEqual(tooOften);
    asked.length = 0;
    expect(await web(ELIF, 'staffDo', reply)).toEqual(tooOften);
    expect(asked).toEqual([]);
    expect(await web(AINO, 'staffDo', reply)).not.toEqual(tooOften);
    now += 61_000;
    expect(await web(ELIF, 'staffDo', reply)).not.toEqual(tooOften);
  });

  it('may do a hundred in six hours, and is then told that a minute is not enough', async () => {
    for (let one = 0; one < 100; one++) {
      if (one % 6 === 0) now += 61_000;
      expect(await web(ELIF, 'staffDo', reply)).not.toEqual(tooOften);
    }
    now += 61_000;
    expect((await web(ELIF, 'staffDo', reply)) as object).toHaveProperty('problem.sv', expect.stringContaining('Vänta några timmar'));
  });

  it('may still take a proposal back, and read', async () => {
    for (let one = 0; one < 7; one++) await web(ELIF, 'staffDo', reply);
    expect(await web(ELIF, 'staffDo', takeBack)).not.toEqual(tooOften);
    expect(await web(ELIF, 'staffRead', catalogue)).toHaveProperty('films');
  });

  it('reads sixty times a minute', async () => {
    for (let one = 0; one < 60; one++) expect(await web(ELIF, 'staffDo', ask)).not.toEqual(tooOften);
    expect(await web(ELIF, 'staffRead', catalogue)).toEqual(tooOften);
    expect(await web(AINO, 'staffRead', catalogue)).toHaveProperty('films');
  });

  it('never stands in the way of a withdrawal, its own or others’, nor does whoever saves', async () => {
    for (let one = 0; one < 41; one++) void (await web(JO, 'uiDo', { kind: 'goTo', table: 'people', row: 2, field: 'email' }));
    expect(await web(JO, 'uiDo', { kind: 'stop' })).toEqual(tooOften);
    // Somebody holds the script's lock: a proposal under way.
    const held = Promise.all([web(ELIF, 'staffDo', reply), web(AINO, 'staffDo', reply)]);
    expect(await web(JO, 'uiDo', { kind: 'withdraw', permit: 'M-1' })).toMatchObject({ permit: 'M-1' });
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(404);
    await held;
  });
});

describe('What is kept for everyone', () => {
  it('is not dropped by what changes nothing: a poll, a refused act, one that comes to nothing', async () => {
    await web(ELIF, 'staffRead', catalogue);
    await web(ELIF, 'staffDo', ask);
    await web(JO, 'uiDo', { kind: 'askUpload', session: ask.session, bytes: 1 });
    expect(asked.filter((method) => method === 'sheets.spreadsheets.values.batchGet')).toHaveLength(1);
    await web(ELIF, 'staffDo', takeBack);
    await web(JO, 'uiDo', { kind: 'withdraw', permit: 'M-99' });
    asked.length = 0;
    expect(await web(AINO, 'staffRead', catalogue)).toHaveProperty('films');
    expect(asked).toEqual([]);
  });

  it('is never what an account has read that may see less', async () => {
    const { emulator, ref } = where;
    const share = { role: 'writer', type: 'user', emailAddress: JO };
    emulator.handle({
      method: 'POST',
      url: `/drive/v3/files/${ref.rootFolder}/permissions?sendNotificationEmail=false`,
      headers: { authorization: `Bearer local:${MARYAM}`, 'content-type': 'application/json' },
      body: { text: JSON.stringify(share) },
    });
    await sheet(JO, 'staffRead', catalogue);
    asked.length = 0;
    expect(await web(ELIF, 'staffRead', catalogue)).toHaveProperty('films');
    expect(asked).toContain('sheets.spreadsheets.values.batchGet');
  });
});

describe('How far a run has come', () => {
  it('is told to whoever started it and to coordinators, and to nobody else', async () => {
    const told: Record<string, unknown>[] = [];
    set(where, 'recordings', 'F-1', 'rooms', 'rum-lar, rum-alla');
    set(where, 'permits', 'M-1', 'audience', 'rum-lar, rum-alla');
    const { hash } = (await sheet(MARYAM, 'uiRead', reads.plan)) as { hash: string };
    const applying = sheet(MARYAM, 'uiDo', { kind: 'apply', hash });
    let going = true;
    void applying.finally(() => {
      going = false;
    });
    while (going) {
      for (const user of [ELIF, JO, MARYAM]) told.push({ user, ...(await sheet(user, 'uiRead', reads.progress)) });
    }
    expect(await applying).toMatchObject({ kind: 'done' });
    const seen = new Set(told.filter((one) => one.running === true).map((one) => one.user));
    expect([...seen].sort()).toEqual([JO, MARYAM]);
  });
});

describe('Undo on the web, where it is done as the operating account', () => {
  const permit = (field: string) => {
    const { columns, rows } = run_(where.emulator, readWorkbook(where.ref.spreadsheetId)).sheets.permits.data;
    return rows[0]?.[columns.indexOf(field)];
  };

  it('takes back what the caller has edited, and no rows that a page makes up', async () => {
    const rule = permit('roomRule');
    expect(rule).not.toBe('');
    for (const cells of [{ roomRule: '' }, { answer: 'nej' }]) {
      const made = { kind: 'undo', rows: [{ table: 'permits', key: 'M-1', isNew: false, cells }] };
      expect(await web(JO, 'uiDo', made)).toMatchObject({ problem: { sv: expect.stringContaining('går inte att ångra') } });
    }
    expect([permit('roomRule'), permit('answer')]).toEqual([rule, 'ja']);
    const edited = await web(JO, 'uiDo', dos.edit);
    const undo = { kind: 'undo', rows: edited.undo };
    expect(await web(JO, 'uiDo', undo)).toEqual({ done: true, shown: [] });
  });
});
