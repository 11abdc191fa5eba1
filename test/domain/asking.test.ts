import { type PermitEdit, permitRowsFor } from '../../src/domain/permits/answers.ts';
import type { Config } from '../../src/domain/workbook/config.ts';
import { swedish } from '../messages/said.ts';
import { add, configOf, edit, type Tables, town } from './fixture.ts';

const TODAY = '2026-11-16';
const config = (tables: Tables = town): Config => configOf(tables);
const rows = (one: PermitEdit, tables: Tables = town) => {
  const edited = permitRowsFor(config(tables), one, TODAY);
  if ('problem' in edited) throw new Error(swedish(edited.problem));
  return edited;
};
const problem = (one: PermitEdit, tables: Tables = town): string => {
  const edited = permitRowsFor(config(tables), one, TODAY);
  return 'problem' in edited ? swedish(edited.problem) : '';
};
const question: Extract<PermitEdit, { kind: 'permit' }> = {
  kind: 'permit',
  recording: 'F-1',
  lecturers: [
    { name: 'Lena Ek', email: 'Lena@delaby.example' },
    { name: 'Omar Said', email: '' },
  ],
  audience: ['rum-lar'],
  basis: 'medgivande',
  asked: TODAY,
};

describe('Asking for a permit', () => {
  it('makes one that waits for each lecturer, and names them at the recording, since all must allow', () => {
    const { rows: written } = rows(question);
    expect(written.map(({ table, key, isNew }) => [table, key, isNew])).toEqual([
      ['permits', 'M-3', true],
      ['permits', 'M-4', true],
      ['recordings', 'F-1', false],
    ]);
    expect(written[0]?.cells).toMatchObject({
      lecturer: 'Lena Ek',
      lecturerEmail: 'lena@delaby.example',
      recordings: 'F-1',
      answer: 'väntar',
    });
    expect(written[2]?.cells).toEqual({ permit: 'M-1, M-3, M-4' });
  });
  it('gives a film that has no room those that the question is about, and lets go of them when it is undone', () => {
    const { rows: written, undo } = rows(question, edit(town, 'recordings', 'F-1', { rooms: '' }));
    expect(written[2]?.cells).toEqual({ permit: 'M-1, M-3, M-4', rooms: 'rum-lar' });
    expect(undo[0]?.cells).toEqual({ permit: 'M-1', rooms: '' });
    const all = rows({ ...question, audience: ['alla medarbetare'] }, edit(town, 'recordings', 'F-1', { rooms: '' }));
    expect(all.rows[2]?.cells).toEqual({ permit: 'M-1, M-3, M-4' });
  });
  it('is undone from the recording first, and then the rows are emptied', () => {
    const { undo } = rows(question);
    expect(undo[0]).toEqual({ table: 'recordings', key: 'F-1', isNew: false, cells: { permit: 'M-1' } });
    expect(undo[1]?.cells).toMatchObject({ id: '', lecturer: '', answer: '' });
  });
  it('never takes an id that a recording still names', () => {
    const left = edit(town, 'recordings', 'F-2', { permit: 'M-2, M-9' });
    expect(rows(question, left).rows[0]?.key).toBe('M-10');
  });
  it('is refused without a name, an audience, a known room, a known basis, or with a day ahead', () => {
    for (const wrong of [
      { ...question, lecturers: [] },
      { ...question, lecturers: [{ name: ' ', email: '' }] },
      { ...question, lecturers: [{ name: 'Lena Ek', email: 'lena' }] },
      { ...question, audience: [] },
      { ...question, audience: ['rum-x'] },
      { ...question, basis: 'samtycke' },
      { ...question, asked: '2026-11-17' },
      { ...question, to: '2026-11-15' },
      { ...question, recording: 'F-9' },
    ])
      expect(problem(wrong)).toMatch(/\S/);
  });
});

