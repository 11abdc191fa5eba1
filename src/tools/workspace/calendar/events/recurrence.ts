import { ApiError } from '../../http/service.ts';
import { dayLength, daysOf, invalidRule, notHere, parseRule, type Rule } from './rrule.ts';
import type { When } from './time.ts';
import { dayInstant, instantOf, instantText, localInstant, localParts } from './time.ts';

/**
 * When a recurring event takes place. The rule runs in the event's own time zone, so a lesson at one o'clock stays at
 * one o'clock when the clocks change.
 */

/** One time of a series, as the rule gives it. Instants in milliseconds. */
export interface Occurrence {
  /** What the instance is known by: `20260901T110000Z`, or `20260901` for a day. */
  stamp: string;
  start: number;
  end: number;
  originalStart: When;
  originalEnd: When;
}

interface Series {
  allDay: boolean;
  zone: string;
  endZone: string;
  /** The first start as the zone's clocks show it. */
  local: number;
  /** Milliseconds; of days, whole days. */
  length: number;
  rules: readonly Rule[];
  /** Instants, or UTC midnights for days. */
  added: readonly number[];
  removed: ReadonlySet<number>;
}

export interface Recurring {
  start: When;
  end: When;
  recurrence?: readonly string[] | undefined;
}

/** Most instances of an endless series that are worked out where no end was asked for: two years of days, Calendar's own most. */
export const endlessMost = 730;

/** Whether `text` is the last part of an instance's id. */
export const stampPattern = /^(.+)_(\d{8}(?:T\d{6}Z)?)$/;

/** The lines of `recurrence`, checked. @throws ApiError 400 or 501 naming what is not taken. */
export function readRecurrence(sent: unknown, start: When): readonly string[] | undefined {
  if (sent === undefined || sent === null || (Array.isArray(sent) && sent.length === 0)) return undefined;
  if (!Array.isArray(sent) || !sent.every((line) => typeof line === 'string')) throw invalidRule(JSON.stringify(sent));
  if (start.date === undefined && start.timeZone === undefined)
    throw new ApiError(400, 'required', 'Missing time zone definition for start time.', 'event.start');
  seriesOf({ start, end: start, recurrence: sent }, 'UTC');
  return sent;
}

/** @param zone the calendar's, for days */
function seriesOf({ start, end, recurrence = [] }: Recurring, calendarZone: string): Series {
  const allDay = start.date !== undefined;
  const zone = start.timeZone ?? calendarZone;
  const from = instantOf(start, zone, 'start');
  const rules: Rule[] = [];
  const added: number[] = [];
  const removed = new Set<number>();
  for (const line of recurrence) {
    const found = /^(RRULE|RDATE|EXDATE|EXRULE)((?:;[^:;=]+=[^:;]+)*):(.+)$/i.exec(line.trim());
    if (!found) throw invalidRule(line);
    const kind = found[1]?.toUpperCase();
    if (kind === 'EXRULE') throw notHere('EXRULE');
    if (kind === 'RRULE') rules.push(parseRule(found[3] ?? ''));
    else {
      const times = readTimes(found[2] ?? '', found[3] ?? '', allDay, zone, line);
      if (kind === 'RDATE') added.push(...times);
      else for (const time of times) removed.add(time);
    }
  }
  const local = allDay ? Date.parse(`${start.date}T00:00:00Z`) : localParts(from, zone);
  const length = allDay ? Date.parse(`${end.date}T00:00:00Z`) - local : instantOf(end, zone, 'end') - from;
  return { allDay, zone, endZone: end.timeZone ?? zone, local, length, rules, added, removed };
}

/** The times of an EXDATE or RDATE line. A day in a series of times stands for nothing, as in Google's. */
function readTimes(parameters: string, values: string, allDay: boolean, zone: string, line: string): number[] {
  const named = new Map(
    parameters
      .split(';')
      .filter((one) => one !== '')
      .map((one) => one.split('=') as [string, string])
      .map(([name, value]) => [name.toUpperCase(), value]),
  );
  if (named.get('VALUE')?.toUpperCase() === 'PERIOD') throw notHere('RDATE with VALUE=PERIOD');
  const times: number[] = [];
  for (const value of values.split(',')) {
    const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(value.trim().toUpperCase());
    if (!found) throw invalidRule(line);
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part) => Number(part ?? 0));
    const fields = Date.UTC(year, month - 1, day, hour, minute, second);
    if (allDay) times.push(Date.UTC(year, month - 1, day));
    else if (found[4] !== undefined) times.push(found[7] === 'Z' ? fields : localInstant(fields, named.get('TZID') ?? zone));
  }
  return times;
}

