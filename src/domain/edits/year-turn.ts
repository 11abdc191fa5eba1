/**
 * Byt läsår: what a new school year asks for, worked out from the workbook alone. Only what has not been done is in `rows`, so
 * that doing it again changes nothing, and a run that was cut off is simply followed by another.
 */
import { namedYears, schoolYearName } from '../meetings/school-year.ts';
import { coverageOf } from '../people/coverage.ts';
import { permitState } from '../permits/state.ts';
import { addDays } from '../time/dates.ts';
import type { Config } from '../workbook/config.ts';
import { emptied, one, type RowEdit } from '../workbook/row-edit.ts';
import { settingFields } from '../workbook/tables/settings.ts';
import type { Row } from '../workbook/tables.ts';

export interface YearTurn {
  /** '2027/2028' */
  readonly year: string;
  /** The year's days: from 1 August to the last of its row läsår, else to 30 June. */
  readonly from: string;
  readonly to: string;
  /** Mandates that are not over, or ended with the year before: those that end before this year, and those that go on. */
  readonly ends: readonly Row<'mandates'>[];
  readonly continues: readonly Row<'mandates'>[];
  /** Ids of units whose need is not met on the year's first day, as it stands after `rows`. */
  readonly vacant: readonly string[];
  /** Permits that answer ja and end before the year does. */
  readonly permits: readonly Row<'permits'>[];
  /** Kinds of calendar rows that the year before has and this one lacks. */
  readonly calendar: readonly string[];
  /** Learning groups are for a year; networks and teams go on. */
  readonly networks: { readonly keep: readonly string[]; readonly archive: readonly string[] };
  readonly rows: readonly RowEdit[];
  readonly undo: readonly RowEdit[];
}

export interface TurnChoices {
  /** '2027/28'; '' for the first year without rows. */
  readonly year: string;
  /** Ids of mandates that go on to the year's last day; 'all' for every one that ends. */
  readonly prolong: readonly string[] | 'all';
}

/** Undefined where the year can't be read. `today` is YYYY-MM-DD. */
export function turnOfYear(config: Config, { year, prolong }: TurnChoices, today: string): YearTurn | undefined {
  const start = year === '' ? firstYearWithoutRows(config, today) : yearOf(year);
  if (start === undefined) return undefined;
  const [from, name] = [`${start}-08-01`, `${start}/${start + 1}`];
  const within = (first: number) =>
    config.tables.calendar.rows.filter((row) => row.from >= `${first}-08-01` && row.from <= `${first + 1}-07-31`);
  const lasts = within(start).flatMap((row) => (row.kind === 'läsår' && row.to !== undefined ? [row.to] : []));
  const to = lasts.sort().pop() ?? `${start + 1}-06-30`;
  const mandates = config.tables.mandates.rows.filter((row) => row.to === undefined || row.to >= today || row.to >= lastWeeks(start));
  const ending = mandates.filter((row) => row.to !== undefined && row.to < from);
  // A mandate that somebody has taken over, or whose person leaves, ends as it says.
  const leaves = new Set(
    config.tables.people.rows.flatMap((row) => (row.protected || (row.to !== undefined && row.to < from) ? [row.email] : [])),
  );
  const known = new Set(config.tables.people.rows.map(({ email }) => email));
  const goesOn = ({ id, person, to: until = '' }: Row<'mandates'>) =>
    known.has(person) && !leaves.has(person) && (prolong === 'all' ? until >= lastWeeks(start) : prolong.includes(id));
  const prolonged = ending.filter((row) => goesOn(row) && !hasSuccessor(row, mandates, from));
  const edits = [...prolonged.map((row) => one('mandates', row.id, { to }, { to: row.to ?? '' })), settingOf(config, name, from <= today)];
  const rows = edits.flatMap((edit) => ('rows' in edit ? edit.rows : []));
  const after: Config = {
    ...config,
    tables: {
      ...config.tables,
      mandates: {
        ...config.tables.mandates,
        rows: config.tables.mandates.rows.map((row) => (prolonged.includes(row) ? { ...row, to } : row)),
      },
    },
  };
  const kinds = new Set<string>(within(start).map(({ kind }) => kind));
  return {
    year: name,
    from,
    to,
    ends: ending.filter((row) => !prolonged.includes(row)),
    continues: [...mandates.filter((row) => !ending.includes(row)), ...prolonged],
    vacant: coverageOf(after, from).units.flatMap(({ id, state }) => (state === 'vacant' ? [id] : [])),
    permits: config.tables.permits.rows.filter(
      (row) => row.to !== undefined && row.to < to && ['yes', 'ending'].includes(permitState(row, today)),
    ),
    calendar: [...new Set(within(start - 1).map(({ kind }) => kind))].filter((kind) => !kinds.has(kind)),
    networks: {
      keep: config.tables.networks.rows.filter(({ kind }) => kind !== 'lärgrupp').map(({ id }) => id),
      archive: config.tables.networks.rows.filter(({ kind }) => kind === 'lärgrupp').map(({ id }) => id),
    },
    rows,
    undo: edits.flatMap((edit) => ('undo' in edit ? edit.undo : [])),
  };
}

/** A mandate that ends before the last weeks of the year before ends in its midst: it is history, or prolonged by its id alone. */
const lastWeeks = (start: number): string => `${start}-05-01`;

const yearOf = (text: string): number | undefined => {
  const years = namedYears(text);
  return years && Number(years.last) === Number(years.first) + 1 ? Number(years.first) : undefined;
};

function firstYearWithoutRows({ tables: { calendar } }: Config, today: string): number {
  let year = Number(schoolYearName(today).slice(0, 4));
  const hasRows = (start: number) =>
    calendar.rows.some(
      ({ kind, from }) => (kind === 'läsår' || kind === 'termin') && from >= `${start}-07-15` && from <= `${start + 1}-07-14`,
    );
  while (hasRows(year)) year++;
  return year;
}

/** Whether somebody else has the role at the same unit from the day after, or the same person goes on. */
function hasSuccessor(ending: Row<'mandates'>, all: readonly Row<'mandates'>[], first: string): boolean {
  const day = addDays(ending.to ?? first, 1);
  return all.some(
    (row) =>
      row !== ending &&
      row.role === ending.role &&
      row.from !== undefined &&
      row.from >= day &&
      row.from <= first &&
      (row.person === ending.person || (ending.units.length > 0 && ending.units.every((unit) => row.units.includes(unit)))),
  );
}

/** The setting Läsår names the year that is, so it turns on the year's first day. */
function settingOf({ settings, tables }: Config, name: string, hasBegun: boolean) {
  if (!hasBegun || settings.schoolYear === name || yearOf(settings.schoolYear) === yearOf(name)) return { rows: [], undo: [] };
  const stands = tables.settings.rows.some(
    (row) => row.name === 'schoolYear' || row.name.toLowerCase() === settingFields.schoolYear.header.toLowerCase(),
  );
  if (stands) return one('settings', 'schoolYear', { value: name }, { value: settings.schoolYear });
  const made: RowEdit = {
    table: 'settings',
    key: 'schoolYear',
    isNew: true,
    cells: { name: settingFields.schoolYear.header, value: name },
  };
  return { rows: [made], undo: [emptied(made)] };
}
