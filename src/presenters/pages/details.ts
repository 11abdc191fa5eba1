/** A person, a network, a unit and a meeting, each as one page of the sidebar. */

import type { MeetingView, NetworkView, PersonView, Problem, UnitView } from '../../contract/api.ts';
import { noSuchRow } from '../../contract/problem.ts';
import { mandatesOf } from '../../domain/edits/edits.ts';
import { coverageOf } from '../../domain/people/coverage.ts';
import { inForce } from '../../domain/people/people.ts';
import { nameOf } from '../../domain/plan/desired.ts';
import type { MeetingFacts } from '../../domain/plan/meetings/meetings.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { vacancies } from '../../domain/tasks/today.ts';
import { stateOf } from './overview.ts';

export function personViewOf(planned: Planned, email: string): PersonView | Problem {
  const { config, roster, audiences, today } = planned.desired;
  const row = config.tables.people.rows.find((one) => one.email === email);
  if (!row) {
    const held = roster.held.has(email);
    return {
      problem: held
        ? {
            sv: `Raden för ${email} går inte att läsa. Rätta den i Personer.`,
            en: `The row of ${email} can’t be read. Mend it in the people table.`,
          }
        : { sv: `${email} står inte i Personer.`, en: `${email} is not in the people table.` },
    };
  }
  const unit = config.tables.units.rows.find((one) => one.id === row.unit);
  const rooms = config.tables.rooms.rows.filter((room) => audiences.rooms.get(room.id)?.has(email));
  const mine = new Set(rooms.map((room) => room.id));
  const open = planned.films.filter((film) => film.audience?.rooms.some((room) => mine.has(room)));
  const desired = planned.films.filter((film) => film.row?.rooms.some((room) => mine.has(room)));
  return {
    email,
    name: row.name === '' ? email : row.name,
    unit: unit?.name ?? '',
    unitId: row.unit,
    area: unit?.area ?? '',
    state: stateOf(roster, email),
    row: row.row,
    mandates: mandatesOf(config, email).map((mandate) => ({
      id: mandate.id,
      role: mandate.role ?? '',
      from: mandate.from ?? '',
      to: mandate.to ?? '',
      inForce: inForce(mandate, today),
    })),
    roles: [...(roster.people.get(email)?.roles ?? row.roles)],
    networks: config.tables.networks.rows
      .filter((network) => audiences.networks.get(network.id)?.has(email))
      .map((network) => ({ id: network.id, name: network.name, leads: network.leaders.includes(email) })),
    rooms: rooms.map((room) => ({ id: room.id, name: room.name })),
    films: {
      open: open.map(({ id, title }) => ({ id, title })),
      others: planned.films.filter((film) => !open.includes(film)).map(({ id, title }) => ({ id, title })),
      closed: desired.length - open.length,
    },
  };
}

export function networkViewOf(planned: Planned, id: string): NetworkView | Problem {
  const { config, audiences, roster } = planned.desired;
  const row = config.tables.networks.rows.find((one) => one.id === id);
  if (!row) return noSuchRow('networks', id);
  const units = new Map(config.tables.units.rows.map((unit) => [unit.id, unit.name]));
  const unitOf = new Map(config.tables.people.rows.map((person) => [person.email, units.get(person.unit) ?? '']));
  const members = [...(audiences.networks.get(id) ?? [])].map((email) => ({
    email,
    name: roster.people.get(email)?.name ?? email,
    unit: unitOf.get(email) ?? '',
    leads: row.leaders.includes(email),
  }));
  return {
    id,
    name: row.name,
    kind: row.kind ?? 'nätverk',
    row: row.row,
    members: members.sort((a, b) => Number(b.leads) - Number(a.leads) || a.name.localeCompare(b.name, 'sv')),
    meetings: planned.meetings
      .filter((meeting) => meeting.row.network.includes(id))
      .sort((a, b) => comingFirst(a, b, planned.desired.now))
      .map((meeting) => ({
        id: meeting.row.id,
        title: meeting.body.title,
        start: meeting.body.start,
        place: meeting.row.place,
        status: meeting.row.status ?? 'planerad',
        answers: meeting.row.answers,
      })),
    rooms: config.tables.rooms.rows.filter((room) => room.networks.includes(id)).map((room) => ({ id: room.id, name: room.name })),
  };
}

