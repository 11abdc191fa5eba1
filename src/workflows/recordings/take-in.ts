/**
 * Makes films already in Drive recordings. The file moves to the waiting room first, with our marker: Drive's refusal is known
 * before anything is written, and a marked file that no row names is shown to nobody. Then its id is written, then its row.
 * Its own permissions are removed: from now on permits decide.
 */

import { type Edit, type RowEdit, rowsFor } from '../../domain/edits/edits.ts';
import { idKey, markerRow } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import { sortOf } from '../../domain/recordings/file-kinds.ts';
import { nextId } from '../../domain/workbook/next-id.ts';
import { batch, type Call, type Outcome, type Program } from '../../google/call.ts';
import { FOLDER, SHORTCUT } from '../../google/mime-types.ts';
import type { DriveFile } from '../../google/types.ts';
import { beforeText } from '../../messages/log.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { undo } from '../edit/edit.ts';
import { appendIds, appendLog, writeCells, writeRows } from '../edit/write.ts';
import { requireOwner } from '../read/ownership.ts';
import type { Reading } from '../read/plan.ts';
import { lookAtFiles, ownPermissions, takeToWaiting, waitingPermissions } from './chosen-files.ts';
import { hasAnswered } from './upload-end.ts';
import { type FilmCells, freeRecordingId, systemCells } from './uploads.ts';

export interface TakeIn {
  /** Drive's id of a file that was handed to the app. */
  readonly file: string;
  /** '' for a new row. */
  readonly recording: string;
  readonly cells: FilmCells;
}

export interface TakenIn {
  readonly recording: string;
  /** How many of the file's own permissions were removed. */
  readonly unshared: number;
  readonly undo: Undo;
}

/** What undoes a take-in. */
export interface Undo {
  readonly file: string;
  readonly recording: string;
  /** The folder that it came from; '' where it is not put back there. */
  readonly from: string;
  readonly rows: readonly RowEdit[];
}

type Refused = { readonly problem: Message };

/** Takes one film in. As `takeInAll`. */
export function* takeIn(reading: Reading, order: TakeIn): Program<TakenIn | Refused> {
  const [result] = yield* takeInAll(reading, [order]);
  if (!result) throw new Error('takeInAll answered nothing');
  return result;
}

/**
 * Takes several films in: each wholly or not at all, one answer an order. Six to eight rounds whatever their number.
 * Throws WorkbookError or GoogleError where the workbook could not be written; the files are then put back.
 */
export function* takeInAll(reading: Reading, orders: readonly TakeIn[]): Program<(TakenIn | Refused)[]> {
  requireOwner(reading.ref);
  const files = yield* lookAtFiles(orders.map((order) => order.file));
  const judged = judge(reading, orders, files);
  const sound = judged.filter((one): one is Sound => !('problem' in one));
  const moved = yield* move(reading, sound);
  const landed = sound.filter((one) => moved.get(one) === undefined);
  const unshared = yield* unshare(reading, landed);
  try {
    yield* enter(reading, landed);
  } catch (error) {
    const back: Call[] = [];
    for (const one of landed) back.push(backCall(yield* onlyToStaff(reading, undoOf(reading, one)), reading));
    yield* batch(back);
    throw error;
  }
  return judged.map((one): TakenIn | Refused => {
    if ('problem' in one) return one;
    const refused = moved.get(one);
    return refused ?? { recording: one.recording, unshared: unshared.get(one) ?? 0, undo: undoOf(reading, one) };
  });
}

/** A film that may be taken in, and the rows to write. */
interface Sound {
  readonly recording: string;
  readonly isNew: boolean;
  readonly file: DriveFile;
  readonly rows: readonly RowEdit[];
  readonly undo: readonly RowEdit[];
}

function judge(reading: Reading, orders: readonly TakeIn[], files: ReadonlyMap<string, DriveFile>): (Sound | Refused)[] {
  let free = freeRecordingId(reading);
  const taken = new Set<string>();
  return orders.map((order): Sound | Refused => {
    const file = files.get(order.file);
    const why = whyNot(reading, file);
    if (!file || why) return { problem: why ?? NOT_HANDED };
    const isNew = order.recording === '';
    const recording = isNew ? free : order.recording;
    if (taken.has(order.file) || taken.has(recording)) return { problem: workflowMessage('file.chosenTwice') };
    if (!isNew && hasFilm(reading, recording)) return { problem: workflowMessage('file.hasFilm', { recording }) };
    // As with an upload: with no answer it stays closed until somebody has answered.
    const answered = Boolean(order.cells.children) || (!isNew && hasAnswered(reading, recording));
    const cells = answered ? order.cells : { ...order.cells, children: 'ja' };
    const edit: Edit = { kind: 'recording', recording, isNew, cells };
    const edited = rowsFor(reading.config, edit, reading.planned.desired.today);
    if ('problem' in edited) return edited;
    taken.add(order.file).add(recording);
    if (isNew) free = nextId(reading.config, 'recordings', [free]);
    return { recording, isNew, file, rows: edited.rows, undo: edited.undo };
  });
}

