/** Parts of a meeting's change that are carried out while the rest waits for a person. */

import { localDateTime } from '../../time/dates.ts';
import type { FilmFacts } from '../access/film-facts.ts';
import type { Change, EventBody } from '../change.ts';
import type { Desired } from '../desired.ts';
import type { Event, Guest } from '../state.ts';
import { isUnsure, update } from './event-changes.ts';
import { withoutFilms } from './film-links.ts';
import { isOutside, type MeetingFacts } from './meetings.ts';

/** When the guard has tripped: the event as it is, without those who are now outside sync. */
export function withoutProtected(meeting: MeetingFacts, desired: Desired): Change | undefined {
  const { event } = meeting;
  if (!event || event.cancelled || event.end <= desired.now) return undefined;
  const { roster } = desired;
  const guests = event.guests.filter((guest) => roster.absent.get(roster.byCalendarEmail.get(guest.email) ?? guest.email) !== 'protected');
  if (guests.length === event.guests.length) return undefined;
  const change = standing(meeting, event, { guests }, desired);
  return change && { ...change, always: true };
}

/**
 * Without a person: guests join and leave an event whose time, place and text stay. A closed film is removed from the text at
 * once, and no colleague is mailed.
 */
export function withoutReview(meeting: MeetingFacts, desired: Desired, films: readonly FilmFacts[]): Change | undefined {
  const { event, body, row } = meeting;
  if (!event || event.cancelled || event.end <= desired.now) return undefined;
  const closed = films.flatMap((film) => (film.file && !film.audience ? [film.file.id] : []));
  const guests = row.status === 'inställd' ? event.guests : sureGuests(event.guests, body.guests, desired);
  const change = standing(meeting, event, { guests, description: withoutFilms(event.description, closed) }, desired);
  return change && { ...change, review: false };
}

/** The guests, where those who may come or go by a slip stay as they are. */
function sureGuests(are: readonly Guest[], come: readonly Guest[], desired: Desired): Guest[] {
  const stay = are.filter((guest) => isUnsure(desired, guest.email));
  return [...come.filter((guest) => !isUnsure(desired, guest.email)), ...stay].sort((a, b) => (a.email < b.email ? -1 : 1));
}

/** The event as it is, with the given fields changed. */
function standing(meeting: MeetingFacts, event: Event, said: Partial<EventBody>, desired: Desired): Change | undefined {
  const { timeZone } = desired.config.settings;
  const { title, place, description, guests } = { ...event, ...said };
  const [start, end] = [localDateTime(event.start, timeZone), localDateTime(event.end, timeZone)];
  const meetLink = meeting.body.meetLink && event.hasMeetLink;
  const isHeld = event.hidesGuests && guests.some(({ email }) => isUnsure(desired, email));
  const hidesGuests = isHeld || guests.some(({ email }) => isOutside(desired, email));
  const body = { ...meeting.body, title, place, description, start, end, meetLink, hidesGuests, guests };
  return update({ ...meeting, event, eventId: event.id, start: event.start, end: event.end, body }, event, body, desired);
}
