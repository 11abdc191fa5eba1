/** Something is being carried out: how far it has come, asked again and again until it is done. */
import { useEffect, useState } from 'preact/hooks';
import type { Progress } from '../../../contract/api.ts';
import { ProgressBar } from '../../kit/components/progress.tsx';
import { useSpeech } from '../../kit/language.ts';
import { isProblem, read } from '../../kit/server.ts';
import { useSidebar } from './context.ts';

const EVERY_MS = 3_000;

export function Running() {
  const { w, say } = useSpeech();
  const { refresh } = useSidebar();
  const [progress, setProgress] = useState<Progress>();
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      void read({ kind: 'progress' }).then((answer) => {
        if (over) return;
        if (!isProblem(answer)) {
          if (!answer.running) {
            refresh();
            return;
          }
          setProgress(answer);
        }
        timer = setTimeout(look, EVERY_MS);
      });
    };
    look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);
  return (
    <section class="follows">
      <p>{progress ? say(progress.phase) : w.running}</p>
      <ProgressBar label={w.running} done={progress?.done ?? 0} total={progress?.total ?? 0} />
    </section>
  );
}
