/** Many on the staff page at once: what is shown to them, how long they wait, and what nobody is shown. By a clock of the host's own. */
import { rmSync } from 'node:fs';
import type { Host } from '../../src/tools/script-host/host.ts';
import type { ModelClock } from '../../src/tools/script-host/pace.ts';
import { tooManyRequests } from '../../src/tools/workspace/faults/faults.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { hosts } from '../tools/playground/built.ts';
import { createModelClock, usualTakes } from '../tools/script-host/model-clock.ts';
import { AINO, apply, ELIF, JO, set, type Town, town } from '../workflows/town.ts';
import { MARYAM, NOW } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { dos, reads } from './open-add-on.ts';

const createHost = hosts();
jest.setTimeout(120_000);
const folder = buildAddOn();
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Milliseconds that Google takes to answer: so a reading takes some seconds, far longer than the half second at the lock. */
const GOOGLE_MS = 800;
let googleMs = GOOGLE_MS;
const LOCK_MS = 500;

interface Answer {
  films?: { id: string; title: string }[];
  problem?: { sv: string };
  again?: boolean;
  closed?: boolean;
  /** Milliseconds that the execution took. */
  took: number;
}

let where: Town;
let clock: ModelClock;
let host: Host;
/** Readings of the workbook. */
let readings = 0;

beforeEach(async () => {
  googleMs = GOOGLE_MS;
  where = town();
  set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JO}`);
  apply(where);
  const server = await serve(where.emulator, { port: 0, modelled: () => googleMs });
  closing.push(server.close);
  clock = createModelClock(NOW);
  host = createHost({ folder, rootUrl: `http://127.0.0.1:${server.port}`, deployer: MARYAM, pace: { clock, takes: usualTakes } });
  const container = { spreadsheetId: where.ref.spreadsheetId };
  await clock.begin(() => host.call('uiRead', [reads.overview], { user: MARYAM, surface: 'client', page: 'editor', container }));
  where.emulator.onRequest = ({ method }) => {
    if (method === 'sheets.spreadsheets.values.batchGet') readings++;
  };
  readings = 0;
});

const asks = (after: number, user: string, fn: string, argument: unknown): Promise<Answer> =>
  clock.begin(async () => {
    await clock.pass(after);
    const begun = clock.now();
    const done = await host.handleRun({ fn, args: [argument], page: { from: 'webapp', user } }, { user, locale: 'sv' });
    if (!done.ok) throw new Error(done.error.message);
    return { ...(done.value as object), took: clock.now() - begun };
  });
/** Someone opens the page so many milliseconds from now. */
const opens = (after: number, user = AINO) => asks(after, user, 'staffRead', { kind: 'catalogue' });
const titles = ({ films }: Answer) => films?.map((film) => film.title);

const TITLE = 'Systematik som hjälper';

describe('When many open the staff page at once', () => {
  it('one reads, and the others are asked to come again, after half a second at most', async () => {
    const all = await Promise.all([opens(0), ...[10, 20, 30, 400].map((after) => opens(after))]);
    expect(readings).toBe(1);
    expect(titles(all[0] as Answer)).toEqual([TITLE]);
    for (const other of all.slice(1)) {
      expect(other).toMatchObject({ again: true, problem: { sv: expect.stringContaining('Många öppnar sidan') } });
      expect(other.took).toBeLessThan(usualTakes.start + LOCK_MS + 600);
    }
    expect(titles(await opens(1_000))).toEqual([TITLE]);
    expect(readings).toBe(1);
  });

  it('one renews what has aged, and the others are shown what stands without waiting for it', async () => {
    await opens(0);
    set(where, 'recordings', 'F-1', 'title', 'Ny titel');
    readings = 0;
    const [first, second, third] = await Promise.all([opens(45_000), opens(46_000), opens(46_100, JO)]);
    expect(titles(first as Answer)).toEqual(['Ny titel']);
    expect(titles(second as Answer)).toEqual([TITLE]);
    expect(second?.took).toBeLessThan(LOCK_MS + usualTakes.start);
    expect(titles(third as Answer)).toContain(TITLE);
    expect(readings).toBe(1);
    expect(titles(await opens(0))).toEqual(['Ny titel']);
  });

  it('nobody is shown what is older than a minute', async () => {
    await opens(0);
    set(where, 'recordings', 'F-1', 'title', 'Ny titel');
    const [first, second] = await Promise.all([opens(61_000), opens(61_100)]);
    expect(titles(first as Answer)).toEqual(['Ny titel']);
    expect(second).toMatchObject({ again: true });
  });

  it('nobody is shown what a withdrawal has taken away, whether read before it or begun before it', async () => {
    await opens(0);
    // One begins to renew what has aged; the film is withdrawn meanwhile, and that is done long before the reading is.
    const slow = opens(45_000);
    const withdrawn = asks(45_200, JO, 'uiDo', { kind: 'withdraw', permit: 'M-1' });
    const seen: Answer[] = [];
    const after = withdrawn.then(async () => {
      for (let n = 0; n < 12; n++) seen.push(await opens(300));
    });
    await Promise.all([slow, withdrawn, after]);
    expect(await withdrawn).toMatchObject({ closed: true });
    expect(seen.some((one) => titles(one) !== undefined)).toBe(true);
    for (const one of seen) expect(titles(one) ?? []).toEqual([]);
  });

  it('what was read less than a minute ago stands while Google is busy, and no longer', async () => {
    await opens(0);
    where.emulator.faults = (call) => (call.service.name === 'sheets' ? tooManyRequests(1)(call) : undefined);
    expect(titles(await opens(41_000))).toEqual([TITLE]);
    expect((await opens(61_000)).problem?.sv).toMatch(/Google har mycket att göra/);
  });

  it('somebody who saves for long does not keep the others from reading', async () => {
    const saving = asks(0, JO, 'staffDo', {
      kind: 'propose',
      title: 'Sagor',
      theme: '',
      text: 'Ett exempel',
      link: 'https://exempel.se/a',
      file: null,
    });
    const opened = opens(500, ELIF);
    expect(await opened).toHaveProperty('films');
    expect(await saving).toHaveProperty('id');
  });
});

describe('While one saves for very long', () => {
  it('the others are told so in words, whatever they save', async () => {
    googleMs = 9_000;
    const link = { kind: 'propose', title: 'Sagor', theme: '', text: 'Ett exempel', link: 'https://exempel.se/a', file: null };
    const saving = asks(0, JO, 'staffDo', link);
    const others = [
      asks(2_000, ELIF, 'staffDo', link),
      asks(2_000, JO, 'uiDo', dos.edit),
      asks(2_000, JO, 'uiDo', dos.beginUpload),
      asks(2_000, JO, 'uiDo', dos.endUpload),
    ];
    for (const other of await Promise.all(others)) expect(other.problem?.sv).toContain('Många sparar just nu');
    expect(await saving).toHaveProperty('id');
  });
});

describe('An account’s executions', () => {
  it('are thirty at once, those that wait for a lock among them; the next is refused before it begins', async () => {
    const many = Array.from({ length: 33 }, (_, n) => opens(n, `p${n}@delaby.example`).catch((error: Error) => error.message));
    const told = await Promise.all(many);
    const refused = told.filter((one) => typeof one === 'string');
    expect(refused).toEqual(Array(3).fill('There are too many scripts running simultaneously for this Google user account.'));
    expect(readings).toBe(1);
  });
});
