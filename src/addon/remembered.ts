/**
 * The workbook that an account works for when no sheet is open: on the staff page, in cards, and each hour. An account has
 * one. It is set by making a workbook, by taking one in use, and by opening the account's only one; opening any other workbook
 * does not change it.
 */
const KEY = 'workbook';

const properties = (): GoogleAppsScript.Properties.Properties => PropertiesService.getUserProperties();

export const remembered = (): string | null => properties().getProperty(KEY);

export const remember = (spreadsheetId: string): void => void properties().setProperty(KEY, spreadsheetId);

/** Forgets it, if it is the remembered one. */
export function unremember(spreadsheetId: string): void {
  if (remembered() === spreadsheetId) properties().deleteProperty(KEY);
}
