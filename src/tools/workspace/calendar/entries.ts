import { inAllowedDomain, isLocalAccount } from '../core/directory.ts';
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { calendarColors } from './colors.ts';
import { readSync, syncedPage } from './events/sync.ts';
import { readReminderList } from './fields.ts';
import type { CalendarRecord, ListEntry } from './model.ts';
import { atLeast, calendarById, entryKey, notFound, openCalendar, roleOf, roles } from './model.ts';
import { calendarResource } from './resource.ts';

/** calendar.calendarList: the calendars that stand in someone's list, and how they look there. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape
type Sent = any;

export function saveEntry(ctx: Context, entry: Omit<ListEntry, 'etag'>): ListEntry {
  const saved = { ...entry, etag: ctx.store.nextNumber() };
  ctx.store.put('calendar.entry', entryKey(entry.who, entry.calendarId), saved);
  return saved;
}

function entryResource(ctx: Context, calendar: CalendarRecord, entry: ListEntry) {
  const { conferenceProperties, dataOwner, kind: _kind, etag: _etag, ...shown } = calendarResource(calendar);
  const colorId = entry.colorId ?? '14';
  const color = calendarColors[Number(colorId) - 1];
  return {
    kind: 'calendar#calendarListEntry',
    etag: `"${Math.max(entry.etag, calendar.etag)}"`,
    ...shown,
    ...(entry.summaryOverride ? { summaryOverride: entry.summaryOverride } : {}),
    colorId,
    backgroundColor: entry.backgroundColor ?? color,
    foregroundColor: entry.foregroundColor ?? '#000000',
    ...(entry.hidden ? { hidden: true } : {}),
    ...(entry.selected ? { selected: true } : {}),
    accessRole: roleOf(ctx.store, ctx.actor, calendar),
    defaultReminders: entry.defaultReminders ?? [],
    ...(entry.notificationSettings ? { notificationSettings: entry.notificationSettings } : {}),
    ...(calendar.primary && calendar.id === ctx.actor ? { primary: true } : {}),
    conferenceProperties,
    ...(dataOwner === undefined ? {} : { dataOwner }),
  };
}

/** The caller's entry for a calendar. Their own primary calendar is in the list without having been put there. */
function entryOf(ctx: Context, calendarId: string): ListEntry | undefined {
  const stored = ctx.store.get<ListEntry>('calendar.entry', entryKey(ctx.actor, calendarId));
  if (stored || calendarId !== ctx.actor) return stored;
  return { calendarId, who: ctx.actor, hidden: false, selected: true, etag: 0 };
}

/** @throws ApiError 404 for a calendar that is not in the list, or can no longer be seen. */
function openEntry(ctx: Context): { calendar: CalendarRecord; entry: ListEntry } {
  const { calendar } = openCalendar(ctx, 'freeBusyReader');
  const entry = entryOf(ctx, calendar.id);
  if (!entry || entry.deleted) throw notFound();
  return { calendar, entry };
}

export function getListEntry(ctx: Context) {
  const { calendar, entry } = openEntry(ctx);
  return entryResource(ctx, calendar, entry);
}

export function insertListEntry(ctx: Context) {
  if (typeof ctx.body.id !== 'string') throw new ApiError(400, 'required', 'Missing calendar id.', 'id');
  const { calendar } = openCalendar(ctx, 'freeBusyReader', ctx.body.id);
  const known = entryOf(ctx, calendar.id);
  const before = known && !known.deleted ? known : bare(ctx, calendar.id);
  return entryResource(ctx, calendar, saveEntry(ctx, withSettings(ctx, before)));
}

function bare(ctx: Context, calendarId: string): Omit<ListEntry, 'etag'> {
  return { calendarId, who: ctx.actor, hidden: false, selected: false };
}

