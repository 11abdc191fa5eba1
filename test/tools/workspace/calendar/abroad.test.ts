/** What comes to guests outside the customer, and to those who have an invitation on their calendar only once they have answered. */

import { ask, inOne } from '../core/fixture.ts';
import { anna, bo, guestAbroad, ids, meeting, sam, workspace } from './fixture.ts';

const gmail = 'gunilla@gmail.com';
const guests = (...emails: string[]) => ({ attendees: emails.map((email) => ({ email })) });

function invited(send: string, ...emails: string[]) {
  const all = workspace();
  const id = all.secondary();
  const made = all.call(sam, 'POST', all.events(id, `?sendUpdates=${send}`), meeting('traff1', '2026-09-01', guests(...emails)));
  const abroad = (of: string): string[] =>
    ask(all.emulator, '', `GET /local/calendar?of=${of}`).json.map((one: { summary: string; description?: string }) =>
      [one.summary, one.description].filter((part) => part !== undefined).join(': '),
    );
  const change = (how: string, body: object) => {
    const { etag: _etag, ...event } = all.call(sam, 'GET', all.events(id, '/traff1')).body;
    return all.call(sam, 'PUT', all.events(id, `/traff1?sendUpdates=${how}`), { ...event, ...body }).status;
  };
  expect(made.status).toBe(200);
  return { ...all, id, abroad, change };
}

describe('A calendar outside the customer', () => {
  it('holds nothing that was done without mail, while colleagues’ do', () => {
    const { abroad, items, mail } = invited('none', anna, guestAbroad, gmail);
    expect([abroad(guestAbroad), abroad(gmail), mail()]).toEqual([[], [], []]);
    expect(ids(items(anna, 'primary'))).toEqual(['traff1']);
  });

  it('holds what was sent to guests outside alone; those with Google Calendar get it without a mail', () => {
    const { abroad, mail } = invited('externalOnly', anna, guestAbroad, gmail);
    expect([abroad(guestAbroad), abroad(gmail)]).toEqual([['Lärträff'], ['Lärträff']]);
    expect(mail()).toEqual([`invite ${guestAbroad}`]);
  });

  it('keeps the old words until somebody sends the new', () => {
    const { abroad, change, mail } = invited('all', anna, guestAbroad);
    mail();
    expect(change('none', { description: 'Filmen är borta' })).toBe(200);
    expect(abroad(guestAbroad)).toEqual(['Lärträff']);
    expect(change('externalOnly', { description: 'Filmen är borta.' })).toBe(200);
    expect(abroad(guestAbroad)).toEqual(['Lärträff: Filmen är borta.']);
    expect(mail()).toEqual([`update ${guestAbroad}`]);
  });

  it('loses the event when its owner is taken off with a mail, and keeps it when without', () => {
    const { abroad, change, mail } = invited('all', anna, guestAbroad);
    mail();
    change('none', guests(anna));
    expect(abroad(guestAbroad)).toEqual(['Lärträff']);
    change('all', guests(anna, guestAbroad));
    change('externalOnly', guests(anna));
    expect(abroad(guestAbroad)).toEqual([]);
  });

  it('is not written to about others who come and go, where guests do not see each other', () => {
    const { change, mail } = invited('all', anna, guestAbroad);
    change('all', { guestsCanSeeOtherGuests: false });
    mail();
    change('externalOnly', { ...guests(anna, guestAbroad, 'eva@annan.se'), guestsCanSeeOtherGuests: false });
    expect(mail()).toEqual(['invite eva@annan.se']);
    change('externalOnly', { ...guests(anna, guestAbroad, 'eva@annan.se', bo), guestsCanSeeOtherGuests: true });
    expect(mail()).toEqual(['update eva@annan.se', `update ${guestAbroad}`]);
  });

  it('is Google’s where the workspace is told so', () => {
    const { emulator, call, events, secondary, mail } = workspace();
    inOne(emulator, () => emulator.store.put('calendar.settings', 'settings', { googleDomains: ['annan.se'] }));
    call(sam, 'POST', events(secondary(), '?sendUpdates=externalOnly'), meeting('traff1', '2026-09-01', guests(guestAbroad)));
    expect(mail()).toEqual([]);
  });
});

