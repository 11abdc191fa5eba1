import type { Value } from './formula.ts';
import { effective, errorText, isError } from './formula.ts';
import type { Locale } from './locale.ts';
import { dateOf, localeOf } from './locale.ts';
import type { Box, Cell, Dimension, Draft, Fields } from './model.ts';
import { contentOf, gridOf, isBlank, trimmed } from './model.ts';

export interface Rendering {
  value: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  dateTime: 'SERIAL_NUMBER' | 'FORMATTED_STRING';
}

/** The box's values as `values.get` answers them: empty cells are '', trailing empty cells and rows are left out. */
export function renderBox(draft: Draft, box: Box, rendering: Rendering, major: Dimension): (string | number | boolean)[][] {
  const { rows } = gridOf(draft, box.sheetId);
  const locale = localeOf(draft.book.locale);
  const lines: (string | number | boolean)[][] = [];
  for (let row = box.top; row < Math.min(box.bottom, rows.length); row++) {
    const cells = rows[row] ?? [];
    const line: (string | number | boolean)[] = [];
    for (let column = box.left; column < Math.min(box.right, cells.length); column++) {
      const cell = cells[column] ?? null;
      line.push(isBlank(cell) ? '' : renderCell(draft, box.sheetId, row, column, cell, rendering, locale));
    }
    lines.push(trimmed(line, ''));
  }
  while (lines.length > 0 && lines[lines.length - 1]?.length === 0) lines.pop();
  return major === 'ROWS' ? lines : turned(lines);
}

function turned(lines: (string | number | boolean)[][]): (string | number | boolean)[][] {
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return Array.from({ length: width }, (_, column) =>
    trimmed(
      lines.map((line) => line[column] ?? ''),
      '',
    ),
  );
}

function renderCell(draft: Draft, sheetId: number, row: number, column: number, cell: Cell, how: Rendering, locale: Locale) {
  const { v, f } = contentOf(cell);
  if (how.value === 'FORMULA' && f !== undefined) return f;
  const value: Value = f === undefined ? (v ?? null) : effective(draft, sheetId, row, column);
  const pattern = numberFormat(cell);
  if (how.value === 'FORMATTED_VALUE') return formattedText(value, pattern, locale);
  if (isError(value)) return errorText[value.error];
  const dated = typeof value === 'number' && /^(DATE|TIME|DATE_TIME)$/.test(String(pattern?.type));
  return dated && how.dateTime === 'FORMATTED_STRING' ? formattedText(value, pattern, locale) : (value ?? '');
}

export function numberFormat(cell: Cell | undefined): Fields | undefined {
  if (cell === null || cell === undefined || typeof cell !== 'object') return undefined;
  return cell.format?.numberFormat as Fields | undefined;
}

/** A value as it is shown in its cell. */
export function formattedText(value: Value, format: Fields | undefined, locale: Locale): string {
  if (value === null) return '';
  if (isError(value)) return errorText[value.error];
  if (typeof value === 'boolean') return value ? locale.yes : locale.no;
  if (typeof value === 'string') return value;
  const type = String(format?.type ?? 'NUMBER');
  const pattern = typeof format?.pattern === 'string' ? format.pattern : '';
  if (type === 'DATE' || type === 'TIME' || type === 'DATE_TIME') return dateText(value, pattern || defaultPattern(type, locale));
  if (type === 'PERCENT') return `${decimals(value * 100, pattern || '0.00%', locale)}%`;
  if (type === 'NUMBER' && /[0#]/.test(pattern)) return decimals(value, pattern, locale);
  return general(value, locale);
}

function defaultPattern(type: string, locale: Locale): string {
  const day = locale.decimal === ',' ? 'yyyy-mm-dd' : locale.dayFirst ? 'dd/mm/yyyy' : 'm/d/yyyy';
  return type === 'DATE' ? day : type === 'TIME' ? 'hh:mm:ss' : `${day} hh:mm:ss`;
}

/** A number without a format shows at most ten significant digits. */
function general(value: number, locale: Locale): string {
  const text = Number(value.toPrecision(10)).toString();
  return text.replace('.', locale.decimal).replace('e', 'E');
}

function decimals(value: number, pattern: string, locale: Locale): string {
  const [whole = '', part = ''] = pattern.replace(/%.*$/, '').split('.');
  const most = part.replace(/[^0#]/g, '').length;
  const least = part.replace(/[^0]/g, '').length;
  const [integer = '0', fraction = ''] = Math.abs(value).toFixed(most).split('.');
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '');
  const grouped = whole.includes(',') ? integer.replace(/\B(?=(\d{3})+$)/g, locale.grouping) : integer;
  return `${value < 0 ? '-' : ''}${grouped}${kept === '' ? '' : locale.decimal + kept}`;
}

/** The common letters of date patterns. `m` is minutes next to hours or seconds, else months. */
function dateText(serial: number, pattern: string): string {
  const at = dateOf(serial);
  const parts = pattern.match(/y+|m+|d+|h+|s+|"[^"]*"|[^ymdhs"]/gi) ?? [];
  const letters = parts.map((part) => part.toLowerCase());
  const clock = (index: number) => {
    const before = letters
      .slice(0, index)
      .reverse()
      .find((part) => /^[ymdhs]+$/.test(part));
    const after = letters.slice(index + 1).find((part) => /^[ymdhs]+$/.test(part));
    return before?.startsWith('h') === true || after?.startsWith('s') === true;
  };
  return parts
    .map((part, index) => {
      const padded = (value: number) => String(value).padStart(part.length > 1 ? 2 : 1, '0');
      const letter = letters[index]?.[0];
      if (/^y+$/i.test(part)) return part.length > 2 ? String(at.getUTCFullYear()) : String(at.getUTCFullYear()).slice(-2);
      if (/^m+$/i.test(part)) return padded(clock(index) ? at.getUTCMinutes() : at.getUTCMonth() + 1);
      if (/^d+$/i.test(part)) return padded(at.getUTCDate());
      if (/^h+$/i.test(part)) return padded(at.getUTCHours());
      if (/^s+$/i.test(part)) return padded(at.getUTCSeconds());
      return letter === '"' ? part.slice(1, -1) : part;
    })
    .join('');
}
