/** What the server answers to a question, as it comes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answers, Problem, Read } from '../../contract/api.ts';
import type { Words } from '../../domain/message.ts';
import { isProblem, read } from './server.ts';

/** A slow server is said to be slow after this long. */
const SLOW_MS = 5_000;

export type Loaded<T> =
  | { readonly kind: 'loading'; readonly slow: boolean }
  | { readonly kind: 'problem'; readonly problem: Words; readonly again: () => void }
  /** `problem`: the latest look failed, and what was read before it stands. */
  | { readonly kind: 'ready'; readonly value: T; readonly again: () => void; readonly problem?: Words | undefined };

/** What has come, if anything has. */
export const valueIn = <T>(loaded: Loaded<T>): T | undefined => (loaded.kind === 'ready' ? loaded.value : undefined);

interface Held<T> {
  key: string;
  value?: T;
  problem?: Words;
  slow?: boolean;
}

/**
 * Asks anew when the query changes, and when `version` does; in the latter case the old answer stands until the new one is
 * here, and stays with the problem beside it when there is none: what someone has half filled in is not lost to a failed
 * look. Answers to earlier questions are let go.
 */
export function useAnswer<Q, A>(ask: (query: Q) => Promise<A | Problem>, query: Q, version: number | string = 0): Loaded<A> {
  const key = JSON.stringify(query);
  const [held, setHeld] = useState<Held<A>>({ key });
  const [tries, setTries] = useState(0);
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    let current = true;
    setHeld((now) => (now.key === key && now.value !== undefined ? { key, value: now.value } : { key }));
    const slow = setTimeout(() => setHeld((now) => (now.value === undefined ? { ...now, slow: true } : now)), SLOW_MS);
    void ask(latest.current).then((answer) => {
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

/** What the coordinators' pages ask. */
export const useRead = <Q extends Read>(query: Q, version = 0): Loaded<Answers[Q['kind']]> =>
  useAnswer<Q, Answers[Q['kind']]>(read, query, version);
