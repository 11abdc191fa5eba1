/**
 * Resumable upload sessions (Google's guide "Upload file data"). A session is a record, its bytes a blob: both outlive the process.
 * Whoever has the session's address may send to it; it acts for the account that opened it, which is asked again for access at the end.
 */

import type { Sums } from '../../core/sums.ts';
import { noSums } from '../../core/sums.ts';
import type { Context, HttpResponse, Store } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { writable } from '../access.ts';
import { changeFile, checkNew, makeFile, shownAfter } from '../files.ts';
import { folderForNew, parentAfterMove } from '../place.ts';
import { append, bodyLength, finish, forget, newBlobId, sumsAt, wholeOf } from './blob.ts';
import { changesOf, checkBody } from './metadata.ts';

const SESSION = 'drive.upload';
const DAY = 86_400_000;

/** For whom a session acts: for whoever opened it. */
type Opener = Pick<Context, 'actor' | 'app' | 'only'>;

interface Session extends Opener {
  /** The item to write to; absent: a new one. */
  fileId?: string;
  metadata: Record<string, unknown>;
  /** The item's move that an update asked for. */
  add?: string;
  remove?: string;
  mimeType: string;
  /** Bytes in all, where they were told beforehand. */
  total?: number;
  blob: string;
  /** Bytes kept so far. */
  received: number;
  opened: number;
  /** The page that it was opened for: no other may read what it answers. */
  origin?: string;
  /** The item that came of it. */
  done?: string;
}

/** Opens a session and answers its address in `Location`. Whatever would be refused at the end is refused now, as far as it can be known. */
export function openSession(ctx: Context, fileId: string | undefined): HttpResponse {
  sweepSessions(ctx);
  const metadata = ctx.body ?? {};
  const mimeType = ctx.headers['x-upload-content-type'] ?? '';
  const add = ctx.query.get('addParents');
  const remove = ctx.query.get('removeParents');
  if (fileId === undefined) {
    checkNew(ctx, metadata, metadata.mimeType || mimeType);
    changesOf(ctx, metadata, undefined, 'owner');
    folderForNew(ctx, metadata.parents ?? undefined);
  } else {
    const { file, role } = writable(ctx, fileId);
    checkBody(metadata, false);
    changesOf(ctx, metadata, file, role);
    parentAfterMove(ctx, file, add, remove);
    if (!file.content) throw new ApiError(403, 'fileNotDownloadable', 'Only files with binary content take an upload.');
  }
  const id = `A${ctx.store.newId(95)}`;
  const total = lengthOf(ctx.headers['x-upload-content-length']);
  const blob = newBlobId(ctx.store);
  ctx.store.put<Session>(SESSION, id, {
    ...openerOf(ctx),
    fileId,
    metadata,
    add,
    remove,
    mimeType,
    total,
    blob,
    received: 0,
    opened: ctx.now(),
    ...(ctx.headers.origin !== undefined && { origin: ctx.headers.origin }),
  });
  const location = `${ctx.url.replace(/^https?:\/\/[^/]+/, '')}&upload_id=${id}`;
  const host = ctx.headers.host ?? 'localhost';
  return { status: 200, headers: { location: `http://${host}${location}`, 'x-guploader-uploadid': id, 'content-length': '0' } };
}

/**
 * For pages at other addresses (CORS): whether the page at `origin` may read what the session at `url` answers. Google lets
 * that be the one that was named when it was opened. Undefined where `url` is no session's.
 */
export function mayShare(store: Store, url: string, origin: string): boolean | undefined {
  const id = /[?&]upload_id=(\w+)/.exec(url)?.[1];
  const session = id === undefined ? undefined : store.get<Session>(SESSION, id);
  return session && session.origin === origin;
}

const openerOf = ({ actor, app, only }: Opener): Opener => ({ actor, ...(app !== undefined && { app }), ...(only && { only }) });

function lengthOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (!/^\d+$/.test(header)) throw new ApiError(400, 'badRequest', `Invalid X-Upload-Content-Length: ${header}.`);
  return Number(header);
}

/** Removes sessions that nobody can go on with, and their bytes if they did not become an item. */
function sweepSessions(ctx: Context): void {
  for (const [id, session] of [...ctx.store.entries<Session>(SESSION)]) {
    if (!isOver(ctx, session)) continue;
    if (session.done === undefined) forget(ctx, session);
    ctx.store.remove(SESSION, id);
  }
}

const isOver = (ctx: Context, session: Session): boolean => ctx.now() >= session.opened + ctx.limits.uploadSessionDays * DAY;

function sessionOf(ctx: Context): [string, Session] {
  const id = ctx.query.get('upload_id');
  if (id === undefined)
    throw new ApiError(400, 'badRequest', 'An upload goes on at the address that its session gave: upload_id is missing.', 'upload_id');
  const session = ctx.store.get<Session>(SESSION, id);
  if (!session || isOver(ctx, session) || session.fileId !== ctx.path.fileId) {
    throw new ApiError(404, 'notFound', 'The upload session is unknown or has expired. Begin anew.', 'upload_id');
  }
  return [id, session];
}

