/** Who sees a film, now and when the plan is carried out: gains and losses are counted by people, never by what moves. */
import type { Audience } from '../../ids.ts';
import { type Item, readersAt } from '../state.ts';
import { futureOf, presentIn, type Wanted } from '../wanted.ts';

/** An audience that some recordings are to lie in, and the files of those. */
export interface AudienceNeeded {
  readonly audience: Audience;
  readonly files: readonly Item[];
}

type Observed = Pick<Wanted, 'state' | 'now' | 'staff'>;

/** Those who can read any of these now, wherever they lie. Staff see everything and are never counted. */
export function viewersNow({ state, now, staff }: Observed, ...files: readonly (Item | undefined)[]): Set<string> {
  return without(
    staff,
    files.flatMap((file) => [...readersAt(state, file, now)]),
  );
}

/** Those whom rooms let in once the plan is carried out; staff are not counted. */
export const viewersIn = (wanted: Wanted, rooms: readonly string[]): Set<string> =>
  without(
    wanted.staff,
    rooms.flatMap((room) => [...futureOf(wanted, room)]),
  );

/** Those who will see a film with this audience. */
export const viewersAfter = (wanted: Wanted, audience: Audience | undefined): Set<string> => viewersIn(wanted, audience?.rooms ?? []);

/** Those whom a room lets in now. */
export const presentViewers = ({ state, now, staff }: Observed, room: string): Set<string> => without(staff, presentIn(state, room, now));

/** Those who go on seeing what is moved to the waiting room: whatever lets them in there lies above it. */
export const viewersInWaiting = (wanted: Observed): Set<string> => viewersNow(wanted, wanted.state.items.get(wanted.state.waitingRoom));

const without = (staff: ReadonlySet<string>, people: Iterable<string>): Set<string> =>
  new Set([...people].filter((email) => !staff.has(email)));

/** Those who see all of these films already, wherever they lie: a folder that takes them in gives them nothing. */
export function viewersOfAll(wanted: Wanted, files: readonly Item[]): Set<string> {
  const [first, ...others] = files.map((file) => viewersNow(wanted, file));
  return new Set([...(first ?? [])].filter((email) => others.every((viewers) => viewers.has(email))));
}
