import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import type { EventRecord } from '../model.ts';
import { lens, openEvent } from './events.ts';
import { askedSpan, listHead, pageSize, within } from './list.ts';
import { exceptionsOn, isSeries, plainInstances } from './series.ts';
import { badRequest, decodeToken, encodeToken, queryMark } from './sync.ts';
import { instantOf, isDay, parseInstant } from './time.ts';
import { etagOf, eventResource, statusOn } from './view.ts';

/** calendar.events.instances: the times of one series, in the order in which it has them. An event that does not recur has none. */

interface PageToken {
  after: number;
  query: string;
}

export function listInstances(ctx: Context) {
  const { at, event } = openEvent(ctx, 'freeBusyReader');
  const view = lens(ctx, at);
  const zone = view.timeZone ?? view.calendar.timeZone;
  const span = askedSpan(ctx);
  const original = (one: EventRecord) => instantOf(one.originalStart ?? one.fields.start, zone, 'start');
  const wanted = originalStart(ctx, zone);
  const all = isSeries(event)
    ? [
        ...plainInstances(ctx.store, event, zone, wanted === undefined ? span : { from: wanted - 1, to: wanted + 1 }),
        ...exceptionsOn(ctx.store, event, view.calendar),
      ]
    : [];
  const query = queryMark(ctx, `${view.calendar.id} ${event.id}`, ['timeMin', 'timeMax', 'showDeleted', 'originalStart']);
  const after = readPage(ctx, query);
  const found = all
    .filter((one) => within(one, zone, span) && (wanted === undefined || original(one) === wanted))
    .filter((one) => ctx.query.flag('showDeleted') || statusOn(one, view) !== 'cancelled')
    .map((one) => ({ one, at: original(one) }))
    .filter((one) => one.at > after)
    .sort((a, b) => a.at - b.at);
  const size = pageSize(ctx);
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const more = found.length > size && last;
  return {
    kind: 'calendar#events',
    etag: etagOf(event),
    ...listHead(view, [event, ...all]),
    ...(more ? { nextPageToken: encodeToken({ after: last.at, query } satisfies PageToken) } : {}),
    items: shown.map(({ one }) => eventResource(one, view)),
  };
}

/** `originalStart`, which is a time, or a day for a series of days. */
function originalStart(ctx: Context, zone: string): number | undefined {
  const text = ctx.query.get('originalStart');
  if (text === undefined) return undefined;
  const millis = isDay(text) ? instantOf({ date: text }, zone, 'start') : parseInstant(text);
  if (millis === undefined)
    throw badRequest(`Bad Request: originalStart must be a day or an RFC 3339 time, not "${text}".`, 'originalStart');
  return millis;
}

function readPage(ctx: Context, query: string): number {
  const text = ctx.query.get('pageToken');
  if (text === undefined) return Number.NEGATIVE_INFINITY;
  const token = decodeToken<PageToken>(text);
  if (token?.query !== query || typeof token.after !== 'number')
    throw new ApiError(400, 'invalid', 'Invalid page token value.', 'pageToken');
  return token.after;
}
