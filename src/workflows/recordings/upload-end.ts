/** The end of an upload: only a file that Drive has byte for byte becomes a row's film, or its captions. */
import { idKey } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import { isSame } from '../../domain/recordings/transfer.ts';
import { clean } from '../../domain/text.ts';
import { cellText } from '../../domain/workbook/cells.ts';
import { call, type Program } from '../../google/call.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { appendIds, writeCells } from '../edit/write.ts';
import { requireOwner } from '../read/ownership.ts';
import type { Reading } from '../read/plan.ts';
import { bin, CAPTIONS, FROM_DRIVE, isOurs, lookUp, noFile, UPLOADING } from './upload-file.ts';

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
