import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { Unanswered } from './server.ts';
import { type Lang, type Words, words } from './words.ts';

export interface Person {
  email: string;
  name: string;
  role: string;
  unit: string;
}

export interface Workspace {
  spreadsheetId: string;
  calendarId: string;
  rootFolder: string;
  waitingRoom: string;
  domain: string;
  coordinator: string;
}

/** What every place of the shell knows. */
export interface Shell {
  workspace: Workspace;
  actor: Person;
  /** Becomes someone, and goes where the route says, if it says: both at once, so that nobody is where only the other went. */
  tryAs(email: string, ...route: string[]): void;
  lang: Lang;
  /** ISO, by the workspace's clock. */
  now: string;
  /** Rises with everything written in the workspace: what depends on it asks again. */
  changes: number;
  /** Looks at once whether something has changed. */
  look(): void;
  /** The place and what is chosen in it, from the address: `#/drive/1abc`. */
  route: readonly string[];
  go(...route: string[]): void;
  /** Said aloud to those who listen, and shown for a while. */
  tell(text: string): void;
}

export const ShellContext = createContext<Shell | undefined>(undefined);

/** @throws Error outside the shell. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('No shell around.');
  return shell;
}

export const useWords = (): Words => words[useShell().lang];

/** How a question goes: `value` is the latest answer, kept while it is asked again. */
export interface Answer<T> {
  value?: T;
  error?: Unanswered;
  /** Nothing has come yet. */
  loading: boolean;
  /** It takes more than five seconds. */
  slow: boolean;
  again(): void;
}

const slowAfter = 5000;

/**
 * Asks whenever `key` changes, and anew for each `mark`; a new key forgets the old answer, a new mark keeps it until the next
 * has come. `key` undefined: not now.
 */
export function useAsk<T>(key: string | undefined, ask: () => Promise<T>, mark: unknown = 0): Answer<T> {
  const [state, setState] = useState<{ key: string | undefined; value?: T; error?: Unanswered; slow: boolean }>({ key, slow: false });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  // Asked anew for each mark and attempt.
  useEffect(() => {
    if (key === undefined) return;
    let current = true;
    const timer = setTimeout(
      () => current && setState((before) => (before.key === key ? { ...before, slow: true } : { key, slow: true })),
      slowAfter,
    );
    latest
      .current()
      .then(
        (value) => current && setState({ key, value, slow: false }),
        (error: unknown) =>
          current && setState({ key, error: error instanceof Unanswered ? error : new Unanswered(500, String(error)), slow: false }),
      )
      .finally(() => clearTimeout(timer));
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key, mark, attempt]);
  const again = useCallback(() => setAttempt((count) => count + 1), []);
  if (state.key !== key) return { loading: true, slow: false, again };
  const { key: _, ...rest } = state;
  return { ...rest, loading: rest.value === undefined && rest.error === undefined, again };
}
