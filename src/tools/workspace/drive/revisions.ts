/** drive.revisions of files with bytes. A new name or place is a change (changes.ts), not a revision. */

import { REVISIONS_KEPT } from '../../../quotas/google.ts';
import type { Context, HttpResponse } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import type { Seen } from './access.ts';
import { readable, writable } from './access.ts';
import { keepFile } from './log.ts';
import { forget } from './media/blob.ts';
import { download } from './media/media.ts';
import type { Content, DriveFile } from './model.ts';
import { invalid, isoTime, notBuilt, SPREADSHEET } from './model.ts';
import { askedFields, userOf } from './resource.ts';

/** All revisions of a file, the oldest first. */
function revisionsOf(file: DriveFile): Content[] {
  if (file.mimeType === SPREADSHEET) throw notBuilt(`Revisions of ${SPREADSHEET}`);
  if (!file.content) throw new ApiError(403, 'revisionsNotSupported', 'The file does not support revisions.');
  return [...(file.earlier ?? []), file.content];
}

/** The revision of the path among all; `head` is the newest. Revisions are for those who may edit. */
function revisionAt(ctx: Context): { seen: Seen; all: Content[]; revision: Content } {
  const seen = writable(ctx, ctx.path.fileId ?? '');
  const all = revisionsOf(seen.file);
  const id = ctx.path.revisionId ?? '';
  const revision = id === 'head' ? all.at(-1) : all.find((each) => each.blob === id);
  if (!revision) throw new ApiError(404, 'notFound', `Revision not found: ${id}.`, 'revisionId');
  return { seen, all, revision };
}

/** Five fields unless `fields` asks for others. */
function shownRevision(ctx: Context, file: DriveFile, revision: Content): Record<string, unknown> {
  const few = {
    kind: 'drive#revision',
    id: revision.blob,
    mimeType: revision.mimeType ?? file.mimeType,
    modifiedTime: isoTime(revision.uploaded),
  };
  if (askedFields(ctx) === undefined) return few;
  return {
    ...few,
    keepForever: revision.keepForever ?? false,
    published: false,
    size: String(revision.size),
    md5Checksum: revision.md5,
    originalFilename: revision.name ?? file.originalFilename ?? file.name,
    lastModifyingUser: userOf(revision.by ?? file.modifiedBy, ctx.actor),
  };
}

export function listRevisions(ctx: Context): Record<string, unknown> {
  const { file } = writable(ctx, ctx.path.fileId ?? '');
  const all = revisionsOf(file);
  const size = ctx.query.number('pageSize', 200);
  if (size < 1) throw invalid(`Invalid value '${size}'. Values must be within the range: [1, 1000]`, 'pageSize');
  const token = ctx.query.get('pageToken');
  const start = token ? all.findIndex((each) => each.blob === token) + 1 : 0;
  if (token && start === 0) throw invalid('Invalid Value', 'pageToken');
  const page = all.slice(start, start + Math.min(size, 1000));
  const last = page.at(-1);
  return {
    kind: 'drive#revisionList',
    ...(last && last !== all.at(-1) ? { nextPageToken: last.blob } : {}),
    revisions: page.map((revision) => shownRevision(ctx, file, revision)),
  };
}

export function getRevision(ctx: Context): Record<string, unknown> | HttpResponse {
  const { seen, revision } = revisionAt(ctx);
  return ctx.query.get('alt') === 'media' ? download(ctx, seen, revision) : shownRevision(ctx, seen.file, revision);
}

/** Sets `keepForever`. Publishing is for Docs Editors files. */
export function updateRevision(ctx: Context): Record<string, unknown> {
  const { body } = ctx;
  const { seen, all, revision } = revisionAt(ctx);
  for (const field of Object.keys(body)) {
    if (field.startsWith('publish')) throw new ApiError(400, 'badRequest', `${field} is for Docs Editors files only.`, `revision.${field}`);
    if (field !== 'keepForever' && field !== 'kind')
      throw new ApiError(403, 'fieldNotWritable', `The resource body includes fields which are not directly writable: ${field}.`);
  }
  if (body.keepForever == null) return shownRevision(ctx, seen.file, revision);
  if (typeof body.keepForever !== 'boolean') throw invalid(`Invalid value at 'keepForever': ${body.keepForever}`, 'revision.keepForever');
  if (body.keepForever && !revision.keepForever && all.filter((each) => each.keepForever).length >= REVISIONS_KEPT) {
    throw new ApiError(403, 'forbidden', `At most ${REVISIONS_KEPT} revisions of a file can be kept forever.`);
  }
  const after: Content = { ...revision, keepForever: body.keepForever };
  keepRevisions(
    ctx,
    seen.file,
    all.map((each) => (each === revision ? after : each)),
  );
  return shownRevision(ctx, seen.file, after);
}

/** Deletes a revision for good; with the newest gone, the one before it is the file's content. */
export function deleteRevision(ctx: Context): undefined {
  const { seen, all, revision } = revisionAt(ctx);
  if (all.length === 1) throw new ApiError(403, 'cannotDeleteOnlyRevision', 'The only revision of a file cannot be deleted.');
  forget(ctx, revision);
  keepRevisions(
    ctx,
    readable(ctx, seen.file.id).file,
    all.filter((each) => each !== revision),
  );
}

function keepRevisions(ctx: Context, file: DriveFile, all: readonly Content[]): void {
  const content = all.at(-1);
  const back = content !== undefined && content.blob !== file.content?.blob;
  keepFile(ctx, {
    ...file,
    content,
    mimeType: (back && content.mimeType) || file.mimeType,
    earlier: all.length > 1 ? all.slice(0, -1) : undefined,
  });
}
