/** Text as people write it: cleaning, comparing, suggesting, and reading addresses and cells safely. */

import { readLink } from './link.ts';
import { dateOfSerial, dateTimeOfSerial, isDate } from './time/dates.ts';
import { allRecordings, allStaff, type Field, seriesPrefix, type TimeRange } from './workbook/tables.ts';

const plain = /^[ -~åäöÅÄÖéÉ]*$/;

/**
 * NFC, without control, format and bidirectional characters. One line: line breaks and tabs become a space; otherwise
 * line breaks are '\n'. White space at the ends is removed.
 */
export function clean(text: string, lines: 'one' | 'many' = 'one'): string {
  if (plain.test(text)) return text.trim();
  const composed = text.normalize('NFC').replace(/\p{Zs}/gu, ' ');
  const broken =
    lines === 'many' ? composed.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n') : composed.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ');
  return broken.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
}

/** Text as it may go to a terminal: what would steer it, or turn the reading order, is taken away; lines and tabs stand. */
export const harmless = (text: string): string => text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '');

/** What a cell shows as text: numbers in plain digits, empty for null and anything that is no cell value. */
export function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' && Number.isFinite(cell)) return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return '';
}

/** Whether a cell holds nothing. Tick boxes fill empty rows with FALSE: that is nothing either. */
export const isEmptyCell = (cell: unknown): boolean => cell === false || clean(cellText(cell)) === '';

/** As `cellText`, but a day or a time that Sheets holds as a number reads as people see it there. */
export function shownText(field: Field, cell: unknown): string {
  if (typeof cell !== 'number' || ['date', 'dateTime', 'dateOrText'].indexOf(field.type) < 0) return cellText(cell);
  const shown = Number.isInteger(cell) ? dateOfSerial(cell) : dateTimeOfSerial(cell)?.replace('T', ' ');
  return shown ?? cellText(cell);
}

/** For comparing words: NFC, one space between words, lower case; å ä ö kept apart. */
export function lower(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** For comparing names loosely: as `lower`, and å ä ö é … as a o e. */
export function fold(text: string): string {
  return lower(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/g, 'o').replace(/æ/g, 'ae').replace(/ß/g, 'ss');
}

/** A stable id from a name: 'orebro-forskolan-blasippan'. */
export function slug(...parts: readonly string[]): string {
  return fold(parts.join(' '))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Optimal string alignment distance (insert, delete, change, swap of neighbours); more than `most` is `most` + 1. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > most) return most + 1;
    older = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? 0, most + 1);
}

/** The candidate nearest to a word, if one is near enough to be what was meant (a third of its letters, at most three). */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(word);
  let best: string | undefined;
  let least = Math.min(3, Math.max(1, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of candidates) {
    const found = distance(wanted, fold(candidate), least);
    // Equal distances: the first in code order, so that the order of rows does not decide.
    if (found < least || (found === least && best !== undefined && candidate < best)) {
      best = candidate;
      least = found;
    }
  }
  return best;
}

export type EmailReading = { readonly email: string } | { readonly problem: 'emailForm' | 'mixedScript'; readonly text: string };

const foreignLetter = /(?!\p{Script=Latin})\p{L}/u;

/**
 * An address in lower case and NFKC. The local part is `[A-Za-z0-9._+-]+`. Letters of other scripts, which may look like
 * Latin ones, and encoded (xn--) domains are a problem of their own.
 */
export function readEmail(raw: string): EmailReading {
  const text = clean(raw.normalize('NFKC')).toLowerCase();
  if (foreignLetter.test(text) || /[@.]xn--/.test(text)) return { problem: 'mixedScript', text };
  const good = /^[a-z0-9._+-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(text) && text.length <= 254;
  return good ? { email: text } : { problem: 'emailForm', text };
}

/** The part after the @. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/** Letters that look alike, made the same. */
const skeleton = (domain: string): string =>
  domain.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/[1i|]/g, 'l').replace(/0/g, 'o').replace(/5/g, 's').replace(/-/g, '');

/**
 * The allowed domain that a foreign one could be mistaken for: one letter away, another top domain, the allowed one with
 * something added, or equal to the eye. Undefined when it resembles none. A subdomain of an allowed domain resembles none.
 */
