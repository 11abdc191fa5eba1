import { ask } from '../core/fixture.ts';
import { anna, bo, guestAbroad, ids, type Json, meeting, sam, workspace } from './fixture.ts';

const list = '/calendar/v3/users/me/calendarList';
const aclOf = (id: string) => `/calendar/v3/calendars/${encodeURIComponent(id)}/acl`;

describe('quickAdd', () => {
  it.each([
    ['Dinner with Michael 7pm tomorrow', 'Dinner with Michael', '2026-08-18T19:00:00+02:00', '2026-08-18T20:00:00+02:00'],
    ['Appointment on June 3rd 10am-10:25am', 'Appointment', '2027-06-03T10:00:00+02:00', '2027-06-03T10:25:00+02:00'],
    ['Fika at 14:30', 'Fika', '2026-08-17T14:30:00+02:00', '2026-08-17T15:30:00+02:00'],
    ['Frukost 8am', 'Frukost', '2026-08-18T08:00:00+02:00', '2026-08-18T09:00:00+02:00'],
    ['Walk Friday from 3-4pm', 'Walk', '2026-08-21T15:00:00+02:00', '2026-08-21T16:00:00+02:00'],
    ['Seminar on 2026-12-01 at noon for 2 hours', 'Seminar', '2026-12-01T12:00:00+01:00', '2026-12-01T14:00:00+01:00'],
    ['Studiedag 5 October', 'Studiedag', '2026-10-05', '2026-10-06'],
    ['Ring Bo', 'Ring Bo', '2026-08-17T10:00:00+02:00', '2026-08-17T11:00:00+02:00'],
    ['Rum 12 för 30 barn', 'Rum 12 för 30 barn', '2026-08-17T10:00:00+02:00', '2026-08-17T11:00:00+02:00'],
  ])('reads "%s"', (text, summary, start, end) => {
    const { call, events } = workspace();
    const { status, body } = call(sam, 'POST', events('primary', `/quickAdd?text=${encodeURIComponent(text)}`));
    expect([status, body.summary, body.start.dateTime ?? body.start.date, body.end.dateTime ?? body.end.date]).toEqual([
      200,
      summary,
      start,
      end,
    ]);
  });

  it('needs a text', () => {
    const { call, events } = workspace();
    expect(call(sam, 'POST', events('primary', '/quickAdd')).body.error.errors[0].reason).toBe('required');
  });
});

describe('who may do what with a calendar', () => {
  it.each([
    ['freeBusyReader', undefined, undefined, 403],
    ['reader', 'Lärträff', undefined, 403],
    ['writerWithoutPrivateAccess', 'Lärträff', undefined, 200],
    ['writer', 'Lärträff', 'Hemligt', 200],
    ['owner', 'Lärträff', 'Hemligt', 200],
  ])('%s', (role, open, secret, written) => {
    const { call, events, secondary, share, items } = workspace();
    const id = secondary();
    call(sam, 'POST', events(id), meeting('oppen1'));
    call(sam, 'POST', events(id), meeting('hemlig', '2026-09-02', { summary: 'Hemligt', visibility: 'private' }));
    share(id, role, anna);
    expect(items(anna, id).map((one) => one.summary)).toEqual([open, secret]);
    expect(items(anna, id)[1].start.dateTime).toBe('2026-09-02T13:00:00+02:00');
    expect(call(anna, 'POST', events(id), meeting('annas1')).status).toBe(written);
    expect(call(anna, 'GET', aclOf(id)).status).toBe(role === 'writer' || role === 'owner' ? 200 : 403);
  });

  it.each([
    ['default', {}, guestAbroad],
    ['domain', { value: 'skola.se' }, anna],
    ['group', { value: 'natverk@skola.se' }, bo],
  ])('goes for a scope of %s', (type, value, who) => {
    const { call, events, secondary } = workspace();
    const labels = { 'cloudidentity.googleapis.com/groups.discussion_forum': '' };
    const group = call(sam, 'POST', '/v1/groups', { parent: 'customers/C01abc', groupKey: { id: 'natverk@skola.se' }, labels }).body;
    call(sam, 'POST', `/v1/${group.response.name}/memberships`, { preferredMemberKey: { id: bo } });
    const id = secondary();
    expect(call(who, 'GET', events(id)).status).toBe(404);
    call(sam, 'POST', aclOf(id), { role: 'reader', scope: { type, ...value } });
    expect(call(who, 'GET', events(id)).status).toBe(200);
    if (type !== 'default') expect(call(guestAbroad, 'GET', events(id)).status).toBe(404);
  });

  it('no longer goes for a rule that was deleted, which is listed only where that is asked', () => {
    const { call, events, secondary, share } = workspace();
    const id = secondary();
    share(id, 'reader', anna);
    call(sam, 'DELETE', `${aclOf(id)}/user:${anna}`);
    expect(call(anna, 'GET', events(id)).status).toBe(404);
    const read = (rest = '') => call(sam, 'GET', `${aclOf(id)}${rest}`).body;
    expect(ids(read().items)).toEqual([`user:${sam}`]);
    expect(ids(read('?showDeleted=true').items)).toContain(`user:${anna}`);
    expect(call(sam, 'DELETE', `${aclOf(id)}/user:${anna}`).status).toBe(404);
  });
});

