/** An open workspace. */
import type { Program } from '../google/call.ts';
import type { DriveFile } from '../google/types.ts';
import type { Lang } from '../messages/words.ts';
import type { UploadOptions } from './transport/resumable.ts';

/** The file that init writes: where the workspace's things are, and whose they are. */
export interface WorkspaceFile {
  readonly spreadsheetId: string;
  readonly workspaceId: string;
  readonly rootFolder: string;
  readonly waitingRoom: string;
  readonly calendarId: string;
  readonly domain: string;
  readonly coordinator: string;
}

/** The options that every command takes. */
export interface Where {
  /** A folder, or 'google'. */
  readonly workspace: string;
  readonly as?: string;
  readonly now?: string;
  readonly lang?: Lang;
}

export interface Session {
  /** `own`: this process owns the folder, and no other can be at work in it. */
  readonly kind: 'own' | 'served' | 'google';
  readonly file: WorkspaceFile;
  /** Who acts. */
  readonly actor: string;
  /** The operating account: init's coordinator. */
  readonly operator: string;
  /** Where this machine keeps what it must remember about the workspace. */
  readonly folder: string;
  /** The workspace's clock, ms. */
  now(): number;
  run<T>(program: Program<T>): Promise<T>;
  upload(options: UploadOptions): Promise<DriveFile>;
  close(): void;
}
