/** A film or an example as a card: title, who, theme, length, captions, rooms, and why one can see it. */
import type { ComponentChild } from 'preact';
import type { FilmView } from '../../contract/staff.ts';
import { hostOf } from '../../domain/link.ts';
import { Chip } from '../kit/components/chip.tsx';
import { useSpeech } from '../kit/language.ts';
import { FilmStatus } from '../kit/states.tsx';
import { useStaff } from './asked.ts';
import { type Entry, type Found, idOf, thingOf } from './catalogue.ts';
import { Cover } from './cover.tsx';
import { Link } from './link.tsx';
import { monthText, secondsText, toneOf } from './shown.ts';
import { useWords } from './words.ts';

export function Card({ found: { entry, marks } }: { found: Found }) {
  const { say, lang } = useSpeech();
  const w = useWords();
  const { view, fresh } = useStaff();
  const thing = thingOf(entry);
  const { film } = entry;
  const from = film && thing.exampleFrom === '' ? film.lecturers.join(', ') : thing.exampleFrom;
  const line = [from, thing.theme, film ? monthText(film.date, lang) : hostOf(entry.link?.link ?? '')].filter(
    (text) => text !== '' && text,
  );
  return (
    <li class="film-card">
      <div class={`still tone${toneOf(thing.theme, view.themes)}`} aria-hidden="true">
        <Cover id={idOf(entry)} theme={thing.theme} who={from ?? ''} />
        <span>{kindText(entry, w)}</span>
        {film && film.seconds !== null ? <span>{secondsText(film.seconds, w)}</span> : entry.link && <span>{w.link}</span>}
      </div>
      <div class="film-words">
        <h2 lang={film?.language.startsWith('eng') ? 'en' : 'sv'}>
          <Link to={{ kind: 'film', id: idOf(entry) }}>
            <Marked text={thing.title} marks={marks} />
          </Link>
        </h2>
        <p class="soft">{line.join(' · ')}</p>
        <p class="unseen">
          {kindText(entry, w)}
          {film && film.seconds !== null && `, ${secondsText(film.seconds, w)}`}
        </p>
        <p class="chips">
          {fresh.has(idOf(entry)) && <span class="chip new">{w.fresh}</span>}
          {film?.captions && (
            <Chip mood="good" sign="">
              {w.hasCaptions}
            </Chip>
          )}
          {film && film.questions !== '' && <Chip mood="quiet">{w.hasQuestions}</Chip>}
          {film && film.status !== '' && !film.shared && <Standing status={film.status} />}
        </p>
        <p class="because soft">
          {film && view.coordinates ? shownIn(film, w) : say(thing.because)}{' '}
          {film && film.until !== '' && w.until(monthText(film.until, lang, true))}
        </p>
      </div>
    </li>
  );
}

/** A film that the workbook shares, and that nobody sees before the changes are carried out. */
const isSoon = (status: FilmView['status']): boolean => status === 'delad' || status === 'delad i vissa rum';

/** How a film stands that is not shown. */
export function Standing({ status }: { status: Exclude<FilmView['status'], ''> }) {
  const w = useWords();
  return isSoon(status) ? <Chip mood="waiting">{w.soon}</Chip> : <FilmStatus status={status} />;
}

/** The rooms that show a film, or who sees it instead. */
export const shownIn = ({ rooms, status }: FilmView, w: ReturnType<typeof useWords>): string =>
  rooms.length > 0 ? rooms.map((room) => room.name).join(', ') : isSoon(status) ? w.soonShown : w.notShared;

export function kindText(entry: Entry, w: ReturnType<typeof useWords>): string {
  const thing = thingOf(entry);
  if (entry.link || thing.exampleFrom !== '') return w.exampleFrom(thing.exampleFrom);
  const part = entry.film.part;
  return part ? `${w.lecture} · ${w.part(part.number, part.of)}` : w.lecture;
}

function Marked({ text, marks }: { text: string; marks: Found['marks'] }) {
  if (marks.length === 0) return <>{text}</>;
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
