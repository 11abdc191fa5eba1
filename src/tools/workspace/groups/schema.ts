import { readSchema } from '../http/schema.ts';

/** From Google's discovery document of cloudidentity v1. Written by `UPDATE=1 npx jest test/contract/schemas`. */
export const schema = readSchema(`
cloudidentity.allowlistedDomains.create POST /v1/allowlistedDomains
cloudidentity.allowlistedDomains.delete DELETE /v1/{name=allowlistedDomains/*}
cloudidentity.allowlistedDomains.get GET /v1/{name=allowlistedDomains/*}
cloudidentity.allowlistedDomains.list GET /v1/allowlistedDomains
cloudidentity.customers.userinvitations.cancel POST /v1/{name=customers/*/userinvitations/*}:cancel
cloudidentity.customers.userinvitations.get GET /v1/{name=customers/*/userinvitations/*}
cloudidentity.customers.userinvitations.isInvitableUser GET /v1/{name=customers/*/userinvitations/*}:isInvitableUser
cloudidentity.customers.userinvitations.list GET /v1/{parent=customers/*}/userinvitations
cloudidentity.customers.userinvitations.send POST /v1/{name=customers/*/userinvitations/*}:send
cloudidentity.devices.cancelWipe POST /v1/{name=devices/*}:cancelWipe
cloudidentity.devices.create POST /v1/devices
cloudidentity.devices.delete DELETE /v1/{name=devices/*}
cloudidentity.devices.deviceUsers.approve POST /v1/{name=devices/*/deviceUsers/*}:approve
cloudidentity.devices.deviceUsers.block POST /v1/{name=devices/*/deviceUsers/*}:block
cloudidentity.devices.deviceUsers.cancelWipe POST /v1/{name=devices/*/deviceUsers/*}:cancelWipe
cloudidentity.devices.deviceUsers.clientStates.get GET /v1/{name=devices/*/deviceUsers/*/clientStates/*}
cloudidentity.devices.deviceUsers.clientStates.list GET /v1/{parent=devices/*/deviceUsers/*}/clientStates
cloudidentity.devices.deviceUsers.clientStates.patch PATCH /v1/{name=devices/*/deviceUsers/*/clientStates/*}
cloudidentity.devices.deviceUsers.delete DELETE /v1/{name=devices/*/deviceUsers/*}
cloudidentity.devices.deviceUsers.get GET /v1/{name=devices/*/deviceUsers/*}
cloudidentity.devices.deviceUsers.list GET /v1/{parent=devices/*}/deviceUsers
cloudidentity.devices.deviceUsers.lookup GET /v1/{parent=devices/*/deviceUsers}:lookup
cloudidentity.devices.deviceUsers.wipe POST /v1/{name=devices/*/deviceUsers/*}:wipe
cloudidentity.devices.get GET /v1/{name=devices/*}
cloudidentity.devices.list GET /v1/devices
cloudidentity.devices.wipe POST /v1/{name=devices/*}:wipe
cloudidentity.groups.create POST /v1/groups ?initialGroupConfig <Group >Operation @cloud-identity.groups @cloud-platform
cloudidentity.groups.delete DELETE /v1/{name=groups/*} >Operation @cloud-identity.groups @cloud-platform
cloudidentity.groups.get GET /v1/{name=groups/*} >Group @cloud-identity.groups @cloud-identity.groups.readonly @cloud-platform
cloudidentity.groups.getSecuritySettings GET /v1/{name=groups/*/securitySettings}
cloudidentity.groups.list GET /v1/groups
cloudidentity.groups.lookup GET /v1/groups:lookup ?groupKey.id ?groupKey.namespace >LookupGroupNameResponse @cloud-identity.groups
  @cloud-identity.groups.readonly @cloud-platform
cloudidentity.groups.memberships.checkTransitiveMembership GET /v1/{parent=groups/*}/memberships:checkTransitiveMembership
cloudidentity.groups.memberships.create POST /v1/{parent=groups/*}/memberships <Membership >Operation @cloud-identity.groups @cloud-platform
cloudidentity.groups.memberships.delete DELETE /v1/{name=groups/*/memberships/*} >Operation @cloud-identity.groups @cloud-platform
cloudidentity.groups.memberships.get GET /v1/{name=groups/*/memberships/*}
cloudidentity.groups.memberships.getMembershipGraph GET /v1/{parent=groups/*}/memberships:getMembershipGraph
cloudidentity.groups.memberships.list GET /v1/{parent=groups/*}/memberships ?pageSize ?pageToken ?view >ListMembershipsResponse
  @cloud-identity.groups @cloud-identity.groups.readonly @cloud-platform
cloudidentity.groups.memberships.lookup GET /v1/{parent=groups/*}/memberships:lookup
cloudidentity.groups.memberships.modifyMembershipRoles POST /v1/{name=groups/*/memberships/*}:modifyMembershipRoles
cloudidentity.groups.memberships.searchDirectGroups GET /v1/{parent=groups/*}/memberships:searchDirectGroups
cloudidentity.groups.memberships.searchTransitiveGroups GET /v1/{parent=groups/*}/memberships:searchTransitiveGroups
cloudidentity.groups.memberships.searchTransitiveMemberships GET /v1/{parent=groups/*}/memberships:searchTransitiveMemberships
cloudidentity.groups.patch PATCH /v1/{name=groups/*}
cloudidentity.groups.search GET /v1/groups:search
cloudidentity.groups.updateSecuritySettings PATCH /v1/{name=groups/*/securitySettings}
cloudidentity.inboundOidcSsoProfiles.create POST /v1/inboundOidcSsoProfiles
cloudidentity.inboundOidcSsoProfiles.delete DELETE /v1/{name=inboundOidcSsoProfiles/*}
cloudidentity.inboundOidcSsoProfiles.get GET /v1/{name=inboundOidcSsoProfiles/*}
cloudidentity.inboundOidcSsoProfiles.list GET /v1/inboundOidcSsoProfiles
cloudidentity.inboundOidcSsoProfiles.patch PATCH /v1/{name=inboundOidcSsoProfiles/*}
cloudidentity.inboundSamlSsoProfiles.create POST /v1/inboundSamlSsoProfiles
cloudidentity.inboundSamlSsoProfiles.delete DELETE /v1/{name=inboundSamlSsoProfiles/*}
cloudidentity.inboundSamlSsoProfiles.get GET /v1/{name=inboundSamlSsoProfiles/*}
cloudidentity.inboundSamlSsoProfiles.idpCredentials.add POST /v1/{parent=inboundSamlSsoProfiles/*}/idpCredentials:add
cloudidentity.inboundSamlSsoProfiles.idpCredentials.delete DELETE /v1/{name=inboundSamlSsoProfiles/*/idpCredentials/*}
cloudidentity.inboundSamlSsoProfiles.idpCredentials.get GET /v1/{name=inboundSamlSsoProfiles/*/idpCredentials/*}
cloudidentity.inboundSamlSsoProfiles.idpCredentials.list GET /v1/{parent=inboundSamlSsoProfiles/*}/idpCredentials
cloudidentity.inboundSamlSsoProfiles.list GET /v1/inboundSamlSsoProfiles
cloudidentity.inboundSamlSsoProfiles.patch PATCH /v1/{name=inboundSamlSsoProfiles/*}
cloudidentity.inboundSsoAssignments.create POST /v1/inboundSsoAssignments
cloudidentity.inboundSsoAssignments.delete DELETE /v1/{name=inboundSsoAssignments/*}
cloudidentity.inboundSsoAssignments.get GET /v1/{name=inboundSsoAssignments/*}
cloudidentity.inboundSsoAssignments.list GET /v1/inboundSsoAssignments
cloudidentity.inboundSsoAssignments.patch PATCH /v1/{name=inboundSsoAssignments/*}
cloudidentity.policies.create POST /v1/policies
cloudidentity.policies.delete DELETE /v1/{name=policies/*}
cloudidentity.policies.get GET /v1/{name=policies/*}
cloudidentity.policies.list GET /v1/policies
cloudidentity.policies.patch PATCH /v1/{name=policies/*}
DynamicGroupMetadata queries:[DynamicGroupQuery] status:DynamicGroupStatus
DynamicGroupQuery query resourceType
DynamicGroupStatus status statusTime
EntityKey id namespace
ExpiryDetail expireTime
ExternalId id namespace
Group additionalGroupKeys:[EntityKey] createTime description displayName dynamicGroupMetadata:DynamicGroupMetadata externalIds:[ExternalId]
  groupKey:EntityKey labels:{s} name parent updateTime
ListMembershipsResponse memberships:[Membership] nextPageToken
LookupGroupNameResponse name
Membership createTime deliverySetting name preferredMemberKey:EntityKey roles:[MembershipRole] type updateTime
MembershipRole expiryDetail:ExpiryDetail name restrictionEvaluations:RestrictionEvaluations
MembershipRoleRestrictionEvaluation state
Operation done:b error:Status metadata:{*} name response:{*}
RestrictionEvaluations memberRestrictionEvaluation:MembershipRoleRestrictionEvaluation
Status code:n details:[{*}] message
`);
