/** Spoilt cells met by the hourly run a day later, in a whole workspace. The cells one by one: test/domain/remembered.test.ts. */

import { mergeRows } from '../../src/domain/workbook/import/importing.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import { writeRows } from '../../src/workflows/edit/write.ts';
import { swedish } from '../messages/said.ts';
import { AINO, apply, applyOptions, ELIF, fileOf, JO, plan, set, summary, type Town, tables, town, watches } from './town.ts';
import { edit, NOW, run, runCounting, values } from './workspace.ts';

const DAY = 86_400_000;
const access = (where: Town): string[] => {
  const { state } = plan(where, NOW + DAY);
  return [
    ...[...state.groups.values()].flatMap((group) => [...group.members.keys()].map((email) => `${group.key} ${email}`)),
    ...[...state.events.values()].flatMap((event) => event.guests.map((guest) => `${event.row} ${guest.email}`)),
  ].sort();
};
const told = (where: Town, code: string) =>
  plan(where)
    .planned.plan.diagnostics.filter((one) => one.code === code)
    .map((one) => swedish(one.message));
const memory = (where: Town) =>
  values(where.emulator, where.ref.spreadsheetId, '_ids!A:D')
    .filter((row) => row[2] === 'stoodFor')
    .map((row) => `${row[0]} ${row[1]} ${row[3]}`);

describe('A day after a slip', () => {
  const where = town();
  apply(where);
  const before = access(where);
  const mails = () => where.emulator.mailbox().length;

  it('the workbook remembers whom each row stood for, and a second apply has nothing to write', () => {
    expect(memory(where)).toContain(`mandates U-2 :${JO}`);
    expect(memory(where)).toContain(`people ${AINO} 0:Aino Bergström||`);
    const again = runCounting(where.emulator, applyPlan(plan(where), applyOptions()));
    expect([again.result.kind, again.requests]).toEqual(['nothing', 0]);
  });

  it.each([
    ['a mistyped person', 'mandates', 'U-2', 'person', 'johan.akeson@delaby.example', /Johan Åkesson hålls kvar: Uppdrag, rad 3/],
    ['an emptied person', 'mandates', 'U-2', 'person', '', /Johan Åkesson hålls kvar: Uppdrag, rad 3/],
    ['an emptied id', 'mandates', 'U-2', 'id', '', /Johan Åkesson hålls kvar: Uppdrag, rad 3/],
    ['hours in letters', 'mandates', 'U-2', 'hours', 'två', /Johan Åkesson hålls kvar: Uppdrag, rad 3/],
    ['an emptied address', 'people', JO, 'email', '', /Johan Åkesson hålls kvar: Personer, rad 5/],
    ['another’s address', 'people', JO, 'email', AINO, /Johan Åkesson hålls kvar: Personer, rad/],
    ['a unit that nobody knows', 'people', JO, 'unit', 'Åkren', /Johan Åkesson hålls kvar: Personer, rad 5/],
  ] as const)('%s takes nothing, mails nobody, and is told', (_, table, key, field, value, says) => {
    const row = values(where.emulator, where.ref.spreadsheetId, table === 'people' ? 'Personer!A:Z' : 'Uppdrag!A:Z').findIndex(
      (one) => one[0] === key,
    );
    const sent = mails();
    set(where, table, key, field, value);
    apply(where, { unattended: true }, NOW);
    apply(where, { unattended: true }, NOW + DAY);
    expect(access(where)).toEqual(before);
    expect(mails()).toBe(sent);
    expect(told(where, 'held').join(' ')).toMatch(says);
    restore(where, table, field, row);
    expect(told(where, 'held')).toEqual([]);
  });

  it('an import that mistypes a person takes nothing either', () => {
    imported(where, [
      ['Id', 'Person', 'Roll'],
      ['U-2', 'johan.akeson@delaby.example', 'lärspridare'],
    ]);
    apply(where, { unattended: true }, NOW + DAY);
    expect(access(where)).toEqual(before);
    expect(told(where, 'held').join(' ')).toMatch(/Johan Åkesson hålls kvar: Uppdrag, rad 3/);
    imported(where, [
      ['Id', 'Person', 'Roll'],
      ['U-2', JO, 'lärspridare'],
    ]);
    expect(told(where, 'held')).toEqual([]);
  });

  it('an address written over in its domain waits for a person, who lets it', () => {
    const NEW = 'johan.akesson@delaby.example';
    set(where, 'people', JO, 'email', NEW);
    set(where, 'mandates', 'U-2', 'person', NEW);
    apply(where, { unattended: true }, NOW + DAY);
    expect(access(where)).toEqual(before);
    expect(told(where, 'slip').join(' ')).toContain(`${JO} står inte längre här, men ${NEW}, som liknar.`);
    apply(where);
    expect(access(where)).toEqual(before.map((one) => one.replace(JO, NEW)).sort());
    expect(memory(where).filter((one) => one.includes(JO))).toEqual([]);
    expect(apply(where).kind).toBe('nothing');
  });

  it('an emptied cell that gave a role waits too, and who is taken out of the table does not', () => {
    set(where, 'people', ELIF, 'unit', '');
    apply(where, { unattended: true }, NOW + DAY);
    expect(access(where)).toContain(`units/u1 ${ELIF}`);
    set(where, 'people', ELIF, 'unit', 'u1');
    const lines = memory(where).length;
    edit(where.emulator, where.ref.spreadsheetId, [deleteRow(where, ELIF)]);
    apply(where, { unattended: true }, NOW + DAY);
    expect(access(where).filter((one) => one.endsWith(ELIF))).toEqual([]);
    expect(memory(where)).toHaveLength(lines - 1);
    expect(apply(where, { unattended: true }, NOW + DAY).kind).toBe('nothing');
  });
});

