/**
 * What the add-on's pages and its server say to each other, as plain data (google.script.run carries no Date, no Map).
 * `Read` never changes anything; `Do` does, and says what was done and how to undo it.
 */

import type { Slot } from '../domain/meetings/times.ts';
import type { Words } from '../domain/plan/change.ts';
import type { Task } from '../domain/tasks/today.ts';
import type { Edit, RowEdit } from '../domain/workbook/edits.ts';
import type { CheckDo, CheckView } from './checks.ts';
import type { PermitAnswers, PermitDo, PermitRead, PermitResults } from './permits.ts';
import type { UploadAnswers, UploadDo, UploadRead, UploadResults } from './uploads.ts';

export type Language = 'sv' | 'en';

export type Read =
  | { kind: 'overview' }
  | { kind: 'plan' }
  | { kind: 'person'; email: string }
  | { kind: 'network'; id: string }
  | { kind: 'unit'; id: string }
  | { kind: 'meeting'; id: string }
  | { kind: 'times'; network: string }
  /** What these edits would lead to, were they made and applied. Nothing is written. */
  | { kind: 'whatIf'; edits: Edit[] }
  | { kind: 'why'; email: string; target: string }
  /** Permits with a yes in force: those a lecturer can take back. */
  | { kind: 'permits' }
  | { kind: 'progress' }
  | UploadRead
  | PermitRead;

export type Do =
  | { kind: 'edit'; edits: Edit[] }
  /** Writes rows that an earlier `edit` answered as its undo. */
  | { kind: 'undo'; rows: RowEdit[] }
  | { kind: 'apply'; hash: string; allowRemovals?: number }
  | { kind: 'stop' }
  /** Only `recordings`, where some are named; the permit holds for the others as before. */
  | { kind: 'withdraw'; permit: string; recordings?: string[] }
  | { kind: 'goTo'; table: string; row: number; field: string }
  | { kind: 'setUp'; step: SetUpStepName }
  | { kind: 'undoSetUp'; step: Exclude<SetUpStepName, 'use'> }
  | CheckDo
  | UploadDo
  | PermitDo;

export type SetUpStepName = 'workspace' | 'hourly' | 'use';
export interface SetUpStep {
  name: SetUpStepName;
  done: boolean;
  title: Words;
  text: Words;
}

/** What went wrong, in words: what, why, what now. */
export interface Problem {
  problem: Words;
  /** Nothing was done, and in a moment it may well work: the page asks again by itself. */
  again?: boolean;
}

export interface Answers extends UploadAnswers, PermitAnswers {
  overview: Overview;
  plan: PlanView;
  person: PersonView;
  network: NetworkView;
  unit: UnitView;
  meeting: MeetingView;
  times: { network: string; slots: Slot[]; members: number };
  whatIf: WhatIf;
  why: { sees: boolean; should: boolean; chain: { ok: boolean; text: Words }[] };
  permits: { permits: PermitRow[] };
  progress: Progress;
}
export interface Results extends UploadResults, PermitResults {
  edit: { undo: RowEdit[] };
  undo: { done: true };
  apply: ApplyView;
  stop: { stopped: boolean };
  withdraw: ReceiptView;
  goTo: { done: boolean };
  setUp: { steps: SetUpStep[] };
  undoSetUp: { steps: SetUpStep[] };
  check: CheckView;
}

/** What the sidebar opens with. */
export interface Overview {
  user: string;
  userName: string;
  /** Whether the user may apply here: the operating account. Others are shown where to. */
  mayApply: boolean;
  /** The operating account's address: who applies and withdraws when the user may not. */
  operator: string;
  /** The staff page's address: '' where there is none yet. */
  staffPage: string;
  /** Whether this is shown beside the sheet, or on the staff page. */
  place: 'sheet' | 'web';
  language: Language;
  /** Local 'HH.MM' of the look. */
  at: string;
  /** Local 'YYYY-MM-DD' of the look: the workspace's today, whatever the browser's clock says. */
  date: string;
  state: {
    /** `elsewhere`: another account runs the workspace, and this one can't read all of it. */
    kind: 'ok' | 'waiting' | 'stopped' | 'running' | 'elsewhere';
    changes: number;
    /** What in the workbook must be mended: rows that can't be read, and the like. */
    errors: number;
    removals: number;
    findings: { name: string; losing: number; present: number }[];
    message: Words | null;
  };
  tasks: Task[];
  words: { ambassador: string; lead: string; area: string };
  /** Steps left of the first set-up; empty when done. */
  setUp: SetUpStep[];
  networks: { id: string; name: string; members: number; next: string | null }[];
  /** E-mail, name, unit name, state word ('' when active). */
  people: [string, string, string, '' | 'left' | 'notBegun' | 'protected' | 'held'][];
  units: { id: string; name: string; area: string; vacant: boolean }[];
  counts: { people: number; films: number };
}

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
    people: string[];
  };
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
  /** Names (up to 200) of those who gain or lose, for unfolding. */
  names: string[];
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

export interface ReceiptView {
  permit: string;
  lecturer: string;
  begun: string;
  ended: string;
  closed: boolean;
  films: { recording: string; title: string; readersBefore: number; closed: boolean; shortcutsRemoved: number }[];
  cannotUndo: Words;
  /** The whole receipt as text, for the coordinator to keep. */
  text: Words;
  /** '' where the permit has none. */
  lecturerEmail: string;
  /** To the lecturer, ready to send; null while something is still open. */
  letter: { subject: Words; text: Words } | null;
}

/** A permit that can be withdrawn. */
export interface PermitRow {
  id: string;
  lecturer: string;
  answered: string;
  /** The last day, '' when it has none. */
  to: string;
  films: { id: string; title: string }[];
  /** How many people may see any of its films now. */
  people: number;
}

export interface PersonView {
  email: string;
  name: string;
  unit: string;
  unitId: string;
  area: string;
  state: '' | 'left' | 'notBegun' | 'protected' | 'held' | 'unknown';
  row: number;
  mandates: { id: string; role: string; from: string; to: string; inForce: boolean }[];
  roles: string[];
  networks: { id: string; name: string; leads: boolean }[];
  rooms: { id: string; name: string }[];
  films: { open: { id: string; title: string }[]; closed: number };
}

export interface NetworkView {
  id: string;
  name: string;
  kind: string;
  row: number;
  members: { email: string; name: string; unit: string; leads: boolean }[];
  meetings: { id: string; title: string; start: string; place: string; status: string; answers: string }[];
  rooms: { id: string; name: string }[];
}

export interface UnitView {
  id: string;
  name: string;
  area: string;
  row: number;
  schoolForms: string[];
  principal: string;
  ambassadors: { email: string; name: string; mandate: string; from: string; to: string }[];
  vacant: boolean;
  /** Those who work there and could take the mandate, the interested first. */
  candidates: { email: string; name: string; interests: string[] }[];
  staff: number;
}

export interface MeetingView {
  id: string;
  title: string;
  start: string;
  end: string;
  place: string;
  row: number;
  answers: { yes: number; no: number; maybe: number; silent: number };
  /** Units from which nobody has answered: per unit at most, never by person. */
  silentUnits: string[];
  link: string;
}

export interface WhatIf {
  problem: Words | null;
  /** Per person named or touched: what they gain and lose, as sentences. */
  people: { email: string; name: string; gains: Words[]; loses: Words[] }[];
  changes: number;
  mails: string[];
  guardTripped: boolean;
  /** For answers: how many people may see which films after it. */
  films: { id: string; title: string; people: number; rooms: string[] }[];
}
