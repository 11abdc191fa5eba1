/**
 * Calendars outside the customer, as far as anybody here can know of them: what Calendar sent there, as it stood then. What
 * is changed with `sendUpdates=none` never comes there ("events not syncing to external calendars", Google's reference).
 */
import { inAllowedDomain } from '../core/directory.ts';
import type { Store } from '../http/service.ts';
import { calendarSettings } from './habits.ts';
import type { EventRecord } from './model.ts';

/** An event on somebody's calendar outside. Kind 'event.abroad', id `address calendarId eventId`. */
interface Abroad {
  readonly to: string;
  readonly event: EventRecord;
  /** They were taken off, or it was cancelled. */
  readonly gone: boolean;
}

export const isAbroad = (store: Store, email: string): boolean => !inAllowedDomain(store, email);

/** Whom `externalOnly` leaves out: "notifications are sent to non-Google Calendar guests only" (discovery document). */
export function hasGoogleCalendar(store: Store, email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return !isAbroad(store, email) || ['gmail.com', 'googlemail.com', ...(calendarSettings(store).googleDomains ?? [])].includes(domain);
}

export function sendAbroad(store: Store, to: string, event: EventRecord, gone: boolean): void {
  if (isAbroad(store, to)) store.put<Abroad>('event.abroad', `${to} ${event.calendarId} ${event.id}`, { to, event, gone });
}

/** What stands on a calendar outside. */
export function standingAbroad(store: Store, email: string): EventRecord[] {
  return [...store.entries<Abroad>('event.abroad')].flatMap(([, { to, event, gone }]) => (to === email && !gone ? [event] : []));
}
