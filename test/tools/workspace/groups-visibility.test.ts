import type { Emulator } from '../../../src/tools/workspace/core/core.ts';
import { ask, newEmulator, openToOutsiders } from './core-fixture.ts';

const anna = 'anna@exempel.se';
const bo = 'bo@exempel.se';
const cia = 'cia@exempel.se';
const guest = 'gast@annat.se';
const robot = 'robot@projekt.iam.gserviceaccount.com';
const forum = 'cloudidentity.googleapis.com/groups.discussion_forum';
const security = 'cloudidentity.googleapis.com/groups.security';

function newGroup(emulator: Emulator, email: string, more: object = {}): string {
  const body = { parent: 'customers/C0exempel', groupKey: { id: email }, labels: { [forum]: '' }, displayName: `Grupp ${email}`, ...more };
  return ask(emulator, anna, 'POST /v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', body).json.response.name;
}

const add = (emulator: Emulator, group: string, member: string, more: object = {}) =>
  ask(emulator, anna, `POST /v1/${group}/memberships`, { preferredMemberKey: { id: member }, roles: [{ name: 'MEMBER' }], ...more });

const search = (emulator: Emulator, as: string, method: string, member: string, more = '') => {
  const query = encodeURIComponent(`member_key_id == '${member}' && '${forum}' in labels`);
  return ask(emulator, as, `GET /v1/groups/-/memberships:${method}?query=${query}${more}`);
};

/** Bo is in the unit; the unit is in the area; the area and Bo are in the room. */
function nested() {
  const emulator = newEmulator();
  const [unit, area, room] = ['enhet@exempel.se', 'omrade@exempel.se', 'rum@exempel.se'].map((email) => newGroup(emulator, email));
  add(emulator, unit ?? '', bo);
  add(emulator, area ?? '', 'enhet@exempel.se');
  add(emulator, room ?? '', 'omrade@exempel.se');
  add(emulator, room ?? '', bo);
  return { emulator, unit: unit ?? '', area: area ?? '', room: room ?? '' };
}

type Found = { groupKey: { id: string }; relationType?: string };

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
    expect(ask(emulator, guest, "GET /v1/groups:search?query=parent%20%3D%3D%20'customers%2FC0exempel'").status).toBe(403);
  });
});

describe('the groups of a member', () => {
  it('directly: those that name them, for the member; others find only groups whose members they see', () => {
    const { emulator } = nested();
    newGroup(emulator, 'annas@exempel.se');
    const of = (as: string, member: string, more = '') =>
      search(emulator, as, 'searchDirectGroups', member, more).json.memberships.map((one: Found) => one.groupKey.id);
    expect(of(bo, bo)).toEqual(['enhet@exempel.se', 'rum@exempel.se']);
    expect(of(bo, bo, '&orderBy=group_key%20desc')).toEqual(['rum@exempel.se', 'enhet@exempel.se']);
    expect(of(cia, bo)).toEqual([]);
    expect(of(bo, anna)).toEqual(['enhet@exempel.se', 'omrade@exempel.se', 'rum@exempel.se']);
  });

  it('directly, in pages', () => {
    const { emulator } = nested();
    const first = search(emulator, bo, 'searchDirectGroups', bo, '&pageSize=1').json;
    const second = search(emulator, bo, 'searchDirectGroups', bo, `&pageSize=1&pageToken=${first.nextPageToken}`).json;
    expect([...first.memberships, ...second.memberships].map((one: Found) => one.groupKey.id)).toEqual([
      'enhet@exempel.se',
      'rum@exempel.se',
    ]);
    expect(second).not.toHaveProperty('nextPageToken');
  });

  it('and through groups: how each holds them', () => {
    const { emulator } = nested();
    const found = search(emulator, bo, 'searchTransitiveGroups', bo).json.memberships;
    expect(Object.fromEntries(found.map((one: Found) => [one.groupKey.id, one.relationType]))).toEqual({
      'enhet@exempel.se': 'DIRECT',
      'omrade@exempel.se': 'INDIRECT',
      'rum@exempel.se': 'DIRECT_AND_INDIRECT',
    });
    expect(search(emulator, cia, 'searchTransitiveGroups', bo).status).toBe(403);
    expect(search(emulator, cia, 'searchTransitiveGroups', cia).json.memberships).toEqual([]);
  });

  it.each([
    ['without a member', `'${forum}' in labels`],
    ['without a label', `member_key_id == '${bo}'`],
    ['of another customer', `member_key_id == '${bo}' && '${forum}' in labels && parent == 'customers/C0annan'`],
  ])('is refused %s', (_, query) => {
    const answer = ask(nested().emulator, bo, `GET /v1/groups/-/memberships:searchTransitiveGroups?query=${encodeURIComponent(query)}`);
    expect([400, 403]).toContain(answer.status);
  });

  it('as a graph: every way up to one group, or to all', () => {
    const { emulator, unit, area, room } = nested();
    const query = encodeURIComponent(`member_key_id == '${bo}' && '${forum}' in labels`);
    const graph = (group: string) => {
      const { json } = ask(emulator, bo, `GET /v1/${group}/memberships:getMembershipGraph?query=${query}`);
      expect(json.done).toBe(true);
      return Object.fromEntries(
        json.response.adjacencyList.map((one: { group: string; edges: { preferredMemberKey: { id: string } }[] }) => [
          one.group,
          one.edges.map((edge) => edge.preferredMemberKey.id),
        ]),
      );
    };
    expect(graph('groups/-')).toEqual({ [unit]: [bo], [area]: ['enhet@exempel.se'], [room]: [bo, 'omrade@exempel.se'] });
    expect(graph(area)).toEqual({ [unit]: [bo], [area]: ['enhet@exempel.se'] });
  });
});

