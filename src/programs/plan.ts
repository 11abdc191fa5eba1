/** Reads everything and plans. Nothing is written. */
import { type Config, parseWorkbook } from '../domain/parse.ts';
import { type Planned, planFor } from '../domain/plan/plan.ts';
import { checkRemembered } from '../domain/remembered.ts';
import type { State } from '../domain/state.ts';
import type { TableName } from '../domain/tables.ts';
import type { Program } from '../google/call.ts';
import { foreignGroups, groupsTouched, withoutGroups } from './own-groups.ts';
import { checkOwnership, type OwnedWorkspace } from './ownership.ts';
import { readState } from './state.ts';
import { cellsOf, readWorkbook, type Workbook } from './workbook.ts';

export interface Where {
  readonly spreadsheetId: string;
  /** The operating account's e-mail, where Drive does not say who owns the workspace. */
  readonly operator?: string | undefined;
}

/** Everything that one look at the workspace gave. */
export interface Reading {
  readonly workbook: Workbook;
  readonly config: Config;
  readonly ref: OwnedWorkspace;
  readonly state: State;
  readonly planned: Planned;
}

/** `now` in ms, by the workspace's clock. Throws WorkbookError, IncompleteState or GoogleError: then nothing is known. */
export function* planWorkspace({ spreadsheetId, operator, now }: Where & { readonly now: number }): Program<Reading> {
  const workbook = yield* readWorkbook(spreadsheetId);
  const ref = yield* checkOwnership(workbook);
  let state = yield* readState(ref, workbook.ids, operatorOf(ref, operator));
  const known = new Set<string>();
  for (;;) {
    const reading = readingOf(workbook, ref, state, now);
    // Nobody but the owner carries the plan out, nor may others look at all groups.
    const unknown = ref.mine ? groupsTouched(reading.planned.plan, state).filter((key) => !known.has(key)) : [];
    if (unknown.length === 0) return reading;
    for (const key of unknown) known.add(key);
    const foreign = yield* foreignGroups(unknown, state);
    if (foreign.length === 0) return reading;
    state = withoutGroups(state, foreign);
  }
}

export const operatorOf = ({ operator }: OwnedWorkspace, told = ''): string => operator || told.toLowerCase();

/** What the workbook says, and whose it is: all that is needed to know who may do what, whatever Drive, Groups or Calendar answer. */
export interface Standing {
  readonly config: Config;
  readonly state: Pick<State, 'operator'>;
  readonly ref: Pick<OwnedWorkspace, 'mine'>;
}

/** What closing a film leans on: no trouble with another tab, were it taken away, keeps a film open. */
export const CLOSING_NEEDS: readonly TableName[] = ['settings', 'permits', 'recordings'];

/** Reads of the workbook alone what a withdrawal needs. Throws WorkbookError or GoogleError. */
export function* readStanding(spreadsheetId: string): Program<Standing> {
  const workbook = yield* readWorkbook(spreadsheetId, CLOSING_NEEDS);
  const ref = yield* checkOwnership(workbook);
  return { config: parseWorkbook(cellsOf(workbook), { spent: workbook.spent }), state: { operator: ref.operator }, ref };
}

/** What was read, thought through anew: for a reading that was kept for a while, too. */
export function readingOf(workbook: Workbook, ref: OwnedWorkspace, state: State, now: number): Reading {
  const parsed = checkRemembered(parseWorkbook(cellsOf(workbook), { spent: workbook.spent }), state.ids);
  const config = { ...parsed, diagnostics: [...workbook.problems, ...parsed.diagnostics] };
  return { workbook, config, ref, state, planned: planFor(config, state, now) };
}
