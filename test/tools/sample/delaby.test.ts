import { keyOf } from '../../../src/domain/workbook/keys.ts';
import { seriesPrefix } from '../../../src/domain/workbook/tables/words.ts';
import { type TableName, tableOf } from '../../../src/domain/workbook/tables.ts';
import { delaby } from '../../../src/tools/sample/delaby.ts';
import type { Cells, Sample } from '../../../src/tools/sample/sample.ts';
import { publicHolidays } from '../../../src/tools/sample/schoolyear.ts';

const options = { today: '2026-11-16', domain: 'delaby.example', seed: 1, coordinator: 'maryam.lindqvist@delaby.example' };
const sample = delaby(options);
const rows = (table: string, from: Sample = sample): Cells[] => from.tables[table] ?? [];
const list = (cell: string | number | undefined): string[] =>
  String(cell ?? '')
    .split(/\s*,\s*/)
    .filter((item) => item !== '');
const ids = (table: string): Set<string> => new Set(rows(table).map((row) => keyOf(table as TableName, row)));
const inForce = (row: Cells, day: string): boolean =>
  (row.from === '' || String(row.from) <= day) && (row.to === '' || String(row.to) >= day);

describe('Delaby kommun', () => {
  it('has 120 preschools, twenty in each of six areas, ten compulsory and two upper-secondary schools', () => {
    const preschools = rows('units').filter((unit) => unit.schoolForm === 'förskola');
    expect(preschools).toHaveLength(120);
    const areas = [...new Set(preschools.map((unit) => unit.area))];
    expect(areas).toHaveLength(6);
    for (const area of areas) expect(preschools.filter((unit) => unit.area === area)).toHaveLength(20);
    expect(
      rows('units').filter((unit) => list(unit.schoolForm).includes('grundskola') && list(unit.schoolForm).includes('fritidshem')),
    ).toHaveLength(10);
    expect(rows('units').filter((unit) => unit.schoolForm === 'gymnasieskola')).toHaveLength(2);
    expect(new Set(rows('units').map((unit) => unit.name)).size).toBe(132);
    expect(rows('units').find((unit) => unit.name === 'Förskolan Blåsippan')).toMatchObject({
      area: 'Team City',
      principal: 'karin.oberg@delaby.example',
    });
  });

  it('has about three thousand people, fifteen to thirty at a preschool', () => {
    expect(rows('people').length).toBeGreaterThan(2_800);
    expect(rows('people').length).toBeLessThan(3_300);
    for (const unit of rows('units').filter((one) => one.schoolForm === 'förskola')) {
      const staff = rows('people').filter((person) => person.unit === unit.id).length;
      expect(staff).toBeGreaterThanOrEqual(13);
      expect(staff).toBeLessThanOrEqual(31);
    }
  });

  it('names people with å, ä, ö and letters of other languages, and gives each a plain address of its own', () => {
    const names = rows('people')
      .map((person) => String(person.name))
      .join(' ');
    for (const letter of 'åäöÅÖéłćı') expect(names).toContain(letter);
    const addresses = rows('people').map((person) => String(person.email));
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect(address).toMatch(/^[a-z0-9.-]+@[a-z.]+$/);
    expect(addresses).toContain('johan.akesson@delaby.example');
    expect(addresses.some((address) => /[a-z]2@/.test(address))).toBe(true);
  });

  it('has those whom the guide names, in their places', () => {
    const person = (name: string) => rows('people').find((one) => one.name === name);
    expect(person('Maryam Lindqvist')).toMatchObject({ email: options.coordinator, roles: 'samordnare' });
    expect(person('Elif Demir')).toMatchObject({ unit: 'blasippan', roles: 'pedagog' });
    expect(person('Karin Öberg')).toMatchObject({ unit: 'blasippan', roles: 'rektor' });
    const mandate = (email: string) => rows('mandates').filter((one) => one.person === email);
    expect(mandate('aino.bergstrom@delaby.example')).toEqual([
      expect.objectContaining({ role: 'lärspridare', units: 'blasippan', to: '' }),
    ]);
    expect(mandate('elif.demir@delaby.example')).toEqual([]);
    expect(mandate('johan.akesson@delaby.example')).toEqual([expect.objectContaining({ role: 'huvudlärspridare', areas: 'Team City' })]);
    expect(rows('people').filter((one) => list(one.roles).includes('IKT-strateg'))).toHaveLength(1);
  });

  it('keeps the coordinator under the address that was given, also one that an invented colleague would have had', () => {
    const other = delaby({ ...options, coordinator: 'Johan.Akesson@delaby.example' });
    expect(rows('people', other).find((one) => one.name === 'Maryam Lindqvist')?.email).toBe('johan.akesson@delaby.example');
    expect(rows('people', other).find((one) => one.name === 'Johan Åkesson')?.email).toBe('johan.akesson2@delaby.example');
    expect(
      rows('people', delaby({ ...options, coordinator: 'me@elsewhere.example' })).find((one) => one.name === 'Maryam Lindqvist')?.external,
    ).toBe('ja');
  });

  it('has exactly three preschools without an ambassador, and three that lose theirs within eight weeks', () => {
    const preschools = rows('units')
      .filter((unit) => unit.schoolForm === 'förskola')
      .map((unit) => String(unit.id));
    const without = (day: string): string[] =>
      preschools.filter(
        (id) => !rows('mandates').some((one) => one.role === 'lärspridare' && list(one.units).includes(id) && inForce(one, day)),
      );
    expect(without(options.today).sort()).toEqual(['grindstugan', 'kaveldunet', 'sagen']);
    expect(
      without('2027-01-11')
        .filter((id) => !without(options.today).includes(id))
        .sort(),
    ).toEqual(['kvarnen', 'rynkan', 'storgarden']);
    expect(rows('mandates').filter((one) => one.role === 'huvudlärspridare')).toHaveLength(12);
    for (const one of rows('mandates').filter((row) => row.units !== '')) {
      expect(rows('people').find((person) => person.email === one.person)?.unit).toBe(one.units);
    }
  });

  it('has a principal for each unit, with one to three units each', () => {
    const counts = new Map<string, number>();
    for (const unit of rows('units')) counts.set(String(unit.principal), (counts.get(String(unit.principal)) ?? 0) + 1);
    expect([...counts.keys()].every((email) => rows('people').some((one) => one.email === email && one.roles === 'rektor'))).toBe(true);
    expect(Math.max(...counts.values())).toBe(3);
    expect(counts.size).toBe(48 + 12);
  });

  it('has people who left, who begin, who stand outside sync, without a unit, at two units, from elsewhere', () => {
    const people = rows('people');
    expect(people.filter((one) => one.to !== '' && String(one.to) < options.today)).toHaveLength(6);
    expect(people.filter((one) => String(one.from) > options.today)).toHaveLength(5);
    expect(people.filter((one) => one.protected === 'ja')).toHaveLength(5);
    expect(people.filter((one) => one.external === 'ja').map((one) => one.name)).toEqual(['Leila Rahimi', 'Staffan Bergqvist']);
    expect(people.filter((one) => one.unit === '' && one.roles === 'vikarie')).toHaveLength(4);
    expect(people.filter((one) => one.roles === 'pedagog' && one.otherUnits !== '').length).toBeGreaterThan(5);
    const mandated = new Set(rows('mandates').map((one) => one.person));
    expect(people.filter((one) => mandated.has(String(one.email)) && (one.protected === 'ja' || one.to !== ''))).toEqual([]);
  });

  it('keeps every network within the 200 guests that a calendar event takes, and the pilot room within twenty', () => {
    const now = rows('mandates').filter((one) => inForce(one, options.today));
    expect(now.filter((one) => /lärspridare/.test(String(one.role))).length + 1).toBeLessThan(200);
    const pilots = new Set(
      rows('units')
        .filter((unit) => unit.pilot === 'ja')
        .map((unit) => unit.id),
    );
    expect(pilots.size).toBe(5);
    const members = now.filter((one) => one.role === 'lärspridare' && list(one.units).some((id) => pilots.has(id)));
    expect(members.length).toBeGreaterThan(4);
    expect(members.length).toBeLessThan(20);
    for (const subject of ['flerspråkighet', 'naturvetenskap'])
      expect(rows('people').filter((one) => one.subjects === subject)).toHaveLength(14);
  });
});

