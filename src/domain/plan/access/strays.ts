/** Files in a folder that others read, though neither the workbook nor their film put them there: they go to the waiting room. */

import { audienceKey } from '../../ids.ts';
import { STATED } from '../../permits/verdict.ts';
import type { Change } from '../change.ts';
import type { Desired } from '../desired.ts';
import { planMessage } from '../messages.ts';
import { type Item, readersOf } from '../state.ts';
import { binnedOf, type FilmFacts } from './film-facts.ts';
import { viewersAfter, viewersNow } from './viewers.ts';

/** Files that nobody entered, and captions apart from their film. */
export function strayChanges(desired: Desired, films: readonly FilmFacts[]): Change[] {
  const { state } = desired;
  const filmOf = new Map(films.map((film) => [film.id, film]));
  const fileOf = (film: FilmFacts | undefined) => film && (film.file ?? binnedOf(desired, film)?.file);
  // Captions beside their film move with it. Those already in its coming folder wait there for it.
  const apart = (item: Item, folder: Item) => {
    if (folder.kind !== 'audience') return true;
    const film = filmOf.get(item.row);
    if (fileOf(film)?.parent === folder.id) return false;
    const desiredAudience = film?.file ? film.audience : undefined;
    return !(desiredAudience && folder.row === audienceKey(desiredAudience));
  };
  return [...state.items.values()].flatMap((item): Change[] => {
    const folder = state.items.get(item.parent ?? '');
    const read = folder?.kind === 'audience' ? 'audiences' : folder?.kind === 'room' ? 'rooms' : undefined;
    // Drive lets readers of a file in the bin open it by link.
    const trashed = item.trashed && item.kind !== 'captions' && item.bears === undefined;
    const captions = item.kind === 'captions';
    if (trashed || !folder || !read || state.conflicts.has(`${read}/${folder.row}`)) return [];
    if (captions ? !apart(item, folder) : item.kind !== 'stray') return [];
    const film = filmOf.get(item.bears ?? item.row);
    const why = film?.verdict?.why;
    // Whoever sees the film loses nothing by its captions' going to it.
    const see = captions ? new Set([...viewersNow(desired, fileOf(film)), ...viewersAfter(desired, film?.audience)]) : undefined;
    return [
      {
        id: `file:${item.id}`,
        action: 'close',
        target: `files/${item.id}`,
        name: item.name,
        reason: planMessage(captions ? 'film.captionsFollow' : 'film.notEntered'),
        before: { folder: folder.name },
        after: { folder: null },
        gains: [],
        loses: [...readersOf(state, folder.grants, desired.now)].filter((email) => !see?.has(email)),
        always: (captions || item.bears !== undefined) && why !== undefined && STATED.has(why),
        review: false,
        steps: [{ phase: 'withdraw', kind: 'file', file: item.id, to: { id: state.waitingRoom } }],
      },
    ];
  });
}
