/**
 * Drive's resumable upload, implemented here: googleapis only uploads in one request (its `files.create` overwrites
 * `uploadType`). domain/recordings/transfer.ts decides each step.
 */
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  begin,
  beginsAnew,
  type Event,
  type Heard,
  isPassing,
  isSame,
  next,
  REFUSALS,
  type Step,
  type Wait,
  type Way,
  waitMs,
  whole,
} from '../../domain/recordings/transfer.ts';
import { errorFrom, GoogleError } from '../../google/errors.ts';
import { HOSTS } from '../../google/http.ts';
import type { DriveFile } from '../../google/types.ts';
import { FileChanged, openSource, type Source } from '../upload/source.ts';
import { type Answer, httpTransport, type UploadRequest, type UploadTransport } from '../upload/transports.ts';

export { FileChanged };

export interface UploadOptions {
  /** Path of the file to send. It is only ever read. */
  file: string;
  metadata: Pick<DriveFile, 'name' | 'mimeType' | 'parents' | 'appProperties' | 'id' | 'description'>;
  /** Where an unfinished upload is remembered. The text is opaque, and a secret: it holds the session's address. */
  journal?: { load(): string | undefined; save(session: string): void; clear(): void };
  /** Called with bytes sent; may step back after a break. */
  onProgress?: (sent: number, total: number) => void;
  signal?: AbortSignal;
  /** Called before a wait, with its length (ms) and reason. */
  onWait?: (ms: number, why: Wait) => void;
  /** Called with bytes of an earlier run that are read again for the checksum. */
  onCheck?: (read: number, total: number) => void;
  /** The most bytes in one PUT, a multiple of 262,144; absent: all that is left. */
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

/** Drive's content differs from the file. `uploaded` is in Drive: keep it out of every room. */
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
/** A network that is gone is waited for longer than a service that refuses: about ten minutes. */
const PATIENCE = 16;
/** A workspace on this machine that is gone does not come back by itself. */
const LOCAL_PATIENCE = 8;

/**
 * Uploads a file over HTTP, goes on after broken connections, and compares checksums.
 * @throws GoogleError when Drive refuses, ChecksumMismatch, FileChanged, the signal's reason, or the last network error.
 */
export function uploadFile({ rootUrl, authorize, ...options }: HttpUploadOptions): Promise<DriveFile> {
  const patience = rootUrl === undefined ? PATIENCE : LOCAL_PATIENCE;
  return upload(httpTransport(rootUrl ?? HOSTS.drive, authorize, options.signal), { patience, ...options });
}

/** The same with any transport. */
export async function upload(carry: UploadTransport, options: UploadOptions): Promise<DriveFile> {
  const { file, metadata, journal } = options;
  const { size, mtimeMs } = await stat(file);
  const source = await openSource(file, size);
  const mark = JSON.stringify({ size, mtimeMs, metadata });

  const verified = async (uploaded: DriveFile): Promise<DriveFile> => {
    const there = uploaded.md5Checksum === undefined ? await fetchFile(carry, options, uploaded.id ?? '') : uploaded;
    const md5 = await source.md5();
    const after = await stat(file);
    journal?.clear(); // The session is used up, whatever the checksums say.
    if (after.size !== size || after.mtimeMs !== mtimeMs) throw new FileChanged(file);
    if (!isSame({ size: String(size), ...there }, { bytes: size, md5 })) throw new ChecksumMismatch(there, md5);
    options.onProgress?.(size, size);
    return there;
  };

  try {
    let known = remembered(journal?.load(), mark);
    for (let sessions = 1; ; sessions++) {
      const session: string = known ?? (await openSession(carry, options, size));
      if (known === undefined) journal?.save(JSON.stringify({ session, mark }));
      const end = await transfer(carry, options, source, session, known !== undefined);
      if (end.do === 'sent') return await verified(JSON.parse(end.body) as DriveFile);
      if (!beginsAnew(sessions, end.do === 'refused' ? end.heard.status : 404))
        throw end.do === 'refused' ? refusal(end.heard) : forgotten(sessions);
      journal?.clear();
      known = undefined;
    }
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

const forgotten = (sessions: number): GoogleError =>
  new GoogleError(METHOD, 404, 'notFound', `Drive forgot ${sessions} upload sessions in a row`);

/** Opens a session and returns its address. No file exists yet, so after a lost answer it is simply sent again. */
async function openSession(carry: UploadTransport, options: UploadOptions, size: number): Promise<string> {
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
  const answer = await retryIdempotent(
    options,
    () => carry(request),
    ({ status, headers }) => status === 200 && headers.location !== undefined,
  );
  return answer.headers.location as string;
}

/** Sends until it gets an accepted answer; only for idempotent requests. */
async function retryIdempotent(
  options: UploadOptions,
  send: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const { answer, trouble } = await attempt(options, send);
    if (answer && isWanted(answer)) return answer;
    if (answer && (!isPassing(answer) || tries >= REFUSALS)) throw refusal(answer);
    if (!answer && tries + 1 >= patienceOf(options)) throw trouble;
    await wait(options, answer ? 'busy' : 'lost', waitMs(tries, answer?.headers['retry-after'], randomOf(options)));
  }
}

const patienceOf = ({ patience = LOCAL_PATIENCE }: UploadOptions): number => patience;
const randomOf = ({ random = Math.random }: UploadOptions): number => random();

/** Sends what Drive lacks until it has all, or will not go on; domain/recordings/transfer.ts decides. @throws the last network error */
async function transfer(carry: UploadTransport, options: UploadOptions, source: Source, session: string, resumed: boolean): Promise<End> {
  const { size } = source;
  const way: Way = { pieces: whole(options.chunkBytes), patience: patienceOf(options), hasServer: false };
  let lost: unknown;
  const sent = async (from: number, to: number): Promise<Event> => {
    const begun = performance.now();
    const { answer, trouble } = await attempt(options, () => carry(put(session, source, from, to, options)));
    lost = trouble;
    const random = randomOf(options);
    if (!answer) return { kind: 'broke', random };
    return { kind: 'heard', heard: heardIn(answer), ms: performance.now() - begun, random };
  };
  for (let state = begin(size, !resumed, way), event: Event; ; state = next(state, event, way)) {
    const { step } = state;
    switch (step.do) {
      case 'put':
        if (state.kept >= 0) options.onProgress?.(step.from, size);
        await source.sumTo(step.from, (position) => checking(options, position, size));
        event = await sent(step.from, step.to);
        break;
      case 'ask':
        event = await sent(0, 0);
        break;
      case 'wait':
        await wait(options, step.why, step.ms);
        event = { kind: 'waited' };
        break;
      case 'lost':
      case 'askServer': // There is none.
        throw lost;
      default:
        return step;
    }
  }
}

type End = Extract<Step, { do: 'sent' | 'over' | 'refused' }>;

const heardIn = ({ status, headers, body }: Answer): Heard => ({
  status,
  range: headers.range,
  retryAfter: headers['retry-after'],
  body,
});

function checking({ onCheck, signal }: UploadOptions, position: number, size: number): void {
  signal?.throwIfAborted();
  onCheck?.(position, size);
}

/** A PUT of these bytes; or, of none, the question how many Drive has. */
function put(session: string, source: Source, from: number, to: number, options: UploadOptions): UploadRequest {
  const { size } = source;
  const address = { method: 'PUT' as const, url: session, signed: false };
  if (to === from) return { ...address, headers: { 'content-range': `bytes */${size}`, 'content-length': '0' }, body: '' };
  const headers = { 'content-range': `bytes ${from}-${to - 1}/${size}`, 'content-length': String(to - from) };
  return { ...address, headers, bytes: source.bytes(from, to - from, (position) => options.onProgress?.(position, size)) };
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

const refusal = ({ status, body }: Pick<Answer, 'status' | 'body'>): GoogleError => errorFrom(METHOD, status, body);

async function wait(options: UploadOptions, why: Wait, ms: number): Promise<void> {
  options.onWait?.(ms, why);
  await (options.pause ?? sleepFor(options.signal))(ms);
}

/** Sleeps, but wakes at once when the upload is stopped; the next attempt then ends it. */
function sleepFor(signal: AbortSignal | undefined): (ms: number) => Promise<void> {
  return async (ms) => {
    await sleep(ms, undefined, signal && { signal }).catch(() => {});
  };
}

async function fetchFile(carry: UploadTransport, options: UploadOptions, id: string): Promise<DriveFile> {
  const url = `/drive/v3/files/${encodeURIComponent(id)}?supportsAllDrives=true&fields=${FIELDS}`;
  const answer = await retryIdempotent(
    options,
    () => carry({ method: 'GET', url, headers: {}, signed: true }),
    ({ status }) => status === 200,
  );
  return JSON.parse(answer.body) as DriveFile;
}
