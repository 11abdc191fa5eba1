/** A film's captions on their way to Drive, and checked like the film itself. */

import type { Problem } from '../../../contract/api.ts';
import { typeOf } from '../../../domain/recordings/file-kinds.ts';
import { act, isProblem } from '../../kit/server.ts';
import { md5Of } from '../../upload/hash.ts';
import { browserPorts, newAlarm } from '../../upload/send.ts';
import { sendWhole } from '../../upload/whole.ts';
import { inBoth } from '../../words/all.ts';

const alarm = newAlarm();
/** No progress is shown here, so a lost network is not waited for without end. */
const PATIENCE = 4;

/** `seconds`: when the last one ends. Never rejects. */
export async function sendCaptions(recording: string, file: File, seconds: number): Promise<{ done: true } | Problem> {
  const { name, size: bytes } = file;
  const order = { recording, name, bytes, mimeType: typeOf(name), origin: location.origin, seconds };
  const begun = await act({ kind: 'beginCaptions', ...order });
  if (isProblem(begun)) return begun;
  const { session } = begun;
  const ask = async () => {
    const answer = await act({ kind: 'askUpload', session, bytes });
    if (isProblem(answer)) throw new Error(answer.problem.en);
    return answer;
  };
  const md5 = await md5Of(file).catch(() => '');
  if (md5 === '') return { problem: { sv: 'Filen går inte att läsa. Välj den igen.', en: 'The file can’t be read. Choose it again.' } };
  const ports = () => browserPorts(session, ask, alarm.pause);
  const { signal } = new AbortController();
  await sendWhole({ file, signal, hash: async () => md5, ports, tell: () => {}, patience: PATIENCE }, session);
  // Drive may have it whatever the answers were: its current state decides.
  const ended = await act({ kind: 'endUpload', part: 'captions', recording, file: begun.file, bytes, md5 });
  if (isProblem(ended)) return ended;
  return ended.ended === 'ok' ? { done: true } : { problem: inBoth((w) => w.unsure('')) };
}
