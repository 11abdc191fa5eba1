/** A plan as the review dialog shows it: by room, network and meeting, withdrawals on top. */

import type { ChangeView, PlanView } from '../../contract/api.ts';
import type { Message } from '../../domain/message.ts';
import type { Change } from '../../domain/plan/change.ts';
import type { Desired } from '../../domain/plan/desired.ts';
import { nameOf } from '../../domain/plan/desired.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { planViewMessage } from '../../messages/plan-view.ts';
import { wordsOf } from '../../messages/render.ts';
import { clock } from '../pages/overview.ts';
import { guardNote } from './guard-note.ts';
import { modelOf, type ShownChange } from './model.ts';

const NAMES_SHOWN = 200;

export function planViewOf(planned: Planned, mayApply: boolean): PlanView {
  const { plan, desired } = planned;
  const { hash, date, guard, changes, remarks } = modelOf(plan);
  return {
    hash,
    at: clock(planned),
    date,
    counts: { people: desired.roster.people.size, films: planned.films.filter((film) => film.file).length },
    mayApply,
    operator: desired.state.operator,
    changes: changes.map((change) => viewOf(change, desired)).sort((a, b) => ORDER.indexOf(a.section.kind) - ORDER.indexOf(b.section.kind)),
    guard: {
      tripped: guard.tripped,
      removals: guard.removals,
      message: guardNote(guard),
      findings: guard.findings.map(({ name, losing, present, emptied }) => ({ name, losing, present, emptied })),
      people: guard.people.map((email) => nameOf(desired, email)),
    },
    diagnostics: remarks.map(({ field = '', place, message, ...one }) => ({
      ...one,
      field,
      place: wordsOf(place),
      message: wordsOf(message),
    })),
    mails: mailsOf(plan.changes).size,
    seconds: secondsFor(plan.changes),
  };
}

/** Everyone who is mailed by these changes. */
export const mailsOf = (changes: readonly Change[]): Set<string> => new Set(changes.flatMap(mailedBy));

/** Calendar mails all guests of a new, moved or cancelled meeting; else who joined or left is mailed, and those outside whom Calendar sends new words. */
export const mailedBy = ({ steps, before }: Pick<Change, 'steps' | 'before'>): string[] =>
  steps.flatMap((step) => {
    if (step.kind === 'cancelEvent') return [...((before as { guests?: readonly string[] } | null)?.guests ?? [])];
    if (step.kind !== 'event') return [];
    return step.mail === 'all'
      ? [...step.body.guests.map((guest) => guest.email), ...step.left]
      : [...step.joined, ...step.left, ...(step.byCalendar ?? [])];
  });

/** A request takes about a third of a second, and holds up to 100 operations; reading and checking takes about five seconds. */
function secondsFor(changes: readonly Change[]): number {
  const steps = changes.reduce((sum, change) => sum + change.steps.length, 0);
  return Math.round(5 + Math.ceil(steps / 100) * 2 + steps * 0.05);
}

const ORDER: readonly ChangeView['section']['kind'][] = ['close', 'film', 'room', 'network', 'meeting', 'group', 'other'];

function viewOf(change: ShownChange, desired: Desired): ChangeView {
  const { member } = change;
  const person = member === undefined ? undefined : personText(desired, member);
  return {
    id: change.id,
    action: change.action,
    section: sectionOf(change),
    sign: SIGN[change.action] ?? '•',
    kind: kindOf(change),
    text: person === undefined ? wordsOf(textOf(change)) : { sv: person, en: person },
    reason: wordsOf(change.reason),
    gains: change.gains.length,
    loses: change.loses.length,
    names: [...change.gains, ...change.loses].slice(0, NAMES_SHOWN).map((email) => nameOf(desired, email)),
    always: change.always,
  };
}

const SIGN: Partial<Record<Change['action'], ChangeView['sign']>> = {
  close: '−',
  revoke: '−',
  remove: '−',
  add: '+',
  grant: '+',
  share: '+',
  create: '+',
  invite: '✉',
  update: '✉',
  cancel: '✉',
};

function kindOf(change: ShownChange): ChangeView['kind'] {
  if (change.action === 'close') return 'close';
  if (change.id.startsWith('meeting:')) return 'meeting';
  if (change.action === 'create') return 'new';
  if (change.action === 'remove' || change.action === 'revoke') return 'lose';
  if (change.gains.length > 0 || change.action === 'add') return 'gain';
  return 'other';
}

const OWN_SECTION: Readonly<Record<string, ChangeView['section']['kind']>> = {
  rooms: 'room',
  networks: 'network',
  meetings: 'meeting',
  areas: 'group',
  units: 'group',
};

function sectionOf({ action, target, name, table }: ShownChange): ChangeView['section'] {
  if (action === 'close') return { id: target, title: wordsOf(planViewMessage('page.closes', { name })), kind: 'close' };
  if (table === 'recordings') return { id: 'films', title: wordsOf(planViewMessage('page.films')), kind: 'film' };
  const kind = OWN_SECTION[table];
  return kind === undefined
    ? { id: 'other', title: wordsOf(planViewMessage('page.other')), kind: 'other' }
    : { id: target, title: { sv: name, en: name }, kind };
}

function textOf({ does, name, gains, loses, guestsBefore, guestsAfter }: ShownChange): Message {
  switch (does) {
    case 'close':
    case 'revoke':
      return planViewMessage(`page.${does}`, { name, people: loses.length });
    case 'grant':
      if (gains.length === 0) return planViewMessage('page.grantNobody', { name });
      return planViewMessage('page.grant', { name, people: gains.length });
    case 'share':
      return planViewMessage('page.share', { name, people: gains.length });
    case 'move':
      return planViewMessage('page.move', { name, gains: gains.length, loses: loses.length });
    case 'captions':
    case 'link':
    case 'create':
    case 'rename':
    case 'protect':
    case 'renew':
      return planViewMessage(`page.${does}`, { name });
    case 'invite':
      return planViewMessage('page.invite', { name, people: guestsAfter.length });
    case 'cancel':
      return planViewMessage('page.cancel', { name, people: guestsBefore.length });
    default:
      return planViewMessage('page.changes', { name });
  }
}

function personText(desired: Desired, email: string): string {
  const person = desired.config.tables.people.rows.find((row) => row.email === email);
  const unit = desired.config.tables.units.rows.find((row) => row.id === person?.unit)?.name;
  return `${nameOf(desired, email)}${unit ? `, ${unit}` : ''}`;
}
