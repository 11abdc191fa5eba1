import type { Effect } from '../types.ts';
import { emulated, exception } from './emulated.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A part of a sheet, counted from 1 as scripts do. */
export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** The sheet that a range lies in, and the way to it. */
export interface Place {
  sheetId: number;
  title: string;
  rowCount: number;
  columnCount: number;
  sheet(): Sheet;
  ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): T;
  tell(effect: Effect): void;
}

interface Cell {
  note?: string;
  userEnteredFormat?: { backgroundColor?: Colour };
}
interface Colour {
  red?: number;
  green?: number;
  blue?: number;
}

/** A range of cells: its values, notes and grounds. @throws Exception where it lies outside the sheet. */
export function rangeOf(place: Place, area: Area): Range {
  const { sheetId, title, ask, tell } = place;
  const { row, column, rows, columns } = area;
  const inside = (at: number, length: number, most: number) =>
    Number.isInteger(at) && Number.isInteger(length) && at >= 1 && length >= 1 && at + length - 1 <= most;
  if (!inside(row, rows, place.rowCount) || !inside(column, columns, place.columnCount))
    throw exception('The coordinates of the range are outside the dimensions of the sheet.');
  const first = `${letters(column)}${row}`;
  const a1 = `'${title.replaceAll("'", "''")}'!${first}:${letters(column + columns - 1)}${row + rows - 1}`;
  const grid = {
    sheetId,
    startRowIndex: row - 1,
    endRowIndex: row - 1 + rows,
    startColumnIndex: column - 1,
    endColumnIndex: column - 1 + columns,
  };

  /** As many cells as the range has, whatever of them the answer leaves out. */
  const filled = <T, U>(given: readonly (readonly T[])[], of: (one: T | undefined) => U): U[][] =>
    Array.from({ length: rows }, (_, at) => Array.from({ length: columns }, (__, to) => of(given[at]?.[to])));
  const cells = (mask: string): Cell[][] => {
    const query = `?ranges=${encodeURIComponent(a1)}&includeGridData=true&fields=${encodeURIComponent(`sheets.data.rowData.values(${mask})`)}`;
    const answer = ask<{ sheets?: { data?: { rowData?: { values?: Cell[] }[] }[] }[] }>('GET', query);
    return (answer.sheets?.[0]?.data?.[0]?.rowData ?? []).map(({ values = [] }) => values);
  };
  const write = (values: readonly (readonly Cell[])[], mask: string): Range => {
    const start = { sheetId, rowIndex: row - 1, columnIndex: column - 1 };
    ask('POST', ':batchUpdate', { requests: [{ updateCells: { start, rows: values.map((line) => ({ values: line })), fields: mask } }] });
    return self;
  };

  const self: Range = emulated<Range>('Range', {
    activate: () => {
      tell({ kind: 'activated', value: { sheetId, a1: first } });
      return self;
    },
    getSheet: place.sheet,
    getRow: () => row,
    getColumn: () => column,
    getNumRows: () => rows,
    getNumColumns: () => columns,
    getValues: () => {
      const query = `/values/${encodeURIComponent(a1)}?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING`;
      return filled(ask<{ values?: unknown[][] }>('GET', query).values ?? [], (one) => one ?? '');
    },
    getNotes: () => filled(cells('note'), (cell) => cell?.note ?? ''),
    getBackgrounds: () =>
      filled(cells('userEnteredFormat.backgroundColor'), (cell) => hexOf(cell?.userEnteredFormat?.backgroundColor ?? WHITE)),
    setNotes: (notes) =>
      write(
        notes.map((line) => line.map((note) => ({ note: String(note ?? '') }))),
        'note',
      ),
    setBackgrounds: (grounds) => {
      const format = (ground: string | null) => ({ userEnteredFormat: { backgroundColor: colourOf(ground ?? '#ffffff') } });
      return write(
        grounds.map((line) => line.map(format)),
        'userEnteredFormat.backgroundColor',
      );
    },
    setNumberFormat: (pattern) => {
      const cell = { userEnteredFormat: { numberFormat: { type: pattern === '@' ? 'TEXT' : 'NUMBER', pattern } } };
      ask('POST', ':batchUpdate', { requests: [{ repeatCell: { range: grid, cell, fields: 'userEnteredFormat.numberFormat' } }] });
      return self;
    },
    setValue: (value) => {
      const body = { range: a1, values: [[value]] };
      ask('PUT', `/values/${encodeURIComponent(a1)}?valueInputOption=USER_ENTERED`, body);
      return self;
    },
  });
  return self;
}

const WHITE: Colour = { red: 1, green: 1, blue: 1 };

/** '#rrggbb', as scripts write colours. */
const hexOf = ({ red = 0, green = 0, blue = 0 }: Colour): string =>
  `#${[red, green, blue]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

function colourOf(hex: string): Colour {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return { red: part(1), green: part(3), blue: part(5) };
}

/** 1 → A, 27 → AA. */
const letters = (column: number): string =>
  column < 1 ? '' : letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));
