/** Ids that a client chose, used a second time after what bore them is gone. */

import { batch, call, type Program } from '../../google/call.ts';
import { FOLDER } from '../../google/mime-types.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';
import { eventAt } from './event-at.ts';

export const fileIds: Check = {
  id: 'file-ids',
  place: 'anywhere',
  needs: ['folder'],
  title: { sv: 'En fils id används en gång', en: 'A file’s id is used once' },
  asks: {
    sv: 'Går det att göra en ny fil med samma id som en som finns?',
    en: 'Can a new file be made with the id of one that is there?',
  },
  relies: {
    sv: 'Google vägrar (409). En körning som avbröts kan därför göra om utan att något blir dubbelt.',
    en: 'Google refuses (409). So a run that was cut off can do it again and nothing is made twice.',
  },
  otherwise: { sv: 'En avbruten körning kan lämna mappar dubbelt.', en: 'A run that was cut off may leave folders twice.' },
  todo: {
    sv: 'Förhandsgranska efter varje avbruten körning, och lägg en dubblett i papperskorgen för hand.',
    en: 'Preview after every run that was cut off, and put a duplicate in the trash by hand.',
  },
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
      return agrees(
        `Den andra vägrades (409). Efter borttagning ${after.ok ? 'går id:t att använda igen' : 'är id:t förbrukat'}.`,
        `The second was refused (409). After deletion the id ${after.ok ? 'can be used again' : 'is spent'}.`,
      );
    }
    const said = again.ok ? 'gick igenom' : again.error.message;
    return differs(`Den andra: ${said}.`, `The second: ${again.ok ? 'passed' : said}.`);
  },
};

export const eventIds: Check = {
  id: 'event-ids',
  place: 'anywhere',
  needs: ['calendar'],
  title: { sv: 'En inställd träff kommer tillbaka som sig själv', en: 'A cancelled meeting comes back as itself' },
  asks: {
    sv: 'Minns Kalender en borttagen händelses id, och går den att väcka med en ändring?',
    en: 'Does Calendar remember a deleted event’s id, and can a change revive it?',
  },
  relies: {
    sv: 'En ny händelse med samma id vägras (409), och den gamla väcks. Ingen träff blir därför dubbel.',
    en: 'A new event with the same id is refused (409), and the old one is revived. So no meeting is made twice.',
  },
  otherwise: {
    sv: 'En träff som ställs in och sedan ska bli av igen kan bli dubbel, eller utebli.',
    en: 'A meeting that is cancelled and then is to be held again may be made twice, or not at all.',
  },
  todo: {
    sv: 'Gör en ny rad i Träffar i stället för att ta tillbaka en inställd.',
    en: 'Make a new row in Träffar instead of taking a cancelled one back.',
  },
  *run(site: Site): Program<Finding> {
    const calendarId = site.calendar;
    const event = { id: 'dkcheck0id', ...eventAt(site, 1) };
    const insert = { method: 'calendar.events.insert' as const, params: { calendarId, sendUpdates: 'none' as const, requestBody: event } };
    const [first] = yield* batch([insert]);
    if (!first.ok) throw first.error;
    yield* call('calendar.events.delete', { calendarId, eventId: event.id, sendUpdates: 'none' });
    const [again] = yield* batch([insert]);
    if (again.ok || again.error.trouble !== 'exists')
      return differs('En ny händelse med ett borttaget id gick igenom.', 'A new event with a deleted id passed.');
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
    if (revived.ok)
      return agrees('Id:t var upptaget (409), och händelsen kom tillbaka.', 'The id was taken (409), and the event came back.');
    return differs(
      `Id:t var upptaget, men händelsen kom inte tillbaka: ${revived.error.message}`,
      `The id was taken, but the event did not come back: ${revived.error.message}`,
    );
  },
};
