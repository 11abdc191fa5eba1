import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { mergePatch, readAttendees, readFields } from '../fields.ts';
import type { EventFields, EventRecord, Opened } from '../model.ts';
import { notFound, openCalendar, recordOn, saveEvent } from '../model.ts';
import { changeCopy, dropCopy } from './guests.ts';
import { mailGuests, sendUpdatesOf, shown } from './mail.ts';
import { isTimeZone } from './time.ts';
import type { Lens } from './view.ts';
import { etagOf, eventResource, lensOf, statusOn } from './view.ts';

/** calendar.events: insert, get, update, patch, delete. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape
type Sent = any;

/** How the caller sees the calendar's events. */
export function lens(ctx: Context, { calendar, role }: Opened): Lens {
  const timeZone = ctx.query.get('timeZone');
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new ApiError(400, 'invalid', `Invalid time zone: ${timeZone}.`, 'timeZone');
  const most = ctx.query.has('maxAttendees') ? ctx.query.number('maxAttendees', 1) : undefined;
  if (most !== undefined && most < 1) throw new ApiError(400, 'invalid', 'maxAttendees must be at least 1.', 'maxAttendees');
  return lensOf(ctx.store, calendar, role, {
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(most === undefined ? {} : { maxAttendees: most }),
  });
}

function openEvent(ctx: Context, desired: 'freeBusyReader' | 'writerWithoutPrivateAccess'): { at: Opened; event: EventRecord } {
  const at = openCalendar(ctx, desired);
  const event = recordOn(ctx.store, at.calendar, ctx.path.eventId ?? '');
  if (!event) throw notFound();
  return { at, event };
}

export function getEvent(ctx: Context) {
  const { at, event } = openEvent(ctx, 'freeBusyReader');
  return eventResource(event, lens(ctx, at));
}

/** An id for an event whose client gave none. */
export function newEventId(ctx: Context): string {
  return ctx.store.newId(26, '0123456789abcdefghijklmnopqrstuv');
}

/** Makes an event. A client's own id must be free, also from cancelled events: else 409. */
export function insertEvent(ctx: Context) {
  const at = openCalendar(ctx, 'writerWithoutPrivateAccess');
  const send = sendUpdatesOf(ctx);
  const { body } = ctx;
  const given: unknown = body.id;
  if (given !== undefined && (typeof given !== 'string' || !/^[a-v0-9]{5,1024}$/.test(given))) {
    throw new ApiError(400, 'invalid', 'Invalid resource id value.', 'id');
  }
  const id = typeof given === 'string' ? given : newEventId(ctx);
  const uid: unknown = body.iCalUID;
  if (typeof given === 'string' && typeof uid === 'string' && uid !== `${given}@google.com`) {
    throw new ApiError(400, 'invalid', 'Only one of id and iCalUID should be given.', 'iCalUID');
  }
  if (recordOn(ctx.store, at.calendar, id)) throw new ApiError(409, 'duplicate', 'The requested identifier already exists.');
  const event = saveEvent(ctx, {
    id,
    calendarId: at.calendar.id,
    ...(given === undefined && typeof uid === 'string' && uid !== '' ? { iCalUID: uid } : {}),
    ...(body.privateCopy === true ? { privateCopy: true } : {}),
    fields: readFields(ctx, at.calendar, id, body),
    attendees: readAttendees(ctx, body.attendees),
    former: [],
    creator: ctx.actor,
    created: new Date(ctx.now()).toISOString(),
    sequence: Math.max(0, Number(body.sequence ?? 0)),
    made: ctx.store.nextNumber(),
  });
  mailGuests(ctx, undefined, event, send);
  return eventResource(event, lens(ctx, at));
}

function checkMatch(ctx: Context, event: EventRecord): void {
  const desired = ctx.headers['if-match'];
  if (desired === undefined || desired.trim() === '*') return;
  const tags = desired.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!tags.includes(etagOf(event))) throw new ApiError(412, 'conditionNotMet', 'Precondition Failed', 'If-Match');
}

