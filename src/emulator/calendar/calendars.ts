import { isLocalAccount } from '../directory.ts';
import type { Context } from '../service.ts';
import { ApiError } from '../service.ts';
import type { CalendarRecord, EventRecord, ListEntry } from './model.ts';
import {
  atLeast,
  calendarById,
  defaultTimeZone,
  entryKey,
  eventsOn,
  notFound,
  openCalendar,
  roleOf,
  roles,
  saveCalendar,
  saveEvent,
} from './model.ts';
import { isTimeZone } from './time.ts';

/** calendar.calendars and calendar.calendarList. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape
type Sent = any;

function calendarResource(calendar: CalendarRecord) {
  return {
    kind: 'calendar#calendar',
    etag: `"${calendar.etag}"`,
    id: calendar.id,
    summary: calendar.summary,
    ...(calendar.description ? { description: calendar.description } : {}),
    ...(calendar.location ? { location: calendar.location } : {}),
    timeZone: calendar.timeZone,
    dataOwner: calendar.owner,
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  };
}

/** What may be set of a calendar. @throws ApiError 400 for no name or an unknown time zone. */
function settable(body: Sent, before?: CalendarRecord): Pick<CalendarRecord, 'summary' | 'description' | 'location' | 'timeZone'> {
  const summary = body.summary ?? before?.summary;
  if (typeof summary !== 'string' || summary === '') throw new ApiError(400, 'required', 'Missing summary.', 'summary');
  const timeZone = body.timeZone ?? before?.timeZone ?? defaultTimeZone;
  if (!isTimeZone(timeZone)) throw new ApiError(400, 'invalid', `Invalid time zone: ${timeZone}.`, 'timeZone');
  const text = (name: 'description' | 'location') => {
    const value = name in body ? body[name] : before?.[name];
    return value ? { [name]: value as string } : {};
  };
  return { summary, timeZone, ...text('description'), ...text('location') };
}

export function insertCalendar(ctx: Context) {
  if (!isLocalAccount(ctx.store, ctx.actor)) throw new ApiError(403, 'forbidden', 'Forbidden');
  const id = `c_${ctx.store.newId(64, '0123456789abcdef')}@group.calendar.google.com`;
  const scope = { type: 'user' as const, value: ctx.actor };
  const rules = [{ id: `user:${ctx.actor}`, scope, role: 'owner' as const, etag: ctx.store.nextNumber() }];
  const calendar = saveCalendar(ctx.store, { id, ...settable(ctx.body), owner: ctx.actor, primary: false, rules });
  saveEntry(ctx, { calendarId: id, who: ctx.actor, hidden: false, selected: true });
  return calendarResource(calendar);
}

export function getCalendar(ctx: Context) {
  return calendarResource(openCalendar(ctx, 'freeBusyReader').calendar);
}

function changeCalendar(ctx: Context, whole: boolean) {
  const { calendar } = openCalendar(ctx, 'owner');
  const { description: _description, location: _location, ...kept } = calendar;
  const set = settable(ctx.body, whole ? { ...kept, summary: '' } : calendar);
  return calendarResource(saveCalendar(ctx.store, { ...kept, ...set }));
}

export const patchCalendar = (ctx: Context) => changeCalendar(ctx, false);
export const updateCalendar = (ctx: Context) => changeCalendar(ctx, true);

/** Deletes a secondary calendar for everyone; guests see its events as cancelled. */
export function deleteCalendar(ctx: Context): undefined {
  const { calendar } = openCalendar(ctx, 'owner');
  if (calendar.primary) throw new ApiError(403, 'cannotDeletePrimaryCalendar', 'Cannot delete a primary calendar.');
  for (const event of eventsOn(ctx.store, calendar)) {
    if (event.fields.status !== 'cancelled')
      saveEvent(ctx, { ...event, fields: { ...event.fields, status: 'cancelled' } } satisfies EventRecord);
  }
  for (const [key, entry] of [...ctx.store.entries<ListEntry>('calendar.entry')]) {
    if (entry.calendarId === calendar.id) ctx.store.remove('calendar.entry', key);
  }
  ctx.store.remove('calendar', calendar.id);
  return undefined;
}

function saveEntry(ctx: Context, entry: Omit<ListEntry, 'etag'>): ListEntry {
  const saved = { ...entry, etag: ctx.store.nextNumber() };
  ctx.store.put('calendar.entry', entryKey(entry.who, entry.calendarId), saved);
  return saved;
}

/** Google's default colour. */
const color = { colorId: '14', backgroundColor: '#9fe1e7', foregroundColor: '#000000' };

function entryResource(ctx: Context, calendar: CalendarRecord, entry: ListEntry) {
  const { conferenceProperties, dataOwner, kind: _kind, etag: _etag, ...shown } = calendarResource(calendar);
  return {
    kind: 'calendar#calendarListEntry',
    etag: `"${Math.max(entry.etag, calendar.etag)}"`,
    ...shown,
    ...(entry.summaryOverride ? { summaryOverride: entry.summaryOverride } : {}),
    ...color,
    ...(entry.colorId ? { colorId: entry.colorId } : {}),
    ...(entry.hidden ? { hidden: true } : {}),
    ...(entry.selected ? { selected: true } : {}),
    accessRole: roleOf(ctx.store, ctx.actor, calendar),
    defaultReminders: [],
    ...(calendar.primary && calendar.id === ctx.actor ? { primary: true } : {}),
    conferenceProperties,
    dataOwner,
  };
}

