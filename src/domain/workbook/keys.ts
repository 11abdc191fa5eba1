/** The key that finds a row. Letter case matters here; parse.ts reports rows whose keys differ by case alone. */

import { clean } from '../text.ts';
import { cellText, isEmptyCell, isFormulaError } from './cells.ts';
import { settingOfName, type TableName, tableOf } from './tables.ts';

/** A row's key: its key fields joined by '|' ('' for a table whose rows have no identity). */
export function keyOf(table: TableName, row: Readonly<Record<string, unknown>>): string {
  return tableOf(table)
    .key.map((field) => String(row[field] ?? ''))
    .join('|');
}

/** The form that equal keys share, from a key as written. */
export function sameForm(table: TableName, key: string): string {
  const parts = tableOf(table).key.length > 1 ? key.split('|') : [key];
  return keyOfCells(table, (field) => parts[tableOf(table).key.indexOf(field)]) ?? '';
}

/** A row's key in the form that equal keys share; undefined where the table has none or no key cell is filled. */
export function keyOfCells(table: TableName, cell: (field: string) => unknown): string | undefined {
  const { key, fields } = tableOf(table);
  const parts = key.map((field) => {
    const value = cell(field);
    if (isEmptyCell(value)) return '';
    const text = clean(cellText(value));
    if (table === 'settings') return settingOfName(text) ?? text;
    return fields[field]?.type === 'email' ? clean(text.normalize('NFKC')).toLowerCase() : text;
  });
  return parts.some((part) => part !== '') ? parts.join('|') : undefined;
}

/** The key in a row's cells, even if the address in it is refused; '' where a part is missing or is a failed formula. */
export function wholeKey(table: TableName, cell: (field: string) => unknown): string {
  const lacks = (field: string) => isEmptyCell(cell(field)) || isFormulaError(cellText(cell(field)));
  return tableOf(table).key.some(lacks) ? '' : (keyOfCells(table, cell) ?? '');
}