const NOT_HANDED = workflowMessage('file.notHanded');

/** Whether a file can be a recording: a film or a sound. Drive may have no type for a camcorder's file: then its name decides. */
export const isFilm = ({ name = '', mimeType = '' }: DriveFile): boolean =>
  /^(video|audio)\//.test(mimeType) || (/^application\/(octet-stream|mxf)$/.test(mimeType) && sortOf(name) === 'film');

/** Why a file can't be taken in as a film, in words; undefined where it can. */
export function whyNot(reading: Reading, file: DriveFile | undefined): Message | undefined {
  if (!file) return NOT_HANDED;
  const { state, ref } = reading;
  const mark = file.appProperties ?? {};
  const item = state.items.get(file.id ?? '');
  if (item && item.kind !== 'stray') return workflowMessage('file.alreadyOurs');
  if (file.trashed) return workflowMessage('file.trashed');
  if (file.mimeType === FOLDER) return workflowMessage('file.isFolder');
  if (file.mimeType === SHORTCUT) return workflowMessage('file.isShortcut');
  if (!isFilm(file)) return workflowMessage('file.noFilm');
  if (mark.dkws !== undefined && mark.dkws !== null && mark.dkws !== ref.workspaceId) return workflowMessage('file.otherWorkbook');
  if (mark.dk === 'upload') return workflowMessage('file.onItsWay');
  const owner = file.permissions?.find((one) => one.role === 'owner')?.emailAddress?.toLowerCase();
  if (file.ownedByMe !== true && !(owner !== undefined && reading.planned.desired.staff.has(owner))) {
    return workflowMessage('file.ownedBy', { owner, operator: state.operator });
  }
  return undefined;
}

const hasFilm = ({ planned, state }: Reading, recording: string): boolean =>
  planned.films.some((film) => film.id === recording && film.file !== undefined) || state.conflicts.has(`recordings/${recording}`);

/** Moves and marks. Returns Drive's refusals in words; after a lost answer it reads. */
function* move(reading: Reading, films: readonly Sound[]): Program<Map<Sound, Refused>> {
  const { ref } = reading;
  const marked = films.map(({ recording, file }) => ({
    file,
    appProperties: { dk: 'recording', dkws: ref.workspaceId, dkrow: markerRow(recording) },
  }));
  const outcomes = yield* takeToWaiting(ref, marked);
  const failed = films.flatMap((film, at) => {
    const outcome = outcomes[at];
    if (outcome?.ok === false) return [{ film, message: outcome.error.message }];
    return outcome?.result.parents?.[0] === ref.waitingRoom ? [] : [{ film, message: 'parents' }];
  });
  const there = failed.length === 0 ? new Map<string, DriveFile>() : yield* lookAtFiles(failed.map(({ film }) => film.file.id ?? ''));
  const refused = new Map<Sound, Refused>();
  for (const { film, message } of failed) {
    const now = there.get(film.file.id ?? '');
    if (now?.parents?.[0] === ref.waitingRoom && now.appProperties?.dkrow === markerRow(film.recording)) continue;
    refused.set(film, { problem: workflowMessage('file.notMoved', { google: message }) });
  }
  return refused;
}

/** Removes the files' own permissions, read again in their new place. The next plan removes what fails here. */
function* unshare(reading: Reading, films: readonly Sound[]): Program<Map<Sound, number>> {
  const now = yield* lookAtFiles(films.map(({ file }) => file.id ?? ''));
  const above = waitingPermissions(reading);
  const own = films.flatMap((film) => ownPermissions(now.get(film.file.id ?? '') ?? {}, above).map(({ id }) => ({ film, id })));
  const outcomes: readonly Outcome[] = yield* batch(
    own.map(({ film, id }): Call => ({ method: 'drive.permissions.delete', params: { fileId: film.file.id ?? '', permissionId: id } })),
  );
  const counts = new Map<Sound, number>();
  own.forEach(({ film }, at) => {
    if (outcomes[at]?.ok) counts.set(film, (counts.get(film) ?? 0) + 1);
  });
  return counts;
}

