/** Names in the order of the Swedish alphabet, whatever the page's language: å, ä and ö stand last. */
const swedish = new Intl.Collator('sv');

export const byName =
  <T>(nameOf: (one: T) => string) =>
  (a: T, b: T): number =>
    swedish.compare(nameOf(a), nameOf(b));
