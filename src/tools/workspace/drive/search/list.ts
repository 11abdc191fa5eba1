/** files.list: what the caller can read, sought, sorted and in pages. */
import { createHash } from 'node:crypto';
import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { isWithinReach } from '../../oauth/scopes.ts';
import type { Access } from '../access.ts';
import { accessOf } from '../access.ts';
import type { DriveFile } from '../model.ts';
import { FILE, FOLDER, fileOf, invalid, notBuilt, quotaOf, settingsOf, viewedAt } from '../model.ts';
import { shownFile } from '../resource.ts';
import { candidates, matches } from './match.ts';
import type { Query } from './query.ts';
import { parseQuery, termsOf } from './query.ts';

type Key = string | number;
interface Order {
  down: boolean;
  key(file: DriveFile, access: Access): Key;
  /** 1, 2, 12 rather than 1, 12, 2. */
  natural?: boolean;
}

// Without options Intl follows the machine's locale; Swedish puts å ä ö where the product's people look for them.
const plain = new Intl.Collator('sv');
const natural = new Intl.Collator('sv', { numeric: true });

const sharedAt = (file: DriveFile, access: Access): number =>
  file.owner === access.actor ? 0 : (file.grants.find((grant) => grant.type !== 'anyone' && access.concerns(grant))?.granted ?? 0);

const KEYS: Record<string, Order['key']> = {
  name: (file) => file.name,
  name_natural: (file) => file.name,
  createdTime: (file) => file.createdTime,
  modifiedTime: (file) => file.modifiedTime,
  modifiedByMeTime: (file, access) => (file.modifiedBy === access.actor ? file.modifiedTime : ''),
  folder: (file) => (file.mimeType === FOLDER ? 0 : 1),
  quotaBytesUsed: quotaOf,
  recency: (file, access) =>
    Math.max(...[file.createdTime, file.modifiedTime, viewedAt(file, access)].map((time) => (time ? Date.parse(time) : 0))),
  sharedWithMeTime: sharedAt,
  starred: (file, access) => (file.starredBy?.includes(access.actor) ? 0 : 1),
  viewedByMeTime: (file, access) => viewedAt(file, access) ?? '',
};

function ordersOf(text: string | undefined): Order[] {
  if (!text) return [];
  return text.split(',').map((part) => {
    const [name = '', direction, ...more] = part.trim().split(/\s+/);
    const key = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
    if (!key || more.length > 0 || (direction !== undefined && direction !== 'desc' && direction !== 'asc')) {
      throw invalid(`Invalid value '${part.trim()}' for orderBy.`, 'orderBy');
    }
    return { down: direction === 'desc', key, natural: name === 'name_natural' };
  });
}

/** An item's place in the list: its keys, and the order of making to part the equal (newest first). */
interface Place {
  keys: readonly Key[];
  sequence: number;
}

function comparePlaces(orders: readonly Order[], a: Place, b: Place): number {
  for (const [i, order] of orders.entries()) {
    const [x, y] = [a.keys[i] ?? '', b.keys[i] ?? ''];
    const way = typeof x === 'number' && typeof y === 'number' ? x - y : (order.natural ? natural : plain).compare(String(x), String(y));
    if (way !== 0) return order.down ? -way : way;
  }
  return b.sequence - a.sequence;
}

/** What a page token must have been made for. */
function listMark(ctx: Context): string {
  const asked = [ctx.actor, ctx.query.get('q') ?? '', ctx.query.get('orderBy') ?? ''];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 12);
}

const writeToken = (mark: string, place: Place): string =>
  `~!!~${Buffer.from(JSON.stringify([mark, place.keys, place.sequence])).toString('base64url')}`;

function readToken(token: string, mark: string, keys: number): Place {
  try {
    const [made, at, sequence] = JSON.parse(Buffer.from(token.slice(4), 'base64url').toString()) as [string, Key[], number];
    if (token.startsWith('~!!~') && made === mark && Array.isArray(at) && at.length === keys && typeof sequence === 'number')
      return { keys: at, sequence };
  } catch {
    // Not a token of ours: answered below.
  }
  throw invalid('Invalid Value', 'pageToken');
}

