import { isHoliday, suggestTimes } from '../../src/domain/meetings/times.ts';
import { addDays, weekday } from '../../src/domain/time/dates.ts';
import { AINO, add, type Cells, configOf, ELIF, edit, KARIN, type Tables, town } from './fixture.ts';

const TODAY = '2026-11-16';
const quiet: Tables = { ...town, meetings: [] };
function times(cells: Cells = {}, tables = quiet, most = 3, today = TODAY) {
  const config = configOf(edit(tables, 'networks', 'N-1', cells));
  const network = config.tables.networks.rows.find((row) => row.id === 'N-1');
  if (!network) throw new Error('no network');
  return suggestTimes(config, network, new Set([AINO]), today, most);
}
const days = (...of: Parameters<typeof times>) => times(...of).map((slot) => slot.start.slice(0, 10));
const calendar = (...rows: Cells[]): Tables => add(quiet, 'calendar', ...rows.map((row, n) => ({ id: `K-${n}`, ...row })));
const FORM = { schoolForms: 'förskola' };

describe('The times suggested for a network', () => {
  it('are at most one a week, on its weekdays, with notice enough for substitutes', () => {
    expect(days({ weekdays: 'onsdag' })).toEqual(['2026-12-02', '2026-12-09', '2026-12-16']);
    expect(days()).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
  });
  it('have its hours: 13:00–15:30 where it says nothing, no longer than its minutes', () => {
    expect(times({ minutes: '' })[0]).toMatchObject({ start: '2026-12-01T13:00', end: '2026-12-01T15:30', week: 49 });
    expect(times({ minutes: 90 })[0]?.end).toBe('2026-12-01T14:30');
    expect(times({ time: '08:30-10:00', minutes: 120 })[0]).toMatchObject({ start: '2026-12-01T08:30', end: '2026-12-01T10:00' });
  });
  it('prefer a shared training day, even on another weekday', () => {
    const found = times(FORM, calendar({ kind: 'studiedag', from: '2027-01-04', rule: 'helst', schoolForms: 'förskola' }));
    expect(found.filter((one) => one.preferred)).toMatchObject([{ start: '2027-01-04T13:00' }]);
  });
  it('are told in the order of time, the soonest first, whichever is preferred', () => {
    const found = days(FORM, calendar({ kind: 'studiedag', from: '2027-02-22', rule: 'helst' }));
    expect(found).toContain('2027-02-22');
    expect(found).toEqual([...found].sort());
  });
  it('prefer a training day inside a break, but not on a closing day or one to avoid', () => {
    const training = { kind: 'studiedag', from: '2027-02-22', rule: 'helst' };
    expect(days(FORM, calendar(training, { kind: 'lov', from: '2027-02-22', to: '2027-02-26' }))).toContain('2027-02-22');
    expect(days(FORM, calendar(training, { kind: 'stängningsdag', from: '2027-02-22' }), 20)).not.toContain('2027-02-22');
    expect(days(FORM, calendar(training, { kind: 'annat', rule: 'undvik', from: '2027-02-22' }), 20)).not.toContain('2027-02-22');
  });
  it.each(['lov', 'lovdag', 'klämdag', 'stängningsdag', 'helgdag'])('keep off a day of the kind %s, but for one marked möjlig', (kind) => {
    const one = { weekdays: 'tisdag' };
    expect(days(one, calendar({ kind, from: '2026-12-01' }))[0]).toBe('2026-12-08');
    expect(days(one, calendar({ kind, from: '2026-12-01', rule: 'möjlig' }))[0]).toBe('2026-12-01');
  });
  it('heed only the school forms that concern the network', () => {
    const grundskola = calendar({ kind: 'lov', from: '2026-12-01', schoolForms: 'grundskola' });
    expect(days({ ...FORM, weekdays: 'tisdag' }, grundskola)[0]).toBe('2026-12-01');
    expect(days({ schoolForms: 'förskola, grundskola', weekdays: 'tisdag' }, grundskola)[0]).toBe('2026-12-08');
  });
  it('keep off days when a member meets in another network or as a guest', () => {
    const meeting = (cells: Cells) => ({
      ...add(quiet, 'networks', { id: 'N-2', name: 'Två', add: `${AINO}, ${ELIF}` }, { id: 'N-3', name: 'Tre', add: KARIN }),
      meetings: [{ id: 'T-9', start: '2026-12-01 08:00', ...cells }],
    });
    const one = { weekdays: 'tisdag' };
    expect(days(one, meeting({ network: 'N-2' }))[0]).toBe('2026-12-08');
    expect(days(one, meeting({ guests: AINO }))[0]).toBe('2026-12-08');
    expect(days(one, meeting({ network: 'N-3', guests: ELIF }))[0]).toBe('2026-12-01');
    expect(days(one, meeting({ network: 'N-2', status: 'inställd' }))[0]).toBe('2026-12-01');
  });
  it('keep off the weeks of the network’s own meetings', () => {
    expect(days({}, { ...quiet, meetings: [{ id: 'T-9', network: 'N-1', start: '2026-12-03 13:00' }] })[0]).toBe('2026-12-08');
  });
  it('never fall on a weekend or holiday, in any year', () => {
    for (let year = 2025; year < 2040; year++) {
      for (const day of days({ weekdays: 'måndag, tisdag, onsdag, torsdag, fredag, lördag, söndag' }, quiet, 20, `${year}-12-01`)) {
        expect([weekday(day) < 6, isHoliday(day)]).toEqual([true, false]);
      }
    }
  });
});

describe('Holidays', () => {
  it('are those of the law, and three eves', () => {
    const of = (year: number) =>
      Array.from({ length: 365 }, (_, n) => addDays(`${year}-01-01`, n))
        .filter(isHoliday)
        .map((day) => day.slice(5));
    expect(of(2027)).toEqual([
      '01-01',
      '01-06',
      '03-26',
      '03-28',
      '03-29',
      '05-01',
      '05-06',
      '05-16',
      '06-06',
      '06-25',
      '12-24',
      '12-25',
      '12-26',
      '12-31',
    ]);
  });
  it.each(['2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25', '2049-04-18', '2076-04-19', '1981-04-19', '1954-04-18'])(
    'know Easter Sunday %s',
    (day) => {
      expect([isHoliday(day), isHoliday(addDays(day, 1)), isHoliday(addDays(day, 2))]).toEqual([true, true, false]);
    },
  );
});
