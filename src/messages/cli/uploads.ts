/** What the command line says of films and lists on their way: files, lists, captions. */
import { type Message, messageOf, type NoFacts } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';

export interface UploadMessages {
  /** What is said of one file, among others. */
  'upload.named': { name: string; what: Message };
  'upload.lines': { lines: readonly Message[] };
  'upload.nothingSent': { why: Message };
  'upload.nothingWritten': { problems: readonly Message[] };
  'list.faults': { path: string; faults: readonly Message[] };
  'list.fault': { row: number; column: number | undefined; header: string; what: Message };
  'upload.interrupted': NoFacts;
  'upload.noFilms': NoFacts;
  'upload.filmsAndList': NoFacts;
  'upload.flagsAndList': NoFacts;
  'upload.columnsUnread': { columns: string };
  'upload.arrived': { name: string; size: string };
  'upload.childrenUnanswered': { films: string };
  'upload.nothingToAmend': { recording: string };
  'upload.noFilmForCaptions': { recording: string };
  'captions.tooLarge': NoFacts;
  'captions.isWebVtt': NoFacts;
  'captions.isSubRip': NoFacts;
  'upload.idSpent': NoFacts;
  'upload.captionsLost': NoFacts;
  'list.noFileColumn': { path: string };
  'list.noPath': NoFacts;
  'list.noTitle': NoFacts;
  'list.sameRecording': { row: number };
  'list.empty': { path: string };
  'list.outsideFolder': { file: string };
  'list.columnTwice': { column: string };
  'list.noColumn': { column: string; near: string };
  'upload.oneFilm': NoFacts;
  'upload.rowOrTitle': NoFacts;
  'upload.captionsForOne': NoFacts;
  'upload.rowOrTitleMissing': NoFacts;
  'upload.noFile': { file: string };
  'upload.fileEmpty': { file: string };
  'upload.readingAgain': NoFacts;
  'upload.writeDay': NoFacts;
  'upload.noRecording': { id: string };
  'upload.rowTwiceIn': { id: string; rows: string };
  'upload.replaces': NoFacts;
  'upload.someLost': { failed: number; all: number };
  'upload.showIt': { flag: string };
}

export const uploadMessage = messageOf<UploadMessages>();

