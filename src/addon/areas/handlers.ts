/** The handlers of the contract's areas: a function for each question or act, of what its definition says is read first. */
import type { Answered, Definition, Definitions, Needs } from '../../contract/definition.ts';
import type { Of } from '../../contract/schema.ts';
import type { Said } from '../../messages/render.ts';
import type { Reading, Standing } from '../../workflows/read/plan.ts';
import type { Shared } from '../snapshot.ts';

/** The caller is already checked. */
interface Given extends Record<Needs, unknown> {
  nothing: undefined;
  known: undefined;
  workbook: Standing;
  recent: Reading;
  lately: Reading;
  fresh: Reading;
}

/** What went wrong; the dispatcher puts it in words. */
export interface Refusal {
  readonly problem: Said;
}

type Handler<D extends Definition, G extends Record<Needs, unknown>> = (given: G[D['needs']], sent: Of<D['sent']>) => D['answer'] | Refusal;

export type Handlers<D extends Definitions, G extends Record<Needs, unknown> = Given> = { readonly [K in keyof D]: Handler<D[K], G> };

/** On the staff page: for whom it is, besides. */
export interface Visit<R> {
  readonly reading: R;
  readonly email: string;
}
interface Visited extends Record<Needs, unknown> {
  known: undefined;
  recent: Visit<Shared>;
  fresh: Visit<Reading>;
}
export type StaffHandlers<D extends Definitions> = Handlers<D, Visited>;

/** Answers for when the reading failed; each throws what it can't answer for. */
export type Otherwise<D extends Definitions> = { readonly [K in keyof D]?: (error: unknown) => Answered<D>[K] };
