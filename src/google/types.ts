/**
 * Google's resources, as far as this product uses them: our own small types, so that no Node or
 * library type reaches the Apps Script bundle. A test holds them against Google's discovery documents.
 */

export interface Permission {
  id?: string;
  type?: 'user' | 'group' | 'domain' | 'anyone';
  role?: 'owner' | 'organizer' | 'fileOrganizer' | 'writer' | 'commenter' | 'reader';
  emailAddress?: string;
  domain?: string;
  allowFileDiscovery?: boolean;
  /** RFC 3339. At most a year ahead. */
  expirationTime?: string;
  deleted?: boolean;
  /** Says of each of the permission's sources whether it is inherited. */
  permissionDetails?: { inherited?: boolean }[];
}

export interface DriveFile {
  id?: string;
  name?: string;
  mimeType?: string;
  description?: string;
  parents?: string[];
  trashed?: boolean;
  /** false: in the bin only because a folder above it is. */
  explicitlyTrashed?: boolean;
  appProperties?: Record<string, string | null>;
  permissions?: Permission[];
  shortcutDetails?: { targetId?: string; targetMimeType?: string };
  copyRequiresWriterPermission?: boolean;
  writersCanShare?: boolean;
  /** Bytes, as a decimal string. */
  size?: string;
  md5Checksum?: string;
  createdTime?: string;
  modifiedTime?: string;
  ownedByMe?: boolean;
  owners?: { emailAddress?: string }[];
  videoMediaMetadata?: { width?: number; height?: number; durationMillis?: string };
  webViewLink?: string;
}

export interface FileList {
  files?: DriveFile[];
  nextPageToken?: string;
  incompleteSearch?: boolean;
}

export type CellValue = string | number | boolean | null;

export interface ValueRange {
  range?: string;
  majorDimension?: 'ROWS' | 'COLUMNS';
  values?: CellValue[][];
}

export interface DimensionRange {
  sheetId?: number;
  dimension?: 'ROWS' | 'COLUMNS';
  startIndex?: number;
  endIndex?: number;
}

export interface DeveloperMetadata {
  metadataId?: number;
  metadataKey?: string;
  metadataValue?: string;
  location?: { locationType?: string; spreadsheet?: boolean; sheetId?: number; dimensionRange?: DimensionRange };
  visibility?: 'DOCUMENT' | 'PROJECT';
}

export interface GridRange {
  sheetId?: number;
  startRowIndex?: number;
  endRowIndex?: number;
  startColumnIndex?: number;
  endColumnIndex?: number;
}

export interface ProtectedRange {
  protectedRangeId?: number;
  range?: GridRange;
  description?: string;
  editors?: { users?: string[]; groups?: string[] };
  warningOnly?: boolean;
}

export interface SheetProperties {
  sheetId?: number;
  title?: string;
  index?: number;
  hidden?: boolean;
  gridProperties?: { rowCount?: number; columnCount?: number; frozenRowCount?: number; frozenColumnCount?: number };
}

export interface GridData {
  startRow?: number;
  startColumn?: number;
  rowData?: { values?: { effectiveValue?: { stringValue?: string; numberValue?: number; boolValue?: boolean } }[] }[];
  columnMetadata?: { developerMetadata?: DeveloperMetadata[] }[];
}

export interface Sheet {
  properties?: SheetProperties;
  protectedRanges?: ProtectedRange[];
  data?: GridData[];
  developerMetadata?: DeveloperMetadata[];
}

export interface Spreadsheet {
  spreadsheetId?: string;
  spreadsheetUrl?: string;
  properties?: { title?: string; locale?: string; timeZone?: string };
  sheets?: Sheet[];
  developerMetadata?: DeveloperMetadata[];
}

/** One request of spreadsheets.batchUpdate: exactly one property, named by Google. */
export type SheetRequest = Record<string, unknown>;

export interface Attendee {
  email?: string;
  displayName?: string;
  responseStatus?: 'needsAction' | 'declined' | 'tentative' | 'accepted';
  optional?: boolean;
  organizer?: boolean;
  self?: boolean;
  comment?: string;
  additionalGuests?: number;
  resource?: boolean;
}

export interface EventTime {
  date?: string;
  dateTime?: string;
  timeZone?: string;
}

export interface CalendarEvent {
  id?: string;
  etag?: string;
  /** Google raises it at a new time or status. A whole event written back below it is refused. */
  sequence?: number;
  status?: 'confirmed' | 'tentative' | 'cancelled';
  summary?: string;
  description?: string;
  location?: string;
  start?: EventTime;
  end?: EventTime;
  attendees?: Attendee[];
  extendedProperties?: { private?: Record<string, string> };
  guestsCanModify?: boolean;
  guestsCanInviteOthers?: boolean;
  guestsCanSeeOtherGuests?: boolean;
  hangoutLink?: string;
  htmlLink?: string;
  conferenceData?: { createRequest?: { requestId?: string; conferenceSolutionKey?: { type?: string } } };
  attachments?: { fileUrl?: string; title?: string }[];
}

export interface Calendar {
  id?: string;
  summary?: string;
  description?: string;
  timeZone?: string;
}

export interface Group {
  name?: string;
  groupKey?: { id?: string };
  parent?: string;
  displayName?: string;
  description?: string;
  labels?: Record<string, string>;
}

export interface Membership {
  name?: string;
  preferredMemberKey?: { id?: string };
  roles?: { name?: string }[];
  type?: string;
}

export interface Operation<T> {
  name?: string;
  done?: boolean;
  response?: T;
  error?: { code?: number; message?: string };
}
