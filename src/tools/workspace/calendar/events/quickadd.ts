import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { openCalendar, saveEvent } from '../model.ts';
import { lens, newEventId } from './events.ts';
import { instantText, localInstant, localParts, type When } from './time.ts';
import { eventResource } from './view.ts';

/**
 * calendar.events.quickAdd. Google's reading of free text is not published; here the plain English forms are read
 * (`Dinner with Michael 7pm tomorrow`, `Appointment on June 3rd 10am-10:25am`), and the rest of the text is the title.
 */

const dayLength = 86_400_000;
const minute = 60_000;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)?';
const clock = '(?:\\d{1,2}(?::\\d{2})?\\s*[ap]m|\\d{1,2}:\\d{2}|noon|midnight)';

export interface Reading {
  title: string;
  /** A day, as UTC midnight of what the calendar's clocks show. */
  day?: number;
  /** Minutes after midnight. */
  from?: number;
  to?: number;
  /** Minutes. */
  length?: number;
}

/** @param today the day on the calendar's clocks, as UTC midnight */
function readText(text: string, today: number): Reading {
  let rest = ` ${text} `;
  const take = (pattern: string): RegExpExecArray | undefined => {
    const found = new RegExp(`\\s${pattern}(?=[\\s,.;])`, 'i').exec(rest) ?? undefined;
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const reading: Reading = { title: '' };
  const range = take(`(?:from\\s+|at\\s+|@\\s*)?(${clock}|\\d{1,2})\\s*(?:-|–|to|until)\\s*(${clock})`);
  if (range) {
    reading.to = minutesOf(range[2] ?? '');
    // "3-4pm" means that both are.
    const half = /[ap]m$/i.exec(range[2] ?? '')?.[0] ?? '';
    reading.from = minutesOf(/^\d{1,2}$/.test(range[1] ?? '') ? `${range[1]}${half || ':00'}` : (range[1] ?? ''));
  } else {
    const single = take(`(?:at\\s+|@\\s*)?(${clock})`);
    if (single) reading.from = minutesOf(single[1] ?? '');
  }
  const length = take('for\\s+(\\d{1,3})\\s*(hours?|h|minutes?|min|m)');
  if (length) reading.length = Number(length[1]) * (/^h/i.test(length[2] ?? '') ? 60 : 1);
  const day = readDay(take, today);
  if (day !== undefined) reading.day = day;
  reading.title =
    rest
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[,;]+$/, '') || text.trim();
  return reading;
}

type Take = (pattern: string) => RegExpExecArray | undefined;

function readDay(take: Take, today: number): number | undefined {
  const near = take('(?:on\\s+)?(today|tonight|tomorrow)')?.[1]?.toLowerCase();
  if (near !== undefined) return near === 'tomorrow' ? today + dayLength : today;
  const thisYear = new Date(today).getUTCFullYear();
  const dated = (year: string | undefined, monthIndex: number, date: number): number => {
    const day = Date.UTC(year === undefined ? thisYear : Number(year), monthIndex, date);
    // Without a year, the next time the day comes.
    return year === undefined && day < today ? Date.UTC(thisYear + 1, monthIndex, date) : day;
  };
  const indexOf = (name: string | undefined) => months.indexOf((name ?? '').slice(0, 3).toLowerCase());
  const iso = take('(?:on\\s+)?(\\d{4})-(\\d{2})-(\\d{2})');
  if (iso) return dated(iso[1], Number(iso[2]) - 1, Number(iso[3]));
  const monthFirst = take(`(?:on\\s+)?${month}\\s+${ordinal}(?:,?\\s+(\\d{4}))?`);
  if (monthFirst) return dated(monthFirst[3], indexOf(monthFirst[1]), Number(monthFirst[2]));
  const dayFirst = take(`(?:on\\s+)?(?:the\\s+)?${ordinal}\\s+(?:of\\s+)?${month}(?:,?\\s+(\\d{4}))?`);
  if (dayFirst) return dated(dayFirst[3], indexOf(dayFirst[2]), Number(dayFirst[1]));
  const named = take('(?:on\\s+|next\\s+|this\\s+)?(sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?');
  if (!named) return undefined;
  const ahead = (weekdays.indexOf((named[1] ?? '').slice(0, 3).toLowerCase()) - new Date(today).getUTCDay() + 7) % 7;
  return today + (ahead || 7) * dayLength;
}

function minutesOf(text: string): number {
  const word = text.toLowerCase();
  if (word === 'noon' || word === 'midnight') return word === 'noon' ? 720 : 0;
  const [, hour = '0', minutes = '0', half] = /^(\d{1,2})(?::(\d{2}))?\s*([ap]m)?$/.exec(word) ?? [];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return hours * 60 + Number(minutes);
}

export function quickAdd(ctx: Context) {
  const at = openCalendar(ctx, 'writerWithoutPrivateAccess');
  const text = ctx.query.get('text')?.trim();
  if (!text) throw new ApiError(400, 'required', 'Required parameter: text', 'text');
  const zone = at.calendar.timeZone;
  const local = localParts(ctx.now(), zone);
  const today = Math.floor(local / dayLength) * dayLength;
  const event = saveEvent(ctx, {
    id: newEventId(ctx),
    calendarId: at.calendar.id,
    fields: { ...timesOf(readText(text, today), today, Math.floor(ctx.now() / minute) * minute, zone), status: 'confirmed' },
    attendees: [],
    former: [],
    creator: ctx.actor,
    created: new Date(ctx.now()).toISOString(),
    sequence: 0,
    made: ctx.store.nextNumber(),
  });
  return eventResource(event, lens(ctx, at));
}

/** A day without a time is a whole day; a time without a day is the next such time; neither begins now. An hour is the usual length. */
function timesOf(
  { title, day, from, to, length }: Reading,
  today: number,
  now: number,
  zone: string,
): { summary: string; start: When; end: When } {
  if (day !== undefined && from === undefined) {
    const text = (millis: number) => new Date(millis).toISOString().slice(0, 10);
    return { summary: title, start: { date: text(day) }, end: { date: text(day + dayLength) } };
  }
  const onDay = (which: number) => localInstant(which + (from ?? 0) * minute, zone);
  const start = from === undefined ? now : onDay(day ?? (onDay(today) < now ? today + dayLength : today));
  const span = to === undefined || from === undefined ? (length ?? 60) : (to - from + 1440) % 1440 || 1440;
  const when = (millis: number): When => ({ dateTime: instantText(millis, zone), timeZone: zone });
  return { summary: title, start: when(start), end: when(start + span * minute) };
}
