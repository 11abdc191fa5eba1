/** What only the add-on can try, in the order in which it is asked; docs/google.md is made of it, too. */
import { HOSTS } from '../../google/http.ts';
import { agrees, differs, type Finding, type Site, untried } from '../../programs/checks/check.ts';
import { readWorkbook } from '../../programs/workbook.ts';
import { CACHE_VALUE_BYTES, FETCHES_AT_ONCE } from '../../quotas/google.ts';
import { run } from '../driver.ts';
import { evidenceOf } from './evidence.ts';
import type { ScriptCheck } from './script-check.ts';

const activeUser: ScriptCheck = {
  id: 'active-user',
  place: 'add-on',
  title: { sv: 'Google säger vem som öppnar personalsidan', en: 'Google says who opens the staff page' },
  asks: {
    sv: 'Nämns en kollega vid namn när sidan körs i driftkontots namn?',
    en: 'Is a colleague named where the page runs in the operating account’s name?',
  },
  relies: {
    sv: 'Ja. Var och en ser bara sitt, och den som Google inte nämner släpps inte in.',
    en: 'Yes. Each sees their own, and whom Google does not name is not let in.',
  },
  otherwise: {
    sv: 'Kolleger får en sida som säger att Google inte säger vilka de är. Ingen ser något de inte ska.',
    en: 'Colleagues get a page that says that Google does not say who they are. Nobody sees what they should not.',
  },
  todo: {
    sv: 'Lägg upp webbappen från ett konto i samma domän som personalen, och be dem använda en webbläsarprofil för varje konto.',
    en: 'Deploy the web app from an account in the staff’s own domain, and ask them to use a browser profile for each account.',
  },
  look(): Finding {
    switch (evidenceOf('visit')) {
      case 'named':
        return agrees('Den senaste som öppnade sidan nämndes.', 'Whoever opened the page last was named.');
      case 'unnamed':
        return differs('Den senaste som öppnade sidan nämndes inte.', 'Whoever opened the page last was not named.');
      default:
        return untried(
          { sv: 'Ingen kollega har öppnat personalsidan än.', en: 'No colleague has opened the staff page yet.' },
          {
            sv: 'Be en kollega öppna personalsidan, och kontrollera igen.',
            en: 'Ask a colleague to open the staff page, and check again.',
          },
        );
    }
  },
};

const staffPage: ScriptCheck = {
  id: 'staff-page',
  place: 'add-on',
  title: { sv: 'Personalsidans adress går att öppna', en: 'The staff page’s address can be opened' },
  asks: { sv: 'Slutar adressen som skriptet får veta på /exec?', en: 'Does the address that the script is told end in /exec?' },
  relies: { sv: 'Ja: den adressen står i brev till kollegerna.', en: 'Yes: that address stands in letters to colleagues.' },
  otherwise: {
    sv: 'Skriptet får veta en adress som bara dess redigerare kan öppna. Delakultur skickar den aldrig, utan den som senast gick att öppna.',
    en: 'The script is told an address that its editors alone can open. Delakultur never sends it, but the last one that could be opened.',
  },
  todo: {
    sv: 'Lägg upp webbappen (docs/deploy.md) och öppna den en gång.',
    en: 'Deploy the web app (docs/deploy.md) and open it once.',
  },
  look(): Finding {
    const url = ScriptApp.getService().getUrl() ?? '';
    if (url === '') return differs('Skriptet har ingen webbapp.', 'The script has no web app.');
    return /\/dev$/.test(url)
      ? differs('Adressen slutar på /dev: en testdistribution.', 'The address ends in /dev: a test deployment.')
      : agrees('Adressen är en som kolleger kan öppna.', 'The address is one that colleagues can open.');
  },
};