export function unitViewOf(planned: Planned, id: string): UnitView | Problem {
  const { config, roster, today } = planned.desired;
  const row = config.tables.units.rows.find((one) => one.id === id);
  if (!row) return noSuchRow('units', id);
  const roles: readonly string[] = config.settings.mandateRoles;
  const here = [...roster.people.values()].filter((person) => person.units.has(id) && !person.external);
  const mandates = config.tables.mandates.rows.filter((mandate) => inForce(mandate, today) && roles.includes(mandate.role ?? ''));
  const covered = coverageOf(config, today).units.find((unit) => unit.id === id);
  const ambassadors = (covered?.people ?? []).map((email) => {
    const mine = mandates.filter((one) => one.person === email);
    const mandate = mine.find((one) => one.units.includes(id)) ?? mine.find((one) => one.units.length === 0);
    return { email, name: nameOf(planned.desired, email), mandate: mandate?.id ?? '', from: mandate?.from ?? '', to: mandate?.to ?? '' };
  });
  const taken = new Set(ambassadors.map((one) => one.email));
  const interests = new Map(config.tables.people.rows.map((person) => [person.email, person.interests]));
  const candidates = here
    .filter((person) => !taken.has(person.email))
    .map((person) => ({ email: person.email, name: person.name, interests: [...(interests.get(person.email) ?? [])] }))
    .sort((a, b) => b.interests.length - a.interests.length || a.name.localeCompare(b.name, 'sv'));
  return {
    id,
    name: row.name,
    area: row.area,
    row: row.row,
    schoolForms: [...row.schoolForm],
    principal: row.principal === '' ? '' : nameOf(planned.desired, row.principal),
    ambassadors,
    vacant: vacancies(planned.desired).some(({ unit }) => unit.id === id),
    candidates,
    staff: here.length,
  };
}

export function meetingViewOf(planned: Planned, id: string): MeetingView | Problem {
  const meeting = planned.meetings.find((one) => one.row.id === id);
  if (!meeting) return noSuchRow('meetings', id);
  const guests = meeting.event?.guests ?? [];
  const count = (answer: string) => guests.filter((guest) => guest.answer === answer).length;
  return {
    id,
    title: meeting.body.title,
    start: meeting.body.start,
    end: meeting.body.end,
    place: meeting.row.place,
    row: meeting.row.row,
    answers: { yes: count('accepted'), no: count('declined'), maybe: count('tentative'), silent: count('needsAction') },
    silentUnits: silentUnits(planned, meeting),
    link: meeting.event?.link ?? '',
  };
}

/** What is to come by its time, then what has been, the latest first. */
function comingFirst(a: MeetingFacts, b: MeetingFacts, now: number): number {
  const [one, other] = [a.end > now, b.end > now];
  if (one !== other) return one ? -1 : 1;
  return one ? a.start - b.start : b.start - a.start;
}

/** Units from which no one has answered: answered or not yet, per unit at most. */
function silentUnits({ desired }: Planned, meeting: MeetingFacts): string[] {
  const units = new Map(desired.config.tables.units.rows.map((unit) => [unit.id, unit.name]));
  const unitOf = new Map(desired.config.tables.people.rows.map((person) => [person.email, person.unit]));
  const answered = new Set<string>();
  const silent = new Set<string>();
  for (const guest of meeting.event?.guests ?? []) {
    const unit = unitOf.get(desired.roster.byCalendarEmail.get(guest.email) ?? guest.email) ?? '';
    (guest.answer === 'needsAction' ? silent : answered).add(unit);
  }
  return [...silent]
    .filter((unit) => unit !== '' && !answered.has(unit))
    .map((unit) => units.get(unit) ?? unit)
    .sort((a, b) => a.localeCompare(b, 'sv'));
}
