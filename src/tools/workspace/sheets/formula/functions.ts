import type { Draft } from '../model.ts';
import { criterion } from './criteria.ts';
import { dayOf, now, ofParts } from './days.ts';
import type { Node } from './parse.ts';
import type { Result, Value } from './values.ts';
import { Broken, compare, flat, isError, isMatrix, matrix, numeric, single, text, truth } from './values.ts';

/** The functions that a person types in a workbook. Google has some 500 more; their names are #NAME? here. */

/** What a formula is computed in. */
export interface Environment {
  draft: Draft;
  evaluate(node: Node): Result;
}

/** A function over values that have been computed. Errors among single inputs have already broken the formula. */
type Fn = (inputs: Result[], env: Environment) => Result;

/** A function that decides itself which inputs are computed. */
type LazyFn = (inputs: readonly Node[], env: Environment) => Result;

/** The numbers among the inputs: text and truth values count where given outright, not in cells. */
function numbers(inputs: readonly Result[]): number[] {
  return inputs.flatMap((input) =>
    isMatrix(input) ? flat([input]).filter((value) => typeof value === 'number') : flat([input]).map(numeric),
  );
}

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
const extreme = (list: readonly number[], of: (a: number, b: number) => number) =>
  list.length === 0 ? 0 : list.reduce((a, b) => of(a, b));
const cells = (input: Result | undefined): Value[] => matrix(input).rows.flat();
const number = (input: Result | undefined) => numeric(single(input));
const word = (input: Result | undefined) => text(single(input));
const whole = (input: Result | undefined, fallback: number) => (input === undefined ? fallback : Math.trunc(number(input)));

/** For each cell, whether all the pairs of range and criterion hold there. */
function chosen(pairs: readonly Result[], { draft }: Environment): boolean[] {
  if (pairs.length === 0 || pairs.length % 2 !== 0) throw new Broken('N_A');
  let held: boolean[] | undefined;
  for (let at = 0; at < pairs.length; at += 2) {
    const found = cells(pairs[at]).map(criterion(single(pairs[at + 1]), draft));
    if (held && held.length !== found.length) throw new Broken('VALUE');
    held = held ? held.map((one, place) => one && found[place] === true) : found;
  }
  return held ?? [];
}

function average(list: readonly number[]): number {
  if (list.length === 0) throw new Broken('DIVIDE_BY_ZERO');
  return sum(list) / list.length;
}

function rounded(value: number, places: number): number {
  return Math.sign(value) * Number(`${Math.round(Number(`${Math.abs(value)}e${places}`))}e${-places}`);
}

function remainder(value: number, divisor: number): number {
  if (divisor === 0) throw new Broken('DIVIDE_BY_ZERO');
  return value - divisor * Math.floor(value / divisor);
}

/** The row whose first cell is the key; with `sorted`, the last that is not greater. */
function lookup([desired, table, index, sorted]: Result[]): Value {
  const { rows } = matrix(table);
  const column = whole(index, 0);
  if (column < 1) throw new Broken('VALUE');
  if (column > (rows[0]?.length ?? 0)) throw new Broken('REF');
  const key = single(desired);
  const alike = (value: Value | undefined): value is Value => value !== undefined && value !== null && typeof value === typeof key;
  const near = sorted === undefined || truth(single(sorted));
  let found = -1;
  for (const [at, [value]] of rows.entries()) {
    if (!alike(value) || isError(value)) continue;
    const order = compare(value, key);
    if (near ? order > 0 : order === 0 && found >= 0) break;
    if (near || order === 0) found = at;
  }
  const row = rows[found];
  if (!row) throw new Broken('N_A');
  return row[column - 1] ?? null;
}

