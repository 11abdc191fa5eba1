/** Reads what is in Google: our folders, files, groups and events, with who can read them. Knows markers; decides nothing. */

import { idKey, markerRow } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Event, Grant, Group, Item, State } from '../../domain/plan/state.ts';
import { batch, type Call, type Outcome, type Program } from '../../google/call.ts';
import type { GoogleError } from '../../google/errors.ts';
import { FOLDER, SHORTCUT } from '../../google/mime-types.ts';
import type { CalendarEvent, DriveFile, Membership, Permission } from '../../google/types.ts';
import { inWorkbook } from '../../messages/render.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { DRIVE_PAGE, MEMBERSHIP_PAGE } from '../../quotas/google.ts';
import { bearsMark, ownerOf, type WorkspaceRef } from './marked.ts';
import type { IdRow } from './workbook.ts';

/** Reading did not give a whole picture: nothing may be planned on it. */
export class IncompleteState extends Error {
  readonly said: Message;
  constructor(said: Message) {
    super(inWorkbook(said)); // For whoever reads a stack trace.
    this.name = 'IncompleteState';
    this.said = said;
  }
}

const FILE_FIELDS =
  'id,name,mimeType,ownedByMe,parents,trashed,explicitlyTrashed,createdTime,appProperties,owners(emailAddress),copyRequiresWriterPermission,writersCanShare,' +
  'shortcutDetails(targetId),videoMediaMetadata(durationMillis),' +
  'permissions(id,type,role,emailAddress,expirationTime,deleted,permissionDetails(inherited))';
const LIST_FIELDS = `nextPageToken,incompleteSearch,files(${FILE_FIELDS})`;
/** Folders in which others may read what lies there, and where it waits to be shown. */
const OPEN: ReadonlySet<string> = new Set(['room', 'audience', 'waiting']);
const FOLDERS: ReadonlySet<string> = new Set(['root', 'waiting', 'room', 'audience']);
const KINDS: ReadonlySet<string> = new Set(['root', 'waiting', 'room', 'audience', 'recording', 'shortcut', 'captions', 'workbook']);

/**
 * All that the app may see in Drive, in the bin or not: what it made, and what people handed to it. One listing, so that whose
 * workspace it is, what is in it, and what else lies there are told by one answer. Throws IncompleteState or GoogleError.
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
  const { items, halted, settled } = yield* drive(ref, idRows, ids, listed);
  for (const key of groups.foreign) halted.set(`${key}#group`, 'foreign');
  if (events === undefined || events === 'foreign') halted.set('settings/calendar', events ?? 'trashed');
  const found = eventsOf(typeof events === 'object' ? events : [], halted);
  return { ...ref, operator, items, groups: groups.found, events: found, ids: settled, halted };
}

/** Drive alone, in a request or two: for what may not wait until Calendar and Groups answer. No groups, no events. Throws like `readState`. */
export function* readDrive(ref: WorkspaceRef, idRows: readonly IdRow[], operator: string): Program<State> {
  const ids = idsOf(idRows);
  const { items, halted, settled } = yield* drive(ref, idRows, ids, yield* listDrive());
  return { ...ref, operator, items, groups: new Map(), events: new Map(), ids: settled, halted };
}

/** What of the listing is the workspace's own, and whatever else lies in its folders. */
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

const idsOf = (idRows: readonly IdRow[]): Map<string, string> =>
  new Map(idRows.map((row) => [idKey(row.table, row.rowId, row.kind), row.id]));

const listMembers = (name: string): Call => ({
  method: 'cloudidentity.groups.memberships.list',
  params: { parent: name, pageSize: MEMBERSHIP_PAGE, view: 'BASIC' },
});

/** The state with these groups listed once more: whoever stands in either list is in the group. Throws GoogleError. */
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
  // The root folder says which calendar: it counts if it bears our mark.
  const ours = listed?.every((page) => bearsMark(page.description, ref.workspaceId));
  const events = listed && (ours ? listed.flatMap((page) => page.items ?? []) : 'foreign');
  const found = new Map<string, Group>();
  const foreign: string[] = [];
  named.forEach((row, index) => {
    const answer = pagesOf[index + (hasCalendar ? 1 : 0)];
    const key = `${row.table}/${row.rowId}`;
    if (answer && !answer.ok && answer.error.trouble === 'notFound') {
      foreign.push(key); // Deleted by hand: never made again and shared without a look.
      return;
    }
    found.set(key, groupOf(key, row.id, ids.get(idKey(row.table, row.rowId, 'groupName')) as string, membersIn(answer)));
  });
  return [events, { found, foreign }];
}

