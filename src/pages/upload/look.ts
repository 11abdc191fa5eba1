/** Looking into chosen files: what they are, what captions hold, and how long a film is. */

import type { Words } from '../../domain/message.ts';
import { captionsUnfit, parseCaptions, problemMessages } from '../../domain/recordings/captions.ts';
import { HEAD_BYTES, headOf, notCaptions, notFilm, typeOf } from '../../domain/recordings/file-kinds.ts';
import { fileWords } from '../kit/file-words.ts';
import type { Captions } from './films.ts';

/** Captions larger than this are something else. */
const MOST_BYTES = 5_000_000;
const LENGTH_MS = 5_000;

const headOfFile = async (file: File): Promise<string> => headOf(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));

/** Why a chosen file can't be sent as a film; undefined where it can, or where it can't be read now: sending it will tell. */
export async function filmProblem(file: File): Promise<Words | undefined> {
  const problem = notFilm(file.name, await headOfFile(file).catch(() => ''));
  return problem && fileWords(problem);
}

/** No cues: the file is no captions, or nobody would see any. Otherwise `file` is what is sent: UTF-8, named by what it holds. */
export async function captionsOf(file: File): Promise<Captions> {
  const none = (...faults: Words[]): Captions => ({ file, seconds: 0, cues: 0, faults });
  const head = await headOfFile(file).catch(() => undefined);
  if (head === undefined)
    return none({ sv: 'Filen gick inte att läsa. Välj den igen.', en: 'The file could not be read. Choose it again.' });
  const other = notCaptions(head);
  if (other) return none(fileWords(other));
  if (file.size > MOST_BYTES) return none({ sv: 'Filen är för stor.', en: 'The file is too large.' });
  const { text, isUtf8 } = decoded(await file.arrayBuffer());
  const { kind, cues, seconds, problems } = parseCaptions(text);
  const faults = problemMessages(problems).map(fileWords);
  if (cues.length === 0) return none(...faults);
  const ending = kind === 'webvtt' ? '.vtt' : '.srt';
  const stem = file.name.replace(/\.(?:vtt|srt|txt)$/i, '');
  const name = file.name.toLowerCase().endsWith(ending) ? file.name : `${stem}${ending}`;
  const sent = isUtf8 && name === file.name ? file : new File([text], name, { type: typeOf(name) });
  return { file: sent, seconds, cues: cues.length, faults, ...(!isUtf8 && { isCopy: true }) };
}

/** Why captions may not go with a film of so many seconds; nothing where one of the two is not known. */
export function captionsMisfit({ cues, seconds }: Captions, film: number | null | undefined): Words | undefined {
  const misfit = cues > 0 && typeof film === 'number' ? captionsUnfit(seconds, film) : undefined;
  return misfit && fileWords(misfit);
}

/** UTF-8 or UTF-16; older Swedish programs write Windows-1252, and a Mac's of long ago its own. */
function decoded(bytes: ArrayBuffer): { text: string; isUtf8: boolean } {
  const read = (label: string, fatal = false): string => new TextDecoder(label, { fatal }).decode(bytes);
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return { text: read('utf-16le'), isUtf8: false };
  if (first === 0xfe && second === 0xff) return { text: read('utf-16be'), isUtf8: false };
  try {
    return { text: read('utf-8', true), isUtf8: true };
  } catch {
    const [windows, macintosh] = [read('windows-1252'), read('macintosh')];
    const letters = (text: string): number => text.match(/[a-zåäö][åäö]|[åäö][a-zåäö]/gi)?.length ?? 0;
    return { text: letters(macintosh) > letters(windows) ? macintosh : windows, isUtf8: false };
  }
}

/** A film's length in seconds, as far as the browser knows the format; only its first bytes are read. */
export function lengthOf(file: File): Promise<number | undefined> {
  return new Promise((resolve) => {
    const media = document.createElement('video');
    const address = URL.createObjectURL(file);
    const end = (seconds: number | undefined): void => {
      clearTimeout(timer);
      media.removeAttribute('src');
      URL.revokeObjectURL(address);
      resolve(seconds !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds : undefined);
    };
    const timer = setTimeout(() => end(undefined), LENGTH_MS);
    media.preload = 'metadata';
    media.onloadedmetadata = () => end(media.duration);
    media.onerror = () => end(undefined);
    media.src = address;
  });
}

/** The day a file was last changed, local YYYY-MM-DD. */
export function dayOf(file: File): string {
  const day = new Date(file.lastModified);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
