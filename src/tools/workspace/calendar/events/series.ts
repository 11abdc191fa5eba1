import { isDeepStrictEqual } from 'node:util';
import type { Context, Store } from '../../http/service.ts';
import type { Attendee, CalendarRecord, EventFields, EventRecord } from '../model.ts';
import { addressesOf, calendarById, eventKey, exceptionsOf, recordOn, saveEvent, standsOn } from '../model.ts';
import type { Occurrence, Span } from './recurrence.ts';
import { occurrenceOf, occurrences, stampPattern } from './recurrence.ts';

/**
 * The instances of a series. Until one is changed it has no record: it is its series with other times. Once changed or
 * cancelled it is an exception with a record of its own, and takes from its series only what it has in common with it.
 */

/** Whether the record is a series. */
export function isSeries(event: EventRecord): boolean {
  return event.fields.recurrence !== undefined && event.recurringEventId === undefined;
}

/** What an unchanged instance looks like. */
function instanceAt(series: EventRecord, at: Occurrence): EventRecord {
  const { recurrence: _recurrence, ...fields } = series.fields;
  const { reshaped: _reshaped, ...rest } = series;
  return {
    ...rest,
    id: `${series.id}_${at.stamp}`,
    fields: { ...fields, start: at.originalStart, end: at.originalEnd },
    recurringEventId: series.id,
    originalStart: at.originalStart,
  };
}

/**
 * The unchanged instances within a span, ascending; exceptions are records and found as such.
 * @param zone where days begin
 */
export function plainInstances(store: Store, series: EventRecord, zone: string, span: Span): EventRecord[] {
  const changed = new Set(exceptionsOf(store, series).map((event) => event.id));
  return occurrences(series.fields, zone, span)
    .map((at) => instanceAt(series, at))
    .filter((event) => !changed.has(event.id));
}

/** Whether a series has any instance within a span, changed ones left aside. */
export function touches(series: EventRecord, zone: string, span: Span): boolean {
  return occurrences(series.fields, zone, { ...span, most: 1 }).length > 0;
}

/** The event with this id on a calendar, an instance that has no record of its own among them. */
export function eventOn(store: Store, calendar: CalendarRecord, id: string): EventRecord | undefined {
  const record = recordOn(store, calendar, id);
  if (record) return record;
  const [, seriesId, stamp] = stampPattern.exec(id) ?? [];
  const series = seriesId === undefined ? undefined : recordOn(store, calendar, seriesId);
  if (!series || stamp === undefined || !isSeries(series) || store.get('event', eventKey(series.calendarId, id))) return undefined;
  const at = occurrenceOf(series.fields, zoneOf(store, series), stamp);
  return at && instanceAt(series, at);
}

/** The exceptions of a series that stand on a calendar. */
export function exceptionsOn(store: Store, series: EventRecord, calendar: CalendarRecord): EventRecord[] {
  const addresses = addressesOf(store, calendar);
  return exceptionsOf(store, series).filter((event) => standsOn(event, calendar.id, addresses));
}

function zoneOf(store: Store, event: EventRecord): string {
  return calendarById(store, event.calendarId)?.timeZone ?? 'UTC';
}

/**
 * Carries a change of a series on to its exceptions: what an exception had in common with the series follows it, what
 * was its own stays. One whose time the series no longer has is dropped.
 */
export function carryOn(ctx: Context, before: EventRecord, after: EventRecord): void {
  const { store } = ctx;
  const zone = zoneOf(store, after);
  for (const event of exceptionsOf(store, before)) {
    const stamp = stampPattern.exec(event.id)?.[2] ?? '';
    const was = occurrenceOf(before.fields, zone, stamp);
    const is = isSeries(after) ? occurrenceOf(after.fields, zone, stamp) : undefined;
    if (!was || !is) {
      store.remove('event', eventKey(event.calendarId, event.id));
      continue;
    }
    const next = follow(event, instanceAt(before, was), instanceAt(after, is));
    if (!isDeepStrictEqual(next, event)) saveEvent(ctx, next);
  }
}

/** Whether two states of an event give a series other times, or make or end one. */
export function isReshaped(before: EventFields, after: EventFields): boolean {
  const times = ({ start, end, recurrence }: EventFields) => (recurrence === undefined ? undefined : { start, end, recurrence });
  return !isDeepStrictEqual(times(before), times(after));
}

function follow(event: EventRecord, was: EventRecord, is: EventRecord): EventRecord {
  const names = new Set([...Object.keys(event.fields), ...Object.keys(is.fields)]) as Set<keyof EventFields>;
  const fields: Record<string, unknown> = {};
  for (const name of names) {
    const value = isDeepStrictEqual(event.fields[name], was.fields[name]) ? is.fields[name] : event.fields[name];
    if (value !== undefined) fields[name] = value;
  }
  const { lapsed = false, ...rest } = event;
  const has = (list: readonly Attendee[], email: string) => list.some((guest) => guest.email === email);
  const joins = (email: string) => has(is.attendees, email) && !has(was.attendees, email);
  const ends = is.fields.status === 'cancelled';
  const alone = event.fields.status === 'cancelled' && !lapsed;
  fields.status = alone ? 'cancelled' : is.fields.status;
  return {
    ...rest,
    fields: fields as unknown as EventFields,
    attendees: guests(event, was, is),
    former: [...new Set([...event.former.filter((one) => !joins(one)), ...is.former])],
    sequence: Math.max(event.sequence, is.sequence),
    ...(ends && !alone ? { lapsed: true } : {}),
  };
}

/** The guest list of an exception: who joined or left the series joins or leaves, and answers given to the series count. */
function guests(event: EventRecord, was: EventRecord, is: EventRecord): Attendee[] {
  const find = (list: readonly Attendee[], email: string) => list.find((guest) => guest.email === email);
  const kept = event.attendees.flatMap((own) => {
    const [before, after] = [find(was.attendees, own.email), find(is.attendees, own.email)];
    if (before && !after) return [];
    return [after && isDeepStrictEqual(own, before) ? after : own];
  });
  const joined = is.attendees.filter((guest) => !find(was.attendees, guest.email) && !find(event.attendees, guest.email));
  return [...kept, ...joined];
}
