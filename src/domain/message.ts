/**
 * What people are told, as a code and its facts. Nothing here or in the rest of domain knows a sentence: those are made in
 * src/messages, in each language, when something is shown or written.
 *
 * Each area declares its codes with their facts in a `messages.ts` of its own, and builds them by `messageOf`.
 */

/** A day is text, 'YYYY-MM-DD'; a fact may be a message itself. */
export type Fact = string | number | boolean | undefined | Message | readonly Fact[];
export type Facts = Readonly<Record<string, Fact>>;

export interface Message {
  readonly code: string;
  readonly facts: Facts;
}

/** A code that needs no facts. */
export type NoFacts = Readonly<Record<string, never>>;

/** `M` maps the area's codes to their facts. */
type Build<M> = <C extends keyof M & string>(code: C, ...facts: M[C] extends NoFacts ? [] : [M[C]]) => Message;

const build = (code: string, facts: Facts = {}): Message => ({ code, facts });

/** The builder of an area's messages: a code it has not declared, or wrong facts, are type errors. */
export const messageOf = <M>(): Build<M> => build as Build<M>;

/** A sentence in both languages: what pages are sent, where people may change between them. */
export interface Words {
  readonly sv: string;
  readonly en: string;
}
