/** What should be, worked out from the workbook once, for every part of the plan to lean on. */
import { type Audiences, audiencesOf } from '../audiences.ts';
import { localDate } from '../dates.ts';
import type { Config } from '../parse.ts';
import { type Roster, rosterOf } from '../people.ts';
import { type RoomFacts, type Verdict, verdictOn } from '../permits.ts';
import { type Item, reachOf, readersOf, type State } from '../state.ts';

export interface Wanted {
  readonly config: Config;
  readonly state: State;
  /** Instant, ms. */
  readonly now: number;
  /** The local date of `now`. */
  readonly today: string;
  readonly roster: Roster;
  readonly audiences: Audiences;
  readonly rooms: ReadonlyMap<string, RoomFacts>;
  /** By recording id, for good rows. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Coordinators and the operating account: they see everything, and are never counted. */
  readonly staff: ReadonlySet<string>;
}

export function wantedBy(config: Config, state: State, now: number): Wanted {
  const today = localDate(now, config.settings.timeZone);
  const roster = rosterOf(config, today);
  const audiences = audiencesOf(config, roster);
  const staff = new Set([...config.settings.coordinators, state.operator]);
  const rooms = new Map(config.tables.rooms.rows.map((row): [string, RoomFacts] => {
    const kept = [...presentIn(state, row.id, now)].filter((email) => roster.held.has(email));
    const members = [...(audiences.rooms.get(row.id) ?? []), ...kept];
    return [row.id, { row, holdsExternal: members.some((email) => isExternal(email, config, roster)) }];
  }));
  const verdicts = new Map(config.tables.recordings.rows.map((row) => [row.id, verdictOn(row, config, rooms, today)]));
  return { config, state, now, today, roster, audiences, rooms, verdicts, staff };
}

function isExternal(email: string, config: Config, roster: Roster): boolean {
  const person = roster.people.get(email);
  if (person) return person.external;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return !config.settings.domains.includes(domain);
}

/** The people whom a room's folder lets in now, as observed. */
export function presentIn(state: State, room: string, now: number): Set<string> {
  const folder = folderOf(state, 'room', 'rooms', room);
  return folder ? readersOf(state, folder.grants, now) : new Set();
}

/** The folder that stands for a row, if it was observed and is in order. */
export function folderOf(state: State, kind: Item['kind'], table: string, row: string): Item | undefined {
  if (state.halted.has(`${table}/${row}`)) return undefined;
  const id = state.ids.get(`${table}/${row}/folder`);
  const item = id === undefined ? undefined : state.items.get(id);
  return item && !item.trashed && item.kind === kind ? item : undefined;
}

/** Whether the row behind a group can't be read, so that its place in other groups stays as it is. */
export function isFaultyGroup(config: Config, key: string): boolean {
  const [kind = '', ...row] = key.split('/');
  const id = row.join('/');
  if (kind === 'units') return config.tables.units.faulty.has(id);
  if (kind === 'networks') return config.tables.networks.faulty.has(id);
  if (kind === 'areas') return config.tables.units.faulty.size > 0 && ![...config.tables.units.rows].some((unit) => unit.area === id);
  return false;
}

/** The people a group will reach when the plan is carried out: what is wanted, and whoever is held. */
export function futureReach(wanted: Wanted, key: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(key)) return new Set();
  seen.add(key);
  const group = wanted.audiences.groups.get(key);
  if (!group) return reachOf(wanted.state, key);
  const reached = new Set(group.people);
  const observed = wanted.state.groups.get(key);
  const byEmail = new Map([...wanted.state.groups.values()].map((other) => [other.email, other.key]));
  const nested = new Set(group.groups);
  for (const email of observed?.members.keys() ?? []) {
    const other = byEmail.get(email);
    if (other === undefined) {
      if (wanted.roster.held.has(email)) reached.add(email);
    } else if (isFaultyGroup(wanted.config, other)) nested.add(other);
  }
  for (const other of nested) for (const email of futureReach(wanted, other, seen)) reached.add(email);
  return reached;
}

/** The people a room will let in when the plan is carried out. A room that can't be read stays as it is; a row that is gone lets nobody in. */
export function futureOf(wanted: Wanted, room: string): Set<string> {
  const { config, state, now, roster } = wanted;
  const facts = wanted.rooms.get(room);
  if (!facts?.row) return config.tables.rooms.faulty.has(room) ? presentIn(state, room, now) : new Set();
  if (facts.row.sharing !== 'direkt') return futureReach(wanted, `rooms/${room}`);
  const uncertain = facts.row.networks.some((id) => config.tables.networks.faulty.has(id));
  const kept = [...presentIn(state, room, now)].filter((email) => uncertain || roster.held.has(email));
  return new Set([...(wanted.audiences.rooms.get(room) ?? []), ...kept]);
}

/** A person's name for sentences; the address where the workbook has none. */
export function nameOf(wanted: Wanted, email: string): string {
  return wanted.roster.people.get(email)?.name ?? wanted.config.tables.people.rows.find((row) => row.email === email)?.name ?? email;
}
