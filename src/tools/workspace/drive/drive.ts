/** Drive v3 in the embedded workspace: its table of routes. Names and parameters are those of Google's discovery document. */

import type { Context, Route, Service, Shape } from '../http/service.ts';
import { about } from './about.ts';
import { listChanges, startPageToken } from './changes.ts';
import { copyFile } from './copy.ts';
import { getDrive, listDrives, listTeamDrives } from './drives.ts';
import { deleteFile, emptyTrash, generateIds, getFile, patchFile, postFile } from './files.ts';
import { listFiles } from './list.ts';
import { exportFile } from './media/export.ts';
import { FILE_SHAPE } from './media/metadata.ts';
import { cancelUpload, putChunk, sumsBefore } from './media/session.ts';
import { patchUpload, postUpload } from './media/upload.ts';
import { createPermission, deletePermission, getPermission, listPermissions, updatePermission } from './permissions.ts';
import { deleteRevision, getRevision, listRevisions, REVISION_SHAPE, updateRevision } from './revisions.ts';

const DRIVES = ['supportsAllDrives', 'supportsTeamDrives'];
const SHOW = [...DRIVES, 'includeLabels', 'includePermissionsForView'];
const CONTENT = [...SHOW, 'enforceSingleParent', 'keepRevisionForever', 'ocrLanguage', 'useContentAsIndexableText'];
const CREATE = [...CONTENT, 'ignoreDefaultVisibility'];
const UPDATE = [...CONTENT, 'addParents', 'removeParents'];
const SHARE = [...DRIVES, 'useDomainAdminAccess'];

const PERMISSION: Shape = {
  allowFileDiscovery: true,
  deleted: true,
  displayName: true,
  domain: true,
  emailAddress: true,
  expirationTime: true,
  id: true,
  inheritedPermissionsDisabled: true,
  kind: true,
  pendingOwner: true,
  permissionDetails: 'any',
  photoLink: true,
  role: true,
  teamDrivePermissionDetails: 'any',
  type: true,
  view: true,
};

/** Some clients (rclone) send their chunks by the verb that opened the session, rather than by PUT. Google takes both. */
const started = (open: Route['run']) => (ctx: Context) => (ctx.query.has('upload_id') ? putChunk(ctx) : open(ctx));

/** An upload goes to either root, and a session goes on at the address that opened it. */
function uploads(root: string): Route[] {
  const files = `${root}/drive/v3/files`;
  const file = `${files}/{fileId}`;
  // rclone still sends v2's setModifiedDate when it uploads anew, and Google lets it pass.
  const [create, update] = [CREATE, UPDATE].map((query) => [...query, 'setModifiedDate', 'upload_id']) as [string[], string[]];
  const session = [...new Set([...create, ...update])];
  return [
    { id: 'drive.files.create', verb: 'POST', path: files, query: create, body: FILE_SHAPE, run: started(postUpload) },
    { id: 'drive.files.update', verb: 'PATCH', path: file, query: update, body: FILE_SHAPE, run: started(patchUpload) },
    { id: 'drive.files.update', verb: 'POST', path: file, query: session, run: putChunk },
    { id: 'drive.files.create', verb: 'PUT', path: files, query: session, anonymous: true, run: putChunk },
    { id: 'drive.files.update', verb: 'PUT', path: file, query: session, anonymous: true, run: putChunk },
    { id: 'drive.files.create', verb: 'DELETE', path: files, query: session, anonymous: true, run: cancelUpload },
    { id: 'drive.files.update', verb: 'DELETE', path: file, query: session, anonymous: true, run: cancelUpload },
  ];
}

const FILES = '/drive/v3/files';
const ONE = `${FILES}/{fileId}`;
const PERMISSIONS = `${ONE}/permissions`;
const LIST = [
  ...[...SHOW, 'corpora', 'corpus', 'driveId', 'includeItemsFromAllDrives', 'includeTeamDriveItems', 'orderBy'],
  ...['pageSize', 'pageToken', 'q', 'spaces', 'teamDriveId'],
];
const CHANGES = [...DRIVES, 'driveId', 'teamDriveId'];
const REVISIONS = `${ONE}/revisions`;
const REVISION = `${REVISIONS}/{revisionId}`;
const DRIVE_LIST = ['pageSize', 'pageToken', 'q', 'useDomainAdminAccess'];
const GRANT = [...SHARE, 'emailMessage', 'enforceExpansiveAccess', 'enforceSingleParent', 'moveToNewOwnersRoot', 'sendNotificationEmail'];

