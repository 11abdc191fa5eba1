/** "Det här följer": the effect of an edit, asked of the server while the form is filled in. Nothing is written. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WhatIf } from '../../../contract/api.ts';
import type { Following } from '../../../contract/edits.ts';
import type { Edit } from '../../../domain/edits/edits.ts';
import { useRead } from '../../kit/asking.ts';
import { Banner } from '../../kit/components/banner.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { longDay } from '../../kit/days.ts';
import { useSpeech } from '../../kit/language.ts';
import { useSidebar } from './context.ts';

const PAUSE_MS = 350;
const NAMED = 8;

export function Follows({ edits, title }: { edits: readonly Edit[]; title?: string }) {
  const { w } = useSpeech();
  const key = JSON.stringify(edits);
  const [asked, setAsked] = useState(edits);
  useEffect(() => {
    const pause = setTimeout(() => setAsked(edits), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [key]);
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    if (!content.current) return;
    const watch = new ResizeObserver(() => setScrolls((box.current?.scrollHeight ?? 0) > (box.current?.clientHeight ?? 0)));
    watch.observe(content.current);
    return () => watch.disconnect();
  }, []);
  return (
    <section class="follows" aria-live="polite" aria-label={title ?? w.follows} tabIndex={scrolls ? 0 : undefined} ref={box}>
      <div ref={content}>
        <h4>{title ?? w.follows}</h4>
        <Answer edits={asked} />
      </div>
    </section>
  );
}

function Answer({ edits }: { edits: readonly Edit[] }) {
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'whatIf', edits: [...edits] }, version);
  return (
    <Ready loaded={loaded} lines={2}>
      {(whatIf) => <Consequences whatIf={whatIf} />}
    </Ready>
  );
}

export function Consequences({ whatIf }: { whatIf: WhatIf }) {
  const { w, say, lang } = useSpeech();
  const { overview } = useSidebar();
  if (whatIf.problem) return <p>{say(whatIf.problem)}</p>;
  const { films, closed, extended, later } = whatIf;
  const day = (date: string): string => (date === '' ? '' : longDay(date, lang, overview.date));
  const nothing = [films, closed, extended, whatIf.people, whatIf.mails, later].every((list) => list.length === 0);
  return (
    <>
      {nothing && <p>{whatIf.changes === 0 ? w.followsNothing : w.followsChanges(whatIf.changes)}</p>}
      {films.length + closed.length + extended.length > 0 && (
        <ul class="bare">
          {films.map((film) => (
            <li key={film.id}>{w.maySee(film.title, film.people, film.rooms, day(film.until))}</li>
          ))}
          {closed.map((film) => (
            <li key={film.id}>{w.filmCloses(film.title, film.people)}</li>
          ))}
          {extended.map((film) => (
            <li key={film.id}>{w.filmUntil(film.title, day(film.until), day(film.before))}</li>
          ))}
        </ul>
      )}
      <People following={whatIf} />
      {later.map((one) => (
        <section key={one.day}>
          <h5>{day(one.day)}</h5>
          <People following={one} />
        </section>
      ))}
      {whatIf.guardTripped && <Banner mood="care">{w.guardWould}</Banner>}
    </>
  );
}

/** Who gains and loses, and who is mailed. */
function People({ following: { people, mails } }: { following: Following }) {
  const { w, say } = useSpeech();
  if (people.length + mails.length === 0) return null;
  return (
    <ul class="bare">
      {people.slice(0, NAMED).map((person) => (
        <li key={person.email}>
          <span class="strong">{person.name}</span>
          <ul class="signed">
            {person.gains.map((gain) => (
              <Signed key={gain.sv} sign="+" text={say(gain)} />
            ))}
            {person.loses.map((loss) => (
              <Signed key={loss.sv} sign="−" text={say(loss)} />
            ))}
          </ul>
        </li>
      ))}
      {people.length > NAMED && <li class="soft">{w.andMorePeople(people.length - NAMED)}</li>}
      {mails.length > 0 && (
        <li>
          <span aria-hidden="true">✉ </span>
          {w.mailsTo(mails)}
        </li>
      )}
    </ul>
  );
}

/** A sentence with + or − before it; it says itself whether something is gained or lost. */
function Signed({ sign, text }: { sign: string; text: string }) {
  return (
    <li>
      <span aria-hidden="true" class="sign">
        {sign}
      </span>
      {text}
    </li>
  );
}
