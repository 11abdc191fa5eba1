/**
 * How much one caller may make the operating account do: Google's limits are per account, and all callers share it. Only
 * visitors of the web app are counted; other callers use their own account. A permit's withdrawal is never counted, and a
 * proposal is counted separately.
 */
import type { Counted } from '../../contract/definition.ts';
import { sha256Hex } from '../../domain/ids.ts';
import { CACHE_SECONDS } from '../../quotas/google.ts';
import { acting, caller } from '../session.ts';
import type { Known } from './admission.ts';
import { tooOften } from './refusals.ts';

type Limit = { readonly most: number; readonly seconds: number };

const MINUTE = 60;
const READS: readonly Limit[] = [{ most: 60, seconds: MINUTE }];
/** An act reads the workbook by three requests and may drop the shared reading, which costs three more; Sheets takes 60 a minute. */
const STAFF: Readonly<Record<Exclude<Counted, 'never'>, readonly Limit[]>> = {
  reads: READS,
  acts: [
    { most: 6, seconds: MINUTE },
    { most: 100, seconds: CACHE_SECONDS },
  ],
  takingBack: [{ most: 3, seconds: MINUTE }],
};
/** Uploading a term's captions is many short acts. */
const COORDINATORS = { ...STAFF, acts: [{ most: 40, seconds: MINUTE }] };

/** Counts one request of the caller, whom `admit` knew as `role`. Throws Trouble when there are too many, without asking Google. */
export function count(what: Counted, role: Known): void {
  const email = caller();
  if (what === 'never' || email === acting()) return;
  const who = sha256Hex(email).slice(0, 32);
  for (const limit of (role === 'coordinator' ? COORDINATORS : STAFF)[what])
    if (!isFree(`${what} ${who}`, limit)) throw tooOften(limit.seconds);
}

/**
 * One cache key for each allowed request, taken while it counts: nobody waits for a lock, and simultaneous calls take
 * different keys. If two take the same key, or the cache forgets one, somebody gets one more, which harms nobody.
 */
function isFree(name: string, { most, seconds }: Limit): boolean {
  const cache = CacheService.getScriptCache();
  const keys = Array.from({ length: most }, (_, at) => `${name} ${seconds} ${at}`);
  const taken = cache.getAll(keys) as Record<string, string>;
  const free = keys.filter((key) => !(key in taken));
  const key = free[Math.floor(Math.random() * free.length)];
  if (key !== undefined) cache.put(key, '1', seconds);
  return key !== undefined;
}
