/**
 * The workbook's rules, read a second time from the reference alone: who counts, who is in which network and room, and who
 * may see which film on a day. Takes cells as people type them; imports nothing of the product. Slow and plain on purpose.
 * It says what an untouched Google should come to: what a faulty row *holds* as it is depends on what was there before.
 */
export type Cell = string | number | boolean | null | undefined;
export type Row = Readonly<Record<string, Cell>>;
export interface Tables {
  readonly units: readonly Row[];
  readonly people: readonly Row[];
  readonly mandates: readonly Row[];
  readonly networks: readonly Row[];
  readonly rooms: readonly Row[];
  readonly recordings: readonly Row[];
  readonly permits: readonly Row[];
  readonly settings: readonly Row[];
}

export interface Circumstances {
  /** YYYY-MM-DD, local. */
  readonly day: string;
  /** Recordings that have a file. */
  readonly filmed: ReadonlySet<string>;
  /** A room's row as it stood when a permit was answered; the present row where this is absent. */
  readonly roomThen?: (permit: string, room: string) => Row | undefined;
}

export interface Ruling {
  /** Those who count, by e-mail; external people among them. */
  readonly counts: ReadonlySet<string>;
  readonly external: ReadonlySet<string>;
  /** People's rows that grant nothing since they can't be trusted, by e-mail as far as it can be read. */
  readonly faulty: ReadonlySet<string>;
  /** Those who count and whom a mandate names that can't be trusted: what is their own gives, the mandate takes nothing away. */
  readonly heldByMandate: ReadonlySet<string>;
  readonly networks: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rooms: ReadonlyMap<string, ReadonlySet<string>>;
  /** The rooms in which each film may be seen. */
  readonly shown: ReadonlyMap<string, readonly string[]>;
  /** Films that have a last day. */
  readonly ending: ReadonlySet<string>;
  /** Films whose last day is over: a permit's, or the consent's for children in picture. */
  readonly over: ReadonlySet<string>;
  /** Coordinators: they see everything. */
  readonly coordinators: ReadonlySet<string>;
  /** Who may see a film, coordinators included. */
  viewers(film: string): Set<string>;
  /** Lecturers who asked to see a film first, while nothing but their word on it is missing: they may see it, and nobody else. */
  previewers(film: string): Set<string>;
}

// ── Cells ──

const text = (cell: Cell): string =>
  cell === null || cell === undefined
    ? ''
    : String(cell)
        .normalize('NFC')
        .replace(/[\r\n\t\u00a0]+/g, ' ')
        .trim();
const same = (word: string): string => word.toLowerCase().replace(/\s+/g, ' ');
const list = (cell: Cell): string[] =>
  cell === null || cell === undefined
    ? []
    : String(cell)
        .split(/[,;\r\n]/)
        .map(text)
        .filter((part) => part !== '');
const isYes = (cell: Cell): boolean => ['ja', 'x', '1', 'true', 'sant', 'yes', 'j'].includes(same(text(cell)));
const isNo = (cell: Cell): boolean => ['', 'nej', '0', 'false', 'falskt', 'no', 'n'].includes(same(text(cell)));
const isYesOrNo = (cell: Cell): boolean => isYes(cell) || isNo(cell);

