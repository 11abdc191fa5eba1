/** Looking into chosen files: what captions hold, and how long a film is. */
import { parseCaptions } from '../../domain/captions.ts';
import type { Captions } from './films.ts';

/** Captions larger than this are something else. */
const MOST_BYTES = 5_000_000;
const SHOWN = 3;
const LENGTH_MS = 5_000;

export async function captionsOf(file: File): Promise<Captions> {
  if (file.size > MOST_BYTES) return { file, seconds: 0, cues: 0, faults: [{ sv: 'Filen är för stor.', en: 'The file is too large.' }] };
  const { cues, seconds, problems } = parseCaptions(decoded(await file.arrayBuffer()));
  const faults = problems
    .slice(0, SHOWN)
    .map(({ line, sv, en }) => (line === 0 ? { sv, en } : { sv: `Rad ${line}: ${sv}`, en: `Line ${line}: ${en}` }));
  const rest = problems.length - faults.length;
  return {
    file,
    seconds,
    cues: cues.length,
    faults: rest === 0 ? faults : [...faults, { sv: `${rest} fel till.`, en: `${rest} more faults.` }],
  };
}

/** UTF-8; older Swedish programs write Windows-1252. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
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
