/** Who is in which network and room, and the tree of groups that says so in Google. */
import type { Config } from '../workbook/config.ts';
import type { Row } from '../workbook/tables.ts';
import type { Person, Roster } from './people.ts';

export type GroupKind = 'rooms' | 'networks' | 'areas' | 'units';

/**
 * A group as it should be: its own people, and the groups nested in it. It holds nobody from outside: a group that no
 * administrator made accepts no address outside the organisation. Such people have grants of their own beside the room's
 * group.
 */
export interface DesiredGroup {
  /** `rooms/rum-alla`, `areas/Team City`, … */
  readonly key: string;
  readonly kind: GroupKind;
  readonly row: string;
  readonly name: string;
  readonly people: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

export interface Audiences {
  /** Members of each good network, by network id. */
  readonly networks: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members of each good room, by room id. */
  readonly rooms: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those of a room's members who are from outside, and so in no group. */
  readonly outsiders: ReadonlyMap<string, readonly string[]>;
  /** Every group that some room with sharing by group needs, by key; nested ones before those that hold them. */
  readonly groups: ReadonlyMap<string, DesiredGroup>;
}

export function audiencesOf(config: Config, roster: Roster): Audiences {
  const inside = [...roster.people.values()].filter((person) => !person.external);
  const networks = new Map(config.tables.networks.rows.map((network) => [network.id, networkMembers(network, inside, roster)]));
  const tree = new GroupTree(config, inside, networks);
  const rooms = new Map<string, ReadonlySet<string>>();
  const outsiders = new Map<string, readonly string[]>();
  for (const room of config.tables.rooms.rows) {
    const fitting = selectsPeople(room) ? inside.filter((person) => fitsRoom(room, person)) : [];
    const members = new Set(room.networks.flatMap((id) => [...(networks.get(id) ?? [])]));
    for (const { email } of fitting) members.add(email);
    rooms.set(room.id, members);
    outsiders.set(
      room.id,
      [...members].filter((email) => roster.people.get(email)?.external === true),
    );
    if (room.sharing !== 'direkt') tree.addRoom(room, fitting);
  }
  return { networks, rooms, outsiders, groups: tree.groups };
}

/** The member rule: any value within a field, all fields together, nobody where all fields are empty. People named by hand are added. */
function networkMembers(network: Row<'networks'>, inside: readonly Person[], roster: Roster): ReadonlySet<string> {
  const rules: ((person: Person) => boolean)[] = [];
  const rule = (words: readonly string[], of: (person: Person) => ReadonlySet<string>) => {
    if (words.length > 0) rules.push((person) => words.some((word) => of(person).has(word)));
  };
  rule(network.areas, (person) => person.areas);
  rule(network.schoolForms, (person) => person.schoolForms);
  rule(network.roles, (person) => person.roles);
  rule(network.subjects, (person) => person.subjects);
  rule(network.units, (person) => person.units);
  const members = new Set<string>();
  if (rules.length > 0) {
    for (const person of inside) if (rules.every((holds) => holds(person))) members.add(person.email);
  }
  for (const email of [...network.add, ...network.leaders]) if (roster.people.has(email)) members.add(email);
  for (const email of network.exclude) members.delete(email);
  return members;
}

/** Whether a room is for people by what they are, and not for networks alone. */
const selectsPeople = ({ everyone, areas, schoolForms, roles }: Row<'rooms'>): boolean =>
  everyone === true || areas.length + schoolForms.length + roles.length > 0;

function fitsRoom(room: Row<'rooms'>, person: Person): boolean {
  return (
    room.everyone === true ||
    room.areas.some((area) => person.areas.has(area)) ||
    room.schoolForms.some((form) => person.schoolForms.has(form)) ||
    room.roles.some((role) => person.roles.has(role))
  );
}

/** Builds groups so that each person is in few: unit groups in area groups, area and network groups in room groups. */
class GroupTree {
  readonly groups = new Map<string, DesiredGroup>();
  private readonly config: Config;
  private readonly networks: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly insiders: ReadonlySet<string>;
  private readonly unitPeople = new Map<string, Set<string>>();
  private readonly areaPeople = new Map<string, Set<string>>();

  constructor(config: Config, inside: readonly Person[], networks: ReadonlyMap<string, ReadonlySet<string>>) {
    this.config = config;
    this.networks = networks;
    this.insiders = new Set(inside.map((person) => person.email));
    for (const person of inside) {
      for (const unit of person.units) put(this.unitPeople, unit, person.email);
      for (const area of person.areas) put(this.areaPeople, area, person.email);
    }
  }

  /** `fitting`: the people inside the organisation whom it is for by what they are. */
  addRoom(room: Row<'rooms'>, fitting: readonly Person[]): void {
    const nested = new Set(room.networks.map((id) => this.network(id)).filter((key) => key !== undefined));
    const { units } = this.config.tables;
    if (room.everyone) {
      for (const area of this.areaPeople.keys()) nested.add(this.area(area));
      for (const unit of units.rows) if (unit.area === '' && this.unitPeople.has(unit.id)) nested.add(this.unit(unit.id, unit.name));
    } else {
      for (const area of room.areas) if (this.areaPeople.has(area)) nested.add(this.area(area));
      for (const unit of units.rows) {
        const covered = unit.area !== '' && room.areas.includes(unit.area);
        const desired = unit.schoolForm.some((form) => room.schoolForms.includes(form));
        if (desired && !covered && this.unitPeople.has(unit.id)) nested.add(this.unit(unit.id, unit.name));
      }
    }
    const reached = this.reach(nested);
    const people = fitting.map(({ email }) => email).filter((email) => !reached.has(email));
    this.add('rooms', room.id, room.name, people, nested);
  }

  private network(id: string): string | undefined {
    const row = this.config.tables.networks.rows.find((network) => network.id === id);
    const members = this.networks.get(id);
    if (!row || !members) return undefined;
    const people = [...members].filter((email) => this.insiders.has(email));
    return this.add('networks', id, row.name, people, []);
  }

  private area(area: string): string {
    const units = this.config.tables.units.rows.filter((unit) => unit.area === area && this.unitPeople.has(unit.id));
    const nested = units.map((unit) => this.unit(unit.id, unit.name));
    const reached = this.reach(nested);
    const direct = [...(this.areaPeople.get(area) ?? [])].filter((email) => !reached.has(email));
    return this.add('areas', area, area, direct, nested);
  }

  private unit(id: string, name: string): string {
    return this.add('units', id, name, this.unitPeople.get(id) ?? [], []);
  }

  private add(kind: GroupKind, row: string, name: string, people: Iterable<string>, groups: Iterable<string>): string {
    const key = `${kind}/${row}`;
    if (!this.groups.has(key)) this.groups.set(key, { key, kind, row, name, people: new Set(people), groups: new Set(groups) });
    return key;
  }

  private reach(keys: Iterable<string>): Set<string> {
    const reached = new Set<string>();
    for (const key of keys) {
      const group = this.groups.get(key);
      if (!group) continue;
      for (const email of group.people) reached.add(email);
      for (const email of this.reach(group.groups)) reached.add(email);
    }
    return reached;
  }
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
