/** Who will see a film once the plan is carried out, or why nobody will: said before anything is shown. */

import type { Message } from '../domain/message.ts';
import type { FilmFacts } from '../domain/plan/access/film-facts.ts';
import { viewersAfter } from '../domain/plan/access/viewers.ts';
import { roomName } from '../domain/plan/desired.ts';
import { planMessage } from '../domain/plan/messages.ts';
import type { Planned } from '../domain/plan/plan.ts';
import { closedMessage } from '../domain/plan/reasons.ts';
import type { Lang } from '../messages/catalogue.ts';
import { render } from '../messages/render.ts';
import { reportMessage } from '../messages/reports.ts';

export interface Showing {
  readonly recording: string;
  readonly title: string;
  readonly status: string | null;
  /** Ids of the rooms that will show it. */
  readonly rooms: readonly string[];
  readonly roomNames: readonly string[];
  /** How many people will see it, coordinators not counted. */
  readonly viewers: number;
  /** The last day, where there is one. */
  readonly until: string | null;
  /** It is, or will be, in the waiting room, where only coordinators see it. */
  readonly waiting: boolean;
  /** Why it waits, or why some of its rooms stay closed. */
  readonly why: Message | null;
}

export function showingOf({ desired }: Planned, film: FilmFacts): Showing {
  const rooms = film.audience?.rooms ?? [];
  const closed = film.verdict?.why ?? [...(film.verdict?.closed.values() ?? [])][0];
  const noRoom = film.row?.rooms.length === 0 ? planMessage('film.noRoom') : null;
  return {
    recording: film.id,
    title: film.title,
    status: film.status ?? null,
    rooms,
    roomNames: rooms.map((room) => roomName(desired, room)),
    viewers: viewersAfter(desired, film.audience).size,
    until: film.audience?.until ?? null,
    waiting: film.audience === undefined,
    why: closed === undefined ? noRoom : closedMessage(closed, film.verdict?.whose),
  };
}

/** Max rooms named; of the others, how many. */
const ROOMS_NAMED = 6;

/** 'Ses av 243 personer i Lärspridarnas rum.' */
export function showingText({ why, waiting, until, viewers, roomNames }: Showing, lang: Lang): string {
  if (waiting) return render(reportMessage('showing.waits', { why: why ?? undefined }), lang);
  const rooms = roomNames.slice(0, ROOMS_NAMED);
  const facts = { viewers, rooms, rest: roomNames.length - rooms.length, until: until ?? undefined, why: why ?? undefined };
  return render(reportMessage('showing.seen', facts), lang);
}

/** The same as JSON in one language. */
export function showingJson({ why, ...showing }: Showing, lang: Lang): Omit<Showing, 'why'> & { readonly why: string | null } {
  return { ...showing, why: why === null ? null : render(why, lang) };
}
