/** `delakultur upload`: films into the waiting room, each with its row. */

import { statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Message } from '../../../domain/message.ts';
import { filmOf } from '../../../domain/plan/access/film-facts.ts';
import { uploadMessage } from '../../../messages/cli/uploads.ts';
import { sizeText } from '../../../messages/films/transfer.ts';
import type { Reading } from '../../../workflows/read/plan.ts';
import type { Context } from '../../context.ts';
import { explain, type Fault, fault } from '../../fault.ts';
import { look } from '../../reading.ts';
import type { Session } from '../../session.ts';
import type { Terminal } from '../../terminal.ts';
import { inParallel } from '../../transport/http.ts';
import { amend, amends } from '../../upload/amend.ts';
import { filmSeconds, lengthRemark, openCaptions } from '../../upload/captions.ts';
import { prepare, type Ready, sendFilm } from '../../upload/films.ts';
import { journalFolder, type Note, noteFor } from '../../upload/journal.ts';
import { faultOfLine, manifestFault, readManifest } from '../../upload/manifest.ts';
import { cellsOf, type FilmOrder, fileProblem, type Options, ordersOf, shortName, type Uploaded } from '../../upload/order.ts';
import { progressOn } from '../../upload/progress.ts';
import { completed, unanswered } from '../../upload/questions.ts';
import { type Proposed, proposeFilms, type RowFault } from '../../upload/rows.ts';
import { type Arrived, type Failed, tell } from '../../upload/tell.ts';

/** More would share the same network and make each film wait longer. */
const AT_ONCE = 2;

export async function run(context: Context, files: readonly string[], options: Options): Promise<number> {
  const { terminal, open } = context;
  if (amends(files, options)) {
    const session = await open();
    return amend(context, session, options).finally(() => session.close());
  }
  const manifest = manifestIn(files, options);
  const asked = manifest === undefined ? checkedOrders(files, options, terminal.interactive) : listedOrders(manifest, options, terminal);
  const stop = new AbortController();
  const interrupted = (): void => stop.abort(fault(uploadMessage('upload.interrupted')));
  const session = await open();
  try {
    const reading = await look(session);
    const orders: FilmOrder[] = [];
    for (const order of asked) orders.push(terminal.interactive ? await completed(order, reading, terminal) : order);
    process.once('SIGINT', interrupted); // Not while questions are asked: there Ctrl-C simply ends.
    const { done, failed, notes, planned } = await upload(session, reading, orders, { terminal, manifest, signal: stop.signal });
    if (failed.length === 0) for (const note of notes) note.clear();
    tell(context, planned, done, failed);
    return failed.length === 0 ? 0 : 1;
  } finally {
    process.off('SIGINT', interrupted);
    session.close();
  }
}

/** The list of films, if one is given: by its flag, or as the only file. A film is never a CSV file. */
function manifestIn(files: readonly string[], options: Options): string | undefined {
  const lists = files.filter((file) => extname(file).toLowerCase() === '.csv');
  const manifest = options.manifest ?? lists[0];
  if (manifest === undefined) {
    if (files.length > 0) return undefined;
    throw fault(uploadMessage('upload.noFilms'));
  }
  if (files.length > (options.manifest === undefined ? 1 : 0)) throw fault(uploadMessage('upload.filmsAndList'));
  if (options.recording !== undefined || options.title !== undefined || options.captions !== undefined) {
    throw fault(uploadMessage('upload.flagsAndList'));
  }
  return manifest;
}

/** @throws Fault, or the system's error for a file that is not there, before anything is opened */
function checkedOrders(files: readonly string[], options: Options, interactive: boolean): FilmOrder[] {
  const orders = ordersOf(files, options, interactive);
  for (const { file, captions } of orders) {
    const problem = fileProblem(file, 'film') ?? (captions === undefined ? undefined : fileProblem(captions, 'captions'));
    if (problem) throw nothingSent(problem);
  }
  return orders;
}

const nothingSent = (why: Message): Fault => fault(uploadMessage('upload.nothingSent', { why }));

function listedOrders(manifest: string, options: Options, terminal: Terminal): readonly FilmOrder[] {
  const { orders, faults, ignored, readAs } = readManifest(manifest, cellsOf(options), options.folder);
  if (faults.length > 0) throw manifestFault(manifest, faults);
  if (readAs) terminal.note(terminal.say(readAs));
  if (ignored.length > 0) {
    const names = ignored.join(', ');
    terminal.note(terminal.say(uploadMessage('upload.columnsUnread', { columns: names })));
  }
  return orders;
}

interface Means {
  readonly terminal: Terminal;
  readonly manifest: string | undefined;
  readonly signal: AbortSignal;
}

