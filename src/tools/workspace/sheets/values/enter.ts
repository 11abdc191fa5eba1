import { CELL_CHARACTERS } from '../../../../quotas/google.ts';
import type { Cell, Fields, RichCell } from '../model.ts';
import { invalid, plain, rich } from '../model.ts';
import { type Styling, styleOf } from '../styles.ts';
import type { Locale } from './locale.ts';
import { serialOf } from './locale.ts';

export type InputOption = 'RAW' | 'USER_ENTERED';

/**
 * The cell after a value has been written to it; '' empties it and keeps its looks.
 * RAW keeps text as text; USER_ENTERED reads it as if typed. 400 for anything but a string, number or boolean.
 */
export function entered(cell: Cell, value: unknown, option: InputOption, locale: Locale, styling: Styling): Cell {
  const before = rich(cell);
  const { v: _value, f: _formula, ...looks } = before;
  if (value === '') return plain(looks);
  if (typeof value === 'number' || typeof value === 'boolean') return plain({ ...looks, v: value });
  if (typeof value !== 'string') throw invalid(`Invalid value: ${JSON.stringify(value)} is not a string, number or boolean.`);
  if (value.length > CELL_CHARACTERS)
    throw invalid(`Your input contains more than the maximum of ${CELL_CHARACTERS} characters in a single cell.`);
  if (option === 'RAW' || isText(styleOf(styling, looks.style).format)) return plain({ ...looks, v: value });
  return plain(typed(value, looks, locale, styling));
}

function isText(format: Fields | undefined): boolean {
  const number = format?.numberFormat as Fields | undefined;
  return number?.type === 'TEXT';
}

/** What typing `text` into a cell makes of it: a formula, a number, a truth value, a date, or the text. */
function typed(text: string, looks: RichCell, locale: Locale, styling: Styling): RichCell {
  if (text.startsWith("'")) return { ...looks, v: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { ...looks, f: text };
  const word = text.trim();
  const upper = word.toUpperCase();
  if (upper === 'TRUE' || upper === locale.yes) return { ...looks, v: true };
  if (upper === 'FALSE' || upper === locale.no) return { ...looks, v: false };
  const percent = word.endsWith('%') ? numberIn(word.slice(0, -1), locale) : undefined;
  if (percent !== undefined) return formatted(looks, percent / 100, 'PERCENT', Number.isInteger(percent) ? '0%' : '0.00%', styling);
  const number = numberIn(word, locale);
  if (number !== undefined) return { ...looks, v: number };
  return moment(word, looks, locale, styling) ?? { ...looks, v: text };
}

function numberIn(word: string, locale: Locale): number | undefined {
  const grouped = word.replaceAll(locale.grouping, '').replace(locale.decimal, '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(grouped)) return undefined;
  const parts = word.split(locale.decimal);
  const groups = (parts[0] ?? '').replace(/^[+-]/, '').split(locale.grouping);
  // "1,2" is not twelve: what stands between grouping marks has three digits.
  if (groups.length > 1 && !groups.every((group, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group))) return undefined;
  return Number(grouped);
}

/** A cell keeps the number format it has; one that has none is given what Google gives. */
function formatted(looks: RichCell, v: number, type: string, pattern: string, styling: Styling): RichCell {
  const style = styleOf(styling, looks.style);
  if (style.format?.numberFormat !== undefined) return { ...looks, v };
  return { ...looks, v, ...styling.named({ ...style, format: { ...style.format, numberFormat: { type, pattern } } }) };
}

function moment(word: string, looks: RichCell, locale: Locale, styling: Styling): RichCell | undefined {
  const found = momentOf(word, locale);
  return found && formatted(looks, found.value, found.type, found.pattern, styling);
}

/** The day, the time or both that the text reads as, and how that is shown. */
export function momentOf(word: string, locale: Locale): { value: number; type: string; pattern: string } | undefined {
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
  const alone = clock.exec(word);
  if (alone) {
    const value = fraction(alone);
    return value === undefined ? undefined : { value, type: 'TIME', pattern: alone[3] === undefined ? 'hh:mm' : 'hh:mm:ss' };
  }
  const [day, time, ...rest] = word.split(/[ T]/);
  if (day === undefined || rest.length > 0) return undefined;
  const serial = daySerial(day, locale);
  if (serial === undefined) return undefined;
  if (time === undefined) return { value: serial.value, type: 'DATE', pattern: serial.pattern };
  const match = clock.exec(time);
  const part = match ? fraction(match) : undefined;
  if (part === undefined) return undefined;
  return { value: serial.value + part, type: 'DATE_TIME', pattern: `${serial.pattern} hh:mm${match?.[3] === undefined ? '' : ':ss'}` };
}

function fraction(match: RegExpExecArray): number | undefined {
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return hours > 23 || minutes > 59 || seconds > 59 ? undefined : (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

function daySerial(text: string, locale: Locale): { value: number; pattern: string } | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!iso && !slashed) return undefined;
  const [day, month] = locale.dayFirst ? [1, 2] : [2, 1];
  const value = iso
    ? serialOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    : serialOf(Number(slashed?.[3]), Number(slashed?.[month]), Number(slashed?.[day]));
  return value === undefined ? undefined : { value, pattern: iso ? 'yyyy-mm-dd' : locale.dayFirst ? 'dd/mm/yyyy' : 'm/d/yyyy' };
}
