/** "Undertexter saknas": a list to work through, each film's captions sent from where it stands. */

import { useMemo, useRef, useState } from 'preact/hooks';
import type { CaptionsFilm, CaptionsView } from '../../../contract/permits.ts';
import type { Words } from '../../../domain/message.ts';
import { reencoded } from '../../../domain/recordings/captions.ts';
import { useRead } from '../../kit/asking.ts';
import { Banner } from '../../kit/components/banner.tsx';
import { Button } from '../../kit/components/button.tsx';
import { Chip } from '../../kit/components/chip.tsx';
import { Empty } from '../../kit/components/empty.tsx';
import { Field } from '../../kit/components/field.tsx';
import { FilePicker } from '../../kit/components/file-picker.tsx';
import { ProblemBox, Ready } from '../../kit/components/loading.tsx';
import { fileWords } from '../../kit/file-words.ts';
import { found, soughtIn } from '../../kit/found.ts';
import { useSpeech } from '../../kit/language.ts';
import { isProblem } from '../../kit/server.ts';
import type { Captions as CaptionsFile } from '../../upload/films.ts';
import { captionsMisfit, captionsOf } from '../../upload/look.ts';
import { usePermitWords } from '../../words/permit-pages.ts';
import { useSidebar } from '../frame/context.ts';
import { InDrive } from './retention.tsx';
import { sendCaptions } from './send-captions.ts';

const FIRST = 20;

export function Captions() {
  const { version } = useSidebar();
  return <Ready loaded={useRead({ kind: 'captions' }, version)}>{(view) => <Missing view={view} />}</Ready>;
}

export function Missing({ view }: { view: CaptionsView }) {
  const p = usePermitWords();
  const { w, say } = useSpeech();
  const [all, setAll] = useState(false);
  const shown = all ? view.missing : view.missing.slice(0, FIRST);
  return (
    <>
      <h2 class="unseen">{p.captions}</h2>
      <p>{p.captionsText}</p>
      <p class="soft note">
        {view.limit === null ? p.noLimit : p.limit(view.limit)} {p.present(view.captioned.length)}
      </p>
      {view.unfit.length > 0 && (
        <section>
          <h2>{p.unfitTitle}</h2>
          <ul class="bare tasks">
            {view.unfit.map((film) => (
              <li key={film.id} class="task">
                <h3>{film.title}</h3>
                <p class="soft">{say(film.text)}</p>
                <AddCaptions film={film} label={p.replaceCaptions} />
                <InDrive link={film.link} about={film.title} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.missing.length === 0 ? (
        <Empty title={p.allCaptioned}>{p.allCaptionedText(view.captioned.length)}</Empty>
      ) : (
        <p class="soft" role="status">
          {p.missingCount(view.missing.length)}
        </p>
      )}
      <ul class="bare tasks">
        {shown.map((film) => (
          <FilmCard key={film.id} film={film} />
        ))}
      </ul>
      {shown.length < view.missing.length && <Button onPress={() => setAll(true)}>{w.showAll(view.missing.length)}</Button>}
      {view.captioned.length > 0 && <Captioned films={view.captioned} />}
    </>
  );
}

/** Films that have captions, for whoever has better ones. */
function Captioned({ films }: { films: CaptionsView['captioned'] }) {
  const p = usePermitWords();
  const { w } = useSpeech();
  const [query, setQuery] = useState('');
  const sought = useMemo(() => soughtIn(films, (one) => one.title), [films]);
  const shown = found(sought, query);
  return (
    <details>
      <summary>{p.replaceSome(films.length)}</summary>
      <Field type="search" label={p.searchCaptioned} value={query} onValue={setQuery} />
      <p class="soft" role="status">
        {shown.length === 0 ? w.noneFound : shown.length > FIRST ? w.moreBySearch(shown.length - FIRST) : ''}
      </p>
      <ul class="bare tasks">
        {shown.slice(0, FIRST).map((film) => (
          <li key={film.id} class="task">
            <h3>{film.title}</h3>
            <AddCaptions film={film} label={p.replaceCaptions} />
            <InDrive link={film.link} about={film.title} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function FilmCard({ film }: { film: CaptionsFilm }) {
  const p = usePermitWords();
  const facts = [
    film.days === null ? '' : p.missingFor(film.days),
    film.seconds === null ? '' : p.minutes(Math.max(1, Math.round(film.seconds / 60))),
    film.shared ? p.isShared : p.isWaiting,
  ];
  return (
    <li class="task">
      <div class="task-head">
        <h3>{film.title}</h3>
        {film.late && <Chip mood="care">{p.late}</Chip>}
      </div>
      <p class="soft">{facts.filter((one) => one !== '').join(' · ')}</p>
      <AddCaptions film={film} />
      <InDrive link={film.link} about={film.title} />
    </li>
  );
}

/** Choose a file; what is wrong with it is said before anything is sent, and one may send it all the same. */
function AddCaptions({ film, label }: { film: Pick<CaptionsFilm, 'id' | 'title' | 'seconds'>; label?: string }) {
  const p = usePermitWords();
  const { w, say } = useSpeech();
  const { saved } = useSidebar();
  const picker = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<CaptionsFile>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const faultsOf = (file: CaptionsFile): readonly Words[] => {
    const misfit = captionsMisfit(file, film.seconds);
    return [...file.faults, ...(misfit ? [misfit] : []), ...(file.isCopy ? [fileWords(reencoded)] : [])];
  };
  const send = (file: CaptionsFile): void => {
    setBusy(true);
    setProblem(undefined);
    void sendCaptions(film.id, file.file, file.seconds).then((answer) => {
      setBusy(false);
      if (isProblem(answer)) setProblem(answer.problem);
      else saved(captionsMisfit(file, film.seconds) ? p.savedUnfit(film.title) : p.savedCaptions(film.title), []);
    });
  };
  const faults = read ? faultsOf(read) : [];
  const choose = async (file: File): Promise<void> => {
    const found = await captionsOf(file);
    const wrong = faultsOf(found).length > 0;
    setRead(wrong ? found : undefined);
    if (!wrong) send(found);
  };
  return (
    <>
      {read && (
        <Banner mood="care">
          <p>{read.file.name}</p>
          {faults.map((fault) => (
            <p key={fault.sv}>
              <span aria-hidden="true">▲ </span>
              {say(fault)}
            </p>
          ))}
          {read.cues > 0 && (
            <Button busy={busy} whileBusy={w.sending} onPress={() => send(read)}>
              {p.sendAnyway}
            </Button>
          )}
        </Banner>
      )}
      {problem && <ProblemBox problem={problem} />}
      <Button busy={busy} whileBusy={w.sending} onPress={() => picker.current?.click()} about={`– ${film.title}`}>
        {label ?? p.addCaptions}
      </Button>
      <FilePicker
        picker={picker}
        label={`${label ?? p.addCaptions} – ${film.title}`}
        accept=".vtt,.srt"
        onChoose={([file]) => void choose(file)}
      />
    </>
  );
}
