/** One save at a time in the whole script. */

import { Trouble } from '../contract/problem.ts';
import { addOnMessage } from '../messages/add-on.ts';

/** Two simultaneous writers would take the same free id, and one row. */
const LOCK_MS = 20_000;

/** Takes the script's lock, waiting at most `wait` ms. Returns how to release it; undefined if it can't be had. */
export function takeLock(wait: number): (() => void) | undefined {
  const lock = LockService.getScriptLock();
  try {
    return lock.tryLock(wait) ? () => lock.releaseLock() : undefined;
  } catch {
    return undefined; // Apps Script throws where very many wait at once.
  }
}

/** Runs work that must read what the previous save wrote. `wait`: milliseconds. */
export function withScriptLock<T>(work: () => T, wait = LOCK_MS): T {
  const open = takeLock(wait);
  if (!open) throw new Trouble(addOnMessage('saving.many'));
  try {
    return work();
  } finally {
    open();
  }
}
