/** "Dags att pröva gallring": what the municipality's rule says it is time to try. Decisions are recorded; nothing is deleted. */
import { useState } from 'preact/hooks';
import type { RetentionFilm, RetentionView } from '../../../contract/permits.ts';
import type { Words } from '../../../domain/message.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Empty } from '../../kit/components/empty.tsx';
import { Choices, Field } from '../../kit/components/field.tsx';
import { InlineForm } from '../../kit/components/form.tsx';
import { ProblemBox, Ready } from '../../kit/components/loading.tsx';
import { dayText } from '../../kit/days.ts';
import { useInPlace } from '../../kit/in-place.ts';
import { useSpeech } from '../../kit/language.ts';
import { act, isProblem } from '../../kit/server.ts';
import { usePermitWords } from '../../words/permit-pages.ts';
import { type Closing, useSidebar } from '../frame/context.ts';
import { GoTo } from '../today/task.tsx';

export function Retention() {
  const { version } = useSidebar();
  return <Ready loaded={useRead({ kind: 'retention' }, version)}>{(view) => <Proposals view={view} />}</Ready>;
}

export function Proposals({ view }: { view: RetentionView }) {
  const p = usePermitWords();
  return (
    <>
      <section>
        <h2 class="unseen">{p.retentionTitle}</h2>
        <p>{p.retentionText}</p>
        {view.months !== null && (
          <>
            <p class="soft">
              {p.rule}: {view.rule === '' ? p.noRule : view.rule}
            </p>
            <p class="soft">{p.monthsLine(view.months)}</p>
            {view.decider !== '' && <p class="soft">{p.decides(view.decider)}</p>}
          </>
        )}
      </section>
      {view.months === null ? (
        <>
          <Empty title={p.noMonths}>{p.noMonthsText}</Empty>
          {view.monthsRow > 0 && <GoTo table="settings" row={view.monthsRow} field="value" about={p.toMonths} />}
        </>
      ) : view.due.length === 0 ? (
        <Empty title={p.nothingDue} />
      ) : (
        <ul class="bare tasks">
          {view.due.map((film) => (
            <DueCard key={film.id} film={film} decider={view.decider} />
          ))}
        </ul>
      )}
      {view.toDelete.length > 0 && (
        <section>
          <h2>{p.decidedTitle}</h2>
          <p class="soft">{p.decidedText}</p>
          <ul class="bare tasks">
            {view.toDelete.map((film) => (
              <li key={film.id} class="task">
                <h3>{film.title}</h3>
                <InDrive link={film.link} about={film.title} />
                <TakeBack recording={film.id} about={film.title} decider={view.decider} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.kept.length > 0 && (
        <details>
          <summary>{`${p.keep} (${view.kept.length})`}</summary>
          <ul class="bare">
            {view.kept.map((film) => (
              <li key={film.id}>
                {film.title} <TakeBack recording={film.id} about={film.title} decider={view.decider} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export function InDrive({ link, about }: { link: string; about: string }) {
  const p = usePermitWords();
  return (
    <a class="button quiet" href={link} target="_blank" rel="noreferrer">
      {p.openInDrive}
      <span class="unseen"> – {about}</span>
    </a>
  );
}

function DueCard({ film, decider }: { film: RetentionFilm; decider: string }) {
  const p = usePermitWords();
  const { say, lang, number } = useSpeech();
  const { overview } = useSidebar();
  const form = useInPlace();
  return (
    <li class="task">
      <h3>{film.title}</h3>
      <p class="soft">{film.lecturers.join(', ')}</p>
      <p>{p.dueSince(dayText(film.due, lang, overview.date), film.days)}</p>
      <p class="soft">
        {say(film.because)} {p.stillSeen(film.people, number(film.people))}
      </p>
      {form.open ? (
        <DecisionForm film={film} decider={decider} onClose={form.close} />
      ) : (
        <>
          <Button buttonRef={form.button} expanded={false} onPress={form.show} about={`– ${film.title}`}>
            {p.record}
          </Button>
          <InDrive link={film.link} about={film.title} />
        </>
      )}
    </li>
  );
}

function DecisionForm({ film, decider, onClose }: { film: RetentionFilm; decider: string; onClose: Closing }) {
  const p = usePermitWords();
  const decide = useDecision(onClose);
  const [decision, setDecision] = useState('');
  const [who, setWho] = useState(decider);
  const [tried, setTried] = useState(false);
  const onSave = (): void => {
    setTried(true);
    if ((decision === 'bevara' || decision === 'radera') && who.trim() !== '') decide.send(film.id, decision, who, p.savedDecision);
  };
  return (
    <InlineForm
      title={p.record}
      save={p.saveDecision}
      onSave={onSave}
      onCancel={() => onClose()}
      busy={decide.busy}
      problem={decide.problem}
    >
      <Choices
        label={p.whatDecided}
        value={decision}
        onValue={setDecision}
        choices={[
          { value: 'bevara', label: p.keep, note: p.keepNote },
          { value: 'radera', label: p.remove, note: p.removeNote },
        ]}
      />
      {tried && decision === '' && (
        <p class="wrong" role="alert">
          <span aria-hidden="true">▲ </span>
          {p.needDecision}
        </p>
      )}
      <Field label={p.whoDecided} value={who} onValue={setWho} required error={tried && who.trim() === '' ? p.needDecider : undefined} />
    </InlineForm>
  );
}

/** A decision made by mistake, or changed: the film is proposed again. */
function TakeBack({ recording, about, decider }: { recording: string; about: string; decider: string }) {
  const p = usePermitWords();
  const { w } = useSpeech();
  const { overview } = useSidebar();
  const decide = useDecision(() => {});
  return (
    <>
      <Button
        look="quiet"
        busy={decide.busy}
        about={`– ${about}`}
        onPress={() => decide.send(recording, '', decider || overview.userName, w.undone)}
      >
        {p.takeBack}
      </Button>
      {decide.problem && <ProblemBox problem={decide.problem} />}
    </>
  );
}

function useDecision(onClose: Closing) {
  const { saved } = useSidebar();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const send = (recording: string, decision: 'bevara' | 'radera' | '', decider: string, text: string): void => {
    setBusy(true);
    setProblem(undefined);
    void act({ kind: 'disposal', recording, decision, decider }).then((answer) => {
      setBusy(false);
      if (isProblem(answer)) {
        setProblem(answer.problem);
        return;
      }
      onClose(true);
      saved(text, []);
    });
  };
  return { busy, problem, send };
}
