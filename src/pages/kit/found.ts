/** Searching as one types, in lists of some thousands. */
import { fold } from '../../domain/text.ts';

export interface Sought<T> {
  readonly item: T;
  /** Folded once: å ä ö are found as a o, and the other way. */
  readonly text: string;
}

export const soughtIn = <T>(items: readonly T[], text: (item: T) => string): Sought<T>[] =>
  items.map((item) => ({ item, text: fold(text(item)) }));

/** The items that hold every word of the query, in any order, those first whose text begins with it. */
export function found<T>(sought: readonly Sought<T>[], query: string): T[] {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return sought.map(({ item }) => item);
  const hits = sought.filter(({ text }) => words.every((word) => text.includes(word)));
  const first = words[0] ?? '';
  return [...hits.filter(({ text }) => text.startsWith(first)), ...hits.filter(({ text }) => !text.startsWith(first))].map(
    ({ item }) => item,
  );
}
