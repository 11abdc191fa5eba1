/**
 * Spoilt cells: whoever a row stood for keeps what they have until somebody has mended or reviewed it. The rule for the
 * hourly run: nobody loses, and nobody gains, by anything but a row that can be read and says so in its own place.
 */

import type { Change } from '../../src/domain/plan/change.ts';
import { type Planned, planFor } from '../../src/domain/plan/plan.ts';
import { memoryDue } from '../../src/domain/plan/remembering.ts';
import { readersOf, type State } from '../../src/domain/plan/state.ts';
import { parseWorkbook, sheetOf } from '../../src/domain/workbook/parse.ts';
import { checkRemembered } from '../../src/domain/workbook/remembered.ts';
import { fieldsOf, type TableName } from '../../src/domain/workbook/tables.ts';
import { swedish } from '../messages/said.ts';
import {
  AINO,
  add,
  type Cells,
  carriedOut,
  crowd,
  DAY,
  drop,
  edit,
  GUEST,
  JO,
  KARIN,
  NOW,
  OLA,
  settled,
  town as small,
  type Tables,
} from './fixture.ts';

const town: Tables = add(
  add(
    add(
      add(edit(crowd(small, 30), 'people', KARIN, { areas: 'Team Norr', otherUnits: 'u1', stages: 'F-3', interests: 'lek' }), 'people', {
        email: GUEST,
        name: 'Gast Gäst',
        external: 'ja',
        inviteEmail: 'gast@hemma.example',
      }),
      'networks',
      { id: 'N-2', name: 'Matematik', subjects: 'matematik', add: AINO },
      { id: 'N-3', name: 'Norr', areas: 'Team Norr' },
      { id: 'N-4', name: 'Pedagoger', roles: 'pedagog' },
      { id: 'N-5', name: 'Blåsippan', units: 'u1' },
    ),
    'mandates',
    { id: 'U-3', person: KARIN, role: 'IKT-pedagog', units: 'u3', areas: 'Team City', from: '2026-08-01', to: '2027-06-01', hours: 4 },
    { id: 'U-4', person: AINO, role: 'IKT-pedagog', units: 'u2', from: '2026-08-02', to: '2027-06-02', hours: 2 },
  ),
  'meetings',
  { id: 'T-2', network: 'N-2, N-3, N-4, N-5', guests: GUEST, title: 'Stormöte', start: '2026-12-03 13:00', place: 'Aulan' },
);

const rowsOf = (tables: Tables, table: TableName): readonly Cells[] => tables[table] ?? [];
const planned = (tables: Tables, state: State, now = NOW): Planned => {
  const sheets = Object.entries(tables).map(([table, rows]) => [table, sheetOf(table as TableName, rows ?? [])]);
  return planFor(checkRemembered(parseWorkbook(Object.fromEntries(sheets)), state.ids), state, now);
};
/** The state with what an apply of this plan writes of its rows. */
const remembering = (state: State, plan: Planned, seen: boolean): State => {
  const ids = new Map(state.ids);
  for (const [key, entry] of memoryDue(plan, seen)) entry === undefined ? ids.delete(key) : ids.set(key, entry);
  return { ...state, ids };
};
const reviewed = (tables: Tables, from: State): State =>
  carriedOut(remembering(from, planned(tables, from), true), planned(tables, from).plan.changes);
/** What the hourly run carries out within the guard. */
const unseen = ({ plan }: Planned): Change[] =>
  plan.changes.flatMap((change) => {
    if (plan.guard.tripped) return change.always ? [change] : change.blocked ? [change.blocked] : [];
    return !change.review ? [change] : change.unseen ? [change.unseen] : [];
  });
const hourly = (tables: Tables, from: State, now = NOW): State => {
  const plan = planned(tables, from, now);
  return carriedOut(plan.plan.guard.tripped ? from : remembering(from, plan, false), unseen(plan));
};
const access = (state: State, now = NOW): Set<string> =>
  new Set([
    ...[...state.items.values()].flatMap((item) => [...readersOf(state, item.grants, now)].map((email) => `${item.id} ${email}`)),
    ...[...state.events.values()].flatMap((event) => (event.cancelled ? [] : event.guests.map((guest) => `${event.row} ${guest.email}`))),
  ]);
