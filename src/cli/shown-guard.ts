/**
 * `--allow-removals 61` approves a plan that somebody has seen: the 61 people of that list on that day, and no others. So this
 * machine notes the list of the last tripped guard; anyone who approves another list is shown it first.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../domain/ids.ts';
import type { Plan } from '../domain/plan/plan.ts';
import { commandMessage } from '../messages/cli/commands.ts';
import { fault } from './fault.ts';

const pathIn = (folder: string): string => join(folder, 'shown-guard');

/** The people, the workspace and the date, which a number alone does not tell. */
const factsOf = ({ workspaceId, date, guard }: Plan): string =>
  sha256Hex(JSON.stringify([workspaceId, date, guard.people, guard.findings]));

/** Notes that a plan was shown. */
export function noteShown(folder: string, plan: Plan): void {
  if (plan.guard.tripped) writeFileSync(pathIn(folder), `${factsOf(plan)}\n`, { mode: 0o600 });
}

/** Checks that the last shown list is this plan's. A number that was never shown here counts by itself. @throws Fault with exit 4 */
export function checkShown(folder: string, plan: Plan, allowed: number): void {
  const path = pathIn(folder);
  if (!plan.guard.tripped || !existsSync(path) || readFileSync(path, 'utf8').trim() === factsOf(plan)) return;
  throw fault(commandMessage('apply.otherPlanShown', { allowed }), 4);
}
