/**
 * Makes the things that the checks need, and removes them. Each bears a mark that no plan looks for. After a kill they remain;
 * the next run finds them by the mark, in Drive, Calendar and Groups, and removes them first.
 */

import { batch, type Call, call, type Outcome, type Program, pages } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { FOLDER, SPREADSHEET } from '../../google/mime-types.ts';
import type { DriveFile, Group } from '../../google/types.ts';
import { bears } from '../read/drive-query.ts';
import type { Refusal, Site, Thing } from './check.ts';

export interface SiteWish {
  readonly workspaceId: string;
  /** The group's address is `<groupPrefix>-kontroll@<domain>`. */
  readonly groupPrefix: string;
  readonly domain: string;
  readonly customerId: string;
  readonly member: string;
  readonly outsider: string;
  readonly own: Site['own'];
  readonly timeZone: string;
  readonly now: number;
}

const NAME = 'Delakultur – kontroll (tas bort)';
const MARK = 'delakultur-check';
const markOf = ({ workspaceId }: SiteWish): string => `${MARK} ${workspaceId}`;
export const groupAddress = ({ groupPrefix, domain }: SiteWish): string => `${groupPrefix || 'delakultur'}-kontroll@${domain}`;

/** What exists of an earlier run, or of this one. Throws GoogleError where that can't be told. */
interface Standing {
  readonly files: readonly string[];
  readonly calendars: readonly string[];
  /** By name. */
  readonly groups: readonly string[];
}

function* standing(wish: SiteWish): Program<Standing> {
  const q = `${bears('dkcheck', wish.workspaceId)} and trashed = false`;
  const files = (yield* allowed(function* () {
    return yield* pages('drive.files.list', { q, fields: 'nextPageToken,files(id)' });
  })).flatMap((page) => page.files ?? []);
  const lists = yield* allowed(function* () {
    return yield* pages('calendar.calendarList.list', { fields: 'nextPageToken,items(id,description)' });
  });
  const calendars = lists.flatMap((page) => page.items ?? []).filter(({ description }) => description === markOf(wish));
  const group = yield* findGroup(wish);
  return {
    files: files.map(({ id }) => id ?? ''),
    calendars: calendars.map(({ id }) => id ?? ''),
    groups: group?.description === markOf(wish) ? [group.name ?? ''] : [],
  };
}

/** Empty where the account may not even list: then nothing was made there either. */
function* allowed<T>(ask: () => Program<T[]>): Program<T[]> {
  try {
    return yield* ask();
  } catch (error) {
    if (error instanceof GoogleError && error.trouble === 'forbidden') return [];
    throw error;
  }
}

function* findGroup(wish: SiteWish): Program<Group | undefined> {
  const [found] = yield* batch([{ method: 'cloudidentity.groups.lookup', params: { 'groupKey.id': groupAddress(wish) } }]);
  if (!found.ok || found.result.name === undefined) return undefined;
  const [group] = yield* batch([{ method: 'cloudidentity.groups.get', params: { name: found.result.name } }]);
  return group.ok ? group.result : undefined;
}

/** Removes everything with the mark. Returns what could not be removed, in Google's words. */
export function* removeSite(wish: SiteWish): Program<string[]> {
  const { files, calendars, groups } = yield* standing(wish);
  const calls: Call[] = [
    ...files.map((fileId): Call => ({ method: 'drive.files.delete', params: { fileId } })),
    ...calendars.map((calendarId): Call => ({ method: 'calendar.calendars.delete', params: { calendarId } })),
    ...groups.map((name): Call => ({ method: 'cloudidentity.groups.delete', params: { name } })),
  ];
  const outcomes: readonly Outcome[] = yield* batch(calls);
  // The sheet goes with its folder.
  return outcomes.flatMap((outcome) => (outcome.ok || outcome.error.trouble === 'notFound' ? [] : [outcome.error.message]));
}

/** Removes what an earlier run left, and makes everything again. What can't be made is in `refused`. */
export function* makeSite(wish: SiteWish): Program<Site> {
  yield* removeSite(wish);
  const refused: Partial<Record<Thing, Refusal>> = {};
  function* attempt<T>(thing: Thing, program: Program<T>, otherwise: T): Program<T> {
    try {
      return yield* program;
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      refused[thing] = { status: error.status, reason: error.reason, message: error.message };
      return otherwise;
    }
  }
  const appProperties = { dkcheck: wish.workspaceId };
  const folder = yield* attempt('folder', makeFile({ name: NAME, mimeType: FOLDER, appProperties }), '');
  const inside = folder === '' ? {} : { parents: [folder] };
  const sheet = yield* attempt('sheet', makeFile({ name: NAME, mimeType: SPREADSHEET, appProperties, ...inside }), '');
  const calendar = yield* attempt('calendar', makeCalendar(wish), '');
  const group = yield* attempt('group', makeGroup(wish), { name: '', email: groupAddress(wish) });
  const { member, outsider, own, timeZone, now } = wish;
  return { marker: wish.workspaceId, folder, sheet, calendar, group, refused, member, outsider, own, timeZone, now };
}

function* makeFile(requestBody: DriveFile): Program<string> {
  return (yield* call('drive.files.create', { fields: 'id', requestBody })).id ?? '';
}

function* makeCalendar(wish: SiteWish): Program<string> {
  const requestBody = { summary: NAME, description: markOf(wish), timeZone: wish.timeZone };
  return (yield* call('calendar.calendars.insert', { fields: 'id', requestBody })).id ?? '';
}

function* makeGroup(wish: SiteWish): Program<Site['group']> {
  const email = groupAddress(wish);
  const made = yield* call('cloudidentity.groups.create', {
    initialGroupConfig: 'WITH_INITIAL_OWNER',
    requestBody: {
      parent: `customers/${wish.customerId}`,
      groupKey: { id: email },
      displayName: NAME,
      description: markOf(wish),
      labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': '' },
    },
  });
  return { name: made.response?.name ?? (yield* findGroup(wish))?.name ?? '', email };
}
