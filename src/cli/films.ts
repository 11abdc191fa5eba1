/** One film into the waiting room: its row, its id written down before it is made, the bytes, and the checksum. */
import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { nextId } from '../domain/edits.ts';
import { markerRow } from '../domain/ids.ts';
import { idKey } from '../domain/state.ts';
import { call } from '../google/call.ts';
import type { GoogleError } from '../google/errors.ts';
import type { DriveFile } from '../google/types.ts';
import type { Reading } from '../programs/plan.ts';
import { appendIds, writeCells } from '../programs/write.ts';
import { fault } from './fault.ts';
import { read } from './reading.ts';
import { proposeRow } from './row-edit.ts';
import type { Terminal } from './terminal.ts';
import { type UploadNote, uploadNoteFor } from './upload-notes.ts';
import type { Session } from './workspace.ts';

export interface FilmOrder {
  /** Absolute path. */
  readonly file: string;
  /** A row that is there; without it a new one is made. */
  readonly recording?: string;
  /** Cells by code name, as a person types them. */
  readonly cells: Readonly<Record<string, string>>;
  /** Absolute path of captions. */
  readonly captions?: string;
}

export interface Uploaded {
  readonly recording: string;
  readonly title: string;
  /** The film's id in Drive. */
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
  readonly md5: string;
  /** The id of the film whose place it takes. */
  readonly replaced: string | null;
  /** The captions' id in Drive. */
  readonly captions: string | null;
}

const types: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.mkv': 'video/x-matroska',
  '.avi': 'video/x-msvideo',
  '.wmv': 'video/x-ms-wmv',
  '.mpg': 'video/mpeg',
  '.mpeg': 'video/mpeg',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
  '.sbv': 'text/plain',
};
const typeOf = (file: string): string => types[extname(file).toLowerCase()] ?? 'application/octet-stream';

/**
 * Uploads one film. An upload that was cut short goes on with the same row and id.
 * @throws Fault when the row would not be sound (nothing is sent then), GoogleError, ChecksumMismatch, FileChanged
 */
export async function uploadFilm(session: Session, terminal: Terminal, order: FilmOrder, signal: AbortSignal): Promise<Uploaded> {
  const reading = await read(session);
  const note = uploadNoteFor(session.folder, order.file, order.recording ?? `new ${order.cells.title ?? ''}`);
  const recording = order.recording ?? note.load()?.recording ?? newId(reading);
  if (order.recording !== undefined) checkRecording(reading, recording);
  const proposal = proposeRow(reading, 'recordings', recording, order.cells);
  note.save({ ...note.load(), recording }); // Before the row, so that a run that is killed never makes two.
  if (Object.keys(order.cells).length > 0) await session.run(proposal.write());

  const before = reading.planned.films.find((film) => film.id === recording)?.file;
  const { id, known } = await idFor(session, reading, recording, before?.id, note.load()?.id);
  note.save({ ...note.load(), recording, id });
  const { title } = proposal.row;
  const marks = { dkws: reading.ref.workspaceId, dkrow: markerRow(recording) };
  const metadata = {
    id,
    name: `${title}${extname(order.file)}`,
    mimeType: typeOf(order.file),
    parents: [reading.ref.waitingRoom],
    appProperties: { dk: 'recording', ...marks },
  };
  const made = await send(session, terminal, order.file, metadata, note, signal).catch(async (error: Error) => {
    // What arrived broken must not count as the film: an empty id takes its place.
    if ((error.name === 'ChecksumMismatch' || isSpent(error)) && before === undefined)
      await session.run(appendIds(reading.workbook, [{ table: 'recordings', rowId: recording, kind: 'file', id: '' }]));
    if (error.name === 'ChecksumMismatch' || isSpent(error)) note.clear();
    throw isSpent(error)
      ? fault(
          'Filmens plats i Drive är förbrukad: en film med samma id har tagits bort. Kör samma kommando igen, så får den ett nytt.',
          'The film’s id in Drive is spent: a film with it was deleted. Run the same command again, and it gets a new one.',
        )
      : error;
  });
  // One that takes another's place counts only from now on, when it is known to be whole.
  if (!known) await session.run(appendIds(reading.workbook, [{ table: 'recordings', rowId: recording, kind: 'file', id }]));
  const captions =
    order.captions === undefined ? null : await sendCaptions(session, order.captions, title, reading.ref.waitingRoom, marks, signal);
  const cells = [
    { table: 'recordings', key: recording, field: 'file', value: id } as const,
    ...(captions === null ? [] : [{ table: 'recordings', key: recording, field: 'captions', value: 'ja' } as const]),
  ];
  await session.run(writeCells(reading.workbook, cells));
  note.clear();
  return {
    recording,
    title,
    file: id,
    name: made.name ?? metadata.name,
    bytes: statSync(order.file).size,
    md5: made.md5Checksum ?? '',
    replaced: before !== undefined && before.id !== id ? before.id : null,
    captions,
  };
}

