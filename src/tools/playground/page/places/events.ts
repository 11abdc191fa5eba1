import { google, pages } from '../server.ts';

/** Calendar as Google's REST paths give it to one person. */
export interface Guest {
  email: string;
  displayName?: string;
  responseStatus: Response;
  self?: boolean;
}
export type Response = 'accepted' | 'declined' | 'tentative' | 'needsAction';
export interface Event {
  id: string;
  status: string;
  summary?: string;
  description?: string;
  location?: string;
  hangoutLink?: string;
  organizer?: { email?: string; displayName?: string };
  start: { dateTime?: string; date?: string };
  end: { dateTime?: string; date?: string };
  attendees?: Guest[];
}
export interface CalendarEntry {
  id: string;
  summary: string;
  primary?: boolean;
}

export const startOf = (event: Pick<Event, 'start'>): string => event.start.dateTime ?? `${event.start.date}T00:00:00Z`;
export const endOf = (event: Pick<Event, 'end'>): string => event.end.dateTime ?? `${event.end.date}T00:00:00Z`;

const path = (calendar: string, rest = '') => `/calendar/v3/calendars/${encodeURIComponent(calendar)}/events${rest}`;
const day = 86_400_000;

/** The calendars that someone has. @throws Unanswered */
export const readCalendars = (actor: string): Promise<CalendarEntry[]> =>
  pages<CalendarEntry>(actor, '/calendar/v3/users/me/calendarList', 'items');

/** Two weeks back and half a year on from `now` (ISO), in order of time. @throws Unanswered */
export function readEvents(actor: string, calendar: string, now: string): Promise<Event[]> {
  const at = (days: number) => new Date(Math.floor(Date.parse(now) / day) * day + days * day).toISOString();
  return pages<Event>(actor, path(calendar), 'items', {
    query: { singleEvents: true, orderBy: 'startTime', timeMin: at(-14), timeMax: at(190), maxResults: 250 },
  });
}

/** One event, or undefined where the calendar does not hold it, or shows nothing of it any more. @throws Unanswered */
export async function readEvent(actor: string, calendar: string, id: string): Promise<Event | undefined> {
  const found = await pages<Event>(actor, path(calendar), 'items', { query: { iCalUID: `${id}@google.com`, showDeleted: true } });
  return found.find(({ status, summary }) => status !== 'cancelled' || summary !== undefined);
}

/** One event where someone has it: on their own calendar, or on one that they read. @throws Unanswered */
export async function findEvent(actor: string, shared: string, id: string): Promise<{ event: Event; calendar: string } | undefined> {
  const own = await readEvent(actor, 'primary', id);
  if (own) return { event: own, calendar: actor };
  // Asked for only where it is theirs to read: a refusal would stand in the browser's console.
  const mayRead = (await readCalendars(actor)).some((one) => one.id === shared);
  const common = mayRead ? await readEvent(actor, shared, id) : undefined;
  return common && { event: common, calendar: shared };
}

/** Answers an invitation as a guest does: on their own copy, with themselves alone among the guests. @throws Unanswered */
export async function answerEvent(actor: string, id: string, responseStatus: Response): Promise<void> {
  await google(actor, path('primary', `/${id}`), {
    method: 'PATCH',
    query: { sendUpdates: 'all' },
    body: { attendees: [{ email: actor, responseStatus }] },
  });
}
