/** Reads the state of Google: our folders, files, groups and events, with who can read them. Knows markers; decides nothing. */

import { idKey } from '../../domain/ids.ts';
import type { Group, State } from '../../domain/plan/state.ts';
import { batch, type Call, type Outcome, type Program } from '../../google/call.ts';
import type { CalendarEvent, DriveFile, Membership } from '../../google/types.ts';
import { DRIVE_PAGE, MEMBERSHIP_PAGE } from '../../quotas/google.ts';
import { allPages, okOrThrow, type Pages } from './all-pages.ts';
import { eventsOf, groupOf } from './events.ts';
import { itemsOf, settledIds } from './items.ts';
import { bearsMark, type WorkspaceRef } from './marked.ts';
import type { IdRow } from './workbook.ts';

const FILE_FIELDS =
  'id,name,mimeType,ownedByMe,parents,trashed,explicitlyTrashed,createdTime,appProperties,owners(emailAddress),copyRequiresWriterPermission,writersCanShare,' +
  'shortcutDetails(targetId),videoMediaMetadata(durationMillis),' +
  'permissions(id,type,role,emailAddress,expirationTime,deleted,permissionDetails(inherited))';

const LIST_FIELDS = `nextPageToken,incompleteSearch,files(${FILE_FIELDS})`;

/** Folders whose content others may read, and the one where it waits to be shown. */
const OPEN: ReadonlySet<string> = new Set(['room', 'audience', 'waiting']);

/**
 * Everything that the app may see in Drive, in the bin or not: what it made, and what people handed to it. One listing answers
 * whose workspace it is, what is in it, and what else is in its folders. Throws IncompleteState or GoogleError.
 */
export function* listDrive(): Program<DriveFile[]> {
  const [answer] = yield* allPages([{ method: 'drive.files.list', params: { pageSize: DRIVE_PAGE, fields: LIST_FIELDS } }]);
  return okOrThrow(answer).flatMap((page) => (page as { files?: DriveFile[] }).files ?? []);
}

/** `listed`: by listDrive. Throws IncompleteState or GoogleError; never returns part of the picture as the whole. */
export function* readState(ref: WorkspaceRef, idRows: readonly IdRow[], operator: string, listed: readonly DriveFile[]): Program<State> {
  const ids = idsOf(idRows);
  const groupRows = idRows.filter((row) => row.kind === 'group' && ids.get(idKey(row.table, row.rowId, 'group')) === row.id);
  const [events, groups] = yield* eventsAndGroups(ref, groupRows, ids);
  const { items, conflicts, settled } = yield* drive(ref, idRows, ids, listed);
  for (const key of groups.foreign) conflicts.set(`${key}#group`, 'foreign');
  if (events === undefined || events === 'foreign') conflicts.set('settings/calendar', events ?? 'trashed');
  const found = eventsOf(typeof events === 'object' ? events : [], conflicts);
  return { ...ref, operator, items, groups: groups.found, events: found, ids: settled, conflicts: conflicts };
}

/** Reads only Drive, in a request or two: for what may not wait for Calendar and Groups. No groups, no events. Throws like `readState`. */
export function* readDrive(ref: WorkspaceRef, idRows: readonly IdRow[], operator: string): Program<State> {
  const ids = idsOf(idRows);
  const { items, conflicts, settled } = yield* drive(ref, idRows, ids, yield* listDrive());
  return { ...ref, operator, items, groups: new Map(), events: new Map(), ids: settled, conflicts: conflicts };
}

/** The part of the listing that is the workspace's own, and other things in its folders. */
function* drive(ref: WorkspaceRef, idRows: readonly IdRow[], ids: ReadonlyMap<string, string>, listed: readonly DriveFile[]) {
  const isOurs = ({ appProperties }: DriveFile) => appProperties?.dkws === ref.workspaceId;
  const files = new Map(listed.filter(isOurs).map((file) => [file.id ?? '', file]));
  yield* addMissing(files, idRows, ids, ref);
  const open = [...files.values()].filter((file) => !file.trashed && OPEN.has(file.appProperties?.dk ?? '')).map((file) => file.id ?? '');
  const isInside = ({ parents = [], trashed }: DriveFile) => !trashed && parents.some((parent) => open.includes(parent));
  for (const file of listed) if (!isOurs(file) && isInside(file)) files.set(file.id ?? '', file);
  const settled = settledIds([...files.values()], ref, ids);
  return { ...itemsOf([...files.values()], ref, settled), settled };
}

