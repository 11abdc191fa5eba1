/** What the browser remembers of the trial between visits, as JSON. */
import { drop, keep, kept } from '../../../pages/kit/storage.ts';

/** What is about the one who looks, not about what was tried: it stays when the trial begins anew. */
const own: readonly string[] = ['delakultur.theme', 'delakultur.language', 'delakultur.own-language'];

export function recall<T>(key: string, otherwise: T): T {
  try {
    return JSON.parse(kept(`delakultur.${key}`) ?? '') as T;
  } catch {
    return otherwise;
  }
}

export const remember = (key: string, value: unknown): void => keep(`delakultur.${key}`, JSON.stringify(value));

/** Forgets all that was tried: the guide's steps, whom one was, what the add-on's pages keep. */
export function forgetTrial(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('delakultur.') && !own.includes(key)) drop(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