const without = (a: Set<string>, b: Set<string>): string[] => [...a].filter((one) => !b.has(one));

const before = reviewed(town, settled(town));
/** An hour, and a day later, with nobody looking. */
const after = (tables: Tables, from = before): State => hourly(tables, hourly(tables, from), NOW + DAY);
const told = (tables: Tables): string[] =>
  planned(tables, before).plan.diagnostics.map((one) => `${one.table} ${one.row} ${swedish(one.message)}`);

const spoils: readonly (readonly [string, (text: string) => string])[] = [
  ['mistyped', (text) => (text.length < 2 ? `${text}q` : text.slice(0, 2) + text.slice(3))],
  ['emptied', () => ''],
  ['filled with garbage', () => '#REF! ]['],
  ['given a foreign address', (text) => (text.includes('@') ? text.replace('delaby', 'delabyy') : text)],
];

describe.each(['mandates', 'people'] as const)('A cell of %s', (table) => {
  const key = table === 'people' ? 'email' : 'id';
  describe.each(fieldsOf(table).map(([code]) => code))('%s', (code) => {
    it.each(spoils)('%s takes nothing and gives nothing', (_, spoil) => {
      for (const row of rowsOf(town, table)) {
        const value = String(row[code] ?? '');
        if (/^p\d+@/.test(String(row[key]))) continue; // The crowd is there for the guard.
        const now = spoil(value);
        if (now === value) continue;
        const tables = { ...town, [table]: rowsOf(town, table).map((one) => (one === row ? { ...one, [code]: now } : one)) };
        const end = after(tables);
        expect([row[key], now, 'loses', without(access(before), access(end))]).toEqual([row[key], now, 'loses', []]);
        expect([row[key], now, 'gains', without(access(end), access(before))]).toEqual([row[key], now, 'gains', []]);
      }
    });
  });
});

/** What the hourly run takes and gives after these rows have come to stand. */
const change = (tables: Tables, from = before) => {
  const end = after(tables, from);
  return { loses: without(access(from), access(end)), gains: without(access(end), access(from)) };
};
const nothing = { loses: [], gains: [] };
const column = (table: TableName, code: string, moved: (values: unknown[]) => unknown[]): Tables => {
  const rows = rowsOf(town, table);
  const values = moved(rows.map((row) => row[code] ?? ''));
  return { ...town, [table]: rows.map((row, at) => ({ ...row, [code]: values[at] ?? '' })) };
};
const JOHAN_HELD = /Johan Åkesson hålls kvar: Uppdrag, rad 3 går inte att läsa/;

describe('The plan says by which row someone is held', () => {
  it.each([
    ['a mistyped person', edit(town, 'mandates', 'U-2', { person: 'johan.akeson@delaby.example' })],
    ['an emptied person', edit(town, 'mandates', 'U-2', { person: '' })],
    ['an unknown role', edit(town, 'mandates', 'U-2', { role: 'lärspridre' })],
    ['a bad day', edit(town, 'mandates', 'U-2', { from: 'igår' })],
    ['hours in letters', edit(town, 'mandates', 'U-2', { hours: 'fyra' })],
    ['no id', edit(town, 'mandates', 'U-2', { id: '' })],
  ])('%s in Uppdrag', (_, tables) => {
    expect(told(tables).filter((one) => JOHAN_HELD.test(one))).toEqual([expect.stringContaining('mandates 3')]);
  });
  it.each([
    ['an emptied address', ''],
    ['a foreign one', 'jo@delaby.exampel'],
    ['another’s', AINO],
    ['a name', 'Johan'],
  ])('%s in Personer', (_, email) => {
    expect(told(edit(town, 'people', JO, { email })).join(' ')).toMatch(
      /Johan Åkesson hålls kvar: Personer, rad 5|Johan Åkesson hålls kvar: Personer, rad 3, 5/,
    );
  });
  it('a thing that is not found while a row can’t be told', () => {
    expect(told(edit(town, 'rooms', 'rum-lar', { id: '' })).join(' ')).toMatch(/rum-lar hålls kvar: Rum, rad 3 går inte att läsa/);
  });
});

