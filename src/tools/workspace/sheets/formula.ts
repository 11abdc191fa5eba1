import { dateFunctions } from './formula/dates.ts';
import type { Environment } from './formula/environment.ts';
import { logicFunctions } from './formula/logic.ts';
import { numberFunctions } from './formula/numbers.ts';
import { combine, each, stacked } from './formula/operators.ts';
import type { Node } from './formula/parse.ts';
import { parseFormula } from './formula/parse.ts';
import { rangeOfReference } from './formula/references.ts';
import { tableFunctions } from './formula/tables.ts';
import type { Reference } from './formula/tokens.ts';
import type { Matrix, Result, Value } from './formula/values.ts';
import { Broken, isError, isMatrix, matrix, numeric } from './formula/values.ts';
import { wordFunctions } from './formula/words.ts';
import { localeOf } from './locale.ts';
import type { Draft, GridRange, Row, Tab } from './model.ts';
import { contentOf, gridOf } from './model.ts';

/**
 * What formulas come to. A name that is no function here answers #NAME?, as Google answers for one it does not know.
 * A formula that answers several values shows the rest in the cells below and beside it, where these are empty.
 */

const functions = { ...numberFunctions, ...wordFunctions, ...dateFunctions, ...tableFunctions };

/** The names of all functions that are computed, in order. */
export const functionNames: readonly string[] = [...Object.keys(functions), ...Object.keys(logicFunctions)].sort();

/** What has been worked out since a draft's last change. */
interface Known {
  edits: number;
  results: Map<string, Result>;
  ranges: Map<string, Matrix>;
  /** Each sheet's cells that show a part of another cell's answer. */
  spread: Map<number, Spread>;
  /** The formulas being computed, and those put aside until one deep below them is known. */
  open: Set<string>;
  waiting: Set<string>;
}

interface Spread {
  values: Map<string, Value>;
  bottom: number;
  right: number;
}

const nothingSpread: Spread = { values: new Map(), bottom: 0, right: 0 };

const memory = new WeakMap<Draft, Known>();
const trees = new Map<string, Node | Broken>();

function known(draft: Draft): Known {
  const before = memory.get(draft);
  if (before?.edits === draft.edits) return before;
  const fresh: Known = {
    edits: draft.edits,
    results: new Map(),
    ranges: new Map(),
    spread: new Map(),
    open: new Set(),
    waiting: new Set(),
  };
  memory.set(draft, fresh);
  return fresh;
}

function treeOf(draft: Draft, formula: string): Node {
  const decimalComma = localeOf(draft.book.locale).decimal === ',';
  const key = `${decimalComma ? ',' : '.'}${formula}`;
  let tree = trees.get(key);
  if (tree === undefined) {
    try {
      tree = parseFormula(formula, decimalComma);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      tree = error;
    }
    if (trees.size > 5000) trees.clear();
    trees.set(key, tree);
  }
  if (tree instanceof Broken) throw tree;
  return tree;
}

