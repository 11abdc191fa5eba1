import { isLocalAccount } from '../core/directory.ts';
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { saveEntry } from './entries.ts';
import { isTimeZone } from './events/time.ts';
import type { CalendarRecord, ListEntry } from './model.ts';
import { defaultTimeZone, eventsOn, openCalendar, saveCalendar, saveEvent } from './model.ts';
import { calendarResource } from './resource.ts';

/** calendar.calendars: making and deleting. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape
type Sent = any;

/** What may be set of a calendar. @throws ApiError 400 for no name or an unknown time zone. */
function settable(body: Sent): Pick<CalendarRecord, 'summary' | 'description' | 'location' | 'timeZone'> {
  const { summary, description, location, timeZone = defaultTimeZone } = body;
  if (typeof summary !== 'string' || summary === '') throw new ApiError(400, 'required', 'Missing summary.', 'summary');
  if (!isTimeZone(timeZone)) throw new ApiError(400, 'invalid', `Invalid time zone: ${timeZone}.`, 'timeZone');
  return { summary, timeZone, ...(description ? { description } : {}), ...(location ? { location } : {}) };
}

export function insertCalendar(ctx: Context) {
  if (!isLocalAccount(ctx.store, ctx.actor)) throw new ApiError(403, 'forbidden', 'Forbidden');
  const id = `c_${ctx.store.newId(64, '0123456789abcdef')}@group.calendar.google.com`;
  const scope = { type: 'user' as const, value: ctx.actor };
  const rules = [{ id: `user:${ctx.actor}`, scope, role: 'owner' as const, etag: ctx.store.nextNumber() }];
  const calendar = saveCalendar(ctx.store, { id, ...settable(ctx.body), owner: ctx.actor, primary: false, rules, app: ctx.app ?? '' });
  saveEntry(ctx, { calendarId: id, who: ctx.actor });
  return calendarResource(calendar);
}

export function getCalendar(ctx: Context) {
  return calendarResource(openCalendar(ctx, 'freeBusyReader').calendar);
}

/** Deletes a secondary calendar for everyone; guests see its events as cancelled. */
export function deleteCalendar(ctx: Context): undefined {
  const { calendar } = openCalendar(ctx, 'owner');
  if (calendar.primary) throw new ApiError(403, 'cannotDeletePrimaryCalendar', 'Cannot delete a primary calendar.');
  cancelAll(ctx, calendar);
  for (const [, entry] of [...ctx.store.entries<ListEntry>('calendar.entry')]) {
    if (entry.calendarId === calendar.id && !entry.deleted) saveEntry(ctx, { ...entry, deleted: true });
  }
  ctx.store.remove('calendar', calendar.id);
  return undefined;
}

function cancelAll(ctx: Context, calendar: CalendarRecord): void {
  for (const event of eventsOn(ctx.store, calendar)) {
    if (event.calendarId !== calendar.id || event.fields.status === 'cancelled') continue;
    saveEvent(ctx, { ...event, fields: { ...event.fields, status: 'cancelled' } });
  }
}
