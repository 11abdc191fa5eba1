/** The lecturer's answer, and a new last day for one that ends. */
import { useState } from 'preact/hooks';
import type { Edit } from '../../domain/edits.ts';
import { useSpeech } from '../language.ts';
import { Choices, Field } from '../parts/field.tsx';
import { InlineForm } from '../parts/form.tsx';
import { type Closing, useSave, useSidebar } from './context.ts';
import { Follows } from './follows.tsx';

export function AnswerForm({ permit, title, onClose }: { permit: string; title: string; onClose: Closing }) {
  const { w } = useSpeech();
  const { overview } = useSidebar();
  const { save, busy, problem } = useSave(onClose);
  const [answer, setAnswer] = useState('');
  const [answered, setAnswered] = useState(overview.date);
  const [to, setTo] = useState('');
  const [evidence, setEvidence] = useState('');
  const [tried, setTried] = useState(false);
  const edit: Edit | undefined =
    answer === 'ja' || answer === 'nej'
      ? {
          kind: 'answer',
          permit,
          answer,
          answered,
          ...(answer === 'ja' && to !== '' && { to }),
          ...(evidence !== '' && { evidence }),
        }
      : undefined;
  const late = answered > overview.date ? w.answeredAhead : undefined;
  const past = to !== '' && to < overview.date ? w.endPassed : undefined;
  const onSave = (): void => {
    setTried(true);
    if (edit && !late && !past && answered !== '') save([edit], answer === 'ja' ? w.savedYes : w.savedNo);
  };
  return (
    <InlineForm title={title} save={w.saveAnswer} onSave={onSave} onCancel={() => onClose()} busy={busy} problem={problem}>
      <Choices
        label={w.whatAnswer}
        value={answer}
        onValue={setAnswer}
        choices={[
          { value: 'ja', label: w.yes },
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
      {answer !== 'nej' && (
        <Field type="date" label={w.lastDay} hint={w.lastDayHint} value={to} onValue={setTo} min={overview.date} error={past} />
      )}
      <Field label={w.evidence} hint={w.evidenceHint} value={evidence} onValue={setEvidence} />
      {edit && !late && !past && answered !== '' && <Follows edits={[edit]} />}
    </InlineForm>
  );
}

export function RenewForm({ permit, title, onClose }: { permit: string; title: string; onClose: Closing }) {
  const { w } = useSpeech();
  const { overview } = useSidebar();
  const { save, busy, problem } = useSave(onClose);
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = to === '' ? (tried ? w.chooseDay : undefined) : to < overview.date ? w.endPassed : undefined;
  const edit: Edit = { kind: 'renew', permit, to };
  const onSave = (): void => {
    setTried(true);
    if (to !== '' && !wrong) save([edit], w.savedRenewal);
  };
  return (
    <InlineForm title={title} save={w.saveRenewal} onSave={onSave} onCancel={() => onClose()} busy={busy} problem={problem}>
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
      {to !== '' && !wrong && <Follows edits={[edit]} />}
    </InlineForm>
  );
}
