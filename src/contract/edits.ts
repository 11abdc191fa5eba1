/** The coordinators' edits of the workbook from the pages: their effect, and how to undo them. */

import { type Edit, type RowEdit, recordingCells } from '../domain/edits/edits.ts';
import type { Words } from '../domain/message.ts';
import { termCells } from '../domain/permits/answers.ts';
import type { FieldName, TableName } from '../domain/workbook/tables.ts';
import { type Definitions, gives } from './definition.ts';
import { day, email, id, ids } from './fields.ts';
import { cells, isTrue, kinds, list, never, type Of, object, oneOf, optional, type Schema, text } from './schema.ts';

/** A municipality renews a school year's permits in one go: a row each. */
export const MOST_ROWS = 500;

const terms: Schema<Record<string, '' | 'ja' | 'nej'>> = (value, name) =>
  object(Object.fromEntries(Object.keys(cells(10, termCells)(value, name)).map((code) => [code, oneOf('', 'ja', 'nej')])))(value, name);

const edit: Schema<Edit> = kinds(
  {
    replace: { unit: text(), out: text(), in: text(), date: text() },
    endMandate: { mandate: text(), date: text() },
    meeting: { network: text(), title: text(), start: text(), end: text(), place: text(), agenda: text(), online: isTrue },
    permit: {
      recording: id,
      lecturers: list(object({ name: text(200), email })),
      audience: ids(200),
      basis: text(40),
      asked: day,
      to: optional(text()),
    },
    askedAgain: { permit: id, asked: day },
    answer: {
      permit: id,
      answer: oneOf('ja', 'nej'),
      answered: day,
      to: optional(text()),
      evidence: optional(text()),
      terms: optional(terms),
      without: optional(ids(200)),
    },
    renew: { permits: ids(MOST_ROWS), to: day, evidence: text() },
  },
  'kind',
);

/** Rows that an edit returned as its undo. `most`: characters of a cell. The key is written only to take a new row away. */
export const undoneRow = (codes: readonly string[], most: number, key = text()) => ({
  key,
  isNew: never,
  cells: cells(most, codes, ['id']),
  wrote: optional(cells(most)),
});

/** Undoing writes cells, so it may touch only what the pages' own edits touch. */
const UNDONE = {
  recordings: recordingCells,
  permits: [
    ...(['lecturer', 'lecturerEmail', 'recordings', 'audience', 'basis', 'asked'] as const),
    ...(['answer', 'answered', 'to', 'evidence', 'roomRule'] as const),
    ...termCells,
  ],
  mandates: ['person', 'role', 'units', 'from', 'to'],
  meetings: ['network', 'title', 'start', 'end', 'place', 'online', 'agenda', 'status'],
} as const satisfies { readonly [T in TableName]?: readonly FieldName<T>[] };

const row: Schema<RowEdit> = kinds(
  {
    recordings: undoneRow(UNDONE.recordings, 2000),
    permits: undoneRow(UNDONE.permits, 2000),
    mandates: undoneRow(UNDONE.mandates, 2000),
    meetings: undoneRow(UNDONE.meetings, 2000),
  },
  'table',
);

const edits = list(edit);

/** What the page shows, to be drawn from the answer to an act: the workbook as it is after it. */
const shown = kinds(
  {
    overview: {},
    person: { email },
    network: { id: text() },
    unit: { id: text() },
    meeting: { id: text() },
    permit: { id },
    permitList: {},
  },
  'kind',
);
const show = optional(list(shown, 3));
export type Shown = Of<typeof shown>;

export const editReads = {
  /** The effect of these edits, if made and applied. Nothing is written. */
  whatIf: { who: 'coordinator', needs: 'lately', sent: object({ edits }), answer: gives<WhatIf>() },
} as const satisfies Definitions;

export const editActs = {
  /** `shown`: what each of `show` is answered after it, in their order. */
  edit: {
    who: 'coordinator',
    needs: 'lately',
    alone: true,
    sent: object({ edits, show }),
    answer: gives<{ undo: RowEdit[]; shown: object[] }>(),
  },
  /** Writes rows that an earlier `edit` answered as its undo. */
  undo: {
    who: 'coordinator',
    needs: 'lately',
    alone: true,
    sent: object({ rows: list(row, MOST_ROWS), show }),
    answer: gives<{ done: true; shown: object[] }>(),
  },
} as const satisfies Definitions;

/** What follows on one day. */
export interface Following {
  /** Per person: what they gain and lose, as sentences. */
  people: { email: string; name: string; gains: Words[]; loses: Words[] }[];
  /** Names of those who are mailed because of it. */
  mails: string[];
}

/** What follows once the changes are carried out; `later`: what else, on days that are to come. */
export interface WhatIf extends Following {
  problem: Words | null;
  changes: number;
  guardTripped: boolean;
  /** How many people may see which films after it. `until`: the last day, '' when none is set. */
  films: { id: string; title: string; people: number; rooms: string[]; until: string }[];
  /** Films that `people` may no longer see. */
  closed: { id: string; title: string; people: number }[];
  /** Films that the same people see until another day than before; '' for no last day. */
  extended: { id: string; title: string; until: string; before: string }[];
  later: (Following & { day: string })[];
}
