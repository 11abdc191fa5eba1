/** What the command line says of table files: what is no CSV, and how letters were read. */
import { type Message, messageOf, type NoFacts } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';

/** What a file is that is no table of text. */
export type NoTable = keyof typeof NO_TABLE;
/** What to do with such a file instead. */
export type Instead = keyof typeof INSTEAD;

export interface CsvMessages {
  'csv.notATable': { path: string; kind: NoTable; instead: Instead };
  'csv.unreadable': { path: string; row: number; why: Message };
  'csv.encodedTwice': { shown: string };
  'csv.characterLost': { shown: string };
  'csv.noLetter': { shown: string };
  'csv.notUtf8There': { shown: string };
  'csv.readAsMacintosh': NoFacts;
  'csv.readAsDos': NoFacts;
  'csv.readAsUtf16': NoFacts;
  'csv.mended': NoFacts;
  'csv.quoteOpen': { path: string; row: number };
  'csv.empty': { path: string };
  'csv.jsonBroken': { path: string };
  'csv.isFolder': { path: string };
  'csv.tooManyCells': { path: string; row: number; cells: number; headers: number; others: number };
}

export const csvMessage = messageOf<CsvMessages>();

const NO_TABLE = {
  excel: ['en Excelfil (.xlsx)', 'an Excel file (.xlsx)'],
  libreOffice: ['ett kalkylark från LibreOffice (.ods)', 'a LibreOffice spreadsheet (.ods)'],
  numbers: ['en fil från Apple Numbers', 'an Apple Numbers file'],
  olderOffice: ['en äldre Excelfil (.xls) eller ett annat Officedokument', 'an older Excel file (.xls) or another Office document'],
  xmlSheet: ['ett kalkylark i XML', 'a spreadsheet in XML'],
  webPage: ['en webbsida (HTML), vad den än heter', 'a web page (HTML), whatever its name'],
  xml: ['XML', 'XML'],
  json: ['JSON', 'JSON'],
  calendar: ['en kalenderfil (ICS)', 'a calendar file (ICS)'],
  cards: ['visitkort (vCard)', 'visiting cards (vCard)'],
  captions: ['undertexter', 'captions'],
  letter: ['ett sparat brev eller en sparad webbsida', 'a saved letter or web page'],
  sylk: ['ett kalkylark i formatet SYLK', 'a spreadsheet in the SYLK format'],
  document: ['ett dokument från ett ordbehandlingsprogram', 'a word processor’s document'],
  pdf: ['en PDF', 'a PDF'],
  picture: ['en bild', 'a picture'],
  film: ['en film eller ett ljud', 'a film or a sound'],
  packed: ['ett packat arkiv', 'a packed archive'],
  noText: ['ingen text', 'no text'],
} as const;

const CSV = ['Spara som CSV UTF-8 (kommaavgränsad) och försök igen.', 'Save as CSV UTF-8 and try again.'] as const;
const INSTEAD = {
  openAndSave: [`Öppna den i ett kalkylprogram. ${CSV[0]}`, `Open it in a spreadsheet. ${CSV[1]}`],
  askForCsv: ['Be om tabellen som CSV från det system den kommer ur.', 'Ask for the table as CSV from the system it comes from.'],
  askOrExport: [
    'Är den en export härifrån, ta den på nytt med --csv. Be annars om tabellen som CSV från det system den kommer ur.',
    'If it is an export from here, take it anew with --csv. Otherwise ask for the table as CSV from the system it comes from.',
  ],
  putIntoASheet: [`Lägg tabellen i ett kalkylark. ${CSV[0]}`, `Put the table into a spreadsheet. ${CSV[1]}`],
  unpack: [`Packa upp det. ${CSV[0]}`, `Unpack it. ${CSV[1]}`],
  writeTheDays: [`Skriv dagarna i ett kalkylark, en rad per dag. ${CSV[0]}`, `Write the days in a spreadsheet, a row each. ${CSV[1]}`],
  giveWithTheFilm: ['Ge dem med --captions när du laddar upp filmen.', 'Give them with --captions when you upload the film.'],
} as const;

const saveAnew = ['Rätta raden, eller spara filen på nytt som CSV UTF-8.', 'Correct the row, or save the file anew as CSV UTF-8.'] as const;
const check = ['Kontrollera att å, ä och ö blev rätt.', 'Check that å, ä and ö came out right.'] as const;

