/** How near words lie to each other, and which was most likely meant. */

import { fold } from './text.ts';

/** Optimal string alignment distance (insert, delete, change, swap of neighbours); more than `most` is `most` + 1. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > most) return most + 1;
    older = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? 0, most + 1);
}

/** The candidate nearest to a word, if one is near enough to be what was meant (a third of its letters, at most three). */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const desired = fold(word);
  let best: string | undefined;
  let least = Math.min(3, Math.max(1, Math.floor(desired.length / 3))) + 1;
  for (const candidate of candidates) {
    const found = distance(desired, fold(candidate), least);
    // At equal distance the first in code order wins, so the order of rows does not decide.
    if (found < least || (found === least && best !== undefined && candidate < best)) {
      best = candidate;
      least = found;
    }
  }
  return best;
}
