import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Answers, Do, Problem, Read, Results } from '../../src/contract/api.ts';
import type { StaffAnswers, StaffDo, StaffRead, StaffResults } from '../../src/contract/staff.ts';
import type { Host, Html } from '../../src/tools/script-host/host.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { endFilm } from '../../src/workflows/recordings/upload-end.ts';
import { beginFilm } from '../../src/workflows/recordings/uploads.ts';
import { problemIn } from '../messages/said.ts';
import { hosts } from '../tools/playground/built.ts';
import { AINO, apply, ELIF, fileOf, GUEST, JO, KARIN, plan, set, type Town, tables, town, watches } from '../workflows/town.ts';
import { MARYAM, NOW, run } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { answered } from './everything.ts';

const createHost = hosts();
const folder = buildAddOn();
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  rmSync(folder, { recursive: true, force: true });
});

/** The web app as Google serves it: it acts as Maryam, whoever looks. Her account runs the workspace; Johan coordinates too. */
interface Web {
  where: Town;
  host: Host;
  /** Moves the script's clock. */
  later(ms: number): void;
  staff<R extends StaffRead>(user: string, query: R): Promise<StaffAnswers[R['kind']] & Partial<Problem>>;
  does<D extends StaffDo>(user: string, action: D): Promise<StaffResults[D['kind']] & Partial<Problem>>;
  ui<R extends Read>(user: string, query: R): Promise<Answers[R['kind']] & Partial<Problem>>;
  uiDoes<D extends Do>(user: string, action: D): Promise<Results[D['kind']] & Partial<Problem>>;
  call(user: string, fn: string, ...args: unknown[]): Promise<unknown>;
  open(user: string, parameter?: Record<string, string>): Promise<Html>;
}

async function web(rows = tables): Promise<Web> {
  const where = town({}, rows);
  set(where, 'settings', 'coordinators', 'value', `${MARYAM}, ${JO}`);
  apply(where);
  const server = await serve(where.emulator, { port: 0 });
  closing.push(server.close);
  let now = NOW;
  const host = createHost({ folder, rootUrl: `http://127.0.0.1:${server.port}`, now: () => now, deployer: MARYAM });
  const container = { spreadsheetId: where.ref.spreadsheetId };
  const beside = { user: MARYAM, container, locale: 'sv' };
  answered(await host.handleRun({ fn: 'uiRead', args: [{ kind: 'overview' }], page: { from: 'editor', user: MARYAM } }, beside));
  const call = async (user: string, fn: string, ...args: unknown[]): Promise<never> => {
    const done = await host.handleRun({ fn, args, page: { from: 'webapp', user } }, { user });
    if (!done.ok) throw new Error(`${done.error.message}\n${done.error.stack}`);
    // As the page does.
    if ((done.value as Partial<Problem> | null)?.again) return call(user, fn, ...args);
    return done.value as never;
  };
  return {
    where,
    host,
    later: (ms) => {
      now += ms;
    },
    call,
    staff: (user, query) => call(user, 'staffRead', query),
    does: (user, action) => call(user, 'staffDo', action),
    ui: (user, query) => call(user, 'uiRead', query),
    uiDoes: (user, action) => call(user, 'uiDo', action),
    open: async (user, parameter = {}) => {
      const done = await host.call('doGet', [{ parameter }], { user, surface: 'webapp' });
      if (!done.ok) throw new Error(done.error.message);
      return done.value as Html;
    },
  };
}

const link: Extract<StaffDo, { kind: 'propose' }> = {
  kind: 'propose',
  title: 'Sagor på fyra språk',
  theme: 'Flerspråkighet',
  text: 'Barnen berättar.',
  link: 'https://film.example/sagor',
  file: null,
};
const bytes = 'en liten film';
const md5 = createHash('md5').update(bytes).digest('hex');
const film: Extract<StaffDo, { kind: 'propose' }> = {
  ...link,
  link: '',
  file: { name: 'sagor.mp4', bytes: bytes.length, mimeType: 'video/mp4', origin: 'http://127.0.0.1:8787', children: false },
};

