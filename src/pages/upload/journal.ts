/** What a page needs to go on with an upload after it was reloaded: kept in the browser until the film is there. */
import { drop, keep, kept } from '../kit/storage.ts';

export interface Noted {
  readonly recording: string;
  readonly file: string;
  /** A secret, good for this one file and one week. */
  readonly session: string;
  readonly name: string;
  readonly title: string;
  readonly size: number;
  /** See fingerprintOf. */
  readonly print: string;
  /** Whether the row was made for this upload. */
  readonly wasNew: boolean;
  /** Bytes that Drive has said it holds. */
  readonly kept: number;
}

const KEY = 'delakultur.uploads';

export function noted(): Noted[] {
  try {
    const list: unknown = JSON.parse(kept(KEY) ?? '[]');
    return Array.isArray(list) ? list.filter(isNoted) : [];
  } catch {
    return [];
  }
}

function isNoted(value: unknown): value is Noted {
  const one = value as Noted | null;
  return (
    typeof one === 'object' &&
    one !== null &&
    [one.recording, one.file, one.session, one.name, one.title, one.print].every((text) => typeof text === 'string') &&
    [one.size, one.kept].every((number) => typeof number === 'number')
  );
}

/** Writes a note, in the place of an earlier one of the same recording. */
export function note(one: Noted): void {
  keep(KEY, JSON.stringify([...noted().filter((other) => other.recording !== one.recording), one]));
}

export function forget(recording: string): void {
  const rest = noted().filter((one) => one.recording !== recording);
  if (rest.length === 0) drop(KEY);
  else keep(KEY, JSON.stringify(rest));
}
