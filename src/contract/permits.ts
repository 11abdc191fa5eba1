/** Permits, letters, retention and captions. */

import type { Words } from '../domain/message.ts';
import type { PermitState } from '../domain/permits/state.ts';
import { type Answered, bare, type Definitions, gives } from './definition.ts';
import { MOST_ROWS } from './edits.ts';
import { email, id } from './fields.ts';
import { list, object, oneOf, type Schema, text } from './schema.ts';

/**
 * `ask` before the first answer, `again` where a room was widened since, `renew` where the time runs out, `watch` to whoever
 * wants to see the film first, `copy` of what was recorded.
 */
const letterKinds = ['ask', 'again', 'renew', 'watch', 'copy'] as const;
export type LetterKind = (typeof letterKinds)[number];

export const permitReads = {
  permitList: { who: 'coordinator', needs: 'recent', sent: bare, answer: gives<PermitList>() },
  permit: { who: 'coordinator', needs: 'recent', sent: object({ id }), answer: gives<PermitView>() },
  /** Values that prefill the question about a recording. */
  asking: { who: 'coordinator', needs: 'recent', sent: object({ recording: id }), answer: gives<AskingView>() },
  letter: { who: 'coordinator', needs: 'recent', sent: object({ permit: id, what: oneOf(...letterKinds) }), answer: gives<LetterView>() },
  retention: { who: 'coordinator', needs: 'recent', sent: bare, answer: gives<RetentionView>() },
  captions: { who: 'coordinator', needs: 'recent', sent: bare, answer: gives<CaptionsView>() },
  /** Permits with a yes in force: those a lecturer can take back. */
  permits: { who: 'coordinator', needs: 'fresh', sent: bare, answer: gives<{ permits: PermitRow[] }>() },
} as const satisfies Definitions;

/** An absent list means all; an empty one does not. */
const someRecordings: Schema<string[] | undefined> = (value, name) =>
  value === undefined ? undefined : list(text(), MOST_ROWS)(value, name);

export const permitActs = {
  /** Only `recordings`, where some are named; the permit holds for the others as before. A withdrawal always gets through. */
  withdraw: {
    who: 'operator',
    needs: 'workbook',
    counts: 'never',
    sent: object({ permit: text(), recordings: someRecordings }),
    answer: gives<ReceiptView>(),
  },
  /** Mails the letter to the permit's address; `to` must be that address, since the person saw it before they said yes. */
  mailLetter: {
    who: 'coordinator',
    needs: 'fresh',
    sent: object({ permit: id, what: oneOf(...letterKinds), lang: oneOf('sv', 'en'), to: email }),
    answer: gives<{ sent: string }>(),
  },
  /** Records what was decided about a recording, and by whom; '' takes the decision back. Deletes nothing. */
  disposal: {
    who: 'coordinator',
    needs: 'fresh',
    sent: object({ recording: id, decision: oneOf('bevara', 'radera', ''), decider: text(200) }),
    answer: gives<{ done: true }>(),
  },
} as const satisfies Definitions;

export type PermitAnswers = Answered<typeof permitReads>;
export type PermitResults = Answered<typeof permitActs>;

export interface PermitLine {
  id: string;
  lecturer: string;
  state: PermitState;
  /** '' where none is set. */
  to: string;
  asked: string;
  /** Titles of the recordings that name it. */
  films: string[];
  /** Rooms that were widened since the answer, by name. */
  widened: string[];
  /** Asked again since the answer, and not answered yet: the day; '' otherwise. */
  askedAgain: string;
}

export interface PermitList {
  /** Those that need something first. */
  permits: PermitLine[];
  /** Rows that can't be read: they permit nothing. */
  faulty: number;
  /** Recordings with a film that lack a permit, or have fewer than lecturers. */
  unasked: { id: string; title: string; why: Words }[];
  /** Every recording that a lecturer may be asked about, also one that is not made yet; those with somebody left to ask first. */
  recordings: { id: string; title: string; lecturers: string[]; left: boolean }[];
  /** The school year's last day, and where it comes from. */
  yearEnd: { date: string; from: 'calendar' | 'setting' | 'june' };
}

