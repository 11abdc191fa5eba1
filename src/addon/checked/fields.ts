/** Fields of what a page sends, each of the kind it should be, or refused. */
import type { Words } from '../../domain/plan/change.ts';
import { numberText } from '../../domain/text.ts';
import { hiddenSigns } from '../../domain/workbook/row-edit.ts';
import { Trouble } from '../session.ts';

export type Fields = Record<string, unknown>;

const LONGEST = 2000;

export function refused(what: string): Trouble {
  return new Trouble(
    `Sidan skickade något som inte går att använda (${what}). Ladda om den.`,
    `The page sent something that can’t be used (${what}). Reload it.`,
  );
}

export function fields(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(what);
  return value as Fields;
}

export function text(from: Fields, name: string, most = LONGEST): string {
  const value = from[name];
  if (typeof value !== 'string') throw refused(name);
  const bad = value.length > most ? tooLong(value.length, most) : hiddenSigns(value);
  if (bad) throw new Trouble(bad.sv, bad.en);
  return value;
}

const tooLong = (has: number, most: number): Words => ({
  sv: `Texten har ${numberText(has)} tecken, men här får den ha högst ${numberText(most)}. Korta den.`,
  en: `The text has ${numberText(has)} characters, but here it may have at most ${numberText(most)}. Shorten it.`,
});

export const optional = (from: Fields, name: string): string | undefined =>
  from[name] === undefined || from[name] === null ? undefined : text(from, name);

export function oneOf<W extends string>(from: Fields, name: string, words: readonly W[]): W {
  const value = text(from, name);
  const found = words.find((word) => word === value);
  if (found === undefined) throw refused(name);
  return found;
}

export function list<T>(value: unknown, what: string, each: (one: unknown) => T, most = 50): T[] {
  if (!Array.isArray(value) || value.length > most) throw refused(what);
  return value.map(each);
}

/** What an edit wrote in a row that it can undo; older pages do not say. */
export function wroteOf(row: Fields, most = LONGEST): { wrote?: Record<string, string> } {
  if (row.wrote === undefined || row.wrote === null) return {};
  const wrote = fields(row.wrote, 'wrote');
  return { wrote: Object.fromEntries(Object.keys(wrote).map((name) => [name, text(wrote, name, most)])) };
}
