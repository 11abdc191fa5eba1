import { checkGridRange, overlaps } from '../a1.ts';
import { checkProtection } from '../access.ts';
import type { Draft, Fields, GridRange } from '../model.ts';
import { gridOf, invalid, newNumber, setGrid } from '../model.ts';
import { asks, checkMask, masked, parseMask } from './mask.ts';

/** Banded ranges: rows or columns in alternating colours. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

const rangeOfBand = (band: Fields) => band.range as unknown as GridRange;

function check(draft: Draft, band: Sent, own: number | undefined, where: string): GridRange {
  const range = checkGridRange(draft, band?.range, where);
  if (band.rowProperties === undefined && band.columnProperties === undefined)
    throw invalid(`${where}At least one of rowProperties or columnProperties must be specified.`);
  const others = (gridOf(draft, range.sheetId).bands ?? []).filter((one) => one.bandedRangeId !== own);
  if (others.some((one) => overlaps(rangeOfBand(one), range)))
    throw invalid(`${where}You cannot add alternating background colors to a range that already has alternating background colors.`);
  checkProtection(draft, range, where);
  return range;
}

function bandOf(draft: Draft, id: unknown, where: string): { sheetId: number; band: Fields } {
  for (const { sheetId } of draft.book.tabs) {
    const band = (gridOf(draft, sheetId).bands ?? []).find((one) => one.bandedRangeId === id);
    if (band) return { sheetId, band };
  }
  throw invalid(`${where}No banded range with id: ${id}`);
}

function without(draft: Draft, sheetId: number, band: Fields): readonly Fields[] {
  return (gridOf(draft, sheetId).bands ?? []).filter((one) => one !== band);
}

export function addBand(draft: Draft, sent: Sent, where: string): Fields {
  const range = check(draft, sent.bandedRange, undefined, where);
  const id = sent.bandedRange.bandedRangeId ?? newNumber(draft);
  if (!Number.isInteger(id) || id < 0) throw invalid(`${where}bandedRangeId must be a non-negative whole number.`);
  const taken = draft.book.tabs.some(({ sheetId }) => (gridOf(draft, sheetId).bands ?? []).some((one) => one.bandedRangeId === id));
  if (taken) throw invalid(`${where}A banded range with the id ${id} already exists.`);
  const band = { ...sent.bandedRange, bandedRangeId: id, range: { ...range } };
  const grid = gridOf(draft, range.sheetId);
  setGrid(draft, range.sheetId, { ...grid, bands: [...(grid.bands ?? []), band] });
  return { bandedRange: band };
}

export function updateBand(draft: Draft, sent: Sent, where: string): void {
  const mask = parseMask(sent.fields, where);
  checkMask(mask, ['bandedRangeId', 'range', 'rowProperties', 'columnProperties'], where);
  const id = sent.bandedRange?.bandedRangeId;
  const { sheetId, band } = bandOf(draft, id, where);
  checkProtection(draft, rangeOfBand(band), where);
  const next: Fields = { ...masked(band, sent.bandedRange, mask), bandedRangeId: id };
  if (!asks(mask, 'range')) next.range = band.range ?? null;
  const range = check(draft, next, id, where);
  if (range.sheetId !== sheetId) throw invalid(`${where}A banded range cannot be moved to another sheet.`);
  const bands = (gridOf(draft, sheetId).bands ?? []).map((one) => (one === band ? next : one));
  setGrid(draft, sheetId, { ...gridOf(draft, sheetId), bands });
}

export function deleteBand(draft: Draft, sent: Sent, where: string): void {
  const { sheetId, band } = bandOf(draft, sent.bandedRangeId, where);
  checkProtection(draft, rangeOfBand(band), where);
  setGrid(draft, sheetId, { ...gridOf(draft, sheetId), bands: without(draft, sheetId, band) });
}
