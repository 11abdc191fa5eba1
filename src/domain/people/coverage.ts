/**
 * Täckning: which units have the people with a mandate that they need, today and in the weeks to come. By need met, never a
 * ranking. One function: the report, the sidebar's list of vacant units and the tasks of the day all count by it.
 */
import { readEmail } from '../email.ts';
import type { Message } from '../message.ts';
import { listParts, lower } from '../text.ts';
import { addDays, daysBetween } from '../time/dates.ts';
import type { Config } from '../workbook/config.ts';
import { readCell } from '../workbook/read-cell.ts';
import { tables } from '../workbook/tables.ts';
import { peopleMessage } from './messages.ts';

/**
 * `met`: the need is met. `ending`: it is met, but no longer than the 60 days to come. `vacant`: it is not met. `silent`: met,
 * but nobody from the unit came to the last two meetings; only a lead is told that (silent-units.ts).
 */
export type CoverageState = 'met' | 'ending' | 'vacant' | 'silent';

export interface UnitCoverage {
  readonly id: string;
  readonly name: string;
  /** '' for none. */
  readonly area: string;
  /** The setting `mandatesPerUnit`. */
  readonly need: number;
  /** How many people have the unit's mandate today; may be more than the need. */
  readonly have: number;
  readonly state: CoverageState;
  /** The last day on which the need is met, as far as is known today; undefined where no end is known, or it is not met. */
  readonly until: string | undefined;
  /** Their addresses, in order. */
  readonly people: readonly string[];
}

export interface Coverage {
  /** Σ of the units' needs. */
  readonly need: number;
  /** Σ of min(have, need) over the units: `have / need` is the share that is met, and more than enough in one unit fills no other. */
  readonly have: number;
  /** By area, then by name; those without an area last. */
  readonly units: readonly UnitCoverage[];
}

export const COVERAGE_ENDING_DAYS = 60;

/**
 * Whoever counts today, with a mandate in force of the setting's roles: at the units that it names, else at their own. A role
 * that stands in the person's row counts at the units in that row. Rows that can't be read are held: they count as far as they
 * can be read, and are never taken as gone. A unit that has no row needs nobody. `silent`: see silent-units.ts.
 */
export function coverageOf(config: Config, today: string, silent: ReadonlySet<string> = new Set()): Coverage {
  const need = Math.max(0, config.settings.mandatesPerUnit);
  const spans = spansByUnit(config);
  const units = unitsOf(config).map(({ id, name, area }): UnitCoverage => {
    const mine = spans.get(id) ?? [];
    const here = peopleOn(mine, today);
    const until = here.size < need ? undefined : lastDayMet(mine, need, today);
    const ends = until !== undefined && daysBetween(today, until) <= COVERAGE_ENDING_DAYS;
    const state = here.size < need ? 'vacant' : silent.has(id) ? 'silent' : ends ? 'ending' : 'met';
    return { id, name, area, need, have: here.size, state, until, people: [...here].sort() };
  });
  return { ...sumOf(units), units: units.sort(byAreaAndName) };
}

/** The sum of some units, as of an area's. */
export function sumOf(units: readonly UnitCoverage[]): { readonly need: number; readonly have: number } {
  let [need, have] = [0, 0];
  for (const unit of units) {
    need += unit.need;
    have += Math.min(unit.have, unit.need);
  }
  return { need, have };
}

/** The units of each area, in the order of the coverage. */
export function coverageByArea({ units }: Coverage): readonly { readonly area: string; readonly units: readonly UnitCoverage[] }[] {
  const areas = new Map<string, UnitCoverage[]>();
  for (const unit of units) areas.set(unit.area, [...(areas.get(unit.area) ?? []), unit]);
  return [...areas].map(([area, mine]) => ({ area, units: mine }));
}

/** A unit's state in words: "tomt", "1 av 2 saknas", "slutar inom 60 dagar". */
export function stateMessage({ state, need, have }: Pick<UnitCoverage, 'state' | 'need' | 'have'>): Message {
  if (state === 'vacant')
    return have === 0 ? peopleMessage('coverage.vacant') : peopleMessage('coverage.partly', { missing: need - have, need });
  return { met: () => peopleMessage('coverage.met'), ending: endingMessage, silent: () => peopleMessage('coverage.silent') }[state]();
}

const endingMessage = (): Message => peopleMessage('coverage.ending', { days: COVERAGE_ENDING_DAYS });

/** A person's time with a unit's mandate; both days included. */
interface Span {
  readonly email: string;
  readonly from: string;
  readonly to: string;
}
const FIRST = '0000-01-01';
const LAST = '9999-12-31';

type Days = { readonly from?: string | undefined; readonly to?: string | undefined };

const later = (...days: readonly (string | undefined)[]): string =>
  days.reduce<string>((best, day) => (day !== undefined && day > best ? day : best), FIRST);
const earlier = (...days: readonly (string | undefined)[]): string =>
  days.reduce<string>((best, day) => (day !== undefined && day < best ? day : best), LAST);

interface Known extends Days {
  readonly units: readonly string[];
  readonly roles: readonly string[];
  readonly external: boolean;
}

