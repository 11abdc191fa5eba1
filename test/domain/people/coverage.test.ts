/** Täckning: the need that is met, unit by unit, however rows lie and whichever day it is. */
import { type Coverage, type CoverageState, coverageByArea, coverageOf, stateMessage, sumOf } from '../../../src/domain/people/coverage.ts';
import { rosterOf } from '../../../src/domain/people/people.ts';
import { silentUnits } from '../../../src/domain/people/silent-units.ts';
import { vacancies } from '../../../src/domain/tasks/today.ts';
import { addDays, localDate } from '../../../src/domain/time/dates.ts';
import { parseWorkbook, sheetOf } from '../../../src/domain/workbook/parse.ts';
import { checkReferences } from '../../../src/domain/workbook/references.ts';
import { coverageJson, coverageText } from '../../../src/presenters/coverage.ts';
import { reportOf } from '../../../src/presenters/report.ts';
import { swedish } from '../../messages/said.ts';
import { AINO, add, type Cells, configOf, drop, ELIF, edit, JO, KARIN, planOf, type Tables, town, untouched } from '../fixture.ts';

const TODAY = '2026-11-16';
const cover = (tables: Tables, today = TODAY): Coverage => coverageOf(configOf(tables), today);
/** Each unit's state, with how many there are and the last day. */
const states = (tables: Tables, today = TODAY): Record<string, [CoverageState, number, (string | undefined)?]> =>
  Object.fromEntries(
    cover(tables, today).units.map(({ id, state, have, until }) => [id, until === undefined ? [state, have] : [state, have, until]]),
  );
const need = (tables: Tables, many: number): Tables => add(tables, 'settings', { name: 'mandatesPerUnit', value: many });
const mandate = (cells: Cells): Tables => add(town, 'mandates', { id: 'U-9', person: KARIN, role: 'lärspridare', ...cells });

