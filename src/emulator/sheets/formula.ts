import { columnIndex } from './a1.ts';
import type { Draft } from './model.ts';
import { contentOf, gridOf } from './model.ts';

/**
 * The values of simple formulas: literals, arithmetic, comparison, `&` and references to single cells.
 * Functions are not computed here; they answer #NAME?, as Google answers for a name it does not know.
 */

export interface ErrorValue {
  error: 'ERROR' | 'DIVIDE_BY_ZERO' | 'VALUE' | 'REF' | 'NAME' | 'NUM';
}
export type Value = string | number | boolean | null | ErrorValue;

export function isError(value: Value): value is ErrorValue {
  return typeof value === 'object' && value !== null;
}

/** What an error looks like in its cell. */
export const errorText: Record<ErrorValue['error'], string> = {
  ERROR: '#ERROR!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
};

/** The parts of a formula, each one alternative: numbers, text, references to cells, names, signs. */
const parts = [
  /(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)/,
  /"((?:[^"]|"")*)"/,
  /((?:'(?:[^']|'')*'|[\p{L}_][\p{L}\p{N}_]*)!)?\$?([A-Za-z]{1,3})\$?([1-9]\d*)(?![\p{L}\p{N}_(])/u,
  /([\p{L}_][\p{L}\p{N}_.]*)/u,
  /(<>|<=|>=|[-+*/^&=<>()%,;:])/,
];
const token = new RegExp(`\\s*(?:${parts.map((part) => part.source).join('|')})`, 'uy');

type Token =
  | { kind: 'value'; value: Value }
  | { kind: 'cell'; sheet?: string; row: number; column: number }
  | { kind: 'name'; name: string }
  | { kind: 'sign'; sign: string };

class Broken extends Error {
  readonly value: ErrorValue;
  constructor(error: ErrorValue['error']) {
    super(error);
    this.value = { error };
  }
}

function tokens(text: string): Token[] {
  const list: Token[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const match = token.exec(text);
    if (!match) throw new Broken('ERROR');
    const [, number, string, sheet, column, row, name, sign] = match;
    if (number !== undefined) list.push({ kind: 'value', value: Number(number) });
    else if (string !== undefined) list.push({ kind: 'value', value: string.replaceAll('""', '"') });
    else if (column !== undefined) {
      const cell: Token = { kind: 'cell', row: Number(row) - 1, column: columnIndex(column) };
      if (sheet !== undefined) cell.sheet = sheet.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
      list.push(cell);
    } else if (name !== undefined) list.push({ kind: 'name', name });
    else list.push({ kind: 'sign', sign: sign ?? '' });
  }
  return list;
}

/** The value of a cell; a formula that leads back to itself is #REF!. `open` holds the formulas being computed. */
export function effective(draft: Draft, sheetId: number, row: number, column: number, open: ReadonlySet<string> = new Set()): Value {
  const { v, f } = contentOf(gridOf(draft, sheetId).rows[row]?.[column]);
  if (f === undefined) return v ?? null;
  const here = `${sheetId}/${row}/${column}`;
  if (open.has(here)) return { error: 'REF' };
  try {
    return evaluate(draft, sheetId, f, new Set([...open, here]));
  } catch (error) {
    if (error instanceof Broken) return error.value;
    throw error;
  }
}

function evaluate(draft: Draft, sheetId: number, formula: string, open: ReadonlySet<string>): Value {
  const list = tokens(formula.slice(1));
  let at = 0;
  const sign = (...wanted: string[]): string | undefined => {
    const next = list[at];
    if (next?.kind !== 'sign' || !wanted.includes(next.sign)) return undefined;
    at++;
    return next.sign;
  };
  const atom = (): Value => {
    const next = list[at++];
    if (!next) throw new Broken('ERROR');
    if (next.kind === 'value') return next.value;
    if (next.kind === 'name') {
      if (/^true$/i.test(next.name)) return true;
      if (/^false$/i.test(next.name)) return false;
      throw new Broken('NAME');
    }
    if (next.kind === 'cell') return cellValue(draft, sheetId, next, open);
    if (next.sign !== '(') throw new Broken('ERROR');
    const value = comparison();
    if (sign(')') === undefined) throw new Broken('ERROR');
    return value;
  };
  const percent = (): Value => {
    let value = atom();
    while (sign('%') !== undefined) value = numeric(value) / 100;
    return value;
  };
  const unary = (): Value => {
    const found = sign('-', '+');
    if (found === undefined) return percent();
    const value = unary();
    return found === '-' ? -numeric(value) : value;
  };
  const binary = (signs: string[], inner: () => Value): (() => Value) => {
    return () => {
      let value = inner();
      for (let found = sign(...signs); found !== undefined; found = sign(...signs)) value = combine(found, value, inner());
      return value;
    };
  };
  const power = binary(['^'], unary);
  const product = binary(['*', '/'], power);
  const sum = binary(['+', '-'], product);
  const joined = binary(['&'], sum);
  const comparison: () => Value = binary(['=', '<>', '<', '>', '<=', '>='], joined);
  const value = comparison();
  if (at < list.length) throw new Broken('ERROR');
  return value ?? 0;
}

function cellValue(draft: Draft, sheetId: number, cell: Extract<Token, { kind: 'cell' }>, open: ReadonlySet<string>): Value {
  const tab = draft.book.tabs.find((one) => (cell.sheet === undefined ? one.sheetId === sheetId : one.title === cell.sheet));
  if (!tab || cell.row >= tab.rowCount || cell.column >= tab.columnCount) throw new Broken('REF');
  const value = effective(draft, tab.sheetId, cell.row, cell.column, open);
  if (isError(value)) throw new Broken(value.error);
  return value;
}

function numeric(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null) return 0;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw new Broken('VALUE');
  return number;
}

function text(value: Value): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === null ? '' : String(value);
}

function combine(sign: string, a: Value, b: Value): Value {
  if (sign === '&') return text(a) + text(b);
  if (/[<>=]/.test(sign)) {
    const order = typeof a === 'string' || typeof b === 'string' ? compareText(text(a), text(b)) : numeric(a) - numeric(b);
    if (sign === '=') return order === 0;
    if (sign === '<>') return order !== 0;
    if (sign === '<') return order < 0;
    if (sign === '>') return order > 0;
    return sign === '<=' ? order <= 0 : order >= 0;
  }
  const [x, y] = [numeric(a), numeric(b)];
  if (sign === '/' && y === 0) throw new Broken('DIVIDE_BY_ZERO');
  const value = sign === '+' ? x + y : sign === '-' ? x - y : sign === '*' ? x * y : sign === '/' ? x / y : x ** y;
  if (!Number.isFinite(value)) throw new Broken('NUM');
  return value;
}

/** Text compares without regard to case. */
function compareText(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
