/** One who saves at a time, in the whole script. */

import { Trouble } from '../contract/problem.ts';
import { addOnMessage } from '../messages/add-on.ts';

/** Two who write at once would take the same free id, and one row. */
const LOCK_MS = 20_000;

/** Takes the script's lock, waiting at most so many milliseconds. Answers how to open it; undefined where it can't be had. */
export function takeLock(wait: number): (() => void) | undefined {
  const lock = LockService.getScriptLock();
  try {
    return lock.tryLock(wait) ? () => lock.releaseLock() : undefined;
  } catch {
    return undefined; // Apps Script throws where very many wait at once.
  }
}

/** Does what must look anew at what the one before has written. `wait`: milliseconds. */
export function withScriptLock<T>(work: () => T, wait = LOCK_MS): T {
  const open = takeLock(wait);
  if (!open) throw new Trouble(addOnMessage('saving.many'));
  try {
    return work();
  } finally {
    open();
  }
}
