/** Quotas that are used up: how Apps Script says so, and what people are told. */
import type { Words } from '../domain/plan/change.ts';

/** Apps Script's own word of any of its services ("Service invoked too many times for one day: urlfetch") as a reason like Google's others. */
export function spentQuota(message: string): string | undefined {
  if (!/invoked too many times/i.test(message)) return undefined;
  return /short time/i.test(message) ? 'shortTimeLimitExceeded' : 'dailyLimitExceeded';
}

const WORDS: Readonly<Record<string, Words>> = {
  shortTimeLimitExceeded: {
    sv: 'Det blev för många frågor till Google på kort tid. Vänta några minuter och försök igen. Det som är gjort står kvar.',
    en: 'Google was asked for too much in a short time. Wait a few minutes and try again. What is done stands.',
  },
  storageQuotaExceeded: {
    sv: 'Lagringsutrymmet i Drive är slut för kontot som kör Delakultur. Frigör plats, eller be administratören om mer, och försök igen.',
    en: 'The storage in Drive is used up for the account that runs Delakultur. Free some, or ask the administrator for more, and try again.',
  },
  sharingRateLimitExceeded: {
    sv: 'Google tar inte emot fler delningar från kontot som kör Delakultur just nu. Det som är delat står kvar. Försök igen om några timmar.',
    en: 'Google takes no more sharing from the account that runs Delakultur just now. What is shared stands. Try again in a few hours.',
  },
};

/** For a reason whose trouble is `exhausted`. */
export const spentWords = (reason: string): Words =>
  WORDS[reason] ?? {
    sv: 'Dagens kvot hos Google är slut för kontot som kör Delakultur. Det som är gjort står kvar. Kvoten kommer tillbaka inom ett dygn: försök igen då.',
    en: 'Google’s quota for the day is used up for the account that runs Delakultur. What is done stands. The quota comes back within a day: try again then.',
  };
