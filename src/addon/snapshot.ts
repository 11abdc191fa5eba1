/**
 * One cached reading of the workspace, for a minute, for the staff page: many open it at once, Sheets takes 60 reads a minute
 * from one account, and everything is read as the operating account. What each caller may see is computed from it again. When
 * it ages, one caller reads again and the others get the cached one meanwhile: an account has thirty simultaneous executions,
 * so none waits long for another. Every change by the add-on starts a new generation, so that a reading begun before is never
 * used after.
 *
 * Beside it a coordinator's own: clicks from person to unit use a reading from a moment ago.
 */

import { type Plan, planFor } from '../domain/plan/plan.ts';
import { GoogleError } from '../google/errors.ts';
import { CACHE_SECONDS, CACHE_VALUE_BYTES } from '../quotas/google.ts';
import { type Reading, readingOf } from '../workflows/read/plan.ts';
import { readAndPlan } from './admit/reading.ts';
import { manyRead } from './admit/refusals.ts';
import { hasChanged } from './driver.ts';
import { takeLock } from './lock.ts';
import { acting, caller, spreadsheetId } from './session.ts';

/** No older reading is shown to anyone. */
const SECONDS = 60;
/** A reading older than this is renewed by the next caller. */
const FRESH_SECONDS = 40;
/** A caller waiting for the lock holds one of the account's executions. */
const LOCK_MS = 500;
/** Longer than a reading takes, in case its execution was ended. */
const UNDER_WAY_SECONDS = 15;
/** The cached text is ASCII. */
const CHUNK = CACHE_VALUE_BYTES - 7_400;
const MOST_CHUNKS = 60;

/** The cached parts: the parsed workbook, since parsing it takes half of the time. */
type Kept = Pick<Reading, 'config' | 'ref' | 'state'>;
/** What the staff page shows, by the moment's clock. */
export type Shared = Kept & Pick<Reading, 'planned'>;
type Cache = GoogleAppsScript.Cache.Cache;

/** The cached reading, if there is one. Nothing is asked of Google. */
export function atHand(): Shared | undefined {
  const cache = CacheService.getScriptCache();
  return standing(cache, marksIn(cache));
}

/**
 * A reading at most a minute old. Throws Trouble (retry soon) while somebody else is making the first. Not for a holder of the
 * script's lock: it would be released here.
 */
export function cachedSnapshot(): Shared {
  const cache = CacheService.getScriptCache();
  const before = marksIn(cache);
  const kept = before.fresh || before.underWay ? standing(cache, before) : undefined;
  if (kept) return kept;
  // A reading takes far longer than the wait for the lock.
  if (before.underWay) throw manyRead();
  const open = takeLock(LOCK_MS);
  try {
    const now = marksIn(cache);
    const found = now.fresh || !open ? standing(cache, now) : undefined;
    if (found) return found;
    // Otherwise the lock's holder does something that may last: then this one reads beside it.
    if (!open && now.underWay) throw manyRead();
    return readAnew(cache);
  } finally {
    open?.();
  }
}

interface Marks {
  /** The key of the reading's parts; '' where none is cached. */
  parts: string;
  fresh: boolean;
  /** Somebody reads for all just now. */
  underWay: boolean;
}

/** The cached marks of this workbook's current generation. */
function marksIn(cache: Cache): Marks {
  const id = spreadsheetId();
  const generation = cache.get(`generation ${id}`);
  if (generation === null) return { parts: '', fresh: false, underWay: false };
  const name = `${id} ${generation}`;
  const found = cache.getAll([name, `fresh ${name}`, `reading ${name}`]) as Record<string, string>;
  return { parts: found[name] ?? '', fresh: `fresh ${name}` in found, underWay: `reading ${name}` in found };
}

function standing(cache: Cache, { parts }: Marks): Shared | undefined {
  const kept = take<Kept>(cache, parts);
  return kept && { ...kept, planned: planFor(kept.config, kept.state, Date.now()) };
}

/** Cached values count for one generation; the first caller begins it. */
function generationIn(cache: Cache): string {
  const name = `generation ${spreadsheetId()}`;
  const standing = cache.get(name);
  if (standing !== null) return standing;
  const generation = Utilities.getUuid();
  cache.put(name, generation, CACHE_SECONDS);
  return generation;
}

function readAnew(cache: Cache): Shared {
  const name = `${spreadsheetId()} ${generationIn(cache)}`;
  cache.put(`reading ${name}`, '1', UNDER_WAY_SECONDS);
  try {
    const reading = readAndPlan();
    // Another account may see less, so its reading is not for everyone.
    if (acting() === reading.state.operator) keep(cache, name, reading);
    return reading;
  } catch (error) {
    const kept = isPassing(error) ? standing(cache, marksIn(cache)) : undefined;
    if (!kept) throw error;
    return kept;
  } finally {
    cache.remove(`reading ${name}`);
  }
}

/** A passing error that says nothing about the workspace: a reading less than a minute old is used. */
const isPassing = (error: unknown): boolean =>
  error instanceof GoogleError && (error.trouble === 'busy' || error.trouble === 'exhausted' || error.trouble === 'unknown');

