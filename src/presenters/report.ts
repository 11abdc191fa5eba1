/** A coordinator's report: coverage and meetings by area, films by theme. Never who watched what, nor who was absent. */
import { schoolYearStart } from '../domain/meetings/school-year.ts';
import { type Coverage, coverageOf } from '../domain/people/coverage.ts';
import type { Planned } from '../domain/plan/plan.ts';
import { vacancies } from '../domain/tasks/today.ts';
import { type Lang, listed } from '../messages/words.ts';
import { textTable } from './table.ts';

export interface AreaReport {
  /** '' for units without an area, and for networks that serve no single one. */
  readonly area: string;
  readonly units: number;
  /** People who hold a mandate that counts, at units of the area. */
  readonly ambassadors: number;
  readonly vacancies: number;
  /** Names of the vacant units. */
  readonly vacant: readonly string[];
  readonly meetingsHeld: number;
  readonly meetingsComing: number;
  /** Answers to the area's meetings; null where fewer were asked than may be told of. */
  readonly answers: { readonly yes: number; readonly no: number; readonly maybe: number; readonly silent: number } | null;
  /** How many times something was passed on at the area's units. */
  readonly passedOn: number;
}
export interface ThemeReport {
  readonly theme: string;
  readonly films: number;
  readonly shared: number;
  readonly waiting: number;
  readonly closed: number;
  readonly captioned: number;
}
export interface Report {
  readonly municipality: string;
  readonly schoolYear: string;
  readonly date: string;
  readonly areas: readonly AreaReport[];
  readonly themes: readonly ThemeReport[];
  readonly filmsByStatus: Readonly<Record<string, number>>;
}

export function reportOf(planned: Planned): Report {
  const { desired, films } = planned;
  const { settings, tables } = desired.config;
  const byStatus: Record<string, number> = {};
  for (const film of films) if (film.status) byStatus[film.status] = (byStatus[film.status] ?? 0) + 1;
  const covered = coverageOf(desired.config, desired.today);
  const areas = [...new Set(tables.units.rows.map((unit) => unit.area))].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
  if (!areas.includes('')) areas.push('');
  const reports = areas
    .map((area) => areaReport(planned, covered, area))
    .filter((one) => one.area !== '' || one.units + one.meetingsHeld + one.meetingsComing > 0);
  return {
    municipality: settings.municipality,
    schoolYear: settings.schoolYear,
    date: desired.today,
    areas: reports,
    themes: themeReports(planned),
    filmsByStatus: byStatus,
  };
}

function areaReport({ desired, meetings }: Planned, covered: Coverage, area: string): AreaReport {
  const { tables, settings } = desired.config;
  const units = tables.units.rows.filter((unit) => unit.area === area);
  const ids = new Set(units.map((unit) => unit.id));
  const people = new Set(covered.units.flatMap((unit) => (ids.has(unit.id) ? unit.people : [])));
  const vacant = vacancies(desired).filter(({ unit }) => unit.area === area);
  // A network of one area belongs to that area; any other to everyone.
  const areaOf = new Map(tables.networks.rows.map((network) => [network.id, network.areas.length === 1 ? network.areas[0] : '']));
  const first = schoolYearStart(desired.today, settings.schoolYear);
  const mine = meetings.filter(
    ({ row }) =>
      row.status !== 'inställd' &&
      (row.start ?? '') >= first &&
      (areaOf.get(row.network.length === 1 ? (row.network[0] ?? '') : '') ?? '') === area,
  );
  const guests = mine.flatMap((meeting) => meeting.event?.guests ?? []);
  const count = (answer: string): number => guests.filter((guest) => guest.answer === answer).length;
  return {
    area,
    units: units.length,
    ambassadors: people.size,
    vacancies: vacant.length,
    vacant: vacant.map(({ unit }) => unit.name),
    meetingsHeld: mine.filter((meeting) => meeting.end <= desired.now).length,
    meetingsComing: mine.filter((meeting) => meeting.end > desired.now).length,
    answers:
      guests.length < settings.minimumAnswers
        ? null
        : { yes: count('accepted'), no: count('declined'), maybe: count('tentative'), silent: count('needsAction') },
    passedOn: tables.passedOn.rows.filter((row) => ids.has(row.unit)).length,
  };
}

function themeReports({ films }: Planned): ThemeReport[] {
  const themes = new Map<string, { films: number; shared: number; waiting: number; closed: number; captioned: number }>();
  for (const film of films) {
    if (!film.row) continue;
    const one = themes.get(film.row.theme) ?? { films: 0, shared: 0, waiting: 0, closed: 0, captioned: 0 };
    one.films += 1;
    if (film.row.captions) one.captioned += 1;
    if (film.status === 'delad' || film.status === 'delad i vissa rum') one.shared += 1;
    else if (film.status === 'väntar på svar' || film.status === 'föreläsaren är inte frågad' || film.status === 'planerad')
      one.waiting += 1;
    else one.closed += 1;
    themes.set(film.row.theme, one);
  }
  return [...themes].map(([theme, one]) => ({ theme, ...one })).sort((a, b) => (a.theme < b.theme ? -1 : 1));
}

export function reportText(report: Report, words: { readonly area: string; readonly ambassador: string }, lang: Lang): string {
  const sv = lang === 'sv';
  const title = [report.municipality === '' ? 'Delakultur' : report.municipality, report.schoolYear, report.date]
    .filter((part) => part !== '')
    .join(' · ');
  const rest = sv ? '(gemensamt)' : '(shared)';
  const areaHead = sv
    ? [words.area, 'Enheter', words.ambassador, 'Vakanser', 'Träffar hållna', 'Kommande', 'Ja', 'Nej', 'Utan svar', 'Fört vidare']
    : [words.area, 'Units', words.ambassador, 'Vacancies', 'Meetings held', 'Coming', 'Yes', 'No', 'Unanswered', 'Passed on'];
  const areaRows = report.areas.map(({ area, answers, ...one }) => [
    area === '' ? rest : area,
    ...[one.units, one.ambassadors, one.vacancies, one.meetingsHeld, one.meetingsComing].map(String),
    ...(answers === null ? ['–', '–', '–'] : [answers.yes, answers.no, answers.silent].map(String)),
    String(one.passedOn),
  ]);
  const themeHead = sv
    ? ['Tema', 'Filmer', 'Delade', 'Väntar', 'Stängda', 'Undertexter']
    : ['Theme', 'Films', 'Shared', 'Waiting', 'Closed', 'Captions'];
  const themeRows = report.themes.map((one) => [
    one.theme === '' ? (sv ? '(inget tema)' : '(no theme)') : one.theme,
    ...[one.films, one.shared, one.waiting, one.closed, one.captioned].map(String),
  ]);
  const vacant = report.areas
    .filter((one) => one.vacant.length > 0)
    .map((one) => `  ${one.area === '' ? rest : one.area}: ${listed(one.vacant, lang, 10)}`);
  const missing =
    vacant.length === 0 ? [] : [[sv ? `Var saknas ${words.ambassador}?` : `Units without ${words.ambassador}`, ...vacant].join('\n')];
  return [title, textTable(areaHead, areaRows), ...missing, textTable(themeHead, themeRows, 46)].join('\n\n');
}
