/** Which films lack captions, and since when. No law sets a number of days, so the municipality sets its own limit. */

import type { FilmFacts } from '../plan/access/film-facts.ts';
import type { Planned } from '../plan/plan.ts';
import type { Item } from '../plan/state.ts';
import { daysBetween, localDate } from '../time/dates.ts';

export interface Uncaptioned {
  readonly film: FilmFacts;
  /** Whole days since the film came to Drive; undefined where Drive does not say. */
  readonly days: number | undefined;
  /** Longer than the setting `captionDays` allows. */
  readonly late: boolean;
  /** Someone sees it, or will. */
  readonly shared: boolean;
}

/** Films without captions: the shared first, then those that have waited longest. A film decided to be deleted needs none. */
export function withoutCaptions({ desired, films }: Planned): Uncaptioned[] {
  const { timeZone, captionDays } = desired.config.settings;
  const captioned = captionsByFilm(desired.state.items.values());
  return films
    .flatMap((film): Uncaptioned[] => {
      if (!film.file || !film.row || film.row.disposal === 'radera' || hasCaptions(film, captioned)) return [];
      const days =
        film.file.created === undefined ? undefined : Math.max(0, daysBetween(localDate(film.file.created, timeZone), desired.today));
      const late = captionDays !== undefined && days !== undefined && days > captionDays;
      return [{ film, days, late, shared: film.audience !== undefined || film.currentAudience !== undefined }];
    })
    .sort((a, b) => Number(b.shared) - Number(a.shared) || (b.days ?? -1) - (a.days ?? -1));
}

/** Films that have captions by their row, or by a file that lies with them. */
export function withCaptions({ desired, films }: Planned): { readonly film: FilmFacts; readonly captions: Item | undefined }[] {
  const captioned = captionsByFilm(desired.state.items.values());
  return films.flatMap((film) => (film.file && hasCaptions(film, captioned) ? [{ film, captions: captioned.get(film.id) }] : []));
}

const hasCaptions = (film: FilmFacts, captioned: ReadonlyMap<string, Item>): boolean =>
  film.row?.captions === true || captioned.has(film.id);

function captionsByFilm(items: Iterable<Item>): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) if (item.kind === 'captions' && !item.trashed) found.set(item.row, item);
  return found;
}
