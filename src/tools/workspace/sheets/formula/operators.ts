import type { Matrix, Result, Value } from './values.ts';
import { Broken, compare, isError, isMatrix, matrix, numeric, text } from './values.ts';

/** Signs between values, on one value or on many. */

/** `{A1:B2;C1:D2}`: parts beside each other and under each other, which must fit. */
export function stacked(parts: Matrix[][]): Matrix {
  const rows = parts.flatMap((row) => {
    const height = row[0]?.rows.length ?? 0;
    if (row.some((one) => one.rows.length !== height)) throw new Broken('VALUE');
    return Array.from({ length: height }, (_, at) => row.flatMap((one) => one.rows[at] ?? []));
  });
  if (rows.some((row) => row.length !== rows[0]?.length)) throw new Broken('VALUE');
  return { rows };
}

/** An operation on two values, or on each of several; a single value, row or column is used for all. */
export function each(a: Result, b: Result, act: (a: Value, b: Value) => Value): Result {
  if (!isMatrix(a) && !isMatrix(b)) return act(a, b);
  const [x, y] = [matrix(a).rows, matrix(b).rows];
  const at = (rows: Matrix['rows'], row: number, column: number): Value => {
    const line = rows[rows.length === 1 ? 0 : row];
    const value = line?.[line.length === 1 ? 0 : column];
    return value === undefined ? { error: 'N_A' } : value;
  };
  const width = Math.max(x[0]?.length ?? 0, y[0]?.length ?? 0);
  return {
    rows: Array.from({ length: Math.max(x.length, y.length) }, (_, row) =>
      Array.from({ length: width }, (__, column): Value => {
        const [left, right] = [at(x, row, column), at(y, row, column)];
        if (isError(left)) return left;
        if (isError(right)) return right;
        try {
          return act(left, right);
        } catch (error) {
          if (error instanceof Broken) return error.value;
          throw error;
        }
      }),
    ),
  };
}

export function combine(sign: string, a: Value, b: Value): Value {
  if (sign === '&') return text(a) + text(b);
  if (/[<>=]/.test(sign)) {
    const order = compare(a, b);
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
