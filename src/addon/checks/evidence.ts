/**
 * Some things show themselves only when Google or a colleague does something: a card is opened, the staff page is visited.
 * What was last seen of each is kept, a word each, so that a check can tell of it later.
 */
const NAMES = { card: 'check.card', visit: 'check.visit' } as const;
type What = keyof typeof NAMES;

const kept = (): GoogleAppsScript.Properties.Properties => PropertiesService.getScriptProperties();

export const evidenceOf = (what: What): string | null => kept().getProperty(NAMES[what]);

/** A property costs more to write than to read: it is written when it changes. */
export function note(what: What, word: string): void {
  if (evidenceOf(what) !== word) kept().setProperty(NAMES[what], word);
}
