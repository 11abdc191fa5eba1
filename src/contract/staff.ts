/** The staff page: what each may see and propose, and what deciders decide. */
import type { Words } from '../domain/message.ts';
import type { Catalogue, CatalogueFilm, CatalogueLink } from '../domain/recordings/catalogue.ts';
import type { Lang } from '../messages/words.ts';
import { type Answered, type Asked, bare, type Definitions, gives } from './definition.ts';
import { day, email, id, ids, md5, session } from './fields.ts';
import type { Why } from './people.ts';
import { matching, type Of, object, oneOf, optional, type Schema, text, where, whole, yesOrNo } from './schema.ts';
import type { Ended, Standing } from './uploads.ts';

export const staffReads = {
  catalogue: { who: 'staff', needs: 'recent', sent: bare, answer: gives<CatalogueView>() },
  /** Why someone sees a film, or does not; '' asks about oneself. */
  why: {
    who: 'staff',
    needs: 'recent',
    sent: object({ film: id, email: where(email, (written) => written.toLowerCase()) }),
    answer: gives<Why & { name: string }>(),
  },
  /** What waits for the caller's decision. */
  deciding: { who: 'decider', needs: 'recent', sent: bare, answer: gives<DecidingView>() },
  /** People whom the caller may ask about: e-mail, name, unit's name. */
  people: { who: 'decider', needs: 'recent', sent: bare, answer: gives<{ people: [string, string, string][] }>() },
} as const satisfies Definitions;

/** Drive's largest upload is far larger; an example is short. */
const exampleBytes = whole(1, 2 * 2 ** 30);
const example = object({
  name: text(255),
  bytes: exampleBytes,
  mimeType: matching(/^[\w.+-]+\/[\w.+-]+$/, 100),
  /** The sending page's. */
  origin: matching(/^https?:\/\/[\w.:[\]-]+$/, 200),
  children: yesOrNo,
});
const none: Schema<FileToSend | null> = (value, name) => optional(example)(value, name) ?? null;
const answer = text(4000);
const act = { who: 'staff', needs: 'fresh', alone: true } as const;

/** Only for the caller's own proposals, except `decide`. */
export const staffActs = {
  propose: {
    ...act,
    sent: object({ title: text(150), theme: text(100), text: answer, link: text(500), file: none }),
    /** `upload` null for a link. Its session is a secret, good for that one file. */
    answer: gives<{ id: string; upload: { file: string; session: string } | null }>(),
  },
  /** All of a file's bytes are sent: compares them with what Drive has. */
  sent: { ...act, sent: object({ id, file: id, bytes: exampleBytes, md5 }), answer: gives<Ended>() },
  /** How far a file has come, for browsers that may not read Drive's own answer. */
  ask: { who: 'staff', needs: 'known', counts: 'reads', sent: object({ session, bytes: exampleBytes }), answer: gives<Standing>() },
  /** Takes the caller's own proposal back, with the file sent for it. */
  giveUp: { ...act, sent: object({ id }), answer: gives<{ done: true }>() },
  reply: { ...act, sent: object({ id, text: answer }), answer: gives<{ done: true }>() },
  takeBack: { ...act, counts: 'takingBack', sent: object({ id }), answer: gives<{ done: true }>() },
  decide: {
    ...act,
    who: 'decider',
    sent: object({ id, decision: oneOf('godkänd', 'fråga', 'avböjd'), answer, rooms: ids(50), consentUntil: day }),
    answer: gives<{ mailed: boolean }>(),
  },
} as const satisfies Definitions;

export type StaffRead = Asked<typeof staffReads>;
export type StaffDo = Asked<typeof staffActs>;
export type StaffAnswers = Answered<typeof staffReads>;
export type StaffResults = Answered<typeof staffActs>;
export type FileToSend = Of<typeof example>;

export interface DecidingView {
  waiting: WaitingView[];
  /** Files of those whom one leads, which the coordinators decide. */
  withCoordinators: number;
  rooms: { id: string; name: string; people: number }[];
}

/** A film, or a colleague's example that is a link, with why this person sees it in both languages. */
export type FilmView = Omit<CatalogueFilm, 'because'> & { because: Words };
export type LinkView = Omit<CatalogueLink, 'because'> & { because: Words };

/** The staff page's first answer: this person's films, and nothing about anyone else. */
export interface CatalogueView extends Pick<Catalogue, 'closed'> {
  films: FilmView[];
  links: LinkView[];
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
  language: Lang;
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

export type { Problem } from './problem.ts';
