/** drive.changes: what has changed since a token. The log is the items themselves (log.ts) and a note of each that is gone. */

import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { isWithinReach } from '../oauth/scopes.ts';
import type { Access } from './access.ts';
import { accessOf } from './access.ts';
import type { Gone } from './log.ts';
import { GONE, lossesOf } from './log.ts';
import type { DriveFile, Loss } from './model.ts';
import { FILE, fileOf, invalid, isoTime, rootId } from './model.ts';
import { shownFile } from './resource.ts';
import { checkSpaces } from './search/list.ts';

/** An item's entry. Items that changed with a folder above have its number, so the order of making parts them. */
interface Entry {
  id: string;
  number: number;
  sequence: number;
  /** Milliseconds. */
  at: number;
  /** Absent: the item is gone for the caller. */
  file?: DriveFile;
}

/** Where a list goes on: after `number` and `sequence`, in the list of changes since `since`. */
interface Position {
  since: number;
  number: number;
  sequence: number;
}

/** The newest number in the log: tokens are the one after. Reading the log writes nothing. */
function lastNumber(ctx: Context): number {
  let last = 0;
  for (const [, file] of ctx.store.entries<DriveFile>(FILE)) last = Math.max(last, file.version);
  for (const [, gone] of ctx.store.entries<Gone>(GONE)) last = Math.max(last, gone.number);
  return last;
}

function checkDrive(ctx: Context): void {
  const drive = ctx.query.get('driveId') ?? ctx.query.get('teamDriveId');
  if (drive !== undefined) throw new ApiError(404, 'notFound', `Shared drive not found: ${drive}`, 'driveId');
}

export function startPageToken(ctx: Context): Record<string, unknown> {
  checkDrive(ctx);
  return { kind: 'drive#startPageToken', startPageToken: String(lastNumber(ctx) + 1) };
}

function readToken(token: string | undefined): Position {
  if (!token) throw new ApiError(400, 'required', 'Required parameter: pageToken', 'pageToken');
  const match = /^(\d{1,15})(?:\.(\d{1,15})\.(\d{1,15}))?$/.exec(token);
  if (!match) throw invalid('Invalid Value', 'pageToken');
  const since = Number(match[1]);
  return { since, number: Number(match[2] ?? since - 1), sequence: Number(match[3] ?? Number.MAX_SAFE_INTEGER) };
}

/** The item's latest change: its own, or one of access or bin that came to it from a folder above. */
function latest(ctx: Context, file: DriveFile): { number: number; at: number } {
  let found = { number: file.version, at: file.changed ?? Date.parse(file.modifiedTime) };
  for (let at = file; at.parent !== undefined; ) {
    const folder = fileOf(ctx.store, at.parent);
    if (!folder) break;
    if (folder.reach && folder.reach.number > found.number) found = folder.reach;
    at = folder;
  }
  return found;
}

function isUnder(ctx: Context, file: DriveFile, root: string): boolean {
  for (let at: DriveFile | undefined = file; at; at = at.parent === undefined ? undefined : fileOf(ctx.store, at.parent)) {
    if (at.parent === root) return true;
  }
  return false;
}

/** The caller's log from `from` on, in order. What they could never read is not in it. */
function entriesSince(ctx: Context, from: Position, access: Access): Entry[] {
  const mineOnly = ctx.query.flag('restrictToMyDrive');
  const withRemoved = ctx.query.get('includeRemoved')?.toLowerCase() !== 'false';
  const isAfter = (number: number, sequence: number) => number > from.number || (number === from.number && sequence > from.sequence);
  const lost = (losses: readonly Loss[]) => losses.some((loss) => loss.number >= from.since && access.concerns(loss));
  const list: Entry[] = [];
  for (const [id, file] of ctx.store.entries<DriveFile>(FILE)) {
    if (file.parent === undefined || !isWithinReach(ctx.store, ctx.only, file)) continue;
    const { number, at } = latest(ctx, file);
    if (!isAfter(number, file.sequence)) continue;
    const reads = access.role(file) !== undefined && access.findable(file);
    if (reads && (!mineOnly || isUnder(ctx, file, rootId(ctx.actor)))) list.push({ id, number, sequence: file.sequence, at, file });
    else if (withRemoved && !reads && lost(lossesOf(ctx.store, file))) list.push({ id, number, sequence: file.sequence, at });
  }
  if (withRemoved) {
    for (const [id, gone] of ctx.store.entries<Gone>(GONE)) {
      if (isAfter(gone.number, gone.sequence) && lost(gone.lost)) list.push({ id, ...gone });
    }
  }
  return list.sort((a, b) => a.number - b.number || a.sequence - b.sequence);
}

export function listChanges(ctx: Context): Record<string, unknown> {
  checkDrive(ctx);
  checkSpaces(ctx);
  const from = readToken(ctx.query.get('pageToken'));
  const size = ctx.query.number('pageSize', 100);
  if (size < 1) throw invalid(`Invalid value '${size}'. Values must be within the range: [1, 1000]`, 'pageSize');
  const access = accessOf(ctx.store, ctx.actor, ctx.now());
  const all = entriesSince(ctx, from, access);
  const page = all.slice(0, Math.min(size, ctx.limits.drivePageSize));
  const last = page.at(-1);
  const more = last && page.length < all.length;
  return {
    kind: 'drive#changeList',
    ...(more ? { nextPageToken: `${from.since}.${last.number}.${last.sequence}` } : {}),
    ...(more ? {} : { newStartPageToken: String(Math.max(lastNumber(ctx) + 1, from.since)) }),
    changes: page.map((entry) => ({
      kind: 'drive#change',
      type: 'file',
      changeType: 'file',
      time: isoTime(entry.at),
      removed: entry.file === undefined,
      fileId: entry.id,
      ...(entry.file ? { file: shownFile(ctx, entry.file, access.role(entry.file) ?? 'reader', access) } : {}),
    })),
  };
}
