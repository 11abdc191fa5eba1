/** about.get: who is asking, and how much they store. */

import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { accessOf } from './access.ts';
import { EXPORTS } from './media/export.ts';
import type { DriveFile } from './model.ts';
import { FILE, quotaOf, SPREADSHEET } from './model.ts';
import { askedFields, userOf } from './resource.ts';

/** The colours that the workspace offers for folders; any may be set. */
const PALETTE = ['#ac725e', '#d06b64', '#f83a22', '#ff7537', '#ffad46', '#42d692', '#16a765', '#4986e7', '#9a9cff', '#b99aff', '#8f8f8f'];

/** Google asks for `fields` here, and so does this. Bytes count for their owner; those in the bin are told apart too. */
export function about(ctx: Context): Record<string, unknown> {
  if (askedFields(ctx) === undefined) throw new ApiError(400, 'required', "The 'fields' parameter is required for this method.", 'fields');
  const access = accessOf(ctx.store, ctx.actor, ctx.now());
  let used = 0;
  let binned = 0;
  for (const [, file] of ctx.store.entries<DriveFile>(FILE)) {
    if (file.owner !== ctx.actor || !file.content) continue;
    used += quotaOf(file);
    if (access.trashedAt(file)) binned += quotaOf(file);
  }
  return {
    kind: 'drive#about',
    user: userOf(ctx.actor, ctx.actor),
    storageQuota: { usage: String(used), usageInDrive: String(used), usageInDriveTrash: String(binned) },
    appInstalled: true,
    canCreateDrives: false,
    canCreateTeamDrives: false,
    driveThemes: [],
    teamDriveThemes: [],
    // What this workspace can do, rather than what Google's can: clients choose formats by these.
    importFormats: {},
    maxImportSizes: {},
    exportFormats: { [SPREADSHEET]: Object.keys(EXPORTS) },
    folderColorPalette: PALETTE,
    // files.create's mediaUpload.maxSize in the discovery document.
    maxUploadSize: '5497558138880',
  };
}
