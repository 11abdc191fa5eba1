/** The status of a workspace: what waits, what is missing, what soon ends. */

import type { Message } from '../domain/message.ts';
import { ENDING_DAYS, permitState } from '../domain/permits/state.ts';
import type { Planned } from '../domain/plan/plan.ts';
import { vacancies } from '../domain/tasks/today.ts';
import type { Lang } from '../messages/catalogue.ts';
import { render } from '../messages/render.ts';
import { type Counts, reportMessage } from '../messages/reports.ts';
import { summaryOf } from './plan/model.ts';

export interface Status {
  readonly municipality: string;
  /** Local date. */
  readonly date: string;
  readonly counts: Counts;
  readonly plan: { readonly changes: number; readonly complete: boolean; readonly hash: string };
  readonly guard: { readonly tripped: boolean; readonly removals: number };
  /** Remarks by severity. */
  readonly diagnostics: Readonly<Record<'error' | 'warning' | 'info', number>>;
  readonly recordingsByStatus: Readonly<Record<string, number>>;
  /** Yes-permits that end within 30 days. */
  readonly permitsEnding: readonly { readonly id: string; readonly lecturer: string; readonly to: string; readonly films: number }[];
  readonly unitsWithoutAmbassador: readonly { readonly id: string; readonly name: string; readonly area: string }[];
}

/** A run that holds the lease now. `until` is an instant, ms. */
export interface Running {
  readonly holder: string;
  readonly until: number;
}
export interface LogLine {
  readonly time: string;
  readonly actor: string;
  readonly change: string;
  readonly target: string;
  readonly outcome: string;
}

export function statusOf({ plan, desired, films }: Planned): Status {
  const { tables, settings } = desired.config;
  const byStatus: Record<string, number> = {};
  for (const film of films) {
    const status = film.status ?? 'raden går inte att läsa';
    byStatus[status] = (byStatus[status] ?? 0) + 1;
  }
  const remarks = (severity: 'error' | 'warning' | 'info'): number => plan.diagnostics.filter((one) => one.severity === severity).length;
  return {
    municipality: settings.municipality,
    date: desired.today,
    counts: {
      units: tables.units.rows.length,
      people: desired.roster.people.size,
      networks: tables.networks.rows.length,
      rooms: tables.rooms.rows.length,
      recordings: tables.recordings.rows.length,
      permits: tables.permits.rows.length,
      meetings: tables.meetings.rows.length,
    },
    plan: { changes: plan.changes.length, complete: plan.complete, hash: plan.hash },
    guard: { tripped: plan.guard.tripped, removals: plan.guard.removals },
    diagnostics: { error: remarks('error'), warning: remarks('warning'), info: remarks('info') },
    recordingsByStatus: byStatus,
    permitsEnding: tables.permits.rows
      .filter((permit) => permitState(permit, desired.today) === 'ending')
      .map(({ id, lecturer, to }) => ({ id, lecturer, to: to ?? '', films: films.filter((film) => film.row?.permit.includes(id)).length }))
      .sort((a, b) => (a.to < b.to ? -1 : 1)),
    unitsWithoutAmbassador: vacancies(desired).map(({ unit: { id, name, area } }) => ({ id, name, area })),
  };
}

export interface StatusFacts {
  readonly running: Running | undefined;
  readonly log: readonly LogLine[];
  /** The command-line flag for this workspace, with a space before; '' where none is needed. */
  readonly flag: string;
  /** An instant (ms) as local HH:MM. */
  clock(ms: number): string;
}

/** Max units named; of the others, how many. */
const UNITS_NAMED = 8;

export function statusText(status: Status, planned: Planned, { running, log, flag, clock }: StatusFacts, lang: Lang): string {
  const say = (message: Message) => render(message, lang);
  const part = (title: Message, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[say(title), ...lines.map((line) => `  ${line}`)].join('\n')];
  const { error: errors, warning: warnings, info: notes } = status.diagnostics;
  const films = Object.entries(status.recordingsByStatus).sort(([, a], [, b]) => b - a);
  const vacant = status.unitsWithoutAmbassador.map((unit) => (unit.area === '' ? unit.name : `${unit.name} (${unit.area})`));
  const units = vacant.slice(0, UNITS_NAMED);
  const role = planned.desired.config.settings.ambassadorName;
  return [
    [
      say(head(status, planned, flag)),
      ...(running ? [say(reportMessage('status.running', { holder: running.holder, until: clock(running.until) }))] : []),
    ].join('\n'),
    `${say(reportMessage('status.counts', status.counts))}\n${say(reportMessage('status.remarks', { errors, warnings, notes }))}`,
    ...part(
      reportMessage('status.films'),
      films.map(([word, number]) => `${String(number).padStart(4)}  ${word}`),
    ),
    ...part(
      reportMessage('status.ending', { days: ENDING_DAYS }),
      status.permitsEnding.map(({ to, id, lecturer, films }) =>
        say(reportMessage('status.endingPermit', { day: to, id, lecturer, films })),
      ),
    ),
    ...(vacant.length > 0 ? [say(reportMessage('status.vacant', { units, rest: vacant.length - units.length, role }))] : []),
    ...part(
      reportMessage('status.log'),
      log.map((line) => `${line.time}  ${line.change} ${line.target}: ${outcomeIn(line.outcome, lang)}`),
    ),
  ].join('\n\n');
}

function head({ municipality, plan: { changes } }: Status, { plan }: Planned, flag: string): Message {
  const name = municipality === '' ? 'Delakultur' : municipality;
  if (plan.guard.tripped) return reportMessage('status.stopped', { name, why: plan.guard.message ?? undefined });
  if (changes > 0) return reportMessage('status.waiting', { name, changes, summary: summaryOf(plan.changes), flag });
  return reportMessage('status.well', { name });
}

/** English for the log's Swedish outcomes, as far as these are our own words. */
const outcomeWords: readonly (readonly [RegExp, string])[] = [
  [/^gjort$/, 'done'],
  [/^gjort \(Google mejlade.*\)$/, 'done (Google mailed the address, which has no Google account)'],
  [/^väntar$/, 'waiting'],
  [/^misslyckades(?=:|$)/, 'failed'],
  [/^stängd$/, 'closed'],
  [/^inte stängd(?=:|$)/, 'not closed'],
  [/^skickat till /, 'sent to '],
  [/^beslutet taget tillbaka$/, 'decision taken back'],
  [/^godkänd$/, 'approved'],
  [/^fråga$/, 'question'],
  [/^avböjd$/, 'declined'],
];
function outcomeIn(outcome: string, lang: Lang): string {
  const known = lang === 'en' ? outcomeWords.find(([word]) => word.test(outcome)) : undefined;
  return known ? outcome.replace(...known) : outcome;
}
