/** A captions file that lies in Drive already becomes a film's: marked, in the waiting room, and the row says that it has them. */

import { markerRow } from '../../domain/ids.ts';
import type { Words } from '../../domain/plan/change.ts';
import type { Program } from '../../google/call.ts';
import type { DriveFile } from '../../google/types.ts';
import { writeCells } from '../edit/write.ts';
import { requireOwner } from '../read/ownership.ts';
import type { Reading } from '../read/plan.ts';
import { lookAtFiles, takeToWaiting } from './chosen-files.ts';
import { FROM_DRIVE } from './uploads.ts';

/** Drive calls .vtt and .srt by several types, by the browser that sent them. */
export const areCaptions = ({ name = '', mimeType = '' }: DriveFile): boolean =>
  /\.(vtt|srt)$/i.test(name) || mimeType === 'text/vtt' || mimeType === 'application/x-subrip';

/** The next plan puts it beside its film. Throws WorkbookError or GoogleError. */
export function* takeInCaptions(
  reading: Reading,
  { file, recording }: { readonly file: string; readonly recording: string },
): Program<{ readonly problem: Words } | { readonly recording: string }> {
  const { state, ref, planned, workbook } = reading;
  requireOwner(ref);
  const found = (yield* lookAtFiles([file])).get(file);
  const problem = (sv: string, en: string) => ({ problem: { sv, en } });
  const item = state.items.get(file);
  if (!found || found.trashed || !areCaptions(found) || (item && item.kind !== 'stray') || found.ownedByMe !== true)
    return problem(
      'Filen går inte att ta in som undertexter. Den ska vara en .vtt eller .srt som kontot äger.',
      'The file can’t be taken in as captions. It should be a .vtt or .srt that the account owns.',
    );
  if (found.appProperties?.dk === 'upload')
    return problem(
      'Undertexterna är på väg upp och har inte kontrollerats. Skicka dem igen om de inte blir klara.',
      'The captions are on their way and have not been checked. Send them again if they do not finish.',
    );
  const film = planned.films.find((one) => one.id === recording);
  if (!film?.row || !film.file) return problem(`${recording} har ingen film.`, `${recording} has no film.`);
  if ([...state.items.values()].some((one) => one.kind === 'captions' && one.row === recording && !one.trashed))
    return problem(
      `”${film.title}” har redan undertexter. Lägg dem i papperskorgen först.`,
      `“${film.title}” has captions already. Put them in the trash first.`,
    );
  const appProperties = { dk: 'captions', dkfrom: FROM_DRIVE, dkws: ref.workspaceId, dkrow: markerRow(recording) };
  const [moved] = yield* takeToWaiting(ref, [{ file: found, appProperties }]);
  if (moved?.ok === false) throw moved.error;
  yield* writeCells(workbook, [{ table: 'recordings', key: recording, field: 'captions', value: 'ja' }]);
  return { recording };
}
