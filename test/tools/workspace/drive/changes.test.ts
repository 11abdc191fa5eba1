import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileStore } from '../../../../src/tools/workspace/core/store.ts';
import type { Json } from './fixture.ts';
import { ANNA, BO, idOf, KARIN, workspace } from './fixture.ts';

type Account = ReturnType<ReturnType<typeof workspace>['as']>;

const startOf = (who: Account): string => who.get('/changes/startPageToken').json.startPageToken;

/** What has changed since a token, as 'name' or '-id', page by page; and the next token. */
function since(who: Account, token: string, more = '', pageSize = 100): { seen: string[]; next: string } {
  const seen: string[] = [];
  for (let at = token; ; ) {
    const { status, json } = who.get(`/changes?pageToken=${at}&pageSize=${pageSize}${more}`);
    if (status !== 200) throw new Error(JSON.stringify(json));
    for (const change of json.changes) seen.push(change.removed ? `-${change.fileId}` : change.file.name);
    if (json.newStartPageToken) return { seen, next: json.newStartPageToken };
    at = json.nextPageToken;
  }
}

describe('the change log', () => {
  it('tells each item once, at its latest change, from the token on', () => {
    const { as, clock } = workspace();
    const karin = as(KARIN);
    karin.file('Före');
    const token = startOf(karin);
    expect(since(karin, token)).toEqual({ seen: [], next: token });
    const [a, b] = [karin.file('A'), karin.file('B')];
    clock.now += 60_000;
    karin.patch(`/files/${a}`, { name: 'A2' });
    const first = karin.get(`/changes?pageToken=${token}`).json;
    expect(first).toEqual({
      kind: 'drive#changeList',
      newStartPageToken: expect.stringMatching(/^\d+$/),
      changes: [
        {
          ...{ kind: 'drive#change', type: 'file', changeType: 'file', removed: false, fileId: b, time: '2026-01-15T08:00:00.000Z' },
          file: { kind: 'drive#file', id: b, name: 'B', mimeType: 'video/mp4' },
        },
        expect.objectContaining({ fileId: a, time: '2026-01-15T08:01:00.000Z' }),
      ],
    });
    expect(since(karin, first.newStartPageToken).seen).toEqual([]);
  });

  it.each([
    ['a move', (who: Account, id: string, to: string) => who.patch(`/files/${id}?addParents=${to}&removeParents=root`, {})],
    ['a star', (who: Account, id: string) => who.patch(`/files/${id}`, { starred: true })],
    ['the bin', (who: Account, id: string) => who.patch(`/files/${id}`, { trashed: true })],
    ['sharing', (who: Account, id: string) => who.share(id, { type: 'anyone', role: 'reader' })],
    ['a property', (who: Account, id: string) => who.patch(`/files/${id}`, { appProperties: { a: 'b' } })],
  ])('tells of %s, and the version grows', (_, change) => {
    const karin = workspace().as(KARIN);
    const [id, to] = [karin.file('Film'), karin.folder('Mapp')];
    const version = () => Number(karin.get(`/files/${id}?fields=version`).json.version);
    const [token, before] = [startOf(karin), version()];
    expect(change(karin, id, to).status).toBe(200);
    expect(since(karin, token).seen).toEqual(['Film']);
    expect(version()).toBeGreaterThan(before);
  });

  it('says removed to those who could read what was deleted or closed to them, and nothing to others', () => {
    const { as } = workspace();
    const [karin, anna, bo] = [as(KARIN), as(ANNA), as(BO)];
    const folder = karin.folder('Rum');
    const film = karin.file('Film', folder);
    const other = karin.file('Annan');
    karin.share(folder, { type: 'user', role: 'reader', emailAddress: ANNA });
    karin.share(other, { type: 'user', role: 'reader', emailAddress: ANNA });
    const token = startOf(anna);
    karin.remove(`/files/${other}`);
    karin.remove(`/files/${folder}/permissions/${idOf(ANNA)}`);
    const [folderGone, filmGone] = [`-${folder}`, `-${film}`];
    expect(since(anna, token).seen.sort()).toEqual([`-${other}`, folderGone, filmGone].sort());
    expect(since(anna, token, '&includeRemoved=false').seen).toEqual([]);
    expect(since(bo, token).seen).toEqual([]);
    expect(since(karin, token).seen).toEqual([`-${other}`, 'Rum', 'Film']);
    // A rename after the loss does not hide it from an old token, nor show it to a new one.
    const later = startOf(anna);
    karin.patch(`/files/${film}`, { name: 'Film 2' });
    expect(since(anna, token).seen).toContain(filmGone);
    expect(since(anna, later).seen).toEqual([]);
  });

  it('tells of what is under a folder when access, or the bin, comes to it from there; also after it was moved out', () => {
    const { as } = workspace();
    const [karin, anna] = [as(KARIN), as(ANNA)];
    const folder = karin.folder('Rum');
    const inner = karin.folder('Hylla', folder);
    const film = karin.file('Film', inner);
    let token = startOf(anna);
    karin.share(folder, { type: 'user', role: 'reader', emailAddress: ANNA });
    expect(since(anna, token).seen).toEqual(['Rum', 'Hylla', 'Film']);
    token = startOf(anna);
    karin.patch(`/files/${folder}`, { description: 'x' });
    expect(since(anna, token).seen).toEqual(['Rum']);
    token = startOf(anna);
    karin.patch(`/files/${inner}`, { inheritedPermissionsDisabled: true });
    expect(since(anna, token).seen).toEqual([`-${inner}`, `-${film}`]);
    karin.patch(`/files/${film}?addParents=root&removeParents=${inner}`, {});
    expect(since(anna, token).seen).toEqual([`-${inner}`, `-${film}`]);
    token = startOf(karin);
    karin.patch(`/files/${inner}`, { trashed: true });
    expect(since(karin, token).seen).toEqual(['Hylla']);
    karin.patch(`/files/${film}?addParents=${inner}&removeParents=root`, {});
    token = startOf(karin);
    karin.patch(`/files/${inner}`, { trashed: false });
    const { changes } = karin.get(`/changes?pageToken=${token}&fields=changes(file(name,trashed))`).json;
    expect(changes).toEqual([{ file: { name: 'Hylla', trashed: false } }, { file: { name: 'Film', trashed: false } }]);
  });

  it('gives the same in pages of one, also where many changed at once', () => {
    const { as } = workspace();
    const [karin, anna] = [as(KARIN), as(ANNA)];
    const folder = karin.folder('Rum');
    const gone = karin.file('Bort', folder);
    for (const name of ['A', 'B', 'C']) karin.file(name, folder);
    karin.share(folder, { type: 'user', role: 'reader', emailAddress: ANNA });
    const token = startOf(anna);
    karin.remove(`/files/${gone}`);
    karin.remove(`/files/${folder}/permissions/${idOf(ANNA)}`);
    karin.patch(`/files/${folder}`, { name: 'Rummet' });
    const whole = since(anna, token).seen;
    expect(whole).toHaveLength(5);
    expect(since(anna, token, '', 1).seen).toEqual(whole);
    expect(since(anna, token, '', 2).seen).toEqual(whole);
  });

  it('can be kept to what lies in My Drive', () => {
    const { as } = workspace();
    const [karin, anna] = [as(KARIN), as(ANNA)];
    const token = startOf(anna);
    karin.share(karin.file('Delad'), { type: 'user', role: 'reader', emailAddress: ANNA });
    anna.file('Egen', anna.folder('Mapp'));
    expect(since(anna, token).seen).toEqual(['Delad', 'Mapp', 'Egen']);
    expect(since(anna, token, '&restrictToMyDrive=true').seen).toEqual(['Mapp', 'Egen']);
  });

  it('survives the end of the process without a goodbye', () => {
    const dir = mkdtempSync(join(tmpdir(), 'drive-changes-'));
    try {
      const before = workspace({ store: fileStore(dir, 1), domains: ['skola.se'] });
      before.store.begin();
      before.store.put('workspace', 'settings', { domains: ['skola.se'], customerId: 'C0skola' });
      before.store.commit();
      const karin = before.as(KARIN);
      const [a, b] = [karin.file('A'), karin.file('B')];
      const token = startOf(karin);
      karin.remove(`/files/${a}`);
      karin.patch(`/files/${b}`, { name: 'B2' });
      const told = since(karin, token);
      const after = workspace({ store: fileStore(dir, 1) });
      expect(since(after.as(KARIN), token)).toEqual(told);
      expect(told.seen).toEqual([`-${a}`, 'B2']);
      expect(after.as(KARIN).file('C')).not.toBe('');
      expect(since(after.as(KARIN), told.next).seen).toEqual(['C']);
      after.close();
      before.close();
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('refuses unreadable tokens and spaces, and names what is not there', () => {
    const karin = workspace().as(KARIN);
    const faults: [string, Json][] = [
      ['/changes', { status: 400, reason: 'required' }],
      ['/changes?pageToken=x', { status: 400, reason: 'invalid' }],
      ['/changes?pageToken=1&pageSize=0', { status: 400, reason: 'invalid' }],
      ['/changes?pageToken=1&spaces=photos', { status: 400, reason: 'invalid' }],
      ['/changes?pageToken=1&driveId=0AX', { status: 404, reason: 'notFound' }],
    ];
    expect(faults.map(([path]) => karin.get(path))).toMatchObject(faults.map(([, fault]) => fault));
    expect(karin.post('/changes/watch?pageToken=1', {})).toMatchObject({ status: 501, reason: 'notImplemented' });
    expect(karin.get('/files/x/comments?fields=*').json.error.message).toContain('drive.comments.list');
  });
});
