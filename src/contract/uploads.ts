/** What the upload dialog and its server say to each other. Part of api.ts's Read, Do, Answers and Results. */
import type { Words } from '../domain/plan/change.ts';
import type { Lang } from '../messages/words.ts';

/** Cells of a recording by code name, as typed; '' clears. */
export type Cells = Record<string, string>;

export type UploadRead =
  /** What the form chooses among. */
  | { kind: 'uploadSetting' }
  /** Who could see a film with these cells, were it uploaded. `recording` is '' for a new row. Nothing is written. */
  | { kind: 'uploadPreview'; recording: string; cells: Cells };

export type UploadDo =
  /** Writes the row and opens a session for the film in Väntrummet. `origin`: the page that will send the bytes. */
  | { kind: 'beginUpload'; recording: string; cells: Cells; name: string; bytes: number; mimeType: string; origin: string }
  /** The same for captions of a film that is there. `seconds`: when the last one ends, where that was read. */
  | {
      kind: 'beginCaptions';
      recording: string;
      name: string;
      bytes: number;
      mimeType: string;
      origin: string;
      seconds?: number | undefined;
    }
  /** How far a session has come, for browsers that may not read Drive's own answer. */
  | { kind: 'askUpload'; session: string; bytes: number }
  /** Compares what Drive has with what was sent; only then is it the row's film, or its captions. `md5` in hex. */
  | { kind: 'endUpload'; part: 'film' | 'captions'; recording: string; file: string; bytes: number; md5: string }
  /** Gives an upload up: what had come is binned, and a row that was made for it is emptied. */
  | { kind: 'cancelUpload'; recording: string; file: string; wasNew: boolean };

export interface UploadAnswers {
  uploadSetting: UploadSetting;
  uploadPreview: UploadPreview;
}
export interface UploadResults {
  beginUpload: Begun;
  beginCaptions: Begun;
  askUpload: { kept: number } | { over: true };
  /** `missing`: not all of it has come. `mismatch`: what came is not what was sent, and is kept out. A problem: it came, but its row is gone. */
  endUpload: { ended: 'ok' | 'missing' | 'mismatch' };
  cancelUpload: { done: true };
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
  /** Everyone who has spoken or been asked, by name. */
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
  state: 'yes' | 'waiting' | 'no' | 'withdrawn' | 'ended' | 'ahead';
  /** What it is for: recordings' ids, 'serie:NAMN' or 'alla'. */
  covers: string[];
  /** Ids of the rooms that may show it, or 'alla medarbetare'. */
  rooms: string[];
  /** The last day; '' when it has none. */
  to: string;
}

/** Who could see the film, were the plan applied with it in Väntrummet. */
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
  /** The lecturer whose answer it waits for or is closed by; '' where it is no one's. */
  lecturer: string;
  /** How many people the chosen rooms hold: those who may see it after a yes. */
  wouldBe: number;
}
