/**
 * A film on its way from a browser: its row, its id written down before it is made, the session that the browser sends to,
 * and the check at the end. Until its checksum is right it bears the marker of an upload, not of a film: so no plan shares it.
 */

import { type Edit, type RowEdit, recordingCells } from '../../domain/edits/edits.ts';
import { idKey, markerRow } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import type { Item } from '../../domain/plan/state.ts';
import { typeOf } from '../../domain/recordings/file-kinds.ts';
import { nameInDrive } from '../../domain/recordings/film-names.ts';
import { isSame } from '../../domain/recordings/transfer.ts';
import { clean } from '../../domain/text.ts';
import { cellText } from '../../domain/workbook/cells.ts';
import { nextId } from '../../domain/workbook/next-id.ts';
import { noSuch } from '../../domain/workbook/row-edit.ts';
import { beginUpload as beginSession, call, type Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import type { DriveFile } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { edit, undo, whatIf } from '../edit/edit.ts';
import { appendIds, writeCells } from '../edit/write.ts';
import { requireOwner } from '../read/ownership.ts';
import type { Reading } from '../read/plan.ts';
import { type IdRow, WorkbookError } from '../read/workbook.ts';

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

/** The marker of what has not been found whole yet: no film, no captions. */
export const UPLOADING = 'upload';
export const CAPTIONS = 'captions';

/** The mark of a file that lay in Drive before it became captions. */
export const FROM_DRIVE = 'drive';

/** Cells that the system may have written in a row: an emptied row must be wholly empty. */
export const systemCells = ['file', 'duration', 'status', 'reason'] as const;

/** The metadata of an unfinished upload, wherever it comes from: it bears the marker of an upload until it is verified. */
export function unverified(
  ref: Pick<Reading['ref'], 'waitingRoom' | 'workspaceId'>,
  file: {
    readonly id: string;
    readonly recording: string;
    readonly title: string;
    /** The sent file's own name, for its ending and, where none is given, its type. */
    readonly name: string;
    readonly mimeType?: string;
    readonly captions?: { readonly seconds: number | undefined };
  },
): DriveFile & { readonly name: string } {
  const { id, recording, title, captions, mimeType = typeOf(file.name) } = file;
  return {
    id,
    name: nameInDrive(title, file.name),
    mimeType,
    parents: [ref.waitingRoom],
    copyRequiresWriterPermission: true,
    appProperties: {
      dk: UPLOADING,
      dkws: ref.workspaceId,
      dkrow: markerRow(recording),
      ...(captions && { dkof: CAPTIONS }),
      // For comparing with the film's length, which Drive tells once it has found it.
      ...(captions?.seconds !== undefined && { seconds: String(Math.round(captions.seconds)) }),
    },
  };
}

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

/** The sender's description of what was sent. `md5` in hex. */
export interface SentFile {
  readonly recording: string;
  readonly file: string;
  readonly bytes: number;
  readonly md5: string;
}

/** `missing`: not all of it has come. `mismatch`: what Drive has is not what was sent; the file is kept out. */
export type Ended = 'ok' | 'missing' | 'mismatch';

/**
 * Compares what Drive has with what the browser sent, and only then makes it the row's film. `md5` in hex. A problem where
 * its row is gone: the film is then kept in Väntrummet. `answered`: somebody has said whether children are seen or heard.
 * Throws WorkbookError or GoogleError.
 */
export function* endFilm(
  reading: Reading,
  sent: SentFile,
  answered = hasAnswered(reading, sent.recording),
): Program<Ended | { readonly problem: Message }> {
  const { recording, file } = sent;
  const { ended, isUpload } = yield* check(reading, sent, 'recording');
  if (ended === 'missing') return ended;
  const known = reading.state.ids.get(idKey('recordings', recording, 'file'));
  if (ended === 'mismatch') {
    // It is the film already: its sender no longer decides about it.
    if (!isUpload) return ended;
    // What arrived broken must not count as the film: an empty id takes its place.
    if (known === file) yield* appendIds(reading.workbook, [noFile(recording)]);
    yield* bin(file);
    return ended;
  }
  // An empty cell counts as nej: where nobody has said so, *ja* without a day keeps the film closed until somebody has.
  if (!answered) yield* writeCells(reading.workbook, [{ table: 'recordings', key: recording, field: 'children', value: 'ja' }]);
  const appProperties = { dk: 'recording' };
  yield* call('drive.files.update', { fileId: file, fields: 'id', requestBody: { appProperties } });
  if (known !== file) yield* appendIds(reading.workbook, [{ table: 'recordings', rowId: recording, kind: 'file', id: file }]);
  return (yield* tellRow(reading, recording, 'file', file)) ?? ended;
}

/** Whether somebody has said if children are seen or heard. Read from the sheet itself: an unreadable row may have an answer too. */
export function hasAnswered({ workbook }: Reading, recording: string): boolean {
  const { columns, rows } = workbook.sheets.recordings.data;
  const [id, children] = [columns.indexOf('id'), columns.indexOf('children')];
  return rows.some((line) => clean(cellText(line[id])) === recording && clean(cellText(line[children])) !== '');
}

/** The same for captions: they take the place of older ones, and the row then says that it has them. */
export function* endCaptions(reading: Reading, sent: SentFile): Program<Ended | { readonly problem: Message }> {
  const { recording, file } = sent;
  const { ended, isUpload } = yield* check(reading, sent, CAPTIONS);
  if (ended === 'mismatch' && isUpload) yield* bin(file);
  if (ended !== 'ok') return ended;
  const appProperties = { dk: CAPTIONS, dkof: null };
  yield* call('drive.files.update', { fileId: file, fields: 'id', requestBody: { appProperties } });
  yield* binOlderCaptions(reading, recording, file);
  return (yield* tellRow(reading, recording, 'captions', 'ja')) ?? ended;
}

/** A taken-in file is its owner's, and is left to them. */
function* binOlderCaptions({ state }: Reading, recording: string, file: string): Program<void> {
  for (const item of state.items.values()) {
    if (item.kind !== 'captions' || item.row !== recording || item.trashed || item.id === file) continue;
    const found = yield* lookUp(item.id);
    if (found && !found.trashed && found.appProperties?.dkfrom !== FROM_DRIVE) yield* bin(item.id);
  }
}

/** A verified file whose row is gone stays where only coordinators see it: they are told what to do. */
function* tellRow(
  { workbook }: Reading,
  recording: string,
  field: 'file' | 'captions',
  value: string,
): Program<{ problem: Message } | undefined> {
  const skipped = yield* writeCells(workbook, [{ table: 'recordings', key: recording, field, value }]);
  switch (skipped[0]?.reason) {
    case 'missingRow':
      return { problem: workflowMessage('upload.rowGone', { recording }) };
    case 'doubleRow':
      return { problem: workflowMessage('upload.rowTwice', { recording }) };
    default:
      return undefined; // A missing column says nothing about the row.
  }
}

const noFile = (rowId: string): IdRow => ({ table: 'recordings', rowId, kind: 'file', id: '' });

function* bin(fileId: string): Program<void> {
  yield* call('drive.files.update', { fileId, fields: 'id', requestBody: { trashed: true } });
}

/** Bins the file of an upload for this row, unless it is its film by now. */
export function* binUpload(file: string, reading: Reading, recording: string): Program<void> {
  const found = yield* lookUp(file);
  const mark = found?.appProperties ?? {};
  if (found && !found.trashed && mark.dk === UPLOADING && isOurs(mark, reading, recording)) yield* bin(file);
}

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

/** Checks only a file made by this very upload, as the kind it was sent for: anything else is missing. */
function* check(
  reading: Reading,
  sent: SentFile,
  kind: 'recording' | typeof CAPTIONS,
): Program<{ readonly ended: Ended; readonly isUpload: boolean }> {
  const { recording, file } = sent;
  requireOwner(reading.ref);
  const found = yield* lookUp(file);
  const mark = found?.appProperties ?? {};
  const isUpload = mark.dk === UPLOADING && (mark.dkof ?? 'recording') === kind;
  if (!found || found.trashed || !isOurs(mark, reading, recording) || !(isUpload || mark.dk === kind))
    return { ended: 'missing', isUpload };
  return { ended: isSame(found, sent) ? 'ok' : 'mismatch', isUpload };
}

function* lookUp(fileId: string): Program<DriveFile | undefined> {
  try {
    return yield* call('drive.files.get', { fileId, fields: 'id,size,md5Checksum,appProperties,trashed' });
  } catch (error) {
    if (error instanceof GoogleError && error.trouble === 'notFound') return undefined;
    throw error;
  }
}

const isOurs = (mark: Readonly<Record<string, string | null>>, { ref }: Reading, recording: string): boolean =>
  mark.dkws === ref.workspaceId && mark.dkrow === markerRow(recording);
