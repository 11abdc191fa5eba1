import { isAddress } from '../../core/directory.ts';
import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { readAttendees, readFields } from '../fields.ts';
import type { CalendarRecord, EventRecord } from '../model.ts';
import { eventsOn, openCalendar, saveEvent } from '../model.ts';
import { lens } from './events.ts';
import { carryOn, isReshaped, isSeries } from './series.ts';
import { eventResource, icalUid } from './view.ts';

/**
 * calendar.events.import: a private copy of an event that is organized elsewhere. It is known by its iCalUID: imported
 * again it is replaced. Nobody is mailed, and no guest's calendar shows it.
 */
export function importEvent(ctx: Context) {
  const at = openCalendar(ctx, 'writerWithoutPrivateAccess');
  const { body } = ctx;
  const uid: unknown = body.iCalUID;
  if (typeof uid !== 'string' || uid === '') throw new ApiError(400, 'required', 'Missing iCalUID.', 'iCalUID');
  const attendees = readAttendees(ctx, body.attendees);
  const organizer = organizerOf(body.organizer);
  const isPresent = organizer === undefined || [organizer.email, ...attendees.map((guest) => guest.email)].includes(at.calendar.id);
  if (!isPresent) {
    const message = 'The owner of the calendar must either be the organizer or an attendee of an event that is imported.';
    throw new ApiError(400, 'participantIsNeitherOrganizerNorAttendee', message);
  }
  const before = eventsOn(ctx.store, at.calendar).find((event) => icalUid(event) === uid && event.recurringEventId === undefined);
  const sequence = Math.max(0, Number(body.sequence ?? 0));
  if (before) checkReplaceable(before, at.calendar, sequence);
  const id = before?.id ?? `_${base32hex(uid)}`.slice(0, 1024);
  const { eventType: _eventType, ...rest } = body;
  const fields = readFields(ctx, at.calendar, id, rest, before?.fields);
  const reshaped = before && isReshaped(before.fields, fields);
  const event = saveEvent(ctx, {
    id,
    calendarId: at.calendar.id,
    iCalUID: uid,
    ...(organizer && organizer.email !== at.calendar.id ? { organizer } : {}),
    privateCopy: true,
    ...(reshaped ? { reshaped: ctx.store.nextNumber() } : before?.reshaped === undefined ? {} : { reshaped: before.reshaped }),
    fields,
    attendees,
    former: [],
    creator: before?.creator ?? ctx.actor,
    created: before?.created ?? new Date(ctx.now()).toISOString(),
    sequence,
    made: before?.made ?? ctx.store.nextNumber(),
  });
  if (before && isSeries(before)) carryOn(ctx, before, event);
  return eventResource(event, lens(ctx, at));
}

function checkReplaceable(before: EventRecord, calendar: CalendarRecord, sequence: number): void {
  if (before.calendarId !== calendar.id || !before.privateCopy)
    throw new ApiError(409, 'duplicate', 'The requested identifier already exists.', 'iCalUID');
  if (sequence < before.sequence)
    throw new ApiError(
      400,
      'invalid',
      'Invalid sequence value. The specified sequence number is below the current sequence number of the resource.',
      'sequence',
    );
}

function organizerOf(sent: { email?: unknown; displayName?: unknown } | undefined): EventRecord['organizer'] {
  if (sent?.email === undefined) return undefined;
  const email = String(sent.email).toLowerCase();
  if (!isAddress(email)) throw new ApiError(400, 'invalid', 'Invalid organizer email.', 'organizer');
  return { email, ...(typeof sent.displayName === 'string' ? { displayName: sent.displayName } : {}) };
}

/** Google's ids of imported events are their iCalUID in these letters. */
function base32hex(text: string): string {
  let bits = '';
  for (const byte of Buffer.from(text)) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => Number.parseInt(five.padEnd(5, '0'), 2).toString(32)).join('');
}
