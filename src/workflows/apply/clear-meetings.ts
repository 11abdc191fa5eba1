/**
 * Removes closed films from meetings: links from the events' texts, files from their attachments. No colleague is mailed.
 * Guests from outside are mailed about coming meetings: otherwise the film would stay in their calendars.
 */

import { domainOf } from '../../domain/email.ts';
import { leadsTo, withoutFilms } from '../../domain/plan/meetings/film-links.ts';
import type { State } from '../../domain/plan/state.ts';
import { batch, type Call, type Outcome, type Program } from '../../google/call.ts';
import type { CalendarEvent } from '../../google/types.ts';

export interface ClearedMeetings {
  /** Meetings that named a film and no longer do. */
  readonly changed: number;
  /** Meetings that still do. The next apply tries again; the films themselves are closed. */
  readonly failed: number;
}

/** Max tries for an event that someone changes at the same time. */
const TRIES = 3;

export interface About {
  /** The municipality's. */
  readonly domains: readonly string[];
  /** ms */
  readonly now: number;
}

/** Of `state` only the events are used; each is read again right before it is written. Past meetings are included: their links work too. */
export function* clearMeetings(state: State, files: readonly string[], about: About): Program<ClearedMeetings> {
  let open = [...state.events.values()]
    .filter((event) => !event.cancelled && leadsTo([event.description, ...(event.attached ?? [])].join('\n'), files))
    .map((event) => event.id);
  const touched = open.length;
  for (let attempt = 0; attempt < TRIES && open.length > 0; attempt++) open = yield* clear(state, open, files, about);
  return { changed: touched - open.length, failed: open.length };
}

/** Returns the events that still name a film. */
function* clear({ calendarId }: State, events: readonly string[], files: readonly string[], about: About): Program<string[]> {
  const got = (yield* batch(
    events.map((eventId): Call => ({ method: 'calendar.events.get', params: { calendarId, eventId } })),
  )) as readonly Outcome[];
  const calls: Call[] = [];
  const open: string[] = [];
  const asked: string[] = [];
  events.forEach((eventId, index) => {
    const outcome = got[index];
    if (!outcome?.ok) {
      if (outcome?.error.trouble !== 'notFound') open.push(eventId);
      return;
    }
    const event = outcome.result as CalendarEvent;
    const requestBody = cleared(event, files);
    if (requestBody === undefined || event.status === 'cancelled') return;
    asked.push(eventId);
    // The whole event is sent back with everyone's answers, since Calendar replaces it.
    calls.push({
      method: 'calendar.events.update',
      params: { calendarId, eventId, sendUpdates: whomToTell(event, about), supportsAttachments: true, requestBody },
      ...(event.etag === undefined ? {} : { ifMatch: event.etag }),
    });
  });
  const outcomes = (yield* batch(calls)) as readonly Outcome[];
  asked.forEach((eventId, index) => {
    const outcome = outcomes[index];
    if (!outcome?.ok || cleared(outcome.result as CalendarEvent, files) !== undefined) open.push(eventId);
  });
  return open;
}

function whomToTell({ attendees = [], end }: CalendarEvent, { domains, now }: About): 'externalOnly' | 'none' {
  const isOver = !(Date.parse(end?.dateTime ?? '') > now);
  return !isOver && attendees.some(({ email = '' }) => !domains.includes(domainOf(email.toLowerCase()))) ? 'externalOnly' : 'none';
}

/** The event without the films; undefined where it names none of them. */
function cleared(event: CalendarEvent, files: readonly string[]): CalendarEvent | undefined {
  const { description = '', attachments = [] } = event;
  const kept = attachments.filter((one) => !leadsTo(one.fileUrl ?? '', files));
  if (!leadsTo(description, files) && kept.length === attachments.length) return undefined;
  return { ...event, description: withoutFilms(description, files), attachments: kept };
}
