/** What the browser remembers of the trial between visits, as JSON. */
import { keep, kept } from '../../../pages/kit/storage.ts';

export function recall<T>(key: string, otherwise: T): T {
  try {
    return JSON.parse(kept(`delakultur.${key}`) ?? '') as T;
  } catch {
    return otherwise;
  }
}

export const remember = (key: string, value: unknown): void => keep(`delakultur.${key}`, JSON.stringify(value));
