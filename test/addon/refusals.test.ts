import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { settingFields } from '../../src/domain/workbook/tables/settings.ts';
import { call } from '../../src/google/call.ts';
import { hosts } from '../tools/playground/built.ts';
import { times } from '../volume.ts';
import { AINO, apply, plan, type Town, town } from '../workflows/town.ts';
import { MARYAM, run, type } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { type AddOn, dos, openAddOn, reads, renewal } from './open-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
const opened: AddOn[] = [];
/** Of the municipality, and nobody in Delakultur. */
const IVAR = 'ivar@delaby.example';
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

/** Lets someone see everything there is without making them anything in Delakultur. */
function letIn(where: Town, emailAddress: string): void {
  const { emulator, ref } = where;
  const { groups } = plan(where).state;
  run(
    emulator,
    call('drive.permissions.create', {
      fileId: ref.rootFolder,
      sendNotificationEmail: false,
      requestBody: { type: 'user', role: 'writer', emailAddress },
    }),
  );
  const calendar = emulator.handle({
    method: 'POST',
    url: `/calendar/v3/calendars/${encodeURIComponent(ref.calendarId)}/acl?sendNotifications=false`,
    headers: { authorization: `Bearer local:${MARYAM}`, 'content-type': 'application/json' },
    body: { text: JSON.stringify({ role: 'reader', scope: { type: 'user', value: emailAddress } }) },
  });
  if (calendar.status !== 200) throw new Error(String(calendar.body));
  for (const { name } of groups.values()) {
    const requestBody = { preferredMemberKey: { id: emailAddress }, roles: [{ name: 'MEMBER' }, { name: 'MANAGER' }] };
    run(emulator, call('cloudidentity.groups.memberships.create', { parent: name, requestBody }));
  }
}

describe('someone who is no coordinator', () => {
  let where: Town;
  let addOn: AddOn;
  const stranger = 'elif@delaby.example';
  beforeAll(async () => {
    ({ where, addOn } = await settled());
    letIn(where, IVAR);
    addOn.forget();
  });
  // How far a run has come names nobody and nothing; it is asked each second, and checking would read the workbook each time.
  const asked = Object.values(reads).filter(({ kind }) => kind !== 'progress');

  it.each(asked)('is refused $kind, also with the workbook open', async (query) => {
    expect(await addOn.read(query, IVAR)).toEqual({ problem: expect.objectContaining({ en: 'Only coordinators can do this. Ask one.' }) });
    expect(await addOn.read(query, stranger)).toEqual({
      problem: expect.objectContaining({ sv: expect.stringContaining('inte tillgång') }),
    });
  });

  it.each(Object.values(dos))('is refused $kind, also with the workbook open, and nothing is written', async (request) => {
    const ours = await addOn.does(request, IVAR);
    expect(ours.problem?.en).toMatch(/^(Only coordinators can do this|This is done from the account)/);
    expect((await addOn.does(request, stranger)).problem?.sv).toContain('inte tillgång');
    expect(addOn.written()).toEqual([]);
    expect(addOn.host.triggers()).toEqual([]);
  });

  it('is refused when Google does not say who it is', async () => {
    for (const query of asked) expect(await addOn.page('uiRead', [query], '')).toMatchObject({ ok: false });
    for (const request of Object.values(dos)) expect(await addOn.page('uiDo', [request], '')).toMatchObject({ ok: false });
  });

  it('is told only whether a run is under way', async () => {
    expect(await addOn.read(reads.progress, stranger)).toEqual({ running: false, phase: { sv: '', en: '' }, done: 0, total: 0 });
  });
});

