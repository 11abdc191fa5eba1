import type { Value } from '../formula/values.ts';
import { errorText, isError } from '../formula/values.ts';
import type { Fields } from '../model.ts';
import type { Locale } from './locale.ts';
import { dateOf } from './locale.ts';

/** A value as it is shown in its cell with this number format. */
export function formattedText(value: Value, format: Fields | undefined, locale: Locale): string {
  if (value === null) return '';
  if (isError(value)) return errorText[value.error];
  if (typeof value === 'boolean') return value ? locale.yes : locale.no;
  if (typeof value === 'string') return value;
  const type = String(format?.type ?? 'NUMBER');
  const pattern = typeof format?.pattern === 'string' ? format.pattern : '';
  if (type === 'DATE' || type === 'TIME' || type === 'DATE_TIME') return dateText(value, pattern || defaultPattern(type, locale), locale);
  if (type === 'TEXT') return general(value, locale);
  const form = pattern || defaultNumbers[type];
  return form === undefined ? general(value, locale) : numberText(value, form, locale);
}

const defaultNumbers: Record<string, string> = { PERCENT: '0.00%', CURRENCY: '#,##0.00', SCIENTIFIC: '0.00E+00' };

function defaultPattern(type: string, locale: Locale): string {
  const day = locale.decimal === ',' ? 'yyyy-mm-dd' : locale.dayFirst ? 'dd/mm/yyyy' : 'm/d/yyyy';
  return type === 'DATE' ? day : type === 'TIME' ? 'hh:mm:ss' : `${day} hh:mm:ss`;
}

/** A number without a format shows at most ten significant digits. */
function general(value: number, locale: Locale): string {
  const text = Number(value.toPrecision(10)).toString();
  return text.replace('.', locale.decimal).replace('e', 'E');
}

/** Sections for positive, negative and zero part at `;`; what is quoted or no digit sign stands as it is. */
function numberText(value: number, pattern: string, locale: Locale): string {
  const sections = pattern.match(/(?:"[^"]*"|\\.|[^;"\\])+/g) ?? [pattern];
  const own = value < 0 ? sections[1] : value === 0 ? sections[2] : undefined;
  const signed = own === undefined && value < 0;
  const form = (own ?? sections[0] ?? '').replace(/\[[^\]]*\]|[_*]./g, '');
  const parts = /^((?:"[^"]*"|\\.|[^0#?,."\\])*)([0#?,]*(?:\.[0#?]*)?(?:[eE][+-]?0+)?)(.*)$/s.exec(form);
  const [, before = '', digits = '', after = ''] = parts ?? [];
  const literal = (text: string) => text.replace(/"([^"]*)"|\\(.)/g, (_, quoted, escaped) => quoted ?? escaped);
  if (digits === '') return literal(form);
  const size = Math.abs(/%/.test(before + after) ? value * 100 : value);
  const text = /e/i.test(digits) ? scientific(size, digits, locale) : decimals(size, digits, locale);
  return `${signed ? '-' : ''}${literal(before)}${text}${literal(after)}`;
}

function scientific(value: number, digits: string, locale: Locale): string {
  const [mantissa = '0', exponent = '0'] = value.toExponential((/\.([0#]*)/.exec(digits)?.[1] ?? '').length).split('e');
  return `${mantissa.replace('.', locale.decimal)}E${exponent.startsWith('-') ? '-' : '+'}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`;
}

function decimals(value: number, pattern: string, locale: Locale): string {
  const [whole = '', part = ''] = pattern.split('.');
  const least = part.replace(/[^0]/g, '').length;
  const [integer = '0', fraction = ''] = value.toFixed(Math.min(part.length, 20)).split('.');
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '');
  const padded = integer.padStart(whole.replace(/[^0]/g, '').length, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, locale.grouping) : padded;
  return `${grouped}${kept === '' ? '' : locale.decimal + kept}`;
}

/** The letters of date patterns. `m` is minutes next to hours or seconds, else months; from three letters on, names. */
function dateText(serial: number, pattern: string, locale: Locale): string {
  const at = dateOf(serial);
  const parts = pattern.match(/y+|m+|d+|h+|s+|"[^"]*"|\\.|am\/pm|a\/p|[^ymdhs"\\]/gi) ?? [];
  const letters = parts.map((part) => part.toLowerCase());
  const halves = letters.some((part) => part === 'am/pm' || part === 'a/p');
  const clock = (index: number) => {
    const before = letters
      .slice(0, index)
      .reverse()
      .find((part) => /^[ymdhs]+$/.test(part));
    const after = letters.slice(index + 1).find((part) => /^[ymdhs]+$/.test(part));
    return before?.startsWith('h') === true || after?.startsWith('s') === true;
  };
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale.decimal === ',' ? 'sv' : 'en', { timeZone: 'UTC', ...options }).format(at);
  return parts
    .map((part, index) => {
      const padded = (value: number) => String(value).padStart(part.length > 1 ? 2 : 1, '0');
      const letter = letters[index]?.[0];
      const hours = at.getUTCHours();
      if (/^y+$/i.test(part)) return part.length > 2 ? String(at.getUTCFullYear()) : String(at.getUTCFullYear()).slice(-2);
      if (/^m+$/i.test(part) && !clock(index) && part.length > 2) return named({ month: part.length === 3 ? 'short' : 'long' });
      if (/^m+$/i.test(part)) return padded(clock(index) ? at.getUTCMinutes() : at.getUTCMonth() + 1);
      if (/^d+$/i.test(part)) return part.length > 2 ? named({ weekday: part.length === 3 ? 'short' : 'long' }) : padded(at.getUTCDate());
      if (/^h+$/i.test(part)) return padded(halves ? hours % 12 || 12 : hours);
      if (/^s+$/i.test(part)) return padded(at.getUTCSeconds());
      if (halves && /^a/i.test(part)) return hours < 12 ? 'AM' : 'PM';
      if (letter === '\\') return part.slice(1);
      return letter === '"' ? part.slice(1, -1) : part;
    })
    .join('');
}
