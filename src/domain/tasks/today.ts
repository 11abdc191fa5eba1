/** "I dag": what waits for a person, by urgency. Each is a sentence, what it means, and one thing to do. */

import type { Message } from '../message.ts';
import { coverageOf } from '../people/coverage.ts';
import { ENDING_DAYS, permitState } from '../permits/state.ts';
import { viewersIn } from '../plan/access/viewers.ts';
import type { Desired } from '../plan/desired.ts';
import { nameOf } from '../plan/desired.ts';
import type { Planned } from '../plan/plan.ts';
import { undecided } from '../recordings/examples.ts';
import { listParts, lower } from '../text.ts';
import { addDays, daysBetween, localDate, localDateTime } from '../time/dates.ts';
import type { Config } from '../workbook/config.ts';
import type { Diagnostic } from '../workbook/diagnostic.ts';
import { type Row, tableOf } from '../workbook/tables.ts';
import { taskMessage } from './messages.ts';
import { awaitedApprovals, dueDisposals, lateCaptions, type OpenAction, unaskedFilms, widenedPermits } from './today-permits.ts';

export type TaskAction =
  | { readonly kind: 'answer'; readonly permit: string; readonly recordings: readonly string[] }
  | { readonly kind: 'renew'; readonly permit: string }
  | { readonly kind: 'appoint'; readonly unit: string }
  | { readonly kind: 'meeting'; readonly meeting: string }
  | { readonly kind: 'plan-meeting'; readonly network: string }
  | OpenAction
  /** On the staff page. */
  | { readonly kind: 'decide' }
  | { readonly kind: 'cell'; readonly table: string; readonly row: number; readonly field: string };

export type Mood = 'waiting' | 'stop' | 'care' | 'good';

export interface Task {
  readonly id: string;
  readonly mood: Mood;
  readonly chip: Message;
  readonly title: Message;
  readonly text: Message;
  readonly action: TaskAction;
}

const MEETING_DAYS = 7;

export function tasksFor(planned: Planned): Task[] {
  return [
    ...endingPermits(planned, 7),
    ...unansweredPermits(planned),
    ...widenedPermits(planned),
    ...awaitedApprovals(planned),
    ...unaskedFilms(planned),
    ...proposals(planned.desired),
    // First, since other tasks may follow from them.
    ...faultyRows(planned.plan.diagnostics),
    ...vacantUnits(planned.desired),
    ...comingMeetings(planned),
    ...heldMeetings(planned),
    ...endingPermits(planned, ENDING_DAYS),
    ...lateCaptions(planned),
    ...networksWithoutMeeting(planned),
    ...dueDisposals(planned),
  ].filter((task, index, all) => all.findIndex((other) => other.id === task.id) === index);
}

/** Colleagues' examples that nobody has decided on. */
function proposals(desired: Desired): Task[] {
  const waiting = undecided(desired);
  const [first] = waiting;
  if (!first) return [];
  const title = first.title === '' ? first.text.slice(0, 60) : first.title;
  return [
    {
      id: 'proposals',
      mood: 'waiting',
      chip: taskMessage('chip.proposal'),
      title: taskMessage('task.proposals.title', { proposals: waiting.length, title }),
      text: taskMessage('task.proposals.text', { from: nameOf(desired, first.from.toLowerCase()), proposals: waiting.length }),
      action: { kind: 'decide' },
    },
  ];
}

/** Permits without an answer that a film waits for. */
function unansweredPermits({ desired, films }: Planned): Task[] {
  return desired.config.tables.permits.rows.flatMap((permit): Task[] => {
    if (permitState(permit, desired.today) !== 'waiting') return [];
    const waiting = films.filter((film) => film.file && film.row?.permit.includes(permit.id));
    const [first] = waiting;
    if (!first) return [];
    const people = viewersIn(
      desired,
      waiting.flatMap((film) => film.row?.rooms ?? []),
    ).size;
    const days = permit.asked === undefined ? 0 : daysBetween(permit.asked, desired.today);
    return [
      {
        id: `answer:${permit.id}`,
        mood: 'waiting',
        chip: taskMessage('chip.waitingRoom'),
        title: taskMessage('task.answer.title', { who: firstName(permit) }),
        text: taskMessage('task.answer.text', { film: first.title, films: waiting.length, days: Math.max(0, days), people }),
        action: { kind: 'answer', permit: permit.id, recordings: waiting.map((film) => film.id) },
      },
    ];
  });
}