describe('The coverage of units', () => {
  it('counts who has a mandate in force at each unit, and sums what is met of the need', () => {
    expect(states(town)).toEqual({ u1: ['met', 1], u2: ['vacant', 0], u3: ['met', 1] });
    expect(cover(town)).toMatchObject({ need: 3, have: 2 });
    // More than enough in one unit fills no other.
    const more = add(town, 'mandates', { id: 'U-9', person: ELIF, role: 'IKT-pedagog' });
    expect(states(more).u1).toEqual(['met', 2]);
    expect(cover(more)).toMatchObject({ need: 3, have: 2 });
    expect(cover(need(more, 2))).toMatchObject({ need: 6, have: 3 });
    expect(states(need(more, 2))).toEqual({ u1: ['met', 2], u2: ['vacant', 0], u3: ['vacant', 1] });
    expect(states(need(town, 0))).toEqual({ u1: ['met', 1], u2: ['met', 0], u3: ['met', 1] });
  });

  it('tells of a vacancy at the first look after the last day, by the municipality’s own clock', () => {
    const last = edit(town, 'mandates', 'U-1', { to: '2026-12-31' });
    const at = (instant: string) => states(last, localDate(Date.parse(instant), 'Europe/Stockholm')).u1;
    expect(at('2026-12-31T22:59:00Z')).toEqual(['ending', 1, '2026-12-31']);
    expect(at('2026-12-31T23:00:00Z')).toEqual(['vacant', 0]);
    expect(states(last, '2027-01-01').u1).toEqual(['vacant', 0]); // Week 53 of the year before.
    expect(
      vacancies(planOf(last, untouched(town), Date.parse('2026-12-31T23:00:00Z')).desired).map(({ unit, ended }) => [unit.id, ended?.id]),
    ).toEqual([
      ['u1', 'U-1'],
      ['u2', undefined],
    ]);
  });

  it('warns sixty days before the need is no longer met, and not where somebody follows the day after', () => {
    const ends = (to: string) => states(edit(town, 'mandates', 'U-1', { to })).u1;
    expect(ends(addDays(TODAY, 60))).toEqual(['ending', 1, '2027-01-15']);
    expect(ends(addDays(TODAY, 61))).toEqual(['met', 1, '2027-01-16']);
    expect(ends(TODAY)).toEqual(['ending', 1, TODAY]);
    const ending = edit(town, 'mandates', 'U-1', { to: '2026-12-18' });
    const follows = (from: string) => states(add(ending, 'mandates', { id: 'U-9', person: ELIF, role: 'lärspridare', from })).u1;
    expect(follows('2026-12-19')).toEqual(['met', 1]);
    expect(follows('2026-12-20')).toEqual(['ending', 1, '2026-12-18']);
    const prolonged = add(ending, 'mandates', { id: 'U-9', person: AINO, role: 'lärspridare', from: '2026-12-01', to: '2027-06-30' });
    expect(states(prolonged).u1).toEqual(['met', 1, '2027-06-30']);
  });

  it('leaves out people who have left, have not begun or are outside sync, and mandates that have not begun', () => {
    const aino = (cells: Cells) => states(edit(town, 'people', AINO, cells)).u1;
    expect(aino({ to: '2026-11-15' })).toEqual(['vacant', 0]);
    expect(aino({ to: TODAY })).toEqual(['ending', 1, TODAY]);
    expect(aino({ from: '2026-11-17' })).toEqual(['vacant', 0]);
    expect(aino({ protected: 'ja' })).toEqual(['vacant', 0]);
    expect(states(edit(town, 'mandates', 'U-1', { from: '2026-11-17' })).u1).toEqual(['vacant', 0]);
    expect(states(mandate({ person: KARIN, from: TODAY })).u2).toEqual(['met', 1]);
  });

  it('counts a person once at each unit that their mandates name, whoever they work for', () => {
    expect(states(mandate({ units: 'u2, u3' }))).toEqual({ u1: ['met', 1], u2: ['met', 1], u3: ['met', 2] });
    const two = add(mandate({ units: 'u2' }), 'mandates', { id: 'U-10', person: KARIN, role: 'lärspridare', units: 'u2, u3' });
    expect(states(two)).toMatchObject({ u2: ['met', 1], u3: ['met', 2] });
    // A mandate at another unit alone leaves their own without.
    expect(states(edit(town, 'mandates', 'U-1', { units: 'u2' }))).toMatchObject({ u1: ['vacant', 0], u2: ['met', 1] });
    expect(states(edit(town, 'people', ELIF, { roles: 'lärspridare', otherUnits: 'u2' }))).toMatchObject({
      u1: ['met', 2],
      u2: ['met', 1],
    });
  });

  it('does not count a lead as an ambassador, nor any role that is not of the setting', () => {
    for (const role of ['huvudlärspridare', 'rektor', 'pedagog']) expect(states(mandate({ role })).u2).toEqual(['vacant', 0]);
    expect(states(edit(town, 'people', KARIN, { roles: 'huvudlärspridare' })).u2).toEqual(['vacant', 0]);
    const set = add(mandate({ role: 'huvudlärspridare' }), 'settings', { name: 'mandateRoles', value: 'huvudlärspridare' });
    expect(states(set)).toEqual({ u1: ['vacant', 0], u2: ['met', 1], u3: ['vacant', 0] });
  });

  it('needs nobody at a closed unit, whose row is gone, nor at one that is not the municipality’s own', () => {
    const closed = drop(edit(town, 'mandates', 'U-2', { units: 'u3, u2' }), 'units', 'u3');
    expect(cover(closed)).toMatchObject({ need: 2, have: 2 });
    expect(states(closed)).toEqual({ u1: ['met', 1], u2: ['met', 1] });
    const elsewhere = mandate({ units: 'friskolan' });
    expect(states(elsewhere)).toEqual(states(town));
  });

  it('holds what a row that can’t be read stood for, and never counts it as gone', () => {
    expect(states(edit(town, 'mandates', 'U-1', { from: 'igår' })).u1).toEqual(['met', 1]);
    expect(states(edit(town, 'mandates', 'U-1', { role: 'lärspridre' })).u1).toEqual(['met', 1]);
    expect(states(edit(town, 'people', AINO, { to: 'snart' })).u1).toEqual(['met', 1]);
    expect(states(edit(mandate({ units: 'Förskolan Solen' }), 'mandates', 'U-9', { hours: 'många' })).u2).toEqual(['met', 1]);
    expect(states(edit(town, 'units', 'u1', { unitCode: '12' })).u1).toEqual(['met', 1]);
    expect(cover(edit(town, 'units', 'u1', { unitCode: '12' }))).toMatchObject({ need: 3, have: 2 });
  });

  it('believes what can be read of such a row: a last day, another role, outside sync', () => {
    expect(states(edit(town, 'mandates', 'U-1', { hours: 'många', to: '2026-06-30' })).u1).toEqual(['vacant', 0]);
    expect(states(mandate({ role: 'huvudlärspridare', from: 'igår' })).u2).toEqual(['vacant', 0]);
    expect(states(edit(town, 'people', AINO, { from: 'igår', protected: 'ja' })).u1).toEqual(['vacant', 0]);
  });

  it('lies in the order of areas and names, never by how much is met', () => {
    const tables = add(town, 'units', { id: 'u0', name: 'Ängen', area: '' }, { id: 'u4', name: 'Åsen', area: 'Team City' });
    expect(cover(tables).units.map(({ name }) => name)).toEqual(['Förskolan Blåsippan', 'Förskolan Solen', 'Åsen', 'Åkerskolan', 'Ängen']);
    expect(coverageByArea(cover(tables)).map(({ area, units }) => [area, sumOf(units)])).toEqual([
      ['Team City', { need: 3, have: 1 }],
      ['Team Norr', { need: 1, have: 1 }],
      ['', { need: 1, have: 0 }],
    ]);
  });

  it('is what the report and the list of vacancies count by', () => {
    const tables = edit(town, 'mandates', 'U-1', { units: 'u2' });
    const planned = planOf(tables, untouched(tables));
    expect(vacancies(planned.desired).map(({ unit }) => unit.id)).toEqual(['u1']);
    expect(reportOf(planned).areas.map(({ area, units, ambassadors, vacant }) => [area, units, ambassadors, vacant])).toEqual([
      ['Team City', 2, 1, ['Förskolan Blåsippan']],
      ['Team Norr', 1, 1, []],
      ['', 0, 0, []],
    ]);
    // Where nobody keeps mandates nothing is an alarm, though the figure says how it is.
    const none = { ...town, mandates: [] };
    expect(vacancies(planOf(none, untouched(none)).desired)).toEqual([]);
    expect(cover(none)).toMatchObject({ need: 3, have: 0 });
  });

  it('is told in words, and as JSON of these keys alone', () => {
    const tables = edit(town, 'mandates', 'U-1', { to: '2026-12-18' });
    expect(coverageJson(cover(tables))).toEqual({
      need: 3,
      have: 2,
      units: [
        { id: 'u1', area: 'Team City', need: 1, have: 1, state: 'ending', until: '2026-12-18' },
        { id: 'u2', area: 'Team City', need: 1, have: 0, state: 'vacant', until: null },
        { id: 'u3', area: 'Team Norr', need: 1, have: 1, state: 'met', until: null },
      ],
    });
    const text = (lang: 'sv' | 'en') => coverageText(cover(tables), { area: 'Team', ambassador: 'lärspridare' }, lang);
    expect(text('sv')).toMatch(/^Täckning \(lärspridare\): 2 av 3 på 3 enheter, 66 %\./);
    expect(text('sv')).toMatch(
      /Team City {2}Förskolan Blåsippan {2}slutar inom 60 dagar {2}2026-12-18\nTeam City {2}Förskolan Solen {6}tomt/,
    );
    expect(text('en')).toMatch(/^Coverage \(lärspridare\): 2 of 3 at 3 units, 66%\./);
    expect(text('sv')).not.toMatch(/Aino|Åkerskolan|@/);
    expect(swedish(stateMessage({ state: 'vacant', need: 2, have: 1 }))).toBe('1 av 2 saknas');
  });

  it('takes no more than a second for every preschool in Sweden', () => {
    const units = Array.from({ length: 8739 }, (_, n) => ({ id: `f${n}`, name: `Förskolan ${n * 7919}`, area: `Område ${n % 290}` }));
    const people = units.map(({ id }, n) => ({ email: `p${n}@delaby.example`, unit: id }));
    const mandates = people.map(({ email }, n) => ({
      id: `U-${n}`,
      person: email,
      role: 'lärspridare',
      to: n % 3 === 0 ? '2026-12-18' : '',
    }));
    const config = checkReferences(
      parseWorkbook({
        settings: sheetOf('settings', town.settings ?? []),
        units: sheetOf('units', units),
        people: sheetOf('people', people),
        mandates: sheetOf('mandates', mandates),
      }),
    );
    const began = Date.now();
    const { have, units: all } = coverageOf(config, TODAY);
    expect(Date.now() - began).toBeLessThan(1000);
    expect([have, all.filter(({ state }) => state === 'ending').length]).toEqual([8739, 2913]);
  });
});

