/** Rows to write and what undoes them: what every edit of edits.ts and asking.ts comes down to. */
import type { Words } from './change.ts';
import { type Field, type TableName, tableOf } from './tables.ts';
import { cellOf, cellText, clean, readCell } from './text.ts';

/** One row as it should be written: the named cells, nothing else. */
export interface RowEdit {
  readonly table: TableName;
  readonly key: string;
  /** A new row; otherwise the row must be there. */
  readonly isNew: boolean;
  readonly cells: Readonly<Record<string, string>>;
  /** Of a row that undoes: what the edit wrote, so that what others have written since is not thrown away. */
  readonly wrote?: Readonly<Record<string, string>>;
}

export type Edited = { readonly rows: readonly RowEdit[]; readonly undo: readonly RowEdit[] } | { readonly problem: Words };

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

/** The system's own cells, cleared, of a row that is taken away: an emptied row must be wholly empty. */
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
    ([code, field]) =>
      !field.system && (all || (code in row.cells && code in wrote)) && sameForm(field, cell(code)) !== sameForm(field, wrote[code]),
  );
}

/** Sheets may hold a date as a number where we wrote a text. */
function sameForm(field: Field, value: unknown): string {
  const text = cellText(value);
  const read = readCell(field, text);
  return 'value' in read ? String(cellOf(field, read.value)) : clean(text);
}

export const noSuch = (sv: string, en: string, id: string): Edited => ({
  problem: { sv: `Det finns inget ${sv} ”${id}” som går att läsa.`, en: `There is no readable ${en} “${id}”.` },
});
export const badDate = (date: string): Edited => ({
  problem: { sv: `”${date}” är inget datum. Skriv ÅÅÅÅ-MM-DD.`, en: `“${date}” is not a date. Write YYYY-MM-DD.` },
});

/** The next free id of a letter and a number, as wide as those there are: U-190, T-031. */
export function nextId(letter: string, rows: readonly { readonly id: string }[], faulty: ReadonlyMap<string, unknown>): string {
  const numbers = [...rows.map((row) => row.id), ...faulty.keys()]
    .map((id) => new RegExp(`^${letter}-(\\d+)$`).exec(id)?.[1])
    .filter((digits) => digits !== undefined);
  const width = Math.max(1, ...numbers.map((digits) => digits.length));
  return `${letter}-${String(Math.max(0, ...numbers.map(Number)) + 1).padStart(width, '0')}`;
}
