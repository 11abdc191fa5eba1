/** What a client may set on an item, and how it is checked. Fields that only Google sets answer 403 fieldNotWritable, as there. */

import { INDEXABLE_BYTES } from '../../../../quotas/google.ts';
import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { mayShare } from '../access.ts';
import type { DriveFile, Role } from '../model.ts';
import { FOLDER, forbidden, invalid, notBuilt } from '../model.ts';
import { normalTime } from '../resource.ts';

const WRITABLE = new Set(
  `appProperties contentHints copyRequiresWriterPermission createdTime description folderColorRgb inheritedPermissionsDisabled kind mimeType
  modifiedTime name originalFilename properties starred trashed viewedByMeTime viewersCanCopyContent writersCanShare`.split(/\s+/),
);
const WRITABLE_WHEN_NEW = new Set(['id', 'parents', 'shortcutDetails']);
const NOT_BUILT = new Set(['contentRestrictions', 'downloadRestrictions', 'clientEncryptionDetails']);
// biome-ignore lint/suspicious/noExplicitAny: a JSON body, checked here
type Body = Record<string, any>;

/** Refuses fields a client may not write, and values of the wrong sort. */
export function checkBody(body: Body, isNew: boolean): void {
  for (const field of Object.keys(body)) {
    if (body[field] === undefined) continue;
    if (NOT_BUILT.has(field)) throw notBuilt(`Setting ${field}`);
    if (field === 'parents' && !isNew) {
      const use = 'Use the addParents and removeParents parameters instead.';
      throw new ApiError(403, 'fieldNotWritable', `The parents field is not directly writable in update requests. ${use}`);
    }
    if (!WRITABLE.has(field) && !(isNew && WRITABLE_WHEN_NEW.has(field))) {
      throw new ApiError(403, 'fieldNotWritable', `The resource body includes fields which are not directly writable: ${field}.`);
    }
  }
  for (const field of ['createdTime', 'modifiedTime', 'viewedByMeTime']) {
    if (body[field] != null && normalTime(body[field]) === undefined) throw wrong(field, body[field]);
  }
  const hint = body.contentHints?.indexableText;
  if (hint != null && (typeof hint !== 'string' || Buffer.byteLength(hint) > INDEXABLE_BYTES))
    throw wrong('contentHints.indexableText', hint);
  const { parents } = body;
  if (parents != null && !(Array.isArray(parents) && parents.every((id) => typeof id === 'string'))) throw wrong('parents', parents);
}

const wrong = (field: string, value: unknown): ApiError =>
  invalid(`Invalid value at '${field}': ${JSON.stringify(value)}`, `file.${field}`);

/** Private or public properties after a change: null takes a key away. 403 beyond 30 keys or 124 bytes a pair (limits.ts). */
function mergeProperties(
  ctx: Context,
  before: Readonly<Record<string, string>> | undefined,
  change: Record<string, string | null> | null | undefined,
): Readonly<Record<string, string>> | undefined {
  if (!change) return before;
  const after: Record<string, string> = { ...before };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) {
      delete after[key];
      continue;
    }
    if (Buffer.byteLength(key) + Buffer.byteLength(value) > ctx.limits.appPropertyBytes) {
      throw new ApiError(
        403,
        'propertyTooLarge',
        `The property ${key} is over ${ctx.limits.appPropertyBytes} bytes, key and value together.`,
      );
    }
    after[key] = value;
  }
  if (Object.keys(after).length > ctx.limits.appProperties) {
    throw new ApiError(403, 'propertyLimitExceeded', `An item may have at most ${ctx.limits.appProperties} properties of this sort.`);
  }
  return Object.keys(after).length === 0 ? undefined : after;
}

/**
 * The fields of an item that `body` changes, given what it was (or the blank of a new one) and the caller's role on it.
 * Only owners bin and set the sharing rules; only folders can limit access.
 */
export function changesOf(ctx: Context, body: Body, before: DriveFile | undefined, role: Role): Partial<DriveFile> {
  const change: Partial<DriveFile> = {};
  const text = (field: 'description' | 'folderColorRgb' | 'name' | 'originalFilename') => {
    if (body[field] != null) change[field] = body[field];
  };
  text('description');
  text('folderColorRgb');
  text('name');
  text('originalFilename');
  if (body.createdTime != null) change.createdTime = normalTime(body.createdTime);
  if (body.modifiedTime != null) change.modifiedTime = normalTime(body.modifiedTime);
  if (body.appProperties != null) change.appProperties = mergeProperties(ctx, before?.appProperties, body.appProperties);
  if (body.properties != null) change.properties = mergeProperties(ctx, before?.properties, body.properties);
  const copy = body.copyRequiresWriterPermission ?? (body.viewersCanCopyContent == null ? undefined : !body.viewersCanCopyContent);
  if (copy != null && copy !== (before?.copyRequiresWriterPermission ?? false)) {
    if (role !== 'owner') throw forbidden();
    change.copyRequiresWriterPermission = copy;
  }
  if (body.writersCanShare != null && body.writersCanShare !== (before?.writersCanShare ?? true)) {
    if (role !== 'owner') throw forbidden();
    change.writersCanShare = body.writersCanShare;
  }
  if (body.inheritedPermissionsDisabled != null && body.inheritedPermissionsDisabled !== (before?.inheritedPermissionsDisabled ?? false)) {
    if ((before?.mimeType ?? body.mimeType) !== FOLDER) {
      throw new ApiError(403, 'cannotDisableInheritedPermissions', 'Inherited permissions can be disabled on folders only.');
    }
    if (before && !mayShare({ file: before, role })) throw forbidden();
    change.inheritedPermissionsDisabled = body.inheritedPermissionsDisabled;
  }
  if (body.trashed != null && body.trashed !== (before?.trashed ?? false)) {
    if (role !== 'owner') throw forbidden();
    change.trashed = body.trashed;
  }
  if (body.contentHints?.indexableText != null) change.indexableText = body.contentHints.indexableText;
  const viewed = normalTime(body.viewedByMeTime);
  if (viewed !== undefined) change.viewedBy = { ...before?.viewedBy, [ctx.actor]: viewed };
  if (body.starred != null) change.starredBy = starred(before?.starredBy ?? [], ctx.actor, body.starred);
  return change;
}

function starred(by: readonly string[], actor: string, on: boolean): readonly string[] {
  const others = by.filter((email) => email !== actor);
  return on ? [...others, actor] : others;
}

/** The fields whose change counts as an edit by Google's `modifiedTime`; moving, binning, starring and sharing do not. */
export function isEdit(change: Partial<DriveFile>): boolean {
  return (['name', 'description', 'appProperties', 'properties', 'originalFilename', 'folderColorRgb', 'content'] as const).some(
    (field) => field in change,
  );
}
