/**
 * One reading of the workspace kept for a minute, for the staff page: it is opened by many at once, Sheets takes 60 reads a
 * minute from one account, and all of it is read as the operating account. What anyone may see is worked out anew from it
 * for each caller. Those who come at once wait for the first one's reading. Whatever the add-on changes starts a new
 * generation, so that a reading begun before is never used after.
 */
import { type Reading, readingOf } from '../programs/plan.ts';
import { hasChanged } from './driver.ts';
import { acting, spreadsheetId } from './here.ts';
import { look } from './look.ts';

const SECONDS = 60;
/** About as long as a reading takes: longer than that each reads for themselves. */
const LOCK_MS = 8_000;
const GENERATION_SECONDS = 21_600;
/** The cache takes 100 KB a value; what is kept is ASCII. */
const CHUNK = 95_000;
const MOST_CHUNKS = 60;

type Kept = Pick<Reading, 'workbook' | 'ref' | 'state'>;

/** The reading that is kept, if one is. Nothing is asked of Google. */
export const atHand = (): Reading | undefined => standing(CacheService.getScriptCache());

/** A reading at most a minute old. Not for whoever holds the script's lock: it would be let go here. */
export function peek(): Reading {
  const cache = CacheService.getScriptCache();
  const kept = standing(cache);
  if (kept) return kept;
  const lock = LockService.getScriptLock();
  const alone = isTaken(lock);
  try {
    return standing(cache) ?? readAnew(cache);
  } finally {
    if (alone) lock.releaseLock();
  }
}

/** Apps Script throws where very many wait at once. */
function isTaken(lock: GoogleAppsScript.Lock.Lock): boolean {
  try {
    return lock.tryLock(LOCK_MS);
  } catch {
    return false;
  }
}

function standing(cache: GoogleAppsScript.Cache.Cache): Reading | undefined {
  const id = spreadsheetId();
  const generation = cache.get(`generation ${id}`);
  const kept = generation === null ? undefined : take(cache, `${id} ${generation}`);
  return kept && readingOf(kept.workbook, kept.ref, kept.state, Date.now());
}

function readAnew(cache: GoogleAppsScript.Cache.Cache): Reading {
  const id = spreadsheetId();
  let generation = cache.get(`generation ${id}`);
  if (generation === null) {
    generation = Utilities.getUuid();
    cache.put(`generation ${id}`, generation, GENERATION_SECONDS);
  }
  const reading = look();
  // Another account may see less: what it read is no reading for everyone.
  if (acting() === reading.state.operator) keep(cache, `${id} ${generation}`, reading);
  return reading;
}

/** Something was done: what was read before is not used again. */
export function forget(): void {
  try {
    CacheService.getScriptCache().put(`generation ${spreadsheetId()}`, Utilities.getUuid(), GENERATION_SECONDS);
  } catch {
    // No workbook is open, so none was read.
  }
}

/** Carries something out. What was read before is forgotten, however it went, if Google was asked to change anything. */
export function forgetting<A extends unknown[], T>(act: (...given: A) => T): (...given: A) => T {
  return (...given) => {
    try {
      return act(...given);
    } finally {
      if (hasChanged()) forget();
    }
  };
}

function keep(cache: GoogleAppsScript.Cache.Cache, name: string, { workbook, ref, state }: Reading): void {
  const text = pack({ workbook, ref, state } satisfies Kept);
  const count = Math.ceil(text.length / CHUNK);
  if (count > MOST_CHUNKS) return;
  // Two who keep at once do not mix their parts.
  const own = Utilities.getUuid();
  const parts: Record<string, string> = {};
  for (let part = 0; part < count; part++) parts[`${own} ${part}`] = text.slice(part * CHUNK, (part + 1) * CHUNK);
  cache.putAll(parts, SECONDS);
  cache.put(name, `${own} ${count}`, SECONDS);
}

function take(cache: GoogleAppsScript.Cache.Cache, name: string): Kept | undefined {
  const [own = '', count = '0'] = (cache.get(name) ?? '').split(' ');
  if (own === '') return undefined;
  const keys = Array.from({ length: Number(count) }, (_, part) => `${own} ${part}`);
  const parts = cache.getAll(keys) as Record<string, string>;
  // The cache may forget any part at any time.
  return keys.every((key) => key in parts) ? (unpack(keys.map((key) => parts[key]).join('')) as Kept) : undefined;
}

/** JSON in ASCII, with Maps and undefined told apart from objects and nothing. */
export function pack(value: unknown): string {
  const plain = (_: string, one: unknown): unknown => (one === undefined ? { $: 0 } : one instanceof Map ? { $: [...one] } : one);
  return JSON.stringify(value, plain).replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export const unpack = (text: string): unknown => revived(JSON.parse(text));

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(revived);
  if ('$' in value)
    return value.$ === 0 ? undefined : new Map((value.$ as [unknown, unknown][]).map(([key, one]) => [key, revived(one)] as const));
  const made: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) made[key] = revived(one);
  return made;
}