const firstName = (permit: Row<'permits'>): string => (permit.lecturer === '' ? permit.id : (permit.lecturer.split(' ')[0] ?? permit.id));

/**
 * Units whose need is not met, and the mandate that ended last there. Empty until anybody keeps mandates at all: a new workbook
 * is not a list of alarms.
 */
export function vacancies({ config, today }: Desired): { unit: Row<'units'>; ended: Row<'mandates'> | undefined }[] {
  const { mandates, units } = config.tables;
  if (mandates.rows.length === 0) return [];
  const vacant = new Set(coverageOf(config, today).units.flatMap(({ id, state }) => (state === 'vacant' ? [id] : [])));
  const ended = lastEnded(config, today);
  return units.rows.filter(({ id }) => vacant.has(id)).map((unit) => ({ unit, ended: ended.get(unit.id) }));
}

/** By unit id. */
function lastEnded({ tables, settings }: Config, today: string): ReadonlyMap<string, Row<'mandates'>> {
  const roles: readonly string[] = settings.mandateRoles;
  const unitOf = new Map(tables.people.rows.map((row) => [row.email, row.unit]));
  const last = new Map<string, Row<'mandates'>>();
  for (const mandate of tables.mandates.rows) {
    if (mandate.to === undefined || mandate.to >= today || !roles.includes(mandate.role)) continue;
    for (const unit of mandate.units.length > 0 ? mandate.units : [unitOf.get(mandate.person) ?? ''])
      if ((last.get(unit)?.to ?? '') < mandate.to) last.set(unit, mandate);
  }
  return last;
}

function vacantUnits(desired: Desired): Task[] {
  return vacancies(desired).map(({ unit, ended }) => {
    const unread = mayBeUnreadIn(desired, unit);
    const who = ended === undefined ? undefined : nameOf(desired, ended.person);
    return {
      id: `appoint:${unit.id}`,
      mood: 'stop',
      chip: taskMessage('chip.vacant'),
      title: taskMessage('task.vacant.title', { unit: unit.name, role: desired.config.settings.ambassadorName }),
      text: taskMessage('task.vacant.text', { who, day: ended?.to ?? '', unread }),
      action: { kind: 'appoint', unit: unit.id },
    };
  });
}

/** Whether a mandate whose row can't be read may be this very unit's: by the units it names, else by its person's own. */
function mayBeUnreadIn({ config }: Desired, unit: Row<'units'>): boolean {
  const { mandates, people } = config.tables;
  const isIt = (word: string) => lower(word) === lower(unit.id) || lower(word) === lower(unit.name);
  return [...mandates.faulty.values()].some(({ every }) =>
    every.some((cells) => {
      const named = listParts(cells.units ?? '');
      if (named.length > 0) return named.some(isIt);
      const person = people.rows.find((row) => row.email === lower(cells.person ?? ''));
      return person === undefined || person.unit === unit.id;
    }),
  );
}

/** A meeting whose row can't be read, as when its network's can't, takes place all the same. */
function heldMeetings({ desired }: Planned): Task[] {
  const { config, state, now, today } = desired;
  const last = addDays(today, MEETING_DAYS);
  return [...config.tables.meetings.faulty.values()].flatMap(({ key, row }): Task[] => {
    const event = [...state.events.values()].find((one) => one.row === key && !one.cancelled && one.start > now);
    const at = event && localDateTime(event.start, config.settings.timeZone);
    const silent = (event?.guests ?? []).filter((guest) => guest.answer === 'needsAction').length;
    if (!event || !at || at.slice(0, 10) > last || silent === 0) return [];
    const to = localDateTime(event.end, config.settings.timeZone).slice(11);
    return [
      {
        ...meetingTask(today, key, event.title, silent, { day: at.slice(0, 10), from: at.slice(11), to }),
        action: { kind: 'cell', table: 'meetings', row, field: '' },
      },
    ];
  });
}