const origin: ScriptCheck = {
  id: 'origin',
  place: 'add-on',
  title: { sv: 'Webbläsaren får skicka filmen själv', en: 'The browser may send the film itself' },
  asks: {
    sv: 'Får skriptet säga vilken sida som ska skicka (huvudet Origin)?',
    en: 'May the script say which page is to send (the header Origin)?',
  },
  relies: {
    sv: 'Ja. Webbläsaren kan då läsa hur långt uppladdningen har kommit.',
    en: 'Yes. The browser can then read how far the upload has come.',
  },
  otherwise: {
    sv: 'Uppladdningen börjar ändå, men sidan kan inte läsa hur det går.',
    en: 'The upload begins all the same, but the page can’t read how it goes.',
  },
  todo: {
    sv: 'Lägg filmer i Drive och ta in dem därifrån, eller använd kommandoraden.',
    en: 'Put films in Drive and take them in from there, or use the command line.',
  },
  look(): Finding {
    try {
      UrlFetchApp.fetch(`${HOSTS.drive}/drive/v3/files/generateIds?count=1`, {
        headers: { authorization: `Bearer ${ScriptApp.getOAuthToken()}`, origin: 'https://script.google.com' },
        muteHttpExceptions: true,
      });
      return agrees('Huvudet Origin gick igenom.', 'The header Origin passed.');
    } catch (error) {
      if (!/header:\s*origin/i.test(String(error))) throw error;
      return differs('Google vägrade huvudet Origin.', 'Google refused the header Origin.');
    }
  },
};

const SLOW_MS = 30_000;

const fetchAll: ScriptCheck = {
  id: 'fetch-all',
  place: 'add-on',
  title: { sv: `${FETCHES_AT_ONCE} frågor i samma stund`, en: `${FETCHES_AT_ONCE} requests at one moment` },
  asks: {
    sv: `Skickar UrlFetchApp ${FETCHES_AT_ONCE} frågor på en gång, utan att vägra och utan att det drar ut på tiden?`,
    en: `Does UrlFetchApp send ${FETCHES_AT_ONCE} requests at once, without refusing and without taking long?`,
  },
  relies: { sv: 'Ja, på långt under en minut.', en: 'Yes, in far less than a minute.' },
  otherwise: {
    sv: 'Tillägget går långsamt, och stora körningar delas på fler timmar.',
    en: 'The add-on is slow, and large runs are spread over more hours.',
  },
  todo: {
    sv: 'Gör stora ändringar från kommandoraden. Sänk FETCHES_AT_ONCE i src/quotas/google.ts om det består.',
    en: 'Make large changes from the command line. Lower FETCHES_AT_ONCE in src/quotas/google.ts if it lasts.',
  },
  look(): Finding {
    const request = {
      url: `${HOSTS.drive}/drive/v3/files/generateIds?count=1`,
      headers: { authorization: `Bearer ${ScriptApp.getOAuthToken()}` },
      muteHttpExceptions: true,
    };
    const began = Date.now();
    try {
      const answers = UrlFetchApp.fetchAll(Array.from({ length: FETCHES_AT_ONCE }, () => request));
      const took = Date.now() - began;
      const good = answers.filter((answer) => answer.getResponseCode() === 200).length;
      const seen = [
        `${good} av ${FETCHES_AT_ONCE} svar på ${(took / 1000).toFixed(1)} s.`,
        `${good} of ${FETCHES_AT_ONCE} answers in ${(took / 1000).toFixed(1)} s.`,
      ] as const;
      return good === FETCHES_AT_ONCE && took < SLOW_MS ? agrees(...seen) : differs(...seen);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return differs(`Google sa: ${message}`, `Google said: ${message}`);
    }
  },
};

/** As many pieces as a large municipality's snapshot takes, and of that length (snapshot.ts): about 3 MB. */
const PIECES = 36;
const PIECE = CACHE_VALUE_BYTES - 7_400;

