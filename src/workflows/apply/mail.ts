/**
 * The product's own mails: one to each person and run, about the meetings they joined or left. What is to be mailed is
 * written down before the event is changed, and marked as being sent before it is: after a kill it is never sent twice.
 * A letter whose sending was interrupted is not sent again but reported, since no one can tell whether it left.
 */

import { domainOf, readEmail } from '../../domain/email.ts';
import type { EventBody, Step } from '../../domain/plan/change.ts';
import type { State } from '../../domain/plan/state.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import type { Config } from '../../domain/workbook/config.ts';
import { batch, type Call, type Outcome, type Program } from '../../google/call.ts';
import { setOutbox } from '../edit/write.ts';
import type { OutboxRow, Workbook } from '../read/workbook.ts';

type EventStep = Extract<Step, { kind: 'event' }>;

export interface Letter {
  readonly row: OutboxRow;
  /** Title and time of the meeting, for the text. */
  readonly title: string;
  readonly start: string;
  readonly place: string;
  /** Where Calendar shows it; '' where that is not known. */
  readonly link: string;
}

/** The letters that an event's change will call for: to nobody whom Calendar itself mails. `link` is where it shows the event. */
export function lettersFor(step: EventStep, holder: string, at: string, link = ''): Letter[] {
  if (step.mail === 'all') return [];
  const letter = (person: string, change: 'joined' | 'left'): Letter => ({
    row: { key: `${holder}:${step.id}:${person}:${change}`, person, event: step.id, change, state: 'planned', at },
    ...about(step.body),
    link,
  });
  const ours = (people: readonly string[]) => people.filter((person) => step.byCalendar?.includes(person) !== true);
  return [...ours(step.joined).map((person) => letter(person, 'joined')), ...ours(step.left).map((person) => letter(person, 'left'))];
}

const about = (body: EventBody) => ({ title: body.title, start: body.start, place: body.place });

/**
 * Letters that interrupted runs left (each once, though several planned it), or that were refused for certain (the day's quota): those still due, by what the
 * event now says, and those nobody can tell about. Whoever edits the sheet may have written in the hidden tab: nobody is
 * written to but guests and the municipality's own. The letters speak in the time zone of `config`.
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
    const start = holds ? localDateTime(event.start, config.settings.timeZone) : '';
    const isSaid = due.some((one) => one.row.event === row.event && one.row.person === row.person && one.row.change === row.change);
    if (holds && !isSaid) due.push({ row, title: event.title, start, place: event.place, link: event.link ?? '' });
    else dropped.push(row);
  }
  return { due, unsure, dropped };
}

function isColleague({ tables, settings }: Config, person: string): boolean {
  const read = readEmail(person);
  if (!('email' in read) || read.email !== person) return false;
  const inPeople = tables.people.rows.some(({ email, inviteEmail }) => email === person || inviteEmail === person);
  return inPeople || settings.domains.includes(domainOf(person));
}

/** Whether a letter wants something of the next run. A refused letter about an example is its decider's to send again. */
export function isOpen({ state, change }: OutboxRow): boolean {
  return state === 'planned' || state === 'sending' || (state === 'failed' && (change === 'joined' || change === 'left'));
}

/**
 * Sends the letters, one mail a person. Answers how many mails went, and the letters nobody can tell about: those are left
 * marked as being sent, until whoever asked has told of them.
 */
export function* sendLetters(
  workbook: Workbook,
  letters: readonly Letter[],
  from: string,
  municipality: string,
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
      person,
      letters.filter((letter) => letter.row.person === person),
      from,
      municipality,
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

/** Only what Google refused for certain may go again: after a 5xx, as after no answer, the letter may have left. */
function stateAfter(outcome: Outcome | undefined): 'sent' | 'unsure' | 'failed' {
  if (outcome?.ok) return 'sent';
  return outcome === undefined || outcome.error.trouble === 'unknown' || outcome.error.status >= 500 ? 'unsure' : 'failed';
}

function messageTo(person: string, letters: readonly Letter[], from: string, municipality: string): string {
  const joined = letters.filter((letter) => letter.row.change === 'joined');
  const left = letters.filter((letter) => letter.row.change === 'left');
  const line = ({ title, start, place, link }: Letter) =>
    [`• ${[title, start.replace('T', ' '), place].filter((part) => part !== '').join(', ')}`, ...(link === '' ? [] : [`  ${link}`])].join(
      '\r\n',
    );
  const parts = [
    'Hej!',
    ...(joined.length > 0
      ? [
          `Du är nu inbjuden till ${joined.length === 1 ? 'den här träffen' : 'de här träffarna'}. Svara i din kalender${joined.some(({ link }) => link !== '') ? ', eller öppna länken' : ''}.`,
          joined.map(line).join('\r\n'),
        ]
      : []),
    ...(left.length > 0
      ? [`Du är inte längre inbjuden till ${left.length === 1 ? 'den här träffen' : 'de här träffarna'}.`, left.map(line).join('\r\n')]
      : []),
    `Vänliga hälsningar\r\nDelakultur${municipality === '' ? '' : `, ${municipality}`}`,
  ];
  const subject =
    joined.length === 0 ? 'Du är inte längre inbjuden' : left.length === 0 ? 'Du är inbjuden till träffar' : 'Dina träffar har ändrats';
  return rawMessage(from, person, subject, parts.join('\r\n\r\n'));
}

/**
 * A mail to one person as an RFC 822 message in Gmail's base64url, for `gmail.users.messages.send`. `from` and `to` are
 * addresses that have been read as such; subject and text may hold anything, since they are encoded.
 */
export function rawMessage(from: string, to: string, subject: string, body: string): string {
  // A line break would end the header, and a comma the address: then the letter would be somebody else's.
  for (const address of [from, to]) if (/[\s,;:<>"]/.test(address)) throw new Error('That is no address of one person.');
  const text = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?UTF-8?B?${base64(utf8(subject))}?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(utf8(body)),
  ].join('\r\n');
  return base64(utf8(text)).replace(/\+/g, '-').replace(/\//g, '_');
}

/** Apps Script has no TextEncoder and no btoa. */
function utf8(text: string): number[] {
  return Array.from(unescape(encodeURIComponent(text)), (letter) => letter.charCodeAt(0));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    text += b === undefined ? '=' : ALPHABET.charAt((bits >> 6) & 63);
    text += c === undefined ? '=' : ALPHABET.charAt(bits & 63);
  }
  return text;
}
