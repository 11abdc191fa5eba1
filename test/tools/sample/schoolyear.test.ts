import { addDays, mondayOfWeek, weekday } from '../../../src/domain/time/dates.ts';
import { easterSunday, onOrAfter } from '../../../src/tools/sample/days.ts';
import { calendarRows, publicHolidays, schoolYear, schoolYearStart, schoolYearsAround } from '../../../src/tools/sample/schoolyear.ts';

describe('The school year of the sample', () => {
  it('knows when Easter falls', () => {
    // From the Swedish almanac.
    for (const day of [
      '1954-04-18',
      '1981-04-19',
      '2008-03-23',
      '2011-04-24',
      '2019-04-21',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2028-04-16',
      '2038-04-25',
      '2049-04-18',
    ]) {
      expect(easterSunday(Number(day.slice(0, 4)))).toBe(day);
    }
  });

  it('knows the holidays that move', () => {
    const day = (year: number, label: string) => publicHolidays(year).find((one) => one.label === label)?.day;
    expect(day(2026, 'Midsommarafton')).toBe('2026-06-19');
    expect(day(2027, 'Midsommardagen')).toBe('2027-06-26');
    expect(day(2026, 'Alla helgons dag')).toBe('2026-10-31');
    expect(day(2027, 'Kristi himmelsfärdsdag')).toBe('2027-05-06');
    expect(day(2025, 'Pingstdagen')).toBe('2025-06-08');
  });

  it('counts weeks as the calendar on the wall does', () => {
    expect(mondayOfWeek(2026, 44)).toBe('2026-10-26');
    expect(mondayOfWeek(2026, 53)).toBe('2026-12-28');
    expect(mondayOfWeek(2027, 1)).toBe('2027-01-04');
    expect(onOrAfter('2026-11-16', 1)).toBe('2026-11-16');
    expect(weekday('2026-11-22')).toBe(7);
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(() => addDays('i morgon', 1)).toThrow(RangeError);
  });

  it.each([2024, 2025, 2026, 2027, 2028, 2029])(
    'beginning in %i has two terms of at least 178 school days together, autumn break in week 44',
    (start) => {
      const rows = calendarRows(start);
      const { autumn, spring } = schoolYear(start);
      const off = rows.filter(
        (row) => ['lov', 'lovdag', 'klämdag', 'helgdag'].includes(String(row.kind)) && row.schoolForms !== 'förskola',
      );
      const isOff = (day: string) => weekday(day) > 5 || off.some((row) => String(row.from) <= day && day <= String(row.to || row.from));
      let schoolDays = 0;
      for (const term of [autumn, spring])
        for (let day = term.from; day <= term.to; day = addDays(day, 1)) if (!isOff(day)) schoolDays += 1;
      expect(schoolDays).toBeGreaterThanOrEqual(178);
      expect(schoolDays).toBeLessThan(195);
      expect(rows.find((row) => row.label === 'Höstlov (v. 44)')?.from).toBe(mondayOfWeek(start, 44));
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
      for (const kind of [
        'läsår',
        'termin',
        'lov',
        'lovdag',
        'klämdag',
        'studiedag',
        'planeringsdag',
        'stängningsdag',
        'APT',
        'helgdag',
        'annat',
      ]) {
        expect(rows.some((row) => row.kind === kind)).toBe(true);
      }
      for (const row of rows.filter((one) => one.to !== '')) expect(String(row.from) <= String(row.to)).toBe(true);
      for (const row of rows.filter((one) => ['studiedag', 'planeringsdag', 'stängningsdag', 'APT'].includes(String(one.kind)))) {
        expect(weekday(String(row.from))).toBeLessThan(6);
      }
    },
  );

  it('is the one about to begin from July on, and brings its neighbour near its ends', () => {
    expect(schoolYearStart('2026-06-30')).toBe(2025);
    expect(schoolYearStart('2026-07-01')).toBe(2026);
    expect(schoolYearsAround('2026-12-01')).toEqual([2026]);
    expect(schoolYearsAround('2026-08-20')).toEqual([2025, 2026]);
    expect(schoolYearsAround('2027-05-20')).toEqual([2026, 2027]);
  });
});
