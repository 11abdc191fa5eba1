import { readFileSync, statSync } from 'node:fs';
import { createEmulator } from '../../../../src/tools/workspace/core/emulator.ts';
import type { Json } from './fixture.ts';
import { ANNA, BO, KARIN, workspace } from './fixture.ts';

const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';

/** Drive and Sheets together, as Karin. */
function office() {
  const emulator = createEmulator({ domains: ['skola.se'], seed: 1, now: () => Date.parse('2026-01-15T08:00:00Z') });
  const call = (method: string, url: string, body?: Json, who = KARIN) => {
    const headers = { authorization: `Bearer local:${who}`, host: 'localhost:8080' };
    const response = emulator.handle({ method, url, headers, ...(body && { body: { text: JSON.stringify(body) } }) });
    const text = typeof response.body === 'string' ? response.body : '';
    const json: Json = text.startsWith('{') ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, text, json, reason: json.error?.errors?.[0]?.reason };
  };
  const sheet = (values: Json[][], more: Json = {}): string => {
    const id = call('POST', '/v4/spreadsheets', { properties: { title: 'Blad' }, sheets: [{ properties: { title: 'Först' } }], ...more })
      .json.spreadsheetId;
    const written = call('PUT', `/v4/spreadsheets/${id}/values/A1?valueInputOption=USER_ENTERED`, { values });
    if (written.status !== 200) throw new Error(written.text);
    return id;
  };
  return { call, sheet, emulator };
}

