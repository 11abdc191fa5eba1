import { momentOf } from '../enter.ts';
import { dateOf, localeOf, serialOf } from '../locale.ts';
import type { Environment, Fn } from './environment.ts';
import type { Result } from './values.ts';
import { Broken, flat, numeric, single, text } from './values.ts';

/** Functions on days and times. A day is the number of days since 1899-12-30, as everywhere in a spreadsheet. */

/** Now in the spreadsheet's time zone, as a day with its fraction. */
function nowSerial(env: Environment): number {
  const { timeZone } = env.draft.book;
  const form = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const parts = new Map(form.formatToParts(env.draft.ctx.now()).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const day = serialOf(part('year'), part('month'), part('day')) ?? 0;
  return day + (part('hour') * 3600 + part('minute') * 60 + part('second')) / 86_400;
}

/** A number, or text that reads as a day or time. */
function serial(input: Result | undefined, env: Environment): number {
  const value = single(input);
  if (typeof value !== 'string') return numeric(value);
  return momentOf(value, localeOf(env.draft.book.locale))?.value ?? numeric(value);
}

/** Days and months outside their bounds run over, as months do in DATE(2026, 13, 1). */
function fromParts(year: number, month: number, day: number): number {
  const at = Date.UTC(year < 1900 ? year + 1900 : year, month - 1, day);
  const first = serialOf(1970, 1, 1) ?? 0;
  return Math.floor(at / 86_400_000) + first;
}

function monthsOn(start: number, months: number, ending: boolean): number {
  const at = dateOf(Math.floor(start));
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + 1 + Math.trunc(months)];
  const last = fromParts(year, month + 1, 0);
  return ending ? last : Math.min(fromParts(year, month, at.getUTCDate()), last);
}

function weekday(start: number, kind: number): number {
  const day = dateOf(Math.floor(start)).getUTCDay();
  if (kind === 1) return day + 1;
  return kind === 2 ? ((day + 6) % 7) + 1 : (day + 6) % 7;
}

/** The week that holds the year's first Thursday is its first. */
function isoWeek(start: number): number {
  const thursday = Math.floor(start) - ((dateOf(Math.floor(start)).getUTCDay() + 6) % 7) + 3;
  const first = fromParts(dateOf(thursday).getUTCFullYear(), 1, 1);
  return Math.floor((thursday - first) / 7) + 1;
}

function workdays(from: number, to: number, free: ReadonlySet<number>): number {
  let count = 0;
  for (let day = Math.min(from, to); day <= Math.max(from, to); day++) if (weekday(day, 2) < 6 && !free.has(day)) count++;
  return from <= to ? count : -count;
}

function difference(from: number, to: number, unit: string): number {
  if (to < from) throw new Broken('NUM');
  const [a, b] = [dateOf(Math.floor(from)), dateOf(Math.floor(to))];
  const early = b.getUTCDate() < a.getUTCDate() ? 1 : 0;
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth() - early;
  if (unit === 'D') return Math.floor(to) - Math.floor(from);
  if (unit === 'M') return months;
  if (unit === 'Y') return Math.floor(months / 12);
  if (unit === 'YM') return months % 12;
  throw new Broken('NUM');
}

const int = (input: Result | undefined) => Math.trunc(numeric(single(input)));
const seconds = (input: Result | undefined, env: Environment) => Math.round((serial(input, env) % 1) * 86_400);

export const dateFunctions: Record<string, Fn> = {
  TODAY: (_inputs, env) => Math.floor(nowSerial(env)),
  NOW: (_inputs, env) => nowSerial(env),
  DATE: ([year, month, day]) => fromParts(int(year), int(month), int(day)),
  TIME: ([hour, minute, second]) => ((int(hour) * 3600 + int(minute) * 60 + int(second)) % 86_400) / 86_400,
  DATEVALUE: ([value], env) => {
    const found = momentOf(text(single(value)), localeOf(env.draft.book.locale));
    if (!found) throw new Broken('VALUE');
    return Math.floor(found.value);
  },
  TO_DATE: ([value], env) => serial(value, env),
  YEAR: ([value], env) => dateOf(serial(value, env)).getUTCFullYear(),
  MONTH: ([value], env) => dateOf(serial(value, env)).getUTCMonth() + 1,
  DAY: ([value], env) => dateOf(serial(value, env)).getUTCDate(),
  HOUR: ([value], env) => Math.floor(seconds(value, env) / 3600),
  MINUTE: ([value], env) => Math.floor((seconds(value, env) % 3600) / 60),
  SECOND: ([value], env) => seconds(value, env) % 60,
  WEEKDAY: ([value, kind], env) => weekday(serial(value, env), kind === undefined ? 1 : int(kind)),
  ISOWEEKNUM: ([value], env) => isoWeek(serial(value, env)),
  EDATE: ([value, months], env) => monthsOn(serial(value, env), int(months), false),
  EOMONTH: ([value, months], env) => monthsOn(serial(value, env), int(months), true),
  DAYS: ([to, from], env) => Math.floor(serial(to, env)) - Math.floor(serial(from, env)),
  DATEDIF: ([from, to, unit], env) => difference(serial(from, env), serial(to, env), text(single(unit)).toUpperCase()),
  NETWORKDAYS: ([from, to, free], env) =>
    workdays(Math.floor(serial(from, env)), Math.floor(serial(to, env)), new Set(flat(free === undefined ? [] : [free]).map(numeric))),
};
