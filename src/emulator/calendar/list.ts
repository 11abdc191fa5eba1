import { createHash } from 'node:crypto';
import type { Context } from '../service.ts';
import { ApiError } from '../service.ts';
import { lens } from './events.ts';
import type { EventRecord } from './model.ts';
import { eventsOn, openCalendar } from './model.ts';
import { instantOf, queryInstant } from './time.ts';
import type { Lens } from './view.ts';
import { eventResource, icalUid, statusOn } from './view.ts';

/** calendar.events.list: filters, pages and sync tokens. */

/** How long a sync token is good for. Google says only that tokens expire. */
const syncTokenDays = 28;
const dayLength = 86_400_000;

/** Google's list of what a sync token excludes. */
const notWithSync = ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'timeMin', 'timeMax', 'updatedMin'];
/** After a first request with these there is no sync token to be had. */
const noSyncAfter = ['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'updatedMin'];

interface SyncToken {
  calendar: string;
  /** The number of the last change that was known. */
  since: number;
  /** When it was given. */
  at: number;
}

interface PageToken {
  /** The place of the last event given, and of what query. */
  after: [number, number];
  query: string;
  sync: number;
}

function fullSync(): ApiError {
  return new ApiError(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.', 'syncToken');
}

function badRequest(message: string, location: string): ApiError {
  return new ApiError(400, 'badRequest', message, location);
}

function encode(token: SyncToken | PageToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function decode<T>(text: string): T | undefined {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as T;
  } catch {
    return undefined;
  }
}

function readSync(ctx: Context, calendarId: string): SyncToken | undefined {
  const text = ctx.query.get('syncToken');
  if (text === undefined) return undefined;
  const clash = notWithSync.find((name) => ctx.query.has(name));
  if (clash !== undefined) throw badRequest(`Sync token cannot be used with ${clash}.`, clash);
  if (ctx.query.has('showDeleted') && !ctx.query.flag('showDeleted'))
    throw badRequest('Sync token cannot be used with showDeleted=false.', 'showDeleted');
  const token = decode<SyncToken>(text);
  const sound = token && typeof token.since === 'number' && token.calendar === calendarId && typeof token.at === 'number';
  if (!sound || ctx.now() - token.at > syncTokenDays * dayLength) throw fullSync();
  return token;
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

function timeTest(ctx: Context, view: Lens): Test | undefined {
  const min = queryInstant(ctx.query.get('timeMin'), 'timeMin');
  const max = queryInstant(ctx.query.get('timeMax'), 'timeMax');
  if (min !== undefined && max !== undefined && max <= min)
    throw new ApiError(400, 'timeRangeEmpty', 'The specified time range is empty.', 'timeMax');
  if (min === undefined && max === undefined) return undefined;
  const zone = view.timeZone ?? view.calendar.timeZone;
  return (event) => {
    const { start, end } = spanOf(event, zone);
    return (min === undefined || end > min) && (max === undefined || start < max);
  };
}

/** The place of each event in the order asked for: a number, then the order of making. */
function placing(ctx: Context, view: Lens): (event: EventRecord) => [number, number] {
  const order = ctx.query.get('orderBy');
  if (order === undefined) return (event) => [0, event.made];
  if (order === 'updated') return (event) => [event.change, event.made];
  if (order !== 'startTime')
    throw new ApiError(400, 'invalidParameter', `Invalid value "${order}" for orderBy. Allowed values: [startTime, updated]`, 'orderBy');
  if (!ctx.query.flag('singleEvents')) throw badRequest('The requested ordering is not available for the particular query.', 'orderBy');
  return (event) => [spanOf(event, view.calendar.timeZone).start, event.made];
}

export function listEvents(ctx: Context) {
  const opened = openCalendar(ctx, 'freeBusyReader');
  const view = lens(ctx, opened);
  const sync = readSync(ctx, view.calendar.id);
  const place = placing(ctx, view);
  const updatedMin = queryInstant(ctx.query.get('updatedMin'), 'updatedMin');
  const showDeleted = ctx.query.flag('showDeleted') || sync !== undefined || updatedMin !== undefined;
  const tests: Test[] = [
    ...(showDeleted ? [] : [(event: EventRecord) => statusOn(event, view) !== 'cancelled']),
    ...(sync === undefined ? [] : [(event: EventRecord) => event.change > sync.since]),
    ...(updatedMin === undefined ? [] : [(event: EventRecord) => Date.parse(event.updated) >= updatedMin]),
    ...propertyTests(ctx, view),
  ];
  const [terms, uid, types] = [ctx.query.get('q'), ctx.query.get('iCalUID'), ctx.query.all('eventTypes')];
  if (terms !== undefined) tests.push(textTest(terms));
  if (uid !== undefined) tests.push((event) => icalUid(event) === uid);
  if (types.length > 0 && !types.includes('default')) tests.push(() => false);
  const within = timeTest(ctx, view);
  if (within) tests.push(within);
  const all = eventsOn(ctx.store, view.calendar);
  const query = queryMark(ctx, view.calendar.id);
  const page = readPage(ctx, query);
  const known = page?.sync ?? all.reduce((most, event) => Math.max(most, event.change), sync?.since ?? 0);
  const found = all
    .filter((event) => tests.every((test) => test(event)))
    .map((event) => ({ event, at: place(event) }))
    .filter(({ at }) => page === undefined || compare(at, page.after) > 0)
    .sort((a, b) => compare(a.at, b.at));
  const size = pageSize(ctx);
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const more = found.length > size && last !== undefined;
  const token: SyncToken = { calendar: view.calendar.id, since: known, at: ctx.now() };
  const syncable = !noSyncAfter.some((name) => ctx.query.has(name));
  return {
    kind: 'calendar#events',
    etag: `"${known}"`,
    summary: view.calendar.summary,
    ...(view.calendar.description ? { description: view.calendar.description } : {}),
    updated: new Date(Math.max(0, ...all.map((event) => Date.parse(event.updated)))).toISOString(),
    timeZone: view.timeZone ?? view.calendar.timeZone,
    accessRole: view.role,
    defaultReminders: [],
    ...(more ? { nextPageToken: encode({ after: last.at, query, sync: known }) } : syncable ? { nextSyncToken: encode(token) } : {}),
    items: shown.map(({ event }) => eventResource(event, view)),
  };
}

function compare(a: [number, number], b: [number, number]): number {
  return a[0] - b[0] || a[1] - b[1];
}

function pageSize(ctx: Context): number {
  const asked = ctx.query.number('maxResults', 250);
  if (asked < 1) throw new ApiError(400, 'invalidParameter', 'maxResults must be at least 1.', 'maxResults');
  return Math.min(asked, ctx.limits.calendarPageSize);
}

/** A page token goes with the query it came from. */
function queryMark(ctx: Context, calendarId: string): string {
  const names = [...notWithSync, 'showDeleted', 'singleEvents', 'syncToken'];
  const text = JSON.stringify([calendarId, ...names.map((name) => ctx.query.all(name))]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

function readPage(ctx: Context, query: string): PageToken | undefined {
  const text = ctx.query.get('pageToken');
  if (text === undefined) return undefined;
  const token = decode<PageToken>(text);
  if (token?.query !== query || !Array.isArray(token.after)) throw new ApiError(400, 'invalid', 'Invalid page token value.', 'pageToken');
  return token;
}
