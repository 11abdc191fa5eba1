/**
 * What a staff list changes in the roster, before anything is written: each row of the list is in exactly one group. What is not
 * certain is doubtful, and nothing of it is written before a person has looked.
 */
import { domainOf, lookAlike, readEmail } from '../email.ts';
import type { Message } from '../message.ts';
import { fold, lower } from '../text.ts';
import { addDays } from '../time/dates.ts';
import { cellOf } from '../workbook/cells.ts';
import type { Config } from '../workbook/config.ts';
import { workbookMessage } from '../workbook/messages.ts';
import { fieldsOf, type Row } from '../workbook/tables.ts';
import { listMessage } from './messages.ts';
import type { Listed, ListKind, StaffList } from './staff-list.ts';
import { type MappedUnit, type UnitMap, unitFinder } from './units.ts';

export const groups = ['new', 'moved', 'ended', 'unchanged', 'doubtful', 'faulty'] as const;
export type Group = (typeof groups)[number];

export interface ListedRow {
  readonly group: Group;
  /** The list's row; undefined for who is missing from it. */
  readonly row: number | undefined;
  readonly email: string;
  readonly name: string;
  /** The unit's id after the change; undefined where none is known. */
  readonly unit: string | undefined;
  readonly why: Message;
  /** What would be written, by code name: only what differs. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Difference {
  /** In the order of the list; those who are missing from it last. */
  readonly rows: readonly ListedRow[];
  readonly units: readonly MappedUnit[];
  /** Counted and unnamed: people with a security marking, pupils and guardians, and those who are outside sync here already. */
  readonly leftOut: { readonly marked: number; readonly markedHere: number; readonly notStaff: number; readonly outsideSync: number };
  /** Employees' numbers by address, for rows that are not doubtful or faulty. */
  readonly employees: ReadonlyMap<string, string>;
}

export interface Asked {
  readonly today: string;
  /** Whoever is not in the list has left. */
  readonly whole: boolean;
  readonly given: UnitMap;
  readonly remembered: UnitMap;
  /** Address → employee's number, as earlier lists had them; in whatever form `employee` gives. */
  readonly employees: ReadonlyMap<string, string>;
  /** The form in which a number is compared and remembered. */
  readonly employee: (number: string) => string;
}

type Decided = Omit<ListedRow, 'row' | 'email' | 'name'>;

