/**
 * Colleagues' examples: proposed by anyone on the staff, decided by a lead or a coordinator. A proposal is a row of
 * Önskemål; approving a film gives its recording rooms and a permit of its sender's, and it then waits in the plan like all else.
 */

import type { Edited, RowEdit } from '../edits/edits.ts';
import { hostOf, readLink } from '../link.ts';
import type { Message } from '../message.ts';
import type { Desired } from '../plan/desired.ts';
import type { Planned } from '../plan/plan.ts';
import { clean } from '../text.ts';
import { isDate } from '../time/dates.ts';
import type { Config } from '../workbook/config.ts';
import { nextId } from '../workbook/next-id.ts';
import type { Row } from '../workbook/tables.ts';
import { leads } from './catalogue.ts';
import { type ExampleProblem, recordingMessage } from './messages.ts';

export type Decision = 'godkänd' | 'fråga' | 'avböjd';

/** Who proposes, or decides. */
export interface Who {
  readonly email: string;
  readonly name: string;
  /** The unit's id; '' for none. */
  readonly unit: string;
}

export interface Proposal {
  readonly title: string;
  readonly theme: string;
  /** What one sees, and what the children get out of it. */
  readonly text: string;
  /** An https link; '' where a file is sent instead. */
  readonly link: string;
}

export interface Ruling {
  readonly decision: Decision;
  /** What the sender is told; may be empty only when it is approved. */
  readonly answer: string;
  /** Where it is to be shown, when it is approved. */
  readonly rooms: readonly string[];
  /** The last day of the guardians' consent, where children are seen or heard; '' otherwise. */
  readonly consentUntil: string;
}

const no = (code: ExampleProblem): { problem: Message } => ({ problem: recordingMessage(code) });

/** The row that a proposal is. `recording` is the id of a file's own row; '' for a link. */
export function proposalRow(config: Config, sender: Who, proposal: Proposal, recording: string): Edited & { readonly id?: string } {
  const title = clean(proposal.title);
  if (title === '') return no('example.noTitle');
  const given = proposal.link.trim();
  const link = given === '' ? '' : readLink(given);
  if (recording === '' && link === '') return no('example.nothing');
  if (link === undefined) return no('example.badLink');
  const id = nextId(config, 'requests');
  const text = clean(proposal.text, 'many');
  const cells = {
    id,
    unit: sender.unit,
    from: sender.email,
    kind: 'exempel',
    title,
    theme: clean(proposal.theme),
    text,
    link,
    recording,
    status: 'ny',
  };
  const row: RowEdit = { table: 'requests', key: id, isNew: true, cells };
  return { id, rows: [row], undo: [emptied(row)] };
}

type Example = Row<'requests'>;

const examples = ({ config }: Desired): Example[] => config.tables.requests.rows.filter((row) => row.kind === 'exempel');

/** Waits for a decision: nobody has given one. Rows from before there were decisions are done with when they are answered. */
export const isOpen = (row: Example): boolean => row.decision === undefined && row.status !== 'besvarad';

/**
 * Coordinators decide all; a lead decides the links that those whom they lead have sent. A file lies in Väntrummet, and no
 * permit lets a lead watch it: nobody decides on what they cannot see.
 */
const mayDecide = (desired: Desired, decider: string, row: Example): boolean =>
  desired.staff.has(decider) || (row.recording === '' && leads(desired, decider, row.from.toLowerCase()));

/** Whom a proposal is told to: the sender's leads, where they may decide it; else the coordinators. */
export function decidersOf(desired: Desired, row: Example): string[] {
  const leading = [...desired.roster.people.keys()].filter((email) => !desired.staff.has(email) && mayDecide(desired, email, row));
  const sender = row.from.toLowerCase();
  const coordinators = desired.config.settings.coordinators;
  const all = leading.length > 0 ? leading : coordinators.length > 0 ? coordinators : [desired.state.operator];
  return all.filter((email) => email !== sender);
}

/** Everything that waits for a decision, oldest first. */
export const undecided = (desired: Desired): Example[] => examples(desired).filter(isOpen);