const cache: ScriptCheck = {
  id: 'cache',
  place: 'add-on',
  title: { sv: 'Skriptets minne rymmer en hel kommun', en: 'The script’s cache holds a whole municipality' },
  asks: { sv: 'Kommer 3 MB tillbaka ur CacheService?', en: 'Do 3 MB come back out of CacheService?' },
  relies: {
    sv: 'Ja. Personalsidan läser arbetsboken en gång i minuten, hur många som än öppnar den.',
    en: 'Yes. The staff page reads the workbook once a minute, however many open it.',
  },
  otherwise: {
    sv: 'Personalsidan läser arbetsboken oftare och blir långsam när många öppnar den.',
    en: 'The staff page reads the workbook more often, and is slow when many open it.',
  },
  todo: {
    sv: 'Skicka inte länken till alla i ett och samma mejl.',
    en: 'Do not send the link to everyone in one and the same mail.',
  },
  look(): Finding {
    const store = CacheService.getScriptCache();
    const pieces = Object.fromEntries(Array.from({ length: PIECES }, (_, at) => [`check ${at}`, 'x'.repeat(PIECE)]));
    const keys = Object.keys(pieces);
    if (!store) throw new Error('CacheService');
    store.putAll(pieces, 60);
    const back = Object.values(store.getAll(keys)).filter((text) => text.length === PIECE).length;
    store.removeAll(keys);
    const seen = [`${back} av ${PIECES} delar kom tillbaka.`, `${back} of ${PIECES} pieces came back.`] as const;
    return back === PIECES ? agrees(...seen) : differs(...seen);
  },
};

const HOURS = 3;

const trigger: ScriptCheck = {
  id: 'clock-trigger',
  place: 'add-on',
  title: { sv: 'Körningen varje timme går', en: 'The hourly run runs' },
  asks: {
    sv: 'Kör Google skriptet varje timme, och säger det för vems räkning?',
    en: 'Does Google run the script each hour, and say on whose behalf?',
  },
  relies: {
    sv: 'Ja. Den stänger det som ska stängas; har den inte kommit till sitt slut på ett dygn räknas den som av. En körning som Google inte kan säga vem som begärde gör ingenting.',
    en: 'Yes. It closes what is to be closed; if it has not come to its end for a day it counts as off. A run of which Google can’t say who asked for it does nothing.',
  },
  otherwise: {
    sv: 'Ingenting stängs av sig självt. Där Drive inte kan avsluta delning hålls filmer med slutdag stängda.',
    en: 'Nothing closes by itself. Where Drive can’t end access, films with a last day are kept closed.',
  },
  todo: {
    sv: 'Slå av och på Håll det uppdaterat i sidopanelen med driftkontot, och läs skriptets körningar i script.google.com.',
    en: 'Turn Keep it up to date off and on in the sidebar with the operating account, and read the script’s executions at script.google.com.',
  },
  look({ own }: Site): Finding {
    const made = ScriptApp.getProjectTriggers().some((one) => one.getHandlerFunction() === 'hourly');
    if (!made)
      return untried(
        { sv: 'Körningen varje timme är inte på.', en: 'The hourly run is not on.' },
        {
          sv: 'Slå på Håll det uppdaterat, vänta en timme och kontrollera igen.',
          en: 'Turn Keep it up to date on, wait an hour and check again.',
        },
      );
    const { hourly } = run(readWorkbook(own.spreadsheetId, ['settings']));
    const last = Date.parse(hourly ?? '');
    if (!(last > 0))
      return untried(
        { sv: 'Den är på men har inte gått än.', en: 'It is on but has not run yet.' },
        { sv: 'Kontrollera igen om en timme.', en: 'Check again in an hour.' },
      );
    const ago = Math.round((Date.now() - last) / 60_000);
    const seen = [`Den gick senast för ${ago} minuter sedan.`, `It last ran ${ago} minutes ago.`] as const;
    return ago <= HOURS * 60 ? agrees(...seen) : differs(...seen);
  },
};

const LETTERS = 100;

