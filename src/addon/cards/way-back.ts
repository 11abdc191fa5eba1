/**
 * What takes a take-in back, kept for the account that did it: a card's button names the file alone, so that no page can say
 * which folder it goes to, or what is written in its row. The cache may forget; then it is undone by hand.
 */

import { CACHE_SECONDS, CACHE_VALUE_BYTES } from '../../quotas/google.ts';
import type { TakenIn, Undo } from '../../workflows/recordings/take-in.ts';

const keyOf = (file: string) => `way back ${file}`;

export function keepWayBack({ undo }: TakenIn): void {
  const text = JSON.stringify(undo);
  // A character of JSON may take three bytes.
  if (text.length <= CACHE_VALUE_BYTES / 3) CacheService.getUserCache().put(keyOf(undo.file), text, CACHE_SECONDS);
}

export function takenFrom(file: string): Undo | undefined {
  const text = CacheService.getUserCache().get(keyOf(file));
  return text ? (JSON.parse(text) as Undo) : undefined;
}
