/** Makes a captions file already in Drive a film's captions: marked, in the waiting room, and noted in the row. */

import { markerRow } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Program } from '../../google/call.ts';
import type { DriveFile } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { writeCells } from '../edit/write.ts';
import { requireOwner } from '../read/ownership.ts';
import type { Reading } from '../read/plan.ts';
import { lookAtFiles, takeToWaiting } from './chosen-files.ts';
import { FROM_DRIVE } from './upload-file.ts';

/** Drive gives .vtt and .srt several types, depending on the sending browser. */
export const areCaptions = ({ name = '', mimeType = '' }: DriveFile): boolean =>
  /\.(vtt|srt)$/i.test(name) || mimeType === 'text/vtt' || mimeType === 'application/x-subrip';

/** The next plan puts it beside its film. Throws WorkbookError or GoogleError. */
export function* takeInCaptions(
  reading: Reading,
  { file, recording }: { readonly file: string; readonly recording: string },
): Program<{ readonly problem: Message } | { readonly recording: string }> {
  const { state, ref, planned, workbook } = reading;
  requireOwner(ref);
  const found = (yield* lookAtFiles([file])).get(file);
  const problem = (one: Message) => ({ problem: one });
  const item = state.items.get(file);
  if (!found || found.trashed || !areCaptions(found) || (item && item.kind !== 'stray') || found.ownedByMe !== true)
    return problem(workflowMessage('captions.notTakable'));
  if (found.appProperties?.dk === 'upload') return problem(workflowMessage('captions.onTheirWay'));
  const film = planned.films.find((one) => one.id === recording);
  if (!film?.row || !film.file) return problem(workflowMessage('captions.noFilm', { recording }));
  if ([...state.items.values()].some((one) => one.kind === 'captions' && one.row === recording && !one.trashed))
    return problem(workflowMessage('captions.already', { title: film.title }));
  const appProperties = { dk: 'captions', dkfrom: FROM_DRIVE, dkws: ref.workspaceId, dkrow: markerRow(recording) };
  const [moved] = yield* takeToWaiting(ref, [{ file: found, appProperties }]);
  if (moved?.ok === false) throw moved.error;
  yield* writeCells(workbook, [{ table: 'recordings', key: recording, field: 'captions', value: 'ja' }]);
  return { recording };
}
