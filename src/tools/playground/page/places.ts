/** The shell's places, in the bar's order, as they stand in the address. */
export const placeNames = ['borja', 'ark', 'drive', 'kalender', 'inkorg', 'personal', 'paneler'] as const;
export type PlaceName = (typeof placeNames)[number];
