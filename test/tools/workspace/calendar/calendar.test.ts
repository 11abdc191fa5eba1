import { calendar } from '../../../../src/tools/workspace/calendar/calendar.ts';
import { googleLimits } from '../../../../src/tools/workspace/core/limits.ts';
import { memoryStore } from '../../../../src/tools/workspace/core/store.ts';
import { cloudIdentity } from '../../../../src/tools/workspace/groups/groups.ts';
import { createRouter } from '../../../../src/tools/workspace/http/router.ts';
import { mailbox } from '../../../../src/tools/workspace/mail/mailbox.ts';

const sam = 'sam@skola.se';
const anna = 'anna@skola.se';
const bo = 'bo@skola.se';
const guestAbroad = 'gast@annan.se';

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON
type Answer = { status: number; body: any };

function workspace() {
  const store = memoryStore();
  store.begin();
  store.put('workspace', 'settings', { domains: ['skola.se'], customerId: 'C01abc' });
  store.commit();
  const now = Date.parse('2026-08-17T08:00:00Z');
  const route = createRouter({ store, services: [calendar, cloudIdentity], now: () => now, limits: googleLimits });
  const call = (actor: string, method: string, url: string, body?: unknown, more: Record<string, string> = {}): Answer => {
    const headers = { authorization: `Bearer local:${actor}`, ...more };
    const response = route({ method, url, headers, ...(body === undefined ? {} : { body: { text: JSON.stringify(body) } }) });
    return { status: response.status, body: typeof response.body === 'string' ? JSON.parse(response.body) : undefined };
  };
  const events = (id: string, rest = '') => `/calendar/v3/calendars/${encodeURIComponent(id)}/events${rest}`;
  const seen = () => mailbox(store).map(({ to, kind }) => `${kind} ${to}`);
  let read = 0;
  /** The mail sent since last asked. */
  const mail = () => {
    const all = seen();
    const fresh = all.slice(read).sort();
    read = all.length;
    return fresh;
  };
  const ours = (): string =>
    call(sam, 'POST', '/calendar/v3/calendars', { summary: 'Nätverksträffar', timeZone: 'Europe/Stockholm' }).body.id;
  return {
    store,
    call,
    events,
    mail,
    ours,
  };
}

const meeting = (id: string, guests: string[] = [], more: object = {}) => ({
  id,
  summary: 'Lässpridarträff',
  start: { dateTime: '2026-09-01T13:00:00', timeZone: 'Europe/Stockholm' },
  end: { dateTime: '2026-09-01T15:30:00', timeZone: 'Europe/Stockholm' },
  ...(guests.length > 0 ? { attendees: guests.map((email) => ({ email })) } : {}),
  ...more,
});

const answersOf = (event: Answer['body']) =>
  Object.fromEntries((event.attendees ?? []).map((one: Answer['body']) => [one.email, one.responseStatus]));