export interface PermitView extends PermitLine {
  row: number;
  email: string;
  basis: string;
  evidence: string;
  answered: string;
  from: string;
  withdrawn: string;
  /** Who may see it, by name. */
  audience: string[];
  /** Ids of `widened`. */
  widenedIds: string[];
  external: boolean;
  /** 'ja', 'nej' or '' each. */
  terms: { editing: string; credit: string; preview: string; approved: string };
  recordings: {
    id: string;
    title: string;
    /** '' where nobody has worked it out. */
    status: string;
    /** Who may see it once the plan is carried out, or why nobody may. */
    text: Words;
    /** Every permit that it names: all must allow. */
    all: { id: string; lecturer: string; state: PermitState }[];
    /** More lecturers than permits. */
    missing: number;
  }[];
  letters: LetterKind[];
  yearEnd: PermitList['yearEnd'];
}

export interface AskingView {
  recording: string;
  title: string;
  /** Lecturers of the row without a permit, with an address where one is known. */
  lecturers: { name: string; email: string; basis: string }[];
  /** Permits that it names already. */
  asked: { id: string; lecturer: string; state: PermitState }[];
  rooms: { id: string; name: string; chosen: boolean }[];
  /** The word that stands for all staff in an audience. */
  everyone: string;
  /** How many people see it now: they lose it until everyone has said yes. */
  seen: number;
  yearEnd: PermitList['yearEnd'];
}

export interface LetterView {
  sv: { subject: string; text: string };
  en: { subject: string; text: string };
  /** The permit's address; '' where it has none. */
  to: string;
  lecturer: string;
  row: number;
  /** The row of the setting *Texter i brev*; 0 where there is none. */
  textsRow: number;
}

export interface RetentionView {
  /** The municipality's rule in its own words; '' where none is written. */
  rule: string;
  /** null: nothing is proposed. */
  months: number | null;
  /** The setting's row; 0 where the workbook has none. */
  monthsRow: number;
  /** Who decides; '' where no one is named. */
  decider: string;
  due: RetentionFilm[];
  /** Decided to be deleted, and the file is still there. */
  toDelete: { id: string; title: string; link: string }[];
  /** Decided to be preserved. */
  kept: { id: string; title: string }[];
}

export interface RetentionFilm {
  id: string;
  title: string;
  lecturers: string[];
  /** The day from which the months are counted, and what happened on it. */
  since: string;
  because: Words;
  /** The day it became due. */
  due: string;
  days: number;
  /** How many may see it now. */
  people: number;
  link: string;
}

export interface CaptionsView {
  /** The setting's number of days; null where none is set. */
  limit: number | null;
  missing: CaptionsFilm[];
  /** Captions that end well after their film, or well before it. */
  unfit: { id: string; title: string; text: Words; seconds: number | null; link: string }[];
  /** Films that have captions, by title: theirs can be replaced. */
  captioned: { id: string; title: string; seconds: number | null; link: string }[];
}

export interface CaptionsFilm {
  id: string;
  title: string;
  /** Days since the film arrived; null where Drive does not say. */
  days: number | null;
  late: boolean;
  /** Length in seconds; null until Drive has found it. */
  seconds: number | null;
  shared: boolean;
  link: string;
}

/** A permit that can be withdrawn. */
export interface PermitRow {
  id: string;
  lecturer: string;
  answered: string;
  /** The last day, '' when it has none. */
  to: string;
  /** In the order of their titles. */
  films: { id: string; title: string }[];
  /** The lecturer's address, '' where none is known: it tells two of one name apart. */
  email: string;
  /** How many people may see any of its films now. */
  people: number;
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
