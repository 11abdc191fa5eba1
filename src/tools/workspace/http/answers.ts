/**
 * The field names that Google's discovery documents give each method's answer, so that a `fields` mask which asks for
 * a name that does not exist is refused. One schema begins at the start of a line and goes on in the indented ones;
 * `name:schema` nests, `name:*` is not looked into. d Drive, c Calendar, s Sheets, i Cloud Identity.
 */
import type { AnswerShape } from './fields.ts';

const schemas = `
d.About appInstalled canCreateDrives canCreateTeamDrives driveThemes:d._0 exportFormats:* folderColorPalette importFormats:* kind
  maxImportSizes:* maxUploadSize storageQuota:d._1 teamDriveThemes:d._2 user:d.User
d._0 backgroundImageLink colorRgb id
d._1 limit usage usageInDrive usageInDriveTrash
d._2 backgroundImageLink colorRgb id
d.User displayName emailAddress kind me permissionId photoLink
d.StartPageToken kind startPageToken
d.ChangeList changes:d.Change kind newStartPageToken nextPageToken
d.Change changeType drive:d.Drive driveId file:d.File fileId kind removed teamDrive:d.TeamDrive teamDriveId time type
d.Drive backgroundImageFile:d._3 backgroundImageLink capabilities:d._4 colorRgb createdTime hidden id kind name orgUnitId
  restrictions:d._5 themeId
d._3 id width xCoordinate yCoordinate
d._4 canAddChildren canChangeCopyRequiresWriterPermissionRestriction canChangeDomainUsersOnlyRestriction canChangeDownloadRestriction
  canChangeDriveBackground canChangeDriveMembersOnlyRestriction canChangeSharingFoldersRequiresOrganizerPermissionRestriction canComment
  canCopy canDeleteChildren canDeleteDrive canDownload canEdit canListChildren canManageMembers canReadRevisions canRename canRenameDrive
  canResetDriveRestrictions canShare canTrashChildren
d._5 adminManagedRestrictions copyRequiresWriterPermission domainUsersOnly downloadRestriction:d.DownloadRestriction driveMembersOnly
  sharingFoldersRequiresOrganizerPermission
d.DownloadRestriction restrictedForReaders restrictedForWriters
d.File appProperties:* capabilities:d._6 clientEncryptionDetails:d.ClientEncryptionDetails contentHints:d._7 contentRestrictions:*
  copyRequiresWriterPermission createdTime description downloadRestrictions:d.DownloadRestrictionsMetadata driveId explicitlyTrashed
  exportLinks:* fileExtension folderColorRgb fullFileExtension hasAugmentedPermissions hasThumbnail headRevisionId iconLink id
  imageMediaMetadata:d._9 inheritedPermissionsDisabled isAppAuthorized kind labelInfo:d._11 lastModifyingUser:d.User
  linkShareMetadata:d._12 md5Checksum mimeType modifiedByMe modifiedByMeTime modifiedTime name originalFilename ownedByMe owners:d.User
  parents permissionIds permissions:d.Permission properties:* quotaBytesUsed resourceKey sha1Checksum sha256Checksum shared
  sharedWithMeTime sharingUser:d.User shortcutDetails:d._15 size spaces starred teamDriveId thumbnailLink thumbnailVersion trashed
  trashedTime trashingUser:d.User version videoMediaMetadata:d._16 viewedByMe viewedByMeTime viewersCanCopyContent webContentLink
  webViewLink writersCanShare
d._6 canAcceptOwnership canAccessViaGenAi canAddChildren canAddFolderFromAnotherDrive canAddMyDriveParent
  canChangeCopyRequiresWriterPermission canChangeItemDownloadRestriction canChangeSecurityUpdateEnabled canChangeViewersCanCopyContent
  canComment canCopy canDelete canDeleteChildren canDisableInheritedPermissions canDownload canEdit canEnableInheritedPermissions
  canListChildren canModifyContent canModifyContentRestriction canModifyEditorContentRestriction canModifyLabels
  canModifyOwnerContentRestriction canMoveChildrenOutOfDrive canMoveChildrenOutOfTeamDrive canMoveChildrenWithinDrive
  canMoveChildrenWithinTeamDrive canMoveItemIntoTeamDrive canMoveItemOutOfDrive canMoveItemOutOfTeamDrive canMoveItemWithinDrive
  canMoveItemWithinTeamDrive canMoveTeamDriveItem canReadDrive canReadLabels canReadRevisions canReadTeamDrive canRemoveChildren
  canRemoveContentRestriction canRemoveMyDriveParent canRename canShare canStartApproval canTrash canTrashChildren canUntrash
d.ClientEncryptionDetails decryptionMetadata:* encryptionState
d._7 indexableText thumbnail:d._8
d._8 image mimeType
d.DownloadRestrictionsMetadata effectiveDownloadRestrictionWithContext:d.DownloadRestriction itemDownloadRestriction:d.DownloadRestriction
d._9 aperture cameraMake cameraModel colorSpace exposureBias exposureMode exposureTime flashUsed focalLength height isoSpeed lens
  location:d._10 maxApertureValue meteringMode rotation sensor subjectDistance time whiteBalance width
d._10 altitude latitude longitude
d._11 labels:d.Label
d.Label fields:* id kind revisionId
d._12 securityUpdateEligible securityUpdateEnabled
d.Permission allowFileDiscovery deleted displayName domain emailAddress expirationTime id inheritedPermissionsDisabled kind pendingOwner
  permissionDetails:d._13 photoLink role teamDrivePermissionDetails:d._14 type view
d._13 inherited inheritedFrom permissionType role
d._14 inherited inheritedFrom role teamDrivePermissionType
d._15 targetId targetMimeType targetResourceKey
d._16 durationMillis height width
d.TeamDrive backgroundImageFile:d._17 backgroundImageLink capabilities:d._18 colorRgb createdTime id kind name orgUnitId
  restrictions:d._19 themeId
d._17 id width xCoordinate yCoordinate
d._18 canAddChildren canChangeCopyRequiresWriterPermissionRestriction canChangeDomainUsersOnlyRestriction canChangeDownloadRestriction
  canChangeSharingFoldersRequiresOrganizerPermissionRestriction canChangeTeamDriveBackground canChangeTeamMembersOnlyRestriction
  canComment canCopy canDeleteChildren canDeleteTeamDrive canDownload canEdit canListChildren canManageMembers canReadRevisions
  canRemoveChildren canRename canRenameTeamDrive canResetTeamDriveRestrictions canShare canTrashChildren
d._19 adminManagedRestrictions copyRequiresWriterPermission domainUsersOnly downloadRestriction:d.DownloadRestriction
  sharingFoldersRequiresOrganizerPermission teamMembersOnly
d.Channel address expiration id kind params:* payload resourceId resourceUri token type
d.DriveList drives:d.Drive kind nextPageToken
d.GenerateCseTokenResponse currentKaclsId currentKaclsName fileId jwt kind
d.GeneratedIds ids kind space
d.FileList files:d.File incompleteSearch kind nextPageToken
d.PermissionList kind nextPageToken permissions:d.Permission
d.Revision exportLinks:* id keepForever kind lastModifyingUser:d.User md5Checksum mimeType modifiedTime originalFilename publishAuto
  published publishedLink publishedOutsideDomain size
d.RevisionList kind nextPageToken revisions:d.Revision
c.AclRule etag id kind role scope:c._0
c._0 type value
c.Acl etag items:c.AclRule kind nextPageToken nextSyncToken
c.Channel address expiration id kind params:* payload resourceId resourceUri token type
c.CalendarListEntry accessRole autoAcceptInvitations backgroundColor colorId conferenceProperties:c.ConferenceProperties dataOwner
  defaultReminders:c.EventReminder deleted description etag foregroundColor hidden id kind location notificationSettings:c._1 primary
  selected summary summaryOverride timeZone
c.ConferenceProperties allowedConferenceSolutionTypes
c.EventReminder method minutes
c._1 notifications:c.CalendarNotification
c.CalendarNotification method type
c.CalendarList etag items:c.CalendarListEntry kind nextPageToken nextSyncToken
c.Calendar autoAcceptInvitations conferenceProperties:c.ConferenceProperties dataOwner description etag id kind
  labelProperties:c.LabelProperties location summary timeZone
c.LabelProperties eventLabels:c.EventLabel
c.EventLabel backgroundColor id name
c.Colors calendar:* event:* kind updated
c.Event anyoneCanAddSelf attachments:c.EventAttachment attendees:c.EventAttendee attendeesOmitted
  birthdayProperties:c.EventBirthdayProperties colorId conferenceData:c.ConferenceData created creator:c._2 description
  end:c.EventDateTime endTimeUnspecified etag eventLabelId eventType extendedProperties:c._3
  focusTimeProperties:c.EventFocusTimeProperties gadget:c._4 guestsCanInviteOthers guestsCanModify guestsCanSeeOtherGuests hangoutLink
  htmlLink iCalUID id kind location locked organizer:c._5 originalStartTime:c.EventDateTime
  outOfOfficeProperties:c.EventOutOfOfficeProperties privateCopy recurrence recurringEventId reminders:c._6 sequence source:c._7
  start:c.EventDateTime status summary transparency updated visibility workingLocationProperties:c.EventWorkingLocationProperties
c.EventAttachment fileId fileUrl iconLink mimeType title
c.EventAttendee additionalGuests asyncOperation comment displayName email id optional organizer resource responseStatus self
c.EventBirthdayProperties contact customTypeName type
c.ConferenceData conferenceId conferenceSolution:c.ConferenceSolution createRequest:c.CreateConferenceRequest entryPoints:c.EntryPoint
  notes parameters:c.ConferenceParameters signature
c.ConferenceSolution iconUri key:c.ConferenceSolutionKey name
c.ConferenceSolutionKey type
c.CreateConferenceRequest conferenceSolutionKey:c.ConferenceSolutionKey requestId status:c.ConferenceRequestStatus
c.ConferenceRequestStatus statusCode
c.EntryPoint accessCode entryPointFeatures entryPointType label meetingCode passcode password pin regionCode uri
c.ConferenceParameters addOnParameters:c.ConferenceParametersAddOnParameters
c.ConferenceParametersAddOnParameters parameters:*
c._2 displayName email id self
c.EventDateTime date dateTime timeZone
c._3 private:* shared:*
c.EventFocusTimeProperties autoDeclineMode chatStatus declineMessage
c._4 display height iconLink link preferences:* title type width
c._5 displayName email id self
c.EventOutOfOfficeProperties autoDeclineMode declineMessage
c._6 overrides:c.EventReminder useDefault
c._7 title url
c.EventWorkingLocationProperties customLocation:c._8 homeOffice officeLocation:c._9 type
c._8 label
c._9 buildingId deskId floorId floorSectionId label
c.Events accessRole defaultReminders:c.EventReminder description etag items:c.Event kind nextPageToken nextSyncToken summary timeZone
  updated
c.FreeBusyResponse calendars:* groups:* kind timeMax timeMin
c.Setting etag id kind value
c.Settings etag items:c.Setting kind nextPageToken nextSyncToken
s.BatchUpdateSpreadsheetResponse commentUpdateState replies:* spreadsheetId updatedSpreadsheet:s.Spreadsheet
s.Spreadsheet comments:s.CommentThread commentsViewMode dataSourceSchedules:* dataSources:* developerMetadata:s.DeveloperMetadata
  namedRanges:s.NamedRange properties:s.SpreadsheetProperties sheets:s.Sheet spreadsheetId spreadsheetUrl
s.CommentThread anchorId commentId headPost:s.Post plainTextQuote replies:s.Post status
s.Post assigneeEmail author:s.PostAuthor commentAction content contentHtml createTime deleted fromCopiedSpreadsheet
  fromImportedSpreadsheet postId updateTime
s.PostAuthor anonymous displayName me user
s.DeveloperMetadata location:s.DeveloperMetadataLocation metadataId metadataKey metadataValue visibility
s.DeveloperMetadataLocation dimensionRange:s.DimensionRange locationType sheetId spreadsheet
s.DimensionRange dimension endIndex sheetId startIndex
s.NamedRange name namedRangeId range:s.GridRange
s.GridRange endColumnIndex endRowIndex sheetId startColumnIndex startRowIndex
s.SpreadsheetProperties autoRecalc defaultFormat:s.CellFormat importFunctionsExternalUrlAccessAllowed
  iterativeCalculationSettings:s.IterativeCalculationSettings locale spreadsheetTheme:s.SpreadsheetTheme timeZone title
s.CellFormat backgroundColor:s.Color backgroundColorStyle:s.ColorStyle borders:s.Borders horizontalAlignment hyperlinkDisplayType
  numberFormat:s.NumberFormat padding:s.Padding textDirection textFormat:s.TextFormat textRotation:s.TextRotation verticalAlignment
  wrapStrategy
s.Color alpha blue green red
s.ColorStyle rgbColor:s.Color themeColor
s.Borders bottom:s.Border left:s.Border right:s.Border top:s.Border
s.Border color:s.Color colorStyle:s.ColorStyle style width
s.NumberFormat pattern type
s.Padding bottom left right top
s.TextFormat bold fontFamily fontSize foregroundColor:s.Color foregroundColorStyle:s.ColorStyle italic link:s.Link strikethrough underline
s.Link uri
s.TextRotation angle vertical
s.IterativeCalculationSettings convergenceThreshold maxIterations
s.SpreadsheetTheme primaryFontFamily themeColors:s.ThemeColorPair
s.ThemeColorPair color:s.ColorStyle colorType
s.Sheet bandedRanges:* basicFilter:s.BasicFilter charts:* columnGroups:s.DimensionGroup commentAnchors:s.CommentAnchor
  conditionalFormats:* data:s.GridData developerMetadata:s.DeveloperMetadata filterViews:* merges:s.GridRange properties:s.SheetProperties
  protectedRanges:s.ProtectedRange rowGroups:s.DimensionGroup slicers:* tables:*
s.BasicFilter criteria:* filterSpecs:s.FilterSpec range:s.GridRange sortSpecs:s.SortSpec tableId
s.FilterSpec columnIndex dataSourceColumnReference:s.DataSourceColumnReference filterCriteria:s.FilterCriteria
s.DataSourceColumnReference name
s.FilterCriteria condition:s.BooleanCondition hiddenValues visibleBackgroundColor:s.Color visibleBackgroundColorStyle:s.ColorStyle
  visibleForegroundColor:s.Color visibleForegroundColorStyle:s.ColorStyle
s.BooleanCondition type values:s.ConditionValue
s.ConditionValue relativeDate userEnteredValue
s.SortSpec backgroundColor:s.Color backgroundColorStyle:s.ColorStyle dataSourceColumnReference:s.DataSourceColumnReference dimensionIndex
  foregroundColor:s.Color foregroundColorStyle:s.ColorStyle sortOrder
s.DimensionGroup collapsed depth range:s.DimensionRange
s.CommentAnchor anchorId range:s.GridRange
s.GridData columnMetadata:s.DimensionProperties rowData:s.RowData rowMetadata:s.DimensionProperties startColumn startRow
s.DimensionProperties dataSourceColumnReference:s.DataSourceColumnReference developerMetadata:s.DeveloperMetadata hiddenByFilter
  hiddenByUser pixelSize
s.RowData values:s.CellData
s.CellData chipRuns:* dataSourceFormula:* dataSourceTable:* dataValidation:s.DataValidationRule effectiveFormat:s.CellFormat
  effectiveValue:s.ExtendedValue formattedValue hyperlink note pivotTable:* textFormatRuns:s.TextFormatRun userEnteredFormat:s.CellFormat
  userEnteredValue:s.ExtendedValue
s.DataValidationRule condition:s.BooleanCondition inputMessage showCustomUi strict
s.ExtendedValue boolValue errorValue:s.ErrorValue formulaValue numberValue stringValue
s.ErrorValue message type
s.TextFormatRun format:s.TextFormat startIndex
s.SheetProperties dataSourceSheetProperties:* gridProperties:s.GridProperties hidden index rightToLeft sheetId sheetType tabColor:s.Color
  tabColorStyle:s.ColorStyle title
s.GridProperties columnCount columnGroupControlAfter frozenColumnCount frozenRowCount hideGridlines rowCount rowGroupControlAfter
s.ProtectedRange description editors:s.Editors namedRangeId protectedRangeId range:s.GridRange requestingUserCanEdit tableId
  unprotectedRanges:s.GridRange warningOnly
s.Editors domainUsersCanEdit groups users
s.SearchDeveloperMetadataResponse matchedDeveloperMetadata:s.MatchedDeveloperMetadata
s.MatchedDeveloperMetadata dataFilters:s.DataFilter developerMetadata:s.DeveloperMetadata
s.DataFilter a1Range developerMetadataLookup:s.DeveloperMetadataLookup gridRange:s.GridRange
s.DeveloperMetadataLookup locationMatchingStrategy locationType metadataId metadataKey metadataLocation:s.DeveloperMetadataLocation
  metadataValue visibility
s.AppendValuesResponse spreadsheetId tableRange updates:s.UpdateValuesResponse
s.UpdateValuesResponse spreadsheetId updatedCells updatedColumns updatedData:s.ValueRange updatedRange updatedRows
s.ValueRange majorDimension range values
s.BatchClearValuesResponse clearedRanges spreadsheetId
s.BatchClearValuesByDataFilterResponse clearedRanges spreadsheetId
s.BatchGetValuesResponse spreadsheetId valueRanges:s.ValueRange
s.BatchGetValuesByDataFilterResponse spreadsheetId valueRanges:s.MatchedValueRange
s.MatchedValueRange dataFilters:s.DataFilter valueRange:s.ValueRange
s.BatchUpdateValuesResponse responses:s.UpdateValuesResponse spreadsheetId totalUpdatedCells totalUpdatedColumns totalUpdatedRows
  totalUpdatedSheets
s.BatchUpdateValuesByDataFilterResponse responses:s.UpdateValuesByDataFilterResponse spreadsheetId totalUpdatedCells totalUpdatedColumns
  totalUpdatedRows totalUpdatedSheets
s.UpdateValuesByDataFilterResponse dataFilter:s.DataFilter updatedCells updatedColumns updatedData:s.ValueRange updatedRange updatedRows
s.ClearValuesResponse clearedRange spreadsheetId
i.Operation done error:i.Status metadata:* name response:*
i.Status code details:* message
i.Group additionalGroupKeys:i.EntityKey createTime description displayName dynamicGroupMetadata:i.DynamicGroupMetadata
  externalIds:i.ExternalId groupKey:i.EntityKey labels:* name parent updateTime
i.EntityKey id namespace
i.DynamicGroupMetadata queries:i.DynamicGroupQuery status:i.DynamicGroupStatus
i.DynamicGroupQuery query resourceType
i.DynamicGroupStatus status statusTime
i.ExternalId id namespace
i.SecuritySettings memberRestriction:i.MemberRestriction name
i.MemberRestriction evaluation:i.RestrictionEvaluation query
i.RestrictionEvaluation state
i.ListGroupsResponse groups:i.Group nextPageToken
i.LookupGroupNameResponse name
i.SearchGroupsResponse groups:i.Group nextPageToken
i.CheckTransitiveMembershipResponse hasMembership
i.Membership createTime deliverySetting name preferredMemberKey:i.EntityKey roles:i.MembershipRole type updateTime
i.MembershipRole expiryDetail:i.ExpiryDetail name restrictionEvaluations:i.RestrictionEvaluations
i.ExpiryDetail expireTime
i.RestrictionEvaluations memberRestrictionEvaluation:i.MembershipRoleRestrictionEvaluation
i.MembershipRoleRestrictionEvaluation state
i.ListMembershipsResponse memberships:i.Membership nextPageToken
i.LookupMembershipNameResponse name
i.ModifyMembershipRolesResponse membership:i.Membership
i.SearchDirectGroupsResponse memberships:i.MembershipRelation nextPageToken
i.MembershipRelation description displayName group groupKey:i.EntityKey labels:* membership roles:i.MembershipRole
i.SearchTransitiveGroupsResponse memberships:i.GroupRelation nextPageToken
i.GroupRelation displayName group groupKey:i.EntityKey labels:* relationType roles:i.TransitiveMembershipRole
i.TransitiveMembershipRole role
i.SearchTransitiveMembershipsResponse memberships:i.MemberRelation nextPageToken
i.MemberRelation member preferredMemberKey:i.EntityKey relationType roles:i.TransitiveMembershipRole
`;

