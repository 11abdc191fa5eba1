/** What a permission may be: the rules that permissions.create and update hold a request against. */
import { groupByEmail, inAllowedDomain, isAddress, isThere } from '../core/directory.ts';
import { lastsUntil } from '../core/editions.ts';
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import type { DriveFile, Grant, Role } from './model.ts';
import { FOLDER, invalid, isoTime, notBuilt, parseTime, permissionId, ROLES, settingsOf } from './model.ts';

const DAY = 86_400_000;

const refuse = (reason: string, message: string, status = 403): ApiError => new ApiError(status, reason, message);

/** The role a body asks for; only roles that an item in My Drive can give. */
export function roleOf(ctx: Context, role: unknown): Role {
  if (role == null || role === '') throw new ApiError(400, 'required', 'The permission role field is required.', 'permission.role');
  if (!ROLES.includes(role as Role)) throw invalid(`The specified role is invalid: ${String(role)}.`, 'permission.role');
  if (role === 'owner') {
    if (ctx.query.flag('transferOwnership')) throw notBuilt('Transferring ownership');
    const must = "The transferOwnership parameter must be enabled when the permission role is 'owner'.";
    throw new ApiError(403, 'forbidden', must, 'transferOwnership');
  }
  if (role === 'organizer') throw refuse('organizerOnNonTeamDriveItemNotSupported', 'The organizer role is for shared drives only.');
  if (role === 'fileOrganizer')
    throw refuse('fileOrganizerOnNonTeamDriveNotSupported', 'The fileOrganizer role is for shared drives only.');
  return role as Role;
}

/** Whom a body names: the part of a grant that makes its id. */
export function granteeOf(ctx: Context): Pick<Grant, 'id' | 'type' | 'emailAddress' | 'domain' | 'allowFileDiscovery'> {
  const { type, emailAddress, domain, allowFileDiscovery } = ctx.body;
  for (const field of ['view', 'pendingOwner', 'inheritedPermissionsDisabled']) {
    if (ctx.body[field]) throw notBuilt(`A permission with ${field}`);
  }
  if (type == null || type === '') throw new ApiError(400, 'required', 'The permission type field is required.', 'permission.type');
  if (type !== 'user' && type !== 'group' && type !== 'domain' && type !== 'anyone') {
    throw invalid(`The specified type is invalid: ${String(type)}.`, 'permission.type');
  }
  const given = { emailAddress, domain };
  for (const [field, goes] of [
    ['emailAddress', type === 'user' || type === 'group'],
    ['domain', type === 'domain'],
  ] as const) {
    const has = given[field] != null && given[field] !== '';
    if (has !== goes)
      throw invalid(`The specified ${field} is invalid or not applicable for the given permission type.`, `permission.${field}`);
  }
  if (type === 'user' || type === 'group') {
    if (allowFileDiscovery === true)
      throw invalid('allowFileDiscovery is for permissions of type domain or anyone.', 'permission.allowFileDiscovery');
    return addressee(ctx, type, String(emailAddress).trim().toLowerCase());
  }
  const discovery = allowFileDiscovery === true;
  if (type === 'anyone') return { id: permissionId(type, '', discovery), type, allowFileDiscovery: discovery };
  const name = String(domain).toLowerCase();
  if (!isAddress(`x@${name}`))
    throw invalid('The specified domain is invalid or not applicable for the given permission type.', 'permission.domain');
  return { id: permissionId(type, name), type, domain: name, allowFileDiscovery: discovery };
}

/** A person or a group. Google takes a group's address under type `user` for the group it is; a `group` must exist. */
function addressee(ctx: Context, type: 'user' | 'group', email: string): Pick<Grant, 'id' | 'type' | 'emailAddress'> {
  const unknown = (why: string) => refuse('invalidSharingRequest', `Bad Request. User message: "${why}"`, 400);
  if (!isAddress(email)) throw unknown(`${email} is not an e-mail address.`);
  const found = groupByEmail(ctx.store, email);
  const group = found !== undefined && isThere(ctx.store, found, ctx.now());
  if ((type === 'group' || found) && !group) throw unknown(`There is no group ${email}.`);
  // Google's words, as GAM's wiki quotes them (Users-Drive-Permissions).
  if (!group && ctx.query.get('sendNotificationEmail') === 'false' && hasNoAccount(ctx, email)) {
    const since = 'Since there is no Google account associated with this email address';
    throw unknown(`You are trying to invite ${email}. ${since}, you must check the "Notify people" box to invite this recipient.`);
  }
  return { id: permissionId('user', email), type: group ? 'group' : 'user', emailAddress: email };
}

function hasNoAccount({ store }: Context, email: string): boolean {
  const without = settingsOf(store).withoutAccount ?? [];
  return !inAllowedDomain(store, email) && [email, email.slice(email.lastIndexOf('@') + 1)].some((one) => without.includes(one));
}

/** The expiry a body asks for, normalised: in an edition that has it, users and groups only, in the future, at most a year away, on folders for readers only. */
export function expiryOf(ctx: Context, file: DriveFile, type: Grant['type'], role: Role, text: unknown): string | undefined {
  if (text == null) return undefined;
  const at = parseTime(text);
  if (at === undefined) throw invalid(`Invalid value for expirationTime: ${JSON.stringify(text)}`, 'permission.expirationTime');
  if (type !== 'user' && type !== 'group') {
    throw refuse('cannotSetExpirationOnAnyoneOrDomain', 'Expiration dates can be set on user and group permissions only.');
  }
  if (!lastsUntil(ctx.store)) throw refuse('cannotSetExpiration', 'Expiration dates cannot be set on this item.');
  if (file.mimeType === FOLDER && role !== 'reader') {
    throw refuse('cannotSetExpiration', 'Expiration dates cannot be set on this item: on a folder, only readers may have one.');
  }
  if (at <= ctx.now()) throw refuse('expirationDatesMustBeInTheFuture', 'Expiration dates must be in the future.');
  if (at > ctx.now() + ctx.limits.permissionExpiryDays * DAY) {
    throw refuse(
      'expirationDateTooFar',
      `Expiration dates cannot be more than ${ctx.limits.permissionExpiryDays} days in the future.`,
      400,
    );
  }
  return isoTime(at);
}

/** A grant of `role` that ends at `expires`. */
export function checkStanding(file: DriveFile, grant: Grant): void {
  if (grant.expirationTime !== undefined && file.mimeType === FOLDER && grant.role !== 'reader') {
    throw refuse('cannotSetExpiration', 'On a folder, only readers may have an expiration date.');
  }
}
