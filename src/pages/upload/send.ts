/** The browser's side of the engine: PUTs with their progress (fetch tells none), waiting, and waking. */
import type { Piece, Ports, Reply } from './engine.ts';

/** A connection that says nothing for so long is dead: a lid was closed, a train went into a tunnel. */
const SILENT_MS = 60_000;

/** Ports to the session at `address`; `ask` has the server ask Drive, `pause` waits. */
export function browserPorts(address: string, ask: Ports['ask'], pause: Ports['pause']): Ports {
  return {
    send: (range, piece, told, signal) => put(address, range, piece, told, signal),
    ask,
    pause,
    now: () => performance.now(),
    random: Math.random,
  };
}

function put(address: string, range: string, piece: Piece | undefined, told: (sent: number) => void, signal: AbortSignal): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENT_MS);
    };
    const over = (): void => {
      clearTimeout(silence);
      signal.removeEventListener('abort', stop);
    };
    const stop = (): void => request.abort();
    request.open('PUT', address);
    request.setRequestHeader('Content-Range', range);
    request.upload.onprogress = (event) => {
      heard();
      told(event.loaded);
    };
    request.onload = () => {
      over();
      resolve({
        status: request.status,
        header: (name) => request.getResponseHeader(name) ?? undefined,
        body: request.responseText,
      });
    };
    const lost = (): void => {
      over();
      reject(signal.aborted ? signal.reason : new Error('The network broke.'));
    };
    request.onerror = lost;
    request.onabort = lost;
    signal.addEventListener('abort', stop);
    heard();
    // An empty body is needed too: without one some browsers leave out Content-Length, which Drive wants.
    request.send(piece === undefined ? '' : (piece as unknown as Blob));
    if (signal.aborted) stop();
  });
}

export interface Alarm {
  readonly pause: Ports['pause'];
  /** Ends every wait now. */
  wake(): void;
}

/** Waits that `wake` cuts short, as the network's return does. */
export function newAlarm(): Alarm {
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const end of [...waiting]) end();
  };
  globalThis.addEventListener?.('online', wake);
  return {
    wake,
    pause: (ms, signal) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer);
          waiting.delete(end);
          signal.removeEventListener('abort', end);
          if (signal.aborted) reject(signal.reason);
          else resolve();
        };
        const timer = setTimeout(end, ms);
        waiting.add(end);
        signal.addEventListener('abort', end);
      }),
  };
}
