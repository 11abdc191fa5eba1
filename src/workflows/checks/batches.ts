/** As many calls in one request as the product sends. */
import type { Words } from '../../domain/plan/change.ts';
import { batch, type Call, type Program } from '../../google/call.ts';
import type { Api } from '../../google/methods.ts';
import { BATCHES } from '../../google/multipart.ts';
import { agrees, type Check, differs, type Finding, type Site, type Thing } from './check.ts';

function sizeOf(
  api: Extract<Api, 'drive' | 'calendar' | 'cloudidentity'>,
  { sv, en }: Words,
  needs: Thing,
  read: (site: Site) => Call,
): Check {
  const size = BATCHES[api]?.size ?? 1;
  return {
    id: `batch-${api}`,
    place: 'anywhere',
    needs: [needs],
    title: { sv: `${size} frågor på en gång till ${sv}`, en: `${size} calls at once to ${en}` },
    asks: { sv: `Tar ${sv} emot ${size} frågor i en begäran?`, en: `Does ${en} take ${size} calls in one request?` },
    relies: {
      sv: `${sv} svarar på alla. Så går en granskning av hela kommunen på några sekunder.`,
      en: `${en} answers them all. So a whole municipality is looked through in seconds.`,
    },
    otherwise: { sv: `Granskningar som frågar ${sv} om mycket misslyckas.`, en: `Previews that ask ${en} of much will fail.` },
    todo: {
      sv: `Sänk talet för ${sv} i src/quotas/google.ts och lägg upp tillägget igen.`,
      en: `Lower the number for ${en} in src/quotas/google.ts, and deploy the add-on again.`,
    },
    *run(site: Site): Program<Finding> {
      const outcomes = yield* batch(Array.from({ length: size }, () => read(site)));
      const good = outcomes.filter(({ ok }) => ok).length;
      if (good === size) return agrees(`${size} av ${size} svar kom.`, `${size} of ${size} answers came.`);
      const bad = outcomes.find((one) => !one.ok);
      const why = bad?.ok === false ? bad.error.message : '';
      return differs(`${good} av ${size} svar kom. ${why}`, `${good} of ${size} answers came. ${why}`);
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
