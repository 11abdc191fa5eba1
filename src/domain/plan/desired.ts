/** What should be, derived from the workbook once for every part of the plan. */

import { type Audience, audienceOfKey, idKey } from '../ids.ts';
import { type Audiences, audiencesOf, type DesiredGroup } from '../people/audiences.ts';
import { type Roster, rosterOf } from '../people/people.ts';
import { type RoomFacts, type Verdict, verdictOn } from '../permits/verdict.ts';
import { localDate } from '../time/dates.ts';
import type { Config } from '../workbook/config.ts';
import { readCell } from '../workbook/read-cell.ts';
import { tables } from '../workbook/tables.ts';
import { somethingEnds, withoutEnds } from './ends.ts';
import { type Slips, slipsOf } from './slips.ts';
import { groupsByEmail, type Item, reachOf, readersOf, roomFolder, type State } from './state.ts';

export interface Desired {
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
  /** What may be a slip, and waits for a person. */
  readonly slips: Slips;
}

export function wantedBy(config: Config, state: State, now: number): Desired {
  const today = localDate(now, config.settings.timeZone);
  const roster = rosterOf(config, today);
  const known = withStranded(audiencesOf(config, roster), roster, state);
  const audiences = withoutNewcomers(withHeld(known, roster, state), roster, state);
  const staff = new Set([...config.settings.coordinators, state.operator]);
  const rooms = new Map<string, RoomFacts>();
  for (const row of config.tables.rooms.rows) {
    const members = [...(audiences.rooms.get(row.id) ?? []), ...heldIn(state, row.id, now, roster)];
    rooms.set(row.id, { row, holdsExternal: members.some((email) => isExternal(email, { config, roster })) });
  }
  for (const id of config.tables.rooms.faulty.keys()) {
    const holdsExternal = [...presentIn(state, id, now)].some((email) => isExternal(email, { config, roster }));
    rooms.set(id, { row: undefined, holdsExternal });
  }
  const currentAudience = somethingEnds(config, state, now) ? undefined : audiencesOfFilms(state);
  const verdicts = new Map(
    config.tables.recordings.rows.map((row) => {
      const verdict = verdictOn(row, config, rooms, today);
      return [row.id, currentAudience ? withoutEnds(verdict, currentAudience.get(row.id), today) : verdict];
    }),
  );
  const slips = slipsOf({ config, state, now, roster, audiences });
  return { config, state, now, today, roster, audiences, rooms, verdicts, staff, slips };
}

/** Where each film is shown now, by recording id. */
function audiencesOfFilms(state: State): Map<string, Audience> {
  const found = new Map<string, Audience>();
  for (const { kind, row, parent, trashed } of state.items.values()) {
    const folder = kind === 'recording' && !trashed ? state.items.get(parent ?? '') : undefined;
    if (folder?.kind === 'audience') found.set(row, audienceOfKey(folder.row));
  }
  return found;
}

/** Whom a permit without external people leaves out. Of a held person, as far as their row can be read. */
export function isExternal(email: string, { config, roster }: Pick<Desired, 'config' | 'roster'>): boolean {
  const person = roster.people.get(email);
  if (person) return person.external;
  for (const cells of config.tables.people.faulty.get(email)?.every ?? []) {
    const external = readCell(tables.people.fields.external, cells.external);
    if ('value' in external && external.value === true) return true;
  }
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return !config.settings.domains.includes(domain);
}

/**
 * A person from outside whom older versions put in a network's group stays in it while it lets them into something where they
 * can't get a grant of their own: a room that can't be read, or a folder in conflict.
 */
function withStranded(audiences: Audiences, roster: Roster, state: State): Audiences {
  const groups = new Map(audiences.groups);
  for (const group of audiences.groups.values()) {
    if (group.kind !== 'networks') continue;
    const belongs = audiences.networks.get(group.row);
    const outside = [...(state.groups.get(group.key)?.members.keys() ?? [])].filter(
      (email) => roster.people.get(email)?.external === true && belongs?.has(email),
    );
    if (outside.length === 0 || roomsOver(state, group.key).every((room) => canBeShared(audiences, state, room))) continue;
    groups.set(group.key, { ...group, people: new Set([...group.people, ...outside]) });
  }
  return { ...audiences, groups };
}

