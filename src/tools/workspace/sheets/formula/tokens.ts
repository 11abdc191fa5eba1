import { columnIndex, columnName, quotedTitle } from '../a1.ts';
import type { Value } from './values.ts';
import { Broken, errorText } from './values.ts';

/** A formula's text, cut into its parts. */

/** One corner of a reference; `$` before its row or column fixes that when the formula is copied. */
export interface Corner {
  row?: number;
  column?: number;
  rowFixed: boolean;
  columnFixed: boolean;
}

/** `Rum!A2:C`, `B3`, `2:5`: a cell has no `end`. */
export interface Reference {
  sheet?: string;
  start: Corner;
  end?: Corner;
}

/** `from` and `to` are the part's place in the text. */
export type Token = { from: number; to: number } & (
  | { kind: 'value'; value: Value }
  | { kind: 'reference'; reference: Reference }
  | { kind: 'name'; name: string }
  | { kind: 'sign'; sign: string }
);

const sheetName = "(?:'(?:[^']|'')*'|[\\p{L}_][\\p{L}\\p{N}_.]*)!";
const cell = '\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}';
const column = '\\$?[A-Za-z]{1,3}';
const row = '\\$?[1-9]\\d{0,6}';
const span = `(?:${cell}(?::(?:${cell}|${column}|${row}))?|${column}:(?:${cell}|${column})|${row}:${row})`;

const parts = [
  `(${sheetName})?(${span})(?![\\p{L}\\p{N}_(.!$])`,
  '(#REF!|#N/A|#NAME\\?|#DIV/0!|#VALUE!|#NUM!|#ERROR!)',
  '(\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+)',
  '"((?:[^"]|"")*)"',
  '([\\p{L}_][\\p{L}\\p{N}_.]*)',
  '(<>|<=|>=|[-+*/^&=<>()%,;])',
];

/** 400 never: what cannot be cut breaks with #ERROR!. `text` is without its `=`; `decimalComma` reads 1,5 as a number. */
export function tokens(text: string, decimalComma = false): Token[] {
  const numbers = decimalComma ? '(\\d+(?:[.,]\\d+)?(?:[eE][+-]?\\d+)?|\\.\\d+)' : parts[2];
  const pattern = new RegExp(`\\s*(?:${parts.map((part, at) => (at === 2 ? numbers : part)).join('|')})`, 'uy');
  const list: Token[] = [];
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new Broken('ERROR');
    const [whole, sheet, range, error, number, string, name, sign] = match;
    const place = { from: start + whole.length - whole.trimStart().length, to: start + whole.length };
    if (range !== undefined) list.push({ ...place, kind: 'reference', reference: readReference(sheet, range) });
    else if (error !== undefined) list.push({ ...place, kind: 'value', value: { error: errorNamed(error) } });
    else if (number !== undefined) list.push({ ...place, kind: 'value', value: Number(number.replace(',', '.')) });
    else if (string !== undefined) list.push({ ...place, kind: 'value', value: string.replaceAll('""', '"') });
    else if (name !== undefined) list.push({ ...place, kind: 'name', name });
    else list.push({ ...place, kind: 'sign', sign: sign ?? '' });
  }
  return list;
}

function errorNamed(shown: string) {
  for (const [name, text] of Object.entries(errorText)) if (text === shown) return name as keyof typeof errorText;
  return 'ERROR';
}

function readReference(sheet: string | undefined, span: string): Reference {
  const [first = '', last] = span.split(':');
  const reference: Reference = { start: readCorner(first) };
  if (last !== undefined) reference.end = readCorner(last);
  if (sheet !== undefined) {
    const name = sheet.slice(0, -1);
    reference.sheet = name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
  }
  return reference;
}

function readCorner(text: string): Corner {
  const [, columnSign, letters, rowSign, digits] = /^(?:(\$?)([A-Za-z]{1,3}))?(?:(\$?)(\d+))?$/.exec(text) ?? [];
  const corner: Corner = { rowFixed: rowSign === '$', columnFixed: columnSign === '$' };
  if (letters !== undefined) corner.column = columnIndex(letters);
  if (digits !== undefined) corner.row = Number(digits) - 1;
  return corner;
}

/** The reference as it stands in a formula. */
export function referenceText({ sheet, start, end }: Reference): string {
  const corner = ({ row, column, rowFixed, columnFixed }: Corner) =>
    (column === undefined ? '' : `${columnFixed ? '$' : ''}${columnName(column)}`) +
    (row === undefined ? '' : `${rowFixed ? '$' : ''}${row + 1}`);
  const home = sheet === undefined ? '' : `${quotedTitle(sheet)}!`;
  return `${home}${corner(start)}${end === undefined ? '' : `:${corner(end)}`}`;
}
