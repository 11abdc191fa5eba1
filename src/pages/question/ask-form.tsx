/** "Fråga föreläsaren": one question to each lecturer of a film, saved before the letter is written. */
import { useState } from 'preact/hooks';
import type { Shown } from '../../contract/edits.ts';
import type { AskingView } from '../../contract/permits.ts';
import type { Edit, RowEdit } from '../../domain/edits/edits.ts';
import type { Words } from '../../domain/message.ts';
import { bring } from '../kit/asking.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import { Choices, Field, Tick } from '../kit/components/field.tsx';
import { InlineForm } from '../kit/components/form.tsx';
import { useSpeech } from '../kit/language.ts';
import { act, isProblem } from '../kit/server.ts';
import { usePermitWords } from '../words/permit-pages.ts';
import { LecturersOf } from './permit-state.tsx';

/** What was saved: the permits that wait for an answer, and the way back. */
export interface SavedQuestion {
  readonly permits: readonly string[];
  readonly undo: readonly RowEdit[];
}

interface Props {
  view: AskingView;
  /** Local YYYY-MM-DD. */
  today: string;
  onSaved: (saved: SavedQuestion) => void;
  onCancel: () => void;
  /** What is read for what is on screen: the act answers it along with itself. */
  shown?: readonly Shown[];
}

export function AskForm({ view, today, onSaved, onCancel, shown = [] }: Props) {
  const p = usePermitWords();
  const { w, number } = useSpeech();
  const [lecturers, setLecturers] = useState(view.lecturers.map(({ name, email }) => ({ name, email })));
  const [all, setAll] = useState(false);
  const [rooms, setRooms] = useState(() => new Set(view.rooms.filter((room) => room.chosen).map((room) => room.id)));
  const [basis, setBasis] = useState(view.lecturers[0]?.basis ?? 'medgivande');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const named = lecturers.length > 0 && lecturers.every(({ name }) => name.trim() !== '');
  const audience = all ? [view.everyone] : [...rooms];
  const past = to !== '' && to < today ? w.endPassed : undefined;
  const onSave = (): void => {
    setTried(true);
    if (!named || audience.length === 0 || past) return;
    const edit: Edit = { kind: 'permit', recording: view.recording, lecturers, audience, basis, asked: today, ...(to !== '' && { to }) };
    setBusy(true);
    setProblem(undefined);
    void act({ kind: 'edit', edits: [edit], show: [...shown] }).then((answer) => {
      setBusy(false);
      if (isProblem(answer)) setProblem(answer.problem);
      else {
        bring(shown, answer.shown);
        onSaved({ permits: answer.undo.filter((row) => row.table === 'permits').map((row) => row.key), undo: answer.undo });
      }
    });
  };
  const change = (at: number, cells: Partial<{ name: string; email: string }>): void =>
    setLecturers((now) => now.map((one, index) => (index === at ? { ...one, ...cells } : one)));
  return (
    <InlineForm title={view.title} save={p.saveQuestion} onSave={onSave} onCancel={onCancel} busy={busy} problem={problem}>
      {view.asked.length > 0 && (
        <>
          <p>{p.askedAlready}:</p>
          <LecturersOf permits={view.asked} />
        </>
      )}
      {view.seen > 0 && <Banner mood="care">{p.closesWhileAsking(view.seen, number(view.seen))}</Banner>}
      {lecturers.map((one, at) => (
        // Rows have no identity but their place.
        <div key={String(at)} class="lecturer">
          <Field
            label={p.lecturerName}
            value={one.name}
            onValue={(name) => change(at, { name })}
            required
            error={tried && one.name.trim() === '' ? p.needName : undefined}
          />
          <Field
            label={p.lecturerEmail}
            hint={one.email.trim() === '' ? p.lecturerEmailUnknown : p.lecturerEmailHint}
            value={one.email}
            onValue={(email) => change(at, { email })}
          />
          {lecturers.length > 1 && (
            <Button look="quiet" onPress={() => setLecturers((now) => now.filter((_, index) => index !== at))} about={`– ${one.name}`}>
              {p.removeLecturer}
            </Button>
          )}
        </div>
      ))}
      <Button look="quiet" onPress={() => setLecturers((now) => [...now, { name: '', email: '' }])}>
        {p.addLecturer}
      </Button>
      {lecturers.length + view.asked.length > 1 && <p class="soft">{p.allMustAllow}</p>}
      <fieldset class="field">
        <legend>{p.audience}</legend>
        <Tick label={p.audienceAll} value={all} onValue={setAll} />
        {!all &&
          view.rooms.map((room) => (
            <Tick
              key={room.id}
              label={room.name}
              value={rooms.has(room.id)}
              onValue={(on) =>
                setRooms((now) => {
                  const next = new Set(now);
                  if (on) next.add(room.id);
                  else next.delete(room.id);
                  return next;
                })
              }
            />
          ))}
        {tried && audience.length === 0 && (
          <p class="wrong" role="alert">
            <span aria-hidden="true">▲ </span>
            {p.needRoom}
          </p>
        )}
      </fieldset>
      <Choices
        label={p.basis}
        value={basis}
        onValue={setBasis}
        choices={['medgivande', 'avtal', 'i tjänsten'].map((value) => ({ value, label: p.basisWords[value] ?? value }))}
      />
      <Field type="date" label={p.lastDay} hint={p.lastDayHint} value={to} onValue={setTo} min={today} error={past} />
      <p>
        <Button look="quiet" onPress={() => setTo(view.yearEnd.date)}>{`${p.useYearEnd}: ${view.yearEnd.date}`}</Button>
      </p>
    </InlineForm>
  );
}
