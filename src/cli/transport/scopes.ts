/** Every scope that the command line asks for, and why. Narrow ones: `drive.file` reaches only what this product made or was handed. */
export const SCOPES: Readonly<Record<string, string>> = {
  'https://www.googleapis.com/auth/drive.file': 'the workbook, the rooms and the films: only files that this product made or was given',
  'https://www.googleapis.com/auth/calendar.app.created': 'the network meetings: only in calendars that this product made',
  'https://www.googleapis.com/auth/calendar.calendarlist.readonly': 'to find again a calendar that was made when the answer was lost',
  'https://www.googleapis.com/auth/calendar.events.freebusy': 'to propose times when people are free, without reading what they do',
  'https://www.googleapis.com/auth/cloud-identity.groups': 'the members of the groups that stand for units and areas',
  'https://www.googleapis.com/auth/gmail.send': 'to write to who joined or left a meeting; it cannot read mail',
};
