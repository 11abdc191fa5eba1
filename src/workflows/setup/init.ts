/**
 * Makes a workspace: root folder, waiting room, workbook and calendar. Each is searched for by its marker first, and made with
 * the marker in the same call, so init may be killed anywhere and run again. The root folder names its workbook last: then the
 * workspace is finished, and nothing in it is touched.
 */

import { settingDefaults } from '../../domain/workbook/tables/settings.ts';
import type { Call, Outcome, Program } from '../../google/call.ts';
import { batch, call, pages } from '../../google/call.ts';
import type { GoogleError } from '../../google/errors.ts';
import { FOLDER, SPREADSHEET } from '../../google/mime-types.ts';
import type { CellValue, DriveFile } from '../../google/types.ts';
import {
  bearsMark,
  calendarMark,
  FILE_FIELDS,
  findMarked,
  firstMadeFirst,
  listParams,
  ownerOf,
  type WorkspaceRef,
} from '../read/marked.ts';
import { METADATA, METADATA_ID } from '../read/metadata.ts';
import { layoutRequests } from './layout.ts';

export interface NewWorkspace {
  /** The main e-mail domain. */
  domain: string;
  /** Further domains whose addresses are the municipality's own. */
  domains?: readonly string[];
  /** E-mail of the first coordinator; may be the acting account itself. */
  coordinator: string;
  municipality?: string;
  /** Google's customer id (C…), needed for groups. */
  customerId?: string;
  /** Letters, digits and hyphens, at most 40. An unfinished workspace keeps the id it was begun with. */
  workspaceId: string;
  /** 2026/2027 */
  schoolYear: string;
  language: 'sv' | 'en';
  timeZone: string;
}

const NAME = 'Delakultur';

/** The id of the workspace's calendar, by the mark in its description: a calendar takes no id of ours. */
export function* findCalendar(workspaceId: string): Program<string | undefined> {
  const lists = yield* pages('calendar.calendarList.list', {
    minAccessRole: 'owner',
    maxResults: 250,
    fields: 'nextPageToken,items(id,description)',
  });
  const marked = lists.flatMap((page) => page.items ?? []).filter((one) => bearsMark(one.description, workspaceId));
  return marked.map((one) => one.id ?? '').sort()[0];
}

/**
 * Makes the missing parts of the workspace, as the acting account, which owns all of it. A finished workspace is returned
 * unchanged, with `made` false (except that a lost waiting room is made again, empty). Throws GoogleError; then run it again.
 */
export function* initWorkspace(desired: NewWorkspace): Program<WorkspaceRef & { made: boolean }> {
  const [found, ids] = yield* batch([
    { method: 'drive.files.list', params: listParams(undefined) },
    // Folders accept an id of ours, so a lost reply can be checked. Sheets files and calendars do not.
    { method: 'drive.files.generateIds', params: { count: 2, space: 'drive', type: 'files' } },
  ]);
  const listed = resultOf(found);
  const seen = listed.nextPageToken ? yield* findMarked() : firstMadeFirst(listed.files ?? []);
  // Things that another account shares are another's workspace, whatever they bear.
  const marked = seen.filter((file) => file.ownedByMe);
  const [rootId, waitingId] = resultOf(ids).ids ?? [];
  if (rootId === undefined || waitingId === undefined) throw new Error('drive.files.generateIds gave too few ids');

  const begun = chooseRoot(marked, desired.workspaceId);
  const workspaceId = begun?.appProperties?.dkws ?? desired.workspaceId;
  const mine = marked.filter((file) => file.appProperties?.dkws === workspaceId);
  const ofKind = (kind: string) => mine.find((file) => file.appProperties?.dk === kind)?.id;
  const { workbook: named, calendar } = begun?.appProperties ?? {};
  if (begun?.id && named && calendar) {
    const waitingRoom = ofKind('waiting') ?? (yield* makeFolder(waitingFolder(waitingId, begun.id, workspaceId))).id ?? waitingId;
    return { spreadsheetId: named, workspaceId, rootFolder: begun.id, waitingRoom, calendarId: calendar, made: false };
  }

  const root =
    begun ?? (yield* makeFolder({ id: rootId, name: NAME, writersCanShare: false, appProperties: { dk: 'root', dkws: workspaceId } }));
  const rootFolder = root.id ?? rootId;
  const workbook = ofKind('workbook');
  const operator = ownerOf(root) || desired.coordinator;
  const [waiting, sheet] = yield* makeInside(rootFolder, workspaceId, {
    waiting: ofKind('waiting'),
    workbook,
    waitingId,
  });
  if (desired.coordinator.toLowerCase() !== operator.toLowerCase()) yield* letIn(desired.coordinator, rootFolder, sheet);
  const calendarId = (yield* findCalendar(workspaceId)) ?? (yield* makeCalendar(workspaceId, desired));
  if (workbook === undefined || !(yield* isLaidOut(sheet))) yield* layOut(sheet, rootFolder, calendarId, operator, workspaceId, desired);
  yield* certain({
    method: 'drive.files.update',
    params: { fileId: rootFolder, fields: 'id', requestBody: { appProperties: { workbook: sheet, calendar: calendarId } } },
  });
  return { spreadsheetId: sheet, workspaceId, rootFolder, waitingRoom: waiting, calendarId, made: true };
}

