/** A letter to a lecturer: read through, then printed alone, copied, or mailed to the address that is shown. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Language } from '../../contract/api.ts';
import type { LetterKind, LetterView } from '../../contract/permits.ts';
import type { Words } from '../../domain/message.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import { CopyButton } from '../kit/components/copy.tsx';
import { Choices } from '../kit/components/field.tsx';
import { ProblemBox } from '../kit/components/loading.tsx';
import { useSpeech } from '../kit/language.ts';
import { act, isProblem } from '../kit/server.ts';
import { usePermitWords } from '../words/permit-pages.ts';

interface Props {
  view: LetterView;
  permit: string;
  what: LetterKind;
  /** The address that it went to. */
  onMailed?: (to: string) => void;
  /** What to do where the permit has no address. */
  children?: ComponentChildren;
  /** The way to what the municipality fills in. */
  fill?: ComponentChildren;
}

export function Letter({ view, permit, what, onMailed, children, fill }: Props) {
  const p = usePermitWords();
  const speech = useSpeech();
  const [lang, setLang] = useState<Language>(speech.lang);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState('');
  const [problem, setProblem] = useState<Words>();
  const { subject, text } = view[lang];
  const toFill = text.split(/\[(?:Kommunen fyller|The municipality fills)/).length - 1;
  const mail = (): void => {
    setBusy(true);
    setProblem(undefined);
    void act({ kind: 'mailLetter', permit, what, lang, to: view.to }).then((answer) => {
      setBusy(false);
      setAsking(false);
      if (isProblem(answer)) setProblem(answer.problem);
      else {
        setSent(answer.sent);
        onMailed?.(answer.sent);
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
            <Button look="act" busy={busy} whileBusy={speech.w.sending} onPress={mail}>
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
          {children}
        </>
      )}
      {toFill > 0 && !asking && (
        <>
          <p class="soft">{p.fillIn(toFill)}</p>
          {fill}
        </>
      )}
      <article class="letter" lang={lang}>
        <h2>{subject}</h2>
        <p>{text}</p>
      </article>
    </>
  );
}