describe('copies of files', () => {
  it('have the bytes and the properties, but an owner, a place, a time and permissions of their own', () => {
    const { send, as, clock, store } = workspace();
    const [karin, anna] = [as(KARIN), as(ANNA)];
    const { id } = send(KARIN, 'POST', '/upload/drive/v3/files?uploadType=media', 'film', { 'content-type': 'video/mp4' }).json;
    karin.patch(`/files/${id}`, { name: 'Film', appProperties: { a: '1' }, description: 'Om', starred: true });
    karin.share(id, { type: 'user', role: 'reader', emailAddress: ANNA });
    clock.now += 60_000;
    const fields = 'id,name,mimeType,size,md5Checksum,appProperties,description,starred,ownedByMe,parents,permissionIds,createdTime';
    const copy = anna.post(`/files/${id}/copy?fields=${fields}`, { appProperties: { b: '2' } }).json;
    expect(copy).toEqual({
      ...{ id: copy.id, name: 'Copy of Film', mimeType: 'video/mp4', size: '4', md5Checksum: expect.any(String) },
      ...{ appProperties: { a: '1', b: '2' }, description: 'Om', starred: false, ownedByMe: true },
      parents: [anna.get('/files/root').json.id],
      permissionIds: [expect.any(String)],
      createdTime: '2026-01-15T08:01:00.000Z',
    });
    expect(karin.opens(copy.id)).toBe(404);
    // The original may change and go; the copy stays what it was.
    send(KARIN, 'PATCH', `/upload/drive/v3/files/${id}?uploadType=media`, 'annat', { 'content-type': 'video/mp4' });
    karin.remove(`/files/${id}`);
    clock.now += 40 * 86_400_000;
    send(KARIN, 'POST', '/upload/drive/v3/files?uploadType=media', 'x', { 'content-type': 'text/plain' });
    const { file, start, length } = anna.get(`/files/${copy.id}?alt=media`).body as { file: string; start: number; length: number };
    expect(readFileSync(file).toString('utf8', start, start + length)).toBe('film');
    expect(file.startsWith(store.blobs)).toBe(true);
  });

  it('share the bytes on disk rather than doubling them', () => {
    const { send, as, store } = workspace();
    const { id } = send(KARIN, 'POST', '/upload/drive/v3/files?uploadType=media', 'film', { 'content-type': 'video/mp4' }).json;
    const copy = as(KARIN).post(`/files/${id}/copy`, {}).json.id;
    const blob = (of: string) => store.blobPath(as(KARIN).get(`/files/${of}?fields=headRevisionId`).json.headRevisionId);
    expect(blob(copy)).not.toBe(blob(id));
    expect(statSync(blob(copy)).ino).toBe(statSync(blob(id)).ino);
  });

  it('lie beside the original where the caller may write, take a generated id, and can be told a place and a name', () => {
    const { as } = workspace();
    const karin = as(KARIN);
    const [folder, other] = [karin.folder('Rum'), karin.folder('Annat')];
    const film = karin.file('Film', folder);
    expect(karin.post(`/files/${film}/copy?fields=parents`, {}).json).toEqual({ parents: [folder] });
    const [id] = karin.get('/files/generateIds?count=1').json.ids;
    const copy = { id, name: 'Kopian', parents: [other], modifiedTime: '2020-01-01T00:00:00Z' };
    expect(karin.post(`/files/${film}/copy?fields=id,name,parents,modifiedTime`, copy).json).toEqual({
      ...copy,
      modifiedTime: '2020-01-01T00:00:00.000Z',
    });
    expect(karin.post(`/files/${film}/copy`, copy)).toMatchObject({ status: 409, reason: 'fileIdInUse' });
    const shortcut = karin.make({ name: 'Genväg', mimeType: 'application/vnd.google-apps.shortcut', shortcutDetails: { targetId: film } });
    expect(karin.post(`/files/${shortcut}/copy?fields=shortcutDetails(targetId)`, {}).json).toEqual({
      shortcutDetails: { targetId: film },
    });
  });

  it('are refused of folders, of what may not be copied or seen, and of what would need converting', () => {
    const { as } = workspace();
    const [karin, anna, bo] = [as(KARIN), as(ANNA), as(BO)];
    const film = karin.file('Film');
    karin.share(film, { type: 'user', role: 'reader', emailAddress: ANNA });
    expect(anna.post(`/files/${film}/copy`, {}).status).toBe(200);
    karin.patch(`/files/${film}`, { copyRequiresWriterPermission: true });
    expect(anna.post(`/files/${film}/copy`, {})).toMatchObject({ status: 403, reason: 'cannotCopyFile' });
    expect(karin.post(`/files/${karin.folder('M')}/copy`, {})).toMatchObject({ status: 403, reason: 'cannotCopyFile' });
    expect(bo.post(`/files/${film}/copy`, {})).toMatchObject({ status: 404, reason: 'notFound' });
    expect(karin.post(`/files/${film}/copy`, { mimeType: SPREADSHEET })).toMatchObject({ status: 501, reason: 'notImplemented' });
    expect(karin.post(`/files/${film}/copy`, { size: '3' })).toMatchObject({ status: 403, reason: 'fieldNotWritable' });
  });

  it('of spreadsheets have the cells, the tabs and the metadata, and change by themselves', () => {
    const { call, sheet } = office();
    const id = sheet(
      [
        ['a', 'b'],
        [1, '=A2*2'],
      ],
      {
        sheets: [{ properties: { title: 'Först', sheetId: 5 } }, { properties: { title: 'Sedan', sheetId: 6 } }],
        developerMetadata: [{ metadataKey: 'k', metadataValue: 'v', visibility: 'DOCUMENT' }],
      },
    );
    call('POST', `/v4/spreadsheets/${id}:batchUpdate`, {
      requests: [{ addProtectedRange: { protectedRange: { range: { sheetId: 5 }, editors: { users: [KARIN, ANNA] } } } }],
    });
    const copy = call('POST', `/drive/v3/files/${id}/copy`, { name: 'Kopia' }).json.id;
    const book = call('GET', `/v4/spreadsheets/${copy}`).json;
    expect(book.properties.title).toBe('Kopia');
    expect(book.sheets.map((each: Json) => each.properties.title)).toEqual(['Först', 'Sedan']);
    expect(book.sheets[0].protectedRanges[0].editors.users).toEqual([KARIN]);
    expect(book.developerMetadata).toMatchObject([{ metadataKey: 'k', metadataValue: 'v' }]);
    call('PUT', `/v4/spreadsheets/${copy}/values/A2?valueInputOption=RAW`, { values: [[21]] });
    const values = (of: string) => call('GET', `/v4/spreadsheets/${of}/values/A1:B2?valueRenderOption=UNFORMATTED_VALUE`).json.values;
    expect([values(id), values(copy)]).toEqual([
      [
        ['a', 'b'],
        [1, 2],
      ],
      [
        ['a', 'b'],
        [21, 42],
      ],
    ]);
  });
});

