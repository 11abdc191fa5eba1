/**
 * The workbook that an account works for where no sheet is open: on the staff page, in cards, and each hour. An account
 * has one. It is set by making a workbook, by taking one in use, and by opening the only one of its own; opening another, of
 * its own or somebody else's, changes nothing.
 */
const KEY = 'workbook';

const properties = (): GoogleAppsScript.Properties.Properties => PropertiesService.getUserProperties();

export const remembered = (): string | null => properties().getProperty(KEY);

export const remember = (spreadsheetId: string): void => void properties().setProperty(KEY, spreadsheetId);

/** Lets go of it, if it is the one that is remembered. */
export function unremember(spreadsheetId: string): void {
  if (remembered() === spreadsheetId) properties().deleteProperty(KEY);
}
