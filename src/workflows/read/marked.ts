/** Finds a workspace's marked things in Drive and Calendar: root folders, waiting rooms, workbooks, the calendar. */

import { type Program, pages } from '../../google/call.ts';
import type { DriveFile } from '../../google/types.ts';
import { bears } from './drive-query.ts';

/** Where a workspace's things lie. */
export interface WorkspaceRef {
  spreadsheetId: string;
  workspaceId: string;
  rootFolder: string;
  waitingRoom: string;
  calendarId: string;
}

export const FILE_FIELDS = 'id,appProperties,createdTime,trashed,ownedByMe,owners(emailAddress),permissions(emailAddress,role)';

/** The account that owns a file, lower-case; '' where nobody does (a shared drive). */
export const ownerOf = ({ owners }: DriveFile): string => (owners?.[0]?.emailAddress ?? '').toLowerCase();

const KINDS: readonly string[] = ['root', 'waiting', 'workbook'];

/** What a search for them asks. */
export function listParams(workspaceId: string | undefined) {
  const kinds = KINDS.map((kind) => bears('dk', kind)).join(' or ');
  const mine = workspaceId === undefined ? '' : ` and ${bears('dkws', workspaceId)}`;
  return { q: `(${kinds})${mine} and trashed = false`, pageSize: 100, fields: `nextPageToken,files(${FILE_FIELDS})` };
}

/** The marked root folders, waiting rooms and workbooks that the acting account can see, those first made first. */
export function* findMarked(workspaceId?: string): Program<DriveFile[]> {
  const found = yield* pages('drive.files.list', listParams(workspaceId));
  return firstMadeFirst(found.flatMap((page) => page.files ?? []));
}

/** The same of what is listed already: root folders, waiting rooms and workbooks of a workspace. */
export const markedIn = (listed: readonly DriveFile[], workspaceId: string): DriveFile[] =>
  firstMadeFirst(
    listed.filter(({ appProperties: mark, trashed }) => !trashed && mark?.dkws === workspaceId && KINDS.includes(mark.dk ?? '')),
  );

/** Oldest first: if a list lags (files.list may) and something is made twice, every run chooses the same one. */
export function firstMadeFirst(files: readonly DriveFile[]): DriveFile[] {
  const age = (file: DriveFile) => `${file.createdTime ?? ''} ${file.id ?? ''}`;
  return [...files].sort((a, b) => (age(a) < age(b) ? -1 : age(a) > age(b) ? 1 : 0));
}

export const calendarMark = (workspaceId: string) => `[delakultur ${workspaceId}]`;

/** Whether a calendar's description says that it is this workspace's. */
export const bearsMark = (description: string | undefined, workspaceId: string): boolean =>
  description?.includes(calendarMark(workspaceId)) === true;
