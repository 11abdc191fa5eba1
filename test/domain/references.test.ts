import fc from 'fast-check';
import type { Config } from '../../src/domain/workbook/config.ts';
import { parseWorkbook, sheetOf } from '../../src/domain/workbook/parse.ts';
import { checkReferences } from '../../src/domain/workbook/references.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { swedish } from '../messages/said.ts';
import { times } from '../volume.ts';

type Tables = Partial<Record<TableName, Record<string, unknown>[]>>;
const base: Tables = {
  settings: [{ name: 'domains', value: 'delaby.example' }],
  units: [
    { id: 'e1', name: 'Förskolan Blåsippan', area: 'Team City' },
    { id: 'e2', name: 'Solen', area: 'Team Norr' },
    { id: 'e3', name: 'Solen', area: 'Team City' },
  ],
  people: [{ email: 'aino@delaby.example', unit: 'e1' }],
  networks: [{ id: 'n1', name: 'Team City', areas: 'Team City' }],
  rooms: [{ id: 'rum-alla', name: 'Alla', everyone: 'ja' }],
  recordings: [{ id: 'F-001', title: 'Ute', series: 'Natur' }],
};
const check = (more: Tables): Config => {
  const sheets = Object.entries({ ...base, ...more }).map(([table, rows]) => [table, sheetOf(table as TableName, rows)]);
  return checkReferences(parseWorkbook(Object.fromEntries(sheets)));
};
const people = (...rows: Record<string, unknown>[]) => check({ people: rows });
const said = (config: Config) => config.diagnostics.map(({ code, message }) => `${code}: ${swedish(message)}`);

describe('a person’s unit', () => {
  const unitOf = (unit: string) => people({ email: 'a@delaby.example', unit }).tables.people.rows[0]?.unit;

  it('is an id, or a name that one unit has; case, composition and å ä ö aside', () => {
    expect(unitOf('e2')).toBe('e2');
    for (const name of ['Förskolan Blåsippan', 'förskolan BLÅSIPPAN', 'Förskolan Blåsippan'.normalize('NFD'), 'Forskolan blasippan'])
      expect(unitOf(name)).toBe('e1');
    expect(unitOf('')).toBe('');
  });

  it('is asked for when several units have the name', () => {
    const config = people({ email: 'a@delaby.example', unit: 'Solen' });
    expect([...config.tables.people.faulty.keys()]).toEqual(['a@delaby.example']);
    expect(said(config)).toEqual(['ambiguous: Enhet kan inte vara ”Solen”. Flera heter så. Skriv en av: e2, e3.']);
  });

  it('that is unknown holds the row, with the nearest name', () => {
    const config = people({ email: 'a@delaby.example', unit: 'Förskolan Blåsipan' });
    expect(config.tables.people.rows).toEqual([]);
    expect(said(config)[0]).toContain('Den finns inte i Enheter. Menar du ”e1”?');
  });

  it('whose own row is faulty holds the person as well', () => {
    const config = check({ units: [{ id: 'e1', name: 'Blåsippan', staff: 'många' }] });
    expect(config.tables.people.faulty.get('aino@delaby.example')?.cells).toMatchObject({ email: 'aino@delaby.example', unit: 'e1' });
    expect(said(config).join()).toContain('dependsOnFaulty');
  });

  it('in other units and areas is checked and spelled alike', () => {
    const config = people({ email: 'a@delaby.example', otherUnits: 'e1; Forskolan Blasippan', areas: 'team city' });
    expect(config.tables.people.rows[0]).toMatchObject({ otherUnits: ['e1'], areas: ['Team City'] });
    expect(people({ email: 'a@delaby.example', areas: 'Team Syd' }).tables.people.faulty.size).toBe(1);
  });
});

