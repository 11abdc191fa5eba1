/** A proposed file's way to Väntrummet: straight from the browser to Drive, then compared. */

import type { Standing } from '../../contract/uploads.ts';
import { isProblem, staffDo } from '../kit/server.ts';
import { md5Of } from '../upload/hash.ts';
import { browserPorts, newAlarm } from '../upload/send.ts';
import { sendWhole } from '../upload/whole.ts';

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
  const ask = async (): Promise<Standing> => {
    const answer = await staffDo({ kind: 'ask', session, bytes: blob.size });
    if (isProblem(answer)) throw new Error(answer.problem.en);
    return answer;
  };
  let percent = 0;
  const came = await sendWhole(
    {
      file: blob,
      signal,
      hash: () => md5Of(blob, () => {}, signal),
      ports: () => browserPorts(session, ask, alarm.pause),
      tell(told) {
        if (told.kind === 'sending') percent = Math.floor((told.sent / blob.size) * 100);
        tell({ kind: 'sending', percent, waiting: told.kind === 'waiting' });
      },
    },
    session,
  );
  if (came.kind !== 'sent') return false;
  tell({ kind: 'checking' });
  const ended = await staffDo({ kind: 'sent', id, file, bytes: blob.size, md5: await came.md5() });
  return !isProblem(ended) && ended.ended === 'ok';
}
