/** Whether the add-on and the command line are one app to Google. */
import { batch, type Call, type Program } from '../../google/call.ts';
import { agrees, type Check, differs, type Finding, type Site } from './check.ts';

export const sameProject: Check = {
  id: 'same-project',
  place: 'anywhere',
  title: { sv: 'Tillägget och kommandoraden ser samma filer', en: 'The add-on and the command line see the same files' },
  asks: {
    sv: 'Ser den som frågar här arbetsboken, mapparna och kalendern, vem av dem som än gjorde dem?',
    en: 'Does the one that asks here see workbook, folders and calendar, whichever of them made these?',
  },
  relies: {
    sv: 'Båda hör till samma Cloud-projekt, och ser det som den andra har gjort (drive.file).',
    en: 'Both belong to one Cloud project, and see what the other made (drive.file).',
  },
  otherwise: {
    sv: 'Det som den andra gjorde finns inte för den som frågar här: den kan varken visa eller stänga det.',
    en: 'What the other made is not there for the one that asks here: it can neither show nor close it.',
  },
  todo: {
    sv: 'Koppla skriptet till samma Cloud-projekt som kommandoradens OAuth-klient (docs/deploy.md, Which Cloud project).',
    en: 'Tie the script to the Cloud project of the command line’s OAuth client (docs/deploy.md, Which Cloud project).',
  },
  *run({ own }: Site): Program<Finding> {
    const calls: Call[] = [
      { method: 'sheets.spreadsheets.get', params: { spreadsheetId: own.spreadsheetId, fields: 'spreadsheetId' } },
      { method: 'drive.files.get', params: { fileId: own.rootFolder, fields: 'id' } },
      { method: 'drive.files.get', params: { fileId: own.waitingRoom, fields: 'id' } },
      { method: 'calendar.calendars.get', params: { calendarId: own.calendarId, fields: 'id' } },
    ];
    const names = {
      sv: ['arbetsboken', 'mappen Delakultur', 'Väntrummet', 'kalendern'],
      en: ['the workbook', 'the folder Delakultur', 'Väntrummet', 'the calendar'],
    };
    const outcomes = yield* batch(calls);
    const missing = outcomes.flatMap((outcome, at) => {
      if (!outcome.ok && outcome.error.trouble !== 'notFound' && outcome.error.trouble !== 'forbidden') throw outcome.error;
      return outcome.ok ? [] : [at];
    });
    if (missing.length === 0) return agrees('Arbetsboken, mapparna och kalendern syns.', 'Workbook, folders and calendar are seen.');
    const list = (lang: 'sv' | 'en') => missing.map((at) => names[lang][at]).join(', ');
    return differs(`Syns inte: ${list('sv')}.`, `Not seen: ${list('en')}.`);
  },
};
