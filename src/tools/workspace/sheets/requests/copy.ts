import type { Context } from '../../http/service.ts';
import { ApiError } from '../../http/service.ts';
import { finish, reading, writing } from '../access.ts';
import type { Draft, Fields, Grid, GridRange, Metadata, Tab } from '../model.ts';
import { gridOf, invalid, newNumber, setBook, setGrid, tabOf } from '../model.ts';
import { carriedGrid } from '../moved.ts';
import { checkCellCount } from './dimensions.ts';
import { tabResource, uniqueTitle } from './tabs.ts';

/**
 * Copies of whole sheets. A copied sheet has its cells, widths, merges, filters, rules, bands and
 * metadata; protected ranges are not copied with a sheet: Google's scripting samples copy these by hand.
 */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/** A grid whose ranges name the new sheet, and whose bands and views have ids of their own. */
function gridFor(draft: Draft, grid: Grid, sheetId: number): Grid {
  const moved = carriedGrid(grid, (range: GridRange) => ({ ...range, sheetId }));
  const renumbered = (items: readonly Fields[] | undefined, id: string) => items?.map((item) => ({ ...item, [id]: newNumber(draft) }));
  const bands = renumbered(moved.bands, 'bandedRangeId');
  const views = renumbered(moved.views, 'filterViewId');
  return { ...moved, ...(bands && { bands }), ...(views && { views }) };
}

/** Adds a copy of `tab` of `from` to `to`, which may be the same spreadsheet, at `index`. */
function addCopy(from: Draft, tab: Tab, to: Draft, title: string, sheetId: number, index: number, where: string): Tab {
  if (!Number.isInteger(sheetId) || sheetId < 0) throw invalid(`${where}The sheet's id must be a non-negative whole number.`);
  if (to.book.tabs.some((one) => one.sheetId === sheetId)) throw invalid(`${where}A sheet with the id ${sheetId} already exists.`);
  const copy: Tab = { ...tab, sheetId, title };
  const tabs = [...to.book.tabs];
  tabs.splice(index, 0, copy);
  const metadata: Metadata[] = from.book.metadata.flatMap((item) =>
    item.spot.at !== 'SPREADSHEET' && item.spot.sheetId === tab.sheetId
      ? [{ ...item, id: newNumber(to), spot: { ...item.spot, sheetId } }]
      : [],
  );
  const grid = gridOf(from, tab.sheetId);
  setBook(to, { tabs, metadata: [...to.book.metadata, ...metadata] });
  checkCellCount(to, where);
  setGrid(to, sheetId, gridFor(to, grid, sheetId));
  return copy;
}

/** `duplicateSheet`: first of all sheets, unless another index is given: index 0 is the number that is not sent. */
export function duplicateSheet(draft: Draft, sent: Sent, where: string): unknown {
  const tab = tabOf(draft, sent.sourceSheetId ?? 0, where);
  const asked = sent.newSheetName !== undefined && sent.newSheetName !== '';
  const title = uniqueTitle(draft, asked ? sent.newSheetName : undefined, `Copy of ${tab.title}`, where);
  const index = sent.insertSheetIndex ?? 0;
  if (!Number.isInteger(index) || index < 0 || index > draft.book.tabs.length)
    throw invalid(`${where}insertSheetIndex ${index} is beyond the last sheet.`);
  const copy = addCopy(draft, tab, draft, title, sent.newSheetId ?? newNumber(draft), index, where);
  return { properties: tabResource(draft.book, copy) };
}

/** `sheets.copyTo`: to the end of another spreadsheet that the caller may edit. Answers the new sheet's properties. */
export function copyTo(ctx: Context): unknown {
  const from = reading(ctx);
  const destination: unknown = ctx.body.destinationSpreadsheetId;
  if (typeof destination !== 'string' || destination === '') throw invalid('Destination spreadsheet ID must be specified.');
  const tab = from.book.tabs.find((one) => String(one.sheetId) === ctx.path.sheetId);
  if (!tab) throw new ApiError(404, 'notFound', 'Requested entity was not found.');
  const to = destination === from.book.id ? writing(ctx) : writing({ ...ctx, path: { ...ctx.path, spreadsheetId: destination } });
  const title = uniqueTitle(to, undefined, `Copy of ${tab.title}`, '');
  const copy = addCopy(from, tab, to, title, newNumber(to), to.book.tabs.length, '');
  finish(to);
  return tabResource(to.book, copy);
}
