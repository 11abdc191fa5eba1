import { readSchema } from '../http/schema.ts';

/** From Google's discovery document of drive v3. Written by `UPDATE=1 npx jest test/contract/schemas`. */
export const schema = readSchema(`
drive.about.get GET /drive/v3/about >About @drive @drive.appdata @drive.file @drive.metadata @drive.metadata.readonly @drive.photos.readonly
  @drive.readonly
drive.accessproposals.get GET /drive/v3/files/{fileId}/accessproposals/{proposalId}
drive.accessproposals.list GET /drive/v3/files/{fileId}/accessproposals
drive.accessproposals.resolve POST /drive/v3/files/{fileId}/accessproposals/{proposalId}:resolve
drive.approvals.approve POST /drive/v3/files/{fileId}/approvals/{approvalId}:approve
drive.approvals.cancel POST /drive/v3/files/{fileId}/approvals/{approvalId}:cancel
drive.approvals.comment POST /drive/v3/files/{fileId}/approvals/{approvalId}:comment
drive.approvals.decline POST /drive/v3/files/{fileId}/approvals/{approvalId}:decline
drive.approvals.get GET /drive/v3/files/{fileId}/approvals/{approvalId}
drive.approvals.list GET /drive/v3/files/{fileId}/approvals
drive.approvals.reassign POST /drive/v3/files/{fileId}/approvals/{approvalId}:reassign
drive.approvals.start POST /drive/v3/files/{fileId}/approvals:start
drive.apps.get GET /drive/v3/apps/{appId}
drive.apps.list GET /drive/v3/apps
drive.changes.getStartPageToken GET /drive/v3/changes/startPageToken ?driveId ?supportsAllDrives ?supportsTeamDrives ?teamDriveId
  >StartPageToken @drive @drive.appdata @drive.file @drive.meet.readonly @drive.metadata @drive.metadata.readonly @drive.photos.readonly
  @drive.readonly
drive.changes.list GET /drive/v3/changes ?driveId ?includeCorpusRemovals ?includeItemsFromAllDrives ?includeLabels
  ?includePermissionsForView ?includeRemoved ?includeTeamDriveItems ?pageSize ?pageToken ?restrictToMyDrive ?spaces ?supportsAllDrives
  ?supportsTeamDrives ?teamDriveId >ChangeList @drive @drive.appdata @drive.file @drive.meet.readonly @drive.metadata
  @drive.metadata.readonly @drive.photos.readonly @drive.readonly
drive.changes.watch POST /drive/v3/changes/watch
drive.channels.stop POST /drive/v3/channels/stop
drive.comments.create POST /drive/v3/files/{fileId}/comments
drive.comments.delete DELETE /drive/v3/files/{fileId}/comments/{commentId}
drive.comments.get GET /drive/v3/files/{fileId}/comments/{commentId}
drive.comments.list GET /drive/v3/files/{fileId}/comments
drive.comments.update PATCH /drive/v3/files/{fileId}/comments/{commentId}
drive.drives.create POST /drive/v3/drives
drive.drives.delete DELETE /drive/v3/drives/{driveId}
drive.drives.get GET /drive/v3/drives/{driveId} ?useDomainAdminAccess >Drive @drive @drive.readonly
drive.drives.hide POST /drive/v3/drives/{driveId}/hide
drive.drives.list GET /drive/v3/drives ?pageSize ?pageToken ?q ?useDomainAdminAccess >DriveList @drive @drive.readonly
drive.drives.unhide POST /drive/v3/drives/{driveId}/unhide
drive.drives.update PATCH /drive/v3/drives/{driveId}
drive.files.copy POST /drive/v3/files/{fileId}/copy ?copyComments ?enforceSingleParent ?ignoreDefaultVisibility ?includeLabels
  ?includePermissionsForView ?keepRevisionForever ?ocrLanguage ?supportsAllDrives ?supportsTeamDrives <File >File @drive @drive.appdata
  @drive.file @drive.photos.readonly
drive.files.create POST /drive/v3/files ?enforceSingleParent ?ignoreDefaultVisibility ?includeLabels ?includePermissionsForView
  ?keepRevisionForever ?ocrLanguage ?supportsAllDrives ?supportsTeamDrives ?useContentAsIndexableText <File >File @drive @drive.appdata
  @drive.file
drive.files.delete DELETE /drive/v3/files/{fileId} ?enforceSingleParent ?supportsAllDrives ?supportsTeamDrives @drive @drive.appdata
  @drive.file
drive.files.download POST /drive/v3/files/{fileId}/download
drive.files.emptyTrash DELETE /drive/v3/files/trash ?driveId ?enforceSingleParent @drive
drive.files.export GET /drive/v3/files/{fileId}/export ?mimeType @drive @drive.file @drive.meet.readonly @drive.readonly
drive.files.generateCseToken GET /drive/v3/files/generateCseToken
drive.files.generateIds GET /drive/v3/files/generateIds ?count ?space ?type >GeneratedIds @drive @drive.appdata @drive.file
drive.files.get GET /drive/v3/files/{fileId} ?acknowledgeAbuse ?includeLabels ?includePermissionsForView ?supportsAllDrives
  ?supportsTeamDrives >File @drive @drive.appdata @drive.file @drive.meet.readonly @drive.metadata @drive.metadata.readonly
  @drive.photos.readonly @drive.readonly
drive.files.list GET /drive/v3/files ?corpora ?corpus ?driveId ?includeItemsFromAllDrives ?includeLabels ?includePermissionsForView
  ?includeTeamDriveItems ?orderBy ?pageSize ?pageToken ?q ?spaces ?supportsAllDrives ?supportsTeamDrives ?teamDriveId >FileList @drive
  @drive.appdata @drive.file @drive.meet.readonly @drive.metadata @drive.metadata.readonly @drive.photos.readonly @drive.readonly
drive.files.listLabels GET /drive/v3/files/{fileId}/listLabels
drive.files.modifyLabels POST /drive/v3/files/{fileId}/modifyLabels
drive.files.update PATCH /drive/v3/files/{fileId} ?addParents ?enforceSingleParent ?includeLabels ?includePermissionsForView
  ?keepRevisionForever ?ocrLanguage ?removeParents ?supportsAllDrives ?supportsTeamDrives ?useContentAsIndexableText <File >File @drive
  @drive.appdata @drive.file @drive.metadata @drive.scripts
drive.files.watch POST /drive/v3/files/{fileId}/watch
drive.operations.get GET /drive/v3/operations/{name}
drive.permissions.create POST /drive/v3/files/{fileId}/permissions ?emailMessage ?enforceExpansiveAccess ?enforceSingleParent
  ?moveToNewOwnersRoot ?sendNotificationEmail ?supportsAllDrives ?supportsTeamDrives ?transferOwnership ?useDomainAdminAccess <Permission
  >Permission @drive @drive.file
drive.permissions.delete DELETE /drive/v3/files/{fileId}/permissions/{permissionId} ?enforceExpansiveAccess ?supportsAllDrives
  ?supportsTeamDrives ?useDomainAdminAccess @drive @drive.file
drive.permissions.get GET /drive/v3/files/{fileId}/permissions/{permissionId} ?supportsAllDrives ?supportsTeamDrives ?useDomainAdminAccess
  >Permission @drive @drive.file @drive.meet.readonly @drive.metadata @drive.metadata.readonly @drive.photos.readonly @drive.readonly
drive.permissions.list GET /drive/v3/files/{fileId}/permissions ?includePermissionsForView ?pageSize ?pageToken ?supportsAllDrives
  ?supportsTeamDrives ?useDomainAdminAccess >PermissionList @drive @drive.file @drive.meet.readonly @drive.metadata @drive.metadata.readonly
  @drive.photos.readonly @drive.readonly
drive.permissions.update PATCH /drive/v3/files/{fileId}/permissions/{permissionId} ?enforceExpansiveAccess ?removeExpiration
  ?supportsAllDrives ?supportsTeamDrives ?transferOwnership ?useDomainAdminAccess <Permission >Permission @drive @drive.file
drive.replies.create POST /drive/v3/files/{fileId}/comments/{commentId}/replies
drive.replies.delete DELETE /drive/v3/files/{fileId}/comments/{commentId}/replies/{replyId}
drive.replies.get GET /drive/v3/files/{fileId}/comments/{commentId}/replies/{replyId}
drive.replies.list GET /drive/v3/files/{fileId}/comments/{commentId}/replies
drive.replies.update PATCH /drive/v3/files/{fileId}/comments/{commentId}/replies/{replyId}
drive.revisions.delete DELETE /drive/v3/files/{fileId}/revisions/{revisionId}
drive.revisions.get GET /drive/v3/files/{fileId}/revisions/{revisionId}
drive.revisions.list GET /drive/v3/files/{fileId}/revisions
drive.revisions.update PATCH /drive/v3/files/{fileId}/revisions/{revisionId}
drive.teamdrives.create POST /drive/v3/teamdrives
drive.teamdrives.delete DELETE /drive/v3/teamdrives/{teamDriveId}
drive.teamdrives.get GET /drive/v3/teamdrives/{teamDriveId}
drive.teamdrives.list GET /drive/v3/teamdrives ?pageSize ?pageToken ?q ?useDomainAdminAccess >TeamDriveList @drive @drive.readonly
drive.teamdrives.update PATCH /drive/v3/teamdrives/{teamDriveId}
About appInstalled:b canCreateDrives:b canCreateTeamDrives:b driveThemes:[About.driveThemes] exportFormats:{[s]} folderColorPalette:[s]
  importFormats:{[s]} kind maxImportSizes:{l} maxUploadSize:l storageQuota:About.storageQuota teamDriveThemes:[About.teamDriveThemes]
  user:User
About.driveThemes backgroundImageLink colorRgb id
About.storageQuota limit:l usage:l usageInDrive:l usageInDriveTrash:l
About.teamDriveThemes backgroundImageLink colorRgb id
Change changeType drive:Drive driveId file:File fileId kind removed:b teamDrive:TeamDrive teamDriveId time type
ChangeList changes:[Change] kind newStartPageToken nextPageToken
ClientEncryptionDetails decryptionMetadata:DecryptionMetadata encryptionState
ContentRestriction ownerRestricted:b readOnly:b reason restrictingUser:User restrictionTime systemRestricted:b type
DecryptionMetadata aes256GcmChunkSize encryptionResourceKeyHash jwt kaclsId:l kaclsName keyFormat wrappedKey
DownloadRestriction restrictedForReaders:b restrictedForWriters:b
DownloadRestrictionsMetadata effectiveDownloadRestrictionWithContext:DownloadRestriction itemDownloadRestriction:DownloadRestriction
Drive backgroundImageFile:Drive.backgroundImageFile backgroundImageLink capabilities:Drive.capabilities colorRgb createdTime hidden:b id
  kind name orgUnitId restrictions:Drive.restrictions themeId
Drive.backgroundImageFile id width:n xCoordinate:n yCoordinate:n
Drive.capabilities canAddChildren:b canChangeCopyRequiresWriterPermissionRestriction:b canChangeDomainUsersOnlyRestriction:b
  canChangeDownloadRestriction:b canChangeDriveBackground:b canChangeDriveMembersOnlyRestriction:b
  canChangeSharingFoldersRequiresOrganizerPermissionRestriction:b canComment:b canCopy:b canDeleteChildren:b canDeleteDrive:b canDownload:b
  canEdit:b canListChildren:b canManageMembers:b canReadRevisions:b canRename:b canRenameDrive:b canResetDriveRestrictions:b canShare:b
  canTrashChildren:b
Drive.restrictions adminManagedRestrictions:b copyRequiresWriterPermission:b domainUsersOnly:b downloadRestriction:DownloadRestriction
  driveMembersOnly:b sharingFoldersRequiresOrganizerPermission:b
DriveList drives:[Drive] kind nextPageToken
File appProperties:{s} capabilities:File.capabilities clientEncryptionDetails:ClientEncryptionDetails contentHints:File.contentHints
  contentRestrictions:[ContentRestriction] copyRequiresWriterPermission:b createdTime description
  downloadRestrictions:DownloadRestrictionsMetadata driveId explicitlyTrashed:b exportLinks:{s} fileExtension folderColorRgb
  fullFileExtension hasAugmentedPermissions:b hasThumbnail:b headRevisionId iconLink id imageMediaMetadata:File.imageMediaMetadata
  inheritedPermissionsDisabled:b isAppAuthorized:b kind labelInfo:File.labelInfo lastModifyingUser:User
  linkShareMetadata:File.linkShareMetadata md5Checksum mimeType modifiedByMe:b modifiedByMeTime modifiedTime name originalFilename
  ownedByMe:b owners:[User] parents:[s] permissionIds:[s] permissions:[Permission] properties:{s} quotaBytesUsed:l resourceKey sha1Checksum
  sha256Checksum shared:b sharedWithMeTime sharingUser:User shortcutDetails:File.shortcutDetails size:l spaces:[s] starred:b teamDriveId
  thumbnailLink thumbnailVersion:l trashed:b trashedTime trashingUser:User version:l videoMediaMetadata:File.videoMediaMetadata viewedByMe:b
  viewedByMeTime viewersCanCopyContent:b webContentLink webViewLink writersCanShare:b
File.capabilities canAcceptOwnership:b canAccessViaGenAi:b canAddChildren:b canAddFolderFromAnotherDrive:b canAddMyDriveParent:b
  canChangeCopyRequiresWriterPermission:b canChangeItemDownloadRestriction:b canChangeSecurityUpdateEnabled:b
  canChangeViewersCanCopyContent:b canComment:b canCopy:b canDelete:b canDeleteChildren:b canDisableInheritedPermissions:b canDownload:b
  canEdit:b canEnableInheritedPermissions:b canListChildren:b canModifyContent:b canModifyContentRestriction:b
  canModifyEditorContentRestriction:b canModifyLabels:b canModifyOwnerContentRestriction:b canMoveChildrenOutOfDrive:b
  canMoveChildrenOutOfTeamDrive:b canMoveChildrenWithinDrive:b canMoveChildrenWithinTeamDrive:b canMoveItemIntoTeamDrive:b
  canMoveItemOutOfDrive:b canMoveItemOutOfTeamDrive:b canMoveItemWithinDrive:b canMoveItemWithinTeamDrive:b canMoveTeamDriveItem:b
  canReadDrive:b canReadLabels:b canReadRevisions:b canReadTeamDrive:b canRemoveChildren:b canRemoveContentRestriction:b
  canRemoveMyDriveParent:b canRename:b canShare:b canStartApproval:b canTrash:b canTrashChildren:b canUntrash:b
File.contentHints indexableText thumbnail:File.contentHints.thumbnail
File.contentHints.thumbnail image mimeType
File.imageMediaMetadata aperture:n cameraMake cameraModel colorSpace exposureBias:n exposureMode exposureTime:n flashUsed:b focalLength:n
  height:n isoSpeed:n lens location:File.imageMediaMetadata.location maxApertureValue:n meteringMode rotation:n sensor subjectDistance:n time
  whiteBalance width:n
File.imageMediaMetadata.location altitude:n latitude:n longitude:n
File.labelInfo labels:[Label]
File.linkShareMetadata securityUpdateEligible:b securityUpdateEnabled:b
File.shortcutDetails targetId targetMimeType targetResourceKey
File.videoMediaMetadata durationMillis:l height:n width:n
FileList files:[File] incompleteSearch:b kind nextPageToken
GeneratedIds ids:[s] kind space
Label fields:{LabelField} id kind revisionId
LabelField dateString:[s] id integer:[l] kind selection:[s] text:[s] user:[User] valueType
Permission allowFileDiscovery:b deleted:b displayName domain emailAddress expirationTime id inheritedPermissionsDisabled:b kind
  pendingOwner:b permissionDetails:[Permission.permissionDetails] photoLink role
  teamDrivePermissionDetails:[Permission.teamDrivePermissionDetails] type view
Permission.permissionDetails inherited:b inheritedFrom permissionType role
Permission.teamDrivePermissionDetails inherited:b inheritedFrom role teamDrivePermissionType
PermissionList kind nextPageToken permissions:[Permission]
StartPageToken kind startPageToken
TeamDrive backgroundImageFile:TeamDrive.backgroundImageFile backgroundImageLink capabilities:TeamDrive.capabilities colorRgb createdTime id
  kind name orgUnitId restrictions:TeamDrive.restrictions themeId
TeamDrive.backgroundImageFile id width:n xCoordinate:n yCoordinate:n
TeamDrive.capabilities canAddChildren:b canChangeCopyRequiresWriterPermissionRestriction:b canChangeDomainUsersOnlyRestriction:b
  canChangeDownloadRestriction:b canChangeSharingFoldersRequiresOrganizerPermissionRestriction:b canChangeTeamDriveBackground:b
  canChangeTeamMembersOnlyRestriction:b canComment:b canCopy:b canDeleteChildren:b canDeleteTeamDrive:b canDownload:b canEdit:b
  canListChildren:b canManageMembers:b canReadRevisions:b canRemoveChildren:b canRename:b canRenameTeamDrive:b
  canResetTeamDriveRestrictions:b canShare:b canTrashChildren:b
TeamDrive.restrictions adminManagedRestrictions:b copyRequiresWriterPermission:b domainUsersOnly:b downloadRestriction:DownloadRestriction
  sharingFoldersRequiresOrganizerPermission:b teamMembersOnly:b
TeamDriveList kind nextPageToken teamDrives:[TeamDrive]
User displayName emailAddress kind me:b permissionId photoLink
`);
