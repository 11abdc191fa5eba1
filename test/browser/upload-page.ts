/** The upload dialog opened as a page, and what tests do there. */
import type { Locator, Page } from 'playwright-core';

export const MARYAM = 'maryam.lindqvist@delaby.example';
const as = (email: string) => ({ authorization: `Bearer local:${email}` });

export interface Sent {
  id: string;
  name: string;
  size: string;
  md5Checksum: string;
  parents: string[];
  appProperties: Record<string, string>;
}

const FIELDS = 'files(id,name,size,md5Checksum,parents,appProperties)';

export async function drive<T>(url: string, path: string, email = MARYAM): Promise<T> {
  return (await (await fetch(`${url}drive/v3/${path}`, { headers: as(email) })).json()) as T;
}

/** The HTTP status that someone gets who opens a film. */
export async function watches(url: string, file: string, email: string): Promise<number> {
  const answer = await fetch(`${url}drive/v3/files/${file}?fields=id`, { headers: as(email) });
  await answer.arrayBuffer();
  return answer.status;
}

/** All our films and captions of a row. */
export async function sentFor(url: string, title: string): Promise<Sent[]> {
  const q = encodeURIComponent(`name contains '${title}' and trashed = false`);
  return (await drive<{ files: Sent[] }>(url, `files?q=${q}&fields=${FIELDS}`)).files;
}

export const marked = async (url: string, kind: string): Promise<Sent> => {
  const q = encodeURIComponent(`appProperties has { key='dk' and value='${kind}' }`);
  return (await drive<{ files: Sent[] }>(url, `files?q=${q}&fields=${FIELDS}`)).files[0] as Sent;
};

/** Has the add-on show a page, as its menu does; answers the page's address. */
export async function addressOf(url: string, fn = 'showUpload', locale = 'sv', user = MARYAM): Promise<string> {
  const spreadsheetId = (await marked(url, 'workbook')).id;
  const answer = await fetch(`${url}local/script/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fn, args: [], user, locale, container: { spreadsheetId } }),
  });
  const { effects } = (await answer.json()) as { effects: { dialog?: { page: string }; sidebar?: { page: string } } };
  return `${url}local/script/page?id=${(effects.dialog ?? effects.sidebar)?.page}`;
}

export const row = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name });

/** Drops nothing: picks, as people without a mouse do. */
export const pick = (page: Page, files: string[] | { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> =>
  page.locator('.drop input[type=file]').setInputFiles(files);

export async function answerChildren(page: Page, name: string, answer: 'Ja' | 'Nej'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByLabel(answer, { exact: true }).check();
}