/** How many files of those whom this person leads wait for the coordinators. */
export const withCoordinators = (desired: Desired, lead: string): number =>
  desired.staff.has(lead)
    ? 0
    : undecided(desired).filter((row) => row.recording !== '' && leads(desired, lead, row.from.toLowerCase())).length;

/** What waits for this person's decision, oldest first. */
export const waitingFor = (desired: Desired, decider: string): Example[] =>
  examples(desired).filter((row) => isOpen(row) && mayDecide(desired, decider, row));

/** Whether this person can ever have something to decide: then the page has a place for it. */
export const decides = (desired: Desired, email: string): boolean =>
  desired.staff.has(email) || [...desired.roster.people.keys()].some((one) => leads(desired, email, one));

/** A person's own proposals, newest first. */
export const proposalsOf = (desired: Desired, email: string): Example[] =>
  examples(desired)
    .filter((row) => row.from.toLowerCase() === email)
    .reverse();

/** The rooms that a decider may choose: a coordinator any, a lead those that they are in themselves. */
export function roomsToChoose(
  desired: Desired,
  decider: string,
): { readonly id: string; readonly name: string; readonly people: number }[] {
  return desired.config.tables.rooms.rows
    .filter((room) => desired.staff.has(decider) || desired.audiences.rooms.get(room.id)?.has(decider) === true)
    .map((room) => ({ id: room.id, name: room.name, people: desired.audiences.rooms.get(room.id)?.size ?? 0 }));
}

/** The rows that a decision writes, and those that undo it; or why it can't be made. */
export function rulingRows({ desired, films }: Planned, decider: Who, id: string, ruling: Ruling): Edited {
  const { config, today } = desired;
  const row = examples(desired).find((one) => one.id === id);
  if (!row || !mayDecide(desired, decider.email, row)) return no('example.notYours');
  const answer = clean(ruling.answer, 'many');
  const same = row.decision === ruling.decision && row.answer === answer;
  if (same || row.decision === 'godkänd' || (row.decision === undefined && !isOpen(row))) return no('example.decided');
  if (ruling.decision !== 'godkänd' && answer === '') return no('example.noWords');
  const told = { answer, answeredBy: decider.name, decision: ruling.decision, decidedBy: decider.email, status: 'besvarad' };
  const own = {
    answer: row.answer,
    answeredBy: row.answeredBy,
    decision: row.decision ?? '',
    decidedBy: row.decidedBy,
    status: row.status ?? '',
  };
  if (ruling.decision !== 'godkänd') return one('requests', row.id, told, own);

  const allowed = roomsToChoose(desired, decider.email).map((room) => room.id);
  const rooms = [...new Set(ruling.rooms)];
  if (rooms.length === 0) return no('example.noRoom');
  if (rooms.some((room) => !allowed.includes(room))) return no('example.roomsNotYours');
  const request = one('requests', row.id, { ...told, rooms: rooms.join(', ') }, { ...own, rooms: row.rooms.join(', ') });
  if (row.recording === '') {
    if (hostOf(row.link) === undefined) return no('example.empty');
    return request;
  }
  const film = films.find((one) => one.id === row.recording);
  if (!film?.row || !film.file) return no('example.notArrived');
  if (film.row.permit.length > 0) return no('example.hasPermit');
  const consent = ruling.consentUntil;
  if (film.row.children && (!isDate(consent) || consent < today)) return no('example.noConsent');
  const permit = nextId(config, 'permits');
  const made: RowEdit = {
    table: 'permits',
    key: permit,
    isNew: true,
    cells: {
      id: permit,
      lecturer: film.row.lecturer.join(' och '),
      lecturerEmail: row.from,
      recordings: film.id,
      answer: 'ja',
      audience: rooms.join(', '),
      asked: today,
      answered: today,
      basis: 'i tjänsten',
      // The sender's own proposal is the consent: the form says so.
      evidence: `Önskemål ${row.id}`,
    },
  };
  const cells = { rooms: rooms.join(', '), permit, ...(film.row.children ? { childrenUntil: consent } : {}) };
  const before = {
    rooms: film.row.rooms.join(', '),
    permit: '',
    ...(film.row.children ? { childrenUntil: film.row.childrenUntil ?? '' } : {}),
  };
  const recording = one('recordings', film.id, cells, before);
  return { rows: [made, ...recording.rows, ...request.rows], undo: [...request.undo, ...recording.undo, emptied(made)] };
}