function meetingTask(today: string, id: string, title: string, silent: number, when: { day: string; from: string; to: string }): Task {
  return {
    id: `meeting:${id}`,
    mood: 'care',
    chip: taskMessage('chip.unanswered', { guests: silent }),
    title: taskMessage('task.meeting.title', { days: daysBetween(today, when.day), title }),
    text: taskMessage('task.meeting.text', when),
    action: { kind: 'meeting', meeting: id },
  };
}

function comingMeetings({ desired, meetings }: Planned): Task[] {
  const { now, today } = desired;
  const last = addDays(today, MEETING_DAYS);
  return meetings
    .filter((meeting) => meeting.start > now && (meeting.row.start ?? '').slice(0, 10) <= last && meeting.row.status !== 'inställd')
    .sort((a, b) => a.start - b.start)
    .flatMap((meeting): Task[] => {
      const silent = (meeting.event?.guests ?? []).filter((guest) => guest.answer === 'needsAction').length;
      if (!meeting.event || silent === 0) return [];
      const day = localDate(meeting.start, desired.config.settings.timeZone);
      const { start, end } = meeting.body;
      return [meetingTask(today, meeting.row.id, meeting.body.title, silent, { day, from: start.slice(11), to: end.slice(11) })];
    });
}

function faultyRows(diagnostics: readonly Diagnostic[]): Task[] {
  return diagnostics
    .filter((one) => one.severity === 'error')
    .map((one, index) => ({
      id: `cell:${one.table}:${one.row}:${one.field ?? index}`,
      mood: 'care' as const,
      chip: taskMessage('chip.mend'),
      title: taskMessage('task.faulty.title', { table: tableOf(one.table).title, row: one.row }),
      text: one.message,
      action: { kind: 'cell' as const, table: one.table, row: one.row, field: one.field ?? '' },
    }));
}

function endingPermits({ desired, films }: Planned, within: number): Task[] {
  const last = addDays(desired.today, within);
  return desired.config.tables.permits.rows.flatMap((permit): Task[] => {
    if (permit.to === undefined || permit.to > last || permitState(permit, desired.today) !== 'ending') return [];
    const shared = films.filter((film) => film.audience && film.row?.permit.includes(permit.id)).length;
    if (shared === 0) return [];
    return [
      {
        id: `renew:${permit.id}`,
        mood: 'care',
        chip: taskMessage('chip.ending'),
        title: taskMessage('task.ending.title', { lecturer: permit.lecturer, day: permit.to }),
        text: taskMessage('task.ending.text', { films: shared }),
        action: { kind: 'renew', permit: permit.id },
      },
    ];
  });
}

function networksWithoutMeeting({ desired, meetings }: Planned): Task[] {
  return desired.config.tables.networks.rows.flatMap((network): Task[] => {
    const members = desired.audiences.networks.get(network.id)?.size ?? 0;
    const coming = meetings.some(
      (meeting) => meeting.row.network.includes(network.id) && meeting.start > desired.now && meeting.row.status !== 'inställd',
    );
    if (coming || members < 2 || network.perTerm === undefined || network.perTerm === 0) return [];
    return [
      {
        id: `plan-meeting:${network.id}`,
        mood: 'care',
        chip: taskMessage('chip.noMeeting'),
        title: taskMessage('task.noMeeting.title', { network: network.name }),
        text: taskMessage('task.noMeeting.text', { members, perTerm: network.perTerm }),
        action: { kind: 'plan-meeting', network: network.id },
      },
    ];
  });
}
