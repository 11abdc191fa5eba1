/** Texts that would do harm if a page took them for anything but text: what they are, where they are put, and what is looked for. */
import type { Page } from 'playwright-core';
import { type TableName, tables } from '../../src/domain/workbook/tables.ts';
import { MARYAM, marked } from './upload-page.ts';

/** No commas: in a list each would become two. The last ones are harmless as HTML, and are to stand there as they are. */
export const hostile = [
  '<script>window.__ran=1</script>',
  '<img src=x onerror=window.__ran=1>',
  '"><svg onload=window.__ran=1>',
  '</script><script>window.__ran=1</script>',
  '</textarea></title><img src=x onerror=window.__ran=1>',
  "' onmouseover='window.__ran=1' x='",
  '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
  '<a href="javascript:window.__ran=1">klick</a>',
  '<style>*{display:none}</style>',
  '<details open ontoggle=window.__ran=1>',
  '&lt;img src=x onerror=window.__ran=1&gt;',
  'javascript:window.__ran=1//',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is to stand there as it is.
  '{{7*7}}${7*7}#{7*7}',
  '<?= window.__ran=1 ?><?!= 7*7 ?>',
  '<b>\u202Egnp.exe\u202C\u2066hej\u2069',
  '=HYPERLINK("javascript:window.__ran=1";"klick")',
  '+1+cmd|calc!A0',
  'rad\r\nBcc: elak@example.com\r\n\r\n<p>hej',
  `lång ${'<i>Å'.repeat(150)}`,
  '<u>👩🏽‍🏫🇸🇪\u{1F469}',
  'nolla\u0000\u0007slut<u>',
] as const;

/**
 * Where people write text that others read. An area decides who is where, and a series what a permit covers, so
 * they are left as they are.
 */
const fields: Partial<Record<TableName, readonly string[]>> = {
  units: ['name'],
  people: ['name'],
  networks: ['name'],
  rooms: ['name', 'theme'],
  recordings: ['title', 'lecturer', 'theme', 'description', 'questions'],
  permits: ['lecturer', 'evidence'],
  meetings: ['title', 'place', 'agenda', 'links', 'online'],
  requests: ['title', 'theme', 'text', 'answer', 'link'],
  calendar: ['label'],
};
/** What a row is faulty by is written in rows of its own: a permit that can't be read would close films. */
const links = new Set(['permits.evidence', 'meetings.links', 'meetings.online', 'requests.link']);
/** What such rows hold besides. */
const added: Partial<Record<TableName, Readonly<Record<string, string>>>> = {
  permits: { id: 'M-9', answer: 'ja' },
  meetings: { id: 'T-9', start: '2027-03-03 13:00' },
  requests: { id: 'Ö-9', unit: 'e-blasippan', kind: 'exempel', status: 'ny' },
};

/** The same text elsewhere is told from it by what it ends with. */
const ending = (table: string, field: string): string => ` ¤${table}.${field}`;

/** As it is compared: cleaned of what is not seen, and on one line. */
export const shownAs = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/\uFFFD/g, '')
    .replace(/ +/g, ' ')
    .trim();

export interface Put {
  readonly place: string;
  readonly text: string;
  readonly payload: number;
}

/** All that is written, as it is to be read. */
export const allPut: readonly Put[] = Object.entries(fields).flatMap(([table, names]) =>
  (names ?? []).flatMap((name) =>
    hostile.map((text, payload) => ({ place: `${table}.${name}`, text: shownAs(text + ending(table, name)), payload })),
  ),
);

/** How many times all texts stand in a table, of the rows that the sample has. */
const ROUNDS = 2;

