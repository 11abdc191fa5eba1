/** Proposals that wait for a lead's or a coordinator's word: look, then approve, ask or decline. */

import { useState } from 'preact/hooks';
import type { StaffAnswers, WaitingView } from '../../contract/staff.ts';
import { fileLink, hostOf } from '../../domain/link.ts';
import type { Words } from '../../domain/message.ts';
import type { Decision } from '../../domain/recordings/examples.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import { Empty } from '../kit/components/empty.tsx';
import { Field, Tick } from '../kit/components/field.tsx';
import { InlineForm } from '../kit/components/form.tsx';
import { Ready } from '../kit/components/loading.tsx';
import { useSpeech } from '../kit/language.ts';
import { isProblem, staffDo } from '../kit/server.ts';
import { useStaff, useStaffRead } from './asked.ts';
import { Outward } from './link.tsx';
import { useWords } from './words.ts';

interface Decided {
  readonly id: string;
  readonly text: string;
  /** An approval can be taken back. */
  readonly approved: boolean;
}

export function Deciding() {
  const { say } = useSpeech();
  const w = useWords();
  const { version, view, refresh } = useStaff();
  const loaded = useStaffRead({ kind: 'deciding' }, version);
  const [decided, setDecided] = useState<Decided>();
  const [problem, setProblem] = useState<Words>();
  const takeBack = (id: string): void => {
    setProblem(undefined);
    void staffDo({ kind: 'takeBack', id }).then((answer) => {
      if (isProblem(answer)) setProblem(answer.problem);
      else setDecided({ id: '', text: w.tookBack, approved: false });
      refresh();
    });
  };
  return (
    <article class="film-page">
      <h1 tabIndex={-1}>{w.deciding}</h1>
      <p>{w.decidingText}</p>
      {decided && (
        <div tabIndex={-1} class="confirmation" key={decided.text} ref={(place) => place?.focus()}>
          <Banner mood="good">
            <p role="status">
              <span aria-hidden="true">✓ </span>
              {decided.text}
            </p>
            {decided.approved && <Button onPress={() => takeBack(decided.id)}>{w.takeBack}</Button>}
            {decided.approved && view.coordinates && (
              <a class="button" href={`${view.page}?sida=plan`} target="_top">
                {w.coordinate}
              </a>
            )}
          </Banner>
        </div>
      )}
      {problem && (
        <Banner mood="stop" alert>
          <p>{say(problem)}</p>
        </Banner>
      )}
      <Ready loaded={loaded}>
        {({ waiting, withCoordinators, rooms }) => (
          <>
            {withCoordinators > 0 && <p class="soft">{w.withCoordinators(withCoordinators)}</p>}
            {waiting.length === 0 ? (
              <Empty title={w.decidingEmpty} />
            ) : (
              <ul class="bare proposals">
                {waiting.map((one) => (
                  <Waiting
                    key={one.id}
                    proposal={one}
                    rooms={rooms}
                    onDecided={(text, approved) => {
                      setDecided({ id: one.id, text, approved });
                      refresh();
                    }}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Ready>
    </article>
  );
}

interface WaitingProps {
  proposal: WaitingView;
  rooms: StaffAnswers['deciding']['rooms'];
  onDecided: (text: string, approved: boolean) => void;
}

function Waiting({ proposal, rooms, onDecided }: WaitingProps) {
  const w = useWords();
  const [open, setOpen] = useState<Decision>();
  const choices: [Decision, string][] = [
    ['godkänd', w.approve],
    ['fråga', w.question],
    ['avböjd', w.decline],
  ];
  return (
    <li class="proposal">
      <h2>{proposal.title}</h2>
      <p class="soft">
        {w.sentBy(proposal.from, proposal.unit)}
        {proposal.theme !== '' && ` · ${proposal.theme}`}
      </p>
      {proposal.text !== proposal.title && proposal.text !== '' && <p class="lines">{proposal.text}</p>}
      {proposal.link !== '' && (
        <p>
          <Outward href={proposal.link}>{w.openLink(hostOf(proposal.link) ?? '')}</Outward>
        </p>
      )}
      {proposal.isFile && (
        <p class="soft">
          {proposal.file === '' ? w.notArrived : <Outward href={fileLink(proposal.file)}>{w.seeFile}</Outward>}
          {proposal.children && ` ${w.childrenSeen}`}
        </p>
      )}
      <div class="buttons">
        {choices.map(([decision, label]) => (
          <Button
            key={decision}
            look={decision === 'godkänd' ? 'act' : 'plain'}
            expanded={open === decision}
            about={`– ${proposal.title}`}
            onPress={() => setOpen(open === decision ? undefined : decision)}
          >
            {label}
          </Button>
        ))}
      </div>
      {open && (
        <Ruling key={open} decision={open} proposal={proposal} rooms={rooms} onCancel={() => setOpen(undefined)} onDecided={onDecided} />
      )}
    </li>
  );
}

function Ruling({ decision, proposal, rooms, onCancel, onDecided }: WaitingProps & { decision: Decision; onCancel: () => void }) {
  const w = useWords();
  const { view } = useStaff();
  const [answer, setAnswer] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [consentUntil, setConsentUntil] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const titles = { godkänd: w.approve, fråga: w.question, avböjd: w.decline };
  const saves = { godkänd: w.approveSave, fråga: w.questionSave, avböjd: w.declineSave };
  const approves = decision === 'godkänd';
  const wrongDay =
    !approves || !proposal.children
      ? undefined
      : consentUntil === ''
        ? w.consentMissing
        : consentUntil < view.date
          ? w.consentPassed
          : undefined;
  const save = (): void => {
    setTried(true);
    if (wrongDay !== undefined) return;
    setBusy(true);
    setProblem(undefined);
    void staffDo({ kind: 'decide', id: proposal.id, decision, answer, rooms: [...chosen], consentUntil }).then((done) => {
      setBusy(false);
      if (isProblem(done)) setProblem(done.problem);
      else if (decision === 'godkänd')
        onDecided([w.approved(proposal.title), proposal.isFile && w.approvedFile, done.mailed && w.told].filter(Boolean).join(' '), true);
      else onDecided(done.mailed ? (decision === 'fråga' ? w.asked : w.declined) : w.notMailed, false);
    });
  };
  return (
    <InlineForm title={titles[decision]} save={saves[decision]} onSave={save} onCancel={onCancel} busy={busy} problem={problem}>
      {approves ? (
        <>
          <fieldset class="field">
            <legend>{w.whichRooms}</legend>
            {rooms.map((room) => (
              <Tick
                key={room.id}
                label={`${room.name} (${w.people(room.people)})`}
                value={chosen.includes(room.id)}
                onValue={(on) => setChosen(on ? [...chosen, room.id] : chosen.filter((one) => one !== room.id))}
              />
            ))}
          </fieldset>
          {proposal.children && (
            <Field
              type="date"
              label={w.consent}
              hint={w.consentHint}
              value={consentUntil}
              onValue={setConsentUntil}
              min={view.date}
              required
              error={tried || consentUntil !== '' ? wrongDay : undefined}
            />
          )}
        </>
      ) : (
        <Field label={w.toSender} hint={decision === 'avböjd' ? w.declineHint : undefined} value={answer} onValue={setAnswer} long />
      )}
    </InlineForm>
  );
}
