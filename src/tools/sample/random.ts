// The sample must come out the same for the same seed on every machine, so it draws from its own small generator.

/** A seeded source of choices. The same seed gives the same sequence everywhere. */
export type Dice = {
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with the probability `share` (0–1). */
  chance(share: number): boolean;
  /** One of `list`. Throws RangeError when the list is empty. */
  pick<T>(list: readonly T[]): T;
};

/** Makes dice from a seed (any number; only its low 32 bits count). The generator is a 32-bit mixing counter. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    whole,
    chance: (share) => next() < share,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new RangeError('There is nothing to pick from.');
      return list[whole(0, list.length - 1)] as T;
    },
  };
}
