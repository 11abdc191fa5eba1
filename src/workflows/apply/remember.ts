/** Writes what rows stood for into the hidden tab: new lines are added, changed and ended ones written over where they stand. */

import { idKey } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { cellText } from '../../domain/workbook/cells.ts';
import { STOOD_FOR } from '../../domain/workbook/remembered.ts';
import type { Program } from '../../google/call.ts';
import { appendIds, type Cells, writeRows } from '../edit/write.ts';
import type { IdRow, Workbook } from '../read/workbook.ts';

/** So many lines a request: Sheets advises payloads up to about 2 MB. */
const LINES = 10_000;
const ENDED: Cells = { table: '', rowId: '', kind: '', id: '' };

/** `due`: by `table/row/kind`, undefined for what is to be forgotten. Nothing is asked of Google where nothing is due. */
export function* rememberRows(workbook: Workbook, due: ReadonlyMap<string, string | undefined>): Program<void> {
  if (due.size === 0) return;
  const { columns, rows, firstRow } = workbook.sheets._ids.data;
  const at = (line: readonly unknown[], field: string) => clean(cellText(line[columns.indexOf(field)]));
  // A line may stand twice after a lost reply: both are written, so that neither is left to speak.
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