/** Which spaces are asked for; only `drive` is there. */
export function checkSpaces(ctx: Context): void {
  for (const space of (ctx.query.get('spaces') ?? 'drive').split(',')) {
    if (space === 'appDataFolder') throw notBuilt('The appDataFolder space');
    if (space !== 'drive') throw invalid(`Invalid value '${space}'`, 'spaces');
  }
}

function checkScope(ctx: Context): void {
  const corpora = ctx.query.get('corpora') ?? ctx.query.get('corpus') ?? 'user';
  const drive = ctx.query.get('driveId') ?? ctx.query.get('teamDriveId');
  if (!['user', 'domain', 'drive', 'allDrives'].includes(corpora)) throw invalid(`Invalid value '${corpora}'`, 'corpora');
  if (drive !== undefined) throw new ApiError(404, 'notFound', `Shared drive not found: ${drive}`, 'driveId');
  if (corpora === 'drive')
    throw new ApiError(400, 'badRequest', 'The driveId must be specified if and only if corpora is set to drive.', 'driveId');
  checkSpaces(ctx);
}

/** Other people's binned items are not listed, though they can still be opened by id (File.trashed in the discovery document). */
const hidden = (file: DriveFile, access: Access): boolean => {
  const at = access.trashedAt(file);
  return at !== undefined && file.owner !== access.actor && at.owner !== access.actor;
};

/** All items that match and that the caller may read. */
function found(ctx: Context, query: Query | undefined, access: Access): DriveFile[] {
  const { store } = ctx;
  const ids = query && candidates(store, ctx.actor, query);
  // Items open by link only are found in their folder, not by searching.
  const byFolder = query !== undefined && [...termsOf(query)].some((term) => term.kind === 'in' && term.field === 'parents');
  const delay = settingsOf(store).listDelayMillis ?? 0;
  const shared = ctx.query.get('corpora') === 'domain';
  const list: DriveFile[] = [];
  const consider = (file: DriveFile | undefined) => {
    if (!file || file.parent === undefined || !isWithinReach(store, ctx.only, file) || (delay > 0 && access.now < file.made + delay))
      return;
    if (query && !matches(query, file, access)) return;
    if (!access.role(file) || hidden(file, access) || !(byFolder || access.findable(file))) return;
    if (shared && !access.grants(file).some((grant) => grant.type === 'domain' && grant.allowFileDiscovery && access.concerns(grant)))
      return;
    list.push(file);
  };
  if (ids) for (const id of ids) consider(fileOf(store, id));
  else for (const [, file] of store.entries<DriveFile>(FILE)) consider(file);
  return list;
}

export function listFiles(ctx: Context): Record<string, unknown> {
  checkScope(ctx);
  const q = ctx.query.get('q');
  const query = q === undefined || q.trim() === '' ? undefined : parseQuery(q);
  const orders = ordersOf(ctx.query.get('orderBy'));
  if (orders.length > 0 && query && [...termsOf(query)].some((term) => term.kind === 'fullText')) {
    const always = 'Results are always in descending relevance order.';
    throw new ApiError(400, 'badRequest', `Sorting is not supported for queries with fullText terms. ${always}`, 'orderBy');
  }
  const size = ctx.query.number('pageSize', 100);
  if (size < 1) throw invalid(`Invalid value '${size}'. Values must be within the range: [1, 1000]`, 'pageSize');
  const mark = listMark(ctx);
  const token = ctx.query.get('pageToken');
  const after = token ? readToken(token, mark, orders.length) : undefined;

  const access = accessOf(ctx.store, ctx.actor, ctx.now());
  const places = found(ctx, query, access).map((file) => ({
    file,
    keys: orders.map((order) => order.key(file, access)),
    sequence: file.sequence,
  }));
  places.sort((a, b) => comparePlaces(orders, a, b));
  const rest = after ? places.filter((place) => comparePlaces(orders, place, after) > 0) : places;
  const page = rest.slice(0, Math.min(size, ctx.limits.drivePageSize));
  const last = page.at(-1);
  const files = page.map(({ file }) => shownFile(ctx, file, access.role(file) ?? 'reader', access));
  return {
    kind: 'drive#fileList',
    ...(last && rest.length > page.length ? { nextPageToken: writeToken(mark, last) } : {}),
    incompleteSearch: false,
    files,
  };
}
