/**
 * Every Google method the product calls, one line each, named by Google's discovery id. This table is the API inventory, the
 * base of the scope review and the list that the embedded workspace must serve.
 */
import type {
  Calendar,
  CalendarEvent,
  CellValue,
  DeveloperMetadata,
  DriveFile,
  FileList,
  Group,
  Membership,
  Operation,
  Permission,
  SheetRequest,
  Spreadsheet,
  ValueRange,
} from './types.ts';

interface Fields {
  /** Partial response mask. */
  fields?: string;
}
type FileParams = Fields & { supportsAllDrives?: boolean };
type SendUpdates = 'all' | 'externalOnly' | 'none';

/** Parameters and results. Path and query parameters are side by side, a JSON body under `requestBody`. */
export interface Methods {
  'drive.files.list': {
    params: Fields & { q?: string; pageSize?: number; pageToken?: string; orderBy?: string; spaces?: string };
    result: FileList;
  };
  'drive.files.get': { params: FileParams & { fileId: string }; result: DriveFile };
  'drive.files.create': { params: FileParams & { requestBody: DriveFile }; result: DriveFile };
  'drive.files.update': {
    params: FileParams & { fileId: string; addParents?: string; removeParents?: string; requestBody: DriveFile };
    result: DriveFile;
  };
  'drive.files.delete': { params: { fileId: string; supportsAllDrives?: boolean }; result: undefined };
  'drive.files.generateIds': { params: Fields & { count?: number; space?: string; type?: string }; result: { ids?: string[] } };
  'drive.permissions.list': {
    params: FileParams & { fileId: string; pageToken?: string };
    result: { permissions?: Permission[]; nextPageToken?: string };
  };
  'drive.permissions.create': {
    params: FileParams & { fileId: string; sendNotificationEmail: boolean; requestBody: Permission };
    result: Permission;
  };
  'drive.permissions.update': {
    params: FileParams & { fileId: string; permissionId: string; removeExpiration?: boolean; requestBody: Permission };
    result: Permission;
  };
  'drive.permissions.delete': { params: FileParams & { fileId: string; permissionId: string }; result: undefined };
  'sheets.spreadsheets.create': { params: Fields & { requestBody: Spreadsheet }; result: Spreadsheet };
  'sheets.spreadsheets.get': {
    params: Fields & { spreadsheetId: string; ranges?: string[]; includeGridData?: boolean };
    result: Spreadsheet;
  };
  'sheets.spreadsheets.batchUpdate': {
    params: Fields & {
      spreadsheetId: string;
      requestBody: {
        requests: SheetRequest[];
        includeSpreadsheetInResponse?: boolean;
        responseIncludeGridData?: boolean;
        responseRanges?: string[];
      };
    };
    result: { replies?: Record<string, unknown>[]; updatedSpreadsheet?: Spreadsheet };
  };
  'sheets.spreadsheets.developerMetadata.get': {
    params: Fields & { spreadsheetId: string; metadataId: number };
    result: DeveloperMetadata;
  };
  'sheets.spreadsheets.developerMetadata.search': {
    params: Fields & {
      spreadsheetId: string;
      requestBody: { dataFilters: { developerMetadataLookup: { metadataId?: number; metadataKey?: string; metadataValue?: string } }[] };
    };
    result: { matchedDeveloperMetadata?: { developerMetadata?: DeveloperMetadata }[] };
  };
  'sheets.spreadsheets.values.batchGet': {
    params: Fields & { spreadsheetId: string; ranges: string[]; valueRenderOption?: string; dateTimeRenderOption?: string };
    result: { valueRanges?: ValueRange[] };
  };
  'sheets.spreadsheets.values.batchUpdate': {
    params: Fields & {
      spreadsheetId: string;
      requestBody: {
        valueInputOption: 'RAW';
        data: ValueRange[];
        includeValuesInResponse?: boolean;
        responseValueRenderOption?: string;
        responseDateTimeRenderOption?: string;
      };
    };
    result: { totalUpdatedCells?: number; responses?: { updatedData?: ValueRange }[] };
  };
  'sheets.spreadsheets.values.append': {
    params: Fields & {
      spreadsheetId: string;
      range: string;
      valueInputOption: 'RAW';
      insertDataOption?: 'OVERWRITE' | 'INSERT_ROWS';
      requestBody: { values: CellValue[][] };
    };
    result: { updates?: { updatedRange?: string } };
  };
  'calendar.calendars.insert': { params: Fields & { requestBody: Calendar }; result: Calendar };
  'calendar.calendars.delete': { params: { calendarId: string }; result: undefined };
  'calendar.calendars.get': { params: Fields & { calendarId: string }; result: Calendar };
  'calendar.calendarList.list': {
    params: Fields & { maxResults?: number; pageToken?: string; minAccessRole?: string };
    result: { items?: { id?: string; summary?: string; description?: string }[]; nextPageToken?: string };
  };
  'calendar.events.list': {
    params: Fields & {
      calendarId: string;
      privateExtendedProperty?: string[];
      showDeleted?: boolean;
      maxResults?: number;
      pageToken?: string;
      timeMin?: string;
      maxAttendees?: number;
    };
    result: { items?: CalendarEvent[]; description?: string; nextPageToken?: string };
  };
  'calendar.events.get': { params: Fields & { calendarId: string; eventId: string }; result: CalendarEvent };
  'calendar.events.insert': {
    params: Fields & {
      calendarId: string;
      sendUpdates: SendUpdates;
      conferenceDataVersion?: number;
      supportsAttachments?: boolean;
      requestBody: CalendarEvent;
    };
    result: CalendarEvent;
  };
  'calendar.events.update': {
    params: Fields & {
      calendarId: string;
      eventId: string;
      sendUpdates: SendUpdates;
      conferenceDataVersion?: number;
      supportsAttachments?: boolean;
      requestBody: CalendarEvent;
    };
    result: CalendarEvent;
  };
  'calendar.events.delete': { params: { calendarId: string; eventId: string; sendUpdates: SendUpdates }; result: undefined };
  'calendar.freebusy.query': {
    params: Fields & { requestBody: { timeMin: string; timeMax: string; timeZone?: string; items: { id: string }[] } };
    result: { calendars?: Record<string, { busy?: { start?: string; end?: string }[]; errors?: { reason?: string }[] }> };
  };
  'cloudidentity.groups.create': {
    params: Fields & { initialGroupConfig?: string; requestBody: Group };
    result: Operation<Group>;
  };
  'cloudidentity.groups.delete': { params: Fields & { name: string }; result: Operation<undefined> };
  'cloudidentity.groups.get': { params: Fields & { name: string }; result: Group };
  'cloudidentity.groups.lookup': { params: Fields & { 'groupKey.id': string }; result: { name?: string } };
  'cloudidentity.groups.memberships.list': {
    params: Fields & { parent: string; pageSize?: number; pageToken?: string; view?: string };
    result: { memberships?: Membership[]; nextPageToken?: string };
  };
  'cloudidentity.groups.memberships.create': {
    params: Fields & { parent: string; requestBody: Membership };
    result: Operation<Membership>;
  };
  'cloudidentity.groups.memberships.delete': { params: Fields & { name: string }; result: Operation<undefined> };
  'gmail.users.messages.send': { params: Fields & { userId: string; requestBody: { raw: string } }; result: { id?: string } };
}

