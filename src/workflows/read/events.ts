/** Calendar's events and a group's members, as they are observed. */

import type { Event, Group } from '../../domain/plan/state.ts';
import type { CalendarEvent, Membership } from '../../google/types.ts';

export function groupOf(key: string, email: string, name: string, memberships: readonly Membership[]): Group {
  const members = new Map<string, { membership: string }>();
  for (const one of memberships) {
    const runs = (one.roles ?? []).some((role) => role.name === 'OWNER' || role.name === 'MANAGER');
    const member = one.preferredMemberKey?.id?.toLowerCase();
    if (member !== undefined && !runs) members.set(member, { membership: one.name ?? '' });
  }
  return { key, email: email.toLowerCase(), name, members };
}

export function eventsOf(
  events: readonly CalendarEvent[],
  conflicts: Map<string, 'trashed' | 'moved' | 'twice' | 'foreign'>,
): Map<string, Event> {
  const byId = new Map<string, Event>();
  const seen = new Map<string, Event>();
  for (const event of events) {
    const made = eventOf(event);
    byId.set(made.id, made);
    const other = seen.get(made.row);
    if (other && !other.cancelled && !made.cancelled) conflicts.set(`meetings/${made.row}`, 'twice');
    if (!other || other.cancelled) seen.set(made.row, made);
  }
  return byId;
}

function eventOf(event: CalendarEvent): Event {
  return {
    id: event.id ?? '',
    etag: event.etag ?? '',
    sequence: event.sequence ?? 0,
    row: event.extendedProperties?.private?.dkrow ?? '',
    cancelled: event.status === 'cancelled',
    title: event.summary ?? '',
    place: event.location ?? '',
    description: event.description ?? '',
    start: Date.parse(event.start?.dateTime ?? event.start?.date ?? ''),
    end: Date.parse(event.end?.dateTime ?? event.end?.date ?? ''),
    hasMeetLink: (event.hangoutLink ?? '') !== '',
    hidesGuests: event.guestsCanSeeOtherGuests === false,
    ...(event.htmlLink === undefined ? {} : { link: event.htmlLink }),
    ...(event.attachments?.length ? { attached: event.attachments.map((one) => one.fileUrl ?? '') } : {}),
    guests: (event.attendees ?? [])
      .filter((one) => one.organizer !== true && one.resource !== true)
      .map((one) => ({ email: (one.email ?? '').toLowerCase(), answer: one.responseStatus ?? 'needsAction' })),
  };
}
