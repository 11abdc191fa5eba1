/**
 * One definition per question or act: who may ask it, what must be read first, how it is counted, what is sent, and what comes
 * back. Checks, dispatch, limits, docs/security.md and the pages' types all follow from it.
 */
import { named, type Of, object, type Schema } from './schema.ts';

/**
 * anyone: it reads nothing. own: each asks Google in their own name. staff: accounts in the municipality's domains. decider:
 * coordinators, and leads for the people they lead. coordinator: those named in the workbook. operator: a coordinator for whom
 * the operating account acts.
 */
export type Who = 'anyone' | 'own' | 'staff' | 'decider' | 'coordinator' | 'operator';

/**
 * What is read before answering, and the requests that it costs. nothing: 0; the caller is already known, or Google itself
 * refuses. known: 0 for a known caller, otherwise as workbook. workbook: only its tabs, 4. recent: a reading at most a minute
 * old, usually 0. lately: one at most ten minutes old, for what reads the workbook itself or only looks ahead: people think
 * before they save. fresh: everything, 9 or more.
 */
export type Needs = 'nothing' | 'known' | 'workbook' | 'recent' | 'lately' | 'fresh';

/** The allowance that it uses (admit/limits.ts). never: always admitted. */
export type Counted = 'reads' | 'acts' | 'takingBack' | 'never';

export interface Definition {
  readonly who: Who;
  readonly needs: Needs;
  /** Default: `reads` for a question, `acts` for an act. */
  readonly counts?: Counted;
  /** One at a time in the whole script: each reads what the one before has written. */
  readonly alone?: true;
  readonly sent: Schema<object>;
  /** Only a type: `gives<PersonView>()`. */
  readonly answer: unknown;
}
export type Definitions = Readonly<Record<string, Definition>>;

export const gives = <T>(): T => undefined as T;

/** For questions without fields. */
export const bare = object({});

type Flat<T> = { [K in keyof T]: T[K] };
/** What may be asked, as data. A union over the kinds. */
export type Asked<D extends Definitions, Tag extends string = 'kind'> = {
  [K in keyof D]: Of<D[K]['sent']> extends infer S ? (S extends object ? Flat<{ [T in Tag]: K } & S> : never) : never;
}[keyof D];
export type Answered<D extends Definitions> = { [K in keyof D]: D[K]['answer'] };

/** Throws Trouble for an unknown or malformed question. */
export function checked<D extends Definitions, Tag extends string>(definitions: D, value: unknown, tag: Tag): Asked<D, Tag> {
  const kind = named(definitions, value, tag);
  return { [tag]: kind, ...definitions[kind]?.sent(value, tag) } as unknown as Asked<D, Tag>;
}