/** An approval taken back before it was carried out. What is shared already is closed as a film instead. */
export function takenBackRows({ desired, films }: Planned, decider: Who, id: string): Edited {
  const row = examples(desired).find((one) => one.id === id);
  if (!row || !mayDecide(desired, decider.email, row) || row.decision !== 'godkänd') return no('example.noDecision');
  const film = films.find((one) => one.id === row.recording);
  if (film?.currentAudience) return no('example.shown');
  const open = { decision: '', decidedBy: '', answer: '', answeredBy: '', rooms: '', status: 'ny' };
  const rows: RowEdit[] = [{ table: 'requests', key: row.id, isNew: false, cells: open }];
  const permit = desired.config.tables.permits.rows.find(
    (one) => one.evidence === `Önskemål ${row.id}` && film?.row?.permit.includes(one.id),
  );
  if (film?.row && permit) {
    const gone = ['lecturer', 'lecturerEmail', 'recordings', 'answer', 'audience', 'asked', 'answered', 'basis', 'evidence', 'roomRule'];
    const cells = Object.fromEntries([...gone, 'id'].map((field) => [field, '']));
    rows.push({ table: 'recordings', key: film.id, isNew: false, cells: { rooms: '', permit: '' } });
    rows.push({ table: 'permits', key: permit.id, isNew: false, cells });
  }
  return { rows, undo: [] };
}

/** The sender answers a question: the proposal is open again, with the words added. */
export function replyRows({ config }: Desired, sender: string, id: string, text: string): Edited {
  const row = config.tables.requests.rows.find((one) => one.id === id && one.from.toLowerCase() === sender);
  const words = clean(text, 'many');
  if (row?.decision !== 'fråga') return no('example.noQuestion');
  if (words === '') return no('example.noAnswer');
  const said = `${row.text}\n\n${row.answeredBy}: ${row.answer}\nSvar: ${words}`;
  return one(
    'requests',
    id,
    { text: said.slice(-LONGEST), decision: '', status: 'ny', answer: '', answeredBy: '', decidedBy: '' },
    {
      text: row.text,
      decision: 'fråga',
      status: row.status ?? '',
      answer: row.answer,
      answeredBy: row.answeredBy,
      decidedBy: row.decidedBy,
    },
  );
}

/** A sender's own proposal, taken away: an emptied row is no row. Only while nobody has decided. */
export function givenUpRows({ config }: Desired, sender: string, id: string): Edited {
  const row = config.tables.requests.rows.find((one) => one.id === id && one.kind === 'exempel' && one.from.toLowerCase() === sender);
  if (!row || !isOpen(row)) return no('example.notOpen');
  const fields = ['unit', 'from', 'kind', 'title', 'theme', 'text', 'link', 'recording', 'status', 'id'];
  return { rows: [{ table: 'requests', key: id, isNew: false, cells: Object.fromEntries(fields.map((field) => [field, ''])) }], undo: [] };
}

/** A cell holds 50,000 characters; people write less. */
const LONGEST = 8000;

function one(
  table: RowEdit['table'],
  key: string,
  cells: Record<string, string>,
  before: Record<string, string>,
): { rows: RowEdit[]; undo: RowEdit[] } {
  return { rows: [{ table, key, isNew: false, cells }], undo: [{ table, key, isNew: false, cells: before }] };
}

/** An empty row is no row. */
const emptied = (row: RowEdit): RowEdit => ({
  ...row,
  isNew: false,
  cells: Object.fromEntries(Object.keys(row.cells).map((field) => [field, ''])),
});
