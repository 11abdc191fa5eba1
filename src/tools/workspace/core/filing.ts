/** Ids filed under keys of their values, so that a search costs what it finds. */

export interface Index {
  readonly lookup: (key: string) => readonly string[];
  /** Takes note that the value of `id` is another: absent, there was none or is none. */
  refile(id: string, before?: { readonly value: unknown }, after?: { readonly value: unknown }): void;
  /** Files all anew. */
  rebuild(entries: Iterable<readonly [id: string, entry: { readonly value: unknown }]>): void;
}

const nothing: readonly string[] = [];

/** An empty index. Answers are in the order of `placeOf`, so that a workspace gives the same one after it was closed and opened. */
export function newIndex(keysOf: (value: unknown) => readonly string[], placeOf: (id: string) => number): Index {
  const ids = new Map<string, Set<string>>();
  /** Sorted answers, until something is filed or unfiled under the key. */
  const answers = new Map<string, readonly string[]>();

  const file = (key: string, id: string) => {
    const filed = ids.get(key);
    if (filed) filed.add(id);
    else ids.set(key, new Set([id]));
    answers.delete(key);
  };

  const unfile = (key: string, id: string) => {
    const filed = ids.get(key);
    filed?.delete(id);
    if (filed?.size === 0) ids.delete(key);
    answers.delete(key);
  };

  return {
    lookup: (key) => {
      const filed = ids.get(key);
      if (!filed) return nothing;
      let answer = answers.get(key);
      if (!answer) {
        answer = [...filed].sort((a, b) => placeOf(a) - placeOf(b));
        answers.set(key, answer);
      }
      return answer;
    },
    refile: (id, before, after) => {
      const was = before ? keysOf(before.value) : nothing;
      const is = after ? keysOf(after.value) : nothing;
      for (const key of was) if (!is.includes(key)) unfile(key, id);
      for (const key of is) if (!was.includes(key)) file(key, id);
    },
    rebuild: (entries) => {
      ids.clear();
      answers.clear();
      for (const [id, { value }] of entries) for (const key of keysOf(value)) file(key, id);
    },
  };
}
