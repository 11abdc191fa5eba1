import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Loaded, useAnswer } from '../../../pages/kit/asking.ts';
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
  /** Whether the sample as it was made is kept (server/server.ts). */
  canBeginAnew?: boolean;
}

type Problem = { problem: Record<Lang, string> };

/** What every place of the shell knows. */
export interface Shell {
  workspace: Workspace;
  actor: Person;
  /** Changes to a person and a route at once, so that nobody sees a place meant for another. */
  tryAs(email: string, ...route: string[]): void;
  lang: Lang;
  /** ISO, by the workspace's clock. */
  now: string;
  /** Increases with everything written in the workspace: what depends on it asks again. */
  changes: number;
  /** Looks at once whether something has changed. */
  look(): void;
  /** The place and what is chosen in it, from the address: `#/drive/1abc`. */
  route: readonly string[];
  go(...route: string[]): void;
  /** Announced to screen readers, and shown for a while. */
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

/**
 * Asks whenever `key` or `mark` changes; a new key drops the old answer, a new mark keeps it until the next has come. `key`
 * undefined: not now.
 */
export const useAsk = <T>(key: string | undefined, ask: () => Promise<T>, mark: number | string = 0): Loaded<T> =>
  useAnswer<string, T>(() => (key === undefined ? new Promise<T>(() => {}) : ask().catch(problemOf)), key ?? '', mark);

/** What went wrong, in both languages. */
export function problemOf(error: unknown): Problem {
  const { status, message } = error instanceof Unanswered ? error : new Unanswered(500, String(error));
  const said = (w: Words): string => (status === 0 ? w.unreachable : w.wentWrong(message));
  return { problem: { sv: said(words.sv), en: said(words.en) } };
}
