/** `delakultur upload --recording ID` without a film: captions for the one that is there, or cells of its row. */

import { resolve } from 'node:path';
import { captionsUnfit } from '../../domain/recordings/captions.ts';
import { uploadMessage } from '../../messages/cli/uploads.ts';
import { showingJson, showingOf, showingText } from '../../presenters/film.ts';
import type { Context } from '../context.ts';
import { Fault, fault } from '../fault.ts';
import { read } from '../reading.ts';
import type { Session } from '../session.ts';
import { openCaptions } from './captions.ts';
import { newIds, sendCaptions } from './films.ts';
import { cellsOf, fileProblem, type Options } from './order.ts';
import { proposeFilms } from './rows.ts';

/** Whether that is what is asked for. */
export const amends = (files: readonly string[], options: Options): options is Options & { recording: string } =>
  files.length === 0 && options.manifest === undefined && options.recording !== undefined && options.title === undefined;

/** The exit code. @throws Fault before anything is written, where something is wrong; otherwise as sendCaptions */
export async function amend({ terminal }: Context, session: Session, options: Options & { recording: string }): Promise<number> {
  const { recording } = options;
  const cells = cellsOf(options);
  const captions = options.captions === undefined ? undefined : resolve(options.captions);
  if (captions === undefined && Object.keys(cells).length === 0) throw nothingGiven(recording);
  const problem = captions === undefined ? undefined : fileProblem(captions, 'captions');
  if (problem) throw new Fault(problem);
  const reading = await read(session);
  const proposal = proposeFilms(reading, [{ recording, cells }], () => undefined);
  if ('faults' in proposal) throw new Fault(proposal.faults[0]?.said ?? nothingGiven(recording).said);
  const before = reading.planned.films.find((film) => film.id === recording);
  if (captions !== undefined && !before?.file) throw noFilm(recording);
  const opened = captions === undefined ? undefined : openCaptions(captions);
  if (opened && 'remarks' in opened) {
    const length = captionsUnfit(opened.seconds, before?.file?.seconds ?? 0);
    for (const words of [...opened.remarks, ...(length ? [length] : [])]) terminal.note(`! ${terminal.say(words)}`);
  }

  await session.run(proposal.write());
  const title = proposal.films[0]?.row.title ?? recording;
  let sent: string | null = null;
  if (captions !== undefined) {
    const [id = ''] = await newIds(session, 1);
    const sending = { session, reading, signal: new AbortController().signal, inTurn: <T>(work: () => Promise<T>) => work() };
    sent = await sendCaptions(sending, { recording, title, file: captions, id });
  }
  const { planned } = await read(session);
  const film = planned.films.find((one) => one.id === recording);
  const showing = film && showingOf(planned, film);
  if (terminal.json) {
    const one = { recording, title, file: film?.file?.id ?? '', captions: sent };
    terminal.document({ uploads: [{ ...one, ...(showing && { showing: showingJson(showing, terminal.lang) }) }], failed: [] });
  }
  terminal.print(`${recording} ${title}: ${showing ? showingText(showing, terminal.lang) : ''}`);
  return 0;
}

const nothingGiven = (recording: string): Fault => fault(uploadMessage('upload.nothingToAmend', { recording }));

const noFilm = (recording: string): Fault => fault(uploadMessage('upload.noFilmForCaptions', { recording }));
