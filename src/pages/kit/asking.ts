/** What the server answers to a question, as it comes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answers, Problem, Read } from '../../contract/api.ts';
import type { Words } from '../../domain/message.ts';
import { eraOfAnswers, isProblem, read } from './server.ts';

/** A slow server is said to be slow after this long. */
const SLOW_MS = 5_000;

export type Loaded<T> =
  | { readonly kind: 'loading'; readonly slow: boolean }
  | { readonly kind: 'problem'; readonly problem: Words; readonly again: () => void }
  /** `problem`: the latest request failed, and the earlier answer is shown. */
  | { readonly kind: 'ready'; readonly value: T; readonly again: () => void; readonly problem?: Words | undefined };

/** What has come, if anything has. */
export const valueIn = <T>(loaded: Loaded<T>): T | undefined => (loaded.kind === 'ready' ? loaded.value : undefined);

interface Held<T> {
  key: string;
  value?: T;
  problem?: Words;
  slow?: boolean;
}

/** What came with the answer to an act: drawn at once, and asked of nobody. It is as of that act, so it does not last. */
const brought = new Map<string, { readonly answer: unknown; readonly at: number }>();
const BROUGHT_LASTS_MS = 3_000;

/** Answers that an act brought along, for the very next look at each query. */
export function bring(queries: readonly object[], answers: readonly object[]): void {
  brought.clear();
  queries.forEach((query, index) => {
    const answer = answers[index];
    if (answer !== undefined && !isProblem(answer)) brought.set(JSON.stringify(query), { answer, at: Date.now() });
  });
}

function takeBrought<A>(key: string): A | undefined {
  const found = brought.get(key);
  brought.delete(key);
  return found && Date.now() - found.at < BROUGHT_LASTS_MS ? (found.answer as A) : undefined;
}

/** Answers of this page that nothing has made old since, by query: shown at once where one comes back, while it is asked anew. */
const known = new Map<string, { readonly answer: unknown; readonly era: number }>();
const MOST_KNOWN = 60;

function knownAnswer<A>(key: string): A | undefined {
  const found = known.get(key);
  return found?.era === eraOfAnswers() ? (found.answer as A) : undefined;
}

function keepAnswer(key: string, answer: unknown): void {
  known.delete(key);
  known.set(key, { answer, era: eraOfAnswers() });
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
}

/**
 * Asks anew when the query changes, and when `version` does; in the latter case the old answer stands until the new one is
 * here, and stays with the problem beside it when there is none: what someone has half filled in is not lost to a failed
 * look. Answers to earlier questions are let go.
 * `before`: what is known already, shown while it is asked anew.
 */
export function useAnswer<Q, A>(
  ask: (query: Q) => Promise<A | Problem>,
  query: Q,
  version: number | string = 0,
  before: (key: string) => A | undefined = () => undefined,
): Loaded<A> {
  const key = JSON.stringify(query);
  const [held, setHeld] = useState<Held<A>>(() => withBefore(key, before(key)));
  const [tries, setTries] = useState(0);
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    let current = true;
    setHeld((now) => (now.key === key && now.value !== undefined ? { key, value: now.value } : withBefore(key, before(key))));
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

const withBefore = <A>(key: string, value: A | undefined): Held<A> => (value === undefined ? { key } : { key, value });

/** What the coordinators' pages ask. */
export const useRead = <Q extends Read>(query: Q, version = 0): Loaded<Answers[Q['kind']]> =>
  useAnswer<Q, Answers[Q['kind']]>(readOrTake, query, version, knownAnswer);

async function readOrTake<Q extends Read>(query: Q): Promise<Answers[Q['kind']] | Problem> {
  const key = JSON.stringify(query);
  const answer = takeBrought<Answers[Q['kind']]>(key) ?? (await read(query));
  if (!isProblem(answer)) keepAnswer(key, answer);
  return answer;
}
