/** As many calls in one request as the product sends. */

import type { Words } from '../../domain/message.ts';
import { batch, type Call, type Program } from '../../google/call.ts';
import type { Api } from '../../google/methods.ts';
import { BATCHES } from '../../google/multipart.ts';
import { batchCheck } from '../../messages/checks/drive.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { agrees, type Check, differs, type Finding, type Site, type Thing } from './check.ts';

function sizeOf(
  api: Extract<Api, 'drive' | 'calendar' | 'cloudidentity'>,
  service: Words,
  needs: Thing,
  read: (site: Site) => Call,
): Check {
  const size = BATCHES[api]?.size ?? 1;
  return {
    id: `batch-${api}`,
    place: 'anywhere',
    about: batchCheck(service, size),
    needs: [needs],
    *run(site: Site): Program<Finding> {
      const outcomes = yield* batch(Array.from({ length: size }, () => read(site)));
      const good = outcomes.filter(({ ok }) => ok).length;
      if (good === size) return agrees(checkMessage('seen.allAnswers', { size }));
      const bad = outcomes.find((one) => !one.ok);
      const why = bad?.ok === false ? bad.error.message : '';
      return differs(checkMessage('seen.someAnswers', { good, size, why }));
    },
  };
}

export const batchSizes: readonly Check[] = [
  sizeOf('drive', { sv: 'Drive', en: 'Drive' }, 'folder', ({ folder }) => ({
    method: 'drive.files.get',
    params: { fileId: folder, fields: 'id' },
  })),
  sizeOf('calendar', { sv: 'Kalender', en: 'Calendar' }, 'calendar', ({ calendar }) => ({
    method: 'calendar.calendars.get',
    params: { calendarId: calendar, fields: 'id' },
  })),
  sizeOf('cloudidentity', { sv: 'Grupper', en: 'Groups' }, 'group', ({ group }) => ({
    method: 'cloudidentity.groups.get',
    params: { name: group.name, fields: 'name' },
  })),
];
