/** What an edit would lead to, in sentences: who gains, who loses, who is mailed. */

import type { WhatIf } from '../../contract/api.ts';
import type { Words } from '../../domain/message.ts';
import { viewersAfter } from '../../domain/plan/access/viewers.ts';
import { roomName } from '../../domain/plan/desired.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { mailsOf } from '../plan/page.ts';

/** `before` is the plan without the edit: what waits already is not laid to the edit's account. */
export function whatIfOf(before: Planned, after: Planned, touched: readonly string[]): WhatIf {
  const old = new Set(before.plan.changes.map((change) => `${change.id} ${JSON.stringify(change.after)}`));
  const changes = after.plan.changes.filter((change) => !old.has(`${change.id} ${JSON.stringify(change.after)}`));
  const emails = [
    ...new Set([...touched, ...changes.flatMap((change) => (change.id.startsWith('member:') ? [...change.gains, ...change.loses] : []))]),
  ].slice(0, 20);
  const names = new Map(after.desired.config.tables.people.rows.map((row) => [row.email, row.name]));
  return {
    problem: null,
    people: emails.map((email) => ({ email, name: names.get(email) || email, ...gainsAndLosses(before, after, email) })),
    changes: changes.length,
    mails: [...mailsOf(changes)],
    guardTripped: after.plan.guard.tripped,
    films: opened(before, after),
  };
}

function gainsAndLosses(before: Planned, after: Planned, email: string): { gains: Words[]; loses: Words[] } {
  const [was, is] = [roomsOf(before, email), roomsOf(after, email)];
  const [met, meets] = [meetingsOf(before, email), meetingsOf(after, email)];
  const name = (planned: Planned, room: string) => roomName(planned.desired, room);
  const films = (planned: Planned, room: string) => planned.films.filter((film) => film.audience?.rooms.includes(room)).length;
  const gains: Words[] = [...is]
    .filter((room) => !was.has(room))
    .map((room) => ({
      sv: `Får tillgång till ${name(after, room)} (${films(after, room)} ${films(after, room) === 1 ? 'film' : 'filmer'}).`,
      en: `Gains access to ${name(after, room)} (${films(after, room)} ${films(after, room) === 1 ? 'recording' : 'recordings'}).`,
    }));
  const loses: Words[] = [...was]
    .filter((room) => !is.has(room))
    .map((room) => ({
      sv: `Förlorar tillgång till ${name(before, room)} (${films(before, room)} ${films(before, room) === 1 ? 'film' : 'filmer'}).`,
      en: `Loses access to ${name(before, room)} (${films(before, room)} ${films(before, room) === 1 ? 'recording' : 'recordings'}).`,
    }));
  const joined = [...meets].filter((id) => !met.has(id)).length;
  const left = [...met].filter((id) => !meets.has(id)).length;
  if (joined > 0)
    gains.push({
      sv: `Kallas till ${joined} ${joined === 1 ? 'träff' : 'träffar'}.`,
      en: `Is invited to ${joined} ${joined === 1 ? 'meeting' : 'meetings'}.`,
    });
  if (left > 0)
    loses.push({
      sv: `Kallas inte längre till ${left} ${left === 1 ? 'träff' : 'träffar'}.`,
      en: `Is no longer invited to ${left} ${left === 1 ? 'meeting' : 'meetings'}.`,
    });
  return { gains, loses };
}

const roomsOf = (planned: Planned, email: string): Set<string> =>
  new Set([...planned.desired.rooms.keys()].filter((room) => planned.desired.audiences.rooms.get(room)?.has(email)));

function meetingsOf(planned: Planned, email: string): Set<string> {
  const address = planned.desired.roster.people.get(email)?.calendarEmail ?? email;
  const coming = planned.meetings.filter((meeting) => meeting.end > planned.desired.now && meeting.row.status !== 'inställd');
  return new Set(coming.filter((meeting) => meeting.body.guests.some((guest) => guest.email === address)).map((meeting) => meeting.row.id));
}

/** Films that more people may see after the edit. */
function opened(before: Planned, after: Planned): WhatIf['films'] {
  const was = new Map(before.films.map((film) => [film.id, film.audience?.rooms ?? []]));
  return after.films
    .filter((film) => (film.audience?.rooms ?? []).some((room) => !was.get(film.id)?.includes(room)))
    .map((film) => {
      const rooms = film.audience?.rooms ?? [];
      const people = viewersAfter(after.desired, film.audience).size;
      return { id: film.id, title: film.title, people, rooms: rooms.map((room) => roomName(after.desired, room)) };
    });
}
