import { checkTabProtection } from '../access.ts';
import type { Dimension, DimensionProps, Draft, Fields, Group } from '../model.ts';
import { gridOf, invalid, setGrid, trimmed } from '../model.ts';
import type { Span } from '../spans.ts';
import { readSpan } from '../spans.ts';
import { asks, checkMask, parseMask } from './mask.ts';

/**
 * Groups of rows and of columns that fold. They lie in each other or beside each other, never across: Google's depth of
 * a group is how many groups hold it, itself among them.
 */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

const fieldOf = (dimension: Dimension) => (dimension === 'ROWS' ? 'rowGroups' : 'columnGroups');
const holds = (outer: Group | Span, inner: Group) => outer.start <= inner.start && inner.end <= outer.end;

function depthOf(groups: readonly Group[], group: Group, at: number): number {
  return groups.filter((other, place) => holds(other, group) && (!holds(group, other) || place <= at)).length;
}

/** `DimensionGroup`s as Google answers them, outermost first. */
export function groupResources(draft: Draft, sheetId: number, dimension: Dimension): Fields[] {
  const groups = gridOf(draft, sheetId)[fieldOf(dimension)] ?? [];
  return groups
    .map((group, at) => ({ group, depth: depthOf(groups, group, at) }))
    .sort((a, b) => a.depth - b.depth || a.group.start - b.group.start)
    .map(({ group, depth }) => ({
      range: { sheetId, dimension, startIndex: group.start, endIndex: group.end },
      depth,
      ...(group.collapsed ? { collapsed: true } : {}),
    }));
}

function setGroups(draft: Draft, { sheetId, dimension }: Span, groups: readonly Group[]): void {
  setGrid(draft, sheetId, { ...gridOf(draft, sheetId), [fieldOf(dimension)]: groups });
}

const depthLimit = 8;

/** A group across another widens that one to both, and lies where they met, as Google documents. */
export function addGroup(draft: Draft, sent: Sent, where: string): unknown {
  const span = readSpan(draft, sent.range, where);
  checkTabProtection(draft, span.sheetId, where, true);
  let added: Group = { start: span.start, end: span.end, collapsed: false };
  const groups = (gridOf(draft, span.sheetId)[fieldOf(span.dimension)] ?? []).map((group) => {
    const across = group.start < added.end && added.start < group.end && !holds(group, added) && !holds(added, group);
    if (!across) return group;
    const union = { ...group, start: Math.min(group.start, added.start), end: Math.max(group.end, added.end) };
    added = { ...added, start: Math.max(group.start, added.start), end: Math.min(group.end, added.end) };
    return union;
  });
  const next = [...groups, added];
  if (depthOf(next, added, next.length - 1) > depthLimit) throw invalid(`${where}Cannot add a group deeper than ${depthLimit} levels.`);
  setGroups(draft, span, next);
  return { dimensionGroups: groupResources(draft, span.sheetId, span.dimension) };
}

/** Takes one level off the rows or columns: the innermost groups over them are cut there. */
export function deleteGroup(draft: Draft, sent: Sent, where: string): unknown {
  const span = readSpan(draft, sent.range, where);
  checkTabProtection(draft, span.sheetId, where, true);
  const groups = gridOf(draft, span.sheetId)[fieldOf(span.dimension)] ?? [];
  const touched = groups.filter((group) => group.start < span.end && span.start < group.end);
  if (touched.length === 0) throw invalid(`${where}No group exists over the range.`);
  const innermost = touched.filter((group) => !touched.some((other) => other !== group && holds(group, other) && !holds(other, group)));
  const chosen = innermost.filter((group, at) => innermost.findIndex((other) => holds(other, group) && holds(group, other)) === at);
  const next = groups.flatMap((group) => {
    if (!chosen.includes(group)) return [group];
    const left = { ...group, end: Math.min(group.end, span.start) };
    const right = { ...group, start: Math.max(group.start, span.end) };
    return [left, right].filter((part) => part.start < part.end);
  });
  setGroups(draft, span, next);
  return { dimensionGroups: groupResources(draft, span.sheetId, span.dimension) };
}

/** Folds or unfolds a group, which hides or shows its rows or columns. */
export function updateGroup(draft: Draft, sent: Sent, where: string): void {
  const mask = parseMask(sent.fields, where);
  checkMask(mask, ['range', 'depth', 'collapsed'], where);
  const span = readSpan(draft, sent.dimensionGroup?.range, where);
  checkTabProtection(draft, span.sheetId, where, true);
  const groups = gridOf(draft, span.sheetId)[fieldOf(span.dimension)] ?? [];
  const same = (group: Group, at: number) =>
    group.start === span.start && group.end === span.end && depthOf(groups, group, at) === (sent.dimensionGroup.depth ?? 0);
  const at = groups.findIndex(same);
  if (at < 0) throw invalid(`${where}No group exists over the range with the given depth.`);
  if (!asks(mask, 'collapsed')) return;
  const collapsed = sent.dimensionGroup.collapsed === true;
  const grid = gridOf(draft, span.sheetId);
  const field = span.dimension === 'ROWS' ? 'rowProps' : 'columnProps';
  const props: (DimensionProps | null)[] = grid[field].slice();
  while (props.length < span.end) props.push(null);
  for (let index = span.start; index < span.end; index++) {
    const { hiddenByUser: _hidden, ...rest } = props[index] ?? {};
    const next = collapsed ? { ...rest, hiddenByUser: true } : rest;
    props[index] = Object.keys(next).length === 0 ? null : next;
  }
  const changed = groups.map((group, place) => (place === at ? { ...group, collapsed } : group));
  setGrid(draft, span.sheetId, { ...grid, [field]: trimmed(props, null), [fieldOf(span.dimension)]: changed });
}
