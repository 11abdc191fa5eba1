/**
 * Drive's resumable upload as one state machine for the browser and the command line: what to send next, when to ask, how long
 * to wait, when to give up. Pure: a transport does each step and reports what it heard.
 */

/** What a transport heard. Header values are undefined where there are none, or where a page may not read them. */
export interface Heard {
  readonly status: number;
  readonly range: string | undefined;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/** How many bytes Drive has; or the session is over, and another must be begun. */
export type Stand = { readonly kept: number } | { readonly over: true };

/** No answer; Drive asked to wait; or Drive answers our server, but nothing from here reaches it. */
export type Wait = 'lost' | 'busy' | 'blocked';

export type Step =
  /** PUT these bytes to the session. */
  | { readonly do: 'put'; readonly from: number; readonly to: number }
  /** PUT nothing: the session says how much it has. */
  | { readonly do: 'ask' }
  /** Have the server ask: the page could not read what Drive said, or hears nothing from it. */
  | { readonly do: 'askServer'; readonly because: 'unread' | 'silent' }
  | { readonly do: 'wait'; readonly why: Wait; readonly ms: number }
  /** Drive has all of it; `body` is the file as JSON. */
  | { readonly do: 'sent'; readonly body: string }
  | { readonly do: 'over' }
  /** Drive will not take it. */
  | { readonly do: 'refused'; readonly heard: Heard }
  /** The network was gone for too long. */
  | { readonly do: 'lost' };

export type Event =
  /** `ms`: how long the request took. `random`: 0 ≤ x < 1, for the wait. */
  | { readonly kind: 'heard'; readonly heard: Heard; readonly ms: number; readonly random: number }
  /** No answer came. */
  | { readonly kind: 'broke'; readonly random: number }
  /** What the server heard from Drive; undefined where it heard nothing. */
  | { readonly kind: 'stands'; readonly stand: Stand | undefined; readonly random: number }
  | { readonly kind: 'waited' };

/** The size of the pieces: also the most that is sent again after a broken network. */
export interface Pieces {
  readonly first: number;
  /** `passed`: what was just sent; undefined after a break. */
  next(size: number, passed: { readonly bytes: number; readonly ms: number } | undefined): number;
}

export interface Way {
  readonly pieces: Pieces;
  /** Attempts in a row without an answer before it is given up. */
  readonly patience: number;
  /** A server can ask Drive for the sender. */
  readonly hasServer: boolean;
}

export interface Transfer {
  readonly step: Step;
  readonly size: number;
  /** What Drive has said it has; -1 before it has said anything. */
  readonly kept: number;
  readonly piece: number;
  /** Attempts in a row without a byte of progress, and those among them that Drive refused. */
  readonly tries: number;
  readonly refusals: number;
  readonly why: Wait;
  /** What was sent, while the server is asked how much of it came. */
  readonly sent?: { readonly from: number; readonly to: number; readonly ms: number } | undefined;
}

const MB = 1024 * 1024;
export const GRAIN = 262_144;
/** Target time for a piece. */
const PIECE_MS = 8_000;

/** As much as passed in the last eight seconds, at most four times the last piece; a quarter after a break. */
export const measured: Pieces = {
  first: 8 * MB,
  next(size, passed) {
    const desired = passed === undefined ? size / 4 : Math.min(size * 4, (passed.bytes / Math.max(1, passed.ms)) * PIECE_MS);
    return Math.min(128 * MB, Math.max(GRAIN, Math.floor(desired / GRAIN) * GRAIN));
  },
};

/** All that is left, which is fastest on a steady network; less after a break, and soon all again. At most `most` bytes. */
export const whole = (most = Number.POSITIVE_INFINITY): Pieces => ({
  first: most,
  next(size, passed) {
    if (passed === undefined) return Math.min(most, size > 32 * MB ? 32 * MB : Math.max(MB, size / 4));
    return Math.min(most, size * 2 > 256 * MB ? Number.POSITIVE_INFINITY : size * 2);
  },
});

/** Max temporary refusals in a row without a byte of progress. */
export const REFUSALS = 12;
/** Max sessions for one film. */
const SESSIONS = 4;
const LONGEST_WAIT_MS = 60_000;
/** Every this many failed attempts in a row, the server is asked whether it reaches Drive. */
const DOUBT = 4;

/** `fresh`: nothing has been sent yet; otherwise Drive is asked first. */
export function begin(size: number, fresh: boolean, { pieces }: Way): Transfer {
  const state = { size, kept: -1, piece: pieces.first, tries: 0, refusals: 0, why: 'lost' as const };
  return { ...state, step: fresh ? putFrom(0, state) : { do: 'ask' } };
}

export function next(state: Transfer, event: Event, way: Way): Transfer {
  switch (event.kind) {
    case 'waited':
      return { ...state, step: { do: 'ask' } };
    case 'broke': {
      const shorter = state.step.do === 'put' ? { ...state, piece: way.pieces.next(state.piece, undefined) } : state;
      if (way.hasServer && state.tries % DOUBT === DOUBT - 1)
        return { ...shorter, sent: undefined, step: { do: 'askServer', because: 'silent' } };
      return broken(shorter, shorter.why === 'blocked' ? 'blocked' : 'lost', event.random, way);
    }
    case 'stands': {
      const { stand, random } = event;
      if (stand !== undefined && 'over' in stand) return { ...state, step: { do: 'over' } };
      const isSilent = state.step.do === 'askServer' && state.step.because === 'silent';
      if (isSilent) return broken(state, stand === undefined ? 'lost' : 'blocked', random, way);
      return stand === undefined ? refused(state, UNREAD, random) : stands(state, stand.kept, UNREAD, random, way);
    }
    case 'heard':
      return heardFrom(state, event, way);
  }
}

function heardFrom(state: Transfer, { heard, ms, random }: Extract<Event, { kind: 'heard' }>, way: Way): Transfer {
  const { status, body } = heard;
  // The answer was cut off. Asked again, a finished session repeats it.
  if (status === 200 || status === 201) return isJson(body) ? { ...state, step: { do: 'sent', body } } : refused(state, heard, random);
  if (status === 404 || status === 410) return { ...state, step: { do: 'over' } };
  if (status !== 308) {
    if (!isPassing(heard)) return { ...state, step: { do: 'refused', heard } };
    const piece = state.step.do === 'put' ? way.pieces.next(state.piece, undefined) : state.piece;
    return refused({ ...state, piece }, heard, random);
  }
  const sent = state.step.do === 'put' ? { from: state.step.from, to: state.step.to, ms } : undefined;
  const kept = keptIn(heard.range);
  if (kept === undefined && way.hasServer) return { ...state, sent, step: { do: 'askServer', because: 'unread' } };
  return stands({ ...state, sent }, kept ?? 0, heard, random, way);
}

/** Continues from the bytes that Drive has. */
function stands(before: Transfer, kept: number, heard: Heard, random: number, { pieces }: Way): Transfer {
  const { sent, ...state } = before;
  const got = sent && sent.to === kept ? { bytes: sent.to - sent.from, ms: sent.ms } : undefined;
  const piece = sent ? pieces.next(state.piece, got) : state.piece;
  const isFurther = kept > state.kept;
  const now = { ...state, piece, kept: Math.max(kept, state.kept), ...(isFurther && { tries: 0, refusals: 0 }) };
  // All is there, but the answer that says so was lost: asking repeats it.
  const step: Step = kept >= state.size ? { do: 'ask' } : putFrom(kept, now);
  // After an answered question it continues at once. A piece of which nothing was kept waits first.
  return isFurther || (sent === undefined && step.do === 'put') ? { ...now, step } : refused(now, heard, random);
}

function putFrom(from: number, { size, piece }: Pick<Transfer, 'size' | 'piece'>): Step {
  const to = Math.min(size, from + piece);
  return to > from ? { do: 'put', from, to } : { do: 'ask' };
}

function refused(state: Transfer, heard: Heard, random: number): Transfer {
  if (state.refusals >= REFUSALS) return { ...state, step: { do: 'refused', heard } };
  return waiting({ ...state, refusals: state.refusals + 1 }, 'busy', waitMs(state.tries, heard.retryAfter, random));
}

const broken = (state: Transfer, why: Wait, random: number, { patience }: Way): Transfer =>
  state.tries + 1 >= patience ? { ...state, step: { do: 'lost' } } : waiting(state, why, waitMs(state.tries, undefined, random));

const waiting = (state: Transfer, why: Wait, ms: number): Transfer => ({
  ...state,
  sent: undefined,
  why,
  tries: state.tries + 1,
  step: { do: 'wait', why, ms },
});

/** Where a page could not read Drive's answer, and the server could not ask. */
const UNREAD: Heard = { status: 308, range: undefined, retryAfter: undefined, body: '' };

/** Longer each time, up to a minute, and as long as Drive asks. `tries`: how many there were before. */
export function waitMs(tries: number, retryAfter: string | undefined, random: number): number {
  const longest = Math.min(2 ** tries * 1000, LONGEST_WAIT_MS);
  const asked = Number(retryAfter ?? Number.NaN);
  return Math.round(Math.max(longest / 2 + (longest / 2) * random, Number.isFinite(asked) ? asked * 1000 : 0));
}

/** A temporary refusal: the same request may succeed later. The same rule as google/errors.ts, for pages too. */
export function isPassing({ status, body }: Pick<Heard, 'status' | 'body'>): boolean {
  const reason = reasonIn(body);
  if (/^(storageQuota|quota|dailyLimit|sharingRateLimit|teamDriveFileLimit|shortTimeLimit)Exceeded$/.test(reason)) return false;
  return (
    status >= 500 ||
    status === 408 ||
    status === 429 ||
    /^(rateLimitExceeded|userRateLimitExceeded|backendError|internalError)$/.test(reason)
  );
}

/** Google's own word for why, '' where it gives none. */
export const reasonIn = (body: string): string => /"reason":\s*"(\w+)"/.exec(body)?.[1] ?? '';

/** Drive's checksum of what has come, where its answer tells it. */
export const md5In = (body: string): string | undefined => /"md5Checksum":\s*"([0-9a-f]{32})"/i.exec(body)?.[1];

/** Whether to begin another session, after this many, the last of which ended with this status: gone, or rejected by Drive. */
export const beginsAnew = (sessions: number, status: number): boolean =>
  sessions < SESSIONS && (status === 404 || status === 410 || (status >= 400 && status < 403));

/** Whether Drive has what was sent, byte for byte. `md5` in hex. */
export const isSame = (found: { readonly size?: string; readonly md5Checksum?: string }, sent: { bytes: number; md5: string }): boolean =>
  found.size === String(sent.bytes) && found.md5Checksum?.toLowerCase() === sent.md5.toLowerCase();

/** `Range: bytes=0-n` says that n + 1 bytes are kept. */
function keptIn(range: string | undefined): number | undefined {
  const last = /(\d+)\s*$/.exec(range ?? '')?.[1];
  return last === undefined ? undefined : Number(last) + 1;
}

function isJson(body: string): boolean {
  try {
    return typeof JSON.parse(body) === 'object';
  } catch {
    return false;
  }
}