/** What instances may be asked for: those that end after `from` and start before `to`; no more than `most`. */
export interface Span {
  from?: number | undefined;
  to?: number | undefined;
  most?: number;
}

/**
 * The times of a recurring event within a span, ascending. Endless series without an end to the span stop after
 * `endlessMost`. The event's own start is always the first time, and counts.
 */
export function occurrences(event: Recurring, calendarZone: string, span: Span = {}): Occurrence[] {
  const series = seriesOf(event, calendarZone);
  const most = span.most ?? Number.POSITIVE_INFINITY;
  const found = new Map<number, Occurrence>();
  const consider = (key: number) => {
    if (series.removed.has(key) || found.has(key)) return;
    const one = occurrenceAt(series, key, calendarZone);
    if ((span.from === undefined || one.end > span.from) && (span.to === undefined || one.start < span.to)) found.set(key, one);
  };
  const keyOf = (local: number) => (series.allDay ? local : localInstant(local, series.zone));
  const [first, time] = [Math.floor(series.local / dayLength) * dayLength, series.local - Math.floor(series.local / dayLength) * dayLength];
  consider(keyOf(series.local));
  // A day on either side for the zones; nothing outside need be turned into instants.
  const earliest = span.from === undefined ? Number.NEGATIVE_INFINITY : span.from - series.length - 2 * dayLength;
  const latest = span.to === undefined ? Number.POSITIVE_INFINITY : span.to + 2 * dayLength;
  for (const rule of series.rules) {
    const last = rule.until === undefined ? Number.POSITIVE_INFINITY : lastTime(rule.until, series);
    let counted = 1;
    let taken = 0;
    for (const day of daysOf(rule, first)) {
      const local = day + time;
      if (local === series.local) continue;
      if (local > latest || local - 2 * dayLength > last || found.size >= most) break;
      if (rule.count !== undefined && ++counted > rule.count) break;
      if (local < earliest) continue;
      const key = keyOf(local);
      if (key > last) break;
      const before = found.size;
      consider(key);
      if (found.size > before) taken++;
      if (span.to === undefined && rule.count === undefined && rule.until === undefined && taken >= endlessMost) break;
    }
  }
  for (const key of series.added) consider(key);
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The last key that UNTIL lets pass; a bare date takes its whole day along. */
function lastTime(until: string, series: Series): number {
  const text = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  const day = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(day)) throw invalidRule(`UNTIL=${until}`);
  if (series.allDay) return day;
  if (until.length === 8) return localInstant(day + dayLength, series.zone) - 1;
  const at = Date.parse(`${text}T${until.slice(9, 11)}:${until.slice(11, 13)}:${until.slice(13, 15)}Z`);
  return until.endsWith('Z') ? at : localInstant(at, series.zone);
}

function occurrenceAt(series: Series, key: number, calendarZone: string): Occurrence {
  if (!series.allDay) {
    const end = key + series.length;
    return {
      stamp: stampOf(key, false),
      start: key,
      end,
      originalStart: { dateTime: instantText(key, series.zone), timeZone: series.zone },
      originalEnd: { dateTime: instantText(end, series.endZone), timeZone: series.endZone },
    };
  }
  const [from, to] = [dayText(key), dayText(key + series.length)];
  return {
    stamp: stampOf(key, true),
    start: dayInstant(from, calendarZone),
    end: dayInstant(to, calendarZone),
    originalStart: { date: from },
    originalEnd: { date: to },
  };
}

function stampOf(key: number, allDay: boolean): string {
  const text = new Date(key).toISOString().replace(/[-:]/g, '');
  return allDay ? text.slice(0, 8) : `${text.slice(0, 15)}Z`;
}

function dayText(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}

/** The time of a series that a stamp names, if there is one. */
export function occurrenceOf(event: Recurring, calendarZone: string, stamp: string): Occurrence | undefined {
  const at = Date.parse(
    stamp.replace(/^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?$/, (_, y, m, d, h = '00', min = '00', s = '00') => {
      return `${y}-${m}-${d}T${h}:${min}:${s}Z`;
    }),
  );
  if (Number.isNaN(at)) return undefined;
  return occurrences(event, calendarZone, { from: at - 2 * dayLength, to: at + 2 * dayLength }).find((one) => one.stamp === stamp);
}
