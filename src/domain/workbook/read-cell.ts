/** Reads a cell as its field's type, or says why it can't be read and what to do. */

import { readEmail } from '../email.ts';
import { readLink } from '../link.ts';
import type { Message } from '../message.ts';
import { nearest } from '../nearest.ts';
import { clean, listParts, lower } from '../text.ts';
import { dateOfSerial, dateTimeOfSerial, isDate } from '../time/dates.ts';
import { emptyValue, isFormulaError, shownText } from './cells.ts';
import { workbookMessage as say } from './messages.ts';
import type { Field } from './tables/field.ts';
import { allRecordings, allStaff, seriesPrefix } from './tables/words.ts';

/** What reading a cell gives: a value of the field's type, or why it has none. `fix` says what to do. */
export type Reading = { readonly value: unknown } | Problem;

export interface Problem {
  readonly code: string;
  readonly shown: string;
  readonly fix: Message;
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

const yes = new Set(['ja', 'x', '1', 'true', 'sant', 'yes', 'j']);
const no = new Set(['nej', '0', 'false', 'falskt', 'no', 'n']);

/** Text that is a link or markup, and so no registry number. */
const LINKLIKE = /:\/\/|^\/\/|^\s*(https?|javascript|data|vbscript|file):|[<>]/i;

/** Each pattern is asked about thousands of cells. */
const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const pattern = patterns.get(source) ?? new RegExp(source, 'iu');
  patterns.set(source, pattern);
  return pattern;
}

/** Reads an unformatted cell (text, number, boolean, null) as a field's type. Formulas are text and never evaluated. */
export function readCell(field: Field, cell: unknown): Reading {
  const raw = shownText(field, cell);
  const text = clean(raw);
  if (text === '') return { value: emptyValue(field) };
  const problem = (code: string, fix: Message): Problem => ({ code, shown: text.slice(0, 80), fix });
  if (isFormulaError(text)) return problem('formulaError', say('fix.formula'));
  switch (field.type) {
    case 'text':
    case 'longText': {
      const link = field.link && readLink(text);
      if (link) return { value: link };
      if (field.link && (field.link === 'only' || LINKLIKE.test(text)))
        return problem('link', say(field.link === 'only' ? 'fix.link' : 'fix.linkOrNumber'));
      if (field.pattern && !patternOf(field.pattern.source).test(text)) return problem('pattern', say(field.pattern.fix));
      return { value: field.type === 'longText' ? clean(raw, 'many') : text };
    }
    case 'list':
      return { value: [...new Set((field.names ? nameParts(raw) : listParts(raw)).map((part) => canonicalWord(field, part)))] };
    case 'links': {
      const links = text
        .split(/[\s;]+|,(?=\s|$|https:)/i)
        .filter((part) => part !== '')
        .map(readLink);
      return links.every((link) => link !== undefined) ? { value: [...new Set(links)] } : problem('link', say('fix.links'));
    }
    case 'meetLink': {
      if (no.has(text.toLowerCase())) return { value: '' };
      if (yes.has(text.toLowerCase())) return { value: 'ja' };
      const link = readLink(text);
      return link !== undefined ? { value: link } : problem('link', say('fix.meetLink'));
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
      return problem('yesNo', say('fix.yesNo'));
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

type Problems = (code: string, fix: Message) => Problem;

function wordOf(field: Field, text: string): string | undefined {
  const desired = lower(text);
  const others = field.otherWords?.get(desired) ?? [];
  return (
    field.codes?.[text.toUpperCase()] ??
    field.words?.find((word) => lower(word) === desired) ??
    (others.length === 1 ? others[0] : undefined)
  );
}

/** A list's fixed words ('alla', 'alla medarbetare', 'serie:') in any case, in the code's spelling. */
function canonicalWord(field: Field, part: string): string {
  const desired = lower(part);
  const word = field.also?.find((also) => also === desired);
  if (word === allStaff || word === allRecordings) return word;
  if (field.also?.includes(allRecordings) && desired.startsWith(seriesPrefix))
    return seriesPrefix + part.slice(part.indexOf(':') + 1).trim();
  return part;
}

function unknownWord(field: Field, text: string, problem: Problems): Problem {
  const words = field.words ?? [];
  const either = field.otherWords?.get(lower(text)) ?? [];
  if (either.length > 1) return problem('word', say('fix.either', { words: either }));
  const near = field.likely?.get(lower(text)) ?? nearest(text, words);
  return problem('word', near === undefined ? say('fix.choose', { words }) : say('fix.meant', { word: near }));
}

function emailProblem(kind: 'emailForm' | 'mixedScript', problem: Problems): Problem {
  return problem(kind, say(`fix.${kind}`));
}

function readDate(cell: unknown, text: string, problem: Problems): Reading {
  const date = typeof cell === 'number' ? (Number.isInteger(cell) ? dateOfSerial(cell) : undefined) : isDate(text) ? text : undefined;
  return date === undefined ? problem('date', say('fix.date')) : { value: date };
}

const clock = '([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))';
function readDateTime(cell: unknown, text: string, problem: Problems): Reading {
  const refused = () => problem('dateTime', say('fix.dateTime'));
  // A whole serial is a day without a time: the time was probably forgotten.
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
  return found && start < end ? { value: { start, end } } : problem('timeRange', say('fix.timeRange'));
}

function readNumber(field: Field, cell: unknown, text: string, problem: Problems): Reading {
  const digits = text.replace(/(\d) (?=\d{3}(\D|$))/g, '$1').replace(',', '.');
  const number = typeof cell === 'number' ? cell : /^[+-]?\d+(\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
  // Some languages group thousands with a dot.
  if (typeof cell !== 'number' && /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text)) {
    const [whole, decimal] = [text.replace('.', ''), text.replace('.', ',')];
    return problem('number', say('fix.thousands', { whole, decimal }));
  }
  const least = field.min ?? 0;
  if (!Number.isFinite(number)) return problem('number', say('fix.number'));
  if (number < least) return problem('number', say('fix.atLeast', { least }));
  if (field.whole && !Number.isInteger(number)) return problem('number', say('fix.whole'));
  if (field.max !== undefined && number > field.max) return problem('tooLarge', say('fix.atMost', { most: field.max }));
  return { value: number };
}
