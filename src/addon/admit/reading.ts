/** What an account finds when it looks at the workspace, and what that lets its user do. */

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
 * Whether the account has one workspace alone. Within a municipality anyone can make another the owner of what they have
 * made, unasked: of two, whoever sits there says which is theirs.
 */
const isOnlyOne = (): boolean => run(findMarked()).filter((file) => file.ownedByMe && file.appProperties?.dk === 'root').length === 1;

/** Where no sheet is open nobody sees which workbook is gone: that is said, with the way out. */
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

/** Reads the workbook alone: enough to know who may do what, and not kept from it by trouble with Drive, Groups or Calendar. */
export const readWorkbookAlone = (): Standing => reached(readStanding(spreadsheetId()));

/** What a coordinator with another account can't read: which account runs the workspace, and where its staff page is. */
export interface Elsewhere {
  operator: string;
  /** '' while no web app is deployed. */
  staffPage: string;
}

const ELSEWHERE = 'elsewhere';

/** Kept with the workbook, for everyone who opens it. A property costs more to write than to read. */
function tellOthers(operator: string): void {
  const properties = PropertiesService.getDocumentProperties();
  keepStaffPage();
  const told = JSON.stringify({ operator, staffPage: staffPage() } satisfies Elsewhere);
  if (properties && properties.getProperty(ELSEWHERE) !== told) properties.setProperty(ELSEWHERE, told);
}

/** Whether an error only says that this account is not let in. */
const isRefusal = (error: unknown): boolean =>
  error instanceof IncompleteState || (error instanceof GoogleError && (error.trouble === 'forbidden' || error.trouble === 'notFound'));

/**
 * Where those whose reading failed by `error` can do the same. Only the operating account can read all of it: what another
 * account is refused says nothing about the workspace. Throws the error where it says more, or where nobody has told where.
 */
export function elsewhere(error: unknown): Elsewhere {
  const told = isRefusal(error) ? PropertiesService.getDocumentProperties()?.getProperty(ELSEWHERE) : undefined;
  const other = told ? (JSON.parse(told) as Elsewhere) : undefined;
  if (!other || other.operator === acting()) throw error;
  return other;
}

/** Only the operating account's runs can see and change everything; others' would look like gaps. */
export function mayApply(reading: Standing): boolean {
  return isOperator(reading) && isCoordinator(reading);
}

/** Drive's word, and Google's name for the account: never what the workbook says. */
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
