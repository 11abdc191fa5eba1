/**
 * The product's own mails: one to each person and run, about the meetings they joined or left. A mail is written down before
 * the event is changed, and marked as being sent before it is sent: after a kill it is never sent twice. A letter whose
 * sending was interrupted is reported and not sent again, since no one can tell whether it left.
 */

import { domainOf, readEmail } from '../../domain/email.ts';
import type { EventBody, Step } from '../../domain/plan/change.ts';
import type { Desired } from '../../domain/plan/desired.ts';
import { type MailedMeeting, meetingMail } from '../../domain/plan/meetings/mail.ts';
import type { Event, State } from '../../domain/plan/state.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import type { Config } from '../../domain/workbook/config.ts';
import { batch, type Call, type Outcome, type Program } from '../../google/call.ts';
import { rawMessage } from '../../google/raw-mail.ts';
import { inWorkbook } from '../../messages/render.ts';
import { setOutbox } from '../edit/write.ts';
import type { OutboxRow, Workbook } from '../read/workbook.ts';

type EventStep = Extract<Step, { kind: 'event' }>;

export interface Letter {
  readonly row: OutboxRow;
  readonly meeting: MailedMeeting;
}

/** The letters for an event's change: none to people whom Calendar mails. `link` shows the event. */
export function lettersFor(step: EventStep, holder: string, at: string, link = ''): Letter[] {
  if (step.mail === 'all') return [];
  const letter = (person: string, change: 'joined' | 'left'): Letter => ({
    row: { key: `${holder}:${step.id}:${person}:${change}`, person, event: step.id, change, state: 'planned', at },
    meeting: { row: step.row, ...about(step.body), link },
  });
  const ours = (people: readonly string[]) => people.filter((person) => step.byCalendar?.includes(person) !== true);
  return [...ours(step.joined).map((person) => letter(person, 'joined')), ...ours(step.left).map((person) => letter(person, 'left'))];
}

const about = ({ title, start, end, place }: EventBody) => ({ title, start, end, place });

/**
 * Letters left by interrupted runs (each once, though several planned it) or refused for certain (the day's quota): those
 * still due by the event's current state, and those with an unknown fate. Editors of the sheet may have written in the hidden
 * tab, so only guests and the municipality's own people are written to. Times are in the time zone of `config`.
 */
export function leftBehind(
  workbook: Workbook,
  state: State,
  now: number,
  config: Config,
): { due: Letter[]; unsure: OutboxRow[]; dropped: OutboxRow[] } {
  const due: Letter[] = [];
  const dropped: OutboxRow[] = [];
  const unsure: OutboxRow[] = [];
  for (const row of workbook.outbox) {
    if (row.state === 'sending') unsure.push(row);
    if (!isOpen(row) || row.state === 'sending') continue;
    const event = state.events.get(row.event);
    const there = event?.guests.some((guest) => guest.email === row.person) === true;
    const known = there || isColleague(config, row.person);
    const holds = known && event !== undefined && !event.cancelled && event.end > now && there === (row.change === 'joined');
    const isSaid = due.some((one) => one.row.event === row.event && one.row.person === row.person && one.row.change === row.change);
    if (holds && !isSaid) due.push({ row, meeting: meetingOf(event, config.settings.timeZone) });
    else dropped.push(row);
  }
  return { due, unsure, dropped };
}

const meetingOf = ({ row, title, start, end, place, link = '' }: Event, timeZone: string): MailedMeeting => ({
  row,
  title,
  start: localDateTime(start, timeZone),
  end: localDateTime(end, timeZone),
  place,
  link,
});

function isColleague({ tables, settings }: Config, person: string): boolean {
  const read = readEmail(person);
  if (!('email' in read) || read.email !== person) return false;
  const inPeople = tables.people.rows.some(({ email, inviteEmail }) => email === person || inviteEmail === person);
  return inPeople || settings.domains.includes(domainOf(person));
}

/** Whether the next run has to handle a letter. A refused letter about an example is its decider's to send again. */
export function isOpen({ state, change }: OutboxRow): boolean {
  return state === 'planned' || state === 'sending' || (state === 'failed' && (change === 'joined' || change === 'left'));
}

/**
 * Sends the letters, one mail a person. `by` is who carried the change out, '' where nobody did. Answers how many mails went, and the letters nobody can tell about: those are left
 * marked as being sent, until whoever asked has told of them.
 */
export function* sendLetters(
  workbook: Workbook,
  letters: readonly Letter[],
  desired: Desired,
  by: string,
): Program<{ sent: number; unsure: OutboxRow[] }> {
  if (letters.length === 0) return { sent: 0, unsure: [] };
  yield* setOutbox(
    workbook,
    letters.map((letter) => letter.row),
    'sending',
  );
  const people = [...new Set(letters.map((letter) => letter.row.person))];
  const mails = people.map((person) =>
    messageTo(
      desired,
      person,
      letters.filter((letter) => letter.row.person === person),
      by,
    ),
  );
  const outcomes = (yield* batch(
    mails.map((raw): Call => ({ method: 'gmail.users.messages.send', params: { userId: 'me', requestBody: { raw } } })),
  )) as readonly Outcome[];
  const rowsThatAre = (state: string) =>
    letters.filter(({ row }) => stateAfter(outcomes[people.indexOf(row.person)]) === state).map((letter) => letter.row);
  for (const state of ['sent', 'failed']) {
    const rows = rowsThatAre(state);
    if (rows.length > 0) yield* setOutbox(workbook, rows, state);
  }
  return { sent: outcomes.filter((outcome) => outcome.ok).length, unsure: rowsThatAre('unsure') };
}

/** Only a certain refusal may be sent again: after a 5xx or a lost answer the letter may have left. */
function stateAfter(outcome: Outcome | undefined): 'sent' | 'unsure' | 'failed' {
  if (outcome?.ok) return 'sent';
  return outcome === undefined || outcome.error.trouble === 'unknown' || outcome.error.status >= 500 ? 'unsure' : 'failed';
}

function messageTo(desired: Desired, person: string, letters: readonly Letter[], by: string): string {
  const that = (change: string) => letters.filter(({ row }) => row.change === change).map(({ meeting }) => meeting);
  const { subject, paragraphs } = meetingMail(desired, person, that('joined'), that('left'), by);
  const text = paragraphs.map((lines) => lines.map(inWorkbook).join('\r\n')).join('\r\n\r\n');
  return rawMessage(desired.state.operator, person, inWorkbook(subject), text);
}
