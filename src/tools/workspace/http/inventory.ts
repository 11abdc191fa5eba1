/**
 * The methods that Google's discovery documents list for the services here, so that one which the embedded
 * workspace lacks answers 501 with its name, and a path that Google does not have answers 404.
 */
import { compilePath } from './path.ts';

const methods = `
calendar.acl.delete DELETE /calendar/v3/calendars/{calendarId}/acl/{ruleId}
calendar.acl.get GET /calendar/v3/calendars/{calendarId}/acl/{ruleId}
calendar.acl.insert POST /calendar/v3/calendars/{calendarId}/acl
calendar.acl.list GET /calendar/v3/calendars/{calendarId}/acl
calendar.acl.patch PATCH /calendar/v3/calendars/{calendarId}/acl/{ruleId}
calendar.acl.update PUT /calendar/v3/calendars/{calendarId}/acl/{ruleId}
calendar.acl.watch POST /calendar/v3/calendars/{calendarId}/acl/watch
calendar.calendarList.delete DELETE /calendar/v3/users/me/calendarList/{calendarId}
calendar.calendarList.get GET /calendar/v3/users/me/calendarList/{calendarId}
calendar.calendarList.insert POST /calendar/v3/users/me/calendarList
calendar.calendarList.list GET /calendar/v3/users/me/calendarList
calendar.calendarList.patch PATCH /calendar/v3/users/me/calendarList/{calendarId}
calendar.calendarList.update PUT /calendar/v3/users/me/calendarList/{calendarId}
calendar.calendarList.watch POST /calendar/v3/users/me/calendarList/watch
calendar.calendars.clear POST /calendar/v3/calendars/{calendarId}/clear
calendar.calendars.delete DELETE /calendar/v3/calendars/{calendarId}
calendar.calendars.get GET /calendar/v3/calendars/{calendarId}
calendar.calendars.insert POST /calendar/v3/calendars
calendar.calendars.patch PATCH /calendar/v3/calendars/{calendarId}
calendar.calendars.transferOwnership POST /calendar/v3/calendars/{calendarId}/transferOwnership
calendar.calendars.update PUT /calendar/v3/calendars/{calendarId}
calendar.channels.stop POST /calendar/v3/channels/stop
calendar.colors.get GET /calendar/v3/colors
calendar.events.delete DELETE /calendar/v3/calendars/{calendarId}/events/{eventId}
calendar.events.get GET /calendar/v3/calendars/{calendarId}/events/{eventId}
calendar.events.import POST /calendar/v3/calendars/{calendarId}/events/import
calendar.events.insert POST /calendar/v3/calendars/{calendarId}/events
calendar.events.instances GET /calendar/v3/calendars/{calendarId}/events/{eventId}/instances
calendar.events.list GET /calendar/v3/calendars/{calendarId}/events
calendar.events.move POST /calendar/v3/calendars/{calendarId}/events/{eventId}/move
calendar.events.patch PATCH /calendar/v3/calendars/{calendarId}/events/{eventId}
calendar.events.quickAdd POST /calendar/v3/calendars/{calendarId}/events/quickAdd
calendar.events.update PUT /calendar/v3/calendars/{calendarId}/events/{eventId}
calendar.events.watch POST /calendar/v3/calendars/{calendarId}/events/watch
calendar.freebusy.query POST /calendar/v3/freeBusy
calendar.settings.get GET /calendar/v3/users/me/settings/{setting}
calendar.settings.list GET /calendar/v3/users/me/settings
calendar.settings.watch POST /calendar/v3/users/me/settings/watch
cloudidentity.allowlistedDomains.create POST /v1/allowlistedDomains
cloudidentity.allowlistedDomains.delete DELETE /v1/allowlistedDomains/{allowlistedDomainsId}
cloudidentity.allowlistedDomains.get GET /v1/allowlistedDomains/{allowlistedDomainsId}
cloudidentity.allowlistedDomains.list GET /v1/allowlistedDomains
cloudidentity.customers.userinvitations.cancel POST /v1/customers/{customersId}/userinvitations/{userinvitationsId}:cancel
cloudidentity.customers.userinvitations.get GET /v1/customers/{customersId}/userinvitations/{userinvitationsId}
cloudidentity.customers.userinvitations.isInvitableUser GET /v1/customers/{customersId}/userinvitations/{userinvitationsId}:isInvitableUser
cloudidentity.customers.userinvitations.list GET /v1/customers/{customersId}/userinvitations
cloudidentity.customers.userinvitations.send POST /v1/customers/{customersId}/userinvitations/{userinvitationsId}:send
cloudidentity.devices.cancelWipe POST /v1/devices/{devicesId}:cancelWipe
cloudidentity.devices.create POST /v1/devices
cloudidentity.devices.delete DELETE /v1/devices/{devicesId}
cloudidentity.devices.deviceUsers.approve POST /v1/devices/{devicesId}/deviceUsers/{deviceUsersId}:approve
cloudidentity.devices.deviceUsers.block POST /v1/devices/{devicesId}/deviceUsers/{deviceUsersId}:block
cloudidentity.devices.deviceUsers.cancelWipe POST /v1/devices/{devicesId}/deviceUsers/{deviceUsersId}:cancelWipe
cloudidentity.devices.deviceUsers.clientStates.get GET /v1/devices/{devicesId}/deviceUsers/{deviceUsersId}/clientStates/{clientStatesId}
cloudidentity.devices.deviceUsers.clientStates.list GET /v1/devices/{devicesId}/deviceUsers/{deviceUsersId}/clientStates
cloudidentity.devices.deviceUsers.clientStates.patch PATCH /v1/devices/{devicesId}/deviceUsers/{deviceUsersId}/clientStates/{clientStatesId}
cloudidentity.devices.deviceUsers.delete DELETE /v1/devices/{devicesId}/deviceUsers/{deviceUsersId}
cloudidentity.devices.deviceUsers.get GET /v1/devices/{devicesId}/deviceUsers/{deviceUsersId}
cloudidentity.devices.deviceUsers.list GET /v1/devices/{devicesId}/deviceUsers
cloudidentity.devices.deviceUsers.lookup GET /v1/devices/{devicesId}/deviceUsers:lookup
cloudidentity.devices.deviceUsers.wipe POST /v1/devices/{devicesId}/deviceUsers/{deviceUsersId}:wipe
cloudidentity.devices.get GET /v1/devices/{devicesId}
cloudidentity.devices.list GET /v1/devices
cloudidentity.devices.wipe POST /v1/devices/{devicesId}:wipe
cloudidentity.groups.create POST /v1/groups
cloudidentity.groups.delete DELETE /v1/groups/{groupsId}
cloudidentity.groups.get GET /v1/groups/{groupsId}
cloudidentity.groups.getSecuritySettings GET /v1/groups/{groupsId}/securitySettings
cloudidentity.groups.list GET /v1/groups
cloudidentity.groups.lookup GET /v1/groups:lookup
cloudidentity.groups.memberships.checkTransitiveMembership GET /v1/groups/{groupsId}/memberships:checkTransitiveMembership
cloudidentity.groups.memberships.create POST /v1/groups/{groupsId}/memberships
cloudidentity.groups.memberships.delete DELETE /v1/groups/{groupsId}/memberships/{membershipsId}
cloudidentity.groups.memberships.get GET /v1/groups/{groupsId}/memberships/{membershipsId}
cloudidentity.groups.memberships.getMembershipGraph GET /v1/groups/{groupsId}/memberships:getMembershipGraph
cloudidentity.groups.memberships.list GET /v1/groups/{groupsId}/memberships
cloudidentity.groups.memberships.lookup GET /v1/groups/{groupsId}/memberships:lookup
cloudidentity.groups.memberships.modifyMembershipRoles POST /v1/groups/{groupsId}/memberships/{membershipsId}:modifyMembershipRoles
cloudidentity.groups.memberships.searchDirectGroups GET /v1/groups/{groupsId}/memberships:searchDirectGroups
cloudidentity.groups.memberships.searchTransitiveGroups GET /v1/groups/{groupsId}/memberships:searchTransitiveGroups
cloudidentity.groups.memberships.searchTransitiveMemberships GET /v1/groups/{groupsId}/memberships:searchTransitiveMemberships
cloudidentity.groups.patch PATCH /v1/groups/{groupsId}
cloudidentity.groups.search GET /v1/groups:search
cloudidentity.groups.updateSecuritySettings PATCH /v1/groups/{groupsId}/securitySettings
cloudidentity.inboundOidcSsoProfiles.create POST /v1/inboundOidcSsoProfiles
cloudidentity.inboundOidcSsoProfiles.delete DELETE /v1/inboundOidcSsoProfiles/{inboundOidcSsoProfilesId}
cloudidentity.inboundOidcSsoProfiles.get GET /v1/inboundOidcSsoProfiles/{inboundOidcSsoProfilesId}
cloudidentity.inboundOidcSsoProfiles.list GET /v1/inboundOidcSsoProfiles
cloudidentity.inboundOidcSsoProfiles.patch PATCH /v1/inboundOidcSsoProfiles/{inboundOidcSsoProfilesId}
cloudidentity.inboundSamlSsoProfiles.create POST /v1/inboundSamlSsoProfiles
cloudidentity.inboundSamlSsoProfiles.delete DELETE /v1/inboundSamlSsoProfiles/{inboundSamlSsoProfilesId}
cloudidentity.inboundSamlSsoProfiles.get GET /v1/inboundSamlSsoProfiles/{inboundSamlSsoProfilesId}
cloudidentity.inboundSamlSsoProfiles.idpCredentials.add POST /v1/inboundSamlSsoProfiles/{inboundSamlSsoProfilesId}/idpCredentials:add
cloudidentity.inboundSamlSsoProfiles.idpCredentials.delete DELETE /v1/inboundSamlSsoProfiles/{inboundSamlSsoProfilesId}/idpCredentials/{idpCredentialsId}
cloudidentity.inboundSamlSsoProfiles.idpCredentials.get GET /v1/inboundSamlSsoProfiles/{inboundSamlSsoProfilesId}/idpCredentials/{idpCredentialsId}
cloudidentity.inboundSamlSsoProfiles.idpCredentials.list GET /v1/inboundSamlSsoProfiles/{inboundSamlSsoProfilesId}/idpCredentials
cloudidentity.inboundSamlSsoProfiles.list GET /v1/inboundSamlSsoProfiles
cloudidentity.inboundSamlSsoProfiles.patch PATCH /v1/inboundSamlSsoProfiles/{inboundSamlSsoProfilesId}
cloudidentity.inboundSsoAssignments.create POST /v1/inboundSsoAssignments
cloudidentity.inboundSsoAssignments.delete DELETE /v1/inboundSsoAssignments/{inboundSsoAssignmentsId}
cloudidentity.inboundSsoAssignments.get GET /v1/inboundSsoAssignments/{inboundSsoAssignmentsId}
cloudidentity.inboundSsoAssignments.list GET /v1/inboundSsoAssignments
cloudidentity.inboundSsoAssignments.patch PATCH /v1/inboundSsoAssignments/{inboundSsoAssignmentsId}
cloudidentity.policies.create POST /v1/policies
cloudidentity.policies.delete DELETE /v1/policies/{policiesId}
cloudidentity.policies.get GET /v1/policies/{policiesId}
cloudidentity.policies.list GET /v1/policies
cloudidentity.policies.patch PATCH /v1/policies/{policiesId}
drive.about.get GET /drive/v3/about
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
drive.changes.getStartPageToken GET /drive/v3/changes/startPageToken
drive.changes.list GET /drive/v3/changes
drive.changes.watch POST /drive/v3/changes/watch
drive.channels.stop POST /drive/v3/channels/stop
drive.comments.create POST /drive/v3/files/{fileId}/comments
drive.comments.delete DELETE /drive/v3/files/{fileId}/comments/{commentId}
drive.comments.get GET /drive/v3/files/{fileId}/comments/{commentId}
drive.comments.list GET /drive/v3/files/{fileId}/comments
drive.comments.update PATCH /drive/v3/files/{fileId}/comments/{commentId}
drive.drives.create POST /drive/v3/drives
drive.drives.delete DELETE /drive/v3/drives/{driveId}
drive.drives.get GET /drive/v3/drives/{driveId}
drive.drives.hide POST /drive/v3/drives/{driveId}/hide
drive.drives.list GET /drive/v3/drives
drive.drives.unhide POST /drive/v3/drives/{driveId}/unhide
drive.drives.update PATCH /drive/v3/drives/{driveId}
drive.files.copy POST /drive/v3/files/{fileId}/copy
drive.files.create POST /drive/v3/files
drive.files.delete DELETE /drive/v3/files/{fileId}
drive.files.download POST /drive/v3/files/{fileId}/download
drive.files.emptyTrash DELETE /drive/v3/files/trash
drive.files.export GET /drive/v3/files/{fileId}/export
drive.files.generateCseToken GET /drive/v3/files/generateCseToken
drive.files.generateIds GET /drive/v3/files/generateIds
drive.files.get GET /drive/v3/files/{fileId}
drive.files.list GET /drive/v3/files
drive.files.listLabels GET /drive/v3/files/{fileId}/listLabels
drive.files.modifyLabels POST /drive/v3/files/{fileId}/modifyLabels
drive.files.update PATCH /drive/v3/files/{fileId}
drive.files.watch POST /drive/v3/files/{fileId}/watch
drive.operations.get GET /drive/v3/operations/{name}
drive.permissions.create POST /drive/v3/files/{fileId}/permissions
drive.permissions.delete DELETE /drive/v3/files/{fileId}/permissions/{permissionId}
drive.permissions.get GET /drive/v3/files/{fileId}/permissions/{permissionId}
drive.permissions.list GET /drive/v3/files/{fileId}/permissions
drive.permissions.update PATCH /drive/v3/files/{fileId}/permissions/{permissionId}
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
drive.teamdrives.list GET /drive/v3/teamdrives
drive.teamdrives.update PATCH /drive/v3/teamdrives/{teamDriveId}
sheets.spreadsheets.batchUpdate POST /v4/spreadsheets/{spreadsheetId}:batchUpdate
sheets.spreadsheets.create POST /v4/spreadsheets
sheets.spreadsheets.developerMetadata.get GET /v4/spreadsheets/{spreadsheetId}/developerMetadata/{metadataId}
sheets.spreadsheets.developerMetadata.search POST /v4/spreadsheets/{spreadsheetId}/developerMetadata:search
sheets.spreadsheets.get GET /v4/spreadsheets/{spreadsheetId}
sheets.spreadsheets.getByDataFilter POST /v4/spreadsheets/{spreadsheetId}:getByDataFilter
sheets.spreadsheets.sheets.copyTo POST /v4/spreadsheets/{spreadsheetId}/sheets/{sheetId}:copyTo
sheets.spreadsheets.values.append POST /v4/spreadsheets/{spreadsheetId}/values/{range}:append
sheets.spreadsheets.values.batchClear POST /v4/spreadsheets/{spreadsheetId}/values:batchClear
sheets.spreadsheets.values.batchClearByDataFilter POST /v4/spreadsheets/{spreadsheetId}/values:batchClearByDataFilter
sheets.spreadsheets.values.batchGet GET /v4/spreadsheets/{spreadsheetId}/values:batchGet
sheets.spreadsheets.values.batchGetByDataFilter POST /v4/spreadsheets/{spreadsheetId}/values:batchGetByDataFilter
sheets.spreadsheets.values.batchUpdate POST /v4/spreadsheets/{spreadsheetId}/values:batchUpdate
sheets.spreadsheets.values.batchUpdateByDataFilter POST /v4/spreadsheets/{spreadsheetId}/values:batchUpdateByDataFilter
sheets.spreadsheets.values.clear POST /v4/spreadsheets/{spreadsheetId}/values/{range}:clear
sheets.spreadsheets.values.get GET /v4/spreadsheets/{spreadsheetId}/values/{range}
sheets.spreadsheets.values.update PUT /v4/spreadsheets/{spreadsheetId}/values/{range}
`;

const compiled = methods
  .trim()
  .split('\n')
  .map((line) => {
    const [id = '', verb = '', path = ''] = line.split(' ');
    return { id, verb, ...compilePath(path) };
  })
  .sort((a, b) => b.literals - a.literals);

/** The discovery method id that Google has for a verb and a raw path, if any. */
export function googleMethod(verb: string, path: string): string | undefined {
  return compiled.find((method) => method.verb === verb && method.pattern.test(path))?.id;
}
