import type { Route, Service, Shape } from '../http/service.ts';
import { deleteRule, insertRule, listRules } from './acl.ts';
import * as calendars from './calendars.ts';
import { listEntries } from './entries.ts';
import { deleteEvent, getEvent, insertEvent, patchEvent, updateEvent } from './events/events.ts';
import { listEvents } from './events/list.ts';
import { quickAdd } from './events/quickadd.ts';
import { queryFreeBusy } from './freebusy.ts';

/** Google Calendar v3: calendars, who may see them, events with guests, and free/busy. */

const when: Shape = { date: true, dateTime: true, timeZone: true };
const person: Shape = { id: true, email: true, displayName: true, self: true };

/** Read-only fields are taken and passed over, as Google does: clients send back what they were given. */
const eventBody: Shape = {
  kind: true,
  etag: true,
  id: true,
  status: true,
  htmlLink: true,
  created: true,
  updated: true,
  summary: true,
  description: true,
  location: true,
  colorId: true,
  creator: person,
  organizer: person,
  start: when,
  end: when,
  endTimeUnspecified: true,
  recurrence: true,
  recurringEventId: true,
  transparency: true,
  visibility: true,
  iCalUID: true,
  sequence: true,
  attendees: [
    {
      id: true,
      email: true,
      displayName: true,
      organizer: true,
      self: true,
      resource: true,
      optional: true,
      responseStatus: true,
      comment: true,
      additionalGuests: true,
    },
  ],
  attendeesOmitted: true,
  extendedProperties: { private: 'map', shared: 'map' },
  hangoutLink: true,
  conferenceData: {
    createRequest: { requestId: true, conferenceSolutionKey: { type: true }, status: { statusCode: true } },
    entryPoints: 'any',
    conferenceSolution: { key: { type: true }, name: true, iconUri: true },
    conferenceId: true,
    signature: true,
    notes: true,
    parameters: 'any',
  },
  anyoneCanAddSelf: true,
  guestsCanInviteOthers: true,
  guestsCanModify: true,
  guestsCanSeeOtherGuests: true,
  reminders: { useDefault: true, overrides: [{ method: true, minutes: true }] },
  source: { url: true, title: true },
  attachments: [{ fileUrl: true, title: true, mimeType: true, iconLink: true, fileId: true }],
  eventType: true,
  originalStartTime: when,
  privateCopy: true,
  locked: true,
  // Known, so that they are refused by name.
  birthdayProperties: 'any',
  eventLabelId: true,
  focusTimeProperties: 'any',
  gadget: 'any',
  outOfOfficeProperties: 'any',
  workingLocationProperties: 'any',
};

const calendarBody: Shape = {
  kind: true,
  etag: true,
  id: true,
  summary: true,
  description: true,
  location: true,
  timeZone: true,
  dataOwner: true,
  conferenceProperties: { allowedConferenceSolutionTypes: true },
};

const ruleBody: Shape = { kind: true, etag: true, id: true, role: true, scope: { type: true, value: true } };

const freeBusyBody: Shape = {
  timeMin: true,
  timeMax: true,
  timeZone: true,
  groupExpansionMax: true,
  calendarExpansionMax: true,
  items: [{ id: true }],
};

const root = '/calendar/v3';
const list = `${root}/users/me/calendarList`;
const one = `${root}/calendars/{calendarId}`;
const acl = `${one}/acl`;
const events = `${one}/events`;
const mailing = ['sendUpdates', 'sendNotifications'];
const versions = ['conferenceDataVersion', 'eventLabelVersion', 'supportsAttachments'];
const writing = [...mailing, ...versions, 'maxAttendees'];
const paging = ['maxResults', 'pageToken'];

const ofCalendars: Route[] = [
  {
    id: 'calendar.calendars.insert',
    verb: 'POST',
    path: `${root}/calendars`,
    query: [],
    body: calendarBody,
    run: calendars.insertCalendar,
  },
  { id: 'calendar.calendars.get', verb: 'GET', path: one, query: [], run: calendars.getCalendar },
  { id: 'calendar.calendars.delete', verb: 'DELETE', path: one, query: [], run: calendars.deleteCalendar },
];

const ofLists: Route[] = [
  {
    id: 'calendar.calendarList.list',
    verb: 'GET',
    path: list,
    query: [...paging, 'minAccessRole', 'showDeleted', 'showOwnOrganizationOnly'],
    run: listEntries,
  },
];

const ofAcl: Route[] = [
  { id: 'calendar.acl.list', verb: 'GET', path: acl, query: [...paging, 'showDeleted'], run: listRules },
  { id: 'calendar.acl.insert', verb: 'POST', path: acl, query: ['sendNotifications'], body: ruleBody, run: insertRule },
  { id: 'calendar.acl.delete', verb: 'DELETE', path: `${acl}/{ruleId}`, query: [], run: deleteRule },
];

const ofEvents: Route[] = [
  { id: 'calendar.events.insert', verb: 'POST', path: events, query: writing, body: eventBody, run: insertEvent },
  {
    id: 'calendar.events.list',
    verb: 'GET',
    path: events,
    query: [
      ...paging,
      'alwaysIncludeEmail',
      'eventTypes',
      'iCalUID',
      'maxAttendees',
      'orderBy',
      'privateExtendedProperty',
      'q',
      'sharedExtendedProperty',
      'showDeleted',
      'showHiddenInvitations',
      'singleEvents',
      'timeMax',
      'timeMin',
      'timeZone',
      'updatedMin',
    ],
    run: listEvents,
  },
  {
    id: 'calendar.events.get',
    verb: 'GET',
    path: `${events}/{eventId}`,
    query: ['alwaysIncludeEmail', 'maxAttendees', 'timeZone'],
    run: getEvent,
  },
  {
    id: 'calendar.events.patch',
    verb: 'PATCH',
    path: `${events}/{eventId}`,
    query: ['alwaysIncludeEmail', ...writing],
    body: eventBody,
    run: patchEvent,
  },
  {
    id: 'calendar.events.update',
    verb: 'PUT',
    path: `${events}/{eventId}`,
    query: ['alwaysIncludeEmail', ...writing],
    body: eventBody,
    run: updateEvent,
  },
  { id: 'calendar.events.quickAdd', verb: 'POST', path: `${events}/quickAdd`, query: [...mailing, 'text'], run: quickAdd },
  { id: 'calendar.events.delete', verb: 'DELETE', path: `${events}/{eventId}`, query: mailing, run: deleteEvent },
];

export const calendar: Service = {
  name: 'calendar',
  errors: 'legacy',
  routes: [
    ...ofCalendars,
    ...ofLists,
    ...ofAcl,
    ...ofEvents,
    { id: 'calendar.freebusy.query', verb: 'POST', path: `${root}/freeBusy`, query: [], body: freeBusyBody, run: queryFreeBusy },
  ],
};
