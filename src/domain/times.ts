/** When a network could meet: its own weekdays and hours, kept off holidays, breaks and days to avoid. */
import { addDays, daysBetween, isoWeek, weekday } from './dates.ts';
import type { Config } from './parse.ts';
import { type Row, weekdayWords } from './tables.ts';

export interface Slot {
  /** 'YYYY-MM-DDTHH:MM', local. */
  readonly start: string;
  readonly end: string;
  readonly week: number;
  /** A shared training day or another day marked "helst". */
  readonly preferred: boolean;
}

const HOURS = { start: '13:00', end: '15:30' };
/** Notice that units need to arrange substitutes; nearer days are not suggested. */
const NOTICE_DAYS = 14;
const HORIZON_DAYS = 120;
const AVOIDED: ReadonlySet<string> = new Set(['helgdag', 'lov', 'lovdag', 'klämdag', 'stängningsdag']);

/** The next slots that suit, preferred days first, at most one a week, soonest first among equals. `today` is YYYY-MM-DD. */
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
  return slots.sort((a, b) => Number(b.preferred) - Number(a.preferred) || (a.start < b.start ? -1 : 1)).slice(0, most);
}

/** What the calendar tab says of a day for this network's school forms: the strictest rule wins. */
function ruleFor(config: Config, network: Row<'networks'>, day: string): 'undvik' | 'helst' | undefined {
  let best: 'helst' | undefined;
  if (weekday(day) > 5) return 'undvik';
  for (const row of config.tables.calendar.rows) {
    if (row.from === undefined || day < row.from || day > (row.to ?? row.from)) continue;
    const concerns =
      row.schoolForms.length === 0 || network.schoolForms.length === 0 || row.schoolForms.some((form) => network.schoolForms.includes(form));
    if (!concerns || row.units.length > 0) continue;
    if (row.rule === 'undvik' || (row.rule === undefined && AVOIDED.has(row.kind ?? ''))) return 'undvik';
    if (row.rule === 'helst') best = 'helst';
  }
  return best;
}

/** Days on which a member already meets, and weeks next to the network's own meetings. */
function busyDays(config: Config, network: Row<'networks'>, members: ReadonlySet<string>, today: string) {
  const days = new Set<string>();
  const weeks = new Set<string>();
  for (const meeting of config.tables.meetings.rows) {
    const day = meeting.start?.slice(0, 10);
    if (day === undefined || day < today || meeting.status === 'inställd') continue;
    const own = meeting.network.includes(network.id);
    if (own) {
      const { year, week } = isoWeek(day);
      weeks.add(`${year}-${week}`);
    }
    if (own || meeting.guests.some((email) => members.has(email)) || daysBetween(today, day) < 0) days.add(day);
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
