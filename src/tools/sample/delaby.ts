// Delaby kommun: an invented municipality to try the product in. Nobody here exists.
import { addDays } from '../../domain/time/dates.ts';
import { formLearningGroups, networkRows, roomRows } from './groups.ts';
import { recordingRows } from './lectures.ts';
import { mandatesOf } from './mandates.ts';
import { meetingRows, unplaced } from './meetings.ts';
import { type Person, peopleRows, staffOf } from './people.ts';
import { permitRows } from './permits.ts';
import { places, unitRows } from './places.ts';
import { dice } from './random.ts';
import type { Cells, Sample, SampleOptions, WaitingEdit } from './sample.ts';
import { calendarRows, daysToAvoid, schoolYear, schoolYearStart, schoolYearsAround } from './schoolyear.ts';
import { activityRows, requestRows, settingRows } from './wheel.ts';

/** Three edits, each with one consequence of its own kind: a film is shared, a colleague gets into one room, a meeting gets its place. */
const waitingEdits = (today: string, newcomer: Person, meetings: readonly Cells[]): WaitingEdit[] => {
  const bare = meetings.find((row) => row.network === unplaced && row.place === '');
  return [
    {
      table: 'permits',
      key: 'M-20',
      fields: { answer: 'ja', answered: today, editing: 'ja', credit: 'ja', evidence: `FSN ${today.slice(0, 4)}/431` },
    },
    { table: 'people', key: newcomer.email, fields: { otherUnits: 'norrskenet' } },
    {
      table: 'meetings',
      key: String(bare?.id),
      fields: {
        place: 'Förvaltningen, sal Eken',
        agenda: 'Läget i teamen: var saknas lärspridare?\nStöd till dem som är nya\nFilmer att ta upp på nästa träff',
      },
    },
  ];
};

/**
 * The whole sample as plain cells. The same options give the same sample; every date is set from `today`, so that some meetings
 * always lie behind and some ahead. Throws RangeError when `today` is not a day (YYYY-MM-DD).
 */
export function delaby(options: SampleOptions): Sample {
  const { today, seed } = options;
  const die = dice(seed);
  const start = schoolYearStart(today);
  const years = schoolYearsAround(today);
  const terms = [...new Set([start - 1, ...years, start + 1])].flatMap((year) => [schoolYear(year).autumn, schoolYear(year).spring]);
  const nextTerm = terms.map((term) => term.from).find((from) => from > today) ?? addDays(today, 120);
  const yearEnd = [start, start + 1].map((year) => `${year + 1}-07-31`).find((day) => day > addDays(today, 70)) ?? `${start + 2}-07-31`;

  const units = places(die);
  const staff = staffOf(options, units, nextTerm, die);
  const mandates = mandatesOf(staff, units, today, yearEnd, die);
  formLearningGroups(staff, (count) => die.whole(0, count - 1));
  const soder = new Set(units.filter((unit) => unit.area === 'Team Söder').map((unit) => unit.id));
  const newcomer = die.pick(staff.ordinary.filter((person) => soder.has(person.unit) && person.roles.join() === 'pedagog'));
  const networks = networkRows(staff, mandates.leads);
  const calendar = years.flatMap(calendarRows);
  const shown = terms.filter((term) => years.some((year) => term.from >= `${year}-08-01` && term.to < `${year + 1}-08-01`));
  const meetings = meetingRows(today, networks, shown, daysToAvoid(calendar), staff.addressOf('Staffan Bergqvist'));
  const permits = permitRows(today, staff.addressOf);
  const { rows: recordings, films } = recordingRows(today, permits);

  return {
    tables: {
      units: unitRows(units, staff.principalOf, die),
      people: peopleRows(staff.all),
      mandates: mandates.rows,
      networks,
      rooms: roomRows(),
      recordings,
      permits,
      meetings,
      calendar,
      activities: activityRows(start),
      requests: requestRows(staff),
      settings: settingRows(options, start),
    },
    films,
    waiting: waitingEdits(today, newcomer, meetings),
  };
}
