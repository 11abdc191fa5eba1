/** The sidebar's first answer, and the first set-up. */
import type { Words } from '../domain/message.ts';
import type { Task } from '../domain/tasks/today.ts';
import type { Lang } from '../messages/words.ts';
import { bare, type Definitions, gives } from './definition.ts';
import { object, oneOf } from './schema.ts';

export const overviewReads = {
  overview: { who: 'coordinator', needs: 'recent', sent: bare, answer: gives<Overview>() },
} as const satisfies Definitions;

export const setUpActs = {
  setUp: {
    who: 'own',
    needs: 'nothing',
    sent: object({ step: oneOf('workspace', 'hourly', 'use') }),
    answer: gives<{ steps: SetUpStep[] }>(),
  },
  undoSetUp: {
    who: 'own',
    needs: 'nothing',
    sent: object({ step: oneOf('workspace', 'hourly') }),
    answer: gives<{ steps: SetUpStep[] }>(),
  },
} as const satisfies Definitions;

export type SetUpStepName = 'workspace' | 'hourly' | 'use';
export interface SetUpStep {
  name: SetUpStepName;
  done: boolean;
  title: Words;
  text: Words;
}

/** A task in both languages. */
export type TaskView = Omit<Task, 'chip' | 'title' | 'text'> & Readonly<Record<'chip' | 'title' | 'text', Words>>;

/** The sidebar's first answer. */
export interface Overview {
  /** The workspace's id: what a page keeps counts for it alone. '' before the set-up. */
  workspace: string;
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
  language: Lang;
  /** Local 'HH:MM' of the look. */
  at: string;
  /** Local 'YYYY-MM-DD' of the reading: the workspace's today, whatever the browser's clock says. */
  date: string;
  state: {
    /** `elsewhere`: another account runs the workspace, and this one can't read all of it. */
    kind: 'ok' | 'waiting' | 'stopped' | 'running' | 'elsewhere';
    changes: number;
    /** Errors in the workbook: rows that can't be read, and the like. */
    errors: number;
    removals: number;
    findings: { name: string; losing: number; present: number }[];
    message: Words | null;
  };
  tasks: TaskView[];
  words: { ambassador: string; lead: string; area: string };
  /** Steps left of the first set-up; empty when done. */
  setUp: SetUpStep[];
  /** `next`: the local time of the next meeting. */
  networks: { id: string; name: string; members: number; next: string | null }[];
  /** E-mail, name, unit name, state word ('' when active). */
  people: [string, string, string, '' | 'left' | 'notBegun' | 'protected' | 'held'][];
  units: { id: string; name: string; area: string; vacant: boolean }[];
  counts: { people: number; films: number };
}