describe('Nobody looks at', () => {
  it.each([
    ['an address written over by one nobody knows', edit(town, 'people', JO, { email: 'johan.akeson@delaby.example' })],
    ['a mandate handed to another in its row', edit(town, 'mandates', 'U-2', { person: KARIN })],
    ['a column of addresses moved up', column('people', 'email', (values) => [...values.slice(1), ''])],
    ['a column of addresses sorted by itself', column('people', 'email', (values) => [...values].sort().reverse())],
    ['a column of mandates’ persons moved up', column('mandates', 'person', (values) => [...values.slice(1), ''])],
    ['a column of mandates’ ids moved up', column('mandates', 'id', (values) => [...values.slice(1), ''])],
    ['names and addresses that have changed places', column('people', 'email', () => rowsOf(town, 'people').map((row) => row.name))],
    ['an invitation address that is another’s', edit(town, 'people', JO, { inviteEmail: AINO })],
    ['a leader mistyped', edit(town, 'networks', 'N-1', { leaders: 'elif@delaby.exampel' })],
    ['an emptied rule', edit(town, 'networks', 'N-4', { roles: '' })],
    ['an emptied exception', edit(town, 'networks', 'N-2', { add: '' })],
    ['guests emptied', edit(town, 'meetings', 'T-2', { guests: '' })],
    ['guests mistyped', edit(town, 'meetings', 'T-2', { guests: 'gast@annan.exampel' })],
    ['networks emptied', edit(town, 'meetings', 'T-2', { network: '' })],
    ['an area mistyped at its unit', edit(town, 'units', 'u2', { area: 'Team Ciy' })],
    ['an area emptied', edit(town, 'units', 'u3', { area: '' })],
    ['a school form emptied', edit(town, 'units', 'u1', { schoolForm: '' })],
    ...(['units', 'networks', 'rooms', 'meetings'] as const).flatMap((table) =>
      rowsOf(town, table).flatMap((row): [string, Tables][] => [
        [`${table} ${row.id} without id`, edit(town, table, String(row.id), { id: '' })],
        [`${table} ${row.id} with another id`, edit(town, table, String(row.id), { id: `${row.id}q` })],
      ]),
    ),
  ])('%s: nobody loses and nobody gains', (_, tables) => {
    expect(change(tables)).toEqual(nothing);
  });
});

describe('What a row says, is done', () => {
  it('to who has left, has a mandate that ended, or has no row any more', () => {
    const loses = (tables: Tables) => [...new Set(change(tables).loses.map((one) => one.split(' ')[1]))];
    expect(loses(edit(town, 'people', 'p1@delaby.example', { to: '2026-11-15' }))).toEqual(['p1@delaby.example']);
    expect(loses(drop(town, 'people', 'p1@delaby.example'))).toEqual(['p1@delaby.example']);
    expect(loses(edit(town, 'mandates', 'U-2', { to: '2026-11-15' }))).toEqual([JO]);
    expect(loses(drop(town, 'mandates', 'U-2'))).toEqual([JO]);
  });
  it('also while another row has been unreadable for long', () => {
    const sloppy = add(town, 'people', { email: 'konsult@annan.example', name: 'Konsult' }, { name: 'Ingen adress' });
    const known = hourly(sloppy, before);
    const ends = drop(sloppy, 'people', 'p1@delaby.example');
    expect(change(ends, known).loses.every((one) => one.endsWith('p1@delaby.example'))).toBe(true);
    expect(change(ends, known).loses).not.toEqual([]);
  });
  it('also while somebody new, at an address of their own, has a row with errors', () => {
    const come = add(drop(town, 'people', 'p1@delaby.example'), 'people', { email: 'ny@delaby.example', name: 'Ny', unit: 'Okänd' });
    expect(change(come).loses.every((one) => one.endsWith('p1@delaby.example'))).toBe(true);
    expect(change(come).loses).not.toEqual([]);
  });
  it('but not to whose name stands at a new address with errors', () => {
    expect(change(edit(town, 'people', JO, { email: 'j.akesson@delaby.example', unit: 'Okänd' }))).toEqual(nothing);
  });
  it('to whoever a reviewed plan names, and then nothing is left to say', () => {
    const tables = edit(town, 'mandates', 'U-2', { person: KARIN });
    const end = reviewed(tables, before);
    expect(without(access(end), access(before))).toContain(`T-1 ${KARIN}`);
    expect(without(access(before), access(end))).toContain(`T-1 ${JO}`);
    const next = planned(tables, end);
    expect([next.plan.changes, next.plan.diagnostics.filter((one) => one.code === 'slip')]).toEqual([[], []]);
    expect(memoryDue(next, true).size).toBe(0);
  });
});