type Pages = { ok: true; result: unknown[] } | { ok: false; error: GoogleError };

/** Sends listings together, and their further pages together, until all are whole. */
function* allPages(calls: readonly Call[]): Program<Pages[]> {
  const answers: Pages[] = calls.map(() => ({ ok: true, result: [] }));
  let open = calls.map((call, index) => ({ call, index }));
  while (open.length > 0) {
    const outcomes: readonly Outcome[] = yield* batch(open.map(({ call }) => call));
    const more: typeof open = [];
    open.forEach(({ call, index }, at) => {
      const outcome = outcomes[at] as Outcome;
      const answer = answers[index] as Pages;
      if (!outcome.ok) answers[index] = outcome;
      else if (answer.ok) {
        answer.result.push(outcome.result);
        const { nextPageToken, incompleteSearch } = outcome.result as { nextPageToken?: string; incompleteSearch?: boolean };
        if (incompleteSearch) throw new IncompleteState(workflowMessage('drive.partial'));
        if (nextPageToken) more.push({ call: { ...call, params: { ...call.params, pageToken: nextPageToken } } as Call, index });
      }
    });
    open = more;
  }
  return answers;
}

function okOrThrow(pages: Pages | undefined): unknown[] {
  if (!pages) return [];
  if (!pages.ok) throw pages.error;
  return pages.result;
}

/**
 * A list may lag behind what was just made: what the hidden tab knows of and the list lacks is asked for by id. What then
 * bears no marker of this workspace is somebody's own, and none of our business.
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

/** The row that a marker stands for: a long key is hashed there. */
function rowsOfMarkers(ids: ReadonlyMap<string, string>): Map<string, string> {
  const rowOfMarker = new Map<string, string>();
  for (const key of ids.keys()) {
    const [table = '', ...rest] = key.split('/');
    if (!Object.values(TABLE_OF).includes(table)) continue; // Rows of people have no thing of their own.
    const row = rest.slice(0, -1).join('/');
    rowOfMarker.set(`${table}/${markerRow(row)}`, row);
  }
  return rowOfMarker;
}

/**
 * The ids of the hidden tab, mended: a line may have been spoilt or forged. Where it names nothing of ours for its row, the
 * one folder of ours that bears the row's marker stands for it, and the one film that bears it and is shown already. Else
 * people would lose what no row takes from them. A film that nobody sees is never found so: it may be one since replaced.
 */
function settledIds(files: readonly DriveFile[], ref: WorkspaceRef, ids: ReadonlyMap<string, string>): Map<string, string> {
  const byId = new Map(files.map((file) => [file.id ?? '', file]));
  const rowOfMarker = rowsOfMarkers(ids);
  const owner = ownerOf(byId.get(ref.rootFolder) ?? {});
  const bearing = new Map<string, DriveFile[]>();
  for (const file of files) {
    const mark = file.appProperties ?? {};
    const [dk, dkrow] = [mark.dk ?? '', mark.dkrow ?? ''];
    const table = TABLE_OF[dk as Item['kind']];
    if (table === undefined || mark.dkws !== ref.workspaceId || !['room', 'audience', 'recording'].includes(dk) || !isSuch(file)) continue;
    if (FOLDERS.has(dk) && ownerOf(file) !== owner) continue;
    if (dkrow.startsWith('sha256:') && !rowOfMarker.has(`${table}/${dkrow}`)) continue; // Nobody can tell of which row.
    const key = idKey(table, rowOfMarker.get(`${table}/${dkrow}`) ?? dkrow, dk === 'recording' ? 'file' : 'folder');
    bearing.set(key, [...(bearing.get(key) ?? []), file]);
  }
  const isShown = ({ parents }: DriveFile) => {
    const folder = byId.get(parents?.[0] ?? '');
    return folder?.appProperties?.dk === 'audience' && folder.appProperties.dkws === ref.workspaceId && ownerOf(folder) === owner;
  };
  const settled = new Map(ids);
  for (const [key, bearers] of bearing) {
    if (bearers.some(({ id }) => id === ids.get(key))) continue;
    const [found, ...others] = bearers.filter((file) => !file.trashed && (file.appProperties?.dk !== 'recording' || isShown(file)));
    if (found?.id !== undefined && others.length === 0) settled.set(key, found.id);
  }
  return settled;
}

