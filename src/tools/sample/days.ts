// Local calendar days as 'YYYY-MM-DD'. Days carry no time zone: they are counted in UTC so that no clock change can move them.

const millisecondsADay = 86_400_000;

const at = (day: string): number => {
  const value = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(value)) throw new RangeError(`Not a day: ${day}`);
  return value;
};

/** The day `count` days after `day` (before, when negative). Throws RangeError when `day` is not YYYY-MM-DD. */
export const plusDays = (day: string, count: number): string => new Date(at(day) + count * millisecondsADay).toISOString().slice(0, 10);

/** Days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / millisecondsADay);

/** The weekday, 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (day: string): number => ((new Date(at(day)).getUTCDay() + 6) % 7) + 1;

/** The first `weekday` (1–7) on or after `day`. */
export const onOrAfter = (day: string, weekday: number): string => plusDays(day, (weekday - weekdayOf(day) + 7) % 7);

/** Monday of an ISO week. Week 1 is the one with 4 January in it (ISO 8601). */
export const mondayOfWeek = (year: number, week: number): string => {
  const fourth = `${year}-01-04`;
  return plusDays(fourth, 1 - weekdayOf(fourth) + 7 * (week - 1));
};

/**
 * Easter Sunday of a Gregorian year, by the church's own reckoning: the Sunday after the first full moon (of the nineteen-year
 * cycle, corrected for dropped leap days) on or after 21 March.
 */
export const easterSunday = (year: number): string => {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const droppedLeapDays = Math.floor((3 * century) / 4) - 12;
  const moonDrift = Math.floor((8 * century + 5) / 25) - 5;
  let epact = (((11 * golden + 20 + moonDrift - droppedLeapDays) % 30) + 30) % 30;
  if (epact === 24 || (epact === 25 && golden > 11)) epact += 1;
  const fullMoon = 44 - epact;
  const moonDay = plusDays(`${year}-03-01`, (fullMoon < 21 ? fullMoon + 30 : fullMoon) - 1);
  return onOrAfter(plusDays(moonDay, 1), 7);
};

/** Every day from `from` to `to`, both included. */
export const daysFrom = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => plusDays(from, index));
