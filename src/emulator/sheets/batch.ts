import type { Context } from '../service.ts';
import { ApiError } from '../service.ts';
import { checkGridRange } from './a1.ts';
import { checkProtection, checkTabProtection, finish, writing } from './access.ts';
import { repeatCell, setDataValidation, sortRange, updateCells } from './cells.ts';
import { countOf, deleteDimension, insertDimension, moveDimension, resize } from './dimensions.ts';
import { asks, checkMask, parseMask } from './mask.ts';
import { createMetadata, deleteMetadata, metadataResource, updateMetadata } from './metadata.ts';
import type { Dimension, DimensionProps, Draft, GridRange } from './model.ts';
import { gridOf, invalid, setGrid, tabOf, trimmed } from './model.ts';
import { addProtection, deleteProtection, protectionResource, updateProtection } from './protect.ts';
import { addedTab, spreadsheetResource } from './resource.ts';
import { requests as known, unbuiltRequests } from './shapes.ts';
import { addTab, deleteTab, updateBook, updateTab } from './tabs.ts';

/** spreadsheets.batchUpdate: a list of requests, carried out in order, all or none; one reply each. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/** Carries out one request. Returns the reply's content, or nothing for an empty reply. */
type Act = (draft: Draft, sent: Sent, where: string) => unknown;

interface Span {
  sheetId: number;
  dimension: Dimension;
  start: number;
  end: number;
}

/** Checks a `DimensionRange`; absent bounds are the tab's. `growing` allows a range just past the end, for inserting. */
function readSpan(draft: Draft, range: Sent, where: string, growing = false): Span {
  const tab = tabOf(draft, range?.sheetId ?? 0, where);
  const dimension = readDimension(range?.dimension, where);
  const count = countOf(tab, dimension);
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? count;
  const sound = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start;
  if (!sound) throw invalid(`${where}range: startIndex[${start}] must be less than endIndex[${end}].`);
  if (growing ? start > count : end > count) {
    const word = dimension === 'ROWS' ? 'row' : 'column';
    const what = growing
      ? `insert at a ${word} that doesn't exist. Tried index ${start}`
      : `use a ${word} that doesn't exist. Tried index ${end}`;
    throw invalid(`${where}Cannot ${what}, there are ${count}.`);
  }
  return { sheetId: tab.sheetId, dimension, start, end };
}

function readDimension(value: unknown, where: string): Dimension {
  if (value !== 'ROWS' && value !== 'COLUMNS') throw invalid(`${where}Dimension must be ROWS or COLUMNS.`);
  return value;
}

function spanRange({ sheetId, dimension, start, end }: Span): GridRange {
  return dimension === 'ROWS'
    ? { sheetId, startRowIndex: start, endRowIndex: end }
    : { sheetId, startColumnIndex: start, endColumnIndex: end };
}

function insert(draft: Draft, sent: Sent, where: string): void {
  const { sheetId, dimension, start, end } = readSpan(draft, sent.range, where, true);
  // New rows between two rows of a protected range would join it.
  if (start > 0) {
    const count = countOf(tabOf(draft, sheetId), dimension);
    const inside = (range: GridRange) => {
      const [from = 0, to = count] =
        dimension === 'ROWS' ? [range.startRowIndex, range.endRowIndex] : [range.startColumnIndex, range.endColumnIndex];
      return from < start && start < to;
    };
    for (const { range } of draft.book.protections.filter((one) => one.range.sheetId === sheetId && inside(one.range)))
      checkProtection(draft, range, where);
  }
  checkTabProtection(draft, sheetId, where, true);
  insertDimension(draft, sheetId, dimension, start, end - start, where);
}

function remove(draft: Draft, sent: Sent, where: string): void {
  const span = readSpan(draft, sent.range, where);
  checkProtection(draft, spanRange(span), where);
  deleteDimension(draft, span.sheetId, span.dimension, span.start, span.end, where);
}

function move(draft: Draft, sent: Sent, where: string): void {
  const span = readSpan(draft, sent.source, where);
  checkProtection(draft, spanRange(span), where);
  moveDimension(draft, span.sheetId, span.dimension, span.start, span.end, sent.destinationIndex ?? 0, where);
}

function append(draft: Draft, sent: Sent, where: string): void {
  const tab = tabOf(draft, sent.sheetId ?? 0, where);
  const dimension = readDimension(sent.dimension, where);
  if (!Number.isInteger(sent.length) || sent.length < 1) throw invalid(`${where}length must be at least 1.`);
  checkTabProtection(draft, tab.sheetId, where, true);
  resize(draft, tab.sheetId, dimension, countOf(tab, dimension) + sent.length, where);
}

function dimensionProperties(draft: Draft, sent: Sent, where: string): void {
  const { sheetId, dimension, start, end } = readSpan(draft, sent.range, where);
  const mask = parseMask(sent.fields, where);
  checkMask(mask, ['hiddenByUser', 'pixelSize'], where);
  checkTabProtection(draft, sheetId, where, true);
  const grid = gridOf(draft, sheetId);
  const field = dimension === 'ROWS' ? 'rowProps' : 'columnProps';
  const props: (DimensionProps | null)[] = grid[field].slice();
  while (props.length < end) props.push(null);
  for (let index = start; index < end; index++) {
    const next: DimensionProps = { ...props[index] };
    if (asks(mask, 'pixelSize')) {
      const size = sent.properties?.pixelSize;
      if (!Number.isInteger(size) || size < 0) throw invalid(`${where}pixelSize must be a non-negative whole number.`);
      next.pixelSize = size;
    }
    if (asks(mask, 'hiddenByUser')) {
      if (sent.properties?.hiddenByUser === true) next.hiddenByUser = true;
      else delete next.hiddenByUser;
    }
    props[index] = Object.keys(next).length === 0 ? null : next;
  }
  setGrid(draft, sheetId, { ...grid, [field]: trimmed(props, null) });
}

