/** What a seed is played with, and what came of it. */
import type { EditName } from './edits.ts';
import type { Kind, Twist } from './executors.ts';

export interface Verdict {
  readonly seed: number;
  readonly calls: number;
  readonly faults: Readonly<Partial<Record<Kind, number>>>;
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly unpermitted: readonly string[];
  readonly mailedTwice: readonly string[];
  readonly unconverged: readonly string[];
  /** What happened, in order: for whoever looks into it. */
  readonly story: readonly string[];
}

export interface Options {
  /** A wrong turn that every program takes, made anew for each: for tests of this very simulation. */
  readonly twist?: () => Twist;
  /** Only these; all unless told. */
  readonly kinds?: readonly Kind[];
  /** How likely a call is to meet a fault; by the seed unless told. */
  readonly rate?: number;
  /** Only these edits, between runs and in their midst; all unless told. */
  readonly edits?: readonly EditName[];
  /** How likely something is done in the midst of a run, after each send. */
  readonly restless?: number;
}
