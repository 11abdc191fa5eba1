// The school year around a day: terms, breaks, training days and public holidays, as rows of Kalender.
import { daysFrom, easterSunday, mondayOfWeek, onOrAfter, plusDays, weekdayOf } from './days.ts';
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
    autumn: { from: firstDay, to: lastBeforeChristmas >= `${start}-12-23` ? plusDays(lastBeforeChristmas, -7) : lastBeforeChristmas },
    spring: { from: weekdayOf(back) > 5 ? onOrAfter(back, 1) : back, to: onOrAfter(`${spring}-06-08`, 5) },
  };
}

/** Sweden's public holidays of a calendar year, with the eves that count as days off. The lagen om allmänna helgdagar names them. */
export function publicHolidays(year: number): { day: string; label: string }[] {
  const easter = easterSunday(year);
  const midsummer = onOrAfter(`${year}-06-20`, 6);
  return [
    { day: `${year}-01-01`, label: 'Nyårsdagen' },
    { day: `${year}-01-06`, label: 'Trettondedag jul' },
    { day: plusDays(easter, -2), label: 'Långfredagen' },
    { day: easter, label: 'Påskdagen' },
    { day: plusDays(easter, 1), label: 'Annandag påsk' },
    { day: `${year}-05-01`, label: 'Första maj' },
    { day: plusDays(easter, 39), label: 'Kristi himmelsfärdsdag' },
    { day: plusDays(easter, 49), label: 'Pingstdagen' },
    { day: `${year}-06-06`, label: 'Nationaldagen' },
    { day: plusDays(midsummer, -1), label: 'Midsommarafton' },
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
  const ascension = plusDays(easter, 39);
  const holidays = [...publicHolidays(start), ...publicHolidays(start + 1)].filter(
    ({ day }) => day >= `${start}-08-01` && day < `${start + 1}-08-01`,
  );
  const closed = new Set(holidays.map(({ day }) => day));
  const workday = (day: string): string => (weekdayOf(day) > 5 || closed.has(day) ? workday(plusDays(day, 1)) : day);
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
    row('planeringsdag', workday(plusDays(autumn.from, -6)), '', 'undvik', 'Planeringsdag inför läsåret', everyForm),
    row('studiedag', plusDays(autumn.from, -1), '', 'helst', 'Gemensam studiedag inför läsåret'),
    row('studiedag', plusDays(mondayOfWeek(start, 38), 4), '', 'undvik', 'Studiedag grundskola och gymnasieskola', inSchool),
    row('studiedag', plusDays(mondayOfWeek(start, 40), 3), '', 'helst', 'Studiedag förskola', 'förskola'),
    row('lov', autumnBreak, plusDays(autumnBreak, 4), 'undvik', 'Höstlov (v. 44)', inSchool),
    row('studiedag', plusDays(autumnBreak, 1), '', 'undvik', 'Studiedag på höstlovet', 'grundskola, fritidshem'),
    row('stängningsdag', plusDays(mondayOfWeek(start, 47), 4), '', 'undvik', 'Förskolorna stängda: planering', 'förskola'),
    row('lov', plusDays(autumn.to, 1), plusDays(spring.from, -1), 'undvik', 'Jullov', inSchool),
    row('studiedag', workday(plusDays(`${start + 1}-01-07`, 1)), '', 'undvik', 'Studiedag förskola', 'förskola'),
    row('lov', winterBreak, plusDays(winterBreak, 4), 'undvik', 'Sportlov (v. 8)', inSchool),
    row('studiedag', plusDays(mondayOfWeek(start + 1, 10), 2), '', 'helst', 'Gemensam studiedag'),
    row('lov', plusDays(easter, 2), plusDays(easter, 5), 'undvik', 'Påsklov', inSchool),
    row('klämdag', plusDays(ascension, 1), '', 'undvik', 'Klämdag', inSchool),
    row('stängningsdag', plusDays(ascension, 1), '', 'undvik', 'Förskolorna stängda', 'förskola'),
    row('lovdag', plusDays(mondayOfWeek(start + 1, 17), 4), '', 'undvik', 'Lovdag', 'grundskola, gymnasieskola'),
    row(
      'annat',
      plusDays(mondayOfWeek(start, 46), 0),
      plusDays(mondayOfWeek(start, 46), 4),
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
  if (today < plusDays(autumn.from, 70)) years.unshift(start - 1);
  if (today > plusDays(spring.to, -70)) years.push(start + 1);
  return years;
}
