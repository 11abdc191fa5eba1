/**
 * Some facts appear only when Google or a colleague acts: a card is opened, the staff page is visited. The last observation of
 * each is stored as one word, so that a check can report it later.
 */
const NAMES = { card: 'check.card', visit: 'check.visit' } as const;
type What = keyof typeof NAMES;

const kept = (): GoogleAppsScript.Properties.Properties => PropertiesService.getScriptProperties();

export const evidenceOf = (what: What): string | null => kept().getProperty(NAMES[what]);

/** Writing a property costs more than reading it: it is written only when it changes. */
export function note(what: What, word: string): void {
  if (evidenceOf(what) !== word) kept().setProperty(NAMES[what], word);
}
