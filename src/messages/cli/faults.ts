/** What the command line says of what goes wrong outside it, of a wrong command line, and of signing in. */
import { type Message, messageOf, type NoFacts } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';

export interface FaultMessages {
  'fault.checksum': NoFacts;
  'fault.fileChanged': { detail: string };
  'fault.unexpected': { detail: string };
  'fault.noFile': { path: string };
  'fault.noFolder': { path: string };
  'fault.notAllowed': { path: string };
  'fault.diskFull': NoFacts;
  'fault.system': { code: string; detail: string };
  /** What commander says, and what to do. */
  'syntax.wrong': { what: Message; near: string | undefined };
  'syntax.noCommand': { word: string };
  'syntax.noOption': { word: string };
  'syntax.argumentMissing': { word: string };
  'syntax.optionMissing': { word: string };
  'syntax.valueMissing': { word: string };
  'syntax.tooMany': NoFacts;
  'syntax.valueWrong': { word: string; value: string };
  'syntax.other': { detail: string };
  'fault.isFolder': { path: string };
  /** `by`: 'process 12 on <a machine>'. `detail`: as the embedded workspace says it, in English. */
  'fault.inUse': { workspace: string; by: string; detail: string };
  'fault.google': { what: Message; method: string; status: number; reason: string };
  'google.busy': NoFacts;
  'google.exhausted': NoFacts;
  'google.answerLost': NoFacts;
  'google.signedOut': NoFacts;
  'google.forbidden': NoFacts;
  'google.notFound': NoFacts;
  'google.changed': NoFacts;
  'google.refused': { detail: string };
  'signIn.noClient': { file: string };
  'signIn.badClient': { file: string };
  'signIn.open': { url: string };
  'signIn.brokenOff': { reason: string };
  'signIn.late': NoFacts;
  'signIn.done': NoFacts;
}

export const faultMessage = messageOf<FaultMessages>();

