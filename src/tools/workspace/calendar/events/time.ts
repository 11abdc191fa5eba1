import { ApiError } from '../../http/service.ts';

/** Calendar's times: RFC 3339 with an offset, or local time with a time zone; days without time. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter for the zone, or undefined for a name that the time zone database lacks. */
function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone);
  if (known) return known;
  if (!/^[A-Za-z]/.test(zone)) return undefined;
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, made);
    return made;
  } catch {
    return undefined;
  }
}

export function isTimeZone(zone: unknown): zone is string {
  return typeof zone === 'string' && formatOf(zone) !== undefined;
}

/** Minutes that the zone's clocks are ahead of UTC at an instant. */
export function offsetAt(millis: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone)?.formatToParts(millis) ?? []) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - millis) / 60_000);
}

/** What the zone's clocks show at an instant, as UTC fields. */
export function localParts(millis: number, zone: string): number {
  return millis + offsetAt(millis, zone) * 60_000;
}

/**
 * The instant at which the zone's clocks show these UTC fields. Of an hour shown twice in autumn it is the first, and a
 * time skipped in spring counts on from before the gap (RFC 5545, §3.3.5).
 */
export function localInstant(fields: number, zone: string): number {
  const day = 86_400_000;
  const [before, after] = [offsetAt(fields - day, zone) * 60_000, offsetAt(fields + day, zone) * 60_000];
  if (before === after || offsetAt(fields - before, zone) * 60_000 === before) return fields - before;
  return offsetAt(fields - after, zone) * 60_000 === after ? fields - after : fields - before;
}

/** `2026-09-01T13:00:00+02:00`; `Z` for UTC. */
export function instantText(millis: number, zone: string): string {
  const offset = offsetAt(millis, zone);
  const local = new Date(millis + offset * 60_000).toISOString().slice(0, 19);
  if (offset === 0) return `${local}Z`;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}

/** Milliseconds of an RFC 3339 time with its offset, or undefined. */
function parseInstant(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i.exec(text);
  if (!match || !isDay(match[1] ?? '')) return undefined;
  const millis = Date.parse(`${match[1]}T${match[2]}${match[4]?.toUpperCase()}`);
  return Number.isNaN(millis) ? undefined : millis;
}

/** A query parameter that must be an RFC 3339 time. @throws ApiError 400 */
export function queryInstant(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const millis = parseInstant(text);
  if (millis === undefined)
    throw new ApiError(400, 'badRequest', `Bad Request: ${name} must be an RFC 3339 time with its offset, not "${text}".`, name);
  return millis;
}

/** Whether the text is a day that exists, YYYY-MM-DD. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** The start of a day in a zone. */
function dayInstant(day: string, zone: string): number {
  return localInstant(Date.parse(`${day}T00:00:00Z`), zone);
}

/** An event's start or end. */
export interface When {
  date?: string;
  dateTime?: string;
  timeZone?: string;
}

/**
 * The instant of a start or end; a day begins at midnight in `zone`.
 * @throws ApiError 400 for neither or both of date and dateTime, a bad time, an unknown zone, or a missing offset.
 */
export function instantOf(when: When, zone: string, which: 'start' | 'end'): number {
  const invalid = (message: string) => new ApiError(400, 'invalid', message, `event.${which}`);
  if (when.timeZone !== undefined && !isTimeZone(when.timeZone)) throw invalid(`Invalid time zone definition for ${which} time.`);
  if ((when.date === undefined) === (when.dateTime === undefined)) throw invalid(`Invalid ${which} time.`);
  if (when.date !== undefined) {
    if (!isDay(when.date)) throw invalid(`Invalid ${which} time.`);
    return dayInstant(when.date, zone);
  }
  const millis = parseInstant(when.dateTime);
  if (millis !== undefined) return millis;
  const local = parseInstant(`${when.dateTime}Z`);
  if (local === undefined) throw invalid(`Invalid ${which} time.`);
  if (when.timeZone === undefined) throw new ApiError(400, 'required', `Missing time zone definition for ${which} time.`, `event.${which}`);
  return localInstant(local, when.timeZone);
}

/** A start or end as answered: in the zone asked for, with the event's own zone named. */
export function whenResource(when: When, which: 'start' | 'end', calendarZone: string, shownIn: string): When {
  if (when.date !== undefined) return { date: when.date };
  return { dateTime: instantText(instantOf(when, calendarZone, which), shownIn), timeZone: when.timeZone ?? calendarZone };
}