const isSpent = (error: Error): boolean =>
  error.name === 'GoogleError' &&
  ['notFound', 'exists'].includes((error as GoogleError).trouble) &&
  (error as GoogleError).method === 'drive.files.create';

function newId({ config, workbook }: Reading): string {
  const { rows, faulty } = config.tables.recordings;
  const spent = workbook.ids.filter((row) => row.table === 'recordings').map((row) => ({ id: row.rowId }));
  const id = nextId('F', [...rows, ...spent], faulty);
  return rows.length + faulty.size === 0 ? 'F-001' : id;
}

function checkRecording({ config }: Reading, id: string): void {
  const { rows, faulty } = config.tables.recordings;
  if (rows.some((row) => row.id === id) || faulty.has(id)) return;
  throw fault(
    `Det finns ingen inspelning ${id}. Se alla: delakultur export recordings. En ny rad: --title.`,
    `There is no recording ${id}. See all: delakultur export recordings. A new row: --title.`,
  );
}

/**
 * The id that the film gets, and whether the workbook holds it already. A first film's is written down at once, so that a run that is killed is known of by every other;
 * one that takes another's place is remembered on this machine only, and the old film stays until the new one is whole.
 */
async function idFor(
  session: Session,
  reading: Reading,
  recording: string,
  before: string | undefined,
  noted: string | undefined,
): Promise<{ id: string; known: boolean }> {
  const known = reading.state.ids.get(idKey('recordings', recording, 'file')) ?? '';
  if (noted !== undefined) return { id: noted, known: noted === known };
  // A row whose file cell has the id once had that film: it was deleted, and Drive gives no id twice.
  const isSpentId = reading.config.tables.recordings.rows.some((row) => row.id === recording && row.file === known);
  if (before === undefined && known !== '' && !reading.state.items.has(known) && !isSpentId) return { id: known, known: true };
  const { ids = [] } = await session.run(call('drive.files.generateIds', { count: 1, space: 'drive', type: 'files' }));
  const [id] = ids;
  if (id === undefined) throw new Error('drive.files.generateIds gave no id');
  if (before === undefined) await session.run(appendIds(reading.workbook, [{ table: 'recordings', rowId: recording, kind: 'file', id }]));
  return { id, known: before === undefined };
}

async function send(
  session: Session,
  terminal: Terminal,
  file: string,
  metadata: DriveFile & { id: string },
  note: ReturnType<typeof uploadNoteFor>,
  signal: AbortSignal,
): Promise<DriveFile> {
  const name = basename(file);
  const begun = Date.now();
  let first: number | undefined;
  const remembered = (): UploadNote => note.load() ?? { recording: '', id: metadata.id };
  const made = await session.upload({
    file,
    metadata,
    signal,
    journal: {
      load: () => note.load()?.session,
      save: (text) => note.save({ ...remembered(), session: text }),
      clear: () => note.save({ recording: remembered().recording, id: remembered().id }),
    },
    onProgress: (sent, total) => {
      first ??= sent;
      terminal.progress(progressText(name, sent, total, sent - first, Date.now() - begun, terminal));
    },
  });
  const size = sizeText(statSync(file).size, terminal);
  terminal.progress(terminal.say({ sv: `✓ ${name}: ${size} framme och kontrollerad`, en: `✓ ${name}: ${size} arrived and checked` }), true);
  return made;
}

async function sendCaptions(
  session: Session,
  file: string,
  title: string,
  parent: string,
  marks: Record<string, string>,
  signal: AbortSignal,
): Promise<string> {
  const metadata = {
    name: `${title}${extname(file)}`,
    mimeType: typeOf(file),
    parents: [parent],
    appProperties: { dk: 'captions', ...marks },
  };
  return (await session.upload({ file, metadata, signal })).id ?? '';
}

/** 'film.mp4 42 % · 12,3 MB/s · 3 min kvar' */
function progressText(name: string, sent: number, total: number, fresh: number, ms: number, terminal: Terminal): string {
  const percent = total === 0 ? 100 : Math.floor((sent / total) * 100);
  const speed = ms > 500 && fresh > 0 ? fresh / (ms / 1000) : 0;
  if (speed === 0) return `${name} ${percent} %`;
  const left = Math.ceil((total - sent) / speed);
  const time = left > 90 ? `${Math.round(left / 60)} min` : `${left} s`;
  return terminal.say({
    sv: `${name} ${percent} % · ${sizeText(speed, terminal)}/s · ${time} kvar`,
    en: `${name} ${percent} % · ${sizeText(speed, terminal)}/s · ${time} left`,
  });
}

/** Bytes as people say them. */
function sizeText(bytes: number, terminal: Terminal): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = (bytes / 1000 ** step).toFixed(step === 0 || bytes / 1000 ** step >= 100 ? 0 : 1);
  return `${terminal.lang === 'sv' ? value.replace('.', ',') : value} ${units[step]}`;
}
