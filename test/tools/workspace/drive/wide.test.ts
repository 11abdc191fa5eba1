import type { Json } from './fixture.ts';
import { ANNA, BO, idOf, KARIN, workspace } from './fixture.ts';

const GUEST = 'gast@annan.se';

describe('permissions for a domain and for anyone', () => {
  it('are shown with their kind, domain and whether searches find the item, without a person’s fields', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const film = karin.file('Film');
    const all = '&fields=*';
    const anyone = karin.share(film, { type: 'anyone', role: 'commenter', allowFileDiscovery: true }, all).json;
    expect(anyone).toEqual({
      ...{ kind: 'drive#permission', id: 'anyone', type: 'anyone', role: 'commenter', allowFileDiscovery: true },
      permissionDetails: [{ permissionType: 'file', role: 'commenter', inherited: false }],
    });
    const domain = karin.share(film, { type: 'domain', role: 'writer', domain: 'Skola.se' }, all).json;
    expect(domain).toMatchObject({
      id: expect.stringMatching(/^\d+k$/),
      domain: 'skola.se',
      displayName: 'skola.se',
      allowFileDiscovery: false,
    });
    expect(domain.emailAddress).toBeUndefined();
  });

  it('let in by the link, up to the role given, and are one each: a new link permission takes the old one’s place', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const film = karin.file('Film');
    const opens = () => [as(ANNA), as(GUEST)].map((who) => [who.opens(film), who.patch(`/files/${film}`, { description: 'x' }).status]);
    expect(opens()).toEqual([
      [404, 404],
      [404, 404],
    ]);
    karin.share(film, { type: 'domain', role: 'writer', domain: 'skola.se' });
    expect(opens()).toEqual([
      [200, 200],
      [404, 404],
    ]);
    karin.share(film, { type: 'anyone', role: 'reader', allowFileDiscovery: true });
    karin.share(film, { type: 'anyone', role: 'reader' });
    expect(opens()).toEqual([
      [200, 200],
      [200, 403],
    ]);
    const ids = () => karin.get(`/files/${film}/permissions`).json.permissions.map(({ id }: Json) => id);
    expect(ids()).toEqual([idOf(KARIN), expect.stringMatching(/k$/), 'anyoneWithLink']);
    expect(karin.patch(`/files/${film}/permissions/anyoneWithLink`, { role: 'writer' }).json.role).toBe('writer');
    expect(karin.remove(`/files/${film}/permissions/anyoneWithLink`).status).toBe(204);
    expect(as(GUEST).opens(film)).toBe(404);
  });

  it('take no expiry, no owner and no mail, and what is not there says so by name', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const film = karin.file('Film');
    const answer = (body: Json, query = '') => {
      const { status, reason } = karin.post(`/files/${film}/permissions?${query}`, body);
      return [status, reason];
    };
    const later = '2026-02-01T00:00:00Z';
    expect(answer({ type: 'domain', role: 'reader', domain: 'skola.se', expirationTime: later })).toEqual([
      403,
      'cannotSetExpirationOnAnyoneOrDomain',
    ]);
    expect(answer({ type: 'anyone', role: 'owner' })).toEqual([403, 'forbidden']);
    expect(answer({ type: 'anyone', role: 'organizer' })).toEqual([403, 'organizerOnNonTeamDriveItemNotSupported']);
    expect(answer({ type: 'anyone', role: 'reader' }, 'sendNotificationEmail=true')).toEqual([400, 'invalid']);
    expect(answer({ type: 'domain', role: 'reader', domain: 'inte en domän' })).toEqual([400, 'invalid']);
    expect(answer({ type: 'anyone', role: 'reader', domain: 'skola.se' })).toEqual([400, 'invalid']);
    expect(answer({ type: 'user', role: 'reader', emailAddress: ANNA, allowFileDiscovery: true })).toEqual([400, 'invalid']);
    expect(answer({ type: 'anyone', role: 'reader', view: 'published' })).toEqual([501, 'notImplemented']);
    expect(karin.get(`/files/${film}/permissions`).json.permissions).toHaveLength(1);
  });
});

describe('a folder with limited access', () => {
  it('counts its own permissions alone, for all below it; the owner stays, and it can be opened up again', () => {
    const { as } = workspace();
    const [karin, anna, bo] = [as(KARIN), as(ANNA), as(BO)];
    const outer = karin.folder('Yttre');
    const inner = karin.folder('Inre', outer);
    const film = karin.file('Film', karin.folder('Hylla', inner));
    karin.share(outer, { type: 'user', role: 'writer', emailAddress: ANNA });
    karin.share(outer, { type: 'anyone', role: 'reader' });
    expect([anna, bo].map((who) => who.opens(film))).toEqual([200, 200]);
    // Editors may limit a folder where editors may share it.
    expect(anna.patch(`/files/${inner}`, { inheritedPermissionsDisabled: true }).status).toBe(200);
    expect([anna, bo, karin].map((who) => who.opens(film))).toEqual([404, 404, 200]);
    expect(anna.names("name = 'Film'")).toEqual([]);
    karin.share(inner, { type: 'user', role: 'reader', emailAddress: BO });
    expect([anna, bo].map((who) => who.opens(film))).toEqual([404, 200]);
    expect(bo.patch(`/files/${inner}`, { inheritedPermissionsDisabled: false }).status).toBe(403);
    const can = 'fields=capabilities(canDisableInheritedPermissions,canEnableInheritedPermissions)';
    expect(karin.get(`/files/${inner}?${can}`).json.capabilities).toEqual({
      canDisableInheritedPermissions: false,
      canEnableInheritedPermissions: true,
    });
    karin.patch(`/files/${inner}`, { inheritedPermissionsDisabled: false });
    expect([anna, bo].map((who) => who.opens(film))).toEqual([200, 200]);
  });

  it('is a folder: files cannot be limited', () => {
    const karin = workspace().as(KARIN);
    const answer = karin.patch(`/files/${karin.file('Film')}`, { inheritedPermissionsDisabled: true });
    expect(answer).toMatchObject({ status: 403, reason: 'cannotDisableInheritedPermissions' });
  });
});

it('an item that is shared with thousands one by one takes the last as quickly as the first', () => {
  const space = workspace();
  const karin = space.as(KARIN);
  const room = karin.folder('Rum');
  const share = (n: number) => karin.share(room, { type: 'user', role: 'reader', emailAddress: `p${n}@skola.se` });
  // Of the processor, so that a busy machine does not matter.
  const begun = process.cpuUsage();
  for (let n = 0; n < 4000; n++) share(n);
  // Where each goes through all that were before, this takes ten seconds and more.
  expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(4);
  const { permissions } = karin.get(`/files/${room}/permissions?fields=permissions(emailAddress,role)`).json;
  expect(permissions).toHaveLength(4001);
  karin.share(room, { type: 'user', role: 'writer', emailAddress: 'p7@skola.se' });
  const after = karin.get(`/files/${room}/permissions?fields=permissions(emailAddress,role)`).json.permissions;
  expect(after).toHaveLength(4001);
  expect(after).toContainEqual({ emailAddress: 'p7@skola.se', role: 'writer' });
});