/** The root folder of this workspace id, or of the account's only other workspace: an account has one. */
function chooseRoot(marked: readonly DriveFile[], workspaceId: string): DriveFile | undefined {
  const roots = marked.filter((file) => file.appProperties?.dk === 'root');
  return roots.find((root) => root.appProperties?.dkws === workspaceId) ?? roots[0];
}

function waitingFolder(id: string, root: string, workspaceId: string): DriveFile {
  return { id, name: 'Väntrummet', parents: [root], appProperties: { dk: 'waiting', dkws: workspaceId } };
}

function resultOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw outcome.error;
  return outcome.result;
}

/** Whether the call may have succeeded all the same: then look for the thing, and do not make it again. */
function mayHaveLanded(error: GoogleError): boolean {
  return error.status === 0 || error.status >= 500 || error.trouble === 'exists';
}

/** An idempotent write: sent once more after a lost answer. */
function* certain(write: Call, outcome?: Outcome): Program<void> {
  const first = outcome ?? (yield* batch([write]))[0];
  if (!first.ok && !mayHaveLanded(first.error)) throw first.error;
  if (!first.ok) resultOf((yield* batch([write]))[0]);
}

function folderCall(folder: DriveFile): Call<'drive.files.create'> {
  return { method: 'drive.files.create', params: { fields: FILE_FIELDS, requestBody: { mimeType: FOLDER, ...folder } } };
}

function* makeFolder(folder: DriveFile): Program<DriveFile> {
  const [outcome] = yield* batch([folderCall(folder)]);
  return yield* settleFolder(outcome as Outcome<DriveFile>, folder.id as string);
}

function* settleFolder(outcome: Outcome<DriveFile>, fileId: string): Program<DriveFile> {
  if (outcome.ok) return outcome.result;
  if (!mayHaveLanded(outcome.error)) throw outcome.error;
  return yield* call('drive.files.get', { fileId, fields: FILE_FIELDS });
}

/** Makes waiting room and workbook in the root, in one batch. Returns their ids. */
function* makeInside(
  root: string,
  workspaceId: string,
  known: { waiting: string | undefined; workbook: string | undefined; waitingId: string },
): Program<[waiting: string, workbook: string]> {
  const calls: Call[] = [];
  if (known.waiting === undefined) calls.push(folderCall(waitingFolder(known.waitingId, root, workspaceId)));
  if (known.workbook === undefined) {
    const appProperties = { dk: 'workbook', dkws: workspaceId };
    const requestBody = { name: NAME, mimeType: SPREADSHEET, parents: [root], writersCanShare: false, appProperties };
    calls.push({ method: 'drive.files.create', params: { fields: 'id', requestBody } });
  }
  const outcomes = [...(yield* batch(calls))] as Outcome<DriveFile>[];
  const waiting = known.waiting ?? (yield* settleFolder(outcomes.shift() as Outcome<DriveFile>, known.waitingId)).id ?? known.waitingId;
  const workbook = known.workbook ?? (yield* settle(outcomes.shift() as Outcome<DriveFile>, () => findWorkbook(workspaceId)));
  return [waiting, workbook];
}