const reads: StaffRead[] = [{ kind: 'catalogue' }, { kind: 'deciding' }, { kind: 'people' }, { kind: 'why', film: 'F-1', email: '' }];
const dos: StaffDo[] = [
  link,
  film,
  { kind: 'sent', id: 'O-01', file: 'x', bytes: 1, md5 },
  { kind: 'giveUp', id: 'O-01' },
  { kind: 'ask', session: 'https://www.googleapis.com/upload/drive/v3/files?upload_id=x', bytes: 1 },
  { kind: 'reply', id: 'O-01', text: 'Ja' },
  { kind: 'decide', id: 'O-01', decision: 'avböjd', answer: 'Nej', rooms: [], consentUntil: '' },
  { kind: 'takeBack', id: 'O-01' },
];

describe('The staff page', () => {
  let page: Web;
  beforeAll(async () => {
    page = await web();
  });

  it.each(reads)('refuses $kind to a visitor whom Google does not name, and to one of another domain', async (query) => {
    expect((await page.staff('', query)).problem?.sv).toMatch(/Google säger inte vem du är/);
    expect((await page.staff(GUEST, query)).problem?.sv).toMatch(/för kommunens medarbetare/);
  });

  it.each(dos)('refuses to $kind for them too, and nothing is written', async (action) => {
    const written = jest.fn();
    page.where.emulator.onRequest = ({ method, request }) => {
      if (request.method !== 'GET' && !/\.(search|query)$/.test(method)) written(method);
    };
    for (const user of ['', GUEST]) expect((await page.does(user, action)).problem).toBeDefined();
    expect(written).not.toHaveBeenCalled();
    page.where.emulator.onRequest = () => {};
  });

  it.each([
    undefined,
    7,
    {},
    { kind: 'all' },
    { kind: 'why', film: 1 },
    {
      kind: 'propose',
      title: 'x',
      theme: '',
      text: '',
      link: '',
      file: { name: 'x', bytes: 3e9, mimeType: 'video/mp4', origin: 'https://a', children: false },
    },
    {
      kind: 'propose',
      title: 'x',
      theme: '',
      text: '',
      link: '',
      file: { name: 'x', bytes: 3, mimeType: 'x', origin: 'https://a', children: false },
    },
    { kind: 'decide', id: 'O-1', decision: 'ja', answer: '', rooms: [], consentUntil: '' },
    { kind: 'decide', id: 'O-1', decision: 'fråga', answer: 'x', rooms: [{}], consentUntil: '' },
  ])('answers %j in words', async (odd) => {
    for (const fn of ['staffRead', 'staffDo']) expect(await page.call(AINO, fn, odd)).toEqual({ problem: expect.anything() });
  });

  it('takes no file of a kind that runs, and none under a type of the page’s choosing', async () => {
    const of = (name: string, mimeType: string) => page.does(ELIF, { ...film, file: { ...film.file, name, mimeType } } as StaffDo);
    expect((await of('sida.html', 'video/mp4')).problem?.sv).toMatch(/går inte att dela/);
    const types: unknown[] = [];
    page.where.emulator.onRequest = ({ request }) => {
      if (request.url.startsWith('/upload/')) types.push(request.headers['x-upload-content-type']);
    };
    expect((await of('sagor.mp4', 'text/html')).problem).toBeUndefined();
    page.where.emulator.onRequest = () => {};
    expect(types).toEqual(['video/mp4']);
  });

  it('gives each the films that they can open in Drive, and no others', async () => {
    for (const user of [AINO, ELIF, JO, KARIN, 'ny@delaby.example']) {
      const { films } = await page.staff(user, { kind: 'catalogue' });
      for (const id of ['F-1', 'F-2']) {
        // A coordinator sees them all in the catalogue, with their state.
        if (user === JO) expect(films.map((one) => one.id)).toContain(id);
        else
          expect([user, id, films.some((one) => one.id === id)]).toEqual([
            user,
            id,
            watches(page.where, user, fileOf(page.where, id)) === 200,
          ]);
      }
    }
  });

  it('tells someone who is not in the workbook so, and whom to ask', async () => {
    const view = await page.staff('ny@delaby.example', { kind: 'catalogue' });
    expect(view).toMatchObject({ known: false, films: [], closed: [], contact: { name: 'Maryam Lindqvist', email: MARYAM } });
  });

  it('says why one sees a film without rows, ids or addresses', async () => {
    const why = await page.staff(AINO, { kind: 'why', film: 'F-1', email: '' });
    expect(why).toMatchObject({ name: 'Aino Bergström', sees: true });
    expect(why.chain.map((one) => one.text.sv)).toEqual([
      'Är med i nätverket Alla lärspridare.',
      'Föreläsaren har sagt ja till att den visas.',
      'Den visas i Lärspridarnas rum.',
    ]);
  });

  it('does not say it of a colleague, nor of a film that one does not see', async () => {
    expect((await page.staff(AINO, { kind: 'why', film: 'F-1', email: JO })).problem).toBeDefined();
    expect((await page.staff(ELIF, { kind: 'why', film: 'F-1', email: '' })).problem).toBeDefined();
    expect((await page.staff(AINO, { kind: 'why', film: 'F-2', email: '' })).problem).toBeDefined();
    expect((await page.staff(AINO, { kind: 'people' })).problem).toBeDefined();
    expect((await page.staff(AINO, { kind: 'deciding' })).problem).toBeDefined();
  });

  it('tells a coordinator all of it, of anyone', async () => {
    const why = await page.staff(JO, { kind: 'why', film: 'F-2', email: ELIF });
    expect(why).toMatchObject({ name: 'Elif Demir', sees: false, should: false });
    expect(why.chain.map((one) => one.text.sv).join(' ')).toMatch(/inte svarat|väntar/i);
    expect((await page.staff(JO, { kind: 'people' })).people.map(([email]) => email)).toContain(AINO);
  });

  it('gives coordinators their own pages, and others the catalogue', async () => {
    for (const [sida, title] of [
      ['samordna', 'Samordna – Delakultur'],
      ['plan', 'Förhandsgranska ändringar – Delakultur'],
    ] as const) {
      expect((await page.open(JO, { sida })).title).toBe(title);
      for (const user of [AINO, GUEST, '']) expect((await page.open(user, { sida })).title).toBe('Filmer och exempel – Delakultur');
    }
    expect((await page.open(JO, { sida: '__proto__' })).title).toBe('Filmer och exempel – Delakultur');
    expect((await page.open(AINO)).meta).toEqual([{ name: 'viewport', content: 'width=device-width, initial-scale=1' }]);
  });
});

