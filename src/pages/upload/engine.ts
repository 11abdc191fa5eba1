/**
 * Drive's resumable upload as a browser speaks it, without the browser: what is sent, asked and waited for is given. Bytes go
 * straight to the session's address, in pieces that grow with the network and shrink when it breaks; after a break Drive says
 * where it stands, and the upload goes on from there.
 */

/** A file, or a piece of one. Only ever handed on, never read here: so memory does not grow with the film. */
export interface Piece {
  readonly size: number;
  slice(from: number, to: number): Piece;
}

export interface Reply {
  readonly status: number;
  /** Undefined where there is none, and where a page may not read it. */
  header(name: string): string | undefined;
  readonly body: string;
}

export interface Ports {
  /** PUTs to the session. Rejects when no answer came; with the signal's reason when that was raised. */
  send(range: string, piece: Piece | undefined, told: (sent: number) => void, signal: AbortSignal): Promise<Reply>;
  /** Has the server ask Drive where it stands, for pages that may not read Drive's answer. Rejects when it could not. */
  ask(): Promise<{ readonly kept: number } | { readonly over: true }>;
  /** Milliseconds. */
  now(): number;
  /** 0 ≤ x < 1. */
  random(): number;
  /** Waits; sooner when someone presses "try now" or the network is back. Rejects with the signal's reason. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export type Told =
  /** Bytes on their way or there, and bytes a second over the last while (0: not known yet). */
  | { readonly kind: 'sending'; readonly sent: number; readonly speed: number }
  /** Bytes that Drive has said it holds: what a reloaded page goes on from. */
  | { readonly kind: 'kept'; readonly kept: number }
  /** Tries again at `until`, ms by the same clock. */
  | { readonly kind: 'waiting'; readonly why: Wait; readonly until: number; readonly kept: number };

/** No answer; Drive asked to wait; or Drive answers our server, but nothing from here reaches it. */
export type Wait = 'lost' | 'busy' | 'blocked';

export type Sent =
  | { readonly kind: 'sent'; readonly md5: string | undefined }
  /** The session is gone: another must be begun. */
  | { readonly kind: 'over' }
  /** Drive will not take it. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string };

export const GRAIN = 262_144;
const FIRST = 32 * GRAIN; // 8 MiB
const LARGEST = 512 * GRAIN; // 128 MiB
/** A piece should take about so long: what a break can make us send twice. */
const PIECE_MS = 8_000;
/** Answers that refuse for now, in a row without a byte of progress, before it is given up. */
const REFUSALS = 12;
const LONGEST_WAIT_MS = 60_000;
/** After so many attempts in a row without an answer the server is asked whether it reaches Drive: at every so manieth. */
const DOUBT = 4;

/** The next piece's size: as much as passed in `PIECE_MS` just now, at most four times as much as before; a quarter after a break. */
export function nextSize(size: number, passed: { readonly bytes: number; readonly ms: number } | undefined): number {
  const wanted = passed === undefined ? size / 4 : Math.min(size * 4, (passed.bytes / Math.max(1, passed.ms)) * PIECE_MS);
  return Math.min(LARGEST, Math.max(GRAIN, Math.floor(wanted / GRAIN) * GRAIN));
}

/**
 * Sends a file to its session until Drive has all of it. `fresh`: nothing has been sent yet; otherwise Drive is asked first.
 * A network that is gone is waited for without end. Rejects with the signal's reason alone.
 */
export async function transfer(file: Piece, fresh: boolean, ports: Ports, tell: (told: Told) => void, signal: AbortSignal): Promise<Sent> {
  const { size } = file;
  const speed = speedometer(ports.now);
  let at: number | undefined = fresh ? 0 : undefined; // Undefined: Drive must be asked.
  let [most, breaks, refusals, furthest] = [FIRST, 0, 0, -1];
  let why: Wait = 'lost';
  for (;;) {
    signal.throwIfAborted();
    const from: number | undefined = at;
    const to: number = from === undefined ? 0 : Math.min(size, from + most);
    const begun = ports.now();
    const reply = await (from === undefined
      ? ports.send(`bytes */${size}`, undefined, () => {}, signal)
      : ports.send(`bytes ${from}-${to - 1}/${size}`, file.slice(from, to), (sent) => tell(sending(speed, from, sent)), signal)
    ).catch(() => {
      signal.throwIfAborted();
      return undefined; // No answer: the network broke.
    });
    at = undefined;
    if (reply && (reply.status === 200 || reply.status === 201)) return { kind: 'sent', md5: md5In(reply.body) };
    if (reply?.status === 404 || reply?.status === 410) return { kind: 'over' };
    if (reply?.status === 308) {
      const stand = await standing(reply, ports, signal);
      if (stand !== undefined && 'over' in stand) return { kind: 'over' };
      if (stand !== undefined) {
        // All is there, but the answer that says so was lost: an empty PUT repeats it.
        at = stand.kept >= size ? undefined : stand.kept;
        tell({ kind: 'kept', kept: stand.kept });
        if (from !== undefined && stand.kept === to) most = nextSize(most, { bytes: to - from, ms: ports.now() - begun });
        else if (from !== undefined) most = nextSize(most, undefined);
        if (stand.kept > furthest) {
          furthest = stand.kept;
          [breaks, refusals] = [0, 0];
          continue;
        }
        // A question answered: go on at once. A piece of which nothing was kept: wait first.
        if (from === undefined && at !== undefined) continue;
      }
    } else if (reply && !mayPass(reply)) {
      return { kind: 'refused', status: reply.status, reason: reasonIn(reply.body) };
    }
    speed.rest();
    if (from !== undefined && reply?.status !== 308) most = nextSize(most, undefined);
    if (reply && ++refusals > REFUSALS) return { kind: 'refused', status: reply.status, reason: reasonIn(reply.body) };
    if (reply) why = 'busy';
    else if (breaks % DOUBT !== DOUBT - 1) why = why === 'blocked' ? why : 'lost';
    else {
      const stand = await asked(ports, signal);
      if (stand !== undefined && 'over' in stand) return { kind: 'over' };
      why = stand === undefined ? 'lost' : 'blocked';
    }
    const ms = waitFor(reply, breaks++, ports.random());
    tell({ kind: 'waiting', why, until: ports.now() + ms, kept: Math.max(0, furthest) });
    await ports.pause(ms, signal);
  }
}

const sending = (speed: Speed, from: number, sent: number): Told => ({ kind: 'sending', sent: from + sent, speed: speed.at(from + sent) });

/** `Range: bytes=0-n` says that n + 1 bytes are kept. Without one none are, unless the page may not read it: then the server asks. */
async function standing(reply: Reply, ports: Ports, signal: AbortSignal): Promise<{ kept: number } | { over: true } | undefined> {
  const last = /(\d+)\s*$/.exec(reply.header('range') ?? '')?.[1];
  return last !== undefined ? { kept: Number(last) + 1 } : asked(ports, signal);
}

/** Undefined when the server could not say. */
async function asked(ports: Ports, signal: AbortSignal): Promise<{ kept: number } | { over: true } | undefined> {
  try {
    return await ports.ask();
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

const mayPass = ({ status, body }: Reply): boolean =>
  status >= 500 || status === 408 || status === 429 || (status === 403 && /rateLimitExceeded|userRateLimitExceeded/i.test(reasonIn(body)));

function waitFor(reply: Reply | undefined, breaks: number, random: number): number {
  const longest = Math.min(2 ** breaks * 1000, LONGEST_WAIT_MS);
  const asked = Number(reply?.header('retry-after') ?? Number.NaN);
  return Math.round(Math.max(longest / 2 + (longest / 2) * random, Number.isFinite(asked) ? asked * 1000 : 0));
}

function md5In(body: string): string | undefined {
  return /"md5Checksum":\s*"([0-9a-f]{32})"/i.exec(body)?.[1];
}

/** Google's own word for why, '' where it gives none. */
const reasonIn = (body: string): string => /"reason":\s*"(\w+)"/.exec(body)?.[1] ?? '';

interface Speed {
  /** Bytes a second, now that `sent` bytes are on their way in all. */
  at(sent: number): number;
  /** Time that was waited does not count. */
  rest(): void;
}

/** Over the last ten seconds or so, so that the time left does not jump. */
function speedometer(now: () => number): Speed {
  let seen: { at: number; sent: number }[] = [];
  return {
    at(sent) {
      const at = now();
      const last = seen[seen.length - 1];
      if (last && sent < last.sent) seen = [];
      if (!last || at - last.at >= 250 || seen.length === 0) seen.push({ at, sent });
      while (seen.length > 2 && at - (seen[0]?.at ?? at) > 10_000) seen.shift();
      const first = seen[0];
      return !first || at - first.at < 500 ? 0 : ((sent - first.sent) / (at - first.at)) * 1000;
    },
    rest: () => {
      seen = [];
    },
  };
}
