/**
 * Drive's records: one for each item (file, folder, shortcut, native document), with the permissions given on the item itself.
 * What an item inherits is worked out when it is read (access.ts), so that a move changes access at once, as in Google's.
 */
import { createHash } from 'node:crypto';
import type { Store } from '../http/service.ts';
import { ApiError } from '../http/service.ts';

export const FOLDER = 'application/vnd.google-apps.folder';
export const SHORTCUT = 'application/vnd.google-apps.shortcut';
export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';

/** From the least to the greatest; `fileOrganizer` and `organizer` exist on shared drives only. */
export const ROLES = ['reader', 'commenter', 'writer', 'fileOrganizer', 'organizer', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** A permission given on an item itself. */
export interface Grant {
  /** The same for one grantee on every item. */
  id: string;
  type: 'user' | 'group' | 'domain' | 'anyone';
  role: Role;
  /** Lower-case; for users and groups. */
  emailAddress?: string;
  /** Lower-case. */
  domain?: string;
  allowFileDiscovery?: boolean;
  /** RFC 3339; the grant is gone from this instant on. */
  expirationTime?: string;
  /** When it was given, milliseconds. */
  granted: number;
}

/** An item's bytes; `blob` is the id to ask the store for a path with. */
export interface Content {
  blob: string;
  size: number;
  md5: string;
  sha1: string;
  sha256: string;
  /** Milliseconds. */
  uploaded: number;
  video?: { width?: number; height?: number; durationMillis?: string };
}

/** Who could once read an item and no longer can: an address or a domain, and the number of the change that did it. */
export interface Loss {
  type: Grant['type'];
  emailAddress?: string;
  domain?: string;
  number: number;
}

export interface DriveFile {
  id: string;
  name: string;
  mimeType: string;
  /** E-mail, lower-case. */
  owner: string;
  /** Absent for the root of someone's My Drive. */
  parent?: string;
  description?: string;
  originalFilename?: string;
  folderColorRgb?: string;
  appProperties?: Readonly<Record<string, string>>;
  properties?: Readonly<Record<string, string>>;
  /** Put in the bin itself, rather than with a folder above it. */
  trashed?: boolean;
  starredBy?: readonly string[];
  createdTime: string;
  modifiedTime: string;
  modifiedBy: string;
  /** The Cloud project that made it; '': a person, by hand; absent in workspaces made before this was noted. */
  app?: string;
  /** For whom the app made it. */
  appUser?: string;
  /** When it was made by the workspace's clock, whatever `createdTime` was set to. Milliseconds. */
  made: number;
  version: number;
  /** The order of making, for stable lists. */
  sequence: number;
  inheritedPermissionsDisabled?: boolean;
  copyRequiresWriterPermission?: boolean;
  writersCanShare: boolean;
  shortcut?: { targetId: string; targetMimeType: string };
  content?: Content;
  /** `contentHints.indexableText`: searched, never shown. */
  indexableText?: string;
  /** When people last looked, by e-mail. */
  viewedBy?: Readonly<Record<string, string>>;
  grants: readonly Grant[];
  /** When `version` was set, milliseconds. */
  changed?: number;
  /** The last change of who may read the item, or of its being in the bin: it holds for all that lies below, too. */
  reach?: { number: number; at: number };
  lost?: readonly Loss[];
}

/** Record kind 'drive.settings', id 'settings': what takes time at Google (default 0, at once), and what differs from address to address. */
export interface DriveSettings {
  /** Addresses, and whole domains, outside the customer that have no Google account; without any, all have one. */
  withoutAccount?: readonly string[];
  /** How long after an upload `videoMediaMetadata` appears. */
  videoDelayMillis?: number;
  /** How long after it was made an item is missing from files.list. */
  listDelayMillis?: number;
  /** What an app made is the app's only as the person for whom it made it, however much others may read it [U app-as-other]. */
  appFilesPerUser?: boolean;
}

export const FILE = 'drive.file';

export function fileOf(store: Store, id: string): DriveFile | undefined {
  return store.get<DriveFile>(FILE, id);
}

export function saveFile(store: Store, file: DriveFile): DriveFile {
  store.put(FILE, file.id, file);
  return file;
}

export function settingsOf(store: Store): DriveSettings {
  return store.get<DriveSettings>('drive.settings', 'settings') ?? {};
}

type Lookup = (key: string) => readonly string[];
interface Indexes {
  byParent: Lookup;
  /** Keys from `propertyKey`. */
  byAppProperty: Lookup;
  byName: Lookup;
  byTarget: Lookup;
}

export const propertyKey = (key: string, value: string): string => `${key}\u0000${value}`;

const indexesOfStore = new WeakMap<Store, Indexes>();

/** The store's indexes over items, registered once for a store. */
export function indexesOf(store: Store): Indexes {
  const known = indexesOfStore.get(store);
  if (known) return known;
  const made: Indexes = {
    byParent: store.index<DriveFile>(FILE, 'parent', (file) => (file.parent === undefined ? [] : [file.parent])),
    byAppProperty: store.index<DriveFile>(FILE, 'appProperty', (file) =>
      Object.entries(file.appProperties ?? {}).map(([key, value]) => propertyKey(key, value)),
    ),
    byName: store.index<DriveFile>(FILE, 'name', (file) => [file.name]),
    byTarget: store.index<DriveFile>(FILE, 'target', (file) => (file.shortcut ? [file.shortcut.targetId] : [])),
  };
  indexesOfStore.set(store, made);
  return made;
}

/** Bytes that count for the owner. */
export const quotaOf = (file: DriveFile): number => file.content?.size ?? 0;

/** When the actor last looked at the item (RFC 3339). */
export const viewedAt = (file: DriveFile, { actor }: { actor: string }): string | undefined =>
  file.viewedBy && Object.hasOwn(file.viewedBy, actor) ? file.viewedBy[actor] : undefined;

export const isoTime = (millis: number): string => new Date(millis).toISOString();

/** A grantee's permission id: twenty digits from the address, as Google's look; `k` marks a domain's. */
export function permissionId(type: Grant['type'], address: string, allowFileDiscovery = false): string {
  if (type === 'anyone') return allowFileDiscovery ? 'anyone' : 'anyoneWithLink';
  const digits = digitsOf.get(address) ?? derived(address);
  return type === 'domain' ? `1${digits}k` : `10${digits}`;
}

/** Each list of permissions asks again for the same people. */
const digitsOf = new Map<string, string>();

function derived(address: string): string {
  const digest = createHash('sha256').update(address.toLowerCase()).digest();
  const digits = (digest.readBigUInt64BE(0) % 10n ** 18n).toString().padStart(18, '0');
  digitsOf.set(address, digits);
  return digits;
}

/** The id of an account's My Drive root, derived from the address: nobody has to have asked for it before. */
export function rootId(email: string): string {
  return `0A${createHash('sha256').update(`root ${email}`).digest('base64url').slice(0, 11)}Uk9PVA`;
}

/** A reader who may not see an item is told that it does not exist. */
export const notFound = (id: string, location = 'fileId'): ApiError => new ApiError(404, 'notFound', `File not found: ${id}.`, location);

export const forbidden = (): ApiError =>
  new ApiError(403, 'insufficientFilePermissions', 'The user does not have sufficient permissions for this file.');

export const invalid = (message: string, location: string): ApiError => new ApiError(400, 'invalid', message, location);

export const notBuilt = (what: string): ApiError =>
  new ApiError(501, 'notImplemented', `${what} is not implemented by the embedded workspace.`);

const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A new item id of 33 characters. */
export const newFileId = (store: Store): string => `1${store.newId(32, ID_LETTERS)}`;

/** The grant that makes `email` owner. */
export function ownerGrant(email: string, now: number): Grant {
  return { id: permissionId('user', email), type: 'user', role: 'owner', emailAddress: email, granted: now };
}

/** Milliseconds of an RFC 3339 date and time (no zone: UTC), or undefined. */
export function parseTime(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text);
  if (!match) return undefined;
  const zone = match[3]?.toUpperCase() ?? 'Z';
  const millis = Date.parse(
    `${match[1]}T${match[2] ?? '00:00:00'}${/^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`,
  );
  return Number.isNaN(millis) ? undefined : millis;
}