describe('exports of spreadsheets', () => {
  const VALUES = [['Namn', 'Antal', 'Anm.'], ['Ek, Anna', 2], [], ['"Bo"', '=B2*1.5', 'rad 1\nrad 2']];

  it('give the first tab as CSV, as shown, quoted where it must be, every row as wide as the widest', () => {
    const { call, sheet } = office();
    const id = sheet(VALUES);
    const answer = call('GET', `/drive/v3/files/${id}/export?mimeType=text/csv`);
    expect(answer.text).toBe('Namn,Antal,Anm.\r\n"Ek, Anna",2,\r\n,,\r\n"""Bo""",3,"rad 1\nrad 2"');
    expect(answer.headers).toMatchObject({ 'content-type': 'text/csv' });
    expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''Blad%20-%20F%C3%B6rst.csv`);
    expect(call('GET', `/drive/v3/files/${id}/export?mimeType=text/csv&alt=media`).text).toBe(answer.text);
    expect(call('GET', `/drive/v3/files/${id}/export?mimeType=text/tab-separated-values`).text).toBe(
      'Namn\tAntal\tAnm.\r\nEk, Anna\t2\t\r\n\t\t\r\n"Bo"\t3\trad 1 rad 2',
    );
  });

  it('can be found by the links of the file, and the formats by about', () => {
    const { call, sheet } = office();
    const id = sheet(VALUES);
    const { exportLinks } = call('GET', `/drive/v3/files/${id}?fields=exportLinks`).json;
    const { exportFormats } = call('GET', '/drive/v3/about?fields=exportFormats').json;
    expect(exportFormats[SPREADSHEET]).toEqual(Object.keys(exportLinks));
    for (const link of Object.values<string>(exportLinks)) {
      const { host, pathname, search } = new URL(link);
      expect(host).toBe('localhost:8080');
      expect(call('GET', `${pathname}${search}`).text).toContain('Ek, Anna');
    }
  });

  it('are refused of other files and to other types, and above 10 MiB', () => {
    const { call, sheet } = office();
    const id = sheet([['x'.repeat(40_000)]]);
    const as = (type: string, of = id, who = KARIN) =>
      call('GET', `/drive/v3/files/${of}/export${type && `?mimeType=${type}`}`, undefined, who);
    expect(as('')).toMatchObject({ status: 400, reason: 'required' });
    expect(as('image/png')).toMatchObject({ status: 400, reason: 'badRequest' });
    expect(as('application/json')).toMatchObject({ status: 400, reason: 'badRequest' });
    const excel = as('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(excel).toMatchObject({ status: 501, reason: 'notImplemented' });
    expect(excel.text).toContain('spreadsheetml');
    expect(as('text/csv', id, ANNA)).toMatchObject({ status: 404 });
    const film = call('POST', '/drive/v3/files', { name: 'Film', mimeType: 'video/mp4' }).json.id;
    expect(as('text/csv', film)).toMatchObject({ status: 403, reason: 'fileNotExportable' });
    call('POST', `/drive/v3/files/${id}/permissions?sendNotificationEmail=false`, { type: 'user', role: 'reader', emailAddress: ANNA });
    call('PATCH', `/drive/v3/files/${id}`, { copyRequiresWriterPermission: true });
    expect(as('text/csv', id, ANNA)).toMatchObject({ status: 403, reason: 'cannotExportFile' });
    const values = Array.from({ length: 270 }, () => ['x'.repeat(40_000)]);
    call('PUT', `/v4/spreadsheets/${id}/values/A1?valueInputOption=RAW`, { values });
    expect(as('text/csv')).toMatchObject({ status: 403, reason: 'exportSizeLimitExceeded' });
  });
});

describe('the bin, the account and shared drives', () => {
  it('empties the bin of what is the caller’s own, with all below it', () => {
    const { as } = workspace();
    const [karin, anna] = [as(KARIN), as(ANNA)];
    const folder = karin.folder('Bort');
    const [below, kept, hers] = [karin.file('Under', folder), karin.file('Kvar'), anna.file('Annas')];
    for (const [who, id] of [
      [karin, folder],
      [karin, below],
      [anna, hers],
    ] as const)
      who.patch(`/files/${id}`, { trashed: true });
    expect(karin.remove('/files/trash').status).toBe(204);
    expect([folder, below, kept].map(karin.opens)).toEqual([404, 404, 200]);
    expect(anna.opens(hers)).toBe(200);
    expect(karin.remove('/files/trash?driveId=0AX')).toMatchObject({ status: 404, reason: 'notFound' });
  });

  it('tells who asks and what is stored; fields must be named', () => {
    const { as, send } = workspace();
    const karin = as(KARIN);
    const { id } = send(KARIN, 'POST', '/upload/drive/v3/files?uploadType=media', 'film', { 'content-type': 'video/mp4' }).json;
    karin.post(`/files/${id}/copy`, {});
    karin.patch(`/files/${id}`, { trashed: true });
    const about = karin.get('/about?fields=*').json;
    expect(about).toMatchObject({
      kind: 'drive#about',
      user: { emailAddress: KARIN, me: true, displayName: 'Karin Berg' },
      storageQuota: { usage: '8', usageInDrive: '8', usageInDriveTrash: '4' },
      importFormats: {},
      maxUploadSize: '5497558138880',
      folderColorPalette: expect.arrayContaining([expect.stringMatching(/^#[0-9a-f]{6}$/)]),
    });
    expect(karin.get('/about')).toMatchObject({ status: 400, reason: 'required' });
  });

  it('has no shared drives, and says so as Google would of an account without', () => {
    const karin = workspace().as(KARIN);
    expect(karin.get('/drives?pageSize=100').json).toEqual({ kind: 'drive#driveList', drives: [] });
    expect(karin.get('/teamdrives').json).toEqual({ kind: 'drive#teamDriveList', teamDrives: [] });
    expect(karin.get('/drives/0AX')).toMatchObject({ status: 404, reason: 'notFound' });
    expect(karin.post('/drives?requestId=1', {})).toMatchObject({ status: 501, reason: 'notImplemented' });
    expect(karin.get('/files/generateIds?space=appDataFolder&count=2').json).toMatchObject({ space: 'appDataFolder', ids: { length: 2 } });
    expect(karin.get('/files/generateIds?space=appDataFolder&type=shortcuts').status).toBe(400);
  });
});
