/** While a plan is carried out: which step, how far, and a way to stop. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Progress } from '../../contract/api.ts';
import type { Words } from '../../domain/message.ts';
import { Button } from '../kit/components/button.tsx';
import { ProblemBox } from '../kit/components/loading.tsx';
import { ProgressBar } from '../kit/components/progress.tsx';
import { useSpeech } from '../kit/language.ts';
import { act, isProblem, read } from '../kit/server.ts';
import { usePlanWords } from '../words/plan.ts';

const EVERY_MS = 1_000;
const SLOW_MS = 5_000;

export function Carrying({ total }: { total: number }) {
  const { say, number } = useSpeech();
  const w = usePlanWords();
  const [progress, setProgress] = useState<Progress>();
  const [stopping, setStopping] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const [long, setLong] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const slow = setTimeout(() => setLong(true), SLOW_MS);
    const look = (): void => {
      void read({ kind: 'progress' }).then((answer) => {
        if (over) return;
        // A failed request says nothing about the work itself: ask again.
        if (!isProblem(answer) && answer.running) setProgress(answer);
        timer = setTimeout(look, EVERY_MS);
      });
    };
    timer = setTimeout(look, EVERY_MS);
    return () => {
      over = true;
      clearTimeout(timer);
      clearTimeout(slow);
    };
  }, []);
  const stop = (): void => {
    setStopping(true);
    setProblem(undefined);
    void act({ kind: 'stop' }).then((answer) => {
      if (!isProblem(answer)) return;
      setStopping(false);
      setProblem(answer.problem);
    });
  };
  const all = progress?.total ?? total;
  return (
    <section class="outcome">
      <h2 tabIndex={-1} ref={heading}>
        {w.carryingOut}
      </h2>
      <p role="status">{progress ? say(progress.phase) : w.carryingBegins}</p>
      <ProgressBar label={w.carryingOut} done={progress?.done ?? 0} total={all} />
      <p class="soft">{w.doneOf(number(progress?.done ?? 0), number(all))}</p>
      {long && <p class="soft">{w.mayClose}</p>}
      {problem && <ProblemBox problem={problem} />}
      <Button look="stop" busy={stopping} whileBusy={w.stopping} onPress={stop}>
        {w.stop}
      </Button>
    </section>
  );
}
