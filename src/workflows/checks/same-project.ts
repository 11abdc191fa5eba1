/** Whether the add-on and the command line are one app to Google. */

import { batch, type Call, type Program } from '../../google/call.ts';
import { driveChecks } from '../../messages/checks/drive.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

export const sameProject: Check = {
  id: 'same-project',
  place: 'anywhere',
  about: driveChecks['same-project'],
  *run({ own }: Site): Program<Finding> {
    const calls: Call[] = [
      { method: 'sheets.spreadsheets.get', params: { spreadsheetId: own.spreadsheetId, fields: 'spreadsheetId' } },
      { method: 'drive.files.get', params: { fileId: own.rootFolder, fields: 'id' } },
      { method: 'drive.files.get', params: { fileId: own.waitingRoom, fields: 'id' } },
      { method: 'calendar.calendars.get', params: { calendarId: own.calendarId, fields: 'id' } },
    ];
    const things = ['workbook', 'root', 'waiting', 'calendar'] as const;
    const outcomes = yield* batch(calls);
    const missing = outcomes.flatMap((outcome, at) => {
      if (!outcome.ok && outcome.error.trouble !== 'notFound' && outcome.error.trouble !== 'forbidden') throw outcome.error;
      return outcome.ok ? [] : things.slice(at, at + 1);
    });
    if (missing.length === 0) return agrees(checkMessage('seen.sameProject'));
    return differs(checkMessage('seen.notSeen', { things: missing }));
  },
};
