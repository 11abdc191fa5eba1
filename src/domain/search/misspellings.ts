/** How far apart two words are as written. ../text.ts measures so too, but would bring all the workbook's tables into every page. */

/** Without the marks on letters: larare and lärare are the same. For words in NFC or NFD, in lower case. */
export function withoutMarks(word: string): string {
  return /^[a-z]*$/.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '');
}

/**
 * How many letters are added, left out, wrong or swapped with their neighbour between two words; Infinity
 * beyond `most`. Only the band of letters that `most` mistakes can reach is looked at.
 */
export function mistakes(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let older: number[] = [];
  let previous: number[] = [];
  for (let j = 0; j <= Math.min(most, b.length); j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const current: number[] = [];
    let least = Infinity;
    const last = Math.min(b.length, i + most);
    for (let j = Math.max(0, i - most); j <= last; j++) {
      let cost = (previous[j] ?? Infinity) + 1;
      if (j > 0) {
        const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
        cost = Math.min(cost, (current[j - 1] ?? Infinity) + 1, (previous[j - 1] ?? Infinity) + (same ? 0 : 1));
        if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
          cost = Math.min(cost, (older[j - 2] ?? Infinity) + 1);
        }
      }
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    older = previous;
    previous = current;
  }
  const far = previous[b.length] ?? Infinity;
  return far > most ? Infinity : far;
}