/** The caller's entry for a calendar. Their own primary calendar is in the list without having been put there. */
function entryOf(ctx: Context, calendarId: string): ListEntry | undefined {
  const stored = ctx.store.get<ListEntry>('calendar.entry', entryKey(ctx.actor, calendarId));
  if (stored || calendarId !== ctx.actor) return stored;
  return { calendarId, who: ctx.actor, hidden: false, selected: true, etag: 1 };
}

/** @throws ApiError 404 for a calendar that is not in the list, or can no longer be seen. */
function openEntry(ctx: Context): { calendar: CalendarRecord; entry: ListEntry } {
  const { calendar } = openCalendar(ctx, 'freeBusyReader');
  const entry = entryOf(ctx, calendar.id);
  if (!entry) throw notFound();
  return { calendar, entry };
}

export function getListEntry(ctx: Context) {
  const { calendar, entry } = openEntry(ctx);
  return entryResource(ctx, calendar, entry);
}

export function insertListEntry(ctx: Context) {
  if (typeof ctx.body.id !== 'string') throw new ApiError(400, 'required', 'Missing calendar id.', 'id');
  const { calendar } = openCalendar(ctx, 'freeBusyReader', ctx.body.id);
  const before = entryOf(ctx, calendar.id) ?? { calendarId: calendar.id, who: ctx.actor, hidden: false, selected: false };
  return entryResource(ctx, calendar, saveEntry(ctx, withSettings(before, ctx.body)));
}

function withSettings(entry: Omit<ListEntry, 'etag'>, body: Sent): Omit<ListEntry, 'etag'> {
  const next = { ...entry };
  for (const name of ['summaryOverride', 'colorId'] as const) {
    if (!(name in body)) continue;
    if (body[name] === null || body[name] === '') delete next[name];
    else next[name] = body[name];
  }
  if (body.hidden !== undefined) next.hidden = body.hidden === true;
  if (body.selected !== undefined) next.selected = body.selected === true;
  return next;
}

export function patchListEntry(ctx: Context) {
  const { calendar, entry } = openEntry(ctx);
  return entryResource(ctx, calendar, saveEntry(ctx, withSettings(entry, ctx.body)));
}

export function updateListEntry(ctx: Context) {
  const { calendar, entry } = openEntry(ctx);
  const bare = { calendarId: entry.calendarId, who: entry.who, hidden: false, selected: false };
  return entryResource(ctx, calendar, saveEntry(ctx, withSettings(bare, ctx.body)));
}

export function deleteListEntry(ctx: Context): undefined {
  const { calendar } = openEntry(ctx);
  if (calendar.owner === ctx.actor)
    throw new ApiError(403, 'cannotUnsubscribeFromOwnCalendar', 'You cannot unsubscribe from a calendar that you own.');
  ctx.store.remove('calendar.entry', entryKey(ctx.actor, calendar.id));
  return undefined;
}

/** The caller's primary calendar and those they made or subscribed to, as far as they may still see them. */
export function listEntries(ctx: Context) {
  const least = ctx.query.get('minAccessRole') ?? 'freeBusyReader';
  const wanted = roles.find((role) => role === least);
  if (wanted === undefined) throw new ApiError(400, 'invalidParameter', `Invalid value "${least}" for minAccessRole.`, 'minAccessRole');
  const own = isLocalAccount(ctx.store, ctx.actor) ? [ctx.actor] : [];
  const entries = ctx.store.entries<ListEntry>('calendar.entry');
  const ids = new Set([...own, ...[...entries].filter(([, entry]) => entry.who === ctx.actor).map(([, entry]) => entry.calendarId)]);
  const items = [...ids].flatMap((id) => {
    const calendar = calendarById(ctx.store, id);
    const entry = entryOf(ctx, id);
    if (!calendar || !entry || (entry.hidden && !ctx.query.flag('showHidden'))) return [];
    const role = roleOf(ctx.store, ctx.actor, calendar);
    return role !== 'none' && atLeast(role, wanted) ? [entryResource(ctx, calendar, entry)] : [];
  });
  const page = pageOf(ctx, items, 100);
  return { kind: 'calendar#calendarList', etag: `"${items.length}"`, ...page };
}

/** A page of a short list, by offset. */
export function pageOf<T>(ctx: Context, items: readonly T[], size: number): { items: T[]; nextPageToken?: string } {
  const most = ctx.query.number('maxResults', size);
  const from = Number(ctx.query.get('pageToken') ?? 0);
  if (most < 1 || !Number.isInteger(from) || from < 0) throw new ApiError(400, 'invalid', 'Invalid page token or page size.', 'pageToken');
  const to = from + Math.min(most, 250);
  return { items: items.slice(from, to), ...(to < items.length ? { nextPageToken: String(to) } : {}) };
}
