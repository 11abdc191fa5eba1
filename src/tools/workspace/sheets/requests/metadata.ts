import type { Dimension, Draft, Metadata, Spot } from '../model.ts';
import { invalid, setBook, tabOf } from '../model.ts';
import { asks, checkMask, parseMask } from './mask.ts';

/** Developer metadata: keys and values tied to a spreadsheet, a tab, a row or a column. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

const locationTypes = ['ROW', 'COLUMN', 'SHEET', 'SPREADSHEET'];
const visibilities = ['DOCUMENT', 'PROJECT'];

/** A `DeveloperMetadata` as Google answers it. */
export function metadataResource(item: Metadata) {
  const { spot } = item;
  const location =
    spot.at === 'SPREADSHEET'
      ? { locationType: spot.at, spreadsheet: true }
      : spot.at === 'SHEET'
        ? { locationType: spot.at, sheetId: spot.sheetId }
        : { locationType: spot.at, dimensionRange: rangeOfSpot(spot) };
  const value = item.value === undefined ? {} : { metadataValue: item.value };
  return { metadataId: item.id, metadataKey: item.key, ...value, location, visibility: item.visibility };
}

function rangeOfSpot(spot: Extract<Spot, { index: number }>) {
  const dimension: Dimension = spot.at === 'ROW' ? 'ROWS' : 'COLUMNS';
  return { sheetId: spot.sheetId, dimension, startIndex: spot.index, endIndex: spot.index + 1 };
}

function readSpot(draft: Draft, location: Sent, where: string): Spot {
  if (location?.spreadsheet === true) return { at: 'SPREADSHEET' };
  if (location?.dimensionRange !== undefined) {
    const { sheetId = 0, dimension, startIndex, endIndex } = location.dimensionRange;
    const tab = tabOf(draft, sheetId, where);
    if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw invalid(`${where}Dimension must be ROWS or COLUMNS.`);
    const index = startIndex ?? 0;
    const count = dimension === 'ROWS' ? tab.rowCount : tab.columnCount;
    if (!Number.isInteger(index) || index < 0 || endIndex !== index + 1)
      throw invalid(`${where}Dimension range must represent a single row or column.`);
    if (index >= count) throw invalid(`${where}Dimension range is outside the grid (${count}).`);
    return { at: dimension === 'ROWS' ? 'ROW' : 'COLUMN', sheetId, index };
  }
  if (location?.sheetId !== undefined) return { at: 'SHEET', sheetId: tabOf(draft, location.sheetId, where).sheetId };
  throw invalid(`${where}A developer metadata location must be specified.`);
}

function word(value: unknown, known: readonly string[], where: string): string {
  if (typeof value !== 'string' || !known.includes(value))
    throw invalid(`${where}${JSON.stringify(value)} is not one of ${known.join(', ')}.`);
  return value;
}

/** Keys and values of a tab (or of the spreadsheet itself) may hold 30,000 characters together. */
function checkRoom(draft: Draft, spot: Spot, where: string): void {
  const home = (one: Spot) => (one.at === 'SPREADSHEET' ? 'spreadsheet' : one.sheetId);
  let used = 0;
  for (const item of draft.book.metadata) if (home(item.spot) === home(spot)) used += item.key.length + (item.value?.length ?? 0);
  const most = draft.ctx.limits.metadataCharacters;
  if (used > most) throw invalid(`${where}The developer metadata size limit of ${most} characters was exceeded.`);
}

/** Adds metadata. A fixed `metadataId` is kept; one in use answers 400. Returns it as stored. */
export function createMetadata(draft: Draft, sent: Sent, where: string): Metadata {
  if (typeof sent?.metadataKey !== 'string' || sent.metadataKey === '') throw invalid(`${where}Metadata key must be specified.`);
  if (sent.visibility === undefined) throw invalid(`${where}Metadata visibility must be specified.`);
  const item: Metadata = {
    id: sent.metadataId ?? freeMetadataId(draft),
    key: sent.metadataKey,
    visibility: word(sent.visibility, visibilities, where) as Metadata['visibility'],
    spot: readSpot(draft, sent.location, where),
  };
  if (!Number.isInteger(item.id) || item.id <= 0) throw invalid(`${where}Metadata ID must be a positive whole number.`);
  if (sent.metadataValue !== undefined) item.value = String(sent.metadataValue);
  if (draft.book.metadata.some((other) => other.id === item.id)) throw invalid(`${where}Metadata with ID ${item.id} already exists.`);
  setBook(draft, { metadata: [...draft.book.metadata, item] });
  checkRoom(draft, item.spot, where);
  return item;
}