/** Sorts files by what they stand for. An id counts only if the thing bears our marker for that row. */
function itemsOf(files: readonly DriveFile[], ref: WorkspaceRef, ids: ReadonlyMap<string, string>) {
  const halted = new Map<string, 'trashed' | 'moved' | 'twice' | 'foreign'>();
  const items = new Map<string, Item>();
  const byId = new Map(files.map((file) => [file.id ?? '', file]));
  const rowOfMarker = rowsOfMarkers(ids);
  const owner = ownerOf(byId.get(ref.rootFolder) ?? {});
  for (const file of files) {
    const mark = file.appProperties ?? {};
    const kind = mark.dkws === ref.workspaceId && KINDS.has(mark.dk ?? '') && isSuch(file) ? (mark.dk as Item['kind']) : 'stray';
    // A folder's owner sees what is put in it, and may let others in: another's is none of ours, whatever it bears.
    if (FOLDERS.has(kind) && ownerOf(file) !== owner) continue;
    const table = TABLE_OF[kind];
    const row = table === undefined ? '' : (rowOfMarker.get(`${table}/${mark.dkrow ?? ''}`) ?? mark.dkrow ?? '');
    const known =
      table === undefined || kind === 'shortcut' || kind === 'captions'
        ? undefined
        : ids.get(idKey(table, row, kind === 'recording' ? 'file' : 'folder'));
    // A copy bears the marker too: only the one that the hidden tab names stands for the row.
    const sure = table === undefined || kind === 'shortcut' || kind === 'captions' || known === file.id;
    const item = { ...itemOf(file, sure ? kind : 'stray', sure ? row : '', byId), ...(ownerOf(file) === owner ? looseOf(file) : {}) };
    const named = mark.dkws === ref.workspaceId && (mark.dk === 'recording' || mark.dk === 'upload') ? (mark.dkrow ?? '') : '';
    const bears = item.kind === 'stray' && named !== '' ? { bears: rowOfMarker.get(`recordings/${named}`) ?? named } : {};
    items.set(item.id, { ...item, ...bears });
    if (!sure || table === undefined) continue;
    // Captions in the bin say nothing of their film.
    if (item.trashed && kind !== 'shortcut' && kind !== 'captions') halted.set(`${table}/${row}`, 'trashed');
    else if ((kind === 'room' || kind === 'audience') && item.parent !== ref.rootFolder) halted.set(`${table}/${row}`, 'moved');
  }
  const [root, waiting] = [items.get(ref.rootFolder), items.get(ref.waitingRoom)];
  if (!root || root.trashed || !waiting || waiting.trashed || waiting.parent !== ref.rootFolder) {
    throw new IncompleteState(workflowMessage('folders.gone'));
  }
  return { items, halted };
}

/** What others than its owner may do with a file that is the operating account's own. */
const looseOf = ({ copyRequiresWriterPermission, writersCanShare }: DriveFile): Pick<Item, 'copyable' | 'shareable'> => ({
  ...(copyRequiresWriterPermission === false ? { copyable: true } : {}),
  ...(writersCanShare === true ? { shareable: true } : {}),
});

/** Whether a file is what its marker says: a film that was marked a shortcut would be deleted as one, and a folder shared as a film. */
function isSuch({ mimeType, appProperties }: DriveFile): boolean {
  const kind = appProperties?.dk ?? '';
  if (FOLDERS.has(kind)) return mimeType === FOLDER;
  return kind === 'shortcut' ? mimeType === SHORTCUT : mimeType !== FOLDER && mimeType !== SHORTCUT;
}

const TABLE_OF: Partial<Record<Item['kind'], string>> = {
  room: 'rooms',
  audience: 'audiences',
  recording: 'recordings',
  shortcut: 'recordings',
  captions: 'recordings',
};

