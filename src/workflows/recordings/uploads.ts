/**
 * A film on its way from a browser: its row, its id written down before it is made, the session that the browser sends to,
 * and the check at the end. Until its checksum is right it bears the marker of an upload, not of a film: so no plan shares it.
 */

import { type Edit, type RowEdit, recordingCells } from '../../domain/edits/edits.ts';
import { idKey } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import type { Item } from '../../domain/plan/state.ts';
import { nextId } from '../../domain/workbook/next-id.ts';
import { noSuch } from '../../domain/workbook/row-edit.ts';
import { beginUpload as beginSession, call, type Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import type { DriveFile } from '../../google/types.ts';
import { edit, undo, whatIf } from '../edit/edit.ts';
import { appendIds, writeCells } from '../edit/write.ts';
import { requireOwner } from '../read/ownership.ts';
import type { Reading } from '../read/plan.ts';
import { WorkbookError } from '../read/workbook.ts';
import { binUpload, noFile, UPLOADING, unverified } from './upload-file.ts';

/** Cells of a recording by code name, as a person types them; '' clears. */
export type FilmCells = Readonly<Record<string, string>>;

export interface UploadOrder {
  /** '' for a new row. */
  readonly recording: string;
  readonly cells: FilmCells;
  /** The file's own name, with its ending. */
  readonly name: string;
  readonly bytes: number;
  readonly mimeType: string;
  /** The page that will send the bytes. */
  readonly origin: string;
}

export interface BegunUpload {
  readonly recording: string;
  /** The id that the file will have. */
  readonly file: string;
  /** A secret: whoever has it can write that file. */
  readonly session: string;
  /** Takes the row's edit back. */
  readonly undo: readonly RowEdit[];
}

/** Cells that the system may have written in a row: an emptied row must be wholly empty. */
export const systemCells = ['file', 'duration', 'status', 'reason'] as const;

/** The id for a new recording: no row has or had it. */
export const freeRecordingId = ({ config }: Reading): string => nextId(config, 'recordings');

function editOf(reading: Reading, recording: string, cells: FilmCells): Extract<Edit, { kind: 'recording' }> {
  return { kind: 'recording', recording: recording === '' ? freeRecordingId(reading) : recording, isNew: recording === '', cells };
}

/** The plan if this row were written and its film in Väntrummet. Nothing is sent. */
export function previewFilm(
  reading: Reading,
  recording: string,
  cells: FilmCells,
): { readonly problem: Message } | { readonly planned: Planned; readonly recording: string } {
  const desired = editOf(reading, recording, cells);
  const there = [...reading.state.items.values()].some(
    (item) => item.kind === 'recording' && item.row === desired.recording && !item.trashed,
  );
  const seen = whatIf(there ? reading : withFilm(reading, desired.recording), [desired]);
  return 'problem' in seen ? seen : { planned: seen.planned, recording: desired.recording };
}

/** The workspace as if the film were in Väntrummet. */
export function withFilm(reading: Reading, row: string, id = `(${row})`): Reading {
  const { state } = reading;
  const item: Item = { id, name: row, parent: state.waitingRoom, trashed: false, kind: 'recording', row, grants: [] };
  return {
    ...reading,
    state: {
      ...state,
      items: new Map(state.items).set(id, item),
      ids: new Map(state.ids).set(idKey('recordings', row, 'file'), id),
    },
  };
}

/**
 * Writes the row and opens a session for the film in Väntrummet. A film that replaces another counts only when `endFilm` has
 * verified it. Throws WorkbookError or GoogleError.
 */
export function* beginFilm(reading: Reading, order: UploadOrder): Program<{ readonly problem: Message } | BegunUpload> {
  requireOwner(reading.ref);
  const desired = editOf(reading, order.recording, order.cells);
  const edited = yield* edit(reading, [desired]);
  if ('problem' in edited) return edited;
  const row = desired.recording;
  try {
    return { ...(yield* sessionFor(reading, row, order)), undo: edited.undo };
  } catch (error) {
    // A row without a film, unknown to everybody, would remain, and the next attempt would make another.
    if (desired.isNew) yield* takeBack(reading, edited.undo);
    throw error;
  }
}

/** A failure here is hidden by the error that follows. */
function* takeBack({ ref }: Reading, rows: readonly RowEdit[]): Program<void> {
  try {
    yield* undo(ref.spreadsheetId, rows);
  } catch (error) {
    if (!(error instanceof GoogleError || error instanceof WorkbookError)) throw error;
  }
}

/** Notes the id that the film of `row` will have, and opens a session for it. */
function* sessionFor(reading: Reading, row: string, order: UploadOrder): Program<Omit<BegunUpload, 'undo'>> {
  const noted = reading.state.ids.get(idKey('recordings', row, 'file')) ?? '';
  const standing = reading.config.tables.recordings.rows.find((one) => one.id === row);
  const there = reading.state.items.get(noted);
  const replaces = there?.kind === 'recording';
  // An upload that arrived and was never checked: nobody can say what it is.
  if (there && !replaces) yield* binUpload(noted, reading, row);
  const metadata = (id: string) =>
    unverified(reading.ref, { ...order, id, recording: row, title: order.cells.title ?? standing?.title ?? row });
  // A row with that id in its cell once had the film: it was deleted, and Drive never reuses an id.
  let id = there || standing?.file === noted ? '' : noted;
  for (let tries = 0; ; tries++) {
    if (id === '') {
      id = yield* newFileId();
      if (!replaces) yield* appendIds(reading.workbook, [{ table: 'recordings', rowId: row, kind: 'file', id }]);
    }
    try {
      const session = yield* open(metadata(id), order);
      return { recording: row, file: id, session };
    } catch (error) {
      // The id of a film that was deleted is spent.
      if (tries > 0 || !(error instanceof GoogleError) || error.trouble !== 'exists') throw error;
      id = '';
    }
  }
}

/** Opens a session for captions; once `endCaptions` has found them right they follow their film by its marker. */
export function* beginCaptions(
  reading: Reading,
  order: Omit<UploadOrder, 'cells'> & { readonly seconds?: number | undefined },
): Program<Omit<BegunUpload, 'undo'> | { readonly problem: Message }> {
  requireOwner(reading.ref);
  const row = reading.config.tables.recordings.rows.find((one) => one.id === order.recording);
  if (!row) return noSuch('recordings', order.recording);
  const file = yield* newFileId();
  const metadata = unverified(reading.ref, { ...order, id: file, title: row.title, captions: { seconds: order.seconds } });
  return { recording: row.id, file, session: yield* open(metadata, order) };
}

function* newFileId(): Program<string> {
  const { ids = [] } = yield* call('drive.files.generateIds', { count: 1, space: 'drive', type: 'files' });
  if (ids[0] === undefined) throw new Error('drive.files.generateIds gave no id');
  return ids[0];
}

const open = (requestBody: DriveFile, { mimeType, bytes, origin }: Omit<UploadOrder, 'cells'>): Program<string> =>
  beginSession({ fields: 'id,size,md5Checksum', requestBody }, { mimeType, bytes, origin });

/**
 * Cancels an upload: bins a complete file, unless it is the row's film by now; drops the id; and empties a row that was made
 * for this upload, unless it has a film. Throws WorkbookError or GoogleError.
 */
export function* cancelFilm(
  reading: Reading,
  { recording, file, wasNew }: { recording: string; file: string; wasNew: boolean },
): Program<void> {
  requireOwner(reading.ref);
  yield* binUpload(file, reading, recording);
  if (reading.state.items.get(file)?.kind === 'recording') return;
  if (reading.state.ids.get(idKey('recordings', recording, 'file')) === file) yield* appendIds(reading.workbook, [noFile(recording)]);
  const hasFilm = [...reading.state.items.values()].some((item) => item.kind === 'recording' && item.row === recording);
  if (!wasNew || hasFilm) return;
  // A row is found by its key, so the key itself is cleared last.
  const fields = [...recordingCells, ...systemCells, 'id'];
  yield* writeCells(
    reading.workbook,
    fields.map((field) => ({ table: 'recordings', key: recording, field, value: '' })),
  );
}

/** Bins the file made for a recording, complete or not, while it is in Väntrummet; drops its id. */
export function* dropFilm(reading: Reading, recording: string, file: string): Program<void> {
  yield* binUpload(file, reading, recording);
  const item = reading.state.items.get(file);
  if (item?.kind === 'recording' && item.row === recording && item.parent === reading.ref.waitingRoom) {
    // As a cancelled upload: it is no longer a film.
    const requestBody = { trashed: true, appProperties: { dk: UPLOADING } };
    yield* call('drive.files.update', { fileId: file, fields: 'id', requestBody });
  }
  if (reading.state.ids.get(idKey('recordings', recording, 'file')) === file) yield* appendIds(reading.workbook, [noFile(recording)]);
}