describe('a coordinator who is not the operating account', () => {
  it('reads and edits, and is told where applying is done', async () => {
    const { where, addOn } = await settled();
    letIn(where, IVAR);
    const row = Object.keys(settingFields).indexOf('coordinators') + 2;
    type(where.emulator, where.ref.spreadsheetId, `'Inställningar'!B${row}`, [[`${MARYAM}, ${IVAR}`]]);
    expect(await addOn.read(reads.overview, IVAR)).toMatchObject({ user: IVAR, mayApply: false, operator: MARYAM });
    expect(await addOn.does(dos.edit, IVAR)).toMatchObject({ undo: [{ key: 'M-1' }] });
    addOn.forget();
    for (const request of [dos.apply, dos.withdraw, dos.setUp, dos.undoSetUp])
      expect((await addOn.does(request, IVAR)).problem?.sv).toContain(`kontot ${MARYAM}`);
    expect(addOn.written()).toEqual([]);
  });
});

describe('malformed requests', () => {
  let addOn: AddOn;
  beforeAll(async () => {
    ({ addOn } = await settled());
  });
  beforeEach(() => addOn.forget());

  it('never throw, never write, and are answered in words', async () => {
    const kinds = fc.constantFrom(...Object.keys(reads), ...Object.keys(dos), '__proto__', 'constructor', '');
    const junk = fc.jsonValue({ maxDepth: 3 });
    const field = fc.constantFrom('email', 'id', 'network', 'target', 'edits', 'rows', 'hash', 'allowRemovals', 'permit', 'table', 'step');
    const shape = fc.oneof(
      junk,
      fc.tuple(kinds, fc.dictionary(field, junk, { maxKeys: 4 })).map(([kind, rest]) => ({ ...rest, kind })),
      fc.tuple(fc.constantFrom('whatIf', 'edit'), fc.array(junk, { maxLength: 3 })).map(([kind, edits]) => ({ kind, edits })),
      fc.array(fc.dictionary(fc.string(), junk), { maxLength: 3 }).map((rows) => ({ kind: 'undo', rows })),
    );
    // Asking a run to stop is a whole request in one word: it is meant, not malformed.
    const malformed = shape.filter((one) => !(typeof one === 'object' && one !== null && 'kind' in one && one.kind === 'stop'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('uiRead', 'uiDo'), malformed, async (fn, request) => {
        const done = await addOn.page(fn, [request]);
        expect(done).toMatchObject({ ok: true, value: expect.anything() });
        expect(addOn.written()).toEqual([]);
        const { value } = done as { value: { problem?: unknown; undo?: unknown[] } };
        // No rows and no edits are well formed, and nothing to do.
        const isNothing = 'done' in value || ('undo' in value && value.undo?.length === 0);
        if (fn === 'uiDo' && !isNothing) expect(value.problem).toMatchObject({ sv: expect.any(String) });
        expect(done.effects.logs.filter(({ level }) => level === 'error')).toEqual([]);
      }),
      { numRuns: times(50, 200) },
    );
  });

  it.each([
    ['a table that the sidebar does not edit', { kind: 'undo', rows: [{ table: 'people', key: AINO, isNew: false, cells: { to: '' } }] }],
    [
      'a field that it does not edit',
      { kind: 'undo', rows: [{ table: 'permits', key: 'M-1', isNew: false, cells: { rooms: 'rum-alla' } }] },
    ],
    ['a new row', { kind: 'undo', rows: [{ table: 'permits', key: 'M-9', isNew: true, cells: { answer: 'ja' } }] }],
    ['another key', { kind: 'undo', rows: [{ table: 'mandates', key: 'U-1', isNew: false, cells: { id: 'U-9' } }] }],
    ['a negative number of removals', { kind: 'apply', hash: '0', allowRemovals: -1 }],
    ['a half', { kind: 'apply', hash: '0', allowRemovals: 0.5 }],
    ['too many edits', { kind: 'edit', edits: Array.from({ length: 51 }, () => renewal) }],
    ['too long a text', { kind: 'withdraw', permit: 'M'.repeat(2001) }],
    ['an unknown step', { kind: 'setUp', step: 'everything' }],
  ])('refuses %s', async (_, request) => {
    const done = await addOn.page('uiDo', [request]);
    expect(done).toMatchObject({ ok: true, value: { problem: { en: expect.stringMatching(/can’t be used|may have at most/) } } });
    expect(addOn.written()).toEqual([]);
    expect(done.effects.urlFetches).toEqual([]);
  });
});
