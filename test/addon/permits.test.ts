import { rmSync } from 'node:fs';
import { markerRow } from '../../src/domain/ids.ts';
import { call } from '../../src/google/call.ts';
import { hosts } from '../tools/playground/built.ts';
import { apply, fileOf, JO, plan, set, type Town, town, watches } from '../workflows/town.ts';
import { MARYAM, run, values } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { type AddOn, openAddOn } from './open-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
const LENA = 'lena@annan.example';
let where: Town;
let addOn: AddOn;
beforeEach(async () => {
  where = town();
  set(where, 'permits', 'M-1', 'lecturerEmail', LENA);
  apply(where);
  addOn = await openAddOn(createHost, folder, where.emulator, where.ref.spreadsheetId);
});
afterEach(() => addOn.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const permit = (id: string) => plan(where).config.tables.permits.rows.find((row) => row.id === id);
const recording = (id: string) => plan(where).config.tables.recordings.rows.find((row) => row.id === id);
const log = (): string[] =>
  values(where.emulator, where.ref.spreadsheetId, 'Logg!A:G')
    .slice(1)
    .map((line) => line.join(' | '));

describe('a letter by mail', () => {
  const mail = { kind: 'mailLetter', permit: 'M-1', what: 'copy', lang: 'sv', to: LENA } as const;

  it('goes to the address of the row, as it was shown, and to the log', async () => {
    const shown = await addOn.read({ kind: 'letter', permit: 'M-1', what: 'copy' });
    expect(shown.to).toBe(LENA);
    expect(await addOn.does(mail)).toEqual({ sent: LENA });
    const [sent] = where.emulator.mailbox().slice(-1);
    expect(sent).toMatchObject({ to: LENA, subject: shown.sv.subject });
    expect(log().at(-1)).toMatch(/letter \| permits\/M-1 \| Kopia: ditt svar/);
    expect(permit('M-1')?.asked).toBeUndefined();
  });
  it('that asks notes the day, and a reminder does not move it', async () => {
    set(where, 'permits', 'M-2', 'lecturerEmail', LENA);
    const question = { ...mail, permit: 'M-2', what: 'ask' } as const;
    await addOn.does(question);
    expect(permit('M-2')?.asked).toBe('2026-11-16');
    set(where, 'permits', 'M-2', 'asked', '2026-11-10');
    await addOn.does(question);
    expect(permit('M-2')?.asked).toBe('2026-11-10');
  });
  it('goes nowhere when the row has another address than the one that was shown', async () => {
    const before = where.emulator.mailbox().length;
    expect(await addOn.does({ ...mail, to: 'annan@annan.example' })).toHaveProperty('problem');
    set(where, 'permits', 'M-1', 'lecturerEmail', '');
    expect(await addOn.does({ ...mail, to: '' })).toHaveProperty('problem');
    expect(await addOn.does({ ...mail, permit: 'M-9' })).toHaveProperty('problem');
    expect(where.emulator.mailbox()).toHaveLength(before);
  });
  it('is not for those who do not coordinate', async () => {
    const before = where.emulator.mailbox().length;
    expect(await addOn.does(mail, 'elif@delaby.example')).toHaveProperty('problem');
    expect(where.emulator.mailbox()).toHaveLength(before);
  });
});

describe('asking about a film that is shown', () => {
  it('closes it for everyone until all have said yes; the undo takes it all back, but no answer that has come since', async () => {
    const film = fileOf(where, 'F-1');
    expect(watches(where, JO, film)).toBe(200);
    const question = {
      kind: 'permit',
      recording: 'F-1',
      lecturers: [{ name: 'Lena Ek', email: LENA }],
      audience: ['rum-lar'],
      basis: 'medgivande',
      asked: '2026-11-16',
    } as const;
    expect(await addOn.read({ kind: 'asking', recording: 'F-1' })).toMatchObject({ seen: 2, asked: [{ id: 'M-1', state: 'yes' }] });
    const { undo } = await addOn.does({ kind: 'edit', edits: [question] });
    expect(recording('F-1')?.permit).toEqual(['M-1', 'M-3']);
    apply(where, { allowRemovals: 9 });
    expect(watches(where, JO, film)).not.toBe(200);
    const answered = await addOn.does({ kind: 'edit', edits: [{ kind: 'answer', permit: 'M-3', answer: 'ja', answered: '2026-11-16' }] });
    expect(permit('M-3')?.roomRule).toContain('rum-lar');
    apply(where);
    expect(watches(where, JO, film)).toBe(200);
    expect(await addOn.does({ kind: 'undo', rows: undo })).toMatchObject({ problem: { sv: expect.stringContaining('M-3 har ändrats') } });
    expect(permit('M-3')?.answer).toBe('ja');
    expect(await addOn.does({ kind: 'undo', rows: answered.undo })).toEqual({ done: true, shown: [] });
    expect(await addOn.does({ kind: 'undo', rows: undo })).toEqual({ done: true, shown: [] });
    expect(recording('F-1')?.permit).toEqual(['M-1']);
  });
});

describe('a room widened since the answer', () => {
  beforeEach(() => set(where, 'rooms', 'rum-lar', 'roles', 'rektor'));
  const answer = (more: object) =>
    addOn.does({ kind: 'edit', edits: [{ kind: 'answer', permit: 'M-1', answer: 'ja', answered: '2026-11-16', ...more }] });

  it('is a task, a letter and a state, until the lecturer has said yes anew', async () => {
    const tasks = async () => (await addOn.read({ kind: 'overview' })).tasks.map((task) => task.id);
    expect(await tasks()).toContain('ask-again:M-1');
    expect(await addOn.read({ kind: 'permit', id: 'M-1' })).toMatchObject({ widenedIds: ['rum-lar'], letters: ['again', 'copy', 'renew'] });
    expect(plan(where).planned.films.find((film) => film.id === 'F-1')?.audience).toBeUndefined();
    await answer({});
    expect(await tasks()).not.toContain('ask-again:M-1');
    expect(plan(where).planned.films.find((film) => film.id === 'F-1')?.audience?.rooms).toEqual(['rum-lar']);
  });
  it('said no to leaves the permit, and nothing asks again', async () => {
    await answer({ without: ['rum-lar'] });
    expect(permit('M-1')).toMatchObject({ answer: 'ja', audience: [] });
    expect((await addOn.read({ kind: 'permit', id: 'M-1' })).widened).toEqual([]);
  });
});

describe('a decision about retention', () => {
  it('is written in the row and the log, with rule and decider, and deletes nothing', async () => {
    set(where, 'settings', 'retentionMonths', 'value', '1');
    set(where, 'settings', 'retentionRule', 'value', 'Gallras efter en månad');
    set(where, 'permits', 'M-1', 'to', '2026-10-01');
    expect(await addOn.read({ kind: 'retention' })).toMatchObject({ months: 1, due: [{ id: 'F-1', due: '2026-11-01', days: 15 }] });
    const decision = { kind: 'disposal', recording: 'F-1', decision: 'radera', decider: 'Karin Öberg' } as const;
    expect(await addOn.does(decision)).toEqual({ done: true });
    expect(recording('F-1')?.disposal).toBe('radera');
    expect(log().at(-1)).toMatch(
      /disposal \| recordings\/F-1 \| Gallras efter en månad, 1 månader\. Beslutat av Karin Öberg\. .*\| radera/,
    );
    expect(run(where.emulator, call('drive.files.get', { fileId: fileOf(where, 'F-1'), fields: 'trashed' }), MARYAM).trashed).toBe(false);
    expect(await addOn.read({ kind: 'retention' })).toMatchObject({ due: [], toDelete: [{ id: 'F-1' }] });
    expect(await addOn.does({ ...decision, decision: '' })).toEqual({ done: true });
    expect((await addOn.read({ kind: 'retention' })).due).toHaveLength(1);
  });
  it('needs a decider, a recording, and a coordinator', async () => {
    const decision = { kind: 'disposal', recording: 'F-1', decision: 'radera', decider: 'Karin Öberg' } as const;
    expect(await addOn.does({ ...decision, decider: ' ' })).toHaveProperty('problem');
    expect(await addOn.does({ ...decision, recording: 'F-9' })).toHaveProperty('problem');
    expect(await addOn.does(decision, 'elif@delaby.example')).toHaveProperty('problem');
    expect(recording('F-1')?.disposal).toBeUndefined();
  });
});

describe('captions', () => {
  it('are listed where they are missing, and compared with the film where their end was noted', async () => {
    set(where, 'recordings', 'F-1', 'duration', '600');
    const { missing } = await addOn.read({ kind: 'captions' });
    expect(missing.map(({ id, days, shared }) => [id, days, shared])).toEqual([
      ['F-1', 0, true],
      ['F-2', 0, false],
    ]);
    const { ref, emulator } = where;
    const appProperties = { dk: 'captions', dkws: ref.workspaceId, dkrow: markerRow('F-1'), seconds: '700' };
    const requestBody = { name: 'F-1.vtt', mimeType: 'text/vtt', parents: [ref.waitingRoom], appProperties };
    run(emulator, call('drive.files.create', { requestBody, fields: 'id' }), MARYAM);
    expect(await addOn.read({ kind: 'captions' })).toMatchObject({
      missing: [{ id: 'F-2' }],
      captioned: [{ id: 'F-1' }],
      unfit: [{ id: 'F-1' }],
    });
  });
});

describe('what a page may send', () => {
  const odd = [
    { kind: 'mailLetter', permit: 'M-1', what: 'spam', lang: 'sv', to: LENA },
    { kind: 'mailLetter', permit: 'M-1', what: 'copy', lang: 'de', to: LENA },
    { kind: 'disposal', recording: 'F-1', decision: 'släng', decider: 'Karin' },
    { kind: 'edit', edits: [{ kind: 'answer', permit: 'M-1', answer: 'ja', answered: '2026-11-16', terms: { withdrawn: '' } }] },
    { kind: 'edit', edits: [{ kind: 'answer', permit: 'M-1', answer: 'ja', answered: '2026-11-16', terms: { editing: 'kanske' } }] },
    { kind: 'edit', edits: [{ kind: 'renew', permits: 'M-1', to: '2027-06-30', evidence: 'x' }] },
    { kind: 'edit', edits: [{ kind: 'permit', recording: 'F-1', lecturers: [{ name: 1 }], audience: [], basis: '', asked: '' }] },
    { kind: 'undo', rows: [{ table: 'permits', key: 'M-1', isNew: false, cells: { withdrawn: '' } }] },
  ];
  it('is refused where it is not of the kind it should be', async () => {
    const before = plan(where).config.tables.permits.rows;
    for (const request of odd) {
      const done = await addOn.page('uiDo', [request]);
      expect(done.ok && done.value).toHaveProperty('problem.sv');
    }
    expect(plan(where).config.tables.permits.rows).toEqual(before);
  });
});
