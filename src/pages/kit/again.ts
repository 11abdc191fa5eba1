/** Asking again what the server was too busy to answer, when nothing was done. */

/** Milliseconds, on average: about half a minute in all. */
const WAITS = [4_000, 4_000, 5_000, 6_000, 7_000];

/**
 * How long to wait before asking again, when so many tries have failed; undefined: no more. `random`: 0 ≤ x < 1. Those who
 * came at the same time come back at very different times, or they would be too many at once again.
 */
export function waitBefore(tries: number, random: () => number): number | undefined {
  const usual = WAITS[tries];
  return usual === undefined ? undefined : Math.round(usual * (0.25 + 1.5 * random()));
}

/** Google's words where the account has as many executions as it may: this one was never begun. */
export const isCrowded = (message: string): boolean => /scripts running simultaneously|samtidigt/i.test(message);
