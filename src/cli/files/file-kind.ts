/** What a file is, by its content: people name files .csv that are none. */
import type { Words } from '../../domain/plan/change.ts';

interface Kind {
  readonly what: Words;
  /** What to do instead. */
  readonly todo: Words;
}

const csv = { sv: 'Spara som CSV UTF-8 (kommaavgränsad) och försök igen.', en: 'Save as CSV UTF-8 and try again.' };
const openAndSave = { sv: `Öppna den i ett kalkylprogram. ${csv.sv}`, en: `Open it in a spreadsheet. ${csv.en}` };
const askForCsv = {
  sv: 'Be om tabellen som CSV från det system den kommer ur.',
  en: 'Ask for the table as CSV from the system it comes from.',
};
const askOrExport = {
  sv: 'Är den en export härifrån, ta den på nytt med --csv. Be annars om tabellen som CSV från det system den kommer ur.',
  en: 'If it is an export from here, take it anew with --csv. Otherwise ask for the table as CSV from the system it comes from.',
};
const kind = (sv: string, en: string, todo: Words = openAndSave): Kind => ({ what: { sv, en }, todo });

const workbook = (sv: string, en: string): Kind => kind(sv, en, openAndSave);
const document = kind('ett dokument från ett ordbehandlingsprogram', 'a word processor’s document', {
  sv: `Lägg tabellen i ett kalkylark. ${csv.sv}`,
  en: `Put the table into a spreadsheet. ${csv.en}`,
});
const pdf = kind('en PDF', 'a PDF', askForCsv);
const picture = kind('en bild', 'a picture', askForCsv);
const film = kind('en film eller ett ljud', 'a film or a sound', askForCsv);
const packed = kind('ett packat arkiv', 'a packed archive', { sv: `Packa upp det. ${csv.sv}`, en: `Unpack it. ${csv.en}` });
const other = kind('ingen text', 'no text', openAndSave);

/** By the first bytes. Of zip archives the names inside say which (they stand unpacked). */
function kindOfBytes(bytes: Uint8Array): Kind | undefined {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('latin1');
  const begins = (...signs: readonly string[]): boolean => signs.some((sign) => head.startsWith(sign));
  if (begins('PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08')) {
    const names = Buffer.from(bytes).toString('latin1');
    if (names.includes('xl/')) return workbook('en Excelfil (.xlsx)', 'an Excel file (.xlsx)');
    if (names.includes('opendocument.spreadsheet'))
      return workbook('ett kalkylark från LibreOffice (.ods)', 'a LibreOffice spreadsheet (.ods)');
    if (names.includes('Index/Tables') || names.includes('Index/Document.iwa'))
      return workbook('en fil från Apple Numbers', 'an Apple Numbers file');
    return names.includes('word/') || names.includes('opendocument.text') ? document : packed;
  }
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    return workbook('en äldre Excelfil (.xls) eller ett annat Officedokument', 'an older Excel file (.xls) or another Office document');
  if (/^\s*%PDF-/.test(head)) return pdf;
  if (head.startsWith('{\\rtf')) return document;
  if (begins('\x89PNG', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*') || head.slice(8, 12) === 'WEBP') return picture;
  if (head.slice(4, 8) === 'ftyp' || begins('\x1aE\xdf\xa3', 'RIFF', 'ID3\x03', 'ID3\x04', 'OggS\0')) return film;
  return begins('\x1f\x8b', '7z\xbc\xaf', 'Rar!\x1a', 'BZh9') ? packed : undefined;
}

function kindOfText(text: string): Kind | undefined {
  const head = text.slice(0, 4096).trimStart();
  if (/^(<\?xml[^>]*>\s*)?(<\?mso[^>]*>\s*)?<(ss:)?workbook/i.test(head)) return workbook('ett kalkylark i XML', 'a spreadsheet in XML');
  if (/^<(!doctype html|html|head|body|table|meta|style|div|!--|script)/i.test(head) || /<table[\s>]/i.test(head)) {
    return kind('en webbsida (HTML), vad den än heter', 'a web page (HTML), whatever its name');
  }
  if (/^<[?!a-z]/i.test(head)) return kind('XML', 'XML', askForCsv);
  if (/^[[{]/.test(head) && isJson(text)) return kind('JSON', 'JSON', askOrExport);
  if (/^BEGIN:VCALENDAR/i.test(head)) {
    return kind('en kalenderfil (ICS)', 'a calendar file (ICS)', {
      sv: `Skriv dagarna i ett kalkylark, en rad per dag. ${csv.sv}`,
      en: `Write the days in a spreadsheet, a row each. ${csv.en}`,
    });
  }
  if (/^BEGIN:VCARD/i.test(head)) return kind('visitkort (vCard)', 'visiting cards (vCard)', askForCsv);
  if (/^WEBVTT/.test(head) || /^\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3} -->/.test(head.replace(/\r\n?/g, '\n'))) {
    return kind('undertexter', 'captions', {
      sv: 'Ge dem med --captions när du laddar upp filmen.',
      en: 'Give them with --captions when you upload the film.',
    });
  }
  if (/^(MIME-Version|Return-Path|Received|Delivered-To):/i.test(head))
    return kind('ett sparat brev eller en sparad webbsida', 'a saved letter or web page', askForCsv);
  if (/^ID;P(WXL|CALC|SCALC)/.test(head)) return workbook('ett kalkylark i formatet SYLK', 'a spreadsheet in the SYLK format');
  return text.includes('\0') ? other : undefined;
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

/** What to tell of a file that is no table of text; undefined where it may be one. `text` is what its bytes decode to. */
export function notATable(path: string, bytes: Uint8Array, text: string | undefined): Words | undefined {
  const found = kindOfBytes(bytes) ?? (text === undefined ? undefined : kindOfText(text));
  return (
    found && {
      sv: `${path} är ingen CSV-fil, utan ${found.what.sv}. ${found.todo.sv}`,
      en: `${path} is not a CSV file but ${found.what.en}. ${found.todo.en}`,
    }
  );
}