describe('A reading that is kept for a minute', () => {
  it('serves many, and is let go at once when a film is closed', async () => {
    const page = await web();
    const ids = async (user: string) => (await page.staff(user, { kind: 'catalogue' })).films.map((one) => one.id).sort();
    const fresh = await page.staff(AINO, { kind: 'catalogue' });
    expect(await ids(AINO)).toEqual(['F-1']);
    let asked = 0;
    page.where.emulator.onRequest = () => {
      asked += 1;
    };
    expect(await ids(JO)).toEqual(['F-1', 'F-2']);
    expect(await ids(ELIF)).toEqual([]);
    expect(await page.staff(AINO, { kind: 'catalogue' })).toEqual(fresh);
    expect(asked).toBe(0);
    const receipt = await page.uiDoes(JO, { kind: 'withdraw', permit: 'M-1' });
    expect(receipt).toMatchObject({ closed: true });
    expect(await ids(AINO)).toEqual([]);
    expect((await page.staff(AINO, { kind: 'catalogue' })).closed).toContainEqual({ id: 'F-1', title: 'Systematik som hjälper' });
  });

  it('is made once for those who come at once', async () => {
    const page = await web();
    const visits = async (users: string[]): Promise<number> => {
      let asked = 0;
      page.where.emulator.onRequest = ({ method }) => {
        if (method.startsWith('sheets.')) asked += 1;
      };
      page.later(61_000);
      const views = await Promise.all(users.map((user) => page.staff(user, { kind: 'catalogue' })));
      expect(views.map((view) => view.problem)).toEqual(users.map(() => undefined));
      return asked;
    };
    const one = await visits([AINO]);
    expect(one).toBeGreaterThan(0);
    expect(await visits([AINO, ELIF, JO, AINO, ELIF, JO])).toBe(one);
  });

  it('is no older than a minute for what is changed elsewhere', async () => {
    const page = await web();
    const titles = async () => (await page.staff(AINO, { kind: 'catalogue' })).films.map((one) => one.title);
    expect(await titles()).toEqual(['Systematik som hjälper']);
    set(page.where, 'recordings', 'F-1', 'title', 'Systematik, ny titel');
    page.later(61_000);
    expect(await titles()).toEqual(['Systematik, ny titel']);
  });
});

