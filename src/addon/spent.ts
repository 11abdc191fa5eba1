/** Exhausted quotas: how Apps Script reports them, and what people are told. */

import type { Message } from '../domain/message.ts';
import { addOnMessage } from '../messages/add-on.ts';

/**
 * A reason in Google's form from Apps Script's message about any of its services ("Service invoked too many times for one day:
 * urlfetch").
 */
export function spentQuota(message: string): string | undefined {
  if (!/invoked too many times/i.test(message)) return undefined;
  return /short time/i.test(message) ? 'shortTimeLimitExceeded' : 'dailyLimitExceeded';
}

const MESSAGES: Readonly<Record<string, Message>> = {
  shortTimeLimitExceeded: addOnMessage('spent.shortTime'),
  storageQuotaExceeded: addOnMessage('spent.storage'),
  sharingRateLimitExceeded: addOnMessage('spent.sharing'),
};

/** For a reason whose trouble is `exhausted`. */
export const spentMessage = (reason: string): Message => MESSAGES[reason] ?? addOnMessage('spent.day');
