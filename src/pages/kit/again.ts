/** Asking again what the server was too busy to answer, when nothing was done. */

/** Milliseconds, on average: about half a minute in all. */
const WAITS = [4_000, 4_000, 5_000, 6_000, 7_000];

/**
 * How long (ms) to wait before asking again after `tries` failed tries; undefined: no more. `random`: 0 ≤ x < 1. Pages that
 * came at the same time must come back at different times, or they would be too many again.
 */
export function waitBefore(tries: number, random: () => number): number | undefined {
  const usual = WAITS[tries];
  return usual === undefined ? undefined : Math.round(usual * (0.25 + 1.5 * random()));
}

/** Google's words when the account has its maximum of executions: this one never began. */
export const isCrowded = (message: string): boolean => /scripts running simultaneously|samtidigt/i.test(message);
