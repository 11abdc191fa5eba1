/** The removal guard: how many would lose access, and whether that is more than a bad list may cause unseen. */

import type { Message } from '../message.ts';
import type { FilmFacts } from './access/film-facts.ts';
import { withoutStaff } from './access/viewers.ts';
import type { Guard, GuardFinding } from './change.ts';
import { type Desired, futureOf, futureReach, presentIn, roomName } from './desired.ts';
import { endedLately } from './groups.ts';
import type { MeetingFacts } from './meetings/meetings.ts';
import { planMessage } from './messages.ts';
import { reachOf } from './state.ts';

const AT_LEAST = 3;

/** One room or network: who is in it now, who will be, and who loses without a permit or a protection saying so. */
interface Place {
  readonly where: string;
  readonly name: string;
  readonly present: ReadonlySet<string>;
  readonly losing: ReadonlySet<string>;
  readonly emptied: boolean;
}

export function guardOver(desired: Desired, films: readonly FilmFacts[], meetings: readonly MeetingFacts[]): Guard {
  const rooms = roomPlaces(desired, films);
  const places = [...rooms, ...networkPlaces(desired, meetings)];
  const { removalShare, removalTotal } = desired.config.settings;
  const findings: GuardFinding[] = [];
  const losing = new Set<string>();
  for (const place of places) {
    for (const email of place.losing) losing.add(email);
    const limit = Math.max(AT_LEAST, place.present.size * removalShare);
    if (place.losing.size > limit || (place.emptied && place.losing.size > 0)) findings.push(finding(place, limit));
  }
  const present = new Set(rooms.flatMap((room) => [...room.present]));
  const inRooms = new Set(rooms.flatMap((room) => [...room.losing]));
  const limit = Math.max(AT_LEAST, present.size * removalTotal);
  if (inRooms.size > limit) findings.unshift(finding({ where: 'all', name: 'Alla rum', present, losing: inRooms, emptied: false }, limit));
  const tripped = findings.length > 0;
  return {
    tripped,
    removals: losing.size,
    people: [...losing].sort(),
    findings,
    message: tripped ? explain(desired, losing, findings) : null,
  };
}

const finding = (place: Place, limit: number): GuardFinding => ({
  where: place.where,
  name: place.name,
  losing: place.losing.size,
  present: place.present.size,
  limit: Math.floor(limit),
  emptied: place.emptied,
});

function roomPlaces(desired: Desired, films: readonly FilmFacts[]): Place[] {
  const ids = new Set(desired.config.tables.rooms.rows.map((row) => row.id));
  for (const item of desired.state.items.values()) if (item.kind === 'room' && !item.trashed) ids.add(item.row);
  return [...ids].map((id) => {
    const present = withoutStaff(desired, presentIn(desired.state, id, desired.now));
    const future = withoutStaff(desired, futureOf(desired, id));
    const removed = [...present].filter((email) => !future.has(email) && !isProtected(desired, email));
    const withoutPermit = films.flatMap((film) => [...(film.unstatedLoss.get(id) ?? [])]).filter((email) => present.has(email));
    return place(`rooms/${id}`, roomName(desired, id), present, [...removed, ...withoutPermit], future);
  });
}

function networkPlaces(desired: Desired, meetings: readonly MeetingFacts[]): Place[] {
  const { config, state, now } = desired;
  const personOf = (email: string) => desired.roster.byCalendarEmail.get(email) ?? email;
  const places = config.tables.networks.rows.map((row) => {
    const key = `networks/${row.id}`;
    const group = desired.audiences.groups.has(key) ? state.groups.get(key) : undefined; // A group that no room needs stays as it is.
    const upcoming = meetings.filter(
      (meeting) => meeting.row.network.includes(row.id) && meeting.end > now && meeting.event?.cancelled === false,
    );
    const guests = upcoming.flatMap((meeting) => (meeting.event?.guests ?? []).map((guest) => personOf(guest.email)));
    const invited = new Set(upcoming.flatMap((meeting) => meeting.body.guests.map((guest) => personOf(guest.email))));
    const present = withoutStaff(desired, group ? reachOf(state, key) : new Set(guests));
    // People from outside belong in no group: leaving one is no loss.
    const members = desired.audiences.networks.get(row.id) ?? [];
    const apart = [...members].filter((email) => desired.roster.people.get(email)?.external === true);
    const future = withoutStaff(desired, group ? new Set([...futureReach(desired, key), ...apart]) : invited);
    return place(
      key,
      row.name,
      present,
      [...present].filter((email) => !future.has(email) && !isProtected(desired, email)),
      future,
    );
  });
  const rows = new Set([...config.tables.meetings.rows.map((row) => row.id), ...config.tables.meetings.faulty.keys()]);
  const standing = [...state.events.values()].filter((event) => !event.cancelled && event.end > now);
  const guestsOf = (events: typeof standing) => new Set(events.flatMap((event) => event.guests.map((guest) => personOf(guest.email))));
  const kept = guestsOf(standing.filter((event) => rows.has(event.row)));
  const all = withoutStaff(desired, guestsOf(standing));
  return [
    ...places,
    place(
      'meetings',
      'Träffar',
      all,
      [...all].filter((email) => !kept.has(email)),
      kept,
    ),
  ];
}

const place = (
  where: string,
  name: string,
  present: ReadonlySet<string>,
  losing: readonly string[],
  future: ReadonlySet<string>,
): Place => ({
  where,
  name,
  present,
  losing: new Set(losing),
  emptied: present.size > 0 && ![...future].some((email) => !losing.includes(email)),
});

const isProtected = (desired: Desired, email: string): boolean => desired.roster.absent.get(email) === 'protected';

function explain(desired: Desired, losing: ReadonlySet<string>, findings: readonly GuardFinding[]): Message {
  const removals = losing.size;
  // Only recent mandates of those who would lose explain anything.
  const ended = [...losing].filter((email) => endedLately(desired, email)).length;
  const most = findings
    .slice(0, 3)
    .map(({ name, losing, present, emptied }) => planMessage('guard.at', { name, losing, present, emptied }));
  return planMessage('guard.stopped', { removals, most, ended: ended >= removals ? ended : 0 });
}
