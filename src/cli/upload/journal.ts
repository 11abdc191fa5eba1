/** Unfinished uploads, remembered on this machine so that the same command continues, and sends nothing twice. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { sha256Hex } from '../../domain/ids.ts';
import type { Session } from '../session.ts';
import type { Uploaded } from './order.ts';

export interface UploadNote {
  /** The row that the film was given. */
  readonly recording: string;
  /** The id that it was given in Drive. */
  readonly id?: string;
  /** The id that its captions were given. */
  readonly captions?: string;
  /** The upload session. A secret: whoever has it can write the film. */
  readonly session?: string;
  /** Its result, while others of the same command are still to be sent. */
  readonly done?: Uploaded;
}

export interface Note {
  load(): UploadNote | undefined;
  save(note: UploadNote): void;
  clear(): void;
}

/** Where notes lie: in the workspace's folder; for Google, which has none here, where programs keep their state (XDG). */
export function journalFolder({ kind, folder, file }: Pick<Session, 'kind' | 'folder' | 'file'>): string {
  if (kind !== 'google') return join(folder, 'uploads');
  return join(process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'delakultur', 'uploads', file.workspaceId);
}

/** The note of one file for one purpose, readable only by its owner. A file changed since has none: it is another film. */
export function noteFor(dir: string, file: string, purpose: string): Note {
  const { size, mtimeMs } = statSync(file);
  const path = join(dir, `${sha256Hex(JSON.stringify([file, purpose, size, mtimeMs])).slice(0, 24)}.json`);
  return {
    load: () => {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as UploadNote;
      } catch {
        return undefined;
      }
    },
    save: (note) => {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify(note), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
    clear: () => rmSync(path, { force: true }),
  };
}
