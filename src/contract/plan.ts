/** The plan, its review and its carrying out. */
import type { Words } from '../domain/message.ts';
import { bare, type Definitions, gives } from './definition.ts';
import { object, optional, text, whole } from './schema.ts';

export const planReads = {
  plan: { who: 'coordinator', needs: 'fresh', sent: bare, answer: gives<PlanView>() },
  /** Polled each second while something runs; costs no Google request. */
  progress: { who: 'coordinator', needs: 'nothing', counts: 'never', sent: bare, answer: gives<Progress>() },
} as const satisfies Definitions;

export const planActs = {
  apply: {
    who: 'operator',
    needs: 'fresh',
    sent: object({ hash: text(64), allowRemovals: optional(whole(0)) }),
    answer: gives<ApplyView>(),
  },
  stop: { who: 'coordinator', needs: 'workbook', sent: bare, answer: gives<{ stopped: boolean }>() },
  /** Leads to the cell that a diagnostic is about. */
  goTo: {
    who: 'coordinator',
    needs: 'recent',
    sent: object({ table: text(), row: whole(0), field: text() }),
    answer: gives<{ done: boolean }>(),
  },
} as const satisfies Definitions;

export interface PlanView {
  hash: string;
  at: string;
  date: string;
  counts: { people: number; films: number };
  mayApply: boolean;
  /** As in Overview. */
  operator: string;
  changes: ChangeView[];
  guard: {
    tripped: boolean;
    removals: number;
    message: Words | null;
    findings: { name: string; losing: number; present: number; emptied: boolean }[];
    /** By their number in `people`. */
    people: number[];
  };
  /** Name and unit of everyone whom the changes concern, each once. */
  people: [string, string][];
  diagnostics: { severity: 'error' | 'warning' | 'info'; table: string; row: number; field: string; place: Words; message: Words }[];
  /** Mails that applying sends: the product's own and Calendar's invitations. */
  mails: number;
  /** A rough estimate, for "tar ungefär". */
  seconds: number;
}

export interface ChangeView {
  id: string;
  action: string;
  /** What it is filed under on the page. */
  section: { id: string; title: Words; kind: 'close' | 'room' | 'network' | 'group' | 'meeting' | 'film' | 'other' };
  sign: '+' | '−' | '✉' | '•';
  /** Counted in the left list: one of these words. */
  kind: 'close' | 'lose' | 'gain' | 'meeting' | 'new' | 'other';
  text: Words;
  reason: Words;
  gains: number;
  loses: number;
  /** Whom it concerns and how, for unfolding: by their number in the plan's people. */
  who: { how: 'gains' | 'loses' | 'invited' | 'left' | 'mailed'; people: number[] }[];
  always: boolean;
}

export interface ApplyView {
  kind: 'done' | 'nothing' | 'guard' | 'stale' | 'busy' | 'stopped';
  message: Words | null;
  done: number;
  failed: { text: Words; error: Words }[];
  skipped: number;
  mailed: number;
  /** Local 'YYYY-MM-DD HH:MM', for the receipt. */
  at: string;
}

export interface Progress {
  running: boolean;
  phase: Words;
  done: number;
  total: number;
}
