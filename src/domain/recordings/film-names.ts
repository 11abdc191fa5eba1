/** What a film's file name says of it: a suggestion that a person looks at, never a fact. */

import { FILE_NAME_CHARACTERS } from '../../quotas/google.ts';
import { shortName } from '../limits.ts';
import { clean, fold } from '../text.ts';
import { isDate } from '../time/dates.ts';

// No lookbehind in these: the browsers of older tablets stop at the first one they read.
/** A year of this century, month and day with one separator, not within other digits. */
const longDate = /(^|\D)(20\d\d)([-_.]?)(0\d|1[0-2])\3([0-3]\d)(?!\d)/;
/** Six digits as Swedes write days, 261110. */
const shortDate = /(^|\D)([2-4]\d)()(0\d|1[0-2])([0-3]\d)(?!\d)/;
/** The time of day that cameras, Teams and OBS put after the day: 081530, 08-15-30, T08.15. */
const timeAfter = /^[-_ T]*([01]\d|2[0-3])([-_.:]?)[0-5]\d(?:\2[0-5]\d)?(?!\d)/;
/** What recorders put first (phones, Zoom) and last (Teams), and sizes of the picture. */
const before = /^(?:gmt|img|vid|mvi|dsc|pxl|video|screen recording|skärminspelning)(?=[-_ \d]|$)/i;
const after = /[-_ ]+(?:meeting recording|mötesinspelning|recording|inspelning)(?=[-_ ]|$)/gi;
const size = /(^|[^a-zåäö\d])(?:\d{3,4}p|\d{3,4}x\d{3,4})(?![a-zåäö\d])/gi;

/**
 * A title and a day from a file's name, with or without its folders: 'flersprakighet-2026-11-10.mp4' gives 'Flersprakighet'
 * and '2026-11-10'. Where nothing else is left the whole name is the title; '' only for an empty name.
 */
export function suggestFromName(name: string): { title: string; date: string | undefined } {
  const stem = stemOf(name);
  const found = dateIn(stem);
  const rest = found === undefined ? stem : stem.slice(0, found.from) + stem.slice(found.to).replace(timeAfter, ' ');
  const words = spaced(rest.replace(before, ' ').replace(after, ' ').replace(size, '$1 '));
  // A camera's counter says nothing by itself.
  const title = /[\p{L}]{2}/u.test(words) ? words : stem;
  return { title: title.slice(0, 1).toUpperCase() + title.slice(1), date: found?.date };
}

/**
 * The lecturer whose name stands in a file's name, å and ä as a, ö as o: the whole name, in either order, or a last name of
 * four letters or more that only one of them has. Undefined when there is none, or several.
 */
export function lecturerAmong(name: string, lecturers: readonly string[]): string | undefined {
  const here = wordsOf(stemOf(name));
  const known = [...new Set(lecturers)].map((lecturer) => ({ lecturer, words: wordsOf(lecturer) })).filter(({ words }) => words.length > 0);
  const whole = known.filter(({ words }) => words.length > 1 && (stands(words, here) || stands([...words.slice(1), words[0] ?? ''], here)));
  const longest = Math.max(0, ...whole.map(({ words }) => words.length));
  const best = whole.filter(({ words }) => words.length === longest);
  if (best.length > 0) return best.length === 1 ? best[0]?.lecturer : undefined;
  const last = known.filter(({ words }) => {
    const surname = words[words.length - 1] ?? '';
    return surname.length >= 4 && here.indexOf(surname) >= 0;
  });
  return last.length === 1 ? last[0]?.lecturer : undefined;
}

/** A name of two or three words after the last comma: 'Tala med barn, Eva Utanlov'. */
const lastPart = /^(.*[\p{L}\d].*),\s*((?:\p{Lu}[\p{L}’'-]*)(?:\s+\p{Lu}[\p{L}’'-]*){1,2})$/u;
/** What parts a name from a title: it stands at neither end of one. */
const between = /^[-–—,.:\s]+|[-–—,:\s]+$/g;

/**
 * Title, day and lecturer from a film's file name. The lecturer is one of those who are known, or who stands after a comma; the
 * title is then told without the name, since who speaks has a field of its own.
 */
export function suggestFilm(name: string, lecturers: readonly string[]): { title: string; date: string | undefined; lecturer: string } {
  const { title, date } = suggestFromName(name);
  const known = lecturerAmong(name, lecturers);
  if (known !== undefined) return { title: withoutName(title, known), date, lecturer: known };
  const [, rest = title, lecturer = ''] = lastPart.exec(title) ?? [];
  return { title: rest.replace(between, ''), date, lecturer };
}

/** 'Gunilla sjostrom flersprakighet' → 'Flersprakighet'; the name alone stays as it is. */
function withoutName(title: string, lecturer: string): string {
  const words = title.split(' ');
  const name = wordsOf(lecturer);
  const at = words.findIndex((_, index) => name.every((part, after) => wordsOf(words[index + after] ?? '').join('') === part));
  const rest = at < 0 ? words : [...words.slice(0, at), ...words.slice(at + name.length)];
  const text = rest.join(' ').replace(between, '');
  return text === '' ? title : text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Without folders and ending. Names from a Mac come decomposed (a + ring): they are composed here. */
function stemOf(name: string): string {
  const own = clean(name).replace(/^.*[/\\]/, '');
  return own.replace(/(.)\.[a-z0-9]{1,5}$/i, '$1');
}

/** The last real day in a name (what comes first is often part of a title); six digits only where there is no full date. */
function dateIn(stem: string): { date: string; from: number; to: number } | undefined {
  return lastOf(longDate, stem, '') ?? lastOf(shortDate, stem, '20');
}

function lastOf(pattern: RegExp, stem: string, century: string) {
  let found: { date: string; from: number; to: number } | undefined;
  const every = new RegExp(pattern.source, 'g');
  for (let match = every.exec(stem); match; match = every.exec(stem)) {
    const [whole, lead = '', year, , month, day] = match;
    const date = `${century}${year}-${month}-${day}`;
    if (isDate(date)) found = { date, from: match.index + lead.length, to: match.index + whole.length };
  }
  return found;
}

/** Signs between words become spaces; a hyphen within a word stays where the name has other signs to part words with. */
function spaced(text: string): string {
  const hasSpaces = /[\p{L}\d][ _]+[\p{L}\d]/u.test(text);
  const parted = hasSpaces ? text.replace(/_/g, ' ') : text.replace(/[-_.+]/g, ' ');
  return parted
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[-–.,\s]+|[-–,\s]+$/g, '');
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

function stands(words: readonly string[], among: readonly string[]): boolean {
  return among.some((_, at) => words.every((word, index) => among[at + index] === word));
}

/** The name that a film or its captions get in Drive: the title, and the ending of the file's own name. No control characters. */
export const nameInDrive = (title: string, file: string): string =>
  `${shortName(clean(title), FILE_NAME_CHARACTERS - 6)}${(/\.[A-Za-z0-9]{1,5}$/.exec(file)?.[0] ?? '').toLowerCase()}`;
