/** What is told of the checks that the add-on alone can make. */
import type { CheckAbout } from '../../domain/checks/checked.ts';

export const scriptChecks = {
  'browser-put': {
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
  },
  origin: {
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
  },
  'active-user': {
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
  },
  'staff-page': {
    title: { sv: 'Personalsidans adress går att öppna', en: 'The staff page’s address can be opened' },
    asks: { sv: 'Slutar adressen som skriptet får veta på /exec?', en: 'Does the address that the script is told end in /exec?' },
    relies: { sv: 'Ja: den adressen står i brev till kollegorna.', en: 'Yes: that address stands in letters to colleagues.' },
    otherwise: {
      sv: 'Skriptet får veta en adress som bara dess redigerare kan öppna. Delakultur skickar den aldrig, utan den som senast gick att öppna.',
      en: 'The script is told an address that its editors alone can open. Delakultur never sends it, but the last one that could be opened.',
    },
    todo: {
      sv: 'Lägg upp webbappen (docs/deploy.md) och öppna den en gång.',
      en: 'Deploy the web app (docs/deploy.md) and open it once.',
    },
  },
  'cards-beside-menu': {
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
  },
  cache: {
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
  },
  'clock-trigger': {
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
  },
} satisfies Record<string, CheckAbout>;

export const fetchAllCheck = (size: number): CheckAbout => ({
  title: { sv: `${size} frågor i samma stund`, en: `${size} requests at one moment` },
  asks: {
    sv: `Skickar UrlFetchApp ${size} frågor på en gång, utan att vägra och utan att det drar ut på tiden?`,
    en: `Does UrlFetchApp send ${size} requests at once, without refusing and without taking long?`,
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
});

export const mailQuotaCheck = (letters: number): CheckAbout => ({
  title: { sv: 'Brev går att skicka', en: 'Letters can be sent' },
  asks: { sv: 'Hur många brev får kontot skicka i dag?', en: 'How many letters may the account send today?' },
  relies: {
    sv: `Minst ${letters}. Ett konto i Workspace har 1 500 om dagen; det som inte hinns med tas nästa dag.`,
    en: `At least ${letters}. A Workspace account has 1,500 a day; the rest is sent the next day.`,
  },
  otherwise: { sv: 'Brev om träffar dröjer till nästa dag.', en: 'Letters about meetings wait for the next day.' },
  todo: {
    sv: 'Vänta till i morgon, och använd ett konto som inte skickar annat.',
    en: 'Wait until tomorrow, and use an account that sends nothing else.',
  },
});
