/** A small town as plain data, and a Google that does what a plan's steps say: enough to plan, carry out and plan again. */
import type { Change, Place, Step } from '../../src/domain/plan/change.ts';
import { type Planned, planFor } from '../../src/domain/plan/plan.ts';
import type { Event, Grant, Group, Item, State } from '../../src/domain/plan/state.ts';
import { instantOf } from '../../src/domain/time/dates.ts';
import type { Config } from '../../src/domain/workbook/config.ts';
import { parseWorkbook, sheetOf } from '../../src/domain/workbook/parse.ts';
import { checkReferences } from '../../src/domain/workbook/references.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';

export type Cells = Readonly<Record<string, unknown>>;
export type Tables = Partial<Record<TableName, readonly Cells[]>>;

/** Monday 16 November 2026, 09:00 in Sweden. */
export const NOW = Date.parse('2026-11-16T08:00:00Z');
export const DAY = 86_400_000;
export const MARYAM = 'maryam@delaby.example';
export const AINO = 'aino@delaby.example';
export const ELIF = 'elif@delaby.example';
export const JO = 'jo@delaby.example';
export const KARIN = 'karin@delaby.example';
export const OLA = 'ola@delaby.example';
export const PER = 'per@delaby.example';
export const GUEST = 'gast@annan.example';

/**
 * Blåsippan and Solen in Team City, Åkerskolan in Team Norr. Aino and Jo are lärspridare by mandate. `rum-alla` is
 * everyone's, `rum-lar` the network's, `rum-city` the area's. F-1 is permitted in rum-lar, F-2 for all staff.
 */
export const town: Tables = {
  settings: [
    { name: 'domains', value: 'delaby.example' },
    { name: 'coordinators', value: MARYAM },
    { name: 'customerId', value: 'C0delaby' },
  ],
  units: [
    { id: 'u1', name: 'Förskolan Blåsippan', area: 'Team City', schoolForm: 'förskola' },
    { id: 'u2', name: 'Förskolan Solen', area: 'Team City', schoolForm: 'förskola' },
    { id: 'u3', name: 'Åkerskolan', area: 'Team Norr', schoolForm: 'grundskola' },
  ],
  people: [
    { email: MARYAM, name: 'Maryam Lindqvist', roles: 'samordnare' },
    { email: AINO, name: 'Aino Bergström', unit: 'u1', roles: 'pedagog' },
    { email: ELIF, name: 'Elif Demir', unit: 'u1' },
    { email: JO, name: 'Johan Åkesson', unit: 'u3' },
    { email: KARIN, name: 'Karin Öberg', unit: 'u2', subjects: 'matematik' },
    { email: OLA, name: 'Ola Nilsson' },
    { email: PER, name: 'Per Ek', unit: 'u2', from: '2026-01-01', to: '2027-06-10' },
  ],
  mandates: [
    { id: 'U-1', person: AINO, role: 'lärspridare', from: '2026-08-01' },
    { id: 'U-2', person: JO, role: 'lärspridare', from: '2026-08-01' },
  ],
  networks: [{ id: 'N-1', name: 'Alla lärspridare', roles: 'lärspridare', minutes: 90 }],
  rooms: [
    { id: 'rum-alla', name: 'Alla', everyone: 'ja' },
    { id: 'rum-lar', name: 'Lärspridarnas rum', networks: 'N-1' },
    { id: 'rum-city', name: 'City', areas: 'Team City' },
  ],
  permits: [
    { id: 'M-1', lecturer: 'Ann-Sofi Dahl', recordings: 'F-1', answer: 'ja', audience: 'rum-lar', to: '2027-06-30' },
    { id: 'M-2', lecturer: 'Gunilla Sjöström', recordings: 'serie:Språk', answer: 'ja', audience: 'alla medarbetare' },
  ],
  recordings: [
    { id: 'F-1', title: 'Systematik som hjälper', lecturer: 'Ann-Sofi Dahl', rooms: 'rum-alla, rum-lar', permit: 'M-1' },
    { id: 'F-2', title: 'Flerspråkighet i vardagen', lecturer: 'Gunilla Sjöström', series: 'Språk', rooms: 'rum-alla', permit: 'M-2' },
  ],
  meetings: [{ id: 'T-1', network: 'N-1', title: 'Nätverksträff', start: '2026-12-02 13:00', place: 'Stadshuset' }],
};

const KEY: Partial<Record<TableName, string>> = { people: 'email', settings: 'name' };

