import type { Emulator } from '../../../../src/tools/workspace/core/core.ts';
import { groupsOf, isLocalAccount } from '../../../../src/tools/workspace/core/directory.ts';
import { ask, newEmulator } from '../core/fixture.ts';

const anna = 'anna@exempel.se';
const bo = 'bo@exempel.se';
const forum = { 'cloudidentity.googleapis.com/groups.discussion_forum': '' };
const groupBody = (id: string) => ({ parent: 'customers/C0exempel', groupKey: { id }, displayName: id, labels: forum });

function newGroup(emulator: Emulator, id: string, as = anna): string {
  const answer = ask(emulator, as, 'POST /v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', groupBody(id));
  expect(answer.status).toBe(200);
  return answer.json.response.name;
}
const add = (emulator: Emulator, group: string, id: string, as = anna, roles?: string[]) =>
  ask(emulator, as, `POST /v1/${group}/memberships`, {
    preferredMemberKey: { id },
    ...(roles && { roles: roles.map((name) => ({ name })) }),
  });
const members = (emulator: Emulator, group: string, as = anna) =>
  ask(emulator, as, `GET /v1/${group}/memberships`).json.memberships.map(
    (one: { preferredMemberKey: { id: string } }) => one.preferredMemberKey.id,
  );

/** The membership's name, as the list of members has it. */
const nameOf = (emulator: Emulator, group: string, member: string): string =>
  ask(emulator, anna, `GET /v1/${group}/memberships`).json.memberships.find(
    (one: { preferredMemberKey: { id: string } }) => one.preferredMemberKey.id === member,
  ).name;

describe('making a group', () => {
  it('answers a finished operation, and the maker owns it', () => {
    const emulator = newEmulator();
    const { json } = ask(emulator, anna, 'POST /v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', groupBody('Enhet@exempel.se'));
    expect(json).toMatchObject({
      done: true,
      response: { groupKey: { id: 'enhet@exempel.se' }, parent: 'customers/C0exempel', labels: forum },
    });
    expect(json.response['@type']).toBe('type.googleapis.com/google.apps.cloudidentity.groups.v1.Group');
    const { memberships } = ask(emulator, anna, `GET /v1/${json.response.name}/memberships?view=FULL`).json;
    expect(memberships).toMatchObject([{ preferredMemberKey: { id: anna }, roles: [{ name: 'OWNER' }, { name: 'MEMBER' }], type: 'USER' }]);
    expect(ask(emulator, bo, `GET /v1/${json.response.name}`).json).toMatchObject({ displayName: 'Enhet@exempel.se' });
    expect(ask(emulator, bo, 'GET /v1/groups:lookup?groupKey.id=ENHET@exempel.se').json).toEqual({ name: json.response.name });
  });

  it('answers 409 when the address has a group', () => {
    const emulator = newEmulator();
    newGroup(emulator, 'enhet@exempel.se');
    expect(ask(emulator, bo, 'POST /v1/groups', groupBody('ENHET@exempel.se')).json.error).toMatchObject({
      code: 409,
      status: 'ALREADY_EXISTS',
    });
  });

  it.each([
    ['another customer', { parent: 'customers/C0annan' }, 403],
    ['no customer', { parent: '' }, 400],
    ['an unknown label', { labels: { ...forum, 'egen/etikett': '' } }, 400],
    ['a label with a value', { labels: { 'cloudidentity.googleapis.com/groups.discussion_forum': 'x' } }, 400],
    ['no label', { labels: {} }, 400],
    ['a malformed address', { groupKey: { id: 'enhet' } }, 400],
    ['a foreign domain', { groupKey: { id: 'enhet@annat.se' } }, 400],
    ['an unknown field', { visibility: 'ALL' }, 400],
    ['the maker’s own address', { groupKey: { id: anna } }, 409],
  ])('is refused with %s', (_, change, status) => {
    expect(ask(newEmulator(), anna, 'POST /v1/groups', { ...groupBody('enhet@exempel.se'), ...change }).status).toBe(status);
  });

  it('is refused to outsiders, and without an owner', () => {
    expect(ask(newEmulator(), 'gast@annat.se', 'POST /v1/groups', groupBody('enhet@exempel.se')).json.error.status).toBe(
      'PERMISSION_DENIED',
    );
    expect(ask(newEmulator(), anna, 'POST /v1/groups?initialGroupConfig=EMPTY', groupBody('enhet@exempel.se')).status).toBe(403);
    expect(ask(newEmulator(), anna, 'POST /v1/groups?initialGroupConfig=MAYBE', groupBody('enhet@exempel.se')).status).toBe(400);
  });

  it('a group’s address is no account', () => {
    const emulator = newEmulator();
    newGroup(emulator, 'enhet@exempel.se');
    expect(isLocalAccount(emulator.store, 'enhet@exempel.se')).toBe(false);
    expect(isLocalAccount(emulator.store, 'ny@exempel.se')).toBe(true);
    expect(isLocalAccount(emulator.store, 'ny@annat.se')).toBe(false);
    expect(ask(emulator, 'enhet@exempel.se', 'GET /v1/groups:lookup?groupKey.id=enhet@exempel.se').status).toBe(401);
  });
});

