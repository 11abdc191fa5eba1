/** One permit: how it stands, its terms, its films and who else must allow them, the answer, and the letters. */

import type { PermitView } from '../../../contract/permits.ts';
import { readLink } from '../../../domain/link.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { dayText } from '../../kit/days.ts';
import { useInPlace } from '../../kit/in-place.ts';
import { useSpeech } from '../../kit/language.ts';
import { permitMoods } from '../../kit/states.tsx';
import { LecturersOf } from '../../question/permit-state.tsx';
import { usePermitWords } from '../../words/permit-pages.ts';
import { AnswerForm, RenewForm } from '../frame/answer.tsx';
import { useSidebar } from '../frame/context.ts';
import { useHead } from '../frame/head.ts';
import { GoTo } from '../today/task.tsx';

export function PermitPlace({ id }: { id: string }) {
  const { version } = useSidebar();
  return <Ready loaded={useRead({ kind: 'permit', id }, version)}>{(view) => <Permit view={view} />}</Ready>;
}

export function Permit({ view }: { view: PermitView }) {
  const p = usePermitWords();
  const { lang } = useSpeech();
  const { overview, open } = useSidebar();
  const answering = useInPlace();
  const renewing = useInPlace();
  const day = (date: string): string => dayText(date, lang, overview.date);
  const isOpen = view.state !== 'withdrawn';
  const renews = view.state === 'ending' || view.state === 'ended' || (view.state === 'yes' && view.to !== '');
  const waits = view.state === 'waiting' || view.widened.length > 0;
  useHead({
    title: view.lecturer === '' ? view.id : view.lecturer,
    text: p.number(view.id),
    chip: view.widened.length > 0 ? { mood: 'care', text: p.askAgainChip } : { mood: permitMoods[view.state], text: p.states[view.state] },
  });
  return (
    <>
      <section>
        <h2 class="unseen">{p.theAnswer}</h2>
        {view.widened.length > 0 && <p>{p.widened(view.widened.join(', '))}.</p>}
        <p class="soft">
          {[
            view.asked !== '' && view.askedAgain === '' && p.askedOn(day(view.asked)),
            view.answered !== '' && p.answeredOn(day(view.answered)),
            view.askedAgain !== '' && p.askedAgainOn(day(view.askedAgain)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {isOpen &&
          (answering.open ? (
            <AnswerForm
              permit={view.id}
              title={p.enterAnswer}
              onClose={answering.close}
              from={view.from}
              terms={view.terms}
              widened={view.widenedIds.map((id, at) => ({ id, name: view.widened[at] ?? id }))}
            />
          ) : (
            !renewing.open && (
              <Button look={waits ? 'act' : 'plain'} buttonRef={answering.button} expanded={false} onPress={answering.show}>
                {p.enterAnswer}
              </Button>
            )
          ))}
        {renews &&
          !answering.open &&
          (renewing.open ? (
            <RenewForm permit={view.id} title={p.renew} onClose={renewing.close} from={view.from} />
          ) : (
            <Button look={waits ? 'plain' : 'act'} buttonRef={renewing.button} expanded={false} onPress={renewing.show}>
              {p.renew}
            </Button>
          ))}
      </section>
      <section>
        <h2>{p.letters}</h2>
        <ul class="bare">
          {view.letters.map((what) => (
            <li key={what}>
              <Button
                look="quiet"
                mark={`letter ${what}`}
                onPress={() => open({ kind: 'letter', id: `${what}:${view.id}`, title: p.letter[what] })}
              >
                {p.letter[what]}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <Films view={view} />
      <Terms view={view} />
    </>
  );
}

function Films({ view }: { view: PermitView }) {
  const p = usePermitWords();
  const { say } = useSpeech();
  const { open } = useSidebar();
  return (
    <section>
      <h2>{p.films}</h2>
      {view.recordings.length === 0 && <p class="soft">{p.noFilms}</p>}
      <ul class="bare">
        {view.recordings.map((film) => (
          <li key={film.id} class="permit-film">
            <p class="strong">{film.title}</p>
            <p class="soft">{say(film.text)}</p>
            {film.all.length + film.missing > 1 && (
              <>
                <p>{p.all_}</p>
                <LecturersOf permits={film.all} />
              </>
            )}
            {film.missing > 0 && (
              <>
                <p class="soft">{p.missing(film.missing)}.</p>
                <Button
                  mark={`ask ${film.id}`}
                  onPress={() => open({ kind: 'ask', id: film.id, title: p.askTitle })}
                  about={`– ${film.title}`}
                >
                  {p.ask}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Terms({ view }: { view: PermitView }) {
  const p = usePermitWords();
  const { lang } = useSpeech();
  const { overview } = useSidebar();
  const day = (date: string): string => dayText(date, lang, overview.date);
  const { term } = p;
  const audience = view.audience.map((one) => (one === 'alla medarbetare' ? p.everyone : one)).join(', ');
  const lines: [string, string][] = [
    [term.audience, audience === '' ? p.nobody : audience],
    [term.external, view.external ? (p.yesNo.ja ?? '') : (p.yesNo.nej ?? '')],
    [term.from, view.from === '' ? '' : day(view.from)],
    [term.to, view.to === '' ? p.notSet : day(view.to)],
    [term.editing, p.yesNo[view.terms.editing] ?? ''],
    [term.credit, p.yesNo[view.terms.credit] ?? ''],
    [term.preview, p.yesNo[view.terms.preview] ?? ''],
    [term.approved, view.terms.preview === 'ja' || view.terms.approved !== '' ? (p.yesNo[view.terms.approved] ?? '') : ''],
    [term.basis, p.basisWords[view.basis] ?? p.notSet],
    [term.evidence, view.evidence === '' ? p.notSet : view.evidence],
    [term.withdrawn, view.withdrawn],
    [term.email, view.email === '' ? p.notSet : view.email],
  ];
  return (
    <section>
      <h2>{p.terms}</h2>
      <dl class="terms">
        {lines
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt class="soft">{label}</dt>
              <dd>
                {readLink(value) ? (
                  <a href={value} target="_blank" rel="noreferrer">
                    {value}
                  </a>
                ) : (
                  value
                )}
              </dd>
            </div>
          ))}
      </dl>
      <GoTo table="permits" row={view.row} field="" about={p.edit} look="quiet" />
    </section>
  );
}
