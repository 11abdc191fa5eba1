// The school year around a day: terms, breaks, training days and public holidays, as rows of Kalender.
import { addDays, mondayOfWeek, weekday } from '../../domain/time/dates.ts';
import { daysFrom, easterSunday, onOrAfter } from './days.ts';
import type { Cells } from './sample.ts';

/** One school year, August to June. Days are inclusive. */
export type SchoolYear = { start: number; autumn: { from: string; to: string }; spring: { from: string; to: string } };

const inSchool = 'förskoleklass, fritidshem, grundskola, gymnasieskola';
const everyForm = `förskola, ${inSchool}`;

/** `2026/27` for the school year that begins in 2026. */
export const yearLabel = (start: number): string => `${start}/${String((start + 1) % 100).padStart(2, '0')}`;

/** The school year that `today` falls in; from July on it is the one about to begin. */
export const schoolYearStart = (today: string): number => Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0);

/** The terms of the school year that begins in August of `start`. */
export function schoolYear(start: number): SchoolYear {
  const spring = start + 1;
  const firstDay = onOrAfter(`${start}-08-16`, 2);
  const lastBeforeChristmas = onOrAfter(`${start}-12-17`, 5);
  const back = `${spring}-01-07`;
  return {
    start,
    autumn: { from: firstDay, to: lastBeforeChristmas >= `${start}-12-23` ? addDays(lastBeforeChristmas, -7) : lastBeforeChristmas },
    spring: { from: weekday(back) > 5 ? onOrAfter(back, 1) : back, to: onOrAfter(`${spring}-06-08`, 5) },
  };
}

/** Sweden's public holidays of a calendar year, with the eves that count as days off. The lagen om allmänna helgdagar names them. */
export function publicHolidays(year: number): { day: string; label: string }[] {
  const easter = easterSunday(year);
  const midsummer = onOrAfter(`${year}-06-20`, 6);
  return [
    { day: `${year}-01-01`, label: 'Nyårsdagen' },
    { day: `${year}-01-06`, label: 'Trettondedag jul' },
    { day: addDays(easter, -2), label: 'Långfredagen' },
    { day: easter, label: 'Påskdagen' },
    { day: addDays(easter, 1), label: 'Annandag påsk' },
    { day: `${year}-05-01`, label: 'Första maj' },
    { day: addDays(easter, 39), label: 'Kristi himmelsfärdsdag' },
    { day: addDays(easter, 49), label: 'Pingstdagen' },
    { day: `${year}-06-06`, label: 'Nationaldagen' },
    { day: addDays(midsummer, -1), label: 'Midsommarafton' },
    { day: midsummer, label: 'Midsommardagen' },
    { day: onOrAfter(`${year}-10-31`, 6), label: 'Alla helgons dag' },
    { day: `${year}-12-24`, label: 'Julafton' },
    { day: `${year}-12-25`, label: 'Juldagen' },
    { day: `${year}-12-26`, label: 'Annandag jul' },
    { day: `${year}-12-31`, label: 'Nyårsafton' },
  ];
}

