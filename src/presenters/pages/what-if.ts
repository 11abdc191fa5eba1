/** What an edit would lead to, in sentences: who gains, who loses, who is mailed, and on which day. */

import type { Following, WhatIf } from '../../contract/edits.ts';
import type { Words } from '../../domain/message.ts';
import { viewersAfter } from '../../domain/plan/access/viewers.ts';
import type { Change } from '../../domain/plan/change.ts';
import { nameOf, roomName } from '../../domain/plan/desired.ts';
import { invitedTo } from '../../domain/plan/meetings/meetings.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { mailedBy } from '../plan/mails.ts';

/** The plans of one day without the edit and with it. */
export interface Compared {
  readonly before: Planned;
  readonly after: Planned;
}

export interface ComparedLater extends Compared {
  readonly day: string;
}

const MOST_PEOPLE = 20;

/** What waits already is not laid to the edit's account. `touched`: those whom it names. `later`: days to come on which it tells, soonest first. */
export function whatIfOf(now: Compared, touched: readonly string[], later: readonly ComparedLater[] = []): WhatIf {
  const { before, after } = now;
  const standing = new Map(before.plan.changes.map((change) => [change.id, change]));
  const isSame = (change: Change) => JSON.stringify(standing.get(change.id)?.after) === JSON.stringify(change.after);
  const changes = after.plan.changes.filter((change) => !standing.has(change.id) || !isSame(change));
  return {
    problem: null,
    ...following(now, moved(before, after), touched),
    changes: changes.length,
    mails: mailsOf(changes, standing, after),
    guardTripped: after.plan.guard.tripped,
    films: opened(now),
    closed: closed(now),
    extended: extended(now),
    later: later.flatMap((one, index) => {
      const from = later[index - 1] ?? now;
      const moves = without(moved(from.after, one.after), moved(from.before, one.before));
      // What a room shows on that day nobody knows yet: its films are told as they are now.
      const people = following(now, moves, touched).people;
      // On that day each who joins or leaves a meeting gets one mail of it.
      const mails = [...moves]
        .filter(([, { joined, left }]) => joined.size + left.size > 0)
        .map(([email]) => nameOf(one.after.desired, email));
      return people.length === 0 ? [] : [{ day: one.day, people, mails }];
    }),
  };
}

/** Whom the changes mail who would not be mailed without the edit, by name. */
function mailsOf(changes: readonly Change[], standing: ReadonlyMap<string, Change>, { desired }: Planned): string[] {
  const mailed = changes.flatMap((change) => {
    const anyway = standing.get(change.id);
    const others = new Set(anyway ? mailedBy(anyway) : []);
    return mailedBy(change).filter((email) => !others.has(email));
  });
  return [...new Set(mailed)].map((email) => nameOf(desired, desired.roster.byCalendarEmail.get(email) ?? email));
}

/** Rooms and meetings that someone comes into and goes out of, by id. */
interface Moves {
  readonly gains: ReadonlySet<string>;
  readonly loses: ReadonlySet<string>;
  readonly joined: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
}
const none: Moves = { gains: new Set(), loses: new Set(), joined: new Set(), left: new Set() };

type ByPlace = ReadonlyMap<string, ReadonlySet<string>>;

/** By e-mail. Meetings that have been by the later moment, or are in one of the two alone, move nobody. */
function moved(from: Planned, to: Planned): Map<string, Moves> {
  const found = new Map<string, { [K in keyof Moves]: Set<string> }>();
  const of = (email: string) => {
    const made = found.get(email) ?? { gains: new Set(), loses: new Set(), joined: new Set(), left: new Set() };
    found.set(email, made);
    return made;
  };
  const compare = (one: ByPlace, other: ByPlace, comes: 'gains' | 'joined', goes: 'loses' | 'left') => {
    for (const [place, are] of one) {
      const come = other.get(place);
      if (!come) continue;
      for (const email of come) if (!are.has(email)) of(email)[comes].add(place);
      for (const email of are) if (!come.has(email)) of(email)[goes].add(place);
    }
  };
  compare(from.desired.audiences.rooms, to.desired.audiences.rooms, 'gains', 'loses');
  compare(invitedTo(from.desired), invitedTo(to.desired), 'joined', 'left');
  return found;
}

