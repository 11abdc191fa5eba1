/** Takes back something that was done. */
import { useState } from 'preact/hooks';
import type { Words } from '../../../domain/message.ts';
import { bring } from '../../kit/asking.ts';
import { Button } from '../../kit/components/button.tsx';
import { ProblemBox } from '../../kit/components/loading.tsx';
import { useSpeech } from '../../kit/language.ts';
import { act, isProblem } from '../../kit/server.ts';
import { type Act, useSidebar } from './context.ts';

/** A button where it still can be undone, and why it can't where the server says so. */
export function Undo({ done, about }: { done: Act; about?: string }) {
  const { w } = useSpeech();
  const { undid, shown } = useSidebar();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  if (done.undone) return <span class="soft">{w.isUndone}</span>;
  if (done.undo.length === 0) return null;
  const takeBack = (): void => {
    setBusy(true);
    setProblem(undefined);
    void act({ kind: 'undo', rows: [...done.undo], show: [...shown] }).then((answer) => {
      setBusy(false);
      if (isProblem(answer)) setProblem(answer.problem);
      else {
        bring(shown, answer.shown);
        undid(done.key);
      }
    });
  };
  return (
    <>
      <Button look="quiet" busy={busy} onPress={takeBack} {...(about !== undefined && { about: `– ${about}` })}>
        {w.undo}
      </Button>
      {problem && <ProblemBox problem={problem} />}
    </>
  );
}
