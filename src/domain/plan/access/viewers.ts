/** Who sees a film, now and when the plan is carried out: gains and losses are counted by people, never by what moves. */
import type { Audience } from '../../ids.ts';
import type { Change } from '../change.ts';
import { type Desired, futureOf, presentIn } from '../desired.ts';
import { type Item, readersAt } from '../state.ts';

/** An audience that some recordings are to lie in, and the files of those. */
export interface AudienceNeeded {
  readonly audience: Audience;
  readonly files: readonly Item[];
}

type Observed = Pick<Desired, 'state' | 'now' | 'staff'>;

/** Those who can read any of these now, wherever they lie. Staff see everything and are never counted. */
export const viewersNow = (observed: Observed, ...files: readonly (Item | undefined)[]): Set<string> =>
  withoutStaff(
    observed,
    files.flatMap((file) => [...readersAt(observed.state, file, observed.now)]),
  );

/** Those whom rooms let in once the plan is carried out; staff are not counted. */
export const viewersIn = (desired: Desired, rooms: readonly string[]): Set<string> =>
  withoutStaff(
    desired,
    rooms.flatMap((room) => [...futureOf(desired, room)]),
  );

/** Those who will see a film with this audience. */
export const viewersAfter = (desired: Desired, audience: Audience | undefined): Set<string> => viewersIn(desired, audience?.rooms ?? []);

/** Those whom a room lets in now. */
export const presentViewers = (observed: Observed, room: string): Set<string> =>
  withoutStaff(observed, presentIn(observed.state, room, observed.now));

/** People who still see what is moved to the waiting room: a folder above it lets them in. */
export const viewersInWaiting = (desired: Observed): Set<string> => viewersNow(desired, desired.state.items.get(desired.state.waitingRoom));

/** The row that coordinators' own access comes from. */
export const COORDINATORS = 'settings/coordinators';

/** Coordinators and the operating account see everything, so they are never counted. */
export const withoutStaff = ({ staff }: Pick<Desired, 'staff'>, people: Iterable<string>): Set<string> =>
  new Set([...people].filter((email) => !staff.has(email)));

/** The change with only those who are counted among its gains and losses; a coordinator’s own access names that coordinator. */
export function counted(desired: Pick<Desired, 'staff'>, change: Change): Change {
  const gains = change.target === COORDINATORS ? change.gains : [...withoutStaff(desired, change.gains)];
  return { ...change, gains, loses: [...withoutStaff(desired, change.loses)] };
}

/** People who already see all of these films: a folder that takes them in gives these people nothing. */
export function viewersOfAll(desired: Desired, files: readonly Item[]): Set<string> {
  const [first, ...others] = files.map((file) => viewersNow(desired, file));
  return new Set([...(first ?? [])].filter((email) => others.every((viewers) => viewers.has(email))));
}
