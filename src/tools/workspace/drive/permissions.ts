/** drive.permissions: create, list, get, update, delete. One permission a grantee and item; its id is the grantee's on every item. */

import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import type { Access, EffectiveGrant } from './access.ts';
import { accessOf, mayShare, rank, readable } from './access.ts';
import { grantWith, isLive, living, withGrant } from './grants.ts';
import { keepFile } from './log.ts';
import type { DriveFile, Grant } from './model.ts';
import { forbidden, invalid } from './model.ts';
import { askedFields, permissionResource } from './resource.ts';
import { checkStanding, expiryOf, granteeOf, roleOf } from './sharing.ts';

/** Four fields unless `fields` asks for others. */
function shownPermission(ctx: Context, { id, type, role, ...grant }: EffectiveGrant): Record<string, unknown> {
  return askedFields(ctx) === undefined
    ? { kind: 'drive#permission', id, type, role }
    : permissionResource(ctx.store, { id, type, role, ...grant });
}

const noPermission = (id: string): ApiError => new ApiError(404, 'notFound', `Permission not found: ${id}.`, 'permissionId');

/** The item of the path, for those who may see its permissions (editors) or change them (who may share). */
function shareable(ctx: Context, change: boolean): { file: DriveFile; access: Access } {
  if (ctx.query.flag('useDomainAdminAccess'))
    throw new ApiError(403, 'forbidden', 'Domain administrator access is for shared drives only.');
  const seen = readable(ctx, ctx.path.fileId ?? '');
  if (change ? !mayShare(seen) : rank(seen.role) < rank('writer')) throw forbidden();
  if (change && seen.file.parent === undefined)
    throw new ApiError(403, 'cannotShareRootFolder', 'The root folder of My Drive cannot be shared.');
  return seen;
}

/** The item with these permissions of its own. Sharing counts as a new version, not as an edit. Expired ones go. */
const keep = (ctx: Context, file: DriveFile, grants: readonly Grant[]): DriveFile =>
  keepFile(ctx, { ...file, grants: living(grants, ctx.now()) });

/** The permission as it works on the item now. */
function shownGrant(ctx: Context, file: DriveFile, id: string): Record<string, unknown> {
  const grant = accessOf(ctx.store, ctx.actor, ctx.now()).grant(file, id);
  if (!grant) throw noPermission(id);
  return shownPermission(ctx, grant);
}

export function createPermission(ctx: Context): Record<string, unknown> {
  const role = roleOf(ctx, ctx.body.role);
  const grantee = granteeOf(ctx);
  const { file, access } = shareable(ctx, true);
  const named = grantee.type === 'user' || grantee.type === 'group';
  if (!named && ctx.query.flag('sendNotificationEmail')) {
    throw invalid('sendNotificationEmail is for permissions of type user or group.', 'sendNotificationEmail');
  }
  const expirationTime = expiryOf(ctx, file, grantee.type, role, ctx.body.expirationTime);
  const before = grantWith(file.grants, grantee.id);
  // The owner stays the owner, whatever they are given.
  if (before?.role === 'owner') return shownGrant(ctx, file, before.id);
  const grant: Grant = { ...grantee, role, granted: before && isLive(before, ctx.now()) ? before.granted : ctx.now() };
  if (expirationTime !== undefined) grant.expirationTime = expirationTime;
  if (grant.type === 'group') checkGroups(ctx, access.grants(file), grant);
  // Of the two sorts of link an item has one.
  const others = grant.type === 'anyone' ? file.grants.filter((each) => each.type !== 'anyone') : file.grants;
  const after = keep(ctx, file, withGrant(others, grant));
  if (named && ctx.query.get('sendNotificationEmail') !== 'false') notify(ctx, after, grant);
  return shownGrant(ctx, after, grant.id);
}

/** An item takes so many groups, inherited ones included. */
function checkGroups(ctx: Context, present: readonly EffectiveGrant[], grant: Grant): void {
  const groups = new Set(present.filter((each) => each.type === 'group').map((each) => each.id));
  if (!groups.has(grant.id) && groups.size >= ctx.limits.groupsPerFile) {
    throw new ApiError(403, 'sharingLimitExceeded', `An item can be shared with at most ${ctx.limits.groupsPerFile} groups.`);
  }
}

