import type { Emulator } from '../../../../src/tools/workspace/core/core.ts';
import { ask, newEmulator, openToOutsiders } from '../core/fixture.ts';

const anna = 'anna@exempel.se';
const bo = 'bo@exempel.se';
const cia = 'cia@exempel.se';
const guest = 'gast@annat.se';
const forum = 'cloudidentity.googleapis.com/groups.discussion_forum';

function newGroup(emulator: Emulator, email: string, more: object = {}): string {
  const body = { parent: 'customers/C0exempel', groupKey: { id: email }, labels: { [forum]: '' }, displayName: `Grupp ${email}`, ...more };
  return ask(emulator, anna, 'POST /v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', body).json.response.name;
}

const add = (emulator: Emulator, group: string, member: string, more: object = {}) =>
  ask(emulator, anna, `POST /v1/${group}/memberships`, { preferredMemberKey: { id: member }, roles: [{ name: 'MEMBER' }], ...more });

describe('who sees a group', () => {
  it('any account finds it, its members see each other, and a stranger learns nothing', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'rum@exempel.se');
    add(emulator, group, bo);
    expect(ask(emulator, cia, `GET /v1/${group}`).status).toBe(200);
    expect(ask(emulator, bo, `GET /v1/${group}/memberships`).json.memberships).toHaveLength(2);
    expect(ask(emulator, cia, `GET /v1/${group}/memberships`).status).toBe(403);
    for (const name of [group, 'groups/finnsinte']) expect(ask(emulator, guest, `GET /v1/${name}`).status).toBe(403);
    expect(ask(emulator, guest, 'GET /v1/groups:lookup?groupKey.id=rum%40exempel.se').status).toBe(403);
  });

  it('a member from elsewhere sees the group and its members', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'rum@exempel.se');
    openToOutsiders(emulator, group);
    add(emulator, group, guest);
    expect(ask(emulator, guest, `GET /v1/${group}`).json.groupKey.id).toBe('rum@exempel.se');
    expect(ask(emulator, guest, 'GET /v1/groups:lookup?groupKey.id=rum%40exempel.se').json.name).toBe(group);
    expect(ask(emulator, guest, `GET /v1/${group}/memberships`).status).toBe(200);
  });
});

describe('what groups are not here', () => {
  it.each([
    ['dynamicGroupMetadata', { dynamicGroupMetadata: { queries: [] } }],
    ['externalIds', { externalIds: [{ id: 'x' }] }],
    ['groups.locked', { labels: { [forum]: '', 'cloudidentity.googleapis.com/groups.locked': '' } }],
  ])('%s is refused by name', (name, more) => {
    const body = { parent: 'customers/C0exempel', groupKey: { id: 'x@exempel.se' }, labels: { [forum]: '' }, ...more };
    const { json } = ask(newEmulator(), anna, 'POST /v1/groups', body);
    expect(json.error).toMatchObject({ code: 501, status: 'UNIMPLEMENTED', message: expect.stringContaining(name) });
  });

  it('nor memberships that end by themselves', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'rum@exempel.se');
    const ending = { roles: [{ name: 'MEMBER', expiryDetail: { expireTime: '2027-01-01T00:00:00Z' } }] };
    expect(add(emulator, group, bo, ending).json.error.message).toContain('expiryDetail');
  });

  it.each([
    'GET /v1/groups:search?query=x',
    'PATCH /v1/groups/x',
    'GET /v1/groups/x/securitySettings',
    'GET /v1/groups/x/memberships:checkTransitiveMembership',
    'POST /v1/groups/x/memberships/y:modifyMembershipRoles',
  ])('nor %s', (line) => {
    const { error } = ask(newEmulator(), anna, line).json;
    expect(error).toMatchObject({ code: 501, message: expect.stringContaining('cloudidentity.groups.') });
  });
});

describe('Cloud Identity’s batch', () => {
  it.each(['\n', '\r\n'])('takes parts with names, absolute and relative paths, and lines ending in %j', (eol) => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'rum@exempel.se');
    const member = JSON.stringify({ preferredMemberKey: { id: bo }, roles: [{ name: 'MEMBER' }] });
    const text = [
      '--===============1==',
      'Content-Type: application/http',
      'MIME-Version: 1.0',
      'Content-Transfer-Encoding: binary',
      'Content-ID: <c0ffee + 1>',
      '',
      `POST /v1/${group}/memberships?alt=json HTTP/1.1`,
      'Content-Type: application/json',
      'MIME-Version: 1.0',
      'Host: cloudidentity.googleapis.com',
      `Content-Length: ${member.length}`,
      '',
      member,
      '--===============1==',
      'Content-Type: application/http',
      'Content-ID: <c0ffee + 2>',
      '',
      `GET https://cloudidentity.googleapis.com/v1/${group}/memberships HTTP/1.1`,
      '',
      '',
      '--===============1==--',
      '',
    ].join(eol);
    const headers = { 'content-type': 'multipart/mixed; boundary="===============1=="' };
    const answer = ask(emulator, anna, 'POST /batch', text, headers).text;
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    expect(answer).toContain('Content-ID: <response-c0ffee + 2>');
    expect(answer).toContain(bo);
  });
});