/** The coordinator reads everything, and writes only in the workbook. Sending it twice does no harm. */
function* letIn(coordinator: string, root: string, workbook: string): Program<void> {
  const permission = (fileId: string, role: 'reader' | 'writer'): Call<'drive.permissions.create'> => ({
    method: 'drive.permissions.create',
    params: { fileId, sendNotificationEmail: false, fields: 'id', requestBody: { type: 'user', role, emailAddress: coordinator } },
  });
  yield* certain(permission(root, 'reader'));
  yield* certain(permission(workbook, 'writer'));
}

function* findWorkbook(workspaceId: string): Program<string | undefined> {
  return (yield* findMarked(workspaceId)).find((file) => file.ownedByMe && file.appProperties?.dk === 'workbook')?.id;
}

/** The id of a thing that accepts no id of ours: after a lost reply it is searched for a while, and never made again here. */
function* settle(outcome: Outcome<{ id?: string }>, find: () => Program<string | undefined>): Program<string> {
  if (outcome.ok) return outcome.result.id ?? '';
  if (!mayHaveLanded(outcome.error)) throw outcome.error;
  for (const ms of [1000, 2000, 4000, 8000]) {
    const found = yield* find();
    if (found !== undefined) return found;
    yield { kind: 'wait', ms };
  }
  throw outcome.error;
}

function* makeCalendar(workspaceId: string, { timeZone }: NewWorkspace): Program<string> {
  const description = `Nätverkens träffar. Delakultur skriver här: ändra träffarna i arbetsboken.\n${calendarMark(workspaceId)}`;
  const [outcome] = yield* batch([
    { method: 'calendar.calendars.insert', params: { fields: 'id', requestBody: { summary: NAME, description, timeZone } } },
  ]);
  return yield* settle(outcome, () => findCalendar(workspaceId));
}

function* isLaidOut(spreadsheetId: string): Program<boolean> {
  const lookup = { metadataId: METADATA_ID.schema, metadataKey: METADATA.schema };
  const { matchedDeveloperMetadata = [] } = yield* call('sheets.spreadsheets.developerMetadata.search', {
    spreadsheetId,
    requestBody: { dataFilters: [{ developerMetadataLookup: lookup }] },
  });
  return matchedDeveloperMetadata.length > 0;
}

/** One request: the workbook is complete, or empty as before. */
function* layOut(
  spreadsheetId: string,
  rootFolder: string,
  calendar: string,
  operator: string,
  workspaceId: string,
  { domain, domains = [], coordinator, municipality = '', customerId = '', schoolYear, language, timeZone }: NewWorkspace,
): Program<void> {
  const asCell = (value: unknown) => (Array.isArray(value) ? value.join(', ') : ((value ?? '') as CellValue));
  const settings = {
    ...Object.fromEntries(Object.entries(settingDefaults).map(([code, value]) => [code, asCell(value)])),
    domains: [...new Set([domain, ...domains])].join(', '),
    coordinators: [...new Set([coordinator.toLowerCase()])].join(', '),
    municipality,
    customerId,
    schoolYear,
    language,
    timeZone,
    rootFolder,
    calendar,
  };
  const requests = layoutRequests({ workspaceId, timeZone, operator, coordinators: [coordinator], settings });
  const [outcome] = yield* batch([
    { method: 'sheets.spreadsheets.batchUpdate', params: { spreadsheetId, fields: 'spreadsheetId', requestBody: { requests } } },
  ]);
  // With fixed metadata ids this can succeed only once: a refusal may mean that it already has.
  if (!outcome.ok && !(yield* isLaidOut(spreadsheetId))) throw outcome.error;
}
