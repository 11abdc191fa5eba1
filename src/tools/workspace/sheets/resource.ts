import { fileOf } from '../drive/resource.ts';
import { boxWithin } from './a1.ts';
import { effective } from './formula/formula.ts';
import { errorText, isError } from './formula/values.ts';
import type { Box, Cell, Draft, Fields, GridRange, Json, Metadata, Tab } from './model.ts';
import { contentOf, gridOf, isBlank, rich, tabOf } from './model.ts';
import { metadataResource } from './requests/metadata.ts';
import { protectionResource } from './requests/protect.ts';
import { tabResource } from './requests/tabs.ts';
import { styleOf } from './styles.ts';
import { localeOf } from './values/locale.ts';
import { numberFormatOf } from './values/number-format.ts';
import { formattedText } from './values/shown.ts';

/** A `Spreadsheet` as Google answers it. */

/** What every cell looks like unless told otherwise. */
const defaultFormat: Fields = {
  backgroundColor: { red: 1, green: 1, blue: 1 },
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: {},
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
  },
};

/** `ranges` limits tabs and cells; `grid` says whether cells are wanted. 400 for a range outside its tab. */
export function spreadsheetResource(draft: Draft, ranges: readonly GridRange[], grid: boolean) {
  const { book } = draft;
  const boxes = ranges.map((range) => boxWithin(draft, range));
  const tabs = boxes.length === 0 ? book.tabs : book.tabs.filter((tab) => boxes.some((box) => box.sheetId === tab.sheetId));
  const own = book.metadata.filter((item) => item.spot.at === 'SPREADSHEET');
  const title = draft.title ?? fileOf(draft.ctx.store, book.id)?.name ?? '';
  return {
    spreadsheetId: book.id,
    properties: { title, locale: book.locale, autoRecalc: book.autoRecalc, timeZone: book.timeZone, defaultFormat },
    sheets: tabs.map((tab) => sheetResource(draft, tab, boxes, grid)),
    ...(own.length > 0 ? { developerMetadata: own.map(metadataResource) } : {}),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${book.id}/edit`,
  };
}

function sheetResource(draft: Draft, tab: Tab, boxes: readonly Box[], wantsCells: boolean) {
  const { book } = draft;
  const metadata = book.metadata.filter(({ spot }) => spot.at === 'SHEET' && spot.sheetId === tab.sheetId);
  const protections = book.protections.filter((item) => item.range.sheetId === tab.sheetId);
  const all: Box = { sheetId: tab.sheetId, top: 0, left: 0, bottom: tab.rowCount, right: tab.columnCount };
  const shown = boxes.length === 0 ? [all] : boxes.filter((box) => box.sheetId === tab.sheetId);
  return {
    properties: tabResource(book, tab),
    ...(wantsCells ? { data: shown.map((box) => gridData(draft, tab, box)) } : {}),
    ...(metadata.length > 0 ? { developerMetadata: metadata.map(metadataResource) } : {}),
    ...(protections.length > 0 ? { protectedRanges: protections.map((item) => protectionResource(draft, item)) } : {}),
  };
}

function gridData(draft: Draft, tab: Tab, box: Box) {
  const grid = gridOf(draft, tab.sheetId);
  const bottom = Math.max(box.top, Math.min(box.bottom, grid.rows.length));
  const rowData = Array.from({ length: bottom - box.top }, (_, at) => {
    const row = box.top + at;
    const right = Math.max(box.left, Math.min(box.right, grid.rows[row]?.length ?? 0));
    const cells = Array.from({ length: right - box.left }, (__, offset) => cellData(draft, tab.sheetId, row, box.left + offset));
    return cells.length === 0 ? {} : { values: cells };
  });
  const properties = (at: 'ROW' | 'COLUMN', from: number, to: number) => {
    const sizes = at === 'ROW' ? grid.rowProps : grid.columnProps;
    const placed = new Map<number, Metadata[]>();
    for (const item of draft.book.metadata) {
      if (item.spot.at === at && item.spot.sheetId === tab.sheetId)
        placed.set(item.spot.index, [...(placed.get(item.spot.index) ?? []), item]);
    }
    return Array.from({ length: to - from }, (_, offset) => {
      const size = sizes[from + offset];
      const metadata = placed.get(from + offset);
      return {
        pixelSize: size?.pixelSize ?? (at === 'ROW' ? 21 : 100),
        ...(size?.hiddenByUser ? { hiddenByUser: true } : {}),
        ...(metadata ? { developerMetadata: metadata.map(metadataResource) } : {}),
      };
    });
  };
  return {
    ...(box.top > 0 ? { startRow: box.top } : {}),
    ...(box.left > 0 ? { startColumn: box.left } : {}),
    ...(rowData.length > 0 ? { rowData } : {}),
    rowMetadata: properties('ROW', box.top, box.bottom),
    columnMetadata: properties('COLUMN', box.left, box.right),
  };
}

function extended(value: string | number | boolean): Fields {
  if (typeof value === 'string') return { stringValue: value };
  return typeof value === 'number' ? { numberValue: value } : { boolValue: value };
}

function cellData(draft: Draft, sheetId: number, row: number, column: number): Fields {
  const grid = gridOf(draft, sheetId);
  const cell: Cell = grid.rows[row]?.[column] ?? null;
  const { v, f } = contentOf(cell);
  const { note, style } = rich(cell);
  const { format, validation } = styleOf(grid, style);
  const data: Fields = {};
  const value = v ?? effective(draft, sheetId, row, column);
  if (!isBlank(cell)) data.userEnteredValue = f === undefined ? extended(v ?? '') : { formulaValue: f };
  if (isError(value)) data.effectiveValue = { errorValue: { type: value.error, message: errorText[value.error] } };
  else if (value !== null) data.effectiveValue = extended(value);
  if (!isBlank(cell) || value !== null)
    data.formattedValue = formattedText(value, numberFormatOf(draft, sheetId, row, column), localeOf(draft.book.locale));
  if (format !== undefined) data.userEnteredFormat = format;
  if (data.formattedValue !== undefined || format !== undefined) data.effectiveFormat = merged(defaultFormat, format ?? {});
  if (note !== undefined) data.note = note;
  if (validation !== undefined) data.dataValidation = validation;
  return data;
}

function merged(under: Fields, over: Fields): Fields {
  const result: Fields = { ...under };
  for (const [field, value] of Object.entries(over)) {
    const below: Json | undefined = under[field];
    const both = [below, value].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
    result[field] = both ? merged(below as Fields, value as Fields) : value;
  }
  return result;
}

/** The tab as a whole, for the reply to `addSheet`. */
export function addedTab(draft: Draft, sheetId: number) {
  return { properties: tabResource(draft.book, tabOf(draft, sheetId)) };
}