/** Something was changed: no earlier reading is used again. */
export function forget(): void {
  try {
    CacheService.getScriptCache().put(`generation ${spreadsheetId()}`, Utilities.getUuid(), CACHE_SECONDS);
  } catch {
    // No workbook is open, so none was read.
  }
}

/** Carries something out. Forgets earlier readings, whatever the outcome, if Google was asked to change anything. */
export function forgetting<A extends unknown[], T>(act: (...given: A) => T): (...given: A) => T {
  return (...given) => {
    try {
      return act(...given);
    } finally {
      if (hasChanged()) forget();
      if (successor) keepWhole(CacheService.getScriptCache(), generationIn(CacheService.getScriptCache()), successor);
      successor = undefined;
    }
  };
}

function keep(cache: Cache, name: string, { config, ref, state }: Kept): void {
  const led = store(cache, { config, ref, state } satisfies Kept);
  if (led === undefined) return;
  cache.put(name, led, SECONDS);
  cache.put(`fresh ${name}`, '1', FRESH_SECONDS);
}

/** Caches a value in parts, and returns their key; undefined if it is too large. */
function store(cache: Cache, value: unknown, seconds = SECONDS): string | undefined {
  const text = pack(value);
  const count = Math.ceil(text.length / CHUNK);
  if (count > MOST_CHUNKS) return undefined;
  // Two simultaneous writers do not mix their parts.
  const own = Utilities.getUuid();
  const parts: Record<string, string> = {};
  for (let part = 0; part < count; part++) parts[`${own} ${part}`] = text.slice(part * CHUNK, (part + 1) * CHUNK);
  cache.putAll(parts, seconds);
  return `${own} ${count}`;
}

function take<T>(cache: Cache, led: string): T | undefined {
  const [own = '', count = '0'] = led.split(' ');
  if (own === '') return undefined;
  const keys = Array.from({ length: Number(count) }, (_, part) => `${own} ${part}`);
  const parts = cache.getAll(keys) as Record<string, string>;
  // The cache may forget any part at any time.
  return keys.every((key) => key in parts) ? (unpack(keys.map((key) => parts[key]).join('')) as T) : undefined;
}

// ── A coordinator's own ──

/** A whole reading, with the plan that was made of it. */
/** `readAt`: when Google was read, ms. */
type Whole = Pick<Reading, 'workbook' | 'ref' | 'state'> & { readonly plan: Plan; readonly readAt: number };

/** So long it is kept: whoever fills in a form may think. */
const WHOLE_SECONDS = 600;

/** When what this execution works with was read. */
let readAt = 0;

/** By account: accounts see different things in Google. */
const wholeName = (generation: string): string => `whole ${acting()} ${spreadsheetId()} ${generation}`;

/** Reads everything, and caches it for this account's next questions. */
export function lookAndKeep(): Reading {
  const cache = CacheService.getScriptCache();
  const generation = generationIn(cache);
  readAt = Date.now();
  const reading = readAndPlan();
  keepWhole(cache, generation, reading);
  return reading;
}

/**
 * This account's reading of at most a minute ago, if nothing was changed since; otherwise a new one. For lookups click by
 * click. A guest of another account on the web is checked by the current workbook.
 */
export const recent = (): Reading => atMost(SECONDS);

/** The same, of at most ten minutes ago: for an act that reads the workbook itself, and for looking ahead. */
export const lately = (): Reading => atMost(WHOLE_SECONDS);

function atMost(seconds: number): Reading {
  if (acting() !== caller()) {
    readAt = Date.now();
    return readAndPlan();
  }
  const cache = CacheService.getScriptCache();
  const kept = take<Whole>(cache, cache.get(wholeName(generationIn(cache))) ?? '');
  if (!kept || Date.now() - kept.readAt > seconds * 1000) return lookAndKeep();
  readAt = kept.readAt;
  return readingOf(kept.workbook, kept.ref, kept.state, Date.now(), kept.plan);
}

function keepWhole(cache: Cache, generation: string, { workbook, ref, state, planned }: Reading): void {
  const led = store(cache, { workbook, ref, state, plan: planned.plan, readAt } satisfies Whole, WHOLE_SECONDS);
  if (led !== undefined) cache.put(wholeName(generation), led, WHOLE_SECONDS);
}

/** The reading to cache instead of the forgotten one when this execution's act is over. */
let successor: Reading | undefined;

/** A coordinator has written in the workbook and changed nothing else: caches the resulting reading for their next question. */
export function succeed(reading: Reading): void {
  successor = reading;
}

/** JSON in ASCII, with Maps, Sets and undefined told apart from objects, lists and nothing. */
export function pack(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => marked(one)).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function marked(one: unknown): unknown {
  if (one === undefined) return { $: 0 };
  if (one instanceof Map) return { $: [...one] };
  return one instanceof Set ? { $: 1, of: [...one] } : one;
}

export const unpack = (text: string): unknown => revived(JSON.parse(text));

function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(revived);
  if ('$' in value) {
    if (value.$ === 0) return undefined;
    if (value.$ === 1) return new Set((value as unknown as { of: unknown[] }).of.map(revived));
    return new Map((value.$ as [unknown, unknown][]).map(([key, one]) => [key, revived(one)] as const));
  }
  const made: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) made[key] = revived(one);
  return made;
}
