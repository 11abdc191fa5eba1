import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { eventTypes } from '../fields.ts';
import type { EventRecord } from '../model.ts';
import { eventsOn, openCalendar } from '../model.ts';
import { lens } from './events.ts';
import type { Span } from './recurrence.ts';
import { isSeries, plainInstances, touches } from './series.ts';
import type { SyncToken } from './sync.ts';
import { badRequest, decodeToken, encodeToken, fullSync, queryMark, readSync } from './sync.ts';
import { instantOf, queryInstant } from './time.ts';
import type { Lens } from './view.ts';
import { eventResource, icalUid, statusOn } from './view.ts';

/** calendar.events.list: filters, pages and sync tokens. */

/** Google's list of what a sync token excludes. */
const notWithSync = ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'timeMin', 'timeMax', 'updatedMin'];
/** After a first request with these there is no sync token to be had. */
const noSyncAfter = ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'updatedMin'];

/** The place of an event in the order asked for: a number, the order of making, and for instances their original start. */
type Place = [number, number, number];

interface PageToken {
  /** The place of the last event given, and of what query. */
  after: Place;
  query: string;
  sync: number;
}

type Test = (event: EventRecord) => boolean;

function propertyTests(ctx: Context, view: Lens): Test[] {
  const test = (kind: 'private' | 'shared', text: string): Test => {
    const at = text.indexOf('=');
    if (at < 1) throw badRequest(`Invalid ${kind} extended property: ${text}`, `${kind}ExtendedProperty`);
    const [key, value] = [text.slice(0, at), text.slice(at + 1)];
    return (event) =>
      (kind === 'shared' || event.calendarId === view.calendar.id) &&
      Object.hasOwn(event.fields.extendedProperties?.[kind] ?? {}, key) &&
      event.fields.extendedProperties?.[kind]?.[key] === value;
  };
  return [
    ...ctx.query.all('privateExtendedProperty').map((text) => test('private', text)),
    ...ctx.query.all('sharedExtendedProperty').map((text) => test('shared', text)),
  ];
}

