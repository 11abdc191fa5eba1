import type { ComponentChildren } from 'preact';
import type { Words } from '../../../domain/message.ts';
import type { Loaded } from '../asking.ts';
import { useSpeech } from '../language.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

/** A placeholder of `lines` bars. Says so when it takes long. */
export function Shape({ lines = 3, slow = false }: { lines?: number; slow?: boolean }) {
  const { w } = useSpeech();
  return (
    <div class="shape" aria-busy="true">
      <p class={slow ? 'soft' : 'unseen'} role="status">
        {slow ? w.slow : w.loading}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        <div aria-hidden="true" key={line} class="bar" style={{ width: `${[92, 70, 84, 56][line % 4]}%` }} />
      ))}
    </div>
  );
}

/** What went wrong, and a way to try again. */
export function ProblemBox({ problem, again }: { problem: Words; again?: (() => void) | undefined }) {
  const { w, say } = useSpeech();
  return (
    <Banner mood="stop" alert>
      <p>
        <span aria-hidden="true">■ </span>
        {say(problem)}
      </p>
      {again && <Button onPress={again}>{w.tryAgain}</Button>}
    </Banner>
  );
}

/** Shows the answer when it is here, below the problem of a later request; until then a placeholder or the problem. */
export function Ready<T>({ loaded, lines, children }: { loaded: Loaded<T>; lines?: number; children: (value: T) => ComponentChildren }) {
  switch (loaded.kind) {
    case 'loading':
      return <Shape lines={lines ?? 3} slow={loaded.slow} />;
    case 'problem':
      return <ProblemBox problem={loaded.problem} again={loaded.again} />;
    case 'ready':
      return (
        <>
          {loaded.problem && <ProblemBox problem={loaded.problem} again={loaded.again} />}
          {children(loaded.value)}
        </>
      );
  }
}
