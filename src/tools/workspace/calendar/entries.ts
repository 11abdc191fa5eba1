import { inAllowedDomain, isLocalAccount } from '../core/directory.ts';
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import type { CalendarRecord, ListEntry } from './model.ts';
import { atLeast, calendarById, entryKey, roleOf, roles } from './model.ts';
import { calendarResource } from './resource.ts';

/** calendar.calendarList: the calendars that stand in someone's list. */

export function saveEntry(ctx: Context, entry: Omit<ListEntry, 'etag'>): void {
  ctx.store.put('calendar.entry', entryKey(entry.who, entry.calendarId), { ...entry, etag: ctx.store.nextNumber() });
}

function entryResource(ctx: Context, calendar: CalendarRecord, entry: ListEntry) {
  const { etag: _etag, ...shown } = calendarResource(calendar);
  return {
    ...shown,
    kind: 'calendar#calendarListEntry',
    etag: `"${Math.max(entry.etag, calendar.etag)}"`,
    colorId: '14',
    backgroundColor: '#9fe1e7',
    foregroundColor: '#000000',
    selected: true,
    accessRole: roleOf(ctx.store, ctx.actor, calendar),
    defaultReminders: [],
    ...(calendar.primary && calendar.id === ctx.actor ? { primary: true } : {}),
  };
}

/** The caller's own primary calendar is in the list without having been put there. */
function entriesOf({ store, actor }: Context): ListEntry[] {
  const stored = [...store.entries<ListEntry>('calendar.entry')].map(([, entry]) => entry).filter((entry) => entry.who === actor);
  if (!isLocalAccount(store, actor) || stored.some((entry) => entry.calendarId === actor)) return stored;
  return [{ calendarId: actor, who: actor, etag: 0 }, ...stored];
}

/** The caller's primary calendar and those they made, as far as they may still see them. */
export function listEntries(ctx: Context) {
  const { query, store, actor } = ctx;
  const least = query.get('minAccessRole') ?? 'freeBusyReader';
  const desired = roles.find((role) => role === least && role !== 'none');
  if (desired === undefined) throw new ApiError(400, 'invalidParameter', `Invalid value "${least}" for minAccessRole.`, 'minAccessRole');
  const entries = entriesOf(ctx);
  const items = entries.flatMap((entry): object[] => {
    const calendar = calendarById(store, entry.calendarId);
    const id = entry.calendarId;
    if (entry.deleted)
      return query.flag('showDeleted') ? [{ kind: 'calendar#calendarListEntry', etag: `"${entry.etag}"`, id, deleted: true }] : [];
    const role = calendar ? roleOf(store, actor, calendar) : 'none';
    if (!calendar || role === 'none' || !atLeast(role, desired)) return [];
    if (query.flag('showOwnOrganizationOnly') && !inAllowedDomain(store, calendar.owner)) return [];
    return [entryResource(ctx, calendar, entry)];
  });
  const etag = entries.reduce((most, entry) => Math.max(most, entry.etag), 0);
  return { kind: 'calendar#calendarList', etag: `"${etag}"`, ...pageOf(ctx, items) };
}

/** One page of a short list, by offset. @throws ApiError 400 on a bad size or token */
export function pageOf<T>(ctx: Context, items: readonly T[]): { items: T[]; nextPageToken?: string } {
  const most = ctx.query.number('maxResults', 100);
  const from = Number(ctx.query.get('pageToken') ?? 0);
  if (most < 1 || !Number.isInteger(from) || from < 0) throw new ApiError(400, 'invalid', 'Invalid page token or page size.', 'pageToken');
  const to = from + Math.min(most, 250);
  return { items: items.slice(from, to), ...(to < items.length ? { nextPageToken: String(to) } : {}) };
}
