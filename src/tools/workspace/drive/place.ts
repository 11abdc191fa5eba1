/** Where items lie: My Drive roots, folders to create in, moving with one parent an item. */
import { isLocalAccount } from '../core/directory.ts';
import type { Context, Store } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { isWithinReach } from '../oauth/scopes.ts';
import { rank, readable } from './access.ts';
import { keepFile } from './log.ts';
import type { DriveFile } from './model.ts';
import { FOLDER, fileOf, invalid, isoTime, ownerGrant, rootId } from './model.ts';

/** The root folder of an account's My Drive, made the first time it is asked for. Accounts outside the workspace have none here. */
export function rootOf(ctx: Context, email = ctx.actor): DriveFile {
  const id = rootId(email);
  const known = fileOf(ctx.store, id);
  if (known) return known;
  if (!isLocalAccount(ctx.store, email)) {
    throw new ApiError(403, 'insufficientFilePermissions', `${email} is not an account of this workspace and has no My Drive here.`);
  }
  const now = ctx.now();
  return keepFile(ctx, {
    id,
    name: 'Min enhet',
    mimeType: FOLDER,
    owner: email,
    createdTime: isoTime(now),
    modifiedTime: isoTime(now),
    modifiedBy: email,
    made: now,
    version: 0,
    sequence: 0,
    writersCanShare: true,
    grants: [ownerGrant(email, now)],
  });
}

/** The folder to create in or move to; 404 if it cannot be seen, 403 if it is no folder or may not be written to. */
function targetFolder(ctx: Context, id: string): DriveFile {
  if (id === 'root' || id === rootId(ctx.actor)) return rootOf(ctx);
  const { file, role } = readable(ctx, id, '');
  if (file.mimeType !== FOLDER) throw new ApiError(403, 'parentNotAFolder', 'The specified parent is not a folder.');
  if (rank(role) < rank('writer')) {
    throw new ApiError(403, 'insufficientParentPermissions', 'Insufficient permissions for the specified parent.');
  }
  return file;
}

/** The one folder a new item goes into: the one asked for, else the caller's My Drive. */
export function folderForNew(ctx: Context, parents: readonly string[] | undefined): DriveFile {
  if (!isLocalAccount(ctx.store, ctx.actor)) rootOf(ctx);
  const [first, ...more] = new Set(parents ?? []);
  if (more.length > 0) throw tooManyParents();
  return first === undefined ? rootOf(ctx) : targetFolder(ctx, first);
}

const tooManyParents = (): ApiError => new ApiError(403, 'cannotAddParent', 'Increasing the number of parents is not allowed');

/**
 * The id of the folder an item lies in after `addParents` and `removeParents` (comma-separated ids). An item has one parent:
 * adding a second is refused; taking away the only one puts the item in its owner's My Drive.
 */
export function parentAfterMove(ctx: Context, file: DriveFile, add: string | undefined, remove: string | undefined): string | undefined {
  const ids = (list: string | undefined) =>
    (list ?? '')
      .split(',')
      .filter(Boolean)
      .map((id) => (id === 'root' ? rootId(ctx.actor) : id));
  const removed = new Set(ids(remove));
  const added = ids(add);
  if (added.length === 0 && removed.size === 0) return file.parent;
  if (file.parent === undefined) throw new ApiError(403, 'fileNeverWritable', 'The root folder of My Drive cannot be moved.');
  for (const id of added) targetFolder(ctx, id);
  const isOwner = file.owner === ctx.actor;
  const from = fileOf(ctx.store, file.parent);
  // Handed neither the folder nor what lies in it, an app may not take things out of it by name.
  if (from && removed.has(from.id) && !isWithinReach(ctx.store, ctx.only, from)) throw notAuthorized(from.id, ctx.only?.app);
  // An owner's addParents alone moves ("Simplifying folder structure and sharing models"); another's would add a parent.
  const kept = removed.has(file.parent) || (isOwner && added.length > 0) ? [] : [file.parent];
  const after = new Set([...kept, ...added]);
  if (after.size > 1) throw tooManyParents();
  const [to] = after;
  if (to === file.parent) return to;
  if (from && !isOwner) mustEdit(ctx, from);
  const target = to ?? rootOf(ctx, file.owner).id;
  if (isWithin(ctx.store, target, file.id)) throw invalidMove();
  return target;
}

const notAuthorized = (id: string, app = ''): ApiError =>
  new ApiError(403, 'appNotAuthorizedToFile', `The user has not granted the app ${app} write access to the file ${id}.`);

function mustEdit(ctx: Context, folder: DriveFile): void {
  if (rank(readable(ctx, folder.id, 'removeParents').role) < rank('writer')) {
    throw new ApiError(403, 'insufficientParentPermissions', 'Insufficient permissions for the specified parent.');
  }
}

const invalidMove = (): ApiError =>
  new ApiError(400, 'badRequest', 'A folder cannot be moved into itself or a folder below it.', 'addParents');

/** Whether item `id` is `folder` or lies somewhere below it. */
function isWithin(store: Store, id: string, folder: string): boolean {
  for (let at: string | undefined = id; at !== undefined; at = fileOf(store, at)?.parent) if (at === folder) return true;
  return false;
}

/** The item a new shortcut points at; it must be one that the caller can see, and no shortcut itself. */
export function shortcutTarget(ctx: Context, targetId: unknown): { targetId: string; targetMimeType: string } {
  if (typeof targetId !== 'string' || targetId === '')
    throw invalid('A shortcut needs shortcutDetails.targetId.', 'file.shortcutDetails.targetId');
  const { file } = readable(ctx, targetId, 'file.shortcutDetails.targetId');
  if (file.shortcut) throw new ApiError(403, 'shortcutTargetInvalid', 'A shortcut cannot point to another shortcut.');
  return { targetId: file.id, targetMimeType: file.mimeType };
}