/** The event as a body, to merge a patch into. */
function bodyOf(event: EventRecord): Sent {
  return { ...event.fields, attendees: event.attendees };
}

/** PATCH: what is sent changes, lists as a whole. */
export function patchEvent(ctx: Context) {
  return change(ctx, (event) => mergePatch(bodyOf(event), ctx.body));
}

/** PUT: what is not sent is gone, and a `sequence` that is not sent counts as 0. */
export function updateEvent(ctx: Context) {
  return change(ctx, () => ({ ...ctx.body, sequence: ctx.body.sequence ?? 0 }));
}

function change(ctx: Context, bodyFor: (event: EventRecord) => Sent) {
  const { at, event } = openEvent(ctx, 'writerWithoutPrivateAccess');
  const send = sendUpdatesOf(ctx);
  checkMatch(ctx, event);
  if (ctx.body.id !== undefined && ctx.body.id !== event.id) throw new ApiError(400, 'invalid', 'The event id cannot be changed.', 'id');
  if (event.calendarId !== at.calendar.id) {
    const copy = changeCopy(ctx, at.calendar, event, send);
    if (copy) return eventResource(copy, lens(ctx, at));
    // Guests who may modify the event change it as its organizer would.
  }
  return eventResource(changeWhole(ctx, at, event, bodyFor(event), send), lens(ctx, at));
}

function changeWhole(ctx: Context, at: Opened, event: EventRecord, body: Sent, send: ReturnType<typeof sendUpdatesOf>): EventRecord {
  if (body.sequence !== undefined && Number(body.sequence) < event.sequence) {
    const why = 'The specified sequence number is below the current sequence number of the resource.';
    const advice = 'Re-fetch the resource and use its sequence number on the following request.';
    throw new ApiError(400, 'invalid', `Invalid sequence value. ${why} ${advice}`, 'sequence');
  }
  const fields = readFields(ctx, at.calendar, event.id, body, event.fields);
  const attendees = readAttendees(ctx, body.attendees);
  const here = new Set(attendees.map((guest) => guest.email));
  const gone = event.attendees.filter((guest) => !here.has(guest.email)).map((guest) => guest.email);
  const joined = attendees.filter((guest) => !event.attendees.some((old) => old.email === guest.email)).map((guest) => guest.email);
  const former = [...new Set([...event.former, ...gone])].filter((email) => !joined.includes(email));
  const rescheduled = !isDeepStrictEqual(timing(fields), timing(event.fields));
  const sequence = Math.max(event.sequence + (rescheduled ? 1 : 0), Number(body.sequence ?? 0));
  const next = { ...event, fields, attendees, former, sequence };
  const changed = !isDeepStrictEqual({ ...next, sequence: 0 }, { ...event, sequence: 0 });
  if (!changed) return event;
  const saved = saveEvent(ctx, next);
  if (!isDeepStrictEqual(shown(saved), shown(event))) mailGuests(ctx, event, saved, send);
  return saved;
}

/** A new time or a changed status makes a new revision of the invitation (iCalendar's SEQUENCE). */
function timing({ start, end, status }: EventFields) {
  return { start, end, status };
}

/** Cancels an event; it stays, and its id with it. On a guest's calendar: the guest declines and the copy goes. */
export function deleteEvent(ctx: Context): undefined {
  const { at, event } = openEvent(ctx, 'writerWithoutPrivateAccess');
  const send = sendUpdatesOf(ctx);
  if (statusOn(event, lensOf(ctx.store, at.calendar, at.role)) === 'cancelled')
    throw new ApiError(410, 'deleted', 'Resource has been deleted');
  checkMatch(ctx, event);
  if (event.calendarId !== at.calendar.id) {
    dropCopy(ctx, at.calendar, event, send);
    return undefined;
  }
  const cancelled = saveEvent(ctx, { ...event, fields: { ...event.fields, status: 'cancelled' }, sequence: event.sequence + 1 });
  mailGuests(ctx, event, cancelled, send);
  return undefined;
}
