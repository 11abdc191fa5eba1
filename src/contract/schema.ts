/**
 * Schemas of the fields that pages send. A schema takes the sent value and returns the typed one, or throws Trouble: anyone
 * who reaches a page can call its server with anything. Fields that no schema names are dropped.
 */

import { hiddenSigns } from '../domain/workbook/row-edit.ts';
import { addOnMessage } from '../messages/add-on.ts';
import { Trouble } from './problem.ts';

/** `name`: the field's, for the refusal. */
export type Schema<T> = (value: unknown, name: string) => T;
export type Of<S> = S extends Schema<infer T> ? T : never;
export type Fields = Readonly<Record<string, Schema<unknown>>>;

type Optional<F extends Fields> = { [K in keyof F]: undefined extends Of<F[K]> ? K : never }[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };
type Sent<F extends Fields> = Flat<{ [K in Exclude<keyof F, Optional<F>>]: Of<F[K]> } & { [K in Optional<F>]?: Of<F[K]> }>;
/** One of several kinds of objects, told apart by one of their fields. */
type Tagged<D extends Readonly<Record<string, Fields>>, Tag extends string> = {
  [K in keyof D]: Flat<{ [T in Tag]: K } & Sent<D[K]>>;
}[keyof D];

export const refused = (name: string): Trouble => new Trouble(addOnMessage('sent.unusable', { field: name }));

const LONGEST = 2000;

export const text =
  (most = LONGEST): Schema<string> =>
  (value, name) => {
    if (typeof value !== 'string') throw refused(name);
    if (value.length > most) throw tooLong(value.length, most);
    const hidden = hiddenSigns(value);
    if (hidden) throw new Trouble(hidden);
    return value;
  };

const tooLong = (has: number, most: number): Trouble => new Trouble(addOnMessage('sent.tooLong', { has, most }));

/** Narrows or converts a schema's value. `into` returns undefined for what is refused. */
export const where =
  <T, U>(schema: Schema<T>, into: (value: T) => U | undefined): Schema<U> =>
  (value, name) => {
    const made = into(schema(value, name));
    if (made === undefined) throw refused(name);
    return made;
  };

export const matching = (form: RegExp, most: number): Schema<string> =>
  where(text(most), (value) => (form.test(value) ? value : undefined));

export const oneOf = <W extends string>(...words: readonly W[]): Schema<W> =>
  where(text(), (value) => words.find((word) => word === value));

export const whole =
  (least: number, most = Number.MAX_SAFE_INTEGER): Schema<number> =>
  (value, name) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) throw refused(name);
    return value;
  };

export const yesOrNo: Schema<boolean> = (value, name) => {
  if (typeof value !== 'boolean') throw refused(name);
  return value;
};

/** Only `true` is yes. */
export const isTrue: Schema<boolean> = (value) => value === true;

/** A field that only the server may set to true. */
export const never: Schema<false> = (value, name) => {
  if (value === true) throw refused(name);
  return false;
};

export const optional =
  <T>(schema: Schema<T>): Schema<T | undefined> =>
  (value, name) =>
    value === undefined || value === null ? undefined : schema(value, name);

export const list =
  <T>(each: Schema<T>, most = 50): Schema<T[]> =>
  (value, name) => {
    if (!Array.isArray(value) || value.length > most) throw refused(name);
    return value.map((one) => each(one, name));
  };

export function record(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(name);
  return value as Record<string, unknown>;
}

export const object =
  <F extends Fields>(fields: F): Schema<Sent<F>> =>
  (value, name) => {
    const from = record(value, name);
    const made: Record<string, unknown> = {};
    for (const [field, schema] of Object.entries(fields)) {
      const one = schema(from[field], field);
      if (one !== undefined) made[field] = one;
    }
    return made as Sent<F>;
  };

/** The value of `tag`, if it is one of the names of `of`. */
export function named<D extends object>(of: D, value: unknown, tag: string): keyof D & string {
  const name = record(value, tag)[tag];
  if (typeof name !== 'string' || !Object.keys(of).includes(name)) throw refused(tag);
  return name as keyof D & string;
}

export const kinds =
  <D extends Readonly<Record<string, Fields>>, Tag extends string>(of: D, tag: Tag): Schema<Tagged<D, Tag>> =>
  (value, name) => {
    const kind = named(of, value, tag);
    return { [tag]: kind, ...object(of[kind] as Fields)(value, name) } as unknown as Tagged<D, Tag>;
  };

/** Cells by code name. `codes`: those that may be written; all, where none are given. `emptied`: those that may only be emptied. */
export const cells =
  (most: number, codes?: readonly string[], emptied: readonly string[] = []): Schema<Record<string, string>> =>
  (value, name) => {
    const given = record(value, name);
    for (const code of Object.keys(given)) {
      const mayBe = codes === undefined || codes.includes(code) || (emptied.includes(code) && given[code] === '');
      if (!mayBe) throw refused(code);
    }
    return Object.fromEntries(Object.keys(given).map((code) => [code, text(most)(given[code], code)]));
  };
