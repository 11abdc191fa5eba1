/** Calendar days as 'YYYY-MM-DD' and local times as 'YYYY-MM-DDTHH:MM': pure arithmetic, no clock, no locale data. */

const dayMs = 86_400_000;
/** 1899-12-30, from which Sheets counts its serial numbers. */
const serialEpoch = Date.UTC(1899, 11, 30) / dayMs;

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

/** The date of a day number (days since 1970-01-01). */
function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Whether a text is a real calendar day of the years 1900–2199, as 'YYYY-MM-DD'. */
export function isDate(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The day of a Sheets serial number, its fraction left aside; undefined outside the years 1900–2199. */
export function dateOfSerial(serial: number): string | undefined {
  const day = Math.floor(serial) + serialEpoch;
  if (!Number.isFinite(day) || Math.abs(day) > 100_000) return undefined;
  const date = dateOfDay(day);
  return isDate(date) ? date : undefined;
}

/** The local time of a Sheets serial number, to the nearest minute. */
export function dateTimeOfSerial(serial: number): string | undefined {
  const minutes = Math.round(serial * 1440);
  const date = dateOfSerial(Math.floor(minutes / 1440));
  const rest = ((minutes % 1440) + 1440) % 1440;
  return date && `${date}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Negative, 0 or positive as `a` is before, at or after `b`; works for dates and local times alike. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether `date` lies in an interval that includes both ends; an open end does not bound. */
export function within(date: string, from: string | undefined, to: string | undefined): boolean {
  return (from === undefined || date >= from) && (to === undefined || date <= to);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week: the week belongs to the year that holds its Thursday (2027-01-01 is week 53 of 2026). */
export function isoWeek(date: string): { readonly year: number; readonly week: number } {
  const thursday = addDays(date, 4 - weekday(date));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1 };
}

/** The Monday of an ISO week. */
export function mondayOfWeek(year: number, week: number): string {
  const fourth = `${year}-01-04`;
  return addDays(fourth, 1 - weekday(fourth) + (week - 1) * 7);
}

// Standard offsets in minutes. All of these keep the EU's summer time, but UTC.
const groups: readonly (readonly [number, boolean, string])[] = [
  [0, false, 'UTC Etc/UTC GMT Etc/GMT Atlantic/Reykjavik'],
  [0, true, 'Europe/London Europe/Dublin Europe/Lisbon'],
  [
    60,
    true,
    'Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna ' +
      'Europe/Zurich Europe/Amsterdam Europe/Brussels Europe/Luxembourg Europe/Warsaw Europe/Prague Europe/Budapest',
  ],
  [120, true, 'Europe/Helsinki Europe/Mariehamn Europe/Tallinn Europe/Riga Europe/Vilnius Europe/Athens Europe/Sofia Europe/Bucharest'],
];
const zones = new Map<string, { readonly offset: number; readonly summer: boolean }>();
for (const [offset, summer, names] of groups) for (const name of names.split(' ')) zones.set(name, { offset, summer });

/** Whether the product knows a time zone. */
export function isKnownZone(timeZone: string): boolean {
  return zones.has(timeZone);
}

const lastSunday = (year: number, month: number): number => {
  const end = Date.UTC(year, month, 0) / dayMs;
  return end - ((((end + 4) % 7) + 7) % 7);
};

/** Minutes east of UTC at an instant. EU rule (2000/84/EC): summer time from 01:00 UTC on March's last Sunday to October's. */
function offsetAt(ms: number, timeZone: string): number {
  const zone = zones.get(timeZone);
  if (!zone) throw new RangeError(`Unknown time zone: ${timeZone}`);
  if (!zone.summer) return zone.offset;
  const year = new Date(ms).getUTCFullYear();
  const summer = ms >= lastSunday(year, 3) * dayMs + 3_600_000 && ms < lastSunday(year, 10) * dayMs + 3_600_000;
  return zone.offset + (summer ? 60 : 0);
}

/** The local time 'YYYY-MM-DDTHH:MM' at an instant. Throws RangeError for an unknown zone. */
export function localDateTime(ms: number, timeZone: string): string {
  return new Date(ms + offsetAt(ms, timeZone) * 60_000).toISOString().slice(0, 16);
}

/** The local day at an instant. Throws RangeError for an unknown zone. */
export function localDate(ms: number, timeZone: string): string {
  return localDateTime(ms, timeZone).slice(0, 10);
}

/**
 * The instant (ms) of a local time. In the autumn's repeated hour the earlier instant; in the spring's missing hour the
 * clock is read with the offset before the leap (02:30 becomes 03:30). Throws RangeError for an unknown zone.
 */
export function instantOf(local: string, timeZone: string): number {
  const utc = Date.parse(`${local}:00Z`);
  const before = offsetAt(utc - dayMs, timeZone);
  const after = offsetAt(utc + dayMs, timeZone);
  const early = utc - Math.max(before, after) * 60_000;
  if (localDateTime(early, timeZone) === local) return early;
  const late = utc - Math.min(before, after) * 60_000;
  return localDateTime(late, timeZone) === local ? late : utc - before * 60_000;
}

/** The instant (ms) when a local day is over, which is when the next begins. */
export function endOfDay(date: string, timeZone: string): number {
  return instantOf(`${addDays(date, 1)}T00:00`, timeZone);
}

/** A local time as RFC 3339 with its offset: '2026-11-16T13:00:00+01:00'. */
export function rfc3339(local: string, timeZone: string): string {
  const ms = instantOf(local, timeZone);
  const offset = offsetAt(ms, timeZone);
  const clock = new Date(ms + offset * 60_000).toISOString().slice(0, 19);
  return `${clock}${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}

const monthNames = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;
const dayNames = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;
const shortMonths = ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'] as const;

/** The Swedish name of a date's month. */
export function monthName(date: string): string {
  return monthNames[Number(date.slice(5, 7)) - 1] ?? '';
}

/** The Swedish name of a date's weekday. */
export function weekdayName(date: string): string {
  return dayNames[weekday(date) - 1] ?? '';
}

/** '16 nov'. */
export function shortDate(date: string): string {
  return `${Number(date.slice(8, 10))} ${shortMonths[Number(date.slice(5, 7)) - 1] ?? ''}`;
}

/** 'onsdag v. 47'. */
export function weekdayAndWeek(date: string): string {
  return `${weekdayName(date)} v. ${isoWeek(date).week}`;
}
