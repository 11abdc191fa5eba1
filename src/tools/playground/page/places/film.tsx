import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Chip } from '../../../../pages/kit/components/chip.tsx';
import { ProblemBox, Ready, Shape } from '../../../../pages/kit/components/loading.tsx';
import { CardPanel } from '../addon/card-panel.tsx';
import { CoordinatorsOnly } from '../addon/coordinators-only.tsx';
import { useNames } from '../names.ts';
import { content, Unanswered } from '../server.ts';
import { problemOf, useAsk, useShell, useWords } from '../shell.ts';
import { dayOf, longDay } from '../when.ts';
import { type DriveFile, kindOf, readFile, readPermissions } from './drive-files.ts';

/** One file: the film to play, who sees it, and the add-on's word on why. */
export function Film({ id, files }: { id: string; files: readonly DriveFile[] }) {
  const { actor, changes } = useShell();
  const w = useWords();
  const [why, setWhy] = useState(false);
  const answer = useAsk(`file ${actor.email} ${id}`, () => readFile(actor.email, id).then((file) => file ?? 'none'), changes);
  return (
    <Ready loaded={answer}>
      {(file) => {
        if (file === 'none') {
          return (
            <>
              <h2>{w.notOpen}</h2>
              <p class="soft">
                {actor.name} <Chip mood="stop">{w.cannotOpen}</Chip>
              </p>
            </>
          );
        }
        const film = kindOf(file) === 'film';
        const captions = captionsOf(file, files);
        const parent = files.find((one) => one.id === file.parents?.[0]);
        const millis = Number(file.videoMediaMetadata?.durationMillis ?? 0);
        return (
          <>
            <h2 lang="sv">{file.name}</h2>
            {film && <Player file={file} captions={captions} />}
            <dl class="facts">
              {millis > 0 && (
                <div>
                  <dt>{w.length}</dt>
                  <dd>{w.minutes(Math.floor(millis / 60_000), Math.round((millis % 60_000) / 1000))}</dd>
                </div>
              )}
              {film && (
                <div>
                  <dt>{w.captions}</dt>
                  <dd>{captions ? w.yes : w.no}</dd>
                </div>
              )}
              <div>
                <dt>{w.lies}</dt>
                <dd lang={parent ? 'sv' : undefined}>{parent ? <a href={`#/drive/${parent.id}`}>{parent.name}</a> : w.hiddenFolder}</dd>
              </div>
              <div>
                <dt>{w.owner}</dt>
                <dd>
                  <Owner email={file.owners?.[0]?.emailAddress} />
                </dd>
              </div>
            </dl>
            <Who file={file} />
            {film && (
              <>
                <Button expanded={why} onPress={() => setWhy(!why)}>
                  {w.why}
                </Button>
                {why && (
                  <CoordinatorsOnly otherwise={<WhyHere parent={parent} />}>
                    <CardPanel
                      fn="driveItemsSelected"
                      name={`film ${file.id}`}
                      host="DRIVE"
                      event={{ drive: { selectedItems: [itemOf(file)], activeCursorItem: itemOf(file) } }}
                    />
                  </CoordinatorsOnly>
                )}
              </>
            )}
          </>
        );
      }}
    </Ready>
  );
}

function Owner({ email }: { email: string | undefined }) {
  const nameOf = useNames(email === undefined ? [] : [email]);
  return <span>{email === undefined ? '–' : nameOf(email)}</span>;
}

/** Why someone sees a film, as far as Drive says it to them: the folder that it lies in. */
function WhyHere({ parent }: { parent: DriveFile | undefined }) {
  const { actor } = useShell();
  const w = useWords();
  return parent ? <p>{w.whyFolder(parent.name, actor.name)}</p> : null;
}

/** A file as Google's event object for cards names it. */
export const itemOf = ({ id, name, mimeType }: DriveFile) => ({ id, title: name, mimeType, addonHasFileScopePermission: true });

/** Captions lie beside their film, under the same name. */
function captionsOf(film: DriveFile, files: readonly DriveFile[]): DriveFile | undefined {
  const stem = (name: string) => name.replace(/\.[^.]+$/, '');
  return files.find((one) => kindOf(one) === 'captions' && one.parents?.[0] === film.parents?.[0] && stem(one.name) === stem(film.name));
}

/** Fetches the film as the person and plays it; the bytes are let go of when one leaves. */
function Player({ file, captions }: { file: DriveFile; captions: DriveFile | undefined }) {
  const { actor } = useShell();
  const w = useWords();
  const [state, setState] = useState<{ film: string; captions?: string } | 'idle' | 'loading' | Unanswered>('idle');
  const [urls] = useState<string[]>([]);
  const [stop] = useState(() => new AbortController());
  useEffect(
    () => () => {
      stop.abort();
      for (const url of urls) URL.revokeObjectURL(url);
    },
    [stop, urls],
  );
  const fetchUrl = async (id: string, type?: string) => {
    const blob = await content(actor.email, id, stop.signal);
    const url = URL.createObjectURL(type === undefined ? blob : new Blob([blob], { type }));
    urls.push(url);
    return url;
  };
  const play = async () => {
    setState('loading');
    try {
      const film = await fetchUrl(file.id);
      const text = captions && (await fetchUrl(captions.id, 'text/vtt'));
      setState({ film, ...(text && { captions: text }) });
    } catch (error) {
      if (!stop.signal.aborted) setState(error instanceof Unanswered ? error : new Unanswered(500, String(error)));
    }
  };
  if (state === 'loading') return <Shape lines={3} />;
  if (state instanceof Unanswered) return <ProblemBox problem={problemOf(state).problem} again={() => void play()} />;
  if (state === 'idle') {
    return (
      <p>
        <Button look="act" onPress={() => void play()}>
          <span aria-hidden="true">▶ </span>
          {w.play}
        </Button>{' '}
        <span class="soft small">{w.whole}</span>
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/useMediaCaption: where the film has captions they are here
    <video controls autoplay playsInline src={state.film} aria-label={file.name}>
      {state.captions && <track kind="captions" srcLang="sv" label={w.captions} src={state.captions} default />}
    </video>
  );
}

/** Who sees a file or a folder, as far as the person may know. */
export function Who({ file }: { file: DriveFile }) {
  const { actor, changes, lang } = useShell();
  const w = useWords();
  const answer = useAsk(
    `who ${actor.email} ${file.id}`,
    // Whoever may not share a file is not told who sees it.
    async () => (file.capabilities?.canShare === false ? undefined : await readPermissions(actor.email, file.id)) ?? 'hidden',
    changes,
  );
  return (
    <section>
      <h3>{w.who}</h3>
      <Ready loaded={answer} lines={2}>
        {(list) =>
          list === 'hidden' ? (
            <p class="soft">{w.whoHidden}</p>
          ) : (
            <ul class="list tight">
              {list.map((one) => (
                <li key={one.id}>
                  <b>{one.emailAddress ?? one.domain ?? w.kinds[one.type]}</b>{' '}
                  <span class="soft">
                    {w.kinds[one.type]}, {w.roles[one.role]}
                    {one.expirationTime && ` ${w.until(longDay(one.expirationTime, lang))} ${dayOf(one.expirationTime).slice(0, 4)}`}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Ready>
    </section>
  );
}
