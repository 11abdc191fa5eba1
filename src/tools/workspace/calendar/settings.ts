import { isLocalAccount } from '../core/directory.ts';
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { readSync, syncedPage } from './events/sync.ts';
import type { CalendarRecord } from './model.ts';
import { calendarById, defaultTimeZone, notFound } from './model.ts';

/**
 * calendar.settings: what people have chosen in Calendar's own pages, which nobody can here. A Swedish account's values,
 * and the time zone of the person's own calendar.
 */
const values: Readonly<Record<string, string>> = {
  autoAddHangouts: 'false',
  dateFieldOrder: 'YMD',
  defaultEventLength: '60',
  format24HourTime: 'true',
  hideInvitations: 'false',
  hideWeekends: 'false',
  locale: 'sv',
  remindOnRespondedEventsOnly: 'false',
  showDeclinedEvents: 'true',
  timezone: defaultTimeZone,
  useKeyboardShortcuts: 'true',
  weekStart: '1',
};

function settingsOf(ctx: Context) {
  if (!isLocalAccount(ctx.store, ctx.actor)) throw new ApiError(403, 'forbidden', 'Forbidden');
  const own = calendarById(ctx.store, ctx.actor);
  return Object.entries({ ...values, timezone: own?.timeZone ?? defaultTimeZone }).map(([id, value]) => ({
    kind: 'calendar#setting',
    etag: `"${id === 'timezone' ? (own?.etag ?? 1) : 1}"`,
    id,
    value,
  }));
}

export function getSetting(ctx: Context) {
  const found = settingsOf(ctx).find((setting) => setting.id === ctx.path.setting);
  if (!found) throw notFound();
  return found;
}

export function listSettings(ctx: Context) {
  const list = `settings ${ctx.actor}`;
  const known = ctx.store.get<CalendarRecord>('calendar', ctx.actor)?.etag ?? 0;
  const sync = readSync(ctx, list, [], []);
  const items = settingsOf(ctx).filter((setting) => sync === undefined || (setting.id === 'timezone' && known > sync.since));
  return { kind: 'calendar#settings', etag: `"${known}"`, ...syncedPage(ctx, list, items, known) };
}
