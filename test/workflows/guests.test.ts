import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { AINO, apply, applyOptions, ELIF, GUEST, JO, plan, set, type Town, town, write } from './town.ts';
import { MARYAM, NOW, run } from './workspace.ts';

/** Whom someone sees on their own calendar's copy of the meeting. */
function seenBy({ emulator, ref }: Town, who: string): string[] {
  const [event] = plan({ emulator, ref }).state.events.values();
  const answer = emulator.handle({
    method: 'GET',
    url: `/calendar/v3/calendars/${encodeURIComponent(who)}/events/${event?.id}`,
    headers: { authorization: `Bearer local:${who}` },
  });
  const { attendees = [] } = JSON.parse(answer.body as string) as { attendees?: { email: string }[] };
  return attendees.map(({ email }) => email).sort();
}

describe('A meeting’s guests', () => {
  it('see each other while all are colleagues', () => {
    const where = town();
    apply(where);
    expect(seenBy(where, AINO)).toEqual([AINO, JO]);
  });

  it('see only themselves once someone from outside is invited, and each other again after that', () => {
    const where = town();
    apply(where);
    write(where, 'people', [{ email: GUEST, name: 'En gäst', external: 'ja' }]);
    set(where, 'meetings', 'T-1', 'guests', GUEST);
    apply(where);
    expect(seenBy(where, AINO)).toEqual([AINO]);
    expect(plan(where).planned.plan.changes).toEqual([]);
    set(where, 'meetings', 'T-1', 'guests', '');
    apply(where);
    expect(seenBy(where, AINO)).toEqual([AINO, JO]);
    expect(plan(where).planned.plan.changes).toEqual([]);
  });
});

describe('A guest from outside', () => {
  /** What stands on a calendar outside, and what was mailed since last asked. */
  function visited() {
    const where = town();
    write(where, 'people', [{ email: GUEST, name: 'En gäst', external: 'ja' }]);
    set(where, 'permits', 'M-1', 'external', 'ja');
    set(where, 'meetings', 'T-1', 'materials', 'F-1');
    apply(where);
    let read = where.emulator.mailbox().length;
    const mails = () => {
      const fresh = where.emulator.mailbox().slice(read);
      read += fresh.length;
      return fresh;
    };
    const calendar = (): string[] => {
      const answer = where.emulator.handle({ method: 'GET', url: `/local/calendar?of=${GUEST}`, headers: {} });
      return JSON.parse(answer.body as string).map((one: { description: string }) => one.description);
    };
    return { where, mails, calendar };
  }
  const told = (mails: { to: string; kind: string }[]) => mails.map(({ to, kind }) => `${kind} ${to}`).sort();

  it('who joins later has the meeting on their calendar by Calendar’s own invitation, and no second letter; a colleague has ours, with the link', () => {
    const { where, mails, calendar } = visited();
    set(where, 'meetings', 'T-1', 'guests', `${GUEST}, ${ELIF}`);
    apply(where);
    const fresh = mails();
    expect(told(fresh)).toEqual([`invite ${GUEST}`, `message ${ELIF}`]);
    expect(calendar()).toEqual([expect.stringContaining('Systematik som hjälper')]);
    const link = plan(where).state.events.values().next().value?.link;
    expect(link).toMatch(/^https:/);
    expect(fresh.find((mail) => mail.to === ELIF)?.body).toContain(
      `Nätverksträff, onsdag 2 december 2026 kl. 13.00–14.30, Stadshuset\n  ${link}`,
    );
    apply(where);
    expect(mails()).toEqual([]);
  });

  it('who leaves is told so by Calendar alone', () => {
    const { where, mails, calendar } = visited();
    set(where, 'meetings', 'T-1', 'guests', GUEST);
    apply(where);
    mails();
    set(where, 'meetings', 'T-1', 'guests', '');
    apply(where);
    expect(told(mails())).toEqual([`cancel ${GUEST}`]);
    expect(calendar()).toEqual([]);
  });

  it('is rid of a film that was taken back: it leaves their calendar too, and no colleague is mailed', () => {
    const { where, mails, calendar } = visited();
    set(where, 'meetings', 'T-1', 'guests', GUEST);
    apply(where);
    mails();
    const { spreadsheetId } = where.ref;
    const order = { spreadsheetId, operator: MARYAM, permit: 'M-1', date: '2026-11-16', ...applyOptions() };
    expect(run(where.emulator, withdraw(order))?.meetings).toEqual({ changed: 1, failed: 0 });
    expect(calendar()).toEqual([expect.not.stringContaining('Systematik')]);
    expect(told(mails())).toEqual([`update ${GUEST}`]);
  });

  it('is not written to about a meeting that has been, though the film leaves its text there too', () => {
    const { where, mails } = visited();
    set(where, 'meetings', 'T-1', 'guests', GUEST);
    apply(where);
    mails();
    const later = NOW + 30 * 86_400_000;
    const order = { spreadsheetId: where.ref.spreadsheetId, operator: MARYAM, permit: 'M-1', date: '2026-12-16', ...applyOptions(later) };
    expect(run(where.emulator, withdraw(order))?.meetings).toEqual({ changed: 1, failed: 0 });
    expect(mails()).toEqual([]);
  });
});
