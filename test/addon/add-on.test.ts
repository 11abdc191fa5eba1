import { rmSync } from 'node:fs';
import { call } from '../../src/google/call.ts';
import { hosts } from '../tools/playground/built.ts';
import { AINO, apply, fileOf, plan, set, summary, type Town, town, watches, write } from '../workflows/town.ts';
import { MARYAM, marked, NOW, open, run } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { type AddOn, dos, openAddOn, reads, renewal } from './open-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
const opened: AddOn[] = [];
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  rmSync(folder, { recursive: true, force: true });
});

async function beside(where: Town): Promise<AddOn> {
  const made = await openAddOn(createHost, folder, where.emulator, where.ref.spreadsheetId);
  opened.push(made);
  return made;
}

/** A town in which nothing waits. */
async function settled(): Promise<{ where: Town; addOn: AddOn }> {
  const where = town();
  apply(where);
  return { where, addOn: await beside(where) };
}

const permitEnds = (where: Town): string => plan(where).config.tables.permits.rows.find((row) => row.id === 'M-1')?.to ?? '';

describe('a withdrawal', () => {
  // An error that trying again does not help.
  const text = JSON.stringify({ error: { code: 403, status: 'PERMISSION_DENIED', message: 'No.', errors: [{ reason: 'forbidden' }] } });
  const forbidden = { kind: 'before', answer: { status: 403, headers: { 'content-type': 'application/json' }, body: text } } as const;

  it.each([
    ['the sidebar', 'groups.memberships.list', (addOn: AddOn) => addOn.page('uiDo', [dos.withdraw])],
    ['the sidebar', 'calendar.events.list', (addOn: AddOn) => addOn.page('uiDo', [dos.withdraw])],
    [
      'a card',
      'groups.memberships.list',
      (addOn: AddOn) => addOn.card('cardWithdraw', { commonEventObject: { parameters: { permit: 'M-1' } } }),
    ],
  ])('from %s closes the film though %s is not answered', async (_, method, withdraw) => {
    let broken = false;
    const where = town({ faults: (asked) => (broken && asked.method.endsWith(method) ? forbidden : undefined) });
    apply(where);
    const addOn = await beside(where);
    const film = fileOf(where, 'F-1');
    expect(watches(where, AINO, film)).toBe(200);
    broken = true;
    const done = await withdraw(addOn);
    broken = false;
    expect(done).toMatchObject({ ok: true });
    expect(watches(where, AINO, film)).toBe(404);
    expect(plan(where).config.tables.permits.rows.find((row) => row.id === 'M-1')?.withdrawn).not.toBe('');
  });
});

describe('reading in the sidebar', () => {
  let addOn: AddOn;
  beforeAll(async () => {
    ({ addOn } = await settled());
  });

  it.each(Object.values(reads))('$kind answers with ten requests at most, and changes nothing', async (query) => {
    addOn.forget();
    const done = await addOn.page('uiRead', [query]);
    expect(done).toMatchObject({ ok: true });
    expect(done.ok && done.value).not.toHaveProperty('problem.sv');
    expect(done.effects.urlFetches.length).toBeLessThanOrEqual(10);
    expect(addOn.written()).toEqual([]);
  });

  it('tells what is in the workbook', async () => {
    expect(await addOn.read(reads.overview)).toMatchObject({
      user: MARYAM,
      mayApply: true,
      language: 'sv',
      date: '2026-11-16',
      counts: { people: 4, films: 2 },
      networks: [{ id: 'N-1', name: 'Alla lärspridare', members: 2 }],
    });
    expect(await addOn.read(reads.plan)).toMatchObject({ changes: [], mayApply: true, guard: { tripped: false } });
    expect(await addOn.read(reads.person)).toMatchObject({ name: 'Aino Bergström', unitId: 'u1', networks: [{ id: 'N-1' }] });
    expect((await addOn.read(reads.network)).members.map(({ email }) => email)).toEqual([AINO, 'jo@delaby.example']);
    expect(await addOn.read(reads.unit)).toMatchObject({ name: 'Förskolan Blåsippan', vacant: false, staff: 2 });
    expect(await addOn.read(reads.meeting)).toMatchObject({ title: 'Nätverksträff', answers: { yes: 0, silent: 2 } });
    expect((await addOn.read(reads.times)).slots.length).toBeGreaterThan(0);
    expect(await addOn.read(reads.whatIf)).toMatchObject({ problem: null, guardTripped: false });
    expect(await addOn.read(reads.why)).toMatchObject({ sees: true, should: true });
    expect(await addOn.read(reads.permits)).toMatchObject({ permits: [{ id: 'M-1', films: [{ id: 'F-1' }], people: 2 }] });
    expect(await addOn.read(reads.progress)).toMatchObject({ running: false });
  });

  it('says in words that something is not there', async () => {
    for (const query of [
      { kind: 'person', email: 'ingen@delaby.example' },
      { kind: 'network', id: 'N-9' },
      { kind: 'unit', id: 'u9' },
      { kind: 'meeting', id: 'T-9' },
      { kind: 'times', network: 'N-9' },
      { kind: 'why', email: AINO, target: 'F-9' },
    ] as const)
      expect(await addOn.read(query)).toEqual({ problem: { sv: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) } });
  });
});

