/** What a cell holds: how it shows, whether it is empty, and a typed value as it is written. */

import { clean } from '../text.ts';
import { dateOfSerial, dateTimeOfSerial } from '../time/dates.ts';
import type { Field, TimeRange } from './tables/field.ts';

/** What a cell shows as text: numbers in plain digits, empty for null and anything that is no cell value. */
export function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' && Number.isFinite(cell)) return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return '';
}

/** Whether a cell is empty. Tick boxes fill empty rows with FALSE, which counts as empty. */
export const isEmptyCell = (cell: unknown): boolean => cell === false || clean(cellText(cell)) === '';

/** As `cellText`, but a day or a time that Sheets holds as a number reads as people see it there. */
export function shownText(field: Field, cell: unknown): string {
  if (typeof cell !== 'number' || ['date', 'dateTime', 'dateOrText'].indexOf(field.type) < 0) return cellText(cell);
  const shown = Number.isInteger(cell) ? dateOfSerial(cell) : dateTimeOfSerial(cell)?.replace('T', ' ');
  return shown ?? cellText(cell);
}

/** The value that an empty or absent cell means. */
export function emptyValue(field: Field): unknown {
  if (field.type === 'list' || field.type === 'emails' || field.type === 'links' || field.type === 'choices') return [];
  return ['text', 'longText', 'email', 'dateOrText', 'meetLink'].indexOf(field.type) >= 0 ? '' : undefined;
}

// What formulas that failed show, in English and in Swedish.
const formulaError = /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|ERROR!|REFERENS!|SAKNAS!|NAMN\?|VÄRDEFEL!|DIVISION\/0!|OGILTIGT!)/;

/** What a formula that failed shows. */
export const isFormulaError = (text: string): boolean => formulaError.test(text);

/** A typed value as the workbook holds it: lists joined by ', ', ja/nej, dates as text, '' for nothing. */
export function cellOf(field: Field, value: unknown): string | number {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (Array.isArray(value)) return value.join(', ');
  if (field.type === 'timeRange') return `${(value as TimeRange).start}-${(value as TimeRange).end}`;
  return field.type === 'dateTime' ? String(value).replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ') : String(value);
}