export function lookAlike(domain: string, allowed: readonly string[]): string | undefined {
  return allowed.find((own) => {
    if (domain === own || domain.endsWith(`.${own}`)) return false;
    const name = own.slice(0, own.lastIndexOf('.'));
    const other = domain.slice(0, domain.lastIndexOf('.'));
    if (domain.startsWith(`${own}.`) || domain.startsWith(`${own.replace(/\./g, '-')}.`) || skeleton(domain) === skeleton(own)) return true;
    // Short names lie near each other by chance.
    return name.length >= 5 && (name === other || distance(domain, own, 1) <= 1 || distance(name, other, 1) <= 1);
  });
}

/** What reading a cell gives: a value of the field's type, or why it has none. `sv` and `en` say what to do. */
export type Reading = { readonly value: unknown } | Problem;
export interface Problem {
  readonly code: string;
  readonly shown: string;
  readonly sv: string;
  readonly en: string;
}

/** The value that an empty or absent cell means. */
export function emptyValue(field: Field): unknown {
  if (field.type === 'list' || field.type === 'emails' || field.type === 'links' || field.type === 'choices') return [];
  return ['text', 'longText', 'email', 'dateOrText', 'meetLink'].indexOf(field.type) >= 0 ? '' : undefined;
}

/** The parts of a list cell: comma, semicolon or line break between, trimmed, duplicates dropped. */
export function listParts(text: string): readonly string[] {
  return [
    ...new Set(
      text
        // Before the split: composing makes a semicolon of the Greek question mark.
        .normalize('NFC')
        .split(/[,;\r\n]/)
        .map((part) => clean(part))
        .filter((part) => part !== ''),
    ),
  ];
}

/** People's names: between semicolons *Ek, Lena* is Lena Ek, and *Lena Ek, Bo Lund* are two. */
function nameParts(text: string): readonly string[] {
  const parts = text.normalize('NFC').split(/[;\r\n]/);
  if (parts.length === 1) return listParts(text);
  return parts.flatMap((part) => {
    const names = listParts(part);
    const [last = '', first = ''] = names;
    return names.length === 2 && (!/\s/.test(last) || !/\s/.test(first)) ? [`${first} ${last}`] : names;
  });
}

// What formulas that failed show, in English and in Swedish.
const formulaError = /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|ERROR!|REFERENS!|SAKNAS!|NAMN\?|VÄRDEFEL!|DIVISION\/0!|OGILTIGT!)/;
/** What a formula that failed shows. */
export const isFormulaError = (text: string): boolean => formulaError.test(text);
const yes = new Set(['ja', 'x', '1', 'true', 'sant', 'yes', 'j']);
const no = new Set(['nej', '0', 'false', 'falskt', 'no', 'n']);

/** What would lead somewhere, or be markup: no registry number. */
const LINKLIKE = /:\/\/|^\/\/|^\s*(https?|javascript|data|vbscript|file):|[<>]/i;

