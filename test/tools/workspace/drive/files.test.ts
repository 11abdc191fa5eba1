import { ANNA, FOLDER, KARIN, SHORTCUT, workspace } from './fixture.ts';

const SHEET = 'application/vnd.google-apps.spreadsheet';

describe('items in Drive', () => {
  it('can be made with generated ids, once', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const made = karin.get('/files/generateIds?count=3').json;
    expect(made).toMatchObject({ kind: 'drive#generatedIds', space: 'drive' });
    expect(new Set(made.ids).size).toBe(3);
    const [id, mine] = made.ids;
    expect(karin.post('/files', { id, name: 'Rum', mimeType: FOLDER }).json.id).toBe(id);
    expect(karin.post('/files', { id, name: 'Rum', mimeType: FOLDER })).toMatchObject({ status: 409 });
    expect(karin.post('/files', { id: 'hittepaa', name: 'Rum' })).toMatchObject({ status: 400, reason: 'invalid' });
    expect(as(ANNA).post('/files', { id: mine, name: 'Rum' }).status).toBe(400);
    expect(karin.post('/files', { id: mine, name: 'Blad', mimeType: SHEET }).status).toBe(400);
    expect(karin.get('/files/generateIds?count=0').status).toBe(400);
    expect(karin.get('/files/generateIds?count=1001').status).toBe(400);
  });

  it('take ids for shortcuts of their own type', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const film = karin.file('Film');
    const [forFile] = karin.get('/files/generateIds?count=1').json.ids;
    const [id] = karin.get('/files/generateIds?count=1&type=shortcuts').json.ids;
    const shortcut = { name: 'Genväg', mimeType: SHORTCUT, shortcutDetails: { targetId: film } };
    expect(karin.post('/files', { ...shortcut, id: forFile }).status).toBe(400);
    expect(karin.post('/files?fields=id,shortcutDetails,size', { ...shortcut, id }).json).toEqual({
      id,
      shortcutDetails: { targetId: film, targetMimeType: 'video/mp4' },
    });
    expect(karin.post('/files', { ...shortcut, shortcutDetails: { targetId: 'borta' } }).status).toBe(404);
    expect(as(ANNA).post('/files', shortcut).status).toBe(404);
  });

  it('carry private properties: 30 of 124 bytes, null takes one away', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const film = karin.file('Film', undefined, { appProperties: { a: '1', b: '2' } });
    const read = () => karin.get(`/files/${film}?fields=appProperties`).json.appProperties;
    karin.patch(`/files/${film}`, { appProperties: { a: null, c: '3' } });
    expect(read()).toEqual({ b: '2', c: '3' });
    expect(karin.patch(`/files/${film}`, { appProperties: { k: 'x'.repeat(123) } }).status).toBe(200);
    expect(karin.patch(`/files/${film}`, { appProperties: { k: 'x'.repeat(124) } }).status).toBe(403);
    expect(karin.patch(`/files/${film}`, { appProperties: { k: 'å'.repeat(62) } }).status).toBe(403);
    const many = Object.fromEntries(Array.from({ length: 28 }, (_, i) => [`p${i}`, '']));
    expect(karin.patch(`/files/${film}`, { appProperties: many }).status).toBe(403);
    expect(karin.patch(`/files/${film}`, { appProperties: { k: null, ...many } }).status).toBe(200);
    expect(karin.names("appProperties has { key='a' and value='1' }")).toEqual([]);
  });

  it('refuse fields that only Google sets, and name fields that do not exist', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    expect(karin.post('/files', { name: 'x', size: '3' })).toMatchObject({ status: 403, reason: 'fieldNotWritable' });
    expect(karin.post('/files', { name: 'x', owners: [] })).toMatchObject({ status: 403, reason: 'fieldNotWritable' });
    const typo = karin.post('/files', { nmae: 'x' });
    expect(typo.status).toBe(400);
    expect(typo.json.error.message).toContain('"nmae"');
    expect(karin.post('/files', { name: 'x', createdTime: 'i går' }).status).toBe(400);
    expect(karin.post('/files', { name: 'x', mimeType: 'application/vnd.google-apps.document' }).status).toBe(501);
    expect(karin.post('/files/x/watch', {}).status).toBe(501);
    expect(karin.names('trashed = false')).toEqual([]);
  });

  it('count edits, and not moves or sharing, as modified; every change as a new version', () => {
    const { as, clock } = workspace();
    const karin = as(KARIN);
    const [film, room] = [karin.file('Film'), karin.folder('Rum')];
    const read = () => karin.get(`/files/${film}?fields=modifiedTime,createdTime,version`).json;
    const made = read();
    expect(made.modifiedTime).toBe('2026-01-15T08:00:00.000Z');
    clock.now += 1000;
    karin.patch(`/files/${film}?addParents=${room}&removeParents=root`, {});
    karin.share(film, { type: 'user', role: 'reader', emailAddress: ANNA });
    const moved = read();
    expect(moved.modifiedTime).toBe(made.modifiedTime);
    expect(Number(moved.version)).toBeGreaterThan(Number(made.version));
    karin.patch(`/files/${film}`, { description: 'Ny' });
    expect(read()).toMatchObject({ modifiedTime: '2026-01-15T08:00:01.000Z', createdTime: '2026-01-15T08:00:00.000Z' });
  });

  it('tell what the caller may do', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const film = karin.file('Film');
    karin.share(film, { type: 'user', role: 'commenter', emailAddress: ANNA });
    karin.patch(`/files/${film}`, { copyRequiresWriterPermission: true });
    const fields = 'capabilities(canEdit,canShare,canDownload,canComment,canAddChildren,canDelete)';
    expect(as(ANNA).get(`/files/${film}?fields=${fields}`).json.capabilities).toEqual({
      canEdit: false,
      canShare: false,
      canDownload: false,
      canComment: true,
      canAddChildren: false,
      canDelete: false,
    });
    expect(karin.get(`/files/root?fields=${fields}`).json.capabilities).toMatchObject({
      canEdit: true,
      canAddChildren: true,
      canShare: false,
    });
    expect(as(ANNA).get(`/files/${film}?alt=media`)).toMatchObject({ status: 403, reason: 'cannotDownloadFile' });
  });

  it('can be spreadsheets, whose cells are another service’s', () => {
    const { as, store } = workspace();
    const id = as(KARIN).make({ name: 'Bok', mimeType: SHEET });
    expect(as(KARIN).get(`/files/${id}?fields=webViewLink,size,md5Checksum`).json).toEqual({
      webViewLink: `https://docs.google.com/spreadsheets/d/${id}/edit?usp=drivesdk`,
    });
    expect(as(KARIN).get(`/files/${id}?alt=media`)).toMatchObject({ status: 403, reason: 'fileNotDownloadable' });
    expect(store.get('spreadsheet', id)).toBeDefined();
  });

  it('say who one is and what one stores', () => {
    const { as } = workspace();
    as(KARIN).file('Film');
    expect(as(KARIN).get('/about')).toMatchObject({ status: 400, reason: 'required' });
    expect(as(KARIN).get('/about?fields=user(emailAddress,displayName),storageQuota(usage)').json).toEqual({
      user: { emailAddress: KARIN, displayName: 'Karin Berg' },
      storageQuota: { usage: '0' },
    });
  });
});
