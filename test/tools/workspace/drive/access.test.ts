import { ANNA, BO, FOLDER, idOf, KARIN, workspace } from './fixture.ts';

const DAY = 86_400_000;

describe('access to items in Drive', () => {
  it('gives a stranger 404 and a reader who wants to edit 403', () => {
    const { as } = workspace();
    const film = as(KARIN).file('Film');
    expect(as(ANNA).get(`/files/${film}`)).toMatchObject({ status: 404, reason: 'notFound' });
    expect(as(ANNA).get(`/files/${film}`).json.error.message).toBe(`File not found: ${film}.`);
    as(KARIN).share(film, { type: 'user', role: 'reader', emailAddress: ANNA });
    expect(as(ANNA).opens(film)).toBe(200);
    expect(as(ANNA).patch(`/files/${film}`, { name: 'x' })).toMatchObject({ status: 403, reason: 'insufficientFilePermissions' });
    expect(as(ANNA).remove(`/files/${film}`).status).toBe(403);
    expect(as(ANNA).patch(`/files/${film}`, { starred: true }).status).toBe(200);
    expect(as(ANNA).names('starred = true')).toEqual(['Film']);
    expect(as(KARIN).names('starred = true')).toEqual([]);
  });

  it('inherits through folders, and the higher role wins', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const room = karin.folder('Rum');
    const inner = karin.folder('Inre', room);
    const film = karin.file('Film', inner);
    karin.share(room, { type: 'user', role: 'reader', emailAddress: ANNA });
    expect(as(ANNA).opens(film)).toBe(200);
    expect(as(ANNA).patch(`/files/${film}`, { name: 'x' }).status).toBe(403);
    karin.share(film, { type: 'user', role: 'writer', emailAddress: ANNA });
    expect(as(ANNA).patch(`/files/${film}`, { name: 'x' }).status).toBe(200);
    const [mine] = karin
      .get(`/files/${film}/permissions?fields=permissions(id,role,permissionDetails)`)
      .json.permissions.filter((p: { id: string }) => p.id === idOf(ANNA));
    expect(mine).toEqual({
      id: idOf(ANNA),
      role: 'writer',
      permissionDetails: [
        { permissionType: 'file', role: 'writer', inherited: false },
        { permissionType: 'file', role: 'reader', inherited: true },
      ],
    });
  });

  it('reaches through nested groups, whole domains and anyone', () => {
    const { as, group } = workspace();
    group('enhet@skola.se', [ANNA]);
    group('omrade@skola.se', ['enhet@skola.se']);
    const karin = as(KARIN);
    const film = karin.file('Film');
    expect(karin.share(film, { type: 'group', role: 'reader', emailAddress: 'omrade@skola.se' }).status).toBe(200);
    expect(as(ANNA).opens(film)).toBe(200);
    expect(as(ANNA).names("name = 'Film'")).toEqual(['Film']);
    expect(as(BO).opens(film)).toBe(404);
    const [, given] = karin.get(`/files/${film}?fields=permissions(type,displayName)`).json.permissions;
    expect(given).toEqual({ type: 'group', displayName: 'omrade@skola.se' });
    karin.share(film, { type: 'domain', role: 'reader', domain: 'skola.se' });
    expect(as(BO).opens(film)).toBe(200);
    expect(as('ute@annan.se').opens(film)).toBe(404);
    karin.share(film, { type: 'anyone', role: 'reader' });
    expect(as('ute@annan.se').opens(film)).toBe(200);
    // Open by link is not the same as found by searching.
    expect(as(BO).names("name = 'Film'")).toEqual([]);
    expect(karin.names("visibility = 'anyoneWithLink'")).toEqual(['Film']);
  });

  it('ends a permission at its very instant, and hides it from lists from then on', () => {
    const { as, clock } = workspace();
    const karin = as(KARIN);
    const room = karin.folder('Rum');
    const film = karin.file('Film', room);
    const end = clock.now + 30 * DAY;
    karin.share(room, { type: 'user', role: 'reader', emailAddress: ANNA, expirationTime: new Date(end).toISOString() });
    clock.now = end - 1;
    expect(as(ANNA).opens(film)).toBe(200);
    expect(karin.get(`/files/${film}/permissions`).json.permissions).toHaveLength(2);
    clock.now = end;
    expect(as(ANNA).opens(film)).toBe(404);
    expect(as(ANNA).names("name = 'Film'")).toEqual([]);
    expect(karin.get(`/files/${film}/permissions`).json.permissions).toHaveLength(1);
    expect(karin.get(`/files/${room}/permissions/${idOf(ANNA)}`).status).toBe(404);
  });

  it('follows an item when it moves: the new folder decides', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const [hall, room] = [karin.folder('Väntrummet'), karin.folder('Rum')];
    const film = karin.file('Film', room);
    karin.share(room, { type: 'user', role: 'reader', emailAddress: ANNA });
    expect(as(ANNA).opens(film)).toBe(200);
    const moved = karin.patch(`/files/${film}?addParents=${hall}&removeParents=${room}&fields=parents`, {});
    expect(moved.json).toEqual({ parents: [hall] });
    expect(as(ANNA).opens(film)).toBe(404);
    karin.patch(`/files/${film}?addParents=${room}&removeParents=${hall}`, {});
    expect(as(ANNA).names(`'${room}' in parents`)).toEqual(['Film']);
  });

  it('lets a limited folder inherit nothing', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const room = karin.folder('Rum');
    const inner = karin.folder('Inre', room);
    const film = karin.file('Film', inner);
    karin.share(room, { type: 'user', role: 'reader', emailAddress: ANNA });
    karin.share(inner, { type: 'user', role: 'reader', emailAddress: BO });
    expect(karin.patch(`/files/${inner}`, { inheritedPermissionsDisabled: true }).status).toBe(200);
    expect(as(ANNA).opens(film)).toBe(404);
    expect(as(BO).opens(film)).toBe(200);
    karin.patch(`/files/${inner}`, { inheritedPermissionsDisabled: false });
    expect(as(ANNA).opens(film)).toBe(200);
    expect(karin.patch(`/files/${film}`, { inheritedPermissionsDisabled: true }).status).toBe(403);
  });

  it('lets an editor of a folder put things there, which the folder owner may edit but not bin', () => {
    const { as } = workspace();
    const room = as(KARIN).folder('Rum');
    as(KARIN).share(room, { type: 'user', role: 'writer', emailAddress: ANNA });
    as(KARIN).share(room, { type: 'user', role: 'reader', emailAddress: BO });
    const text = as(ANNA).file('Text', room);
    expect(as(KARIN).get(`/files/${text}?fields=ownedByMe,owners(emailAddress),capabilities(canEdit,canTrash)`).json).toEqual({
      ownedByMe: false,
      owners: [{ emailAddress: ANNA }],
      capabilities: { canEdit: true, canTrash: false },
    });
    expect(as(KARIN).patch(`/files/${text}`, { trashed: true }).status).toBe(403);
    expect(as(BO).post('/files', { name: 'Nej', parents: [room] })).toMatchObject({ status: 403, reason: 'insufficientParentPermissions' });
    expect(as(BO).post('/files', { name: 'Nej', parents: ['finns-inte'] }).status).toBe(404);
    expect(as('ute@annan.se').post('/files', { name: 'Nej' }).status).toBe(403);
  });

  it('bins a folder with all below it, and keeps it out of others’ lists', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const room = karin.folder('Rum');
    const film = karin.file('Film', room);
    karin.share(room, { type: 'user', role: 'reader', emailAddress: ANNA });
    karin.patch(`/files/${room}`, { trashed: true });
    expect(karin.get(`/files/${film}?fields=trashed,explicitlyTrashed`).json).toEqual({ trashed: true, explicitlyTrashed: false });
    expect(karin.get(`/files/${room}?fields=trashed,explicitlyTrashed`).json).toEqual({ trashed: true, explicitlyTrashed: true });
    expect(karin.names('trashed = true').sort()).toEqual(['Film', 'Rum']);
    expect(karin.names('trashed = false')).toEqual([]);
    expect(as(ANNA).names("name = 'Film'")).toEqual([]);
    karin.patch(`/files/${room}`, { trashed: false });
    expect(as(ANNA).names("name = 'Film' and trashed != true")).toEqual(['Film']);
  });

  it('deletes a folder with what its owner has below; what others have goes home to them', () => {
    const { as } = workspace();
    const room = as(KARIN).folder('Rum');
    as(KARIN).share(room, { type: 'user', role: 'writer', emailAddress: ANNA });
    const film = as(KARIN).file('Film', room);
    const text = as(ANNA).file('Text', room);
    expect(as(ANNA).remove(`/files/${room}`).status).toBe(403);
    expect(as(KARIN).remove(`/files/${room}`).status).toBe(204);
    expect(as(KARIN).opens(film)).toBe(404);
    expect(as(KARIN).opens(text)).toBe(404);
    expect(as(ANNA).names("'root' in parents")).toEqual(['Text']);
  });

  it('keeps one parent an item and no circles', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const [a, b] = [karin.folder('A'), karin.folder('B')];
    const inner = karin.folder('Inre', a);
    expect(karin.patch(`/files/${a}?addParents=${inner}&removeParents=root`, {}).status).toBe(400);
    expect(karin.post('/files', { name: 'x', parents: [a, b] }).status).toBe(403);
    expect(karin.patch(`/files/${inner}`, { parents: [b] })).toMatchObject({ status: 403, reason: 'fieldNotWritable' });
    const text = karin.file('Text', a);
    expect(karin.patch(`/files/${inner}?addParents=${text}&removeParents=${a}`, {})).toMatchObject({
      status: 403,
      reason: 'parentNotAFolder',
    });
    expect(karin.patch(`/files/${inner}?addParents=${a},${b}`, {})).toMatchObject({ status: 403, reason: 'cannotAddParent' });
    karin.patch(`/files/${inner}?removeParents=${a}`, {});
    expect(karin.names("'root' in parents", '&orderBy=name')).toEqual(['A', 'B', 'Inre']);
  });

  it('has a My Drive for each account of the workspace, by the alias root', () => {
    const { as } = workspace();
    const root = as(KARIN).get('/files/root?fields=id,name,mimeType,parents').json;
    expect(root).toMatchObject({ mimeType: FOLDER });
    expect(root.parents).toBeUndefined();
    const film = as(KARIN).file('Film', 'root');
    expect(as(KARIN).get(`/files/${film}?fields=parents`).json.parents).toEqual([root.id]);
    expect(as(ANNA).get('/files/root?fields=id').json.id).not.toBe(root.id);
    expect(as(ANNA).opens(root.id)).toBe(404);
    expect(as(KARIN).patch('/files/root', { trashed: true }).status).toBe(403);
  });
});
