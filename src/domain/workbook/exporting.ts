/** Writing a table out, so that an import reads it as it was. Pure. */

import { listParts } from '../text.ts';
import { cellOf } from './cells.ts';
import type { FaultyRow, TableContent } from './config.ts';
import { readCell } from './read-cell.ts';
import type { Field } from './tables/field.ts';
import { fieldsOf, type Row, type TableName } from './tables.ts';

// Spreadsheets run text that begins with these characters, so an export puts an apostrophe before it, and an import removes it.
// Text that already begins with an apostrophe and such a character gets one more, so a round trip changes nothing.
const runnable = /^'*[=+\-@\t\r]/;

/** A cell as it was before its export. */
export const unescaped = (cell: string): string => (cell.startsWith("'") && runnable.test(cell) ? cell.slice(1) : cell);

/** A row to export: a good one, or a faulty one's cells as text. */
export type Exported = Readonly<Record<string, unknown>>;

/** Every row of a table with a readable key, faulty ones included, in the sheet's order. */
export function rowsToExport<T extends TableName>(content: TableContent<T>): readonly Exported[] {
  const good = content.rows.map((row: Row<T>) => ({ row: row.row, cells: row as unknown as Exported }));
  const bad = [...content.faulty.values()].flatMap((faulty: FaultyRow) =>
    faulty.every.map((cells, at) => ({ row: faulty.rows[at] ?? faulty.row, cells })),
  );
  return [...good, ...bad].sort((a, b) => a.row - b.row).map(({ cells }) => cells);
}

/**
 * Rows by code names, for JSON: lists as arrays, numbers as numbers, ja/nej and other words as words, dates as text, null
 * where nothing stands. Cells of faulty rows that can't be read stay as they are.
 */
export function exportRows(table: TableName, rows: readonly Exported[]): readonly Readonly<Record<string, unknown>>[] {
  return rows.map((row) => Object.fromEntries(fieldsOf(table).map(([code, field]) => [code, jsonValue(field, row[code])])));
}

/** The value of a readable cell in a faulty row: a fault elsewhere in the row does not affect it. */
function typed(field: Field, value: unknown): unknown {
  if (typeof value !== 'string' || field.type === 'text' || field.type === 'longText') return value;
  const reading = readCell(field, value);
  return 'value' in reading ? reading.value : value;
}

function jsonValue(field: Field, cell: unknown): unknown {
  const value = typed(field, cell);
  const isList = ['list', 'emails', 'links', 'choices'].indexOf(field.type) >= 0;
  if (isList) return Array.isArray(value) ? [...value] : typeof value === 'string' ? listParts(value) : [];
  if (value === undefined || value === null)
    return ['text', 'longText', 'email', 'dateOrText', 'meetLink'].indexOf(field.type) >= 0 ? '' : null;
  if (typeof value === 'string') return value;
  return cellOf(field, value);
}

/** A table as lines of text under its Swedish headers. Text that a spreadsheet would run gets an apostrophe before it. */
export function exportCsvCells(
  table: TableName,
  rows: readonly Exported[],
): { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const fields = fieldsOf(table);
  const text = (field: Field, value: unknown): string => {
    const cell = cellOf(field, typed(field, value));
    // A Swedish spreadsheet reads 16.5 as a date.
    if (typeof cell === 'number') return String(cell).replace('.', ',');
    return runnable.test(cell) ? `'${cell}` : cell;
  };
  return {
    headers: fields.map(([, field]) => field.header),
    rows: rows.map((row) => fields.map(([code, field]) => text(field, row[code]))),
  };
}
