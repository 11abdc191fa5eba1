import { ApiError } from '../../http/service.ts';

/**
 * One recurrence rule of RFC 5545 (§3.3.10) and the days it gives. Days are counted in local time and held as UTC
 * midnights in milliseconds: what a clock shows, whatever its zone. Rules within a day (HOURLY and finer) are not taken.
 */

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

export interface Rule {
  frequency: Frequency;
  interval: number;
  count?: number;
  /** As written: `20260930`, `20260930T215959Z`, `20260930T235959`. */
  until?: string;
  /** 0 is Sunday; `nth` counts from either end within month or year, 0 is every one. */
  byDay: readonly { day: number; nth: number }[];
  byMonthDay: readonly number[];
  byMonth: readonly number[];
  bySetPos: readonly number[];
  weekStart: number;
}

export const dayLength = 86_400_000;
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Parts that are well-formed and not carried out here. */
const lacking = ['BYYEARDAY', 'BYWEEKNO', 'BYHOUR', 'BYMINUTE', 'BYSECOND'];
const lackingFrequencies = ['HOURLY', 'MINUTELY', 'SECONDLY'];
/** No day beyond this year is sought, so that a rule which never holds (30 February) ends. */
const lastYear = 2200;

export function invalidRule(text: string): ApiError {
  return new ApiError(400, 'invalid', `Invalid recurrence rule: ${text}`, 'recurrence');
}

export function notHere(what: string): ApiError {
  return new ApiError(501, 'notImplemented', `The embedded workspace does not have ${what} in recurrence.`, 'recurrence');
}

/** Reads what follows `RRULE:`. @throws ApiError 400 for what is no rule, 501 naming a part that is not carried out here. */
export function parseRule(text: string): Rule {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [name = '', value = '', ...more] = part.toUpperCase().split('=');
    if (name === '' || value === '' || more.length > 0 || parts.has(name)) throw invalidRule(text);
    parts.set(name, value);
  }
  const take = (name: string) => {
    const value = parts.get(name);
    parts.delete(name);
    return value;
  };
  const integer = (value: string | undefined, least: number, most: number): number | undefined => {
    if (value === undefined) return undefined;
    const number = /^[+-]?\d{1,4}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) throw invalidRule(text);
    return number;
  };
  const integers = (name: string, least: number, most: number): number[] =>
    (take(name)?.split(',') ?? []).map((value) => {
      const number = integer(value, least, most);
      if (number === undefined || number === 0) throw invalidRule(text);
      return number;
    });
  const frequency = take('FREQ');
  if (lackingFrequencies.includes(frequency ?? '')) throw notHere(`FREQ=${frequency}`);
  if (!isFrequency(frequency)) throw invalidRule(text);
  const byDay = (take('BYDAY')?.split(',') ?? []).map((value) => {
    const found = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(value);
    const nth = integer(found?.[1], -53, 53) ?? 0;
    const ordinal = found?.[1] !== undefined;
    if (!found || (ordinal && (nth === 0 || frequency === 'DAILY' || frequency === 'WEEKLY'))) throw invalidRule(text);
    return { day: weekdays.indexOf(found[2] ?? ''), nth };
  });
  const until = take('UNTIL');
  if (until !== undefined && !/^\d{8}(T\d{6}Z?)?$/.test(until)) throw invalidRule(text);
  const count = integer(take('COUNT'), 1, 9999);
  const weekStart = weekdays.indexOf(take('WKST') ?? 'MO');
  const rule: Rule = {
    frequency,
    interval: integer(take('INTERVAL'), 1, 9999) ?? 1,
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
    byDay,
    byMonthDay: integers('BYMONTHDAY', -31, 31),
    byMonth: integers('BYMONTH', 1, 12),
    bySetPos: integers('BYSETPOS', -366, 366),
    weekStart,
  };
  const [rest] = parts.keys();
  if (lacking.includes(rest ?? '')) throw notHere(`${rest} of a rule`);
  const alone = rule.bySetPos.length > 0 && byDay.length + rule.byMonthDay.length + rule.byMonth.length === 0;
  if (rest !== undefined || weekStart < 0 || alone || (count !== undefined && until !== undefined)) throw invalidRule(text);
  if (frequency === 'WEEKLY' && rule.byMonthDay.length > 0) throw invalidRule(text);
  return rule;
}