describe('who may change a group', () => {
  it('owners and managers manage members; others are refused', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'enhet@exempel.se');
    expect(add(emulator, group, 'cia@exempel.se', bo).status).toBe(403);
    add(emulator, group, bo);
    expect(add(emulator, group, 'cia@exempel.se', bo).json.error.status).toBe('PERMISSION_DENIED');
    expect(add(emulator, group, 'dan@exempel.se', anna, ['MANAGER']).json.response.roles).toEqual([
      { name: 'MANAGER' },
      { name: 'MEMBER' },
    ]);
    expect(add(emulator, group, 'cia@exempel.se', 'dan@exempel.se').status).toBe(200);
    expect(members(emulator, group, bo).sort()).toEqual([anna, bo, 'cia@exempel.se', 'dan@exempel.se']);
  });

  it('a manager neither makes nor removes owners, nor deletes the group', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'enhet@exempel.se');
    add(emulator, group, bo, anna, ['MEMBER', 'MANAGER']);
    expect(add(emulator, group, 'cia@exempel.se', bo, ['OWNER']).status).toBe(403);
    const owner = nameOf(emulator, group, anna);
    expect(ask(emulator, bo, `DELETE /v1/${owner}`).status).toBe(403);
    expect(ask(emulator, bo, `DELETE /v1/${group}`).status).toBe(403);
  });

  it('a member may leave; outsiders do not see the members', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'enhet@exempel.se');
    add(emulator, group, bo);
    expect(ask(emulator, 'cia@exempel.se', `GET /v1/${group}/memberships`).status).toBe(403);
    const own = nameOf(emulator, group, bo);
    expect(ask(emulator, 'cia@exempel.se', `DELETE /v1/${own}`).status).toBe(403);
    expect(ask(emulator, bo, `DELETE /v1/${own}`).json).toMatchObject({ done: true });
    expect(ask(emulator, bo, `GET /v1/${group}/memberships`).status).toBe(403);
    expect(ask(emulator, anna, `DELETE /v1/${own}`).status).toBe(404);
  });
});

describe('members', () => {
  it('answers 409 when one is there already, and 400 to faulty ones', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'enhet@exempel.se');
    expect(add(emulator, group, 'BO@exempel.se').status).toBe(200);
    expect(add(emulator, group, bo).json.error).toMatchObject({ code: 409, status: 'ALREADY_EXISTS' });
    expect(add(emulator, group, 'bo').status).toBe(400);
    expect(add(emulator, group, 'cia@exempel.se', anna, ['CHIEF']).status).toBe(400);
    expect(add(emulator, group, 'cia@exempel.se', anna, ['MEMBER', 'MEMBER']).status).toBe(400);
    expect(add(emulator, 'groups/finnsinte', bo).status).toBe(404);
  });

  it('are listed page by page, also when one goes away between', () => {
    const emulator = newEmulator({ limits: { membershipPageSize: 10 } });
    const group = newGroup(emulator, 'enhet@exempel.se');
    for (let i = 0; i < 24; i++) add(emulator, group, `p${i}@exempel.se`);
    const page = (token = '') => ask(emulator, anna, `GET /v1/${group}/memberships?pageSize=10${token && `&pageToken=${token}`}`).json;
    const first = page();
    const names = (list: { name: string }[]) => list.map(({ name }) => name);
    expect(names(page(first.nextPageToken).memberships)).not.toContain(first.memberships[9].name);
    ask(emulator, anna, `DELETE /v1/${first.memberships[9].name}`);
    const second = page(first.nextPageToken);
    const third = page(second.nextPageToken);
    expect(third.nextPageToken).toBeUndefined();
    expect(new Set(names([...first.memberships, ...second.memberships, ...third.memberships])).size).toBe(25);
    expect(page('bad').error.message).toContain('page token');
    expect(ask(emulator, anna, `GET /v1/${group}/memberships?pageSize=11`).status).toBe(400);
    expect(Object.keys(first.memberships[0])).toEqual(['name', 'preferredMemberKey', 'roles']);
  });
});

