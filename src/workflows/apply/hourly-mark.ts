/**
 * When the hourly run last finished, in the workbook's developer metadata. The command line can't see the add-on's triggers,
 * and an existing trigger need not run. Where Drive ends no access by itself, films with an end day depend on this run.
 */
import { batch, type Program } from '../../google/call.ts';
import type { SheetRequest } from '../../google/types.ts';
import { METADATA, METADATA_ID } from '../read/metadata.ts';
import type { Workbook } from '../read/workbook.ts';

/**
 * Notes that it finished at `now` (ms), or with undefined that it is off. A refused write is ignored: without a note the run
 * counts as off, and the next hour writes it.
 */
export function* markHourly({ spreadsheetId, hourly }: Pick<Workbook, 'spreadsheetId' | 'hourly'>, now: number | undefined): Program<void> {
  if (hourly === undefined && now === undefined) return;
  const metadataValue = now === undefined ? 'off' : new Date(now).toISOString();
  const [metadataId, metadataKey] = [METADATA_ID.hourly, METADATA.hourly];
  const request: SheetRequest =
    hourly === undefined
      ? {
          createDeveloperMetadata: {
            developerMetadata: { metadataId, metadataKey, metadataValue, location: { spreadsheet: true }, visibility: 'DOCUMENT' },
          },
        }
      : {
          updateDeveloperMetadata: {
            dataFilters: [{ developerMetadataLookup: { metadataId, metadataKey } }],
            developerMetadata: { metadataValue },
            fields: 'metadataValue',
          },
        };
  yield* batch([
    { method: 'sheets.spreadsheets.batchUpdate', params: { spreadsheetId, fields: 'spreadsheetId', requestBody: { requests: [request] } } },
  ]);
}