/** The rooms whose groups hold a group, as observed. */
export function roomsOver(state: State, key: string): string[] {
  const byEmail = groupsByEmail(state);
  const holds = (at: string, seen: Set<string>): boolean => {
    if (at === key) return true;
    if (seen.has(at)) return false;
    seen.add(at);
    return [...(state.groups.get(at)?.members.keys() ?? [])].some((email) => {
      const nested = byEmail.get(email)?.key;
      return nested !== undefined && holds(nested, seen);
    });
  };
  return [...state.groups.keys()].filter((at) => at.startsWith('rooms/') && holds(at, new Set())).map((at) => at.slice('rooms/'.length));
}

function canBeShared(audiences: Audiences, state: State, room: string): boolean {
  const isOfRoom = (place: string) =>
    place === `rooms/${room}` || (place.startsWith('audiences/') && audienceOfKey(place.slice('audiences/'.length)).rooms.includes(room));
  return audiences.rooms.has(room) && ![...state.conflicts.keys()].some(isOfRoom);
}

/** Units and areas whose only people are held get no new group; an existing group stays nested for their sake. */
function withHeld(audiences: Audiences, roster: Roster, state: State): Audiences {
  if (roster.held.size === 0) return audiences;
  const inside = [...roster.people.values()].filter((person) => !person.external);
  const known = new Set(
    inside.flatMap((person) => [...[...person.units].map((id) => `units/${id}`), ...[...person.areas].map((id) => `areas/${id}`)]),
  );
  const byEmail = groupsByEmail(state);
  // A held person is in it, or in a nested group that stays as well.
  const keptFor = (key: string, seen: readonly string[] = []): boolean => {
    if (!/^(units|areas)\//.test(key) || known.has(key) || seen.includes(key)) return false;
    return [...(state.groups.get(key)?.members.keys() ?? [])].some((email) => {
      const other = byEmail.get(email)?.key;
      return other === undefined ? roster.held.has(email) : keptFor(other, [...seen, key]);
    });
  };
  const groups = new Map<string, DesiredGroup>();
  const queue = [...audiences.groups.values()];
  for (let group = queue.shift(); group; group = queue.shift()) {
    const nested = new Set(group.groups);
    groups.set(group.key, { ...group, groups: nested });
    for (const email of state.groups.get(group.key)?.members.keys() ?? []) {
      const key = byEmail.get(email)?.key;
      if (key === undefined || !keptFor(key)) continue;
      nested.add(key);
      const row = key.slice(key.indexOf('/') + 1);
      if (!groups.has(key))
        queue.push({ key, kind: key.startsWith('units/') ? 'units' : 'areas', row, name: row, people: new Set(), groups: new Set() });
    }
  }
  return { ...audiences, groups };
}

/**
 * A group that holds a held person is nested nowhere new: they would gain access by a row that can't be read. Its other people
 * are let in one by one until the row is fixed.
 */
function withoutNewcomers(audiences: Audiences, roster: Roster, state: State): Audiences {
  if (roster.held.size === 0) return audiences;
  const peopleOf = (key: string): string[] => {
    const group = audiences.groups.get(key);
    return group ? [...group.people, ...[...group.groups].flatMap(peopleOf)] : [];
  };
  const heldIn = (key: string) => {
    const belong = new Set(peopleOf(key)); // Their readable cells say that they belong here; only the others would be newcomers.
    return [...reachOf(state, key)].filter((email) => roster.held.has(email) && !belong.has(email));
  };
  const groups = new Map(audiences.groups);
  for (const group of audiences.groups.values()) {
    // Nor is a person who, by their readable cells, belongs in this group a newcomer.
    const present = new Set([...reachOf(state, group.key), ...peopleOf(group.key)]);
    const kept = [...group.groups].filter((key) => heldIn(key).every((email) => present.has(email)));
    if (kept.length === group.groups.size) continue;
    const within = new Set(kept.flatMap(peopleOf));
    const apart = [...group.groups].filter((key) => !kept.includes(key)).flatMap(peopleOf);
    const people = new Set([...group.people, ...apart.filter((email) => !within.has(email))]);
    groups.set(group.key, { ...group, people, groups: new Set(kept) });
  }
  return { ...audiences, groups };
}

/** The people whom a room's folder lets in now, as observed; also a folder in conflict. */
export function presentIn(state: State, room: string, now: number): Set<string> {
  return readersOf(state, roomFolder(state, room)?.grants ?? [], now);
}

/** Those of them whose own rows can't be read. */
const heldIn = (state: State, room: string, now: number, { held }: Roster): string[] =>
  held.size === 0 ? [] : [...presentIn(state, room, now)].filter((email) => held.has(email));

/** A row's folder, if it was observed and is not in conflict. */
export function folderOf(state: State, kind: Item['kind'], table: string, row: string): Item | undefined {
  if (state.conflicts.has(`${table}/${row}`)) return undefined;
  const id = state.ids.get(idKey(table, row, 'folder'));
  const item = id === undefined ? undefined : state.items.get(id);
  return item && !item.trashed && item.kind === kind ? item : undefined;
}

/**
 * The people whom a group will reach when the plan is carried out: the desired ones, and held ones. A group that no room needs
 * stays as it is.
 */
export function futureReach(desired: Desired, key: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(key)) return new Set();
  seen.add(key);
  const group = desired.audiences.groups.get(key);
  const reached = new Set(group?.people);
  const nested = new Set(group?.groups);
  const byEmail = groupsByEmail(desired.state);
  for (const email of desired.state.groups.get(key)?.members.keys() ?? []) {
    const other = byEmail.get(email)?.key;
    if (other === undefined) {
      if (!group || desired.roster.held.has(email)) reached.add(email);
    } else if (!group) nested.add(other);
  }
  for (const other of nested) for (const email of futureReach(desired, other, seen)) reached.add(email);
  return reached;
}

