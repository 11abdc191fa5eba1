/**
 * The workbook as people use it: they fill in rows, type in cells, sort, move columns and delete rows by hand. What they
 * typed is kept here too, so that it can be seen afterwards whether all of it still stands.
 */
import { type TableName, tableOf } from '../../../src/domain/workbook/tables.ts';
import type { SheetRequest } from '../../../src/google/types.ts';
import type { Emulator } from '../../../src/tools/workspace/core/emulator.ts';
import { tabsOf } from '../../oracle/workbook.ts';
import { byHand } from './hand.ts';

export type Table = 'units' | 'people' | 'mandates' | 'networks' | 'rooms' | 'recordings' | 'permits' | 'meetings';
export type Row = Record<string, string>;
export type Rows = Record<Table, Row[]>;
export const TABLES: readonly Table[] = ['units', 'people', 'mandates', 'networks', 'rooms', 'recordings', 'permits', 'meetings'];

export interface Book {
  /** What people typed, by table. */
  readonly rows: Rows;
  fill(rows: Rows): void;
  set(table: Table, key: string, field: string, value: string): void;
  add(table: Table, row: Row): void;
  remove(table: Table, key: string): void;
  /** Takes a cell as it stands for what people typed: the product wrote it at someone's request. */
  accept(table: Table, key: string, field: string): void;
  sort(table: Table, descending: boolean): void;
  /** Moves a column to the front. */
  moveColumn(table: Table, field: string): void;
  renameColumn(table: Table, field: string, header: string): void;
  /** A column of people's own, with something in it for a row. */
  scribble(key: string, text: string): void;
  row(table: Table, key: string): Row | undefined;
  /** Cells that people typed and that say something else now. */
  lost(): string[];
}

export const keyField = (table: Table): string => tableOf(table as TableName).key[0] as string;
const SCRIBBLES = 'Vår anteckning';

