/** The sidebar's first answer. */

import type { Language, Overview, SetUpStep } from '../../contract/api.ts';
import type { Roster } from '../../domain/people/people.ts';
import { nameOf } from '../../domain/plan/desired.ts';
import type { Planned } from '../../domain/plan/plan.ts';
import { tasksFor, vacancies } from '../../domain/tasks/today.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import { wordsOf } from '../../messages/render.ts';
import { guardNote } from '../plan/guard-note.ts';

export interface Viewer {
  readonly user: string;
  readonly language: Language;
  readonly mayApply: boolean;
  readonly staffPage: string;
  readonly place: Overview['place'];
  readonly setUp: readonly SetUpStep[];
}

export function overviewOf(planned: Planned, viewer: Viewer): Overview {
  const { plan, desired } = planned;
  const { config, roster } = desired;
  const { guard } = plan;
  const units = new Map(config.tables.units.rows.map((unit) => [unit.id, unit.name]));
  const vacant = new Set(vacancies(desired).map(({ unit }) => unit.id));
  return {
    workspace: desired.state.workspaceId,
    user: viewer.user,
    userName: nameOf(desired, viewer.user),
    mayApply: viewer.mayApply,
    operator: desired.state.operator,
    staffPage: viewer.staffPage,
    place: viewer.place,
    date: desired.today,
    language: viewer.language,
    at: clock(planned),
    state: {
      kind: guard.tripped ? 'stopped' : plan.changes.length > 0 ? 'waiting' : 'ok',
      changes: plan.changes.length,
      errors: plan.diagnostics.filter((one) => one.severity === 'error').length,
      removals: guard.removals,
      findings: guard.findings.map(({ name, losing, present }) => ({ name, losing, present })),
      message: guardNote(guard),
    },
    tasks: tasksFor(planned).map(({ chip, title, text, ...task }) => ({
      ...task,
      chip: wordsOf(chip),
      title: wordsOf(title),
      text: wordsOf(text),
    })),
    words: { ambassador: config.settings.ambassadorName, lead: config.settings.leadName, area: config.settings.areaName },
    setUp: [...viewer.setUp],
    networks: config.tables.networks.rows.map((row) => ({
      id: row.id,
      name: row.name,
      members: desired.audiences.networks.get(row.id)?.size ?? 0,
      next: nextMeeting(planned, row.id),
    })),
    people: config.tables.people.rows.map((row) => [
      row.email,
      nameOf(desired, row.email),
      units.get(row.unit) ?? '',
      stateOf(roster, row.email),
    ]),
    units: config.tables.units.rows.map((row) => ({ id: row.id, name: row.name, area: row.area, vacant: vacant.has(row.id) })),
    counts: { people: roster.people.size, films: planned.films.filter((film) => film.file).length },
  };
}

/** Local 'HH:MM' of the look. */
export function clock({ desired }: Planned): string {
  return localDateTime(desired.now, desired.config.settings.timeZone).slice(11, 16);
}

export function stateOf(roster: Roster, email: string): '' | 'left' | 'notBegun' | 'protected' | 'held' {
  return roster.absent.get(email) ?? (roster.held.has(email) ? 'held' : '');
}

/** Local 'YYYY-MM-DDTHH:MM': each page words it in its own language. */
function nextMeeting({ meetings, desired }: Planned, network: string): string | null {
  const coming = meetings.filter((one) => one.row.network.includes(network) && one.start > desired.now && one.row.status !== 'inställd');
  const next = coming.sort((a, b) => a.start - b.start)[0];
  return next ? next.body.start : null;
}
