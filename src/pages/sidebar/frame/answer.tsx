/** The lecturer's answer, and a new last day for one that ends. */
import { useState } from 'preact/hooks';
import type { PermitView } from '../../../contract/permits.ts';
import type { Edit } from '../../../domain/edits/edits.ts';
import { Button } from '../../kit/components/button.tsx';
import { Choices, Field } from '../../kit/components/field.tsx';
import { InlineForm } from '../../kit/components/form.tsx';
import { longDay } from '../../kit/days.ts';
import { useSpeech } from '../../kit/language.ts';
import { usePermitWords } from '../../words/permit-pages.ts';
import { TermChoices } from '../permits/terms.tsx';
import { type Closing, useSave, useSidebar } from './context.ts';
import { Follows } from './follows.tsx';

export interface AnswerProps {
  permit: string;
  title: string;
  onClose: Closing;
  /** The permit's first day; '' where it has none, or it is not known here. */
  from?: string;
  /** The terms as they stand; what is not changed is not written. */
  terms?: PermitView['terms'] | undefined;
  /** Rooms that were widened since the answer: they can be said no to alone. */
  widened?: readonly { readonly id: string; readonly name: string }[];
}

const noTerms: PermitView['terms'] = { editing: '', credit: '', preview: '', approved: '' };

export function AnswerForm({ permit, title, onClose, from = '', terms: before = noTerms, widened = [] }: AnswerProps) {
  const { w } = useSpeech();
  const p = usePermitWords();
  const { overview } = useSidebar();
  const { save, busy, problem } = useSave(onClose);
  const [choice, setChoice] = useState('');
  const [answered, setAnswered] = useState(overview.date);
  const [to, setTo] = useState('');
  const [evidence, setEvidence] = useState('');
  const [terms, setTerms] = useState(before);
  const [tried, setTried] = useState(false);
  const yes = choice === 'ja' || choice === 'without';
  const changed = Object.entries(terms).filter(([name, value]) => value !== before[name as keyof typeof before]);
  const edit: Edit | undefined =
    choice === ''
      ? undefined
      : {
          kind: 'answer',
          permit,
          answer: yes ? 'ja' : 'nej',
          answered,
          ...(yes && to !== '' && { to }),
          ...(evidence !== '' && { evidence }),
          ...(yes && changed.length > 0 && { terms: Object.fromEntries(changed) }),
          ...(choice === 'without' && { without: widened.map((room) => room.id) }),
        };
  const late = answered > overview.date ? w.answeredAhead : undefined;
  const past = useWrongEnd(to, from);
  const rooms = widened.map((room) => room.name).join(', ');
  const onSave = (): void => {
    setTried(true);
    if (!edit || late || past || answered === '') return;
    save([edit], yes ? w.savedYes : w.savedNo, {
      text: p.copyOffer,
      place: { kind: 'letter', id: `copy:${permit}`, title: p.letter.copy },
    });
  };
  return (
    <InlineForm
      title={title}
      save={w.saveAnswer}
      onSave={onSave}
      onCancel={() => onClose()}
      busy={busy}
      problem={problem}
      follows={edit && !late && !past && answered !== '' && <Follows edits={[edit]} />}
    >
      {widened.length > 0 && <p class="soft">{p.whatNew(rooms)}</p>}
      <Choices
        label={w.whatAnswer}
        value={choice}
        onValue={setChoice}
        choices={[
          { value: 'ja', label: widened.length > 0 ? p.answerAll : w.yes },
          ...(widened.length > 0 ? [{ value: 'without', label: p.answerWithout, note: p.withoutNote(rooms) }] : []),
          { value: 'nej', label: w.no },
        ]}
      />
      {tried && !edit && (
        <p class="wrong" role="alert">
          <span aria-hidden="true">▲ </span>
          {w.chooseAnswer}
        </p>
      )}
      <Field
        type="date"
        label={w.answeredOn}
        value={answered}
        onValue={setAnswered}
        max={overview.date}
        required
        error={late ?? (tried && answered === '' ? w.chooseDay : undefined)}
      />
      {choice !== 'nej' && (
        <Field type="date" label={w.lastDay} hint={w.lastDayHint} value={to} onValue={setTo} min={overview.date} error={past} />
      )}
      <Field label={w.evidence} hint={w.evidenceHint} value={evidence} onValue={setEvidence} />
      {choice !== 'nej' && <TermChoices terms={terms} onTerms={setTerms} />}
    </InlineForm>
  );
}

/** What is wrong with a last day: it has been, or it comes before the permit's first. */
function useWrongEnd(to: string, from: string): string | undefined {
  const { w, lang } = useSpeech();
  const { overview } = useSidebar();
  if (to === '') return undefined;
  if (to < overview.date) return w.endPassed;
  return from !== '' && to < from ? w.endBeforeBegin(longDay(from, lang, overview.date)) : undefined;
}

export function RenewForm({ permit, title, onClose, from = '' }: Omit<AnswerProps, 'terms' | 'widened'>) {
  const { w } = useSpeech();
  const p = usePermitWords();
  const { overview, open } = useSidebar();
  const { save, busy, problem } = useSave(onClose);
  const [to, setTo] = useState('');
  const [evidence, setEvidence] = useState('');
  const [tried, setTried] = useState(false);
  const badDay = useWrongEnd(to, from);
  const wrong = to === '' && tried ? w.chooseDay : badDay;
  const edit: Edit = { kind: 'renew', permits: [permit], to, evidence };
  const ready = to !== '' && badDay === undefined && evidence.trim() !== '';
  const onSave = (): void => {
    setTried(true);
    if (ready) save([edit], w.savedRenewal, { text: p.copyOffer, place: { kind: 'letter', id: `copy:${permit}`, title: p.letter.copy } });
  };
  return (
    <InlineForm
      title={title}
      save={w.saveRenewal}
      onSave={onSave}
      onCancel={() => onClose()}
      busy={busy}
      problem={problem}
      follows={ready && <Follows edits={[edit]} />}
    >
      <Field
        type="date"
        label={w.newLastDay}
        hint={w.newLastDayHint}
        value={to}
        onValue={setTo}
        min={overview.date}
        required
        error={wrong}
      />
      <Field
        label={p.howSaidYes}
        hint={p.howSaidYesHint}
        value={evidence}
        onValue={setEvidence}
        required
        error={tried && evidence.trim() === '' ? p.needEvidence : undefined}
      />
      <p>
        <Button look="quiet" onPress={() => open({ kind: 'letter', id: `renew:${permit}`, title: p.letter.renew })}>
          {p.letter.renew}
        </Button>
        <Button look="quiet" onPress={() => open({ kind: 'renewals', id: '', title: p.renewTitle })}>
          {p.renewMany}
        </Button>
      </p>
    </InlineForm>
  );
}
