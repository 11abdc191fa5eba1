/** Writes to the hidden tab: ids before the things they name are made, groups that were found or made, and what rows were about. */

import { idKey } from '../../domain/ids.ts';
import type { Change } from '../../domain/plan/change.ts';
import { clean } from '../../domain/text.ts';
import { cellText } from '../../domain/workbook/cells.ts';
import { STOOD_FOR } from '../../domain/workbook/remembered.ts';
import type { Program } from '../../google/call.ts';
import { generateIds } from '../edit/new-ids.ts';
import { appendIds, type Cells, writeRows } from '../edit/write.ts';
import type { IdRow, Workbook } from '../read/workbook.ts';
import type { Run } from './step-call.ts';

/** Max lines a request: Sheets advises payloads up to about 2 MB. */
const LINES = 10_000;
const ENDED: Cells = { table: '', rowId: '', kind: '', id: '' };

/**
 * Adds new lines and overwrites changed or ended ones in place. `due`: by `table/row/kind`, undefined for what to forget.
 * Sends nothing if nothing is due.
 */
export function* rememberRows(workbook: Workbook, due: ReadonlyMap<string, string | undefined>): Program<void> {
  if (due.size === 0) return;
  const { columns, rows, firstRow } = workbook.sheets._ids.data;
  const at = (line: readonly unknown[], field: string) => clean(cellText(line[columns.indexOf(field)]));
  // After a lost reply a line may exist twice: both are written, so that no old one remains.
  const standing: { key: string; row: number }[] = [];
  rows.forEach((line, index) => {
    const key = idKey(at(line, 'table'), at(line, 'rowId'), at(line, 'kind'));
    if (at(line, 'kind') === STOOD_FOR && due.has(key)) standing.push({ key, row: firstRow + index });
  });
  const updates = standing.map(({ key, row }) => {
    const entry = due.get(key);
    return { row, cells: entry === undefined ? ENDED : { id: entry } };
  });
  yield* writeRows(workbook, '_ids', { updates, appends: [] });
  const held = new Set(standing.map(({ key }) => key));
  const added = [...due].flatMap(([key, id]): IdRow[] => {
    if (id === undefined || held.has(key)) return [];
    const table = key.slice(0, key.indexOf('/'));
    return [{ table, rowId: key.slice(table.length + 1, -STOOD_FOR.length - 1), kind: STOOD_FOR, id }];
  });
  for (let from = 0; from < added.length; from += LINES) yield* appendIds(workbook, added.slice(from, from + LINES));
}

/** Writes ids down before the things they name are made: a lost reply or a kill then never makes two. */
export function* writeAhead(workbook: Workbook, changes: readonly Change[], work: Run): Program<void> {
  const rows: IdRow[] = [];
  const unnamed = { files: [] as Omit<IdRow, 'id'>[], shortcuts: [] as Omit<IdRow, 'id'>[] };
  const want = (table: string, rowId: string, kind: string) => {
    const known = work.ids.get(idKey(table, rowId, kind));
    const spent = known === undefined || known === '' || work.state.items.has(known);
    if (spent) unnamed[kind.startsWith('shortcut:') ? 'shortcuts' : 'files'].push({ table, rowId, kind });
  };
  for (const step of changes.flatMap((change) => change.steps)) {
    if (step.kind === 'makeFolder') want(step.table, step.row, 'folder');
    if (step.kind === 'link') want('recordings', step.row, `shortcut:${step.room}`);
    if (step.kind === 'makeGroup') rows.push(lineOf(step.key, 'group', step.email));
    if (step.kind === 'event') rows.push({ table: 'meetings', rowId: step.row, kind: 'event', id: step.id });
  }
  for (const type of ['files', 'shortcuts'] as const) rows.push(...(yield* generateIds(unnamed[type], type)));
  yield* remember(workbook, rows, work);
}

/** Groups made in this run, and those that were found again without the hidden tab's help. */
export function* rememberGroups(workbook: Workbook, work: Run): Program<void> {
  const known = [...work.state.groups].flatMap(([key, { email, name }]) => [lineOf(key, 'group', email), lineOf(key, 'groupName', name)]);
  yield* remember(workbook, [...known, ...[...work.groupNames].map(([key, name]) => lineOf(key, 'groupName', name))], work);
}

/** The line of a thing that is known by `table/row`. */
function lineOf(key: string, kind: string, id: string): IdRow {
  const at = key.indexOf('/');
  return { table: key.slice(0, at), rowId: key.slice(at + 1), kind, id };
}

function* remember(workbook: Workbook, lines: readonly IdRow[], { ids }: Run): Program<void> {
  const rows = lines.filter(({ table, rowId, kind, id }) => ids.get(idKey(table, rowId, kind)) !== id);
  for (const { table, rowId, kind, id } of rows) ids.set(idKey(table, rowId, kind), id);
  if (rows.length > 0) yield* appendIds(workbook, rows);
}
