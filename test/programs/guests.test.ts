import { AINO, apply, GUEST, JO, plan, set, type Town, town, write } from './town.ts';

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