function isFrequency(text: string | undefined): text is Frequency {
  return text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY' || text === 'YEARLY';
}

const dayOfWeek = (day: number) => new Date(day).getUTCDay();
const dayOf = (year: number, month: number, date: number) => Date.UTC(year, month, date);

/** The days from `first` on that the rule gives, ascending, without regard to COUNT and UNTIL. May never end: stop asking. */
export function* daysOf(rule: Rule, first: number): Generator<number> {
  const start = new Date(first);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  const week = first - ((dayOfWeek(first) - rule.weekStart + 7) % 7) * dayLength;
  for (let step = 0; ; step += rule.interval) {
    let begin: number;
    let days: number[];
    if (rule.frequency === 'DAILY') {
      begin = first + step * dayLength;
      days = [begin];
    } else if (rule.frequency === 'WEEKLY') {
      begin = week + step * 7 * dayLength;
      days = Array.from({ length: 7 }, (_, i) => begin + i * dayLength);
    } else if (rule.frequency === 'MONTHLY') {
      begin = dayOf(year, month + step, 1);
      days = daysBetween(begin, dayOf(year, month + step + 1, 1));
    } else {
      begin = dayOf(year + step, 0, 1);
      days = daysBetween(begin, dayOf(year + step + 1, 0, 1));
    }
    if (new Date(begin).getUTCFullYear() > lastYear) return;
    const kept = days.filter((day) => holds(rule, day, first));
    for (const day of positions(rule, kept)) if (day >= first) yield day;
  }
}

function daysBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.round((to - from) / dayLength) }, (_, i) => from + i * dayLength);
}

/** Whether a day of the rule's period is one of its days; what the rule does not say, the first day says. */
function holds(rule: Rule, day: number, first: number): boolean {
  const { frequency, byDay, byMonthDay, byMonth } = rule;
  const at = new Date(day);
  const begun = new Date(first);
  const [date, month] = [at.getUTCDate(), at.getUTCMonth()];
  if (byMonth.length > 0 && !byMonth.includes(month + 1)) return false;
  const daysInMonth = new Date(dayOf(at.getUTCFullYear(), month + 1, 0)).getUTCDate();
  if (byMonthDay.length > 0 && !byMonthDay.some((wanted) => (wanted > 0 ? wanted : daysInMonth + 1 + wanted) === date)) return false;
  if (byDay.length > 0) return byDay.some((wanted) => wanted.day === dayOfWeek(day) && isNth(rule, day, wanted.nth));
  if (byMonthDay.length > 0 || frequency === 'DAILY') return true;
  if (frequency === 'WEEKLY') return dayOfWeek(day) === dayOfWeek(first);
  if (date !== begun.getUTCDate()) return false;
  return frequency === 'MONTHLY' || byMonth.length > 0 || month === begun.getUTCMonth();
}

/** Whether a day is the nth of its weekday: within the year for a yearly rule that names no month, else within the month. */
function isNth(rule: Rule, day: number, nth: number): boolean {
  if (nth === 0) return true;
  const at = new Date(day);
  const year = at.getUTCFullYear();
  const inYear = rule.frequency === 'YEARLY' && rule.byMonth.length === 0;
  const from = inYear ? dayOf(year, 0, 1) : dayOf(year, at.getUTCMonth(), 1);
  const to = inYear ? dayOf(year + 1, 0, 1) : dayOf(year, at.getUTCMonth() + 1, 1);
  const fromStart = Math.floor((day - from) / dayLength / 7) + 1;
  const fromEnd = Math.floor((to - dayLength - day) / dayLength / 7) + 1;
  return nth > 0 ? nth === fromStart : -nth === fromEnd;
}

function positions({ bySetPos }: Rule, days: readonly number[]): number[] {
  if (bySetPos.length === 0) return [...days];
  return days.filter((_, i) => bySetPos.includes(i + 1) || bySetPos.includes(i - days.length));
}
