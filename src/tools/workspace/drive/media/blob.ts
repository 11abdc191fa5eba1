/**
 * Bytes on disk: appended piece by piece, never whole in memory, and summed as they come. A blob is written once; a new revision is a
 * new blob. What lies beyond a session's noted length (after a kill) is written over or cut off, so the record always tells the truth.
 */

import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  ftruncateSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { videoFacts } from '../../../../domain/recordings/video-facts.ts';
import type { Sums } from '../../core/sums.ts';
import { addSums, copySums, noSums } from '../../core/sums.ts';
import type { Body, Context, Store } from '../../http/service.ts';
import type { Content } from '../model.ts';

const PIECE = 1 << 20;
const DAY = 86_400_000;

/** A stretch of a body: text that is held, or part of a file. */
export interface Source {
  body: Body;
  start: number;
  /** Bytes. */
  length: number;
  /** The bytes are base64 text. */
  base64?: boolean;
}

const sumsOfStore = new WeakMap<Store, Map<string, Sums>>();

function sumsOf(store: Store): Map<string, Sums> {
  const sums = sumsOfStore.get(store) ?? new Map<string, Sums>();
  sumsOfStore.set(store, sums);
  return sums;
}

export const bodyLength = (body: Body | undefined): number =>
  body === undefined ? 0 : 'text' in body ? Buffer.byteLength(body.text) : body.length;

export const wholeOf = (body: Body | undefined): Source => ({ body: body ?? { text: '' }, start: 0, length: bodyLength(body) });

/** The source's bytes in pieces of at most 1 MiB; a piece is only good until the next. */
function* piecesOf(source: Source): Generator<Buffer> {
  if ('text' in source.body) {
    yield Buffer.from(source.body.text).subarray(source.start, source.start + source.length);
    return;
  }
  const file = openSync(source.body.file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    let at = source.start;
    const end = source.start + source.length;
    while (at < end) {
      const read = readSync(file, buffer, 0, Math.min(PIECE, end - at), at);
      if (read === 0) return;
      yield buffer.subarray(0, read);
      at += read;
    }
  } finally {
    closeSync(file);
  }
}

/** Decodes base64 as it comes; line ends and spaces are skipped. */
function* decoded(pieces: Iterable<Buffer>): Generator<Buffer> {
  let rest = '';
  for (const piece of pieces) {
    const text = rest + piece.toString('latin1').replace(/\s+/g, '');
    const whole = text.length - (text.length % 4);
    rest = text.slice(whole);
    yield Buffer.from(text.slice(0, whole), 'base64');
  }
  if (rest) yield Buffer.from(rest, 'base64');
}

/** The sums of a blob's first `bytes` bytes, to be gone on with; undefined where they are not known. */
export function sumsAt(store: Store, blob: string, bytes: number): Sums | undefined {
  if (bytes === 0) return noSums();
  const sums = sumsOf(store).get(blob);
  return sums?.bytes === bytes ? copySums(sums) : undefined;
}

/** Writes the source into the blob from `offset` on, and returns the blob's new length. */
export function append(store: Store, blob: string, offset: number, source: Source): number {
  const path = store.blobPath(blob);
  if (source.length === 0) return offset;
  const all = sumsOf(store);
  const { body } = source;
  // A spooled body that is the whole beginning of a blob is moved into place. Only from the store's own folder: other files are someone's.
  if (
    offset === 0 &&
    source.start === 0 &&
    !source.base64 &&
    'file' in body &&
    body.length === source.length &&
    dirname(body.file) === dirname(path)
  ) {
    // The HTTP face sums what it takes in; elsewhere `finish` reads the blob.
    if (body.sums?.bytes === source.length) all.set(blob, body.sums);
    else all.delete(blob);
    renameSync(body.file, path);
    return source.length;
  }
  // The HTTP face may have summed the body upon what is kept already.
  const whole = source.start === 0 && !source.base64 && 'file' in body && body.length === source.length;
  const ahead = whole && body.sums?.bytes === offset + source.length ? body.sums : undefined;
  // Sums go on only from where they stand; otherwise `finish` reads the blob once more.
  if (ahead) all.set(blob, ahead);
  else if (offset === 0) all.set(blob, noSums());
  else if (all.get(blob)?.bytes !== offset) all.delete(blob);
  const sums = ahead ? undefined : all.get(blob);
  const out = openSync(path, existsSync(path) ? 'r+' : 'w');
  try {
    let at = offset;
    for (const piece of source.base64 ? decoded(piecesOf(source)) : piecesOf(source)) {
      let written = 0;
      while (written < piece.length) written += writeSync(out, piece, written, piece.length - written, at + written);
      if (sums) addSums(sums, piece);
      at += piece.length;
    }
    return at;
  } finally {
    closeSync(out);
  }
}