function notify(ctx: Context, file: DriveFile, grant: Grant): void {
  ctx.mail({
    to: grant.emailAddress ?? '',
    kind: 'share',
    subject: `${ctx.actor} har delat ”${file.name}” med dig`,
    body: ctx.query.get('emailMessage'),
  });
}

export function listPermissions(ctx: Context): Record<string, unknown> {
  const { file, access } = shareable(ctx, false);
  const all = access.grants(file);
  const size = ctx.query.has('pageSize') ? Math.min(ctx.query.number('pageSize', 100), 100) : all.length;
  if (size < 1) throw invalid(`Invalid value '${size}'. Values must be within the range: [1, 100]`, 'pageSize');
  const token = ctx.query.get('pageToken');
  const start = token ? all.findIndex((grant) => pageToken(file, grant.id) === token) + 1 : 0;
  if (token && start === 0) throw invalid('Invalid Value', 'pageToken');
  const page = all.slice(start, start + size);
  const last = page.at(-1);
  return {
    kind: 'drive#permissionList',
    ...(last && start + size < all.length ? { nextPageToken: pageToken(file, last.id) } : {}),
    permissions: page.map((grant) => shownPermission(ctx, grant)),
  };
}

const pageToken = (file: DriveFile, id: string): string => Buffer.from(`${file.id} ${id}`).toString('base64url');

export function getPermission(ctx: Context): Record<string, unknown> {
  const { file, access } = shareable(ctx, false);
  const id = ctx.path.permissionId ?? '';
  const grant = access.grant(file, id);
  if (!grant) throw noPermission(id);
  return shownPermission(ctx, grant);
}

const inheritedOnly = (): ApiError =>
  new ApiError(403, 'cannotModifyInheritedPermission', 'Inherited access can be neither lessened nor taken away on the item itself.');

/** Changes role and expiry. What is inherited cannot be lessened here; a higher role than the inherited one is given on the item itself. */
export function updatePermission(ctx: Context): Record<string, unknown> {
  const { body } = ctx;
  const other = Object.keys(body).find((field) => field !== 'role' && field !== 'expirationTime' && field !== 'kind');
  if (other) throw new ApiError(403, 'fieldNotWritable', `The resource body includes fields which are not directly writable: ${other}.`);
  const { file, access } = shareable(ctx, true);
  const id = ctx.path.permissionId ?? '';
  const before = access.grant(file, id);
  if (!before) throw noPermission(id);
  if (before.direct === 'owner') {
    if (body.role === 'owner') return shownGrant(ctx, file, id);
    throw forbidden();
  }
  const role = body.role == null ? (before.direct ?? before.role) : roleOf(ctx, body.role);
  if (before.inherited && rank(role) < rank(before.inherited)) throw inheritedOnly();
  const given = grantWith(file.grants, id);
  const own = given && isLive(given, ctx.now()) ? given : undefined;
  let expirationTime = body.expirationTime == null ? own?.expirationTime : expiryOf(ctx, file, before.type, role, body.expirationTime);
  if (ctx.query.flag('removeExpiration')) expirationTime = undefined;
  if (!own && role === before.inherited && expirationTime === undefined) return shownGrant(ctx, file, id);
  if (!own && role === before.inherited) throw inheritedOnly();
  const { direct: _direct, inherited: _inherited, expirationTime: _expires, ...base } = before;
  const grant: Grant = { ...base, ...own, role, expirationTime };
  checkStanding(file, grant);
  const after = keep(ctx, file, withGrant(file.grants, grant));
  return shownGrant(ctx, after, id);
}

/** Takes a permission away. People may give up their own; the owner's and inherited ones stay. */
export function deletePermission(ctx: Context): undefined {
  const id = ctx.path.permissionId ?? '';
  const seen = readable(ctx, ctx.path.fileId ?? '');
  const grant = seen.access.grant(seen.file, id);
  const own = grant?.type === 'user' && grant.emailAddress === ctx.actor;
  if (!own && !mayShare(seen)) throw forbidden();
  if (!grant) throw noPermission(id);
  if (grant.direct === 'owner') throw forbidden();
  if (!grant.direct) throw inheritedOnly();
  keep(
    ctx,
    seen.file,
    seen.file.grants.filter((each) => each.id !== id),
  );
}
