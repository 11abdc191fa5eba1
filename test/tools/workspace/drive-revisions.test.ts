import { existsSync, readFileSync } from 'node:fs';
import type { Answer, Json } from './drive-fixture.ts';
import { ANNA, KARIN, workspace } from './drive-fixture.ts';

const DAY = 86_400_000;
const ALL = 'fields=revisions(id,size,md5Checksum,mimeType,keepForever,originalFilename,lastModifyingUser(emailAddress),modifiedTime)';

function text({ body }: Answer): string {
  if (typeof body === 'string') return body;
  const { file, start, length } = body as { file: string; start: number; length: number };
  return readFileSync(file).toString('utf8', start, start + length);
}

/** A text file of Karin's, and how to upload to it. */
function written(first = 'ett') {
  const space = workspace();
  const karin = space.as(KARIN);
  const upload = (method: string, path: string, content: string, more = '', who = KARIN) =>
    space.send(who, method, `/upload/drive/v3/files${path}?uploadType=media${more}`, content, { 'content-type': 'text/plain' });
  const { id } = upload('POST', '', first).json;
  const revisions = (): Json[] => karin.get(`/files/${id}/revisions?${ALL}`).json.revisions;
  const media = (revision: string, headers = {}) => karin.get(`/files/${id}/revisions/${revision}?alt=media`, undefined, headers);
  return { ...space, karin, id: id as string, upload, revisions, media };
}

describe('revisions of a file', () => {
  it('keep what was there before an upload, who uploaded it and when; a rename makes none', () => {
    const { karin, id, upload, revisions, media, clock } = written();
    karin.share(id, { type: 'user', role: 'writer', emailAddress: ANNA });
    clock.now += 1000;
    upload('PATCH', `/${id}`, 'två!', '', ANNA);
    karin.patch(`/files/${id}`, { name: 'Nytt namn' });
    const [one, two] = revisions();
    expect(revisions()).toEqual([
      {
        ...{ id: one.id, size: '3', mimeType: 'text/plain', keepForever: false, originalFilename: 'Untitled' },
        ...{ lastModifyingUser: { emailAddress: KARIN }, modifiedTime: '2026-01-15T08:00:00.000Z', md5Checksum: expect.any(String) },
      },
      expect.objectContaining({ size: '5', lastModifyingUser: { emailAddress: ANNA }, modifiedTime: '2026-01-15T08:00:01.000Z' }),
    ]);
    expect([one, two].map((each) => text(media(each.id)))).toEqual(['ett', 'två!']);
    expect(karin.get(`/files/${id}?fields=headRevisionId`).json.headRevisionId).toBe(two.id);
    expect(karin.get(`/files/${id}/revisions/head`).json).toEqual({
      kind: 'drive#revision',
      id: two.id,
      mimeType: 'text/plain',
      modifiedTime: '2026-01-15T08:00:01.000Z',
    });
    expect(text(media(one.id, { range: 'bytes=1-' }))).toBe('tt');
  });

  it('go thirty days after newer content, unless kept for ever', () => {
    const { karin, id, upload, revisions, store, clock } = written();
    upload('PATCH', `/${id}`, 'två');
    upload('PATCH', `/${id}`, 'tre');
    const [one, two, three] = revisions();
    expect(karin.patch(`/files/${id}/revisions/${two.id}?fields=keepForever`, { keepForever: true }).json).toEqual({ keepForever: true });
    expect(karin.get(`/files/${id}?fields=quotaBytesUsed`).json).toEqual({ quotaBytesUsed: '7' });
    clock.now += 30 * DAY - 1;
    upload('POST', '', 'annan');
    expect(revisions()).toHaveLength(3);
    clock.now += 1;
    upload('POST', '', 'annan');
    expect(revisions().map((each) => each.id)).toEqual([two.id, three.id]);
    clock.now += DAY;
    upload('POST', '', 'annan');
    expect([one, two, three].map((each) => existsSync(store.blobPath(each.id)))).toEqual([false, true, true]);
    karin.patch(`/files/${id}/revisions/${two.id}`, { keepForever: false });
    upload('POST', '', 'annan');
    expect(revisions().map((each) => each.id)).toEqual([three.id]);
  });

  it('can be deleted but for the last; without the newest, the one before is the content', () => {
    const { karin, id, upload, revisions } = written();
    upload('PATCH', `/${id}`, 'två två');
    const [one, two] = revisions();
    expect(karin.remove(`/files/${id}/revisions/${two.id}`).status).toBe(204);
    expect(text(karin.get(`/files/${id}?alt=media`))).toBe('ett');
    expect(karin.get(`/files/${id}?fields=size,headRevisionId`).json).toEqual({ size: '3', headRevisionId: one.id });
    expect(karin.remove(`/files/${id}/revisions/${one.id}`)).toMatchObject({ status: 403, reason: 'cannotDeleteOnlyRevision' });
  });

  it('can be kept from the upload on, and come in pages', () => {
    const { karin, id, upload, revisions } = written();
    for (const each of ['två', 'tre']) upload('PATCH', `/${id}`, each, '&keepRevisionForever=true');
    expect(revisions().map((each) => each.keepForever)).toEqual([false, true, true]);
    const first = karin.get(`/files/${id}/revisions?pageSize=2`).json;
    const second = karin.get(`/files/${id}/revisions?pageSize=2&pageToken=${first.nextPageToken}`).json;
    expect([...first.revisions, ...second.revisions].map((each: Json) => each.id)).toEqual(revisions().map((each) => each.id));
    expect(second.nextPageToken).toBeUndefined();
  });

  it('are for editors, and for files with bytes', () => {
    const { karin, id, as } = written();
    karin.share(id, { type: 'user', role: 'reader', emailAddress: ANNA });
    expect(as(ANNA).get(`/files/${id}/revisions`)).toMatchObject({ status: 403, reason: 'insufficientFilePermissions' });
    expect(karin.get(`/files/${karin.folder('M')}/revisions`)).toMatchObject({ status: 403, reason: 'revisionsNotSupported' });
    const sheet = karin.make({ name: 'Blad', mimeType: 'application/vnd.google-apps.spreadsheet' });
    expect(karin.get(`/files/${sheet}/revisions`)).toMatchObject({ status: 501, reason: 'notImplemented' });
    expect(karin.get(`/files/${id}/revisions/0Bx`)).toMatchObject({ status: 404, reason: 'notFound' });
    expect(karin.patch(`/files/${id}/revisions/head`, { published: true })).toMatchObject({ status: 400, reason: 'badRequest' });
    expect(karin.patch(`/files/${id}/revisions/head`, { size: '1' })).toMatchObject({ status: 403, reason: 'fieldNotWritable' });
  });
});
