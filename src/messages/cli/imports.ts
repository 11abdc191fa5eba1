/** What the command line says of a staff list that it can't take as it is. */
import { type Message, messageOf, type NoFacts } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';

export interface ImportMessages {
  'import.kindUnknown': { path: string; from: string };
  'import.notThatKind': { path: string; from: string };
  'import.fromUnread': { given: string };
  'import.notWhole': { path: string; why: Message };
  'import.wholeWhere': NoFacts;
  'import.whereSs12000': NoFacts;
  'import.flagOfPeople': { flag: string };
  'import.oneFile': { table: string };
  'import.noJson': { path: string; table: string };
  'import.unitUnknown': { unit: string; where: Message };
  'import.unitUnread': { given: string };
  'import.unitFlag': { given: string };
  'import.mapRow': { path: string; row: number };
}

export const importMessage = messageOf<ImportMessages>();

export const imports: Catalogue<ImportMessages> = {
  'import.kindUnknown': {
    sv: ({ path }) =>
      `${path}: ingen lista som känns igen. Ge en CSV med Personers kolumner, Googles lista över användare, eller SS12000 (persons, duties och organisations, som JSON eller filer).`,
    en: ({ path }) =>
      `${path}: no list that is recognised. Give a CSV with the columns of the people table, Google’s list of users, or SS12000 (persons, duties and organisations, as JSON or files).`,
  },
  'import.notThatKind': {
    sv: ({ path, from }) => `${path}: går inte att läsa som ${from}. Utelämna --from, så avgör innehållet.`,
    en: ({ path, from }) => `${path}: can’t be read as ${from}. Leave out --from, and the content decides.`,
  },
  'import.fromUnread': {
    sv: ({ given }) => `--from ${given}: skriv google, ss12000 eller csv.`,
    en: ({ given }) => `--from ${given}: write google, ss12000 or csv.`,
  },
  'import.notWhole': { sv: ({ path, why }, { text }) => `${path}: ${text(why)}`, en: ({ path, why }, { text }) => `${path}: ${text(why)}` },
  'import.wholeWhere': {
    sv: '--whole och --where går inte ihop: en lista där rader valts bort är inte hel.',
    en: '--whole and --where do not go together: a list with rows left out is not whole.',
  },
  'import.whereSs12000': {
    sv: '--where gäller rader med kolumner. SS12000 säger i sina organisationer vad som ska med: hämta bara dem.',
    en: '--where is about rows with columns. SS12000 says by its organisations what is meant: fetch those alone.',
  },
  'import.flagOfPeople': {
    sv: ({ flag }) => `${flag} gäller personallistor: delakultur import people.`,
    en: ({ flag }) => `${flag} is about staff lists: delakultur import people.`,
  },
  'import.oneFile': {
    sv: ({ table }) => `${table} läses in från en fil i taget.`,
    en: ({ table }) => `${table} is imported from one file at a time.`,
  },
  'import.noJson': {
    sv: ({ path, table }) => `${path}: JSON som inte går att läsa in i ${table}. Be om filen som CSV.`,
    en: ({ path, table }) => `${path}: JSON that can’t be imported into ${table}. Ask for the file as CSV.`,
  },
  'import.unitUnknown': {
    sv: ({ unit, where }, { text }) =>
      `${text(where)}: ingen enhet, eller flera, heter ”${unit}”. Skriv enhetens id, som det står i Enheter.`,
    en: ({ unit, where }, { text }) =>
      `${text(where)}: no unit, or several, is called “${unit}”. Write the unit’s id as it is in the units table.`,
  },
  'import.unitUnread': {
    sv: ({ given }) => `--unit ${given}: skriv text=id, till exempel --unit "Förskolan Solen=solen".`,
    en: ({ given }) => `--unit ${given}: write text=id, such as --unit "Förskolan Solen=solen".`,
  },
  'import.unitFlag': { sv: ({ given }) => `--unit ${given}`, en: ({ given }) => `--unit ${given}` },
  'import.mapRow': { sv: ({ path, row }) => `${path}, rad ${row}`, en: ({ path, row }) => `${path}, row ${row}` },
};
