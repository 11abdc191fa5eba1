/**
 * Search as you type over a few hundred texts: every word that occurs is compared with every word of the query, so that
 * inflections meet, compounds open and misspellings are forgiven without an index that would have to foresee them.
 */

import { conflate } from './inflections.ts';
import { mistakes, withoutMarks } from './misspellings.ts';
import { words } from './words.ts';

export { conflate } from './inflections.ts';
export { words } from './words.ts';

export interface SearchText {
  readonly id: string;
  /** `weight` is above 0: a word in a title may count for more than one in a description. */
  readonly fields: readonly { readonly text: string; readonly weight: number }[];
}

/** A word that occurs somewhere. */
interface Entry {
  readonly word: string;
  readonly folded: string;
  /** Where: text, field, from, to; then the next four. */
  readonly at: number[];
}

export interface Index {
  readonly ids: readonly string[];
  /** By text, then field. */
  readonly weights: readonly (readonly number[])[];
  readonly entries: readonly Entry[];
}

export interface Hit {
  readonly id: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The words that met, in order and never overlapping; `text.slice(from, to)` of the field with that number. */
  readonly marks: readonly { readonly field: number; readonly from: number; readonly to: number }[];
}

/** A query word's score: how well two words match, times the field's weight. */
const worth = { exact: 1, inflection: 0.9, prefix: 0.6, compound: 0.4, misspelling: 0.2 };

/** Stop words: "språk och lek" must not fail because "och" is missing. */
const little = new Set(
  'alla att av de den det du en ett eller för från han hon hur i in inom kan man med mot och om på som till under ur ut vi vid är'.split(
    ' ',
  ),
);

/** The texts made ready to search. Their order is the order of equals. */
export function buildIndex(texts: readonly SearchText[]): Index {
  const entries = new Map<string, Entry>();
  texts.forEach((text, number) => {
    text.fields.forEach((field, place) => {
      for (const { word, from, to } of words(field.text)) {
        let entry = entries.get(word);
        if (!entry) {
          entry = { word, folded: withoutMarks(word), at: [] };
          entries.set(word, entry);
        }
        entry.at.push(number, place, from, to);
      }
    });
  });
  return { ids: texts.map((t) => t.id), weights: texts.map((t) => t.fields.map((f) => f.weight)), entries: [...entries.values()] };
}

/**
 * The texts that every word of the query meets, best first. The query's last word may be unfinished, unless white space
 * follows it. Misspellings are considered only when no text is found without. An empty query, or one without letters and
 * digits, gives all texts in their order.
 */
export function search(index: Index, query: string): Hit[] {
  const all = words(query);
  if (all.length === 0) return index.ids.map((id) => ({ id, score: 0, marks: [] }));
  const unfinished = all[all.length - 1]?.to === query.length;
  const asked = [...new Set(all.map((w) => w.word))];
  const telling = asked.filter((w) => !little.has(w));
  const terms = (telling.length > 0 ? telling : asked).map((word) => ({ word, typed: unfinished && word === all[all.length - 1]?.word }));
  const found = meeting(index, terms, near);
  return found.length > 0 ? found : meeting(index, terms, nearest);
}

interface Term {
  readonly word: string;
  readonly typed: boolean;
}
type Near = readonly (readonly [entry: Entry, worth: number])[];

