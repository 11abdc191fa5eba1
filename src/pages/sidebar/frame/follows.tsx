/** "Det här följer": what an edit would lead to, asked of the server while the form is filled in. Nothing is written. */
import { useEffect, useState } from 'preact/hooks';
import type { WhatIf } from '../../../contract/api.ts';
import type { Edit } from '../../../domain/edits/edits.ts';
import { useRead } from '../../kit/asking.ts';
import { Banner } from '../../kit/components/banner.tsx';
import { Ready } from '../../kit/components/loading.tsx';
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
  return (
    <section class="follows" aria-live="polite">
      <h4>{title ?? w.follows}</h4>
      <Answer edits={asked} />
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
  const { w, say } = useSpeech();
  const { overview } = useSidebar();
  if (whatIf.problem) return <p>{say(whatIf.problem)}</p>;
  const people = whatIf.people.filter((person) => person.gains.length + person.loses.length > 0);
  const mailed = whatIf.mails.map((email) => overview.people.find(([one]) => one === email)?.[1] ?? email);
  const nothing = people.length === 0 && whatIf.films.length === 0 && whatIf.mails.length === 0;
  return (
    <>
      {nothing && <p>{whatIf.changes === 0 ? w.followsNothing : w.followsChanges(whatIf.changes)}</p>}
      <ul class="bare">
        {whatIf.films.map((film) => (
          <li key={film.id}>{w.maySee(film.title, film.people, film.rooms)}</li>
        ))}
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
        {mailed.length > 0 && (
          <li>
            <span aria-hidden="true">✉ </span>
            {w.mailsTo(mailed)}
          </li>
        )}
      </ul>
      {whatIf.guardTripped && <Banner mood="care">{w.guardWould}</Banner>}
    </>
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
