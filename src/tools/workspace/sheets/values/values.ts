import type { Context } from '../../http/service.ts';
import { boxWithin, formatBox, parseRange, rangeOf } from '../a1.ts';
import { checkProtection, finish, reading, writing } from '../access.ts';
import type { Box, Draft, GridRange } from '../model.ts';
import { gridOf, invalid, isBlank, mapCells, plain, rich, setGrid, tabOf } from '../model.ts';
import { appendLines } from './append.ts';
import type { Written } from './write.ts';
import { included, inputOption, linesOf, oneOf, readMajor, readRendering, updateResource, valueRange, writeLines } from './write.ts';

/** The methods of spreadsheets.values. Each writes all that was asked, or nothing. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

function options(source: (name: string) => unknown) {
  return {
    rendering: readRendering(source('valueRenderOption'), source('dateTimeRenderOption')),
    major: readMajor(source('majorDimension')),
  };
}

export function valuesGet(ctx: Context) {
  const { rendering, major } = options((name) => ctx.query.get(name));
  const draft = reading(ctx);
  return valueRange(draft, boxWithin(draft, parseRange(draft, ctx.path.range ?? '')), rendering, major);
}

export function valuesBatchGet(ctx: Context) {
  const { rendering, major } = options((name) => ctx.query.get(name));
  const draft = reading(ctx);
  const boxes = ctx.query.all('ranges').map((range) => boxWithin(draft, parseRange(draft, range)));
  return { spreadsheetId: draft.book.id, valueRanges: boxes.map((box) => valueRange(draft, box, rendering, major)) };
}

function checkSameRange(draft: Draft, said: unknown, asked: string): void {
  if (said === undefined) return;
  const [a, b] = [parseRange(draft, String(said)), parseRange(draft, asked)];
  const same = (['sheetId', 'startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'] as const).every(
    (name) => a[name] === b[name],
  );
  if (!same) throw invalid(`Requested writing within range [${asked}], but the body's range is [${said}]`);
}

export function valuesUpdate(ctx: Context) {
  const option = inputOption(ctx.query.get('valueInputOption'));
  const major = readMajor(ctx.body.majorDimension);
  const include = included(
    ctx.query.flag('includeValuesInResponse'),
    ctx.query.get('responseValueRenderOption'),
    ctx.query.get('responseDateTimeRenderOption'),
    major,
  );
  const draft = writing(ctx);
  const range = ctx.path.range ?? '';
  checkSameRange(draft, ctx.body.range, range);
  const written = writeLines(draft, parseRange(draft, range), linesOf(ctx.body.values, major), option);
  finish(draft);
  return { spreadsheetId: draft.book.id, ...updateResource(draft, written, include) };
}

export function valuesAppend(ctx: Context) {
  const option = inputOption(ctx.query.get('valueInputOption'));
  const insert = oneOf(
    ctx.query.get('insertDataOption'),
    ['OVERWRITE', 'INSERT_ROWS'],
    'insert_data_option',
    'InsertDataOption',
    'OVERWRITE',
  );
  const major = readMajor(ctx.body.majorDimension);
  const include = included(
    ctx.query.flag('includeValuesInResponse'),
    ctx.query.get('responseValueRenderOption'),
    ctx.query.get('responseDateTimeRenderOption'),
    major,
  );
  const draft = writing(ctx);
  const range = parseRange(draft, ctx.path.range ?? '');
  const { written, tableRange } = appendLines(draft, range, linesOf(ctx.body.values, major), option, insert === 'INSERT_ROWS');
  finish(draft);
  const updates = { spreadsheetId: draft.book.id, ...updateResource(draft, written, include) };
  return { spreadsheetId: draft.book.id, ...(tableRange === undefined ? {} : { tableRange }), updates };
}

/** A body's `includeValuesInResponse` and its two render options. */
function bodyInclude(ctx: Context) {
  const { includeValuesInResponse, responseValueRenderOption, responseDateTimeRenderOption } = ctx.body;
  return included(includeValuesInResponse === true, responseValueRenderOption, responseDateTimeRenderOption, 'ROWS');
}

function totals(written: readonly Written[]) {
  const distinct = (key: (box: Box) => string[]) => new Set(written.filter(({ cells }) => cells > 0).flatMap(({ box }) => key(box))).size;
  const lines = (box: Box, from: number, to: number) => Array.from({ length: to - from }, (_, at) => `${box.sheetId}/${from + at}`);
  return {
    totalUpdatedRows: distinct((box) => lines(box, box.top, box.bottom)),
    totalUpdatedColumns: distinct((box) => lines(box, box.left, box.right)),
    totalUpdatedCells: written.reduce((sum, { cells }) => sum + cells, 0),
    totalUpdatedSheets: distinct((box) => [String(box.sheetId)]),
  };
}

export function valuesBatchUpdate(ctx: Context) {
  const option = inputOption(ctx.body.valueInputOption);
  const include = bodyInclude(ctx);
  const draft = writing(ctx);
  const data: Sent[] = ctx.body.data ?? [];
  const written = data.map((part) => {
    if (typeof part?.range !== 'string') throw invalid('Unable to parse range: ');
    return writeLines(draft, parseRange(draft, part.range), linesOf(part.values, readMajor(part.majorDimension)), option);
  });
  finish(draft);
  const responses = written.map((one) => ({ spreadsheetId: draft.book.id, ...updateResource(draft, one, include) }));
  return { spreadsheetId: draft.book.id, ...totals(written), responses };
}

/** Empties a range of values; formats, notes and validation stand. Answers the range in A1 notation. */
function clear(draft: Draft, range: GridRange): string {
  const box = boxWithin(draft, range);
  checkProtection(draft, rangeOf(box));
  const grid = gridOf(draft, box.sheetId);
  const used = Math.max(box.top, Math.min(box.bottom, grid.rows.length));
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const target = { ...box, bottom: used, right: Math.max(box.left, Math.min(box.right, width)) };
  const rows = mapCells(grid.rows, target, (cell) => {
    if (isBlank(cell)) return cell;
    const { v: _value, f: _formula, ...looks } = rich(cell);
    return plain(looks);
  });
  setGrid(draft, box.sheetId, { ...grid, rows });
  return formatBox(tabOf(draft, box.sheetId).title, box);
}

export function valuesClear(ctx: Context) {
  const draft = writing(ctx);
  const clearedRange = clear(draft, parseRange(draft, ctx.path.range ?? ''));
  finish(draft);
  return { spreadsheetId: draft.book.id, clearedRange };
}

export function valuesBatchClear(ctx: Context) {
  const draft = writing(ctx);
  const clearedRanges = (ctx.body.ranges ?? []).map((range: Sent) => clear(draft, parseRange(draft, String(range))));
  finish(draft);
  return { spreadsheetId: draft.book.id, clearedRanges };
}
