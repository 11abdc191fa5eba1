/** One step of a plan as the Google call that carries it out. */

import { groupMarker, idKey, markerRow } from '../../domain/ids.ts';
import type { EventBody, Place, Step } from '../../domain/plan/change.ts';
import type { State } from '../../domain/plan/state.ts';
import { rfc3339 } from '../../domain/time/dates.ts';
import type { Call } from '../../google/call.ts';
import { FOLDER, SHORTCUT } from '../../google/mime-types.ts';
import type { CalendarEvent, DriveFile, Permission } from '../../google/types.ts';

/** What a run knows beyond its first reading: ids made in advance, groups made since. */
export interface Run {
  readonly state: State;
  readonly customerId: string;
  /** idKey → id; grows as things are made. */
  readonly ids: Map<string, string>;
  /** Things that this run has made, or found made and ours, by idKey: before that they do not exist. */
  readonly made: Set<string>;
  /** Group key → `groups/…`. */
  readonly groupNames: Map<string, string>;
  /** File id → its current parent, as far as this run moved it. */
  readonly parents: Map<string, string>;
  /** Groups of `groupNames` that a service has since answered for: `drive key`, `groups key`. */
  readonly seen: Set<string>;
}

/** The kinds of folder that rows of these tables have. */
const FOLDER_KIND: Record<string, string> = { rooms: 'room', audiences: 'audience' };

export function placeId(run: Run, place: Place): string | undefined {
  if ('id' in place) return place.id;
  return run.made.has(place.make) ? run.ids.get(place.make) : undefined;
}

/** The call that carries out a step; undefined where something that it needs is missing. */
export function callFor(step: Step, run: Run): Call | undefined {
  const { state } = run;
  switch (step.kind) {
    case 'file': {
      const to = placeId(run, step.to);
      const from = run.parents.get(step.file) ?? state.items.get(step.file)?.parent;
      if (to === undefined) return undefined;
      const removeParents = from === undefined || from === to ? {} : { removeParents: from };
      return {
        method: 'drive.files.update',
        params: { fileId: step.file, addParents: to, ...removeParents, fields: 'id,parents', requestBody: {} },
      };
    }
    case 'unlink':
      return { method: 'drive.files.delete', params: { fileId: step.shortcut } };
    case 'link': {
      const [into, id] = [placeId(run, step.into), run.ids.get(linkKey(step))];
      if (into === undefined || id === undefined) return undefined;
      const marker = { dk: 'shortcut', dkws: state.workspaceId, dkrow: markerRow(step.row) };
      const shortcut: DriveFile = {
        id,
        name: step.name,
        mimeType: SHORTCUT,
        parents: [into],
        shortcutDetails: { targetId: step.target },
        appProperties: marker,
      };
      return { method: 'drive.files.create', params: { fields: 'id', requestBody: shortcut } };
    }
    case 'makeFolder': {
      const id = run.ids.get(step.make);
      if (id === undefined) return undefined;
      const marker = { dk: FOLDER_KIND[step.table] ?? step.table, dkws: state.workspaceId, dkrow: markerRow(step.row) };
      const folder: DriveFile = { id, name: step.name, mimeType: FOLDER, parents: [state.rootFolder], appProperties: marker };
      return { method: 'drive.files.create', params: { fields: 'id', requestBody: folder } };
    }
    case 'renameFolder':
      return { method: 'drive.files.update', params: { fileId: step.id, fields: 'id', requestBody: { name: step.name } } };
    case 'protect': {
      const requestBody = step.against === 'copying' ? { copyRequiresWriterPermission: true } : { writersCanShare: false };
      return { method: 'drive.files.update', params: { fileId: step.file, fields: 'id', requestBody } };
    }
    case 'makeGroup':
      return {
        method: 'cloudidentity.groups.create',
        params: {
          initialGroupConfig: 'WITH_INITIAL_OWNER',
          requestBody: {
            groupKey: { id: step.email },
            parent: `customers/${run.customerId}`,
            displayName: step.name,
            description: groupMarker(state.workspaceId, step.key),
            labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
          },
        },
      };
    case 'ungrant':
      return { method: 'drive.permissions.delete', params: { fileId: step.item, permissionId: step.permissionId } };
    case 'grant': {
      const on = placeId(run, step.on);
      if (on === undefined || (step.group !== undefined && groupName(run, step.group) === undefined)) return undefined;
      const expiry = step.until === undefined ? {} : { expirationTime: new Date(step.until).toISOString() };
      const requestBody: Permission = { type: step.type, role: step.role, emailAddress: step.email, ...expiry };
      return { method: 'drive.permissions.create', params: { fileId: on, sendNotificationEmail: false, fields: 'id', requestBody } };
    }
    case 'renew': {
      const requestBody: Permission = {
        role: step.role as 'reader',
        ...(step.until === undefined ? {} : { expirationTime: new Date(step.until).toISOString() }),
      };
      const params = { fileId: step.item, permissionId: step.permissionId, fields: 'id', requestBody };
      return { method: 'drive.permissions.update', params: step.until === undefined ? { ...params, removeExpiration: true } : params };
    }
    case 'member': {
      const parent = groupName(run, step.group);
      if (parent === undefined || (step.nested !== undefined && groupName(run, step.nested) === undefined)) return undefined;
      const requestBody = { preferredMemberKey: { id: step.email }, roles: [{ name: 'MEMBER' }] };
      return { method: 'cloudidentity.groups.memberships.create', params: { parent, requestBody } };
    }
    case 'unmember':
      return { method: 'cloudidentity.groups.memberships.delete', params: { name: step.membership } };
    case 'event':
      return eventCall(step, run);
    case 'cancelEvent':
      return { method: 'calendar.events.delete', params: { calendarId: state.calendarId, eventId: step.id, sendUpdates: 'all' } };
  }
}

