/** Reads the workspace as the acting account, and decides what its user may do. */

import { Trouble } from '../../contract/problem.ts';
import type { Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { addOnMessage } from '../../messages/add-on.ts';
import { IncompleteState } from '../../workflows/read/all-pages.ts';
import { findMarked } from '../../workflows/read/marked.ts';
import { planWorkspace, type Reading, readStanding, type Standing } from '../../workflows/read/plan.ts';
import { WorkbookError } from '../../workflows/read/workbook.ts';
import { run } from '../driver.ts';
import { remember, remembered } from '../remembered.ts';
import { acting, caller, keepStaffPage, place, spreadsheetId, staffPage } from '../session.ts';
import { rememberWho } from './admission.ts';
import { notCoordinator } from './refusals.ts';

/** Reads everything and plans, in the acting account's name. */
export function readAndPlan(): Reading {
  const id = spreadsheetId();
  const reading = reached(planWorkspace({ spreadsheetId: id, now: Date.now() }));
  if (isOperator(reading)) {
    if (remembered() === null && isOnlyOne()) remember(id);
    tellOthers(reading.state.operator);
    rememberWho(reading);
  }
  return reading;
}

/**
 * Whether the account has only one workspace. Within a municipality anyone can make another the owner of a file, unasked: with
 * two, the user must say which is theirs.
 */
const isOnlyOne = (): boolean => run(findMarked()).filter((file) => file.ownedByMe && file.appProperties?.dk === 'root').length === 1;

/** Without an open sheet nobody sees which workbook is gone: the error says so, and what to do. */
function reached<T>(program: Program<T>): T {
  try {
    return run(program);
  } catch (error) {
    const gone = error instanceof GoogleError && error.trouble === 'notFound' && error.method.startsWith('sheets.');
    if (place() === 'web' && (gone || (error instanceof WorkbookError && GONE.has(error.trouble)))) throw lost();
    throw error;
  }
}

const GONE: ReadonlySet<string> = new Set(['binned', 'copied', 'notAWorkbook']);

const lost = (): Trouble => new Trouble(addOnMessage('workbook.lost'));

/** Reads only the workbook: enough to know who may do what, whatever happens to Drive, Groups or Calendar. */
export const readWorkbookAlone = (): Standing => reached(readStanding(spreadsheetId()));

/** What a coordinator with another account can't read: which account runs the workspace, and where its staff page is. */
export interface Elsewhere {
  operator: string;
  /** '' while no web app is deployed. */
  staffPage: string;
}

const ELSEWHERE = 'elsewhere';

/** Stored with the workbook, for everyone who opens it. Writing a property costs more than reading it. */
function tellOthers(operator: string): void {
  const properties = PropertiesService.getDocumentProperties();
  keepStaffPage();
  const told = JSON.stringify({ operator, staffPage: staffPage() } satisfies Elsewhere);
  if (properties && properties.getProperty(ELSEWHERE) !== told) properties.setProperty(ELSEWHERE, told);
}

/** Whether an error only means that this account has no access. */
const isRefusal = (error: unknown): boolean =>
  error instanceof IncompleteState || (error instanceof GoogleError && (error.trouble === 'forbidden' || error.trouble === 'notFound'));

/**
 * Where a caller whose reading failed by `error` can do the same. Only the operating account can read everything: a refusal to
 * another account says nothing about the workspace. Throws the error if it means more, or if the place is unknown.
 */
export function elsewhere(error: unknown): Elsewhere {
  const told = isRefusal(error) ? PropertiesService.getDocumentProperties()?.getProperty(ELSEWHERE) : undefined;
  const other = told ? (JSON.parse(told) as Elsewhere) : undefined;
  if (!other || other.operator === acting()) throw error;
  return other;
}

/** Only the operating account can see and change everything; to others much would seem missing. */
export function mayApply(reading: Standing): boolean {
  return isOperator(reading) && isCoordinator(reading);
}

/** By Drive's owner and Google's name for the account, never by the workbook. */
const isOperator = ({ ref, state }: Standing): boolean => ref.mine && acting() === state.operator;

export const isCoordinator = ({ config, state }: Standing): boolean =>
  config.settings.coordinators.includes(caller()) || caller() === state.operator;

/** Refuses anyone who is neither coordinator nor operating account, whatever the page sends. */
export function requireCoordinator(reading: Standing): void {
  if (isCoordinator(reading)) return;
  throw notCoordinator();
}

export function requireOperator(reading: Standing): void {
  if (mayApply(reading)) return;
  const who = reading.state.operator;
  throw new Trouble(addOnMessage('owner.from', { account: who }));
}