/** The tables with some of one row's cells changed. */
export function edit(tables: Tables, table: TableName, key: string, cells: Cells): Tables {
  const field = KEY[table] ?? 'id';
  const rows = tables[table] ?? [];
  if (!rows.some((row) => row[field] === key)) throw new Error(`no ${table} ${key}`);
  return { ...tables, [table]: rows.map((row) => (row[field] === key ? { ...row, ...cells } : row)) };
}

export const add = (tables: Tables, table: TableName, ...rows: Cells[]): Tables => ({
  ...tables,
  [table]: [...(tables[table] ?? []), ...rows],
});

export const drop = (tables: Tables, table: TableName, ...keys: string[]): Tables => ({
  ...tables,
  [table]: (tables[table] ?? []).filter((row) => !keys.includes(String(row[KEY[table] ?? 'id']))),
});

/** A room that everyone sees, and so many colleagues without a unit: p1@…, p2@…. */
export const crowd = (tables: Tables, many: number): Tables =>
  add(
    tables,
    'people',
    ...Array.from({ length: many }, (_, n) => ({ email: `p${n + 1}@delaby.example`, name: `Person ${n + 1}`, unit: 'u2' })),
  );

export function configOf(tables: Tables): Config {
  const sheets = Object.entries(tables).map(([table, rows]) => [table, sheetOf(table as TableName, rows ?? [])]);
  return checkReferences(parseWorkbook(Object.fromEntries(sheets)));
}

/** Nothing made yet; every recording's film waits in the waiting room. */
export function untouched(tables: Tables): State {
  const items = new Map<string, Item>();
  const put = (id: string, kind: Item['kind'], parent: string | undefined, row = '') =>
    items.set(id, { id, name: id, kind, parent, row, trashed: false, grants: [] });
  put('root', 'root', undefined);
  put('waiting', 'waiting', 'root');
  const ids = new Map<string, string>();
  for (const film of tables.recordings ?? []) {
    put(`film-${film.id}`, 'recording', 'waiting', String(film.id));
    ids.set(`recordings/${film.id}/file`, `film-${film.id}`);
  }
  return {
    workspaceId: 'w1',
    spreadsheetId: 'sheet',
    rootFolder: 'root',
    waitingRoom: 'waiting',
    calendarId: 'calendar',
    operator: MARYAM,
    items,
    groups: new Map(),
    events: new Map(),
    ids,
    conflicts: new Map(),
  };
}

export const planOf = (tables: Tables, state: State, now = NOW): Planned => planFor(configOf(tables), state, now);

const PHASES = ['withdraw', 'revoke', 'create', 'grant', 'publish', 'meetings'];

/** What Google holds once these changes are carried out; `each` looks at it after every step. */
export function carriedOut(from: State, changes: readonly Change[], each?: (state: State, step: Step, change: Change) => void): State {
  const state: State & { items: Map<string, Item>; groups: Map<string, Group>; events: Map<string, Event>; ids: Map<string, string> } = {
    ...from,
    items: new Map(from.items),
    groups: new Map(from.groups),
    events: new Map(from.events),
    ids: new Map(from.ids),
  };
  for (const phase of PHASES) {
    for (const change of changes) {
      for (const step of change.steps) {
        if (step.phase !== phase) continue;
        take(state, step);
        each?.({ ...state }, step, change); // Another object, since the groups' index is remembered by state.
      }
    }
  }
  return { ...state };
}

let made = 0;

