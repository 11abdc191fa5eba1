/** Which scopes each method takes, any of them, by Google's discovery documents. Written by test/contract/scopes.test.ts. */
export const METHOD_SCOPES = `
calendar calendar.acls: calendar.acl.delete calendar.acl.insert
calendar calendar.acls calendar.acls.readonly: calendar.acl.list
calendar calendar.calendarlist calendar.calendarlist.readonly calendar.readonly: calendar.calendarList.list
calendar calendar.app.created calendar.calendars: calendar.calendars.delete calendar.calendars.insert
calendar calendar.app.created calendar.calendars calendar.calendars.readonly calendar.readonly: calendar.calendars.get
calendar calendar.app.created calendar.events calendar.events.owned: calendar.events.delete calendar.events.insert calendar.events.patch calendar.events.quickAdd calendar.events.update
calendar calendar.app.created calendar.events calendar.events.freebusy calendar.events.owned calendar.events.owned.readonly calendar.events.public.readonly calendar.events.readonly calendar.readonly: calendar.events.get calendar.events.list
calendar calendar.events.freebusy calendar.freebusy calendar.readonly: calendar.freebusy.query
cloud-identity.groups cloud-platform: cloudidentity.groups.create cloudidentity.groups.delete cloudidentity.groups.memberships.create cloudidentity.groups.memberships.delete
cloud-identity.groups cloud-identity.groups.readonly cloud-platform: cloudidentity.groups.get cloudidentity.groups.lookup cloudidentity.groups.memberships.list
drive drive.appdata drive.file drive.metadata drive.metadata.readonly drive.photos.readonly drive.readonly: drive.about.get
drive drive.appdata drive.file drive.meet.readonly drive.metadata drive.metadata.readonly drive.photos.readonly drive.readonly: drive.changes.getStartPageToken drive.changes.list drive.files.get drive.files.list drive.revisions.get drive.revisions.list
drive drive.readonly: drive.drives.get drive.drives.list drive.teamdrives.list
drive drive.appdata drive.file drive.photos.readonly: drive.files.copy
drive drive.appdata drive.file: drive.files.create drive.files.delete drive.files.generateIds drive.revisions.delete drive.revisions.update
drive: drive.files.emptyTrash
drive drive.file drive.meet.readonly drive.readonly: drive.files.export
drive drive.appdata drive.file drive.metadata drive.scripts: drive.files.update
drive drive.file: drive.permissions.create drive.permissions.delete drive.permissions.update
drive drive.file drive.meet.readonly drive.metadata drive.metadata.readonly drive.photos.readonly drive.readonly: drive.permissions.get drive.permissions.list
gmail.compose gmail.modify gmail.send https://mail.google.com/: gmail.users.messages.send
drive drive.file spreadsheets: sheets.spreadsheets.batchUpdate sheets.spreadsheets.create sheets.spreadsheets.developerMetadata.get sheets.spreadsheets.developerMetadata.search sheets.spreadsheets.values.append sheets.spreadsheets.values.batchClear sheets.spreadsheets.values.batchUpdate sheets.spreadsheets.values.clear sheets.spreadsheets.values.update
drive drive.file drive.readonly spreadsheets spreadsheets.readonly: sheets.spreadsheets.get sheets.spreadsheets.values.batchGet sheets.spreadsheets.values.get
`;
