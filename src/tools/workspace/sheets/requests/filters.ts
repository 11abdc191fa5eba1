import { checkGridRange } from '../a1.ts';
import { checkProtection } from '../access.ts';
import type { Draft, Fields, GridRange } from '../model.ts';
import { gridOf, invalid, newNumber, setGrid, tabOf } from '../model.ts';
import { masked, parseMask } from './mask.ts';

/** The filter of a sheet, and its filter views. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

/** Google answers the criteria in both forms: by column in `criteria`, as a list in `filterSpecs`. The list decides. */
function inBothForms(filter: Fields): Fields {
  const { criteria, filterSpecs, ...rest } = filter;
  const specs = Array.isArray(filterSpecs)
    ? (filterSpecs as Fields[])
    : Object.entries((criteria ?? {}) as Fields).map(
        ([column, filterCriteria]): Fields => ({ columnIndex: Number(column), filterCriteria }),
      );
  if (specs.length === 0) return rest;
  const byColumn = Object.fromEntries(specs.map((spec) => [String(spec.columnIndex ?? 0), spec.filterCriteria ?? {}]));
  return { ...rest, criteria: byColumn, filterSpecs: specs };
}

/** A filter's or view's own range, or that of the named range it is backed by. */
function rangeOfFilter(draft: Draft, filter: Sent, where: string): GridRange {
  if (filter?.namedRangeId !== undefined) {
    const named = (draft.book.namedRanges ?? []).find((one) => one.id === filter.namedRangeId);
    if (!named) throw invalid(`${where}Cannot find named range with ID: ${filter.namedRangeId}`);
    return named.range;
  }
  return checkGridRange(draft, filter?.range, where);
}

export function setFilter(draft: Draft, sent: Sent, where: string): void {
  const range = checkGridRange(draft, sent.filter?.range, where);
  checkProtection(draft, range, where);
  setGrid(draft, range.sheetId, { ...gridOf(draft, range.sheetId), filter: inBothForms({ ...sent.filter, range: { ...range } }) });
}

export function clearFilter(draft: Draft, sent: Sent, where: string): void {
  const { sheetId } = tabOf(draft, sent.sheetId ?? 0, where);
  const { filter: _gone, ...grid } = gridOf(draft, sheetId);
  setGrid(draft, sheetId, grid);
}

interface Found {
  sheetId: number;
  views: readonly Fields[];
  view: Fields;
}

function viewOf(draft: Draft, id: unknown, where: string): Found {
  for (const { sheetId } of draft.book.tabs) {
    const views = gridOf(draft, sheetId).views ?? [];
    const view = views.find((one) => one.filterViewId === id);
    if (view) return { sheetId, views, view };
  }
  throw invalid(`${where}No filter view with id: ${id}`);
}

function isTaken(draft: Draft, id: number): boolean {
  return draft.book.tabs.some(({ sheetId }) => (gridOf(draft, sheetId).views ?? []).some((view) => view.filterViewId === id));
}

function setViews(draft: Draft, sheetId: number, views: readonly Fields[]): void {
  setGrid(draft, sheetId, { ...gridOf(draft, sheetId), views });
}

export function addView(draft: Draft, sent: Sent, where: string): Fields {
  const range = rangeOfFilter(draft, sent.filter, where);
  const id = sent.filter.filterViewId ?? newNumber(draft);
  if (!Number.isInteger(id) || id < 0) throw invalid(`${where}filterViewId must be a non-negative whole number.`);
  if (isTaken(draft, id)) throw invalid(`${where}A filter view with the id ${id} already exists.`);
  const views = gridOf(draft, range.sheetId).views ?? [];
  const title = sent.filter.title ?? `Filter ${views.length + 1}`;
  const view = inBothForms({ ...sent.filter, filterViewId: id, title, range: { ...range } });
  setViews(draft, range.sheetId, [...views, view]);
  return { filter: view };
}

export function updateView(draft: Draft, sent: Sent, where: string): void {
  const { sheetId, views, view } = viewOf(draft, sent.filter?.filterViewId, where);
  const mask = parseMask(sent.fields, where);
  // Whichever form of the criteria was named, the other follows it.
  const { criteria, filterSpecs, ...rest } = view;
  const criteriaChange = '*' in mask || 'criteria' in mask || 'filterSpecs' in mask;
  const before: Fields = criteriaChange ? rest : { ...rest, ...(criteria && { criteria }), ...(filterSpecs && { filterSpecs }) };
  const next = masked(before, sent.filter, mask);
  const range = rangeOfFilter(draft, { ...next, ...('range' in mask ? { namedRangeId: undefined } : {}) }, where);
  if (range.sheetId !== sheetId) throw invalid(`${where}A filter view cannot be moved to another sheet.`);
  const kept = inBothForms({ ...next, filterViewId: view.filterViewId ?? 0, range: { ...range } });
  setViews(
    draft,
    sheetId,
    views.map((one) => (one === view ? kept : one)),
  );
}

export function deleteView(draft: Draft, sent: Sent, where: string): void {
  const { sheetId, views, view } = viewOf(draft, sent.filterId, where);
  setViews(
    draft,
    sheetId,
    views.filter((one) => one !== view),
  );
}

export function duplicateView(draft: Draft, sent: Sent, where: string): Fields {
  const { sheetId, views, view } = viewOf(draft, sent.filterId, where);
  const copy = { ...view, filterViewId: newNumber(draft), title: `Copy of ${view.title ?? ''}` };
  setViews(draft, sheetId, [...views, copy]);
  return { filter: copy };
}
