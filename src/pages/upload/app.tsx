/** The upload dialog: where films are dropped, a row for each, the form beside them, and who will see what. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { UploadSetting } from '../../contract/uploads.ts';
import type { Words } from '../../domain/message.ts';
import { sortOf } from '../../domain/recordings/file-kinds.ts';
import { useRead, valueIn } from '../kit/asking.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import { ProblemBox, Ready } from '../kit/components/loading.tsx';
import { useEscape } from '../kit/escape.ts';
import { SpeechProvider, useChosenSpeech, useSpeech } from '../kit/language.ts';
import { LanguageSwitch } from '../kit/language-switch.tsx';
import { act, askAnew, closeDialog, isProblem, read, showPlan } from '../kit/server.ts';
import { APPLIED, keep } from '../kit/storage.ts';
import { AskAndWrite } from '../question/ask-and-write.tsx';
import { words } from '../words/all.ts';
import { DropArea } from './drop.tsx';
import { isOpen, isUnderWay, lacking, previewKey } from './films.ts';
import { FilmForm } from './form.tsx';
import { fingerprintOf, md5InWorker } from './hash.ts';
import { forget, note, noted } from './journal.ts';
import { captionsOf, dayOf, filmProblem, lengthOf } from './look.ts';
import { createPreviews } from './previews.ts';
import { FilmRow } from './rows.tsx';
import { browserPorts, newAlarm } from './send.ts';
import { filmFor, suggest } from './suggest.ts';
import { createUploads } from './uploads.ts';
import { inBoth, uploadWords } from './words.ts';

/** `source`: this page's own script, for a worker to be made of. */
export function App({ source }: { source: string }) {
  const loaded = useRead({ kind: 'uploadSetting' });
  const speech = useChosenSpeech(valueIn(loaded)?.language);
  return (
    <SpeechProvider value={speech}>
      {loaded.kind === 'ready' && loaded.value.mayUpload ? (
        <Dialog setting={loaded.value} source={source} />
      ) : (
        <div class="upload">
          <Head />
          <main class="alone">
            <Ready loaded={loaded} lines={7}>
              {(setting) => <Elsewhere setting={setting} />}
            </Ready>
          </main>
          <Foot />
        </div>
      )}
    </SpeechProvider>
  );
}

function Head() {
  const { lang } = useSpeech();
  const w = uploadWords[lang];
  return (
    <header>
      <div class="upload-head">
        <h1>{w.title}</h1>
        <LanguageSwitch />
      </div>
      <p class="soft">{w.text}</p>
    </header>
  );
}

function Foot() {
  const { lang } = useSpeech();
  return (
    <footer>
      <Button onPress={closeDialog}>{words[lang].close}</Button>
    </footer>
  );
}

/** Films belong to the operating account, so they are uploaded as it. */
function Elsewhere({ setting }: { setting: UploadSetting }) {
  const { lang } = useSpeech();
  const w = uploadWords[lang];
  const { operator, staffPage } = setting;
  return (
    <Banner mood="waiting">
      <p>{staffPage === '' ? w.noStaffPage(operator) : w.whoUploads(operator)}</p>
      {staffPage !== '' && (
        <a href={`${staffPage}?sida=upload`} target="_blank" rel="noreferrer">
          {w.openStaffPage}
        </a>
      )}
    </Banner>
  );
}

/** What was wrong with files that were added, until others are. */
type Notice = (w: (typeof uploadWords)['sv'], say: (words: Words) => string) => string;