describe('An answer', () => {
  const yes: Extract<PermitEdit, { kind: 'answer' }> = { kind: 'answer', permit: 'M-1', answer: 'ja', answered: TODAY };

  it('is given to the rooms as they are that day, whatever was remembered before', () => {
    const old = edit(town, 'permits', 'M-1', { roomRule: JSON.stringify({ 'rum-lar': { networks: ['N-0'] } }) });
    const { rows: written, undo } = rows(yes, old);
    expect(JSON.parse(written[0]?.cells.roomRule ?? '')).toEqual({ 'rum-lar': expect.objectContaining({ networks: ['N-1'] }) });
    expect(undo[0]?.cells.roomRule).toContain('N-0');
  });
  it('may leave out a room that was widened, and then remembers nothing of it', () => {
    const two = edit(town, 'permits', 'M-1', { audience: 'rum-lar, rum-city' });
    const { rows: written, undo } = rows({ ...yes, without: ['rum-city'] }, two);
    expect(written[0]?.cells.audience).toBe('rum-lar');
    expect(Object.keys(JSON.parse(written[0]?.cells.roomRule ?? ''))).toEqual(['rum-lar']);
    expect(undo[0]?.cells.audience).toBe('rum-lar, rum-city');
  });
  it('that is no forgets the rooms', () => {
    const { cells = {} } = rows({ ...yes, answer: 'nej' }).rows[0] ?? {};
    expect(cells).toMatchObject({ answer: 'nej', roomRule: '' });
  });
  it('settles terms, and only those it names', () => {
    const { cells = {} } = rows({ ...yes, terms: { editing: 'nej', credit: 'ja' } }).rows[0] ?? {};
    expect(cells).toMatchObject({ editing: 'nej', credit: 'ja' });
    expect(cells).not.toHaveProperty('preview');
    expect(problem({ ...yes, terms: { editing: 'kanske' } })).toMatch(/Får klippas/);
  });
  it('of yes never opens again what was withdrawn', () => {
    expect(problem(yes, edit(town, 'permits', 'M-1', { withdrawn: '2026-11-01' }))).toMatch(/fråga om ett nytt/);
  });
  it('can’t lie ahead, nor end before today, nor rest on something that is no evidence', () => {
    expect(problem({ ...yes, answered: '2026-11-17' })).toMatch(/framtiden/);
    expect(problem({ ...yes, to: '2026-11-15' })).toMatch(/slutdag/);
    expect(problem({ ...yes, evidence: 'http://x.example' })).toMatch(/Underlag/);
  });
});

describe('A renewal', () => {
  const renewal: Extract<PermitEdit, { kind: 'renew' }> = {
    kind: 'renew',
    permits: ['M-1', 'M-2'],
    to: '2027-06-11',
    evidence: 'FSN 2026/9',
  };

  it('of many is one act: the last day, the day of the answer and the evidence, with one undo', () => {
    const { rows: written, undo } = rows(renewal);
    for (const row of written) expect(row.cells).toEqual({ to: '2027-06-11', answered: TODAY, evidence: 'FSN 2026/9' });
    expect(undo.map((row) => [row.key, row.cells.to])).toEqual([
      ['M-1', '2027-06-30'],
      ['M-2', ''],
    ]);
  });
  it('leaves the rooms’ rules as they were: the question was how long, not for whom', () => {
    expect(rows(renewal).rows[0]?.cells).not.toHaveProperty('roomRule');
  });
  it('is refused without a new yes to show, and then writes none of them', () => {
    expect(problem({ ...renewal, evidence: ' ' })).toMatch(/hur föreläsaren sa ja/);
    expect(problem({ ...renewal, to: '2026-11-15' })).toMatch(/slutdag/);
    expect(problem({ ...renewal, permits: [] })).toMatch(/minst ett/);
    for (const cells of [{ answer: 'väntar' }, { answer: 'nej' }, { withdrawn: 'ja' }])
      expect(problem(renewal, edit(town, 'permits', 'M-2', cells))).toMatch(/Gunilla Sjöström/);
    expect(problem({ ...renewal, permits: ['M-1', 'M-9'] })).toMatch(/M-9/);
  });
  it('opens what has ended', () => {
    const ended = edit(town, 'permits', 'M-1', { to: '2026-11-01' });
    expect(rows({ ...renewal, permits: ['M-1'] }, ended).rows).toHaveLength(1);
  });
});

it('A question asked again notes the day', () => {
  expect(rows({ kind: 'askedAgain', permit: 'M-1', asked: TODAY }).rows[0]?.cells).toEqual({ asked: TODAY });
  expect(problem({ kind: 'askedAgain', permit: 'M-1', asked: '2026-12-01' })).toMatch(/framtiden/);
  expect(add(town, 'permits')).toEqual(town);
});
