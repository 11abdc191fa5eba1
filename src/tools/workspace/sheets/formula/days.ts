import type { Draft } from '../model.ts';
import { momentOf } from '../values/enter.ts';
import { dateOf, localeOf, serialOf } from '../values/locale.ts';
import type { Value } from './values.ts';
import { numeric } from './values.ts';

/** Days in formulas. A day is the number of days since 1899-12-30, as everywhere in a spreadsheet. */

/** Now in the spreadsheet's time zone, as a day with its fraction. */
export function now({ book, ctx }: Draft): number {
  const form = new Intl.DateTimeFormat('en-GB', {
    timeZone: book.timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const parts = new Map(form.formatToParts(ctx.now()).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const day = serialOf(part('year'), part('month'), part('day')) ?? 0;
  return day + (part('hour') * 3600 + part('minute') * 60 + part('second')) / 86_400;
}

/** The day that a number, or text that reads as a day, stands for. */
export function dayOf(value: Value, { book }: Draft): Date {
  const read = typeof value === 'string' ? momentOf(value, localeOf(book.locale))?.value : undefined;
  return dateOf(read ?? numeric(value));
}

/** Days and months outside their bounds run over, as months do in DATE(2026, 13, 1). */
export function ofParts(year: number, month: number, day: number): number {
  const at = Date.UTC(year < 1900 ? year + 1900 : year, month - 1, day);
  return Math.floor(at / 86_400_000) + (serialOf(1970, 1, 1) ?? 0);
}
