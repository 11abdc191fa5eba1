/** Workbooks that each earlier Delakultur made, brought up to date by one whose definition has a made-up table and field more. */

import type { Field, Table } from '../../src/domain/workbook/tables/field.ts';
import { settingFields } from '../../src/domain/workbook/tables/settings.ts';
import { fieldsOf, SCHEMA, sinceOf, tableNames } from '../../src/domain/workbook/tables.ts';
import type { Call } from '../../src/google/call.ts';
import type { Sheet } from '../../src/google/types.ts';
import { addedInThree, addedInTwo } from './older.ts';
import type { Town } from './town.ts';
import { NOW } from './workspace.ts';

const NEXT = SCHEMA + 1;
const GOALS: Table = {
  title: 'Mål',
  key: ['id'],
  since: NEXT,
  fields: {
    id: { type: 'text', header: 'Id', required: true },
    kind: { type: 'choice', header: 'Slag', words: ['mål', 'delmål'], guarded: true, note: 'Prov.' },
    network: { type: 'text', header: 'Nätverk', to: 'networks' },
    progress: { type: 'text', header: 'Läge', system: true },
  },
};
const HEAD: Field = { type: 'choice', header: 'Storlek', words: ['stort', 'litet'], guarded: true, since: NEXT };
const AREAS = ['people', 'rooms', 'recordings', 'permits', 'meetings', 'learning', 'settings', 'system'];

const only = <T extends { since?: number }>(schema: number, all: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(all).filter(([, { since = 1 }]) => since <= schema));

/** Delakultur as it was when a schema was the newest: its definition without what came later. `NEXT` has more than ours. */
async function delakultur(schema: number) {
  jest.resetModules();
  for (const area of AREAS) {
    const file = `../../src/domain/workbook/tables/${area}.ts`;
    jest.doMock(file, () => {
      const definition = jest.requireActual<Record<string, Record<string, never>>>(file);
      return Object.fromEntries(
        Object.entries(definition).map(([name, value]) => {
          if (name === 'settingFields') return [name, only<Field>(schema, value)];
          if (!name.endsWith('Tables')) return [name, value];
          const tables = only<Table>(schema, { ...value, ...(area === 'learning' ? { goals: GOALS } : {}) });
          const withFields = Object.entries(tables).map(([code, table]) => {
            const fields = { ...table.fields, ...(code === 'rooms' ? { head: HEAD } : {}) };
            return [code, { ...table, fields: only(schema, fields) }];
          });
          return [name, Object.fromEntries(withFields)];
        }),
      );
    });
  }
  const town = await import('./town.ts');
  const workspace = await import('./workspace.ts');
  const { readWorkbook } = await import('../../src/workflows/read/workbook.ts');
  const { applyPlan } = await import('../../src/workflows/apply/apply.ts');
  const { call, runSync } = await import('../../src/google/call.ts');
  const { embeddedSync } = await import('../../src/tools/command-line/driver.ts');
  const read = ({ emulator, ref }: Town) => workspace.run(emulator, readWorkbook(ref.spreadsheetId));
  /** The tabs with all that stands in their first rows: the settings are the most, and the thousand below are alike. */
  const sheets = (where: Town): Sheet[] => {
    const { spreadsheetId } = where.ref;
    const ranges = read(where).tabs.map(({ title }) => `'${title}'!1:60`);
    return workspace.run(where.emulator, call('sheets.spreadsheets.get', { spreadsheetId, ranges, includeGridData: true })).sheets ?? [];
  };
  /** An apply that ends, for good, before or after a call has landed. */
  const killedAt = ({ emulator, ref }: Town, when: string, isIt: (call: Call) => boolean): boolean => {
    const { send, ...others } = embeddedSync(emulator, workspace.MARYAM, { wait: () => {} });
    const deadly = (calls: readonly Call[]) => {
      const outcomes = when === 'before' && calls.some(isIt) ? [] : send(calls);
      if (calls.some(isIt)) throw new Error('killed');
      return outcomes;
    };
    const reading = town.plan({ emulator, ref });
    try {
      runSync(applyPlan(reading, town.applyOptions()), { ...others, send: deadly });
      return false;
    } catch (error) {
      return error instanceof Error && error.message === 'killed';
    }
  };
  return { ...town, ...workspace, read, sheets, killedAt };
}
type Delakultur = Awaited<ReturnType<typeof delakultur>>;

const sorted = (lines: readonly unknown[]): string[] => lines.map((line) => JSON.stringify(line)).sort();

