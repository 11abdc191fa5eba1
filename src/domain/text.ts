/** Text as people write it: cleaning and comparing. */

const plain = /^[ -~åäöÅÄÖéÉ]*$/;

/**
 * NFC, without control, format and bidirectional characters. One line: line breaks and tabs become a space; otherwise
 * line breaks are '\n'. White space at the ends is removed.
 */
export function clean(text: string, lines: 'one' | 'many' = 'one'): string {
  if (plain.test(text)) return text.trim();
  const composed = text.normalize('NFC').replace(/\p{Zs}/gu, ' ');
  const broken =
    lines === 'many' ? composed.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n') : composed.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ');
  return broken.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
}

/** Makes text safe for a terminal: removes control sequences and bidirectional marks; keeps line breaks and tabs. */
export const harmless = (text: string): string => text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '');

/** For comparing words: NFC, one space between words, lower case; å ä ö kept apart. */
export function lower(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** For comparing names loosely: as `lower`, and å ä ö é … as a o e. */
export function fold(text: string): string {
  return lower(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/g, 'o').replace(/æ/g, 'ae').replace(/ß/g, 'ss');
}

/** A stable id from a name: 'orebro-forskolan-blasippan'. */
export function slug(...parts: readonly string[]): string {
  return fold(parts.join(' '))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The parts of a list cell: comma, semicolon or line break between, trimmed, duplicates dropped. */
export function listParts(text: string): readonly string[] {
  return [
    ...new Set(
      text
        // Before the split: composing makes a semicolon of the Greek question mark.
        .normalize('NFC')
        .split(/[,;\r\n]/)
        .map((part) => clean(part))
        .filter((part) => part !== ''),
    ),
  ];
}
