/** What the staff page and its server say to each other, as plain data. As in api.ts, `Read` changes nothing and `Do` does. */

import type { Words } from '../domain/plan/change.ts';
import type { Catalogue } from '../domain/recordings/catalogue.ts';
import type { Decision } from '../domain/recordings/examples.ts';
import type { Language, Problem } from './api.ts';

export type StaffRead =
  | { kind: 'catalogue' }
  /** Why someone sees a film, or does not; '' asks about oneself. */
  | { kind: 'why'; film: string; email: string }
  /** Those whom one may ask about, and what waits for one's decision. */
  | { kind: 'deciding' }
  | { kind: 'people' };

export interface StaffAnswers {
  catalogue: CatalogueView;
  why: { name: string; sees: boolean; should: boolean; chain: { ok: boolean; text: Words }[] };
  deciding: { waiting: WaitingView[]; rooms: { id: string; name: string; people: number }[] };
  /** E-mail, name, unit's name. */
  people: { people: [string, string, string][] };
}

export type StaffDo =
  | { kind: 'propose'; title: string; theme: string; text: string; link: string; file: FileToSend | null }
  /** All of a file's bytes are sent: compares them with what Drive has. */
  | { kind: 'sent'; id: string; file: string; bytes: number; md5: string }
  /** How far a file has come, for browsers that may not read Drive's own answer. */
  | { kind: 'ask'; session: string; bytes: number }
  /** Takes a proposal of one's own back, and with it the file that was sent for it. */
  | { kind: 'giveUp'; id: string }
  | { kind: 'reply'; id: string; text: string }
  | { kind: 'decide'; id: string; decision: Decision; answer: string; rooms: string[]; consentUntil: string }
  | { kind: 'takeBack'; id: string };

export interface FileToSend {
  name: string;
  bytes: number;
  mimeType: string;
  /** The sending page's. */
  origin: string;
  children: boolean;
}

export interface StaffResults {
  /** `upload` null for a link. Its session is a secret, good for that one file. */
  propose: { id: string; upload: { file: string; session: string } | null };
  sent: { ended: 'ok' | 'missing' | 'mismatch' };
  ask: { kept: number } | { over: true };
  giveUp: { done: true };
  reply: { done: true };
  decide: { mailed: boolean };
  takeBack: { done: true };
}

/** What the staff page opens with: this one person's films, and nothing of anyone else's. */
export interface CatalogueView extends Catalogue {
  email: string;
  name: string;
  unit: string;
  /** Leads and coordinators: has something to decide now and then, and may ask why others see a film. */
  leads: boolean;
  coordinates: boolean;
  /** How many proposals wait for this person. */
  waiting: number;
  /** Whom to ask. */
  contact: { name: string; email: string };
  language: Language;
  municipality: string;
  /** The workspace's today, YYYY-MM-DD. */
  date: string;
  /** The staff page's own address. */
  page: string;
  /** Whether the person stands in the workbook today; otherwise nothing can be shown, and that is said. */
  known: boolean;
  themes: string[];
  /** The person's own proposals, newest first. */
  mine: ProposalView[];
}

export interface ProposalView {
  id: string;
  title: string;
  text: string;
  theme: string;
  /** '' for a file. */
  link: string;
  state: 'waiting' | 'asked' | 'declined' | 'approved' | 'shown' | 'answered';
  answer: string;
  answeredBy: string;
  rooms: string[];
}

export interface WaitingView {
  id: string;
  title: string;
  text: string;
  theme: string;
  link: string;
  from: string;
  fromEmail: string;
  unit: string;
  /** The film in Väntrummet: Drive's id, '' where it has not arrived or there is none. */
  file: string;
  isFile: boolean;
  children: boolean;
}

export type { Problem };
