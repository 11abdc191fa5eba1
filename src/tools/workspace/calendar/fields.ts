import { createHash } from 'node:crypto';
import { isAddress } from '../core/directory.ts';
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { readRecurrence } from './events/series.ts';
import type { When } from './events/time.ts';
import { instantOf, instantText } from './events/time.ts';
import type { Attendee, CalendarRecord, EventFields, Reminder } from './model.ts';

/** What an event's body may say, checked as Google checks it. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

const plainFields = [
  'summary',
  'description',
  'location',
  'colorId',
  'transparency',
  'visibility',
  'source',
  'anyoneCanAddSelf',
  'guestsCanInviteOthers',
  'guestsCanModify',
  'guestsCanSeeOtherGuests',
] as const;

const words: Record<string, readonly string[]> = {
  status: ['confirmed', 'tentative', 'cancelled'],
  transparency: ['opaque', 'transparent'],
  visibility: ['default', 'public', 'private', 'confidential'],
};
export const eventTypes = ['birthday', 'default', 'focusTime', 'fromGmail', 'outOfOffice', 'workingLocation'];
const unmadeFields = [
  'birthdayProperties',
  'eventLabelId',
  'focusTimeProperties',
  'gadget',
  'outOfOfficeProperties',
  'workingLocationProperties',
] as const;
const answers = ['needsAction', 'declined', 'tentative', 'accepted'];

function invalid(message: string, location?: string): ApiError {
  return new ApiError(400, 'invalid', message, location);
}

/** JSON merge patch: objects merge, null removes, lists and scalars replace. */
export function mergePatch(target: Sent, patch: Sent): Sent {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const merged: Record<string, unknown> = typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = mergePatch(merged[name], value);
  }
  return merged;
}

/**
 * The stored fields of a whole event body. `before` gives what the client's version parameters keep it from touching:
 * conference data without conferenceDataVersion=1, attachments without supportsAttachments=true.
 */
export function readFields(ctx: Context, calendar: CalendarRecord, id: string, body: Sent, before?: EventFields): EventFields {
  refuseUnmade(ctx, body);
  for (const [name, known] of Object.entries(words)) {
    if (body[name] !== undefined && !known.includes(body[name]))
      throw invalid(`Invalid value for: ${body[name]} is not a valid ${name}.`, name);
  }
  for (const which of ['start', 'end'] as const) if (!body[which]) throw new ApiError(400, 'required', `Missing ${which} time.`, which);
  const start = instantOf(body.start, calendar.timeZone, 'start');
  const end = instantOf(body.end, calendar.timeZone, 'end');
  if ((body.start.date === undefined) !== (body.end.date === undefined)) {
    throw invalid('Start and end times must either both be date or both be dateTime.');
  }
  if (end <= start) throw new ApiError(400, 'timeRangeEmpty', 'The specified time range is empty.', 'timeMax');
  const fields: EventFields = {
    start: stored(body.start, start, calendar),
    end: stored(body.end, end, calendar),
    status: body.status ?? 'confirmed',
  };
  for (const name of plainFields) if (body[name] !== undefined && body[name] !== null) Object.assign(fields, { [name]: body[name] });
  const recurrence = readRecurrence(body.recurrence, body.start);
  if (recurrence) fields.recurrence = recurrence;
  const extended = readExtended(ctx, body.extendedProperties);
  if (extended) fields.extendedProperties = extended;
  const reminders = readReminders(body.reminders);
  if (reminders) fields.reminders = reminders;
  const attachments = ctx.query.flag('supportsAttachments') ? readAttachments(body.attachments) : before?.attachments;
  if (attachments && attachments.length > 0) fields.attachments = attachments;
  const conference =
    conferenceVersion(ctx) === 1 ? readConference(id, body.conferenceData, before?.conferenceData) : before?.conferenceData;
  if (conference) fields.conferenceData = conference;
  return fields;
}

/** What Google has and the embedded workspace has not. @throws ApiError 501 naming it. */
function refuseUnmade(ctx: Context, body: Sent): void {
  const lacks = (what: string, where: string) =>
    new ApiError(501, 'notImplemented', `${what} are not implemented by the embedded workspace.`, where);
  const type = body.eventType;
  if (type !== undefined && type !== 'default' && !eventTypes.includes(type)) throw invalid(`Invalid event type: ${type}.`, 'eventType');
  if (type !== undefined && type !== 'default') throw lacks(`Events of type ${type}`, 'eventType');
  const named = unmadeFields.find((name) => body[name] !== undefined && body[name] !== null);
  if (named) throw lacks(`Events with ${named}`, named);
  if (ctx.query.number('eventLabelVersion', 0) !== 0) throw lacks('Event labels (eventLabelVersion)', 'eventLabelVersion');
}

/** One form for one moment, so that an event sent back as it was read is no change. */
function stored(when: When, millis: number, calendar: CalendarRecord): When {
  if (when.date !== undefined) return { date: when.date };
  const timeZone = when.timeZone ?? calendar.timeZone;
  return { dateTime: instantText(millis, timeZone), timeZone };
}

function conferenceVersion(ctx: Context): number {
  const version = ctx.query.number('conferenceDataVersion', 0);
  if (version !== 0 && version !== 1) throw invalid('conferenceDataVersion must be 0 or 1.', 'conferenceDataVersion');
  return version;
}