/** The formula as a tree; undefined where it does not parse. */
export function formulaTree(draft: Draft, formula: string): Node | undefined {
  try {
    return treeOf(draft, formula);
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
}

/** Formulas deeper than this are computed from the inside, so that a long column of sums does not exhaust the stack. */
const deepest = 150;

class TooDeep extends Error {
  readonly place: [number, number, number];
  constructor(place: [number, number, number]) {
    super('too deep');
    this.place = place;
  }
}

/** The value of a cell; a formula that leads back to itself is #REF!. */
export function effective(draft: Draft, sheetId: number, row: number, column: number): Value {
  const { v, f } = contentOf(gridOf(draft, sheetId).rows[row]?.[column]);
  if (f === undefined) return v ?? spreadValue(draft, sheetId, row, column);
  const result = resultOf(draft, sheetId, row, column, f);
  if (!isMatrix(result)) return result;
  if (!fits(draft, sheetId, row, column, result)) return { error: 'REF' };
  return result.rows[0]?.[0] ?? (result.rows.length > 0 ? '' : null);
}

function resultOf(draft: Draft, sheetId: number, row: number, column: number, formula: string): Result {
  const memo = known(draft);
  const here = `${sheetId}/${row}/${column}`;
  const before = memo.results.get(here);
  if (before !== undefined) return before;
  if (memo.open.has(here) || memo.waiting.has(here)) return { error: 'REF' };
  if (memo.open.size >= deepest) throw new TooDeep([sheetId, row, column]);
  memo.open.add(here);
  let result: Result;
  try {
    result = computed(draft, sheetId, row, column, formula);
  } catch (error) {
    if (!(error instanceof TooDeep) || memo.open.size > 1) throw error;
    // The first formula asked for: compute the deep one by itself, and then this one anew.
    memo.open.delete(here);
    memo.waiting.add(here);
    effective(draft, ...error.place);
    memo.waiting.delete(here);
    return resultOf(draft, sheetId, row, column, formula);
  } finally {
    memo.open.delete(here);
  }
  memo.results.set(here, result);
  return result;
}

function computed(draft: Draft, sheetId: number, row: number, column: number, formula: string): Result {
  const env: Environment = {
    draft,
    sheetId,
    row,
    column,
    evaluate: (node) => evaluate(node, env),
    isFormula: (reference) => {
      const { tab, range } = placed(env, reference);
      const cell = gridOf(draft, tab.sheetId).rows[range.startRowIndex ?? 0]?.[range.startColumnIndex ?? 0];
      return contentOf(cell).f !== undefined;
    },
  };
  try {
    const result = evaluate(treeOf(draft, formula), env);
    return isMatrix(result) && result.rows.length <= 1 && (result.rows[0]?.length ?? 0) <= 1 ? (result.rows[0]?.[0] ?? null) : result;
  } catch (error) {
    if (error instanceof Broken) return error.value;
    throw error;
  }
}

function evaluate(node: Node, env: Environment): Result {
  if (node.kind === 'value') {
    if (isError(node.value)) throw new Broken(node.value.error);
    return node.value;
  }
  if (node.kind === 'reference') return referred(env, node.reference);
  if (node.kind === 'name') return named(env, node.name);
  if (node.kind === 'minus') return each(evaluate(node.of, env), 0, (value) => -numeric(value));
  if (node.kind === 'percent') return each(evaluate(node.of, env), 0, (value) => numeric(value) / 100);
  if (node.kind === 'binary') return each(evaluate(node.left, env), evaluate(node.right, env), (a, b) => combine(node.sign, a, b));
  if (node.kind === 'list') return stacked(node.rows.map((row) => row.map((one) => matrix(evaluate(one, env)))));
  const lazy = Object.hasOwn(logicFunctions, node.name) ? logicFunctions[node.name] : undefined;
  if (lazy) return lazy(node.inputs, env);
  const fn = Object.hasOwn(functions, node.name) ? functions[node.name] : undefined;
  if (!fn) throw new Broken('NAME');
  return fn(
    node.inputs.map((input) => evaluate(input, env)),
    env,
  );
}

function placed({ draft, sheetId }: Environment, reference: Reference): { tab: Tab; range: GridRange } {
  const name = reference.sheet?.toLowerCase();
  const tab = draft.book.tabs.find((one) => (name === undefined ? one.sheetId === sheetId : one.title.toLowerCase() === name));
  if (!tab) throw new Broken('REF');
  return { tab, range: rangeOfReference(reference, tab.sheetId) };
}

function referred(env: Environment, reference: Reference): Result {
  const { tab, range } = placed(env, reference);
  if (reference.end) return valuesIn(env.draft, tab, range);
  const { startRowIndex: row = 0, startColumnIndex: column = 0 } = range;
  if (row >= tab.rowCount || column >= tab.columnCount) throw new Broken('REF');
  const value = effective(env.draft, tab.sheetId, row, column);
  if (isError(value)) throw new Broken(value.error);
  // As a table of one cell, for the functions that treat cells otherwise than what is written out.
  return typeof value === 'number' ? value : { rows: [[value]] };
}

function named(env: Environment, name: string): Result {
  const found = env.draft.book.namedRanges?.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const tab = found && env.draft.book.tabs.find((one) => one.sheetId === found.range.sheetId);
  if (!found || !tab) throw new Broken('NAME');
  return valuesIn(env.draft, tab, found.range);
}

function valuesIn(draft: Draft, tab: Tab, range: GridRange): Matrix {
  const [top, left] = [range.startRowIndex ?? 0, range.startColumnIndex ?? 0];
  if (top >= tab.rowCount || left >= tab.columnCount) throw new Broken('REF');
  const bottom = Math.min(range.endRowIndex ?? tab.rowCount, tab.rowCount);
  const right = Math.min(range.endColumnIndex ?? tab.columnCount, tab.columnCount);
  const key = `${tab.sheetId}/${top}/${bottom}/${left}/${right}`;
  const memo = known(draft);
  const before = memo.ranges.get(key);
  if (before) return before;
  const rows = Array.from({ length: bottom - top }, (_, at) =>
    Array.from({ length: right - left }, (__, offset) => effective(draft, tab.sheetId, top + at, left + offset)),
  );
  // Cells still being computed are not known yet: such a range is asked for anew.
  if (memo.open.size <= 1 || !rows.some((row) => row.some(isError))) memo.ranges.set(key, { rows });
  return { rows };
}

const spreading = /\b(?:UNIQUE|SORT|FILTER|TRANSPOSE|FLATTEN|SPLIT|SEQUENCE|ARRAYFORMULA|ARRAY_CONSTRAIN|REGEXEXTRACT|INDEX|XLOOKUP)\(|\{/i;

/** Whether the cells that an answer would spread over are empty. */
function fits(draft: Draft, sheetId: number, row: number, column: number, { rows }: Matrix): boolean {
  const tab = draft.book.tabs.find((one) => one.sheetId === sheetId);
  const grid: readonly Row[] = gridOf(draft, sheetId).rows;
  if (!tab || row + rows.length > tab.rowCount || column + (rows[0]?.length ?? 0) > tab.columnCount) return false;
  return rows.every((line, r) =>
    line.every((_, c) => {
      if (r === 0 && c === 0) return true;
      const { v, f } = contentOf(grid[row + r]?.[column + c]);
      return v === undefined && f === undefined;
    }),
  );
}

function spreadValue(draft: Draft, sheetId: number, row: number, column: number): Value {
  const { values } = spreadOf(draft, sheetId);
  return values.size === 0 ? null : (values.get(`${row}/${column}`) ?? null);
}

/** A tab's rows, and each of them, are never changed in place: what is known of them holds for as long as they are kept. */
const formulas = new WeakMap<readonly Row[] | Row, boolean>();

function noted(rows: readonly Row[] | Row, look: () => boolean): boolean {
  const has = formulas.get(rows) ?? look();
  formulas.set(rows, has);
  return has;
}
const hasFormulas = (rows: readonly Row[]): boolean =>
  noted(rows, () => rows.some((row) => noted(row, () => row.some((cell) => contentOf(cell).f !== undefined))));

/** What formulas with several values show in other cells. While it is being worked out, those cells are empty. */
function spreadOf(draft: Draft, sheetId: number): Spread {
  const memo = known(draft);
  const before = memo.spread.get(sheetId);
  if (before) return before;
  memo.spread.set(sheetId, nothingSpread);
  const grid = gridOf(draft, sheetId);
  if (!hasFormulas(grid.rows)) return nothingSpread;
  const spread: Spread = { values: new Map(), bottom: 0, right: 0 };
  const { open } = memo;
  memo.open = new Set();
  try {
    grid.rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        const { f } = contentOf(cell);
        if (f === undefined || !spreading.test(f)) return;
        const result = resultOf(draft, sheetId, row, column, f);
        if (!isMatrix(result) || !fits(draft, sheetId, row, column, result)) return;
        result.rows.forEach((line, r) => {
          line.forEach((value, c) => {
            if (r > 0 || c > 0) spread.values.set(`${row + r}/${column + c}`, value);
          });
        });
        spread.bottom = Math.max(spread.bottom, row + result.rows.length);
        spread.right = Math.max(spread.right, column + (result.rows[0]?.length ?? 0));
      });
    });
  } finally {
    memo.open = open;
  }
  if (spread.values.size > 0) {
    // What was computed while those cells looked empty is computed again, now that they are not.
    memo.results.clear();
    memo.ranges.clear();
  }
  memo.spread.set(sheetId, spread);
  return spread;
}

/**
 * How far down and right a sheet shows anything: its cells and what formulas spread beyond them. Where nothing is spread,
 * what a row shows follows from its own cells alone.
 */
export function shownSize(draft: Draft, sheetId: number): { rows: number; columns: (row: number) => number; spreads: boolean } {
  const { rows } = gridOf(draft, sheetId);
  const { bottom, right, values } = spreadOf(draft, sheetId);
  const columns = (row: number) => Math.max(rows[row]?.length ?? 0, row < bottom ? right : 0);
  return { rows: Math.max(rows.length, bottom), columns, spreads: values.size > 0 };
}
