/** Failures as words for people. */

import type { Problem } from '../contract/api.ts';
import { Trouble } from '../contract/problem.ts';
import type { Message } from '../domain/message.ts';
import { GoogleError } from '../google/errors.ts';
import { addOnMessage } from '../messages/add-on.ts';
import { wordsOf } from '../messages/render.ts';
import { IncompleteState } from '../workflows/read/all-pages.ts';
import { WorkbookError } from '../workflows/read/workbook.ts';
import { knownToCoordinate } from './admit/admission.ts';
import { acting, caller } from './session.ts';
import { spentMessage, spentQuota } from './spent.ts';

/** Any failure as words; an unforeseen one says so, and is logged. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Trouble) return { problem: wordsOf(error.said), ...(error.again && { again: true }) };
  if (error instanceof WorkbookError || error instanceof IncompleteState) return { problem: wordsOf(error.said) };
  if (error instanceof GoogleError) return { problem: wordsOf(googleMessage(error)) };
  // Properties and the cache have quotas, too.
  const spent = error instanceof Error ? spentQuota(error.message) : undefined;
  if (spent !== undefined) return { problem: wordsOf(spentMessage(spent)) };
  const reference = logged(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return {
    problem: wordsOf(addOnMessage('trouble.unforeseen', { reference })),
  };
}

/** Writes to the project's log, under a number that the person can quote. */
function logged(text: string): string {
  const reference = Date.now().toString(36).slice(-6).toUpperCase();
  console.error(`${reference} ${masked(text)}`);
  return reference;
}

/** Readers of the project's log need not learn whom it was about. */
const masked = (text: string): string => text.replace(/[^\s@/<>()[\]"'`,;:=]+(@|%40)[^\s@/<>()[\]"'`,;:&]+/gi, '…@…');

/**
 * Google's own words name accounts, files and projects: only coordinators and callers acting as themselves see them. Others
 * get the number in the log.
 */
function seesDetails(): boolean {
  try {
    return acting() === caller() || knownToCoordinate();
  } catch {
    return false;
  }
}

function googleMessage(error: GoogleError): Message {
  switch (error.trouble) {
    case 'notFound':
    case 'forbidden':
      return addOnMessage('trouble.noAccess');
    case 'unauthorised':
      return addOnMessage('trouble.authorise');
    case 'exhausted':
      return spentMessage(error.reason);
    case 'busy':
      return addOnMessage('trouble.busy');
    case 'unknown':
      return addOnMessage('trouble.noAnswer');
    default:
      return addOnMessage('trouble.refused', { reference: logged(error.message), google: seesDetails() ? error.message : undefined });
  }
}
