/** Changes of a meeting's event. */

import { domainOf } from '../../email.ts';
import type { Message } from '../../message.ts';
import { localDateTime } from '../../time/dates.ts';
import type { Change, EventBody } from '../change.ts';
import { type Desired, nameOf } from '../desired.ts';
import { planMessage } from '../messages.ts';
import type { Event } from '../state.ts';
import type { MeetingFacts } from './meetings.ts';

const base = (row: string, title: string) => ({
  id: `meeting:${row}`,
  target: `meetings/${row}`,
  name: title,
  always: false,
});

/** A new meeting, or one that takes place after all: everyone is mailed its time and words, so a person sees them first. */
export function invite(meeting: MeetingFacts, reason: Message, revive: boolean): Change {
  const { row, body } = meeting;
  const emails = body.guests.map((guest) => guest.email);
  return {
    ...base(row.id, body.title),
    action: 'invite',
    review: true,
    reason,
    before: null,
    after: { start: body.start, end: body.end, place: body.place, guests: emails },
    gains: [],
    loses: [],
    steps: [
      {
        phase: 'meetings',
        kind: 'event',
        id: meeting.event?.id ?? meeting.eventId,
        row: row.id,
        body,
        etag: undefined,
        mail: 'all',
        joined: emails,
        left: [],
        revive,
      },
    ],
  };
}

/**
 * Guests joining or leaving, and whether they see each other, need no review unless a slip may be behind it. A new time, place
 * or text does.
 */
export function update(meeting: MeetingFacts, event: Event, body: EventBody, desired: Desired): Change | undefined {
  const have = new Set(event.guests.map((guest) => guest.email));
  const want = new Set(body.guests.map((guest) => guest.email));
  const joined = [...want].filter((email) => !have.has(email));
  const left = [...have].filter((email) => !want.has(email));
  const moved = event.start !== meeting.start || event.end !== meeting.end || event.place !== body.place;
  const reworded = event.title !== body.title || event.description !== body.description || (body.meetLink && !event.hasMeetLink);
  const shown = event.hidesGuests !== body.hidesGuests;
  if (!moved && !reworded && !shown && joined.length === 0 && left.length === 0) return undefined;
  const isAbroad = (email: string) => !desired.config.settings.domains.includes(domainOf(email));
  // A calendar outside gets only what Calendar mails: the invitation, and that a film is gone from the text.
  const abroad = [...joined, ...left, ...(reworded ? [...want].filter((email) => have.has(email)) : [])].filter(isAbroad);
  const mail = moved ? 'all' : abroad.length > 0 ? 'externalOnly' : 'none';
  const name = (email: string) => nameOf(desired, desired.roster.byCalendarEmail.get(email) ?? email);
  const all = [
    ...(moved ? [planMessage('meeting.moved')] : []),
    ...(joined.length > 0 ? [planMessage('meeting.joined', { names: joined.map(name) })] : []),
    ...(left.length > 0 ? [planMessage('meeting.left', { names: left.map(name) })] : []),
    ...(reworded ? [planMessage('meeting.reworded')] : []),
    ...(mail === 'externalOnly' ? [planMessage('meeting.mailedOutside')] : []),
    ...(shown ? [planMessage(body.hidesGuests ? 'meeting.hidesGuests' : 'meeting.showsGuests')] : []),
  ];
  return {
    ...base(meeting.row.id, body.title),
    action: 'update',
    review:
      moved || reworded || [...joined, ...left, ...(shown && !body.hidesGuests ? want : [])].some((email) => isUnsure(desired, email)),
    reason: planMessage('sentences', { all }),
    before: {
      title: event.title,
      place: event.place,
      start: event.start,
      end: event.end,
      description: event.description,
      guests: [...have].sort(),
      ...(shown ? { hidesGuests: event.hidesGuests } : {}),
    },
    after: {
      title: body.title,
      place: body.place,
      start: meeting.start,
      end: meeting.end,
      description: body.description,
      guests: [...want],
      ...(shown ? { hidesGuests: body.hidesGuests } : {}),
    },
    gains: [],
    loses: [],
    steps: [
      {
        phase: 'meetings',
        kind: 'event',
        id: event.id,
        row: meeting.row.id,
        body,
        etag: event.etag,
        mail,
        ...(mail === 'externalOnly' ? { byCalendar: abroad.filter((email) => !hasGoogleCalendar(email)) } : {}),
        joined,
        left,
        revive: false,
      },
    ],
  };
}

/** Unless it mails everyone, Calendar mails no guest with Google Calendar: the product writes to those known to have it. */
const hasGoogleCalendar = (email: string): boolean => ['gmail.com', 'googlemail.com'].includes(domainOf(email));

/** Everyone is mailed that it is called off, so a person sees it first. */
export function cancel(event: Event, reason: Message, timeZone: string): Change {
  const [start, end] = [localDateTime(event.start, timeZone), localDateTime(event.end, timeZone)];
  return {
    ...base(event.row, event.title),
    action: 'cancel',
    review: true,
    reason,
    before: { start: event.start, guests: event.guests.map((guest) => guest.email) },
    after: null,
    gains: [],
    loses: [],
    steps: [{ phase: 'meetings', kind: 'cancelEvent', id: event.id, row: event.row, title: event.title, start, end }],
  };
}

/** Whether someone's coming or going may be a slip in the workbook. */
export function isUnsure({ slips, roster }: Desired, email: string): boolean {
  return slips.people.has(roster.byCalendarEmail.get(email) ?? email);
}
