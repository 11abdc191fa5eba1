import { isDeepStrictEqual } from 'node:util';
import { inAllowedDomain } from '../../core/directory.ts';
import type { Context, Invitation, Mail } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { hasGoogleCalendar, sendAbroad } from '../abroad.ts';
import type { Attendee, EventRecord } from '../model.ts';
import { calendarById, defaultTimeZone } from '../model.ts';
import { whenResource } from './time.ts';

/** The mail that Calendar sends about events: to whom, and of what sort. */

export type SendUpdates = 'all' | 'externalOnly' | 'none';

/** `sendUpdates`, or the older `sendNotifications`; without either nobody is mailed. */
export function sendUpdatesOf(ctx: Context): SendUpdates {
  const value = ctx.query.get('sendUpdates');
  if (value === undefined) return ctx.query.flag('sendNotifications') ? 'all' : 'none';
  if (value !== 'all' && value !== 'externalOnly' && value !== 'none') {
    throw new ApiError(
      400,
      'invalidParameter',
      `Invalid value "${value}" for sendUpdates. Allowed values: [all, externalOnly, none]`,
      'sendUpdates',
    );
  }
  return value;
}

const subjects: Partial<Record<Mail['kind'], string>> = {
  invite: 'Inbjudan',
  update: 'Uppdaterad inbjudan',
  cancel: 'Inställd händelse',
};

const answers: Record<Attendee['responseStatus'], string> = {
  accepted: 'Accepterad',
  declined: 'Avböjd',
  tentative: 'Preliminärt accepterad',
  needsAction: 'Inget svar',
};

/** What guests can see of an event: a change of anything else is nothing to write to them about. */
export function shown({ fields, attendees }: EventRecord) {
  const { reminders: _reminders, colorId: _colour, extendedProperties, ...seen } = fields;
  return { ...seen, shared: extendedProperties?.shared, attendees };
}

/** Whether one who stays sees something else than before: where guests do not see each other, not who else comes. */
function seesChange(before: EventRecord, after: EventRecord): boolean {
  const { attendees: _before, ...was } = shown(before);
  const { attendees: _after, ...is } = shown(after);
  return after.fields.guestsCanSeeOtherGuests !== false || !isDeepStrictEqual(was, is);
}

/**
 * Mails guests about a change: those who are new are invited, those who were there are told, those taken off get a
 * cancellation; the whole list gets one when the event is cancelled. The organizer is not mailed.
 */
export function mailGuests(ctx: Context, before: EventRecord | undefined, after: EventRecord, send: SendUpdates): void {
  if (send === 'none' || after.privateCopy) return;
  const guests = (event: EventRecord | undefined): Attendee[] =>
    event === undefined || event.fields.status === 'cancelled'
      ? []
      : event.attendees.filter((guest) => guest.email !== event.calendarId && !guest.resource);
  const [old, now] = [guests(before), guests(after)];
  const known = new Set(old.map((guest) => guest.email));
  const still = new Set(now.map((guest) => guest.email));
  const isNews = before === undefined || seesChange(before, after);
  for (const { email } of now) if (isNews || !known.has(email)) post(ctx, after, email, known.has(email) ? 'update' : 'invite', send);
  for (const { email } of old) if (!still.has(email)) post(ctx, after, email, 'cancel', send);
}

/** Mails those whom a guest has invited. */
export function mailInvited(ctx: Context, event: EventRecord, invited: readonly Attendee[], send: SendUpdates): void {
  if (send === 'none' || event.privateCopy) return;
  for (const { email } of invited) post(ctx, event, email, 'invite', send);
}

function post(ctx: Context, event: EventRecord, to: string, kind: 'invite' | 'update' | 'cancel', send: SendUpdates): void {
  sendAbroad(ctx.store, to, event, kind === 'cancel');
  if (send === 'externalOnly' && hasGoogleCalendar(ctx.store, to)) return;
  ctx.mail({ to, kind, subject: `${subjects[kind]}: ${titleOf(event)}`, event: event.id, invitation: invitationTo(ctx, event) });
}

const titleOf = ({ fields }: EventRecord): string => fields.summary ?? '(Ingen rubrik)';

function invitationTo(ctx: Context, event: EventRecord): Invitation {
  const { fields, calendarId } = event;
  const calendar = calendarById(ctx.store, calendarId);
  const zone = calendar?.timeZone ?? defaultTimeZone;
  const entry = (fields.conferenceData?.entryPoints as { uri?: string }[] | undefined)?.[0];
  return {
    title: titleOf(event),
    start: whenResource(fields.start, 'start', zone, zone),
    end: whenResource(fields.end, 'end', zone, zone),
    place: fields.location ?? '',
    description: fields.description ?? '',
    meet: entry?.uri ?? '',
    organizer: calendar?.summary ?? calendarId,
  };
}

/** Mails a guest's answer to the organizer; for a calendar that is no person, to who made the event. */
export function mailAnswer(ctx: Context, event: EventRecord, guest: Attendee, send: SendUpdates): void {
  const to = event.calendarId.endsWith('.calendar.google.com') ? event.creator : event.calendarId;
  if (send === 'none' || event.privateCopy || (send === 'externalOnly' && inAllowedDomain(ctx.store, to))) return;
  ctx.mail({
    to,
    kind: 'reply',
    subject: `${answers[guest.responseStatus]}: ${titleOf(event)}`,
    event: event.id,
  });
}
