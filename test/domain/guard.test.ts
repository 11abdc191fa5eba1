import type { State } from '../../src/domain/plan/state.ts';
import { english, swedish } from '../messages/said.ts';
import {
  AINO,
  add,
  type Cells,
  changeOf,
  crowd,
  drop,
  ELIF,
  edit,
  filmOf,
  GUEST,
  JO,
  KARIN,
  MARYAM,
  OLA,
  PER,
  planOf,
  settled,
  type Tables,
  town,
  withItem,
} from './fixture.ts';

const HUGE = crowd(town, 94); // 100 in rum-alla, the coordinator not counted; 98 in rum-city.
const people = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `p${from + n}@delaby.example`);
const editAll = (tables: Tables, emails: readonly string[], cells: Cells) =>
  emails.reduce((done, email) => edit(done, 'people', email, cells), tables);
const guard = (tables: Tables, from: State) => planOf(tables, from).plan.guard;
const where = (tables: Tables, from: State) => guard(tables, from).findings.map((one) => one.where);
const small = settled(town);
const huge = settled(HUGE);

describe('The removal guard for all rooms', () => {
  it('lets through a tenth of the distinct people, and stops at one more', () => {
    expect(guard(drop(HUGE, 'people', ...people(1, 10)), huge)).toMatchObject({ tripped: false, removals: 10 });
    expect(guard(drop(HUGE, 'people', ...people(1, 11)), huge)).toMatchObject({
      tripped: true,
      removals: 11,
      findings: [{ where: 'all', losing: 11, present: 100, limit: 10 }],
    });
  });
  it('counts each person once, however many rooms they lose', () => {
    expect(guard(drop(HUGE, 'people', ...people(1, 8)), huge).removals).toBe(8);
  });
  it('can be tightened by the settings, never loosened', () => {
    const share = (value: number, tables = HUGE) => add(tables, 'settings', { name: 'removalTotal', value });
    expect(guard(drop(share(0.05), 'people', ...people(1, 6)), huge).tripped).toBe(true);
    expect(guard(drop(share(0.9), 'people', ...people(1, 11)), huge).tripped).toBe(true);
    expect(guard(drop(share(0), 'people', ...people(1, 3)), huge).tripped).toBe(false);
  });
});

describe('The removal guard for one room or network', () => {
  const N2 = add(crowd(town, 94), 'networks', { id: 'N-2', name: 'Två', add: people(1, 30).join(', ') });
  const withRoom = add(N2, 'rooms', { id: 'rum-två', name: 'Två', networks: 'N-2' });
  const left = (many: number, tables: Tables) => edit(tables, 'networks', 'N-2', { exclude: people(1, many).join(', ') });

  it('lets through a fifth of its members, and stops at one more', () => {
    const from = settled(withRoom);
    expect(where(left(6, withRoom), from)).toEqual([]);
    expect(where(left(7, withRoom), from)).toEqual(['rooms/rum-två', 'networks/N-2']);
  });
  it('always lets three go, but never the last', () => {
    const tables = edit(withRoom, 'networks', 'N-2', { add: people(1, 4).join(', ') });
    const from = settled(tables);
    expect(where(left(3, tables), from)).toEqual([]);
    expect(where(left(4, tables), from)).toEqual(['rooms/rum-två', 'networks/N-2']);
    const one = edit(withRoom, 'networks', 'N-2', { add: 'p1@delaby.example' });
    expect(guard(left(1, one), settled(one))).toMatchObject({ tripped: true, findings: [{ emptied: true }, { emptied: true }] });
  });
  it('lets one take over from another, so that someone is left', () => {
    expect(guard(edit(edit(town, 'mandates', 'U-1', { person: ELIF }), 'mandates', 'U-2', { person: KARIN }), small)).toMatchObject({
      tripped: false,
      removals: 2,
    });
  });
  it('does not take a coordinator for someone left', () => {
    const few = drop(edit(town, 'rooms', 'rum-alla', { everyone: '', roles: 'samordnare, pedagog' }), 'mandates');
    const tables = { ...few, permits: [], recordings: [], meetings: [] };
    const staff = edit(tables, 'settings', 'coordinators', { value: `${MARYAM}, ${OLA}` });
    const both = edit(staff, 'people', OLA, { roles: 'samordnare' });
    expect(where(edit(both, 'people', AINO, { roles: '' }), settled(both))).toEqual(['rooms/rum-alla']);
  });
  it('counts the guests of coming meetings where the network has no room', () => {
    const tables = { ...N2, meetings: [{ id: 'T-2', network: 'N-2', start: '2026-12-03 13:00' }] };
    const from = settled(tables);
    expect(where(left(6, tables), from)).toEqual([]);
    expect(where(left(7, tables), from)).toEqual(['networks/N-2']);
  });
  it('counts them too where a group is left from a room that there was', () => {
    const meeting = (tables: Tables) => ({ ...tables, meetings: [{ id: 'T-2', network: 'N-2', start: '2026-12-03 13:00' }] });
    const from = settled(meeting(N2), settled(meeting(withRoom)));
    expect(from.groups.has('networks/N-2')).toBe(true);
    expect(where(left(7, meeting(N2)), from)).toEqual(['networks/N-2']);
  });
  it('counts guests of meetings whose rows are gone', () => {
    expect(where({ ...town, meetings: [] }, small)).toEqual(['meetings']);
  });
  it('can be tightened by the setting, never loosened', () => {
    const from = settled(withRoom);
    const set = (value: number) => add(withRoom, 'settings', { name: 'removalShare', value });
    expect(where(left(4, set(0.1)), from)).toContain('rooms/rum-två');
    expect(where(left(7, set(1)), from)).toContain('rooms/rum-två');
  });
});

