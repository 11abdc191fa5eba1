/** Grants that lie where none may: on the waiting room, and on recordings themselves. */

import type { Audience } from '../../ids.ts';
import { STATED } from '../../permits/verdict.ts';
import type { Change } from '../change.ts';
import type { Desired } from '../desired.ts';
import { planMessage } from '../messages.ts';
import { type Item, readersOf } from '../state.ts';
import { ungrant } from './folder-change.ts';
import { viewersAfter } from './viewers.ts';

/** A recording's file: also in the bin, where its readers can still open it. */
const isOfFilm = (item: Item): boolean => item.kind === 'recording' || item.kind === 'captions' || item.bears !== undefined;

/** Grants that lie where none may: on the waiting room, and on recordings themselves. */
export function strayGrantChanges(desired: Desired, shown: ReadonlyMap<string, Audience | undefined>): Change[] {
  const { state } = desired;
  const none = planMessage('grant.notHere');
  const stated = (item: Item) => {
    const why = isOfFilm(item) ? desired.verdicts.get(item.bears ?? item.row)?.why : undefined;
    return why !== undefined && STATED.has(why);
  };
  // Whoever sees the film otherwise loses nothing.
  const goOn = (item: Item) =>
    item.kind === 'recording' || item.kind === 'captions' ? viewersAfter(desired, shown.get(item.row)) : new Set<string>();
  return [...state.items.values()]
    .filter((item) => isOfFilm(item) || (!item.trashed && (item.kind === 'waiting' || item.kind === 'stray')))
    .flatMap((item) =>
      // On a file that another account owns, the operating account's own grant is how the product reaches it.
      item.grants
        .filter((grant) => grant.email !== state.operator)
        .map((grant) => {
          const target = {
            id: `item:${item.id}`,
            target: item.kind === 'recording' ? `recordings/${item.row}` : `files/${item.id}`,
            name: item.name,
          };
          const others = goOn(item);
          const loses = [...readersOf(state, [grant], desired.now)].filter((email) => !others.has(email));
          const change = ungrant(desired, item.id, grant, target, none, loses, 'withdraw');
          return { ...change, always: change.always || stated(item) };
        }),
    );
}
