/** Small words and their inflection, in the two languages that people may choose. */
import type { Words } from '../domain/message.ts';
import type { RecordingStatus } from '../domain/permits/verdict.ts';
import { type TableName, tableOf } from '../domain/workbook/tables.ts';
import { grouped, type Lang } from './catalogue.ts';

export { grouped, type Lang } from './catalogue.ts';

/** A film's state; in Swedish as the workbook's own cell has it. */
export const statusWords: Readonly<Record<RecordingStatus, Words>> = {
  planerad: { sv: 'planerad', en: 'planned' },
  'föreläsaren är inte frågad': { sv: 'föreläsaren är inte frågad', en: 'the lecturer has not been asked' },
  'väntar på svar': { sv: 'väntar på svar', en: 'waiting for an answer' },
  delad: { sv: 'delad', en: 'shared' },
  'delad i vissa rum': { sv: 'delad i vissa rum', en: 'shared in some rooms' },
  'föreläsaren sa nej': { sv: 'föreläsaren sa nej', en: 'the lecturer said no' },
  återkallad: { sv: 'återkallad', en: 'withdrawn' },
  'medgivandet har gått ut': { sv: 'medgivandet har gått ut', en: 'the permit has ended' },
  'fil saknas': { sv: 'fil saknas', en: 'the file is missing' },
};

/** The workbook's words for roles. Lärspridare and huvudlärspridare keep theirs: the municipality's own, with a gloss. */
const roleWords: Readonly<Record<string, string>> = {
  pedagog: 'educator',
  'IKT-pedagog': 'ICT teacher lead',
  'IKT-strateg': 'ICT strategist',
  rektor: 'principal',
  'biträdande rektor': 'assistant principal',
  samordnare: 'coordinator',
  utvecklingsledare: 'development lead',
  administratör: 'administrator',
  vikarie: 'substitute',
  chef: 'head',
};

/** Languages as workbooks write them. */
const languageWords: Readonly<Record<string, string>> = {
  svenska: 'Swedish',
  engelska: 'English',
  arabiska: 'Arabic',
  finska: 'Finnish',
  somaliska: 'Somali',
  persiska: 'Persian',
  dari: 'Dari',
  polska: 'Polish',
  ukrainska: 'Ukrainian',
  spanska: 'Spanish',
  tigrinja: 'Tigrinya',
  teckenspråk: 'sign language',
};

/** 'ons' → 'Ons': for what begins a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A role of the workbook's; one that it made itself stays as it is. */
export const roleWord = (role: string, lang: Lang): string => (lang === 'sv' ? role : (roleWords[role] ?? role));

/** The language of a film; one that is not known here stays as it is. */
export const languageWord = (language: string, lang: Lang): string =>
  lang === 'sv' ? language : (languageWords[language.toLowerCase()] ?? language);

/** The words in one language. */
export const say = (words: Words, lang: Lang): string => words[lang];

/** '1 person', '12 people': a number with its noun. Each noun is [one, many]. */
export function count(number: number, lang: Lang, sv: readonly [string, string], en: readonly [string, string]): string {
  const [one, many] = lang === 'sv' ? sv : en;
  return `${grouped(number, lang)} ${number === 1 ? one : many}`;
}

/** What people call a table: its tab's title, with the code name for those who read English. */
export function tableWord(table: TableName, lang: Lang): string {
  const { title } = tableOf(table);
  return lang === 'sv' ? title : `${title} (${table})`;
}

export const people = (number: number, lang: Lang): string => count(number, lang, ['person', 'personer'], ['person', 'people']);

/** 'a, b, c och 4 till' */
export function listed(names: readonly string[], lang: Lang, most = 6): string {
  if (names.length <= most) return names.join(', ');
  const rest = names.length - most;
  return `${names.slice(0, most).join(', ')} ${lang === 'sv' ? `och ${rest} till` : `and ${rest} more`}`;
}
