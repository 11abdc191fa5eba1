import { call } from '../../src/google/call.ts';
import { edit, undo, whatIf } from '../../src/workflows/edit/edit.ts';
import { appendIds, appendLog, setOutbox } from '../../src/workflows/edit/write.ts';
import { problemIn } from '../messages/said.ts';
import { apply, ELIF, JO, plan, set, type Town, town } from './town.ts';
import { edit as inSheet, run, runCounting, type as typeIn, values } from './workspace.ts';

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
  if ('problem' in done) throw new Error(problemIn(done));
  return done.undo;
}
const permits = (where: Town) => plan(where).config.tables.permits.rows.map((row) => [row.id, row.answer]);

describe('two who save at once', () => {
  it('refuses the second new row in words, and the first stands', () => {
    const where = town();
    const [first, second] = [plan(where), plan(where)];
    saved(where, first, appoint('u1', ELIF));
    const said = run(where.emulator, edit(second, [appoint('u2', JO)]));
    expect(problemIn(said)).toContain('samtidigt');
    const rows = plan(where).config.tables.mandates.rows.map((row) => [row.id, row.person]);
    expect(rows.slice(2)).toEqual([['U-3', ELIF]]);
  });

  it('saves a new row once though the answer was lost', () => {
    const where = town();
    let lost = 0;
    const reading = plan(where);
    where.emulator.faults = ({ method }) => (method === 'sheets.spreadsheets.batchUpdate' && lost++ === 0 ? { kind: 'lost' } : undefined);
    saved(where, reading, appoint('u1', ELIF));
    where.emulator.faults = undefined;
    expect(lost).toBe(1);
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
    expect(problemIn(run(where.emulator, undo(where.ref.spreadsheetId, back)))).toContain('M-3');
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

describe('several edits in one request', () => {
  it('give each new row an id of its own', () => {
    const where = town();
    const done = run(where.emulator, edit(plan(where), [appoint('u1', ELIF), appoint('u2', JO), question, question]));
    if ('problem' in done) throw new Error(problemIn(done));
    const { config } = plan(where);
    expect(config.tables.mandates.rows.map((row) => [row.id, row.person]).slice(2)).toEqual([
      ['U-3', ELIF],
      ['U-4', JO],
    ]);
    expect(permits(where).map(([id]) => id)).toEqual(['M-1', 'M-2', 'M-3', 'M-4']);
    expect(config.tables.recordings.rows.find((row) => row.id === 'F-2')?.permit).toEqual(['M-2', 'M-3', 'M-4']);
    expect(run(where.emulator, undo(where.ref.spreadsheetId, done.undo))).toBeUndefined();
    expect(plan(where).config.tables.mandates.rows).toHaveLength(2);
    expect(plan(where).config.tables.recordings.rows.find((row) => row.id === 'F-2')?.permit).toEqual(['M-2']);
    expect(permits(where)).toHaveLength(2);
  });

  it('are written in one request', () => {
    const where = town();
    const reading = plan(where);
    const { sends } = runCounting(where.emulator, edit(reading, [appoint('u1', ELIF), meeting, question]));
    expect(sends.flat().filter((method) => /batchUpdate$|append$/.test(method))).toEqual(['sheets.spreadsheets.batchUpdate']);
  });

  it('are none of them written where one can’t be', () => {
    const where = town();
    const reading = plan(where);
    // Somebody has taken the recording's row away since the page was opened; the mandate alone could be written.
    set(where, 'recordings', 'F-2', 'id', '');
    expect(problemIn(run(where.emulator, edit(reading, [appoint('u1', ELIF), question])))).toContain('F-2');
    const { config } = plan(where);
    expect(config.tables.mandates.rows).toHaveLength(2);
    expect([...config.tables.permits.rows.map((row) => row.id), ...config.tables.permits.faulty.keys()]).toEqual(['M-1', 'M-2']);
  });

  it('that follow one another see what the one before wrote', () => {
    const where = town();
    const done = run(
      where.emulator,
      edit(plan(where), [question, { kind: 'answer', permit: 'M-3', answer: 'nej', answered: '2026-11-16' }]),
    );
    if ('problem' in done) throw new Error(problemIn(done));
    expect(permits(where)[2]).toEqual(['M-3', 'nej']);
    expect(run(where.emulator, undo(where.ref.spreadsheetId, done.undo))).toBeUndefined();
    expect(permits(where)).toHaveLength(2);
  });
});

describe('an id', () => {
  it('is not given again when what bore it was undone', () => {
    const where = town();
    run(where.emulator, undo(where.ref.spreadsheetId, saved(where, plan(where), question)));
    saved(where, plan(where), question);
    expect(permits(where).map(([id]) => id)).toEqual(['M-1', 'M-2', 'M-4']);
  });

  it('is not given again when its row, the last, was deleted in the sheet', () => {
    const where = town();
    saved(where, plan(where), meeting);
    const { sheetId, data } = plan(where).workbook.sheets.meetings;
    const startIndex = data.firstRow + data.rows.length - 2;
    inSheet(where.emulator, where.ref.spreadsheetId, [
      { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex, endIndex: startIndex + 1 } } },
    ]);
    saved(where, plan(where), meeting);
    expect(plan(where).config.tables.meetings.rows.map((row) => row.id)).toEqual(['T-1', 'T-3']);
  });

  it('is not given again when a letter, the log or the hidden tab knows it though no row ever came through here', () => {
    const where = town();
    const { workbook } = plan(where);
    run(where.emulator, appendLog(workbook, [{ time: 't', actor: 'm', change: 'letter', target: 'permits/M-7' }]));
    run(
      where.emulator,
      setOutbox(workbook, [{ key: 'example:O-12:x', person: ELIF, event: '', change: 'avböjd', state: '', at: 't' }], 'sent'),
    );
    run(where.emulator, appendIds(workbook, [{ table: 'meetings', rowId: 'T-30', kind: 'event', id: 'e' }]));
    saved(where, plan(where), question);
    saved(where, plan(where), meeting);
    const { config } = plan(where);
    expect(config.tables.permits.rows.map((row) => row.id)).toContain('M-8');
    expect(config.tables.meetings.rows.map((row) => row.id)).toContain('T-31');
    expect(config.spent).toContain('O-12');
  });
});

describe('undoing a new row among tick boxes', () => {
  it('takes it away: an empty tick box is nothing that somebody has written', () => {
    const where = town();
    const { spreadsheetId } = where.ref;
    const { data, title } = plan(where).workbook.sheets.permits;
    const letter = (field: string) => String.fromCharCode(65 + data.columns.indexOf(field));
    const back = saved(where, plan(where), question);
    for (const field of ['editing', 'external']) {
      const requestBody = {
        valueInputOption: 'RAW' as const,
        data: [{ range: `'${title}'!${letter(field)}4:${letter(field)}50`, values: Array.from({ length: 47 }, () => [false]) }],
      };
      run(where.emulator, call('sheets.spreadsheets.values.batchUpdate', { spreadsheetId, requestBody }));
    }
    expect(run(where.emulator, undo(spreadsheetId, back))).toBeUndefined();
    expect(permits(where)).toHaveLength(2);
    saved(where, plan(where), question);
    expect(values(where.emulator, spreadsheetId, `'${title}'!A4`)).toEqual([['M-4']]);
  });
});

describe('a cell that the workbook’s own reader would not read as it is written', () => {
  it.each(['#REF!', 'Före\u202egnaH', 'en\u0007klocka', 'å'.repeat(50_001)])('is told in words, and nothing is written: %#', (title) => {
    const where = town();
    const said = run(where.emulator, edit(plan(where), [appoint('u1', ELIF), { ...meeting, title }]));
    expect(problemIn(said)).toContain('Rubrik');
    expect(plan(where).config.tables.meetings.rows).toHaveLength(1);
    expect(plan(where).config.tables.mandates.rows).toHaveLength(2);
  });

  it.each(['=1+1', 'TRUE', '2026', '2026-11-16', '1,5', "'citat", '+46 70', '@alla'])(
    '%s is no such cell: it is read as it was written',
    (title) => {
      const where = town();
      saved(where, plan(where), { ...meeting, title });
      expect(plan(where).config.tables.meetings.rows[1]?.title).toBe(title);
    },
  );
});

describe('an edit that would make its own row unreadable', () => {
  it('is refused with what is wrong, and nothing is written', () => {
    const where = town();
    set(where, 'permits', 'M-2', 'from', '2027-08-01');
    const answer = { kind: 'answer', permit: 'M-2', answer: 'ja', answered: '2026-11-16', to: '2027-06-30' } as const;
    expect(problemIn(whatIf(plan(where), [answer]))).toContain('Till är före Från');
    expect(problemIn(run(where.emulator, edit(plan(where), [answer])))).toContain('Till är före Från');
    expect(permits(where)).toContainEqual(['M-2', 'väntar']);
  });
});

describe('what an edit would lead to', () => {
  it('is looked at on the day after a last day, and not today', () => {
    const where = town();
    apply(where);
    const seen = whatIf(plan(where), [{ kind: 'endMandate', mandate: 'U-1', date: '2027-01-31' }]);
    if ('problem' in seen) throw new Error(problemIn(seen));
    expect(seen.later.map(({ day }) => day)).toEqual(['2027-02-01']);
    const inNetwork = seen.later.map(({ before, after }) =>
      [before, after].map(({ desired }) => desired.audiences.networks.get('N-1')?.has('aino@delaby.example')),
    );
    expect(inNetwork).toEqual([[true, false]]);
    expect(seen.planned.plan.changes).toEqual([]);
  });
});
