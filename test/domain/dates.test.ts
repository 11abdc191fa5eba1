import fc from 'fast-check';
import {
  addDays,
  compare,
  dateOfSerial,
  dateTimeOfSerial,
  daysBetween,
  endOfDay,
  instantOf,
  isDate,
  isKnownZone,
  isoWeek,
  localDate,
  localDateTime,
  mondayOfWeek,
  monthName,
  rfc3339,
  shortDate,
  weekday,
  weekdayAndWeek,
  within,
} from '../../src/domain/time/dates.ts';

const stockholm = 'Europe/Stockholm';
const days = fc.integer({ min: 0, max: 73_000 }).map((day) => addDays('1950-01-01', day));

describe('days', () => {
  it('counts across months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-08-17', '2026-08-10')).toBe(-7);
  });

  it('knows that 2027-01-01 is in week 53 of 2026, and other turns of the year', () => {
    expect(isoWeek('2027-01-01')).toEqual({ year: 2026, week: 53 });
    expect(isoWeek('2027-01-04')).toEqual({ year: 2027, week: 1 });
    expect(isoWeek('2024-12-30')).toEqual({ year: 2025, week: 1 });
    expect(mondayOfWeek(2026, 44)).toBe('2026-10-26');
  });

  it('tells real days from others', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDate)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '1026-01-01', '2026-01-01T00:00', ''].some(isDate)).toBe(false);
  });

  it('reads the serial numbers of Sheets', () => {
    expect(dateOfSerial(1 + 1)).toBe('1900-01-01');
    expect(dateOfSerial(46342)).toBe('2026-11-16');
    expect(dateTimeOfSerial(46342 + 13 / 24)).toBe('2026-11-16T13:00');
    expect(dateTimeOfSerial(46342.99999)).toBe('2026-11-17T00:00');
    expect(dateOfSerial(1e12)).toBeUndefined();
    expect(dateOfSerial(Number.NaN)).toBeUndefined();
  });

  it('holds for any day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -3000, max: 3000 }), (date, number) => {
        expect(daysBetween(date, addDays(date, number))).toBe(number);
        expect(dateOfSerial(daysBetween('1899-12-30', date))).toBe(date);
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
        const { year, week } = isoWeek(date);
        expect(addDays(mondayOfWeek(year, week), weekday(date) - 1)).toBe(date);
        expect(Math.sign(compare(date, addDays(date, number)))).toBe(-Math.sign(number) + 0);
      }),
    );
  });

  it('includes both ends of an interval, and does not bound by an open one', () => {
    expect(within('2026-06-30', '2026-01-01', '2026-06-30')).toBe(true);
    expect(within('2026-07-01', '2026-01-01', '2026-06-30')).toBe(false);
    expect(within('2026-07-01', undefined, undefined)).toBe(true);
  });

  it('speaks Swedish', () => {
    expect(shortDate('2026-11-16')).toBe('16 nov');
    expect(weekdayAndWeek('2026-11-18')).toBe('onsdag v. 47');
    expect(monthName('2026-08-01')).toBe('augusti');
  });
});

describe('local time', () => {
  it('follows summer time to the minute', () => {
    expect(localDateTime(Date.UTC(2026, 2, 29, 0, 59), stockholm)).toBe('2026-03-29T01:59');
    expect(localDateTime(Date.UTC(2026, 2, 29, 1, 0), stockholm)).toBe('2026-03-29T03:00');
    expect(localDateTime(Date.UTC(2026, 9, 25, 0, 59), stockholm)).toBe('2026-10-25T02:59');
    expect(localDateTime(Date.UTC(2026, 9, 25, 1, 0), stockholm)).toBe('2026-10-25T02:00');
  });

  it('takes the earlier of a repeated hour, and moves a missing one forward', () => {
    expect(instantOf('2026-10-25T02:30', stockholm)).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(localDateTime(instantOf('2026-03-29T02:30', stockholm), stockholm)).toBe('2026-03-29T03:30');
  });

  it('ends a day when the next begins, also the days of 23 and 25 hours', () => {
    expect(endOfDay('2026-06-30', stockholm)).toBe(Date.UTC(2026, 5, 30, 22));
    expect(endOfDay('2026-12-31', stockholm)).toBe(Date.UTC(2026, 11, 31, 23));
    expect(endOfDay('2026-03-29', stockholm) - endOfDay('2026-03-28', stockholm)).toBe(23 * 3_600_000);
    expect(endOfDay('2026-10-25', stockholm) - endOfDay('2026-10-24', stockholm)).toBe(25 * 3_600_000);
  });

  it.each([stockholm, 'Europe/London', 'Europe/Helsinki', 'UTC'])('agrees with the platform’s own calendar in %s', (zone) => {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2037, 0, 1) / 60_000 }), (minute) => {
        const local = localDateTime(minute * 60_000, zone);
        expect(local.replace('T', ' ')).toBe(clock.format(minute * 60_000));
        expect(localDateTime(instantOf(local, zone), zone)).toBe(local);
        const end = endOfDay(local.slice(0, 10), zone);
        expect([localDate(end - 1, zone), localDate(end, zone)]).toEqual([local.slice(0, 10), addDays(local.slice(0, 10), 1)]);
      }),
      { numRuns: 400 },
    );
  });

  it('writes RFC 3339 with the offset of the day', () => {
    expect(rfc3339('2026-11-16T13:00', stockholm)).toBe('2026-11-16T13:00:00+01:00');
    expect(rfc3339('2026-06-16T13:00', stockholm)).toBe('2026-06-16T13:00:00+02:00');
  });

  it('refuses a zone that it can’t reckon in', () => {
    expect(isKnownZone('Mars/Olympus')).toBe(false);
    expect(() => localDate(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});