export const faults: Catalogue<FaultMessages> = {
  'fault.checksum': {
    sv: 'Filen kom inte fram hel: Drives kontrollsumma är en annan än filens. Det som kom är kastat. Ladda upp den igen.',
    en: 'The file did not arrive whole: Drive’s checksum differs from the file’s. What came is binned. Upload it again.',
  },
  'fault.fileChanged': {
    sv: ({ detail }) => `Filen ändrades medan den laddades upp. Vänta tills den är klar och försök igen. (${detail})`,
    en: ({ detail }) => `The file changed while it was being uploaded. Wait until it is finished and try again. (${detail})`,
  },
  'fault.unexpected': {
    sv: ({ detail }) => `Något oväntat gick fel: ${detail}. Kör igen med DELAKULTUR_DEBUG=1 för att se var.`,
    en: ({ detail }) => `Something unexpected went wrong: ${detail}. Run again with DELAKULTUR_DEBUG=1 to see where.`,
  },
  'fault.noFile': {
    sv: ({ path }) => `${path} finns inte. Kontrollera sökvägen.`,
    en: ({ path }) => `${path} does not exist. Check the path.`,
  },
  'fault.noFolder': {
    sv: ({ path }) => `${path} går inte att använda som mapp. Kontrollera --workspace.`,
    en: ({ path }) => `${path} can’t be used as a folder. Check --workspace.`,
  },
  'fault.notAllowed': {
    sv: ({ path }) => `Du får inte läsa eller skriva ${path}. Kontrollera rättigheterna.`,
    en: ({ path }) => `You may not read or write ${path}. Check the permissions.`,
  },
  'fault.diskFull': { sv: 'Disken är full. Gör plats och kör igen.', en: 'The disk is full. Make room and run again.' },
  'fault.system': {
    sv: ({ code, detail }) => `Datorn svarade ${code}: ${detail}`,
    en: ({ code, detail }) => `The computer answered ${code}: ${detail}`,
  },
  'syntax.wrong': {
    sv: ({ what, near }, { text }) => `${text(what)}${near === undefined ? '' : ` Menar du ${near}?`} Se delakultur --help.`,
    en: ({ what, near }, { text }) => `${text(what)}${near === undefined ? '' : ` Do you mean ${near}?`} See delakultur --help --lang en.`,
  },
  'syntax.noCommand': { sv: ({ word }) => `Kommandot ${word} finns inte.`, en: ({ word }) => `There is no command ${word}.` },
  'syntax.noOption': { sv: ({ word }) => `Flaggan ${word} finns inte här.`, en: ({ word }) => `There is no option ${word} here.` },
  'syntax.argumentMissing': { sv: ({ word }) => `Argumentet ${word} saknas.`, en: ({ word }) => `The argument ${word} is missing.` },
  'syntax.optionMissing': { sv: ({ word }) => `Flaggan ${word} måste anges.`, en: ({ word }) => `The option ${word} must be given.` },
  'syntax.valueMissing': { sv: ({ word }) => `Flaggan ${word} behöver ett värde.`, en: ({ word }) => `The option ${word} needs a value.` },
  'syntax.tooMany': {
    sv: 'Det är för många argument. Sätt citattecken om det som hör ihop.',
    en: 'There are too many arguments. Put quotes around what belongs together.',
  },
  'syntax.valueWrong': {
    sv: ({ word, value }) => `Flaggan ${word} kan inte vara ”${value}”.`,
    en: ({ word, value }) => `The option ${word} can't be “${value}”.`,
  },
  'syntax.other': { sv: ({ detail }) => detail, en: ({ detail }) => detail },
  'fault.isFolder': {
    sv: ({ path }) => `${path || 'Sökvägen'} är en mapp. Ange en fil.`,
    en: ({ path }) => `${path || 'The path'} is a folder. Give a file.`,
  },
  'fault.inUse': {
    sv: ({ workspace, by }) =>
      `Arbetsytan ${workspace} används redan (${by.replace('process', 'process-id').replace(' on ', ' på ')}). Vänta tills den körningen är klar, eller avsluta den, och försök igen.`,
    en: ({ detail }) => detail,
  },
  'fault.google': {
    sv: ({ what, method, status, reason }, { text }) => `${text(what)} (${method}: ${status} ${reason})`,
    en: ({ what, method, status, reason }, { text }) => `${text(what)} (${method}: ${status} ${reason})`,
  },
  'google.busy': {
    sv: 'Google svarar inte just nu, eller bromsar. Inget är förlorat. Försök igen om en stund.',
    en: 'Google does not answer now, or slows us down. Nothing is lost. Try again in a while.',
  },
  'google.exhausted': {
    sv: 'Dagens kvot hos Google är slut. Inget är förlorat. Kör igen i morgon.',
    en: 'Google’s quota for the day is used up. Nothing is lost. Run again tomorrow.',
  },
  'google.answerLost': {
    sv: 'Svaret från Google kom aldrig fram. Kör igen: det som redan är gjort görs inte om.',
    en: 'Google’s answer was lost. Run again: what is done already is not done twice.',
  },
  'google.signedOut': {
    sv: 'Google känner inte igen inloggningen. Logga in på nytt.',
    en: 'Google does not accept the sign-in. Sign in again.',
  },
  'google.forbidden': {
    sv: 'Kontot får inte göra detta. Kör som samordnarens konto, eller ange --as.',
    en: 'The account may not do this. Run as the coordinator’s account, or give --as.',
  },
  'google.notFound': {
    sv: 'Google hittar inte det som söks, eller kontot får inte se det. Kontrollera --as och --workspace.',
    en: 'Google can’t find it, or the account may not see it. Check --as and --workspace.',
  },
  'google.changed': { sv: 'Något ändrades under tiden. Kör igen.', en: 'Something changed meanwhile. Run again.' },
  'google.refused': { sv: ({ detail }) => `Google sa nej: ${detail}.`, en: ({ detail }) => `Google refused: ${detail}.` },
  'signIn.noClient': {
    sv: ({ file }) =>
      `Det finns inget att logga in med. Skapa en OAuth-klient av typen "Desktop app" i ert Google Cloud-projekt, ladda ner dess JSON-fil och lägg den i ${file} (eller ange en annan fil i DELAKULTUR_OAUTH_CLIENT). Den som kör med ett servicekonto anger i stället GOOGLE_APPLICATION_CREDENTIALS.`,
    en: ({ file }) =>
      `There is nothing to sign in with. Create an OAuth client of the type "Desktop app" in your Google Cloud project, download its JSON file and put it at ${file} (or name another file in DELAKULTUR_OAUTH_CLIENT). With a service account, set GOOGLE_APPLICATION_CREDENTIALS instead.`,
  },
  'signIn.badClient': {
    sv: ({ file }) =>
      `Filen ${file} är ingen OAuth-klient: den ska innehålla "installed" med client_id och client_secret. Ladda ner den på nytt från Google Cloud.`,
    en: ({ file }) =>
      `The file ${file} is not an OAuth client: it must hold "installed" with client_id and client_secret. Download it again from Google Cloud.`,
  },
  'signIn.open': {
    sv: ({ url }) => `Öppna den här adressen i webbläsaren och logga in:\n${url}`,
    en: ({ url }) => `Open this address in the browser and sign in:\n${url}`,
  },
  'signIn.brokenOff': {
    sv: ({ reason }) => `Inloggningen avbröts (${reason}). Försök igen.`,
    en: ({ reason }) => `Signing in was broken off (${reason}). Try again.`,
  },
  'signIn.late': { sv: 'Inloggningen tog för lång tid. Försök igen.', en: 'Signing in took too long. Try again.' },
  'signIn.done': {
    sv: 'Du är inloggad. Du kan stänga fönstret och gå tillbaka till kommandoraden.',
    en: 'You are signed in. You may close this window and go back to the command line.',
  },
};
