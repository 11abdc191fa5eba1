import { audiencesOf } from '../../src/domain/people/audiences.ts';
import { rosterOf } from '../../src/domain/people/people.ts';
import { AINO, add, type Cells, configOf, ELIF, edit, GUEST, JO, KARIN, MARYAM, OLA, PER, type Tables, town } from './fixture.ts';

const audiences = (tables: Tables) => {
  const config = configOf(tables);
  return audiencesOf(config, rosterOf(config, '2026-11-16'));
};
const network = (cells: Cells, tables = town) =>
  [...(audiences(add(tables, 'networks', { id: 'N-2', name: 'N', ...cells })).networks.get('N-2') ?? [])].sort();
const room = (cells: Cells, tables = town) =>
  [...(audiences(add(tables, 'rooms', { id: 'rum-x', name: 'X', ...cells })).rooms.get('rum-x') ?? [])].sort();
const withGuest = add(town, 'people', { email: GUEST, external: 'ja', unit: 'u1', roles: 'pedagog', subjects: 'matematik' });

describe('A network', () => {
  it('without any rule has nobody', () => {
    expect(network({})).toEqual([]);
  });
  it('matches any word within a field', () => {
    expect(network({ areas: 'Team City, Team Norr' })).toEqual([AINO, ELIF, JO, KARIN, PER]);
  });
  it('matches all fields at once', () => {
    expect(network({ areas: 'Team City', roles: 'lärspridare' })).toEqual([AINO]);
    expect(network({ areas: 'Team City', subjects: 'matematik' })).toEqual([KARIN]);
    expect(network({ schoolForms: 'grundskola', units: 'u3' })).toEqual([JO]);
    expect(network({ schoolForms: 'förskola', units: 'u3' })).toEqual([]);
  });
  it('has those added by hand and its leaders beside the rule, and never those excepted', () => {
    expect(network({ add: OLA, leaders: KARIN })).toEqual([KARIN, OLA]);
    expect(network({ areas: 'Team City', leaders: KARIN, exclude: `${KARIN}, ${ELIF}` })).toEqual([AINO, PER]);
  });
  it('has an external person only when named by hand', () => {
    expect(network({ areas: 'Team City', roles: 'pedagog' }, withGuest)).toEqual([AINO]);
    expect(network({ add: GUEST }, withGuest)).toEqual([GUEST]);
    expect(network({ leaders: GUEST }, withGuest)).toEqual([GUEST]);
  });
  it('has nobody who has left, even by hand', () => {
    expect(network({ add: ELIF }, edit(town, 'people', ELIF, { to: '2026-11-15' }))).toEqual([]);
  });
  it('gives nothing to someone whose row can’t be read', () => {
    expect(network({ add: ELIF, areas: 'Team City' }, edit(town, 'people', ELIF, { from: 'nyss' }))).toEqual([AINO, KARIN, PER]);
  });
});

describe('A room', () => {
  it('lets in whoever matches any of its rules', () => {
    expect(room({ networks: 'N-1', areas: 'Team City' })).toEqual([AINO, ELIF, JO, KARIN, PER]);
    expect(room({ schoolForms: 'grundskola' })).toEqual([JO]);
    expect(room({ roles: 'samordnare' })).toEqual([MARYAM]);
    expect(room({})).toEqual([]);
  });
  it('for everyone takes those without a unit too, but nobody external', () => {
    expect(room({ everyone: 'ja' }, withGuest)).toEqual([AINO, ELIF, JO, KARIN, MARYAM, OLA, PER]);
  });
  it('has an external person only by a network that names them', () => {
    const tables = add(withGuest, 'networks', { id: 'N-9', name: 'Gäster', add: GUEST });
    expect(room({ networks: 'N-9', roles: 'pedagog' }, tables)).toEqual([AINO, GUEST]);
  });
});

describe('The groups', () => {
  it('nest units in areas and areas in rooms, so that each person stands in few', () => {
    const { groups } = audiences(town);
    expect([...(groups.get('rooms/rum-city')?.groups ?? [])]).toEqual(['areas/Team City']);
    expect([...(groups.get('areas/Team City')?.groups ?? [])]).toEqual(['units/u1', 'units/u2']);
    expect([...(groups.get('rooms/rum-alla')?.people ?? [])].sort()).toEqual([MARYAM, OLA]);
  });
  it.each<[string, Cells]>([
    ['everyone', { everyone: 'ja' }],
    ['an area', { areas: 'Team City' }],
    ['a school form', { schoolForms: 'förskola', areas: 'Team Norr' }],
    ['a role', { roles: 'lärspridare', networks: 'N-1' }],
  ])('reach exactly the room’s people, by %s', (_, cells) => {
    const { groups, rooms } = audiences(
      add(edit(withGuest, 'people', OLA, { areas: 'Team City' }), 'rooms', { id: 'rum-x', name: 'X', ...cells }),
    );
    const reach = (key: string): string[] => [...(groups.get(key)?.people ?? []), ...[...(groups.get(key)?.groups ?? [])].flatMap(reach)];
    expect([...new Set(reach('rooms/rum-x'))].sort()).toEqual([...(rooms.get('rum-x') ?? [])].sort());
  });
  it('are not made for a room that shares directly', () => {
    expect([
      ...audiences({ ...town, rooms: [{ id: 'rum-x', name: 'X', everyone: 'ja', sharing: 'direkt' }], recordings: [], permits: [] }).groups,
    ]).toEqual([]);
  });
});
