/** "Dela ett exempel": a film, a document or a link, with a few words about it. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { hostOf } from '../../domain/link.ts';
import type { Words } from '../../domain/message.ts';
import { exampleEndings, exampleType, wrongKind } from '../../domain/recordings/example-files.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import { Choices, Field } from '../kit/components/field.tsx';
import { ProblemBox } from '../kit/components/loading.tsx';
import { fileWords } from '../kit/file-words.ts';
import { useSpeech } from '../kit/language.ts';
import { isProblem, staffDo } from '../kit/server.ts';
import { useStaff } from './asked.ts';
import { Link } from './link.tsx';
import { type Progress, sendFile } from './sending.ts';
import { useWords } from './words.ts';

const LARGEST = 2 * 2 ** 30;

type Stage = { kind: 'form' } | { kind: 'saving' } | { kind: 'way'; progress: Progress } | { kind: 'sent' };

export function Propose() {
  const { w: common, lang } = useSpeech();
  const w = useWords();
  const { view, refresh } = useStaff();
  const [title, setTitle] = useState('');
  const [theme, setTheme] = useState('');
  const [text, setText] = useState('');
  const [what, setWhat] = useState<'link' | 'file'>('file');
  const [link, setLink] = useState('');
  const [file, setFile] = useState<File>();
  const [children, setChildren] = useState('');
  const [tried, setTried] = useState(false);
  const [stage, setStage] = useState<Stage>({ kind: 'form' });
  const [problem, setProblem] = useState<Words>();
  const stop = useRef<AbortController>();
  const top = useRef<HTMLElement>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const wrong = {
    title: title.trim() === '' ? w.needTitle : undefined,
    link: what === 'link' && hostOf(link.trim()) === undefined ? w.needLink : undefined,
    file:
      what !== 'file'
        ? undefined
        : !file
          ? w.needFile
          : exampleType(file.name) === undefined
            ? fileWords(wrongKind)[lang]
            : file.size > LARGEST
              ? w.tooLarge
              : undefined,
    children: what === 'file' && children === '' ? w.needChildren : undefined,
  };
  const shown = (error: string | undefined): string | undefined => (tried ? error : undefined);

  const send = async (): Promise<void> => {
    setTried(true);
    setProblem(undefined);
    if (Object.values(wrong).some((one) => one !== undefined)) {
      requestAnimationFrame(() => top.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    setStage({ kind: 'saving' });
    const sending = what === 'file' ? file : undefined;
    const answer = await staffDo({
      kind: 'propose',
      title: title.trim(),
      theme: theme.trim(),
      text,
      link: what === 'link' ? link.trim() : '',
      file: sending
        ? {
            name: sending.name,
            bytes: sending.size,
            mimeType: sending.type === '' ? 'application/octet-stream' : sending.type,
            origin: location.origin,
            children: children === 'ja',
          }
        : null,
    });
    if (isProblem(answer)) {
      setProblem(answer.problem);
      setStage({ kind: 'form' });
      return;
    }
    const { id, upload } = answer;
    if (sending && upload) {
      stop.current = new AbortController();
      const whole = await sendFile(id, upload, sending, (progress) => setStage({ kind: 'way', progress }), stop.current.signal).catch(
        () => false,
      );
      if (!whole) {
        void staffDo({ kind: 'giveUp', id });
        setProblem({ sv: w.notSent, en: w.notSent });
        setStage({ kind: 'form' });
        return;
      }
    }
    setStage({ kind: 'sent' });
    refresh();
  };

  if (stage.kind === 'sent')
    return (
      <article class="film-page" ref={(place) => place?.querySelector('h1')?.focus()}>
        <h1 tabIndex={-1}>{w.sent}</h1>
        <p>{w.sentText}</p>
        <p>
          <Link to={{ kind: 'mine' }}>{w.mine}</Link>
        </p>
      </article>
    );
  const busy = stage.kind !== 'form';
  return (
    <article class="film-page narrow" ref={top}>
      <h1 tabIndex={-1}>{w.proposeTitle}</h1>
      <p>{w.proposeText}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <Field label={w.exampleTitle} value={title} onValue={setTitle} error={shown(wrong.title)} />
        <Field label={w.exampleText} value={text} onValue={setText} long />
        <div class="field">
          <label for="theme">{w.exampleTheme}</label>
          <input id="theme" list="themes" value={theme} autocomplete="off" onInput={(event) => setTheme(event.currentTarget.value)} />
          <datalist id="themes">
            {view.themes.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </div>
        <Choices
          label={w.what}
          value={what}
          onValue={(value) => setWhat(value === 'link' ? 'link' : 'file')}
          choices={[
            { value: 'file', label: w.whatFile },
            { value: 'link', label: w.whatLink },
          ]}
        />
        {what === 'link' ? (
          <Field label={w.linkLabel} hint={w.linkHint} value={link} onValue={setLink} error={shown(wrong.link)} />
        ) : (
          <>
            <FileField file={file} onFile={setFile} error={shown(wrong.file)} />
            <Choices
              label={w.children}
              value={children}
              onValue={setChildren}
              choices={[
                { value: 'ja', label: common.yes, note: w.childrenNote },
                { value: 'nej', label: common.no },
              ]}
            />
            {shown(wrong.children) !== undefined && (
              <p class="wrong">
                <span aria-hidden="true">▲ </span>
                {wrong.children}
              </p>
            )}
          </>
        )}
        <p class="leave">{w.leave}</p>
        {problem && <ProblemBox problem={problem} />}
        {stage.kind === 'way' && <OnItsWay progress={stage.progress} />}
        <div class="buttons">
          <Button type="submit" look="act" busy={busy} whileBusy={stage.kind === 'saving' ? common.saving : common.sending}>
            {w.send}
          </Button>
          {stage.kind === 'way' && (
            <Button look="quiet" onPress={() => stop.current?.abort()}>
              {common.cancel}
            </Button>
          )}
        </div>
      </form>
      <p class="unseen" lang={lang} role="status">
        {stage.kind === 'way' && stage.progress.kind === 'checking' ? w.checking : ''}
      </p>
    </article>
  );
}

function FileField({
  file,
  onFile,
  error,
}: {
  file: File | undefined;
  onFile: (file: File | undefined) => void;
  error: string | undefined;
}) {
  const w = useWords();
  return (
    <div class="field">
      <label for="file">{w.fileLabel}</label>
      <input
        id="file"
        type="file"
        accept={exampleEndings.join()}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? 'file-hint' : 'file-hint file-error'}
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
      <p class="soft" id="file-hint">
        {w.fileHint}
      </p>
      {error !== undefined && (
        <p class="wrong" id="file-error">
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      )}
      {file?.type.startsWith('video/') && file.size > 300 * 2 ** 20 && <p class="soft">{w.sendingKeep}</p>}
    </div>
  );
}

function OnItsWay({ progress }: { progress: Progress }) {
  const w = useWords();
  const percent = progress.kind === 'sending' ? progress.percent : 100;
  return (
    <Banner mood={progress.kind === 'sending' && progress.waiting ? 'care' : 'good'}>
      <p>{progress.kind === 'checking' ? w.checking : w.sending(percent)}</p>
      <progress max={100} value={percent} aria-label={w.sending(percent)} />
      <p class="soft">{progress.kind === 'sending' && progress.waiting ? w.waitingNet : w.sendingKeep}</p>
    </Banner>
  );
}
