/** Utse or byt lärspridare: who, from which day, and what each gains and loses by it. */
import { useMemo, useState } from 'preact/hooks';
import type { UnitView } from '../../../contract/api.ts';
import type { Edit } from '../../../domain/edits/edits.ts';
import { fold } from '../../../domain/text.ts';
import { useRead } from '../../kit/asking.ts';
import { type Choice, Choices, Field } from '../../kit/components/field.tsx';
import { InlineForm } from '../../kit/components/form.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { longDay } from '../../kit/days.ts';
import { useSpeech } from '../../kit/language.ts';
import { type Closing, useSave, useSidebar } from '../frame/context.ts';
import { Follows } from '../frame/follows.tsx';

const FEW = 8;

/** `person`: the one who is to have the mandate, where that is given already. `out`: the one to end, where that is. */
export interface AppointProps {
  unit: string;
  person?: { email: string; name: string };
  out?: string;
  onClose: Closing;
}

export function AppointForm({ unit, ...rest }: AppointProps) {
  const { w } = useSpeech();
  const { overview, version } = useSidebar();
  const loaded = useRead({ kind: 'unit', id: unit }, version);
  if (loaded.kind !== 'ready') {
    return (
      <InlineForm title={w.appoint(overview.words.ambassador)} save="" onCancel={() => rest.onClose()}>
        <Ready loaded={loaded}>{() => null}</Ready>
      </InlineForm>
    );
  }
  return <Form unit={loaded.value} {...rest} />;
}

function Form({ unit, person, out: given, onClose }: Omit<AppointProps, 'unit'> & { unit: UnitView }) {
  const { w, lang } = useSpeech();
  const { overview } = useSidebar();
  const { save, busy, problem } = useSave(onClose);
  const { ambassador } = overview.words;
  const ending = unit.ambassadors.filter(({ email }) => email !== person?.email);
  const [out, setOut] = useState(given ?? (unit.vacant ? '' : (ending[0]?.email ?? '')));
  const [chosen, setChosen] = useState(person?.email ?? '');
  const [date, setDate] = useState(overview.date);
  const [query, setQuery] = useState('');
  const [tried, setTried] = useState(false);
  const candidates = useMemo(() => unit.candidates.filter(({ email }) => email !== out), [unit, out]);
  const found = query === '' ? candidates : candidates.filter(({ name }) => fold(name).includes(fold(query)));
  const shown = found.slice(0, FEW);
  const picked = candidates.find(({ email }) => email === chosen);
  const listed = picked && !shown.includes(picked) ? [picked, ...shown] : shown;
  const name = person?.name ?? picked?.name ?? '';
  const change = out !== '';
  const ends = ending.find(({ email }) => email === out);
  // Whoever ends has the day before as their last.
  const wrongDay =
    date === ''
      ? tried
        ? w.chooseDay
        : undefined
      : ends && ends.from !== '' && ends.from >= date
        ? w.sameDayMandate(ends.name, longDay(ends.from, lang, overview.date))
        : undefined;
  const edit: Edit | undefined =
    chosen === '' || date === '' || wrongDay !== undefined ? undefined : { kind: 'replace', unit: unit.id, out, in: chosen, date };
  const title = change ? w.replace(ambassador, unit.name) : w.appointAt(ambassador, unit.name);
  const onSave = (): void => {
    setTried(true);
    if (edit) save([edit], change ? w.savedReplaced(ambassador, name) : w.savedAppointed(ambassador, name));
  };
  return (
    <InlineForm
      title={title}
      save={change ? w.replaceButton(ambassador) : w.appoint(ambassador)}
      onSave={onSave}
      onCancel={() => onClose()}
      busy={busy}
      problem={problem}
      follows={edit && <Follows edits={[edit]} title={change ? w.followsReplacement : w.follows} />}
    >
      {ending.length > 0 && given === undefined && (
        <Choices
          label={w.whoEnds}
          value={out}
          onValue={setOut}
          choices={[...ending.map(({ email, name }) => ({ value: email, label: name })), { value: '', label: w.nobodyEnds }]}
        />
      )}
      {person ? (
        <p>{w.newIs(person.name)}</p>
      ) : (
        <>
          {candidates.length > FEW && (
            <Field type="search" label={w.searchCandidates(candidates.length)} value={query} onValue={setQuery} />
          )}
          {candidates.length === 0 ? (
            <p>{w.noCandidates}</p>
          ) : (
            <Choices label={w.whoBegins} value={chosen} onValue={setChosen} choices={listed.map(asChoice(w.interestedIn))} />
          )}
          {candidates.length > 0 && (
            <p class="soft" role="status">
              {found.length === 0 ? w.noneFound : found.length > shown.length ? w.moreBySearch(found.length - shown.length) : ''}
            </p>
          )}
          {tried && chosen === '' && (
            <p class="wrong" role="alert">
              <span aria-hidden="true">▲ </span>
              {w.chooseWho}
            </p>
          )}
        </>
      )}
      <Field type="date" label={w.fromDay} value={date} onValue={setDate} required error={wrongDay} />
    </InlineForm>
  );
}

const asChoice =
  (interestedIn: (interests: readonly string[]) => string) =>
  ({ email, name, interests }: UnitView['candidates'][number]): Choice => ({
    value: email,
    label: name,
    note: interests.length === 0 ? undefined : interestedIn(interests),
  });

interface EndProps {
  mandate: { id: string; role: string; from: string };
  name: string;
  onClose: Closing;
}

/** Ends a mandate on a day, which is no earlier than its first. */
export function EndForm({ mandate: { id, role, from }, name, onClose }: EndProps) {
  const { w, lang } = useSpeech();
  const { overview } = useSidebar();
  const { save, busy, problem } = useSave(onClose);
  const [date, setDate] = useState(overview.date);
  const edit: Edit = { kind: 'endMandate', mandate: id, date };
  const wrong = date === '' ? w.chooseDay : from !== '' && date < from ? w.beforeMandate(longDay(from, lang, overview.date)) : undefined;
  return (
    <InlineForm
      title={w.endMandate(role, name)}
      save={w.end}
      onSave={() => wrong === undefined && save([edit], w.savedEnded(name))}
      onCancel={() => onClose()}
      busy={busy}
      problem={problem}
      follows={wrong === undefined && <Follows edits={[edit]} />}
    >
      <Field type="date" label={w.mandateLastDay} value={date} onValue={setDate} min={from || undefined} required error={wrong} />
    </InlineForm>
  );
}
