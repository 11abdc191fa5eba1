/**
 * Drive's resumable upload, spoken by the command line itself: googleapis only ever uploads in one go (its `files.create`
 * overwrites `uploadType`). What is kept where, when the way breaks, Drive says; this file asks and goes on from there.
 */
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorFrom, GoogleError } from '../../google/errors.ts';
import { HOSTS } from '../../google/http.ts';
import type { DriveFile } from '../../google/types.ts';
import { type Answer, type Carrier, httpCarrier, type UploadRequest } from '../upload/carriers.ts';
import { FileChanged, openSource, type Source } from '../upload/source.ts';

export { FileChanged };

export interface UploadOptions {
  /** Path of the file to send. It is only ever read. */
  file: string;
  metadata: Pick<DriveFile, 'name' | 'mimeType' | 'parents' | 'appProperties' | 'id' | 'description'>;
  /** Where an unfinished upload is remembered. The text is opaque, and a secret: it holds the session's address. */
  journal?: { load(): string | undefined; save(session: string): void; clear(): void };
  /** Told of bytes on their way, in bytes; may step back after a break. */
  onProgress?: (sent: number, total: number) => void;
  signal?: AbortSignal;
  /** Told when it waits to try again, and how long, in ms. */
  onWait?: (ms: number) => void;
  /** Told of bytes that an earlier run sent and that are read again for the checksum. */
  onCheck?: (read: number, total: number) => void;
  /** The most bytes in one PUT, a multiple of 262,144; absent: all that is left, which is fastest while the network holds. */
  chunkBytes?: number;
  /** How many times in a row a network that is gone is tried, with up to a minute between. */
  patience?: number;
  pause?: (ms: number) => Promise<void>;
  random?: () => number;
}

export interface HttpUploadOptions extends UploadOptions {
  /** `http://127.0.0.1:8080` for a live embedded workspace; absent: Google. */
  rootUrl?: string;
  /** Headers that say who acts, asked for when they are needed. */
  authorize: () => Promise<Record<string, string>>;
}

/** What Drive got is not what the file holds. `uploaded` lies in Drive: keep it out of every room. */
export class ChecksumMismatch extends Error {
  readonly uploaded: DriveFile;
  constructor(uploaded: DriveFile, local: string) {
    super(`Drive's checksum ${uploaded.md5Checksum ?? '(none)'} is not the file's ${local}`);
    this.name = 'ChecksumMismatch';
    this.uploaded = uploaded;
  }
}

const METHOD = 'drive.files.create';
const FIELDS = 'id,name,mimeType,size,md5Checksum,parents,appProperties,createdTime,modifiedTime,webViewLink';
/** Attempts without a byte of progress, and sessions begun for one upload. */
const TRIES = 8;
const SESSIONS = 4;
/** A network that is gone is waited for longer than a service that refuses: about ten minutes. */
const PATIENCE = 16;
/** After a break: what lies between two answers is what a network that breaks again can make us send twice. */
const SMALLER = 32 * 1024 * 1024;
const SMALLEST = 1024 * 1024;
const LARGEST = 256 * 1024 * 1024;

/**
 * Uploads a file over HTTP, goes on after broken connections, and compares checksums.
 * @throws GoogleError when Drive refuses, ChecksumMismatch, FileChanged, the signal's reason, or the last network error.
 */
export function uploadFile({ rootUrl, authorize, ...options }: HttpUploadOptions): Promise<DriveFile> {
  const patience = rootUrl === undefined ? PATIENCE : TRIES; // A workspace on this machine that is gone does not come back by itself.
  return upload(httpCarrier(rootUrl ?? HOSTS.drive, authorize, options.signal), { patience, ...options });
}

