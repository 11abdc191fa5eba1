/** What one mail tells someone who comes into meetings or leaves them: why, who leads, what comes next, and whom to ask. */

import type { Message } from '../../message.ts';
import { inForce } from '../../people/people.ts';
import type { Row } from '../../workbook/tables.ts';
import { type Desired, nameOf } from '../desired.ts';
import { endedLately } from '../groups.ts';
import { mailMessage } from './messages.ts';

/** A meeting that someone comes into or leaves. */
export interface MailedMeeting {
  /** The meeting's row. */
  readonly row: string;
  readonly title: string;
  /** Local times; '' where it is not known. */
  readonly start: string;
  readonly end: string;
  readonly place: string;
  /** Where Calendar shows it; '' where that is not known. */
  readonly link: string;
}

export interface Mail {
  readonly subject: Message;
  /** Of lines. */
  readonly paragraphs: readonly (readonly Message[])[];
}

/** `address`: where they are called. `by`: who carried the change out, '' where nobody did. */
export function meetingMail(
  desired: Desired,
  address: string,
  joined: readonly MailedMeeting[],
  left: readonly MailedMeeting[],
  by: string,
): Mail {
  const email = desired.roster.byCalendarEmail.get(address) ?? address;
  const name = nameOf(desired, email);
  const entered = networksOf(desired, joined).filter(({ id }) => desired.audiences.networks.get(id)?.has(email));
  const gone = networksOf(desired, left).filter(({ id }) => desired.audiences.networks.get(id)?.has(email) === false);
  const appointed = desired.config.tables.mandates.rows.find(
    (row) => row.person === email && inForce(row, desired.today) && entered.some((network) => leadsInto(row, network)),
  );
  const last = endedLately(desired, email);
  const ended = last && gone.some((network) => leadsInto(last, network)) ? last : undefined;
  const about = [
    ...(appointed ? [mailMessage('mail.appointed', { ...inWords(desired, appointed), from: appointed.from, to: appointed.to })] : []),
    ...(ended ? [mailMessage('mail.ended', { ...inWords(desired, ended), day: ended.to ?? '' })] : whyGone(desired, email, gone)),
    ...entered.map((network) => networkMessage(desired, network, email)),
    ...((appointed || ended) && by !== '' ? [mailMessage('mail.carriedOutBy', { name: nameOf(desired, by) })] : []),
  ];
  const contacts = desired.config.settings.coordinators.map((one) => person(desired, one));
  const hasLinks = joined.some(({ link }) => link !== '');
  return {
    subject: subjectOf(desired, appointed, ended, joined, left),
    paragraphs: [
      [mailMessage('mail.hello', { name: name === email ? '' : (name.split(' ')[0] ?? '') })],
      about,
      joined.length > 0 ? [mailMessage('mail.invited', { meetings: joined.length, links: hasLinks }), ...joined.map(line)] : [],
      // Whoever is taken off a meeting can open it no longer.
      left.length > 0 ? [mailMessage('mail.uninvited', { meetings: left.length }), ...left.map((one) => line({ ...one, link: '' }))] : [],
      joined.length > 0 ? [mailMessage('mail.next', { passesOn: appointed?.role === 'lärspridare' })] : [],
      contacts.length > 0 ? [mailMessage(joined.length > 0 ? 'mail.questions' : 'mail.mistake', { to: contacts })] : [],
      [mailMessage('mail.regards', { municipality: desired.config.settings.municipality })],
    ].filter((lines) => lines.length > 0),
  };
}

const line = ({ row: _, ...meeting }: MailedMeeting): Message => mailMessage('mail.meeting', meeting);

const person = (desired: Desired, email: string): Message => mailMessage('mail.person', { name: nameOf(desired, email), email });

function networksOf({ config }: Desired, meetings: readonly MailedMeeting[]): Row<'networks'>[] {
  const rows = config.tables.meetings.rows.filter((row) => meetings.some((one) => one.row === row.id));
  const ids = new Set(rows.flatMap((row) => row.network));
  return config.tables.networks.rows.filter((row) => ids.has(row.id));
}

/** Whether the network's rule asks for such a role: of any other network the mandate says nothing. */
const leadsInto = (mandate: Row<'mandates'>, network: Row<'networks'>): boolean =>
  mandate.role !== undefined && network.roles.includes(mandate.role);

function inWords({ config }: Desired, mandate: Row<'mandates'>): { role: string; where: string } {
  const { ambassadorName, leadName } = config.settings;
  const own = config.tables.people.rows.find((row) => row.email === mandate.person)?.unit ?? '';
  const ids = mandate.units.length > 0 ? mandate.units : mandate.areas.length > 0 || own === '' ? [] : [own];
  const units = ids.map((id) => config.tables.units.rows.find((unit) => unit.id === id)?.name ?? id);
  const role = mandate.role === 'lärspridare' ? ambassadorName : mandate.role === 'huvudlärspridare' ? leadName : (mandate.role ?? '');
  return { role, where: [...units, ...mandate.areas].join(', ') };
}

/** Whoever is outside sync is told nothing of why. */
function whyGone(desired: Desired, email: string, gone: readonly Row<'networks'>[]): Message[] {
  const { roster, config } = desired;
  const day = config.tables.people.rows.find((row) => row.email === email)?.to;
  if (roster.absent.get(email) === 'left') return day === undefined ? [] : [mailMessage('mail.employmentEnded', { day })];
  return roster.people.has(email) ? gone.map(({ name }) => mailMessage('mail.leftNetwork', { network: name })) : [];
}

function networkMessage(desired: Desired, network: Row<'networks'>, email: string): Message {
  const others = network.leaders.filter((leader) => leader !== email && desired.roster.people.has(leader));
  const leaders = others.map((leader) => person(desired, leader));
  return mailMessage('mail.network', { network: network.name, leaders, isYours: network.leaders.includes(email) });
}

function subjectOf(
  desired: Desired,
  appointed: Row<'mandates'> | undefined,
  ended: Row<'mandates'> | undefined,
  joined: readonly MailedMeeting[],
  left: readonly MailedMeeting[],
): Message {
  if (appointed) return mailMessage('mail.subject.appointed', inWords(desired, appointed));
  if (ended && joined.length === 0) return mailMessage('mail.subject.thanks', { role: inWords(desired, ended).role });
  if (joined.length > 0 && left.length > 0) return mailMessage('mail.subject.changed');
  const [meetings, code] = joined.length > 0 ? [joined, 'invited' as const] : [left, 'uninvited' as const];
  const { title = '', start = '' } = meetings[0] ?? {};
  return mailMessage(`mail.subject.${code}`, { meetings: meetings.length, title, start });
}
