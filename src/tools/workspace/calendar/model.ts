import { groupsOf, isAddress, isLocalAccount } from '../core/directory.ts';
import type { Context, Store } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import type { When } from './events/time.ts';
import { calendarSettings } from './habits.ts';

/**
 * Calendars, their access rules and events as stored. An event is stored once, on its organizer's calendar;
 * guests' calendars show it. A person's primary calendar exists as soon as they are an account: it has a record
 * of its own only once something about it was changed.
 */

export type Role = 'none' | 'freeBusyReader' | 'reader' | 'writerWithoutPrivateAccess' | 'writer' | 'owner';
/** From the least to the most. */
export const roles: readonly Role[] = ['none', 'freeBusyReader', 'reader', 'writerWithoutPrivateAccess', 'writer', 'owner'];

export interface Rule {
  /** `user:anna@skola.se`, `default`. */
  id: string;
  scope: { type: 'default' | 'user' | 'group' | 'domain'; value?: string };
  /** `none` for a rule that was deleted. */
  role: Role;
  etag: number;
}

export interface CalendarRecord {
  id: string;
  summary: string;
  description?: string;
  location?: string;
  timeZone: string;
  /** Who made it; always an owner. */
  owner: string;
  primary: boolean;
  rules: readonly Rule[];
  /** The Cloud project that made it; '': a person, by hand; absent in workspaces made before this was noted. */
  app?: string;
  etag: number;
}

/** A calendar as it stands in someone's list. Kind `calendar.entry`, id `who calendarId`. */
export interface ListEntry {
  calendarId: string;
  who: string;
  /** Its calendar is no more. */
  deleted?: boolean;
  etag: number;
}

export interface Reminder {
  method: string;
  minutes: number;
}

export interface Attendee {
  /** Lower-case. */
  email: string;
  displayName?: string;
  optional?: boolean;
  resource?: boolean;
  responseStatus: 'needsAction' | 'declined' | 'tentative' | 'accepted';
  comment?: string;
  additionalGuests?: number;
}

/** What clients may set of an event, beside its guests. */
export interface EventFields {
  summary?: string;
  description?: string;
  location?: string;
  colorId?: string;
  start: When;
  end: When;
  status: 'confirmed' | 'tentative' | 'cancelled';
  /** RRULE and EXDATE lines of an event that repeats. */
  recurrence?: readonly string[];
  transparency?: string;
  visibility?: string;
  extendedProperties?: { private?: Record<string, string>; shared?: Record<string, string> };
  reminders?: { useDefault?: boolean; overrides?: Reminder[] };
  attachments?: Record<string, unknown>[];
  conferenceData?: Record<string, unknown>;
  source?: { title?: string; url?: string };
  anyoneCanAddSelf?: boolean;
  guestsCanInviteOthers?: boolean;
  guestsCanModify?: boolean;
  guestsCanSeeOtherGuests?: boolean;
}

/** Kind `event`, id `calendarId eventId`. */
export interface EventRecord {
  id: string;
  calendarId: string;
  /** The client's own, where it gave one. */
  iCalUID?: string;
  /** Of one time of a repeating event, which has no record of its own. */
  recurringEventId?: string;
  /** It stands on this calendar alone: guests' calendars do not show it, and nobody is mailed. */
  privateCopy?: boolean;
  fields: EventFields;
  attendees: readonly Attendee[];
  /** Calendars that had the event and show it as cancelled: guests taken off, and those who deleted their copy. */
  former: readonly string[];
  creator: string;
  created: string;
  updated: string;
  sequence: number;
  /** The order of making. */
  made: number;
  /** The number of the last change: the etag. */
  change: number;
}

export const defaultTimeZone = 'Europe/Stockholm';

export const notFound = () => new ApiError(404, 'notFound', 'Not Found');

const eventKey = (calendarId: string, id: string) => `${calendarId} ${id}`;
export const entryKey = (who: string, calendarId: string) => `${who} ${calendarId}`;

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** A primary calendar nobody has changed: its owner's, with free/busy open to their own domain. */
function untouchedPrimary(email: string): CalendarRecord {
  return {
    id: email,
    summary: email,
    timeZone: defaultTimeZone,
    owner: email,
    primary: true,
    rules: [
      { id: `user:${email}`, scope: { type: 'user', value: email }, role: 'owner', etag: 0 },
      { id: `domain:${domainOf(email)}`, scope: { type: 'domain', value: domainOf(email) }, role: 'freeBusyReader', etag: 0 },
    ],
    etag: 1,
  };
}

/** The calendar with this id, whoever asks. */
export function calendarById(store: Store, id: string): CalendarRecord | undefined {
  return store.get<CalendarRecord>('calendar', id) ?? (isAddress(id) && isLocalAccount(store, id) ? untouchedPrimary(id) : undefined);
}

export function saveCalendar(store: Store, calendar: Omit<CalendarRecord, 'etag'>): CalendarRecord {
  const saved = { ...calendar, etag: store.nextNumber() };
  store.put('calendar', saved.id, saved);
  return saved;
}