describe('Units that nobody came from', () => {
  const meeting = (n: number, attended: string) => ({ id: `T-${n}`, network: 'N-1', start: `2026-1${n}-02 13:00`, attended });
  const silent = (...meetings: Cells[]) => {
    const config = configOf({ ...town, meetings });
    const roster = rosterOf(config, TODAY);
    return [...silentUnits(config, roster.people, new Map([['N-1', new Set([AINO, JO])]]), '2026-11-16T09:00')];
  };

  it('are told of after two meetings whose attendance was written down', () => {
    expect(silent(meeting(0, JO), meeting(1, JO))).toEqual(['u1']);
    expect(silent(meeting(0, JO))).toEqual([]);
    expect(silent(meeting(0, JO), meeting(1, ''))).toEqual([]);
    expect(silent(meeting(0, JO), meeting(1, `${AINO}, ${JO}`))).toEqual([]);
    expect(silent(meeting(0, JO), { ...meeting(1, JO), status: 'inställd' })).toEqual([]);
    expect(silent(meeting(1, JO), meeting(2, JO))).toEqual([]); // One is still to come.
  });

  it('are a state of their own only where the lead asks, and never hide a vacancy', () => {
    const config = configOf(town);
    expect(coverageOf(config, TODAY, new Set(['u1', 'u2'])).units.map(({ state }) => state)).toEqual(['silent', 'vacant', 'met']);
    expect(coverageOf(config, TODAY).units.map(({ state }) => state)).not.toContain('silent');
  });
});