/** The ids first, then the rows: a row never exists without its film. */
function* enter({ workbook }: Reading, films: readonly Sound[]): Program<void> {
  if (films.length === 0) return;
  yield* appendIds(
    workbook,
    films.map(({ recording, file }) => ({ table: 'recordings', rowId: recording, kind: 'file', id: file.id ?? '' })),
  );
  const withFile = films.flatMap(({ rows, file }) => rows.map((row) => ({ ...row, cells: { ...row.cells, file: file.id ?? '' } })));
  yield* writeRows(workbook, 'recordings', { updates: [], appends: withFile.filter((row) => row.isNew).map((row) => row.cells) });
  yield* writeCells(
    workbook,
    withFile
      .filter((row) => !row.isNew)
      .flatMap(({ table, key, cells }) => Object.entries(cells).map(([field, value]) => ({ table, key, field, value }))),
  );
}

/** Back to the folder that it came from, unless that is one of ours, where others may read. */
function undoOf({ state, ref }: Reading, { file, recording, undo: rows }: Sound): Undo {
  const from = file.parents?.[0] ?? '';
  return { file: file.id ?? '', recording, from: from === ref.waitingRoom || state.items.has(from) ? '' : from, rows };
}

/** Takes the marker away; with somewhere to go, the place too. */
const backCall = ({ file, from }: Undo, { ref }: Reading): Call => ({
  method: 'drive.files.update',
  params: {
    fileId: file,
    ...(from === '' ? {} : { addParents: from, removeParents: ref.waitingRoom }),
    fields: 'id',
    requestBody: { appProperties: UNMARKED },
  },
});

const UNMARKED = { dk: null, dkws: null, dkrow: null };

/**
 * Undoes a take-in: empties the row and the id, and moves the file back where it came from, without our marker. If others than
 * staff read there, or the app can't reach that folder, it stays in the waiting room. `order` is what the take-in returned,
 * never a page's word. Removed permissions do not come back, nor does the readers' right to copy it. Refuses what has since
 * been shared. Throws WorkbookError or GoogleError.
 */
export function* putBack(
  reading: Reading,
  order: Undo,
  log: { readonly time: string; readonly actor: string },
): Program<Refused | { readonly stays: boolean }> {
  requireOwner(reading.ref);
  const { state, ref, workbook } = reading;
  const item = state.items.get(order.file);
  if (
    item?.kind !== 'recording' ||
    item.row !== order.recording ||
    state.ids.get(idKey('recordings', order.recording, 'file')) !== order.file
  )
    return { problem: workflowMessage('file.notOfRecording') };
  if (item.parent !== ref.waitingRoom)
    return {
      problem: workflowMessage('file.notWaiting'),
    };
  const missing = yield* undo(
    ref.spreadsheetId,
    order.rows.map((row) => ({ ...row, cells: { ...(row.cells.id === '' ? SYSTEM : { file: '' }), ...row.cells } })),
  );
  if (missing) return missing;
  yield* appendIds(workbook, [{ table: 'recordings', rowId: order.recording, kind: 'file', id: '' }]);
  const back = yield* onlyToStaff(reading, order);
  const [outcome] = (yield* batch([backCall(back, reading)])) as readonly Outcome[];
  // If it may not go back it stays in the waiting room, which harms nobody.
  if (outcome?.ok === false) yield* batch([backCall({ ...back, from: '' }, reading)]);
  const stays = back.from === '' || outcome?.ok === false;
  yield* appendLog(workbook, [
    {
      ...log,
      change: 'undo',
      target: `recordings/${order.recording}`,
      reason: 'Intaget ångrades från Drive.',
      before: beforeText({ file: order.file }, reading.config.settings.timeZone),
      outcome: stays ? 'ogjort, filen ligger kvar i Väntrummet' : 'ogjort, filen ligger där den låg',
    },
  ]);
  return { stays };
}

/** Drops the way back if others than staff read there, or nobody can tell. */
function* onlyToStaff({ state, planned }: Reading, order: Undo): Program<Undo> {
  if (order.from === '' || state.items.has(order.from)) return { ...order, from: '' };
  const folder = (yield* lookAtFiles([order.from])).get(order.from);
  const readers = folder?.permissions?.filter((one) => one.deleted !== true) ?? [];
  const { staff } = planned.desired;
  const known = readers.length > 0 && readers.every((one) => one.type === 'user' && staff.has((one.emailAddress ?? '').toLowerCase()));
  return known ? order : { ...order, from: '' };
}

const SYSTEM = Object.fromEntries(systemCells.map((field) => [field, '']));
