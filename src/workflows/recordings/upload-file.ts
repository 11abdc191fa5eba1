/** The file of an upload in Drive: its marker until it is verified, finding it, and binning it. */
import { markerRow } from '../../domain/ids.ts';
import { typeOf } from '../../domain/recordings/file-kinds.ts';
import { nameInDrive } from '../../domain/recordings/film-names.ts';
import { call, type Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import type { DriveFile } from '../../google/types.ts';
import type { Reading } from '../read/plan.ts';
import type { IdRow } from '../read/workbook.ts';

/** The marker of what has not been found whole yet: no film, no captions. */
export const UPLOADING = 'upload';
export const CAPTIONS = 'captions';

/** The mark of a file that lay in Drive before it became captions. */
export const FROM_DRIVE = 'drive';

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

export const noFile = (rowId: string): IdRow => ({ table: 'recordings', rowId, kind: 'file', id: '' });

export function* lookUp(fileId: string): Program<DriveFile | undefined> {
  try {
    return yield* call('drive.files.get', { fileId, fields: 'id,size,md5Checksum,appProperties,trashed' });
  } catch (error) {
    if (error instanceof GoogleError && error.trouble === 'notFound') return undefined;
    throw error;
  }
}

export const isOurs = (mark: Readonly<Record<string, string | null>>, { ref }: Reading, recording: string): boolean =>
  mark.dkws === ref.workspaceId && mark.dkrow === markerRow(recording);

export function* bin(fileId: string): Program<void> {
  yield* call('drive.files.update', { fileId, fields: 'id', requestBody: { trashed: true } });
}

/** Bins the file of an upload for this row, unless it is its film by now. */
export function* binUpload(file: string, reading: Reading, recording: string): Program<void> {
  const found = yield* lookUp(file);
  const mark = found?.appProperties ?? {};
  if (found && !found.trashed && mark.dk === UPLOADING && isOurs(mark, reading, recording)) yield* bin(file);
}