/** The hidden tab's lines, by `table/row/kind`. */
export const idsOf = (idRows: readonly IdRow[]): Map<string, string> =>
  new Map(idRows.map((row) => [idKey(row.table, row.rowId, row.kind), row.id]));

const listMembers = (name: string): Call => ({
  method: 'cloudidentity.groups.memberships.list',
  params: { parent: name, pageSize: MEMBERSHIP_PAGE, view: 'BASIC' },
});

/** The state with these groups listed once more: a person in either list is in the group. Throws GoogleError. */
export function* listedAgain(state: State, keys: readonly string[]): Program<State> {
  const asked = keys.flatMap((key) => state.groups.get(key) ?? []);
  const answers = yield* allPages(asked.map(({ name }) => listMembers(name)));
  const groups = new Map(state.groups);
  asked.forEach((group, at) => {
    const { members } = groupOf(group.key, group.email, group.name, membersIn(answers[at]));
    groups.set(group.key, { ...group, members: new Map([...group.members, ...members]) });
  });
  return { ...state, groups };
}

const membersIn = (answer: Pages | undefined): Membership[] =>
  okOrThrow(answer).flatMap((page) => (page as { memberships?: Membership[] }).memberships ?? []);

type EventPage = { items?: CalendarEvent[]; description?: string };

type EventsAndGroups = [CalendarEvent[] | 'foreign' | undefined, { found: Map<string, Group>; foreign: string[] }];

/** Calendar and Groups asked at once; further pages follow. */
function* eventsAndGroups(ref: WorkspaceRef, groupRows: readonly IdRow[], ids: ReadonlyMap<string, string>): Program<EventsAndGroups> {
  const named = groupRows.filter((row) => (ids.get(idKey(row.table, row.rowId, 'groupName')) ?? '') !== '');
  const calls: Call[] = [
    ...(ref.calendarId === ''
      ? []
      : [
          {
            method: 'calendar.events.list',
            params: {
              calendarId: ref.calendarId,
              privateExtendedProperty: [`dkws=${ref.workspaceId}`],
              showDeleted: true,
              maxResults: 2500,
            },
          } satisfies Call,
        ]),
    ...named.map((row) => listMembers(ids.get(idKey(row.table, row.rowId, 'groupName')) as string)),
  ];
  const pagesOf = yield* allPages(calls);
  const hasCalendar = ref.calendarId !== '';
  const calendar = hasCalendar ? pagesOf[0] : undefined;
  const gone = hasCalendar && calendar !== undefined && !calendar.ok && calendar.error.trouble === 'notFound';
  const listed = !hasCalendar || gone ? undefined : (okOrThrow(calendar) as EventPage[]);
  // The root folder names the calendar: it counts if it bears our mark.
  const ours = listed?.every((page) => bearsMark(page.description, ref.workspaceId));
  const events = listed && (ours ? listed.flatMap((page) => page.items ?? []) : 'foreign');
  const found = new Map<string, Group>();
  const foreign: string[] = [];
  named.forEach((row, index) => {
    const answer = pagesOf[index + (hasCalendar ? 1 : 0)];
    const key = `${row.table}/${row.rowId}`;
    if (answer && !answer.ok && answer.error.trouble === 'notFound') {
      foreign.push(key); // Deleted by hand: it is never silently made and shared again.
      return;
    }
    found.set(key, groupOf(key, row.id, ids.get(idKey(row.table, row.rowId, 'groupName')) as string, membersIn(answer)));
  });
  return [events, { found, foreign }];
}

/**
 * A list may lag behind what was just made: things in the hidden tab that it lacks are read by id. Those without a marker of
 * this workspace are somebody else's.
 */
function* addMissing(
  files: Map<string, DriveFile>,
  idRows: readonly IdRow[],
  ids: ReadonlyMap<string, string>,
  { workspaceId }: WorkspaceRef,
): Program<void> {
  const kinds = new Set(['folder', 'file']);
  const missing = idRows.filter((row) => {
    const shortcut = row.kind.startsWith('shortcut:');
    return (
      (kinds.has(row.kind) || shortcut) && row.id !== '' && ids.get(idKey(row.table, row.rowId, row.kind)) === row.id && !files.has(row.id)
    );
  });
  const outcomes = yield* batch(
    missing.map((row): Call => ({ method: 'drive.files.get', params: { fileId: row.id, fields: FILE_FIELDS } })),
  );
  for (const outcome of outcomes as readonly Outcome[]) {
    if (outcome.ok) {
      const file = outcome.result as DriveFile;
      if (file.appProperties?.dkws === workspaceId) files.set(file.id ?? '', file);
    } else if (outcome.error.trouble !== 'notFound') throw outcome.error;
  }
}
