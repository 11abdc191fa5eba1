import { readSchema } from '../http/schema.ts';

/** From Google's discovery document of calendar v3. Written by `UPDATE=1 npx jest test/contract/schemas`. */
export const schema = readSchema(`
calendar.acl.delete DELETE /calendar/v3/calendars/{calendarId}/acl/{ruleId} @calendar @calendar.acls
calendar.acl.get GET /calendar/v3/calendars/{calendarId}/acl/{ruleId}
calendar.acl.insert POST /calendar/v3/calendars/{calendarId}/acl ?sendNotifications <AclRule >AclRule @calendar @calendar.acls
calendar.acl.list GET /calendar/v3/calendars/{calendarId}/acl ?maxResults ?pageToken ?showDeleted ?syncToken >Acl @calendar @calendar.acls
  @calendar.acls.readonly
calendar.acl.patch PATCH /calendar/v3/calendars/{calendarId}/acl/{ruleId}
calendar.acl.update PUT /calendar/v3/calendars/{calendarId}/acl/{ruleId}
calendar.acl.watch POST /calendar/v3/calendars/{calendarId}/acl/watch
calendar.calendarList.delete DELETE /calendar/v3/users/me/calendarList/{calendarId}
calendar.calendarList.get GET /calendar/v3/users/me/calendarList/{calendarId}
calendar.calendarList.insert POST /calendar/v3/users/me/calendarList
calendar.calendarList.list GET /calendar/v3/users/me/calendarList ?maxResults ?minAccessRole ?pageToken ?showDeleted ?showHidden
  ?showOwnOrganizationOnly ?syncToken >CalendarList @calendar @calendar.calendarlist @calendar.calendarlist.readonly @calendar.readonly
calendar.calendarList.patch PATCH /calendar/v3/users/me/calendarList/{calendarId}
calendar.calendarList.update PUT /calendar/v3/users/me/calendarList/{calendarId}
calendar.calendarList.watch POST /calendar/v3/users/me/calendarList/watch
calendar.calendars.clear POST /calendar/v3/calendars/{calendarId}/clear
calendar.calendars.delete DELETE /calendar/v3/calendars/{calendarId} @calendar @calendar.app.created @calendar.calendars
calendar.calendars.get GET /calendar/v3/calendars/{calendarId} >Calendar @calendar @calendar.app.created @calendar.calendars
  @calendar.calendars.readonly @calendar.readonly
calendar.calendars.insert POST /calendar/v3/calendars <Calendar >Calendar @calendar @calendar.app.created @calendar.calendars
calendar.calendars.patch PATCH /calendar/v3/calendars/{calendarId}
calendar.calendars.transferOwnership POST /calendar/v3/calendars/{calendarId}/transferOwnership
calendar.calendars.update PUT /calendar/v3/calendars/{calendarId}
calendar.channels.stop POST /calendar/v3/channels/stop
calendar.colors.get GET /calendar/v3/colors
calendar.events.delete DELETE /calendar/v3/calendars/{calendarId}/events/{eventId} ?sendNotifications ?sendUpdates @calendar
  @calendar.app.created @calendar.events @calendar.events.owned
calendar.events.get GET /calendar/v3/calendars/{calendarId}/events/{eventId} ?alwaysIncludeEmail ?maxAttendees ?timeZone >Event @calendar
  @calendar.app.created @calendar.events @calendar.events.freebusy @calendar.events.owned @calendar.events.owned.readonly
  @calendar.events.public.readonly @calendar.events.readonly @calendar.readonly
calendar.events.import POST /calendar/v3/calendars/{calendarId}/events/import
calendar.events.insert POST /calendar/v3/calendars/{calendarId}/events ?conferenceDataVersion ?eventLabelVersion ?maxAttendees
  ?sendNotifications ?sendUpdates ?supportsAttachments <Event >Event @calendar @calendar.app.created @calendar.events @calendar.events.owned
calendar.events.instances GET /calendar/v3/calendars/{calendarId}/events/{eventId}/instances
calendar.events.list GET /calendar/v3/calendars/{calendarId}/events ?alwaysIncludeEmail ?eventTypes ?iCalUID ?maxAttendees ?maxResults
  ?orderBy ?pageToken ?privateExtendedProperty ?q ?sharedExtendedProperty ?showDeleted ?showHiddenInvitations ?singleEvents ?syncToken
  ?timeMax ?timeMin ?timeZone ?updatedMin >Events @calendar @calendar.app.created @calendar.events @calendar.events.freebusy
  @calendar.events.owned @calendar.events.owned.readonly @calendar.events.public.readonly @calendar.events.readonly @calendar.readonly
calendar.events.move POST /calendar/v3/calendars/{calendarId}/events/{eventId}/move
calendar.events.patch PATCH /calendar/v3/calendars/{calendarId}/events/{eventId} ?alwaysIncludeEmail ?conferenceDataVersion
  ?eventLabelVersion ?maxAttendees ?sendNotifications ?sendUpdates ?supportsAttachments <Event >Event @calendar @calendar.app.created
  @calendar.events @calendar.events.owned
calendar.events.quickAdd POST /calendar/v3/calendars/{calendarId}/events/quickAdd ?sendNotifications ?sendUpdates ?text >Event @calendar
  @calendar.app.created @calendar.events @calendar.events.owned
calendar.events.update PUT /calendar/v3/calendars/{calendarId}/events/{eventId} ?alwaysIncludeEmail ?conferenceDataVersion
  ?eventLabelVersion ?maxAttendees ?sendNotifications ?sendUpdates ?supportsAttachments <Event >Event @calendar @calendar.app.created
  @calendar.events @calendar.events.owned
calendar.events.watch POST /calendar/v3/calendars/{calendarId}/events/watch
calendar.freebusy.query POST /calendar/v3/freeBusy <FreeBusyRequest >FreeBusyResponse @calendar @calendar.events.freebusy @calendar.freebusy
  @calendar.readonly
calendar.settings.get GET /calendar/v3/users/me/settings/{setting}
calendar.settings.list GET /calendar/v3/users/me/settings
calendar.settings.watch POST /calendar/v3/users/me/settings/watch
Acl etag items:[AclRule] kind nextPageToken nextSyncToken
AclRule etag id kind role scope:AclRule.scope
AclRule.scope type value
Calendar autoAcceptInvitations:b conferenceProperties:ConferenceProperties dataOwner description etag id kind
  labelProperties:LabelProperties location summary timeZone
CalendarList etag items:[CalendarListEntry] kind nextPageToken nextSyncToken
CalendarListEntry accessRole autoAcceptInvitations:b backgroundColor colorId conferenceProperties:ConferenceProperties dataOwner
  defaultReminders:[EventReminder] deleted:b description etag foregroundColor hidden:b id kind location
  notificationSettings:CalendarListEntry.notificationSettings primary:b selected:b summary summaryOverride timeZone
CalendarListEntry.notificationSettings notifications:[CalendarNotification]
CalendarNotification method type
ConferenceData conferenceId conferenceSolution:ConferenceSolution createRequest:CreateConferenceRequest entryPoints:[EntryPoint] notes
  parameters:ConferenceParameters signature
ConferenceParameters addOnParameters:ConferenceParametersAddOnParameters
ConferenceParametersAddOnParameters parameters:{s}
ConferenceProperties allowedConferenceSolutionTypes:[s]
ConferenceRequestStatus statusCode
ConferenceSolution iconUri key:ConferenceSolutionKey name
ConferenceSolutionKey type
CreateConferenceRequest conferenceSolutionKey:ConferenceSolutionKey requestId status:ConferenceRequestStatus
EntryPoint accessCode entryPointFeatures:[s] entryPointType label meetingCode passcode password pin regionCode uri
Error domain reason
Event anyoneCanAddSelf:b attachments:[EventAttachment] attendees:[EventAttendee] attendeesOmitted:b
  birthdayProperties:EventBirthdayProperties colorId conferenceData:ConferenceData created creator:Event.creator description
  end:EventDateTime endTimeUnspecified:b etag eventLabelId eventType extendedProperties:Event.extendedProperties
  focusTimeProperties:EventFocusTimeProperties gadget:Event.gadget guestsCanInviteOthers:b guestsCanModify:b guestsCanSeeOtherGuests:b
  hangoutLink htmlLink iCalUID id kind location locked:b organizer:Event.organizer originalStartTime:EventDateTime
  outOfOfficeProperties:EventOutOfOfficeProperties privateCopy:b recurrence:[s] recurringEventId reminders:Event.reminders sequence:n
  source:Event.source start:EventDateTime status summary transparency updated visibility
  workingLocationProperties:EventWorkingLocationProperties
Event.creator displayName email id self:b
Event.extendedProperties private:{s} shared:{s}
Event.gadget display height:n iconLink link preferences:{s} title type width:n
Event.organizer displayName email id self:b
Event.reminders overrides:[EventReminder] useDefault:b
Event.source title url
EventAttachment fileId fileUrl iconLink mimeType title
EventAttendee additionalGuests:n asyncOperation comment displayName email id optional:b organizer:b resource:b responseStatus self:b
EventBirthdayProperties contact customTypeName type
EventDateTime date dateTime timeZone
EventFocusTimeProperties autoDeclineMode chatStatus declineMessage
EventLabel backgroundColor id name
EventOutOfOfficeProperties autoDeclineMode declineMessage
EventReminder method minutes:n
EventWorkingLocationProperties customLocation:EventWorkingLocationProperties.customLocation homeOffice:*
  officeLocation:EventWorkingLocationProperties.officeLocation type
EventWorkingLocationProperties.customLocation label
EventWorkingLocationProperties.officeLocation buildingId deskId floorId floorSectionId label
Events accessRole defaultReminders:[EventReminder] description etag items:[Event] kind nextPageToken nextSyncToken summary timeZone updated
FreeBusyCalendar busy:[TimePeriod] errors:[Error]
FreeBusyGroup calendars:[s] errors:[Error]
FreeBusyRequest calendarExpansionMax:n groupExpansionMax:n items:[FreeBusyRequestItem] timeMax timeMin timeZone
FreeBusyRequestItem id
FreeBusyResponse calendars:{FreeBusyCalendar} groups:{FreeBusyGroup} kind timeMax timeMin
LabelProperties eventLabels:[EventLabel]
TimePeriod end start
`);
