/** Permits that have ended or soon will, renewed one or many at a time: previewed, saved as one act, undone as one. */
import { useState } from 'preact/hooks';
import type { PermitLine, PermitList } from '../../../contract/permits.ts';
import type { Edit } from '../../../domain/edits/edits.ts';
import { useRead } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { Empty } from '../../kit/components/empty.tsx';
import { Field } from '../../kit/components/field.tsx';
import { InlineForm } from '../../kit/components/form.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { dayText } from '../../kit/days.ts';
import { useSpeech } from '../../kit/language.ts';
import { usePermitWords } from '../../words/permit-pages.ts';
import { useSave, useSidebar } from '../frame/context.ts';
import { Follows } from '../frame/follows.tsx';

export function Renewals() {
  const { version } = useSidebar();
  return <Ready loaded={useRead({ kind: 'permitList' }, version)}>{(list) => <RenewMany list={list} />}</Ready>;
}

const isDue = (one: PermitLine): boolean => one.state === 'ending' || one.state === 'ended';

export function RenewMany({ list }: { list: PermitList }) {
  const p = usePermitWords();
  const { w, lang } = useSpeech();
  const { overview, back } = useSidebar();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState(list.yearEnd.date);
  const [evidence, setEvidence] = useState('');
  const [tried, setTried] = useState(false);
  const { save, busy, problem } = useSave(() => setChosen(new Set()));
  const due = list.permits.filter(isDue);
  if (due.length === 0) return <Empty title={p.nothingEnds}>{p.nothingEndsText}</Empty>;
  const permits = due.filter((one) => chosen.has(one.id)).map((one) => one.id);
  const wrong = to === '' ? w.chooseDay : to < overview.date ? w.endPassed : undefined;
  const ready = permits.length > 0 && !wrong && evidence.trim() !== '';
  const edit: Edit = { kind: 'renew', permits, to, evidence };
  const onSave = (): void => {
    setTried(true);
    if (ready) save([edit], p.savedRenewals(permits.length));
  };
  return (
    <>
      <h2 class="unseen">{p.permits}</h2>
      <InlineForm
        title={p.renewTitle}
        save={p.saveRenewals(permits.length)}
        onSave={onSave}
        onCancel={back}
        busy={busy}
        problem={problem}
        follows={ready && <Follows edits={[edit]} />}
      >
        <p class="soft">{p.renewText}</p>
        <fieldset class="field">
          <legend>{p.renewChoose}</legend>
          {due.map((one) => (
            <label class="choice" key={one.id}>
              <input
                type="checkbox"
                checked={chosen.has(one.id)}
                onChange={(event) => {
                  const next = new Set(chosen);
                  if (event.currentTarget.checked) next.add(one.id);
                  else next.delete(one.id);
                  setChosen(next);
                }}
              />
              <span>
                {one.lecturer === '' ? one.id : one.lecturer}
                <span class="soft block">
                  {[one.films[0] ?? one.id, `${p.states[one.state]} ${dayText(one.to, lang, overview.date)}`].join(' · ')}
                </span>
              </span>
            </label>
          ))}
          {due.length > 3 && permits.length < due.length && (
            <Button look="quiet" onPress={() => setChosen(new Set(due.map((one) => one.id)))}>
              {p.chooseAll}
            </Button>
          )}
          {tried && permits.length === 0 && (
            <p class="wrong" role="alert">
              <span aria-hidden="true">▲ </span>
              {p.needPermit}
            </p>
          )}
        </fieldset>
        <Field
          type="date"
          label={p.renewTo}
          hint={p.yearEnd(list.yearEnd)}
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
      </InlineForm>
    </>
  );
}