const eager: Record<string, Fn> = {
  SUM: (inputs) => sum(numbers(inputs)),
  AVERAGE: (inputs) => average(numbers(inputs)),
  MIN: (inputs) => extreme(numbers(inputs), Math.min),
  MAX: (inputs) => extreme(numbers(inputs), Math.max),
  ROUND: ([value, places]) => rounded(number(value), number(places)),
  INT: ([value]) => Math.floor(number(value)),
  ABS: ([value]) => Math.abs(number(value)),
  MOD: ([value, divisor]) => remainder(number(value), number(divisor)),
  COUNT: (inputs) => inputs.flatMap(cells).filter((value) => typeof value === 'number').length,
  COUNTA: (inputs) => inputs.flatMap(cells).filter((value) => value !== null).length,
  COUNTBLANK: (inputs) => inputs.flatMap(cells).filter((value) => value === null || value === '').length,
  COUNTIF: (inputs, env) => chosen(inputs, env).filter(Boolean).length,
  COUNTIFS: (inputs, env) => chosen(inputs, env).filter(Boolean).length,
  SUMIF: ([range = null, desired = null, summed], env) => {
    const held = chosen([range, desired], env);
    return sum(cells(summed ?? range).filter((value, at): value is number => held[at] === true && typeof value === 'number'));
  },
  CONCATENATE: (inputs) => flat(inputs).map(text).join(''),
  LEFT: ([value, count]) => word(value).slice(0, whole(count, 1)),
  RIGHT: ([value, count]) => word(value).slice(Math.max(0, word(value).length - whole(count, 1))),
  MID: ([value, from, count]) => word(value).slice(whole(from, 1) - 1, whole(from, 1) - 1 + whole(count, 0)),
  LEN: ([value]) => word(value).length,
  LOWER: ([value]) => word(value).toLocaleLowerCase('sv'),
  UPPER: ([value]) => word(value).toLocaleUpperCase('sv'),
  TRIM: ([value]) => word(value).trim().replace(/ +/g, ' '),
  SUBSTITUTE: ([hay, needle, put]) => (word(needle) === '' ? word(hay) : word(hay).replaceAll(word(needle), () => word(put))),
  TODAY: (_inputs, { draft }) => Math.floor(now(draft)),
  NOW: (_inputs, { draft }) => now(draft),
  DATE: ([year, month, day]) => ofParts(whole(year, 0), whole(month, 0), whole(day, 0)),
  YEAR: ([value], { draft }) => dayOf(single(value), draft).getUTCFullYear(),
  MONTH: ([value], { draft }) => dayOf(single(value), draft).getUTCMonth() + 1,
  DAY: ([value], { draft }) => dayOf(single(value), draft).getUTCDate(),
  VLOOKUP: lookup,
};

const value = (node: Node | undefined, env: Environment): Value => single(node === undefined ? null : env.evaluate(node));

/** All truth values of the inputs; text in cells does not count. */
function truths(nodes: readonly Node[], env: Environment): boolean[] {
  const list = nodes.flatMap((node) => {
    const result = env.evaluate(node);
    if (!isMatrix(result)) return [truth(single(result))];
    return result.rows.flat().flatMap((one) => (one === null || typeof one === 'string' ? [] : [truth(one)]));
  });
  if (list.length === 0) throw new Broken('VALUE');
  return list;
}

const lazy: Record<string, LazyFn> = {
  IF: ([condition, then, otherwise], env) => {
    const held = truth(value(condition, env));
    const node = held ? then : otherwise;
    return node === undefined ? held : env.evaluate(node);
  },
  IFERROR: ([node, other], env) => {
    try {
      return value(node, env);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return other === undefined ? null : env.evaluate(other);
    }
  },
  AND: (nodes, env) => truths(nodes, env).every(Boolean),
  OR: (nodes, env) => truths(nodes, env).some(Boolean),
  NOT: ([node], env) => !truth(value(node, env)),
  ISBLANK: ([node], env) => value(node, env) === null,
  TRUE: () => true,
  FALSE: () => false,
};

/** The names of all functions that are computed, in order. */
export const functionNames: readonly string[] = [...Object.keys(eager), ...Object.keys(lazy)].sort();

/** What a function comes to. @throws Broken #NAME? for one that is not here */
export function called(name: string, inputs: readonly Node[], env: Environment): Result {
  const choosing = Object.hasOwn(lazy, name) ? lazy[name] : undefined;
  if (choosing) return choosing(inputs, env);
  const fn = Object.hasOwn(eager, name) ? eager[name] : undefined;
  if (!fn) throw new Broken('NAME');
  return fn(inputs.map(env.evaluate), env);
}
