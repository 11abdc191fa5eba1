import type { Service } from '../http/service.ts';
import { deleteRule, insertRule, listRules } from './acl.ts';
import * as calendars from './calendars.ts';
import { listEntries } from './entries.ts';
import { deleteEvent, getEvent, insertEvent, patchEvent, updateEvent } from './events/events.ts';
import { listEvents } from './events/list.ts';
import { quickAdd } from './events/quickadd.ts';
import { queryFreeBusy } from './freebusy.ts';
import { schema } from './schema.ts';

/** Google Calendar v3: calendars, who may see them, events with guests, and free/busy. */
export const calendar: Service = {
  name: 'calendar',
  errors: 'legacy',
  root: /^\/calendar\/v3(\/|$)/,
  batch: { path: '/batch/calendar/v3', most: (limits) => limits.batchCalendar },
  schema,
  lacks: new Set(['syncToken', 'autoAcceptInvitations', 'labelProperties', 'asyncOperation']),
  charge: () => ({ rate: 'calendar', units: 1 }),
  routes: [
    { id: 'calendar.calendars.insert', run: calendars.insertCalendar },
    { id: 'calendar.calendars.get', run: calendars.getCalendar },
    { id: 'calendar.calendars.delete', run: calendars.deleteCalendar },
    { id: 'calendar.calendarList.list', run: listEntries },
    { id: 'calendar.acl.list', run: listRules },
    { id: 'calendar.acl.insert', run: insertRule },
    { id: 'calendar.acl.delete', run: deleteRule },
    { id: 'calendar.events.insert', run: insertEvent },
    { id: 'calendar.events.list', run: listEvents },
    { id: 'calendar.events.get', run: getEvent },
    { id: 'calendar.events.patch', run: patchEvent },
    { id: 'calendar.events.update', run: updateEvent },
    { id: 'calendar.events.quickAdd', run: quickAdd },
    { id: 'calendar.events.delete', run: deleteEvent },
    { id: 'calendar.freebusy.query', run: queryFreeBusy },
  ],
};
