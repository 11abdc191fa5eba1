/** A film's captions on their way to Drive: small enough to go in one piece, and checked like the film itself. */

import type { Problem } from '../../../contract/api.ts';
import { typeOf } from '../../../domain/recordings/file-kinds.ts';
import { act, isProblem } from '../../kit/server.ts';
import { md5Of } from '../../upload/hash.ts';
import { inBoth } from '../../words/all.ts';

/** `seconds`: when the last one ends. Never rejects. */
export async function sendCaptions(recording: string, file: File, seconds: number): Promise<{ done: true } | Problem> {
  const begun = await act({
    kind: 'beginCaptions',
    recording,
    name: file.name,
    bytes: file.size,
    mimeType: typeOf(file.name),
    origin: location.origin,
    seconds,
  });
  if (isProblem(begun)) return begun;
  let md5: string;
  try {
    md5 = await md5Of(file);
    const range = `bytes 0-${file.size - 1}/${file.size}`;
    await fetch(begun.session, { method: 'PUT', headers: { 'content-range': range }, body: file });
  } catch {
    // Drive may have it all the same: what it says next decides.
    md5 = await md5Of(file).catch(() => '');
    if (md5 === '') return { problem: { sv: 'Filen går inte att läsa. Välj den igen.', en: 'The file can’t be read. Choose it again.' } };
  }
  const ended = await act({ kind: 'endUpload', part: 'captions', recording, file: begun.file, bytes: file.size, md5 });
  if (isProblem(ended)) return ended;
  return ended.ended === 'ok' ? { done: true } : { problem: inBoth((w) => w.unsure('')) };
}