describe('What is remembered', () => {
  it('is written once', () => {
    expect(memoryDue(planned(town, before), true).size).toBe(0);
    expect(memoryDue(planned(town, before), false).size).toBe(0);
  });
  it('is forgotten with its row', () => {
    const due = (tables: Tables) => memoryDue(planned(tables, before), false).get('people/p1@delaby.example/stoodFor');
    expect([due(town), due(drop(town, 'people', 'p1@delaby.example'))]).toEqual([undefined, undefined]);
    expect(memoryDue(planned(drop(town, 'people', 'p1@delaby.example'), before), false).size).toBe(1);
    const outside = reviewed(edit(town, 'people', JO, { protected: 'ja' }), before);
    expect(memoryDue(planned(drop(town, 'people', JO), outside), true).get(`people/${JO}/stoodFor`)).toBeUndefined();
    expect(memoryDue(planned(drop(town, 'people', JO), outside), true).has(`people/${JO}/stoodFor`)).toBe(true);
  });
});

describe('An external person at an address of the municipality, in the room of a film that is not for them,', () => {
  const hired = edit(edit(town, 'networks', 'N-1', { add: KARIN }), 'people', KARIN, { external: 'ja' });
  const then = reviewed(hired, settled(hired));
  const liesIn = (state: State) => state.items.get('film-F-1')?.parent;
  const hidesGuests = (state: State) => [...state.events.values()].find((event) => event.row === 'T-1')?.hidesGuests;
  it('keeps it closed until their row says otherwise', () => {
    expect(liesIn(then)).toBe('waiting');
    expect(liesIn(reviewed(edit(hired, 'people', KARIN, { external: 'nej' }), then))).not.toBe('waiting');
  });
  it.each<[string, Cells]>([
    ['a tick that can’t be read', { external: 'kanske' }],
    ['no tick and a unit that nobody knows', { external: '', unit: 'Okänd' }],
    ['no address', { email: '' }],
    ['a foreign address', { email: 'karin@delaby.exampel' }],
    ['another’s address', { email: AINO }],
    ['a nearly right address and a bad day', { email: 'karin.oberg@delaby.example', from: 'nyss' }],
    ['no address and no tick', { email: '', external: '' }],
  ])('also after a person’s apply: %s', (_, cells) => {
    const end = reviewed(edit(hired, 'people', KARIN, cells), then);
    expect(liesIn(end)).toBe('waiting');
    expect(hidesGuests(end)).toBe(true); // Nor is an outsider handed the addresses of who else comes.
  });
  it('and an hourly run where the tick is gone lets them in nowhere else, and says that it may be a slip', () => {
    const tables = edit(hired, 'people', KARIN, { external: '' });
    expect(change(tables, then).gains.filter((one) => /^(folder-rooms|T-).* karin@/.test(one))).toEqual([]);
    const end = after(tables, then);
    expect([liesIn(end), hidesGuests(end)]).toEqual(['waiting', true]);
    expect(planned(tables, then).plan.diagnostics.filter((one) => one.code === 'slip')).toMatchObject([{ field: 'external' }]);
  });
});

