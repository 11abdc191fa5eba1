/** How a workspace stands: what waits, what is missing, what soon ends. */

import { ENDING_DAYS, permitState } from '../domain/permits/state.ts';
import type { Planned } from '../domain/plan/plan.ts';
import { vacancies } from '../domain/tasks/today.ts';
import { render } from '../messages/render.ts';
import { changes as changesWord, count, grouped, type Lang, listed } from '../messages/words.ts';
import { summary } from './plan/text.ts';

export interface Status {
  readonly municipality: string;
  /** Local date. */
  readonly date: string;
  readonly counts: Readonly<Record<'units' | 'people' | 'networks' | 'rooms' | 'recordings' | 'permits' | 'meetings', number>>;
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

export function statusOf({ plan, wanted, films }: Planned): Status {
  const { tables, settings } = wanted.config;
  const byStatus: Record<string, number> = {};
  for (const film of films) {
    const status = film.status ?? 'raden går inte att läsa';
    byStatus[status] = (byStatus[status] ?? 0) + 1;
  }
  const remarks = (severity: 'error' | 'warning' | 'info'): number => plan.diagnostics.filter((one) => one.severity === severity).length;
  return {
    municipality: settings.municipality,
    date: wanted.today,
    counts: {
      units: tables.units.rows.length,
      people: wanted.roster.people.size,
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
      .filter((permit) => permitState(permit, wanted.today) === 'ending')
      .map(({ id, lecturer, to }) => ({ id, lecturer, to: to ?? '', films: films.filter((film) => film.row?.permit.includes(id)).length }))
      .sort((a, b) => (a.to < b.to ? -1 : 1)),
    unitsWithoutAmbassador: vacancies(wanted).map(({ unit: { id, name, area } }) => ({ id, name, area })),
  };
}

export interface StatusFacts {
  readonly running: Running | undefined;
  readonly log: readonly LogLine[];
  /** The flag that a command line needs to mean this workspace, with a space before; '' where none is needed. */
  readonly flag: string;
  /** An instant (ms) as local HH:MM. */
  clock(ms: number): string;
}

export function statusText(status: Status, planned: Planned, { running, log, flag, clock }: StatusFacts, lang: Lang): string {
  const sv = lang === 'sv';
  const parts: string[] = [[head(status, planned, flag, lang), ...(running ? [runningText(running, clock, lang)] : [])].join('\n')];
  parts.push(countsText(status, lang));
  const films = Object.entries(status.recordingsByStatus).sort(([, a], [, b]) => b - a);
  if (films.length > 0)
    parts.push(
      [sv ? 'Filmer efter status' : 'Films by status', ...films.map(([word, number]) => `  ${String(number).padStart(4)}  ${word}`)].join(
        '\n',
      ),
    );
  if (status.permitsEnding.length > 0) {
    const lines = status.permitsEnding.map(
      (one) => `  ${one.to}  ${one.id} ${one.lecturer} (${count(one.films, lang, ['film', 'filmer'], ['film', 'films'])})`,
    );
    parts.push(
      [sv ? `Medgivanden som går ut inom ${ENDING_DAYS} dagar` : `Permits that end within ${ENDING_DAYS} days`, ...lines].join('\n'),
    );
  }
  if (status.unitsWithoutAmbassador.length > 0) {
    const { ambassadorName } = planned.wanted.config.settings;
    const names = status.unitsWithoutAmbassador.map((unit) => (unit.area === '' ? unit.name : `${unit.name} (${unit.area})`));
    const number = count(names.length, lang, ['enhet', 'enheter'], ['unit', 'units']);
    parts.push(`${sv ? `${number} saknar ${ambassadorName}` : `${number} without ${ambassadorName}`}: ${listed(names, lang, 8)}`);
  }
  if (log.length > 0) {
    parts.push(
      [
        sv ? 'Senast i loggen' : 'Latest in the log',
        ...log.map((line) => `  ${line.time}  ${line.change} ${line.target}: ${outcomeIn(line.outcome, lang)}`),
      ].join('\n'),
    );
  }
  return parts.join('\n\n');
}

/** The log is in Swedish: what it says came of a change, as far as these are words of ours. */
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

function head(status: Status, { plan }: Planned, flag: string, lang: Lang): string {
  const sv = lang === 'sv';
  const name = status.municipality === '' ? 'Delakultur' : status.municipality;
  if (plan.guard.tripped) return `${name} · !! ${plan.guard.message ? render(plan.guard.message, lang) : ''}`;
  if (status.plan.changes > 0)
    return `${name} · ${changesWord(status.plan.changes, lang)} ${sv ? 'väntar' : 'waiting'}. ${summary(plan.changes, lang)} ${sv ? 'Se dem' : 'See them'}: delakultur plan${flag}`;
  return `${name} · ${sv ? 'Allt stämmer.' : 'All is as it should be.'}`;
}

function runningText({ holder, until }: Running, clock: (ms: number) => string, lang: Lang): string {
  return lang === 'sv'
    ? `En körning pågår (${holder}), som längst till ${clock(until)}.`
    : `A run is under way (${holder}), until ${clock(until)} at the latest.`;
}

function countsText({ counts, diagnostics }: Status, lang: Lang): string {
  const n = (number: number, svWords: [string, string], enWords: [string, string]): string => count(number, lang, svWords, enWords);
  const line = [
    n(counts.units, ['enhet', 'enheter'], ['unit', 'units']),
    n(counts.people, ['person', 'personer'], ['person', 'people']),
    n(counts.networks, ['nätverk', 'nätverk'], ['network', 'networks']),
    n(counts.rooms, ['rum', 'rum'], ['room', 'rooms']),
    n(counts.recordings, ['inspelning', 'inspelningar'], ['recording', 'recordings']),
    n(counts.permits, ['medgivande', 'medgivanden'], ['permit', 'permits']),
    n(counts.meetings, ['träff', 'träffar'], ['meeting', 'meetings']),
  ].join(', ');
  const { error, warning, info } = diagnostics;
  const remarks =
    lang === 'sv'
      ? `Anmärkningar på arbetsboken: ${grouped(error, lang)} fel, ${grouped(warning, lang)} varningar, ${grouped(info, lang)} att veta.`
      : `Remarks on the workbook: ${grouped(error, lang)} errors, ${grouped(warning, lang)} warnings, ${grouped(info, lang)} notes.`;
  return `${line}.\n${remarks}`;
}
