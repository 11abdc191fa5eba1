import { boxWithin, checkGridRange, rangeOf } from '../a1.ts';
import { checkProtection } from '../access.ts';
import { effective } from '../formula/formula.ts';
import { isError } from '../formula/values.ts';
import type { Draft } from '../model.ts';
import { gridOf, invalid } from '../model.ts';
import { arrangeRows } from './arrange.ts';

/** Sorting. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/** `sortRange`: the range's rows by the given columns: numbers, then text, then truth values, then errors; empty cells last. */
export function sortRange(draft: Draft, request: Sent, where: string): void {
  const box = boxWithin(draft, checkGridRange(draft, request.range, where));
  const specs: { column: number; down: boolean }[] = (request.sortSpecs ?? []).map((spec: Sent) => {
    const column = spec.dimensionIndex ?? 0;
    if (column < box.left || column >= box.right) throw invalid(`${where}Sort column ${column} is outside the range.`);
    return { column, down: spec.sortOrder === 'DESCENDING' };
  });
  if (specs.length === 0) throw invalid(`${where}At least one sort spec is required.`);
  checkProtection(draft, rangeOf(box), where);
  const used = Math.max(Math.min(box.bottom, gridOf(draft, box.sheetId).rows.length), box.top);
  const keyed = Array.from({ length: used - box.top }, (_, offset) => ({
    offset,
    keys: specs.map(({ column }) => sortKey(draft, box.sheetId, box.top + offset, column)),
  }));
  const collator = new Intl.Collator(draft.book.locale.replace('_', '-'), { sensitivity: 'base' });
  keyed.sort((a, b) => {
    for (let at = 0; at < specs.length; at++) {
      const order = compareKeys(a.keys[at], b.keys[at], specs[at]?.down === true, collator);
      if (order !== 0) return order;
    }
    return 0;
  });
  arrangeRows(
    draft,
    { ...box, bottom: used },
    keyed.map(({ offset }) => box.top + offset),
  );
}

interface SortKey {
  rank: number;
  value: number | string;
}

function sortKey(draft: Draft, sheetId: number, row: number, column: number): SortKey {
  const value = effective(draft, sheetId, row, column);
  if (value === null || value === '') return { rank: 4, value: 0 };
  if (isError(value)) return { rank: 3, value: 0 };
  if (typeof value === 'boolean') return { rank: 2, value: value ? 1 : 0 };
  return { rank: typeof value === 'number' ? 0 : 1, value };
}

function compareKeys(a: SortKey | undefined, b: SortKey | undefined, down: boolean, collator: Intl.Collator): number {
  if (!a || !b) return 0;
  if (a.rank === 4 || b.rank === 4) return a.rank - b.rank;
  const sameKind =
    typeof a.value === 'string' && typeof b.value === 'string' ? collator.compare(a.value, b.value) : Number(a.value) - Number(b.value);
  const order = a.rank === b.rank ? sameKind : a.rank - b.rank;
  return down ? -order : order;
}