/** PUT to a session: a chunk, the rest, or the question how much is there (`Content-Range: bytes *\/total`). */
export function putChunk(ctx: Context): unknown {
  const [id, session] = sessionOf(ctx);
  if (session.done !== undefined) return shownAfter({ ...ctx, ...openerOf(session) }, session.done);
  const range = chunkOf(ctx, session);
  if (range.question) {
    const { total = session.total } = range;
    return total !== undefined && session.received === total ? complete(ctx, id, { ...session, total }) : incomplete(session);
  }
  const { start, total } = range;
  if (start > session.received) throw bad(`The chunk begins at byte ${start}, but ${session.received} bytes have been received.`);
  const source = wholeOf(ctx.raw);
  // Bytes that were kept before a broken connection and are sent once more are passed over.
  const again = Math.min(session.received - start, source.length);
  const rest = { ...source, start: again, length: source.length - again };
  if (total !== undefined && start + source.length > total) throw bad(`The upload is longer than the ${total} bytes that were told.`);
  const received = append(ctx.store, session.blob, session.received, rest);
  const after: Session = { ...session, total, received };
  ctx.store.put<Session>(SESSION, id, after);
  return range.whole && total !== undefined && received === total ? complete(ctx, id, after) : incomplete(after);
}

/** Sums to go on from while a chunk comes, or the bytes of an upload in one request. Those of multipart bodies are summed when they are taken apart. */
export function sumsBefore(store: Store, url: string, headers: Record<string, string>): Sums | undefined {
  // What cannot be read is refused when the request is answered.
  const id = /[?&]upload_id=(\w+)/.exec(url)?.[1];
  if (id === undefined) return /[?&]uploadType=media(&|$)/.test(url) ? noSums() : undefined;
  const session = store.get<Session>(SESSION, id);
  const start = /^bytes (\d+)-/.exec(headers['content-range'] ?? 'bytes 0-')?.[1];
  return session && session.done === undefined && start !== undefined ? sumsAt(store, session.blob, Number(start)) : undefined;
}

type Chunk = { question: true; total?: number } | { question?: false; start: number; total?: number; whole: boolean };

/** What the request says it carries; checked against what the session knows and what came. */
function chunkOf(ctx: Context, session: Session): Chunk {
  const header = ctx.headers['content-range'];
  const came = bodyLength(ctx.raw);
  const declared = ctx.headers['content-length'];
  // What was on its way when the connection broke cannot be known, unless the request told it.
  const promised = declared !== undefined ? Number(declared) : isCutShort(ctx) ? undefined : came;
  if (header === undefined) {
    if (promised === undefined) return { start: 0, total: session.total, whole: session.total !== undefined };
    const total = session.total ?? promised;
    // A body in one piece ends the upload, so it must be as long as was told; a shorter one may be a broken connection.
    if (promised > total) throw bad(`The upload is longer than the ${total} bytes that were told.`);
    if (promised < total) throw bad(`The upload has ${promised} bytes, but ${total} were told.`);
    return { start: 0, total, whole: true };
  }
  const match = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(header.trim());
  if (!match) throw bad(`Failed to parse Content-Range header: ${header}.`);
  const told = match[3] === '*' ? undefined : Number(match[3]);
  if (told !== undefined && session.total !== undefined && told !== session.total) {
    throw bad(`The Content-Range tells ${told} bytes in all, but the session was opened for ${session.total}.`);
  }
  const total = told ?? session.total;
  if (match[1] === undefined) return { question: true, total };
  const [start, end] = [Number(match[1]), Number(match[2])];
  const length = end - start + 1;
  if (end < start || (total !== undefined && end >= total)) throw bad(`The Content-Range ${header} is not within the upload.`);
  if (promised !== undefined && promised !== length) throw bad(`The Content-Range tells ${length} bytes, but the body has ${promised}.`);
  const last = total !== undefined && end === total - 1;
  if (!last && length % ctx.limits.uploadChunkMultiple !== 0) {
    throw bad(`A chunk must be a multiple of ${ctx.limits.uploadChunkMultiple} bytes unless it is the last: ${length} bytes came.`);
  }
  return { start, total, whole: last };
}

/** The HTTP face says so when a connection broke before the body's end. */
export const isCutShort = (ctx: Context): boolean => ctx.headers['x-body-truncated'] === 'true';

const bad = (message: string): ApiError => new ApiError(400, 'badRequest', message);

/** 308: how much has been kept, in `Range`; none at all, no `Range`. */
function incomplete(session: Session): HttpResponse {
  const range: Record<string, string> = session.received > 0 ? { range: `bytes=0-${session.received - 1}` } : {};
  return { status: 308, headers: { ...range, 'content-length': '0' } };
}

function complete(given: Context, id: string, session: Session): unknown {
  const ctx: Context = { ...given, ...openerOf(session) };
  const { mimeType, metadata, blob, received, fileId } = session;
  const type = (metadata.mimeType as string | undefined) || mimeType || 'application/octet-stream';
  const upload = { content: finish(ctx, blob, received, type), mimeType: mimeType || (fileId ? '' : type) };
  let done = fileId;
  if (done === undefined) done = makeFile(ctx, metadata, upload).id;
  else changeFile(ctx, done, metadata, upload, session);
  ctx.store.put<Session>(SESSION, id, { ...session, done });
  return shownAfter(ctx, done);
}

/** DELETE on a session cancels it; 499 is Google's answer to that. */
export function cancelUpload(ctx: Context): HttpResponse {
  const [id, session] = sessionOf(ctx);
  if (session.done === undefined) {
    forget(ctx, session);
    ctx.store.remove(SESSION, id);
  }
  return { status: 499, headers: { 'content-length': '0' } };
}
