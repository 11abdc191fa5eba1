import { ANNA, BO, idOf, KARIN, workspace } from './fixture.ts';

const DAY = 86_400_000;
const iso = (millis: number) => new Date(millis).toISOString();

describe('permissions', () => {
  it('are one a grantee: sharing again changes the role and keeps the id', () => {
    const { as } = workspace();
    const film = as(KARIN).file('Film');
    const first = as(KARIN).share(film, { type: 'user', role: 'reader', emailAddress: ANNA });
    const second = as(KARIN).share(film, { type: 'user', role: 'writer', emailAddress: 'Anna.Ek@skola.se' });
    expect(first.json).toEqual({ kind: 'drive#permission', id: idOf(ANNA), type: 'user', role: 'reader' });
    expect(second.json).toMatchObject({ id: first.json.id, role: 'writer' });
    expect(as(KARIN).get(`/files/${film}/permissions`).json.permissions).toHaveLength(2);
    const other = as(KARIN).file('Annan');
    expect(as(KARIN).share(other, { type: 'user', role: 'reader', emailAddress: ANNA }).json.id).toBe(first.json.id);
  });

  it('mail the grantee unless told not to', () => {
    const { as, mails } = workspace();
    const film = as(KARIN).file('Film');
    as(KARIN).post(`/files/${film}/permissions?emailMessage=Hej`, { type: 'user', role: 'reader', emailAddress: ANNA });
    as(KARIN).post(`/files/${film}/permissions?sendNotificationEmail=false`, { type: 'user', role: 'reader', emailAddress: BO });
    as(KARIN).post(`/files/${film}/permissions`, { type: 'domain', role: 'reader', domain: 'skola.se' });
    expect(mails()).toEqual([expect.objectContaining({ to: ANNA, kind: 'share', event: null })]);
    expect(mails()[0]?.subject).toContain('Film');
  });

  it('refuse what Google refuses', () => {
    const { as, clock } = workspace();
    const karin = as(KARIN);
    const [film, room] = [karin.file('Film'), karin.folder('Rum')];
    const later = iso(clock.now + DAY);
    const bad = (id: string, body: unknown) => {
      const answer = karin.share(id, body);
      return [answer.status, answer.reason];
    };
    expect(bad(film, { type: 'user', emailAddress: ANNA })).toEqual([400, 'required']);
    expect(bad(film, { role: 'reader' })).toEqual([400, 'required']);
    expect(bad(film, { type: 'user', role: 'reader' })).toEqual([400, 'invalid']);
    expect(bad(film, { type: 'user', role: 'reader', emailAddress: 'anna' })).toEqual([400, 'invalidSharingRequest']);
    expect(bad(film, { type: 'group', role: 'reader', emailAddress: 'finns.inte@skola.se' })).toEqual([400, 'invalidSharingRequest']);
    expect(bad(film, { type: 'user', role: 'läsare', emailAddress: ANNA })).toEqual([400, 'invalid']);
    expect(bad(film, { type: 'user', role: 'owner', emailAddress: ANNA })).toEqual([403, 'forbidden']);
    expect(bad(film, { type: 'user', role: 'organizer', emailAddress: ANNA })[0]).toBe(403);
    expect(bad(film, { type: 'anyone', role: 'reader', emailAddress: ANNA })).toEqual([400, 'invalid']);
    expect(bad(film, { type: 'anyone', role: 'reader', expirationTime: later })).toEqual([403, 'cannotSetExpirationOnAnyoneOrDomain']);
    expect(bad(film, { type: 'user', role: 'reader', emailAddress: ANNA, expirationTime: iso(clock.now) })).toEqual([
      403,
      'expirationDatesMustBeInTheFuture',
    ]);
    expect(bad(film, { type: 'user', role: 'reader', emailAddress: ANNA, expirationTime: iso(clock.now + 366 * DAY) })[0]).toBe(400);
    expect(bad(film, { type: 'user', role: 'reader', emailAddress: ANNA, expirationTime: 'i morgon' })).toEqual([400, 'invalid']);
    expect(bad(room, { type: 'user', role: 'writer', emailAddress: ANNA, expirationTime: later })).toEqual([403, 'cannotSetExpiration']);
    expect(bad(film, { type: 'user', role: 'reader', emailAdress: ANNA })[0]).toBe(400);
    expect(karin.post(`/files/${film}/permissions?notify=false`, { type: 'user', role: 'reader', emailAddress: ANNA }).status).toBe(400);
    expect(karin.get(`/files/${film}/permissions`).json.permissions).toHaveLength(1);
    expect(bad(film, { type: 'user', role: 'writer', emailAddress: ANNA, expirationTime: later })).toEqual([200, undefined]);
    expect(bad(room, { type: 'user', role: 'reader', emailAddress: ANNA, expirationTime: iso(clock.now + 365 * DAY) })).toEqual([
      200,
      undefined,
    ]);
  });

  it('can be prolonged, made endless and raised', () => {
    const { as, clock } = workspace();
    const room = as(KARIN).folder('Rum');
    as(KARIN).share(room, { type: 'user', role: 'reader', emailAddress: ANNA, expirationTime: iso(clock.now + DAY) });
    const at = `/files/${room}/permissions/${idOf(ANNA)}`;
    const longer = as(KARIN).patch(`${at}?fields=expirationTime`, { role: 'reader', expirationTime: iso(clock.now + 2 * DAY) });
    expect(longer.json.expirationTime).toBe(iso(clock.now + 2 * DAY));
    expect(as(KARIN).patch(at, { role: 'writer' })).toMatchObject({ status: 403, reason: 'cannotSetExpiration' });
    expect(as(KARIN).patch(`${at}?removeExpiration=true&fields=role,expirationTime`, { role: 'writer' }).json).toEqual({ role: 'writer' });
    expect(as(KARIN).patch(at, { emailAddress: BO })).toMatchObject({ status: 403, reason: 'fieldNotWritable' });
    clock.now += 3 * DAY;
    expect(as(ANNA).opens(room)).toBe(200);
  });

  it('cannot be taken away or lessened where they are inherited', () => {
    const { as } = workspace();
    const room = as(KARIN).folder('Rum');
    const film = as(KARIN).file('Film', room);
    as(KARIN).share(room, { type: 'user', role: 'writer', emailAddress: ANNA });
    const at = `/files/${film}/permissions/${idOf(ANNA)}`;
    expect(as(KARIN).remove(at)).toMatchObject({ status: 403, reason: 'cannotModifyInheritedPermission' });
    expect(as(KARIN).patch(at, { role: 'reader' })).toMatchObject({ status: 403, reason: 'cannotModifyInheritedPermission' });
    expect(as(KARIN).remove(`/files/${room}/permissions/${idOf(ANNA)}`).status).toBe(204);
    expect(as(ANNA).opens(film)).toBe(404);
    expect(as(KARIN).remove(`/files/${room}/permissions/${idOf(ANNA)}`).status).toBe(404);
  });

  it('are shown to editors, given by those who may share, and left by anyone for themselves', () => {
    const { as } = workspace();
    const film = as(KARIN).file('Film');
    as(KARIN).share(film, { type: 'user', role: 'writer', emailAddress: ANNA });
    as(KARIN).share(film, { type: 'user', role: 'reader', emailAddress: BO });
    expect(as(BO).get(`/files/${film}/permissions`).status).toBe(403);
    expect(as(BO).get(`/files/${film}?fields=permissions,permissionIds,shared`).json).toEqual({ shared: true });
    expect(as(ANNA).get(`/files/${film}?fields=permissionIds`).json.permissionIds).toHaveLength(3);
    expect(as(ANNA).share(film, { type: 'user', role: 'reader', emailAddress: 'cia@skola.se' }).status).toBe(200);
    as(KARIN).patch(`/files/${film}`, { writersCanShare: false });
    expect(as(ANNA).share(film, { type: 'user', role: 'reader', emailAddress: 'dan@skola.se' }).status).toBe(403);
    expect(as(BO).remove(`/files/${film}/permissions/${idOf(ANNA)}`).status).toBe(403);
    expect(as(BO).remove(`/files/${film}/permissions/${idOf(BO)}`).status).toBe(204);
    expect(as(BO).opens(film)).toBe(404);
    expect(as(KARIN).remove(`/files/${film}/permissions/${idOf(KARIN)}`).status).toBe(403);
  });

  it('hold at most so many groups an item, inherited ones counted', () => {
    const { as, group } = workspace({ limits: { groupsPerFile: 3 } });
    for (const name of ['a', 'b', 'c', 'd']) group(`${name}@skola.se`, []);
    const room = as(KARIN).folder('Rum');
    const inner = as(KARIN).folder('Inre', room);
    const give = (id: string, name: string) =>
      as(KARIN).share(id, { type: 'group', role: 'reader', emailAddress: `${name}@skola.se` }).status;
    expect([give(room, 'a'), give(room, 'b'), give(inner, 'c'), give(inner, 'd'), give(inner, 'a')]).toEqual([200, 200, 200, 403, 200]);
  });

  it('come in pages', () => {
    const { as } = workspace();
    const film = as(KARIN).file('Film');
    for (const name of ['a', 'b', 'c', 'd']) as(KARIN).share(film, { type: 'user', role: 'reader', emailAddress: `${name}@skola.se` });
    const seen: string[] = [];
    let token = '';
    do {
      const page = as(KARIN).get(
        `/files/${film}/permissions?pageSize=2&fields=nextPageToken,permissions(emailAddress)&pageToken=${token}`,
      ).json;
      seen.push(...page.permissions.map((each: { emailAddress: string }) => each.emailAddress));
      token = page.nextPageToken ?? '';
    } while (token);
    expect(seen).toEqual([KARIN, 'a@skola.se', 'b@skola.se', 'c@skola.se', 'd@skola.se']);
    expect(as(KARIN).get(`/files/${film}/permissions?pageToken=zzz`).status).toBe(400);
  });
});
