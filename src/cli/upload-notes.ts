/** Unfinished uploads, remembered on this machine so that the same command goes on where it was. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../domain/ids.ts';

export interface UploadNote {
  /** The row that the film was given. */
  readonly recording: string;
  /** The id that it was given in Drive. */
  readonly id?: string;
  /** The upload session. A secret: whoever has it can write the film. */
  readonly session?: string;
}

/** The note of one file for one purpose. A file that changed since has none: it is another film. */
export function uploadNoteFor(folder: string, file: string, purpose: string) {
  const { size, mtimeMs } = statSync(file);
  const dir = join(folder, 'uploads');
  const path = join(dir, `${sha256Hex(JSON.stringify([file, purpose, size, mtimeMs])).slice(0, 24)}.json`);
  return {
    load: (): UploadNote | undefined => {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as UploadNote;
      } catch {
        return undefined;
      }
    },
    save: (note: UploadNote): void => {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify(note), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
    clear: (): void => rmSync(path, { force: true }),
  };
}
