/** Sends films to the waiting room: their rows, their ids written down before they are made, the bytes, and the checksums. */

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { idKey } from '../../domain/ids.ts';
import { filmOf } from '../../domain/plan/access/film-facts.ts';
import { call } from '../../google/call.ts';
import type { GoogleError } from '../../google/errors.ts';
import { uploadMessage } from '../../messages/cli/uploads.ts';
import { appendIds } from '../../workflows/edit/write.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { endCaptions, endFilm, type SentFile } from '../../workflows/recordings/upload-end.ts';
import { binUpload, unverified } from '../../workflows/recordings/upload-file.ts';
import { Fault, fault } from '../fault.ts';
import { read } from '../reading.ts';
import type { Session } from '../session.ts';
import { openCaptions } from './captions.ts';
import type { Note, UploadNote } from './journal.ts';
import type { Uploaded } from './order.ts';
import type { FilmProgress } from './progress.ts';
import type { Proposed } from './rows.ts';

/** A film whose row and ids are written down, ready to be sent. */
export interface Ready extends Proposed {
  readonly note: Note;
  /** The id that the film gets. */
  readonly id: string;
  /** The workbook has that id already; otherwise it counts only once the film is verified. */
  readonly known: boolean;
  /** The film whose place it takes. */
  readonly before: string | undefined;
  readonly captionsId: string | undefined;
}

/**
 * Writes the rows and gives every film its id, all films in a few requests. Ids of first films are written down before
 * anything is sent, so that other runs know of a killed one. An id that replaces another is remembered only on this machine,
 * and the old film stays until the new one is verified.
 */
export async function prepare(
  session: Session,
  reading: Reading,
  films: readonly Proposed[],
  write: () => Promise<void>,
  noteOf: (film: Proposed) => Note,
): Promise<Ready[]> {
  const notes = films.map(noteOf);
  for (const [at, film] of films.entries()) notes[at]?.save({ ...notes[at]?.load(), recording: film.recording }); // Before the row, so that a run that is killed never makes two.
  await write();
  const parts = films.map((film, at) => {
    const noted = notes[at]?.load();
    const before = filmOf(reading.state, film.recording)?.id;
    return { film, note: notes[at] as Note, noted, before, standing: standingId(reading, film.recording, before) };
  });
  const desired = parts.reduce(
    (sum, { film, noted, standing }) =>
      sum + (noted?.id === undefined && standing === undefined ? 1 : 0) + (film.order.captions !== undefined && !noted?.captions ? 1 : 0),
    0,
  );
  const fresh = await newIds(session, desired);
  const ready = parts.map(({ film, note, noted, before, standing }): Ready => {
    const id = noted?.id ?? standing ?? (fresh.pop() as string);
    const captionsId = film.order.captions === undefined ? undefined : (noted?.captions ?? (fresh.pop() as string));
    const held = reading.state.ids.get(idKey('recordings', film.recording, 'file'));
    return { ...film, note, id, known: before === undefined || held === id, before, captionsId };
  });
  const first = ready.filter((film) => film.before === undefined).map((film) => idRow(film.recording, film.id));
  await session.run(appendIds(reading.workbook, first));
  // Somebody's upload that arrived and was never checked: nobody can say what it is.
  for (const { recording, id, before } of ready) {
    const held = reading.state.ids.get(idKey('recordings', recording, 'file')) ?? id;
    if (before === undefined && held !== id && reading.state.items.has(held)) await session.run(binUpload(held, reading, recording));
  }
  for (const { note, recording, id, captionsId } of ready)
    note.save({ ...note.load(), recording, id, ...(captionsId !== undefined && { captions: captionsId }) });
  return ready;
}

const idRow = (recording: string, id: string) => ({ table: 'recordings', rowId: recording, kind: 'file', id }) as const;

/** An id that the workbook holds for a film that was never made. */
function standingId(reading: Reading, recording: string, before: string | undefined): string | undefined {
  const known = reading.state.ids.get(idKey('recordings', recording, 'file')) ?? '';
  // A row with that id in its file cell once had the film: it was deleted, and Drive never reuses an id.
  const isSpentId = reading.config.tables.recordings.rows.some((row) => row.id === recording && row.file === known);
  return before === undefined && known !== '' && !reading.state.items.has(known) && !isSpentId ? known : undefined;
}

export async function newIds(session: Session, count: number): Promise<string[]> {
  const made: string[] = [];
  while (made.length < count) {
    const { ids = [] } = await session.run(
      call('drive.files.generateIds', { count: Math.min(1000, count - made.length), space: 'drive', type: 'files' }),
    );
    if (ids.length === 0) throw new Error('drive.files.generateIds gave no id');
    made.push(...ids);
  }
  return made;
}