/** The calendar rows of one school year, in order of time, ids of their own. */
export function calendarRows(start: number): Cells[] {
  const { autumn, spring } = schoolYear(start);
  const autumnBreak = mondayOfWeek(start, 44);
  const winterBreak = mondayOfWeek(start + 1, 8);
  const easter = easterSunday(start + 1);
  const ascension = addDays(easter, 39);
  const holidays = [...publicHolidays(start), ...publicHolidays(start + 1)].filter(
    ({ day }) => day >= `${start}-08-01` && day < `${start + 1}-08-01`,
  );
  const closed = new Set(holidays.map(({ day }) => day));
  const workday = (day: string): string => (weekday(day) > 5 || closed.has(day) ? workday(addDays(day, 1)) : day);
  const row = (kind: string, from: string, to: string, rule: string, label: string, schoolForms = '', time = ''): Cells => ({
    kind,
    from,
    to,
    time,
    schoolForms,
    units: '',
    rule,
    label,
  });
  const meetingDays = [
    mondayOfWeek(start, 37),
    mondayOfWeek(start, 41),
    mondayOfWeek(start, 48),
    mondayOfWeek(start + 1, 5),
    mondayOfWeek(start + 1, 11),
    mondayOfWeek(start + 1, 19),
  ];
  const rows = [
    row('läsår', autumn.from, spring.to, 'möjlig', `Läsår ${yearLabel(start)}`),
    row('termin', autumn.from, autumn.to, 'möjlig', `Hösttermin ${start}`),
    row('termin', spring.from, spring.to, 'möjlig', `Vårtermin ${start + 1}`),
    row('planeringsdag', workday(addDays(autumn.from, -6)), '', 'undvik', 'Planeringsdag inför läsåret', everyForm),
    row('studiedag', addDays(autumn.from, -1), '', 'helst', 'Gemensam studiedag inför läsåret'),
    row('studiedag', addDays(mondayOfWeek(start, 38), 4), '', 'undvik', 'Studiedag grundskola och gymnasieskola', inSchool),
    row('studiedag', addDays(mondayOfWeek(start, 40), 3), '', 'helst', 'Studiedag förskola', 'förskola'),
    row('lov', autumnBreak, addDays(autumnBreak, 4), 'undvik', 'Höstlov (v. 44)', inSchool),
    row('studiedag', addDays(autumnBreak, 1), '', 'undvik', 'Studiedag på höstlovet', 'grundskola, fritidshem'),
    row('stängningsdag', addDays(mondayOfWeek(start, 47), 4), '', 'undvik', 'Förskolorna stängda: planering', 'förskola'),
    row('lov', addDays(autumn.to, 1), addDays(spring.from, -1), 'undvik', 'Jullov', inSchool),
    row('studiedag', workday(addDays(`${start + 1}-01-07`, 1)), '', 'undvik', 'Studiedag förskola', 'förskola'),
    row('lov', winterBreak, addDays(winterBreak, 4), 'undvik', 'Sportlov (v. 8)', inSchool),
    row('studiedag', addDays(mondayOfWeek(start + 1, 10), 2), '', 'helst', 'Gemensam studiedag'),
    row('lov', addDays(easter, 2), addDays(easter, 5), 'undvik', 'Påsklov', inSchool),
    row('klämdag', addDays(ascension, 1), '', 'undvik', 'Klämdag', inSchool),
    row('stängningsdag', addDays(ascension, 1), '', 'undvik', 'Förskolorna stängda', 'förskola'),
    row('lovdag', addDays(mondayOfWeek(start + 1, 17), 4), '', 'undvik', 'Lovdag', 'grundskola, gymnasieskola'),
    row(
      'annat',
      addDays(mondayOfWeek(start, 46), 0),
      addDays(mondayOfWeek(start, 46), 4),
      'möjlig',
      'Vecka för utvecklingssamtal',
      'förskola',
    ),
    ...meetingDays.map((monday) => row('APT', workday(monday), '', 'undvik', 'APT', 'förskola', '16:30-18:00')),
    ...holidays.map(({ day, label }) => row('helgdag', day, '', 'undvik', label)),
  ];
  const inOrder = rows
    .map((cells, index) => ({ cells, index }))
    .sort((a, b) =>
      String(a.cells.from) < String(b.cells.from) ? -1 : String(a.cells.from) > String(b.cells.from) ? 1 : a.index - b.index,
    );
  return inOrder.map(({ cells }, index) => ({
    id: `K-${String(start % 100).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`,
    ...cells,
  }));
}

/**
 * The days on which no meeting is put: all that is marked undvik (holidays, breaks, closing days and more), whichever school form it
 * is for. A network may need a narrower rule; the sample keeps clear of them all, so that every example is beyond doubt.
 */
export function daysToAvoid(calendar: readonly Cells[]): Set<string> {
  const avoided = calendar.filter((row) => row.rule === 'undvik');
  return new Set(avoided.flatMap((row) => daysFrom(String(row.from), String(row.to || row.from))));
}

/** The school years to show: the present one, with its neighbour while `today` lies within ten weeks of an end. */
export function schoolYearsAround(today: string): number[] {
  const start = schoolYearStart(today);
  const { autumn, spring } = schoolYear(start);
  const years = [start];
  if (today < addDays(autumn.from, 70)) years.unshift(start - 1);
  if (today > addDays(spring.to, -70)) years.push(start + 1);
  return years;
}
