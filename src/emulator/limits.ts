import type { Limits } from './service.ts';

/** Google's published limits. The embedded workspace enforces these, and a test may lower them to meet a limit early. */
export const googleLimits: Limits = {
  batchDrive: 100,
  batchCalendar: 1000,
  batchCloudIdentity: 100,
  drivePageSize: 1000,
  calendarPageSize: 2500,
  // View BASIC; view FULL allows half as many (cloudidentity.groups.memberships.list).
  membershipPageSize: 1000,
  appProperties: 30,
  // Key and value together, in UTF-8.
  appPropertyBytes: 124,
  permissionExpiryDays: 365,
  groupsPerFile: 100,
  attendees: 200,
  extendedPropertyKey: 44,
  extendedPropertyValue: 1024,
  metadataCharacters: 30_000,
  freebusyCalendars: 50,
  uploadChunkMultiple: 262_144,
  uploadSessionDays: 7,
};