const mailQuota: ScriptCheck = {
  id: 'mail-quota',
  place: 'add-on',
  title: { sv: 'Brev går att skicka', en: 'Letters can be sent' },
  asks: { sv: 'Hur många brev får kontot skicka i dag?', en: 'How many letters may the account send today?' },
  relies: {
    sv: `Minst ${LETTERS}. Ett konto i Workspace har 1 500 om dagen; det som inte hinns med tas nästa dag.`,
    en: `At least ${LETTERS}. A Workspace account has 1,500 a day; the rest is sent the next day.`,
  },
  otherwise: { sv: 'Brev om träffar dröjer till nästa dag.', en: 'Letters about meetings wait for the next day.' },
  todo: {
    sv: 'Vänta till i morgon, och använd ett konto som inte skickar annat.',
    en: 'Wait until tomorrow, and use an account that sends nothing else.',
  },
  look(): Finding {
    const left = MailApp.getRemainingDailyQuota();
    const seen = [`${left} brev kvar i dag.`, `${left} letters left today.`] as const;
    return left >= LETTERS ? agrees(...seen) : differs(...seen);
  },
};

const beside: ScriptCheck = {
  id: 'cards-beside-menu',
  place: 'add-on',
  title: { sv: 'Menyn och korten finns båda', en: 'Menu and cards are both there' },
  asks: {
    sv: 'Går samma skript både som tillägg i Kalkylark och som kort i Drive och Kalender?',
    en: 'Does one script work both as an add-on in Sheets and as cards in Drive and Calendar?',
  },
  relies: { sv: 'Ja, i samma annons i Marketplace.', en: 'Yes, in one Marketplace listing.' },
  otherwise: {
    sv: 'Korten saknas. Sidopanelen gör allt som de gör, utom att ta in filmer ur Drive.',
    en: 'There are no cards. The sidebar does all that they do, but taking films in from Drive.',
  },
  todo: {
    sv: 'Öppna Drive, välj en film och öppna Delakultur i högerkanten. Finns det inte där: se docs/deploy.md om Marketplace.',
    en: 'Open Drive, select a film and open Delakultur at the right. If it is not there, see docs/deploy.md on the Marketplace.',
  },
  look(): Finding {
    if (evidenceOf('card') !== null)
      return agrees('Sidopanelen är öppen här, och ett kort har visats.', 'The sidebar is open here, and a card has been shown.');
    return untried({ sv: 'Inget kort har visats än.', en: 'No card has been shown yet.' }, this.todo);
  },
};

/** The page does the sending itself (ui/sidebar/checks.tsx); what came is asked of Drive. */
export const BROWSER_PUT = {
  id: 'browser-put',
  place: 'add-on',
  title: { sv: 'Webbläsaren skickar till Drive', en: 'The browser sends to Drive' },
  asks: {
    sv: 'Kommer en byte fram som sidan själv skickar, och får sidan läsa svaret?',
    en: 'Does a byte arrive that the page itself sends, and may the page read the answer?',
  },
  relies: {
    sv: 'Ja. Filmer går rakt från webbläsaren till Drive, och sidan visar hur långt de har kommit.',
    en: 'Yes. Films go straight from the browser to Drive, and the page shows how far they have come.',
  },
  otherwise: {
    sv: 'Något på vägen stoppar filmen, eller döljer svaret. Sidan frågar då skriptet hur långt den kom.',
    en: 'Something on the way stops the film, or hides the answer. The page then asks the script how far it came.',
  },
  todo: {
    sv: 'Be den som sköter brandvägg eller proxy släppa fram www.googleapis.com/upload. Lägg till dess filmer i Drive och ta in dem därifrån.',
    en: 'Ask whoever runs the firewall or proxy to let www.googleapis.com/upload through. Until then put films in Drive and take them in from there.',
  },
} as const;

export const SCRIPT_CHECKS: readonly ScriptCheck[] = [activeUser, staffPage, origin, fetchAll, cache, trigger, mailQuota, beside];