describe('an event', () => {
  it('is answered with its times in the calendar’s zone, its organizer and its maker', () => {
    const { call, events, ours } = workspace();
    const id = ours();
    const { status, body } = call(sam, 'POST', events(id), meeting('traff1', [anna]));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'calendar#event',
      id: 'traff1',
      status: 'confirmed',
      iCalUID: 'traff1@google.com',
      sequence: 0,
      start: { dateTime: '2026-09-01T13:00:00+02:00', timeZone: 'Europe/Stockholm' },
      end: { dateTime: '2026-09-01T15:30:00+02:00' },
      organizer: { email: id, displayName: 'Nätverksträffar', self: true },
      creator: { email: sam },
      attendees: [{ email: anna, responseStatus: 'needsAction' }],
    });
    const winter = { start: { dateTime: '2026-12-01T12:00:00Z' }, end: { dateTime: '2026-12-01T13:00:00Z' } };
    expect(call(sam, 'POST', events(id), winter).body.start.dateTime).toBe('2026-12-01T13:00:00+01:00');
  });

  it.each([
    ['ends before it starts', { end: { dateTime: '2026-09-01T12:00:00', timeZone: 'Europe/Stockholm' } }, 'timeRangeEmpty'],
    ['has no end', { end: undefined }, 'required'],
    ['has a time without zone', { start: { dateTime: '2026-09-01T13:00:00' } }, 'required'],
    ['has an unknown zone', { start: { dateTime: '2026-09-01T13:00:00', timeZone: 'Europa/Sthlm' } }, 'invalid'],
    ['mixes a day and a time', { start: { date: '2026-09-01' } }, 'invalid'],
    ['has a day that does not exist', { start: { date: '2026-02-30' }, end: { date: '2026-03-02' } }, 'invalid'],
    ['has a guest with no address', { attendees: [{ email: 'anna' }] }, 'invalid'],
    ['has an id with forbidden letters', { id: 'träff-1' }, 'invalid'],
    ['has an id that is too short', { id: 'abcd' }, 'invalid'],
    ['has more than 200 guests', { attendees: Array.from({ length: 201 }, (_, at) => ({ email: `p${at}@skola.se` })) }, 'invalid'],
  ])('is refused when it %s', (_, change, reason) => {
    const { call, events } = workspace();
    const answer = call(sam, 'POST', events('primary'), { ...meeting('traff1'), ...change });
    expect([answer.status, answer.body.error.errors[0].reason]).toEqual([400, reason]);
  });

  it('keeps its id from being used again, also when cancelled, and can be revived', () => {
    const { call, events } = workspace();
    call(sam, 'POST', events('primary'), meeting('traff1'));
    const again = () => call(sam, 'POST', events('primary'), meeting('traff1'));
    expect(again()).toMatchObject({ status: 409, body: { error: { errors: [{ reason: 'duplicate' }] } } });
    expect(call(sam, 'DELETE', events('primary', '/traff1')).status).toBe(204);
    expect(call(sam, 'GET', events('primary', '/traff1')).body.status).toBe('cancelled');
    expect(again().status).toBe(409);
    expect(call(sam, 'DELETE', events('primary', '/traff1')).status).toBe(410);
    expect(call(sam, 'PATCH', events('primary', '/traff1'), { status: 'confirmed' }).body.status).toBe('confirmed');
    expect(call(sam, 'GET', events('primary')).body.items.map((event: Answer['body']) => event.id)).toEqual(['traff1']);
  });

  it('is changed only as the reader saw it when If-Match says so', () => {
    const { call, events } = workspace();
    const { etag } = call(sam, 'POST', events('primary'), meeting('traff1')).body;
    const patch = (summary: string) => call(sam, 'PATCH', events('primary', '/traff1'), { summary }, { 'if-match': etag });
    expect(patch('Ny rubrik').status).toBe(200);
    expect(patch('Ännu nyare')).toMatchObject({ status: 412, body: { error: { errors: [{ reason: 'conditionNotMet' }] } } });
    expect(call(sam, 'DELETE', events('primary', '/traff1'), undefined, { 'if-match': etag }).status).toBe(412);
    expect(call(sam, 'GET', events('primary', '/traff1')).body.summary).toBe('Ny rubrik');
  });

  it('merges what a patch sends, and loses what an update leaves out', () => {
    const { call, events } = workspace();
    const extendedProperties = { private: { rad: 'traff-1', slag: 'meeting' } };
    call(sam, 'POST', events('primary'), meeting('traff1', [], { location: 'Aulan', extendedProperties }));
    const patched = call(sam, 'PATCH', events('primary', '/traff1'), { extendedProperties: { private: { slag: null, ny: 'ja' } } }).body;
    expect(patched).toMatchObject({ location: 'Aulan', extendedProperties: { private: { rad: 'traff-1', ny: 'ja' } } });
    expect(patched.extendedProperties.private).not.toHaveProperty('slag');
    const updated = call(sam, 'PUT', events('primary', '/traff1'), meeting('traff1')).body;
    expect(updated).not.toHaveProperty('location');
    expect(updated).not.toHaveProperty('extendedProperties');
  });

  it('that has moved is refused a whole event without its sequence, which counts as 0', () => {
    const { call, events } = workspace();
    const url = events('primary', '/traff1');
    call(sam, 'POST', events('primary'), meeting('traff1'));
    expect(call(sam, 'PUT', url, { ...meeting('traff1'), location: 'Aulan' }).status).toBe(200);
    const later = { start: { dateTime: '2026-09-01T12:00:00+02:00' } };
    expect(call(sam, 'PUT', url, { ...meeting('traff1'), ...later }).body.sequence).toBe(1);
    const refused = call(sam, 'PUT', url, { ...meeting('traff1'), ...later, location: 'Matsalen' });
    expect(refused).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('Invalid sequence value') } } });
    expect(call(sam, 'PUT', url, { ...meeting('traff1'), ...later, location: 'Matsalen', sequence: 1 }).status).toBe(200);
    expect(call(sam, 'PATCH', url, { location: 'Biblioteket' }).status).toBe(200);
    call(sam, 'DELETE', url);
    expect(call(sam, 'PUT', url, { ...meeting('traff1'), sequence: 1 }).status).toBe(400);
    expect(call(sam, 'PUT', url, { ...meeting('traff1'), sequence: 2 }).status).toBe(200);
  });

  it('is not changed by sending back what was read', () => {
    const { call, events, mail } = workspace();
    const extendedProperties = { private: { rad: 'r1' } };
    const url = events('primary', '/traff1?sendUpdates=all');
    const { body } = call(sam, 'POST', events('primary'), meeting('traff1', [anna], { location: 'Aulan', extendedProperties }));
    expect(call(sam, 'PUT', url, body).body).toEqual(body);
    expect(mail()).toEqual([]);
    expect(call(sam, 'PATCH', url, { start: { dateTime: '2026-09-01T12:00:00+02:00' } }).body.sequence).toBe(1);
    expect(mail()).toEqual([`update ${anna}`]);
  });

  it('drops extended properties with long keys and cuts long values, without a word', () => {
    const { call, events } = workspace();
    const own = { ['k'.repeat(45)]: 'borta', ['k'.repeat(44)]: 'v'.repeat(2000) };
    const { body } = call(sam, 'POST', events('primary'), meeting('traff1', [], { extendedProperties: { private: own } }));
    expect(body.extendedProperties.private).toEqual({ ['k'.repeat(44)]: 'v'.repeat(1024) });
  });

  it('gets a Meet link when asked for with conferenceDataVersion=1, and keeps it', () => {
    const { call, events } = workspace();
    const conferenceData = { createRequest: { requestId: 'r1', conferenceSolutionKey: { type: 'hangoutsMeet' } } };
    expect(call(sam, 'POST', events('primary'), meeting('utanlank', [], { conferenceData })).body).not.toHaveProperty('hangoutLink');
    const { body } = call(sam, 'POST', events('primary', '?conferenceDataVersion=1'), meeting('medlank', [], { conferenceData }));
    expect(body.hangoutLink).toMatch(/^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
    expect(body.conferenceData.createRequest.status.statusCode).toBe('success');
    expect(call(sam, 'PATCH', events('primary', '/medlank'), { summary: 'x' }).body.hangoutLink).toBe(body.hangoutLink);
  });
});