describe('references between tables', () => {
  const held = (table: TableName, row: Record<string, unknown>) => {
    const config = check({ [table]: [row] });
    return config.tables[table].rows.length === 0 && config.tables[table].faulty.size === 1;
  };

  it.each([
    ['mandates', { id: 'u1', person: 'ingen@delaby.example', role: 'rektor' }],
    ['mandates', { id: 'u1', person: 'aino@delaby.example', role: 'rektor', units: 'e9' }],
    ['networks', { id: 'n2', name: 'N', areas: 'Team Syd' }],
    ['networks', { id: 'n2', name: 'N', leaders: 'ingen@delaby.example' }],
    ['networks', { id: 'n2', name: 'N', exclude: 'ingen@delaby.example' }],
    ['rooms', { id: 'r2', name: 'R', networks: 'n9' }],
    ['rooms', { id: 'r2', name: 'R', areas: 'Team Syd' }],
    ['recordings', { id: 'F-2', title: 'T', rooms: 'rum-alla, rum-ala' }],
    ['permits', { id: 'M-1', recordings: 'F-999' }],
    ['permits', { id: 'M-1', audience: 'rum-9' }],
    ['meetings', { id: 't1', start: '2026-11-16 13:00', network: 'n9' }],
    ['meetings', { id: 't1', start: '2026-11-16 13:00', guests: 'gast@annan.example' }],
    ['meetings', { id: 't1', start: '2026-11-16 13:00', materials: 'F-9' }],
    ['passedOn', { id: 'v1', meeting: 't9', unit: 'e1' }],
  ] as const)('hold %s %j', (table, row) => {
    expect(held(table, row)).toBe(true);
  });

  it('that lead somewhere hold nothing', () => {
    const config = check({
      mandates: [{ id: 'u1', person: 'AINO@delaby.example', role: 'lärspridare', units: 'Förskolan Blåsippan' }],
      permits: [{ id: 'M-1', recordings: 'F-001, serie:natur, alla', audience: 'alla medarbetare, rum-alla' }],
      meetings: [
        {
          id: 't1',
          start: '2026-11-16 13:00',
          network: 'n1',
          guests: 'aino@delaby.example',
          materials: 'F-001',
          attended: 'slutat@delaby.example',
        },
      ],
    });
    expect(config.diagnostics).toEqual([]);
    expect(config.tables.mandates.rows[0]?.units).toEqual(['e1']);
  });

  it('leave a recording that names an unknown permit as it is, with a warning', () => {
    const config = check({ recordings: [{ id: 'F-001', title: 'Ute', permit: 'M-9' }] });
    expect(config.tables.recordings.rows[0]?.permit).toEqual(['M-9']);
    expect(config.diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('warn of a permit for a series that no recording has', () => {
    const config = check({ permits: [{ id: 'M-1', recordings: 'serie:Natr' }] });
    expect([config.tables.permits.rows.length, said(config)[0]]).toEqual([
      1,
      'unknownSeries: Ingen inspelning har serien ”Natr”. Menar du ”Natur”?',
    ]);
  });

  it('carry a held network on to the rooms and meetings that depend on it', () => {
    const config = check({
      networks: [{ id: 'n1', name: 'N', areas: 'Team Syd' }],
      rooms: [{ id: 'r1', name: 'R', networks: 'n1' }],
      meetings: [{ id: 't1', start: '2026-11-16 13:00', network: 'n1' }],
    });
    expect([config.tables.networks.faulty.size, config.tables.rooms.faulty.size, config.tables.meetings.faulty.size]).toEqual([1, 1, 1]);
  });

  it('classify every row exactly once, in any order of rows', () => {
    const row = fc.record({
      email: fc.constantFrom('a@delaby.example', 'b@delaby.example', 'c@delaby.example', 'd@delaby.example', 'fel', ''),
      unit: fc.constantFrom('', 'e1', 'e2', 'Solen', 'Förskolan Blåsippan', 'saknas'),
      areas: fc.constantFrom('', 'Team City', 'TEAM NORR', 'Team Syd'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const essence = (config: Config) => [
          config.tables.people.rows.map(({ row: _, ...rest }) => JSON.stringify(rest)).sort(),
          [...config.tables.people.faulty.values()]
            .map(({ key, every }) => JSON.stringify([key, every.map((cells) => JSON.stringify(cells)).sort()]))
            .sort(),
        ];
        const config = people(...rows);
        const { rows: good, faulty, keyless, seen } = config.tables.people;
        expect(good.length + [...faulty.values()].reduce((sum, one) => sum + one.rows.length, 0) + keyless.length).toBe(seen);
        expect(essence(people(...[...rows].reverse()))).toEqual(essence(config));
      }),
      { numRuns: times(100, 500) },
    );
  });

  it('leave a row as it is where all of them are keys, and another in its place where one is a name', () => {
    const parsed = parseWorkbook({
      settings: sheetOf('settings', base.settings as Record<string, unknown>[]),
      units: sheetOf('units', base.units as Record<string, unknown>[]),
      people: sheetOf('people', [
        { email: 'a@delaby.example', unit: 'e1', otherUnits: 'e2' },
        { email: 'b@delaby.example', unit: 'Förskolan Blåsippan' },
      ]),
    });
    const checked = checkReferences(parsed);
    expect(checked.tables.people.rows[0]).toBe(parsed.tables.people.rows[0]);
    expect(checked.tables.people.rows[1]).toEqual({ ...parsed.tables.people.rows[1], unit: 'e1' });
  });

  it('are quick for thousands of unknown ones', () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({ email: `p${n}@delaby.example`, unit: `okänd enhet ${n}` }));
    const began = Date.now();
    expect(people(...many).tables.people.faulty.size).toBe(3000);
    expect(Date.now() - began).toBeLessThan(3000);
  });
});