/** What each table's tab is made of, whatever the order of tabs and columns. */
function makeUp(program: Delakultur, where: Town): Record<string, unknown> {
  const all = program.sheets(where);
  const tabs = Object.entries(program.read(where).sheets).map(
    ([
      table,
      {
        sheetId,
        data: { columns },
      },
    ]) => {
      const sheet = all.find(({ properties }) => properties?.sheetId === sheetId);
      const [head, first, ...rest] = (sheet?.data?.[0]?.rowData ?? []) as { values?: Record<string, unknown>[] }[];
      const cells = columns.map((code, column) => {
        const { note, userEnteredFormat, formattedValue } = head?.values?.[column] ?? {};
        return [code, formattedValue, note, userEnteredFormat, first?.values?.[column]?.dataValidation];
      });
      const guards = (sheet?.protectedRanges ?? []).map(({ range = {}, description, editors }) => {
        const row = first && range.startRowIndex !== undefined && range.startRowIndex > 0 ? 'row' : undefined;
        return [range.startColumnIndex === undefined ? row : columns[range.startColumnIndex], description, editors];
      });
      const settings = (table === 'settings' ? [first, ...rest] : []).map((row) => {
        const [name, value] = row?.values ?? [];
        return name?.formattedValue === undefined ? [] : [name.formattedValue, name.note, value?.dataValidation];
      });
      const { title, hidden, gridProperties } = sheet?.properties ?? {};
      const shown = { title, hidden, frozen: gridProperties?.frozenRowCount };
      return [table, { shown, cells: sorted(cells), guards: sorted(guards), settings: sorted(settings) }];
    },
  );
  return Object.fromEntries(tabs);
}

describe('The definition says what each version brought', () => {
  it.each([
    [2, addedInTwo],
    [3, addedInThree],
  ])('schema %s, as it was released', (schema, { columns, settings }) => {
    const came = tableNames.flatMap((table) =>
      fieldsOf(table).flatMap(([code]) => (sinceOf(table, code) === schema ? [[table, code]] : [])),
    );
    expect(came).toEqual(columns);
    expect(Object.values<Field>(settingFields).flatMap(({ since, header }) => (since === schema ? [header] : []))).toEqual(settings);
  });

  it('asks nothing of rows that lack what came later than their table', () => {
    for (const table of tableNames)
      for (const [code, { required }] of fieldsOf(table))
        if (sinceOf(table, code) > sinceOf(table)) expect([table, code, required]).toEqual([table, code, undefined]);
  });
});

describe.each([1, SCHEMA])('A workbook of schema %s, opened by a Delakultur with a table and a field more', (schema) => {
  let oldest: Delakultur;
  let newest: Delakultur;
  let wanted: ReturnType<typeof makeUp>;
  let where: Town;
  beforeAll(async () => {
    oldest = await delakultur(schema);
    newest = await delakultur(NEXT);
    wanted = makeUp(newest, newest.town());
  });
  beforeEach(() => {
    where = oldest.town();
  });

  it('is read and planned as it is, without a word of what it lacks', () => {
    const { workbook, config } = newest.plan(where);
    expect([workbook.schema, workbook.problems, workbook.sheets['goals' as 'units'].sheetId]).toEqual([schema, [], -1]);
    expect([config.tables.rooms.rows.length, config.diagnostics.filter(({ code }) => code.startsWith('column'))]).toEqual([2, []]);
  });

  it('has no place yet for what is new, and says so: nothing of it is lost in silence', () => {
    const write = (table: string, cells: Record<string, string>) => newest.write(where, table as 'units', [cells]);
    expect(() => write('goals', { id: 'G-1' })).toThrow('Genomför ändringar en gång');
    expect(() => write('rooms', { id: 'rum-nytt', name: 'Nytt', head: 'stort' })).toThrow('Genomför ändringar en gång');
    expect(newest.read(where).sheets.rooms.data.rows).toHaveLength(2);
  });

  it('becomes by its first apply what a new workbook is: tabs, headers, notes, lists, protection and marks', () => {
    expect(newest.apply(where).kind).toBe('done');
    expect(newest.read(where).schema).toBe(NEXT);
    expect(makeUp(newest, where)).toEqual(wanted);
    newest.write(where, 'goals' as 'units', [{ id: 'G-1', kind: 'mål' }]);
    expect(newest.plan(where).config.tables['goals' as 'units'].rows).toMatchObject([{ id: 'G-1', kind: 'mål' }]);
    expect(newest.apply(where).kind).toBe('nothing');
  });

  it('leaves a tab that somebody had given the new name to, and its rows, alone', () => {
    newest.edit(where.emulator, where.ref.spreadsheetId, [{ addSheet: { properties: { title: 'Mål' } } }]);
    newest.type(where.emulator, where.ref.spreadsheetId, 'Mål!A1:B2', [
      ['Id', 'Slag'],
      ['1', 'mitt eget'],
    ]);
    expect(newest.apply(where).kind).toBe('done');
    const { sheets, tabs } = newest.read(where);
    expect([sheets['goals' as 'units'].title, sheets['goals' as 'units'].data.rows]).toEqual(['Mål (Delakultur)', []]);
    expect(tabs.filter(({ title }) => title.startsWith('Mål'))).toHaveLength(2);
    expect(newest.values(where.emulator, where.ref.spreadsheetId, 'Mål!A2:B2')).toEqual([['1', 'mitt eget']]);
  });

  it.each(['before', 'after'])('comes to the same end where the run is killed just %s the workbook is brought up to date', (when) => {
    const killed = newest.killedAt(where, when, (call) => JSON.stringify(call).includes('addSheet'));
    expect(killed).toBe(true);
    const later = NOW + 20 * 60_000; // When the lease of the killed run is over.
    expect(newest.apply(where, { realNow: () => later }).kind).toBe('done');
    expect(makeUp(newest, where)).toEqual(wanted);
  });
});
