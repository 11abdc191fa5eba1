import type { Draft, GridRange, Tab } from '../model.ts';
import { contentOf, gridOf } from '../model.ts';
import { localeOf } from '../values/locale.ts';
import { called, type Environment } from './functions.ts';
import type { Node } from './parse.ts';
import { parseFormula } from './parse.ts';
import { rangeOfReference } from './references.ts';
import type { Reference } from './tokens.ts';
import type { Matrix, Result, Value } from './values.ts';
import { Broken, compare, isError, numeric, single, text } from './values.ts';

/** What formulas come to. A name that is no function here answers #NAME?, as Google answers for one it does not know. */

/** What has been worked out since a draft's last change. */
interface Known {
  edits: number;
  results: Map<string, Value>;
  ranges: Map<string, Matrix>;
  /** The formulas being computed, and those put aside until one deep below them is known. */
  open: Set<string>;
  waiting: Set<string>;
}

const memory = new WeakMap<Draft, Known>();
const trees = new Map<string, Node | Broken>();

function known(draft: Draft): Known {
  const before = memory.get(draft);
  if (before?.edits === draft.edits) return before;
  const fresh: Known = { edits: draft.edits, results: new Map(), ranges: new Map(), open: new Set(), waiting: new Set() };
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
  if (f === undefined) return v ?? null;
  const memo = known(draft);
  const here = `${sheetId}/${row}/${column}`;
  const before = memo.results.get(here);
  if (before !== undefined) return before;
  if (memo.open.has(here) || memo.waiting.has(here)) return { error: 'REF' };
  if (memo.open.size >= deepest) throw new TooDeep([sheetId, row, column]);
  memo.open.add(here);
  let result: Value;
  try {
    result = computed(draft, sheetId, f);
  } catch (error) {
    if (!(error instanceof TooDeep) || memo.open.size > 1) throw error;
    // The first formula asked for: compute the deep one by itself, and then this one anew.
    memo.open.delete(here);
    memo.waiting.add(here);
    effective(draft, ...error.place);
    memo.waiting.delete(here);
    return effective(draft, sheetId, row, column);
  } finally {
    memo.open.delete(here);
  }
  memo.results.set(here, result);
  return result;
}

function computed(draft: Draft, sheetId: number, formula: string): Value {
  const evaluate = (node: Node): Result => {
    if (node.kind === 'value') {
      if (isError(node.value)) throw new Broken(node.value.error);
      return node.value;
    }
    if (node.kind === 'reference') return referred(draft, sheetId, node.reference);
    if (node.kind === 'minus') return -numeric(single(evaluate(node.of)));
    if (node.kind === 'percent') return numeric(single(evaluate(node.of))) / 100;
    if (node.kind === 'binary') return combine(node.sign, single(evaluate(node.left)), single(evaluate(node.right)));
    return called(node.name, node.inputs, env);
  };
  const env: Environment = { draft, evaluate };
  try {
    return single(evaluate(treeOf(draft, formula)));
  } catch (error) {
    if (error instanceof Broken) return error.value;
    throw error;
  }
}

function combine(sign: string, a: Value, b: Value): Value {
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

function referred(draft: Draft, sheetId: number, reference: Reference): Result {
  const name = reference.sheet?.toLowerCase();
  const tab = draft.book.tabs.find((one) => (name === undefined ? one.sheetId === sheetId : one.title.toLowerCase() === name));
  if (!tab) throw new Broken('REF');
  const range = rangeOfReference(reference, tab.sheetId);
  if (reference.end) return valuesIn(draft, tab, range);
  const { startRowIndex: row = 0, startColumnIndex: column = 0 } = range;
  if (row >= tab.rowCount || column >= tab.columnCount) throw new Broken('REF');
  const value = effective(draft, tab.sheetId, row, column);
  if (isError(value)) throw new Broken(value.error);
  // As a table of one cell, for the functions that treat cells otherwise than what is written out.
  return typeof value === 'number' ? value : { rows: [[value]] };
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
