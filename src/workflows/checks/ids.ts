/** Ids that a client chose, used a second time after what bore them is gone. */

import { batch, call, type Program } from '../../google/call.ts';
import { FOLDER } from '../../google/mime-types.ts';
import { driveChecks } from '../../messages/checks/drive.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';
import { eventAt } from './event-at.ts';

export const fileIds: Check = {
  id: 'file-ids',
  place: 'anywhere',
  about: driveChecks['file-ids'],
  needs: ['folder'],
  *run({ folder }: Site): Program<Finding> {
    const { ids } = yield* call('drive.files.generateIds', { count: 1, space: 'drive', type: 'files' });
    const requestBody = { id: ids?.[0] ?? '', name: 'id', mimeType: FOLDER, parents: [folder] };
    const make = { method: 'drive.files.create' as const, params: { fields: 'id', requestBody } };
    const [first] = yield* batch([make]);
    if (!first.ok) throw first.error;
    const [again] = yield* batch([make]);
    if (!again.ok && again.error.trouble === 'exists') {
      // Either way is handled: a run looks by the mark, and makes a new id where the old one is spent.
      yield* call('drive.files.delete', { fileId: requestBody.id });
      const [after] = yield* batch([make]);
      return agrees(checkMessage('seen.twiceRefused', { reusable: after.ok }));
    }
    return differs(checkMessage('seen.second', { google: again.ok ? undefined : again.error.message }));
  },
};

export const eventIds: Check = {
  id: 'event-ids',
  place: 'anywhere',
  about: driveChecks['event-ids'],
  needs: ['calendar'],
  *run(site: Site): Program<Finding> {
    const calendarId = site.calendar;
    const event = { id: 'dkcheck0id', ...eventAt(site, 1) };
    const insert = { method: 'calendar.events.insert' as const, params: { calendarId, sendUpdates: 'none' as const, requestBody: event } };
    const [first] = yield* batch([insert]);
    if (!first.ok) throw first.error;
    yield* call('calendar.events.delete', { calendarId, eventId: event.id, sendUpdates: 'none' });
    const [again] = yield* batch([insert]);
    if (again.ok || again.error.trouble !== 'exists') return differs(checkMessage('seen.deletedIdPassed'));
    const gone = yield* call('calendar.events.get', { calendarId, eventId: event.id, fields: 'sequence' });
    const [revived] = yield* batch([
      {
        method: 'calendar.events.update',
        params: {
          calendarId,
          eventId: event.id,
          sendUpdates: 'none',
          requestBody: { ...event, status: 'confirmed', ...(gone.sequence !== undefined && { sequence: gone.sequence }) },
        },
      },
    ]);
    if (revived.ok) return agrees(checkMessage('seen.revived'));
    return differs(checkMessage('seen.notRevived', { google: revived.error.message }));
  },
};
