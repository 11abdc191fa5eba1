import { edit, undo } from '../../src/programs/edit.ts';
import { apply, ELIF, JO, plan, set, type Town, town } from './town.ts';
import { run, type as typeIn, values } from './workspace.ts';

const appoint = (unit: string, who: string) => ({ kind: 'replace', unit, out: '', in: who, date: '2026-11-16' }) as const;
const meeting = {
  kind: 'meeting',
  network: 'N-1',
  title: '',
  start: '2026-12-10T13:00',
  end: '2026-12-10T14:00',
  place: 'Stadshuset',
  agenda: '',
  online: false,
} as const;
const question = {
  kind: 'permit',
  recording: 'F-2',
  lecturers: [{ name: 'Bo Ek', email: '' }],
  audience: ['rum-alla'],
  basis: 'medgivande',
  asked: '2026-11-16',
} as const;

function saved(where: Town, reading: ReturnType<typeof plan>, one: Parameters<typeof edit>[1][number]) {
  const done = run(where.emulator, edit(reading, [one]));
  if ('problem' in done) throw new Error(done.problem.en);
  return done.undo;
}
const permits = (where: Town) => plan(where).config.tables.permits.rows.map((row) => [row.id, row.answer]);

describe('two who save at once', () => {
  it('refuses the second new row in words, and the first stands', () => {
    const where = town();
    const [first, second] = [plan(where), plan(where)];
    saved(where, first, appoint('u1', ELIF));
    const said = run(where.emulator, edit(second, [appoint('u2', JO)]));
    expect(said).toHaveProperty('problem.sv', expect.stringContaining('samtidigt'));
    const rows = plan(where).config.tables.mandates.rows.map((row) => [row.id, row.person]);
    expect(rows.slice(2)).toEqual([['U-3', ELIF]]);
  });

  it('saves a new row once though the answer was lost', () => {
    const where = town();
    let lost = 0;
    const reading = plan(where);
    where.emulator.faults = ({ method }) =>
      method === 'sheets.spreadsheets.values.batchUpdate' && lost++ === 0 ? { kind: 'lost' } : undefined;
    saved(where, reading, appoint('u1', ELIF));
    where.emulator.faults = undefined;
    expect(lost).toBeGreaterThan(1);
    expect(plan(where).config.tables.mandates.rows.map((row) => row.id)).toEqual(['U-1', 'U-2', 'U-3']);
  });

  it('leaves a row that somebody is typing, its key not there yet', () => {
    const where = town();
    const reading = plan(where);
    const { title, data } = reading.workbook.sheets.meetings;
    const place = `'${title}'!${String.fromCharCode(65 + data.columns.indexOf('title'))}${data.firstRow + data.rows.length}`;
    typeIn(where.emulator, where.ref.spreadsheetId, place, [['Studiedag']]);
    saved(where, reading, meeting);
    expect(values(where.emulator, where.ref.spreadsheetId, place)).toEqual([['Studiedag']]);
    expect(plan(where).config.tables.meetings.rows.map((row) => row.id)).toContain('T-2');
  });
});

describe('undoing', () => {
  it('takes back what was saved', () => {
    const where = town();
    const back = saved(where, plan(where), question);
    expect(permits(where)).toHaveLength(3);
    expect(run(where.emulator, undo(where.ref.spreadsheetId, back))).toBeUndefined();
    expect(permits(where)).toHaveLength(2);
    expect(plan(where).config.tables.recordings.rows.find((row) => row.id === 'F-2')?.permit).toEqual(['M-2']);
  });

  it('does not throw away an answer that somebody entered since', () => {
    const where = town();
    const back = saved(where, plan(where), question);
    saved(where, plan(where), { kind: 'answer', permit: 'M-3', answer: 'nej', answered: '2026-11-16' });
    expect(run(where.emulator, undo(where.ref.spreadsheetId, back))).toHaveProperty('problem.sv', expect.stringContaining('M-3'));
    expect(permits(where)[2]).toEqual(['M-3', 'nej']);
    expect(plan(where).config.tables.recordings.rows.find((row) => row.id === 'F-2')?.permit).toEqual(['M-2', 'M-3']);
  });

  it('does not take away a row that somebody has added to', () => {
    const where = town();
    const back = saved(where, plan(where), question);
    set(where, 'permits', 'M-3', 'evidence', 'FSN 2026/1');
    expect(run(where.emulator, undo(where.ref.spreadsheetId, back))).toHaveProperty('problem');
    expect(permits(where)).toHaveLength(3);
  });

  it('leaves no half row of a meeting that was carried out', () => {
    const where = town();
    apply(where);
    const back = saved(where, plan(where), meeting);
    apply(where);
    expect(run(where.emulator, undo(where.ref.spreadsheetId, back))).toBeUndefined();
    expect(plan(where).planned.plan.diagnostics.filter((one) => one.table === 'meetings')).toEqual([]);
  });
});
