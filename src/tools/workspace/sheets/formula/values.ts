/** The values that formulas work on. */

export interface ErrorValue {
  error: 'ERROR' | 'DIVIDE_BY_ZERO' | 'VALUE' | 'REF' | 'NAME' | 'NUM' | 'N_A';
}
export type Value = string | number | boolean | null | ErrorValue;

/** Several cells' values, row by row; every row has the same length. */
export interface Matrix {
  rows: readonly (readonly Value[])[];
}
export type Result = Value | Matrix;

export function isError(value: Result): value is ErrorValue {
  return typeof value === 'object' && value !== null && 'error' in value;
}

export function isMatrix(value: Result): value is Matrix {
  return typeof value === 'object' && value !== null && 'rows' in value;
}

/** What an error looks like in its cell. */
export const errorText: Record<ErrorValue['error'], string> = {
  ERROR: '#ERROR!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
};

/** Stops the computing of a formula; its value is the error. */
export class Broken extends Error {
  readonly value: ErrorValue;
  constructor(error: ErrorValue['error']) {
    super(error);
    this.value = { error };
  }
}

/** One value; of several cells the first, as where a formula's neighbour cells are not free for the rest. */
export function single(result: Result | undefined): Value {
  const value = result === undefined ? null : isMatrix(result) ? (result.rows[0]?.[0] ?? null) : result;
  if (isError(value)) throw new Broken(value.error);
  return value;
}

export function matrix(result: Result | undefined): Matrix {
  if (result === undefined) return { rows: [] };
  return isMatrix(result) ? result : { rows: [[result]] };
}

/** All values, row by row; errors among them break the formula. */
export function flat(results: readonly Result[]): Value[] {
  const list: Value[] = [];
  for (const result of results) {
    for (const row of matrix(result).rows) {
      for (const value of row) {
        if (isError(value)) throw new Broken(value.error);
        list.push(value);
      }
    }
  }
  return list;
}

/** The number that a value stands for; text that is no number breaks with #VALUE!. */
export function numeric(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null) return 0;
  if (isError(value)) throw new Broken(value.error);
  const number = value.trim() === '' ? Number.NaN : Number(value.trim().replace(',', '.'));
  if (Number.isNaN(number)) throw new Broken('VALUE');
  return number;
}

export function text(value: Value): string {
  if (isError(value)) throw new Broken(value.error);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value === null ? '' : String(value);
}

export function truth(value: Value): boolean {
  if (typeof value === 'string') {
    if (/^true$/i.test(value)) return true;
    if (value === '' || /^false$/i.test(value)) return false;
    throw new Broken('VALUE');
  }
  return numeric(value) !== 0;
}

/** Numbers stand before text, text before truth values; text compares without regard to case. Empty is '' or 0. */
export function compare(a: Value, b: Value): number {
  const [x, y] = [a ?? blankLike(b), b ?? blankLike(a)];
  if (isError(x)) throw new Broken(x.error);
  if (isError(y)) throw new Broken(y.error);
  const [rankX, rankY] = [rank(x), rank(y)];
  if (rankX !== rankY) return rankX - rankY;
  if (typeof x === 'string' && typeof y === 'string') {
    const [low, high] = [x.toLowerCase(), y.toLowerCase()];
    return low < high ? -1 : low > high ? 1 : 0;
  }
  return Number(x) - Number(y);
}

function blankLike(other: Value): string | number | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function rank(value: string | number | boolean): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}
