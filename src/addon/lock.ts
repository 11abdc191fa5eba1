/** One who saves at a time, in the whole script. */
import { Trouble } from '../contract/problem.ts';

/** Two who write at once would take the same free id, and one row. */
const LOCK_MS = 20_000;

/** Does what must look anew at what the one before has written. `wait`: milliseconds. */
export function alone<T>(work: () => T, wait = LOCK_MS): T {
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(wait))
    throw new Trouble('Många sparar just nu. Vänta en stund och försök igen.', 'Many are saving right now. Wait a while and try again.');
  try {
    return work();
  } finally {
    lock.releaseLock();
  }
}