function itemOf(file: DriveFile, kind: Item['kind'], row: string, byId: ReadonlyMap<string, DriveFile>): Item {
  const parent = file.parents?.[0];
  const millis = Number(file.videoMediaMetadata?.durationMillis);
  const created = Date.parse(file.createdTime ?? '');
  // Of captions, whoever sent them notes when the last one ends.
  const ends = kind === 'captions' ? Number(file.appProperties?.seconds) : Number.NaN;
  const target = file.mimeType === SHORTCUT ? file.shortcutDetails?.targetId : undefined;
  return {
    id: file.id ?? '',
    name: file.name ?? '',
    parent,
    trashed: file.trashed === true,
    ...(file.trashed === true && file.explicitlyTrashed === false ? { binnedWithFolder: true } : {}),
    kind,
    row,
    grants: ownGrants(file, parent === undefined ? undefined : byId.get(parent)),
    ...(target === undefined ? {} : { target }),
    ...(Number.isFinite(millis) && millis > 0 ? { seconds: Math.round(millis / 1000) } : {}),
    ...(Number.isFinite(ends) && ends > 0 ? { seconds: ends } : {}),
    ...(Number.isFinite(created) ? { created } : {}),
  };
}

/** Permissions that lie on the item itself. Where Drive does not say which are inherited, those the parent has too are taken to be. */
function ownGrants(file: DriveFile, parent: DriveFile | undefined): Grant[] {
  const inherited = new Set((parent?.permissions ?? []).map((one) => `${one.id} ${one.role}`));
  return (file.permissions ?? [])
    .filter((one) => one.role !== 'owner' && one.deleted !== true)
    .filter((one) =>
      one.permissionDetails?.length
        ? one.permissionDetails.some((detail) => detail.inherited !== true)
        : !inherited.has(`${one.id} ${one.role}`),
    )
    .map(grantOf);
}

function grantOf(permission: Permission): Grant {
  return {
    permissionId: permission.id ?? '',
    type: permission.type ?? 'anyone',
    role: permission.role ?? 'reader',
    email: (permission.emailAddress ?? '').toLowerCase(),
    until: permission.expirationTime === undefined ? undefined : Date.parse(permission.expirationTime),
  };
}

export function groupOf(key: string, email: string, name: string, memberships: readonly Membership[]): Group {
  const members = new Map<string, { membership: string }>();
  for (const one of memberships) {
    const runs = (one.roles ?? []).some((role) => role.name === 'OWNER' || role.name === 'MANAGER');
    const member = one.preferredMemberKey?.id?.toLowerCase();
    if (member !== undefined && !runs) members.set(member, { membership: one.name ?? '' });
  }
  return { key, email: email.toLowerCase(), name, members };
}

function eventsOf(events: readonly CalendarEvent[], halted: Map<string, 'trashed' | 'moved' | 'twice' | 'foreign'>): Map<string, Event> {
  const byId = new Map<string, Event>();
  const seen = new Map<string, Event>();
  for (const event of events) {
    const made = eventOf(event);
    byId.set(made.id, made);
    const other = seen.get(made.row);
    if (other && !other.cancelled && !made.cancelled) halted.set(`meetings/${made.row}`, 'twice');
    if (!other || other.cancelled) seen.set(made.row, made);
  }
  return byId;
}

function eventOf(event: CalendarEvent): Event {
  return {
    id: event.id ?? '',
    etag: event.etag ?? '',
    sequence: event.sequence ?? 0,
    row: event.extendedProperties?.private?.dkrow ?? '',
    cancelled: event.status === 'cancelled',
    title: event.summary ?? '',
    place: event.location ?? '',
    description: event.description ?? '',
    start: Date.parse(event.start?.dateTime ?? event.start?.date ?? ''),
    end: Date.parse(event.end?.dateTime ?? event.end?.date ?? ''),
    hasMeetLink: (event.hangoutLink ?? '') !== '',
    hidesGuests: event.guestsCanSeeOtherGuests === false,
    ...(event.htmlLink === undefined ? {} : { link: event.htmlLink }),
    ...(event.attachments?.length ? { attached: event.attachments.map((one) => one.fileUrl ?? '') } : {}),
    guests: (event.attendees ?? [])
      .filter((one) => one.organizer !== true && one.resource !== true)
      .map((one) => ({ email: (one.email ?? '').toLowerCase(), answer: one.responseStatus ?? 'needsAction' })),
  };
}