describe('The sample as a workbook', () => {
  const days = ['2026-11-16', '2027-01-02', '2026-07-05', '2026-08-18', '2028-02-29', '2027-06-20', '2026-04-03'];

  it('uses only fields and words that the tables know, and leaves to the system what the system writes', () => {
    for (const [table, all] of Object.entries(sample.tables)) {
      const { fields } = tableOf(table as TableName);
      for (const row of all) {
        for (const [name, cell] of Object.entries(row)) {
          const field = fields[name];
          if (field === undefined || field.system) throw new Error(`${table} has no field ${name} for people to fill in`);
          const wanted = field.type === 'choice' && cell !== '' ? [String(cell)] : field.type === 'choices' ? list(cell) : [];
          for (const word of wanted) expect(field.words).toContain(word);
          if (field.type === 'yesNo') expect(['ja', 'nej', '']).toContain(cell);
          if (field.type === 'date') expect(cell).toMatch(/^(\d{4}-\d\d-\d\d)?$/);
          if (field.type === 'dateTime') expect(cell).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
          if (field.pattern !== undefined && cell !== '') expect(String(cell)).toMatch(new RegExp(field.pattern.source));
        }
        for (const [name, field] of Object.entries(fields))
          if (field.required) expect(`${table}.${name}: ${row[name]}`).not.toMatch(/: (undefined)?$/);
      }
    }
  });

  it('gives every row of a table a key of its own', () => {
    for (const [table, all] of Object.entries(sample.tables)) expect([table, ids(table).size]).toEqual([table, all.length]);
  });

  it('refers to nothing that is not there', () => {
    const areas = new Set(rows('units').map((unit) => String(unit.area)));
    const series = new Set(rows('recordings').map((one) => `${seriesPrefix}${one.series}`));
    for (const [table, all] of Object.entries(sample.tables)) {
      for (const [name, field] of Object.entries(tableOf(table as TableName).fields)) {
        if (field.to === undefined) continue;
        const known = field.to === 'areas' ? areas : ids(field.to);
        const missing = all
          .flatMap((row) => list(row[name]))
          .filter((item) => !known.has(item) && !(field.also ?? []).includes(item) && !(item.startsWith(seriesPrefix) && series.has(item)));
        expect([table, name, missing]).toEqual([table, name, []]);
      }
    }
    expect(rows('permits').filter((one) => one.lecturerEmail === '')).toEqual([]);
    for (const film of sample.films) expect(ids('recordings')).toContain(film.recording);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(delaby(options)).toEqual(sample);
    expect(rows('people', delaby({ ...options, seed: 2 })).map((one) => one.name)).not.toEqual(rows('people').map((one) => one.name));
  });

  it('is made in less than a second', () => {
    const begun = performance.now();
    delaby({ ...options, seed: 3 });
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it.each(days)(
    'made on %s has thirty meetings behind and ahead, one cancelled, none on a holiday, in a break or on a day to avoid',
    (today) => {
      const made = delaby({ ...options, today });
      const meetings = rows('meetings', made);
      expect(meetings).toHaveLength(30);
      expect(new Set(meetings.map((one) => `${one.network} ${one.start}`)).size).toBe(30);
      const holidays = new Set([2025, 2026, 2027, 2028, 2029].flatMap(publicHolidays).map(({ day }) => day));
      const terms = rows('calendar', made).filter((one) => one.kind === 'termin');
      const shut = rows('calendar', made).filter(
        (one) => ['lov', 'lovdag', 'klämdag', 'stängningsdag', 'helgdag'].includes(String(one.kind)) || one.rule === 'undvik',
      );
      for (const one of meetings) {
        const day = String(one.start).slice(0, 10);
        const network = rows('networks', made).find((row) => row.id === one.network);
        const weekday =
          ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'][new Date(`${day}T12:00:00Z`).getUTCDay()] ?? '';
        expect(list(network?.weekdays)).toContain(weekday);
        expect(String(network?.time).startsWith(String(one.start).slice(11))).toBe(true);
        expect(String(one.end).slice(11) <= String(network?.time).slice(6)).toBe(true);
        expect(holidays.has(day)).toBe(false);
        expect(shut.filter((row) => String(row.from) <= day && day <= String(row.to || row.from))).toEqual([]);
        expect(terms.some((term) => String(term.from) <= day && day <= String(term.to))).toBe(true);
        expect(one.status).toBe(day < today ? 'genomförd' : one.status === 'inställd' ? 'inställd' : 'planerad');
      }
      expect(meetings.filter((one) => one.status === 'inställd')).toHaveLength(1);
      expect(meetings.filter((one) => one.status === 'genomförd').length).toBeGreaterThan(8);
      expect(meetings.filter((one) => one.status === 'planerad').length).toBeGreaterThan(12);
      expect(meetings.some((one) => one.online === 'ja')).toBe(true);
    },
  );
});
