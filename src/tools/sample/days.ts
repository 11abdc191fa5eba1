// Days of the calendar, beside those of the domain.
import { addDays, daysBetween, weekday } from '../../domain/time/dates.ts';

/** The first day on or after `day` that is this weekday (1–7). */
export const onOrAfter = (day: string, desired: number): string => addDays(day, (desired - weekday(day) + 7) % 7);

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
  const moonDay = addDays(`${year}-03-01`, (fullMoon < 21 ? fullMoon + 30 : fullMoon) - 1);
  return onOrAfter(addDays(moonDay, 1), 7);
};

/** Every day from `from` to `to`, both included. */
export const daysFrom = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
