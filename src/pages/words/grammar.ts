/** What the texts are made with. `n` decides the noun's form; what is shown is grouped text. */

/** A number as it is shown, or how it is written. */
export type Shown = string | number;

/** The same keys with any texts: what another language must have. */
export type Loose<T> = T extends string
  ? string
  : T extends (...given: infer A) => string
    ? (...given: A) => string
    : { readonly [K in keyof T]: Loose<T[K]> };

export const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const and = (names: readonly string[], word: string): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`;