/** Keys that are too long are dropped and long values cut, both without a word, as Google's guide says. */
function readExtended(ctx: Context, sent: Sent): EventFields['extendedProperties'] {
  if (!sent) return undefined;
  const { extendedPropertyKey: longestKey, extendedPropertyValue: longestValue } = ctx.limits;
  const read = (map: Record<string, unknown> | undefined): Record<string, string> | undefined => {
    const entries = Object.entries(map ?? {}).filter(([key, value]) => key.length <= longestKey && value !== null);
    if (entries.length > 300) throw invalid('An event can have at most 300 extended properties of a kind.', 'extendedProperties');
    return entries.length === 0
      ? undefined
      : Object.fromEntries(entries.map(([key, value]) => [key, String(value).slice(0, longestValue)]));
  };
  const [own, shared] = [read(sent.private), read(sent.shared)];
  return own || shared ? { ...(own ? { private: own } : {}), ...(shared ? { shared } : {}) } : undefined;
}

/** The calendar's own reminders need no storing. */
function readReminders(sent: Sent): EventFields['reminders'] {
  if (!sent) return undefined;
  const overrides: Sent[] = sent.overrides ?? [];
  if (sent.useDefault === true && overrides.length > 0)
    throw invalid('Cannot specify both default reminders and overrides at the same time.');
  readReminderList(overrides);
  return sent.useDefault === true ? undefined : { useDefault: false, ...(overrides.length > 0 ? { overrides } : {}) };
}

/** @throws ApiError 400 for more than five, or one that Google would not take. */
function readReminderList(list: Sent[]): Reminder[] {
  if (list.length > 5) throw invalid('An event can have at most five reminders.', 'reminders');
  return list.map(({ method, minutes }) => {
    const sound = ['email', 'popup'].includes(method) && Number.isInteger(minutes) && minutes >= 0 && minutes <= 40_320;
    if (!sound) throw invalid(`Invalid reminder: ${method} ${minutes}.`, 'reminders');
    return { method, minutes };
  });
}

function readAttachments(sent: Sent): Record<string, unknown>[] | undefined {
  const list: Sent[] = sent ?? [];
  if (list.length > 25) throw invalid('An event can have at most 25 attachments.', 'attachments');
  return list.map((item) => {
    if (typeof item?.fileUrl !== 'string' || !/^https?:\/\//.test(item.fileUrl))
      throw new ApiError(400, 'required', 'Missing attachment fileUrl.', 'attachments');
    const fileId = /\/d\/([A-Za-z0-9_-]{10,})|[?&]id=([A-Za-z0-9_-]{10,})/.exec(item.fileUrl);
    const found = item.fileId ?? fileId?.[1] ?? fileId?.[2];
    return { fileUrl: item.fileUrl, title: item.title ?? item.fileUrl, ...item, ...(found === undefined ? {} : { fileId: found }) };
  });
}

/** A Meet link is made once for a requestId. It looks like Google's, leads nowhere, and is the same every time. */
function readConference(id: string, sent: Sent, before: EventFields['conferenceData']): EventFields['conferenceData'] {
  if (!sent) return undefined;
  const request = sent.createRequest;
  if (!request || (before?.createRequest as Sent)?.requestId === request.requestId) return before ?? (request ? undefined : sent);
  if (typeof request.requestId !== 'string' || request.requestId === '')
    throw new ApiError(400, 'required', 'Missing conference requestId.', 'conferenceData');
  const type = request.conferenceSolutionKey?.type ?? 'hangoutsMeet';
  if (type !== 'hangoutsMeet') throw invalid('Invalid conference type value.', 'conferenceData');
  const letters = [...createHash('sha256').update(`${id} ${request.requestId}`).digest()]
    .map((byte) => String.fromCharCode(97 + (byte % 26)))
    .join('');
  const code = `${letters.slice(0, 3)}-${letters.slice(3, 7)}-${letters.slice(7, 10)}`;
  return {
    createRequest: { requestId: request.requestId, conferenceSolutionKey: { type }, status: { statusCode: 'success' } },
    entryPoints: [{ entryPointType: 'video', uri: `https://meet.google.com/${code}`, label: `meet.google.com/${code}` }],
    conferenceSolution: { key: { type }, name: 'Google Meet' },
    conferenceId: code,
  };
}

/** The guest list as sent: whoever is not in it is no guest, and an answer that is not sent along is lost. */
export function readAttendees(ctx: Context, sent: Sent): Attendee[] {
  const list: Sent[] = sent ?? [];
  const found = new Map<string, Attendee>();
  for (const item of list) {
    const email = typeof item?.email === 'string' ? item.email.trim().toLowerCase() : '';
    if (email === '') throw new ApiError(400, 'required', 'Missing attendee email.', 'attendees');
    if (!isAddress(email)) throw invalid('Invalid attendee email.', 'attendees');
    const responseStatus = item.responseStatus ?? 'needsAction';
    if (!answers.includes(responseStatus)) throw invalid(`Invalid attendee responseStatus: ${responseStatus}.`, 'attendees');
    found.set(email, {
      email,
      ...(item.displayName ? { displayName: item.displayName } : {}),
      ...(item.optional === true ? { optional: true } : {}),
      ...(item.resource === true ? { resource: true } : {}),
      responseStatus,
      ...(item.comment ? { comment: item.comment } : {}),
      ...(item.additionalGuests ? { additionalGuests: item.additionalGuests } : {}),
    });
  }
  if (found.size > ctx.limits.attendees)
    throw invalid(`An event can have at most ${ctx.limits.attendees} guests, not ${found.size}.`, 'attendees');
  return [...found.values()];
}
