/** Drive items as Google shows them, and what other services need of Drive: native files and access checks. */
import { groupByEmail } from '../core/directory.ts';
import type { Context, Store } from '../http/service.ts';
import type { Access, EffectiveGrant } from './access.ts';
import { mayShare, rank } from './access.ts';
import { keepFile } from './log.ts';
import { exportLinks } from './media/export.ts';
import type { Content, DriveFile, Role } from './model.ts';
import {
  FOLDER,
  fileOf,
  isoTime,
  newFileId,
  ownerGrant,
  parseTime,
  permissionId,
  quotaOf,
  SPREADSHEET,
  settingsOf,
  viewedAt,
} from './model.ts';
import { folderForNew } from './place.ts';

export { canRead, canWrite, isInSight } from './access.ts';
export type { DriveFile } from './model.ts';
export { fileOf } from './model.ts';

interface NewFile {
  mimeType: string;
  name: string;
  /** At most one folder; absent: the caller's My Drive. */
  parents?: readonly string[];
  appProperties?: Readonly<Record<string, string>>;
  /** Absent: a new one. */
  id?: string;
  content?: Content;
  /** The rest of what a client may set; RFC 3339 times. */
  details?: Partial<DriveFile>;
}

/** Makes an item owned by the caller. 404 or 403 if the folder cannot be seen or written to. */
export function createFile(ctx: Context, desired: NewFile): DriveFile {
  const now = ctx.now();
  const parent = folderForNew(ctx, desired.parents);
  return keepFile(ctx, {
    createdTime: isoTime(now),
    modifiedTime: isoTime(now),
    writersCanShare: true,
    ...desired.details,
    id: desired.id ?? newFileId(ctx.store),
    name: desired.name,
    mimeType: desired.mimeType,
    owner: ctx.actor,
    parent: parent.id,
    appProperties: desired.appProperties,
    content: desired.content,
    modifiedBy: ctx.actor,
    app: ctx.app ?? '',
    ...(ctx.app !== undefined && { appUser: ctx.actor }),
    made: now,
    version: 0,
    sequence: 0,
    grants: [ownerGrant(ctx.actor, now)],
  });
}

/** Makes the Drive item of a native document (a spreadsheet), owned by the caller; its contents belong to its own service. */
export function createNativeFile(ctx: Context, desired: Omit<NewFile, 'content' | 'details'>): DriveFile {
  return createFile(ctx, desired);
}

/** Notes that a native document was edited, and its new name if it got one. The caller must have checked access. */
export function touchNativeFile(ctx: Context, id: string, change: { name?: string } = {}): void {
  const file = fileOf(ctx.store, id);
  if (!file) return;
  keepFile(ctx, { ...file, name: change.name ?? file.name, modifiedTime: isoTime(ctx.now()), modifiedBy: ctx.actor });
}

/** A person as Drive shows them. */
export function userOf(email: string, actor: string): Record<string, unknown> {
  return {
    kind: 'drive#user',
    displayName: displayName(email),
    me: email === actor,
    permissionId: permissionId('user', email),
    emailAddress: email,
  };
}

