/** What the server answers to the staff page: asked anew when the question or `version` changes. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Words } from '../../domain/change.ts';
import type { CatalogueView, StaffAnswers, StaffRead } from '../../view/api-staff.ts';
import type { Loaded } from '../parts/loading.tsx';
import { isProblem, staffRead } from '../server.ts';
import type { Route } from './route.ts';

const SLOW_MS = 5_000;

interface Held<T> {
  key: string;
  value?: T;
  problem?: Words;
  slow?: boolean;
}

/** As `useRead` does for the sidebar: with a new version the old answer stands until the new one is here. */
export function useStaffRead<Q extends StaffRead>(query: Q, version = 0): Loaded<StaffAnswers[Q['kind']]> {
  type Answer = StaffAnswers[Q['kind']];
  const key = JSON.stringify(query);
  const [held, setHeld] = useState<Held<Answer>>({ key });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    setHeld((now) => (now.key === key && now.value !== undefined ? now : { key }));
    const slow = setTimeout(() => setHeld((now) => (now.value === undefined ? { ...now, slow: true } : now)), SLOW_MS);
    void staffRead(query).then((answer) => {
      clearTimeout(slow);
      if (!current) return;
      setHeld(isProblem(answer) ? { key, problem: answer.problem } : { key, value: answer });
    });
    return () => {
      current = false;
      clearTimeout(slow);
    };
  }, [key, version, tries]);
  const again = (): void => setTries((now) => now + 1);
  if (held.key !== key) return { kind: 'loading', slow: false };
  if (held.problem !== undefined) return { kind: 'problem', problem: held.problem, again };
  if (held.value !== undefined) return { kind: 'ready', value: held.value, again };
  return { kind: 'loading', slow: held.slow ?? false };
}

/** What the page's parts share. */
export interface StaffPage {
  readonly view: CatalogueView;
  readonly fresh: ReadonlySet<string>;
  /** Rises when something was done. */
  readonly version: number;
  go(route: Route): void;
  /** Something was done: what was read before is read again. */
  refresh(): void;
}

const Context = createContext<StaffPage | undefined>(undefined);
export const StaffProvider = Context.Provider;

/** Throws outside the page. */
export function useStaff(): StaffPage {
  const page = useContext(Context);
  if (!page) throw new Error('A part of the staff page stands outside it.');
  return page;
}
