/** How many letters one person is sent about one matter: nobody can make the product write to somebody without end. */
import type { Words } from '../message.ts';

/** In 24 hours. */
export const MOST_LETTERS = 3;
const DAY_MS = 86_400_000;

/** A letter that was sent, or may have been. `at` in ms. */
export interface SentLetter {
  readonly matter: string;
  readonly to: string;
  readonly at: number;
}

/** Why no more may be sent about this matter now; undefined where one may. A withdrawal's receipt never asks. */
export function capped(sent: readonly SentLetter[], matter: string, to: string, now: number): Words | undefined {
  const lately = sent.filter((one) => one.matter === matter && one.to.toLowerCase() === to.toLowerCase() && one.at > now - DAY_MS);
  if (lately.length < MOST_LETTERS) return undefined;
  return {
    sv: `${to} har fått ${lately.length} brev om det här det senaste dygnet. Inget är sparat eller skickat. Vänta till i morgon, eller ring.`,
    en: `${to} was sent ${lately.length} letters about this in the last 24 hours. Nothing was saved or sent. Wait until tomorrow, or call.`,
  };
}
