/** A letter to a lecturer: read through, then printed alone, copied, or mailed to the address that is shown. */
import { useState } from 'preact/hooks';
import type { Language } from '../../../contract/api.ts';
import type { LetterKind, LetterView } from '../../../contract/permits.ts';
import type { Words } from '../../../domain/message.ts';
import { useRead } from '../../kit/asking.ts';
import { Banner } from '../../kit/components/banner.tsx';
import { Button } from '../../kit/components/button.tsx';
import { CopyButton } from '../../kit/components/copy.tsx';
import { Choices } from '../../kit/components/field.tsx';
import { ProblemBox, Ready } from '../../kit/components/loading.tsx';
import { useSpeech } from '../../kit/language.ts';
import { act, isProblem } from '../../kit/server.ts';
import { usePermitWords } from '../../words/permit-pages.ts';
import { useSidebar } from '../frame/context.ts';
import { useHead } from '../frame/head.ts';
import { GoTo } from '../today/task.tsx';

export function LetterPlace({ permit, what }: { permit: string; what: LetterKind }) {
  const { version } = useSidebar();
  const loaded = useRead({ kind: 'letter', permit, what }, version);
  return (
    <Ready loaded={loaded} lines={9}>
      {(view) => <Letter view={view} permit={permit} what={what} />}
    </Ready>
  );
}

export function Letter({ view, permit, what }: { view: LetterView; permit: string; what: LetterKind }) {
  const p = usePermitWords();
  const speech = useSpeech();
  const { refresh, noted } = useSidebar();
  const [lang, setLang] = useState<Language>(speech.lang);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState('');
  const [problem, setProblem] = useState<Words>();
  const { subject, text } = view[lang];
  const toFill = text.split(/\[(?:Kommunen fyller|The municipality fills)/).length - 1;
  useHead({ title: p.letter[what], text: view.lecturer === '' ? permit : view.lecturer });
  const mail = (): void => {
    setBusy(true);
    setProblem(undefined);
    void act({ kind: 'mailLetter', permit, what, lang, to: view.to }).then((answer) => {
      setBusy(false);
      setAsking(false);
      if (isProblem(answer)) setProblem(answer.problem);
      else {
        setSent(answer.sent);
        noted(`${p.letter[what]}: ${p.mailed(answer.sent)}`);
        refresh();
      }
    });
  };
  return (
    <>
      <Choices
        label={p.letterLanguage}
        value={lang}
        onValue={(value) => setLang(value === 'en' ? 'en' : 'sv')}
        choices={[
          { value: 'sv', label: 'Svenska' },
          { value: 'en', label: 'English' },
        ]}
      />
      {problem && <ProblemBox problem={problem} />}
      <p role="status">{sent === '' ? '' : p.mailed(sent)}</p>
      {asking ? (
        <Banner mood="care">
          <p>{p.mailTo(view.lecturer, view.to)}</p>
          {toFill > 0 && <p>{p.fillIn(toFill)}</p>}
          <div class="buttons">
            <Button look="act" busy={busy} onPress={mail}>
              {toFill > 0 ? p.mailUnfilled : p.mailNow}
            </Button>
            <Button look="quiet" onPress={() => setAsking(false)}>
              {speech.w.cancel}
            </Button>
          </div>
        </Banner>
      ) : (
        <div class="buttons">
          {view.to !== '' && sent === '' && <Button onPress={() => setAsking(true)}>{`${p.mail} …`}</Button>}
          <Button onPress={() => window.print()}>{p.print}</Button>
          <CopyButton text={`${subject}\n\n${text}`}>{p.copyText}</CopyButton>
        </div>
      )}
      {view.to === '' && (
        <>
          <p class="soft">{p.noAddress}</p>
          <GoTo table="permits" row={view.row} field="lecturerEmail" about={p.term.email} look="quiet" />
        </>
      )}
      {toFill > 0 && !asking && <p class="soft">{p.fillIn(toFill)}</p>}
      <article class="letter" lang={lang}>
        <h2>{subject}</h2>
        <p>{text}</p>
      </article>
    </>
  );
}