describe('doing in the sidebar', () => {
  it('writes an edit, and its undo puts the cells back', async () => {
    const { where, addOn } = await settled();
    const { undo } = await addOn.does(dos.edit);
    expect(permitEnds(where)).toBe(renewal.kind === 'renew' && renewal.to);
    expect(await addOn.does({ kind: 'undo', rows: undo })).toEqual({ done: true, shown: [] });
    expect(permitEnds(where)).toBe('2027-06-30');
  });

  it('undoes a replacement and a new meeting, row and all', async () => {
    const { where, addOn } = await settled();
    const rows = () => {
      const { mandates, meetings } = plan(where).config.tables;
      return [mandates.rows, meetings.rows].map((table) => table.map(({ row: _, ...cells }) => cells));
    };
    const before = rows();
    const edited = await addOn.does({
      kind: 'edit',
      edits: [
        { kind: 'replace', unit: 'u1', out: AINO, in: 'elif@delaby.example', date: '2026-12-01' },
        {
          kind: 'meeting',
          network: 'N-1',
          title: 'Vårträff',
          start: '2027-01-20T13:00',
          end: '2027-01-20T14:30',
          place: '',
          agenda: '',
          online: false,
        },
      ],
    });
    expect(edited).toEqual({ undo: expect.any(Array), shown: [] });
    expect(rows()).not.toEqual(before);
    await addOn.does({ kind: 'undo', rows: edited.undo });
    expect(rows()).toEqual(before);
  });

  it('applies the plan that was seen, and no other', async () => {
    const where = town();
    const addOn = await beside(where);
    const { hash, changes } = await addOn.read(reads.plan);
    expect(changes.length).toBeGreaterThan(0);
    addOn.forget();
    expect(await addOn.does({ kind: 'apply', hash: hash.replace(/^./, (letter) => (letter === '0' ? '1' : '0')) })).toMatchObject({
      kind: 'stale',
      done: 0,
    });
    expect(summary(plan(where))).toHaveLength(changes.length);
    const applied = await addOn.does({ kind: 'apply', hash });
    expect(applied).toMatchObject({ kind: 'done', done: changes.length, failed: [], skipped: 0, at: '2026-11-16 09:00' });
    expect(summary(plan(where))).toEqual([]);
    expect(watches(where, AINO, fileOf(where, 'F-1'))).toBe(200);
    expect(where.emulator.mailbox().map(({ to }) => to)).toContain(AINO);
  });

  it('closes a film whose permit is taken back, with a receipt', async () => {
    const { where, addOn } = await settled();
    const film = fileOf(where, 'F-1');
    expect(watches(where, AINO, film)).toBe(200);
    const receipt = await addOn.does(dos.withdraw);
    expect(receipt).toMatchObject({
      permit: 'M-1',
      lecturer: 'Ann-Sofi Dahl',
      closed: true,
      films: [{ recording: 'F-1', readersBefore: 2, closed: true }],
      text: { sv: expect.stringContaining('Systematik som hjälper'), en: expect.stringContaining('Systematik som hjälper') },
    });
    expect(watches(where, AINO, film)).toBe(404);
    expect(await addOn.does({ kind: 'withdraw', permit: 'M-9' })).toMatchObject({ problem: { sv: expect.stringContaining('M-9') } });
  });

  it('leads to the cell of a diagnostic', async () => {
    const { where, addOn } = await settled();
    const { sheets } = plan(where).workbook;
    const done = await addOn.page('uiDo', [{ kind: 'goTo', table: 'people', row: 3, field: 'email' }]);
    expect(done).toMatchObject({ ok: true, value: { done: true } });
    expect(done.effects.activated).toEqual({ sheetId: sheets.people.sheetId, a1: 'A3' });
    expect(await addOn.does({ kind: 'goTo', table: 'nothing', row: 3, field: 'email' })).toEqual({ done: false });
  });

  it('asks a run under way to stop, and says when there is none', async () => {
    const { addOn } = await settled();
    expect(await addOn.does(dos.stop)).toEqual({ stopped: expect.any(Boolean) });
  });
});