describe('A coordinator whose account does not run the workspace', () => {
  it('can see, carry out and close on the web', async () => {
    const page = await web();
    const { where } = page;
    const overview = await page.ui(JO, { kind: 'overview' });
    expect(overview).toMatchObject({ user: JO, mayApply: true, place: 'web', operator: MARYAM, setUp: [] });
    set(where, 'permits', 'M-2', 'answer', 'ja');
    const { hash, mayApply } = await page.ui(JO, { kind: 'plan' });
    expect(mayApply).toBe(true);
    expect(watches(where, ELIF, fileOf(where, 'F-2'))).toBe(404);
    expect(await page.uiDoes(JO, { kind: 'apply', hash })).toMatchObject({ kind: 'done' });
    expect(watches(where, ELIF, fileOf(where, 'F-2'))).toBe(200);
    expect(await page.uiDoes(JO, { kind: 'withdraw', permit: 'M-2' })).toMatchObject({ closed: true });
    expect(watches(where, ELIF, fileOf(where, 'F-2'))).toBe(404);
  });

  it('is the only kind of visitor for whom the coordinators’ entry points do anything', async () => {
    const page = await web();
    set(page.where, 'permits', 'M-2', 'answer', 'ja');
    const written = jest.fn();
    page.where.emulator.onRequest = ({ method, request }) => {
      if (request.method !== 'GET' && !/\.(search|query)$/.test(method)) written(method);
    };
    const { hash } = await page.ui(JO, { kind: 'plan' });
    for (const user of [AINO, GUEST, '']) {
      for (const query of [{ kind: 'overview' }, { kind: 'plan' }, { kind: 'permits' }] as const)
        expect((await page.ui(user, query)).problem).toBeDefined();
      for (const action of [
        { kind: 'apply', hash },
        { kind: 'withdraw', permit: 'M-1' },
        { kind: 'setUp', step: 'workspace' },
        { kind: 'setUp', step: 'hourly' },
        { kind: 'undoSetUp', step: 'hourly' },
        { kind: 'undoSetUp', step: 'workspace' },
      ] as const)
        expect((await page.uiDoes(user, action)).problem).toBeDefined();
    }
    for (const user of [AINO, GUEST, JO]) await page.call(user, 'hourly');
    expect((await page.uiDoes(JO, { kind: 'setUp', step: 'workspace' })).problem).toBeDefined();
    expect(written).not.toHaveBeenCalled();
    expect(page.host.triggers()).toEqual([]);
  });
});

