/** When a network could meet: its own weekdays and hours, kept off holidays, breaks and days to avoid. */
import { audiencesOf } from '../people/audiences.ts';
import { rosterOf } from '../people/people.ts';
import { addDays, isoWeek, weekday } from '../time/dates.ts';
import type { Config } from '../workbook/config.ts';
import { weekdayWords } from '../workbook/tables/words.ts';
import type { Row } from '../workbook/tables.ts';

export interface Slot {
  /** 'YYYY-MM-DDTHH:MM', local. */
  readonly start: string;
  readonly end: string;
  readonly week: number;
  /** A shared training day or another day marked "helst". */
  readonly preferred: boolean;
}

const HOURS = { start: '13:00', end: '15:30' };
/** Days that a unit needs to arrange substitutes. Nearer days are not suggested. */
const NOTICE_DAYS = 14;
const HORIZON_DAYS = 120;
const CLOSED: ReadonlySet<string> = new Set(['helgdag', 'stängningsdag']);
/** A shared training day may lie inside a break. */
const BREAKS: ReadonlySet<string> = new Set(['lov', 'lovdag', 'klämdag']);

/** The next slots that suit, at most one a week: the preferred days before others, and those in the order of time. `today` is YYYY-MM-DD. */
export function suggestTimes(config: Config, network: Row<'networks'>, members: ReadonlySet<string>, today: string, most = 3): Slot[] {
  const days = network.weekdays.length > 0 ? network.weekdays : (['tisdag', 'onsdag', 'torsdag'] as const);
  const hours = network.time ?? HOURS;
  const end = network.minutes === undefined ? hours.end : earlier(hours.end, plusMinutes(hours.start, network.minutes));
  const taken = busyDays(config, network, members, today);
  const slots: Slot[] = [];
  const weeks = new Set(taken.weeks);
  for (let offset = NOTICE_DAYS; offset <= HORIZON_DAYS; offset++) {
    const day = addDays(today, offset);
    const word = weekdayWords[weekday(day) - 1];
    const rule = ruleFor(config, network, day);
    const { year, week } = isoWeek(day);
    if (rule === 'undvik' || taken.days.has(day) || weeks.has(`${year}-${week}`)) continue;
    if (rule !== 'helst' && !(days as readonly string[]).includes(word ?? '')) continue;
    weeks.add(`${year}-${week}`);
    slots.push({ start: `${day}T${hours.start}`, end: `${day}T${end}`, week, preferred: rule === 'helst' });
  }
  const bySoonest = (a: Slot, b: Slot): number => (a.start < b.start ? -1 : 1);
  return slots
    .sort((a, b) => Number(b.preferred) - Number(a.preferred) || bySoonest(a, b))
    .slice(0, most)
    .sort(bySoonest);
}

/** What the calendar tab says of a day for this network's school forms: the strictest rule wins. Holidays need no row. */
function ruleFor(config: Config, network: Row<'networks'>, day: string): 'undvik' | 'helst' | undefined {
  let preferred = false;
  let inBreak = false;
  if (weekday(day) > 5 || isHoliday(day)) return 'undvik';
  for (const row of config.tables.calendar.rows) {
    if (row.from === undefined || day < row.from || day > (row.to ?? row.from)) continue;
    const concerns =
      row.schoolForms.length === 0 ||
      network.schoolForms.length === 0 ||
      row.schoolForms.some((form) => network.schoolForms.includes(form));
    if (!concerns || row.units.length > 0) continue;
    if (row.rule === 'undvik' || (row.rule === undefined && CLOSED.has(row.kind))) return 'undvik';
    if (row.rule === 'helst') preferred = true;
    else if (row.rule === undefined && BREAKS.has(row.kind)) inBreak = true;
  }
  return preferred ? 'helst' : inBreak ? 'undvik' : undefined;
}

const FIXED = new Set(['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31']);

/** Swedish public holidays (lag 1989:253), and the eves that are kept like them: midsummer, Christmas and New Year. */
export function isHoliday(day: string): boolean {
  const monthDay = day.slice(5);
  if (FIXED.has(monthDay)) return true;
  if (monthDay >= '06-19' && monthDay <= '06-25' && weekday(day) === 5) return true;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return [-2, 0, 1, 39, 49].some((offset) => addDays(easter, offset) === day);
}

/** Gauss's rule, as it stands for the years 1900–2199. */
function easterSunday(year: number): string {
  const [m, n] = year < 2100 ? [24, 5] : [24, 6];
  const d = (19 * (year % 19) + m) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && year % 19 > 10);
  return addDays(`${year}-03-22`, d + e - (late ? 7 : 0));
}

/** Days on which a member already meets, and weeks next to the network's own meetings. */
function busyDays(config: Config, network: Row<'networks'>, members: ReadonlySet<string>, today: string) {
  const days = new Set<string>();
  const weeks = new Set<string>();
  const { networks } = audiencesOf(config, rosterOf(config, today));
  for (const meeting of config.tables.meetings.rows) {
    const day = meeting.start?.slice(0, 10);
    if (day === undefined || day < today || meeting.status === 'inställd') continue;
    const own = meeting.network.includes(network.id);
    if (own) {
      const { year, week } = isoWeek(day);
      weeks.add(`${year}-${week}`);
    }
    const invited = [...meeting.guests, ...meeting.network.flatMap((id) => [...(networks.get(id) ?? [])])];
    if (own || invited.some((email) => members.has(email))) days.add(day);
  }
  return { days, weeks };
}

const earlier = (a: string, b: string): string => (a < b ? a : b);

/** 'HH:MM' plus minutes, within the day. */
function plusMinutes(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  const total = Math.min(hours * 60 + rest + minutes, 23 * 60 + 59);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