/** The people a room will let in when the plan is carried out. A room that can't be read stays as it is; a row that is gone lets nobody in. */
export function futureOf(desired: Desired, room: string): Set<string> {
  const { state, now, roster } = desired;
  const facts = desired.rooms.get(room);
  if (!facts) return new Set();
  if (!facts.row) return stillIn(desired, room);
  if (facts.row.sharing !== 'direkt')
    return new Set([...futureReach(desired, `rooms/${room}`), ...outsidersOf(desired, room), ...heldOneByOne(desired, room)]);
  const kept = heldIn(state, room, now, roster);
  return new Set([...(desired.audiences.rooms.get(room) ?? []), ...kept]);
}

/** Members of a room that shares by group who are in no group, since they are from outside: grants of their own let them in. */
export const outsidersOf = ({ audiences }: Pick<Desired, 'audiences'>, room: string): readonly string[] =>
  audiences.outsiders.get(room) ?? [];

/** People whose row can't be read and whom a room lets in by a grant of their own, as when it shared directly. */
export function heldOneByOne({ state, roster, now }: Desired, room: string): string[] {
  if (roster.held.size === 0) return [];
  const own = roomFolder(state, room)?.grants.filter((grant) => grant.type === 'user') ?? [];
  return [...readersOf(state, own, now)].filter((email) => roster.held.has(email));
}

/** A room that can't be read keeps its grants; who is in the groups may change all the same. */
function stillIn(desired: Desired, room: string): Set<string> {
  const { state, now } = desired;
  const byEmail = groupsByEmail(state);
  const people = new Set<string>();
  for (const grant of roomFolder(state, room)?.grants ?? []) {
    const group = grant.type === 'group' ? byEmail.get(grant.email) : undefined;
    const kept = group ? futureReach(desired, group.key) : readersOf(state, [grant], now);
    for (const email of kept) people.add(email);
  }
  return people;
}

/** A room's name for sentences; the id where its row can't be read. */
export const roomName = ({ rooms }: Pick<Desired, 'rooms'>, id: string): string => rooms.get(id)?.row?.name ?? id;

/** A person's name for sentences; the address where the workbook has none. */
export function nameOf({ config }: Pick<Desired, 'config'>, email: string): string {
  const names = namesOf.get(config) ?? namesIn(config);
  namesOf.set(config, names);
  return names.get(email) || email;
}

const namesOf = new WeakMap<Config, ReadonlyMap<string, string>>();

function namesIn({ tables: { people } }: Config): ReadonlyMap<string, string> {
  const faulty = [...people.faulty].map(([email, { cells }]) => [email, cells.name ?? ''] as const);
  return new Map([...faulty, ...people.rows.map((row) => [row.email, row.name] as const)]);
}