export interface Sending {
  readonly session: Session;
  readonly reading: Reading;
  readonly signal: AbortSignal;
  /** Runs writes to the workbook one at a time. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Sends one film and its captions. Until verified it bears the marker of an upload, which no plan shows; then it becomes the
 * row's film like any other upload. @throws Fault, GoogleError, ChecksumMismatch (then no row names it), FileChanged
 */
export async function sendFilm(sending: Sending, film: Ready, progress: FilmProgress): Promise<Uploaded> {
  const { session, reading, signal, inTurn } = sending;
  const { recording, id, note, before, order } = film;
  const { title } = film.row;
  const metadata = unverified(reading.ref, { id, recording, title, name: order.file });
  const remembered = (): UploadNote => note.load() ?? { recording, id };
  const journal = {
    load: () => note.load()?.session,
    save: (session: string) => note.save({ ...remembered(), session }),
    clear: () => {
      const { session: _spent, ...rest } = remembered();
      note.save(rest);
    },
  };
  /** What arrived broken must not count as the film: an empty id takes its place. The row stays, for the next attempt. */
  const letGo = async (): Promise<void> => {
    if (before === undefined || before === id) await inTurn(() => session.run(appendIds(reading.workbook, [idRow(recording, '')])));
    note.save({ recording });
  };
  const told = { onProgress: progress.sent, onCheck: progress.checking, onWait: progress.waiting };
  const made = await session.upload({ file: order.file, metadata, signal, journal, ...told }).catch(async (error: Error) => {
    if (error.name !== 'ChecksumMismatch' && !isSpent(error)) throw error;
    await letGo();
    await session.run(binUpload(id, reading, recording));
    throw isSpent(error) ? spent : error;
  });
  const bytes = statSync(order.file).size;
  const sent = { recording, file: id, bytes, md5: made.md5Checksum ?? '' };
  const ended = await endOf(sending, film, sent);
  if (typeof ended !== 'string') throw new Fault(ended.problem);
  if (ended !== 'ok') {
    await letGo();
    throw spent;
  }
  const { captionsId } = film;
  const captions =
    order.captions === undefined || captionsId === undefined
      ? null
      : await sendCaptions(sending, { recording, title, file: order.captions, id: captionsId }).catch((error: Error) => {
          // Others were sent under the id by an earlier run: these get one of their own.
          if (error.name === 'ChecksumMismatch' || isSpent(error)) note.save({ recording, id });
          throw error;
        });
  const uploaded: Uploaded = {
    recording,
    title,
    file: id,
    name: made.name ?? metadata.name,
    bytes,
    md5: sent.md5,
    replaced: before !== undefined && before !== id ? before : null,
    captions,
  };
  note.save({ recording, id, done: uploaded });
  return uploaded;
}

/** Makes what has arrived the row's film. Where nobody had answered about children, somebody may have while it was on its way. */
async function endOf({ session, reading, inTurn }: Sending, { row, known, recording, id }: Ready, sent: SentFile) {
  if (row.children === undefined) return inTurn(async () => session.run(endFilm(await read(session), sent)));
  const ids = new Map(reading.state.ids);
  if (known) ids.set(idKey('recordings', recording, 'file'), id);
  return inTurn(() => session.run(endFilm({ ...reading, state: { ...reading.state, ids } }, sent, true)));
}

/** A film with the id was deleted: Drive never reuses an id. */
const isSpent = (error: Error): boolean =>
  error.name === 'GoogleError' &&
  ['notFound', 'exists'].includes((error as GoogleError).trouble) &&
  (error as GoogleError).method === 'drive.files.create';

const spent = fault(uploadMessage('upload.idSpent'));

export interface CaptionsToSend {
  readonly recording: string;
  readonly title: string;
  readonly file: string;
  /** The id that they get. */
  readonly id: string;
}

/** Sends captions, which take the place of older ones once they are known to be whole. Their id. @throws as sendFilm */
export async function sendCaptions({ session, reading, signal, inTurn }: Sending, captions: CaptionsToSend): Promise<string> {
  const { recording, title, file, id } = captions;
  const opened = openCaptions(file);
  if ('problem' in opened) throw new Fault(opened.problem);
  const metadata = unverified(reading.ref, { id, recording, title, name: opened.ending, captions: opened });
  const made = await withCopy(opened.copy, file, (path) => session.upload({ file: path, metadata, signal }));
  const sent = { recording, file: id, bytes: Number(made.size), md5: made.md5Checksum ?? '' };
  const ended = await inTurn(() => session.run(endCaptions(reading, sent)));
  if (typeof ended !== 'string') throw new Fault(ended.problem);
  if (ended !== 'ok') throw lostCaptions;
  return id;
}

/** Works with the file itself, or with a copy that is gone afterwards. */
async function withCopy<T>(copy: Buffer | undefined, file: string, work: (path: string) => Promise<T>): Promise<T> {
  if (copy === undefined) return work(file);
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-captions-'));
  try {
    const path = join(folder, basename(file));
    writeFileSync(path, copy, { mode: 0o600 });
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const lostCaptions = fault(uploadMessage('upload.captionsLost'));
