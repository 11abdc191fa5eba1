import { wildcard } from './criteria.ts';
import type { Fn } from './environment.ts';
import type { Matrix, Result, Value } from './values.ts';
import { Broken, compare, isError, matrix, numeric, single, text, truth } from './values.ts';

/** Functions that look up in tables, and those that answer tables. */

function sameAs(wanted: Value): (value: Value) => boolean {
  if (typeof wanted === 'string') {
    const pattern = wildcard(wanted);
    return (value) => typeof value === 'string' && pattern.test(value);
  }
  return (value) => value !== null && typeof value === typeof wanted && !isError(value) && compare(value, wanted) === 0;
}

/** Where `wanted` is: exactly (0), or the last that is not greater (1) or not less (-1) in a sorted list. */
function found(list: readonly Value[], wanted: Value, kind: number): number {
  if (kind === 0) return list.findIndex(sameAs(wanted));
  let last = -1;
  for (const [at, value] of list.entries()) {
    if (value === null || isError(value) || typeof value !== typeof wanted) continue;
    if (kind > 0 ? compare(value, wanted) > 0 : compare(value, wanted) < 0) break;
    last = at;
  }
  return last;
}

const line = (input: Result | undefined): Value[] => matrix(input).rows.flat();
const transposed = ({ rows }: Matrix): Matrix => ({ rows: (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null)) });

function lookup(table: Matrix, [wanted, , index, sorted]: Result[]): Value {
  const column = Math.trunc(numeric(single(index)));
  if (column < 1) throw new Broken('VALUE');
  if (column > (table.rows[0]?.length ?? 0)) throw new Broken('REF');
  const kind = sorted === undefined || truth(single(sorted)) ? 1 : 0;
  const keys = table.rows.map((row) => row[0] ?? null);
  const row = table.rows[found(keys, single(wanted), kind)];
  if (!row) throw new Broken('N_A');
  return row[column - 1] ?? null;
}

function indexed([table, row, column]: Result[]): Result {
  const { rows } = matrix(table);
  const [down = 0, right = 0] = [row, column].map((input) => (input === undefined ? 0 : Math.trunc(numeric(single(input)))));
  // A single row is counted along.
  const [r, c] = rows.length === 1 && column === undefined ? [1, down] : [down, right];
  if (r > rows.length || c > (rows[0]?.length ?? 0) || r < 0 || c < 0) throw new Broken('NUM');
  const chosen = r === 0 ? rows : [rows[r - 1] ?? []];
  const picked = c === 0 ? chosen : chosen.map((one) => [one[c - 1] ?? null]);
  return picked.length === 1 && picked[0]?.length === 1 ? (picked[0][0] ?? null) : { rows: picked };
}

function unique(table: Matrix): Matrix {
  const seen = new Set<string>();
  const rows = table.rows.filter((row) => {
    const key = JSON.stringify(row);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { rows };
}

function sorted([input, ...specs]: Result[]): Matrix {
  const rows = matrix(input).rows.slice();
  const by: { key: (at: number) => Value; up: boolean }[] = [];
  const all = rows.map((row, at) => ({ row, at }));
  for (let at = 0; at < Math.max(specs.length, 2); at += 2) {
    const spec = specs[at];
    const keys = spec !== undefined && matrix(spec).rows.length > 1 ? line(spec) : undefined;
    const column = spec === undefined || keys ? 0 : Math.trunc(numeric(single(spec))) - 1;
    const key = (place: number): Value => (keys ? keys[place] : rows[place]?.[column]) ?? null;
    by.push({ key, up: specs[at + 1] === undefined || truth(single(specs[at + 1])) });
  }
  all.sort((a, b) => {
    for (const { key, up } of by) {
      const [x, y] = [key(a.at), key(b.at)];
      if (x === null || y === null) {
        if (x !== y) return x === null ? 1 : -1;
        continue;
      }
      const order = isError(x) || isError(y) ? 0 : compare(x, y);
      if (order !== 0) return up ? order : -order;
    }
    return a.at - b.at;
  });
  return { rows: all.map(({ row }) => row) };
}

function filtered([input, ...conditions]: Result[]): Matrix {
  const table = matrix(input);
  const along = conditions.some((one) => matrix(one).rows.length === 1 && (matrix(one).rows[0]?.length ?? 0) > 1);
  const lines = along ? transposed(table) : table;
  const tests = conditions.map(line);
  if (tests.some((test) => test.length !== lines.rows.length)) throw new Broken('N_A');
  const rows = lines.rows.filter((_, at) => tests.every((test) => !isError(test[at] ?? null) && truth(test[at] ?? null)));
  if (rows.length === 0) throw new Broken('N_A');
  return along ? transposed({ rows }) : { rows };
}

export const tableFunctions: Record<string, Fn> = {
  VLOOKUP: (inputs) => lookup(matrix(inputs[1]), inputs),
  HLOOKUP: (inputs) => lookup(transposed(matrix(inputs[1])), inputs),
  XLOOKUP: ([wanted, keys, values, missing, kind]) => {
    const mode = kind === undefined ? 0 : numeric(single(kind));
    const list = line(keys);
    const at = mode === 0 || mode === 2 ? found(list, single(wanted), 0) : found(list, single(wanted), mode < 0 ? 1 : -1);
    if (at < 0) {
      if (missing === undefined) throw new Broken('N_A');
      return missing;
    }
    const table = matrix(values);
    if (table.rows.length !== list.length) return table.rows[0]?.[at] ?? null;
    const row = table.rows[at] ?? [];
    return row.length === 1 ? (row[0] ?? null) : { rows: [row] };
  },
  MATCH: ([wanted, list, kind]) => {
    const at = found(line(list), single(wanted), kind === undefined ? 1 : numeric(single(kind)));
    if (at < 0) throw new Broken('N_A');
    return at + 1;
  },
  INDEX: indexed,
  CHOOSE: ([which, ...choices]) => {
    const chosen = choices[Math.trunc(numeric(single(which))) - 1];
    if (chosen === undefined) throw new Broken('NUM');
    return chosen;
  },
  ROWS: ([table]) => matrix(table).rows.length,
  COLUMNS: ([table]) => matrix(table).rows[0]?.length ?? 0,
  UNIQUE: ([table]) => unique(matrix(table)),
  SORT: sorted,
  FILTER: filtered,
  TRANSPOSE: ([table]) => transposed(matrix(table)),
  FLATTEN: (inputs) => ({ rows: inputs.flatMap(line).map((value) => [value]) }),
  SEQUENCE: ([height, width, first, step]) => {
    const [rows = 1, columns = 1, from = 1, by = 1] = [height, width, first, step].map((one) =>
      one === undefined ? undefined : numeric(single(one)),
    );
    if (rows < 1 || columns < 1 || rows * columns > 100_000) throw new Broken('NUM');
    return { rows: Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => from + (r * columns + c) * by)) };
  },
  ARRAYFORMULA: ([value]) => value ?? null,
  N: ([value]) => {
    const one = single(value);
    return typeof one === 'string' ? 0 : numeric(one);
  },
  T: ([value]) => {
    const one = single(value);
    return typeof one === 'string' ? text(one) : '';
  },
};