export function differenceOf(config: Config, list: StaffList, asked: Asked): Difference {
  const { today } = asked;
  const { people } = config.tables;
  const { domains } = config.settings;
  const here = new Map(people.rows.map((row) => [row.email, row]));
  const held = new Map([...people.faulty.values()].map((row) => [lower(row.key), row.row]));
  const finder = unitFinder(config, asked.given, asked.remembered);
  const listed = new Map<string, Listed[]>();
  for (const one of list.people) {
    const email = lower(one.email);
    if (email !== '') listed.set(email, [...(listed.get(email) ?? []), one]);
  }
  const isListed = (email: string): boolean => listed.has(email) || list.marked.has(email);
  const namesakes = byWord(people.rows, ({ name }) => (name === '' ? '' : fold(name)));
  const numberOf = ({ employeeId }: Listed): string => (employeeId === '' ? '' : asked.employee(employeeId));
  const addressOf = new Map([...asked.employees].filter(([email]) => here.has(email)).map(([email, number]) => [number, email]));
  const sharers = byWord(list.people, numberOf);
  /** Whom a doubtful or faulty row may be: they are not taken as missing. */
  const maybe = new Set<string>();
  let outsideSync = 0;

  const doubtful = (why: Message, cells: Decided['cells'] = {}): Decided => ({ group: 'doubtful', unit: undefined, why, cells });
  const faulty = (why: Message): Decided => ({ group: 'faulty', unit: undefined, why, cells: {} });

  const decide = (one: Listed): Decided | undefined => {
    if (one.problem) return faulty(one.problem);
    const read = readEmail(one.email);
    if (!('email' in read))
      return faulty(listMessage('list.address', { shown: one.email.slice(0, 80), fix: workbookMessage(`fix.${read.problem}`) }));
    const { email } = read;
    const domain = domainOf(email);
    const like = domains.includes(domain) ? undefined : lookAlike(domain, domains);
    if (like !== undefined) return doubtful(listMessage('list.lookAlike', { domain, like }));
    const isExternal = one.cells.external === 'ja' || here.get(email)?.external === true;
    if (!domains.includes(domain) && !isExternal) return faulty(listMessage('list.foreign', { domain }));
    const twins = listed.get(email) ?? [];
    if (twins.length > 1) {
      if (twins.some((twin) => !says(twin, one)))
        return faulty(listMessage('list.twice', { rows: twins.filter((twin) => twin !== one).map(({ row }) => row) }));
      if (twins[0] !== one)
        return { group: 'unchanged', unit: here.get(email)?.unit || undefined, why: listMessage('list.again'), cells: {} };
    }
    const standing = here.get(email);
    const faultyRow = held.get(email);
    if (faultyRow !== undefined) return doubtful(listMessage('list.rowFaulty', { row: faultyRow }));
    if (standing?.protected) {
      outsideSync++;
      return undefined;
    }
    return standing ? known(one, standing) : unknown(one, email);
  };

  const known = (one: Listed, standing: Row<'people'>): Decided => {
    const stay = (why: Message, cells: Decided['cells'] = {}): Decided => ({
      group: 'unchanged',
      unit: standing.unit || undefined,
      why,
      cells,
    });
    if (one.inactive) {
      const to = lastDay(one.inactive.to, today);
      if (standing.to !== undefined && standing.to < today) return stay(listMessage('list.same'));
      if (standing.from !== undefined && standing.from > to) return doubtful(one.inactive.why);
      return { group: 'ended', unit: standing.unit || undefined, why: one.inactive.why, cells: { to } };
    }
    const { ids, unknown: text } = finder.of(one);
    const missing = unitMissing(text);
    if (missing) return missing;
    const cells: Record<string, string> = differing(list.kind, one, standing);
    const hasLeft = standing.to !== undefined && standing.to < today;
    if (hasLeft && !isPast(one.cells.to))
      return doubtful(listMessage('list.cameBack', { day: standing.to }), { ...cells, to: one.cells.to ?? '' });
    const moved = movedTo(one, standing, ids);
    Object.assign(cells, moved?.cells);
    const unit = cells.unit ?? (standing.unit || undefined);
    if (cells.to !== undefined && cells.to !== '' && (standing.to === undefined || cells.to < standing.to))
      return { group: 'ended', unit, why: listMessage('list.ends', { day: cells.to }), cells };
    if (moved) return { group: 'moved', unit, why: moved.why, cells };
    const headers = fieldsOf('people').flatMap(([code, field]) => (code in cells ? [field.header] : []));
    if (headers.length > 0) return stay(listMessage('list.sameWithCells', { headers }), cells);
    return stay(text === undefined ? listMessage('list.same') : listMessage('list.unitUnknown', { unit: text }));
  };
  const isPast = (day: string | undefined): boolean => day !== undefined && day !== '' && day < today;
  /** A table's own row must name units that there are; a list from another system may call them what it likes. */
  const unitMissing = (text: string | undefined): Decided | undefined =>
    list.kind === 'csv' && text !== undefined ? faulty(listMessage('list.unitMissing', { unit: text })) : undefined;

  const unknown = (one: Listed, email: string): Decided => {
    if (one.inactive)
      return { group: 'unchanged', unit: undefined, why: listMessage('list.stayedOut', { why: one.inactive.why }), cells: {} };
    const { ids, unknown: text } = finder.of(one);
    const missing = unitMissing(text);
    if (missing) return missing;
    const [unit = '', ...others] = ids;
    const given = Object.fromEntries(Object.entries(one.cells).filter(([, cell]) => cell !== ''));
    const cells = {
      email,
      name: one.name,
      ...(unit !== '' && { unit }),
      ...(others.length > 0 && { otherUnits: others.join(', ') }),
      ...given,
    };
    const number = numberOf(one);
    const other = number === '' ? undefined : addressOf.get(number);
    if (other !== undefined && other !== email) {
      maybe.add(other);
      return doubtful(
        here.get(other)?.protected ? listMessage('list.sameNameSomebody') : listMessage('list.sameEmployee', { other }),
        cells,
      );
    }
    const same = number === '' ? [] : (sharers.get(number) ?? []).filter((twin) => lower(twin.email) !== email);
    if (same.length > 0) return doubtful(listMessage('list.sameEmployeeInFile', { rows: same.map(({ row }) => row) }), cells);
    // A namesake who stands in the list too is somebody else.
    const namesake = one.name === '' ? undefined : namesakes.get(fold(one.name))?.find((row) => !isListed(row.email));
    if (namesake) {
      maybe.add(namesake.email);
      return doubtful(
        namesake.protected ? listMessage('list.sameNameSomebody') : listMessage('list.sameName', { other: namesake.email }),
        cells,
      );
    }
    const why = text === undefined || unit !== '' ? listMessage('list.new') : listMessage('list.newWithoutUnit', { unit: text });
    return { group: 'new', unit: unit || undefined, why, cells };
  };

  const movedTo = (
    one: Listed,
    { unit, otherUnits }: Row<'people'>,
    ids: readonly string[],
  ): { why: Message; cells: Record<string, string> } | undefined => {
    if (ids.length === 0) {
      const cleared = one.cells.unit === '' && unit !== '';
      return cleared ? { why: listMessage('list.moved', { from: unitName(config, unit), to: '–' }), cells: { unit: '' } } : undefined;
    }
    const main = ids.includes(unit) ? unit : (ids[0] ?? '');
    const others = ids.filter((id) => id !== main);
    const cells: Record<string, string> = {};
    if (main !== unit) cells.unit = main;
    if (one.everyUnit && [...others].sort().join() !== [...otherUnits].sort().join()) cells.otherUnits = others.join(', ');
    if (cells.unit !== undefined)
      return { why: listMessage('list.moved', { from: unitName(config, unit), to: unitName(config, main) }), cells };
    if (cells.otherUnits === undefined) return undefined;
    return { why: listMessage('list.alsoAt', { units: others.map((id) => unitName(config, id)) }), cells };
  };

  const rows = list.people.flatMap((one): ListedRow[] => {
    const decided = decide(one);
    return decided ? [{ row: one.row, email: lower(one.email), name: one.name, ...decided }] : [];
  });
  const unread = new Set(rows.flatMap(({ group, name }) => (group === 'faulty' && name !== '' ? [fold(name)] : [])));
  const missing = asked.whole ? people.rows.filter((row) => isMissing(row)) : [];
  function isMissing({ email, name, protected: outside, external, from, to }: Row<'people'>): boolean {
    if (isListed(email) || outside === true || external === true || maybe.has(email) || unread.has(fold(name))) return false;
    return (to === undefined || to >= today) && (from === undefined || from < today);
  }
  const gone = missing.map(({ email, name, unit }): ListedRow => {
    const cells = { to: addDays(today, -1) };
    return { group: 'ended', row: undefined, email, name, unit: unit || undefined, why: listMessage('list.missing'), cells };
  });
  const employees = rows.flatMap(({ group, row, email }) => {
    const one = group === 'doubtful' || group === 'faulty' ? undefined : listed.get(email)?.find((twin) => twin.row === row);
    return one && numberOf(one) !== '' && (here.has(email) || group === 'new') ? [[email, numberOf(one)] as const] : [];
  });
  const markedHere = [...list.marked].filter((email) => here.has(email) && here.get(email)?.protected !== true).length;
  return {
    rows: [...rows, ...gone],
    units: finder.mapped(),
    leftOut: { ...list.leftOut, markedHere, outsideSync },
    employees: new Map(employees),
  };
}

/** The last day of who is no longer active: the list's, or yesterday. */
const lastDay = (day: string | undefined, today: string): string => (day !== undefined && day < today ? day : addDays(today, -1));

const says = (one: Listed, other: Listed): boolean =>
  JSON.stringify([one.name, one.units, one.cells, one.inactive]) === JSON.stringify([other.name, other.units, other.cells, other.inactive]);

/** The cells in which a list differs from a row. Of someone known another system says no more than a last day. */
function differing(kind: ListKind, { cells }: Listed, standing: Row<'people'>): Record<string, string> {
  const values: Readonly<Record<string, unknown>> = { ...standing };
  return Object.fromEntries(
    fieldsOf('people').flatMap(([code, field]) => {
      const cell = kind === 'csv' || code === 'to' ? cells[code] : undefined;
      return cell === undefined || cell === String(cellOf(field, values[code])) ? [] : [[code, cell]];
    }),
  );
}

const unitName = ({ tables: { units } }: Config, id: string): string => units.rows.find((unit) => unit.id === id)?.name ?? id;

function byWord<T>(items: readonly T[], wordOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const word = wordOf(item);
    if (word === '') continue;
    const same = found.get(word);
    if (same) same.push(item);
    else found.set(word, [item]);
  }
  return found;
}
