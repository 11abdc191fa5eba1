/** UrlFetchApp: the header that lets a browser send, and many requests at once. */

import { HOSTS } from '../../google/http.ts';
import { checkMessage } from '../../messages/checks/findings.ts';
import { fetchAllCheck, scriptChecks } from '../../messages/checks/script.ts';
import { FETCHES_AT_ONCE } from '../../quotas/google.ts';
import { agrees, differs, type Finding } from '../../workflows/checks/check.ts';
import type { ScriptCheck } from './script-check.ts';

export const origin: ScriptCheck = {
  id: 'origin',
  place: 'add-on',
  about: scriptChecks.origin,
  look(): Finding {
    try {
      UrlFetchApp.fetch(`${HOSTS.drive}/drive/v3/files/generateIds?count=1`, {
        headers: { authorization: `Bearer ${ScriptApp.getOAuthToken()}`, origin: 'https://script.google.com' },
        muteHttpExceptions: true,
      });
      return agrees(checkMessage('seen.originPassed'));
    } catch (error) {
      if (!/header:\s*origin/i.test(String(error))) throw error;
      return differs(checkMessage('seen.originRefused'));
    }
  },
};

const SLOW_MS = 30_000;

export const fetchAll: ScriptCheck = {
  id: 'fetch-all',
  place: 'add-on',
  about: fetchAllCheck(FETCHES_AT_ONCE),
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
      const seen = checkMessage('seen.answersIn', { good, of: FETCHES_AT_ONCE, seconds: took / 1000 });
      return good === FETCHES_AT_ONCE && took < SLOW_MS ? agrees(seen) : differs(seen);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return differs(checkMessage('seen.googleSaid', { google: message }));
    }
  },
};
