/** Reads CSV files as spreadsheets save them: UTF-8 or Windows-1252 (or Excel's UTF-16), with commas or semicolons. */
import { readFileSync } from 'node:fs';
import papa from 'papaparse';
import type { Incoming } from '../domain/importing.ts';
import { fault } from './fault.ts';

/** The text of a file's bytes. What is not valid UTF-8 is Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // Takes a byte order mark away.
  } catch {
    // Not TextDecoder: some versions of Node read Windows-1252 as Latin-1 (nodejs/node issue 56542), without €, – and ”.
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (sign) => windows1252[sign.charCodeAt(0) - 0x80] ?? sign);
  }
}

/** What Windows-1252 has where Latin-1 has control characters, 0x80–0x9F (WHATWG Encoding, index windows-1252); the five gaps stay. */
const windows1252 = [...'€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'];

/** A file's header line and rows; a short line lacks its last cells. @throws Fault, or the system's error when it can't be read */
export function readCsv(path: string): Incoming {
  const text = decodeText(readFileSync(path));
  if (text.includes('\0')) {
    throw fault(
      `${path} är ingen CSV-fil. Spara kalkylarket som CSV (kommaavgränsad) och försök igen.`,
      `${path} is not a CSV file. Save the spreadsheet as CSV and try again.`,
    );
  }
  const { data, errors } = papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: false });
  const broken = errors.find((error) => error.type === 'Quotes');
  if (broken) {
    const row = (broken.row ?? 0) + 1;
    throw fault(
      `${path}, rad ${row}: ett citattecken avslutas inte. Rätta raden. Inget är inläst.`,
      `${path}, row ${row}: a quotation mark is never closed. Correct the row. Nothing was imported.`,
    );
  }
  const [headers, ...rows] = data;
  if (!headers || headers.every((header) => header.trim() === '')) {
    throw fault(
      `${path} är tom eller saknar rubrikrad. Första raden ska ha kolumnernas namn.`,
      `${path} is empty or has no header row. The first row must name the columns.`,
    );
  }
  return { headers, rows };
}

/** What stands most often in the header line, outside quotes. */
function delimiterOf(text: string): string {
  const [line = ''] = text.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const times = (sign: string): number => line.split(sign).length - 1;
  return [';', '\t', ','].reduce((best, sign) => (times(sign) > times(best) ? sign : best), ',');
}
