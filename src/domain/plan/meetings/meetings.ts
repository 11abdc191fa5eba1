/** Network meetings as calendar events: who is invited, who is taken off, and who is mailed. */

import { EVENT_PLACE_CHARACTERS, EVENT_TEXT_CHARACTERS, EVENT_TITLE_CHARACTERS, GUESTS } from '../../../quotas/google.ts';
import { domainOf } from '../../email.ts';
import { eventId, idKey } from '../../ids.ts';
import { shortened, shortName } from '../../limits.ts';
import { fileLink, readLink } from '../../link.ts';
import { instantOf } from '../../time/dates.ts';
import type { Row } from '../../workbook/tables.ts';
import type { FilmFacts } from '../access/film-facts.ts';
import type { EventBody } from '../change.ts';
import { type Desired, isExternal } from '../desired.ts';
import type { Event, Guest } from '../state.ts';

const MINUTES_WHEN_UNSAID = 90;

export interface MeetingFacts {
  readonly row: Row<'meetings'>;
  readonly event: Event | undefined;
  readonly eventId: string;
  readonly start: number;
  readonly end: number;
  readonly body: EventBody;
  /** How many should come, where that is more than Calendar takes. Then nobody is added to the event, and no new event is made. */
  readonly crowd?: number;
}

/** Every good meeting row, with its event as it is and as it should be. */
export function meetingFacts(desired: Desired, films: readonly FilmFacts[]): MeetingFacts[] {
  const byRow = new Map<string, Event>();
  for (const event of desired.state.events.values()) if (!event.cancelled || !byRow.has(event.row)) byRow.set(event.row, event);
  return desired.config.tables.meetings.rows.map((row) => {
    const { timeZone } = desired.config.settings;
    const [network] = row.network.flatMap((id) => desired.config.tables.networks.rows.find((one) => one.id === id) ?? []);
    const startText = row.start ?? '';
    const start = instantOf(startText, timeZone);
    const event = byRow.get(row.id);
    const endText = row.end ?? addMinutes(startText, network?.minutes ?? MINUTES_WHEN_UNSAID);
    const id = desired.state.ids.get(idKey('meetings', row.id, 'event')) ?? eventId(desired.state.workspaceId, row.id);
    const all = guestsOf(desired, row, event);
    const isCrowd = all.length > GUESTS;
    const guests = isCrowd ? all.filter(({ email }) => event?.guests.some((guest) => guest.email === email)) : all;
    const body: EventBody = {
      title: shortName(row.title === '' ? (network?.name ?? row.id) : row.title, EVENT_TITLE_CHARACTERS),
      place: shortName(row.place, EVENT_PLACE_CHARACTERS),
      description: describe(desired, row, films),
      start: startText,
      end: endText,
      timeZone,
      meetLink: /^(ja|x|1|true)$/i.test(row.online),
      hidesGuests: guests.some(({ email }) => isOutside(desired, email)),
      guests,
    };
    return { row, event, eventId: id, start, end: instantOf(endText, timeZone), body, ...(isCrowd && { crowd: all.length }) };
  });
}

/** Who is invited to each meeting that is to come, by e-mail; nothing is worked out of what it says. */
export function invitedTo(desired: Desired): Map<string, ReadonlySet<string>> {
  const byRow = new Map([...desired.state.events.values()].map((event) => [event.row, event]));
  const coming = desired.config.tables.meetings.rows.filter(
    (row) => row.status !== 'inställd' && instantOf(row.end ?? row.start ?? '', desired.config.settings.timeZone) > desired.now,
  );
  const emailAt = (address: string) => desired.roster.byCalendarEmail.get(address) ?? address;
  return new Map(coming.map((row) => [row.id, new Set(guestsOf(desired, row, byRow.get(row.id)).map((guest) => emailAt(guest.email)))]));
}

/** Local 'YYYY-MM-DDTHH:MM' plus minutes, by the wall clock. */
function addMinutes(local: string, minutes: number): string {
  return new Date(Date.parse(`${local}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

function describe(desired: Desired, row: Row<'meetings'>, films: readonly FilmFacts[]): string {
  const shown = row.materials.flatMap((id) => {
    const film = films.find((one) => one.id === id);
    // Only what some room shows: a closed recording is not even named, so a withdrawal reaches here too.
    return film?.file && film.audience ? [`${asText(film.title)}: ${fileLink(film.file.id)}`] : [];
  });
  const online = readLink(row.online) ? [`Möteslänk: ${row.online}`] : [];
  const parts = [
    ...online,
    shown.length > 0 ? `Filmer:\n${shown.join('\n')}` : '',
    row.links.length > 0 ? `Länkar:\n${row.links.join('\n')}` : '',
  ];
  const sizes = desired.config.settings.municipality;
  const rest = [...parts.filter((part) => part !== ''), sizes === '' ? 'Delakultur' : `Delakultur, ${sizes}`].join('\n\n');
  // Links stay whole; the agenda gets the room that is left.
  const agenda = fittingAgenda(row.agenda, EVENT_TEXT_CHARACTERS - rest.length - 2);
  return agenda === '' ? rest : `${agenda}\n\n${rest}`;
}

/** `&amp;` */
const LONGEST_SIGN = 5;

/** Cut before its characters become HTML entities: half an entity would be shown. */
function fittingAgenda(agenda: string, most: number): string {
  let text = asText(agenda);
  for (let length = agenda.length; text.length > most; ) {
    length -= Math.ceil((text.length - most) / LONGEST_SIGN);
    text = length > 0 ? asText(shortened(agenda, length)) : '';
  }
  return text;
}

/** Calendar shows a description as HTML: what people write there is text. */
const asText = (words: string): string =>
  words
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

/** Members, leaders and those named by hand, each with their answer. Held people stay as they are. */
function guestsOf(desired: Desired, row: Row<'meetings'>, event: Event | undefined): Guest[] {
  const { roster, audiences } = desired;
  const observed = new Map((event?.guests ?? []).map((guest) => [guest.email, guest]));
  const people = new Set([...row.network.flatMap((id) => [...(audiences.networks.get(id) ?? [])]), ...row.guests]);
  const wantedEmails = new Set<string>();
  for (const email of people) {
    const person = roster.people.get(email);
    if (person && person.email !== desired.state.operator) wantedEmails.add(person.calendarEmail);
  }
  for (const email of observed.keys()) if (roster.held.has(roster.byCalendarEmail.get(email) ?? email)) wantedEmails.add(email);
  return [...wantedEmails].sort().map((email) => observed.get(email) ?? { email, answer: 'needsAction' });
}

/** Colleagues may see the guest list. People from outside, or with a calendar outside, must not get their addresses. */
export function isOutside(desired: Desired, email: string): boolean {
  return (
    !desired.config.settings.domains.includes(domainOf(email)) || isExternal(desired.roster.byCalendarEmail.get(email) ?? email, desired)
  );
}

/** "14 ja, 1 nej, 7 utan svar" */
export function answersText(guests: readonly Guest[]): string {
  const count = (answer: Guest['answer']) => guests.filter((guest) => guest.answer === answer).length;
  const parts = [
    [count('accepted'), 'ja'],
    [count('declined'), 'nej'],
    [count('tentative'), 'kanske'],
    [count('needsAction'), 'utan svar'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}
