/** Who sees a film, now and when the plan is carried out: gains and losses are counted by people, never by what moves. */
import type { Audience } from '../../ids.ts';
import { type Item, readersAt } from '../state.ts';
import { futureOf, type Wanted } from '../wanted.ts';

/** An audience that some recordings are to lie in, and the files of those. */
export interface AudienceNeeded {
  readonly audience: Audience;
  readonly files: readonly Item[];
}

/** Those who can read it where it lies, and could not in the waiting room. Staff see everything and are never counted. */
export function viewersNow({ state, now, staff }: Wanted, file: Item | undefined): Set<string> {
  const always = readersAt(state, state.items.get(state.waitingRoom), now);
  return new Set([...readersAt(state, file, now)].filter((email) => !always.has(email) && !staff.has(email)));
}

/** Those whom its audience's rooms will let in. */
export function viewersAfter(wanted: Wanted, audience: Audience | undefined): Set<string> {
  const people = (audience?.rooms ?? []).flatMap((room) => [...futureOf(wanted, room)]);
  return new Set(people.filter((email) => !wanted.staff.has(email)));
}

/** Those who see all of these films already, wherever they lie: a folder that takes them in gives them nothing. */
export function viewersOfAll(wanted: Wanted, files: readonly Item[]): Set<string> {
  const [first, ...others] = files.map((file) => viewersNow(wanted, file));
  return new Set([...(first ?? [])].filter((email) => others.every((viewers) => viewers.has(email))));
}
