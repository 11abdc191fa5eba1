import type { Store } from '../http/service.ts';

/** Record kind 'calendar.settings', id 'settings': what differs from person to person. */
interface CalendarSettings {
  /** Domains outside whose people have Google Calendar, beside gmail.com and googlemail.com. */
  googleDomains?: readonly string[];
  /** People who have chosen that an invitation stands on their calendar only once they have answered it. */
  onlyWhenAnswered?: readonly string[];
}

export const calendarSettings = (store: Store): CalendarSettings => store.get<CalendarSettings>('calendar.settings', 'settings') ?? {};
