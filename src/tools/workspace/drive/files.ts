/** drive.files: get, create, update, delete, generateIds. Lists are in list.ts, bytes in upload.ts and media.ts. */

import type { Context, HttpResponse } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { initSpreadsheet } from '../sheets/create.ts';
import { readable, writable } from './access.ts';
import { dropFile, keepFile } from './log.ts';
import { emptyContent, forget } from './media/blob.ts';
import { download } from './media/media.ts';
import { changesOf, checkBody, isEdit } from './media/metadata.ts';
import type { Content, DriveFile } from './model.ts';
import { FILE, FOLDER, fileOf, forbidden, indexesOf, invalid, isoTime, newFileId, notBuilt, SHORTCUT, SPREADSHEET } from './model.ts';
import { parentAfterMove, rootOf, shortcutTarget } from './place.ts';
import { createFile, shownFile } from './resource.ts';

const NATIVE = /^application\/vnd\.google-apps\./;

/** The item as the caller sees it, cut to the default fields if none were asked for. */
export function shown(ctx: Context, id: string): Record<string, unknown> {
  const { file, role, access } = readable(ctx, id);
  return shownFile(ctx, file, role, access);
}

export function getFile(ctx: Context): Record<string, unknown> | HttpResponse {
  const id = ctx.path.fileId ?? '';
  if (id === 'root') rootOf(ctx);
  if (ctx.query.get('alt') === 'media') return download(ctx, readable(ctx, id));
  return shown(ctx, id);
}

interface GeneratedId {
  type: 'files' | 'shortcuts';
  /** Who asked for it, and may use it. */
  for: string;
  /** Absent: `drive`. Ids of another space make nothing here. */
  space?: string;
}

export function generateIds(ctx: Context): Record<string, unknown> {
  const count = ctx.query.number('count', 10);
  if (count < 1 || count > 1000) throw invalid(`Invalid value '${count}'. Values must be within the range: [1, 1000]`, 'count');
  const space = ctx.query.get('space') ?? 'drive';
  if (space !== 'drive' && space !== 'appDataFolder') throw invalid(`Invalid value '${space}'`, 'space');
  const type = ctx.query.get('type') ?? 'files';
  if (type !== 'files' && !(type === 'shortcuts' && space === 'drive')) throw invalid(`Invalid value '${type}'`, 'type');
  const ids = Array.from({ length: count }, () => {
    const id = newFileId(ctx.store);
    ctx.store.put<GeneratedId>('drive.id', id, { type, for: ctx.actor, ...(space === 'drive' ? {} : { space }) });
    return id;
  });
  return { kind: 'drive#generatedIds', space, ids };
}

/** A client's own id must come from generateIds, be of the right type, and be used once. */
function checkId(ctx: Context, id: string, mimeType: string): void {
  if (fileOf(ctx.store, id)) throw new ApiError(409, 'fileIdInUse', 'A file already exists with the provided ID.', 'file.id');
  if (NATIVE.test(mimeType) && mimeType !== FOLDER && mimeType !== SHORTCUT) {
    throw invalid('Generated IDs are not supported for Docs Editors formats.', 'file.id');
  }
  const known = ctx.store.get<GeneratedId>('drive.id', id);
  const type = mimeType === SHORTCUT ? 'shortcuts' : 'files';
  if (!known || known.for !== ctx.actor || known.type !== type || known.space !== undefined)
    throw invalid('The provided file ID is not usable.', 'file.id');
}

/** Refuses what a create with this metadata cannot be, before any byte is sent. */
// biome-ignore lint/suspicious/noExplicitAny: a JSON body, checked here
export function checkNew(ctx: Context, body: any, mimeType: string): void {
  checkBody(body, true);
  if (body.id != null) checkId(ctx, body.id, mimeType);
  if (body.trashed === true) throw new ApiError(403, 'fieldNotWritable', 'An item cannot be created in the bin.');
}

/** Makes an item from a client's metadata, with the bytes that were uploaded, if any. */
// biome-ignore lint/suspicious/noExplicitAny: a JSON body, checked here
export function makeFile(ctx: Context, body: any, upload?: { content: Content; mimeType: string }): DriveFile {
  const mimeType: string = body.mimeType || upload?.mimeType || (body.shortcutDetails ? SHORTCUT : 'application/octet-stream');
  checkNew(ctx, body, mimeType);
  const native = NATIVE.test(mimeType);
  if (native && upload) throw notBuilt(`Importing a file as ${mimeType}`);
  if (native && ![FOLDER, SHORTCUT, SPREADSHEET].includes(mimeType)) throw notBuilt(`Creating ${mimeType}`);
  const details = changesOf(ctx, body, undefined, 'owner');
  if (mimeType === SHORTCUT) details.shortcut = shortcutTarget(ctx, body.shortcutDetails?.targetId);
  else if (body.shortcutDetails) throw invalid(`shortcutDetails belong to ${SHORTCUT} only.`, 'file.shortcutDetails');
  const name: string = body.name || 'Untitled';
  const file = createFile(ctx, {
    mimeType,
    name,
    parents: body.parents ?? undefined,
    appProperties: details.appProperties,
    id: body.id ?? undefined,
    content: native ? undefined : (upload?.content ?? emptyContent(ctx)),
    details: native ? details : { originalFilename: name, ...details },
  });
  if (mimeType === SPREADSHEET) initSpreadsheet(ctx, file.id, file.name);
  return file;
}

