/** Reads everything and plans. Nothing is written. */

import { type Plan, type Planned, planFor } from '../../domain/plan/plan.ts';
import type { State } from '../../domain/plan/state.ts';
import type { Config } from '../../domain/workbook/config.ts';
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import { checkRemembered } from '../../domain/workbook/remembered.ts';
import type { TableName } from '../../domain/workbook/tables.ts';
import type { Program } from '../../google/call.ts';
import { foreignGroups, groupsLetIn, groupsTouched, lostGroups, recoverGroups, withoutGroups } from './own-groups.ts';
import { checkOwnership, type OwnedWorkspace } from './ownership.ts';
import { listDrive, listedAgain, readState } from './state.ts';
import { cellsOf, readWorkbook, type Workbook } from './workbook.ts';

export interface Where {
  readonly spreadsheetId: string;
  /** The operating account's e-mail, where Drive does not say who owns the workspace. */
  readonly operator?: string | undefined;
}

/** The result of reading the workspace once. */
export interface Reading {
  readonly workbook: Workbook;
  readonly config: Config;
  readonly ref: OwnedWorkspace;
  readonly state: State;
  readonly planned: Planned;
}

export interface Look extends Where {
  /** By the workspace's clock, ms. */
  readonly now: number;
  /** The plan will be carried out: groups that it lets in are listed twice, since a list may lack a person. */
  readonly listsTwice?: boolean;
}

/** Reads and plans. Throws WorkbookError, IncompleteState or GoogleError: then nothing is known. */
export function* planWorkspace(look: Look): Program<Reading> {
  const { now, listsTwice = false } = look;
  const { workbook, ref, ...seen } = yield* readWorkspace(look);
  let { state } = seen;
  const [known, listed] = [new Set<string>(), new Set<string>()];
  for (;;) {
    const reading = readingOf(workbook, ref, state, now);
    if (!ref.mine) return reading; // Only the owner carries the plan out, and others may not read all groups.
    const { plan } = reading.planned;
    const isNew = (key: string) => !known.has(key);
    const [lost, touched] = [lostGroups(state).filter(isNew), groupsTouched(plan, state).filter(isNew)];
    for (const key of [...lost, ...touched]) known.add(key);
    const foreign = touched.length === 0 ? [] : yield* foreignGroups(touched, state);
    const once = listsTwice ? groupsLetIn(plan, state).filter((key) => !listed.has(key) && !foreign.includes(key)) : [];
    for (const key of once) listed.add(key);
    let next = foreign.length > 0 ? withoutGroups(state, foreign) : state;
    next = yield* recoverGroups(next, [...lost, ...foreign], workbook.ids, reading.config.settings);
    if (once.length > 0) next = yield* listedAgain(next, once);
    if (next === state) return reading;
    state = next;
  }
}

/** Reads everything, and plans nothing until somebody asks: for what shows or adds a film. Throws like planWorkspace. */
export function* readWorkspace({ spreadsheetId, operator, now }: Look): Program<Reading> {
  const workbook = yield* readWorkbook(spreadsheetId);
  const files = yield* listDrive();
  const ref = yield* checkOwnership(workbook, files);
  const hourly = Date.parse(workbook.hourly ?? '');
  const state = yield* readState(ref, workbook.ids, operatorOf(ref, operator), files);
  return readingOf(workbook, ref, { ...state, ...(hourly > 0 && { hourly }) }, now);
}

export const operatorOf = ({ operator }: OwnedWorkspace, told = ''): string => operator || told.toLowerCase();

/** The workbook and its owner: enough to know who may do what, whatever Drive, Groups or Calendar answer. */
export interface Standing {
  readonly config: Config;
  readonly state: Pick<State, 'operator'>;
  readonly ref: Pick<OwnedWorkspace, 'mine'>;
}

/** The tables that closing a film needs: trouble with another tab must not keep a film open. */
export const CLOSING_NEEDS: readonly TableName[] = ['settings', 'permits', 'recordings'];

/** Reads of the workbook alone what a withdrawal needs. Throws WorkbookError or GoogleError. */
export function* readStanding(spreadsheetId: string): Program<Standing> {
  const workbook = yield* readWorkbook(spreadsheetId, CLOSING_NEEDS);
  const ref = yield* checkOwnership(workbook);
  return { config: parseWorkbook(cellsOf(workbook), { spent: workbook.spent }), state: { operator: ref.operator }, ref };
}

/** A reading from parts, also from a cached one. `known`: the plan already made of it. */
export function readingOf(workbook: Workbook, ref: OwnedWorkspace, state: State, now: number, known?: Plan): Reading {
  const parsed = checkRemembered(parseWorkbook(cellsOf(workbook), { spent: workbook.spent }), state.ids);
  const config = { ...parsed, diagnostics: [...workbook.problems, ...parsed.diagnostics] };
  return { workbook, config, ref, state, planned: planFor(config, state, now, known) };
}
