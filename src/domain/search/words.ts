/** A text's words, as search compares them. */

export interface Word {
  /** NFC and lower case. */
  readonly word: string;
  /** Where it stands in the text as it was given, in UTF-16 units: text.slice(from, to). */
  readonly from: number;
  readonly to: number;
}

// A letter or digit and what follows it, its combining marks too: å may come as a and a ring.
const run = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** The words of a text in order. Hyphens, colons and other signs part words: IKT-pedagog is two. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  run.lastIndex = 0;
  for (let match = run.exec(text); match; match = run.exec(text)) {
    found.push({ word: match[0].normalize('NFC').toLowerCase(), from: match.index, to: run.lastIndex });
  }
  return found;
}
