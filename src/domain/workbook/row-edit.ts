/** Rows to write, and rows that undo them: the result of every edit in edits.ts and answers.ts. */

import { CELL_CHARACTERS } from '../../quotas/google.ts';
import type { Message } from '../message.ts';
import { clean } from '../text.ts';
import { cellOf, cellText } from './cells.ts';
import { type Sought, workbookMessage } from './messages.ts';
import { readCell } from './read-cell.ts';
import type { Field } from './tables/field.ts';
import { type TableName, tableOf } from './tables.ts';

/** One row as it should be written: the named cells, nothing else. */
export interface RowEdit {
  readonly table: TableName;
  readonly key: string;
  /** A new row; otherwise the row must be there. */
  readonly isNew: boolean;
  readonly cells: Readonly<Record<string, string>>;
  /** In an undo row: what the edit wrote, so that later changes by others are kept. */
  readonly wrote?: Readonly<Record<string, string>>;
}

/** Why a cell can't be written and read back as the same; undefined where it can. */
export function unwritable({ table, cells }: RowEdit): Message | undefined {
  for (const [code, field] of fieldsOf(table)) {
    const text = cells[code];
    if (text === undefined || text === '') continue;
    const bad = hiddenSigns(text) ?? tooLong(text);
    if (bad) return workbookMessage('cell.of', { header: field.header, fix: bad });
    const reading = readCell(field, text);
    if (!('value' in reading)) return workbookMessage('cell.cantBe', { header: field.header, shown: reading.shown, fix: reading.fix });
  }
  return undefined;
}

const tooLong = (text: string): Message | undefined =>
  text.length <= CELL_CHARACTERS ? undefined : workbookMessage('cell.longText', { has: text.length, most: CELL_CHARACTERS });

/** Invisible characters that make a text look like another: refused with a message, never silently removed. */
export function hiddenSigns(text: string): Message | undefined {
  // Control characters but tab and line breaks; what turns the direction of writing; half a surrogate pair.
  if (!/(?![\t\n\v\f\r\u0085])\p{Cc}|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u.test(text)) return undefined;
  return workbookMessage('cell.hiddenSigns');
}

export type Edited = { readonly rows: readonly RowEdit[]; readonly undo: readonly RowEdit[] } | { readonly problem: Message };

/** Some cells of a row that is there. */
export const one = (table: TableName, key: string, cells: Record<string, string>, before: Record<string, string>): Edited => ({
  rows: [{ table, key, isNew: false, cells }],
  undo: [{ table, key, isNew: false, cells: before }],
});

/** Undoes a new row by clearing its cells: an empty row is no row. */
export const emptied = (row: RowEdit): RowEdit => ({
  ...row,
  isNew: false,
  cells: Object.fromEntries(Object.keys(row.cells).map((field) => [field, ''])),
});

/** Joins the rows of several edits into one write: a later edit of a row that an earlier one makes goes into the new row. */
export function together(rows: readonly RowEdit[]): RowEdit[] {
  const joined = new Map<string, RowEdit>();
  for (const row of rows) {
    const name = JSON.stringify([row.table, row.key]);
    const before = joined.get(name);
    joined.set(name, before ? { ...before, cells: { ...before.cells, ...row.cells } } : row);
  }
  return [...joined.values()];
}

/** The rows that undo, each with what its edit wrote in that row. */
export function withWritten(undo: readonly RowEdit[], rows: readonly RowEdit[]): RowEdit[] {
  return undo.map((row) => {
    const same = rows.filter((one) => one.table === row.table && one.key === row.key);
    return { ...row, wrote: Object.assign({}, ...same.map((one) => one.cells)) };
  });
}

const fieldsOf = (table: TableName): [string, Field][] => Object.entries(tableOf(table).fields) as [string, Field][];

/** Whether writing the row leaves it without a key: then nothing may stay in it. */
export const takesAway = ({ table, cells }: RowEdit): boolean => tableOf(table).key.every((field) => cells[field] === '');

/** Clears the system's cells of a row that is taken away: an emptied row must be wholly empty. */
export const systemCleared = (row: RowEdit): Record<string, string> =>
  takesAway(row) ? Object.fromEntries(fieldsOf(row.table).flatMap(([code, field]) => (field.system ? [[code, '']] : []))) : {};

/**
 * Whether people have written in a row since the edit that is undone: in its cells, or anywhere in a row that would be taken
 * away. The system's own cells do not count. `cell` reads what stands there now.
 */
export function changedSince(row: RowEdit, cell: (field: string) => unknown): boolean {
  const { wrote, table } = row;
  if (wrote === undefined) return false;
  const all = takesAway(row);
  return fieldsOf(table).some(
    ([code, field]) => !field.system && (all || (code in row.cells && code in wrote)) && !holdsStill(field, cell(code), wrote[code]),
  );
}

/** An empty tick box means nothing written, or no. */
function holdsStill(field: Field, there: unknown, wrote: string | undefined): boolean {
  const written = sameForm(field, wrote);
  return sameForm(field, there) === written || (there === false && (written === '' || written === 'nej'));
}

/** Sheets may hold a date as a number where we wrote a text. */
function sameForm(field: Field, value: unknown): string {
  const text = cellText(value);
  const read = readCell(field, text);
  return 'value' in read ? String(cellOf(field, read.value)) : clean(text);
}

/** There is no such row, or it can't be read. */
export const noSuch = (what: Sought, id: string): { readonly problem: Message } => ({
  problem: workbookMessage('edit.noSuch', { what, id }),
});
export const badDate = (date: string): Edited => ({ problem: workbookMessage('edit.noDate', { date }) });
