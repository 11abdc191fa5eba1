/** `delakultur upload`: films into the waiting room, each with its row. */
import { statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { Reading } from '../../programs/plan.ts';
import { showingJson, showingOf, showingText } from '../../view/film.ts';
import type { Context } from '../context.ts';
import { explain, fault } from '../fault.ts';
import { type FilmOrder, type Uploaded, uploadFilm } from '../films.ts';
import { read } from '../reading.ts';
import { flagFor, openWorkspace, type Session } from '../workspace.ts';

interface Options {
  recording?: string;
  title?: string;
  lecturer?: readonly string[];
  date?: string;
  room?: readonly string[];
  permit?: readonly string[];
  theme?: string;
  series?: string;
  language?: string;
  description?: string;
  captions?: string;
  children?: string;
  childrenUntil?: string;
}

export async function run({ terminal, where }: Context, _files: readonly string[], options: Options): Promise<number> {
  const files = _files.map((file) => resolve(file));
  checkFiles([...files, ...(options.captions === undefined ? [] : [resolve(options.captions)])]);
  if (options.recording !== undefined && files.length > 1) {
    throw fault(
      'En inspelning har en film. Ange en fil med --recording, eller --title för flera nya.',
      'A recording has one film. Give one file with --recording, or --title for several new ones.',
    );
  }
  if (options.captions !== undefined && files.length > 1)
    throw fault('--captions gäller en film i taget.', '--captions is for one film at a time.');
  if (options.recording === undefined && options.title === undefined && files.length === 1) {
    throw fault(
      'Ange --recording ID för en rad som finns, eller --title för en ny.',
      'Give --recording ID for a row that exists, or --title for a new one.',
    );
  }
  const stop = new AbortController();
  const interrupted = (): void =>
    stop.abort(
      fault(
        'Avbruten. Kör samma kommando igen, så fortsätter uppladdningen där den var.',
        'Interrupted. Run the same command again, and the upload goes on where it was.',
      ),
    );
  process.once('SIGINT', interrupted);
  const session = await openWorkspace(where);
  try {
    const done: Uploaded[] = [];
    const failed: { file: string; words: { sv: string; en: string } }[] = [];
    for (const [index, file] of files.entries()) {
      try {
        done.push(await uploadFilm(session, terminal, orderFor(file, index, files.length, options), stop.signal));
      } catch (error) {
        if (files.length === 1 || stop.signal.aborted) throw error;
        const { words } = explain(error);
        failed.push({ file, words });
        terminal.note(`✗ ${basename(file)}: ${terminal.say(words)}`);
      }
    }
    await tell({ terminal, where }, session, done, failed);
    return failed.length === 0 ? 0 : 1;
  } finally {
    process.off('SIGINT', interrupted);
    session.close();
  }
}

/** What each film is and who will be able to see it. */
async function tell(
  { terminal, where }: Context,
  session: Session,
  done: readonly Uploaded[],
  failed: readonly { file: string; words: { sv: string; en: string } }[],
): Promise<void> {
  const { planned }: Reading = await read(session);
  const uploads = done.map((one) => {
    const film = planned.films.find((facts) => facts.id === one.recording);
    return { one, showing: film && showingOf(planned, film) };
  });
  if (terminal.json) {
    const list = uploads.map(({ one, showing }) => ({ ...one, ...(showing && { showing: showingJson(showing, terminal.lang) }) }));
    terminal.document({ uploads: list, failed: failed.map(({ file, words }) => ({ file, error: terminal.say(words) })) });
  }
  for (const { one, showing } of uploads) {
    terminal.print(`${one.recording} ${one.title}: ${showing ? showingText(showing, terminal.lang) : ''}`);
    if (one.replaced !== null) {
      terminal.print(
        terminal.say({
          sv: '  Den nya filmen tar den gamlas plats. Den gamla flyttas till Väntrummet vid nästa apply.',
          en: '  The new film takes the old one’s place. The old one moves to the waiting room at the next apply.',
        }),
      );
    }
  }
  if (uploads.some(({ showing }) => showing && !showing.waiting))
    terminal.print(
      terminal.say({ sv: `Visa filmen: delakultur apply${flagFor(where)}`, en: `Show the film: delakultur apply${flagFor(where)}` }),
    );
}

/** Everything that can be seen to be wrong with the files, before the first byte is sent. */
function checkFiles(files: readonly string[]): void {
  for (const file of files) {
    const stat = statSync(file);
    if (!stat.isFile()) throw fault(`${file} är ingen fil.`, `${file} is not a file.`);
    if (stat.size === 0)
      throw fault(`${file} är tom. Kontrollera att inspelningen är sparad.`, `${file} is empty. See that the recording was saved.`);
  }
}

function orderFor(file: string, index: number, of: number, options: Options): FilmOrder {
  const { title, children } = options;
  const name = basename(file, extname(file));
  const own = title === undefined ? name : of === 1 ? title : `${title}, del ${index + 1}`;
  const joined = (words: readonly string[] | undefined): string | undefined => words?.join(', ');
  const cells: Record<string, string | undefined> = {
    title: options.recording === undefined ? own : title,
    lecturer: joined(options.lecturer),
    date: options.date,
    rooms: joined(options.room),
    permit: joined(options.permit),
    theme: options.theme,
    series: options.series,
    language: options.language,
    description: options.description,
    children,
    childrenUntil: options.childrenUntil,
  };
  const given = Object.fromEntries(Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== undefined));
  return {
    file,
    cells: given,
    ...(options.recording !== undefined && { recording: options.recording }),
    ...(options.captions !== undefined && { captions: resolve(options.captions) }),
  };
}
