import type { Change } from './journal.ts';
import { difference, isLong } from './patch.ts';

/** A record that a request put or removed; `before` is its value until then, where it only got another. */
interface Written {
  readonly change: Change;
  readonly before?: unknown;
}

/** What one request changes, each record told once where its place in the order lets that be. */
export interface Changes {
  /** `value` absent: removed. */
  add(kind: string, id: string, before: { readonly value: unknown } | undefined, value?: unknown): void;
  readonly none: boolean;
  /** As the journal has them, in order. Costs something: of a long list, what is new is looked for. */
  told(): Change[];
}

export function newChanges(): Changes {
  const list: (Written | undefined)[] = [];
  /** Where in the list a record was written last. */
  const places = new Map<string, number>();
  return {
    add: (kind, id, before, value) => {
      const key = `${kind}\n${id}`;
      const place = places.get(key);
      const earlier = place === undefined ? undefined : list[place];
      const change: Change = value === undefined ? [kind, id] : [kind, id, value];
      const written: Written = earlier
        ? { change, ...(earlier.change.length === 3 && { before: earlier.before }) }
        : { change, ...(before && { before: before.value }) };
      // Replaying must give the same order as the live map: a value put twice keeps its first place, unless removed between.
      if (place !== undefined && earlier?.change.length === 3) {
        list[place] = value === undefined ? undefined : written;
        if (value !== undefined) return;
      }
      places.set(key, list.push(written) - 1);
    },
    get none() {
      return list.every((written) => written === undefined);
    },
    told: () => list.flatMap((written) => (written ? [shortest(written)] : [])),
  };
}

/** Of a record with a long list, what is new in it. */
function shortest({ change, before }: Written): Change {
  const [kind, id, value] = change;
  if (!isLong(before) || !isLong(value)) return change;
  return [kind, id, null, difference(before, value) ?? { f: {} }];
}