/** Writes the texts over the sample's own, and in rows of their own. Those of proposals come from `sender`. */
export async function writeHostile(url: string, sender: string): Promise<void> {
  const { id: book } = await marked(url, 'workbook');
  const headers = { authorization: `Bearer local:${MARYAM}`, 'content-type': 'application/json' };
  const address = `${url}v4/spreadsheets/${book}/values`;
  const data: { range: string; values: string[][] }[] = [];
  for (const [name, written = []] of Object.entries(fields)) {
    const table = tables[name as TableName];
    const answer = await fetch(`${address}/${encodeURIComponent(`'${table.title}'!A1:Z600`)}`, { headers });
    const [head = [], ...rows] = ((await answer.json()) as { values: string[][] }).values;
    const put = (field: string, row: number, text: string): void => {
      const at = head.indexOf((table.fields as Record<string, { header: string }>)[field]?.header ?? '');
      if (at < 0) throw new Error(`${table.title} has no ${field}`);
      data.push({ range: `'${table.title}'!${String.fromCharCode(65 + at)}${row + 2}`, values: [[text]] });
    };
    const texts = written.filter((field) => !links.has(`${name}.${field}`));
    if (name !== 'requests') {
      const count = Math.min(rows.length, ROUNDS * hostile.length);
      for (const field of texts) for (let at = 0; at < count; at += 1) put(field, at, hostile[at % hostile.length] + ending(name, field));
    }
    const besides = added[name as TableName];
    if (!besides) continue;
    for (const [at, text] of hostile.entries()) {
      const row = rows.length + at;
      for (const [field, value] of Object.entries(besides)) put(field, row, field === 'id' ? value + String(at).padStart(2, '0') : value);
      for (const field of texts) put(field, row, text + ending(name, field));
      for (const field of written.filter((one) => links.has(`${name}.${one}`))) {
        // Of the proposals' links half are such as the workbook takes, and the page makes links of.
        const isTaken = name === 'requests' && at % 2 === 0;
        put(field, row, isTaken ? `https://x.example/"onmouseover="window.__ran=${at}` : text + ending(name, field));
      }
      if (name === 'requests') put('from', row, sender);
    }
  }
  const body = JSON.stringify({ valueInputOption: 'RAW', data });
  const answer = await fetch(`${address}:batchUpdate`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Files that people have named so in Drive themselves. */
export async function putHostileFiles(url: string): Promise<void> {
  const { id: parent } = await marked(url, 'waiting');
  for (const text of hostile) {
    const name = `${text} ¤drive.name`;
    const answer = await fetch(`${url}drive/v3/files`, {
      method: 'POST',
      headers: { authorization: `Bearer local:${MARYAM}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name, mimeType: 'video/mp4', parents: [parent] }),
    });
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  }
}
export const filesPut: readonly Put[] = hostile.map((text, payload) => ({
  place: 'drive.name',
  text: shownAs(`${text} ¤drive.name`),
  payload,
}));

interface Seen {
  ran: unknown;
  planted: string[];
  texts: string[];
}

/** In a frame: whether anything ran, what stands there that no page of ours makes, and every text that people can read. */
const inFrame = `(() => {
  const planted = [...document.querySelectorAll('*')].flatMap((one) => [...one.attributes]
    .filter(({ name, value }) => /^on/.test(name) || name === 'srcdoc' || (/^(xlink:)?href$|^src$|^action$|^formaction$/.test(name) && /^[\\s\\u0000-\\u0020]*(javascript|vbscript|data:text)/i.test(value)))
    .map(({ name, value }) => '<' + one.tagName + ' ' + name + '=' + value.slice(0, 60)));
  for (const one of document.body.querySelectorAll('script, style')) if (/^[^<]{0,40}(__ran|display:none})/.test(one.textContent)) planted.push(one.outerHTML.slice(0, 90));
  const texts = [...document.querySelectorAll('input, textarea, option')].map((one) => one.value + ' ' + one.textContent);
  const walk = (node) => [...node.childNodes].map((one) => one.nodeType === 3 ? one.data : /^(SCRIPT|STYLE|TEMPLATE)$/.test(one.tagName || '') || one.nodeType !== 1 ? '' : walk(one) + (getComputedStyle(one).display === 'inline' ? '' : '\\n')).join('');
  texts.push(walk(document.body));
  return { ran: window.__ran, planted, texts };
})()`;

/** What a window shows, all frames together. */
export async function look(page: Page): Promise<Seen> {
  const seen = await Promise.all(page.frames().map((frame) => frame.evaluate(inFrame) as Promise<Seen>));
  return {
    ran: seen.find(({ ran }) => ran !== undefined)?.ran,
    planted: seen.flatMap(({ planted }) => planted),
    texts: seen.flatMap(({ texts }) => texts.map(shownAs)),
  };
}