const meeting = (index: Index, terms: readonly Term[], find: (entries: readonly Entry[], term: Term) => Near): Hit[] => {
  // By text: what the words so far gave, and how many of them met it.
  const scores = new Float64Array(index.ids.length);
  const met = new Uint32Array(index.ids.length);
  const mine = new Float64Array(index.ids.length);
  const shown = new Set<Entry>();
  terms.forEach((term, number) => {
    mine.fill(0);
    for (const [entry, value] of find(index.entries, term)) {
      shown.add(entry);
      for (let i = 0; i < entry.at.length; i += 4) {
        const text = entry.at[i] ?? 0;
        mine[text] = Math.max(mine[text] ?? 0, value * (index.weights[text]?.[entry.at[i + 1] ?? 0] ?? 0));
      }
    }
    mine.forEach((value, text) => {
      if (value <= 0 || met[text] !== number) return;
      met[text] = number + 1;
      scores[text] = (scores[text] ?? 0) + value;
    });
  });
  const marks = new Map<number, { field: number; from: number; to: number }[]>();
  met.forEach((count, text) => {
    if (count === terms.length) marks.set(text, []);
  });
  if (marks.size === 0) return [];
  for (const { at } of shown) {
    for (let i = 0; i < at.length; i += 4) {
      marks.get(at[i] ?? 0)?.push({ field: at[i + 1] ?? 0, from: at[i + 2] ?? 0, to: at[i + 3] ?? 0 });
    }
  }
  return [...marks]
    .map(([text, found]) => ({
      id: index.ids[text] ?? '',
      score: scores[text] ?? 0,
      marks: found.sort((a, b) => a.field - b.field || a.from - b.from),
    }))
    .sort((a, b) => b.score - a.score);
};

const near = (entries: readonly Entry[], { word, typed }: Term): Near => {
  const found: [Entry, number][] = [];
  const root = rootOf(word);
  for (const entry of entries) {
    const other = entry.word;
    if (other === word) found.push([entry, worth.exact]);
    else if (conflate(word, other)) found.push([entry, worth.inflection]);
    else if (typed && other.startsWith(word)) found.push([entry, worth.prefix]);
    else if (isPart(word, root, other)) found.push([entry, worth.compound]);
  }
  return found;
};

// Endings that may be cut for a rough match: "språken" is looked for in compounds as "språk", "rummet" as "rum".
const rough = /^(.{3,}?)(?:(?:[aeo]r(?:na)?|a|e|an|en|et|ade?|at|ande)s?)?$/u;
const rootOf = (word: string): string => {
  const root = rough.exec(word)?.[1] ?? word;
  return root === word ? word : root.replace(/([mn])\1$/, '$1');
};

/**
 * Whether a word is part of a compound: its first part (barn in barnhälsa), its last in any inflection (dag in vardagen),
 * or, when it is long enough not to be there by chance, anywhere (språk in flerspråkighet).
 */
const isPart = (word: string, root: string, compound: string): boolean => {
  // Called for every word: `includes` is several times faster than `lastIndexOf`.
  if (compound.length < root.length + 2 || root.length < 3 || !compound.includes(root)) return false;
  const at = compound.lastIndexOf(root);
  if (root.length > 4 || (root.length === 4 && at === 0)) return true;
  return at > 2 && conflate(word, compound.slice(at));
};

/** How many mistakes a word of so many letters may hold. */
const forgiven = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * As `near`; and for a word that nothing is a form of, the words least far from what was written: as they stand, as far
 * as it is typed, or their roots.
 */
const nearest = (entries: readonly Entry[], { word, typed }: Term): Near => {
  const known = near(entries, { word, typed });
  const folded = withoutMarks(word);
  const root = rootOf(folded);
  let least = /\d/.test(word) ? 0 : forgiven(folded.length);
  if (least === 0 || known.some(([, value]) => value >= worth.inflection)) return known;
  const leastOfRoot = forgiven(root.length);
  let close: (readonly [Entry, number])[] = [];
  for (const entry of entries) {
    const other = entry.folded;
    // Few people get both of the first two letters wrong, and comparing is slow.
    if (other[0] !== folded[0] && other[1] !== folded[1] && other[0] !== folded[1]) continue;
    const far = Math.min(
      mistakes(folded, other, least),
      typed && other.length > folded.length ? mistakes(folded, other.slice(0, folded.length), least) : Infinity,
      mistakes(root, rootOf(other), leastOfRoot),
    );
    if (far > least) continue;
    if (far < least) close = [];
    least = far;
    close.push([entry, worth.misspelling]);
  }
  return [...known, ...close];
};
