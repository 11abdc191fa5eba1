/** The server's answers to the staff page: asked again when the question or `version` changes. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CatalogueView, StaffAnswers, StaffRead } from '../../contract/staff.ts';
import { type Loaded, useAnswer } from '../kit/asking.ts';
import { staffRead } from '../kit/server.ts';
import type { Route } from './route.ts';

/** What the staff page asks. */
export const useStaffRead = <Q extends StaffRead>(query: Q, version = 0): Loaded<StaffAnswers[Q['kind']]> =>
  useAnswer<Q, StaffAnswers[Q['kind']]>(staffRead, query, version);

/** What the page's parts share. */
export interface StaffPage {
  readonly view: CatalogueView;
  readonly fresh: ReadonlySet<string>;
  /** Increases with every act. */
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
