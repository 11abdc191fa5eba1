/** The script's cache, its clock and its letters. */

import { CACHE_VALUE_BYTES } from '../../quotas/google.ts';
import { agrees, differs, type Finding, type Site, untried } from '../../workflows/checks/check.ts';
import { readWorkbook } from '../../workflows/read/workbook.ts';
import { run } from '../driver.ts';
import type { ScriptCheck } from './script-check.ts';

/** As many pieces as a large municipality's snapshot takes, and of that length (snapshot.ts): about 3 MB. */
const PIECES = 36;
const PIECE = CACHE_VALUE_BYTES - 7_400;

export const cache: ScriptCheck = {
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

export const trigger: ScriptCheck = {
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

export const mailQuota: ScriptCheck = {
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