describe('the guest list', () => {
  it('is replaced as a whole: answers that are not sent along are lost', () => {
    const { call, events, ours } = workspace();
    const id = ours();
    call(sam, 'POST', events(id), meeting('traff1', [anna, bo]));
    call(anna, 'PATCH', events('primary', '/traff1'), { attendees: [{ email: anna, responseStatus: 'accepted' }] });
    const one = call(sam, 'PATCH', events(id, '/traff1'), { attendees: [{ email: anna }, { email: guestAbroad }] }).body;
    expect(answersOf(one)).toEqual({ [anna]: 'needsAction', [guestAbroad]: 'needsAction' });
    const two = call(sam, 'PATCH', events(id, '/traff1'), { attendees: [{ email: anna, responseStatus: 'accepted' }] }).body;
    expect(answersOf(two)).toEqual({ [anna]: 'accepted' });
    expect(call(bo, 'GET', events('primary', '/traff1')).body.status).toBe('cancelled');
    expect(call(bo, 'GET', events('primary')).body.items).toEqual([]);
  });

  it('is shown no longer to whoever was taken off, nor is anything else of the event; who took it off themselves still sees it', () => {
    const { call, events, ours } = workspace();
    const id = ours();
    call(sam, 'POST', events(id), meeting('traff1', [anna, bo]));
    call(sam, 'PATCH', events(id, '/traff1'), { attendees: [{ email: anna }] });
    const seen = call(bo, 'GET', events('primary', '/traff1')).body;
    expect(seen).toEqual({ kind: 'calendar#event', etag: seen.etag, id: 'traff1', status: 'cancelled' });
    call(anna, 'DELETE', events('primary', '/traff1'));
    expect(call(anna, 'GET', events('primary', '/traff1')).body).toMatchObject({ status: 'cancelled', summary: 'Lässpridarträff' });
  });

  it('lets a guest answer on their own calendar with only themselves, while the others stand', () => {
    const { call, events, ours, mail } = workspace();
    const id = ours();
    call(sam, 'POST', events(id), meeting('traff1', [anna, bo]));
    call(bo, 'PATCH', events('primary', '/traff1'), { attendees: [{ email: bo, responseStatus: 'declined', comment: 'Sjuk' }] });
    const copy = call(anna, 'PATCH', events('primary', '/traff1'), { attendees: [{ email: anna, responseStatus: 'accepted' }] });
    expect(copy.body).toMatchObject({ id: 'traff1', organizer: { email: id }, attendees: [{ email: anna, self: true }, { email: bo }] });
    const organizers = call(sam, 'GET', events(id, '/traff1')).body;
    expect(answersOf(organizers)).toEqual({ [anna]: 'accepted', [bo]: 'declined' });
    expect(organizers.attendees[1].comment).toBe('Sjuk');
    expect(mail()).toEqual([]);
    call(anna, 'PATCH', events('primary', '/traff1?sendUpdates=all'), { attendees: [{ email: anna, responseStatus: 'tentative' }] });
    expect(mail()).toEqual([`reply ${sam}`]);
  });

  it('and the rest belong to the organizer: a guest may change neither, unless told so', () => {
    const { call, events, ours } = workspace();
    const id = ours();
    call(sam, 'POST', events(id), meeting('traff1', [anna, bo]));
    const change = (body: object) => call(anna, 'PATCH', events('primary', '/traff1'), body);
    for (const body of [
      { summary: 'Fika' },
      { attendees: [{ email: anna }, { email: bo, responseStatus: 'declined' }] },
      { attendees: [{ email: bo }] },
    ]) {
      expect(change(body)).toMatchObject({ status: 403, body: { error: { errors: [{ reason: 'forbiddenForNonOrganizer' }] } } });
    }
    expect(call(anna, 'PATCH', events(id, '/traff1'), { summary: 'Fika' }).status).toBe(404);
    call(sam, 'PATCH', events(id, '/traff1'), { guestsCanModify: true });
    expect(change({ summary: 'Fika' }).status).toBe(200);
    expect(call(sam, 'GET', events(id, '/traff1')).body).toMatchObject({ summary: 'Fika', attendees: [{ email: anna }, { email: bo }] });
  });

  it('keeps the organizer’s private properties from guests, and shows them the shared ones', () => {
    const { call, events, ours } = workspace();
    const id = ours();
    const extendedProperties = { private: { rad: 'r1' }, shared: { tema: 'läsning' } };
    call(sam, 'POST', events(id), meeting('traff1', [anna], { extendedProperties }));
    expect(call(anna, 'GET', events('primary', '/traff1')).body.extendedProperties).toEqual({ shared: { tema: 'läsning' } });
    expect(call(anna, 'GET', events('primary', '?privateExtendedProperty=rad%3Dr1')).body.items).toEqual([]);
    expect(call(sam, 'GET', events(id, '?privateExtendedProperty=rad%3Dr1')).body.items).toHaveLength(1);
  });

  it('may name a group: its members see the event, and answer as guests of their own', () => {
    const { call, events, ours } = workspace();
    const id = ours();
    const labels = { 'cloudidentity.googleapis.com/groups.discussion_forum': '' };
    const group = { parent: 'customers/C01abc', groupKey: { id: 'natverk@skola.se' }, labels, displayName: 'Nätverk' };
    const { name } = call(sam, 'POST', '/v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', group).body.response;
    call(sam, 'POST', `/v1/${name}/memberships`, { preferredMemberKey: { id: anna }, roles: [{ name: 'MEMBER' }] });
    call(sam, 'POST', events(id), meeting('traff1', ['natverk@skola.se']));
    expect(call(anna, 'GET', events('primary')).body.items).toHaveLength(1);
    expect(call(bo, 'GET', events('primary')).body.items).toEqual([]);
    call(anna, 'PATCH', events('primary', '/traff1'), { attendees: [{ email: anna, responseStatus: 'accepted' }] });
    expect(answersOf(call(sam, 'GET', events(id, '/traff1')).body)).toEqual({ 'natverk@skola.se': 'needsAction', [anna]: 'accepted' });
  });
});

