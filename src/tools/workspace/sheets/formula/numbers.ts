import { criterion } from './criteria.ts';
import type { Environment, Fn } from './environment.ts';
import type { Result, Value } from './values.ts';
import { Broken, compare, flat, isError, isMatrix, matrix, numeric, single, text } from './values.ts';

/** Functions that count and calculate. */

/** The numbers among the inputs: text and truth values count where given outright, not in cells. */
function numbers(inputs: readonly Result[]): number[] {
  return inputs.flatMap((input) =>
    isMatrix(input) ? flat([input]).filter((value) => typeof value === 'number') : flat([input]).map(numeric),
  );
}

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
const least = (list: readonly number[]) => list.reduce((a, b) => Math.min(a, b), Infinity);
const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), -Infinity);

function average(list: readonly number[]): number {
  if (list.length === 0) throw new Broken('DIVIDE_BY_ZERO');
  return sum(list) / list.length;
}

function cells(input: Result | undefined): Value[] {
  return matrix(input).rows.flat();
}

/** For each cell, whether all the pairs of range and criterion hold there. */
function chosen(pairs: readonly Result[], env: Environment): boolean[] {
  if (pairs.length === 0 || pairs.length % 2 !== 0) throw new Broken('N_A');
  let held: boolean[] | undefined;
  for (let at = 0; at < pairs.length; at += 2) {
    const test = criterion(single(pairs[at + 1]), env);
    const found = cells(pairs[at]).map(test);
    if (held && held.length !== found.length) throw new Broken('VALUE');
    held = held ? held.map((one, place) => one && found[place] === true) : found;
  }
  return held ?? [];
}

const numbersWhere = (input: Result | undefined, held: readonly boolean[]) =>
  cells(input).filter((value, at): value is number => held[at] === true && typeof value === 'number');

function nth(inputs: Result[], order: (a: number, b: number) => number): number {
  const [list, place] = inputs;
  const sorted = numbers([list ?? null]).sort(order);
  const found = sorted[numeric(single(place)) - 1];
  if (found === undefined) throw new Broken('NUM');
  return found;
}

function rounded(inputs: Result[], round: (value: number) => number): number {
  const [value, places] = [numeric(single(inputs[0])), numeric(single(inputs[1]))];
  const [scaled] = [Number(`${Math.abs(value)}e${places}`)];
  return Math.sign(value) * Number(`${round(scaled)}e${-places}`);
}

/** Rounds to a multiple. */
function multiple(inputs: Result[], round: (value: number) => number): number {
  const [value, step] = [numeric(single(inputs[0])), inputs[1] === undefined ? 1 : numeric(single(inputs[1]))];
  return step === 0 ? 0 : round(value / step) * step;
}

function checked(value: number): number {
  if (!Number.isFinite(value)) throw new Broken('NUM');
  return value;
}

export const numberFunctions: Record<string, Fn> = {
  SUM: (inputs) => sum(numbers(inputs)),
  PRODUCT: (inputs) => numbers(inputs).reduce((total, value) => total * value, 1),
  AVERAGE: (inputs) => average(numbers(inputs)),
  MIN: (inputs) => {
    const found = least(numbers(inputs));
    return found === Infinity ? 0 : found;
  },
  MAX: (inputs) => {
    const found = most(numbers(inputs));
    return found === -Infinity ? 0 : found;
  },
  MEDIAN: (inputs) => {
    const list = numbers(inputs).sort((a, b) => a - b);
    if (list.length === 0) throw new Broken('NUM');
    const middle = list.length / 2;
    return average(list.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
  },
  LARGE: (inputs) => nth(inputs, (a, b) => b - a),
  SMALL: (inputs) => nth(inputs, (a, b) => a - b),
  COUNT: (inputs) => inputs.flatMap(cells).filter((value) => typeof value === 'number').length,
  COUNTA: (inputs) => inputs.flatMap(cells).filter((value) => value !== null).length,
  COUNTBLANK: (inputs) => inputs.flatMap(cells).filter((value) => value === null || value === '').length,
  COUNTUNIQUE: (inputs) => {
    const found = inputs.flatMap(cells).filter((value) => value !== null && value !== '');
    return new Set(found.map((value) => (isError(value) ? value.error : `${typeof value} ${text(value).toLowerCase()}`))).size;
  },
  COUNTIF: (inputs, env) => chosen(inputs, env).filter(Boolean).length,
  COUNTIFS: (inputs, env) => chosen(inputs, env).filter(Boolean).length,
  SUMIF: ([range, wanted, summed], env) => sum(numbersWhere(summed ?? range, chosen([range ?? null, wanted ?? null], env))),
  SUMIFS: ([summed, ...pairs], env) => sum(numbersWhere(summed, chosen(pairs, env))),
  AVERAGEIF: ([range, wanted, summed], env) => average(numbersWhere(summed ?? range, chosen([range ?? null, wanted ?? null], env))),
  AVERAGEIFS: ([summed, ...pairs], env) => average(numbersWhere(summed, chosen(pairs, env))),
  MAXIFS: ([summed, ...pairs], env) => numbersWhere(summed, chosen(pairs, env)).reduce((a, b) => Math.max(a, b), 0),
  MINIFS: ([summed, ...pairs], env) => {
    const found = least(numbersWhere(summed, chosen(pairs, env)));
    return found === Infinity ? 0 : found;
  },
  ROUND: (inputs) => rounded(inputs, Math.round),
  ROUNDUP: (inputs) => rounded(inputs, Math.ceil),
  ROUNDDOWN: (inputs) => rounded(inputs, Math.floor),
  INT: ([value]) => Math.floor(numeric(single(value))),
  ABS: ([value]) => Math.abs(numeric(single(value))),
  SIGN: ([value]) => Math.sign(numeric(single(value))),
  SQRT: ([value]) => checked(Math.sqrt(numeric(single(value)))),
  POWER: ([base, exponent]) => checked(numeric(single(base)) ** numeric(single(exponent))),
  MOD: ([value, divisor]) => {
    const [a, b] = [numeric(single(value)), numeric(single(divisor))];
    if (b === 0) throw new Broken('DIVIDE_BY_ZERO');
    return a - b * Math.floor(a / b);
  },
  CEILING: (inputs) => multiple(inputs, Math.ceil),
  FLOOR: (inputs) => multiple(inputs, Math.floor),
  RANK: ([value, list, ascending]) => {
    const [own, all] = [numeric(single(value)), numbers([list ?? null])];
    if (!all.includes(own)) throw new Broken('N_A');
    const up = ascending !== undefined && compare(single(ascending), 0) !== 0;
    return 1 + all.filter((other) => (up ? other < own : other > own)).length;
  },
};
