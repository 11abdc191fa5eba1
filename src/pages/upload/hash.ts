/** A film's checksum and fingerprint, read a few MiB at a time, in a worker where the page may have one. */
import { newMd5 } from '../../domain/md5.ts';

const STEP = 4 * 2 ** 20;
const EDGE = 2 ** 20;

/** MD5 in hex. `told` hears how many bytes have been read. Rejects with the signal's reason, or when the file can't be read. */
export async function md5Of(file: Blob, told: (read: number) => void = () => {}, signal?: AbortSignal): Promise<string> {
  const sum = newMd5();
  for (let at = 0; at < file.size; at += STEP) {
    signal?.throwIfAborted();
    sum.add(new Uint8Array(await file.slice(at, at + STEP).arrayBuffer()));
    told(Math.min(file.size, at + STEP));
  }
  return sum.hex();
}

/** What tells one file from another without reading all of it: its size, its first MiB and its last. */
export async function fingerprintOf(file: Blob): Promise<string> {
  const ends = new Blob([file.slice(0, EDGE), file.slice(Math.max(0, file.size - EDGE))]);
  return `${file.size}-${await md5Of(ends)}`;
}

interface Worded {
  read?: number;
  md5?: string;
  error?: string;
}

/** The page's own script when started as a worker. */
export function serveHashes(port: { onmessage: ((event: MessageEvent<Blob>) => void) | null; postMessage(message: Worded): void }): void {
  port.onmessage = ({ data }) => {
    md5Of(data, (read) => port.postMessage({ read })).then(
      (md5) => port.postMessage({ md5 }),
      (error: unknown) => port.postMessage({ error: String(error) }),
    );
  };
}

/**
 * The same as `md5Of` in a worker made of `source`, the script of this very page. Where workers or their addresses are
 * forbidden, on the page's own thread, in steps small enough for it to stay alive.
 */
export function md5InWorker(source: string, file: Blob, told: (read: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let worker: Worker | undefined;
    let address = '';
    const end = (): void => {
      worker?.terminate();
      URL.revokeObjectURL(address);
      signal.removeEventListener('abort', stop);
    };
    const stop = (): void => {
      end();
      reject(signal.reason);
    };
    const onThePage = (): void => {
      end();
      md5Of(file, told, signal).then(resolve, reject);
    };
    if (source === '' || typeof Worker === 'undefined') return onThePage();
    try {
      address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      worker = new Worker(address);
    } catch {
      return onThePage();
    }
    signal.addEventListener('abort', stop);
    worker.onerror = onThePage;
    worker.onmessage = ({ data }: MessageEvent<Worded>) => {
      if (data.read !== undefined) told(data.read);
      if (data.md5 !== undefined) {
        end();
        resolve(data.md5);
      }
      if (data.error !== undefined) {
        end();
        reject(new Error(data.error));
      }
    };
    worker.postMessage(file);
    if (signal.aborted) stop();
  });
}