describe('the list of calendars', () => {
  it('cuts by role, and says what was deleted only where that is asked', () => {
    const { call, secondary } = workspace();
    const id = secondary();
    expect(ids(call(sam, 'GET', `${list}?minAccessRole=owner`).body.items)).toEqual([sam, id]);
    expect(call(sam, 'GET', `${list}?minAccessRole=none`).status).toBe(400);
    call(sam, 'DELETE', `/calendar/v3/calendars/${encodeURIComponent(id)}`);
    expect(ids(call(sam, 'GET', list).body.items)).toEqual([sam]);
    expect(call(sam, 'GET', `${list}?showDeleted=true`).body.items[1]).toMatchObject({ id, deleted: true });
  });

  it('comes in pages', () => {
    const { call, secondary } = workspace();
    const made = secondary();
    const first = call(sam, 'GET', `${list}?maxResults=1`).body;
    expect([...ids(first.items), ...ids(call(sam, 'GET', `${list}?maxResults=1&pageToken=${first.nextPageToken}`).body.items)]).toEqual([
      sam,
      made,
    ]);
  });
});

it('a secondary calendar alone names its data owner', () => {
  const { call, secondary } = workspace();
  expect(call(sam, 'GET', `/calendar/v3/calendars/${encodeURIComponent(secondary())}`).body.dataOwner).toBe(sam);
  expect(call(sam, 'GET', '/calendar/v3/calendars/primary').body).not.toHaveProperty('dataOwner');
});

describe('guests may invite others', () => {
  it('unless the organizer does not want it', () => {
    const { call, events, mail } = workspace();
    call(sam, 'POST', events('primary'), meeting('traff1', '2026-09-01', { attendees: [{ email: anna }] }));
    const invite = () =>
      call(anna, 'PATCH', events('primary', '/traff1?sendUpdates=all'), {
        attendees: [{ email: anna, responseStatus: 'needsAction' }, { email: bo }],
      });
    call(sam, 'PATCH', events('primary', '/traff1'), { guestsCanInviteOthers: false });
    expect(invite().body.error.errors[0]).toMatchObject({ domain: 'calendar', reason: 'forbiddenForNonOrganizer' });
    call(sam, 'PATCH', events('primary', '/traff1'), { guestsCanInviteOthers: true });
    expect(ids(invite().body.attendees.map((one: Json) => ({ id: one.email })))).toEqual([anna, bo]);
    expect(mail()).toEqual([`invite ${bo}`]);
    expect(call(bo, 'GET', events('primary', '/traff1')).status).toBe(200);
  });
});

describe('what is not here', () => {
  it.each([
    ['outOfOffice', { eventType: 'outOfOffice' }],
    ['focusTimeProperties', { focusTimeProperties: {} }],
    ['eventLabelId', { eventLabelId: 'x' }],
    ['gadget', { gadget: { title: 'x' } }],
  ])('%s is refused by name', (name, more) => {
    const { call, events } = workspace();
    const { body } = call(sam, 'POST', events('primary'), meeting('traff1', '2026-09-01', more));
    expect(body.error).toMatchObject({ code: 501, message: expect.stringContaining(name), errors: [{ reason: 'notImplemented' }] });
  });

  it.each([...['/events/watch', '/events/import', '/events/x/move?destination=y', '/transferOwnership', '/clear']])(
    '%s is refused by name',
    (path) => {
      const { body } = workspace().call(sam, 'POST', `/calendar/v3/calendars/primary${path}`);
      expect(body.error).toMatchObject({ code: 501, message: expect.stringContaining('calendar.') });
    },
  );

  it('unknown event types are no types at all', () => {
    const { call, events } = workspace();
    expect(call(sam, 'GET', events('primary', '?eventTypes=kalas')).status).toBe(400);
    expect(call(sam, 'GET', events('primary', '?eventTypes=focusTime')).body.items).toEqual([]);
  });
});

describe('Calendar’s batch', () => {
  it.each(['\n', '\r\n'])('takes parts with names, absolute and relative paths, and lines ending in %j', (eol) => {
    const { emulator } = workspace();
    const body = JSON.stringify(meeting('traff1'));
    const text = [
      '--gräns',
      'Content-Type: application/http',
      'Content-ID: <item1:12930812@barnyard.example.com>',
      '',
      'POST /calendar/v3/calendars/primary/events',
      'Content-Type: application/json',
      '',
      body,
      '--gräns',
      'Content-Type: application/http',
      'Content-ID: <item2>',
      '',
      'GET https://www.googleapis.com/calendar/v3/calendars/primary/events/traff1?fields=summary HTTP/1.1',
      '',
      '--gräns',
      'Content-Type: application/http',
      '',
      'GET /drive/v3/files HTTP/1.1',
      '',
      '--gräns--',
      '',
    ].join(eol);
    const answer = ask(emulator, sam, 'POST /batch/calendar/v3', text, { 'content-type': 'multipart/mixed; boundary=gräns' }).text;
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
    expect(answer).toContain('Content-ID: <response-item1:12930812@barnyard.example.com>');
    expect(answer).toContain('{"summary":"Lärträff"}');
  });
});