function imported(where: Town, [headers = [], ...rows]: string[][]): void {
  const { workbook } = plan(where);
  const merge = mergeRows('mandates', workbook.sheets.mandates.data, { headers, rows });
  run(where.emulator, writeRows(workbook, 'mandates', { updates: merge.updates, appends: merge.appends.map(({ cells }) => cells) }));
}

/** Puts a cell back as it was. */
function restore(where: Town, table: 'people' | 'mandates', field: string, row: number): void {
  const original: Record<string, string> = { person: JO, id: 'U-2', hours: '', email: JO, unit: 'u2' };
  const sheet = plan(where).workbook.sheets[table];
  const column = sheet.data.columns.indexOf(field);
  edit(where.emulator, where.ref.spreadsheetId, [
    {
      updateCells: {
        start: { sheetId: sheet.sheetId, rowIndex: row, columnIndex: column },
        rows: [{ values: [{ userEnteredValue: original[field] === '' ? {} : { stringValue: original[field] as string } }] }],
        fields: 'userEnteredValue',
      },
    },
  ]);
}

function deleteRow(where: Town, email: string) {
  const { sheetId, data } = plan(where).workbook.sheets.people;
  const startIndex = data.firstRow - 1 + data.rows.findIndex((row) => row[data.columns.indexOf('email')] === email);
  return { deleteDimension: { range: { sheetId, dimension: 'ROWS' as const, startIndex, endIndex: startIndex + 1 } } };
}

describe('A film whose row has lost its id, while Fil still names it,', () => {
  const spoilt = (id: string) => {
    const where = town({}, { ...tables, recordings: (tables.recordings ?? []).map((row) => ({ ...row, rooms: 'rum-lar' })) });
    apply(where);
    apply(where); // Fil is written by the run after the film is there.
    const film = fileOf(where, 'F-1');
    set(where, 'recordings', 'F-1', 'id', id);
    return { where, film };
  };
  it.each(['', 'F-9'])('stays where it is and is told of, whoever runs, with the id now ”%s”', (id) => {
    const { where, film } = spoilt(id);
    for (const unattended of [true, true, false]) {
      expect(summary(plan(where))).not.toContain('close recording:F-1');
      expect(told(where, 'held')).toEqual([expect.stringContaining('Skriv tillbaka F-1')]);
      apply(where, { unattended });
      expect(watches(where, AINO, film)).toBe(200);
    }
  });

  it('is closed all the same when its permit says no', () => {
    const { where, film } = spoilt('');
    set(where, 'permits', 'M-1', 'answer', 'nej');
    apply(where, { unattended: true });
    expect(watches(where, AINO, film)).toBe(404);
  });
});
