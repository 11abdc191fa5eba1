/**
 * The undo of a take-in, cached for the account that did it: a card's button names only the file, so no page can choose its
 * folder or its row's cells. The cache may forget; then the undo is done by hand.
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
