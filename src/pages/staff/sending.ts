/** A proposed file's way to Väntrummet: straight from the browser to Drive, then compared. */

import { isProblem, staffDo } from '../kit/server.ts';
import { transfer } from '../upload/engine.ts';
import { md5Of } from '../upload/hash.ts';
import { browserPorts, newAlarm } from '../upload/send.ts';

export type Progress = { readonly kind: 'sending'; readonly percent: number; readonly waiting: boolean } | { readonly kind: 'checking' };

const alarm = newAlarm();

/** True when Drive has all of it, byte for byte. Rejects with the signal's reason alone. */
export async function sendFile(
  id: string,
  { file, session }: { file: string; session: string },
  blob: File,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<boolean> {
  // The sum is made while the bytes are on their way.
  const summing = md5Of(blob, () => {}, signal);
  summing.catch(() => {});
  const ask = async (): Promise<{ kept: number } | { over: true }> => {
    const answer = await staffDo({ kind: 'ask', session, bytes: blob.size });
    if (isProblem(answer)) throw new Error(answer.problem.en);
    return answer;
  };
  let percent = 0;
  const sent = await transfer(
    blob as never,
    true,
    browserPorts(session, ask, alarm.pause),
    (told) => {
      if (told.kind === 'sending') percent = Math.floor((told.sent / blob.size) * 100);
      tell({ kind: 'sending', percent, waiting: told.kind === 'waiting' });
    },
    signal,
  );
  if (sent.kind !== 'sent') return false;
  tell({ kind: 'checking' });
  const md5 = await summing;
  const ended = await staffDo({ kind: 'sent', id, file, bytes: blob.size, md5 });
  return !isProblem(ended) && ended.ended === 'ok';
}
