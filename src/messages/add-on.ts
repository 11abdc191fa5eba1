/** What the add-on says: refusals of callers and of bad input, Google's refusals, and needs of its own acts. */
import { messageOf, type NoFacts } from '../domain/message.ts';
import type { Catalogue } from './catalogue.ts';

export interface AddOnMessages {
  'saving.many': NoFacts;
  'edit.putBack': NoFacts;
  'edit.ours': NoFacts;
  'trouble.unforeseen': { reference: string };
  'trouble.noAccess': NoFacts;
  'trouble.authorise': NoFacts;
  'trouble.busy': NoFacts;
  'trouble.noAnswer': NoFacts;
  'running.withdraw': NoFacts;
  'running.revoke': NoFacts;
  'running.create': NoFacts;
  'running.grant': NoFacts;
  'running.publish': NoFacts;
  'running.meetings': NoFacts;
  'running.workbook': NoFacts;
  'caller.unknown': NoFacts;
  'staffPage.notReady': NoFacts;
  'workbook.openFirst': NoFacts;
  'owner.fromSheet': NoFacts;
  'spent.shortTime': NoFacts;
  'spent.storage': NoFacts;
  'spent.sharing': NoFacts;
  'spent.day': NoFacts;
  'workbook.lost': NoFacts;
  'owner.from': { account: string };
  'undo.notOffered': NoFacts;
  'caller.noCoordinator': NoFacts;
  'caller.fromElsewhere': { email: string };
  'caller.manyRead': NoFacts;
  'caller.tooMuch': NoFacts;
  'caller.muchForHours': NoFacts;
  'why.nothing': { target: string };
  'letter.addressChanged': NoFacts;
  'disposal.noDecider': NoFacts;
  'disposal.noColumn': NoFacts;
  'disposal.rowGone': { row: string };
  'workbook.openAt': { tab: string; row: number };
  'setUp.hourly': NoFacts;
  'setUp.hourlyWhat': NoFacts;
  'setUp.make': NoFacts;
  'setUp.makeWhat': NoFacts;
  'setUp.use': NoFacts;
  'setUp.useWhat': NoFacts;
  'setUp.useFirst': NoFacts;
  'setUp.inUse': NoFacts;
  'staffPage.ownAddress': NoFacts;
  'caller.noDecider': NoFacts;
  'caller.notInPeople': NoFacts;
  'why.askCoordinator': NoFacts;
  'why.lecturerSaidYes': NoFacts;
  'why.shownIn': { rooms: string };
  'upload.rowUnread': NoFacts;
  'sent.unusable': { field: string };
  'sent.tooLong': { has: number; most: number };
  'sent.noFilm': { name: string };
  'sent.noCaptions': NoFacts;
  'check.endedAlready': NoFacts;
  /** `reference`: its number in the log. `google`: its own words, for those who may see them. */
  'trouble.refused': { reference: string; google: string | undefined };
}

export const addOnMessage = messageOf<AddOnMessages>();