/** Reads an unformatted cell (text, number, boolean, null) as a field's type. Formulas are text and never evaluated. */
export function readCell(field: Field, cell: unknown): Reading {
  const raw = shownText(field, cell);
  const text = clean(raw);
  if (text === '') return { value: emptyValue(field) };
  const problem = (code: string, sv: string, en: string): Problem => ({ code, shown: text.slice(0, 80), sv, en });
  if (formulaError.test(text)) return problem('formulaError', 'Formeln gav ett fel. Rätta den.', 'The formula failed. Correct it.');
  switch (field.type) {
    case 'text':
    case 'longText': {
      const link = field.link && readLink(text);
      if (link) return { value: link };
      if (field.link && (field.link === 'only' || LINKLIKE.test(text)))
        return field.link === 'only'
          ? problem('link', 'Skriv en länk som börjar med https://.', 'Write a link that begins with https://.')
          : problem(
              'link',
              'Skriv en länk som börjar med https:// eller ett diarienummer.',
              'Write a link that begins with https:// or a registry number.',
            );
      if (field.pattern && !new RegExp(field.pattern.source, 'iu').test(text))
        return problem('pattern', field.pattern.sv, field.pattern.en);
      return { value: field.type === 'longText' ? clean(raw, 'many') : text };
    }
    case 'list':
      return { value: [...new Set((field.names ? nameParts(raw) : listParts(raw)).map((part) => canonicalWord(field, part)))] };
    case 'links': {
      const links = text
        .split(/[\s;]+|,(?=\s|$|https:)/i)
        .filter((part) => part !== '')
        .map(readLink);
      return links.every((link) => link !== undefined)
        ? { value: [...new Set(links)] }
        : problem('link', 'Skriv länkar som börjar med https://.', 'Write links that begin with https://.');
    }
    case 'meetLink': {
      if (no.has(text.toLowerCase())) return { value: '' };
      if (yes.has(text.toLowerCase())) return { value: 'ja' };
      const link = readLink(text);
      return link !== undefined
        ? { value: link }
        : problem('link', 'Skriv ja, nej eller en länk som börjar med https://.', 'Write ja, nej or a link that begins with https://.');
    }
    case 'date':
      return readDate(cell, text, problem);
    case 'dateTime':
      return readDateTime(cell, text, problem);
    case 'dateOrText':
      return { value: (typeof cell === 'number' && dateOfSerial(cell)) || text };
    case 'number':
      return readNumber(field, cell, text, problem);
    case 'yesNo': {
      const word = text.toLowerCase();
      if (yes.has(word)) return { value: true };
      if (no.has(word)) return { value: false };
      return problem('yesNo', 'Skriv ja eller nej, eller lämna tomt.', 'Write ja or nej, or leave it empty.');
    }
    case 'choice': {
      const word = wordOf(field, text);
      return word === undefined ? unknownWord(field, text, problem) : { value: word };
    }
    case 'choices': {
      const words = listParts(raw).map((part) => [part, wordOf(field, part)] as const);
      const wrong = words.find(([, word]) => word === undefined);
      return wrong
        ? { ...unknownWord(field, wrong[0], problem), shown: wrong[0].slice(0, 80) }
        : { value: [...new Set(words.map(([, word]) => word))] };
    }
    case 'timeRange':
      return readTimeRange(text, problem);
    case 'email': {
      const read = readEmail(raw);
      return 'email' in read ? { value: read.email } : emailProblem(read.problem, problem);
    }
    case 'emails': {
      const read = listParts(raw).map((part) => [part, readEmail(part)] as const);
      for (const [part, one] of read) if ('problem' in one) return { ...emailProblem(one.problem, problem), shown: part.slice(0, 80) };
      return { value: [...new Set(read.map(([, one]) => ('email' in one ? one.email : '')))] };
    }
  }
}

type Problems = (code: string, sv: string, en: string) => Problem;

function wordOf(field: Field, text: string): string | undefined {
  const wanted = lower(text);
  const others = field.otherWords?.get(wanted) ?? [];
  return (
    field.codes?.[text.toUpperCase()] ??
    field.words?.find((word) => lower(word) === wanted) ??
    (others.length === 1 ? others[0] : undefined)
  );
}

/** A list's fixed words ('alla', 'alla medarbetare', 'serie:') in any case, as they are written in code. */
function canonicalWord(field: Field, part: string): string {
  const wanted = lower(part);
  const word = field.also?.find((also) => also === wanted);
  if (word === allStaff || word === allRecordings) return word;
  if (field.also?.includes(allRecordings) && wanted.startsWith(seriesPrefix))
    return seriesPrefix + part.slice(part.indexOf(':') + 1).trim();
  return part;
}

function unknownWord(field: Field, text: string, problem: Problems): Problem {
  const words = field.words ?? [];
  const either = field.otherWords?.get(lower(text)) ?? [];
  if (either.length > 1) {
    const meant = (or: string): string => either.map((word) => `”${word}”`).join(` ${or} `);
    return problem('word', `Menar du ${meant('eller')}?`, `Do you mean ${meant('or').replace(/”([^”]*)”/g, '“$1”')}?`);
  }
  const near = field.likely?.get(lower(text)) ?? nearest(text, words);
  return near === undefined
    ? problem('word', `Välj bland: ${words.join(', ')}.`, `Choose among: ${words.join(', ')}.`)
    : problem('word', `Menar du ”${near}”?`, `Do you mean “${near}”?`);
}

