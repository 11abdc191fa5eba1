/** "Kontrollera mot Google". */
import { type Loose, plural } from './grammar.ts';

export const sv = {
  checksTitle: 'Kontrollera mot Google',
  checksText:
    'Prövar i er domän det som inga dokument avgör. Det tar några minuter. En mapp, ett ark, en kalender och en grupp görs för stunden och tas bort efteråt.',
  checksMember: 'Testkonto i kommunen',
  checksMemberHint: 'Får en träff mitt i natten om ett halvår, utan mejl. Den tas bort. Kan lämnas tomt.',
  checksOutsider: 'Testadress utanför kommunen',
  checksOutsiderHint: 'En tom mapp delas med den en stund, utan mejl. Kan lämnas tomt.',
  checksBegin: 'Börja kontrollera',
  checksAgain: 'Kontrollera igen',
  checksRunning: 'Kontrollerar',
  checksTidying: 'Tar bort det som gjordes',
  checksSum: (agrees: number, differs: number, untried: number) =>
    `${agrees} stämmer, ${differs} är annorlunda, ${untried} ${plural(untried, 'är inte prövad', 'är inte prövade')}.`,
  checksVerdict: { agrees: 'Stämmer', differs: 'Annorlunda', untried: 'Inte prövat' },
  checksMeans: 'Det betyder:',
  checksTodo: 'Gör så här:',
  checksSave: 'Spara som sida att skriva ut och skicka',
  checksAgreeing: (n: number) => `Visa ${n} som stämmer`,
  checksClean: 'Allt som gjordes för kontrollen är borttaget.',
  checksLeft: (what: string) => `Gick inte att ta bort: ${what} Nästa kontroll försöker igen.`,
};

export const en: Loose<typeof sv> = {
  checksTitle: 'Check against Google',
  checksText:
    'Tries in your domain what no document settles. It takes a few minutes. A folder, a sheet, a calendar and a group are made for the moment and removed afterwards.',
  checksMember: 'Test account of the municipality',
  checksMemberHint: 'Gets a meeting in the middle of a night half a year ahead, without mail. It is removed. May be left empty.',
  checksOutsider: 'Test address outside the municipality',
  checksOutsiderHint: 'An empty folder is shared with it for a while, without mail. May be left empty.',
  checksBegin: 'Begin to check',
  checksAgain: 'Check again',
  checksRunning: 'Checking',
  checksTidying: 'Removing what was made',
  checksSum: (agrees, differs, untried) => `${agrees} agree, ${differs} are otherwise, ${untried} were not tried.`,
  checksVerdict: { agrees: 'Agrees', differs: 'Otherwise', untried: 'Not tried' },
  checksMeans: 'What it means:',
  checksTodo: 'What to do:',
  checksSave: 'Save as a page to print and send',
  checksAgreeing: (n) => `Show ${n} that agree`,
  checksClean: 'All that was made for the check is removed.',
  checksLeft: (what) => `Could not be removed: ${what} The next check tries again.`,
};