/** What happens on a day that would not without the edit. */
function without(moves: Map<string, Moves>, anyway: Map<string, Moves>): Map<string, Moves> {
  const rest = new Map<string, Moves>();
  for (const [email, one] of moves) {
    const other = anyway.get(email) ?? none;
    const left = (of: keyof Moves) => new Set([...one[of]].filter((place) => !other[of].has(place)));
    const own = { gains: left('gains'), loses: left('loses'), joined: left('joined'), left: left('left') };
    if (Object.values(own).some((places) => places.size > 0)) rest.set(email, own);
  }
  return rest;
}

/** Those whom the edit names first. */
function following({ before, after }: Compared, moves: ReadonlyMap<string, Moves>, touched: readonly string[]): Pick<Following, 'people'> {
  const emails = [...touched.filter((email) => moves.has(email)), ...[...moves.keys()].filter((email) => !touched.includes(email))];
  return {
    people: emails.slice(0, MOST_PEOPLE).map((email) => {
      const { gains, loses, joined, left } = moves.get(email) ?? none;
      return {
        email,
        name: nameOf(after.desired, email),
        gains: [...[...gains].map((room) => gainsRoom(after, room)), ...(joined.size > 0 ? [isInvited(joined.size)] : [])],
        loses: [...[...loses].map((room) => losesRoom(before, room)), ...(left.size > 0 ? [isInvitedNoMore(left.size)] : [])],
      };
    }),
  };
}

function gainsRoom(planned: Planned, room: string): Words {
  const { name, sv, en } = roomWords(planned, room);
  return { sv: `Får tillgång till ${name} (${sv}).`, en: `Gains access to ${name} (${en}).` };
}

function losesRoom(planned: Planned, room: string): Words {
  const { name, sv, en } = roomWords(planned, room);
  return { sv: `Förlorar tillgång till ${name} (${sv}).`, en: `Loses access to ${name} (${en}).` };
}

function roomWords(planned: Planned, room: string) {
  const films = planned.films.filter((film) => film.audience?.rooms.includes(room)).length;
  return {
    name: roomName(planned.desired, room),
    sv: `${films} ${films === 1 ? 'film' : 'filmer'}`,
    en: `${films} ${films === 1 ? 'recording' : 'recordings'}`,
  };
}

const isInvited = (meetings: number): Words => ({
  sv: `Kallas till ${meetings} ${meetings === 1 ? 'träff' : 'träffar'}.`,
  en: `Is invited to ${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}.`,
});
const isInvitedNoMore = (meetings: number): Words => ({
  sv: `Kallas inte längre till ${meetings} ${meetings === 1 ? 'träff' : 'träffar'}.`,
  en: `Is no longer invited to ${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}.`,
});

/** Films that more people may see after the edit. */
function opened({ before, after }: Compared): WhatIf['films'] {
  const was = audiencesIn(before);
  return after.films
    .filter((film) => film.audience?.rooms.some((room) => !was.get(film.id)?.rooms.includes(room)))
    .map((film) => {
      const rooms = film.audience?.rooms ?? [];
      const people = viewersAfter(after.desired, film.audience).size;
      return {
        id: film.id,
        title: film.title,
        people,
        rooms: rooms.map((room) => roomName(after.desired, room)),
        until: film.audience?.until ?? '',
      };
    });
}

/** Films that some may no longer see after it. */
function closed({ before, after }: Compared): WhatIf['closed'] {
  const is = audiencesIn(after);
  return before.films.flatMap((film) => {
    const lost = film.audience?.rooms.some((room) => !is.get(film.id)?.rooms.includes(room));
    if (!lost) return [];
    const see = viewersAfter(after.desired, is.get(film.id));
    const people = [...viewersAfter(before.desired, film.audience)].filter((email) => !see.has(email)).length;
    return [{ id: film.id, title: film.title, people }];
  });
}

/** Films that are shown to the same people until another day. */
function extended({ before, after }: Compared): WhatIf['extended'] {
  const was = audiencesIn(before);
  return after.films.flatMap(({ id, title, audience }) => {
    const other = was.get(id);
    const isSame = audience && other && [...audience.rooms].sort().join() === [...other.rooms].sort().join();
    return isSame && audience.until !== other.until ? [{ id, title, until: audience.until ?? '', before: other.until ?? '' }] : [];
  });
}

const audiencesIn = ({ films }: Planned) => new Map(films.map((film) => [film.id, film.audience]));
