/** The course of colleagues' examples: a proposal is written down, its file sent to Väntrummet, and the sender told the decision. */

import { type RowEdit, recordingCells } from '../../domain/edits/edits.ts';
import { readEmail } from '../../domain/email.ts';
import { idKey, sha256Hex } from '../../domain/ids.ts';
import { hostOf } from '../../domain/link.ts';
import type { Message } from '../../domain/message.ts';
import { capped } from '../../domain/permits/letter-cap.ts';
import type { FilmFacts } from '../../domain/plan/access/film-facts.ts';
import { nameOf, roomName } from '../../domain/plan/desired.ts';
import { exampleType, wrongKind } from '../../domain/recordings/example-files.ts';
import {
  decidersOf,
  givenUpRows,
  isOpen,
  type Proposal,
  proposalRow,
  type Ruling,
  replyRows,
  rulingRows,
  takenBackRows,
  type Who,
} from '../../domain/recordings/examples.ts';
import { lineOf, makerOf, ownRecording, tooMany } from '../../domain/recordings/proposing.ts';
import { clean } from '../../domain/text.ts';
import { unwritable } from '../../domain/workbook/row-edit.ts';
import type { Row } from '../../domain/workbook/tables.ts';
import { batch, type Outcome, type Program } from '../../google/call.ts';
import { rawMessage } from '../../google/raw-mail.ts';
import { type ExampleLetter, letterOfReply, letterToDecider, letterToSender } from '../../messages/letters/example-letters.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import { undo, writeEdits } from '../edit/edit.ts';
import { appendIds, setOutbox } from '../edit/write.ts';
import type { Reading } from '../read/plan.ts';
import { type Ended, endFilm, type SentFile as Sent } from './upload-end.ts';
import { beginFilm, dropFilm } from './uploads.ts';

type Trouble = { readonly problem: Message };

export interface SentFile {
  /** The file's own name, with its ending. */
  readonly name: string;
  readonly bytes: number;
  readonly mimeType: string;
  /** The page that will send the bytes. */
  readonly origin: string;
  /** Children are seen or heard in it. */
  readonly children: boolean;
}

export interface Proposed {
  readonly id: string;
  /** Where a file goes; null for a link. `session` is a secret, good for that one file. */
  readonly upload: { readonly recording: string; readonly file: string; readonly session: string } | null;
}

/** Writes a proposal down, if its sender may make more; a file's session leads into Väntrummet, where only coordinators see it. Throws WorkbookError or GoogleError. */
export function* propose(
  reading: Reading,
  sender: Who,
  proposal: Proposal,
  file: SentFile | undefined,
  staffPage: string,
): Program<Trouble | Proposed> {
  const { desired } = reading.planned;
  const more = tooMany(desired, reading.workbook.ids, sender.email, file !== undefined);
  if (more) return { problem: more };
  // Looked at before anything is sent: a proposal that can't be written makes no film either.
  const seen = proposalRow(reading.config, sender, proposal, file ? '(fil)' : '');
  if ('problem' in seen) return seen;
  const bad = seen.rows.map(unwritable).find((words) => words !== undefined);
  if (bad) return { problem: bad };
  let upload: Proposed['upload'] = null;
  if (file) {
    const mimeType = exampleType(file.name);
    if (mimeType === undefined) return { problem: wrongKind };
    const cells = {
      title: proposal.title,
      theme: proposal.theme,
      description: proposal.text,
      // A comma would make one lecturer two.
      lecturer: sender.name.replace(/[,;]/g, ' '),
      date: reading.planned.desired.today,
      children: file.children ? 'ja' : 'nej',
    };
    const begun = yield* beginFilm(reading, { recording: '', cells, ...file, mimeType });
    if ('problem' in begun) return begun;
    upload = { recording: begun.recording, file: begun.file, session: begun.session };
  }
  const row = proposalRow(reading.config, sender, proposal, upload?.recording ?? '');
  if ('problem' in row) return row;
  // Written before the row: it counts for the day, and names the proposal's own file, whatever happens to the row.
  const made = { request: row.id ?? '', day: desired.today, by: makerOf(sender.email), recording: upload?.recording ?? '' };
  yield* appendIds(reading.workbook, [lineOf(made)]);
  const missing = yield* writeEdits(reading.workbook, row.rows);
  if (missing) return { problem: missing };
  const { id = '' } = row;
  // A file is told of when it has come.
  if (!upload) yield* tellDeciders(reading, sentExample(id, sender, seen.rows[0]), sender.email, staffPage);
  return { id, upload };
}

