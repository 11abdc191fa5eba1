import type { Draft } from '../model.ts';
import type { Node } from './parse.ts';
import type { Reference } from './tokens.ts';
import type { Result } from './values.ts';

/** What a formula is computed in. */
export interface Environment {
  draft: Draft;
  /** The formula's own cell. */
  sheetId: number;
  row: number;
  column: number;
  evaluate(node: Node): Result;
  isFormula(reference: Reference): boolean;
}

/** A function over values that have been computed. Errors among single inputs have already broken the formula. */
export type Fn = (inputs: Result[], env: Environment) => Result;

/** A function that decides itself which inputs are computed, and may look at how they are written. */
export type LazyFn = (inputs: readonly Node[], env: Environment) => Result;