describe('groups within groups', () => {
  it('a person is in every group above, and in none after the link is cut', () => {
    const emulator = newEmulator();
    const [all, area, unit] = ['alla', 'omrade', 'enhet'].map((name) => newGroup(emulator, `${name}@exempel.se`)) as [
      string,
      string,
      string,
    ];
    add(emulator, unit, bo);
    add(emulator, area, 'enhet@exempel.se');
    const link = add(emulator, all, 'omrade@exempel.se').json.response;
    expect(link.type).toBe('GROUP');
    expect([...groupsOf(emulator.store, 'BO@exempel.se')].sort()).toEqual(['alla@exempel.se', 'enhet@exempel.se', 'omrade@exempel.se']);
    ask(emulator, anna, `DELETE /v1/${link.name}`);
    expect([...groupsOf(emulator.store, bo)].sort()).toEqual(['enhet@exempel.se', 'omrade@exempel.se']);
  });

  it('may not close a circle, nor hold itself', () => {
    const emulator = newEmulator();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => newGroup(emulator, `${name}@exempel.se`)) as [string, string, string];
    add(emulator, a, 'b@exempel.se');
    add(emulator, b, 'c@exempel.se');
    expect(add(emulator, c, 'a@exempel.se').json.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
    expect(add(emulator, a, 'a@exempel.se').status).toBe(400);
    expect(add(emulator, a, 'c@exempel.se').status).toBe(200);
  });

  it('a circle that lies in the store all the same does not hang', () => {
    const emulator = newEmulator();
    const { store } = emulator;
    store.begin();
    for (const [group, member] of [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'bo'],
    ] as const) {
      store.put('group', group, { id: group, email: `${group}@exempel.se`, labels: {} });
      store.put('membership', `${group}/${member}`, { id: member, group, member: `${member}@exempel.se`, roles: ['MEMBER'] });
    }
    store.commit();
    expect([...groupsOf(store, bo)].sort()).toEqual(['a@exempel.se', 'b@exempel.se']);
  });

  it('deleting a group takes its memberships along, both ways', () => {
    const emulator = newEmulator();
    const area = newGroup(emulator, 'omrade@exempel.se');
    const unit = newGroup(emulator, 'enhet@exempel.se');
    add(emulator, area, 'enhet@exempel.se');
    add(emulator, unit, bo);
    expect(ask(emulator, anna, `DELETE /v1/${unit}`).json).toMatchObject({ done: true });
    expect(members(emulator, area)).toEqual([anna]);
    expect(groupsOf(emulator.store, bo).size).toBe(0);
    expect(ask(emulator, anna, `GET /v1/${unit}`).status).toBe(404);
  });

  it('are quick for 3,000 people in 200 groups', () => {
    const emulator = newEmulator();
    const { store } = emulator;
    store.begin();
    for (let g = 0; g < 200; g++) {
      store.put('group', `g${g}`, { id: `g${g}`, email: `g${g}@exempel.se`, labels: {} });
      if (g)
        store.put('membership', `g${g >> 3}/g${g}`, { id: `g${g}`, group: `g${g >> 3}`, member: `g${g}@exempel.se`, roles: ['MEMBER'] });
    }
    for (let p = 0; p < 3000; p++) {
      store.put('membership', `g${p % 200}/p${p}`, { id: `p${p}`, group: `g${p % 200}`, member: `p${p}@exempel.se`, roles: ['MEMBER'] });
    }
    store.commit();
    const start = performance.now();
    for (let round = 0; round < 20; round++) for (let p = 0; p < 3000; p++) groupsOf(store, `p${p}@exempel.se`);
    expect(performance.now() - start).toBeLessThan(1500);
    expect(groupsOf(store, 'p199@exempel.se').size).toBe(4);
  });
});
