import { anna, bo, guestAbroad, ids, type Json, meeting, sam, workspace } from './calendar-fixture.ts';
import { ask } from './core-fixture.ts';

const list = '/calendar/v3/users/me/calendarList';
const aclOf = (id: string) => `/calendar/v3/calendars/${encodeURIComponent(id)}/acl`;

describe('importing', () => {
  const imported = (more: object = {}) => ({ ...meeting(''), id: undefined, iCalUID: 'abc@exchange.exempel.com', ...more });

  it('puts a private copy on one calendar, and replaces it when imported again', () => {
    const { call, events, items, mail } = workspace();
    const post = (more: object = {}) => call(sam, 'POST', events('primary', '/import'), imported(more));
    const first = post({ attendees: [{ email: sam }, { email: anna }], organizer: { email: guestAbroad, displayName: 'Gäst' } }).body;
    expect(first).toMatchObject({
      id: expect.stringMatching(/^_[0-9a-v]+$/),
      iCalUID: 'abc@exchange.exempel.com',
      organizer: { email: guestAbroad, displayName: 'Gäst' },
      attendees: [{ email: sam, self: true }, { email: anna }],
    });
    expect(post({ summary: 'Ny', attendees: [{ email: sam }], sequence: 2 }).body).toMatchObject({
      id: first.id,
      summary: 'Ny',
      sequence: 2,
    });
    expect(post({ sequence: 1 }).status).toBe(400);
    expect(items(sam, 'primary', '?iCalUID=abc%40exchange.exempel.com')).toHaveLength(1);
    expect(items(anna, 'primary')).toEqual([]);
    expect(mail()).toEqual([]);
  });

  it('needs an iCalUID, and the calendar’s owner as organizer or guest', () => {
    const { call, events } = workspace();
    const post = (body: object) => call(sam, 'POST', events('primary', '/import'), body).body.error.errors[0];
    expect(post(imported({ iCalUID: undefined })).reason).toBe('required');
    expect(post(imported({ organizer: { email: guestAbroad }, attendees: [{ email: anna }] }))).toMatchObject({
      domain: 'calendar',
      reason: 'participantIsNeitherOrganizerNorAttendee',
    });
  });

  it('may not take the place of an event that one is invited to', () => {
    const { call, events } = workspace();
    call(anna, 'POST', events('primary'), meeting('traff1', '2026-09-01', { attendees: [{ email: sam }] }));
    expect(call(sam, 'POST', events('primary', '/import'), imported({ iCalUID: 'traff1@google.com' })).status).toBe(409);
  });
});

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