export function openBook(emulator: Emulator, spreadsheetId: string): Book {
  const rows: Rows = { units: [], people: [], mandates: [], networks: [], rooms: [], recordings: [], permits: [], meetings: [] };
  const renamed = new Map<string, string>();
  const scribbles = new Map<string, string>();
  const titleOf = (table: Table): string => tableOf(table as TableName).title;
  const headerOf = (table: Table, field: string): string =>
    renamed.get(`${table}.${field}`) ?? (tableOf(table as TableName).fields[field]?.header as string);
  const cellsOf = (table: Table) => tabsOf(emulator.store, titleOf(table)).get(titleOf(table)) ?? [];
  const sheetIds = new Map<string, number>();
  for (const [, book] of emulator.store.entries<{ tabs: { title: string; sheetId: number }[] }>('spreadsheet'))
    for (const tab of book.tabs) sheetIds.set(tab.title, tab.sheetId);
  const sheetId = (table: Table): number => sheetIds.get(titleOf(table)) as number;
  const columnOf = (cells: readonly (readonly unknown[])[], header: string): number => (cells[0] ?? []).indexOf(header);
  const rowOf = (table: Table, key: string): number => {
    const cells = cellsOf(table);
    const column = columnOf(cells, headerOf(table, keyField(table)));
    return cells.findIndex((line, at) => at > 0 && line[column] === key);
  };
  const write = (data: { range: string; values: string[][] }[]) =>
    byHand(emulator, 'sheets.spreadsheets.values.batchUpdate', { spreadsheetId, requestBody: { valueInputOption: 'RAW', data } });
  const change = (requests: SheetRequest[]) =>
    byHand(emulator, 'sheets.spreadsheets.batchUpdate', { spreadsheetId, requestBody: { requests } });
  const cell = (table: Table, row: number, column: number): string => `'${titleOf(table)}'!${letters(column)}${row + 1}`;
  const lines = (table: Table, some: readonly Row[]): string[][] => {
    const headers = cellsOf(table)[0] ?? [];
    const fields = Object.keys(tableOf(table as TableName).fields);
    const codes = headers.map((header) => fields.find((field) => headerOf(table, field) === header));
    return some.map((row) => codes.map((code) => (code === undefined ? '' : (row[code] ?? ''))));
  };
  const find = (table: Table, key: string) => rows[table].find((row) => row[keyField(table)] === key);

  return {
    rows,
    row: find,
    fill(all) {
      for (const table of TABLES) rows[table].push(...all[table].map((row) => ({ ...row })));
      write(
        TABLES.map((table) => ({ range: `'${titleOf(table)}'!A2`, values: lines(table, all[table]) })).filter(
          (one) => one.values.length > 0,
        ),
      );
    },
    set(table, key, field, value) {
      const row = find(table, key);
      if (!row) throw new Error(`no row ${table} ${key}`);
      row[field] = value;
      write([{ range: cell(table, rowOf(table, key), columnOf(cellsOf(table), headerOf(table, field))), values: [[value]] }]);
    },
    add(table, row) {
      rows[table].push({ ...row });
      const filled = cellsOf(table).reduce((last, line, at) => (line.some((one) => one !== null && one !== '') ? at : last), 0);
      write([{ range: cell(table, filled + 1, 0), values: lines(table, [row]) }]);
    },
    remove(table, key) {
      const at = rowOf(table, key);
      rows[table].splice(
        rows[table].findIndex((row) => row[keyField(table)] === key),
        1,
      );
      if (table === 'people') scribbles.delete(key);
      change([{ deleteDimension: { range: { sheetId: sheetId(table), dimension: 'ROWS', startIndex: at, endIndex: at + 1 } } }]);
    },
    accept(table, key, field) {
      const row = find(table, key);
      const cells = cellsOf(table);
      if (row) row[field] = String(cells[rowOf(table, key)]?.[columnOf(cells, headerOf(table, field))] ?? '');
    },
    sort(table, descending) {
      const cells = cellsOf(table);
      const column = columnOf(cells, headerOf(table, keyField(table)));
      const range = { sheetId: sheetId(table), startRowIndex: 1, endRowIndex: cells.length };
      change([{ sortRange: { range, sortSpecs: [{ dimensionIndex: column, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' }] } }]);
    },
    moveColumn(table, field) {
      const at = columnOf(cellsOf(table), headerOf(table, field));
      const source = { sheetId: sheetId(table), dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 };
      change([{ moveDimension: { source, destinationIndex: 0 } }]);
    },
    renameColumn(table, field, header) {
      const at = columnOf(cellsOf(table), headerOf(table, field));
      renamed.set(`${table}.${field}`, header);
      write([{ range: cell(table, 0, at), values: [[header]] }]);
    },
    scribble(key, text) {
      const cells = cellsOf('people');
      let column = columnOf(cells, SCRIBBLES);
      if (column < 0) {
        column = (cells[0] ?? []).reduce((last: number, one, at) => (one !== null && one !== '' ? at : last), 0) + 1;
        change([{ appendDimension: { sheetId: sheetId('people'), dimension: 'COLUMNS', length: 2 } }]);
        write([{ range: cell('people', 0, column), values: [[SCRIBBLES]] }]);
      }
      scribbles.set(key, text);
      write([{ range: cell('people', rowOf('people', key), column), values: [[text]] }]);
    },
    lost() {
      const wrong: string[] = [];
      for (const table of TABLES) {
        const cells = cellsOf(table);
        for (const row of rows[table]) {
          const key = row[keyField(table)] as string;
          const line = cells[rowOf(table, key)];
          if (!line) {
            wrong.push(`the row ${table} ${key} is gone`);
            continue;
          }
          const scribble = table === 'people' ? scribbles.get(key) : undefined;
          const typed = Object.entries(row).map(([field, value]) => [headerOf(table, field), value] as const);
          for (const [header, value] of scribble === undefined ? typed : [...typed, [SCRIBBLES, scribble] as const]) {
            const now = String(line[columnOf(cells, header)] ?? '');
            if (now !== value) wrong.push(`the cell ${table} ${key} ${header} said "${value}" and says "${now}"`);
          }
        }
        const known = new Set(rows[table].map((row) => row[keyField(table)]));
        const column = columnOf(cells, headerOf(table, keyField(table)));
        for (const line of cells.slice(1)) {
          if (line.every((one) => one === null || one === '')) continue;
          if (!known.has(String(line[column] ?? ''))) wrong.push(`a row ${table} "${line[column]}" that nobody wrote`);
        }
      }
      return wrong;
    },
  };
}

const letters = (index: number): string => {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
};
