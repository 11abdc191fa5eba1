import { boxWithin, checkGridRange, rangeOf } from './a1.ts';
import { checkProtection } from './access.ts';
import { write } from './cells.ts';
import { entered } from './enter.ts';
import { isError, text } from './formula/values.ts';
import { effective } from './formula.ts';
import { localeOf } from './locale.ts';
import type { Box, Draft } from './model.ts';
import { contentOf, gridOf, invalid, plain, rich, tabOf } from './model.ts';
import { arrangeRows } from './requests/arrange.ts';
import { resize } from './requests/dimensions.ts';

/** Requests that tidy what stands in cells: stray blanks, columns in one, rows twice, rows in no order. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/** The part of a box that holds anything. */
function usedPart(draft: Draft, box: Box): Box {
  return { ...box, bottom: Math.max(box.top, Math.min(box.bottom, gridOf(draft, box.sheetId).rows.length)) };
}

export function trimWhitespace(draft: Draft, sent: Sent, where: string): unknown {
  const box = usedPart(draft, boxWithin(draft, checkGridRange(draft, sent.range, where)));
  let changed = 0;
  write(draft, box, where, (cell) => {
    const { v } = contentOf(cell);
    if (typeof v !== 'string') return cell;
    const next = v.trim().replace(/\s+/g, ' ');
    if (next === v) return cell;
    changed++;
    const { v: _value, ...looks } = rich(cell);
    return plain(next === '' ? looks : { ...looks, v: next });
  });
  return changed === 0 ? {} : { cellsChangedCount: changed };
}

const delimiters: Record<string, string> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' };

function delimiterOf(sent: Sent, cells: readonly string[], where: string): string {
  const type = sent.delimiterType ?? 'DELIMITER_TYPE_UNSPECIFIED';
  const known = delimiters[type];
  if (known !== undefined) return known;
  if (type === 'CUSTOM') {
    if (typeof sent.delimiter !== 'string' || sent.delimiter === '') throw invalid(`${where}A delimiter must be given for CUSTOM.`);
    return sent.delimiter;
  }
  if (type !== 'AUTODETECT') throw invalid(`${where}delimiterType must be specified.`);
  const counted = [',', ';', '\t', '|', ' ', '.'].map((sign) => ({ sign, cells: cells.filter((one) => one.includes(sign)).length }));
  return counted.reduce((best, one) => (one.cells > best.cells ? one : best)).sign;
}

export function textToColumns(draft: Draft, sent: Sent, where: string): void {
  const box = usedPart(draft, boxWithin(draft, checkGridRange(draft, sent.source, where)));
  if (box.right - box.left !== 1) throw invalid(`${where}The source must span exactly one column.`);
  const { rows } = gridOf(draft, box.sheetId);
  const cells = rows.slice(box.top, box.bottom).map((row) => {
    const { v } = contentOf(row[box.left]);
    return typeof v === 'string' ? v : undefined;
  });
  const delimiter = delimiterOf(
    sent,
    cells.filter((one) => one !== undefined),
    where,
  );
  const split = cells.map((one) => (one?.includes(delimiter) ? one.split(delimiter).map((part) => part.trim()) : undefined));
  const width = split.reduce((most, one) => Math.max(most, one?.length ?? 1), 1);
  if (box.left + width > tabOf(draft, box.sheetId).columnCount) resize(draft, box.sheetId, 'COLUMNS', box.left + width, where);
  const locale = localeOf(draft.book.locale);
  write(draft, { ...box, right: box.left + width }, where, (cell, row, column) => {
    const part = split[row - box.top]?.[column - box.left];
    return part === undefined ? cell : entered(cell, part, 'USER_ENTERED', locale);
  });
}

/** Rows are the same when their values are, whatever their case, looks and formulas. */
export function deleteDuplicates(draft: Draft, sent: Sent, where: string): unknown {
  const box = usedPart(draft, boxWithin(draft, checkGridRange(draft, sent.range, where)));
  const columns: number[] = (sent.comparisonColumns ?? []).flatMap((range: Sent) => {
    if (range?.dimension !== undefined && range.dimension !== 'COLUMNS') throw invalid(`${where}comparisonColumns must be COLUMNS.`);
    const [from, to] = [range.startIndex ?? box.left, range.endIndex ?? box.right];
    if (from < box.left || to > box.right || from >= to) throw invalid(`${where}comparisonColumns must lie within the range.`);
    return Array.from({ length: to - from }, (_, at) => from + at);
  });
  const compared = columns.length > 0 ? columns : Array.from({ length: box.right - box.left }, (_, at) => box.left + at);
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let row = box.top; row < box.bottom; row++) {
    const key = compared.map((column) => {
      const value = effective(draft, box.sheetId, row, column);
      return isError(value) ? [value.error] : [typeof value, text(value).toLowerCase()];
    });
    if (seen.has(JSON.stringify(key))) continue;
    seen.add(JSON.stringify(key));
    kept.push(row);
  }
  const gone = box.bottom - box.top - kept.length;
  checkProtection(draft, rangeOf(box), where);
  if (gone === 0) return {};
  arrangeRows(draft, box, [...kept, ...Array.from({ length: gone }, () => -1)]);
  return { duplicatesRemovedCount: gone };
}

/** The order comes from the workspace's own source of ids, so that the same workspace gives the same order. */
export function randomizeRange(draft: Draft, sent: Sent, where: string): void {
  const box = usedPart(draft, boxWithin(draft, checkGridRange(draft, sent.range, where)));
  checkProtection(draft, rangeOf(box), where);
  const keyed = Array.from({ length: box.bottom - box.top }, (_, at) => ({
    row: box.top + at,
    key: draft.ctx.store.newId(9, '0123456789'),
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  arrangeRows(
    draft,
    box,
    keyed.map(({ row }) => row),
  );
}
