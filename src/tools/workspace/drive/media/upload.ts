/** Uploads in one request: uploadType=media (bytes only) and multipart (metadata and bytes). Resumable ones are in session.ts. */

import { checkBody } from '../../http/check.ts';
import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { writable } from '../access.ts';
import { changeFile, makeFile, shown, shownAfter } from '../files.ts';
import { schema } from '../schema.ts';
import type { Source } from './blob.ts';
import { contentFrom, sweep, wholeOf } from './blob.ts';
import { readRelated } from './multipart.ts';
import { isCutShort, openSession } from './session.ts';

interface OneRequest {
  // biome-ignore lint/suspicious/noExplicitAny: a JSON body, checked by shape
  metadata: any;
  media: Source;
  mimeType: string;
}

function readUpload(ctx: Context): OneRequest {
  if (isCutShort(ctx)) throw new ApiError(400, 'badContent', 'The connection broke before the whole upload had come.');
  const type = ctx.query.get('uploadType') ?? ctx.query.get('upload_protocol');
  const contentType = ctx.headers['content-type'] ?? '';
  if (type === 'media' || type === 'raw') return { metadata: {}, media: wholeOf(ctx.raw), mimeType: contentType };
  if (type !== 'multipart') throw new ApiError(400, 'badRequest', `Invalid upload type: ${type ?? 'none'}.`, 'uploadType');
  if (!/^multipart\/related\b/i.test(contentType)) {
    throw new ApiError(400, 'badContent', 'A multipart upload needs the Content-Type multipart/related with a boundary.');
  }
  const related = readRelated(ctx.raw, contentType);
  checkBody(related.metadata, schema.type('File'), { errors: 'legacy' });
  return related;
}

const isResumable = (ctx: Context): boolean => [ctx.query.get('uploadType'), ctx.query.get('upload_protocol')].includes('resumable');

/** POST /upload/drive/v3/files. */
export function postUpload(ctx: Context): unknown {
  sweep(ctx);
  if (isResumable(ctx)) return openSession(ctx, undefined);
  const { metadata, media, mimeType } = readUpload(ctx);
  const content = contentFrom(ctx, media, metadata.mimeType || mimeType);
  return shown(ctx, makeFile(ctx, metadata, { content, mimeType }).id);
}

/** PATCH /upload/drive/v3/files/{fileId}: a new revision. */
export function patchUpload(ctx: Context): unknown {
  sweep(ctx);
  const id = ctx.path.fileId ?? '';
  if (isResumable(ctx)) return openSession(ctx, id);
  const { file } = writable(ctx, id);
  const { metadata, media, mimeType } = readUpload(ctx);
  const content = contentFrom(ctx, media, metadata.mimeType || mimeType || file.mimeType);
  changeFile(ctx, id, metadata, { content, mimeType });
  return shownAfter(ctx, id);
}