describe('sendUpdates', () => {
  it('mails nobody unless asked to', () => {
    const { call, events, ours, mail } = workspace();
    const id = ours();
    call(sam, 'POST', events(id), meeting('traff1', [anna]));
    call(sam, 'PATCH', events(id, '/traff1?sendUpdates=none'), { summary: 'Ny' });
    call(sam, 'DELETE', events(id, '/traff1'));
    expect(mail()).toEqual([]);
  });

  it('all: invites who is new, tells who was there, cancels for who is gone – and mails every guest when one is added', () => {
    const { call, events, ours, mail } = workspace();
    const id = ours();
    call(sam, 'POST', events(id, '?sendUpdates=all'), meeting('traff1', [anna, bo]));
    expect(mail()).toEqual([`invite ${anna}`, `invite ${bo}`]);
    call(sam, 'PATCH', events(id, '/traff1?sendUpdates=all'), { attendees: [{ email: anna }, { email: guestAbroad }] });
    expect(mail()).toEqual([`cancel ${bo}`, `invite ${guestAbroad}`, `update ${anna}`]);
    call(sam, 'PATCH', events(id, '/traff1?sendUpdates=all'), { extendedProperties: { private: { rad: '1' } } });
    expect(mail()).toEqual([]);
    call(sam, 'DELETE', events(id, '/traff1?sendUpdates=all'));
    expect(mail()).toEqual([`cancel ${anna}`, `cancel ${guestAbroad}`]);
    call(sam, 'PATCH', events(id, '/traff1?sendUpdates=all'), { status: 'confirmed' });
    expect(mail()).toEqual([`invite ${anna}`, `invite ${guestAbroad}`]);
  });

  it('externalOnly: mails only those outside; and never the organizer', () => {
    const { call, events, mail } = workspace();
    call(sam, 'POST', events('primary', '?sendUpdates=externalOnly'), meeting('traff1', [sam, anna, guestAbroad]));
    expect(mail()).toEqual([`invite ${guestAbroad}`]);
    call(sam, 'PATCH', events('primary', '/traff1?sendUpdates=all'), { location: 'Aulan' });
    expect(mail()).toEqual([`update ${anna}`, `update ${guestAbroad}`]);
  });

  it('is refused when misspelt', () => {
    const { call, events } = workspace();
    expect(call(sam, 'POST', events('primary', '?sendUpdates=everyone'), meeting('traff1')).status).toBe(400);
    expect(call(sam, 'POST', events('primary', '?sendUpdate=all'), meeting('traff1')).body.error.message).toContain('sendUpdate');
  });
});

