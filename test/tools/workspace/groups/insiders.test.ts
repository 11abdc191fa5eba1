import type { Emulator } from '../../../../src/tools/workspace/core/core.ts';
import { ask, inOne, newEmulator, openToOutsiders } from '../core/fixture.ts';

const anna = 'anna@exempel.se';
const bo = 'bo@exempel.se';
const guest = 'gast@annat.se';
const labels = { 'cloudidentity.googleapis.com/groups.discussion_forum': '' };

const make = (emulator: Emulator, email: string) =>
  ask(emulator, anna, 'POST /v1/groups', { parent: 'customers/C0exempel', groupKey: { id: email }, displayName: email, labels });
const add = (emulator: Emulator, group: string, id: string) =>
  ask(emulator, anna, `POST /v1/${group}/memberships`, { preferredMemberKey: { id } });
const lookUp = (emulator: Emulator, email: string) => ask(emulator, anna, `GET /v1/groups:lookup?groupKey.id=${encodeURIComponent(email)}`);

describe('a group that no administrator has opened', () => {
  it('takes in colleagues and refuses people from outside', () => {
    const emulator = newEmulator();
    const room: string = make(emulator, 'rum@exempel.se').json.response.name;
    expect(add(emulator, room, bo).status).toBe(200);
    expect(add(emulator, room, guest).json.error).toMatchObject({ code: 403, status: 'PERMISSION_DENIED' });
    openToOutsiders(emulator, room);
    expect(add(emulator, room, guest).status).toBe(200);
  });

  it('refuses a group that holds someone from outside, however deep', () => {
    const emulator = newEmulator();
    const [room, network, unit] = ['rum', 'natverk', 'enhet'].map(
      (name): string => make(emulator, `${name}@exempel.se`).json.response.name,
    );
    for (const group of [network, unit]) openToOutsiders(emulator, group ?? '');
    add(emulator, unit ?? '', guest);
    expect(add(emulator, network ?? '', 'enhet@exempel.se').status).toBe(200);
    expect(add(emulator, room ?? '', 'natverk@exempel.se').json.error).toMatchObject({ code: 403, status: 'PERMISSION_DENIED' });
  });

  it('takes anyone where an administrator has let all groups do so', () => {
    const emulator = newEmulator();
    inOne(emulator, () => emulator.store.put('group.settings', 'settings', { admitOutsiders: true }));
    expect(add(emulator, make(emulator, 'rum@exempel.se').json.response.name, guest).status).toBe(200);
  });

  it('takes anyone where every domain is the customer’s', () => {
    const emulator = newEmulator({ domains: [] });
    expect(add(emulator, make(emulator, 'rum@exempel.se').json.response.name, guest).status).toBe(200);
  });
});

describe('a group that was made a moment ago', () => {
  it('is not seen by look-ups and memberships until a while has passed, and its address is taken all the while', () => {
    let now = Date.parse('2026-09-01T08:00:00Z');
    const emulator = newEmulator({ now: () => now });
    inOne(emulator, () => emulator.store.put('group.settings', 'settings', { delayMillis: 8_000 }));
    const room: string = make(emulator, 'rum@exempel.se').json.response.name;
    expect(lookUp(emulator, 'rum@exempel.se').status).toBe(404);
    expect(add(emulator, room, bo).status).toBe(404);
    expect(ask(emulator, anna, `GET /v1/${room}`).status).toBe(404);
    expect(make(emulator, 'rum@exempel.se').status).toBe(409);
    now += 8_000;
    expect(lookUp(emulator, 'rum@exempel.se').json).toEqual({ name: room });
    expect(add(emulator, room, bo).status).toBe(200);
  });

  it('cannot be nested before it is seen', () => {
    let now = Date.parse('2026-09-01T08:00:00Z');
    const emulator = newEmulator({ now: () => now });
    const room: string = make(emulator, 'rum@exempel.se').json.response.name;
    now += 60_000;
    inOne(emulator, () => emulator.store.put('group.settings', 'settings', { delayMillis: 8_000 }));
    make(emulator, 'enhet@exempel.se');
    expect(add(emulator, room, 'enhet@exempel.se').status).toBe(404);
  });
});
