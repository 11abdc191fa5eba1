/** A plan as the review dialog shows it: by room, network and meeting, withdrawals on top. */

import type { ChangeView, PlanView } from '../../contract/api.ts';
import type { Change, Words } from '../../domain/plan/change.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import type { Wanted } from '../../domain/plan/wanted.ts';
import { numberText } from '../../domain/text.ts';
import { wordsOf } from '../../messages/render.ts';
import { placesCaptions } from '../../messages/words.ts';
import { clock } from '../pages/overview.ts';
import { placeOf } from './diagnostics.ts';

const NAMES_SHOWN = 200;

export function planViewOf(planned: Planned, mayApply: boolean): PlanView {
  const { plan, wanted } = planned;
  const { guard } = plan;
  const nameOf = namer(wanted);
  return {
    hash: plan.hash,
    at: clock(planned),
    date: plan.date,
    counts: { people: wanted.roster.people.size, films: planned.films.filter((film) => film.file).length },
    mayApply,
    operator: wanted.state.operator,
    changes: plan.changes
      .map((change) => viewOf(change, wanted, nameOf))
      .sort((a, b) => ORDER.indexOf(a.section.kind) - ORDER.indexOf(b.section.kind)),
    guard: {
      tripped: guard.tripped,
      removals: guard.removals,
      message: guard.message && wordsOf(guard.message),
      findings: guard.findings.map(({ name, losing, present, emptied }) => ({ name, losing, present, emptied })),
      people: guard.people.map(nameOf),
    },
    diagnostics: plan.diagnostics.map((one) => ({
      severity: one.severity,
      table: one.table,
      row: one.row,
      field: one.field ?? '',
      place: placeOf(one),
      message: wordsOf(one.message),
    })),
    mails: mailsOf(plan.changes).size,
    seconds: secondsFor(plan.changes),
  };
}

/** Everyone who is mailed: Calendar mails all guests of a new, moved or cancelled meeting; else who joined or left, and those outside whom it sends new words. */
export function mailsOf(changes: readonly Change[]): Set<string> {
  const people = new Set<string>();
  for (const change of changes) {
    for (const step of change.steps) {
      if (step.kind === 'event')
        for (const email of step.mail === 'all'
          ? step.body.guests.map((guest) => guest.email)
          : [...step.joined, ...step.left, ...(step.byCalendar ?? [])])
          people.add(email);
      if (step.kind === 'cancelEvent') for (const email of guestsBefore(change)) people.add(email);
    }
  }
  return people;
}

function guestsBefore(change: Change): string[] {
  const before = change.before as { guests?: string[] } | null;
  return before?.guests ?? [];
}

/** A request takes about a third of a second, and holds up to 100 operations; reading and checking takes about five seconds. */
function secondsFor(changes: readonly Change[]): number {
  const steps = changes.reduce((sum, change) => sum + change.steps.length, 0);
  return Math.round(5 + Math.ceil(steps / 100) * 2 + steps * 0.05);
}

const ORDER: readonly ChangeView['section']['kind'][] = ['close', 'film', 'room', 'network', 'meeting', 'group', 'other'];

