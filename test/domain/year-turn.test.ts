/** The turn of the school year: what ends, goes on and is missing; done twice it changes nothing. */
import { type TurnChoices, turnOfYear, type YearTurn } from '../../src/domain/edits/year-turn.ts';
import { yearJson, yearText } from '../../src/presenters/year-turn.ts';
import { AINO, add, configOf, ELIF, edit, JO, type Tables, town } from './fixture.ts';

const TODAY = '2027-05-20';
const turn = (tables: Tables, choices: Partial<TurnChoices> = {}, today = TODAY): YearTurn => {
  const turned = turnOfYear(configOf(tables), { year: '2027/28', prolong: [], ...choices }, today);
  if (!turned) throw new Error('no year');
  return turned;
};
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
/** Aino's mandate ends with the year, Johan's goes on. */
const june = edit(town, 'mandates', 'U-1', { to: '2027-06-30' });
const written = (tables: Tables, { rows }: YearTurn): Tables =>
  rows.reduce((now, { table, key, cells, isNew }) => (isNew ? add(now, table, cells) : edit(now, table, key, cells)), tables);

describe('The turn of the school year', () => {
  it('tells which mandates end and go on, and which units are then vacant', () => {
    const { year, from, to, ends, continues, vacant, rows } = turn(june);
    expect([year, from, to, ids(ends), ids(continues), vacant, rows]).toEqual([
      '2027/2028',
      '2027-08-01',
      '2028-06-30',
      ['U-1'],
      ['U-2'],
      ['u1', 'u2'],
      [],
    ]);
    const winter = edit(town, 'mandates', 'U-1', { to: '2027-01-31' });
    expect([ids(turn(winter).ends), ids(turn(winter, {}, '2026-11-16').ends)]).toEqual([[], ['U-1']]);
    // In the midst of the year it is prolonged by its id alone.
    expect([turn(winter, { prolong: 'all' }, '2026-11-16').rows, ids(turn(winter, { prolong: ['U-1'] }, '2026-11-16').ends)]).toEqual([
      [],
      [],
    ]);
  });

  it('prolongs those that are chosen to the year’s last day, and done twice changes nothing', () => {
    const school = add(june, 'calendar', { id: 'K-1', kind: 'läsår', from: '2027-08-17', to: '2028-06-14' });
    const once = turn(school, { prolong: ['U-1'] });
    expect([once.rows, once.undo, ids(once.ends), once.vacant]).toEqual([
      [{ table: 'mandates', key: 'U-1', isNew: false, cells: { to: '2028-06-14' } }],
      [{ table: 'mandates', key: 'U-1', isNew: false, cells: { to: '2027-06-30' } }],
      [],
      ['u2'],
    ]);
    const twice = turn(written(school, once), { prolong: ['U-1'] });
    expect([twice.rows, ids(twice.continues)]).toEqual([[], ['U-1', 'U-2']]);
    expect(ids(turn(school, { prolong: 'all' }).ends)).toEqual([]);
  });

  it('prolongs nobody who leaves, is outside sync, or whom somebody follows', () => {
    const all = (tables: Tables) => turn(tables, { prolong: 'all' }).rows;
    for (const cells of [{ to: '2027-06-30' }, { protected: 'ja' }]) expect(all(edit(june, 'people', AINO, cells))).toEqual([]);
    const followed = add(edit(june, 'mandates', 'U-1', { units: 'u1' }), 'mandates', {
      id: 'U-3',
      person: ELIF,
      role: 'lärspridare',
      units: 'u1',
      from: '2027-07-01',
    });
    expect(all(followed)).toEqual([]);
    expect(all(add(june, 'mandates', { id: 'U-3', person: JO, role: 'IKT-pedagog', from: '2027-07-01' }))).toHaveLength(1);
  });

  it('turns the setting on the year’s first day, and not before', () => {
    const named = add(town, 'settings', { name: 'schoolYear', value: '2026/27' });
    expect(turn(named, {}, '2027-07-31').rows).toEqual([]);
    const once = turn(named, {}, '2027-08-01');
    expect(once.rows).toEqual([{ table: 'settings', key: 'schoolYear', isNew: false, cells: { value: '2027/2028' } }]);
    expect(turn(written(named, once), {}, '2027-08-01').rows).toEqual([]);
    const made = turn(town, {}, '2027-08-01');
    expect([made.rows[0]?.isNew, turn(written(town, made), {}, '2027-08-01').rows]).toEqual([true, []]);
  });

  it('tells of permits to renew, learning groups, and kinds of days that the calendar lacks', () => {
    const days = add(
      town,
      'calendar',
      { id: 'K-1', kind: 'termin', from: '2026-08-18' },
      { id: 'K-2', kind: 'lov', from: '2026-10-26' },
      { id: 'K-3', kind: 'termin', from: '2027-08-17' },
    );
    const groups = add(days, 'networks', { id: 'N-2', name: 'Kursplaner', kind: 'lärgrupp' });
    const { permits, calendar, networks } = turn(groups);
    expect([ids(permits), calendar, networks]).toEqual([['M-1'], ['lov'], { keep: ['N-1'], archive: ['N-2'] }]);
  });

  it('is for the first year without rows where none is said, and for no year that can’t be read', () => {
    const term = (from: string) => ({ id: from, kind: 'termin', from });
    expect(turn(town, { year: '' }).year).toBe('2026/2027');
    expect(turn(add(town, 'calendar', term('2026-08-18'), term('2027-01-11'), term('2027-08-17')), { year: '' }).year).toBe('2028/2029');
    for (const year of ['2027', '2027/29', 'nästa']) expect(turnOfYear(configOf(town), { year, prolong: [] }, TODAY)).toBeUndefined();
  });

  it('is told in words and as JSON', () => {
    expect(yearText(turn(june), configOf(june), true, 'sv').split('\n')).toEqual([
      'Läsåret 2027/2028, 2027-08-01 till 2028-06-30.',
      '1 uppdrag slutar, 1 fortsätter.',
      'Slutar: Aino Bergström. Fortsätter någon: --prolong UPPDRAGETS ID, eller --prolong alla',
      '2 enheter blir utan: Förskolan Blåsippan, Förskolan Solen.',
      'Medgivanden som slutar före läsåret gör det: Ann-Sofi Dahl. Förnya dem: delakultur permit renew',
      'Inget att skriva.',
    ]);
    expect(yearJson(turn(june, { prolong: 'all' }), true)).toMatchObject({
      year: '2027/2028',
      mandates: { ends: [], vacant: ['u2'] },
      rows: [{ key: 'U-1' }],
      dryRun: true,
    });
  });
});
