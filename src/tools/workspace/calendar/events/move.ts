import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import type { EventRecord } from '../model.ts';
import { eventKey, exceptionsOf, openCalendar, recordOn, saveEvent } from '../model.ts';
import { lens, openEvent } from './events.ts';
import { mailGuests, sendUpdatesOf } from './mail.ts';
import { eventResource, statusOn } from './view.ts';

/**
 * calendar.events.move: the event gets another organizer and keeps its id. It stays on the calendar that it left as a
 * cancelled one, unless that calendar is a guest.
 */
export function moveEvent(ctx: Context) {
  const { at, event } = openEvent(ctx, 'writerWithoutPrivateAccess');
  const send = sendUpdatesOf(ctx);
  const destination = ctx.query.get('destination');
  if (destination === undefined) throw new ApiError(400, 'required', 'Required parameter: destination', 'destination');
  const to = openCalendar(ctx, 'writerWithoutPrivateAccess', destination);
  if (event.recurringEventId !== undefined)
    throw new ApiError(400, 'cannotChangeOrganizerOfInstance', 'Cannot change the organizer of an instance.');
  if (event.calendarId !== at.calendar.id || event.organizer)
    throw new ApiError(403, 'cannotChangeOrganizer', 'Cannot change the organizer of an event that is organized elsewhere.');
  if (statusOn(event, lens(ctx, at)) === 'cancelled') throw new ApiError(410, 'deleted', 'Resource has been deleted');
  if (to.calendar.id === at.calendar.id) return eventResource(event, lens(ctx, at));
  const there = recordOn(ctx.store, to.calendar, event.id);
  if (there && there.calendarId !== event.calendarId)
    throw new ApiError(409, 'duplicate', 'The requested identifier already exists.', 'destination');
  for (const exception of exceptionsOf(ctx.store, event)) moveRecord(ctx, exception, to.calendar.id);
  const moved = moveRecord(ctx, event, to.calendar.id);
  mailGuests(ctx, event, moved, send);
  return eventResource(moved, lens(ctx, to));
}

function moveRecord(ctx: Context, event: EventRecord, to: string): EventRecord {
  ctx.store.remove('event', eventKey(event.calendarId, event.id));
  const isGuest = event.attendees.some((guest) => guest.email === event.calendarId);
  const former = event.former.filter((one) => one !== to && one !== event.calendarId);
  return saveEvent(ctx, { ...event, calendarId: to, former: isGuest ? former : [...former, event.calendarId] });
}