export const csv: Catalogue<CsvMessages> = {
  'csv.notATable': {
    sv: ({ path, kind, instead }) => `${path} är ingen CSV-fil, utan ${NO_TABLE[kind][0]}. ${INSTEAD[instead][0]}`,
    en: ({ path, kind, instead }) => `${path} is not a CSV file but ${NO_TABLE[kind][1]}. ${INSTEAD[instead][1]}`,
  },
  'csv.unreadable': {
    sv: ({ path, row, why }, { text }) => `${path}, rad ${row}: ${text(why)} Inget är inläst.`,
    en: ({ path, row, why }, { text }) => `${path}, row ${row}: ${text(why)} Nothing was imported.`,
  },
  'csv.encodedTwice': {
    sv: ({ shown }) => `bokstäver är kodade två gånger (”${shown}”), men bara på en del ställen. ${saveAnew[0]}`,
    en: ({ shown }) => `letters are encoded twice (“${shown}”), but only in some places. ${saveAnew[1]}`,
  },
  'csv.characterLost': {
    sv: ({ shown }) => `ett tecken har gått förlorat (”${shown}”). ${saveAnew[0]}`,
    en: ({ shown }) => `a character was lost (“${shown}”). ${saveAnew[1]}`,
  },
  'csv.notUtf8There': {
    sv: ({ shown }) => `ett tecken går inte att läsa (”${shown}”): filen är UTF-8, men inte där. ${saveAnew[0]}`,
    en: ({ shown }) => `a character can’t be read (“${shown}”): the file is UTF-8, but not there. ${saveAnew[1]}`,
  },
  'csv.noLetter': {
    sv: ({ shown }) => `ett tecken går inte att läsa säkert (”${shown}”). ${saveAnew[0]}`,
    en: ({ shown }) => `a character can’t be read with certainty (“${shown}”). ${saveAnew[1]}`,
  },
  'csv.readAsMacintosh': { sv: `Läst som Macintosh-text. ${check[0]}`, en: `Read as Macintosh text. ${check[1]}` },
  'csv.readAsDos': { sv: `Läst som MS-DOS-text (teckentabell 850). ${check[0]}`, en: `Read as MS-DOS text (code page 850). ${check[1]}` },
  'csv.readAsUtf16': { sv: `Läst som UTF-16. ${check[0]}`, en: `Read as UTF-16. ${check[1]}` },
  'csv.mended': {
    sv: `Bokstäverna var kodade två gånger (Ã¥ för å) och är rättade. ${check[0]}`,
    en: `Letters were encoded twice (Ã¥ for å) and are mended. ${check[1]}`,
  },
  'csv.quoteOpen': {
    sv: ({ path, row }) => `${path}, rad ${row}: ett citattecken avslutas inte. Rätta raden. Inget är inläst.`,
    en: ({ path, row }) => `${path}, row ${row}: a quotation mark is never closed. Correct the row. Nothing was imported.`,
  },
  'csv.jsonBroken': {
    sv: ({ path }) => `${path}: JSON som inte går att läsa, kanske avhuggen. Hämta filen en gång till.`,
    en: ({ path }) => `${path}: JSON that can’t be read, perhaps cut off. Fetch the file once more.`,
  },
  'csv.empty': {
    sv: ({ path }) => `${path} är tom eller saknar rubrikrad. Första raden ska ha kolumnernas namn.`,
    en: ({ path }) => `${path} is empty or has no header row. The first row must name the columns.`,
  },
  'csv.isFolder': { sv: ({ path }) => `${path} är en mapp. Ange en fil.`, en: ({ path }) => `${path} is a folder. Give a file.` },
  'csv.tooManyCells': {
    sv: ({ path, row, cells, headers, others }) =>
      `${path}, rad ${row}: raden har ${cells} celler, men rubrikraden bara ${headers} kolumner.${others === 0 ? '' : ` Likadant på ${others} ${others === 1 ? 'rad' : 'rader'} till.`} Ta bort avgränsaren som är för mycket, sätt citattecken om cellen, eller ge kolumnen en rubrik. Inget är inläst.`,
    en: ({ path, row, cells, headers, others }) =>
      `${path}, row ${row}: the row has ${cells} cells, but the header row only ${headers} columns.${others === 0 ? '' : ` The same on ${others} more ${others === 1 ? 'row' : 'rows'}.`} Remove the delimiter too many, quote the cell, or give the column a header. Nothing was imported.`,
  },
};