function take(state: Parameters<typeof placeId>[0] & { groups: Map<string, Group>; events: Map<string, Event> }, step: Step): void {
  const change = (id: string, cells: Partial<Item>) => {
    const item = state.items.get(id);
    if (item) state.items.set(id, { ...item, ...cells });
  };
  const grants = (id: string, next: (grants: readonly Grant[]) => readonly Grant[]) =>
    change(id, { grants: next(state.items.get(id)?.grants ?? []) });
  switch (step.kind) {
    case 'file':
      change(step.file, { parent: placeId(state, step.to) });
      return;
    case 'unlink':
      state.items.delete(step.shortcut);
      return;
    case 'link': {
      const id = `shortcut-${++made}`;
      state.items.set(id, {
        id,
        name: step.name,
        kind: 'shortcut',
        row: step.row,
        parent: placeId(state, step.into),
        trashed: false,
        grants: [],
        target: step.target,
      });
      return;
    }
    case 'makeFolder': {
      const id = `folder-${step.table}-${step.row}`;
      if (state.items.has(id)) throw new Error(`made twice: ${id}`);
      state.items.set(id, {
        id,
        name: step.name,
        kind: step.table === 'rooms' ? 'room' : 'audience',
        row: step.row,
        parent: 'root',
        trashed: false,
        grants: [],
      });
      state.ids.set(step.make, id);
      return;
    }
    case 'protect': {
      const { copyable: _copyable, shareable: _shareable, ...item } = state.items.get(step.file) as Item;
      state.items.set(step.file, item);
      return;
    }
    case 'renameFolder':
      change(step.id, { name: step.name });
      return;
    case 'makeGroup':
      state.groups.set(step.key, { key: step.key, email: step.email, name: `groups/${step.key}`, members: new Map() });
      state.ids.set(`${step.key}/group`, step.email);
      return;
    case 'ungrant':
      grants(step.item, (all) => all.filter((one) => one.permissionId !== step.permissionId));
      return;
    case 'grant':
      grants(placeId(state, step.on), (all) => [
        ...all,
        { permissionId: `p-${step.email}`, type: step.type, role: step.role, email: step.email, until: step.until },
      ]);
      return;
    case 'renew':
      grants(step.item, (all) =>
        all.map((one) => (one.permissionId === step.permissionId ? { ...one, role: step.role, until: step.until } : one)),
      );
      return;
    case 'member':
    case 'unmember': {
      const group = state.groups.get(step.group);
      if (!group) throw new Error(`no group ${step.group}`);
      const members = new Map(group.members);
      if (step.kind === 'member') members.set(step.email, { membership: `m-${step.email}` });
      else members.delete(step.email);
      state.groups.set(step.group, { ...group, members });
      return;
    }
    case 'event': {
      const { body } = step;
      const [start, end] = [instantOf(body.start, body.timeZone), instantOf(body.end, body.timeZone)];
      const { title, place, description, guests } = body;
      state.events.set(step.id, {
        id: step.id,
        etag: 'e',
        sequence: 0,
        row: step.row,
        cancelled: false,
        title,
        place,
        description,
        start,
        end,
        hasMeetLink: body.meetLink,
        hidesGuests: body.hidesGuests,
        guests,
      });
      return;
    }
    case 'cancelEvent': {
      const event = state.events.get(step.id);
      if (event) state.events.set(step.id, { ...event, cancelled: true });
    }
  }
}

function placeId(state: State & { items: Map<string, Item>; ids: Map<string, string> }, place: Place): string {
  const id = 'id' in place ? place.id : state.ids.get(place.make);
  if (id === undefined) throw new Error(`no place ${JSON.stringify(place)}`);
  return id;
}

/** What Google holds once the tables have been applied, guard or no guard. */
export function settled(tables: Tables, from: State = untouched(tables), now = NOW): State {
  const state = carriedOut(from, planOf(tables, from, now).plan.changes);
  const left = planOf(tables, state, now).plan.changes.map((change) => `${change.action} ${change.id}`);
  if (left.length > 0) throw new Error(`not settled: ${left.join('; ')}`);
  return state;
}

/** The state with one item changed. */
export const withItem = (state: State, id: string, cells: Partial<Item>): State => {
  const item = state.items.get(id) ?? { id, name: id, kind: 'stray', row: '', parent: undefined, trashed: false, grants: [] };
  return { ...state, items: new Map(state.items).set(id, { ...item, ...cells }) };
};

export const grant = (email: string, type: Grant['type'] = 'user', role = 'reader', until?: number): Grant => ({
  permissionId: `hand-${email}${type}`,
  type,
  role,
  email,
  until,
});

export const summary = (planned: Planned): string[] => planned.plan.changes.map((change) => `${change.action} ${change.id}`);
export const loses = (planned: Planned): string[] => [...new Set(planned.plan.changes.flatMap((change) => change.loses))].sort();
export const gains = (planned: Planned): string[] => [...new Set(planned.plan.changes.flatMap((change) => change.gains))].sort();
export const changeOf = (planned: Planned, id: string): Change => {
  const change = planned.plan.changes.find((one) => one.id === id);
  if (!change) throw new Error(`no change ${id}; there are ${summary(planned).join('; ')}`);
  return change;
};
export const filmOf = (planned: Planned, id: string) => {
  const film = planned.films.find((one) => one.id === id);
  if (!film) throw new Error(`no film ${id}`);
  return film;
};
/** The rooms that may show a film, by the plan; undefined where it waits. */
export const roomsOf = (tables: Tables, film: string, state = untouched(tables), now = NOW) =>
  filmOf(planOf(tables, state, now), film).audience?.rooms;