describe('An example from a colleague', () => {
  it('that is a link waits for a decision, is shown when approved, and never before', async () => {
    const page = await web();
    const { id } = await page.does(ELIF, link);
    const shown = async (user: string) => (await page.staff(user, { kind: 'catalogue' })).links.map((one) => one.title);
    expect((await page.staff(ELIF, { kind: 'catalogue' })).mine).toEqual([expect.objectContaining({ id, state: 'waiting' })]);
    expect((await page.staff(JO, { kind: 'catalogue' })).waiting).toBe(1);
    expect(await shown(AINO)).toEqual([]);
    const yes = { kind: 'decide', id, decision: 'godkänd', answer: '', rooms: ['rum-lar'], consentUntil: '' } satisfies StaffDo;
    for (const user of [ELIF, AINO]) expect((await page.does(user, yes)).problem).toBeDefined();
    expect(await page.does(JO, yes)).toEqual({ mailed: true });
    expect(await shown(AINO)).toEqual(['Sagor på fyra språk']);
    expect(await shown(ELIF)).toEqual([]);
    expect((await page.staff(ELIF, { kind: 'catalogue' })).mine).toEqual([expect.objectContaining({ id, state: 'shown' })]);
    expect(await page.does(JO, { kind: 'takeBack', id })).toEqual({ done: true });
    expect(await shown(AINO)).toEqual([]);
  });

  it('that is a film goes from the browser to Väntrummet, and is seen when it is approved and carried out', async () => {
    const page = await web();
    const { where } = page;
    const made = await page.does(ELIF, film);
    if (made.problem || !made.upload) throw new Error(made.problem?.sv);
    const { file, session } = made.upload;
    // Until all its bytes have come there is nothing to approve.
    const yes = { kind: 'decide', id: made.id, decision: 'godkänd', answer: '', rooms: ['rum-lar'], consentUntil: '' } satisfies StaffDo;
    expect((await page.does(JO, yes)).problem?.sv).toMatch(/inte kommit fram/);
    expect(
      (await fetch(session, { method: 'PUT', body: bytes, headers: { 'Content-Range': `bytes 0-${bytes.length - 1}/${bytes.length}` } }))
        .status,
    ).toBe(200);
    expect((await page.does(AINO, { kind: 'sent', id: made.id, file, bytes: bytes.length, md5 })).problem).toBeDefined();
    expect(await page.does(ELIF, { kind: 'sent', id: made.id, file, bytes: bytes.length, md5 })).toEqual({ ended: 'ok' });
    for (const user of [AINO, ELIF]) expect(watches(where, user, file)).toBe(404);
    const [waiting] = (await page.staff(JO, { kind: 'deciding' })).waiting;
    expect(waiting).toMatchObject({ from: 'Elif Demir', unit: 'Förskolan Blåsippan', file, isFile: true, children: false });
    expect(await page.does(JO, yes)).toEqual({ mailed: true });
    expect(watches(where, AINO, file)).toBe(404);
    apply(where);
    expect([AINO, ELIF].map((user) => watches(where, user, file))).toEqual([200, 404]);
    page.later(61_000);
    const view = await page.staff(AINO, { kind: 'catalogue' });
    expect(view.films).toContainEqual(expect.objectContaining({ title: 'Sagor på fyra språk', exampleFrom: 'Förskolan Blåsippan' }));
    expect((await page.does(JO, { kind: 'takeBack', id: made.id })).problem?.sv).toMatch(/Stäng filmen/);
  });

  it('that was approved is not its sender’s to throw away: the film stands, whatever is said of its bytes', async () => {
    const page = await web();
    const { where } = page;
    const made = await page.does(ELIF, film);
    if (made.problem || !made.upload) throw new Error(made.problem?.sv);
    const { file, session } = made.upload;
    await fetch(session, { method: 'PUT', body: bytes, headers: { 'Content-Range': `bytes 0-${bytes.length - 1}/${bytes.length}` } });
    await page.does(ELIF, { kind: 'sent', id: made.id, file, bytes: bytes.length, md5 });
    await page.does(JO, { kind: 'decide', id: made.id, decision: 'godkänd', answer: '', rooms: ['rum-lar'], consentUntil: '' });
    apply(where);
    const wrong = '0'.repeat(32);
    expect(await page.does(ELIF, { kind: 'sent', id: made.id, file, bytes: bytes.length, md5: wrong })).toEqual({ ended: 'mismatch' });
    expect(watches(where, AINO, file)).toBe(200);
    const recording = plan(where).planned.films.find((one) => one.file?.id === file)?.id ?? '';
    expect(recording).not.toBe('');
    // Nor may its sender put it back where a coordinator has put another.
    const order = { recording, cells: {}, name: 'ny.mp4', bytes: 3, mimeType: 'video/mp4', origin: 'http://localhost:1' };
    const other = run(where.emulator, beginFilm(plan(where), order));
    if ('problem' in other) throw new Error(problemIn(other));
    const { pathname, search } = new URL(other.session);
    where.emulator.handle({ method: 'PUT', url: pathname + search, headers: {}, body: { text: 'abc' } });
    const md5Other = createHash('md5').update('abc').digest('hex');
    expect(run(where.emulator, endFilm(plan(where), { recording, file: other.file, bytes: 3, md5: md5Other }))).toBe('ok');
    expect(await page.does(ELIF, { kind: 'sent', id: made.id, file, bytes: bytes.length, md5 })).toEqual({ ended: 'missing' });
    expect(fileOf(where, recording)).toBe(other.file);
  });

  it('that did not arrive whole never becomes a film, and is taken away', async () => {
    const page = await web();
    const made = await page.does(ELIF, film);
    if (made.problem || !made.upload) throw new Error(made.problem?.sv);
    const { file, session } = made.upload;
    await fetch(session, { method: 'PUT', body: bytes, headers: { 'Content-Range': `bytes 0-${bytes.length - 1}/${bytes.length}` } });
    const wrong = createHash('md5').update('något annat').digest('hex');
    expect(await page.does(ELIF, { kind: 'sent', id: made.id, file, bytes: bytes.length, md5: wrong })).toEqual({ ended: 'mismatch' });
    expect((await page.does(AINO, { kind: 'giveUp', id: made.id })).problem).toBeDefined();
    expect(await page.does(ELIF, { kind: 'giveUp', id: made.id })).toEqual({ done: true });
    const { config, planned } = plan(page.where);
    expect(config.tables.requests.rows).toEqual([]);
    expect(config.tables.recordings.rows.map((row) => row.id)).toEqual(['F-1', 'F-2']);
    expect(planned.plan.changes).toEqual([]);
  });

  it('that is declined is told to its sender once, by mail and on the page, and to nobody else', async () => {
    const page = await web();
    const { emulator } = page.where;
    const { id } = await page.does(ELIF, link);
    const before = emulator.mailbox().length;
    const no = {
      kind: 'decide',
      id,
      decision: 'avböjd',
      answer: 'Vi har redan tre sådana.',
      rooms: [],
      consentUntil: '',
    } satisfies StaffDo;
    const both = await Promise.all([page.does(JO, no), page.does(MARYAM, no), page.does(JO, no)]);
    expect(both.filter((one) => one.mailed === true)).toHaveLength(1);
    const mails = emulator.mailbox().slice(before);
    expect(mails).toEqual([expect.objectContaining({ to: ELIF, subject: 'Ditt exempel ”Sagor på fyra språk”' })]);
    apply(page.where);
    expect(emulator.mailbox()).toHaveLength(before + 1);
    const mine = (await page.staff(ELIF, { kind: 'catalogue' })).mine;
    // Whoever came first.
    const answeredBy = both[1]?.mailed === true ? 'Maryam Lindqvist' : 'Johan Åkesson';
    expect(mine).toEqual([expect.objectContaining({ state: 'declined', answer: 'Vi har redan tre sådana.', answeredBy })]);
    expect(JSON.stringify(await page.staff(AINO, { kind: 'catalogue' }))).not.toMatch(/Sagor|tre sådana/);
  });

  it('that someone asks about waits again when its sender has answered', async () => {
    const page = await web();
    const { id } = await page.does(ELIF, link);
    expect(await page.does(JO, { kind: 'decide', id, decision: 'fråga', answer: 'Syns barn?', rooms: [], consentUntil: '' })).toEqual({
      mailed: true,
    });
    expect((await page.staff(JO, { kind: 'deciding' })).waiting).toEqual([]);
    expect((await page.does(AINO, { kind: 'reply', id, text: 'Nej' })).problem).toBeDefined();
    expect(await page.does(ELIF, { kind: 'reply', id, text: 'Nej, bara händer.' })).toEqual({ done: true });
    expect((await page.staff(JO, { kind: 'deciding' })).waiting[0]?.text).toContain('Svar: Nej, bara händer.');
  });

  it('gets an id of its own when two are sent at once', async () => {
    const page = await web();
    const made = await Promise.all([page.does(ELIF, link), page.does(AINO, { ...link, title: 'En annan' })]);
    expect(new Set(made.map((one) => one.id)).size).toBe(2);
    expect(
      plan(page.where)
        .config.tables.requests.rows.map((row) => [row.from, row.title])
        .sort(),
    ).toEqual([
      [AINO, 'En annan'],
      [ELIF, 'Sagor på fyra språk'],
    ]);
  });

  it('is not taken from someone who has left', async () => {
    const page = await web();
    expect((await page.does(KARIN, link)).problem?.sv).toMatch(/står inte i Personer/);
  });
});