/** A row that was just written, as far as it is told of. */
const sentExample = (id: string, sender: Who, row: RowEdit | undefined): Example =>
  ({ id, unit: sender.unit, from: sender.email, recording: '', title: '', text: '', link: '', ...row?.cells }) as unknown as Example;

/**
 * Decides. An approval writes rooms and permit; nothing is shown until a plan is carried out. The sender is mailed once:
 * the letter stands in the outbox before it goes, and what stands there is not sent again.
 */
export function* decide(
  reading: Reading,
  decider: Who,
  id: string,
  ruling: Ruling,
  staffPage: string,
): Program<Trouble | { readonly mailed: boolean }> {
  const rows = rulingRows(reading.planned, decider, id, ruling);
  if ('problem' in rows) return rows;
  const { decision, answer } = ruling;
  const { desired } = reading.planned;
  const row = exampleOf(reading, id);
  const approved = decision === 'godkänd';
  const rooms = ruling.rooms.map((room) => roomName(desired, room));
  const isFile = row !== undefined && row.recording !== '';
  const letter = letterToSender({ title: titleOf(row), decision, answer, from: decider.name, rooms, isFile, page: staffPage });
  // One that was approved, taken back, and approved anew is told of again.
  const key = letterKey(id, `${decision} ${answer} ${approved ? ruling.rooms.join() : ''}`);
  const order: Post = { id, key, to: row?.from ?? '', change: decision, letter };
  const full = fullFor(reading, order);
  if (full && !approved) return { problem: full };
  const missing = yield* writeEdits(reading.workbook, rows.rows);
  if (missing) return { problem: missing };
  return { mailed: full ? false : yield* post(reading, order) };
}

/** Tells those who are to decide of a proposal, one mail each: of a link at once, of a file when it has come. */
function* tellDeciders(reading: Reading, row: Example, sender: string, staffPage: string): Program<void> {
  const { desired } = reading.planned;
  const unit = desired.config.tables.units.rows.find((one) => one.id === row.unit)?.name ?? '';
  const from = [nameOf(desired, sender), unit].filter((part) => part !== '').join(', ');
  const host = row.recording === '' ? (hostOf(row.link) ?? row.link) : '';
  const letter = letterToDecider(titleOf(row), from, row.text, host, staffPage);
  for (const to of decidersOf(desired, row))
    yield* post(reading, { id: row.id, key: letterKey(row.id, `ny ${to}`), to, change: 'förslag', letter });
}

type Example = Row<'requests'>;

const exampleOf = ({ config }: Reading, id: string): Example | undefined => config.tables.requests.rows.find((one) => one.id === id);
const titleOf = (row: Example | undefined): string => (row === undefined ? '' : row.title === '' ? row.text.slice(0, 60) : row.title);

/** One letter about a proposal: the same words are not sent twice. */
const letterKey = (id: string, words: string): string => `example:${id}:${sha256Hex(words).slice(0, 16)}`;

interface Post {
  /** The proposal. */
  readonly id: string;
  readonly key: string;
  readonly to: string;
  /** What the outbox calls it. */
  readonly change: string;
  readonly letter: ExampleLetter;
}

/** Why no more may be mailed to this person about this proposal today. */
function fullFor({ workbook, planned }: Reading, { id, key, to }: Post): Message | undefined {
  const sent = workbook.outbox
    .filter((one) => one.key !== key && one.key.startsWith('example:') && one.state !== 'failed')
    .map((one) => ({ matter: one.key.split(':')[1] ?? '', to: one.person, at: Date.parse(one.at) }));
  return capped(sent, id, to, planned.desired.now);
}

