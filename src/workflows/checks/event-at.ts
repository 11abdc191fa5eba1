/** When a check's event stands: a night hour far ahead, so that it is in nobody's way. */
import type { CalendarEvent } from '../../google/types.ts';
import type { Site } from './check.ts';

export const DAY_MS = 86_400_000;

/** The day that events stand on. */
export const dayOf = ({ now }: Site): string => new Date(now + 200 * DAY_MS).toISOString().slice(0, 10);

/** An hour of its own for each number. */
export function eventAt(site: Site, number: number): Required<Pick<CalendarEvent, 'summary' | 'start' | 'end'>> {
  const hour = (at: number) => ({ dateTime: `${dayOf(site)}T0${at}:00:00`, timeZone: site.timeZone });
  return { summary: 'Delakultur – kontroll', start: hour(number % 8), end: hour((number % 8) + 1) };
}