/** The same by any way to carry requests. */
export async function upload(carry: Carrier, options: UploadOptions): Promise<DriveFile> {
  const { file, metadata, journal } = options;
  const { size, mtimeMs } = await stat(file);
  const source = await openSource(file, size);
  const mark = JSON.stringify({ size, mtimeMs, metadata });

  const verified = async (uploaded: DriveFile): Promise<DriveFile> => {
    const whole = uploaded.md5Checksum === undefined ? await fetchFile(carry, options, uploaded.id ?? '') : uploaded;
    const local = await source.md5();
    const after = await stat(file);
    journal?.clear(); // The session is used up, whatever the sums say.
    if (after.size !== size || after.mtimeMs !== mtimeMs) throw new FileChanged(file);
    if (whole.md5Checksum !== local) throw new ChecksumMismatch(whole, local);
    options.onProgress?.(size, size);
    return whole;
  };

  try {
    let known = remembered(journal?.load(), mark);
    for (let n = 0; n < SESSIONS; n++) {
      const session: string = known ?? (await begin(carry, options, size));
      if (known === undefined) journal?.save(JSON.stringify({ session, mark }));
      const uploaded = await transfer(carry, options, source, session, known !== undefined);
      if (uploaded) return await verified(uploaded);
      journal?.clear();
      known = undefined;
    }
    throw new GoogleError(METHOD, 404, 'notFound', `Drive forgot ${SESSIONS} upload sessions in a row`);
  } catch (error) {
    // An earlier run got through and did not hear of it: that counts only if the content is the same.
    if (metadata.id === undefined || !(error instanceof GoogleError) || error.trouble !== 'exists') throw error;
    return await verified(await fetchFile(carry, options, metadata.id));
  } finally {
    await source.close();
  }
}

/** The session of an earlier run, if it was for the same file, unchanged, and the same metadata. */
function remembered(text: string | undefined, mark: string): string | undefined {
  if (text === undefined) return undefined;
  try {
    const record = JSON.parse(text) as { session?: unknown; mark?: unknown };
    return record.mark === mark && typeof record.session === 'string' ? record.session : undefined;
  } catch {
    return undefined;
  }
}

/** Opens a session and returns its address. No file is made yet, so a lost answer is simply asked for again. */
async function begin(carry: Carrier, options: UploadOptions, size: number): Promise<string> {
  const request = {
    method: 'POST' as const,
    url: `/upload/drive/v3/files?uploadType=resumable&supportsAllDrives=true&fields=${FIELDS}`,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'x-upload-content-type': options.metadata.mimeType ?? 'application/octet-stream',
      'x-upload-content-length': String(size),
    },
    body: JSON.stringify(options.metadata),
    signed: true,
  };
  const answer = await insist(
    options,
    () => carry(request),
    ({ status, headers }) => status === 200 && headers.location !== undefined,
  );
  return answer.headers.location as string;
}

/** Sends until it gets the answer that is wanted; only for what may be done twice. */
async function insist(options: UploadOptions, send: () => Promise<Answer>, isWanted: (answer: Answer) => boolean): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const { answer, trouble } = await attempt(options, send);
    if (answer && isWanted(answer)) return answer;
    if (answer && !mayPass(answer)) throw refusal(answer);
    if (tries >= (trouble ? (options.patience ?? TRIES) : TRIES)) throw trouble ?? refusal(answer as Answer);
    await backOff(options, tries, answer);
  }
}

/** Sends what Drive lacks until it has all. Undefined: the session is gone, and another must be begun. */
async function transfer(
  carry: Carrier,
  options: UploadOptions,
  source: Source,
  session: string,
  resumed: boolean,
): Promise<DriveFile | undefined> {
  const { size } = source;
  let at: number | undefined = resumed ? undefined : 0; // Undefined: Drive must be asked.
  let furthest = 0;
  let most = Number.POSITIVE_INFINITY;
  for (let tries = 1; ; tries++) {
    const from: number | undefined = at;
    if (from !== undefined) await source.sumTo(from, (position) => checking(options, position, size));
    const length = from === undefined ? 0 : Math.min(most, options.chunkBytes ?? size, size - from);
    const { answer, trouble } = await attempt(options, () => carry(chunk(session, source, from, length, options)));
    if (from !== undefined && length > 0) most = nextMost(most, answer?.status === 308 && kept(answer) === from + length);
    at = undefined;
    if (answer?.status === 200 || answer?.status === 201) {
      const uploaded = parsed(answer.body);
      if (uploaded) return uploaded; // Cut off: asked again, a finished session repeats its answer.
    } else if (answer?.status === 308) {
      at = kept(answer);
      options.onProgress?.(at, size);
      if (at > furthest) tries = 0;
      furthest = Math.max(furthest, at);
      if (from === undefined) tries--; // Asking is no attempt.
      if (tries === 0 || from === undefined) continue;
    } else if (answer?.status === 404 || answer?.status === 410) {
      return undefined;
    } else if (answer && !mayPass(answer)) {
      throw refusal(answer);
    }
    if (tries >= (trouble ? (options.patience ?? TRIES) : TRIES)) throw trouble ?? (answer ? refusal(answer) : new Error('no answer'));
    await backOff(options, tries, answer);
  }
}

