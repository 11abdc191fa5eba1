import { FREEBUSY_GROUP_MEMBERS } from '../../../quotas/google.ts';
import { groupByEmail, membersOf } from '../core/directory.ts';
import type { Context, Store } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { spanOf } from './events/list.ts';
import { spreadOut } from './events/series.ts';
import { instantText, isTimeZone, queryInstant } from './events/time.ts';
import { guestOn, statusOn } from './events/view.ts';
import type { CalendarRecord } from './model.ts';
import { addressesOf, atLeast, calendarById, eventsOn, roleOf } from './model.ts';

/** calendar.freebusy.query: when calendars are busy, groups spread out to their members. */

interface Interval {
  start: number;
  end: number;
}

/** Members of one group that Google spreads out. */

function instant(text: unknown, name: string): number {
  if (text === undefined) throw new ApiError(400, 'required', `Required parameter: ${name}`, name);
  return queryInstant(String(text), name) as number;
}

export function queryFreeBusy(ctx: Context) {
  const { body } = ctx;
  const [from, to] = [instant(body.timeMin, 'timeMin'), instant(body.timeMax, 'timeMax')];
  if (to <= from) throw new ApiError(400, 'timeRangeEmpty', 'The specified time range is empty.', 'timeMax');
  const zone = body.timeZone ?? 'UTC';
  if (!isTimeZone(zone)) throw new ApiError(400, 'invalid', `Invalid time zone: ${zone}.`, 'timeZone');
  const groups: Record<string, unknown> = {};
  const calendars = new Set<string>();
  for (const item of (body.items ?? []) as { id?: unknown }[]) {
    if (typeof item?.id !== 'string' || item.id === '') throw new ApiError(400, 'required', 'Required parameter: items.id', 'items');
    const id = item.id === 'primary' ? ctx.actor : item.id.toLowerCase();
    if (!groupByEmail(ctx.store, id)) {
      calendars.add(id);
      continue;
    }
    const people = peopleIn(ctx.store, id);
    const most = Math.min(body.groupExpansionMax ?? FREEBUSY_GROUP_MEMBERS, FREEBUSY_GROUP_MEMBERS);
    if (people.length > most) groups[id] = { errors: [{ domain: 'global', reason: 'groupTooBig' }] };
    else {
      groups[id] = { calendars: people };
      for (const person of people) calendars.add(person);
    }
  }
  const most = Math.min(body.calendarExpansionMax ?? ctx.limits.freebusyCalendars, ctx.limits.freebusyCalendars);
  if (calendars.size > most) {
    throw new ApiError(400, 'tooManyCalendarsRequested', `Too many calendars requested: ${calendars.size}, at most ${most}.`, 'items');
  }
  const answers = [...calendars].map((id) => [id, calendarAnswer(ctx, id, { start: from, end: to }, zone)]);
  return {
    kind: 'calendar#freeBusy',
    timeMin: instantText(from, zone),
    timeMax: instantText(to, zone),
    ...(Object.keys(groups).length > 0 ? { groups } : {}),
    calendars: Object.fromEntries(answers),
  };
}

/** Everyone in a group and the groups in it, each once. */
function peopleIn(store: Store, group: string): string[] {
  const people = new Set<string>();
  const seen = new Set([group]);
  const waiting = [group];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { member } of membersOf(store, groupByEmail(store, next)?.id ?? '')) {
      if (!groupByEmail(store, member)) people.add(member);
      else if (!seen.has(member)) {
        seen.add(member);
        waiting.push(member);
      }
    }
  }
  return [...people].sort();
}

function calendarAnswer(ctx: Context, id: string, window: Interval, zone: string) {
  const calendar = calendarById(ctx.store, id);
  if (!calendar || !atLeast(roleOf(ctx.store, ctx.actor, calendar), 'freeBusyReader')) {
    return { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] };
  }
  return {
    busy: busyIn(ctx.store, calendar, window).map(({ start, end }) => ({ start: instantText(start, zone), end: instantText(end, zone) })),
  };
}

/** The times within the window at which the calendar is taken, merged where they meet. A declined meeting leaves one free. */
function busyIn(store: Store, calendar: CalendarRecord, window: Interval): Interval[] {
  const view = { calendar, addresses: addressesOf(store, calendar) };
  const times = eventsOn(store, calendar)
    .flatMap((event) => spreadOut(event, calendar.timeZone, window.start, window.end))
    .filter((event) => event.fields.transparency !== 'transparent' && statusOn(event, view) !== 'cancelled')
    .filter((event) => guestOn(event, calendar)?.responseStatus !== 'declined')
    .map((event) => spanOf(event, calendar.timeZone))
    .filter(({ start, end }) => start < window.end && end > window.start)
    .sort((a, b) => a.start - b.start);
  const merged: Interval[] = [];
  for (const time of times) {
    const clipped = { start: Math.max(time.start, window.start), end: Math.min(time.end, window.end) };
    const last = merged.at(-1);
    if (last && clipped.start <= last.end) last.end = Math.max(last.end, clipped.end);
    else merged.push(clipped);
  }
  return merged;
}
