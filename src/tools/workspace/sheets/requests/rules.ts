import { checkGridRange, overlaps } from '../a1.ts';
import type { Draft, Fields, GridRange } from '../model.ts';
import { gridOf, invalid, setGrid, tabOf } from '../model.ts';

/** Rules of conditional formatting: kept in order and answered. What they would colour is not worked out. */

// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, checked by the route's shape and here
type Sent = any;

function sheetOfRule(draft: Draft, rule: Sent, where: string): number {
  const ranges: GridRange[] = (rule?.ranges ?? []).map((range: Sent) => checkGridRange(draft, range, where));
  const first = ranges[0];
  if (!first || ranges.some((range) => range.sheetId !== first.sheetId)) throw invalid(`${where}A rule needs ranges, all on one sheet.`);
  if ((rule.booleanRule === undefined) === (rule.gradientRule === undefined))
    throw invalid(`${where}A rule needs either a booleanRule or a gradientRule.`);
  return first.sheetId;
}

function ruleAt(draft: Draft, sheetId: number, index: number, where: string): Fields {
  const rule = gridOf(draft, sheetId).rules?.[index];
  if (!rule) throw invalid(`${where}No conditional format on sheet: ${sheetId} at index: ${index}`);
  return rule;
}

function setRules(draft: Draft, sheetId: number, rules: readonly Fields[]): void {
  setGrid(draft, sheetId, { ...gridOf(draft, sheetId), rules });
}

export function addRule(draft: Draft, sent: Sent, where: string): void {
  const sheetId = sheetOfRule(draft, sent.rule, where);
  const rules = [...(gridOf(draft, sheetId).rules ?? [])];
  // Without an index a rule comes first, index 0 being the number that is not sent.
  rules.splice(Math.min(sent.index ?? 0, rules.length), 0, sent.rule);
  setRules(draft, sheetId, rules);
}

/** Puts a rule in another's place, or moves one. */
export function updateRule(draft: Draft, sent: Sent, where: string): unknown {
  const index = sent.index ?? 0;
  if (sent.rule !== undefined) {
    const sheetId = sheetOfRule(draft, sent.rule, where);
    const oldRule = ruleAt(draft, sheetId, index, where);
    setRules(
      draft,
      sheetId,
      (gridOf(draft, sheetId).rules ?? []).map((one) => (one === oldRule ? sent.rule : one)),
    );
    return { newRule: sent.rule, newIndex: index, oldRule };
  }
  if (sent.newIndex === undefined) throw invalid(`${where}Either rule or newIndex must be specified.`);
  const { sheetId } = tabOf(draft, sent.sheetId ?? 0, where);
  const rule = ruleAt(draft, sheetId, index, where);
  const rules = (gridOf(draft, sheetId).rules ?? []).filter((one) => one !== rule);
  if (sent.newIndex > rules.length) throw invalid(`${where}newIndex ${sent.newIndex} is beyond the last rule.`);
  rules.splice(sent.newIndex, 0, rule);
  setRules(draft, sheetId, rules);
  return { newRule: rule, newIndex: sent.newIndex, oldIndex: index };
}

export function deleteRule(draft: Draft, sent: Sent, where: string): unknown {
  const { sheetId } = tabOf(draft, sent.sheetId ?? 0, where);
  const rule = ruleAt(draft, sheetId, sent.index ?? 0, where);
  setRules(
    draft,
    sheetId,
    (gridOf(draft, sheetId).rules ?? []).filter((one) => one !== rule),
  );
  return { rule };
}

/** Copies the rules over a range to where its cells were copied: in the same sheet a rule gets another range. */
export function pasteRules(draft: Draft, source: GridRange, sheetId: number, down: number, right: number): void {
  const found = gridOf(draft, source.sheetId).rules ?? [];
  let rules = [...(gridOf(draft, sheetId).rules ?? [])];
  let changed = false;
  for (const rule of found) {
    const ranges = (rule.ranges ?? []) as unknown as GridRange[];
    const pieces = ranges.filter((range) => overlaps(range, source)).map((range) => moved(common(range, source), sheetId, down, right));
    if (pieces.length === 0) continue;
    changed = true;
    const plainPieces = pieces.map((range) => ({ ...range }));
    if (sheetId === source.sheetId) {
      const wider: Fields = { ...rule, ranges: [...ranges.map((range) => ({ ...range })), ...plainPieces] };
      rules = rules.map((one) => (one === rule ? wider : one));
    } else rules.push({ ...rule, ranges: plainPieces });
  }
  if (changed) setRules(draft, sheetId, rules);
}

function common(a: GridRange, b: GridRange): Required<GridRange> {
  return {
    sheetId: a.sheetId,
    startRowIndex: Math.max(a.startRowIndex ?? 0, b.startRowIndex ?? 0),
    endRowIndex: Math.min(a.endRowIndex ?? Infinity, b.endRowIndex ?? Infinity),
    startColumnIndex: Math.max(a.startColumnIndex ?? 0, b.startColumnIndex ?? 0),
    endColumnIndex: Math.min(a.endColumnIndex ?? Infinity, b.endColumnIndex ?? Infinity),
  };
}

function moved(range: Required<GridRange>, sheetId: number, down: number, right: number): GridRange {
  return {
    sheetId,
    startRowIndex: range.startRowIndex + down,
    endRowIndex: range.endRowIndex + down,
    startColumnIndex: range.startColumnIndex + right,
    endColumnIndex: range.endColumnIndex + right,
  };
}