export const uploads: Catalogue<UploadMessages> = {
  'upload.named': {
    sv: ({ name, what }, { text }) => `${name}: ${text(what)}`,
    en: ({ name, what }, { text }) => `${name}: ${text(what)}`,
  },
  'upload.lines': { sv: ({ lines }, { text }) => lines.map(text).join('\n'), en: ({ lines }, { text }) => lines.map(text).join('\n') },
  'upload.nothingSent': {
    sv: ({ why }, { text }) => `${text(why)} Inget är skickat.`,
    en: ({ why }, { text }) => `${text(why)} Nothing was sent.`,
  },
  'upload.nothingWritten': {
    sv: ({ problems }, { text }) => `${problems.map(text).join(' ')} Inget är skrivet.`,
    en: ({ problems }, { text }) => `${problems.map(text).join(' ')} Nothing was written.`,
  },
  'list.faults': {
    sv: ({ path, faults }, { text }) =>
      `${path} har fel. Rätta dem och kör igen. Inget är skickat och inget är skrivet.${faults.map(text).join('')}`,
    en: ({ path, faults }, { text }) =>
      `${path} has faults. Correct them and run again. Nothing was sent and nothing was written.${faults.map(text).join('')}`,
  },
  'list.fault': {
    sv: ({ row, column, header, what }, { text }) =>
      `\n  rad ${row}${column === undefined ? '' : `, kolumn ${column} (${header})`}: ${text(what)}`,
    en: ({ row, column, header, what }, { text }) =>
      `\n  row ${row}${column === undefined ? '' : `, column ${column} (${header})`}: ${text(what)}`,
  },
  'upload.interrupted': {
    sv: 'Avbruten. Kör samma kommando igen, så fortsätter uppladdningen där den var.',
    en: 'Interrupted. Run the same command again, and the upload goes on where it was.',
  },
  'upload.noFilms': { sv: 'Ange filmer, eller en lista med --manifest FIL.csv.', en: 'Give films, or a list with --manifest FILE.csv.' },
  'upload.filmsAndList': { sv: 'Ange antingen filmer eller en lista, inte båda.', en: 'Give either films or a list, not both.' },
  'upload.flagsAndList': {
    sv: 'Med en lista står Id, Titel och Undertexter i listan, inte som flaggor.',
    en: 'With a list, Id, Titel and Undertexter stand in the list, not as options.',
  },
  'upload.columnsUnread': {
    sv: ({ columns }) => `Kolumner som inte läses: ${columns}.`,
    en: ({ columns }) => `Columns that are not read: ${columns}.`,
  },
  'upload.arrived': {
    sv: ({ name, size }) => `✓ ${name}: ${size} framme och kontrollerad`,
    en: ({ name, size }) => `✓ ${name}: ${size} arrived and checked`,
  },
  'upload.childrenUnanswered': {
    sv: ({ films }) =>
      `! Syns eller hörs barn i ${films}? Ingen har svarat, så filmen hålls stängd: Barn i bild skrivs som ja, utan slutdag. Svara med delakultur upload --recording ID --children nej (eller ja --children-until DATUM), eller under Barn i bild i Inspelningar.`,
    en: ({ films }) =>
      `! Are children seen or heard in ${films}? Nobody has answered, so the film stays closed: Barn i bild is written as ja, without an end day. Answer with delakultur upload --recording ID --children nej (or ja --children-until DATE), or under Barn i bild in the recordings table.`,
  },
  'upload.nothingToAmend': {
    sv: ({ recording }) =>
      `Ange en film till ${recording}, undertexter med --captions FIL, eller vad raden ska säga, till exempel --children nej.`,
    en: ({ recording }) =>
      `Give a film for ${recording}, captions with --captions FILE, or what the row is to say, such as --children nej.`,
  },
  'upload.noFilmForCaptions': {
    sv: ({ recording }) => `${recording} har ingen film som undertexterna kan höra till.`,
    en: ({ recording }) => `${recording} has no film that captions can belong to.`,
  },
  'captions.tooLarge': { sv: 'Filen är för stor för att vara undertexter.', en: 'The file is too large to be captions.' },
  'captions.isWebVtt': {
    sv: 'Filen är WebVTT, trots namnet, och läggs upp som .vtt.',
    en: 'The file is WebVTT, despite its name, and is uploaded as .vtt.',
  },
  'captions.isSubRip': {
    sv: 'Filen är SubRip, trots namnet, och läggs upp som .srt.',
    en: 'The file is SubRip, despite its name, and is uploaded as .srt.',
  },
  'upload.idSpent': {
    sv: 'Filmens plats i Drive är förbrukad: en film med samma id har tagits bort. Kör samma kommando igen, så får den ett nytt.',
    en: 'The film’s id in Drive is spent: a film with it was deleted. Run the same command again, and it gets a new one.',
  },
  'upload.captionsLost': {
    sv: 'Undertexterna kom inte fram hela. Kör samma kommando igen.',
    en: 'The captions did not arrive whole. Run the same command again.',
  },
  'list.noFileColumn': {
    sv: ({ path }) => `${path} har ingen kolumn Fil. Den ska ange varje films sökväg, räknat från listans mapp.`,
    en: ({ path }) => `${path} has no column Fil (file). It is to give the path of each film, from the list’s own folder.`,
  },
  'list.noPath': { sv: 'Filens sökväg saknas.', en: 'The path of the file is missing.' },
  'list.noTitle': { sv: 'Titel saknas.', en: 'The title is missing.' },
  'list.sameRecording': {
    sv: ({ row }) => `Samma inspelning står redan på rad ${row}.`,
    en: ({ row }) => `The same recording stands on row ${row} already.`,
  },
  'list.empty': { sv: ({ path }) => `${path} har inga rader med filmer.`, en: ({ path }) => `${path} has no rows with films.` },
  'list.outsideFolder': {
    sv: ({ file }) => `${file} ligger utanför listans mapp. Flytta den dit, eller tillåt en annan mapp med --folder MAPP.`,
    en: ({ file }) => `${file} lies outside the list’s own folder. Move it there, or allow another folder with --folder FOLDER.`,
  },
  'list.columnTwice': {
    sv: ({ column }) => `Kolumnen ${column} finns två gånger.`,
    en: ({ column }) => `The column ${column} stands twice.`,
  },
  'list.noColumn': {
    sv: ({ column, near }) => `Kolumnen ${column} finns inte. Menar du ${near}?`,
    en: ({ column, near }) => `There is no column ${column}. Do you mean ${near}?`,
  },
  'upload.oneFilm': {
    sv: 'En inspelning har en film. Ange en fil med --recording, eller --title för flera nya.',
    en: 'A recording has one film. Give one file with --recording, or --title for several new ones.',
  },
  'upload.rowOrTitle': {
    sv: 'Ange antingen --recording för en rad som finns eller --title för en ny, inte båda. Inget är skickat.',
    en: 'Give either --recording for a row that exists or --title for a new one, not both. Nothing was sent.',
  },
  'upload.captionsForOne': { sv: '--captions gäller en film i taget.', en: '--captions is for one film at a time.' },
  'upload.rowOrTitleMissing': {
    sv: 'Ange --recording ID för en rad som finns, eller --title för en ny.',
    en: 'Give --recording ID for a row that exists, or --title for a new one.',
  },
  'upload.noFile': { sv: ({ file }) => `${file} är ingen fil.`, en: ({ file }) => `${file} is not a file.` },
  'upload.fileEmpty': {
    sv: ({ file }) => `${file} är tom. Kontrollera att inspelningen är sparad.`,
    en: ({ file }) => `${file} is empty. See that the recording was saved.`,
  },
  'upload.readingAgain': { sv: 'läser om det som redan är skickat', en: 'reading again what is sent already' },
  'upload.writeDay': { sv: '  Skriv dagen som 2026-11-16.', en: '  Write the day as 2026-11-16.' },
  'upload.noRecording': {
    sv: ({ id }) => `Det finns ingen inspelning ${id}. Se alla: delakultur export recordings. En ny rad: --title.`,
    en: ({ id }) => `There is no recording ${id}. See all: delakultur export recordings. A new row: --title.`,
  },
  'upload.rowTwiceIn': {
    sv: ({ id, rows }) => `”${id}” står på flera rader i Inspelningar (${rows}). Behåll en av dem.`,
    en: ({ id, rows }) => `“${id}” stands on several rows of Inspelningar (${rows}). Keep one of them.`,
  },
  'upload.replaces': {
    sv: '  Den nya filmen tar den gamlas plats. Den gamla flyttas till Väntrummet vid nästa apply.',
    en: '  The new film takes the old one’s place. The old one moves to the waiting room at the next apply.',
  },
  'upload.someLost': {
    sv: ({ failed, all }) => `${failed} av ${all} kom inte fram. Kör samma kommando igen: det som är framme skickas inte på nytt.`,
    en: ({ failed, all }) => `${failed} of ${all} did not arrive. Run the same command again: what has arrived is not sent anew.`,
  },
  'upload.showIt': { sv: ({ flag }) => `Visa filmen: delakultur apply${flag}`, en: ({ flag }) => `Show the film: delakultur apply${flag}` },
};
