/** On which days after today an edit makes a difference. */
import { addDays } from '../time/dates.ts';
import type { RowEdit } from '../workbook/row-edit.ts';
import type { TableName } from '../workbook/tables.ts';

/** Those whose first and last day decide who counts. A permit's last day is told with its films. */
const COUNTS: ReadonlySet<TableName> = new Set<TableName>(['mandates', 'people']);

/** A first day that is to come, and the day after a last one; soonest first. `today` is YYYY-MM-DD. */
export function laterDays(rows: readonly RowEdit[], today: string): string[] {
  const days = rows
    .filter(({ table }) => COUNTS.has(table))
    .flatMap(({ cells: { from = '', to = '' } }) => [from, ...(to === '' ? [] : [addDays(to, 1)])]);
  return [...new Set(days)].filter((day) => day > today).sort();
}
