/**
 * The browser's upload, without the browser: sending, asking and waiting are passed in. Bytes go straight to the session's
 * address, in pieces that grow with the network. domain/recordings/transfer.ts decides each step.
 */
import { begin, type Event, md5In, measured, next, reasonIn, type Stand, type Wait, type Way } from '../../domain/recordings/transfer.ts';

/** A file, or a piece of one. Only passed on, never read here, so memory does not grow with the film. */
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
  /** Makes the server ask Drive for its position, for pages that may not read Drive's answer. Rejects when it could not. */
  ask(): Promise<Stand>;
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

export type Sent =
  | { readonly kind: 'sent'; readonly md5: string | undefined }
  /** The session is gone: another must be begun. */
  | { readonly kind: 'over' }
  /** The network was gone for too long. */
  | { readonly kind: 'lost' }
  /** Drive will not take it. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string };

/**
 * Sends a file to its session until Drive has all of it. `fresh`: nothing has been sent yet; otherwise Drive is asked first.
 * `patience`: attempts in a row without an answer; a network that is gone is else waited for without end. Rejects with the
 * signal's reason alone.
 */
export async function transfer(
  file: Piece,
  fresh: boolean,
  ports: Ports,
  tell: (told: Told) => void,
  signal: AbortSignal,
  patience = Number.POSITIVE_INFINITY,
): Promise<Sent> {
  const way: Way = { pieces: measured, patience, hasServer: true };
  const { size } = file;
  const speed = speedometer(ports.now);
  const send = async (range: string, piece: Piece | undefined, told: (sent: number) => void): Promise<Event> => {
    const begun = ports.now();
    try {
      const reply = await ports.send(range, piece, told, signal);
      const heard = { status: reply.status, body: reply.body, range: reply.header('range'), retryAfter: reply.header('retry-after') };
      return { kind: 'heard', heard, ms: ports.now() - begun, random: ports.random() };
    } catch {
      signal.throwIfAborted();
      return { kind: 'broke', random: ports.random() };
    }
  };
  for (let state = begin(size, fresh, way), event: Event; ; ) {
    signal.throwIfAborted();
    const { step } = state;
    switch (step.do) {
      case 'put':
        event = await send(`bytes ${step.from}-${step.to - 1}/${size}`, file.slice(step.from, step.to), (sent) =>
          tell(sending(speed, step.from, sent)),
        );
        break;
      case 'ask':
        event = await send(`bytes */${size}`, undefined, () => {});
        break;
      case 'askServer':
        event = { kind: 'stands', stand: await asked(ports, signal), random: ports.random() };
        break;
      case 'wait':
        speed.rest();
        tell({ kind: 'waiting', why: step.why, until: ports.now() + step.ms, kept: Math.max(0, state.kept) });
        await ports.pause(step.ms, signal);
        event = { kind: 'waited' };
        break;
      case 'sent':
        return { kind: 'sent', md5: md5In(step.body) };
      case 'refused':
        return { kind: 'refused', status: step.heard.status, reason: reasonIn(step.heard.body) };
      default:
        return { kind: step.do };
    }
    const { kept } = state;
    state = next(state, event, way);
    if (state.kept !== kept) tell({ kind: 'kept', kept: state.kept });
  }
}

const sending = (speed: Speed, from: number, sent: number): Told => ({ kind: 'sending', sent: from + sent, speed: speed.at(from + sent) });

/** Undefined when the server could not say. */
async function asked(ports: Ports, signal: AbortSignal): Promise<Stand | undefined> {
  try {
    return await ports.ask();
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

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
