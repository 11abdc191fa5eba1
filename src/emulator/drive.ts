/** Drive v3 in the embedded workspace: its table of routes. Names and parameters are those of Google's discovery document. */

import { about } from './drive/about.ts';
import { deleteFile, generateIds, getFile, patchFile, postFile } from './drive/files.ts';
import { listFiles } from './drive/list.ts';
import { FILE_SHAPE } from './drive/metadata.ts';
import { createPermission, deletePermission, getPermission, listPermissions, updatePermission } from './drive/permissions.ts';
import { cancelUpload, putChunk } from './drive/session.ts';
import { patchUpload, postUpload } from './drive/upload.ts';
import type { Route, Service, Shape } from './service.ts';

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

/** An upload goes to either root, and a session goes on at the address that opened it. */
function uploads(root: string): Route[] {
  const files = `${root}/drive/v3/files`;
  const file = `${files}/{fileId}`;
  const session = [...new Set([...CREATE, ...UPDATE, 'upload_id'])];
  return [
    { id: 'drive.files.create', verb: 'POST', path: files, query: CREATE, body: FILE_SHAPE, run: postUpload },
    { id: 'drive.files.update', verb: 'PATCH', path: file, query: UPDATE, body: FILE_SHAPE, run: patchUpload },
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
const GRANT = [...SHARE, 'emailMessage', 'enforceExpansiveAccess', 'enforceSingleParent', 'moveToNewOwnersRoot', 'sendNotificationEmail'];

export const drive: Service = {
  name: 'drive',
  errors: 'legacy',
  routes: [
    { id: 'drive.about.get', verb: 'GET', path: '/drive/v3/about', query: [], run: about },
    { id: 'drive.files.generateIds', verb: 'GET', path: `${FILES}/generateIds`, query: ['count', 'space', 'type'], run: generateIds },
    { id: 'drive.files.list', verb: 'GET', path: FILES, query: LIST, run: listFiles },
    { id: 'drive.files.get', verb: 'GET', path: ONE, query: [...SHOW, 'acknowledgeAbuse'], run: getFile },
    { id: 'drive.files.create', verb: 'POST', path: FILES, query: CREATE, body: FILE_SHAPE, run: postFile },
    { id: 'drive.files.update', verb: 'PATCH', path: ONE, query: UPDATE, body: FILE_SHAPE, run: patchFile },
    { id: 'drive.files.delete', verb: 'DELETE', path: ONE, query: [...DRIVES, 'enforceSingleParent'], run: deleteFile },
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
