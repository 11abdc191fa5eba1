/**
 * Sudden changes that may be slips: a cell emptied, a mandate handed to another, an address written over. The row can be
 * read, but only a person can tell whether it is meant. What follows for people waits until someone has looked.
 */

import { domainOf } from '../email.ts';
import type { Message } from '../message.ts';
import { distance } from '../nearest.ts';
import type { Audiences } from '../people/audiences.ts';
import type { Roster } from '../people/people.ts';
import { fold, listParts } from '../text.ts';
import { instantOf, localDate } from '../time/dates.ts';
import type { Config } from '../workbook/config.ts';
import { type Diagnostic, diagnose } from '../workbook/diagnostic.ts';
import { entryOf, isDay, memoryIn, type Remembered, rememberedTables, type StoodFor, stoodFor } from '../workbook/remembered.ts';
import { type Row, tableOf } from '../workbook/tables.ts';
import type { Change } from './change.ts';
import { planMessage } from './messages.ts';
import { type Event, reachOf, readersOf, roomFolder, type State } from './state.ts';

export interface Slips {
  /** Whose access would follow from one. */
  readonly people: ReadonlySet<string>;
  /** `table/key` of rows that are remembered as they were until someone has looked. */
  readonly rows: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Basis {
  readonly config: Config;
  readonly state: State;
  readonly now: number;
  readonly roster: Roster;
  readonly audiences: Audiences;
}
/** A changed row. `whom`: the people it was about and is about. */
interface Slip {
  readonly table: Remembered;
  readonly key: string;
  readonly row: number;
  readonly field: string;
  readonly whom: readonly string[];
  readonly what: Message;
}

interface Known {
  readonly entries: ReadonlyMap<string, string>;
  /** Of the people table; computed when it is first used. */
  readonly words: () => Vocabulary;
}

export function slipsOf(basis: Basis): Slips {
  const memory = memoryIn(basis.state.ids);
  const today = localDate(basis.now, basis.config.settings.timeZone);
  const slips = rememberedTables.flatMap((table) => {
    const entries = memory.get(table) ?? new Map<string, string>();
    if (entries.size === 0) return [];
    let words: Vocabulary | undefined;
    const known = { entries, words: () => (words ??= vocabularyOf(entries)) };
    const rows: readonly Row<Remembered>[] = basis.config.tables[table].rows;
    const changed = rows.flatMap((row): Slip[] => {
      const key = keyIn(table, row);
      const before = entries.get(key);
      const after = before === undefined ? '' : entryOf(table, row, today);
      const [was, is] = before === undefined || before === after ? [] : [stoodFor(table, before), stoodFor(table, after)];
      const slip = was && is ? slipIn(table, row, was, is, known) : undefined;
      return slip ? [{ table, key, row: row.row, ...slip }] : [];
    });
    return table === 'people' ? [...changed, ...writtenOver(basis, known)] : changed;
  });
  const whom = slips.flatMap((slip) => [...slip.whom, ...peopleOf(slip, basis)]);
  return {
    people: new Set(whom.filter((email) => !basis.roster.absent.has(email))),
    rows: new Set(
      slips.flatMap((slip) => (slip.table === 'people' ? slip.whom.map((email) => `people/${email}`) : `${slip.table}/${slip.key}`)),
    ),
    diagnostics: slips.map(({ table, row, field, what }) => diagnose('warning', { table, row, field }, planMessage('slip', { what }))),
  };
}

const keyIn = (table: Remembered, row: Row<Remembered>): string =>
  String((row as unknown as Record<string, unknown>)[tableOf(table).key[0] ?? ''] ?? '');

/** Words that stood in some row: names, and subjects, which are free words that no list can check. */
interface Vocabulary {
  readonly names: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
}

function vocabularyOf(known: ReadonlyMap<string, string>): Vocabulary {
  const stood = [...known.values()].map((entry) => stoodFor('people', entry)?.what ?? {});
  return {
    names: new Set(stood.map((what) => what.name ?? '')),
    subjects: new Set(stood.flatMap((what) => listParts(what.subjects ?? ''))),
  };
}

type Said = Pick<Slip, 'field' | 'whom' | 'what'>;

function slipIn(table: Remembered, row: Row<Remembered>, was: StoodFor, is: StoodFor, known: Known): Said | undefined {
  const own = table === 'people' ? addressesOf(keyIn(table, row), was) : table === 'mandates' ? [(row as Row<'mandates'>).person] : [];
  const headerOf = (code: string) => tableOf(table).fields[code]?.header ?? code;
  const values = row as unknown as Readonly<Record<string, unknown>>;
  // A day that was added or changed speaks for itself; a removed one may be a slip.
  const emptied = was.filled.find((code) => !is.filled.includes(code) && !(isDay(code) && values[code] !== undefined));
  if (emptied === 'protected') {
    const { name } = row as Row<'people'>;
    const who = name === '' ? keyIn(table, row) : name;
    const what = planMessage('slip.protected', { who, header: headerOf(emptied), isNo: values.protected === false });
    return { field: emptied, whom: own, what };
  }
  if (emptied !== undefined) return { field: emptied, whom: own, what: planMessage('slip.emptied', { header: headerOf(emptied) }) };
  const other = Object.keys(was.what).find((code) => isSudden(code, was.what[code] ?? '', is.what[code] ?? '', known));
  if (other === undefined) return undefined;
  const [before = '', after = ''] = [was.what[other], is.what[other]];
  return {
    field: other,
    whom: table === 'mandates' ? [...own, before] : other === 'inviteEmail' ? [...own, after] : own,
    what: planMessage('slip.changed', { header: headerOf(other), before, after }),
  };
}

/** Whether the person of a row changed in a way that people seldom intend. */
function isSudden(code: string, before: string, after: string, known: Known): boolean {
  if (before === after) return false;
  switch (code) {
    case 'name': // Someone with another's name probably has another's row, as when one column is sorted alone.
      return before !== '' && known.words().names.has(after);
    case 'inviteEmail':
      return before !== '' || known.entries.has(after);
    case 'subjects': {
      const [old, now] = [listParts(before), listParts(after)];
      return old.some((word) => !now.includes(word)) && now.some((word) => !known.words().subjects.has(word));
    }
    default:
      return before !== '';
  }
}

/** The addresses that a person has in Google: invitations may go to another. */
const addressesOf = (email: string, stood: StoodFor | undefined): string[] =>
  [email, stood?.what.inviteEmail ?? ''].filter((one) => one !== '');

/** Comparing more addresses would be slow. More change only on purpose, as when a domain gets another name. */
const MOST_COMPARED = 250_000;

/** A new person with the name, or nearly the address, of one who is gone: the address may be written over. */
function writtenOver({ config }: Basis, { entries }: Known): Slip[] {
  const here = new Set(config.tables.people.rows.map((row) => row.email));
  const come = config.tables.people.rows.filter((row) => !entries.has(row.email));
  const gone =
    come.length === 0
      ? []
      : [...entries].flatMap(([email, entry]) => {
          const stood = email === '' || here.has(email) ? undefined : stoodFor('people', entry);
          return stood ? [{ email, name: fold(stood.what.name ?? ''), addresses: addressesOf(email, stood) }] : [];
        });
  const named = new Map(gone.filter((one) => one.name !== '').map((one) => [one.name, one]));
  const compared = gone.length * come.length <= MOST_COMPARED ? gone : [];
  return come.flatMap((row): Slip[] => {
    const before = named.get(fold(row.name)) ?? compared.find((one) => isNear(one.email, row.email));
    if (!before) return [];
    const what = planMessage('slip.writtenOver', { before: before.email, after: row.email });
    return [{ table: 'people', key: row.email, row: row.row, field: 'email', whom: [row.email, ...before.addresses], what }];
  });
}

const isNear = (a: string, b: string): boolean =>
  domainOf(a) === domainOf(b) && distance(a.slice(0, a.lastIndexOf('@')), b.slice(0, b.lastIndexOf('@')), 2) <= 2;

/** Those whom a unit's, network's, room's or meeting's row is about: who is there, and who would be. */
function peopleOf({ table, key }: Slip, { config, state, now, roster, audiences }: Basis): string[] {
  const personOf = (email: string) => roster.byCalendarEmail.get(email) ?? email;
  const guests = (which: (event: Event) => boolean) =>
    [...state.events.values()]
      .filter((event) => !event.cancelled && event.end > now && which(event))
      .flatMap((event) => event.guests.map((one) => personOf(one.email)));
  // People whom a room lets in one by one, as those from outside, and no longer would by the current workbook.
  const leaving = (room: string) => {
    const own = roomFolder(state, room)?.grants.filter((grant) => grant.type === 'user') ?? [];
    return [...readersOf(state, own, now)].filter((email) => audiences.rooms.get(room)?.has(email) !== true);
  };
  switch (table) {
    case 'units':
      return [...roster.people.values()].filter((person) => person.units.has(key)).map((person) => person.email);
    case 'networks': {
      const meetings = new Set(config.tables.meetings.rows.filter((row) => row.network.includes(key)).map((row) => row.id));
      const rooms = config.tables.rooms.rows.filter((row) => row.networks.includes(key)).map((row) => row.id);
      return [
        ...(audiences.networks.get(key) ?? []),
        ...reachOf(state, `networks/${key}`),
        ...rooms.flatMap(leaving),
        ...guests((event) => meetings.has(event.row)),
      ];
    }
    case 'rooms':
      return [...(audiences.rooms.get(key) ?? []), ...reachOf(state, `rooms/${key}`), ...leaving(key)];
    case 'meetings': {
      const row = config.tables.meetings.rows.find((one) => one.id === key);
      const members = (row?.network ?? []).flatMap((id) => [...(audiences.networks.get(id) ?? [])]);
      return [...members, ...(row?.guests ?? []), ...guests((event) => event.row === key)];
    }
    default:
      return [];
  }
}

/** A change that lets people in or out, waiting where it would follow from a slip. What closes a film never waits. */
export function waitingFor(slips: Slips, change: Change): Change {
  if (slips.people.size === 0 || change.review || change.always) return change;
  const isOfPeople = change.steps.every(
    (step) =>
      step.kind === 'member' ||
      step.kind === 'unmember' ||
      (step.kind === 'grant' && step.type === 'user') ||
      (step.kind === 'ungrant' && step.phase === 'revoke' && slips.people.has(step.who)),
  );
  return isOfPeople && [...change.gains, ...change.loses].some((email) => slips.people.has(email)) ? { ...change, review: true } : change;
}

/** Whether a meeting stands in time for what it stood for to matter. */
export function isComing(row: Row<'meetings'>, now: number, timeZone: string): boolean {
  return row.status !== 'genomförd' && row.status !== 'inställd' && row.start !== undefined && instantOf(row.start, timeZone) > now;
}