describe('What counts as a removal', () => {
  const most = people(1, 40);
  it.each<[string, Tables]>([
    ['people’s end dates', editAll(HUGE, most, { to: '2026-11-15' })],
    ['rows that are gone', drop(HUGE, 'people', ...most)],
    ['an emptied list of people', { ...HUGE, people: [] }],
    ['another unit', editAll(HUGE, most, { unit: 'u3' })],
    ['people who become external', editAll(HUGE, most, { external: 'ja' })],
    ['a room’s row that is gone', drop(HUGE, 'rooms', 'rum-alla')],
    ['an emptied list of rooms', { ...HUGE, rooms: [] }],
    ['a room that narrows', edit(HUGE, 'rooms', 'rum-alla', { everyone: '', areas: 'Team Norr' })],
  ])('%s', (_, tables) => {
    expect(guard(tables, huge).tripped).toBe(true);
  });
  it('mandates’ end dates', () => {
    const both = edit(edit(town, 'mandates', 'U-1', { to: '2026-11-15' }), 'mandates', 'U-2', { to: '2026-11-15' });
    expect(guard(both, small)).toMatchObject({ tripped: true, removals: 2, people: [AINO, JO] });
    expect(swedish(guard(both, small).message)).toContain('2 uppdrag har slutat');
    expect(swedish(guard(both, small).message)).toContain('Godkänn med antalet 2');
  });
  it('but long past ones, or others’, explain no bad list', () => {
    const old = most.map((person, n) => ({ id: `U-9${n}`, person, role: 'lärspridare', from: '2022-08-01', to: '2023-06-30' }));
    const others = people(50, 94).map((person, n) => ({
      id: `U-8${n}`,
      person,
      role: 'lärspridare',
      from: '2022-08-01',
      to: '2026-10-31',
    }));
    const bad = editAll(HUGE, most, { to: '2026-11-15' });
    const message = swedish(guard({ ...bad, mandates: [...(bad.mandates ?? []), ...old, ...others] }, huge).message);
    expect(message).toContain('Stoppad: 40');
    expect(message).not.toContain('uppdrag har slutat');
  });
  it.each<[string, Tables]>([
    ['a missing permit', drop(HUGE, 'permits', 'M-2')],
    ['an emptied list of permits', { ...HUGE, permits: [] }],
    ['a faulty permit', edit(HUGE, 'permits', 'M-2', { to: 'snart' })],
    ['a permit no longer named', edit(HUGE, 'recordings', 'F-2', { permit: '' })],
    ['an answer that is gone', edit(HUGE, 'permits', 'M-2', { answer: '' })],
    ['an audience that is gone', edit(HUGE, 'permits', 'M-2', { audience: '' })],
    ['an approval that is gone', edit(HUGE, 'permits', 'M-2', { preview: 'ja' })],
    ['a later first day', edit(HUGE, 'permits', 'M-2', { from: '2027-01-01' })],
    ['a recording’s row that is gone', drop(HUGE, 'recordings', 'F-2')],
    [
      'an external person in the room',
      add(edit(add(HUGE, 'networks', { id: 'N-3', name: 'G', add: GUEST }), 'rooms', 'rum-alla', { networks: 'N-3' }), 'people', {
        email: GUEST,
        external: 'ja',
      }),
    ],
  ])('the readers of a shared film that closes by %s', (_, tables) => {
    expect(guard(tables, huge)).toMatchObject({ tripped: true, removals: 100 });
    expect(changeOf(planOf(tables, huge), 'recording:F-2').always).toBe(false);
  });
  it.each<[string, Cells]>([
    ['nej', { answer: 'nej' }],
    ['a withdrawal', { withdrawn: '2026-11-16' }],
    ['its end', { to: '2026-11-15' }],
  ])('but not those of a film that its permit closes by %s', (_, cells) => {
    const tables = edit(HUGE, 'permits', 'M-2', cells);
    expect(guard(tables, huge)).toMatchObject({ tripped: false, removals: 0 });
    expect(changeOf(planOf(tables, huge), 'recording:F-2').always).toBe(true);
  });
  it('but not those of a film that was taken out of the room, or was never shared', () => {
    expect(guard(edit(HUGE, 'recordings', 'F-2', { rooms: '' }), huge).tripped).toBe(false);
    const waiting = edit(HUGE, 'permits', 'M-2', { answer: 'väntar' });
    expect(guard(drop(waiting, 'permits', 'M-2'), settled(waiting)).tripped).toBe(false);
  });
  it('but not those who are newly outside sync, who go even when it trips', () => {
    const tables = editAll(HUGE, most, { protected: 'ja' });
    const { plan } = planOf(tables, huge);
    expect(plan.guard).toMatchObject({ tripped: false, removals: 0 });
    expect(plan.changes.length).toBeGreaterThan(0);
    expect(plan.changes.every((change) => change.always)).toBe(true);
  });
  it('but not coordinators', () => {
    const tables = edit(HUGE, 'settings', 'coordinators', { value: [MARYAM, ...people(1, 20)].join(', ') });
    expect(guard(drop(tables, 'people', ...people(1, 20)), settled(tables)).removals).toBe(0);
  });
  it('but not those who are only in the workbook, and never were in any room', () => {
    expect(guard(drop(HUGE, 'people', ...people(21, 94)), settled(drop(HUGE, 'people', ...people(21, 94)))).tripped).toBe(false);
  });
  it('even in a room whose folder is out of order', () => {
    const moved: State = {
      ...withItem(huge, 'folder-rooms-rum-alla', { parent: 'elsewhere' }),
      conflicts: new Map([['rooms/rum-alla', 'moved']]),
    };
    expect(where(drop(HUGE, 'people', ...most), moved)).toContain('rooms/rum-alla');
  });
  it('even in a room whose row can’t be read, since its groups are others’ too', () => {
    const tables = edit(drop(HUGE, 'people', ...most), 'rooms', 'rum-alla', { everyone: '?' });
    expect(where(tables, huge)).toContain('rooms/rum-alla');
  });
});

