/** What a file is, by its content: people name other files .csv. */
import type { Message } from '../../domain/message.ts';
import { csvMessage, type Instead, type NoTable } from '../../messages/cli/csv.ts';

interface Kind {
  readonly kind: NoTable;
  readonly instead: Instead;
}

const is = (kind: NoTable, instead: Instead = 'openAndSave'): Kind => ({ kind, instead });
const document = is('document', 'putIntoASheet');
const packed = is('packed', 'unpack');

/** By the first bytes. Of zip archives the names inside say which (they stand unpacked). */
function kindOfBytes(bytes: Uint8Array): Kind | undefined {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1');
  const begins = (...signs: readonly string[]): boolean => signs.some((sign) => head.startsWith(sign));
  if (begins('PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08')) {
    const names = Buffer.from(bytes).toString('latin1');
    if (names.includes('xl/')) return is('excel');
    if (names.includes('opendocument.spreadsheet')) return is('libreOffice');
    if (names.includes('Index/Tables') || names.includes('Index/Document.iwa')) return is('numbers');
    return names.includes('word/') || names.includes('opendocument.text') ? document : packed;
  }
  if (head.startsWith('\xd0\xcf\x11\xe0')) return is('olderOffice');
  if (/^\s*%PDF-/.test(head)) return is('pdf', 'askForCsv');
  if (head.startsWith('{\\rtf')) return document;
  if (begins('\x89PNG', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*') || head.slice(8, 12) === 'WEBP')
    return is('picture', 'askForCsv');
  if (head.slice(4, 8) === 'ftyp' || begins('\x1aE\xdf\xa3', 'RIFF', 'ID3\x03', 'ID3\x04', 'OggS\0')) return is('film', 'askForCsv');
  return begins('\x1f\x8b', '7z\xbc\xaf', 'Rar!\x1a', 'BZh9') ? packed : undefined;
}

function kindOfText(text: string): Kind | undefined {
  const head = text.slice(0, 4096).trimStart();
  if (/^(<\?xml[^>]*>\s*)?(<\?mso[^>]*>\s*)?<(ss:)?workbook/i.test(head)) return is('xmlSheet');
  if (/^<(!doctype html|html|head|body|table|meta|style|div|!--|script)/i.test(head) || /<table[\s>]/i.test(head)) {
    return is('webPage');
  }
  if (/^<[?!a-z]/i.test(head)) return is('xml', 'askForCsv');
  if (/^[[{]/.test(head) && isJson(text)) return is('json', 'askOrExport');
  if (/^BEGIN:VCALENDAR/i.test(head)) {
    return is('calendar', 'writeTheDays');
  }
  if (/^BEGIN:VCARD/i.test(head)) return is('cards', 'askForCsv');
  if (/^WEBVTT/.test(head) || /^\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3} -->/.test(head.replace(/\r\n?/g, '\n'))) {
    return is('captions', 'giveWithTheFilm');
  }
  if (/^(MIME-Version|Return-Path|Received|Delivered-To):/i.test(head)) return is('letter', 'askForCsv');
  if (/^ID;P(WXL|CALC|SCALC)/.test(head)) return is('sylk');
  return text.includes('\0') ? is('noText') : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // A line of JSON each, or one cut off: no header line begins so.
    return /^\s*(\[\s*)?\{\s*"[^"]*"\s*:/.test(text);
  }
}

/** A message for a file that is no text table; undefined where it may be one. `text` is its decoded bytes. */
export function notATable(path: string, bytes: Uint8Array, text: string | undefined): Message | undefined {
  const found = kindOfBytes(bytes) ?? (text === undefined ? undefined : kindOfText(text));
  return found && csvMessage('csv.notATable', { path, ...found });
}
