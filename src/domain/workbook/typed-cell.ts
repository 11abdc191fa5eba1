/** A cell as somebody has just typed it: what is wrong with it, and how it is marked in the sheet until that is mended. */

import type { Message } from '../message.ts';
import { workbookMessage } from './messages.ts';
import { readCell } from './read-cell.ts';
import { find, type Index, indexed, isSpecial, suggester } from './reference-index.ts';
import type { Field, ReferenceTarget } from './tables/field.ts';

/** What a kind of reference may point to; undefined where that can't be told. */
export type Known = (target: ReferenceTarget) => Index | undefined;

export const knownBy = (entries: readonly { readonly key: string; readonly name: string }[]): Index => indexed(entries, new Set());

/** What is wrong with a cell by itself, as its row's diagnostics will say; undefined where nothing is. An empty one is being filled in. */
export function wrongIn(field: Field, cell: unknown, known: Known): Message | undefined {
  const reading = readCell(field, cell);
  const { header } = field;
  if (!('value' in reading)) return workbookMessage('cell.cantBe', { header, shown: reading.shown, fix: reading.fix });
  const index = field.to && known(field.to);
  if (!field.to || !index) return undefined;
  const suggest = suggester();
  for (const shown of Array.isArray(reading.value) ? (reading.value as string[]) : [String(reading.value ?? '')]) {
    if (shown === '' || isSpecial(field, shown)) continue;
    const found = find(index, field.to, shown, suggest);
    if (!('key' in found)) return workbookMessage('cell.cantBe', { header, shown, fix: found.fix });
  }
  return undefined;
}

/** What a cell bears beside its value. */
export interface Mark {
  readonly note: string;
  /** '#rrggbb' */
  readonly background: string;
}

/** The ground of a cell that must be mended, and of one that nobody has marked. */
export const WRONG_GROUND = '#fce8e6';
export const NO_GROUND = '#ffffff';
/** Begins a note of ours: no other note is touched. */
const OURS = 'Delakultur: ';

/** The mark for a cell: `told` is what is wrong with it, '' where nothing is. Somebody's own note and colour stand. */
export function markFor(told: string, now: Mark): Mark {
  const isOurs = now.note.startsWith(OURS);
  if (told !== '') return { note: now.note === '' || isOurs ? `${OURS}${told}` : now.note, background: WRONG_GROUND };
  return { note: isOurs ? '' : now.note, background: now.background === WRONG_GROUND ? NO_GROUND : now.background };
}
