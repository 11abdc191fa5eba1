/** Searching and choosing among what one may see, in the browser: all of it is here already. */

import type { CatalogueView, FilmView, LinkView } from '../../contract/staff.ts';
import { buildIndex, type Hit, type Index, search } from '../../domain/search/search.ts';
import { keep, kept } from '../kit/storage.ts';

/** A film, or an example that is a link. */
export type Entry = { readonly film: FilmView; readonly link?: undefined } | { readonly film?: undefined; readonly link: LinkView };

export const idOf = (entry: Entry): string => (entry.film ? entry.film.id : entry.link.id);
export const thingOf = (entry: Entry): FilmView | LinkView => entry.film ?? entry.link;

/** Newest first; links, which have no date of their own, last. */
export const entriesOf = ({ films, links }: CatalogueView): Entry[] => [
  ...films.map((film): Entry => ({ film })),
  ...links.map((link): Entry => ({ link })),
];

/** The first field is the title: its marks are shown. */
export function indexOf(entries: readonly Entry[]): Index {
  return buildIndex(
    entries.map((entry) => {
      const thing = thingOf(entry);
      const film = entry.film;
      return {
        id: idOf(entry),
        fields: [
          { text: thing.title, weight: 4 },
          { text: film ? film.lecturers.join(' ') : thing.exampleFrom, weight: 2 },
          { text: [thing.theme, film?.series ?? '', thing.exampleFrom].join(' '), weight: 2 },
          { text: film ? `${film.description} ${film.questions}` : entry.link.text, weight: 1 },
          { text: thing.rooms.map((room) => room.name).join(' '), weight: 0.5 },
        ],
      };
    }),
  );
}

export interface Filters {
  readonly fresh: boolean;
  readonly example: boolean;
  readonly captions: boolean;
  readonly theme: string;
  readonly room: string;
  readonly language: string;
  readonly year: string;
  readonly length: '' | 'short' | 'middle' | 'long';
}
export const noFilters: Filters = {
  fresh: false,
  example: false,
  captions: false,
  theme: '',
  room: '',
  language: '',
  year: '',
  length: '',
};
export const anyFilter = (filters: Filters): boolean => JSON.stringify(filters) !== JSON.stringify(noFilters);

const SHORT = 15 * 60;
const LONG = 45 * 60;
const lengthOf = (film: FilmView | undefined): Filters['length'] =>
  !film || film.seconds === null ? '' : film.seconds < SHORT ? 'short' : film.seconds <= LONG ? 'middle' : 'long';

/** Whether an entry passes. A filter on what links have not lets none of them through. */
export function passes(entry: Entry, filters: Filters, fresh: ReadonlySet<string>): boolean {
  const thing = thingOf(entry);
  const { film } = entry;
  return (
    (!filters.fresh || fresh.has(idOf(entry))) &&
    (!filters.example || thing.exampleFrom !== '' || entry.link !== undefined) &&
    (!filters.captions || film?.captions === true) &&
    (filters.theme === '' || thing.theme === filters.theme) &&
    (filters.room === '' || thing.rooms.some((room) => room.name === filters.room)) &&
    (filters.language === '' || film?.language === filters.language) &&
    (filters.year === '' || film?.date.slice(0, 4) === filters.year) &&
    (filters.length === '' || lengthOf(film) === filters.length)
  );
}

export interface Found {
  readonly entry: Entry;
  /** Where the title met the query. */
  readonly marks: readonly { readonly from: number; readonly to: number }[];
}

/** What the query meets, best first; all, newest first, where there is none. */
export function foundBy(index: Index, entries: readonly Entry[], query: string): Found[] {
  if (query.trim() === '') return entries.map((entry) => ({ entry, marks: [] }));
  const byId = new Map(entries.map((entry) => [idOf(entry), entry]));
  return search(index, query).flatMap((hit: Hit): Found[] => {
    const entry = byId.get(hit.id);
    return entry ? [{ entry, marks: hit.marks.filter((mark) => mark.field === 0) }] : [];
  });
}

/** Closed films whose title the query meets; none while nothing is sought. */
export function closedBy(closed: CatalogueView['closed'], query: string): CatalogueView['closed'] {
  if (query.trim().length < 2) return [];
  const index = buildIndex(closed.map(({ id, title }) => ({ id, fields: [{ text: title, weight: 1 }] })));
  const hits = new Set(search(index, query).map((hit) => hit.id));
  return closed.filter(({ id }) => hits.has(id));
}

/** The values of a field that occur, the most usual first. */
export function valuesOf(entries: readonly Entry[], value: (entry: Entry) => string | readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const entry of entries) for (const one of [value(entry)].flat()) if (one !== '') counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'sv')).map(([one]) => one);
}

interface Seen {
  day: string;
  /** What was there before that day. */
  before: string[];
  all: string[];
}

/** What was not there at the last visit on an earlier day; this browser alone remembers. Nothing is new on the first visit. */
export function freshSince(view: CatalogueView): ReadonlySet<string> {
  const key = `delakultur.seen.${view.email}`;
  const all = entriesOf(view).map(idOf);
  let last: Seen | undefined;
  try {
    last = JSON.parse(kept(key) ?? 'null') ?? undefined;
  } catch {
    // Written by something else: as if it were the first visit.
  }
  const before = last === undefined ? all : last.day === view.date ? last.before : last.all;
  keep(key, JSON.stringify({ day: view.date, before, all } satisfies Seen));
  return new Set(all.filter((id) => !before.includes(id)));
}
