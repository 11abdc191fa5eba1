/** One thing that waits: a sentence, what it means, and one button whose form opens in its place. */
import { useState } from 'preact/hooks';
import type { TaskView } from '../../../contract/overview.ts';
import type { Words } from '../../../domain/message.ts';
import type { OpenAction } from '../../../domain/tasks/today-permits.ts';
import { Button } from '../../kit/components/button.tsx';
import { Chip } from '../../kit/components/chip.tsx';
import { ProblemBox } from '../../kit/components/loading.tsx';
import { useInPlace } from '../../kit/in-place.ts';
import { useSpeech } from '../../kit/language.ts';
import { act, isProblem } from '../../kit/server.ts';
import { inBoth, type Vocabulary } from '../../words/all.ts';
import { usePermitWords } from '../../words/permit-pages.ts';
import { AnswerForm, RenewForm } from '../frame/answer.tsx';
import { type Closing, type Place, useSidebar } from '../frame/context.ts';
import { AppointForm } from '../networks/appoint.tsx';
import { MeetingForm, PlanMeetingForm } from '../networks/meeting.tsx';

export function TaskCard({ task }: { task: TaskView }) {
  const { w, say } = useSpeech();
  const { overview } = useSidebar();
  const form = useInPlace();
  return (
    <li class="task">
      <div class="task-head">
        <h3>{say(task.title)}</h3>
        <Chip mood={task.mood}>{say(task.chip)}</Chip>
      </div>
      <p class="soft">{say(task.text)}</p>
      {task.action.kind === 'cell' ? (
        <GoTo table={task.action.table} row={task.action.row} field={task.action.field} about={say(task.title)} />
      ) : task.action.kind === 'decide' ? (
        <Decide about={say(task.title)} />
      ) : task.action.kind === 'open' ? (
        <Lead task={task} action={task.action} />
      ) : form.open ? (
        <TaskForm task={task} onClose={form.close} />
      ) : (
        <Button onPress={form.show} expanded={false} buttonRef={form.button} about={`– ${say(task.title)}`}>
          {buttonText(task, w, overview.words.ambassador)}
        </Button>
      )}
    </li>
  );
}

function buttonText({ action }: TaskView, w: Vocabulary, ambassador: string): string {
  switch (action.kind) {
    case 'answer':
      return w.enterAnswer;
    case 'renew':
      return w.renew;
    case 'appoint':
      return w.appoint(ambassador);
    case 'meeting':
      return w.showSilentUnits;
    case 'plan-meeting':
      return w.suggestTime;
    case 'open':
    case 'decide':
    case 'cell':
      return w.goToRow;
  }
}

function TaskForm({ task: { action }, onClose }: { task: TaskView; onClose: Closing }) {
  const { w } = useSpeech();
  const { overview } = useSidebar();
  switch (action.kind) {
    case 'answer':
      return <AnswerForm permit={action.permit} title={w.enterAnswer} onClose={onClose} />;
    case 'renew':
      return <RenewForm permit={action.permit} title={w.renew} onClose={onClose} />;
    case 'appoint':
      return <AppointForm unit={action.unit} onClose={onClose} />;
    case 'meeting':
      return <MeetingForm meeting={action.meeting} title={w.answers} onClose={onClose} />;
    case 'plan-meeting':
      return (
        <PlanMeetingForm
          network={action.network}
          name={overview.networks.find((one) => one.id === action.network)?.name ?? action.network}
          onClose={onClose}
        />
      );
    case 'open':
    case 'decide':
    case 'cell':
      return null;
  }
}

/** Colleagues' examples are decided on the staff page. */
function Decide({ about }: { about: string }) {
  const { w } = useSpeech();
  const { overview } = useSidebar();
  if (overview.staffPage === '') return <p class="soft">{w.noStaffPage}</p>;
  return (
    <a
      class="button"
      href={`${overview.staffPage}?visa=beslut`}
      target={overview.place === 'web' ? '_top' : '_blank'}
      rel="noopener"
      aria-label={`${w.decide} – ${about}`}
    >
      {w.decide}
    </a>
  );
}

/** A task that has a place of its own. */
function Lead({ task, action }: { task: TaskView; action: OpenAction }) {
  const { say } = useSpeech();
  const p = usePermitWords();
  const { open } = useSidebar();
  const { place, id } = action;
  const text = {
    permit: p.askAgainChip,
    approval: p.openPermit,
    permits: p.askLecturers,
    ask: p.ask,
    captions: p.addCaptions,
    retention: p.record,
  }[place];
  const titles = { permits: p.permits, captions: p.captions, retention: p.retentionTitle };
  const leadsTo = (): Place => {
    if (place === 'permit' || place === 'approval') return { kind: 'permit', id, title: say(task.title) };
    return place === 'ask' ? { kind: place, id, title: p.askTitle } : { kind: place, id: '', title: titles[place] };
  };
  return (
    <Button mark={task.id} about={`– ${say(task.title)}`} onPress={() => open(leadsTo())}>
      {text}
    </Button>
  );
}

/** Moves the sheet to a row, or says why it could not. */
export function GoTo({
  table,
  row,
  field,
  about,
  look = 'plain',
}: {
  table: string;
  row: number;
  field: string;
  about: string;
  look?: 'plain' | 'quiet';
}) {
  const { w } = useSpeech();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const go = (): void => {
    setBusy(true);
    setProblem(undefined);
    void act({ kind: 'goTo', table, row, field }).then((answer) => {
      setBusy(false);
      if (isProblem(answer)) setProblem(answer.problem);
      else if (!answer.done) setProblem(inBoth((words) => words.rowGone));
    });
  };
  return (
    <>
      <Button onPress={go} busy={busy} look={look} about={`– ${about}`}>
        {w.goToRow}
      </Button>
      {problem && <ProblemBox problem={problem} />}
    </>
  );
}
