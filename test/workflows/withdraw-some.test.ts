/** A lecturer takes one film of several back: that one closes, and the others are shown as before. */
import { exportRows, rowsToExport } from '../../src/domain/workbook/exporting.ts';
import { parseWorkbook } from '../../src/domain/workbook/parse.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { cellsOf, readWorkbook } from '../../src/workflows/read/workbook.ts';
import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { AINO, apply, fileOf, plan, set, type Town, tables, town, watches } from './town.ts';
import { file, mark, options, readers, stepped, withdrawn } from './withdrawal.ts';
import { MARYAM, run } from './workspace.ts';

const lecture = { lecturer: 'Ann-Sofi Dahl', rooms: 'rum-alla', permit: 'M-1' };
const where = town(
  {},
  {
    ...tables,
    permits: [
      {
        id: 'M-1',
        lecturer: 'Ann-Sofi Dahl',
        recordings: 'F-1, F-2, F-3',
        answer: 'ja',
        audience: 'alla medarbetare',
        to: '2027-06-30',
        evidence: 'FSN 1',
      },
      { id: 'M-7', lecturer: 'Bo Lund', recordings: 'F-3', answer: 'ja', audience: 'alla medarbetare' },
    ],
    recordings: [
      { ...lecture, id: 'F-1', title: 'Systematik', series: 'Hösten' },
      { ...lecture, id: 'F-2', title: 'Lek', series: 'Hösten' },
      { ...lecture, id: 'F-3', title: 'Vatten', lecturer: 'Ann-Sofi Dahl, Bo Lund', permit: 'M-7, M-1' },
    ],
  },
);
const { emulator } = where;
const captions = file(where, { name: 'F-1.vtt', parents: [where.ref.waitingRoom], appProperties: mark(where, 'captions') });
apply(where);
const [one, two, three] = ['F-1', 'F-2', 'F-3'].map((id) => fileOf(where, id)) as [string, string, string];
const start = emulator.store.snapshot();
beforeEach(() => emulator.store.restore(start));

const rows = (table: TableName, at: Town = where) =>
  exportRows(table, rowsToExport(parseWorkbook(cellsOf(run(at.emulator, readWorkbook(at.ref.spreadsheetId)))).tables[table]));
const seen = () => [one, two, three].map((id) => watches(where, AINO, id));

describe('One film of several, taken back', () => {
  it('closes at once with its captions; the others stay shared, then and after the next apply', () => {
    expect(seen()).toEqual([200, 200, 200]);
    const receipt = withdrawn(where, { recordings: ['F-1'] });
    expect(receipt).toMatchObject({ permit: 'M-8', from: 'M-1', lecturer: 'Ann-Sofi Dahl', closed: true, notes: [] });
    expect(receipt.films).toMatchObject([{ recording: 'F-1', captions: 1, closed: true }]);
    expect(seen()).toEqual([404, 200, 200]);
    expect(readers(where, captions)).toEqual([MARYAM]);
    expect(plan(where).planned.plan.changes).toEqual([]);
    apply(where);
    expect(seen()).toEqual([404, 200, 200]);
  });

  it('writes a row of its own for it, a copy of the old one, which stands for the rest', () => {
    withdrawn(where, { recordings: ['F-1'] });
    const [old, , made] = rows('permits');
    expect(old).toMatchObject({ id: 'M-1', recordings: ['F-2', 'F-3'], answer: 'ja', withdrawn: '' });
    expect(made).toMatchObject({ ...old, id: 'M-8', recordings: ['F-1'], withdrawn: '2026-11-16' });
    expect(rows('recordings').map(({ permit, status }) => [permit, status])).toEqual([
      [['M-8'], 'återkallad'],
      [['M-1'], 'delad'],
      [['M-7', 'M-1'], 'delad'],
    ]);
  });

  it('takes only that lecturer’s permit from a film that has several', () => {
    expect(withdrawn(where, { recordings: ['F-3'] }).closed).toBe(true);
    expect(seen()).toEqual([200, 200, 404]);
    expect(rows('recordings')[2]?.permit).toEqual(['M-7', 'M-8']);
    expect(rows('permits')[1]).toMatchObject({ id: 'M-7', withdrawn: '' });
  });

  it('works where the permit is for a series, or for all that name it', () => {
    for (const recordings of ['serie:Hösten', 'alla']) {
      emulator.store.restore(start);
      set(where, 'permits', 'M-1', 'recordings', recordings);
      withdrawn(where, { recordings: ['F-1'] });
      apply(where);
      expect(seen().slice(0, 2)).toEqual([404, 200]);
      expect(rows('permits')[0]).toMatchObject({ recordings: [recordings], withdrawn: '' });
    }
  });

  it('takes other versions of the film along', () => {
    set(where, 'recordings', 'F-2', 'versionOf', 'F-1');
    expect(
      withdrawn(where, { recordings: ['F-2'] })
        .films.map(({ recording }) => recording)
        .sort(),
    ).toEqual(['F-1', 'F-2']);
    expect(seen()).toEqual([404, 404, 200]);
  });

  it('changes nothing more when it is done again, and closes again what was opened by hand', () => {
    const first = withdrawn(where, { recordings: ['F-1'] });
    const before = ['permits', 'recordings'].map((table) => rows(table as TableName));
    expect(withdrawn(where, { recordings: ['F-1'] })).toMatchObject({ permit: first.permit, from: 'M-1', closed: true });
    expect(['permits', 'recordings'].map((table) => rows(table as TableName))).toEqual(before);
  });

  it('is a withdrawal of the whole permit when every film is chosen', () => {
    const receipt = withdrawn(where, { recordings: ['F-1', 'F-2', 'F-3'] });
    expect([receipt.permit, receipt.from, receipt.closed]).toEqual(['M-1', undefined, true]);
    expect(rows('permits')).toMatchObject([{ id: 'M-1', withdrawn: '2026-11-16' }, { id: 'M-7' }]);
    expect(seen()).toEqual([404, 404, 404]);
  });

  it('refuses a film that the permit is not for, and writes nothing', () => {
    set(where, 'recordings', 'F-2', 'permit', 'M-7');
    const before = rows('permits');
    expect(() => withdrawn(where, { recordings: ['F-2'] })).toThrow(/F-2 anger inte medgivandet M-1/);
    expect(() => withdrawn(where, { recordings: ['F-99'] })).toThrow(/F-99 anger inte medgivandet M-1/);
    expect(rows('permits')).toEqual(before);
  });

  it('killed after any request, and done again, ends the same, and the row is whole or not there', () => {
    for (let steps = 1; ; steps++) {
      emulator.store.restore(start);
      const begun = stepped(emulator, withdraw(options(where, { recordings: ['F-1'] })));
      let going = true;
      for (let done = 0; done < steps && going; done++) going = begun.step();
      const made = rows('permits')[2];
      if (made)
        expect([made.withdrawn, rows('recordings')[0]?.permit, rows('permits')[0]?.recordings]).toEqual([
          '2026-11-16',
          ['M-8'],
          ['F-2', 'F-3'],
        ]);
      expect(withdrawn(where, { recordings: ['F-1'], holder: 'again' }).closed).toBe(true);
      expect(seen()).toEqual([404, 200, 200]);
      expect(rows('permits')).toHaveLength(3);
      if (!going) break;
    }
  });
});
