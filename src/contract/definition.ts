/**
 * One definition per question or act: who may ask it, what must be read first, how it is counted, what is sent, and what comes
 * back. Checks, dispatch, limits, docs/security.md and the pages' types all follow from it.
 */
import { named, type Of, object, type Schema } from './schema.ts';

/**
 * anyone: it reads nothing. own: whoever asks Google in their own name. staff: accounts in the municipality's domains.
 * decider: coordinators, and leads for those whom they lead. coordinator: those whom the workbook names. operator: a
 * coordinator for whom the operating account acts.
 */
export type Who = 'anyone' | 'own' | 'staff' | 'decider' | 'coordinator' | 'operator';

/**
 * What is read before it is answered, and what that costs of Google. nothing: 0 requests; who may ask is known from before, or
 * Google itself refuses. known: 0 for whoever is known from before, else as workbook. workbook: its tabs alone, 4 requests.
 * recent: what was read at most a minute ago, mostly 0. fresh: everything, 9 or more.
 */
export type Needs = 'nothing' | 'known' | 'workbook' | 'recent' | 'fresh';

/** Whose allowance it takes of (admit/limits.ts). never: it always gets through. */
export type Counted = 'reads' | 'acts' | 'takingBack' | 'never';

export interface Definition {
  readonly who: Who;
  readonly needs: Needs;
  /** Left out: `reads` for a question, `acts` for an act. */
  readonly counts?: Counted;
  /** One at a time in the whole script: it looks anew at what the one before has written. */
  readonly alone?: true;
  readonly sent: Schema<object>;
  /** Only a type: `gives<PersonView>()`. */
  readonly answer: unknown;
}
export type Definitions = Readonly<Record<string, Definition>>;

export const gives = <T>(): T => undefined as T;

/** Nothing is sent along. */
export const bare = object({});

type Flat<T> = { [K in keyof T]: T[K] };
/** What may be asked, as data. A union over the kinds. */
export type Asked<D extends Definitions, Tag extends string = 'kind'> = {
  [K in keyof D]: Of<D[K]['sent']> extends infer S ? (S extends object ? Flat<{ [T in Tag]: K } & S> : never) : never;
}[keyof D];
export type Answered<D extends Definitions> = { [K in keyof D]: D[K]['answer'] };

/** Throws Trouble for what is none of these, or is malformed. */
export function checked<D extends Definitions, Tag extends string>(definitions: D, value: unknown, tag: Tag): Asked<D, Tag> {
  const kind = named(definitions, value, tag);
  return { [tag]: kind, ...definitions[kind]?.sent(value, tag) } as unknown as Asked<D, Tag>;
}
