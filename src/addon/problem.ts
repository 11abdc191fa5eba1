/** Failures as words for people. */

import type { Problem } from '../contract/api.ts';
import { Trouble } from '../contract/problem.ts';
import type { Words } from '../domain/plan/change.ts';
import { GoogleError } from '../google/errors.ts';
import { wordsOf } from '../messages/render.ts';
import { IncompleteState } from '../workflows/read/all-pages.ts';
import { WorkbookError } from '../workflows/read/workbook.ts';
import { knownToCoordinate } from './admit/admission.ts';
import { acting, caller } from './session.ts';
import { spentQuota, spentWords } from './spent.ts';

/** Any failure as words; what nobody foresaw says so, and goes to the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Trouble) return { problem: error.words, ...(error.again && { again: true }) };
  if (error instanceof WorkbookError || error instanceof IncompleteState) return { problem: wordsOf(error.said) };
  if (error instanceof GoogleError) return { problem: googleWords(error) };
  // Properties and the cache have quotas, too.
  const spent = error instanceof Error ? spentQuota(error.message) : undefined;
  if (spent !== undefined) return { problem: spentWords(spent) };
  const reference = logged(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return {
    problem: {
      sv: `Något gick fel som vi inte förutsåg. Försök igen. Inget halvt är gjort utan att nästa körning rättar det. (Fel ${reference})`,
      en: `Something went wrong that we did not foresee. Try again: the next run mends what was left half done. (Error ${reference})`,
    },
  };
}

/** Writes what happened in the project's log, under a number that whoever met it can tell. */
function logged(text: string): string {
  const reference = Date.now().toString(36).slice(-6).toUpperCase();
  console.error(`${reference} ${masked(text)}`);
  return reference;
}

/** Whoever may read the project's log need not learn whom it was about. */
const masked = (text: string): string => text.replace(/[^\s@/<>()[\]"'`,;:=]+(@|%40)[^\s@/<>()[\]"'`,;:&]+/gi, '…@…');

/**
 * Google's own words name accounts, files and projects: they are told to coordinators, and to those who asked Google in their
 * own name. To the rest the number in the log is.
 */
function seesDetails(): boolean {
  try {
    return acting() === caller() || knownToCoordinate();
  } catch {
    return false;
  }
}

function googleWords(error: GoogleError): Words {
  switch (error.trouble) {
    case 'notFound':
    case 'forbidden':
      return {
        sv: 'Du har inte tillgång till allt som Delakultur arbetar med. Be en samordnare, eller öppna arbetsboken med rätt konto.',
        en: 'You do not have access to all that Delakultur works with. Ask a coordinator, or open the workbook with the right account.',
      };
    case 'unauthorised':
      return {
        sv: 'Google vill att du godkänner Delakultur igen. Ladda om sidan.',
        en: 'Google wants you to authorise Delakultur again. Reload the page.',
      };
    case 'exhausted':
      return spentWords(error.reason);
    case 'busy':
      return {
        sv: 'Google har mycket att göra just nu. Vänta en stund och försök igen.',
        en: 'Google is busy right now. Wait a while and try again.',
      };
    case 'unknown':
      return {
        sv: 'Google svarade inte. Kontrollera nätet och försök igen.',
        en: 'Google did not answer. Check the network and try again.',
      };
    default: {
      const reference = logged(error.message);
      const said = seesDetails() ? ` Google: ${error.message}` : '';
      return {
        sv: `Google sa nej till något som Delakultur bad om. Försök igen. Händer det igen, säg till en samordnare: fel ${reference}.${said}`,
        en: `Google refused something that Delakultur asked for. Try again. If it comes back, tell a coordinator: error ${reference}.${said}`,
      };
    }
  }
}