export type MethodId = keyof Methods;
export type Params<M extends MethodId> = Methods[M]['params'];
export type Result<M extends MethodId> = Methods[M]['result'];

export type Api = 'drive' | 'sheets' | 'calendar' | 'cloudidentity' | 'gmail';

/** How a method is sent over HTTP. */
export interface MethodInfo {
  api: Api;
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path template; `{+x}` keeps slashes. */
  path: string;
  /** Whether it changes anything: reads may be sent again, writes only after reading. */
  writes: boolean;
}

const get = (api: Api, path: string): MethodInfo => ({ api, verb: 'GET', path, writes: false });
const ask = (api: Api, path: string): MethodInfo => ({ api, verb: 'POST', path, writes: false });
const write = (api: Api, verb: MethodInfo['verb'], path: string): MethodInfo => ({ api, verb, path, writes: true });

const SHEET = '/v4/spreadsheets';
const CALENDAR = '/calendar/v3/calendars';

export const METHODS: Readonly<Record<MethodId, MethodInfo>> = {
  'drive.files.list': get('drive', '/drive/v3/files'),
  'drive.files.get': get('drive', '/drive/v3/files/{fileId}'),
  'drive.files.create': write('drive', 'POST', '/drive/v3/files'),
  'drive.files.update': write('drive', 'PATCH', '/drive/v3/files/{fileId}'),
  'drive.files.delete': write('drive', 'DELETE', '/drive/v3/files/{fileId}'),
  'drive.files.generateIds': get('drive', '/drive/v3/files/generateIds'),
  'drive.permissions.list': get('drive', '/drive/v3/files/{fileId}/permissions'),
  'drive.permissions.create': write('drive', 'POST', '/drive/v3/files/{fileId}/permissions'),
  'drive.permissions.update': write('drive', 'PATCH', '/drive/v3/files/{fileId}/permissions/{permissionId}'),
  'drive.permissions.delete': write('drive', 'DELETE', '/drive/v3/files/{fileId}/permissions/{permissionId}'),
  'sheets.spreadsheets.create': write('sheets', 'POST', SHEET),
  'sheets.spreadsheets.get': get('sheets', `${SHEET}/{spreadsheetId}`),
  'sheets.spreadsheets.batchUpdate': write('sheets', 'POST', `${SHEET}/{spreadsheetId}:batchUpdate`),
  'sheets.spreadsheets.developerMetadata.get': get('sheets', `${SHEET}/{spreadsheetId}/developerMetadata/{metadataId}`),
  'sheets.spreadsheets.developerMetadata.search': ask('sheets', `${SHEET}/{spreadsheetId}/developerMetadata:search`),
  'sheets.spreadsheets.values.batchGet': get('sheets', `${SHEET}/{spreadsheetId}/values:batchGet`),
  'sheets.spreadsheets.values.batchUpdate': write('sheets', 'POST', `${SHEET}/{spreadsheetId}/values:batchUpdate`),
  'sheets.spreadsheets.values.append': write('sheets', 'POST', `${SHEET}/{spreadsheetId}/values/{range}:append`),
  'calendar.calendars.insert': write('calendar', 'POST', CALENDAR),
  'calendar.calendars.delete': write('calendar', 'DELETE', `${CALENDAR}/{calendarId}`),
  'calendar.calendars.get': get('calendar', `${CALENDAR}/{calendarId}`),
  'calendar.calendarList.list': get('calendar', '/calendar/v3/users/me/calendarList'),
  'calendar.events.list': get('calendar', `${CALENDAR}/{calendarId}/events`),
  'calendar.events.get': get('calendar', `${CALENDAR}/{calendarId}/events/{eventId}`),
  'calendar.events.insert': write('calendar', 'POST', `${CALENDAR}/{calendarId}/events`),
  'calendar.events.update': write('calendar', 'PUT', `${CALENDAR}/{calendarId}/events/{eventId}`),
  'calendar.events.delete': write('calendar', 'DELETE', `${CALENDAR}/{calendarId}/events/{eventId}`),
  'calendar.freebusy.query': ask('calendar', '/calendar/v3/freeBusy'),
  'cloudidentity.groups.create': write('cloudidentity', 'POST', '/v1/groups'),
  'cloudidentity.groups.delete': write('cloudidentity', 'DELETE', '/v1/{+name}'),
  'cloudidentity.groups.get': get('cloudidentity', '/v1/{+name}'),
  'cloudidentity.groups.lookup': get('cloudidentity', '/v1/groups:lookup'),
  'cloudidentity.groups.memberships.list': get('cloudidentity', '/v1/{+parent}/memberships'),
  'cloudidentity.groups.memberships.create': write('cloudidentity', 'POST', '/v1/{+parent}/memberships'),
  'cloudidentity.groups.memberships.delete': write('cloudidentity', 'DELETE', '/v1/{+name}'),
  'gmail.users.messages.send': write('gmail', 'POST', '/gmail/v1/users/{userId}/messages/send'),
};
