/** "Fråga om medgivande": one question to each lecturer of a film, saved before the letter is written. */
import { useState } from 'preact/hooks';
import type { AskingView } from '../../../contract/permits.ts';
import type { Edit } from '../../../domain/edits/edits.ts';
import { useRead } from '../../kit/asking.ts';
import { Banner } from '../../kit/components/banner.tsx';
import { Button } from '../../kit/components/button.tsx';
import { Choices, Field, Tick } from '../../kit/components/field.tsx';
import { InlineForm } from '../../kit/components/form.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { useSpeech } from '../../kit/language.ts';
import { usePermitWords } from '../../words/permit-pages.ts';
import { useSave, useSidebar } from '../frame/context.ts';
import { useHead } from '../frame/head.ts';
import { LecturersOf } from './permit-state.tsx';

export function Ask({ recording }: { recording: string }) {
  // Typed text stays, whatever else is saved meanwhile.
  return <Ready loaded={useRead({ kind: 'asking', recording })}>{(view) => <AskForm view={view} />}</Ready>;
}

export function AskForm({ view }: { view: AskingView }) {
  const p = usePermitWords();
  const { w, number } = useSpeech();
  const { overview, back } = useSidebar();
  const { save, busy, problem } = useSave((saved) => {
    if (!saved) return;
    back();
  });
  const [lecturers, setLecturers] = useState(view.lecturers.map(({ name, email }) => ({ name, email })));
  const [all, setAll] = useState(false);
  const [rooms, setRooms] = useState(() => new Set(view.rooms.filter((room) => room.chosen).map((room) => room.id)));
  const [basis, setBasis] = useState(view.lecturers[0]?.basis ?? 'medgivande');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  useHead({ title: p.askTitle, text: view.title });
  const named = lecturers.length > 0 && lecturers.every(({ name }) => name.trim() !== '');
  const audience = all ? [view.everyone] : [...rooms];
  const past = to !== '' && to < overview.date ? w.endPassed : undefined;
  const edit: Edit = {
    kind: 'permit',
    recording: view.recording,
    lecturers,
    audience,
    basis,
    asked: overview.date,
    ...(to !== '' && { to }),
  };
  const onSave = (): void => {
    setTried(true);
    if (!named || audience.length === 0 || past) return;
    save([edit], p.savedQuestion(lecturers.length), { text: p.permits, place: { kind: 'permits', id: '', title: p.permits } });
  };
  const change = (at: number, cells: Partial<{ name: string; email: string }>): void =>
    setLecturers((now) => now.map((one, index) => (index === at ? { ...one, ...cells } : one)));
  return (
    <>
      <h2 class="unseen">{p.ask}</h2>
      <InlineForm title={view.title} save={p.saveQuestion} onSave={onSave} onCancel={back} busy={busy} problem={problem}>
        {view.asked.length > 0 && (
          <>
            <p>{p.askedAlready}:</p>
            <LecturersOf permits={view.asked} />
          </>
        )}
        {view.seen > 0 && <Banner mood="care">{p.closesWhileAsking(view.seen, number(view.seen))}</Banner>}
        {lecturers.map((one, at) => (
          // A row's index is its only identity.
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
              hint={at === 0 ? p.lecturerEmailHint : undefined}
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
        <Field type="date" label={p.lastDay} hint={p.lastDayHint} value={to} onValue={setTo} min={overview.date} error={past} />
        <p>
          <Button look="quiet" onPress={() => setTo(view.yearEnd.date)}>{`${p.useYearEnd}: ${view.yearEnd.date}`}</Button>
        </p>
      </InlineForm>
    </>
  );
}
