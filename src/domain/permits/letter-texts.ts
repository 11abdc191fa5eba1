/**
 * What a municipality says in its letters in its own words, from one setting: parts that each begin with their name and a
 * colon, in any order. What stands before the first name is about personal data, which every letter needs.
 */

import { fold } from '../text.ts';

export interface LetterTexts {
  /** Its information on personal data: link or attachment, and the legal basis. */
  readonly personalData: string;
  /** The fee of a paid lecturer, and whether it covers the recording. */
  readonly fee: string;
  /** Whether a withdrawal affects the fee. */
  readonly feeWithdrawn: string;
}

const NAMES = { personuppgifter: 'personalData', ersattning: 'fee', aterkallat: 'feeWithdrawn' } as const;

/** A part that is not written is ''. */
export function letterTextsOf(setting: string): LetterTexts {
  const texts = { personalData: '', fee: '', feeWithdrawn: '' };
  let part: keyof LetterTexts = 'personalData';
  for (const piece of setting.normalize('NFC').split(/((?<!\p{L})(?:personuppgifter|ersättning|återkallat)\s*:)/iu)) {
    const name = NAMES[fold(piece.replace(':', '')) as keyof typeof NAMES];
    if (piece.trim().endsWith(':') && name !== undefined) part = name;
    else if (piece.trim() !== '') texts[part] = `${texts[part]} ${piece.trim()}`.trim();
  }
  return texts;
}