/** `anna.ek@skola.se` → `Anna Ek`. */
export function displayName(email: string): string {
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@')));
  return local
    .split(/[._]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** A group goes by its own name, a person by the address. */
const granteeName = (store: Store, { type, emailAddress = '' }: EffectiveGrant): string =>
  (type === 'group' ? groupByEmail(store, emailAddress)?.displayName : undefined) ?? displayName(emailAddress);

/** A permission as Google shows it: what is given and what is inherited in one, `permissionDetails` telling them apart. */
export function permissionResource(store: Store, grant: EffectiveGrant): Record<string, unknown> {
  const details = [
    ...(grant.direct ? [{ permissionType: 'file', role: grant.direct, inherited: false }] : []),
    ...(grant.inherited ? [{ permissionType: 'file', role: grant.inherited, inherited: true }] : []),
  ];
  const named = grant.type === 'user' || grant.type === 'group';
  return {
    kind: 'drive#permission',
    id: grant.id,
    type: grant.type,
    role: grant.role,
    ...(named ? { emailAddress: grant.emailAddress, displayName: granteeName(store, grant), deleted: false, pendingOwner: false } : {}),
    ...(grant.type === 'domain' ? { domain: grant.domain, displayName: grant.domain } : {}),
    ...(named ? {} : { allowFileDiscovery: grant.allowFileDiscovery ?? false }),
    ...(grant.expirationTime === undefined ? {} : { expirationTime: grant.expirationTime }),
    permissionDetails: details,
  };
}

/** What the role lets a person do; only those capabilities that the workspace models. */
function capabilities(file: DriveFile, role: Role): Record<string, boolean> {
  const folder = file.mimeType === FOLDER;
  const root = file.parent === undefined;
  const edit = rank(role) >= rank('writer');
  const owner = role === 'owner';
  const share = mayShare({ file, role });
  const copy = !folder && (edit || !file.copyRequiresWriterPermission);
  return {
    canAddChildren: folder && edit,
    canAddMyDriveParent: false,
    canChangeCopyRequiresWriterPermission: owner && !folder,
    canComment: rank(role) >= rank('commenter'),
    canCopy: copy,
    canDelete: owner && !root,
    canDisableInheritedPermissions: folder && !root && share && !file.inheritedPermissionsDisabled,
    canDownload: copy && file.shortcut === undefined,
    canEdit: edit,
    canEnableInheritedPermissions: folder && !root && share && file.inheritedPermissionsDisabled === true,
    canListChildren: folder,
    canModifyContent: edit && !folder,
    canMoveItemWithinDrive: edit && !root,
    canReadRevisions: edit && file.content !== undefined,
    canRemoveChildren: folder && edit,
    canRemoveMyDriveParent: edit && !root,
    canRename: edit && !root,
    canShare: share && !root,
    canTrash: owner && !root,
    canUntrash: owner && !root,
  };
}

/** The mask that the router will cut the answer to: the `fields` parameter, or its other names. */
export const askedFields = (ctx: Context): string | undefined =>
  ctx.query.get('fields') ?? ctx.query.get('$fields') ?? ctx.headers['x-goog-fieldmask'];

/** An item as the actor of `access` sees it: four fields unless `fields` asks for others. They must have `role` on it. */
export function shownFile(ctx: Context, file: DriveFile, role: Role, access: Access): Record<string, unknown> {
  if (askedFields(ctx) !== undefined) return fileResource(ctx, file, role, access);
  return { kind: 'drive#file', id: file.id, name: file.name, mimeType: file.mimeType };
}

/** An item as the actor of `access` sees it, whole; they must have `role` on it. The router cuts it to `fields`. */
function fileResource(ctx: Context, file: DriveFile, role: Role, access: Access): Record<string, unknown> {
  const asked = askedFields(ctx) ?? '';
  // All of a long list's permissions are worked out only if the mask can let them through.
  const withGrants = /permission|shared|\*|(^|[,(/])(files?|changes)($|[,)])/.test(asked);
  const grants = withGrants ? access.grants(file) : [];
  const trashedAt = access.trashedAt(file);
  const share = mayShare({ file, role });
  const mine = file.owner === access.actor;
  const viewed = viewedAt(file, access);
  const sharedAt = mine ? undefined : file.grants.find((grant) => grant.type !== 'anyone' && access.concerns(grant))?.granted;
  return {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    ...(file.description === undefined ? {} : { description: file.description }),
    starred: file.starredBy?.includes(access.actor) ?? false,
    trashed: trashedAt !== undefined,
    explicitlyTrashed: file.trashed === true,
    ...(file.parent !== undefined && canSee(ctx, file.parent, access) ? { parents: [file.parent] } : {}),
    ...(file.properties ? { properties: file.properties } : {}),
    ...(file.appProperties ? { appProperties: file.appProperties } : {}),
    spaces: ['drive'],
    version: String(file.version),
    createdTime: file.createdTime,
    modifiedTime: file.modifiedTime,
    ...(sharedAt === undefined ? {} : { sharedWithMeTime: isoTime(sharedAt) }),
    owners: [userOf(file.owner, access.actor)],
    ownedByMe: mine,
    modifiedByMe: file.modifiedBy === access.actor,
    lastModifyingUser: userOf(file.modifiedBy, access.actor),
    shared: grants.length > 1,
    capabilities: capabilities(file, role),
    copyRequiresWriterPermission: file.copyRequiresWriterPermission ?? false,
    viewersCanCopyContent: !file.copyRequiresWriterPermission,
    writersCanShare: file.writersCanShare,
    inheritedPermissionsDisabled: file.inheritedPermissionsDisabled ?? false,
    ...(share
      ? { permissions: grants.map((grant) => permissionResource(ctx.store, grant)), permissionIds: grants.map((grant) => grant.id) }
      : {}),
    webViewLink: webViewLink(file),
    isAppAuthorized: true,
    hasThumbnail: false,
    thumbnailVersion: '0',
    quotaBytesUsed: String(quotaOf(file)),
    viewedByMe: viewed !== undefined,
    ...(viewed === undefined ? {} : { viewedByMeTime: viewed }),
    ...(file.folderColorRgb === undefined ? {} : { folderColorRgb: file.folderColorRgb }),
    ...(file.shortcut ? { shortcutDetails: file.shortcut } : {}),
    ...(file.mimeType === SPREADSHEET ? { exportLinks: exportLinks(ctx, file) } : {}),
    ...(file.content ? contentFields(ctx, file, file.content) : {}),
  };
}

const canSee = (ctx: Context, id: string, access: Access): boolean => {
  const folder = fileOf(ctx.store, id);
  return folder !== undefined && access.role(folder) !== undefined;
};

function contentFields(ctx: Context, file: DriveFile, content: Content): Record<string, unknown> {
  const name = file.originalFilename ?? file.name;
  const extension = /\.([^.\s]+)$/.exec(file.name)?.[1] ?? '';
  const ready = ctx.now() >= content.uploaded + (settingsOf(ctx.store).videoDelayMillis ?? 0);
  return {
    originalFilename: name,
    fileExtension: extension,
    fullFileExtension: extension,
    size: String(content.size),
    md5Checksum: content.md5,
    sha1Checksum: content.sha1,
    sha256Checksum: content.sha256,
    headRevisionId: content.blob,
    webContentLink: `https://drive.google.com/uc?id=${file.id}&export=download`,
    ...(content.video && ready ? { videoMediaMetadata: content.video } : {}),
  };
}

function webViewLink(file: DriveFile): string {
  if (file.mimeType === FOLDER) return `https://drive.google.com/drive/folders/${file.id}`;
  if (file.mimeType === SPREADSHEET) return `https://docs.google.com/spreadsheets/d/${file.id}/edit?usp=drivesdk`;
  return `https://drive.google.com/file/d/${file.id}/view?usp=drivesdk`;
}

/** Times that a client set, normalised; undefined if it is not a time. */
export const normalTime = (text: unknown): string | undefined => {
  const millis = parseTime(text);
  return millis === undefined ? undefined : isoTime(millis);
};
