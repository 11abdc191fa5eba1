/**
 * Google's limits: the one place where their numbers stand. The product keeps below them, the embedded workspace and the
 * script host enforce them. docs/quotas.md is made of this file: each line says what, when it was looked up and where it
 * comes from; [U name] is one that no document of Google's gives. Comments cost the script nothing.
 */

// ## Apps Script: an execution

/** Executions at once for one account, those that wait for a lock among them; a web app's all count on its deployer. As of 2026-11, Apps Script quotas page. */
export const EXECUTIONS_AT_ONCE = 30;
/** Calls of google.script.run at once from one page; the rest wait in the browser. As of 2026-11, HTML Service guide, "Communicate with server functions". */
export const PAGE_CALLS_AT_ONCE = 10;
/** Milliseconds that an execution may take. As of 2026-11, Apps Script quotas page. */
export const EXECUTION_MS = 6 * 60_000;
/** Milliseconds of one Utilities.sleep. As of 2026-11, Utilities reference. */
export const SLEEP_MS = 300_000;
/** Milliseconds that a card's function may take. As of 2026-11, Workspace add-ons guide, "Restrictions". */
export const CARD_MS = 30_000;
/** Widgets in a section of a card. As of 2026-11, Card service reference. */
export const CARD_WIDGETS = 100;

// ## Apps Script: UrlFetchApp

/** Milliseconds until a request is cut; there is no option for it. As of 2026-11, [U limits-met] several independent reports. */
export const FETCH_MS = 60_000;
/** Bytes of an address. As of 2026-11, Apps Script quotas page. */
export const FETCH_URL_BYTES = 2 * 1024;
/** Bytes of a request, and of an answer. As of 2026-11, Apps Script quotas page. */
export const FETCH_BYTES = 50 * 1024 * 1024;
/** Requests a day and account (Workspace); those of the staff page all count on its deployer. As of 2026-11, Apps Script quotas page. */
export const FETCHES_A_DAY = 100_000;
/** Requests that fetchAll is given at once: it sends some 10 to 20 side by side. As of 2026-11, [U fetch-all] several independent reports. */
export const FETCHES_AT_ONCE = 20;
/** Changes of Drive or Calendar in a batch that we send so: Drive may take a second or two for each, and what is cut is unknown. As of 2026-11, [U limits-met] our own choice below the minute. */
export const FETCH_CHANGES = 25;

// ## Apps Script: mail

/** Recipients a day and account. As of 2026-11, Apps Script quotas page. */
export const MAIL_RECIPIENTS_A_DAY = 1_500;
/** Recipients of one message, those in Cc and Bcc among them. As of 2026-11, Apps Script quotas page. */
export const MAIL_RECIPIENTS = 50;

// ## Apps Script: properties and cache

/** Bytes of a property's value. As of 2026-11, Apps Script quotas page. */
export const PROPERTY_BYTES = 9 * 1024;
/** Bytes of a whole store of properties. As of 2026-11, Apps Script quotas page. */
export const PROPERTIES_BYTES = 500 * 1024;
/** Characters of a cache's key. As of 2026-11, Cache service reference. */
export const CACHE_KEY_CHARACTERS = 250;
/** Bytes of a cached value. As of 2026-11, Cache service reference. */
export const CACHE_VALUE_BYTES = 100 * 1024;
/** Seconds that the cache keeps anything at most. As of 2026-11, Cache service reference. */
export const CACHE_SECONDS = 6 * 3_600;

// ## Drive

/** Units a minute and account. As of 2026-11, Drive API usage limits. */
export const DRIVE_UNITS_A_MINUTE = 325_000;
/** Units of reading one thing. As of 2026-11, Drive API usage limits. */
export const DRIVE_GET_UNITS = 5;
/** Units of a page of a list. As of 2026-11, Drive API usage limits. */
export const DRIVE_LIST_UNITS = 100;
/** Units of a change. As of 2026-11, Drive API usage limits. */
export const DRIVE_EDIT_UNITS = 50;
/** Calls in a batch; no uploads. As of 2026-11, Drive API, "Send batch requests". */
export const DRIVE_BATCH = 100;
/** Items on a page of a list. As of 2026-11, files.list reference. */
export const DRIVE_PAGE = 1_000;
/** Private properties of an app on one item. As of 2026-11, Drive API, "Add custom file properties". */
export const DRIVE_PROPERTIES = 30;
/** Bytes of a property, key and value together, in UTF-8. As of 2026-11, Drive API, "Add custom file properties". */
export const DRIVE_PROPERTY_BYTES = 124;
/** Days that a permission may be given for where it ends by itself. As of 2026-11, permissions reference. */
export const DRIVE_EXPIRY_DAYS = 365;
/** Groups that an item may be shared with. As of 2026-11, shared-drive limits in Google's help. */
export const DRIVE_GROUPS = 100;
/** Bytes of an item's indexable text. As of 2026-11, Drive API, "Manage file metadata". */
export const INDEXABLE_BYTES = 128 * 1024;
/** Bytes that every part of an upload but the last is a multiple of. As of 2026-11, Drive API, "Upload file data". */
export const UPLOAD_MULTIPLE_BYTES = 262_144;
/** Days that the address of an upload is good for. As of 2026-11, Drive API, "Upload file data". */
export const UPLOAD_DAYS = 7;
/** Characters of an item's name that we send: what people can read and download has such a limit. As of 2026-11, [U lengths] Drive names none. */
export const FILE_NAME_CHARACTERS = 255;