/** Who has each unit's mandate and when, by unit id. */
function spansByUnit(config: Config): ReadonlyMap<string, readonly Span[]> {
  const wanted = new Set<string>(config.settings.mandateRoles);
  const known = knownPeople(config);
  const spans = new Map<string, Span[]>();
  const add = (email: string, units: readonly string[], mandate: Days, person: Days) => {
    const span = { email, from: later(mandate.from, person.from), to: earlier(mandate.to, person.to) };
    if (span.from > span.to) return;
    for (const unit of units) {
      const mine = spans.get(unit);
      if (mine) mine.push(span);
      else spans.set(unit, [span]);
    }
  };
  for (const mandate of config.tables.mandates.rows) {
    if (!wanted.has(mandate.role)) continue;
    for (const person of known.get(mandate.person) ?? [])
      add(mandate.person, mandate.units.length > 0 ? mandate.units : person.units.slice(0, 1), mandate, person);
  }
  const unitNamed = unitReader(config);
  for (const { every } of config.tables.mandates.faulty.values()) {
    for (const cells of every) {
      const role = readCell(tables.mandates.fields.role, cells.role);
      const email = readEmail(cells.person ?? '');
      if (!('email' in email) || ('value' in role && typeof role.value === 'string' && !wanted.has(role.value))) continue;
      const named = listParts(cells.units ?? '');
      for (const person of known.get(email.email) ?? [])
        add(email.email, named.length > 0 ? named.flatMap(unitNamed) : person.units.slice(0, 1), daysIn(cells), person);
    }
  }
  for (const [email, rows] of known)
    for (const person of rows) if (!person.external && person.roles.some((role) => wanted.has(role))) add(email, person.units, {}, person);
  return spans;
}

/** People who may count, by address, with their units: their own first. Nobody outside sync. */
function knownPeople(config: Config): ReadonlyMap<string, readonly Known[]> {
  const { rows, faulty } = config.tables.people;
  const known = new Map<string, readonly Known[]>();
  for (const row of rows) {
    if (row.protected) continue;
    // A mandate without units is for the unit of the row alone, which may be none.
    known.set(row.email, [
      { from: row.from, to: row.to, units: [row.unit, ...row.otherUnits], roles: row.roles, external: row.external === true },
    ]);
  }
  const unitNamed = unitReader(config);
  for (const [email, { every }] of faulty) {
    const isTrue = (code: 'protected' | 'external') =>
      every.some((cells) => {
        const read = readCell(tables.people.fields[code], cells[code]);
        return 'value' in read && read.value === true;
      });
    if (isTrue('protected')) continue;
    const external = isTrue('external');
    known.set(
      lower(email),
      every.map((cells) => ({
        ...daysIn(cells),
        units: [unitNamed(cells.unit ?? '')[0] ?? '', ...listParts(cells.otherUnits ?? '').flatMap(unitNamed)],
        roles: listParts(cells.roles ?? '').map(lower),
        external,
      })),
    );
  }
  return known;
}

/** The days that can be read of a row that can't be read as a whole. */
function daysIn(cells: Readonly<Record<string, string>>): Days {
  const day = (code: 'from' | 'to') => {
    const read = readCell(tables.mandates.fields[code], cells[code]);
    return 'value' in read && typeof read.value === 'string' ? read.value : undefined;
  };
  return { from: day('from'), to: day('to') };
}

/** Reads a unit as references do: by its id, or by its name where one alone has it. */
function unitReader(config: Config): (text: string) => readonly string[] {
  const ids = new Map<string, string>();
  const names = new Map<string, string | undefined>();
  for (const { id, name } of unitsOf(config)) {
    ids.set(lower(id), id);
    names.set(lower(name), names.has(lower(name)) ? undefined : id);
  }
  return (text) => {
    const found = ids.get(lower(text)) ?? names.get(lower(text));
    return found === undefined ? [] : [found];
  };
}

/** Units with a row: also one that can't be read as a whole, as long as its id can. */
function unitsOf({ tables: { units } }: Config): { readonly id: string; readonly name: string; readonly area: string }[] {
  const held = [...units.faulty.values()].map(({ key, cells }) => ({ id: key, name: cells.name ?? key, area: cells.area ?? '' }));
  return [...units.rows, ...held];
}

function peopleOn(spans: readonly Span[], day: string): ReadonlySet<string> {
  const here = new Set<string>();
  for (const { email, from, to } of spans) if (from <= day && day <= to) here.add(email);
  return here;
}

/** The need can only cease to be met the day after somebody's last one. */
function lastDayMet(spans: readonly Span[], need: number, today: string): string | undefined {
  const ends = [...new Set(spans.map(({ to }) => to))].filter((to) => to >= today && to < LAST).sort();
  return ends.find((to) => peopleOn(spans, addDays(to, 1)).size < need);
}

const order = new Intl.Collator('sv');

function byAreaAndName(a: UnitCoverage, b: UnitCoverage): number {
  if ((a.area === '') !== (b.area === '')) return a.area === '' ? 1 : -1;
  return order.compare(a.area, b.area) || order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}
