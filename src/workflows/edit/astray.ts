/**
 * Rows are written by number, and people sort: at the moment of a write another row may have that number. So the request that
 * writes cells also asks for the key cells of the rows, as they are after it.
 */

import { keyOfCells } from '../../domain/workbook/keys.ts';
import { fieldsOf, type TableName, tableOf } from '../../domain/workbook/tables.ts';
import type { CellValue, Sheet, ValueRange } from '../../google/types.ts';
import { cornerOf } from '../read/a1.ts';
import type { Workbook } from '../read/workbook.ts';
import type { Keys } from './row-keys.ts';

/** Cells of a row, and its position when keys were last read. */
export interface Located {
  readonly table: TableName;
  readonly row: number;
  /** Its key, in the form that equal keys share; undefined for a row without one. */
  readonly key: string | undefined;
  readonly cells: Readonly<Record<string, CellValue>>;
  /** The rows' values when they were last read, right before the write. */
  readonly among?: Pick<Keys, 'cellsOf'> | undefined;
}

/** A write that hit another row: the one with the key `stood`. */
export interface Astray {
  readonly meant: Located;
  readonly stood: string | undefined;
}

/**
 * Whether to ask for the row's key. Not for what the next run writes again, nor in hidden tabs, which nobody sorts, nor if
 * this write changes the key, which then does not tell where it landed.
 */
export function isWatched({ table, cells }: Pick<Located, 'table' | 'cells'>): boolean {
  const [key, ...more] = tableOf(table).key;
  if (key === undefined || more.length > 0 || tableOf(table).hidden || key in cells) return false;
  return fieldsOf(table).some(([field, { system }]) => field in cells && system !== true);
}

/** The column of the row's key. */
export const keyColumn = ({ sheets }: Workbook, table: TableName): number =>
  sheets[table].data.columns.indexOf(tableOf(table).key[0] ?? '');

/** Writes that went astray, from the value ranges that Sheets returned. */
export function astrayOf(workbook: Workbook, rows: readonly Located[], answers: readonly ValueRange[]): Astray[] {
  const found = new Map<string, CellValue>();
  for (const { range = '', values = [] } of answers) {
    const corner = cornerOf(range);
    if (!corner) continue;
    values.forEach((line, index) => {
      line.forEach((value, column) => {
        found.set(`${corner.title}/${corner.row + index}/${corner.column + column}`, value);
      });
    });
  }
  return judged(workbook, rows, (table, row, column) => found.get(`${workbook.sheets[table].title}/${row}/${column}`));
}

/** Writes that went astray, from the grids that Sheets returned: they count from 0, and omit 0. */
export function astrayInGrids(workbook: Workbook, rows: readonly Located[], sheets: readonly Sheet[]): Astray[] {
  const found = new Map<string, CellValue | undefined>();
  for (const { properties, data = [] } of sheets)
    for (const { startRow = 0, startColumn = 0, rowData = [] } of data)
      rowData.forEach(({ values = [] }, index) => {
        values.forEach(({ effectiveValue: value }, column) => {
          const text = value?.stringValue ?? value?.numberValue ?? value?.boolValue;
          found.set(`${properties?.sheetId ?? 0}/${startRow + 1 + index}/${startColumn + column}`, text);
        });
      });
  return judged(workbook, rows, (table, row, column) => found.get(`${workbook.sheets[table].sheetId}/${row}/${column}`));
}

function judged(
  workbook: Workbook,
  rows: readonly Located[],
  cellAt: (table: TableName, row: number, column: number) => CellValue | undefined,
): Astray[] {
  return rows.filter(isWatched).flatMap((meant) => {
    const { table, row, key } = meant;
    const stood = keyOfCells(table, () => cellAt(table, row, keyColumn(workbook, table)));
    return stood === key ? [] : [{ meant, stood }];
  });
}

/**
 * The cells that correct stray writes: the intended ones, and the former values of the rows that were hit, by key. `lost`:
 * rows whose former values nobody knows.
 */
export function puttingRight(workbook: Workbook, astray: readonly Astray[]): { cells: KeyedCells[]; lost: Astray[] } {
  const lost: Astray[] = [];
  const before = astray.flatMap((one): KeyedCells[] => {
    const { meant, stood } = one;
    const held = stood === undefined ? undefined : { ...readOf(workbook, meant.table, stood), ...meant.among?.cellsOf(stood) };
    const fields = Object.keys(meant.cells);
    if (stood === undefined || !fields.every((field) => held?.[field] !== undefined)) {
      lost.push(one);
      return [];
    }
    const cells = fields.map((field) => [field, held?.[field] ?? '']);
    return [{ table: meant.table, key: stood, cells: Object.fromEntries(cells) }];
  });
  const meant = astray.flatMap(({ meant: { table, key, cells } }) => (key === undefined ? [] : [{ table, key, cells }]));
  return { cells: [...before, ...meant], lost };
}

/** The row with a key, as the workbook was read; undefined where there was none, or several. */
function readOf({ sheets }: Workbook, table: TableName, key: string): Record<string, CellValue> | undefined {
  const { columns, rows } = sheets[table].data;
  const [line, ...more] = rows.filter((cells) => keyOfCells(table, (field) => cells[columns.indexOf(field)]) === key);
  if (line === undefined || more.length > 0) return undefined;
  return Object.fromEntries(columns.flatMap((field, at) => (field === undefined ? [] : [[field, (line[at] ?? '') as CellValue]])));
}

/** The fields to be written, of the rows whose position is watched. */
export function besideKeys(rows: readonly Pick<Located, 'table' | 'cells'>[]): Map<TableName, string[]> {
  const fields = new Map<TableName, string[]>();
  for (const { table, cells } of rows) {
    if (!isWatched({ table, cells })) continue;
    fields.set(table, [...new Set([...(fields.get(table) ?? []), ...Object.keys(cells)])]);
  }
  return fields;
}

/** Cells of a row that is found by its key. */
export interface KeyedCells {
  readonly table: TableName;
  readonly key: string;
  readonly cells: Readonly<Record<string, CellValue>>;
}
