/** What was seen in a check against Google, and what then is to be done. */
import { messageOf, type NoFacts } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';

export interface CheckMessages {
  'seen.allAnswers': { size: number };
  'seen.someAnswers': { good: number; size: number; why: string };
  'seen.googleRefused': { google: string };
  'seen.movedTwice': NoFacts;
  'seen.busyHidden': { member: string; reason: string | undefined };
  'seen.busy': { member: string };
  'seen.free': { member: string };
  'seen.link': NoFacts;
  'seen.noLink': NoFacts;
  'seen.whole': { lengths: string };
  'seen.cut': { lengths: string };
  'seen.sharedUntil': { day: string };
  'seen.noEnd': NoFacts;
  'seen.endRefused': NoFacts;
  'seen.groupKnown': { seconds: number };
  'seen.groupUnknown': { google: string };
  'seen.noGroups': NoFacts;
  'todo.firstApply': NoFacts;
  'seen.groupNotIn': NoFacts;
  'seen.groupIn': { seconds: number };
  'seen.outsiderTaken': { outsider: string };
  'seen.outsiderRefused': { outsider: string };
  'seen.noMail': NoFacts;
  'seen.noAccount': { outsider: string };
  'seen.deletedIdPassed': NoFacts;
  'seen.revived': NoFacts;
  'seen.notRevived': { google: string };
  'seen.inheritedHidden': NoFacts;
  'seen.inheritedKnown': { by: string };
  'seen.inheritedAsOwn': NoFacts;
  'seen.oneLease': NoFacts;
  'seen.nothingWritten': NoFacts;
  'heeded.driveExpiry': { value: string };
  'seen.googleAnswered': { google: string };
  'todo.allowGroups': NoFacts;
  'todo.trust': NoFacts;
  'todo.giveService': NoFacts;
  'todo.inAWhile': NoFacts;
  'seen.noMember': NoFacts;
  'todo.giveMember': NoFacts;
  'seen.noOutsider': NoFacts;
  'todo.giveOutsider': NoFacts;
  'seen.sameProject': NoFacts;
  'seen.otherAddress': { names: string };
  'seen.address': { names: string; kept: number };
  'seen.byteRead': NoFacts;
  'seen.byteUnread': NoFacts;
  'seen.noByte': NoFacts;
  'seen.originPassed': NoFacts;
  'seen.originRefused': NoFacts;
  'seen.googleSaid': { google: string };
  'seen.named': NoFacts;
  'seen.notNamed': NoFacts;
  'seen.noVisit': NoFacts;
  'todo.askAColleague': NoFacts;
  'seen.noWebApp': NoFacts;
  'seen.testAddress': NoFacts;
  'seen.openAddress': NoFacts;
  'seen.menuAndCard': NoFacts;
  'seen.noCard': NoFacts;
  'seen.notOn': NoFacts;
  'todo.turnOn': NoFacts;
  'seen.notRunYet': NoFacts;
  'todo.inAnHour': NoFacts;
  'seen.appendedAt': { row: number };
  'seen.twiceRefused': { reusable: boolean };
  /** `google`: why it was refused; undefined where it passed. */
  'seen.second': { google: string | undefined };
  'seen.leases': { winners: number; late: boolean };
  'seen.partWritten': { passed: boolean; written: boolean };
  'seen.notSeen': { things: readonly ('workbook' | 'root' | 'waiting' | 'calendar')[] };
  'seen.notMade': { thing: 'folder' | 'sheet' | 'calendar' | 'group'; google: string };
  'seen.pieces': { back: number; of: number };
  'seen.ranAgo': { minutes: number };
  'seen.lettersLeft': { letters: number };
  'seen.answersIn': { good: number; of: number; seconds: number };
}

export const checkMessage = messageOf<CheckMessages>();

const OWN = {
  workbook: { sv: 'arbetsboken', en: 'the workbook' },
  root: { sv: 'mappen Delakultur', en: 'the folder Delakultur' },
  waiting: { sv: 'Väntrummet', en: 'Väntrummet' },
  calendar: { sv: 'kalendern', en: 'the calendar' },
};
const MADE = {
  folder: { sv: 'en mapp i Drive', en: 'a folder in Drive' },
  sheet: { sv: 'ett kalkylark', en: 'a spreadsheet' },
  calendar: { sv: 'en kalender', en: 'a calendar' },
  group: { sv: 'en grupp', en: 'a group' },
};

