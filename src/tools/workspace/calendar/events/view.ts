import type { Store } from '../../http/service.ts';
import type { Attendee, CalendarRecord, EventRecord, Role } from '../model.ts';
import { addressesOf, atLeast, calendarById } from '../model.ts';
import { whenResource } from './time.ts';

/** An event as it looks on one calendar, to one who has a certain role there. */

export interface Lens {
  store: Store;
  calendar: CalendarRecord;
  role: Role;
  /** The time zone that times are shown in; absent: the calendar's. */
  timeZone?: string;
  maxAttendees?: number;
  /** The calendar's own address and its owner's groups; worked out once for a list. */
  addresses: ReadonlySet<string>;
}

export function lensOf(store: Store, calendar: CalendarRecord, role: Role, more: Pick<Lens, 'timeZone' | 'maxAttendees'> = {}): Lens {
  return { store, calendar, role, addresses: addressesOf(store, calendar), ...more };
}

/** The status on this calendar: a guest taken off, or one who deleted their copy, sees the event as cancelled. */
export function statusOn(event: EventRecord, lens: Pick<Lens, 'calendar' | 'addresses'>): string {
  if (event.calendarId === lens.calendar.id) return event.fields.status;
  const here = event.attendees.some((guest) => lens.addresses.has(guest.email)) && !event.former.includes(lens.calendar.id);
  return here ? event.fields.status : 'cancelled';
}

/** The guest who stands for this calendar. */
export function guestOn(event: EventRecord, calendar: CalendarRecord): Attendee | undefined {
  return event.attendees.find((guest) => guest.email === calendar.id);
}

function isHidden(event: EventRecord, role: Role): boolean {
  const secret = event.fields.visibility === 'private' || event.fields.visibility === 'confidential';
  return !atLeast(role, 'reader') || (secret && !atLeast(role, 'writer'));
}

export const etagOf = (event: EventRecord): string => `"${event.change}"`;

/** An `Event` as Google answers it. Who may only see free and busy, or meets a private event, gets its times alone. */
export function eventResource(event: EventRecord, lens: Lens): Record<string, unknown> {
  const { calendar, role } = lens;
  const { fields } = event;
  const home = event.calendarId === calendar.id;
  const shownIn = lens.timeZone ?? calendar.timeZone;
  const organizer = home ? calendar : calendarById(lens.store, event.calendarId);
  const zone = organizer?.timeZone ?? calendar.timeZone;
  const times = {
    start: whenResource(fields.start, 'start', zone, shownIn),
    end: whenResource(fields.end, 'end', zone, shownIn),
  };
  const ofSeries = event.recurringEventId && { recurringEventId: event.recurringEventId, originalStartTime: times.start };
  const frame = { kind: 'calendar#event', etag: etagOf(event), id: event.id, status: statusOn(event, lens), ...ofSeries };
  // Of what was deleted Google shows its details to the organizer, and to a guest who took it off their own calendar.
  const isGone = frame.status === 'cancelled' && !home && (event.fields.status === 'cancelled' || !guestOn(event, calendar));
  if (isGone) return frame;
  if (isHidden(event, role)) {
    return {
      ...frame,
      ...times,
      visibility: 'private',
      ...(fields.recurrence ? { recurrence: fields.recurrence } : {}),
      ...(fields.transparency ? { transparency: fields.transparency } : {}),
      iCalUID: icalUid(event),
    };
  }
  const { start: _start, end: _end, status: _status, extendedProperties, conferenceData, ...rest } = fields;
  const extended = home ? extendedProperties : extendedProperties?.shared && { shared: extendedProperties.shared };
  const entry = (conferenceData?.entryPoints as { uri?: string }[] | undefined)?.[0];
  return {
    ...frame,
    htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${event.id} ${calendar.id}`).toString('base64url')}`,
    created: event.created,
    updated: event.updated,
    ...rest,
    creator: { email: event.creator, ...(event.creator === calendar.id ? { self: true } : {}) },
    organizer: {
      email: event.calendarId,
      ...(organizer && !organizer.primary ? { displayName: organizer.summary } : {}),
      ...(home ? { self: true } : {}),
    },
    ...times,
    iCalUID: icalUid(event),
    sequence: event.sequence,
    ...(event.privateCopy ? { privateCopy: true } : {}),
    ...attendeesResource(event, lens),
    ...(extended ? { extendedProperties: extended } : {}),
    ...(conferenceData ? { conferenceData, ...(entry?.uri ? { hangoutLink: entry.uri } : {}) } : {}),
    reminders: fields.reminders ?? { useDefault: true },
    eventType: 'default',
  };
}

export function icalUid(event: EventRecord): string {
  return event.iCalUID ?? `${event.recurringEventId ?? event.id}@google.com`;
}

function attendeesResource(event: EventRecord, { calendar, maxAttendees }: Lens): Record<string, unknown> {
  if (event.attendees.length === 0) return {};
  const home = event.calendarId === calendar.id;
  const unseen = !home && event.fields.guestsCanSeeOtherGuests === false;
  const omitted = unseen || (maxAttendees !== undefined && event.attendees.length > maxAttendees);
  const shown = omitted ? event.attendees.filter((guest) => guest.email === calendar.id) : event.attendees;
  const attendees = shown.map((guest) => ({
    ...guest,
    ...(guest.email === event.calendarId ? { organizer: true } : {}),
    ...(guest.email === calendar.id ? { self: true } : {}),
  }));
  return { ...(attendees.length > 0 ? { attendees } : {}), ...(omitted ? { attendeesOmitted: true } : {}) };
}