function Dialog({ setting, source }: { setting: UploadSetting; source: string }) {
  const { lang, say } = useSpeech();
  const w = uploadWords[lang];
  const { uploads, previews, alarm } = useMemo(() => makeUploads(source), []);
  const [, redraw] = useState(0);
  const [chosen, setChosen] = useState<readonly number[]>(() =>
    uploads
      .films()
      .slice(0, 1)
      .map((film) => film.key),
  );
  const [sure, setSure] = useState(false);
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [problem, setProblem] = useState<{ sv: string; en: string }>();
  /** The film whose lecturer is being asked. */
  const [asking, setAsking] = useState<number>();
  useEffect(() => {
    const again = (): void => redraw((n) => n + 1);
    const ends = [uploads.watch(again), previews.watch(again)];
    const warn = (event: BeforeUnloadEvent): void => {
      if (uploads.films().some(isUnderWay)) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      for (const end of ends) end();
      window.removeEventListener('beforeunload', warn);
    };
  }, []);
  const films = uploads.films();
  const keys = films.filter((film) => chosen.includes(film.key) || film.stage.kind === 'form' || film.stage.kind === 'done');
  const shown = films.filter((film) => chosen.includes(film.key));
  const asked = films.find((film) => film.key === asking);
  const desired = [...new Set([...shown, ...keys].map(previewKey))];
  useEffect(() => previews.want(desired), [desired.join('\n')]);

  const add = async (files: readonly File[]): Promise<void> => {
    const said: Notice[] = [];
    const films = files.filter((one) => sortOf(one.name) !== 'captions');
    const problems = await Promise.all(films.map(filmProblem));
    const others: string[] = [];
    const added: number[] = [];
    for (const [at, file] of films.entries()) {
      const problem = problems[at];
      const old = uploads.films().find((film) => film.name === file.name && film.size === file.size);
      if (sortOf(file.name) === 'other') others.push(file.name);
      else if (file.size === 0) said.push((w) => w.empty(file.name));
      else if (problem) said.push((_, say) => say(problem));
      else if (old?.stage.kind === 'again') void uploads.choose(old.key, file);
      else if (old) said.push((w) => w.twice(file.name));
      else {
        const key = uploads.add(file, suggest(file.name, dayOf(file), setting));
        added.push(key);
        void lengthOf(file).then((seconds) => seconds !== undefined && uploads.setSeconds(key, seconds));
      }
    }
    const captions = files.filter((file) => sortOf(file.name) === 'captions');
    // One film and one file of captions, together: they belong together whatever their names.
    const pair = added.length === 1 && captions.length === 1 ? added[0] : undefined;
    for (const file of captions) {
      const open = uploads.films().filter((film) => !film.whole && film.stage.kind !== 'done');
      const names = open.map((film) => film.name);
      const key = pair ?? open.find((film) => film.name === filmFor(file.name, names))?.key;
      const read = await captionsOf(file);
      const [why] = read.faults;
      if (read.cues === 0 && why) said.push((_, say) => `${file.name}: ${say(why)}`);
      else if (key === undefined) said.push((w) => w.whose(file.name));
      else {
        const before = uploads.films().find((film) => film.key === key)?.captions?.file.name;
        if (before !== undefined && before !== file.name) said.push((w) => w.captionsInstead(file.name, before));
        uploads.setCaptions(key, read);
      }
    }
    if (others.length > 0) said.push((w) => w.notFilms(others.join(', '), others.length));
    setNotices(said);
    if (added[0] !== undefined) setChosen([added[0]]);
  };

  const choose = (key: number, beside: boolean): void => {
    setAsking(undefined);
    setChosen((now) => (!beside ? [key] : now.includes(key) ? now.filter((one) => one !== key) : [...now, key]));
  };
  const ready = films.filter((film) => film.file && isOpen(film) && lacking(film).length === 0);
  const done = films.filter((film) => film.stage.kind === 'done').length;
  const going = films.filter(isUnderWay).length;
  // What is filled in, or on its way, is not left by a slip of the finger.
  useEscape(films.every((film) => film.stage.kind === 'done'));
  const finish = (): void => {
    const asks = going > 0 && !sure;
    setSure(asks);
    if (asks) return;
    uploads.clear();
    closeDialog();
  };
  const ask = (key: number): void => {
    setChosen([key]);
    setAsking(key);
  };
  const onAsked = (): void => {
    askAnew();
    previews.forget();
    previews.want(desired);
    keep(APPLIED, String(Date.now()));
  };
  const review = (): void => {
    void showPlan().then((answer) => {
      if (isProblem(answer)) setProblem(answer.problem);
    });
  };
  return (
    <div class="upload">
      <Head />
      <main>
        <DropArea onFiles={(files) => void add(files)} />
        {notices.length > 0 && (
          <Banner mood="care" alert>
            {notices.map((notice) => (
              <p key={notice(w, say)}>▲ {notice(w, say)}</p>
            ))}
          </Banner>
        )}
        {problem && <ProblemBox problem={problem} />}
        <ul class="films bare" aria-label={w.filmsLabel}>
          {films.map((film) => (
            <FilmRow
              key={film.key}
              film={film}
              chosen={chosen.includes(film.key)}
              many={films.length > 1}
              preview={previews.of(previewKey(film))}
              uploads={uploads}
              onChoose={(beside) => choose(film.key, beside)}
              onWake={alarm.wake}
              onAsk={() => ask(film.key)}
            />
          ))}
        </ul>
      </main>
      {films.length > 0 && (
        <aside aria-label={shown.length > 1 ? w.chosenMany(shown.length) : (shown[0]?.name ?? w.noneChosen)}>
          {asked?.begun ? (
            <AskAndWrite
              key={asked.begun.recording}
              recording={asked.begun.recording}
              today={setting.today}
              onAsked={onAsked}
              onClose={() => setAsking(undefined)}
            />
          ) : (
            <FilmForm
              films={shown}
              setting={setting}
              uploads={uploads}
              previews={shown.map((film) => previews.of(previewKey(film)))}
              onAsk={ask}
            />
          )}
        </aside>
      )}
      <footer>
        <p class="soft" role="status">
          {w.tally(done, going, ready.length, films.length - done - going - ready.length)}
          {going > 0 && ` · ${sure ? w.closeSure : w.keepOpen}`}
        </p>
        {done > 0 && going === 0 && ready.length === 0 && <Button onPress={review}>{w.review}</Button>}
        {ready.length > 0 && (
          <Button
            look="act"
            busy={ready.some((film) => previews.of(previewKey(film)) === undefined)}
            whileBusy={w.start(ready.length)}
            onPress={() => {
              setSure(false);
              uploads.start(ready.map((film) => film.key));
            }}
          >
            {w.start(ready.length)}
          </Button>
        )}
        <Button look={done > 0 && ready.length === 0 && going === 0 ? 'act' : 'plain'} onPress={finish}>
          {sure && going > 0 ? w.closeYes : done > 0 && going === 0 ? w.ready : words[lang].close}
        </Button>
      </footer>
    </div>
  );
}

function makeUploads(source: string) {
  const alarm = newAlarm();
  const previews = createPreviews((query) => read(query));
  const uploads = createUploads({
    act,
    ports: (address, ask) => browserPorts(address, ask, alarm.pause),
    hash: (file, told, signal) => md5InWorker(source, file, told, signal),
    fingerprint: fingerprintOf,
    journal: { noted, note, forget },
    pause: alarm.pause,
    origin: location.origin,
    arrived: () => {
      askAnew();
      previews.forget();
      keep(APPLIED, String(Date.now()));
    },
    words: {
      refused: (status, reason) => inBoth((w) => (/quota/i.test(reason) ? w.full : w.refused(status))),
      missing: inBoth((w) => w.missing),
      unreadable: inBoth((w) => w.unreadable),
    },
  });
  return { uploads, previews, alarm };
}