export function postFile(ctx: Context): Record<string, unknown> {
  return shown(ctx, makeFile(ctx, ctx.body).id);
}

interface Move {
  add?: string;
  remove?: string;
}

/** Changes an item's metadata, place and, with `upload`, bytes. */
// biome-ignore lint/suspicious/noExplicitAny: a JSON body, checked here
export function changeFile(ctx: Context, id: string, body: any, upload?: { content: Content; mimeType: string }, move?: Move): void {
  const { add, remove } = move ?? { add: ctx.query.get('addParents'), remove: ctx.query.get('removeParents') };
  // A star and the time of looking are the caller's own; readers set them, too.
  const own = Object.keys(body).every((field) => field === 'starred' || field === 'viewedByMeTime') && Object.keys(body).length > 0;
  const { file, role } = own && add === undefined && remove === undefined && !upload ? readable(ctx, id) : writable(ctx, id);
  checkBody(body, false);
  const change = changesOf(ctx, body, file, role);
  if (file.parent === undefined && (change.name !== undefined || change.trashed || change.inheritedPermissionsDisabled)) {
    throw new ApiError(403, 'fileNeverWritable', 'The root folder of My Drive cannot be changed.');
  }
  if (upload && !file.content) throw new ApiError(403, 'fileNotDownloadable', 'Only files with binary content take an upload.');
  const mimeType: string = body.mimeType ?? (upload ? upload.mimeType || file.mimeType : file.mimeType);
  if (mimeType !== file.mimeType && (NATIVE.test(mimeType) || !file.content))
    throw invalid('The type of this item cannot be changed.', 'file.mimeType');
  if (upload && file.content) {
    change.content = upload.content;
    forget(ctx, file.content);
  }
  const parent = parentAfterMove(ctx, file, add, remove);
  const edit = isEdit(change);
  keepFile(ctx, {
    ...file,
    ...(edit ? { modifiedTime: isoTime(ctx.now()), modifiedBy: ctx.actor } : {}),
    ...change,
    mimeType,
    parent,
  });
}

export function patchFile(ctx: Context): Record<string, unknown> {
  const id = ctx.path.fileId ?? '';
  if (id === 'root') rootOf(ctx);
  changeFile(ctx, id, ctx.body);
  // A move can take the caller's own access away; Google answers the change all the same.
  return shownAfter(ctx, id);
}

/** As `shown`, for a caller whose own change may just have taken their access. */
export function shownAfter(ctx: Context, id: string): Record<string, unknown> {
  try {
    return shown(ctx, id);
  } catch (error) {
    const file = fileOf(ctx.store, id);
    if (!(error instanceof ApiError) || !file) throw error;
    return { kind: 'drive#file', id: file.id, name: file.name, mimeType: file.mimeType };
  }
}

/** Deletes for good, past the bin: a folder takes along what its owner has below it; what others have there goes to their own My Drive. */
export function deleteFile(ctx: Context): undefined {
  const { file, role } = readable(ctx, ctx.path.fileId ?? '');
  if (role !== 'owner') throw forbidden();
  if (file.parent === undefined) throw new ApiError(403, 'fileNeverWritable', 'The root folder of My Drive cannot be deleted.');
  removeTree(ctx, file, file.owner);
}

/** Deletes for good all that the caller owns and has put in the bin, with what lies below. */
export function emptyTrash(ctx: Context): undefined {
  const drive = ctx.query.get('driveId');
  if (drive !== undefined) throw new ApiError(404, 'notFound', `Shared drive not found: ${drive}`, 'driveId');
  for (const [id, file] of [...ctx.store.entries<DriveFile>(FILE)]) {
    // One that lay below another binned folder is gone by now.
    if (file.trashed && file.owner === ctx.actor && fileOf(ctx.store, id)) removeTree(ctx, file, file.owner);
  }
}

function removeTree(ctx: Context, file: DriveFile, owner: string): void {
  for (const id of [...indexesOf(ctx.store).byParent(file.id)]) {
    const child = fileOf(ctx.store, id);
    if (child) removeTree(ctx, child, owner);
  }
  if (file.owner === owner) {
    if (file.content) forget(ctx, file.content);
    dropFile(ctx, file);
  } else {
    const lost = file.parent === undefined || fileOf(ctx.store, file.parent)?.owner === owner;
    if (lost) keepFile(ctx, { ...file, parent: rootOf(ctx, file.owner).id });
  }
}
