/**
 * The questions and acts of the coordinators' pages, as plain data (google.script.run carries no Date and no Map). A question
 * changes nothing. An act does, and returns what was done and how to undo it.
 */
import type { Lang } from '../messages/words.ts';
import { checkActs } from './checks.ts';
import type { Answered, Asked } from './definition.ts';
import { editActs, editReads } from './edits.ts';
import { logReads } from './log.ts';
import { overviewReads, setUpActs } from './overview.ts';
import { peopleReads } from './people.ts';
import { permitActs, permitReads } from './permits.ts';
import { planActs, planReads } from './plan.ts';
import { uploadActs, uploadReads } from './uploads.ts';

export const reads = { ...overviewReads, ...planReads, ...peopleReads, ...editReads, ...permitReads, ...uploadReads, ...logReads } as const;
export const acts = { ...editActs, ...planActs, ...permitActs, ...uploadActs, ...setUpActs, ...checkActs } as const;

export type Read = Asked<typeof reads>;
export type Do = Asked<typeof acts>;
export type Answers = Answered<typeof reads>;
export type Results = Answered<typeof acts>;
export type Language = Lang;

export type { WhatIf } from './edits.ts';
export type { Overview, SetUpStep, SetUpStepName } from './overview.ts';
export type { MeetingView, NetworkView, PersonView, UnitView } from './people.ts';
export type { PermitRow, ReceiptView } from './permits.ts';
export type { ApplyView, ChangeView, PlanView, Progress } from './plan.ts';
export type { Problem } from './problem.ts';
