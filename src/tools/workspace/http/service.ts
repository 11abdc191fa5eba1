/**
 * The contract between the embedded workspace's parts: what a request is, what a service is,
 * and what a service may lean on. Services are plain tables of routes; the router does the rest
 * (authorisation, unknown parameters, the `fields` mask, error bodies, one journal entry a request).
 */
import type { Rates } from '../core/rates.ts';
import type { Sums } from '../core/sums.ts';
import type { Schema } from './schema.ts';

/** A body is text, or a spooled file: a film is never held whole in memory. `sums` are of the file's bytes, where they were summed as they came. */
export type Body = { text: string } | { file: string; length: number; sums?: Sums };

export interface HttpRequest {
  /** GET, POST, PUT, PATCH or DELETE. */
  method: string;
  /** Path and query, no host: `/drive/v3/files?q=…`. */
  url: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body?: Body;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  /** Text, or a range of a file on disk to be streamed. */
  body?: string | { file: string; start: number; length: number };
}

/**
 * Records by kind and id. Values are immutable: `put` a new object, never change one that `get` returned.
 * What one request puts and removes lands as one journal entry, or not at all.
 */
export interface Store {
  get<T>(kind: string, id: string): T | undefined;
  put<T>(kind: string, id: string, value: T): void;
  remove(kind: string, id: string): void;
  /** In the order of first insertion. */
  entries<T>(kind: string): IterableIterator<[string, T]>;
  /** Ids of the values that `keysOf` files under `key`; kept up to date by the store. Register once per (kind, name). */
  index<T>(kind: string, name: string, keysOf: (value: T) => readonly string[]): (key: string) => readonly string[];
  /** Changes whenever something of that kind does, rollbacks included: for memos of what is worked out from the records. */
  revision(kind: string): number;
  /** A new id that looks like Google's, unique in this workspace; `length` characters of `alphabet`. */
  newId(length: number, alphabet?: string): string;
  /** A monotonically increasing number, for etags, versions and change logs. */
  nextNumber(): number;
  /** Where the bytes of `id` lie on disk (the file may not exist yet). */
  blobPath(id: string): string;
}

export interface Mail {
  to: string;
  /** What sort of mail: Calendar's `invite`, `update`, `cancel`, `reply`; Drive's `share`; `message` for Gmail. */
  kind: 'invite' | 'update' | 'cancel' | 'reply' | 'share' | 'message';
  subject: string;
  body?: string;
  /** The calendar event's id, where it concerns one. */
  event?: string;
  /** What Calendar's own mails show of the event, as it was when they were sent. */
  invitation?: Invitation;
}

/** An event as a mail about it shows it. */
export interface Invitation {
  title: string;
  start: { dateTime?: string; date?: string };
  end: { dateTime?: string; date?: string };
  place: string;
  /** HTML, as Calendar has it. */
  description: string;
  meet: string;
  organizer: string;
}

/** An app that may touch only what it made, or what this person has handed to it. */
export interface Only {
  /** The number of its Cloud project. */
  app: string;
  user: string;
}

/** What a route's function is given. */
export interface Context {
  store: Store;
  /** The acting account's e-mail, lower-case. */
  actor: string;
  /** The Cloud project whose token it is; absent for a person's own, which may do all that the account may. */
  app?: string;
  /** Where the token's scopes reach only what the app made or was handed: what is that for. */
  only?: Only;
  /** Milliseconds since 1970 by the workspace's clock. */
  now(): number;
  /** Decoded path parameters. */
  path: Record<string, string>;
  /** Query parameters, already checked against the method's; repeated ones as arrays. */
  query: Query;
  headers: Record<string, string>;
  /** Parsed JSON body, already checked against the method's schema; {} when there was none. */
  // biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by schema
  body: any;
  /** The raw body, for media. */
  raw?: Body;
  /** The request's own path and query. */
  url: string;
  mail(mail: Mail): void;
  limits: Limits;
}

export interface Query {
  get(name: string): string | undefined;
  all(name: string): string[];
  /** true only for 'true'. */
  flag(name: string): boolean;
  /** The number, or `fallback` if absent; 400 if it is not a whole number. */
  number(name: string, fallback: number): number;
  has(name: string): boolean;
}

/** What carries out a method of Google's. Path, parameters, body, answer and scopes are the schema's. */
export interface Route {
  /** Google's discovery method id: `drive.files.list`. */
  id: string;
  /** Where it is not the method's own: an upload, and the address of its session. */
  verb?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path?: string;
  /** Query parameters beside the method's own. Anything else answers 400 and names it. */
  query?: readonly string[];
  /** Taken without an Authorization header (an upload session's URI is itself the secret); `actor` is then ''. */
  anonymous?: boolean;
  /** Returns the JSON answer (before the `fields` mask), undefined for 204, or a whole HttpResponse. */
  run(context: Context): unknown;
}

/** One of Google's services: all that the rest of the workspace needs to know of it. They are listed in services.ts. */
export interface Service {
  name: 'drive' | 'sheets' | 'calendar' | 'cloudidentity' | 'gmail';
  /** `legacy` bodies carry `errors: [{domain, reason, message}]` (Drive, Calendar); `rpc` bodies carry `status` (Sheets, Cloud Identity, Gmail). */
  errors: 'legacy' | 'rpc';
  /** Where its paths begin. */
  root: RegExp;
  /** The path of its batches (the discovery document's `batchPath`), and the max calls in one; absent: it takes none. */
  batch?: { path: string; most(limits: Limits): number };
  schema: Schema;
  /** Query parameters and body fields of Google's that are not carried out: they answer 501 rather than be passed over. */
  lacks?: ReadonlySet<string>;
  /** Which of Google's quotas a call counts against, and how much. `verb` is the last word of its id. */
  charge(verb: string): { rate: keyof Rates; units: number };
  routes: readonly Route[];
  /** Sums of what a body that is about to come goes on from, to be added to while it comes; absent: none, or not known. */
  sumsBefore?(store: Store, url: string, headers: Record<string, string>): Sums | undefined;
  /** What a record that an older version of this program wrote is now; absent, or undefined: the same. */
  renewed?(kind: string, value: unknown): unknown;
}

/** Marks a whole answer returned by a route. */
export function isHttpResponse(value: unknown): value is HttpResponse {
  return (
    typeof value === 'object' &&
    value !== null &&
    'status' in value &&
    'headers' in value &&
    typeof (value as HttpResponse).status === 'number'
  );
}

/** An error as Google answers it. `reason` is Google's own word, such as `notFound` or `insufficientFilePermissions`. */
export class ApiError extends Error {
  readonly status: number;
  readonly reason: string;
  readonly location: string | undefined;
  constructor(status: number, reason: string, message: string, location?: string) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.location = location;
  }
}

/** Google's limits, in one table (limits.ts). */
export interface Limits {
  /** Parts of one batch: Drive 100, Calendar 1000, Cloud Identity 100. */
  batchDrive: number;
  batchCalendar: number;
  batchCloudIdentity: number;
  drivePageSize: number;
  calendarPageSize: number;
  membershipPageSize: number;
  appProperties: number;
  appPropertyBytes: number;
  permissionExpiryDays: number;
  groupsPerFile: number;
  attendees: number;
  extendedPropertyKey: number;
  extendedPropertyValue: number;
  metadataCharacters: number;
  freebusyCalendars: number;
  uploadChunkMultiple: number;
  uploadSessionDays: number;
}
