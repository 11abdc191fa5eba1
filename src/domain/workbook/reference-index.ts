/** What a kind of reference may point to, by key and by name, and what may be meant by one that points nowhere. */

import type { Message } from '../message.ts';
import { nearest } from '../nearest.ts';
import { fold, lower } from '../text.ts';
import { workbookMessage } from './messages.ts';
import type { Field, ReferenceTarget } from './tables/field.ts';
import { allRecordings, seriesPrefix } from './tables/words.ts';
import { tableOf } from './tables.ts';

/** Everything that a kind of reference may point to. */
export interface Index {
  readonly keys: ReadonlySet<string>;
  /** Keys whose own row is faulty; grows as rows are held. */
  readonly faulty: ReadonlySet<string>;
  /** Most references are keys: names are worked out for the first that is none. */
  names(): Names;
}
interface Names {
  /** Keys by name, letter case aside; and with å ä ö folded too. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  readonly folded: ReadonlyMap<string, readonly string[]>;
  /** The words to suggest from. */
  readonly keyList: readonly string[];
  readonly nameList: readonly string[];
}
export type Suggest = (text: string, among: readonly string[]) => string | undefined;
export type Resolved = { readonly key: string } | { readonly code: string; readonly fix: Message };

/** Suggesting compares with every key: enough for the first mistakes, too slow for thousands. */
const mostSuggestions = 60;

export function indexed(entries: readonly { key: string; name: string }[], faulty: ReadonlySet<string>): Index {
  const keys = new Set(entries.map((entry) => entry.key));
  let names: Names | undefined;
  return {
    keys,
    faulty,
    names: () => {
      names ??= namesOf(entries, keys);
      return names;
    },
  };
}

function namesOf(entries: readonly { key: string; name: string }[], keys: ReadonlySet<string>): Names {
  const named = new Map<string, string[]>();
  const folded = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, word: string, key: string) => {
    const keys = map.get(word);
    if (!keys) map.set(word, [key]);
    else if (!keys.includes(key)) keys.push(key);
  };
  for (const { key, name } of entries) {
    if (name === '') continue;
    add(named, lower(name), key);
    add(folded, fold(name), key);
  }
  return { named, folded, keyList: [...keys], nameList: [...named.keys()] };
}

export function find(index: Index, target: ReferenceTarget, text: string, suggest: Suggest): Resolved {
  if (index.keys.has(text)) return { key: text };
  const names = index.names();
  const byName = names.named.get(lower(text)) ?? names.folded.get(fold(text)) ?? [];
  const [only] = [...byName].sort();
  if (target === 'units' || target === 'areas') {
    if (only !== undefined && byName.length === 1) return { key: only };
    if (only !== undefined) {
      const keys = [...byName].sort().slice(0, 5);
      return { code: 'ambiguous', fix: workbookMessage('fix.severalNamed', { keys }) };
    }
  }
  const near = only ?? suggest(text, names.keyList) ?? nearestName(names, text, suggest);
  return {
    code: 'unknownReference',
    fix:
      target === 'areas' ? workbookMessage('fix.noArea', { near }) : workbookMessage('fix.notIn', { title: tableOf(target).title, near }),
  };
}

function nearestName({ named, nameList }: Names, text: string, suggest: Suggest): string | undefined {
  const name = suggest(text, nameList);
  return name === undefined ? undefined : named.get(name)?.[0];
}

export function suggester(): Suggest {
  const known = new Map<readonly string[], Map<string, string | undefined>>();
  let asked = 0;
  return (text, among) => {
    const answers = known.get(among) ?? new Map<string, string | undefined>();
    known.set(among, answers);
    if (!answers.has(text)) answers.set(text, ++asked > mostSuggestions ? undefined : nearest(text, among));
    return answers.get(text);
  };
}

/** 'alla', 'alla medarbetare' and 'serie:NAMN' are no keys. */
export function isSpecial(field: Field, text: string): boolean {
  return (field.also?.includes(text) ?? false) || (text.startsWith(seriesPrefix) && (field.also?.includes(allRecordings) ?? false));
}
