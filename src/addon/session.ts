/** The caller, the place and the language. Small: the menu needs no more. */

import type { Language } from '../contract/api.ts';
import { Trouble } from '../contract/problem.ts';
import { addOnMessage } from '../messages/add-on.ts';
import { type Said, wordsOf } from '../messages/render.ts';
import { remembered } from './remembered.ts';

/** The caller's e-mail, lower-case. Throws Trouble where Google does not say: then nobody is let in. */
export function caller(): string {
  const email = Session.getActiveUser().getEmail().toLowerCase();
  if (email === '') throw new Trouble(addOnMessage('caller.unknown'));
  return email;
}

/**
 * The account that Google's requests use: the caller's own in Sheets, Drive and Calendar; on the staff page always the
 * operating account.
 */
export const acting = (): string => Session.getEffectiveUser().getEmail().toLowerCase();

/** sv, except for people whose Google is in English. */
export function language(): Language {
  return /^en\b/i.test(Session.getActiveUserLocale()) ? 'en' : 'sv';
}

export const say = (said: Said): string => wordsOf(said)[language()];

/** The open spreadsheet; elsewhere the workbook that the acting account works for. */
export function spreadsheetId(): string {
  const open = SpreadsheetApp.getActiveSpreadsheet();
  const id = open ? open.getId() : remembered();
  if (!id && acting() !== caller()) throw new Trouble(addOnMessage('staffPage.notReady'));
  if (!id) throw new Trouble(addOnMessage('workbook.openFirst'));
  return id;
}

/** A page of the add-on is beside a spreadsheet, or by itself on the web. */
export const place = (): 'sheet' | 'web' => (SpreadsheetApp.getActiveSpreadsheet() ? 'sheet' : 'web');

const PAGE = 'staffPage';

/** The script's own, the same for everyone. */
const shared = (): GoogleAppsScript.Properties.Properties => PropertiesService.getScriptProperties();

/**
 * The web app's address, for links to colleagues; '' while unknown. For a test deployment Google gives /dev, which only the
 * script's editors can open: then the last address that colleagues can open is used.
 */
export function staffPage(): string {
  const named = openAddress();
  return named === '' ? (shared().getProperty(PAGE) ?? '') : named;
}

/** Stores the address, if colleagues can open it. Writing a property costs more than reading it. */
export function keepStaffPage(): void {
  const named = openAddress();
  if (named !== '' && shared().getProperty(PAGE) !== named) shared().setProperty(PAGE, named);
}

function openAddress(): string {
  const url = ScriptApp.getService().getUrl() ?? '';
  return /\/dev$/.test(url) ? '' : url;
}

/** Only an account's own user may change its set-up, never a visitor of the web app, which acts as another account. */
export function requireOwnAccount(): void {
  if (caller() === acting()) return;
  throw new Trouble(addOnMessage('owner.fromSheet'));
}