export const drive: Service = {
  name: 'drive',
  errors: 'legacy',
  sumsBefore,
  routes: [
    { id: 'drive.about.get', verb: 'GET', path: '/drive/v3/about', query: [], run: about },
    { id: 'drive.files.generateIds', verb: 'GET', path: `${FILES}/generateIds`, query: ['count', 'space', 'type'], run: generateIds },
    { id: 'drive.files.list', verb: 'GET', path: FILES, query: LIST, run: listFiles },
    { id: 'drive.files.get', verb: 'GET', path: ONE, query: [...SHOW, 'acknowledgeAbuse'], run: getFile },
    { id: 'drive.files.create', verb: 'POST', path: FILES, query: CREATE, body: FILE_SHAPE, run: postFile },
    { id: 'drive.files.update', verb: 'PATCH', path: ONE, query: UPDATE, body: FILE_SHAPE, run: patchFile },
    { id: 'drive.files.delete', verb: 'DELETE', path: ONE, query: [...DRIVES, 'enforceSingleParent'], run: deleteFile },
    {
      id: 'drive.files.copy',
      verb: 'POST',
      path: `${ONE}/copy`,
      query: [...CREATE, 'copyComments'],
      body: FILE_SHAPE,
      run: copyFile,
    },
    { id: 'drive.files.export', verb: 'GET', path: `${ONE}/export`, query: ['mimeType'], run: exportFile },
    { id: 'drive.files.emptyTrash', verb: 'DELETE', path: `${FILES}/trash`, query: ['driveId', 'enforceSingleParent'], run: emptyTrash },
    { id: 'drive.changes.getStartPageToken', verb: 'GET', path: '/drive/v3/changes/startPageToken', query: CHANGES, run: startPageToken },
    {
      id: 'drive.changes.list',
      verb: 'GET',
      path: '/drive/v3/changes',
      query: [
        ...[...CHANGES, 'includeCorpusRemovals', 'includeItemsFromAllDrives', 'includeLabels', 'includePermissionsForView'],
        ...['includeRemoved', 'includeTeamDriveItems', 'pageSize', 'pageToken', 'restrictToMyDrive', 'spaces'],
      ],
      run: listChanges,
    },
    { id: 'drive.revisions.list', verb: 'GET', path: REVISIONS, query: ['pageSize', 'pageToken'], run: listRevisions },
    { id: 'drive.revisions.get', verb: 'GET', path: REVISION, query: ['acknowledgeAbuse'], run: getRevision },
    { id: 'drive.revisions.update', verb: 'PATCH', path: REVISION, query: [], body: REVISION_SHAPE, run: updateRevision },
    { id: 'drive.revisions.delete', verb: 'DELETE', path: REVISION, query: [], run: deleteRevision },
    { id: 'drive.drives.list', verb: 'GET', path: '/drive/v3/drives', query: DRIVE_LIST, run: listDrives },
    { id: 'drive.drives.get', verb: 'GET', path: '/drive/v3/drives/{driveId}', query: ['useDomainAdminAccess'], run: getDrive },
    { id: 'drive.teamdrives.list', verb: 'GET', path: '/drive/v3/teamdrives', query: DRIVE_LIST, run: listTeamDrives },
    {
      id: 'drive.permissions.create',
      verb: 'POST',
      path: PERMISSIONS,
      query: [...GRANT, 'transferOwnership'],
      body: PERMISSION,
      run: createPermission,
    },
    {
      id: 'drive.permissions.list',
      verb: 'GET',
      path: PERMISSIONS,
      query: [...SHARE, 'includePermissionsForView', 'pageSize', 'pageToken'],
      run: listPermissions,
    },
    { id: 'drive.permissions.get', verb: 'GET', path: `${PERMISSIONS}/{permissionId}`, query: SHARE, run: getPermission },
    {
      id: 'drive.permissions.update',
      verb: 'PATCH',
      path: `${PERMISSIONS}/{permissionId}`,
      query: [...SHARE, 'enforceExpansiveAccess', 'removeExpiration', 'transferOwnership'],
      body: PERMISSION,
      run: updatePermission,
    },
    {
      id: 'drive.permissions.delete',
      verb: 'DELETE',
      path: `${PERMISSIONS}/{permissionId}`,
      query: [...SHARE, 'enforceExpansiveAccess'],
      run: deletePermission,
    },
    ...uploads('/upload'),
    ...uploads('/resumable/upload'),
  ],
};