function emailProblem(kind: 'emailForm' | 'mixedScript', problem: Problems): Problem {
  return kind === 'mixedScript'
    ? problem(
        'mixedScript',
        'Adressen har tecken som bara ser ut som latinska bokstäver. Skriv den på nytt för hand.',
        'The address has characters that only look like Latin letters. Type it anew by hand.',
      )
    : problem(
        'emailForm',
        'Skriv en e-postadress som namn@kommun.se, med a–z, siffror, punkt, bindestreck, understreck eller plus före @.',
        'Write an e-mail address like namn@kommun.se, with a–z, digits, dot, hyphen, underscore or plus before the @.',
      );
}

function readDate(cell: unknown, text: string, problem: Problems): Reading {
  const date = typeof cell === 'number' ? (Number.isInteger(cell) ? dateOfSerial(cell) : undefined) : isDate(text) ? text : undefined;
  return date === undefined ? problem('date', 'Skriv ett datum som 2026-11-16.', 'Write a date like 2026-11-16.') : { value: date };
}

const clock = '([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))';

function readDateTime(cell: unknown, text: string, problem: Problems): Reading {
  const refused = () => problem('dateTime', 'Skriv dag och klockslag som 2026-11-16 13:00.', 'Write day and time like 2026-11-16 13:00.');
  // A whole serial is a day without a time, which most likely was forgotten.
  if (typeof cell === 'number') return Number.isInteger(cell) ? refused() : { value: dateTimeOfSerial(cell) ?? '' };
  const found = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)[T ]\\s*${clock}(?:[:.][0-5][0-9])?$`).exec(text);
  const [, date = '', hour = '', minute = ''] = found ?? [];
  return isDate(date) ? { value: `${date}T${hour.padStart(2, '0')}:${minute}` } : refused();
}

function readTimeRange(text: string, problem: Problems): Reading {
  const found = new RegExp(`^${clock}?\\s*[-–—]\\s*${clock}?$`).exec(text);
  const at = (hour = '', minute = '00') => `${hour.padStart(2, '0')}:${minute}`;
  const start = at(found?.[1], found?.[2]);
  const end = at(found?.[3], found?.[4]);
  return found && start < end
    ? { value: { start, end } }
    : problem('timeRange', 'Skriv en tid som 13:00-15:30.', 'Write a time like 13:00-15:30.');
}

function readNumber(field: Field, cell: unknown, text: string, problem: Problems): Reading {
  const digits = text.replace(/(\d) (?=\d{3}(\D|$))/g, '$1').replace(',', '.');
  const number = typeof cell === 'number' ? cell : /^[+-]?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
  // Other languages part thousands by a dot.
  if (typeof cell !== 'number' && /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text)) {
    const [whole, decimal] = [text.replace('.', ''), text.replace('.', ',')];
    return problem(
      'number',
      `Skriv ${whole} om det är tusental, annars ${decimal}.`,
      `Write ${whole} if it is thousands, otherwise ${decimal}.`,
    );
  }
  const least = field.min ?? 0;
  if (!Number.isFinite(number)) return problem('number', 'Skriv ett tal, till exempel 12 eller 0,5.', 'Write a number, such as 12 or 0,5.');
  if (number < least) return problem('number', `Skriv ett tal som är minst ${least}.`, `Write a number of at least ${least}.`);
  if (field.whole && !Number.isInteger(number)) return problem('number', 'Skriv ett heltal.', 'Write a whole number.');
  if (field.max !== undefined && number > field.max) {
    const most = String(field.max).replace('.', ',');
    return problem('tooLarge', `Värdet får bara sänkas: högst ${most}.`, `The value may only be lowered: at most ${most}.`);
  }
  return { value: number };
}

/** A typed value as the workbook holds it: lists joined by ', ', ja/nej, dates as text, '' for nothing. */
export function cellOf(field: Field, value: unknown): string | number {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (Array.isArray(value)) return value.join(', ');
  if (field.type === 'timeRange') return `${(value as TimeRange).start}-${(value as TimeRange).end}`;
  return field.type === 'dateTime' ? String(value).replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ') : String(value);
}

/** 3053 → '3 053', with a space that does not break. */
export function numberText(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