function withSettings(ctx: Context, entry: Omit<ListEntry, 'etag'>): Omit<ListEntry, 'etag'> {
  const body: Sent = ctx.body;
  const next = { ...entry };
  const set = (name: 'summaryOverride' | 'colorId' | 'backgroundColor' | 'foregroundColor') => {
    if (!(name in body)) return;
    if (body[name] === null || body[name] === '') delete next[name];
    else next[name] = String(body[name]);
  };
  set('summaryOverride');
  if (ctx.query.flag('colorRgbFormat')) {
    for (const name of ['backgroundColor', 'foregroundColor'] as const) {
      if (body[name] && !/^#[0-9a-f]{6}$/i.test(body[name])) throw new ApiError(400, 'invalid', `Invalid colour: ${body[name]}.`, name);
      set(name);
    }
  } else if ('colorId' in body && body.colorId !== next.colorId) {
    if (body.colorId && !calendarColors[Number(body.colorId) - 1])
      throw new ApiError(400, 'invalid', `Invalid colour: ${body.colorId}.`, 'colorId');
    set('colorId');
    delete next.backgroundColor;
    delete next.foregroundColor;
  }
  if (body.defaultReminders !== undefined) next.defaultReminders = readReminderList(body.defaultReminders ?? []);
  if (body.notificationSettings !== undefined) {
    next.notificationSettings = { notifications: body.notificationSettings?.notifications ?? [] };
  }
  if (body.hidden !== undefined) next.hidden = body.hidden === true;
  if (body.selected !== undefined) next.selected = body.selected === true;
  return next;
}

export function patchListEntry(ctx: Context) {
  const { calendar, entry } = openEntry(ctx);
  return entryResource(ctx, calendar, saveEntry(ctx, withSettings(ctx, entry)));
}

export function updateListEntry(ctx: Context) {
  const { calendar } = openEntry(ctx);
  return entryResource(ctx, calendar, saveEntry(ctx, withSettings(ctx, bare(ctx, calendar.id))));
}

export function deleteListEntry(ctx: Context): undefined {
  const { calendar, entry } = openEntry(ctx);
  if (calendar.owner === ctx.actor)
    throw new ApiError(403, 'cannotUnsubscribeFromOwnCalendar', 'You cannot unsubscribe from a calendar that you own.');
  saveEntry(ctx, { ...entry, deleted: true });
  return undefined;
}

/**
 * The caller's primary calendar and those they made or subscribed to, as far as they may still see them. By sync token
 * come those entries that were changed, hidden or taken off; what others change of a calendar does not count, as Google says.
 */
export function listEntries(ctx: Context) {
  const { query, store, actor } = ctx;
  const least = query.get('minAccessRole') ?? 'freeBusyReader';
  const wanted = roles.find((role) => role === least && role !== 'none');
  if (wanted === undefined) throw new ApiError(400, 'invalidParameter', `Invalid value "${least}" for minAccessRole.`, 'minAccessRole');
  const list = `calendarList ${actor}`;
  const sync = readSync(ctx, list, ['minAccessRole', 'showOwnOrganizationOnly'], ['showDeleted', 'showHidden']);
  const [hidden, deleted] = [sync !== undefined || query.flag('showHidden'), sync !== undefined || query.flag('showDeleted')];
  const stored = [...store.entries<ListEntry>('calendar.entry')].map(([, entry]) => entry).filter((entry) => entry.who === actor);
  const own = isLocalAccount(store, actor) ? [actor] : [];
  const known = stored.reduce((most, entry) => Math.max(most, entry.etag), sync?.since ?? 0);
  const items = [...new Set([...own, ...stored.map((entry) => entry.calendarId)])].flatMap((id): object[] => {
    const calendar = calendarById(store, id);
    const entry = entryOf(ctx, id);
    if (!entry || (sync !== undefined && entry.etag <= sync.since)) return [];
    const role = calendar ? roleOf(store, actor, calendar) : 'none';
    if (entry.deleted) return deleted ? [{ kind: 'calendar#calendarListEntry', etag: `"${entry.etag}"`, id, deleted: true }] : [];
    if (!calendar || role === 'none' || !atLeast(role, wanted) || (entry.hidden && !hidden)) return [];
    if (query.flag('showOwnOrganizationOnly') && !inAllowedDomain(store, calendar.owner)) return [];
    return [entryResource(ctx, calendar, entry)];
  });
  return { kind: 'calendar#calendarList', etag: `"${known}"`, ...syncedPage(ctx, list, items, known) };
}