describe('When it trips', () => {
  const bad = drop(HUGE, 'people', ...people(1, 40));
  it('what a permit states and those newly outside sync are still carried out, and nothing else', () => {
    const tables = edit(edit(bad, 'permits', 'M-1', { withdrawn: 'ja' }), 'people', KARIN, { protected: 'ja' });
    const { plan } = planOf(add(tables, 'people', { email: 'ny@delaby.example', unit: 'u1' }), huge);
    expect(plan.guard.tripped).toBe(true);
    const always = plan.changes.filter((change) => change.always);
    expect(always.map((change) => change.id).sort()).toEqual([`member:units/u2:${KARIN}`, 'recording:F-1']);
    expect(always.every((change) => change.gains.length === 0)).toBe(true);
  });
  it('it says how many, where most, and the number that approves', () => {
    const { message, people: named } = guard(bad, huge);
    expect(swedish(message)).toMatch(
      /^Stoppad: 40 personer skulle förlora tillgång\. Störst skillnad: Alla rum: 40 av 100;.*Godkänn med antalet 40\.$/,
    );
    expect(english(message)).toContain('Approve with the number 40.');
    expect(named).toHaveLength(40);
  });
  it('nothing that adds is always carried out', () => {
    const { plan } = planOf(town, settled({ ...town, permits: [] }));
    expect(plan.changes.filter((change) => change.always)).toEqual([]);
    expect(filmOf(planOf(town, small), 'F-1').unstatedLoss.size).toBe(0);
  });
  it('it is at peace in a workspace in order', () => {
    expect(guard(town, small)).toEqual({ tripped: false, removals: 0, people: [], findings: [], message: null });
    expect(guard(edit(town, 'people', PER, { to: '2026-11-15' }), small)).toMatchObject({ tripped: false, removals: 1, people: [PER] });
  });
});