export const linkKey = (step: { readonly row: string; readonly room: string }): string =>
  idKey('recordings', step.row, `shortcut:${step.room}`);
export const groupName = (run: Run, key: string): string | undefined => run.groupNames.get(key) ?? run.state.groups.get(key)?.name;

export type EventStep = Extract<Step, { kind: 'event' }>;

function eventCall(step: EventStep, run: Run): Call {
  const { state } = run;
  const requestBody = eventBody(step.body, step.row, state.workspaceId);
  const observed = state.events.get(step.id);
  const meet =
    step.body.meetLink && observed?.hasMeetLink !== true
      ? {
          conferenceData: {
            createRequest: { requestId: `${step.id}-${step.body.start}`, conferenceSolutionKey: { type: 'hangoutsMeet' } },
          },
        }
      : {};
  const shared = { calendarId: state.calendarId, ...('conferenceData' in meet ? { conferenceDataVersion: 1 } : {}) };
  if (step.etag === undefined && !step.revive) {
    return {
      method: 'calendar.events.insert',
      params: { ...shared, sendUpdates: step.mail, requestBody: { id: step.id, ...requestBody, ...meet } },
    };
  }
  return {
    method: 'calendar.events.update',
    // Calendar treats a PUT without a sequence as revision 0, and refuses it once the event has moved.
    params: {
      ...shared,
      eventId: step.id,
      sendUpdates: step.mail,
      requestBody: { sequence: observed?.sequence ?? 0, ...requestBody, ...meet },
    },
    ...(step.etag === undefined ? {} : { ifMatch: step.etag }),
  };
}

/** Everyone with the answer they gave: Calendar replaces `attendees` as a whole. */
export function eventBody(body: EventBody, row: string, workspaceId: string): CalendarEvent {
  return {
    status: 'confirmed',
    summary: body.title,
    location: body.place,
    description: body.description,
    start: { dateTime: rfc3339(body.start, body.timeZone), timeZone: body.timeZone },
    end: { dateTime: rfc3339(body.end, body.timeZone), timeZone: body.timeZone },
    attendees: body.guests.map((guest) => ({ email: guest.email, responseStatus: guest.answer })),
    extendedProperties: { private: { dk: 'meeting', dkws: workspaceId, dkrow: row } },
    guestsCanInviteOthers: false,
    guestsCanSeeOtherGuests: !body.hidesGuests,
  };
}
