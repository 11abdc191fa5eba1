import { DRIVE_EDIT_UNITS, DRIVE_GET_UNITS, DRIVE_LIST_UNITS } from '../../../quotas/google.ts';
import { isRead } from '../core/rates.ts';
import type { Context, Route, Service } from '../http/service.ts';
import { about } from './about.ts';
import { listChanges, startPageToken } from './changes.ts';
import { copyFile } from './copy.ts';
import { getDrive, listDrives, listTeamDrives } from './drives.ts';
import { deleteFile, emptyTrash, generateIds, getFile, patchFile, postFile } from './files.ts';
import { exportFile } from './media/export.ts';
import { cancelUpload, putChunk, sumsBefore } from './media/session.ts';
import { patchUpload, postUpload } from './media/upload.ts';
import { createPermission, deletePermission, getPermission, listPermissions, updatePermission } from './permissions.ts';
import { schema } from './schema.ts';
import { listFiles } from './search/list.ts';

/** Some clients (rclone) send their chunks by the verb that opened the session, rather than by PUT. Google takes both. */
const started = (open: Route['run']) => (ctx: Context) => (ctx.query.has('upload_id') ? putChunk(ctx) : open(ctx));

/** An upload goes to either root, and a session goes on at the address that opened it. */
function uploads(root: string): Route[] {
  const files = `${root}/drive/v3/files`;
  const file = `${files}/{fileId}`;
  // rclone still sends v2's setModifiedDate when it uploads anew, and Google lets it pass.
  const query = ['setModifiedDate', 'upload_id'];
  const create = { id: 'drive.files.create', path: files, query };
  const update = { id: 'drive.files.update', path: file, query };
  return [
    { ...create, run: started(postUpload) },
    { ...update, run: started(patchUpload) },
    { ...update, verb: 'POST', run: putChunk },
    { ...create, verb: 'PUT', anonymous: true, run: putChunk },
    { ...update, verb: 'PUT', anonymous: true, run: putChunk },
    { ...create, verb: 'DELETE', anonymous: true, run: cancelUpload },
    { ...update, verb: 'DELETE', anonymous: true, run: cancelUpload },
  ];
}

/** Drive v3 in the embedded workspace. */
export const drive: Service = {
  name: 'drive',
  errors: 'legacy',
  root: /^\/(upload\/|resumable\/upload\/)?drive\/v3(\/|$)/,
  batch: { path: '/batch/drive/v3', most: (limits) => limits.batchDrive },
  schema,
  lacks: new Set(['keepRevisionForever']),
  charge: (verb) => ({ rate: 'drive', units: verb === 'list' ? DRIVE_LIST_UNITS : isRead(verb) ? DRIVE_GET_UNITS : DRIVE_EDIT_UNITS }),
  sumsBefore,
  routes: [
    { id: 'drive.about.get', run: about },
    { id: 'drive.files.generateIds', run: generateIds },
    { id: 'drive.files.list', run: listFiles },
    { id: 'drive.files.get', run: getFile },
    { id: 'drive.files.create', run: postFile },
    { id: 'drive.files.update', run: patchFile },
    { id: 'drive.files.delete', run: deleteFile },
    { id: 'drive.files.copy', run: copyFile },
    { id: 'drive.files.export', run: exportFile },
    { id: 'drive.files.emptyTrash', run: emptyTrash },
    { id: 'drive.changes.getStartPageToken', run: startPageToken },
    { id: 'drive.changes.list', run: listChanges },
    { id: 'drive.drives.list', run: listDrives },
    { id: 'drive.drives.get', run: getDrive },
    { id: 'drive.teamdrives.list', run: listTeamDrives },
    { id: 'drive.permissions.create', run: createPermission },
    { id: 'drive.permissions.list', run: listPermissions },
    { id: 'drive.permissions.get', run: getPermission },
    { id: 'drive.permissions.update', run: updatePermission },
    { id: 'drive.permissions.delete', run: deletePermission },
    ...uploads('/upload'),
    ...uploads('/resumable/upload'),
  ],
};
