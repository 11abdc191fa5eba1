import { createHash } from 'node:crypto';
import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';

/** Page tokens and sync tokens of Calendar's lists. They hold what they stand for, so that nothing need be remembered. */

/** How long a sync token is good for. Google says only that tokens expire. */
const syncTokenDays = 28;
const dayLength = 86_400_000;

export interface SyncToken {
  /** What was listed: a token is no good for another list. */
  list: string;
  /** The number of the last change that was known. */
  since: number;
  /** When it was given. */
  at: number;
  /** The span of time that instances of series were asked for in. */
  span?: { from?: number; to?: number };
}

export function fullSync(): ApiError {
  return new ApiError(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.', 'syncToken');
}

export function badRequest(message: string, location: string): ApiError {
  return new ApiError(400, 'badRequest', message, location);
}

export function encodeToken(token: object): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

export function decodeToken<T>(text: string): T | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return typeof read === 'object' && read !== null ? (read as T) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The request's sync token. `clashing` may not be given beside it, and none of `shown` may be false.
 * @throws ApiError 400 for what does not go together, 410 for a token that is old, or of another list
 */
export function readSync(ctx: Context, list: string, clashing: readonly string[], shown: readonly string[]): SyncToken | undefined {
  const text = ctx.query.get('syncToken');
  if (text === undefined) return undefined;
  const clash = clashing.find((name) => ctx.query.has(name));
  if (clash !== undefined) throw badRequest(`Sync token cannot be used with ${clash}.`, clash);
  const hidden = shown.find((name) => ctx.query.has(name) && !ctx.query.flag(name));
  if (hidden !== undefined) throw badRequest(`Sync token cannot be used with ${hidden}=false.`, hidden);
  const token = decodeToken<SyncToken>(text);
  const sound = token && typeof token.since === 'number' && token.list === list && typeof token.at === 'number';
  if (!sound || ctx.now() - token.at > syncTokenDays * dayLength) throw fullSync();
  return token;
}

/** What a page token is bound to: the list, and the parameters that decide what is in it. */
export function queryMark(ctx: Context, list: string, names: readonly string[]): string {
  const text = JSON.stringify([list, ...names.map((name) => ctx.query.all(name))]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/** One page of a short list, by offset. @throws ApiError 400 on a bad size or token */
export function pageOf<T>(ctx: Context, items: readonly T[], size: number): { items: T[]; nextPageToken?: string } {
  const most = ctx.query.number('maxResults', size);
  const from = Number(ctx.query.get('pageToken') ?? 0);
  if (most < 1 || !Number.isInteger(from) || from < 0) throw new ApiError(400, 'invalid', 'Invalid page token or page size.', 'pageToken');
  const to = from + Math.min(most, 250);
  return { items: items.slice(from, to), ...(to < items.length ? { nextPageToken: String(to) } : {}) };
}

/** A page with, if it is the last, the token to go on from. `known` is the greatest number of any change. */
export function syncedPage<T>(ctx: Context, list: string, items: readonly T[], known: number) {
  const page = pageOf(ctx, items, 100);
  const token: SyncToken = { list, since: known, at: ctx.now() };
  return { ...page, ...(page.nextPageToken === undefined ? { nextSyncToken: encodeToken(token) } : {}) };
}
