/**
 * The undos that the web app has offered. There an undo runs as the operating account, which may write what Sheets protects
 * from coordinators (such as a room's rule at a yes): so it accepts only rows that an edit of the same caller returned. A hash
 * of them is cached; the cache may forget, and then the undo is done by hand.
 */

import { Trouble } from '../../contract/problem.ts';
import { sha256Hex } from '../../domain/ids.ts';
import type { RowEdit } from '../../domain/workbook/row-edit.ts';
import { addOnMessage } from '../../messages/add-on.ts';
import { CACHE_SECONDS } from '../../quotas/google.ts';
import { acting, caller } from '../session.ts';

const sorted = (cells: Readonly<Record<string, string>> = {}) => Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1));

const markOf = (rows: readonly RowEdit[]): string =>
  `undo ${sha256Hex(JSON.stringify([caller(), rows.map(({ table, key, cells, wrote }) => [table, key, sorted(cells), sorted(wrote)])]))}`;

/** A caller acting as themselves can do no more than Google lets them. */
const isVisitor = (): boolean => acting() !== caller();

export function offer(rows: readonly RowEdit[]): readonly RowEdit[] {
  if (isVisitor()) CacheService.getScriptCache().put(markOf(rows), '1', CACHE_SECONDS);
  return rows;
}

/** Throws Trouble for rows that were never given to this caller. */
export function requireOffered(rows: readonly RowEdit[]): void {
  if (!isVisitor() || CacheService.getScriptCache().get(markOf(rows)) !== null) return;
  throw new Trouble(addOnMessage('undo.notOffered'));
}
