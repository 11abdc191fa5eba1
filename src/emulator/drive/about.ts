/** about.get: who is asking, and how much they store. */

import type { Context } from '../service.ts';
import { ApiError } from '../service.ts';
import { accessOf } from './access.ts';
import type { DriveFile } from './model.ts';
import { FILE } from './model.ts';
import { askedFields, userOf } from './resource.ts';

/** Google asks for `fields` here, and so does this. Bytes count for their owner; those in the bin are told apart too. */
export function about(ctx: Context): Record<string, unknown> {
  if (askedFields(ctx) === undefined) throw new ApiError(400, 'required', "The 'fields' parameter is required for this method.", 'fields');
  const access = accessOf(ctx.store, ctx.actor, ctx.now());
  let used = 0;
  let binned = 0;
  for (const [, file] of ctx.store.entries<DriveFile>(FILE)) {
    if (file.owner !== ctx.actor || !file.content) continue;
    used += file.content.size;
    if (access.trashedAt(file)) binned += file.content.size;
  }
  return {
    kind: 'drive#about',
    user: userOf(ctx.actor, ctx.actor),
    storageQuota: { usage: String(used), usageInDrive: String(used), usageInDriveTrash: String(binned) },
    appInstalled: true,
    canCreateDrives: false,
    canCreateTeamDrives: false,
    // files.create's mediaUpload.maxSize in the discovery document.
    maxUploadSize: '5497558138880',
  };
}