function setFilter(draft: Draft, sent: Sent, where: string): void {
  const range = checkGridRange(draft, sent.filter?.range, where);
  checkProtection(draft, range, where);
  setGrid(draft, range.sheetId, { ...gridOf(draft, range.sheetId), filter: { ...sent.filter, range: { ...range } } });
}

function clearFilter(draft: Draft, sent: Sent, where: string): void {
  const { sheetId } = tabOf(draft, sent.sheetId ?? 0, where);
  const { filter: _gone, ...grid } = gridOf(draft, sheetId);
  setGrid(draft, sheetId, grid);
}

function addRule(draft: Draft, sent: Sent, where: string): void {
  const ranges: GridRange[] = (sent.rule?.ranges ?? []).map((range: Sent) => checkGridRange(draft, range, where));
  const first = ranges[0];
  if (!first || ranges.some((range) => range.sheetId !== first.sheetId)) throw invalid(`${where}A rule needs ranges, all on one sheet.`);
  const grid = gridOf(draft, first.sheetId);
  const rules = [...(grid.rules ?? [])];
  rules.splice(Math.min(sent.index ?? rules.length, rules.length), 0, sent.rule);
  setGrid(draft, first.sheetId, { ...grid, rules });
}

function deleteRule(draft: Draft, sent: Sent, where: string): unknown {
  const { sheetId } = tabOf(draft, sent.sheetId ?? 0, where);
  const grid = gridOf(draft, sheetId);
  const index = sent.index ?? 0;
  const rule = grid.rules?.[index];
  if (!rule) throw invalid(`${where}No conditional format on sheet: ${sheetId} at index: ${index}`);
  setGrid(draft, sheetId, { ...grid, rules: (grid.rules ?? []).filter((one) => one !== rule) });
  return { rule };
}

const acts: Record<string, Act> = {
  addSheet: (draft, sent, where) => addedTab(draft, addTab(draft, sent.properties, where).sheetId),
  updateSheetProperties: updateTab,
  deleteSheet: (draft, sent, where) => deleteTab(draft, sent.sheetId ?? 0, where),
  updateSpreadsheetProperties: updateBook,
  appendDimension: append,
  insertDimension: insert,
  deleteDimension: remove,
  moveDimension: move,
  updateDimensionProperties: dimensionProperties,
  // Widths follow the text on a screen only: checked, and nothing to store.
  autoResizeDimensions: (draft, sent, where) => void readSpan(draft, sent.dimensions, where),
  updateCells,
  repeatCell,
  setDataValidation,
  addProtectedRange: (draft, sent, where) => ({
    protectedRange: protectionResource(draft, addProtection(draft, sent.protectedRange, where)),
  }),
  updateProtectedRange: updateProtection,
  deleteProtectedRange: (draft, sent, where) => deleteProtection(draft, sent.protectedRangeId, where),
  createDeveloperMetadata: (draft, sent, where) => ({
    developerMetadata: metadataResource(createMetadata(draft, sent.developerMetadata, where)),
  }),
  updateDeveloperMetadata: (draft, sent, where) => ({ developerMetadata: updateMetadata(draft, sent, where).map(metadataResource) }),
  deleteDeveloperMetadata: (draft, sent, where) => ({
    deletedDeveloperMetadata: deleteMetadata(draft, sent.dataFilter, where).map(metadataResource),
  }),
  sortRange,
  setBasicFilter: setFilter,
  clearBasicFilter: clearFilter,
  addConditionalFormatRule: addRule,
  deleteConditionalFormatRule: deleteRule,
};

function carryOut(draft: Draft, request: Sent, index: number): Record<string, unknown> {
  const names = Object.keys(request ?? {}).filter((name) => request[name] !== null);
  const name = names[0];
  if (name === undefined) throw invalid(`Invalid requests[${index}]: No request set.`);
  if (names.length > 1) throw invalid(`Invalid requests[${index}]: Only one request may be set, found ${names.join(', ')}.`);
  const act = name in known ? acts[name] : undefined;
  if (!act) {
    const spelt = (unbuiltRequests as readonly string[]).includes(name);
    throw spelt
      ? new ApiError(501, 'notImplemented', `requests[${index}].${name} is not implemented by the embedded workspace.`)
      : invalid(`Invalid JSON payload received. Unknown name "${name}" at 'requests[${index}]': Cannot find field.`);
  }
  const reply = act(draft, request[name], `Invalid requests[${index}].${name}: `);
  return reply === undefined ? {} : { [name]: reply };
}

export function batchUpdate(ctx: Context) {
  const draft = writing(ctx);
  const list: Sent[] = ctx.body.requests ?? [];
  if (list.length === 0) throw invalid('Must specify at least one request.');
  const replies = list.map((request, index) => carryOut(draft, request, index));
  finish(draft);
  const whole = ctx.body.includeSpreadsheetInResponse === true;
  const updated = whole ? spreadsheetResource(draft, ctx.body.responseRanges ?? [], ctx.body.responseIncludeGridData === true) : undefined;
  return { spreadsheetId: draft.book.id, replies, ...(updated ? { updatedSpreadsheet: updated } : {}) };
}