/** Mails a letter, once. Whether it went. */
function* post(reading: Reading, order: Post): Program<boolean> {
  const { workbook, state, planned } = reading;
  const { key, change, letter } = order;
  const to = readEmail(order.to);
  if ('problem' in to || fullFor(reading, order)) return false;
  // What failed for certain may go again; what nobody can tell about may not.
  if (workbook.outbox.some((one) => one.key === key && one.state !== 'failed')) return false;
  const line = { key, person: to.email, event: '', change, state: 'sending', at: new Date(planned.desired.now).toISOString() };
  yield* setOutbox(workbook, [line], 'sending');
  const raw = rawMessage(state.operator, to.email, letter.subject, letter.text.replace(/\n/g, '\r\n'));
  const [outcome] = (yield* batch([
    { method: 'gmail.users.messages.send', params: { userId: 'me', requestBody: { raw } } },
  ])) as readonly Outcome[];
  const sent = outcome?.ok === true;
  yield* setOutbox(workbook, [line], sent ? 'sent' : outcome?.ok === false && outcome.error.trouble === 'unknown' ? 'unsure' : 'failed');
  return sent;
}

/** Takes an approval back, before it is carried out. */
export function* takeBack(reading: Reading, decider: Who, id: string): Program<Trouble | undefined> {
  const rows = takenBackRows(reading.planned, decider, id);
  return 'problem' in rows ? rows : yield* undo(reading.workbook.spreadsheetId, rows.rows);
}

/** The sender's answer to a question. Whoever asked is told, by one mail. */
export function* reply(reading: Reading, sender: string, id: string, text: string, staffPage: string): Program<Trouble | undefined> {
  const { desired } = reading.planned;
  const rows = replyRows(desired, sender, id, text);
  if ('problem' in rows) return rows;
  const asked = exampleOf(reading, id);
  const problem = yield* undo(reading.workbook.spreadsheetId, rows.rows);
  if (problem) return problem;
  const letter = letterOfReply(titleOf(asked), nameOf(desired, sender), clean(text, 'many'), staffPage);
  yield* post(reading, { id, key: letterKey(id, `svar ${asked?.answer} ${text}`), to: asked?.decidedBy ?? '', change: 'svar', letter });
  return undefined;
}

/** How the file of a proposal of one's own arrived. Only the file that was made for it: nothing that a page names instead. */
export function* sentFile(
  reading: Reading,
  sender: string,
  id: string,
  sent: Omit<Sent, 'recording'>,
  staffPage: string,
): Program<Ended | Trouble> {
  const recording = ownRecording(reading.workbook.ids, sender, id);
  if (recording === undefined) return { problem: workflowMessage('proposal.notYours') };
  // Somebody may have put another film there, or be sending one.
  if (reading.state.ids.get(idKey('recordings', recording, 'file')) !== sent.file) return 'missing';
  const ended = yield* endFilm(reading, { ...sent, recording });
  const row = exampleOf(reading, id);
  if (ended === 'ok' && row && isOpen(row)) yield* tellDeciders(reading, row, sender, staffPage);
  return ended;
}

/**
 * A sender takes their own proposal back: its row is removed, with the file that was made for it, found by the note from then.
 * A film that a coordinator has worked with belongs to the coordinators now, and stays. Throws WorkbookError or GoogleError.
 */
export function* giveUp(reading: Reading, sender: string, id: string): Program<Trouble | undefined> {
  const { planned, workbook, state, ref } = reading;
  const rows = givenUpRows(planned.desired, sender, id);
  if ('problem' in rows) return rows;
  const recording = ownRecording(workbook.ids, sender, id);
  const named = planned.desired.config.tables.requests.rows.find((row) => row.id === id)?.recording;
  const film = planned.films.find((one) => one.id === recording);
  const own = recording !== undefined && recording === named && isUntouched(film);
  if (!own) return yield* undo(ref.spreadsheetId, rows.rows);
  const file = state.ids.get(idKey('recordings', recording, 'file')) ?? '';
  const gone: RowEdit[] = film?.row ? [{ table: 'recordings', key: recording, isNew: false, cells: cleared }] : [];
  const problem = yield* undo(ref.spreadsheetId, [...gone, ...rows.rows]);
  if (problem) return problem;
  if (file !== '') yield* dropFilm(reading, recording, file);
  return undefined;
}

const cleared: Readonly<Record<string, string>> = Object.fromEntries([...recordingCells, 'id'].map((field) => [field, '']));

/** Only its sender has touched it: no permit, no rooms, and it is where it was sent. */
const isUntouched = (film: FilmFacts | undefined): boolean =>
  !film?.currentAudience && (film?.row?.permit.length ?? 0) === 0 && (film?.row?.rooms.length ?? 0) === 0;
