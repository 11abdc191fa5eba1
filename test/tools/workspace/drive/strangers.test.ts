import { ANNA, KARIN, workspace } from './fixture.ts';

const STRANGER = 'eva@konsult.example';

describe('an address outside that has no Google account', () => {
  const shared = (sendNotificationEmail: string, emailAddress = STRANGER, withoutAccount = [STRANGER, ANNA]) => {
    const { as, mails, settings } = workspace();
    settings({ withoutAccount });
    const film = as(KARIN).file('Film');
    const answer = as(KARIN).post(`/files/${film}/permissions${sendNotificationEmail}`, { type: 'user', role: 'reader', emailAddress });
    return { answer, mails: mails(), readers: as(KARIN).get(`/files/${film}/permissions`).json.permissions.length };
  };

  it('can’t be shared with without a mail: that refusal says what to tick', () => {
    const { answer, mails, readers } = shared('?sendNotificationEmail=false');
    expect([answer.status, answer.reason]).toEqual([400, 'invalidSharingRequest']);
    expect(answer.json.error.message).toContain('no Google account associated with this email address');
    expect(answer.json.error.message).toContain('"Notify people"');
    expect([mails, readers]).toEqual([[], 1]);
  });

  it('is shared with when Google may mail it', () => {
    for (const query of ['', '?sendNotificationEmail=true']) {
      const { answer, mails, readers } = shared(query);
      expect([answer.status, mails.map(({ to, kind }) => `${kind} ${to}`), readers]).toEqual([200, [`share ${STRANGER}`], 2]);
    }
  });

  it('is told from those who have one, and from colleagues, who all have', () => {
    for (const email of ['lina@konsult.example', ANNA]) expect(shared('?sendNotificationEmail=false', email).answer.status).toBe(200);
  });

  it('may be one of a whole domain without', () => {
    expect(shared('?sendNotificationEmail=false', STRANGER, ['konsult.example']).answer.status).toBe(400);
    expect(shared('?sendNotificationEmail=false', KARIN.replace('karin', 'kajsa'), ['skola.se']).answer.status).toBe(200);
  });

  it('a group that is not seen yet can’t be shared with', () => {
    const { as, clock, group, write } = workspace();
    write('group.settings', 'settings', { delayMillis: 5_000 });
    group('rum@skola.se', []);
    const film = as(KARIN).file('Film');
    const share = () => as(KARIN).share(film, { type: 'group', role: 'reader', emailAddress: 'rum@skola.se' });
    expect([share().status, share().reason]).toEqual([400, 'invalidSharingRequest']);
    clock.now += 5_000;
    expect(share().status).toBe(200);
  });
});
