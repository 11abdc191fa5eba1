/** Rows to write and what undoes them: what every edit of edits.ts and asking.ts comes down to. */
import type { Words } from './change.ts';
import type { TableName } from './tables.ts';

/** One row as it should be written: the named cells, nothing else. */
export interface RowEdit {
  readonly table: TableName;
  readonly key: string;
  /** A new row; otherwise the row must be there. */
  readonly isNew: boolean;
  readonly cells: Readonly<Record<string, string>>;
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
