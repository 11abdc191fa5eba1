/** A file's whole way from a page: its bytes and its checksum at once, in as many sessions as it takes. */
import { beginsAnew } from '../../domain/recordings/transfer.ts';
import { type Piece, type Ports, type Sent, type Told, transfer } from './engine.ts';

export interface Sending {
  readonly file: Piece;
  /** MD5 in hex, counted from now on. */
  hash(): Promise<string>;
  ports(session: string): Ports;
  tell(told: Told): void;
  readonly signal: AbortSignal;
  /** Begins another session where one is gone; left out, that is the end. */
  again?(): Promise<string>;
  /** Attempts in a row without an answer; without end where it is left out. */
  readonly patience?: number;
}

export type Came = { readonly kind: 'sent'; md5(): Promise<string> } | Exclude<Sent, { kind: 'sent' }>;

/** `fresh`: nothing was sent to that session yet. Rejects with the signal's reason, or as `again` does. */
export async function sendWhole(sending: Sending, first: string, fresh = true): Promise<Came> {
  const { file, ports, tell, signal, again, patience } = sending;
  const md5 = counting(() => sending.hash());
  let [session, isFresh] = [first, fresh];
  for (let sessions = 1; ; sessions++) {
    const sent = await transfer(file, isFresh, ports(session), tell, signal, patience);
    if (sent.kind === 'sent') return { kind: 'sent', md5 };
    const ends = sent.kind === 'lost' || !beginsAnew(sessions, sent.kind === 'over' ? 404 : sent.status);
    if (ends || !again) return sent;
    [session, isFresh] = [await again(), true];
  }
}

/** Begins at once, so that it is done when it is asked for; its failure is heard then. */
function counting(work: () => Promise<string>): () => Promise<string> {
  const counted = work();
  counted.catch(() => {});
  return () => counted;
}
