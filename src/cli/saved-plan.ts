/** Checks a saved plan: whether it is one, is complete, and is still the current plan. */

import { readFileSync } from 'node:fs';
import { hashOfPlan, type Plan } from '../domain/plan/plan.ts';
import { commandMessage } from '../messages/cli/commands.ts';
import { type PlanJson, planJson } from '../presenters/plan/json.ts';
import { fault } from './fault.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** Reads a file that `plan --out` or `plan --json` wrote. @throws Fault with exit 4 when it is no plan, or was altered */
export function readSavedPlan(path: string): PlanJson {
  const saved = parsed(readFileSync(path, 'utf8'));
  if (!saved) {
    throw fault(commandMessage('plan.notOne', { path }), 4);
  }
  if (saved.errored) {
    throw fault(commandMessage('plan.neverFinished', { path }), 4);
  }
  if (hashOfPlan(saved.changes, saved.date, saved.workspaceId) !== saved.hash) throw altered(path);
  return saved;
}

/** Checks that the file describes every change as the current plan does. @throws Fault with exit 4 */
export function checkSavedPlan(saved: PlanJson, plan: Plan, path: string): void {
  if (saved.hash !== plan.hash) {
    throw fault(commandMessage('plan.holdsNoMore', { path, date: saved.date }), 4);
  }
  const shown = ({ changes, guard, complete, applyable }: PlanJson): string =>
    JSON.stringify(sorted({ changes, guard, complete, applyable }));
  // The hash covers what is done; this covers what the approver read: who gains, who loses, and why.
  if (shown(saved) !== shown(planJson(plan, 'sv')) && shown(saved) !== shown(planJson(plan, 'en'))) throw altered(path);
}

const altered = (path: string): Error => fault(commandMessage('plan.altered', { path }), 4);

function parsed(text: string): PlanJson | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { hash, changes, date, workspaceId, guard } = value as Partial<PlanJson>;
  const whole = isText(hash) && isText(date) && isText(workspaceId) && typeof guard === 'object' && Array.isArray(changes);
  return whole && changes.every(isChange) ? (value as PlanJson) : undefined;
}

function isChange(change: unknown): boolean {
  if (typeof change !== 'object' || change === null || !('before' in change) || !('after' in change)) return false;
  const { id, action, target, reason, gains, loses } = change as Record<string, unknown>;
  return [id, action, target, reason].every(isText) && isTexts(gains) && isTexts(loses);
}

/** The same value with every object's names in order: a tool may have written them in another. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