describe('listing events', () => {
  const filled = () => {
    const made = workspace();
    const { call, events } = made;
    const at = (day: string) => ({ start: { dateTime: `${day}T10:00:00+02:00` }, end: { dateTime: `${day}T11:00:00+02:00` } });
    call(sam, 'POST', events('primary'), { ...meeting('september'), ...at('2026-09-10'), location: 'Biblioteket' });
    call(sam, 'POST', events('primary'), { ...meeting('augusti'), ...at('2026-08-20') });
    call(sam, 'POST', events('primary'), { ...meeting('heldag'), start: { date: '2026-09-01' }, end: { date: '2026-09-02' } });
    const ids = (rest: string) => call(sam, 'GET', events('primary', rest)).body.items?.map((event: Answer['body']) => event.id);
    return { ...made, ids };
  };

  it('cuts by time, text and order', () => {
    const { ids, call, events } = filled();
    expect(ids('?singleEvents=true&orderBy=startTime')).toEqual(['augusti', 'heldag', 'september']);
    expect(ids('?timeMin=2026-08-20T09:00:00Z&timeMax=2026-09-10T08:00:00Z')).toEqual(['heldag']);
    expect(ids('?timeMin=2026-08-31T22:00:00Z&timeMax=2026-08-31T22:00:01Z')).toEqual(['heldag']);
    expect(ids('?q=bibliotek%20L%C3%84SSPRIDAR')).toEqual(['september']);
    for (const bad of [
      '?orderBy=startTime',
      '?timeMin=2026-08-20',
      '?timeMin=2026-09-02T00:00:00Z&timeMax=2026-09-01T00:00:00Z',
      '?maxResults=0',
      '?pageToken=x',
    ]) {
      expect([bad, call(sam, 'GET', events('primary', bad)).status]).toEqual([bad, 400]);
    }
  });

  it('comes in pages, each event once, though events are made meanwhile', () => {
    const { call, events } = filled();
    const seen: string[] = [];
    let token = '';
    for (let page = 0; page < 10; page++) {
      const { body } = call(sam, 'GET', events('primary', `?maxResults=1${token && `&pageToken=${token}`}`));
      seen.push(...body.items.map((event: Answer['body']) => event.id));
      if (page === 0) call(sam, 'POST', events('primary'), meeting('senkomling'));
      token = body.nextPageToken ?? '';
      if (!token) break;
    }
    expect(seen).toEqual(['september', 'augusti', 'heldag', 'senkomling']);
  });
});

