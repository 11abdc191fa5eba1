/** The options and the result of applying a plan. */

import type { Message } from '../../domain/message.ts';
import type { ChangeOutcome, Phase } from '../../domain/plan/change.ts';

export interface ApplyOptions {
  /** Who asked for it, for the log. */
  readonly actor: string;
  /** One running program: two runs by one person are two holders. */
  readonly holder: string;
  /** The workspace's clock, ms. */
  now(): number;
  /** The real clock, ms: leases and budgets. */
  realNow(): number;
  /** Real time by which to stop. */
  readonly deadline?: number;
  /**
   * Nobody is watching: changes that a person should see first (new rooms, wider audiences, external people, meetings' times
   * and words) wait.
   */
  readonly unattended?: boolean;
  /** Number of removals approved, for this plan only. */
  readonly allowRemovals?: number;
  /** Hash of the approved plan; any other is refused. */
  readonly expectHash?: string;
  readonly progress?: (phase: Phase | 'workbook', done: number, total: number) => void;
}

export interface Applied {
  readonly kind: 'done' | 'nothing' | 'guard' | 'stale' | 'busy' | 'stopped';
  readonly outcomes: readonly ChangeOutcome[];
  readonly message?: Message;
  /** Mails that the product itself sent; Calendar's invitations are not counted. */
  readonly mailed: number;
}
