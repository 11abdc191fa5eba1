/** Chance that follows from a seed alone: the same seed, the same throws. */
export interface Dice {
  /** 0 ≤ x < 1 */
  next(): number;
  /** 0 … n − 1 */
  below(n: number): number;
  between(least: number, most: number): number;
  chance(p: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Up to `most` of them, in their order. */
  some<T>(list: readonly T[], most?: number): T[];
}

/** Mulberry32: small, and the same on every machine. */
export function diceOf(seed: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (p) => next() < p,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    some: (list, most = list.length) => {
      const wanted = below(Math.min(most, list.length) + 1);
      const places = new Set<number>();
      while (places.size < wanted) places.add(below(list.length));
      return list.filter((_, at) => places.has(at));
    },
  };
}