describe('the hourly run', () => {
  it('carries out what needs no review, and leaves new rooms to a person', async () => {
    const { where, addOn } = await settled();
    expect(await addOn.does(dos.setUp)).toMatchObject({ steps: [{ name: 'workspace' }, { name: 'hourly', done: true }] });
    await addOn.does(dos.setUp);
    const triggers = addOn.host.triggers();
    expect(triggers).toMatchObject([{ fn: 'hourly', user: MARYAM, everyHours: 1 }]);
    set(where, 'mandates', 'U-2', 'to', '2026-11-15');
    write(where, 'rooms', [{ id: 'rum-ny', name: 'Nytt rum', networks: 'N-1' }]);
    const waiting = summary(plan(where));
    expect(waiting.length).toBeGreaterThan(1);
    expect(await addOn.host.fireTrigger(triggers[0]?.id ?? '')).toMatchObject({ ok: true });
    expect(plan(where).state.hourly).toBeGreaterThanOrEqual(NOW); // Films that Drive does not end lean on its going.
    const left = summary(plan(where));
    expect(left.filter((change) => !change.includes('rum-ny'))).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
    expect(watches(where, 'jo@delaby.example', fileOf(where, 'F-1'))).toBe(404);
    expect(await addOn.does({ kind: 'undoSetUp', step: 'hourly' })).toMatchObject({ steps: [{}, { name: 'hourly', done: false }] });
    expect(addOn.host.triggers()).toEqual([]);
    expect(plan(where).state.hourly).toBeUndefined();
  });
});

describe('the first set-up', () => {
  it('makes a workspace from a blank spreadsheet, and takes it away again', async () => {
    const emulator = open();
    const blank = run(emulator, call('sheets.spreadsheets.create', { requestBody: { properties: { title: 'Namnlöst' } } }));
    const before = marked(emulator).length;
    const addOn = await openAddOn(createHost, folder, emulator, blank.spreadsheetId as string);
    opened.push(addOn);
    expect(await addOn.read(reads.overview)).toMatchObject({
      user: MARYAM,
      setUp: [
        { name: 'workspace', done: false },
        { name: 'hourly', done: false },
      ],
      networks: [],
    });
    expect(addOn.written().filter((method) => method !== 'sheets.spreadsheets.create')).toEqual([]);
    expect(await addOn.does({ kind: 'setUp', step: 'workspace' })).toMatchObject({ steps: [{ done: true }, { done: false }] });
    const made = marked(emulator).filter(({ trashed }) => !trashed);
    expect(made.length).toBeGreaterThan(before);
    const workbook = made.find(({ appProperties }) => appProperties?.dk === 'workbook')?.id as string;
    const inside = await openAddOn(createHost, folder, emulator, workbook);
    opened.push(inside);
    expect(await inside.read(reads.overview)).toMatchObject({ mayApply: true, counts: { people: 0, films: 0 } });
    expect(await inside.does({ kind: 'undoSetUp', step: 'workspace' })).toMatchObject({ steps: [{ done: false }, {}] });
    expect(marked(emulator).filter(({ trashed }) => !trashed)).toEqual([]);
  });

  it('does not take away a workbook that is in use', async () => {
    const { where, addOn } = await settled();
    addOn.forget();
    expect(await addOn.does(dos.undoSetUp)).toMatchObject({ problem: { en: expect.stringContaining('in use') } });
    expect(addOn.written()).toEqual([]);
    expect(marked(where.emulator).some(({ trashed }) => trashed)).toBe(false);
  });
});
