/** Max letters to one person about one matter, so that nobody can make the product write to somebody without end. */

import type { Message } from '../message.ts';
import { permitMessage } from './messages.ts';

/** In 24 hours. */
const MOST_LETTERS = 3;
const DAY_MS = 86_400_000;

/** A letter that was sent, or may have been. `at` in ms. */
export interface SentLetter {
  readonly matter: string;
  readonly to: string;
  readonly at: number;
}

/** Why no more may be sent about this matter now; undefined where one may. A withdrawal's receipt never asks. */
export function capped(sent: readonly SentLetter[], matter: string, to: string, now: number): Message | undefined {
  const lately = sent.filter((one) => one.matter === matter && one.to.toLowerCase() === to.toLowerCase() && one.at > now - DAY_MS);
  if (lately.length < MOST_LETTERS) return undefined;
  return permitMessage('letters.enough', { to, letters: lately.length });
}
