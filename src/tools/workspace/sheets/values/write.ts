import { beyond, boxWithin, columnName, formatBox, rangeOf } from '../a1.ts';
import { checkProtection } from '../access.ts';
import type { Box, Dimension, Draft, GridRange } from '../model.ts';
import { gridOf, invalid, mapCells, setGrid, tabOf } from '../model.ts';
import { stylingOf } from '../styles.ts';
import type { InputOption } from './enter.ts';
import { entered } from './enter.ts';
import { localeOf } from './locale.ts';
import type { Rendering } from './render.ts';
import { renderBox } from './render.ts';

/** Writing values into ranges, and what is answered about it. */

/** 400 in Google's words for a word that an enumeration does not have. */
export function oneOf<T extends string>(value: unknown, known: readonly T[], field: string, type: string, fallback?: T): T {
  if (value === undefined && fallback !== undefined) return fallback;
  if (known.includes(value as T)) return value as T;
  throw invalid(`Invalid value at '${field}' (type.googleapis.com/google.apps.sheets.v4.${type}), ${JSON.stringify(value)}`);
}

export function inputOption(value: unknown): InputOption {
  if (value === undefined || value === 'INPUT_VALUE_OPTION_UNSPECIFIED') throw invalid("'valueInputOption' is required but not specified");
  return oneOf<InputOption>(value, ['RAW', 'USER_ENTERED'], 'value_input_option', 'ValueInputOption');
}

export function readMajor(value: unknown): Dimension {
  const major = value === 'DIMENSION_UNSPECIFIED' ? undefined : value;
  return oneOf<Dimension>(major, ['ROWS', 'COLUMNS'], 'major_dimension', 'Dimension', 'ROWS');
}

export function readRendering(value: unknown, dateTime: unknown): Rendering {
  return {
    value: oneOf(value, ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'], 'value_render_option', 'ValueRenderOption', 'FORMATTED_VALUE'),
    dateTime: oneOf(dateTime, ['SERIAL_NUMBER', 'FORMATTED_STRING'], 'date_time_render_option', 'DateTimeRenderOption', 'SERIAL_NUMBER'),
  };
}

/** What was written: where, and how many cells; the numbers of `UpdateValuesResponse`. */
export interface Written {
  box: Box;
  cells: number;
}

/** Values by rows, whatever the request's major dimension; each line checked to be a list. */
export function linesOf(values: unknown, major: Dimension): readonly (readonly unknown[])[] {
  if (values === undefined || values === null) return [];
  if (!Array.isArray(values)) throw invalid("Invalid value at 'data.values': must be a list of lists.");
  const lines = values.map((line, at) => {
    if (!Array.isArray(line))
      throw invalid(`Invalid value at 'data.values[${at}]' (type.googleapis.com/google.protobuf.ListValue), ${JSON.stringify(line)}`);
    return line as unknown[];
  });
  if (major === 'ROWS') return lines;
  const height = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return Array.from({ length: height }, (_, row) => lines.map((line) => line[row] ?? null));
}

/**
 * Writes lines from the range's first cell. A range of one cell only says where to start; any other must hold the values.
 * 400 when they reach outside the range or the tab, or into cells protected from the caller.
 */
export function writeLines(draft: Draft, range: GridRange, lines: readonly (readonly unknown[])[], option: InputOption): Written {
  const tab = tabOf(draft, range.sheetId);
  const within = boxWithin(draft, range);
  const height = lines.length;
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const box = { ...within, bottom: within.top + Math.max(height, 1), right: within.left + Math.max(width, 1) };
  if (!isCell(range)) {
    const name = formatBox(tab.title, within);
    if (within.top + height > (range.endRowIndex ?? Infinity)) {
      throw invalid(`Requested writing within range [${name}], but tried writing to row [${(range.endRowIndex ?? 0) + 1}]`);
    }
    if (within.left + width > (range.endColumnIndex ?? Infinity)) {
      throw invalid(`Requested writing within range [${name}], but tried writing to column [${columnName(range.endColumnIndex ?? 0)}]`);
    }
  }
  if (box.bottom > tab.rowCount || box.right > tab.columnCount) throw beyond(tab, box);
  if (height === 0 || width === 0) return { box, cells: 0 };
  checkProtection(draft, rangeOf(box));
  const locale = localeOf(draft.book.locale);
  const grid = gridOf(draft, tab.sheetId);
  const styling = stylingOf(grid);
  let cells = 0;
  const rows = mapCells(grid.rows, box, (cell, row, column) => {
    const value = lines[row - box.top]?.[column - box.left];
    if (value === undefined || value === null) return cell;
    cells++;
    return entered(cell, value, option, locale, styling);
  });
  setGrid(draft, tab.sheetId, { ...grid, rows, styles: styling.styles });
  return { box, cells };
}

function isCell(range: GridRange): boolean {
  return (
    range.startRowIndex !== undefined &&
    range.startColumnIndex !== undefined &&
    range.endRowIndex === range.startRowIndex + 1 &&
    range.endColumnIndex === range.startColumnIndex + 1
  );
}

/** An `UpdateValuesResponse` without its spreadsheetId. */
export function updateResource(draft: Draft, written: Written, include: { major: Dimension; rendering: Rendering } | undefined) {
  const { box, cells } = written;
  const range = formatBox(tabOf(draft, box.sheetId).title, box);
  const counts = cells === 0 ? {} : { updatedRows: box.bottom - box.top, updatedColumns: box.right - box.left, updatedCells: cells };
  const data = include === undefined ? {} : { updatedData: valueRange(draft, box, include.rendering, include.major) };
  return { updatedRange: range, ...counts, ...data };
}

/** A `ValueRange` as Google answers it; no `values` where all is empty. */
export function valueRange(draft: Draft, box: Box, rendering: Rendering, major: Dimension) {
  const values = renderBox(draft, box, rendering, major);
  const range = formatBox(tabOf(draft, box.sheetId).title, box);
  return { range, majorDimension: major, ...(values.length > 0 ? { values } : {}) };
}

/** The response options of a write, from the query or the body. */
export function included(desired: boolean, value: unknown, dateTime: unknown, major: Dimension) {
  const rendering = readRendering(value, dateTime);
  return desired ? { major, rendering } : undefined;
}
