/** The catalogue: a search field, choices with their counts, and what is left. */
import { useMemo, useRef, useState } from 'preact/hooks';
import { languageWord } from '../../messages/words.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import { Empty } from '../kit/components/empty.tsx';
import { useSpeech } from '../kit/language.ts';
import { useStaff } from './asked.ts';
import { Card } from './card.tsx';
import {
  anyFilter,
  closedBy,
  type Entry,
  entriesOf,
  type Filters,
  type Found,
  foundBy,
  indexOf,
  noFilters,
  passes,
  thingOf,
  valuesOf,
} from './catalogue.ts';
import { AskLink } from './closed.tsx';
import { Link } from './link.tsx';
import { useWords } from './words.ts';

/** Max cards at first: a phone need not draw hundreds. */
const FIRST = 24;
/** Themes and rooms that have a chip of their own; the rest are in the lists. */
const CHIPS = 3;

/** What was chosen stays while one looks at a film and comes back. */
let chosen: Filters = noFilters;

export function List({ query: asked, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const w = useWords();
  const { view, fresh } = useStaff();
  const [query, setQuery] = useState(asked);
  const [filters, setFilters] = useState(chosen);
  const [shown, setShown] = useState(FIRST);
  const field = useRef<HTMLInputElement>(null);
  const entries = useMemo(() => entriesOf(view), [view]);
  const index = useMemo(() => indexOf(entries), [entries]);
  const met = useMemo(() => foundBy(index, entries, query), [index, entries, query]);
  const hits = met.filter(({ entry }) => passes(entry, filters, fresh));
  const closed = useMemo(() => closedBy(view.closed, query), [view, query]);
  const seek = (text: string): void => {
    setQuery(text);
    setShown(FIRST);
    onQuery(text.trim());
  };
  const choose = (next: Filters): void => {
    chosen = next;
    setFilters(next);
    setShown(FIRST);
  };
  const clear = (): void => {
    choose(noFilters);
    seek('');
    field.current?.focus();
  };
  const narrowed = query.trim() !== '' || anyFilter(filters);
  return (
    <>
      <h1 class="unseen" tabIndex={-1}>
        {w.filmsFor(view.municipality)}
      </h1>
      {view.waiting > 0 && (
        <Banner mood="care">
          <p>{w.waitsForYou(view.waiting)}</p>
          <Link to={{ kind: 'decide' }} class="button">
            {w.deciding}
          </Link>
        </Banner>
      )}
      {entries.length > 0 && (
        <>
          <search class="seek">
            <label class="unseen" for="seek">
              {w.search}
            </label>
            <svg class="glass" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
              <circle cx="8.5" cy="8.5" r="5.5" />
              <path d="M12.7 12.7 17.5 17.5" />
            </svg>
            <input
              ref={field}
              id="seek"
              type="search"
              autocomplete="off"
              spellcheck={false}
              placeholder={w.searchHint}
              value={query}
              onInput={(event) => seek(event.currentTarget.value)}
            />
            <span class="soft hits" role="status">
              {narrowed ? w.hits(hits.length) : ''}
            </span>
          </search>
          <Choices met={met} filters={filters} fresh={fresh} onChoose={choose} />
        </>
      )}
      {hits.length > 0 && (
        <ul class="bare film-cards">
          {hits.slice(0, shown).map((found) => (
            <Card key={(found.entry.film ?? found.entry.link).id} found={found} />
          ))}
        </ul>
      )}
      {hits.length > shown && <More left={hits.length - shown} onMore={() => setShown(shown + FIRST)} />}
      {entries.length === 0 && <Nothing />}
      {entries.length > 0 && hits.length === 0 && (
        <div class="empty">
          <p class="strong">{w.noHits(query.trim())}</p>
          <p class="soft">{w.noHitsText}</p>
          <Button onPress={clear}>{w.clearSearch}</Button>
        </div>
      )}
      {closed.length > 0 && (
        <section class="closed-films">
          <p>{w.closedLead}</p>
          <ul class="bare">
            {closed.map(({ id, title }) => (
              <li key={id}>
                <Link to={{ kind: 'film', id }}>{w.closed(title)}</Link> <AskLink title={title} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function More({ left, onMore }: { left: number; onMore: () => void }) {
  const { w, number } = useSpeech();
  return (
    <p class="more">
      <Button onPress={onMore}>{w.showMore(number(left))}</Button>
    </p>
  );
}

function Nothing() {
  const w = useWords();
  const { view } = useStaff();
  if (!view.known) return <Empty title={w.unknownTitle}>{w.unknownText(view.contact.name, view.email)}</Empty>;
  return <Empty title={w.noneTitle}>{w.noneText(view.contact.name)}</Empty>;
}

interface ChoicesProps {
  met: readonly Found[];
  filters: Filters;
  fresh: ReadonlySet<string>;
  onChoose: (filters: Filters) => void;
}

/** Chips for the likeliest choices, each with how many it would leave; the rest as lists. */
function Choices({ met, filters, fresh, onChoose }: ChoicesProps) {
  const w = useWords();
  const [more, setMore] = useState(false);
  const entries = met.map(({ entry }) => entry);
  const count = (next: Partial<Filters>): number => entries.filter((entry) => passes(entry, { ...filters, ...next }, fresh)).length;
  const themes = valuesOf(entries, (entry) => thingOf(entry).theme);
  const chip = (label: string, on: boolean, next: Partial<Filters>, off: Partial<Filters>) => {
    const left = count(next);
    if (left === 0 && !on) return null;
    return (
      <button
        key={label}
        type="button"
        class="choice-chip"
        aria-pressed={on}
        onClick={() => onChoose({ ...filters, ...(on ? off : next) })}
      >
        {label} <span class="count">{left}</span>
      </button>
    );
  };
  const chipped = [...new Set([...(filters.theme === '' ? [] : [filters.theme]), ...themes])].slice(0, CHIPS);
  return (
    <fieldset class="choose" aria-label={w.filters}>
      {chip(w.fresh, filters.fresh, { fresh: true }, { fresh: false })}
      {chipped.map((theme) => chip(theme, filters.theme === theme, { theme }, { theme: '' }))}
      {chip(w.short, filters.length === 'short', { length: 'short' }, { length: '' })}
      {chip(w.captions, filters.captions, { captions: true }, { captions: false })}
      {chip(w.examples, filters.example, { example: true }, { example: false })}
      <button type="button" class="choice-chip plain" aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? w.fewerFilters : w.moreFilters}
      </button>
      {anyFilter(filters) && (
        <button type="button" class="choice-chip plain" onClick={() => onChoose(noFilters)}>
          {w.clear}
        </button>
      )}
      {more && <Lists entries={entries} filters={filters} count={count} onChoose={onChoose} />}
    </fieldset>
  );
}

function Lists({
  entries,
  filters,
  count,
  onChoose,
}: {
  entries: readonly Entry[];
  filters: Filters;
  count: (next: Partial<Filters>) => number;
  onChoose: (filters: Filters) => void;
}) {
  const { lang } = useSpeech();
  const w = useWords();
  const lengths = [
    ['short', w.short],
    ['middle', w.middle],
    ['long', w.long],
  ] as const;
  const lists: [keyof Filters, string, readonly (readonly [string, string])[]][] = [
    ['theme', w.theme, same(valuesOf(entries, (entry) => thingOf(entry).theme))],
    ['room', w.room, same(valuesOf(entries, (entry) => thingOf(entry).rooms.map((room) => room.name)))],
    ['length', w.length, lengths],
    ['language', w.language, valuesOf(entries, (entry) => entry.film?.language ?? '').map((value) => [value, languageWord(value, lang)])],
    ['year', w.year, same(valuesOf(entries, (entry) => entry.film?.date.slice(0, 4) ?? '').sort().reverse())], // biome-ignore format: one line
  ];
  return (
    <div class="lists">
      {lists.map(([name, label, values]) => (
        <div class="field" key={name}>
          <label for={`choose-${name}`}>{label}</label>
          <select
            id={`choose-${name}`}
            value={String(filters[name])}
            onChange={(event) => onChoose({ ...filters, [name]: event.currentTarget.value })}
          >
            <option value="">{w.all}</option>
            {values.map(([value, text]) => (
              <option key={value} value={value}>
                {text} ({count({ [name]: value })})
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}

const same = (values: readonly string[]): [string, string][] => values.map((value) => [value, value]);