export const addOn: Catalogue<AddOnMessages> = {
  'edit.putBack': {
    sv: 'Det här skriver Delakultur. Det som stod i cellen är tillbaka.',
    en: 'Delakultur writes this. What the cell held is back.',
  },
  'edit.ours': {
    sv: 'Det här skriver Delakultur. Ångra med Ctrl+Z, eller hämta det som stod i Arkiv > Versionshistorik.',
    en: 'Delakultur writes this. Undo with Ctrl+Z, or bring back what was there from File > Version history.',
  },
  'saving.many': {
    sv: 'Många sparar just nu. Vänta en stund och försök igen.',
    en: 'Many are saving right now. Wait a while and try again.',
  },
  'trouble.unforeseen': {
    sv: ({ reference }) =>
      `Något gick fel som vi inte förutsåg. Försök igen. Inget halvt är gjort utan att nästa körning rättar det. (Fel ${reference})`,
    en: ({ reference }) =>
      `Something went wrong that we did not foresee. Try again: the next run mends what was left half done. (Error ${reference})`,
  },
  'trouble.noAccess': {
    sv: 'Du har inte tillgång till allt som Delakultur arbetar med. Be en samordnare, eller öppna arbetsboken med rätt konto.',
    en: 'You do not have access to all that Delakultur works with. Ask a coordinator, or open the workbook with the right account.',
  },
  'trouble.authorise': {
    sv: 'Google vill att du godkänner Delakultur igen. Ladda om sidan.',
    en: 'Google wants you to authorise Delakultur again. Reload the page.',
  },
  'trouble.busy': {
    sv: 'Google har mycket att göra just nu. Vänta en stund och försök igen.',
    en: 'Google is busy right now. Wait a while and try again.',
  },
  'trouble.noAnswer': {
    sv: 'Google svarade inte. Kontrollera nätet och försök igen.',
    en: 'Google did not answer. Check the network and try again.',
  },
  'running.withdraw': { sv: 'Stänger filmer', en: 'Closing recordings' },
  'running.revoke': { sv: 'Tar bort tillgång', en: 'Taking access away' },
  'running.create': { sv: 'Skapar rum och grupper', en: 'Making rooms and groups' },
  'running.grant': { sv: 'Ger tillgång', en: 'Giving access' },
  'running.publish': { sv: 'Delar filmer', en: 'Sharing recordings' },
  'running.meetings': { sv: 'Bjuder in till träffar', en: 'Inviting to meetings' },
  'running.workbook': { sv: 'Skriver i arbetsboken', en: 'Writing in the workbook' },
  'caller.unknown': {
    sv: 'Google säger inte vem du är. Logga in med ditt konto i kommunen. Har du flera Google-konton: använd en webbläsarprofil för varje.',
    en: 'Google does not say who you are. Sign in with your municipal account. If you have several Google accounts, use a browser profile for each.',
  },
  'staffPage.notReady': {
    sv: 'Personalsidan är inte färdig än. Någon med driftkontot behöver öppna arbetsboken och sidopanelen en gång.',
    en: 'The staff page is not ready yet. Someone with the operating account needs to open the workbook and its sidebar once.',
  },
  'workbook.openFirst': { sv: 'Öppna arbetsboken i Kalkylark först.', en: 'Open the workbook in Sheets first.' },
  'owner.fromSheet': {
    sv: 'Det här görs från kalkylarket, med kontot som äger det.',
    en: 'This is done from the sheet, with the account that owns it.',
  },
  'spent.shortTime': {
    sv: 'Det blev för många frågor till Google på kort tid. Vänta några minuter och försök igen. Det som är gjort står kvar.',
    en: 'Google was asked for too much in a short time. Wait a few minutes and try again. What is done stands.',
  },
  'spent.storage': {
    sv: 'Lagringsutrymmet i Drive är slut för kontot som kör Delakultur. Frigör plats, eller be administratören om mer, och försök igen.',
    en: 'The storage in Drive is used up for the account that runs Delakultur. Free some, or ask the administrator for more, and try again.',
  },
  'spent.sharing': {
    sv: 'Google tar inte emot fler delningar från kontot som kör Delakultur just nu. Det som är delat står kvar. Försök igen om några timmar.',
    en: 'Google takes no more sharing from the account that runs Delakultur just now. What is shared stands. Try again in a few hours.',
  },
  'spent.day': {
    sv: 'Dagens kvot hos Google är slut för kontot som kör Delakultur. Det som är gjort står kvar. Kvoten kommer tillbaka inom ett dygn: försök igen då.',
    en: 'Google’s quota for the day is used up for the account that runs Delakultur. What is done stands. The quota comes back within a day: try again then.',
  },
  'workbook.lost': {
    sv: 'Arbetsboken som används här hittas inte. Den kan ligga i papperskorgen: återställ den där. Ska en annan arbetsbok användas: öppna den i Kalkylark med driftkontot och välj Använd den här arbetsboken i sidopanelen.',
    en: 'The workbook that is used here can’t be found. It may lie in the bin: restore it there. To use another, open that in Sheets with the operating account and choose Use this workbook in the sidebar.',
  },
  'owner.from': {
    sv: ({ account }) => `Det här görs från kontot ${account}. Be den som har det.`,
    en: ({ account }) => `This is done from the account ${account}. Ask whoever has it.`,
  },
  'undo.notOffered': {
    sv: 'Det går inte att ångra härifrån längre. Ändra i arbetsboken i stället. Inget är skrivet.',
    en: 'This can no longer be undone from here. Change it in the workbook instead. Nothing was written.',
  },
  'caller.noCoordinator': { sv: 'Bara samordnare kan göra det här. Be en samordnare.', en: 'Only coordinators can do this. Ask one.' },
  'caller.fromElsewhere': {
    sv: ({ email }) =>
      `Personalsidan är för kommunens medarbetare. Du är inloggad som ${email}. Byt till ditt konto i kommunen: har du flera Google-konton i webbläsaren väljer Google det första, så använd en webbläsarprofil för varje.`,
    en: ({ email }) =>
      `The staff page is for the municipality’s staff. You are signed in as ${email}. Change to your municipal account: of several in one browser Google takes the first, so use a browser profile for each.`,
  },
  'caller.manyRead': {
    sv: 'Många öppnar sidan just nu. Vänta en stund och försök igen.',
    en: 'Many are opening the page right now. Wait a while and try again.',
  },
  'caller.tooMuch': {
    sv: 'Det blev för mycket på en gång från ditt konto. Vänta en minut och försök igen.',
    en: 'Your account has asked for too much at once. Wait a minute and try again.',
  },
  'caller.muchForHours': {
    sv: 'Ditt konto har gjort mycket här de senaste timmarna. Vänta några timmar och försök igen.',
    en: 'Your account has done much here in the last hours. Wait a few hours and try again.',
  },
  'why.nothing': {
    sv: ({ target }) => `Det finns ingen film och inget rum ”${target}”.`,
    en: ({ target }) => `There is no recording or room “${target}”.`,
  },
  'letter.addressChanged': {
    sv: 'Adressen har ändrats sedan du såg brevet. Inget är skickat. Öppna brevet igen.',
    en: 'The address has changed since you saw the letter. Nothing was sent. Open the letter again.',
  },
  'disposal.noDecider': { sv: 'Skriv vem som har beslutat.', en: 'Write who decided.' },
  'disposal.noColumn': {
    sv: 'Arbetsboken är äldre och saknar kolumnen Gallring. Genomför ändringarna en gång, så läggs den till. Försök sedan igen.',
    en: 'The workbook is older and lacks the column Gallring. Carry out the changes once, which adds it, and try again.',
  },
  'disposal.rowGone': {
    sv: ({ row }) => `Raden ${row} finns inte längre. Inget skrevs.`,
    en: ({ row }) => `The row ${row} is gone. Nothing was written.`,
  },
  'workbook.openAt': {
    sv: ({ tab, row }) => `Öppna arbetsboken i Kalkylark: fliken ${tab}, rad ${row}.`,
    en: ({ tab, row }) => `Open the workbook in Sheets: the tab ${tab}, row ${row}.`,
  },
  'setUp.hourly': { sv: '2. Håll det uppdaterat', en: '2. Keep it up to date' },
  'setUp.hourlyWhat': {
    sv: 'Varje timme stängs det som ska stängas, och de som börjar eller slutar läggs till eller tas bort. Nya rum väntar på dig.',
    en: 'Every hour closes what is to be closed and adds or removes those who begin or leave. New rooms wait for you.',
  },
  'setUp.make': { sv: '1. Skapa arbetsboken', en: '1. Make the workbook' },
  'setUp.makeWhat': {
    sv: 'Gör en mapp, Väntrummet, en arbetsbok och en kalender i ditt konto. Bara du ser dem.',
    en: 'Makes a folder, the waiting room, a workbook and a calendar in your account. Only you see them.',
  },
  'setUp.use': { sv: '1. Använd den här arbetsboken', en: '1. Use this workbook' },
  'setUp.useWhat': {
    sv: 'Personalsidan, korten i Drive och Kalender och körningen varje timme går inte efter den här arbetsboken. Välj det här bara om den är er rätta: en annan som används lämnas då som den är och hålls inte längre uppdaterad. Vill du byta tillbaka: öppna den och välj samma sak där.',
    en: 'The staff page, the cards in Drive and Calendar and the hourly run do not follow this workbook. Choose this only if it is your right one: another in use is then left as it is, and is no longer kept up to date. To change back, open it and choose the same there.',
  },
  'setUp.useFirst': { sv: 'Välj Använd den här arbetsboken först.', en: 'Choose Use this workbook first.' },
  'setUp.inUse': {
    sv: 'Arbetsboken används redan. Ta bort rum, personer och filmer först, eller lägg mappen Delakultur i papperskorgen själv.',
    en: 'The workbook is in use. Remove rooms, people and recordings first, or put the folder Delakultur in the trash yourself.',
  },
  'staffPage.ownAddress': { sv: 'Öppna personalsidan på dess egen adress.', en: 'Open the staff page at its own address.' },
  'caller.noDecider': { sv: 'Det här är för samordnare och huvudlärspridare.', en: 'This is for coordinators and leads.' },
  'caller.notInPeople': {
    sv: 'Du står inte i Personer. Be en samordnare lägga till dig.',
    en: 'You are not in the people table. Ask a coordinator to add you.',
  },
  'why.askCoordinator': { sv: 'Det kan du inte få veta här. Fråga en samordnare.', en: 'This can’t be told here. Ask a coordinator.' },
  'why.lecturerSaidYes': { sv: 'Föreläsaren har sagt ja till att den visas.', en: 'The lecturer has said yes to its being shown.' },
  'why.shownIn': { sv: ({ rooms }) => `Den visas i ${rooms}.`, en: ({ rooms }) => `It is shown in ${rooms}.` },
  'upload.rowUnread': { sv: 'Raden går inte att läsa. Rätta den i kalkylarket först.', en: 'The row can’t be read. Mend it first.' },
  'sent.unusable': {
    sv: ({ field }) => `Sidan skickade något som inte går att använda (${field}). Ladda om den.`,
    en: ({ field }) => `The page sent something that can’t be used (${field}). Reload it.`,
  },
  'sent.tooLong': {
    sv: ({ has, most }, { number }) => `Texten har ${number(has)} tecken, men här får den ha högst ${number(most)}. Korta den.`,
    en: ({ has, most }, { number }) => `The text has ${number(has)} characters, but here it may have at most ${number(most)}. Shorten it.`,
  },
  'sent.noFilm': {
    sv: ({ name }) => `${name} är ingen film som går att lägga upp.`,
    en: ({ name }) => `${name} is no film that can be uploaded.`,
  },
  'sent.noCaptions': {
    sv: 'Undertexter ska vara WebVTT (.vtt) eller SubRip (.srt).',
    en: 'Captions must be WebVTT (.vtt) or SubRip (.srt).',
  },
  'check.endedAlready': { sv: 'Kontrollen är redan avslutad. Börja om.', en: 'The check has ended already. Begin anew.' },
  'trouble.refused': {
    sv: ({ reference, google }) =>
      `Google sa nej till något som Delakultur bad om. Försök igen. Händer det igen, säg till en samordnare: fel ${reference}.${google === undefined ? '' : ` Google: ${google}`}`,
    en: ({ reference, google }) =>
      `Google refused something that Delakultur asked for. Try again. If it comes back, tell a coordinator: error ${reference}.${google === undefined ? '' : ` Google: ${google}`}`,
  },
};
