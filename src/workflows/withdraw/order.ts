/** What one withdrawal is given, and what its parts share. */
import type { Splitting } from '../../domain/permits/split.ts';
import type { State } from '../../domain/plan/state.ts';
import { clean } from '../../domain/text.ts';
import type { Config } from '../../domain/workbook/config.ts';
import type { Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { IncompleteState } from '../read/all-pages.ts';
import type { OwnedWorkspace } from '../read/ownership.ts';
import type { Where } from '../read/plan.ts';
import { type Workbook, WorkbookError } from '../read/workbook.ts';
import { type Belongings, belongingsOf } from './closing.ts';

export interface WithdrawOptions extends Where {
  readonly permit: string;
  /** Only these of the permit's recordings; all where it is empty or absent. The permit stays for the others. */
  readonly recordings?: readonly string[];
  /** The day it was withdrawn, YYYY-MM-DD. A day or words already in the cell are kept. */
  readonly date: string;
  readonly actor: string;
  readonly holder: string;
  now(): number;
  realNow(): number;
}

/** The input of one withdrawal. */
export interface Order {
  readonly options: WithdrawOptions;
  readonly workbook: Workbook;
  readonly ref: OwnedWorkspace;
  readonly config: Config;
  readonly operator: string;
  /** The split, where only some of the permit's films are withdrawn. */
  readonly split: Split | undefined;
}

type Split = Extract<Splitting, { kind: 'split' }>;

/** The permit's cells as text, also of an unreadable row, or of several with its key. */
export function permitCells(config: Config, permit: string): readonly Readonly<Record<string, string>>[] | undefined {
  const { rows, faulty } = config.tables.permits;
  const row = rows.find((one) => one.id === permit);
  if (!row) return faulty.get(permit)?.every;
  const { lecturer, lecturerEmail, withdrawn, recordings } = row;
  return [{ lecturer, lecturerEmail: lecturerEmail ?? '', withdrawn, recordings: recordings.join(', ') }];
}

export const lacksDay = (config: Config, permit: string): boolean =>
  (permitCells(config, permit) ?? []).some((one) => clean(one.withdrawn ?? '') === '');

export const belongings = (state: State, films: readonly string[]): Belongings[] => films.map((film) => belongingsOf(state, film));

/** Failures after or beside closing must not prevent the receipt. */
export function* unlessRefused<T>(program: Program<T>, otherwise: T): Program<T> {
  try {
    return yield* program;
  } catch (error) {
    if (error instanceof GoogleError || error instanceof WorkbookError || error instanceof IncompleteState) return otherwise;
    throw error;
  }
}