describe('a calendar', () => {
  it('is seen by nobody else until it is shared, and then as far as the role goes', () => {
    const { call, events, ours, mail } = workspace();
    const id = ours();
    call(sam, 'POST', events(id), meeting('traff1', [], { visibility: 'private' }));
    call(sam, 'POST', events(id), meeting('traff2'));
    const acl = `/calendar/v3/calendars/${encodeURIComponent(id)}/acl`;
    const share = (role: string) => call(sam, 'POST', `${acl}?sendNotifications=false`, { role, scope: { type: 'user', value: anna } });
    const summaries = () => call(anna, 'GET', events(id)).body.items.map((event: Answer['body']) => event.summary);
    expect(call(anna, 'GET', events(id)).status).toBe(404);
    expect(share('freeBusyReader').body).toMatchObject({ id: `user:${anna}`, role: 'freeBusyReader' });
    expect(summaries()).toEqual([undefined, undefined]);
    share('reader');
    expect(summaries()).toEqual([undefined, 'Lässpridarträff']);
    expect(call(anna, 'POST', events(id), meeting('traff3')).body.error).toMatchObject({
      code: 403,
      errors: [{ reason: 'requiredAccessLevel' }],
    });
    share('writer');
    expect(call(anna, 'POST', events(id), meeting('traff3')).status).toBe(200);
    expect(call(anna, 'POST', acl, { role: 'owner', scope: { type: 'user', value: bo } }).status).toBe(403);
    expect(mail()).toEqual([]);
    expect(call(sam, 'DELETE', `${acl}/${encodeURIComponent(`user:${anna}`)}`).status).toBe(204);
    expect(call(anna, 'GET', events(id)).status).toBe(404);
    expect(call(sam, 'DELETE', `${acl}/${encodeURIComponent(`user:${sam}`)}`).status).toBe(403);
  });

  it('stands in its maker’s list beside their own; a stranger’s primary is none', () => {
    const { call, ours } = workspace();
    const id = ours();
    const list = call(sam, 'GET', '/calendar/v3/users/me/calendarList').body.items;
    expect(list.map((one: Answer['body']) => [one.id, one.accessRole, one.primary])).toEqual([
      [sam, 'owner', true],
      [id, 'owner', undefined],
    ]);
    expect(call(guestAbroad, 'GET', '/calendar/v3/calendars/primary').status).toBe(404);
    expect(call(guestAbroad, 'POST', '/calendar/v3/calendars', { summary: 'x' }).status).toBe(403);
  });

  it('takes its events along when deleted, and guests see them as cancelled', () => {
    const { call, events, ours } = workspace();
    const id = ours();
    call(sam, 'POST', events(id), meeting('traff1', [anna]));
    expect(call(sam, 'DELETE', `/calendar/v3/calendars/${encodeURIComponent(id)}`).status).toBe(204);
    expect(call(sam, 'GET', events(id)).status).toBe(404);
    expect(call(anna, 'GET', events('primary', '/traff1')).body.status).toBe('cancelled');
    expect(call(sam, 'DELETE', '/calendar/v3/calendars/primary').status).toBe(403);
  });
});