describe('Whoever or whatever was kept out stays out when a cell no longer says so, until a person’s apply', () => {
  const ended = { to: '2026-11-15' };
  /** Who is in which room, comes to which meeting and sees which film: a folder without films shows nothing. */
  const sight = (state: State, now = NOW): Set<string> => {
    const films = [...state.items.values()].filter((item) => item.kind === 'recording');
    const viewers = (one: (typeof films)[number]) => readersOf(state, state.items.get(one.parent ?? '')?.grants ?? [], now);
    return new Set([
      ...[...access(state, now)].filter((one) => !one.startsWith('folder-audiences-')),
      ...films.flatMap((one) => [...viewers(one)].map((email) => `${one.id} ${email}`)),
    ]);
  };
  const film = (cells: Cells) => edit(town, 'recordings', 'F-1', cells);
  const permit = (cells: Cells) => edit(town, 'permits', 'M-1', cells);
  /** What stood at the last apply, and what somebody did to it. */
  const people: readonly [string, Tables, (tables: Tables) => Tables][] = [
    ...['', 'nej', 'kanske', '#REF! ]['].map((mark): [string, Tables, (tables: Tables) => Tables] => [
      `Utanför synk, now ${mark || 'empty'}`,
      edit(town, 'people', JO, { protected: 'ja' }),
      (tables) => edit(tables, 'people', JO, { protected: mark }),
    ]),
    [
      'Utanför synk, and the address written over by nearly the same',
      edit(town, 'people', KARIN, { protected: 'ja' }),
      (tables) => edit(tables, 'people', KARIN, { protected: '', email: 'karina@delaby.example' }),
    ],
    [
      'Utanför synk, and the address stands in another’s row',
      edit(town, 'people', JO, { protected: 'ja' }),
      (tables) => edit(edit(tables, 'people', JO, { email: '' }), 'people', OLA, { email: JO, unit: 'u3' }),
    ],
    [
      'Utanför synk, and a second row without the mark',
      edit(town, 'people', JO, { protected: 'ja' }),
      (tables) => add(tables, 'people', { email: JO, name: 'Johan Åkesson', unit: 'u3' }),
    ],
    ['a person’s last day', edit(town, 'people', JO, ended), (tables) => edit(tables, 'people', JO, { to: '' })],
    ['a person’s first day', edit(town, 'people', JO, { from: '2027-01-07' }), (tables) => edit(tables, 'people', JO, { from: '' })],
    ['a mandate’s last day', edit(town, 'mandates', 'U-2', ended), (tables) => edit(tables, 'mandates', 'U-2', { to: '' })],
    ['Undantagna', edit(town, 'networks', 'N-1', { exclude: JO }), (tables) => edit(tables, 'networks', 'N-1', { exclude: '' })],
    [
      'one of a network’s two rules',
      edit(town, 'networks', 'N-1', { units: 'u1' }),
      (tables) => edit(tables, 'networks', 'N-1', { units: '' }),
    ],
    [
      'an inställd meeting',
      edit(town, 'meetings', 'T-1', { status: 'inställd' }),
      (tables) => edit(tables, 'meetings', 'T-1', { status: '' }),
    ],
  ];
  const films: readonly [string, Tables, (tables: Tables) => Tables][] = [
    ['Barn i bild', film({ children: 'ja' }), () => film({})],
    ['Barn i bild, consent ended', film({ children: 'ja', childrenUntil: '2026-11-15' }), () => film({ childrenUntil: '2026-11-15' })],
    ['Svar', permit({ answer: 'nej' }), () => permit({ answer: 'ja' })],
    ['Återkallat', permit({ withdrawn: '2026-11-10' }), () => town],
    ['the permit’s last day', permit(ended), () => permit({ to: '' })],
    ['the permit’s first day', permit({ from: '2027-01-01' }), () => town],
    ['Vill se först', permit({ preview: 'ja' }), () => town],
    ['a second permit that says nej', film({ permit: 'M-1, M-2' }), () => town],
    ['a second lecturer', film({ lecturer: 'Ann-Sofi Dahl, Gunilla Sjöström' }), () => town],
    [
      'Rummets regel vid svaret',
      edit(
        permit({ roomRule: '{"rum-lar":{"networks":[],"areas":[],"schoolForms":[],"roles":[],"everyone":false}}' }),
        'rooms',
        'rum-lar',
        {},
      ),
      () => town,
    ],
  ];
  it.each([...people, ...films])('%s', (_, then, spoil) => {
    const from = reviewed(then, settled(then));
    const tables = spoil(then);
    expect(without(sight(after(tables, from)), sight(from))).toEqual([]);
  });
  it.each(people.filter(([name]) => !/kanske|#REF|second row|another’s/.test(name)))(
    '%s: what is meant is done by an apply',
    (_, then, spoil) => {
      const from = reviewed(then, settled(then));
      expect(without(sight(reviewed(spoil(then), from)), sight(from))).not.toEqual([]);
    },
  );
  it.each(films)('%s: a film opens by an apply', (_, then, spoil) => {
    const from = reviewed(then, settled(then));
    expect(without(sight(reviewed(spoil(then), from)), sight(from))).not.toEqual([]);
  });
  it('names who is let in', () => {
    const then = edit(town, 'people', JO, { protected: 'ja' });
    const { plan } = planned(edit(then, 'people', JO, { protected: '' }), reviewed(then, settled(then)));
    expect(plan.diagnostics.map((one) => swedish(one.message)).join(' ')).toMatch(/Johan Åkesson: Utanför synk är nu tomt – släpps in/);
  });
  it('and nobody is let in when the row was gone for some hours', () => {
    const then = edit(town, 'people', JO, { protected: 'ja' });
    const from = reviewed(then, settled(then));
    expect(without(sight(hourly(town, hourly(drop(town, 'people', JO), from))), sight(from))).toEqual([]);
  });
  it('but not from what a row says: a first day that has come, another last day', () => {
    const begins = edit(town, 'people', JO, { from: '2026-11-17' });
    const [from, next] = [reviewed(begins, settled(begins)), NOW + DAY];
    expect(without(sight(hourly(begins, from, next), next), sight(from, next))).not.toEqual([]);
    const left = edit(town, 'people', JO, ended);
    const gone = reviewed(left, settled(left));
    expect(without(sight(hourly(edit(left, 'people', JO, { to: '2027-06-10' }), gone)), sight(gone))).not.toEqual([]);
  });
  it('nor is a film seen after its day because the day is gone, whether its rooms are others or not', () => {
    const short = { ...permit({ to: '2026-11-20' }) };
    const [from, later] = [reviewed(short, settled(short)), NOW + 7 * DAY];
    const sees = (state: State) => state.items.get('film-F-1')?.parent;
    expect(sees(hourly(permit({ to: '' }), from))).toBe(sees(from));
    expect(sees(hourly(permit({ to: '' }), from, later))).toBe('waiting');
  });
  it('and a film that changes rooms leaves the old one at once', () => {
    const to = edit(permit({ audience: 'rum-city' }), 'recordings', 'F-1', { rooms: 'rum-city' });
    expect(hourly(to, before).items.get('film-F-1')?.parent).toBe('waiting');
    expect(reviewed(to, before).items.get('film-F-1')?.parent).not.toBe('waiting');
  });
  it('and one that leaves a room, comes to another and is to be seen for longer, does the first at once', () => {
    const rooms = (tables: Tables, list: string, to: string) =>
      edit(edit(tables, 'permits', 'M-1', { audience: list, to }), 'recordings', 'F-1', { rooms: list });
    const first = rooms(town, 'rum-lar, rum-city', '2027-06-30');
    const then = rooms(town, 'rum-city, rum-alla', '');
    const liesIn = (state: State) => state.items.get(state.items.get('film-F-1')?.parent ?? '')?.row;
    const from = reviewed(first, settled(first));
    const next = hourly(then, from);
    expect([liesIn(from), liesIn(next)]).toEqual(['rum-city+rum-lar|2027-06-30', 'rum-city|2027-06-30']);
    expect(without(sight(next), sight(from))).toEqual([]);
    expect(liesIn(hourly(then, next))).toBe('rum-city|2027-06-30');
    expect(liesIn(reviewed(then, next))).toBe('rum-alla+rum-city|');
    expect(planned(then, reviewed(then, next)).plan.changes).toEqual([]);
  });
});