/** Checks everything, then sends what has not arrived yet. @throws Fault if a row would be faulty; nothing is sent then */
async function upload(session: Session, reading: Reading, orders: readonly FilmOrder[], { terminal, manifest, signal }: Means) {
  const begun = session.now();
  const folder = journalFolder(session);
  const noteOf = (order: FilmOrder): Note => noteFor(folder, order.file, order.recording ?? `new ${order.cells.title ?? ''}`);
  const notes = orders.map(noteOf);
  const arrived = orders.map((order, at) => arrivedAlready(order, notes[at]?.load()?.done, reading));
  const left = orders.filter((_, at) => arrived[at] === undefined);
  const proposal = proposeFilms(reading, left, (order) => noteOf(order).load()?.recording);
  if ('faults' in proposal) throw faultOf(proposal.faults, manifest);
  remark(left, reading, terminal);
  const noteOfFilm = ({ order }: Proposed): Note => noteOf(order);
  const ready = await prepare(session, reading, proposal.films, () => session.run(proposal.write()), noteOfFilm);

  const progress = progressOn(
    process.stderr,
    terminal.lang,
    ready.map(({ order }) => statSync(order.file).size),
  );
  const sending = { session, reading, signal, inTurn: oneAtATime() };
  const failed: Failed[] = [];
  const sent = await inParallel(AT_ONCE, ready, async (film): Promise<Arrived | undefined> => {
    if (signal.aborted) return undefined;
    const { file } = film.order;
    const shown = progress.film(file);
    try {
      const uploaded = await sendFilm(sending, film, shown);
      const size = sizeText(uploaded.bytes, terminal.lang);
      const name = shortName(file);
      shown.done(terminal.say(uploadMessage('upload.arrived', { name, size })));
      return { order: film.order, uploaded };
    } catch (error) {
      if (signal.aborted) return undefined;
      if (orders.length === 1) throw error;
      const { words } = explain(error);
      failed.push({ file, words });
      shown.failed(`✗ ${shortName(file)}: ${terminal.say(words)}`);
      return undefined;
    }
  }).finally(() => progress.close());
  signal.throwIfAborted();
  const done = [...arrived, ...sent].filter((one) => one !== undefined);
  const isKnown = session.now() - begun < KNOWN_MS && done.every(isToldBy(ready));
  const came = sent.flatMap((one) => one?.uploaded ?? []);
  return { done, failed, notes, planned: isKnown ? proposal.after(came) : (await look(session)).planned };
}

/** For this long (ms) the workbook is assumed unchanged since it was read. */
const KNOWN_MS = 60_000;

/**
 * Whether the reading and our own writes tell everything about a film: otherwise somebody may have answered meanwhile, or
 * Drive knows its length.
 */
const isToldBy =
  (ready: readonly Ready[]) =>
  ({ order }: Arrived): boolean =>
    ready.every((film) => film.order !== order || film.row.children !== undefined) &&
    (order.captions === undefined || filmSeconds(order.file) !== undefined);

/** The upload of an earlier run of the same command, if it is still valid. */
function arrivedAlready(order: FilmOrder, uploaded: Uploaded | undefined, reading: Reading): Arrived | undefined {
  return uploaded && filmOf(reading.state, uploaded.recording)?.id === uploaded.file ? { order, uploaded } : undefined;
}

function faultOf(faults: readonly RowFault[], manifest: string | undefined): Error {
  if (manifest !== undefined) {
    const ofLines = faults.map(({ order, field, said }) => faultOfLine(order.line ?? { row: 0, columns: {} }, field, said));
    return manifestFault(manifest, ofLines);
  }
  const named = ({ order, said }: RowFault): Message =>
    faults.some((one) => one.order !== order) ? uploadMessage('upload.named', { name: shortName(order.file), what: said }) : said;
  return fault(uploadMessage('upload.nothingWritten', { problems: faults.map(named) }));
}

/** Remarks before the films are sent, which do not prevent it. */
function remark(orders: readonly FilmOrder[], reading: Reading, terminal: Terminal): void {
  for (const { file, captions } of orders) {
    const opened = captions === undefined ? undefined : openCaptions(captions);
    if (captions === undefined || !opened || 'problem' in opened) continue;
    const length = lengthRemark(captions, file);
    for (const words of [...opened.remarks, ...(length ? [length] : [])]) terminal.note(`! ${terminal.say(words)}`);
  }
  const open = unanswered(orders, reading).map(({ file }) => shortName(file));
  if (open.length === 0) return;
  const names = open.length > 3 ? `${open.slice(0, 3).join(', ')} …` : open.join(', ');
  terminal.note(terminal.say(uploadMessage('upload.childrenUnanswered', { films: names })));
}

/** Runs tasks one after another, in order. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
