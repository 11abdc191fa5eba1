/**
 * Whose workspace a workbook is, by what its editors can't write: the owners and markers of the file, the root folder and the
 * waiting room. Editors of the sheet can change its cells, protected ranges and developer metadata.
 */

import { SCHEMA } from '../../domain/workbook/tables.ts';
import type { Program } from '../../google/call.ts';
import { call } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import type { DriveFile } from '../../google/types.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { FILE_FIELDS, findMarked, markedIn, ownerOf, type WorkspaceRef } from './marked.ts';
import { type Workbook, WorkbookError } from './workbook.ts';

/** A workspace and the account that owns all of it. */
export type OwnedWorkspace = WorkspaceRef & {
  /** '' where Drive does not say. */
  operator: string;
  /** Whether that is the acting account, as Drive says. */
  mine: boolean;
};

/**
 * Where the workspace's things are. Refuses a copied workbook, or one newer than this program: its root folder must name it.
 * Things owned by another account than the workbook's are not part of it, whatever they bear: anyone may share a folder.
 * `listed`: a listing of all of Drive, if there is one. Throws WorkbookError (`newerSchema`, `copied`, `twoRoots`,
 * `missingFolder`, `binned`) or GoogleError.
 */
export function* checkOwnership(workbook: Workbook, listed?: readonly DriveFile[]): Program<OwnedWorkspace> {
  const { spreadsheetId } = workbook;
  if (workbook.schema > SCHEMA) throw NEWER();
  const markedOf = function* (workspaceId: string): Program<readonly DriveFile[]> {
    return listed ? markedIn(listed, workspaceId) : yield* findMarked(workspaceId);
  };
  let marked = yield* markedOf(workbook.workspaceId);
  const book = marked.find((file) => file.id === spreadsheetId) ?? (yield* lookAt(spreadsheetId, marked.length > 0));
  // Whoever edits the sheet can change its metadata. The file's own marker is written by this app alone.
  const workspaceId = book.appProperties?.dkws ?? workbook.workspaceId;
  if (workspaceId !== workbook.workspaceId) marked = yield* markedOf(workspaceId);
  const operator = ownerOf(book);
  const ours = marked.filter((file) => ownerOf(file) === operator);
  const naming = (files: readonly DriveFile[]) => files.filter(({ appProperties: mark }) => mark?.dk === 'root' && mark.workbook);
  const [root, ...others] = naming(ours).sort((a, b) => Number(names(b, spreadsheetId)) - Number(names(a, spreadsheetId)));
  if (root === undefined || !names(root, spreadsheetId)) throw naming(marked).length > 0 ? COPIED() : missing('Delakultur');
  const rival = others.find((other) => !names(other, spreadsheetId));
  if (rival) throw twoRoots(root, rival);
  if (book.trashed) throw BINNED();
  const waiting = ours.find((file) => file.appProperties?.dk === 'waiting');
  if (root.id === undefined || waiting?.id === undefined) throw missing('Väntrummet');
  const calendarId = root.appProperties?.calendar ?? '';
  const mine = [book, root, waiting].every((file) => file.ownedByMe === true);
  return { spreadsheetId, workspaceId, rootFolder: root.id, waitingRoom: waiting.id, calendarId, operator, mine };
}

const names = ({ appProperties }: DriveFile, spreadsheetId: string): boolean => appProperties?.workbook === spreadsheetId;

/** A list may lag, a workbook may be in the bin, and a copy has no marker: then the file itself is read. */
function* lookAt(fileId: string, others: boolean): Program<DriveFile> {
  try {
    return yield* call('drive.files.get', { fileId, fields: FILE_FIELDS });
  } catch (error) {
    if (others && error instanceof GoogleError && error.trouble === 'notFound') throw COPIED();
    throw error;
  }
}

/**
 * Refuses to act in a workspace that another account owns: its owner could make it lead anywhere, with this account's rights.
 * Called by every program that shares, moves, mails or closes. Throws WorkbookError.
 */
export function requireOwner({ mine, operator }: OwnedWorkspace): void {
  if (mine) return;
  throw new WorkbookError('notOwner', workflowMessage('workbook.owned', { by: operator === '' ? undefined : operator }));
}

const NEWER = (): WorkbookError => new WorkbookError('newerSchema', workflowMessage('workbook.newer'));

const COPIED = (): WorkbookError => new WorkbookError('copied', workflowMessage('workbook.copied'));

const twoRoots = (one: DriveFile, other: DriveFile): WorkbookError => {
  const folders = [one, other].map(({ id }) => id ?? '');
  return new WorkbookError('twoRoots', workflowMessage('workspace.twoRoots', { folders }));
};

const BINNED = (): WorkbookError => new WorkbookError('binned', workflowMessage('workbook.trashed'));

const missing = (name: string): WorkbookError => new WorkbookError('missingFolder', workflowMessage('folder.missing', { name }));
