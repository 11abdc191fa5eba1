import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { readAttendees } from '../fields.ts';
import type { Attendee, CalendarRecord, EventRecord } from '../model.ts';
import { saveEvent } from '../model.ts';
import type { SendUpdates } from './mail.ts';
import { mailAnswer, mailInvited } from './mail.ts';
import type { When } from './time.ts';
import { instantOf } from './time.ts';
import { guestOn } from './view.ts';

/** A guest's own copy of an event: they may answer on it, and take it off their calendar. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape
type Sent = any;

/** What belongs to the organizer alone; reminders and colour are each guest's own and are not kept here. */
const sharedFields = [
  'summary',
  'status',
  'description',
  'location',
  'start',
  'end',
  'transparency',
  'visibility',
  'attachments',
  'source',
  'anyoneCanAddSelf',
  'guestsCanInviteOthers',
  'guestsCanModify',
  'guestsCanSeeOtherGuests',
] as const;

function refuse(): never {
  throw new ApiError(403, 'forbiddenForNonOrganizer', 'Shared properties can only be changed by the organizer of the event.');
}

/**
 * Takes a guest's answer: only their own entry counts, the others stand. They may invite more people, unless
 * `guestsCanInviteOthers` is false.
 * Returns the event as changed, or nothing where the guest may change the event itself and asks for that.
 */
export function changeCopy(ctx: Context, calendar: CalendarRecord, event: EventRecord, send: SendUpdates): EventRecord | undefined {
  const sentAttendees: Sent[] | undefined = ctx.body.attendees;
  const before = guestOn(event, calendar);
  const list = sentAttendees === undefined ? undefined : readAttendees(ctx, sentAttendees);
  const mine = list?.find((guest) => guest.email === calendar.id);
  const others = (list ?? []).filter((guest) => guest.email !== calendar.id);
  const invited = others.filter((guest) => !event.attendees.some((one) => one.email === guest.email));
  const changesOthers = others.some((guest) => !invited.includes(guest) && !stands(event, guest));
  const removesOthers = list !== undefined && !mine;
  const changesShared = sharedFields.some((name) => name in ctx.body && !sameField(calendar, name, ctx.body[name], event.fields[name]));
  const touchesMore =
    changesShared ||
    'extendedProperties' in ctx.body ||
    'conferenceData' in ctx.body ||
    changesOthers ||
    removesOthers ||
    (invited.length > 0 && event.fields.guestsCanInviteOthers === false);
  if (touchesMore) {
    if (event.fields.guestsCanModify !== true) refuse();
    return undefined;
  }
  if (!mine) return event;
  const answered: Attendee = { ...(before ?? { email: calendar.id }), ...answerOf(mine) };
  const isSame = isDeepStrictEqual(answered, before) && !event.former.includes(calendar.id);
  if (isSame && invited.length === 0) return event;
  // A member of an invited group becomes a guest of their own by answering.
  const present = before ? event.attendees.map((guest) => (guest === before ? answered : guest)) : [...event.attendees, answered];
  const here = new Set([calendar.id, ...invited.map((guest) => guest.email)]);
  const attendees = [...present, ...invited];
  const saved = saveEvent(ctx, { ...event, attendees, former: event.former.filter((one) => !here.has(one)) });
  if (!isSame) mailAnswer(ctx, saved, answered, send);
  mailInvited(ctx, saved, invited, send);
  return saved;
}

/** Of their own entry a guest sets the answer, the comment and how many they bring. */
function answerOf({ responseStatus, comment, additionalGuests }: Attendee) {
  return {
    responseStatus,
    ...(comment === undefined ? {} : { comment }),
    ...(additionalGuests === undefined ? {} : { additionalGuests }),
  };
}

function stands(event: EventRecord, guest: Attendee): boolean {
  const known = event.attendees.find((one) => one.email === guest.email);
  return known !== undefined && known.responseStatus === guest.responseStatus && known.comment === guest.comment;
}

/** Whether what was sent says the same as what is stored; times may come back in another zone's words. */
function sameField(calendar: CalendarRecord, name: (typeof sharedFields)[number], sent: Sent, stored: unknown): boolean {
  if (sent === null || sent === undefined) return stored === undefined;
  if (name === 'start' || name === 'end') {
    const known = stored as When;
    return (
      (sent.date === undefined) === (known.date === undefined) &&
      instantOf(sent, calendar.timeZone, name) === instantOf(known, calendar.timeZone, name)
    );
  }
  return isDeepStrictEqual(sent, stored);
}

/** Deleting a copy declines, and hides the event from that calendar. */
export function dropCopy(ctx: Context, calendar: CalendarRecord, event: EventRecord, send: SendUpdates): void {
  const attendees = event.attendees.map((guest) =>
    guest.email === calendar.id ? { ...guest, responseStatus: 'declined' as const } : guest,
  );
  const saved = saveEvent(ctx, { ...event, attendees, former: [...new Set([...event.former, calendar.id])] });
  const guest = guestOn(saved, calendar);
  if (guest) mailAnswer(ctx, saved, guest, send);
}