export const checks: Catalogue<CheckMessages> = {
  'seen.allAnswers': { sv: ({ size }) => `${size} av ${size} svar kom.`, en: ({ size }) => `${size} of ${size} answers came.` },
  'seen.someAnswers': {
    sv: ({ good, size, why }) => `${good} av ${size} svar kom. ${why}`,
    en: ({ good, size, why }) => `${good} of ${size} answers came. ${why}`,
  },
  'seen.googleRefused': { sv: ({ google }) => `Google vägrade: ${google}`, en: ({ google }) => `Google refused: ${google}` },
  'seen.movedTwice': { sv: 'Träffen flyttades två gånger.', en: 'The meeting was moved twice.' },
  'seen.busyHidden': {
    sv: ({ member, reason }) => `Google visar inte när ${member} är upptagen (${reason}).`,
    en: ({ member, reason }) => `Google does not show when ${member} is busy (${reason}).`,
  },
  'seen.busy': { sv: ({ member }) => `Tiden är upptagen hos ${member}.`, en: ({ member }) => `The time is busy with ${member}.` },
  'seen.free': {
    sv: ({ member }) => `Tiden är ledig hos ${member}: träffen kom inte dit.`,
    en: ({ member }) => `The time is free with ${member}: the meeting did not come there.`,
  },
  'seen.link': { sv: 'Träffen fick en länk.', en: 'The meeting got a link.' },
  'seen.noLink': { sv: 'Träffen fick ingen länk.', en: 'The meeting got no link.' },
  'seen.whole': { sv: ({ lengths }) => `Allt kom tillbaka helt (${lengths}).`, en: ({ lengths }) => `All came back whole (${lengths}).` },
  'seen.cut': { sv: ({ lengths }) => `Kom tillbaka med ${lengths} tecken.`, en: ({ lengths }) => `Came back with ${lengths} signs.` },
  'seen.sharedUntil': { sv: ({ day }) => `Mappen delades till ${day}.`, en: ({ day }) => `The folder was shared until ${day}.` },
  'seen.noEnd': { sv: 'Delningen gick igenom, men utan slutdag.', en: 'The access was given, but with no end.' },
  'seen.endRefused': { sv: 'Google vägrade: ”cannotSetExpiration”.', en: 'Google refused: “cannotSetExpiration”.' },
  'seen.groupKnown': {
    sv: ({ seconds }) => `Drive kände till gruppen efter ${seconds} sekunder.`,
    en: ({ seconds }) => `Drive knew the group after ${seconds} seconds.`,
  },
  'seen.groupUnknown': {
    sv: ({ google }) => `Drive kände inte till gruppen på en halv minut: ${google}`,
    en: ({ google }) => `Drive did not know the group within half a minute: ${google}`,
  },
  'seen.noGroups': { sv: 'Arbetsboken har ännu inga grupper.', en: 'The workbook has no groups yet.' },
  'todo.firstApply': {
    sv: 'Gör ändringarna en första gång, och kontrollera sedan igen.',
    en: 'Make the changes a first time, then check again.',
  },
  'seen.groupNotIn': {
    sv: 'Gruppen lades i, men syns inte bland medlemmarna.',
    en: 'The group was put in, but is not seen among the members.',
  },
  'seen.groupIn': {
    sv: ({ seconds }) => `Gruppen låg i den andra efter ${seconds} sekunder.`,
    en: ({ seconds }) => `The group lay in the other after ${seconds} seconds.`,
  },
  'seen.outsiderTaken': { sv: ({ outsider }) => `${outsider} togs emot.`, en: ({ outsider }) => `${outsider} was taken in.` },
  'seen.outsiderRefused': { sv: ({ outsider }) => `${outsider} vägrades.`, en: ({ outsider }) => `${outsider} was refused.` },
  'seen.noMail': { sv: 'Mappen delades utan mejl.', en: 'The folder was shared without mail.' },
  'seen.noAccount': {
    sv: ({ outsider }) => `${outsider} saknar Google-konto: Delakultur delar då med ett mejl.`,
    en: ({ outsider }) => `${outsider} has no Google account: Delakultur then shares with a mail.`,
  },
  'seen.deletedIdPassed': { sv: 'En ny händelse med ett borttaget id gick igenom.', en: 'A new event with a deleted id passed.' },
  'seen.revived': { sv: 'Id:t var upptaget (409), och händelsen kom tillbaka.', en: 'The id was taken (409), and the event came back.' },
  'seen.notRevived': {
    sv: ({ google }) => `Id:t var upptaget, men händelsen kom inte tillbaka: ${google}`,
    en: ({ google }) => `The id was taken, but the event did not come back: ${google}`,
  },
  'seen.inheritedHidden': { sv: 'Den ärvda delningen visas inte alls.', en: 'What is inherited is not shown at all.' },
  'seen.inheritedKnown': {
    sv: ({ by }) => `Den ärvda delningen känns igen på ${by}.`,
    en: ({ by }) => `What is inherited is known by its ${by}.`,
  },
  'seen.inheritedAsOwn': { sv: 'Den ärvda delningen ser ut som mappens egen.', en: 'What is inherited looks like the folder’s own.' },
  'seen.oneLease': {
    sv: 'En av tre fick låset, och den som kom efter vägrades.',
    en: 'One of three got the lease, and a latecomer was refused.',
  },
  'seen.nothingWritten': {
    sv: 'Begäran vägrades, och ingenting av den skrevs.',
    en: 'The request was refused, and nothing of it was written.',
  },
  'heeded.driveExpiry': { sv: ({ value }) => `Slutdatum i Drive är nu ${value}.`, en: ({ value }) => `Slutdatum i Drive is now ${value}.` },
  'seen.googleAnswered': { sv: ({ google }) => `Google svarade: ${google}`, en: ({ google }) => `Google answered: ${google}` },
  'todo.allowGroups': {
    sv: 'Be administratören låta kontot skapa grupper (Admin → Grupper för företag → Delning: ”Vem som helst i organisationen kan skapa grupper”), och skriv Kund-id i Inställningar.',
    en: 'Ask the administrator to let the account create groups (Admin → Groups for Business → Sharing: “Anyone in the organisation can create groups”), and write Kund-id in Inställningar.',
  },
  'todo.trust': {
    sv: 'Be administratören lita på Delakultur (Admin → Säkerhet → API-kontroller), logga in igen och godkänn alla behörigheter i docs/google.md.',
    en: 'Ask the administrator to trust Delakultur (Admin → Security → API controls), sign in again and grant every scope in docs/google.md.',
  },
  'todo.giveService': {
    sv: 'Be administratören ge kontot den här tjänsten (Admin → Appar), och slå på dess API i Cloud-projektet (docs/deploy.md).',
    en: 'Ask the administrator to give the account this service (Admin → Apps), and turn its API on in the Cloud project (docs/deploy.md).',
  },
  'todo.inAWhile': { sv: 'Kontrollera igen om en stund.', en: 'Check again in a while.' },
  'seen.noMember': { sv: 'Inget testkonto i kommunen angavs.', en: 'No test account of the municipality was given.' },
  'todo.giveMember': { sv: 'Ange ett testkonto (på kommandoraden: --member).', en: 'Give a test account (on the command line: --member).' },
  'seen.noOutsider': { sv: 'Ingen testadress utanför kommunen angavs.', en: 'No test address outside the municipality was given.' },
  'todo.giveOutsider': {
    sv: 'Ange en testadress (på kommandoraden: --outsider).',
    en: 'Give a test address (on the command line: --outsider).',
  },
  'seen.sameProject': { sv: 'Arbetsboken, mapparna och kalendern syns.', en: 'Workbook, folders and calendar are seen.' },
  'seen.otherAddress': {
    sv: ({ names }) => `Adressen har annat än väntat: ${names}.`,
    en: ({ names }) => `The address holds other than expected: ${names}.`,
  },
  'seen.address': {
    sv: ({ names, kept }) => `Adressen har ${names}; ${kept} byte har kommit.`,
    en: ({ names, kept }) => `The address holds ${names}; ${kept} bytes have come.`,
  },
  'seen.byteRead': { sv: 'Byten kom fram, och sidan läste svaret.', en: 'The byte arrived, and the page read the answer.' },
  'seen.byteUnread': {
    sv: 'Byten kom fram, men sidan fick inte läsa svaret.',
    en: 'The byte arrived, but the page could not read the answer.',
  },
  'seen.noByte': { sv: 'Byten kom inte fram.', en: 'The byte did not arrive.' },
  'seen.originPassed': { sv: 'Huvudet Origin gick igenom.', en: 'The header Origin passed.' },
  'seen.originRefused': { sv: 'Google vägrade huvudet Origin.', en: 'Google refused the header Origin.' },
  'seen.googleSaid': { sv: ({ google }) => `Google sa: ${google}`, en: ({ google }) => `Google said: ${google}` },
  'seen.named': { sv: 'Den senaste som öppnade sidan nämndes.', en: 'Whoever opened the page last was named.' },
  'seen.notNamed': { sv: 'Den senaste som öppnade sidan nämndes inte.', en: 'Whoever opened the page last was not named.' },
  'seen.noVisit': { sv: 'Ingen kollega har öppnat personalsidan än.', en: 'No colleague has opened the staff page yet.' },
  'todo.askAColleague': {
    sv: 'Be en kollega öppna personalsidan, och kontrollera igen.',
    en: 'Ask a colleague to open the staff page, and check again.',
  },
  'seen.noWebApp': { sv: 'Skriptet har ingen webbapp.', en: 'The script has no web app.' },
  'seen.testAddress': { sv: 'Adressen slutar på /dev: en testdistribution.', en: 'The address ends in /dev: a test deployment.' },
  'seen.openAddress': { sv: 'Adressen är en som kollegor kan öppna.', en: 'The address is one that colleagues can open.' },
  'seen.menuAndCard': {
    sv: 'Sidopanelen är öppen här, och ett kort har visats.',
    en: 'The sidebar is open here, and a card has been shown.',
  },
  'seen.noCard': { sv: 'Inget kort har visats än.', en: 'No card has been shown yet.' },
  'seen.notOn': { sv: 'Körningen varje timme är inte på.', en: 'The hourly run is not on.' },
  'todo.turnOn': {
    sv: 'Slå på Håll det uppdaterat, vänta en timme och kontrollera igen.',
    en: 'Turn Keep it up to date on, wait an hour and check again.',
  },
  'seen.notRunYet': { sv: 'Den är på men har inte gått än.', en: 'It is on but has not run yet.' },
  'todo.inAnHour': { sv: 'Kontrollera igen om en timme.', en: 'Check again in an hour.' },
  'seen.appendedAt': {
    sv: ({ row }) => `Sista ifyllda raden var 6; den nya kom på rad ${row}.`,
    en: ({ row }) => `The last filled line was 6; the new one came to ${row}.`,
  },
  'seen.twiceRefused': {
    sv: ({ reusable }) => `Den andra vägrades (409). Efter borttagning ${reusable ? 'går id:t att använda igen' : 'är id:t förbrukat'}.`,
    en: ({ reusable }) => `The second was refused (409). After deletion the id ${reusable ? 'can be used again' : 'is spent'}.`,
  },
  'seen.second': { sv: ({ google }) => `Den andra: ${google ?? 'gick igenom'}.`, en: ({ google }) => `The second: ${google ?? 'passed'}.` },
  'seen.leases': {
    sv: ({ winners, late }) => `${winners} av tre fick låset; den som kom efter ${late ? 'fick det' : 'vägrades'}.`,
    en: ({ winners, late }) => `${winners} of three got the lease; a latecomer ${late ? 'got it' : 'was refused'}.`,
  },
  'seen.partWritten': {
    sv: ({ passed, written }) => `Begäran ${passed ? 'gick igenom' : 'vägrades'}, och cellen ${written ? 'skrevs' : 'skrevs inte'}.`,
    en: ({ passed, written }) =>
      `The request ${passed ? 'passed' : 'was refused'}, and the cell ${written ? 'was written' : 'was not written'}.`,
  },
  'seen.notSeen': {
    sv: ({ things }) => `Syns inte: ${things.map((thing) => OWN[thing].sv).join(', ')}.`,
    en: ({ things }) => `Not seen: ${things.map((thing) => OWN[thing].en).join(', ')}.`,
  },
  'seen.notMade': {
    sv: ({ thing, google }) => `Det gick inte att göra ${MADE[thing].sv}: ${google}`,
    en: ({ thing, google }) => `Could not make ${MADE[thing].en}: ${google}`,
  },
  'seen.pieces': {
    sv: ({ back, of }) => `${back} av ${of} delar kom tillbaka.`,
    en: ({ back, of }) => `${back} of ${of} pieces came back.`,
  },
  'seen.ranAgo': {
    sv: ({ minutes }, { count }) => `Den gick senast för ${count(minutes, 'minut', 'minuter')} sedan.`,
    en: ({ minutes }, { count }) => `It last ran ${count(minutes, 'minute', 'minutes')} ago.`,
  },
  'seen.lettersLeft': {
    sv: ({ letters }, { number }) => `${number(letters)} brev kvar i dag.`,
    en: ({ letters }, { count }) => `${count(letters, 'letter', 'letters')} left today.`,
  },
  'seen.answersIn': {
    sv: ({ good, of, seconds }) => `${good} av ${of} svar på ${seconds.toFixed(1).replace('.', ',')} s.`,
    en: ({ good, of, seconds }) => `${good} of ${of} answers in ${seconds.toFixed(1)} s.`,
  },
};
