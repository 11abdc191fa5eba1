import { createHash } from 'node:crypto';
import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { eventTypes } from '../fields.ts';
import type { EventRecord } from '../model.ts';
import { eventsOn, openCalendar } from '../model.ts';
import { lens } from './events.ts';
import { spreadOut } from './series.ts';
import { instantOf, queryInstant } from './time.ts';
import type { Lens } from './view.ts';
import { eventResource, icalUid, statusOn } from './view.ts';

/** calendar.events.list: filters and pages. */

/** What decides which events a page token goes on among. */
const deciding = [
  ...['iCalUID', 'orderBy', 'privateExtendedProperty', 'q', 'sharedExtendedProperty', 'timeMin', 'timeMax', 'updatedMin'],
  ...['showDeleted', 'singleEvents'],
];

/** The place of an event in the order asked for: a number, the order of making, and of a repeating event's times their start. */
type Place = [number, number, number];

interface PageToken {
  /** The place of the last event given, and of what query. */
  after: Place;
  query: string;
}

type Test = (event: EventRecord) => boolean;

function badRequest(message: string, location: string): ApiError {
  return new ApiError(400, 'badRequest', message, location);
}

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
function spanOfList(ctx: Context): { from: number; to: number } {
  const from = queryInstant(ctx.query.get('timeMin'), 'timeMin') ?? -Infinity;
  const to = queryInstant(ctx.query.get('timeMax'), 'timeMax') ?? Infinity;
  if (to <= from) throw new ApiError(400, 'timeRangeEmpty', 'The specified time range is empty.', 'timeMax');
  return { from, to };
}

/** A repeating event lies within a span if one of its times does. */
function spanTest(ctx: Context, zone: string): Test {
  const { from, to } = spanOfList(ctx);
  return (event) =>
    spreadOut(event, zone, from, to).some((one) => {
      const { start, end } = spanOf(one, zone);
      return end > from && start < to;
    });
}

function placing(ctx: Context, view: Lens): (event: EventRecord) => Place {
  const order = ctx.query.get('orderBy');
  const startOf = (event: EventRecord) => spanOf(event, view.calendar.timeZone).start;
  if (order === undefined) return (event) => [0, event.made, startOf(event)];
  if (order === 'updated') return (event) => [event.change, event.made, startOf(event)];
  if (order !== 'startTime')
    throw new ApiError(400, 'invalidParameter', `Invalid value "${order}" for orderBy. Allowed values: [startTime, updated]`, 'orderBy');
  if (!ctx.query.flag('singleEvents')) throw badRequest('The requested ordering is not available for the particular query.', 'orderBy');
  return (event) => [startOf(event), event.made, 0];
}

function testsOf(ctx: Context, view: Lens): Test[] {
  const { query } = ctx;
  const tests = [...propertyTests(ctx, view), spanTest(ctx, view.timeZone ?? view.calendar.timeZone)];
  const [terms, uid, types] = [query.get('q'), query.get('iCalUID'), query.all('eventTypes')];
  const updatedMin = queryInstant(query.get('updatedMin'), 'updatedMin');
  const odd = types.find((type) => !eventTypes.includes(type));
  if (odd !== undefined) throw new ApiError(400, 'invalidParameter', `Invalid value "${odd}" for eventTypes.`, 'eventTypes');
  if (!query.flag('showDeleted') && updatedMin === undefined) tests.push((event) => statusOn(event, view) !== 'cancelled');
  if (updatedMin !== undefined) tests.push((event) => Date.parse(event.updated) >= updatedMin);
  if (terms !== undefined) tests.push(textTest(terms));
  if (uid !== undefined) tests.push((event) => icalUid(event) === uid);
  if (types.length > 0 && !types.includes('default')) tests.push(() => false);
  return tests;
}

export function listEvents(ctx: Context) {
  const view = lens(ctx, openCalendar(ctx, 'freeBusyReader'));
  const place = placing(ctx, view);
  const tests = testsOf(ctx, view);
  const marks = JSON.stringify([view.calendar.id, ...deciding.map((name) => ctx.query.all(name))]);
  const query = createHash('sha256').update(marks).digest('base64url').slice(0, 12);
  const page = readPage(ctx, query);
  const all = eventsOn(ctx.store, view.calendar);
  const { from, to } = spanOfList(ctx);
  const single = ctx.query.flag('singleEvents');
  const found = all
    .flatMap((event) => (single ? spreadOut(event, view.timeZone ?? view.calendar.timeZone, from, to) : [event]))
    .filter((event) => tests.every((test) => test(event)))
    .map((event) => ({ event, at: place(event) }))
    .filter(({ at }) => page === undefined || compare(at, page.after) > 0)
    .sort((a, b) => compare(a.at, b.at));
  const size = pageSize(ctx);
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const more = found.length > size && last !== undefined;
  return {
    kind: 'calendar#events',
    etag: `"${all.reduce((most, event) => Math.max(most, event.change), 0)}"`,
    summary: view.calendar.summary,
    ...(view.calendar.description ? { description: view.calendar.description } : {}),
    updated: new Date(all.reduce((latest, event) => Math.max(latest, Date.parse(event.updated)), 0)).toISOString(),
    timeZone: view.timeZone ?? view.calendar.timeZone,
    accessRole: view.role,
    defaultReminders: [],
    ...(more ? { nextPageToken: Buffer.from(JSON.stringify({ after: last.at, query } satisfies PageToken)).toString('base64url') } : {}),
    items: shown.map(({ event }) => eventResource(event, view)),
  };
}

function compare(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function pageSize(ctx: Context): number {
  const asked = ctx.query.number('maxResults', 250);
  if (asked < 1) throw new ApiError(400, 'invalidParameter', 'maxResults must be at least 1.', 'maxResults');
  return Math.min(asked, ctx.limits.calendarPageSize);
}

function readPage(ctx: Context, query: string): PageToken | undefined {
  const text = ctx.query.get('pageToken');
  if (text === undefined) return undefined;
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString()) as PageToken | null;
    if (token?.query === query && Array.isArray(token.after)) return token;
  } catch {
    // Said below.
  }
  throw new ApiError(400, 'invalid', 'Invalid page token value.', 'pageToken');
}
