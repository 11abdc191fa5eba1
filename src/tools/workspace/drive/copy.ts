/** drive.files.copy: the bytes without copying them where that can be, and a spreadsheet with all its tabs. */
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import type { Draft } from '../sheets/model.ts';
import { gridOf, openDraft, saveDraft, setGrid } from '../sheets/model.ts';
import { rank, readable } from './access.ts';
import { checkNew, shown } from './files.ts';
import { sameBytes } from './media/blob.ts';
import { changesOf } from './media/metadata.ts';
import type { DriveFile } from './model.ts';
import { FOLDER, fileOf, invalid, notBuilt, SHORTCUT, SPREADSHEET } from './model.ts';
import { createFile } from './resource.ts';

const NATIVE = /^application\/vnd\.google-apps\./;

/**
 * A copy belongs to the caller, has none of the item's own permissions, and lies in the item's folder if the caller may
 * write there, else in their My Drive. The body is a patch upon what was copied.
 */
export function copyFile(ctx: Context): Record<string, unknown> {
  const { file, role } = readable(ctx, ctx.path.fileId ?? '');
  const { body } = ctx;
  const may = file.mimeType !== FOLDER && (rank(role) >= rank('writer') || !file.copyRequiresWriterPermission);
  if (!may) throw new ApiError(403, 'cannotCopyFile', 'This file cannot be copied by the user.');
  const mimeType: string = body.mimeType || file.mimeType;
  if (mimeType !== file.mimeType && (NATIVE.test(mimeType) || !file.content)) throw notBuilt(`Copying ${file.mimeType} as ${mimeType}`);
  checkNew(ctx, body, mimeType);
  if (body.shortcutDetails) throw invalid('A copy of a shortcut points where the shortcut does.', 'file.shortcutDetails');
  const { id: _id, shortcut, description, properties, appProperties, folderColorRgb, copyRequiresWriterPermission, indexableText } = file;
  const kept = { shortcut, description, properties, appProperties, folderColorRgb, copyRequiresWriterPermission, indexableText };
  const name: string = body.name || `Copy of ${file.name}`;
  const details = { ...defined(kept), ...changesOf(ctx, body, { ...file, starredBy: [], viewedBy: {} }, 'owner') };
  const originalFilename = details.originalFilename ?? file.originalFilename;
  const copy = createFile(ctx, {
    mimeType,
    name,
    parents: body.parents ?? folderOf(ctx, file),
    appProperties: details.appProperties,
    id: body.id ?? undefined,
    content: file.content && sameBytes(ctx, file.content),
    details: file.content ? { ...details, originalFilename } : details,
  });
  if (mimeType === SPREADSHEET) copySpreadsheet(ctx, file.id, copy.id);
  else if (NATIVE.test(mimeType) && mimeType !== SHORTCUT) throw notBuilt(`Copying ${mimeType}`);
  return shown(ctx, copy.id);
}

const defined = (fields: Partial<DriveFile>): Partial<DriveFile> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function folderOf(ctx: Context, file: DriveFile): string[] | undefined {
  const folder = file.parent === undefined ? undefined : fileOf(ctx.store, file.parent);
  if (!folder) return undefined;
  try {
    return rank(readable(ctx, folder.id).role) >= rank('writer') ? [folder.id] : undefined;
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** Tabs, cells and metadata as they are. What was protected stays so, with the copy's owner as the only editor. */
function copySpreadsheet(ctx: Context, from: string, to: string): void {
  const source = openDraft(ctx, from);
  if (!source) throw new ApiError(500, 'internalError', `There is no workbook behind ${from}.`);
  const protections = source.book.protections.map((each) => ({ ...each, users: [ctx.actor], groups: [], domain: false }));
  const book = { ...source.book, id: to, protections };
  const copy: Draft = { ...source, book, bookChanged: true, grids: new Map(), changed: new Set() };
  for (const { sheetId } of source.book.tabs) setGrid(copy, sheetId, gridOf(source, sheetId));
  saveDraft(copy);
}