/** How much the next PUT may hold: less after a break, twice as much after one that got through, and soon all again. */
function nextMost(most: number, gotThrough: boolean): number {
  if (gotThrough) return most * 2 > LARGEST ? Number.POSITIVE_INFINITY : most * 2;
  return most > SMALLER ? SMALLER : Math.max(SMALLEST, most / 4);
}

function checking({ onCheck, signal }: UploadOptions, position: number, size: number): void {
  signal?.throwIfAborted();
  onCheck?.(position, size);
}

/** A PUT of `length` bytes from `from` on; or, without them, the question how many Drive has. */
function chunk(session: string, source: Source, from: number | undefined, length: number, options: UploadOptions): UploadRequest {
  const { size } = source;
  const address = { method: 'PUT' as const, url: session, signed: false };
  if (from === undefined || length <= 0) {
    return { ...address, headers: { 'content-range': `bytes */${size}`, 'content-length': '0' }, body: '' };
  }
  const headers = { 'content-range': `bytes ${from}-${from + length - 1}/${size}`, 'content-length': String(length) };
  return { ...address, headers, bytes: source.bytes(from, length, (position) => options.onProgress?.(position, size)) };
}

/** Runs one request; a broken connection (an error with a code) is `trouble`, what ends the upload is thrown. */
async function attempt(options: UploadOptions, send: () => Promise<Answer>): Promise<{ answer?: Answer; trouble?: unknown }> {
  options.signal?.throwIfAborted();
  try {
    return { answer: await send() };
  } catch (trouble) {
    options.signal?.throwIfAborted();
    if (typeof (trouble as { code?: unknown }).code !== 'string') throw trouble;
    return { trouble };
  }
}

function mayPass(answer: Answer): boolean {
  return answer.status === 408 || refusal(answer).trouble === 'busy';
}

function refusal({ status, headers, body }: Answer): GoogleError {
  return errorFrom(METHOD, status, body, headers['retry-after']);
}

async function backOff(options: UploadOptions, tries: number, answer: Answer | undefined): Promise<void> {
  const longest = Math.min(2 ** (tries - 1) * 1000, 60_000);
  const jittered = longest / 2 + (longest / 2) * (options.random ?? Math.random)();
  const asked = answer && answer.status !== 308 ? (refusal(answer).retryAfterMs ?? 0) : 0;
  const ms = Math.round(Math.max(jittered, asked));
  options.onWait?.(ms);
  await (options.pause ?? sleepFor(options.signal))(ms);
}

/** Sleeps, but wakes at once when the upload is stopped; the next attempt then ends it. */
function sleepFor(signal: AbortSignal | undefined): (ms: number) => Promise<void> {
  return async (ms) => {
    await sleep(ms, undefined, signal && { signal }).catch(() => {});
  };
}

/** `Range: bytes=0-n` says that n + 1 bytes are kept; no Range, none. */
function kept({ headers }: Answer): number {
  const last = /(\d+)\s*$/.exec(headers.range ?? '')?.[1];
  return last === undefined ? 0 : Number(last) + 1;
}

function parsed(body: string): DriveFile | undefined {
  try {
    return JSON.parse(body) as DriveFile;
  } catch {
    return undefined;
  }
}

async function fetchFile(carry: Carrier, options: UploadOptions, id: string): Promise<DriveFile> {
  const url = `/drive/v3/files/${encodeURIComponent(id)}?supportsAllDrives=true&fields=${FIELDS}`;
  const answer = await insist(
    options,
    () => carry({ method: 'GET', url, headers: {}, signed: true }),
    ({ status }) => status === 200,
  );
  return JSON.parse(answer.body) as DriveFile;
}
