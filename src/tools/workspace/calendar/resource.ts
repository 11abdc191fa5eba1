import type { CalendarRecord } from './model.ts';

/** A `Calendar` as Google answers it. Only a secondary calendar names its data owner. */
export function calendarResource(calendar: CalendarRecord) {
  return {
    kind: 'calendar#calendar',
    etag: `"${calendar.etag}"`,
    id: calendar.id,
    summary: calendar.summary,
    ...(calendar.description ? { description: calendar.description } : {}),
    ...(calendar.location ? { location: calendar.location } : {}),
    timeZone: calendar.timeZone,
    ...(calendar.primary ? {} : { dataOwner: calendar.owner }),
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  };
}