function textTest(terms: string): Test {
  const words = terms
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return ({ fields, attendees, calendarId }) => {
    const guests = attendees.flatMap((guest) => [guest.email, guest.displayName]);
    const text = [fields.summary, fields.description, fields.location, calendarId, ...guests].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

/** When an event begins and ends, in milliseconds. */
export function spanOf(event: EventRecord, zone: string): { start: number; end: number } {
  return { start: instantOf(event.fields.start, zone, 'start'), end: instantOf(event.fields.end, zone, 'end') };
}

/** timeMin and timeMax. @throws ApiError 400 for a bad time, or an end before its beginning */
export function askedSpan(ctx: Context): Span {
  const from = queryInstant(ctx.query.get('timeMin'), 'timeMin');
  const to = queryInstant(ctx.query.get('timeMax'), 'timeMax');
  if (from !== undefined && to !== undefined && to <= from)
    throw new ApiError(400, 'timeRangeEmpty', 'The specified time range is empty.', 'timeMax');
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** A series lies within a span if one of its instances does. */
export function within(event: EventRecord, zone: string, span: Span): boolean {
  if (isSeries(event)) return touches(event, zone, span);
  const { start, end } = spanOf(event, zone);
  return (span.from === undefined || end > span.from) && (span.to === undefined || start < span.to);
}

function placing(ctx: Context, view: Lens): (event: EventRecord) => Place {
  const zone = view.calendar.timeZone;
  const original = (event: EventRecord) => (event.originalStart ? instantOf(event.originalStart, zone, 'start') : 0);
  const order = ctx.query.get('orderBy');
  if (order === undefined) return (event) => [0, event.made, original(event)];
  if (order === 'updated') return (event) => [event.change, event.made, original(event)];
  if (order !== 'startTime')
    throw new ApiError(400, 'invalidParameter', `Invalid value "${order}" for orderBy. Allowed values: [startTime, updated]`, 'orderBy');
  if (!ctx.query.flag('singleEvents')) throw badRequest('The requested ordering is not available for the particular query.', 'orderBy');
  return (event) => [spanOf(event, zone).start, event.made, original(event)];
}

/**
 * Whether a cancelled event is shown. Deleted ones are when asked for; cancelled instances also where series are not
 * spread out, since they say which of its times a series lacks.
 */
function deletedTest(ctx: Context, view: Lens, all: readonly EventRecord[], always: boolean): Test {
  if (always || ctx.query.flag('showDeleted')) return () => true;
  if (ctx.query.flag('singleEvents')) return (event) => statusOn(event, view) !== 'cancelled';
  const standing = new Set(all.filter((event) => isSeries(event) && statusOn(event, view) !== 'cancelled').map((event) => event.id));
  return (event) => statusOn(event, view) !== 'cancelled' || standing.has(event.recurringEventId ?? '');
}

function contentTests(ctx: Context, view: Lens): Test[] {
  const tests = propertyTests(ctx, view);
  const [terms, uid, types] = [ctx.query.get('q'), ctx.query.get('iCalUID'), ctx.query.all('eventTypes')];
  const odd = types.find((type) => !eventTypes.includes(type));
  if (odd !== undefined) throw new ApiError(400, 'invalidParameter', `Invalid value "${odd}" for eventTypes.`, 'eventTypes');
  if (terms !== undefined) tests.push(textTest(terms));
  if (uid !== undefined) tests.push((event) => icalUid(event) === uid);
  if (types.length > 0 && !types.includes('default')) tests.push(() => false);
  return tests;
}

export function listEvents(ctx: Context) {
  const opened = openCalendar(ctx, 'freeBusyReader');
  const view = lens(ctx, opened);
  const single = ctx.query.flag('singleEvents');
  const sync = readSync(ctx, view.calendar.id, notWithSync, ['showDeleted']);
  const place = placing(ctx, view);
  const updatedMin = queryInstant(ctx.query.get('updatedMin'), 'updatedMin');
  const asked = askedSpan(ctx);
  const all = eventsOn(ctx.store, view.calendar);
  // Which instances are no more cannot be told one by one.
  if (sync && all.some((event) => (event.reshaped ?? 0) > sync.since)) throw fullSync();
  const isShown = deletedTest(ctx, view, all, sync !== undefined || updatedMin !== undefined);
  const tests: Test[] = [
    isShown,
    ...(sync === undefined ? [] : [(event: EventRecord) => event.change > sync.since]),
    ...(updatedMin === undefined ? [] : [(event: EventRecord) => Date.parse(event.updated) >= updatedMin]),
    ...contentTests(ctx, view),
  ];
  const zone = view.timeZone ?? view.calendar.timeZone;
  const span = sync?.span ?? asked;
  const spread = (event: EventRecord) => (single && isSeries(event) ? plainInstances(ctx.store, event, zone, span) : [event]);
  const query = queryMark(ctx, view.calendar.id, [...notWithSync, 'showDeleted', 'singleEvents', 'syncToken']);
  const page = readPage(ctx, query);
  const known = page?.sync ?? all.reduce((most, event) => Math.max(most, event.change, event.reshaped ?? 0), sync?.since ?? 0);
  const found = all
    .filter((event) => tests.every((test) => test(event)))
    .flatMap(spread)
    .filter((event) => within(event, zone, asked))
    .map((event) => ({ event, at: place(event) }))
    .filter(({ at }) => page === undefined || compare(at, page.after) > 0)
    .sort((a, b) => compare(a.at, b.at));
  const size = pageSize(ctx);
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const more = found.length > size && last !== undefined;
  const token: SyncToken = { list: view.calendar.id, since: known, at: ctx.now(), ...(single ? { span } : {}) };
  const syncable = !noSyncAfter.some((name) => ctx.query.has(name));
  return {
    kind: 'calendar#events',
    etag: `"${known}"`,
    ...listHead(view, all),
    ...(more
      ? { nextPageToken: encodeToken({ after: last.at, query, sync: known } satisfies PageToken) }
      : syncable
        ? { nextSyncToken: encodeToken(token) }
        : {}),
    items: shown.map(({ event }) => eventResource(event, view)),
  };
}

/** What every list of events says of its calendar. */
export function listHead(view: Lens, all: readonly EventRecord[]) {
  return {
    summary: view.calendar.summary,
    ...(view.calendar.description ? { description: view.calendar.description } : {}),
    updated: new Date(all.reduce((last, event) => Math.max(last, Date.parse(event.updated)), 0)).toISOString(),
    timeZone: view.timeZone ?? view.calendar.timeZone,
    accessRole: view.role,
    defaultReminders: [],
  };
}

function compare(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

export function pageSize(ctx: Context): number {
  const asked = ctx.query.number('maxResults', 250);
  if (asked < 1) throw new ApiError(400, 'invalidParameter', 'maxResults must be at least 1.', 'maxResults');
  return Math.min(asked, ctx.limits.calendarPageSize);
}

function readPage(ctx: Context, query: string): PageToken | undefined {
  const text = ctx.query.get('pageToken');
  if (text === undefined) return undefined;
  const token = decodeToken<PageToken>(text);
  if (token?.query !== query || !Array.isArray(token.after)) throw new ApiError(400, 'invalid', 'Invalid page token value.', 'pageToken');
  return token;
}