/** What a person may do with a calendar: the highest of the rules that meet them. */
export function roleOf(store: Store, actor: string, calendar: CalendarRecord): Role {
  if (calendar.owner === actor) return 'owner';
  let groups: Set<string> | undefined;
  const meets = ({ scope }: Rule): boolean => {
    if (scope.type === 'default') return true;
    if (scope.type === 'user') return scope.value === actor;
    if (scope.type === 'domain') return scope.value === domainOf(actor);
    groups ??= groupsOf(store, actor);
    return groups.has(scope.value ?? '');
  };
  return calendar.rules.reduce<Role>((best, rule) => (atLeast(rule.role, best) && meets(rule) ? rule.role : best), 'none');
}

export function atLeast(role: Role, desired: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(desired);
}

export interface Opened {
  calendar: CalendarRecord;
  role: Role;
}

/** The path's calendar (`primary` is the caller's own) for one who has at least `wanted`. @throws ApiError 404 or 403 */
export function openCalendar(ctx: Context, desired: Role, id = ctx.path.calendarId ?? ''): Opened {
  const calendar = calendarById(ctx.store, id === 'primary' ? ctx.actor : id.toLowerCase());
  // `calendar.app.created` reaches only calendars that the app made.
  if (ctx.only && (calendar?.primary || (calendar?.app ?? ctx.only.app) !== ctx.only.app)) throw notFound();
  const role = calendar ? roleOf(ctx.store, ctx.actor, calendar) : 'none';
  if (!calendar || role === 'none') throw notFound();
  if (!atLeast(role, desired)) throw new ApiError(403, 'requiredAccessLevel', `You need to have ${desired} access to this calendar.`);
  return { calendar, role };
}

type Lookup = (key: string) => readonly string[];
const lookups = new WeakMap<Store, { byCalendar: Lookup; byId: Lookup }>();

function indexes(store: Store) {
  const known = lookups.get(store);
  if (known) return known;
  const made = {
    byCalendar: store.index<EventRecord>('event', 'calendar', (event) =>
      event.privateCopy
        ? [event.calendarId]
        : [...new Set([event.calendarId, ...event.attendees.map((guest) => guest.email), ...event.former])],
    ),
    byId: store.index<EventRecord>('event', 'id', (event) => [event.id]),
  };
  lookups.set(store, made);
  return made;
}

/** The addresses under which events reach a calendar: its own, and for a person those of their groups. */
export function addressesOf(store: Store, calendar: CalendarRecord): ReadonlySet<string> {
  return calendar.primary ? new Set([calendar.id, ...groupsOf(store, calendar.id)]) : new Set([calendar.id]);
}

/** An invitation that its guest wants on the calendar only once they have answered it. */
function isUnanswered(store: Store, calendar: CalendarRecord, event: EventRecord): boolean {
  if (!calendarSettings(store).onlyWhenAnswered?.includes(calendar.id)) return false;
  return event.attendees.every((guest) => guest.email !== calendar.id || guest.responseStatus === 'needsAction');
}

/** All events that stand on a calendar, its own and those it is a guest of, cancelled ones too. */
export function eventsOn(store: Store, calendar: CalendarRecord): EventRecord[] {
  const { byCalendar } = indexes(store);
  const keys = new Set<string>();
  for (const address of addressesOf(store, calendar)) for (const key of byCalendar(address)) keys.add(key);
  const found: EventRecord[] = [];
  for (const key of keys) {
    const event = store.get<EventRecord>('event', key);
    if (event && (event.calendarId === calendar.id || !isUnanswered(store, calendar, event))) found.push(event);
  }
  return found;
}

/** Whether an event stands on a calendar: its own, or as a guest's, also one that is or was taken off. */
function standsOn(event: EventRecord, calendarId: string, addresses: ReadonlySet<string>): boolean {
  if (event.calendarId === calendarId) return true;
  if (event.privateCopy) return false;
  return event.former.some((one) => addresses.has(one)) || event.attendees.some((guest) => addresses.has(guest.email));
}

/** The record with this id on a calendar: its own, or one it is a guest of. */
export function recordOn(store: Store, calendar: CalendarRecord, id: string): EventRecord | undefined {
  const own = store.get<EventRecord>('event', eventKey(calendar.id, id));
  if (own) return own;
  const addresses = addressesOf(store, calendar);
  for (const key of indexes(store).byId(id)) {
    const event = store.get<EventRecord>('event', key);
    if (event && standsOn(event, calendar.id, addresses)) return event;
  }
  return undefined;
}

/** Stores an event as changed now. */
export function saveEvent(ctx: Context, event: Omit<EventRecord, 'change' | 'updated'>): EventRecord {
  const saved: EventRecord = { ...event, updated: new Date(ctx.now()).toISOString(), change: ctx.store.nextNumber() };
  ctx.store.put('event', eventKey(event.calendarId, event.id), saved);
  return saved;
}
