/** Colleagues' examples on their way: a proposal is written down, its file sent to Väntrummet, and the sender hears what was decided. */
import type { Words } from '../domain/change.ts';
import { exampleType, wrongKind } from '../domain/example-files.ts';
import {
  type Decision,
  letterTo,
  type Proposal,
  proposalRow,
  type Ruling,
  replyRows,
  rulingRows,
  takenBackRows,
  type Who,
} from '../domain/examples.ts';
import { sha256Hex } from '../domain/ids.ts';
import { readEmail } from '../domain/text.ts';
import { batch, type Outcome, type Program } from '../google/call.ts';
import { undo, writeEdits } from './edit.ts';
import { rawMessage } from './mail.ts';
import type { Reading } from './plan.ts';
import { beginFilm } from './uploads.ts';
import { setOutbox } from './write.ts';

type Trouble = { readonly problem: Words };

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

/** Writes a proposal down; a file's session leads into Väntrummet, where only coordinators see it. Throws WorkbookError or GoogleError. */
export function* propose(reading: Reading, sender: Who, proposal: Proposal, file: SentFile | undefined): Program<Trouble | Proposed> {
  // Looked at before anything is sent: a proposal that can't be written makes no film either.
  const seen = proposalRow(reading.config, sender, proposal, file ? '(fil)' : '');
  if ('problem' in seen) return seen;
  let upload: Proposed['upload'] = null;
  if (file) {
    const mimeType = exampleType(file.name);
    if (mimeType === undefined) return { problem: wrongKind };
    const cells = {
      title: proposal.title,
      theme: proposal.theme,
      description: proposal.text,
      // A comma would make two lecturers of one.
      lecturer: sender.name.replace(/[,;]/g, ' '),
      date: reading.planned.wanted.today,
      children: file.children ? 'ja' : 'nej',
    };
    const begun = yield* beginFilm(reading, { recording: '', cells, ...file, mimeType });
    if ('problem' in begun) return begun;
    upload = { recording: begun.recording, file: begun.file, session: begun.session };
  }
  const row = proposalRow(reading.config, sender, proposal, upload?.recording ?? '');
  if ('problem' in row) return row;
  const missing = yield* writeEdits(reading.workbook, row.rows);
  return missing ? { problem: missing } : { id: row.id ?? '', upload };
}

/**
 * Decides. An approval writes rooms and permit; nothing is shown until a plan is carried out. A question or a refusal is
 * mailed to the sender once: it stands in the outbox before it goes, and what stands there is not sent again.
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
  const missing = yield* writeEdits(reading.workbook, rows.rows);
  if (missing) return { problem: missing };
  return { mailed: ruling.decision === 'godkänd' ? false : yield* tell(reading, decider, id, ruling.decision, ruling.answer, staffPage) };
}

function* tell(
  reading: Reading,
  decider: Who,
  id: string,
  decision: Exclude<Decision, 'godkänd'>,
  answer: string,
  staffPage: string,
): Program<boolean> {
  const { workbook, config, state, planned } = reading;
  const row = config.tables.requests.rows.find((one) => one.id === id);
  const to = readEmail(row?.from ?? '');
  if (!row || 'problem' in to) return false;
  const key = `example:${id}:${sha256Hex(`${decision} ${answer}`).slice(0, 16)}`;
  // What failed for certain may go again; what nobody can tell about may not.
  if (workbook.outbox.some((one) => one.key === key && one.state !== 'failed')) return false;
  const line = { key, person: to.email, event: '', change: decision, state: 'sending', at: new Date(planned.wanted.now).toISOString() };
  yield* setOutbox(workbook, [line], 'sending');
  const letter = letterTo(row.title === '' ? row.text.slice(0, 60) : row.title, decision, answer, decider.name, staffPage);
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

/** The sender's answer to a question. */
export function* reply(reading: Reading, sender: string, id: string, text: string): Program<Trouble | undefined> {
  const rows = replyRows(reading.planned.wanted, sender, id, text);
  return 'problem' in rows ? rows : yield* undo(reading.workbook.spreadsheetId, rows.rows);
}
