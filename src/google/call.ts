/**
 * Google calls as data. A program is a generator that yields what it wants sent; a driver answers.
 * So the same program runs synchronously in Apps Script and asynchronously in Node.
 * Traps: without `yield*` these functions do nothing; never yield inside a callback.
 */
import type { GoogleError } from './errors.ts';
import type { MethodId, Params, Result } from './methods.ts';

/** What will be uploaded: Drive is told in advance. */
export interface Upload {
  mimeType: string;
  bytes: number;
  /** The page that will send the bytes (https://host): Drive then lets that page, and no other, read its answers. */
  origin?: string;
}

/** An upload under way: its session's address, and how many bytes it is to have. */
export interface Session {
  address: string;
  bytes: number;
}

/**
 * One call. `ifMatch` becomes the If-Match header. With `upload` (drive.files.create alone) nothing is made yet: it begins a
 * resumable upload, and the result is `{ location }`, the session's address. With `session` it asks how far that upload has
 * come: the result is `{ kept }`, in bytes.
 */
export type Call<M extends MethodId = MethodId> = {
  [K in M]: { method: K; params: Params<K>; ifMatch?: string; upload?: Upload; session?: Session };
}[M];

/** The outcome of one call. A failure is data, not an exception. */
export type Outcome<T = unknown> = { ok: true; result: T } | { ok: false; error: GoogleError };

export type Effect =
  /** Send these calls; answer one outcome each, in this order. The driver chooses how. */
  | { kind: 'send'; calls: readonly Call[] }
  /** Sleep; answered by []. */
  | { kind: 'wait'; ms: number };

/** A computation of a T that may call Google. */
export type Program<T> = Generator<Effect, T, readonly Outcome[]>;

/** Sends many calls at once. One outcome per call, in order; never throws for a call that failed. */
export function* batch<const C extends readonly Call[]>(calls: C): Program<{ -readonly [I in keyof C]: Outcome<Result<C[I]['method']>> }> {
  const outcomes = calls.length === 0 ? [] : yield { kind: 'send', calls };
  if (outcomes.length !== calls.length) throw new Error(`${calls.length} calls were sent and ${outcomes.length} outcomes came back`);
  return outcomes as never; // The one cast: a driver's answer is trusted to be of the method's type; `door` checks its shape.
}

/** Sends one call and returns its result. Throws GoogleError. */
export function* call<M extends MethodId>(method: M, params: Params<M>): Program<Result<M>> {
  const [outcome] = yield* batch([{ method, params } as Call]);
  if (!outcome) throw new Error(`${method}: no outcome`);
  if (!outcome.ok) {
    traceable.captureStackTrace?.(outcome.error); // The stack then shows the program that asked.
    throw outcome.error;
  }
  return outcome.result as Result<M>;
}

/**
 * Begins a resumable upload and returns the session's address, valid for one week and one file. The address is a secret:
 * whoever has it can write that file. Throws GoogleError. Nothing exists before the last byte has arrived, so this may be sent
 * again after a lost answer.
 */
export function* beginUpload(params: Params<'drive.files.create'>, upload: Upload): Program<string> {
  const [outcome] = yield* batch([{ method: 'drive.files.create', params, upload }]);
  if (!outcome.ok) throw outcome.error;
  return (outcome.result as { location: string }).location;
}

/**
 * How many bytes of an upload Drive has kept; all of them once it is done. Changes nothing. Throws GoogleError: `notFound`
 * or `gone` where the session is over, and a plain Error for an address that is no upload session of Drive's.
 */
export function* askUpload(session: Session): Program<number> {
  const [outcome] = yield* batch([{ method: 'drive.files.create', params: { fields: 'id', requestBody: {} }, session }]);
  if (!outcome.ok) throw outcome.error;
  return (outcome.result as { kept: number }).kept;
}

/** A V8 function, in Node and Apps Script; TypeScript's library lacks it. */
const traceable = Error as typeof Error & { captureStackTrace?: (error: object) => void };

type Paged = { [M in MethodId]: Result<M> extends { nextPageToken?: string } ? M : never }[MethodId];

/** All pages of a listing, in order. Throws GoogleError. A token that comes back a second time is an error, not a loop. */
export function* pages<M extends Paged>(method: M, params: Params<M>): Program<Result<M>[]> {
  const all: Result<M>[] = [];
  const seen = new Set<string>();
  let pageToken: string | undefined;
  do {
    const page: Result<M> = yield* call(method, pageToken === undefined ? params : { ...params, pageToken });
    all.push(page);
    pageToken = (page as { nextPageToken?: string }).nextPageToken;
    if (pageToken !== undefined && seen.has(pageToken)) throw new Error(`${method}: the same page came twice`);
    if (pageToken !== undefined) seen.add(pageToken);
  } while (pageToken !== undefined && pageToken !== '');
  return all;
}

/** Runs a program with a driver that answers at once. */
export function runSync<T>(program: Program<T>, driver: SyncDriver): T {
  let step = program.next([]);
  while (!step.done) {
    let answer: readonly Outcome[];
    try {
      answer = perform(step.value, driver);
    } catch (error) {
      step = program.throw(error);
      continue;
    }
    step = program.next(answer);
  }
  return step.value;
}

function perform(effect: Effect, driver: SyncDriver): readonly Outcome[] {
  if (effect.kind === 'send') return driver.send(effect.calls);
  driver.wait(effect.ms);
  return [];
}

/** Runs a program with a driver that answers later. */
export async function runAsync<T>(program: Program<T>, driver: AsyncDriver): Promise<T> {
  let step = program.next([]);
  while (!step.done) {
    const effect = step.value;
    let answer: readonly Outcome[] = [];
    try {
      if (effect.kind === 'send') answer = await driver.send(effect.calls);
      else await driver.wait(effect.ms);
    } catch (error) {
      step = program.throw(error);
      continue;
    }
    step = program.next(answer);
  }
  return step.value;
}

export interface SyncDriver {
  send(calls: readonly Call[]): readonly Outcome[];
  wait(ms: number): void;
}

export interface AsyncDriver {
  send(calls: readonly Call[]): Promise<readonly Outcome[]>;
  wait(ms: number): Promise<void>;
}
