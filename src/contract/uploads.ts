/** The upload dialog's requests: the form's choices, who would see a film, and each film's way to Väntrummet. */

import type { Words } from '../domain/message.ts';
import type { PermitState } from '../domain/permits/state.ts';
import { sortOf, typeOf } from '../domain/recordings/file-kinds.ts';
import { addOnMessage } from '../messages/add-on.ts';
import type { Lang } from '../messages/words.ts';
import { type Answered, type Asked, bare, type Definitions, gives } from './definition.ts';
import { bytes, fileId, md5, origin, recordingFields, recordingRow, session } from './fields.ts';
import { Trouble } from './problem.ts';
import { isTrue, matching, object, oneOf, type Schema, where } from './schema.ts';

/** Cells of a recording by code name, as typed; '' clears. */
export type Cells = Record<string, string>;

/** The type follows from the name, wherever a film comes in: the page's own word for it is ignored. */
const sending = (sort: 'film' | 'captions') => ({
  recording: recordingRow,
  name: where(matching(/^[^/\\]{1,255}$/, 255), (name) => {
    if (sortOf(name) !== sort) throw notOfSort(name, sort);
    return name;
  }),
  mimeType: matching(/^(video|audio|text|application)\/[\w.+-]{1,80}$/, 100),
  bytes,
  origin,
});
const typed = <T extends { name: string }>(sent: T): T => ({ ...sent, mimeType: typeOf(sent.name) });

const notOfSort = (name: string, sort: 'film' | 'captions'): Trouble =>
  sort === 'film' ? new Trouble(addOnMessage('sent.noFilm', { name })) : new Trouble(addOnMessage('sent.noCaptions'));

/** At most a week; undefined where the page could not read it. */
const seconds: Schema<number | undefined> = (value) => (typeof value === 'number' && value > 0 && value < 604_800 ? value : undefined);

const act = { who: 'operator', needs: 'fresh', alone: true } as const;

export const uploadReads = {
  /** The form's choices. */
  uploadSetting: { who: 'coordinator', needs: 'fresh', sent: bare, answer: gives<UploadSetting>() },
  /** Who could see a film with these cells once it is uploaded. `recording` is '' for a new row. Nothing is written. */
  uploadPreview: {
    who: 'coordinator',
    needs: 'recent',
    sent: object({ recording: recordingRow, cells: recordingFields }),
    answer: gives<UploadPreview>(),
  },
} as const satisfies Definitions;

export const uploadActs = {
  /** Writes the row and opens a session for the film in Väntrummet. `origin`: the page that will send the bytes. */
  beginUpload: { ...act, sent: where(object({ ...sending('film'), cells: recordingFields }), typed), answer: gives<Begun>() },
  /** The same for captions of a film that is there. `seconds`: when the last one ends, where that was read. */
  beginCaptions: { ...act, sent: where(object({ ...sending('captions'), seconds }), typed), answer: gives<Begun>() },
  /** How far a session has come, for browsers that may not read Drive's own answer. */
  askUpload: { who: 'operator', needs: 'known', counts: 'reads', sent: object({ session, bytes }), answer: gives<Standing>() },
  /** Compares what Drive has with what was sent; only then is it the row's film, or its captions. `md5` in hex. */
  endUpload: {
    ...act,
    sent: object({ part: oneOf('film', 'captions'), recording: recordingRow, file: fileId, bytes, md5 }),
    answer: gives<Ended>(),
  },
  /** Gives an upload up: what had come is binned, and a row that was made for it is emptied. */
  cancelUpload: { ...act, sent: object({ recording: recordingRow, file: fileId, wasNew: isTrue }), answer: gives<{ done: true }>() },
} as const satisfies Definitions;

export type UploadDo = Asked<typeof uploadActs>;
export type UploadAnswers = Answered<typeof uploadReads>;
export type UploadResults = Answered<typeof uploadActs>;

/** `over`: the session is gone, and a new one must be opened. */
export type Standing = { kept: number } | { over: true };

/** `missing`: not all of it has come. `mismatch`: what came is not what was sent, and is kept out. A problem: it came, but its row is gone. */
export interface Ended {
  ended: 'ok' | 'missing' | 'mismatch';
}

export interface Begun {
  recording: string;
  /** The id that the file will have. */
  file: string;
  /** The session's address. A secret: whoever has it can write that one file, and nothing else. */
  session: string;
}

export interface UploadSetting {
  /** Whether this account may upload here: the operating account. Others are led to the staff page. */
  mayUpload: boolean;
  operator: string;
  /** '' where there is none yet. */
  staffPage: string;
  language: Lang;
  /** Local YYYY-MM-DD. */
  today: string;
  rooms: { id: string; name: string; people: number }[];
  permits: UploadPermit[];
  /** All lecturers of recordings and permits, by name. */
  lecturers: string[];
  themes: string[];
  series: string[];
  languages: string[];
  /** Rows that have no film yet. */
  planned: { id: string; cells: Cells }[];
}

export interface UploadPermit {
  id: string;
  lecturer: string;
  state: PermitState;
  /** What it is for: recordings' ids, 'serie:NAMN' or 'alla'. */
  covers: string[];
  /** Ids of the rooms that may show it, or 'alla medarbetare'. */
  rooms: string[];
  /** The last day; '' when it has none. */
  to: string;
}

/** Who could see the film if the plan were applied with it in Väntrummet. */
export interface UploadPreview {
  /** Rooms that would show it. `people` in each; `all` counts everyone once. */
  open: { name: string; people: number }[];
  all: number;
  /** The last day that they may; '' when none is set. */
  until: string;
  /** Rooms that would not, each with its reason. */
  closed: { name: string; why: Words }[];
  /** Why nobody may; null where some may, and where no room is chosen. */
  why: Words | null;
  reason: 'none' | 'noRoom' | 'permit' | 'waiting' | 'no' | 'children' | 'rooms';
  /** A lecturer has no permit: nobody has been asked. */
  unasked: boolean;
  /** The lecturer whose answer it waits for or is closed by; '' where it is no one's. */
  lecturer: string;
  /** How many people the chosen rooms hold: those who may see it after a yes. */
  wouldBe: number;
}