const methods = `
calendar.acl.get c.AclRule
calendar.acl.insert c.AclRule
calendar.acl.list c.Acl
calendar.acl.patch c.AclRule
calendar.acl.update c.AclRule
calendar.acl.watch c.Channel
calendar.calendarList.get c.CalendarListEntry
calendar.calendarList.insert c.CalendarListEntry
calendar.calendarList.list c.CalendarList
calendar.calendarList.patch c.CalendarListEntry
calendar.calendarList.update c.CalendarListEntry
calendar.calendarList.watch c.Channel
calendar.calendars.get c.Calendar
calendar.calendars.insert c.Calendar
calendar.calendars.patch c.Calendar
calendar.calendars.update c.Calendar
calendar.colors.get c.Colors
calendar.events.get c.Event
calendar.events.import c.Event
calendar.events.insert c.Event
calendar.events.instances c.Events
calendar.events.list c.Events
calendar.events.move c.Event
calendar.events.patch c.Event
calendar.events.quickAdd c.Event
calendar.events.update c.Event
calendar.events.watch c.Channel
calendar.freebusy.query c.FreeBusyResponse
calendar.settings.get c.Setting
calendar.settings.list c.Settings
calendar.settings.watch c.Channel
cloudidentity.groups.create i.Operation
cloudidentity.groups.delete i.Operation
cloudidentity.groups.get i.Group
cloudidentity.groups.getSecuritySettings i.SecuritySettings
cloudidentity.groups.list i.ListGroupsResponse
cloudidentity.groups.lookup i.LookupGroupNameResponse
cloudidentity.groups.memberships.checkTransitiveMembership i.CheckTransitiveMembershipResponse
cloudidentity.groups.memberships.create i.Operation
cloudidentity.groups.memberships.delete i.Operation
cloudidentity.groups.memberships.get i.Membership
cloudidentity.groups.memberships.getMembershipGraph i.Operation
cloudidentity.groups.memberships.list i.ListMembershipsResponse
cloudidentity.groups.memberships.lookup i.LookupMembershipNameResponse
cloudidentity.groups.memberships.modifyMembershipRoles i.ModifyMembershipRolesResponse
cloudidentity.groups.memberships.searchDirectGroups i.SearchDirectGroupsResponse
cloudidentity.groups.memberships.searchTransitiveGroups i.SearchTransitiveGroupsResponse
cloudidentity.groups.memberships.searchTransitiveMemberships i.SearchTransitiveMembershipsResponse
cloudidentity.groups.patch i.Operation
cloudidentity.groups.search i.SearchGroupsResponse
cloudidentity.groups.updateSecuritySettings i.Operation
drive.about.get d.About
drive.changes.getStartPageToken d.StartPageToken
drive.changes.list d.ChangeList
drive.changes.watch d.Channel
drive.drives.create d.Drive
drive.drives.get d.Drive
drive.drives.hide d.Drive
drive.drives.list d.DriveList
drive.drives.unhide d.Drive
drive.drives.update d.Drive
drive.files.copy d.File
drive.files.create d.File
drive.files.generateCseToken d.GenerateCseTokenResponse
drive.files.generateIds d.GeneratedIds
drive.files.get d.File
drive.files.list d.FileList
drive.files.update d.File
drive.files.watch d.Channel
drive.permissions.create d.Permission
drive.permissions.get d.Permission
drive.permissions.list d.PermissionList
drive.permissions.update d.Permission
drive.revisions.get d.Revision
drive.revisions.list d.RevisionList
drive.revisions.update d.Revision
sheets.spreadsheets.batchUpdate s.BatchUpdateSpreadsheetResponse
sheets.spreadsheets.create s.Spreadsheet
sheets.spreadsheets.developerMetadata.get s.DeveloperMetadata
sheets.spreadsheets.developerMetadata.search s.SearchDeveloperMetadataResponse
sheets.spreadsheets.get s.Spreadsheet
sheets.spreadsheets.getByDataFilter s.Spreadsheet
sheets.spreadsheets.sheets.copyTo s.SheetProperties
sheets.spreadsheets.values.append s.AppendValuesResponse
sheets.spreadsheets.values.batchClear s.BatchClearValuesResponse
sheets.spreadsheets.values.batchClearByDataFilter s.BatchClearValuesByDataFilterResponse
sheets.spreadsheets.values.batchGet s.BatchGetValuesResponse
sheets.spreadsheets.values.batchGetByDataFilter s.BatchGetValuesByDataFilterResponse
sheets.spreadsheets.values.batchUpdate s.BatchUpdateValuesResponse
sheets.spreadsheets.values.batchUpdateByDataFilter s.BatchUpdateValuesByDataFilterResponse
sheets.spreadsheets.values.clear s.ClearValuesResponse
sheets.spreadsheets.values.get s.ValueRange
sheets.spreadsheets.values.update s.UpdateValuesResponse
`;

const named = new Map<string, AnswerShape>();
for (const line of schemas
  .trim()
  .replace(/\n {2}/g, ' ')
  .split('\n')) {
  const [name = '', ...fields] = line.split(' ');
  const shape: AnswerShape = {};
  for (const field of fields) {
    const [own = '', below] = field.split(':');
    // Looked up late: schemas hold one another.
    shape[own] = below === undefined ? {} : below === '*' ? true : () => named.get(below) ?? true;
  }
  named.set(name, shape);
}
const answers = new Map(
  methods
    .trim()
    .split('\n')
    .map((line) => line.split(' ') as [string, string]),
);

/** What a method's answer may hold; undefined where that is not known. A scalar is an object without names. */
export function answerShapes(method: string): AnswerShape | undefined {
  return named.get(answers.get(method) ?? '');
}