function viewOf(change: Change, wanted: Wanted, nameOf: (email: string) => string): ChangeView {
  const member = change.id.startsWith('member:');
  const who = member ? change.id.slice(change.id.lastIndexOf(':') + 1) : '';
  return {
    id: change.id,
    action: change.action,
    section: sectionOf(change),
    sign: SIGN[change.action] ?? '•',
    kind: kindOf(change),
    text: member ? { sv: personText(wanted, who), en: personText(wanted, who) } : textOf(change),
    reason: wordsOf(change.reason),
    gains: change.gains.length,
    loses: change.loses.length,
    names: [...change.gains, ...change.loses].slice(0, NAMES_SHOWN).map(nameOf),
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

function kindOf(change: Change): ChangeView['kind'] {
  if (change.action === 'close') return 'close';
  if (change.id.startsWith('meeting:')) return 'meeting';
  if (change.action === 'create') return 'new';
  if (change.action === 'remove' || change.action === 'revoke') return 'lose';
  if (change.gains.length > 0 || change.action === 'add') return 'gain';
  return 'other';
}

function sectionOf(change: Change): ChangeView['section'] {
  const [table] = change.target.split('/');
  const named = (sv: string, en: string): Words => ({ sv, en });
  if (change.action === 'close')
    return { id: change.target, title: named(`”${change.name}” stängs`, `“${change.name}” closes`), kind: 'close' };
  switch (table) {
    case 'recordings':
      return { id: 'films', title: named('Filmer', 'Recordings'), kind: 'film' };
    case 'rooms':
      return { id: change.target, title: named(change.name, change.name), kind: 'room' };
    case 'networks':
      return { id: change.target, title: named(change.name, change.name), kind: 'network' };
    case 'meetings':
      return { id: change.target, title: named(change.name, change.name), kind: 'meeting' };
    case 'areas':
    case 'units':
      return { id: change.target, title: named(change.name, change.name), kind: 'group' };
    default:
      return { id: 'other', title: named('Övrigt', 'Other'), kind: 'other' };
  }
}

function textOf(change: Change): Words {
  const name = change.name;
  const people = (number: number) => (number === 1 ? '1 person' : `${numberText(number)} personer`);
  const peopleEn = (number: number) => (number === 1 ? '1 person' : `${numberText(number)} people`);
  switch (change.action) {
    case 'close':
      return {
        sv: `”${name}” flyttas till Väntrummet. ${people(change.loses.length)} förlorar tillgång.`,
        en: `“${name}” moves to the waiting room. ${peopleEn(change.loses.length)} lose access.`,
      };
    case 'share':
      return {
        sv: `”${name}” delas. ${people(change.gains.length)} får se den.`,
        en: `“${name}” is shared. ${peopleEn(change.gains.length)} may see it.`,
      };
    case 'move':
      return {
        sv: `”${name}” byter rum: ${change.gains.length} får se den, ${change.loses.length} inte längre.`,
        en: `“${name}” changes rooms: ${change.gains.length} gain, ${change.loses.length} lose.`,
      };
    case 'link':
      if (placesCaptions(change)) return { sv: `Undertexterna läggs bredvid ”${name}”.`, en: `The captions are put beside “${name}”.` };
      return { sv: `Genvägar till ”${name}” rättas.`, en: `Shortcuts to “${name}” are mended.` };
    case 'create':
      return { sv: `${name} skapas.`, en: `${name} is made.` };
    case 'rename':
      return { sv: `Mappen får namnet ${name}.`, en: `The folder is named ${name}.` };
    case 'protect':
      return { sv: `${name} skyddas.`, en: `${name} is protected.` };
    case 'renew':
      return { sv: `${name}: slutdagen ändras.`, en: `${name}: the end day changes.` };
    case 'grant':
      if (change.gains.length === 0) return { sv: `${name}: ingen ny får tillgång.`, en: `${name}: nobody new gains access.` };
      return { sv: `${name}: ${people(change.gains.length)} får tillgång.`, en: `${name}: ${peopleEn(change.gains.length)} gain access.` };
    case 'revoke':
      return {
        sv: `${name}: ${people(change.loses.length)} förlorar tillgång.`,
        en: `${name}: ${peopleEn(change.loses.length)} lose access.`,
      };
    case 'invite':
      return { sv: `${name}: ${people(guestsAfter(change))} bjuds in.`, en: `${name}: ${peopleEn(guestsAfter(change))} invited.` };
    case 'cancel':
      return {
        sv: `${name} ställs in. ${people(guestsBefore(change).length)} får mejl.`,
        en: `${name} is cancelled. ${peopleEn(guestsBefore(change).length)} are mailed.`,
      };
    default:
      return { sv: `${name} ändras.`, en: `${name} changes.` };
  }
}

function guestsAfter(change: Change): number {
  return (change.after as { guests?: unknown[] } | null)?.guests?.length ?? 0;
}

function personText(wanted: Wanted, email: string): string {
  const person = wanted.config.tables.people.rows.find((row) => row.email === email);
  const unit = wanted.config.tables.units.rows.find((row) => row.id === person?.unit)?.name;
  return `${person?.name || email}${unit ? `, ${unit}` : ''}`;
}

function namer(wanted: Wanted): (email: string) => string {
  const names = new Map(wanted.config.tables.people.rows.map((row) => [row.email, row.name === '' ? row.email : row.name]));
  return (email) => names.get(email) ?? email;
}
