import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../domain/change.ts';
import type { Answers, Read } from '../../view/api.ts';
import { useSpeech } from '../language.ts';
import { isProblem, read } from '../server.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

/** A slow server is said to be slow after this long. */
const SLOW_MS = 5_000;

export type Loaded<T> =
  | { readonly kind: 'loading'; readonly slow: boolean }
  | { readonly kind: 'problem'; readonly problem: Words; readonly again: () => void }
  /** `problem`: the latest look failed, and what was read before it stands. */
  | { readonly kind: 'ready'; readonly value: T; readonly again: () => void; readonly problem?: Words | undefined };

interface Held<T> {
  key: string;
  value?: T;
  problem?: Words;
  slow?: boolean;
}

/**
 * What the server answers to a query. Asks anew when the query changes, and when `version` does; in the latter case the
 * old answer stands until the new one is here, and stays with the problem beside it when there is none: what someone has half
 * filled in is not lost to a failed look. Answers to earlier questions are let go.
 */
export function useRead<Q extends Read>(query: Q, version = 0): Loaded<Answers[Q['kind']]> {
  type Answer = Answers[Q['kind']];
  const key = JSON.stringify(query);
  const [held, setHeld] = useState<Held<Answer>>({ key });
  const [tries, setTries] = useState(0);
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    let current = true;
    setHeld((now) => (now.key === key && now.value !== undefined ? { key, value: now.value } : { key }));
    const slow = setTimeout(() => setHeld((now) => (now.value === undefined ? { ...now, slow: true } : now)), SLOW_MS);
    void read(latest.current).then((answer) => {
      clearTimeout(slow);
      if (!current) return;
      setHeld((now) => (isProblem(answer) ? { ...(now.key === key ? now : { key }), problem: answer.problem } : { key, value: answer }));
    });
    return () => {
      current = false;
      clearTimeout(slow);
    };
  }, [key, version, tries]);
  const again = (): void => setTries((now) => now + 1);
  if (held.key !== key) return { kind: 'loading', slow: false };
  if (held.value !== undefined) return { kind: 'ready', value: held.value, again, problem: held.problem };
  if (held.problem !== undefined) return { kind: 'problem', problem: held.problem, again };
  return { kind: 'loading', slow: held.slow ?? false };
}

/** The shape of what comes: `lines` bars. Says so when it takes long. */
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

/** Shows the answer when it is here, under what went wrong in looking again; until then its shape, or what went wrong. */
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
