/** UrlFetchApp: the header that lets a browser send, and many requests at once. */
import { HOSTS } from '../../google/http.ts';
import { FETCHES_AT_ONCE } from '../../quotas/google.ts';
import { agrees, differs, type Finding } from '../../workflows/checks/check.ts';
import type { ScriptCheck } from './script-check.ts';

export const origin: ScriptCheck = {
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

export const fetchAll: ScriptCheck = {
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