function freeMetadataId(draft: Draft): number {
  const used = new Set(draft.book.metadata.map((item) => item.id));
  for (;;) {
    const id = Number(`1${draft.ctx.store.newId(8, '0123456789')}`);
    if (!used.has(id)) return id;
  }
}

/** Changes the masked fields of everything the filters match; returns what was changed. */
export function updateMetadata(draft: Draft, request: Sent, where: string): Metadata[] {
  const mask = parseMask(request.fields, where);
  checkMask(mask, ['metadataKey', 'metadataValue', 'location', 'visibility'], where);
  const sent = request.developerMetadata ?? {};
  const desired = matching(draft, request.dataFilters, where);
  const changed = new Map<number, Metadata>();
  for (const { item } of desired) {
    const next: Metadata = { ...item };
    if (asks(mask, 'metadataKey') && sent.metadataKey !== undefined) next.key = String(sent.metadataKey);
    if (asks(mask, 'metadataValue')) {
      if (sent.metadataValue === undefined) delete next.value;
      else next.value = String(sent.metadataValue);
    }
    if (asks(mask, 'visibility') && sent.visibility !== undefined)
      next.visibility = word(sent.visibility, visibilities, where) as 'DOCUMENT';
    if (asks(mask, 'location') && sent.location !== undefined) next.spot = readSpot(draft, sent.location, where);
    changed.set(item.id, next);
  }
  if (changed.size > 0) setBook(draft, { metadata: draft.book.metadata.map((item) => changed.get(item.id) ?? item) });
  for (const item of changed.values()) checkRoom(draft, item.spot, where);
  return [...changed.values()];
}

/** Removes everything the filter matches; matching nothing is no error. Returns what was removed. */
export function deleteMetadata(draft: Draft, filter: Sent, where: string): Metadata[] {
  const gone = matching(draft, [filter], where).map(({ item }) => item);
  const ids = new Set(gone.map((item) => item.id));
  if (gone.length > 0) setBook(draft, { metadata: draft.book.metadata.filter((item) => !ids.has(item.id)) });
  return gone;
}

/** All metadata that any of the data filters matches, in stored order, each with the filters that matched it. */
export function matching(draft: Draft, filters: Sent, where: string): { item: Metadata; filters: Sent[] }[] {
  if (!Array.isArray(filters) || filters.length === 0) throw invalid(`${where}At least one data filter must be specified.`);
  const tests = filters.map((filter: Sent) => ({ filter, test: lookupTest(filter, where) }));
  return draft.book.metadata
    .map((item) => ({ item, filters: tests.filter(({ test }) => test(item)).map(({ filter }) => filter) }))
    .filter((match) => match.filters.length > 0);
}

/** By id, key, value, visibility or the sort of place; by the place itself (`a1Range`, `metadataLocation`) nothing is looked up here. */
function lookupTest(filter: Sent, where: string): (item: Metadata) => boolean {
  const lookup = filter?.developerMetadataLookup;
  if (lookup === undefined) throw invalid(`${where}A data filter must have a developerMetadataLookup.`);
  if (lookup.locationType !== undefined) word(lookup.locationType, locationTypes, where);
  if (lookup.visibility !== undefined) word(lookup.visibility, visibilities, where);
  return (item) =>
    (lookup.metadataId === undefined || item.id === lookup.metadataId) &&
    (lookup.metadataKey === undefined || item.key === lookup.metadataKey) &&
    (lookup.metadataValue === undefined || item.value === lookup.metadataValue) &&
    (lookup.visibility === undefined || item.visibility === lookup.visibility) &&
    (lookup.locationType === undefined || item.spot.at === lookup.locationType);
}
