/** Parts of a meeting's change: what is carried out of it while the rest waits for a person. */

import { localDateTime } from '../../time/dates.ts';
import type { FilmFacts } from '../access/film-facts.ts';
import type { Change, EventBody } from '../change.ts';
import type { Event, Guest } from '../state.ts';
import type { Wanted } from '../wanted.ts';
import { isUnsure, update } from './event-changes.ts';
import { withoutFilms } from './film-links.ts';
import { isOutside, type MeetingFacts } from './meetings.ts';

/** While the guard has tripped: the event as it is, but for those who are now outside sync. */
export function withoutProtected(meeting: MeetingFacts, wanted: Wanted): Change | undefined {
  const { event } = meeting;
  if (!event || event.cancelled || event.end <= wanted.now) return undefined;
  const { roster } = wanted;
  const guests = event.guests.filter((guest) => roster.absent.get(roster.byCalendarEmail.get(guest.email) ?? guest.email) !== 'protected');
  if (guests.length === event.guests.length) return undefined;
  const change = standing(meeting, event, { guests }, wanted);
  return change && { ...change, always: true };
}

/**
 * While nobody is looking: who joins and who leaves an event whose time, place and text stand as they are. A film that is
 * closed is not named in it any longer: that reaches here at once, and mails no colleague.
 */
export function withoutReview(meeting: MeetingFacts, wanted: Wanted, films: readonly FilmFacts[]): Change | undefined {
  const { event, body, row } = meeting;
  if (!event || event.cancelled || event.end <= wanted.now) return undefined;
  const closed = films.flatMap((film) => (film.file && !film.audience ? [film.file.id] : []));
  const guests = row.status === 'inställd' ? event.guests : sureGuests(event.guests, body.guests, wanted);
  const change = standing(meeting, event, { guests, description: withoutFilms(event.description, closed) }, wanted);
  return change && { ...change, review: false };
}

/** Those who come, but whoever may come or go by a slip stays as they are. */
function sureGuests(are: readonly Guest[], come: readonly Guest[], wanted: Wanted): Guest[] {
  const stay = are.filter((guest) => isUnsure(wanted, guest.email));
  return [...come.filter((guest) => !isUnsure(wanted, guest.email)), ...stay].sort((a, b) => (a.email < b.email ? -1 : 1));
}

/** The event as it is, but for what is said. */
function standing(meeting: MeetingFacts, event: Event, said: Partial<EventBody>, wanted: Wanted): Change | undefined {
  const { timeZone } = wanted.config.settings;
  const { title, place, description, guests } = { ...event, ...said };
  const [start, end] = [localDateTime(event.start, timeZone), localDateTime(event.end, timeZone)];
  const meetLink = meeting.body.meetLink && event.hasMeetLink;
  const isHeld = event.hidesGuests && guests.some(({ email }) => isUnsure(wanted, email));
  const hidesGuests = isHeld || guests.some(({ email }) => isOutside(wanted, email));
  const body = { ...meeting.body, title, place, description, start, end, meetLink, hidesGuests, guests };
  return update({ ...meeting, event, eventId: event.id, start: event.start, end: event.end, body }, event, body, wanted);
}
