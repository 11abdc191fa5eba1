/** Who counts today, and where: people's rows joined with their mandates in force. */

import { readEmail } from '../email.ts';
import type { Config } from '../workbook/config.ts';
import type { Row } from '../workbook/tables.ts';

/** Someone who counts today. Sets hold ids and words as the workbook writes them. */
export interface Person {
  readonly email: string;
  readonly name: string;
  /** Where calendar invitations go. */
  readonly calendarEmail: string;
  readonly external: boolean;
  /** Their unit, other units and their mandates' units. */
  readonly units: ReadonlySet<string>;
  /** Their units' areas, and the areas that they or their mandates serve. */
  readonly areas: ReadonlySet<string>;
  /** Their units' school forms. */
  readonly schoolForms: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
}

export type Absence = 'notBegun' | 'left' | 'protected';

export interface Roster {
  /** Those who count, by e-mail. */
  readonly people: ReadonlyMap<string, Person>;
  /** Those with a good row who do not count, and why. */
  readonly absent: ReadonlyMap<string, Absence>;
  /** Their row or one of their mandates can't be read: that row gives them nothing, and takes nothing from them. */
  readonly held: ReadonlySet<string>;
  /** Calendar address to e-mail, where the two differ. */
  readonly byCalendarEmail: ReadonlyMap<string, string>;
}

/** Both ends are included; an open end is always in force. `today` is YYYY-MM-DD. */
export function inForce(row: { readonly from: string | undefined; readonly to: string | undefined }, today: string): boolean {
  return (row.from === undefined || row.from <= today) && (row.to === undefined || today <= row.to);
}

/** The roster of these tables on a day. It is kept: one command asks for it several times, and it changes with nothing else. */
export function rosterOf(config: Config, today: string): Roster {
  const { people, mandates, units } = config.tables;
  const known = rosters.get(people);
  if (known?.today === today && known.mandates === mandates && known.units === units) return known.roster;
  const roster = newRoster(config, today);
  rosters.set(people, { today, mandates, units, roster });
  return roster;
}

type Tables = Config['tables'];
const rosters = new WeakMap<Tables['people'], Pick<Tables, 'mandates' | 'units'> & { readonly today: string; readonly roster: Roster }>();

function newRoster(config: Config, today: string): Roster {
  const people = new Map<string, Person>();
  const absent = new Map<string, Absence>();
  const held = new Set(config.tables.people.faulty.keys());
  for (const row of config.tables.mandates.faulty.values()) {
    for (const cells of row.every) {
      const person = readEmail(cells.person ?? '');
      if ('email' in person) held.add(person.email);
    }
  }
  const units = new Map(config.tables.units.rows.map((unit) => [unit.id, unit]));
  const mandates = mandatesInForce(config, today);
  const setOf = sharedSets();
  for (const row of config.tables.people.rows) {
    const absence = absenceOf(row, today);
    if (absence) {
      absent.set(row.email, absence);
      held.delete(row.email); // Their own row decides, whatever a mandate says.
      continue;
    }
    people.set(row.email, joined(row, mandates.get(row.email) ?? [], units, setOf));
  }
  return { people, absent, held, byCalendarEmail: calledAt(config, people) };
}

/**
 * An e-mail address belongs to its own person, even if other rows give it as their calendar address. If several rows share a
 * calendar address, it stands for a held person first (nothing is taken from them), then for one who counts. The order of rows
 * does not matter.
 */
function calledAt({ tables: { people } }: Config, counts: ReadonlyMap<string, Person>): ReadonlyMap<string, string> {
  const held = [...people.faulty.values()].flatMap(({ key, every }) =>
    every.flatMap((cells) => {
      const invited = readEmail(cells.inviteEmail ?? '');
      return 'email' in invited ? [{ at: invited.email, email: key, rank: 0 }] : [];
    }),
  );
  const sure = people.rows.flatMap(({ inviteEmail, email }) =>
    inviteEmail === '' ? [] : [{ at: inviteEmail, email, rank: counts.has(email) ? 1 : 2 }],
  );
  const own = new Set([...people.rows.map((row) => row.email), ...people.faulty.keys()]);
  const claims = [...held, ...sure].filter(({ at }) => !own.has(at));
  claims.sort((a, b) => b.rank - a.rank || (a.email < b.email ? 1 : -1)); // The last claim wins.
  return new Map(claims.map(({ at, email }) => [at, email]));
}

function absenceOf(row: Row<'people'>, today: string): Absence | undefined {
  if (row.protected) return 'protected';
  if (row.from !== undefined && row.from > today) return 'notBegun';
  if (row.to !== undefined && row.to < today) return 'left';
  return undefined;
}

function mandatesInForce(config: Config, today: string): ReadonlyMap<string, Row<'mandates'>[]> {
  const byPerson = new Map<string, Row<'mandates'>[]>();
  for (const mandate of config.tables.mandates.rows) {
    if (!inForce(mandate, today)) continue;
    const mine = byPerson.get(mandate.person);
    if (mine) mine.push(mandate);
    else byPerson.set(mandate.person, [mandate]);
  }
  return byPerson;
}

/** Thousands of people belong to the same units and areas, and to no more: each set is made once. */
function sharedSets(): (words: readonly string[]) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (words) => {
    const key = words.join('\n');
    const set = known.get(key) ?? new Set(words);
    known.set(key, set);
    return set;
  };
}

function joined(
  row: Row<'people'>,
  mandates: readonly Row<'mandates'>[],
  units: ReadonlyMap<string, Row<'units'>>,
  setOf: (words: readonly string[]) => ReadonlySet<string>,
): Person {
  const mine = [...(row.unit === '' ? [] : [row.unit]), ...row.otherUnits, ...mandates.flatMap((mandate) => mandate.units)];
  const unitRows = mine.flatMap((id) => units.get(id) ?? []);
  return {
    email: row.email,
    name: row.name === '' ? row.email : row.name,
    calendarEmail: row.inviteEmail === '' ? row.email : row.inviteEmail,
    external: row.external === true,
    units: setOf(mine),
    areas: setOf([
      ...unitRows.map((unit) => unit.area).filter((area) => area !== ''),
      ...row.areas,
      ...mandates.flatMap((mandate) => mandate.areas),
    ]),
    schoolForms: setOf(unitRows.flatMap((unit) => unit.schoolForm)),
    roles: setOf([...row.roles, ...mandates.map((mandate) => mandate.role)]),
    subjects: setOf(row.subjects),
  };
}
