/** What an edition without expiring access refuses, and what readers may do with a film that may not be copied. */
import { createEmulator } from '../../../../src/tools/workspace/core/emulator.ts';
import { ANNA, BO, KARIN, workspace } from './fixture.ts';

const DAY = 86_400_000;
const inEdition = (edition: string) => {
  const made = workspace();
  made.store.begin();
  made.store.put('workspace', 'settings', { domains: ['skola.se'], customerId: 'C0skola', edition });
  made.store.commit();
  return made;
};

describe('an edition without expiring access', () => {
  it.each(['education-fundamentals', 'business-starter'])('%s gives no permission that ends, and changes none into one', (edition) => {
    const { as, clock } = inEdition(edition);
    const room = as(KARIN).folder('Rum');
    const expirationTime = new Date(clock.now + DAY).toISOString();
    const refused = as(KARIN).share(room, { type: 'user', role: 'reader', emailAddress: ANNA, expirationTime });
    expect([refused.status, refused.reason, refused.json.error.message]).toEqual([
      403,
      'cannotSetExpiration',
      'Expiration dates cannot be set on this item.',
    ]);
    expect(as(ANNA).get(`/files/${room}`).status).toBe(404); // Nothing of it was done.
    const { id } = as(KARIN).share(room, { type: 'user', role: 'reader', emailAddress: ANNA }).json;
    const changed = as(KARIN).patch(`/files/${room}/permissions/${id}`, { role: 'reader', expirationTime });
    expect([changed.status, changed.reason]).toEqual([403, 'cannotSetExpiration']);
  });

  it.each(['education-plus', 'business-standard', undefined])('is not %s', (edition) => {
    const { as, clock } = edition === undefined ? workspace() : inEdition(edition);
    const room = as(KARIN).folder('Rum');
    const expirationTime = new Date(clock.now + DAY).toISOString();
    expect(as(KARIN).share(room, { type: 'user', role: 'reader', emailAddress: ANNA, expirationTime }).status).toBe(200);
  });

  it('is told by the workspace, kept by it, and may be changed', () => {
    const emulator = createEmulator({ edition: 'business-starter' });
    const local = (method: string, path: string, body?: unknown) => {
      const text = body === undefined ? {} : { body: { text: JSON.stringify(body) } };
      return JSON.parse(emulator.handle({ method, url: `/local/${path}`, headers: {}, ...text }).body as string);
    };
    expect(local('GET', 'status').edition).toBe('business-starter');
    expect(local('POST', 'workspace', { edition: 'education-plus' }).edition).toBe('education-plus');
    expect(local('POST', 'workspace', { domains: ['skola.se'] }).edition).toBe('education-plus');
    expect(local('POST', 'workspace', { edition: 'enterprise' }).error.code).toBe(400);
  });
});

describe('a film that only editors may copy', () => {
  it('is read, but neither copied nor downloaded, by its readers', () => {
    const { as } = workspace();
    const film = as(KARIN).file('Film');
    as(KARIN).share(film, { type: 'user', role: 'reader', emailAddress: ANNA });
    expect(as(ANNA).get(`/files/${film}?alt=media`).status).toBe(200);
    expect(as(KARIN).patch(`/files/${film}`, { copyRequiresWriterPermission: true }).status).toBe(200);
    const told = as(ANNA).get(`/files/${film}?fields=capabilities(canCopy,canDownload)`).json;
    expect(told.capabilities).toEqual({ canCopy: false, canDownload: false });
    expect(as(ANNA).get(`/files/${film}?alt=media`)).toMatchObject({ status: 403, reason: 'cannotDownloadFile' });
    expect(as(ANNA).post(`/files/${film}/copy`, {})).toMatchObject({ status: 403, reason: 'cannotCopyFile' });
    expect(as(KARIN).get(`/files/${film}?alt=media`).status).toBe(200);
    expect(as(ANNA).patch(`/files/${film}`, { copyRequiresWriterPermission: false }).status).toBe(403);
  });
});

describe('a folder whose writers may not share', () => {
  it('is shared by its owner alone; folders in it say so for themselves', () => {
    const { as } = workspace();
    const root = as(KARIN).folder('Delakultur');
    as(KARIN).share(root, { type: 'user', role: 'writer', emailAddress: ANNA });
    expect(as(KARIN).patch(`/files/${root}`, { writersCanShare: false }).status).toBe(200);
    expect(as(ANNA).share(root, { type: 'user', role: 'reader', emailAddress: BO })).toMatchObject({ status: 403 });
    expect(as(ANNA).get(`/files/${root}?fields=capabilities(canShare)`).json.capabilities.canShare).toBe(false);
    const room = as(KARIN).folder('Rum', root);
    expect(as(ANNA).share(room, { type: 'user', role: 'reader', emailAddress: BO }).status).toBe(200);
  });
});
