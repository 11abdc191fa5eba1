/** A plan as the review dialog shows it: by room, network and meeting, withdrawals on top. */

import type { ChangeView, PlanView } from '../../contract/api.ts';
import type { Message, Words } from '../../domain/message.ts';
import type { Change } from '../../domain/plan/change.ts';
import type { Desired } from '../../domain/plan/desired.ts';
import { nameOf } from '../../domain/plan/desired.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { planViewMessage } from '../../messages/plan-view.ts';
import { wordsOf } from '../../messages/render.ts';
import { clock } from '../pages/overview.ts';
import { guardNote } from './guard-note.ts';
import { mailsOf } from './mails.ts';
import { modelOf, type ShownChange } from './model.ts';
import { type Directory, directoryOf, whoOf } from './who.ts';

export function planViewOf(planned: Planned, mayApply: boolean): PlanView {
  const { plan, desired } = planned;
  const { hash, date, guard, changes, remarks } = modelOf(plan);
  const directory = directoryOf(desired);
  const views = changes.map((change) => viewOf(change, desired, directory));
  return {
    hash,
    at: clock(planned),
    date,
    counts: { people: desired.roster.people.size, films: planned.films.filter((film) => film.file).length },
    mayApply,
    operator: desired.state.operator,
    changes: views.sort((a, b) => ORDER.indexOf(a.section.kind) - ORDER.indexOf(b.section.kind)),
    guard: {
      tripped: guard.tripped,
      removals: guard.removals,
      message: guardNote(guard),
      findings: guard.findings.map(({ name, losing, present, emptied }) => ({ name, losing, present, emptied })),
      people: guard.people.map(directory.numberOf),
    },
    people: directory.people,
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

/** Reading anew takes about a second, each phase that has something to do about half of one, and each step a fraction. */
function secondsFor(changes: readonly Change[]): number {
  const steps = changes.flatMap((change) => change.steps);
  const phases = new Set(steps.map((step) => step.phase)).size;
  return Math.ceil(1 + phases / 2 + steps.length * 0.07);
}

const ORDER: readonly ChangeView['section']['kind'][] = ['close', 'film', 'room', 'network', 'meeting', 'group', 'other'];

function viewOf(change: ShownChange, desired: Desired, directory: Directory): ChangeView {
  return {
    id: change.id,
    action: change.action,
    section: sectionOf(change),
    sign: SIGN[change.action] ?? '•',
    kind: kindOf(change),
    text: textOf(change, desired, directory),
    reason: wordsOf(change.reason),
    gains: change.gains.length,
    loses: change.loses.length,
    who: whoOf(change, directory),
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

function textOf(change: ShownChange, desired: Desired, directory: Directory): Words {
  const { member, meeting } = change;
  if (meeting) return wordsOf(meeting);
  if (member === undefined) return wordsOf(effectOf(change, desired));
  const group = directory.groupAt(member);
  if (group !== undefined) return wordsOf(planViewMessage('page.everyoneIn', { name: group.name, kind: group.kind }));
  const person = directory.text(member);
  return { sv: person, en: person };
}

/** So few are named in the line itself. */
const FEW = 3;

function effectOf({ does, name, gains, loses }: ShownChange, desired: Desired): Message {
  const named = (emails: readonly string[], most = FEW) => (emails.length > most ? [] : emails.map((email) => nameOf(desired, email)));
  switch (does) {
    case 'close':
      return planViewMessage('page.close', { name, people: loses.length, names: named(loses, 1) });
    case 'revoke':
      return planViewMessage('page.revoke', { name, people: loses.length, names: named(loses) });
    case 'grant':
      if (gains.length === 0) return planViewMessage('page.grantNobody', { name });
      return planViewMessage('page.grant', { name, people: gains.length, names: named(gains) });
    case 'share':
      return planViewMessage('page.share', { name, people: gains.length, names: named(gains, 1) });
    case 'move':
      return planViewMessage('page.move', { name, gains: gains.length, loses: loses.length });
    case 'captions':
    case 'link':
    case 'create':
    case 'rename':
    case 'protect':
    case 'renew':
      return planViewMessage(`page.${does}`, { name });
    default:
      return planViewMessage('page.changes', { name });
  }
}