/** Closes a blob at `size` bytes and tells its sums; of a film, also its length and size in pixels if the file says so. */
export function finish(ctx: Context, blob: string, size: number, mimeType: string): Content {
  const { store } = ctx;
  const path = store.blobPath(blob);
  if (size > 0) {
    const out = openSync(path, 'r+');
    ftruncateSync(out, size);
    closeSync(out);
  }
  let sums = sumsOf(store).get(blob);
  sumsOf(store).delete(blob);
  if (sums?.bytes !== size) {
    sums = noSums();
    if (size > 0) for (const piece of piecesOf({ body: { file: path, length: size }, start: 0, length: size })) addSums(sums, piece);
  }
  return {
    blob,
    size,
    md5: sums.md5.digest('hex'),
    sha1: sums.sha1.digest('hex'),
    sha256: sums.sha256.digest('hex'),
    uploaded: ctx.now(),
    video: size > 0 && mimeType.startsWith('video/') ? videoOf(path, size) : undefined,
  };
}

function videoOf(path: string, size: number): Content['video'] {
  const file = openSync(path, 'r');
  try {
    const facts = videoFacts((at, length) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    }, size);
    if (facts === undefined) return undefined;
    const { millis, ...pixels } = facts;
    return { ...pixels, ...(millis !== undefined && { durationMillis: String(millis) }) };
  } finally {
    closeSync(file);
  }
}

export const newBlobId = (store: Store): string => `0B${store.newId(42)}`;

/** Stores a whole upload as a new blob. */
export function contentFrom(ctx: Context, source: Source, mimeType: string): Content {
  const blob = newBlobId(ctx.store);
  return finish(ctx, blob, append(ctx.store, blob, 0, source), mimeType);
}

/** The content of a file made without bytes. */
export const emptyContent = (ctx: Context): Content => contentFrom(ctx, wholeOf(undefined), '');

/** The same bytes under a blob id of their own, without copying them where the file system can. */
export function sameBytes(ctx: Context, content: Content): Content {
  const blob = newBlobId(ctx.store);
  const [from, to] = [ctx.store.blobPath(content.blob), ctx.store.blobPath(blob)];
  if (content.size > 0) {
    try {
      // A blob is never written to once it is a file's content, so two names may share the bytes.
      linkSync(from, to);
    } catch {
      copyFileSync(from, to, constants.COPYFILE_FICLONE);
    }
  }
  return { ...content, blob, uploaded: ctx.now() };
}

/** Marks bytes as no longer wanted. They go a day later: a request that fails or is rolled back must not have lost them. */
export function forget(ctx: Context, content: Pick<Content, 'blob'>): void {
  sumsOf(ctx.store).delete(content.blob);
  ctx.store.put('drive.unwanted', content.blob, { since: ctx.now() });
}

/** Removes bytes that have been unwanted for a day. */
export function sweep(ctx: Context): void {
  for (const [blob, { since }] of [...ctx.store.entries<{ since: number }>('drive.unwanted')]) {
    if (ctx.now() - since < DAY) continue;
    rmSync(ctx.store.blobPath(blob), { force: true });
    ctx.store.remove('drive.unwanted', blob);
  }
}
