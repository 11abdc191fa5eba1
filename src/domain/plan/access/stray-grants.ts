/** Grants that lie where none may: on the waiting room, and on recordings that nobody is to see first. */

import { STATED } from '../../permits/verdict.ts';
import type { Change } from '../change.ts';
import type { Desired } from '../desired.ts';
import { planMessage } from '../messages.ts';
import { type Item, readersOf } from '../state.ts';
import type { FilmFacts } from './film-facts.ts';
import { ungrant } from './folder-change.ts';
import { isPreview, previewIn } from './previews.ts';
import { viewersAfter } from './viewers.ts';

/** A recording's file: also in the bin, where its readers can still open it. */
const isOfFilm = (item: Item): boolean => item.kind === 'recording' || item.kind === 'captions' || item.bears !== undefined;

/** `films`: by recording, what is to be shown, and who may see it first. */
export function strayGrantChanges(desired: Desired, films: ReadonlyMap<string, FilmFacts>): Change[] {
  const { state } = desired;
  const none = planMessage('grant.notHere');
  const stated = (item: Item) => {
    const why = isOfFilm(item) ? desired.verdicts.get(item.bears ?? item.row)?.why : undefined;
    return why !== undefined && STATED.has(why);
  };
  // Whoever sees the film otherwise loses nothing.
  const goOn = (item: Item) =>
    item.kind === 'recording' || item.kind === 'captions' ? viewersAfter(desired, films.get(item.row)?.audience) : new Set<string>();
  const firstSeen = (item: Item) => {
    const film = item.kind === 'recording' ? films.get(item.row) : undefined;
    return film?.file?.id === item.id ? previewIn(desired, film) : undefined;
  };
  return [...state.items.values()]
    .filter((item) => isOfFilm(item) || (!item.trashed && (item.kind === 'waiting' || item.kind === 'stray')))
    .flatMap((item) => {
      const preview = firstSeen(item);
      // On a file that another account owns, the operating account's own grant is how the product reaches it.
      return item.grants
        .filter((grant) => grant.email !== state.operator && !isPreview(desired, preview, grant))
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
        });
    });
}
