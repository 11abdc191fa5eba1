/**
 * Lists of permissions that grow one by one to thousands. A list is never changed in place; what is known of one is handed on
 * to the next, so that giving one more costs what it changes.
 */
import type { Grant } from './model.ts';

/** Thousands of permissions end at the same few times. */
const instants = new Map<string, number>();

export function instantOf(time: string): number {
  let known = instants.get(time);
  if (known === undefined) {
    known = Date.parse(time);
    if (instants.size > 1000) instants.clear();
    instants.set(time, known);
  }
  return known;
}

const endOf = ({ expirationTime }: Grant): number => (expirationTime === undefined ? Infinity : instantOf(expirationTime));

export const isLive = (grant: Grant, now: number): boolean => now < endOf(grant);

interface Known {
  /** Where in the list each id is, or was in a list before it: a place is looked at before it is believed. */
  places: Map<string, number>;
  /** No permission ends before this. */
  until: number;
}

const knownOf = new WeakMap<readonly Grant[], Known>();

function known(grants: readonly Grant[]): Known {
  const before = knownOf.get(grants);
  if (before) return before;
  const made = {
    places: new Map(grants.map(({ id }, place) => [id, place])),
    until: grants.reduce((soonest, grant) => Math.min(soonest, endOf(grant)), Infinity),
  };
  knownOf.set(grants, made);
  return made;
}

/** The permission of this id, whether it still holds or not. */
export function grantWith(grants: readonly Grant[], id: string): Grant | undefined {
  const place = known(grants).places.get(id);
  if (place === undefined || grants[place]?.id === id) return place === undefined ? undefined : grants[place];
  return grants.find((grant) => grant.id === id);
}

/** The list without the permissions that have ended. */
export function living(grants: readonly Grant[], now: number): readonly Grant[] {
  return now < known(grants).until ? grants : grants.filter((grant) => isLive(grant, now));
}

/** When the first of them that holds now ends. */
export function firstEnd(grants: readonly Grant[], now: number): number {
  const { until } = known(grants);
  return now < until ? until : living(grants, now).reduce((soonest, grant) => Math.min(soonest, endOf(grant)), Infinity);
}

/** The list with a permission: in the place of the one of its id, or at the end. */
export function withGrant(grants: readonly Grant[], grant: Grant): readonly Grant[] {
  const { places, until } = known(grants);
  const before = grantWith(grants, grant.id);
  const next = grants.slice();
  const place = before ? next.indexOf(before) : next.length;
  next[place] = grant;
  places.set(grant.id, place);
  knownOf.set(next, { places, until: Math.min(until, endOf(grant)) });
  return next;
}