describe('Someone who wants invitations on their calendar only once they have answered', () => {
  it('has none there before, nor is busy, and finds it by its id', () => {
    const { emulator, call, events, items, id } = invited('none', anna, bo);
    inOne(emulator, () => emulator.store.put('calendar.settings', 'settings', { onlyWhenAnswered: [anna] }));
    const window = { timeMin: '2026-09-01T00:00:00Z', timeMax: '2026-09-02T00:00:00Z' };
    const busy = (who: string) =>
      call(sam, 'POST', '/calendar/v3/freeBusy', { ...window, items: [{ id: who }] }).body.calendars[who].busy.length;
    expect([ids(items(anna, 'primary')), ids(items(bo, 'primary'))]).toEqual([[], ['traff1']]);
    expect([busy(anna), busy(bo)]).toEqual([0, 1]);
    const answer = guests(anna).attendees.map((one) => ({ ...one, responseStatus: 'accepted' }));
    expect(call(anna, 'PATCH', events('primary', '/traff1'), { attendees: answer }).status).toBe(200);
    expect([ids(items(anna, 'primary')), busy(anna)]).toEqual([['traff1'], 1]);
    expect(id).toContain('@');
  });
});

describe('Free and busy', () => {
  it('counts a person’s own weekly hours, also when the clocks change, but not the time that they called off', () => {
    const { call, events, items } = workspace();
    const weekly = { ...meeting('planering', '2026-10-13'), recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] };
    expect(call(anna, 'POST', events('primary'), weekly).status).toBe(200);
    const busy = () =>
      call(sam, 'POST', '/calendar/v3/freeBusy', {
        timeMin: '2026-10-01T00:00:00Z',
        timeMax: '2026-12-01T00:00:00Z',
        items: [{ id: anna }],
      }).body.calendars[anna].busy.map(({ start }: { start: string }) => start);
    expect(busy()).toEqual(['2026-10-13T11:00:00Z', '2026-10-20T11:00:00Z', '2026-10-27T12:00:00Z', '2026-11-03T12:00:00Z']);
    expect(items(anna, 'primary', '?singleEvents=true&orderBy=startTime')).toHaveLength(4);
    expect(items(anna, 'primary')).toMatchObject([{ id: 'planering', recurrence: weekly.recurrence }]);
    const called = ['RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Stockholm:20261020T130000'];
    expect(call(anna, 'PATCH', events('primary', '/planering'), { recurrence: called }).status).toBe(200);
    expect(busy()).toEqual(['2026-10-13T11:00:00Z', '2026-10-27T12:00:00Z', '2026-11-03T12:00:00Z']);
  });

  it.each([
    [['RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20261018'], ['13', '15', '17']],
    [['RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261021T000000Z'], ['13', '15', '20']],
    [['RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2'], ['13', '27']],
  ])('spreads out %j', (recurrence, days) => {
    const { call, events } = workspace();
    expect(call(anna, 'POST', events('primary'), { ...meeting('planering', '2026-10-13'), recurrence }).status).toBe(200);
    const span = { timeMin: '2026-10-01T00:00:00Z', timeMax: '2026-12-01T00:00:00Z', items: [{ id: anna }] };
    const { busy } = call(anna, 'POST', '/calendar/v3/freeBusy', span).body.calendars[anna];
    expect(busy.map(({ start }: { start: string }) => start.slice(8, 10))).toEqual(days);
  });

  it.each([
    [['RRULE:FREQ=MONTHLY'], 501],
    [['RRULE:FREQ=WEEKLY;BYHOUR=9'], 501],
    [['RDATE:20261020T130000Z'], 501],
    [['RRULE:FREQ=WEEKLY;COUNT=0'], 400],
    [['varje tisdag'], 400],
  ])('takes no other rule: %j', (recurrence, status) => {
    const { call, events } = workspace();
    expect(call(anna, 'POST', events('primary'), { ...meeting('planering', '2026-10-13'), recurrence }).status).toBe(status);
  });
});
