/** Google's own kinds of file. */

export const FOLDER = 'application/vnd.google-apps.folder';
export const SHORTCUT = 'application/vnd.google-apps.shortcut';
export const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