/** YYYY-MM-DD, '' for nothing, undefined for what is no date. Sheets keeps real dates as days since 1899-12-30. */
function day(cell: Cell): string | undefined {
  if (typeof cell === 'number') return new Date(Date.UTC(1899, 11, 30) + cell * 86_400_000).toISOString().slice(0, 10);
  const shown = text(cell);
  if (shown === '') return '';
  const time = /^\d{4}-\d\d-\d\d$/.test(shown) ? Date.parse(`${shown}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== shown ? undefined : shown;
}

/** Both ends count; undefined where a date can't be read or the end comes before the beginning. */
function inForce(row: Row, today: string): boolean | undefined {
  const [from, to] = [day(row.from), day(row.to)];
  if (from === undefined || to === undefined || (from !== '' && to !== '' && to < from)) return undefined;
  return (from === '' || from <= today) && (to === '' || today <= to);
}

const ROLES = [
  'pedagog',
  'lärspridare',
  'huvudlärspridare',
  'ikt-pedagog',
  'ikt-strateg',
  'rektor',
  'biträdande rektor',
  'samordnare',
  'utvecklingsledare',
  'administratör',
  'vikarie',
  'chef',
];
const FORMS: Readonly<Record<string, string>> = {
  fs: 'förskola',
  fklass: 'förskoleklass',
  fth: 'fritidshem',
  gr: 'grundskola',
  grs: 'anpassad grundskola',
  gy: 'gymnasieskola',
  gys: 'anpassad gymnasieskola',
  vux: 'vuxenutbildning',
};
const formOf = (word: string): string | undefined => FORMS[same(word)] ?? Object.values(FORMS).find((form) => form === same(word));
const areRoles = (cell: Cell): boolean => list(cell).every((role) => ROLES.includes(same(role)));
const areForms = (cell: Cell): boolean => list(cell).every((form) => formOf(form) !== undefined);
const roles = (cell: Cell): string[] => list(cell).map(same);
const forms = (cell: Cell): string[] => list(cell).map((form) => formOf(form) ?? '');

/** An address as the workbook compares it; `good` is whether it is one at all, in letters that are what they seem. */
function address(cell: Cell): Address {
  const known = addresses.get(cell) ?? addressIn(cell);
  addresses.set(cell, known);
  return known;
}

interface Address {
  readonly email: string;
  readonly good: boolean;
}
/** The same few cells are asked about after every call. */
const addresses = new Map<Cell, Address>();

function addressIn(cell: Cell): Address {
  const email = text(text(cell).normalize('NFKC'))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .toLowerCase();
  return { email, good: /^[a-z0-9._+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email) && !/[@.]xn--/.test(email) };
}

/** What the eye takes for the same domain. */
const toTheEye = (domain: string): string => domain.replace(/0/g, 'o').replace(/[1i]/g, 'l').replace(/rn/g, 'm').replace(/-/g, '');

/** Rows that share their key with no other row. */
function alone(rows: readonly Row[], key: (row: Row) => string): Row[] {
  const times = new Map<string, number>();
  for (const row of rows) times.set(key(row), (times.get(key(row)) ?? 0) + 1);
  return rows.filter((row) => key(row) !== '' && times.get(key(row)) === 1);
}
const id = (row: Row): string => text(row.id);

// ── The rules ──

interface Someone {
  readonly external: boolean;
  readonly units: readonly string[];
  readonly areas: readonly string[];
  readonly forms: readonly string[];
  readonly roles: readonly string[];
  readonly subjects: readonly string[];
}

/** Reads the rules for one day. */
export function rulesFor(tables: Tables, { day: today, filmed, roomThen }: Circumstances): Ruling {
  const setting = (...names: string[]): string[] => list(tables.settings.find((row) => names.includes(text(row.name)))?.value);
  const domains = setting('Domäner', 'domains').map((domain) => domain.toLowerCase());
  const coordinators = new Set(setting('Samordnare', 'coordinators').map((email) => email.toLowerCase()));

  // Units and areas.
  const units = new Map(
    alone(tables.units, id)
      .filter((row) => text(row.name) !== '' && areForms(row.schoolForm))
      .map((row) => [id(row), row]),
  );
  const areas = new Map([...units.values()].flatMap((row) => (text(row.area) === '' ? [] : [[same(text(row.area)), text(row.area)]])));
  const unitOf = (word: string): string | undefined => {
    if (tables.units.some((row) => id(row) === word)) return units.has(word) ? word : undefined;
    const named = tables.units.filter((row) => same(text(row.name)) === same(word));
    const [only] = named;
    return named.length === 1 && only && units.has(id(only)) ? id(only) : undefined;
  };
  const areUnits = (cell: Cell): boolean => list(cell).every((word) => unitOf(word) !== undefined);
  const areAreas = (cell: Cell): boolean => list(cell).every((word) => areas.has(same(word)));
  const unitIds = (cell: Cell): string[] => list(cell).map((word) => unitOf(word) ?? '');
  const areaNames = (cell: Cell): string[] => list(cell).map((word) => areas.get(same(word)) ?? '');

  // Who counts: employed today, not outside sync, with an address in an allowed domain or marked as external.
  const emailOf = (row: Row): string => address(row.email).email;
  const isAllowed = (cell: Cell, external: boolean): boolean => {
    const { email, good } = address(cell);
    const domain = email.slice(email.lastIndexOf('@') + 1);
    if (!good) return false;
    if (domains.includes(domain)) return true;
    return external && !domains.some((own) => toTheEye(own) === toTheEye(domain));
  };
  const faulty = new Set(tables.people.map(emailOf));
  const people = new Map<string, Someone>();
  for (const row of alone(tables.people, emailOf)) {
    const external = isYes(row.external);
    const sound =
      isAllowed(row.email, external) &&
      (text(row.inviteEmail) === '' || isAllowed(row.inviteEmail, external)) &&
      (text(row.unit) === '' || unitOf(text(row.unit)) !== undefined) &&
      areUnits(row.otherUnits) &&
      areAreas(row.areas) &&
      areRoles(row.roles) &&
      isYesOrNo(row.protected) &&
      isYesOrNo(row.external);
    const employed = inForce(row, today);
    if (!sound || employed === undefined) continue;
    faulty.delete(emailOf(row));
    if (!employed || isYes(row.protected)) continue;
    const mandates = alone(tables.mandates, id).filter(
      (mandate) => address(mandate.person).email === emailOf(row) && isSound(mandate) && inForce(mandate, today),
    );
    const mine = [
      ...(text(row.unit) === '' ? [] : [unitOf(text(row.unit)) ?? '']),
      ...unitIds(row.otherUnits),
      ...mandates.flatMap((one) => unitIds(one.units)),
    ];
    people.set(emailOf(row), {
      external,
      units: mine,
      areas: [
        ...mine
          .map((unit) => text(units.get(unit)?.area))
          .filter((area) => area !== '')
          .map((area) => areas.get(same(area)) ?? area),
        ...areaNames(row.areas),
        ...mandates.flatMap((one) => areaNames(one.areas)),
      ],
      forms: mine.flatMap((unit) => forms(units.get(unit)?.schoolForm)),
      roles: [...roles(row.roles), ...mandates.flatMap((one) => roles(one.role))],
      subjects: list(row.subjects),
    });
  }
  function isSound(mandate: Row): boolean {
    const known = tables.people.some((row) => emailOf(row) === address(mandate.person).email);
    return known && text(mandate.role) !== '' && areRoles(mandate.role) && areUnits(mandate.units) && areAreas(mandate.areas);
  }
  const areKnown = (cell: Cell): boolean => list(cell).every((one) => tables.people.some((row) => emailOf(row) === address(one).email));
  // "A faulty row grants nothing, and removes nothing: whoever or whatever it stood for … is *held* as it is" (the design).
  const sure = new Set(alone(tables.mandates, id).filter((mandate) => isSound(mandate) && inForce(mandate, today) !== undefined));
  const unsure = tables.mandates.filter((mandate) => id(mandate) !== '' && !sure.has(mandate));
  const heldByMandate = new Set(unsure.map((mandate) => address(mandate.person).email).filter((email) => people.has(email)));
  const staff = [...people].filter(([, person]) => !person.external);

  // Networks: any within a field, all across fields, nobody where all are empty; then those named by hand.
  const networks = new Map<string, Set<string>>();
  for (const row of alone(tables.networks, id)) {
    const sound =
      text(row.name) !== '' &&
      areAreas(row.areas) &&
      areForms(row.schoolForms) &&
      areRoles(row.roles) &&
      areUnits(row.units) &&
      areKnown(row.add) &&
      areKnown(row.exclude) &&
      areKnown(row.leaders);
    if (!sound) continue;
    const asks: [string[], (person: Someone) => readonly string[]][] = [
      [areaNames(row.areas), (person) => person.areas],
      [forms(row.schoolForms), (person) => person.forms],
      [roles(row.roles), (person) => person.roles],
      [list(row.subjects), (person) => person.subjects],
      [unitIds(row.units), (person) => person.units],
    ];
    const asked = asks.filter(([words]) => words.length > 0);
    const members = new Set<string>();
    for (const [email, person] of staff) {
      if (asked.length > 0 && asked.every(([words, has]) => words.some((word) => has(person).includes(word)))) members.add(email);
    }
    for (const one of [...list(row.add), ...list(row.leaders)]) if (people.has(address(one).email)) members.add(address(one).email);
    for (const one of list(row.exclude)) members.delete(address(one).email);
    networks.set(id(row), members);
  }

  // Rooms: the people of any of its networks, areas, school forms and roles, or everyone but external people.
  const rooms = new Map<string, Set<string>>();
  for (const row of alone(tables.rooms, id)) {
    const sound =
      text(row.name) !== '' &&
      list(row.networks).every((network) => networks.has(network)) &&
      areAreas(row.areas) &&
      areForms(row.schoolForms) &&
      areRoles(row.roles) &&
      isYesOrNo(row.everyone) &&
      ['', 'grupp', 'direkt'].includes(same(text(row.sharing)));
    if (!sound) continue;
    const members = new Set<string>();
    for (const network of list(row.networks)) for (const email of networks.get(network) ?? []) members.add(email);
    for (const [email, person] of staff) {
      const inside =
        isYes(row.everyone) ||
        areaNames(row.areas).some((area) => person.areas.includes(area)) ||
        forms(row.schoolForms).some((form) => person.forms.includes(form)) ||
        roles(row.roles).some((role) => person.roles.includes(role));
      if (inside) members.add(email);
    }
    rooms.set(id(row), members);
  }

  // Films: a file, and permits that all allow it, in that room, today.
  const permits = alone(tables.permits, id);
  const shown = new Map<string, string[]>();
  const first = new Map<string, string[]>();
  const [ending, over] = [new Set<string>(), new Set<string>()];
  for (const film of alone(tables.recordings, id)) {
    const named = [...new Set(list(film.permit))].map((key) => permits.find((permit) => id(permit) === key));
    const consent = day(film.childrenUntil);
    const lasts = [...named.map((permit) => day(permit?.to)), isYes(film.children) ? consent : undefined];
    if (lasts.some((last) => last !== undefined && last !== '')) ending.add(id(film));
    if (lasts.some((last) => last !== undefined && last !== '' && last < today)) over.add(id(film));
    const opens = (allow: (permit: Row, film: Row) => boolean): boolean =>
      text(film.title) !== '' &&
      filmed.has(id(film)) &&
      named.length > 0 &&
      list(film.lecturer).length <= Math.max(1, voices(named)) &&
      list(film.rooms).every((room) => tables.rooms.some((row) => id(row) === room)) &&
      isYesOrNo(film.children) &&
      consent !== undefined &&
      (!isYes(film.children) || (consent !== '' && today <= consent)) &&
      named.every((permit) => permit !== undefined && allow(permit, film));
    const isSeen = (permit: Row): boolean => isNo(permit.preview) || (isYes(permit.preview) && isYes(permit.approved));
    const open = opens((permit, one) => allows(permit, one) && isSeen(permit));
    const unseen = named.flatMap((permit) => (permit !== undefined && !isSeen(permit) ? [permit] : []));
    const known = unseen.every((permit) => isYesOrNo(permit.preview) && isYesOrNo(permit.approved));
    if (!open && known && opens(allows))
      first.set(
        id(film),
        unseen
          .filter((permit) => isTheirs(permit, film))
          .map((permit) => address(permit.lecturerEmail).email)
          .filter((email) => people.has(email)),
      );
    const where = open ? list(film.rooms).filter((room) => named.every((permit) => permit !== undefined && includes(permit, room))) : [];
    shown.set(id(film), [...new Set(where)]);
  }
  /** One person's permits are one voice; a permit without a name is one of its own. */
  function voices(given: readonly (Row | undefined)[]): number {
    const names = given.map((permit) => same(text(permit?.lecturer)));
    return new Set(names.filter((name) => name !== '')).size + names.filter((name) => name === '').length;
  }
  /** By name, where both sides have one: every word of the shorter stands in the longer. */
  function isTheirs(permit: Row, film: Row): boolean {
    const words = (name: string): string[] =>
      same(name)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== '' && word !== 'och');
    const mine = [permit.lecturer, tables.people.find((row) => emailOf(row) === address(permit.lecturerEmail).email)?.name].map((name) =>
      words(text(name)),
    );
    const theirs = list(film.lecturer)
      .map(words)
      .filter((name) => name.length > 0);
    if (text(permit.lecturer) === '' || theirs.length === 0) return true;
    const fits = (a: string[], b: string[]): boolean =>
      a.length > 0 && b.length > 0 && (a.length < b.length ? a.every((word) => b.includes(word)) : b.every((word) => a.includes(word)));
    return mine.some((name) => theirs.some((other) => fits(name, other)));
  }
  function allows(permit: Row, film: Row): boolean {
    const covers = list(permit.recordings).some(
      (entry) =>
        entry === id(film) ||
        same(entry) === 'alla' ||
        (text(film.series) !== '' &&
          same(entry).startsWith('serie:') &&
          same(entry.slice('serie:'.length)).trim() === same(text(film.series))),
    );
    const known = list(permit.recordings).every(
      (entry) => same(entry) === 'alla' || same(entry).startsWith('serie:') || tables.recordings.some((row) => id(row) === entry),
    );
    return (
      covers &&
      known &&
      same(text(permit.answer)) === 'ja' &&
      inForce(permit, today) === true &&
      text(permit.withdrawn) === '' &&
      isYesOrNo(permit.preview) &&
      isYesOrNo(permit.approved) &&
      isYesOrNo(permit.external)
    );
  }
  function includes(permit: Row, room: string): boolean {
    const members = rooms.get(room);
    const row = tables.rooms.find((one) => id(one) === room);
    if (!members || !row) return false;
    const toAll = list(permit.audience).some((entry) => same(entry) === 'alla medarbetare');
    const byName = list(permit.audience).includes(room);
    const holdsExternal = [...members].some((email) => people.get(email)?.external);
    if (holdsExternal && !isYes(permit.external)) return false;
    return toAll || (byName && !isWider(row, roomThen ? roomThen(id(permit), room) : row));
  }

  return {
    counts: new Set(people.keys()),
    external: new Set([...people].filter(([, person]) => person.external).map(([email]) => email)),
    faulty,
    heldByMandate,
    networks,
    rooms,
    shown,
    ending,
    over,
    coordinators,
    previewers: (film) => new Set(first.get(film) ?? []),
    viewers: (film) => new Set([...coordinators, ...(shown.get(film) ?? []).flatMap((room) => [...(rooms.get(room) ?? [])])]),
  };
}

/** Whether a room's rule lets in by something it did not let in by before. */
function isWider(now: Row, then: Row | undefined): boolean {
  if (then === undefined || isYes(then.everyone)) return false;
  if (isYes(now.everyone)) return true;
  return ['networks', 'areas', 'schoolForms', 'roles'].some((field) => {
    const before = list(then[field]).map(same);
    return list(now[field]).some((word) => !before.includes(same(word)));
  });
}