describe('a group’s security settings', () => {
  const restrict = (emulator: Emulator, group: string, query: string, as = anna) =>
    ask(emulator, as, `PATCH /v1/${group}/securitySettings?updateMask=member_restriction.query`, { memberRestriction: { query } });

  it('keep out who does not meet them, and say whether all within do', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'rum@exempel.se');
    openToOutsiders(emulator, group);
    add(emulator, group, guest);
    const settings = () => ask(emulator, anna, `GET /v1/${group}/securitySettings`).json;
    expect(settings()).toEqual({ name: `${group}/securitySettings` });
    expect(restrict(emulator, group, 'member.customer_id == groupCustomerId() && (member.type == 1 || member.type == 3)').status).toBe(200);
    expect(settings().memberRestriction.evaluation.state).toBe('FORWARD_COMPLIANT');
    expect(add(emulator, group, 'annan@annat.se').json.error).toMatchObject({ code: 400, status: 'FAILED_PRECONDITION' });
    expect(add(emulator, group, robot).status).toBe(400);
    expect(add(emulator, group, bo).status).toBe(200);
    restrict(emulator, group, '');
    expect(add(emulator, group, robot).status).toBe(200);
  });

  it('are the owner’s to change, and take only what Google’s reference has', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'rum@exempel.se');
    add(emulator, group, bo);
    expect(restrict(emulator, group, 'member.type == 1', bo).status).toBe(403);
    for (const query of ['member.type == 4', 'member.type', 'sant', 'member.type == 1 &&', '(member.type == 1', 'member.type == 1)']) {
      expect([query, restrict(emulator, group, query).status]).toEqual([query, 400]);
    }
    expect(ask(emulator, anna, `PATCH /v1/${group}/securitySettings?updateMask=name`, {}).status).toBe(400);
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

  it('a group becomes a security group, and stays one', () => {
    const emulator = newEmulator();
    const group = newGroup(emulator, 'rum@exempel.se');
    const patch = (labels: object) => ask(emulator, anna, `PATCH /v1/${group}?updateMask=labels`, { labels });
    expect(patch({ [forum]: '', [security]: '' }).status).toBe(200);
    expect(ask(emulator, anna, `GET /v1/${group}`).json.labels).toHaveProperty([security]);
    expect(patch({ [forum]: '' }).status).toBe(400);
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
