import { localeOf } from '../locale.ts';
import { formattedText } from '../shown.ts';
import { wildcard } from './criteria.ts';
import type { Environment, Fn } from './environment.ts';
import type { Result, Value } from './values.ts';
import { Broken, flat, matrix, numeric, single, text, truth } from './values.ts';

/** Functions on text. */

const word = (input: Result | undefined) => text(single(input));
const whole = (input: Result | undefined, fallback: number) => (input === undefined ? fallback : Math.trunc(numeric(single(input))));

function pattern(input: Result | undefined, flags: string): RegExp {
  try {
    return new RegExp(word(input), flags);
  } catch {
    throw new Broken('VALUE');
  }
}

/** One-based place of `needle`, or #VALUE!. */
function place(at: number): number {
  if (at < 0) throw new Broken('VALUE');
  return at + 1;
}

function searched([needle, hay, from]: Result[]): number {
  const start = whole(from, 1) - 1;
  const source = wildcard(word(needle)).source.slice(1, -1);
  const at = word(hay).slice(start).search(new RegExp(source, 'isu'));
  return place(at < 0 ? -1 : at + start);
}

function shown(value: Value, form: string, env: Environment): string {
  if (typeof value !== 'number') return text(value);
  const type = /[ymdhs]/i.test(form.replace(/"[^"]*"/g, '')) ? 'DATE_TIME' : form.includes('%') ? 'PERCENT' : 'NUMBER';
  return formattedText(value, { type, pattern: form }, localeOf(env.draft.book.locale));
}

function substituted([hay, needle, put, which]: Result[]): string {
  const [before, wanted, next] = [word(hay), word(needle), word(put)];
  if (wanted === '') return before;
  if (which === undefined) return before.replaceAll(wanted, () => next);
  const parts = before.split(wanted);
  const at = whole(which, 1);
  return at < 1 || at >= parts.length ? before : parts.slice(0, at).join(wanted) + next + parts.slice(at).join(wanted);
}

export const wordFunctions: Record<string, Fn> = {
  CONCATENATE: (inputs) => flat(inputs).map(text).join(''),
  CONCAT: ([a, b]) => word(a) + word(b),
  JOIN: ([between, ...inputs]) => flat(inputs).map(text).join(word(between)),
  TEXTJOIN: ([between, skip, ...inputs]) => {
    const list = flat(inputs).map(text);
    return (truth(single(skip)) ? list.filter((one) => one !== '') : list).join(word(between));
  },
  LEFT: ([value, count]) => word(value).slice(0, whole(count, 1)),
  RIGHT: ([value, count]) => {
    const all = word(value);
    return all.slice(Math.max(0, all.length - whole(count, 1)));
  },
  MID: ([value, from, count]) => word(value).slice(whole(from, 1) - 1, whole(from, 1) - 1 + whole(count, 0)),
  LEN: ([value]) => word(value).length,
  LOWER: ([value]) => word(value).toLocaleLowerCase('sv'),
  UPPER: ([value]) => word(value).toLocaleUpperCase('sv'),
  PROPER: ([value]) =>
    word(value)
      .toLowerCase()
      .replace(/\p{L}+/gu, (one) => one.charAt(0).toUpperCase() + one.slice(1)),
  TRIM: ([value]) => word(value).trim().replace(/ +/g, ' '),
  CLEAN: ([value]) => word(value).replace(/\p{Cc}/gu, ''),
  SUBSTITUTE: substituted,
  REPLACE: ([value, from, count, put]) => {
    const [all, start] = [word(value), whole(from, 1) - 1];
    return all.slice(0, start) + word(put) + all.slice(start + whole(count, 0));
  },
  FIND: ([needle, hay, from]) => place(word(hay).indexOf(word(needle), whole(from, 1) - 1)),
  SEARCH: searched,
  EXACT: ([a, b]) => word(a) === word(b),
  REPT: ([value, count]) => word(value).repeat(Math.min(Math.max(0, whole(count, 0)), 32_000)),
  VALUE: ([value]) => numeric(single(value)),
  TEXT: ([value, form], env) => shown(single(value), word(form), env),
  CHAR: ([value]) => String.fromCodePoint(whole(value, 0)),
  CODE: ([value]) => word(value).codePointAt(0) ?? 0,
  REGEXMATCH: ([value, form]) => pattern(form, 'u').test(word(value)),
  REGEXEXTRACT: ([value, form]) => {
    const match = pattern(form, 'u').exec(word(value));
    if (!match) throw new Broken('N_A');
    return match.length < 3 ? (match[1] ?? match[0]) : { rows: [match.slice(1)] };
  },
  REGEXREPLACE: ([value, form, put]) => word(value).replace(pattern(form, 'gu'), word(put)),
  SPLIT: ([value, between, each]) => {
    const marks = word(between).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    const separator = each === undefined || truth(single(each)) ? new RegExp(`[${marks}]`, 'u') : new RegExp(marks, 'u');
    const list = word(value)
      .split(separator)
      .filter((one) => one !== '');
    return { rows: [list.map((one) => (one.trim() !== '' && !Number.isNaN(Number(one)) ? Number(one) : one))] };
  },
  HYPERLINK: ([url, label]) => (label === undefined ? word(url) : single(label)),
  ARRAY_CONSTRAIN: ([values, height, width]) => ({
    rows: matrix(values)
      .rows.slice(0, whole(height, 0))
      .map((row) => row.slice(0, whole(width, 0))),
  }),
};