describe('moving an event', () => {
  it('gives it another organizer and leaves a cancelled one behind', () => {
    const { call, events, secondary, items, mail } = workspace();
    const to = secondary();
    call(sam, 'POST', events('primary'), meeting('traff1', '2026-09-01', { attendees: [{ email: anna }] }));
    const moved = call(sam, 'POST', events('primary', `/traff1/move?destination=${encodeURIComponent(to)}&sendUpdates=all`)).body;
    expect(moved).toMatchObject({ id: 'traff1', iCalUID: 'traff1@google.com', organizer: { email: to, self: true } });
    expect(mail()).toEqual([`update ${anna}`]);
    expect(ids(items(sam, 'primary'))).toEqual([]);
    expect(call(sam, 'GET', events('primary', '/traff1')).body.status).toBe('cancelled');
    expect(call(anna, 'GET', events('primary', '/traff1')).body.organizer.email).toBe(to);
    expect(call(sam, 'POST', events('primary'), meeting('traff1')).status).toBe(409);
  });

  it('asks that one may write on both calendars, and is the organizer', () => {
    const { call, events, secondary, share } = workspace();
    const to = secondary();
    call(anna, 'POST', events('primary'), meeting('annas1', '2026-09-01', { attendees: [{ email: bo }] }));
    const move = (who: string, rest = `?destination=${encodeURIComponent(to)}`) =>
      call(who, 'POST', events('primary', `/annas1/move${rest}`)).status;
    expect(move(anna)).toBe(404);
    share(to, 'reader', anna);
    expect(move(anna)).toBe(403);
    share(to, 'writer', anna);
    share(to, 'writer', bo);
    expect(move(bo)).toBe(403);
    expect(move(anna, '')).toBe(400);
    expect(move(anna)).toBe(200);
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

  it('is told by sync token, deleted rules as none', () => {
    const { call, secondary, share } = workspace();
    const id = secondary();
    share(id, 'reader', anna);
    const read = (rest = '') => call(sam, 'GET', `${aclOf(id)}${rest}`).body;
    const token = read().nextSyncToken;
    call(sam, 'DELETE', `${aclOf(id)}/user:${anna}`);
    share(id, 'writer', bo);
    expect(read(`?syncToken=${token}`).items.map((rule: Json) => [rule.id, rule.role])).toEqual([
      [`user:${anna}`, 'none'],
      [`user:${bo}`, 'writer'],
    ]);
    expect(ids(read().items)).toEqual([`user:${sam}`, `user:${bo}`]);
    expect(ids(read('?showDeleted=true').items)).toContain(`user:${anna}`);
    expect(call(sam, 'GET', `${aclOf(id)}/user:${anna}`).status).toBe(404);
    expect(call(sam, 'GET', `${aclOf(id)}?syncToken=x`).status).toBe(410);
    expect(call(sam, 'PUT', `${aclOf(id)}/user:${bo}`, {}).status).toBe(400);
  });
});

describe('the list of calendars', () => {
  it('keeps each person’s own name, colour and reminders for a calendar', () => {
    const { call, secondary } = workspace();
    const id = encodeURIComponent(secondary());
    const patch = (body: object, rest = '') => call(sam, 'PATCH', `${list}/${id}${rest}`, body).body;
    expect(patch({ summaryOverride: 'Mina', colorId: '7' })).toMatchObject({ summaryOverride: 'Mina', backgroundColor: '#42d692' });
    expect(patch({ backgroundColor: '#112233', foregroundColor: '#ffffff' })).toMatchObject({ backgroundColor: '#42d692' });
    expect(patch({ backgroundColor: '#112233' }, '?colorRgbFormat=true')).toMatchObject({ backgroundColor: '#112233' });
    expect(patch({ defaultReminders: [{ method: 'popup', minutes: 10 }] }).defaultReminders).toHaveLength(1);
    const put = call(sam, 'PUT', `${list}/${id}`, {}).body;
    expect([put.summaryOverride, put.backgroundColor, put.defaultReminders]).toEqual([undefined, '#9fe1e7', []]);
    expect(call(sam, 'PATCH', `${list}/${id}`, { colorId: '99' }).status).toBe(400);
  });

  it('tells by sync token what was added, hidden and taken off, and refuses what hides that', () => {
    const { call, secondary, share } = workspace();
    const [one, two] = [secondary(), secondary()];
    for (const id of [one, two]) share(id, 'reader', anna);
    for (const id of [one, two]) expect(call(anna, 'POST', list, { id }).status).toBe(200);
    const read = (rest = '') => call(anna, 'GET', `${list}${rest}`);
    const token = read().body.nextSyncToken;
    expect(read(`?syncToken=${token}`).body.items).toEqual([]);
    call(anna, 'PATCH', `${list}/${encodeURIComponent(one)}`, { hidden: true });
    expect(call(anna, 'DELETE', `${list}/${encodeURIComponent(two)}`).status).toBe(204);
    expect(read(`?syncToken=${token}`).body.items.map((entry: Json) => [entry.id, entry.hidden, entry.deleted])).toEqual([
      [one, true, undefined],
      [two, undefined, true],
    ]);
    expect(ids(read().body.items)).toEqual([anna]);
    expect(ids(read('?showHidden=true&showDeleted=true').body.items)).toEqual([anna, one, two]);
    for (const rest of ['minAccessRole=reader', 'showHidden=false', 'showDeleted=false']) {
      expect([rest, read(`?syncToken=${token}&${rest}`).status]).toEqual([rest, 400]);
    }
    expect(read('?syncToken=x').status).toBe(410);
    expect(call(anna, 'GET', `${list}/${encodeURIComponent(two)}`).status).toBe(404);
    expect(call(anna, 'POST', list, { id: two }).status).toBe(200);
  });

  it('cuts by role', () => {
    const { call, secondary, share } = workspace();
    const id = secondary();
    share(id, 'reader', anna);
    call(anna, 'POST', list, { id });
    const roles = (least: string) => ids(call(anna, 'GET', `${list}?minAccessRole=${least}`).body.items);
    expect([roles('reader'), roles('writer')]).toEqual([[anna, id], [anna]]);
    expect(call(anna, 'GET', `${list}?minAccessRole=none`).status).toBe(400);
  });
});

describe('calendars, colours and settings', () => {
  it('clears a primary calendar of its own events and of invitations', () => {
    const { call, events, items, secondary } = workspace();
    call(sam, 'POST', events('primary'), meeting('eget1'));
    call(anna, 'POST', events('primary'), meeting('annas1', '2026-09-01', { attendees: [{ email: sam }, { email: bo }] }));
    expect(call(sam, 'POST', '/calendar/v3/calendars/primary/clear').status).toBe(204);
    expect(items(sam, 'primary')).toEqual([]);
    expect(ids(items(bo, 'primary'))).toEqual(['annas1']);
    expect(call(sam, 'POST', `/calendar/v3/calendars/${encodeURIComponent(secondary())}/clear`).status).toBe(400);
    expect(call(anna, 'POST', `/calendar/v3/calendars/${encodeURIComponent(sam)}/clear`).status).toBe(403);
  });

  it('names a data owner for secondary calendars alone', () => {
    const { call, secondary } = workspace();
    expect(call(sam, 'GET', `/calendar/v3/calendars/${encodeURIComponent(secondary())}`).body.dataOwner).toBe(sam);
    expect(call(sam, 'GET', '/calendar/v3/calendars/primary').body).not.toHaveProperty('dataOwner');
  });

  it('has Google’s 24 colours for calendars and 11 for events', () => {
    const { body } = workspace().call(sam, 'GET', '/calendar/v3/colors');
    expect([Object.keys(body.calendar).length, Object.keys(body.event).length]).toEqual([24, 11]);
    expect(body.event['11']).toEqual({ background: '#dc2127', foreground: '#1d1d1d' });
  });

  it('tells a person’s settings, with the time zone of their own calendar', () => {
    const { call } = workspace();
    const settings = '/calendar/v3/users/me/settings';
    const { items, nextSyncToken } = call(sam, 'GET', settings).body;
    expect(items).toContainEqual({ kind: 'calendar#setting', etag: expect.any(String), id: 'locale', value: 'sv' });
    call(sam, 'PATCH', '/calendar/v3/calendars/primary', { timeZone: 'Europe/Helsinki' });
    expect(call(sam, 'GET', `${settings}/timezone`).body.value).toBe('Europe/Helsinki');
    expect(ids(call(sam, 'GET', `${settings}?syncToken=${nextSyncToken}`).body.items)).toEqual(['timezone']);
    expect(call(sam, 'GET', `${settings}/finnsinte`).status).toBe(404);
  });
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

  it.each(['/events/watch', '/transferOwnership'])('%s is refused by name', (path) => {
    const { body } = workspace().call(sam, 'POST', `/calendar/v3/calendars/primary${path}`);
    expect(body.error).toMatchObject({ code: 501, message: expect.stringContaining('calendar.') });
  });

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