// ## Sheets

/** Reads a minute and account (300 a project). As of 2026-11, Sheets API usage limits. */
export const SHEETS_READS_A_MINUTE = 60;
/** Writes a minute and account (300 a project). As of 2026-11, Sheets API usage limits. */
export const SHEETS_WRITES_A_MINUTE = 60;
/** Characters of a cell. As of 2026-11, "Files you can store in Google Drive" in Google's help. */
export const CELL_CHARACTERS = 50_000;
/** Cells of a spreadsheet. As of 2026-11, "Files you can store in Google Drive" in Google's help. */
export const SPREADSHEET_CELLS = 10_000_000;
/** Characters of developer metadata on a sheet. As of 2026-11, Sheets API, "Developer metadata". */
export const METADATA_CHARACTERS = 30_000;

// ## Calendar

/** Calls a minute and account; the table of 2026 could not be read. As of 2026-11, [U limits-met] Calendar API usage limits as they were. */
export const CALENDAR_CALLS_A_MINUTE = 600;
/** Calls in a batch. As of 2026-11, Calendar API, "Send batch requests". */
export const CALENDAR_BATCH = 1_000;
/** Calls that we send in a batch: larger ones are told to fail in part. As of 2026-11, [U batch-calendar] several independent reports. */
export const CALENDAR_BATCH_SENT = 50;
/** Events on a page of a list. As of 2026-11, events.list reference. */
export const CALENDAR_PAGE = 2_500;
/** Guests of an event; larger ones are handled "differently". As of 2026-11, "Invite groups to calendar events" in Google's help. */
export const GUESTS = 200;
/** Characters of an extended property's key. As of 2026-11, Calendar API, "Extended properties". */
export const EVENT_PROPERTY_KEY_CHARACTERS = 44;
/** Characters of an extended property's value; more is cut without a word. As of 2026-11, Calendar API, "Extended properties". */
export const EVENT_PROPERTY_VALUE_CHARACTERS = 1_024;
/** Characters of an event's title. As of 2026-11, [U lengths] the form in Calendar takes no more. */
export const EVENT_TITLE_CHARACTERS = 1_024;
/** Characters of an event's place. As of 2026-11, [U lengths] the form in Calendar takes no more. */
export const EVENT_PLACE_CHARACTERS = 1_024;
/** Characters of an event's text. As of 2026-11, [U lengths] the form in Calendar takes no more. */
export const EVENT_TEXT_CHARACTERS = 8_192;
/** Calendars in one question for free times. As of 2026-11, freebusy.query reference. */
export const FREEBUSY_CALENDARS = 50;
/** Members of a group that such a question takes apart. As of 2026-11, freebusy.query reference. */
export const FREEBUSY_GROUP_MEMBERS = 100;

// ## Groups

/** Calls a minute and account: the Directory API's, which keeps the same groups. As of 2026-11, [U limits-met] none is published for Cloud Identity. */
export const GROUP_CALLS_A_MINUTE = 2_400;
/** Calls in a batch that we send. As of 2026-11, [U batch-cloudidentity] Cloud Identity has a batch endpoint and names no number. */
export const GROUP_BATCH = 100;
/** Memberships on a page of a list; half as many in full. As of 2026-11, groups.memberships.list reference. */
export const MEMBERSHIP_PAGE = 1_000;
/** Characters of a group's name. As of 2026-11, "Create a group" in Google's help. */
export const GROUP_NAME_CHARACTERS = 73;

// ## Gmail

/** Units a minute and account. As of 2026-11, Gmail API usage limits. */
export const GMAIL_UNITS_A_MINUTE = 15_000;
/** Units of sending a message. As of 2026-11, Gmail API usage limits. */
export const GMAIL_SEND_UNITS = 100;
/** Calls in a batch: 100 are taken, more than 50 are advised against. As of 2026-11, Gmail API, "Batching requests". */
export const GMAIL_BATCH = 50;