describe('free and busy', () => {
  it('shows what is taken, but for declined, see-through and cancelled events, and merges what meets', () => {
    const { call, events, ours } = workspace();
    const id = ours();
    const at = (from: string, to: string) => ({ start: { dateTime: `2026-09-01T${from}:00Z` }, end: { dateTime: `2026-09-01T${to}:00Z` } });
    call(sam, 'POST', events(id), { ...meeting('forsta', [anna]), ...at('08:00', '09:00') });
    call(anna, 'POST', events('primary'), { ...meeting('andra'), ...at('09:00', '10:00') });
    call(sam, 'POST', events(id), { ...meeting('avbojd', [anna]), ...at('12:00', '13:00') });
    call(anna, 'PATCH', events('primary', '/avbojd'), { attendees: [{ email: anna, responseStatus: 'declined' }] });
    call(anna, 'POST', events('primary'), { ...meeting('genomskinlig'), ...at('14:00', '15:00'), transparency: 'transparent' });
    const query = {
      timeMin: '2026-09-01T08:30:00Z',
      timeMax: '2026-09-02T00:00:00Z',
      items: [{ id: anna }, { id: guestAbroad }, { id: 'primary' }],
    };
    expect(call(sam, 'POST', '/calendar/v3/freeBusy', query).body.calendars).toEqual({
      [anna]: { busy: [{ start: '2026-09-01T08:30:00Z', end: '2026-09-01T10:00:00Z' }] },
      [guestAbroad]: { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] },
      [sam]: { busy: [] },
    });
  });

  it('spreads a group out to its members, nested ones too, and answers for at most fifty calendars', () => {
    const { call } = workspace();
    const labels = { 'cloudidentity.googleapis.com/groups.discussion_forum': '' };
    const group = (email: string): string =>
      call(sam, 'POST', '/v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', { parent: 'customers/C01abc', groupKey: { id: email }, labels })
        .body.response.name;
    const join = (name: string, email: string) =>
      call(sam, 'POST', `/v1/${name}/memberships`, { preferredMemberKey: { id: email }, roles: [{ name: 'MEMBER' }] });
    const inner = group('norr@skola.se');
    join(group('alla@skola.se'), 'norr@skola.se');
    join(inner, anna);
    const window = { timeMin: '2026-09-01T00:00:00Z', timeMax: '2026-09-02T00:00:00Z' };
    const { body } = call(sam, 'POST', '/calendar/v3/freeBusy', { ...window, items: [{ id: 'alla@skola.se' }] });
    expect(body.groups).toEqual({ 'alla@skola.se': { calendars: [anna, sam] } });
    expect(Object.keys(body.calendars)).toEqual([anna, sam]);
    const items = Array.from({ length: 51 }, (_, at) => ({ id: `p${at}@skola.se` }));
    expect(call(sam, 'POST', '/calendar/v3/freeBusy', { ...window, items }).status).toBe(400);
    expect(call(sam, 'POST', '/calendar/v3/freeBusy', { ...window, items: items.slice(1) }).status).toBe(200);
  });
});
