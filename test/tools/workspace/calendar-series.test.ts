import { anna, bo, ids, type Json, meeting, sam, starts, workspace } from './calendar-fixture.ts';

const weekly = (more = '') => ({ recurrence: [`RRULE:FREQ=WEEKLY${more}`] });
const wholeDay = (day: string, after: string) => ({ start: { date: day }, end: { date: after } });

/** Four Tuesdays from the first of September: 1, 8, 15 and 22. */
function fourTuesdays(more: object = {}) {
  const made = workspace();
  const answer = made.call(sam, 'POST', made.events('primary'), meeting('serie', '2026-09-01', { ...weekly(';COUNT=4'), ...more }));
  expect(answer.status).toBe(200);
  const at = (rest: string) => made.events('primary', `/serie${rest}`);
  const single = (rest = '', actor = sam) => made.items(actor, 'primary', `?singleEvents=true&orderBy=startTime${rest}`);
  return { ...made, master: answer.body, at, single, instances: (rest = '') => made.items(sam, 'primary', `/serie/instances${rest}`) };
}

const second = '_20260908T110000Z';

describe('a series', () => {
  it('is one event, and its instances are events of their own that point to it', () => {
    const { master, instances, single, items } = fourTuesdays();
    expect(master.recurrence).toEqual(['RRULE:FREQ=WEEKLY;COUNT=4']);
    expect(instances().map((one) => one.id)).toEqual([
      'serie_20260901T110000Z',
      'serie_20260908T110000Z',
      'serie_20260915T110000Z',
      'serie_20260922T110000Z',
    ]);
    expect(instances()[1]).toMatchObject({
      recurringEventId: 'serie',
      originalStartTime: { dateTime: '2026-09-08T13:00:00+02:00', timeZone: 'Europe/Stockholm' },
      start: { dateTime: '2026-09-08T13:00:00+02:00' },
      iCalUID: 'serie@google.com',
      summary: 'Lärträff',
    });
    expect(instances()[1]).not.toHaveProperty('recurrence');
    expect(ids(items(sam, 'primary'))).toEqual(['serie']);
    expect(single()).toEqual(instances());
  });

  it('stays at one o’clock when the clocks change', () => {
    const { call, events, items } = workspace();
    call(sam, 'POST', events('primary'), meeting('hosten', '2026-10-20', weekly(';COUNT=2')));
    expect(starts(items(sam, 'primary', '?singleEvents=true&orderBy=startTime'))).toEqual([
      '2026-10-20T13:00:00+02:00',
      '2026-10-27T13:00:00+01:00',
    ]);
    expect(ids(items(sam, 'primary', '/hosten/instances'))).toEqual(['hosten_20261020T110000Z', 'hosten_20261027T120000Z']);
  });

  it('takes the first of two equal hours in autumn, and goes past the hour that spring leaves out', () => {
    const { call, events, items } = workspace();
    const night = (day: string) => ({
      start: { dateTime: `${day}T02:30:00`, timeZone: 'Europe/Stockholm' },
      end: { dateTime: `${day}T02:45:00`, timeZone: 'Europe/Stockholm' },
      recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
    });
    call(sam, 'POST', events('primary'), { ...meeting('natt1'), ...night('2026-10-24') });
    call(sam, 'POST', events('primary'), { ...meeting('natt2'), ...night('2027-03-27') });
    expect(starts(items(sam, 'primary', '/natt1/instances'))).toEqual([
      '2026-10-24T02:30:00+02:00',
      '2026-10-25T02:30:00+02:00',
      '2026-10-26T02:30:00+01:00',
    ]);
    expect(starts(items(sam, 'primary', '/natt2/instances'))).toEqual([
      '2027-03-27T02:30:00+01:00',
      '2027-03-28T03:30:00+02:00',
      '2027-03-29T02:30:00+02:00',
    ]);
  });

  it('takes whole days, EXDATE and RDATE', () => {
    const { call, events, items } = workspace();
    const recurrence = ['RRULE:FREQ=DAILY;UNTIL=20260904', 'EXDATE;VALUE=DATE:20260902', 'RDATE;VALUE=DATE:20260910'];
    call(sam, 'POST', events('primary'), { ...meeting('dagar'), ...wholeDay('2026-09-01', '2026-09-02'), recurrence });
    const found = items(sam, 'primary', '/dagar/instances');
    expect(starts(found)).toEqual(['2026-09-01', '2026-09-03', '2026-09-04', '2026-09-10']);
    expect(found[1]).toMatchObject({ id: 'dagar_20260903', originalStartTime: { date: '2026-09-03' }, end: { date: '2026-09-04' } });
  });

  it.each([
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', '2026-08-28', ['2026-08-28', '2026-09-25', '2026-10-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', '2026-08-31', ['2026-08-31', '2026-10-31', '2026-12-31']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '2026-08-31', ['2026-08-31', '2026-09-30', '2026-10-30']],
    ['FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=2', '2027-03-28', ['2027-03-28', '2028-03-26']],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;COUNT=4', '2026-09-01', ['2026-09-01', '2026-09-13', '2026-09-15', '2026-09-27']],
    ['FREQ=YEARLY;COUNT=2', '2028-02-29', ['2028-02-29', '2032-02-29']],
    ['FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20260908T110000Z', '2026-09-01', ['2026-09-01', '2026-09-07', '2026-09-08']],
    ['FREQ=WEEKLY;UNTIL=20260908', '2026-09-01', ['2026-09-01', '2026-09-08']],
  ])('%s', (rule, first, days) => {
    const { call, events, items } = workspace();
    expect(call(sam, 'POST', events('primary'), meeting('regel', first, { recurrence: [`RRULE:${rule}`] })).status).toBe(200);
    expect(starts(items(sam, 'primary', '/regel/instances')).map((text) => text.slice(0, 10))).toEqual(days);
  });

  it.each([
    ['no frequency', ['RRULE:COUNT=3'], 400],
    ['both COUNT and UNTIL', ['RRULE:FREQ=DAILY;COUNT=3;UNTIL=20260910'], 400],
    ['a part it does not know', ['RRULE:FREQ=DAILY;BYMOON=1'], 400],
    ['a start', ['DTSTART:20260901T130000'], 400],
    ['text', ['varje tisdag'], 400],
    ['an ordinal in a week', ['RRULE:FREQ=WEEKLY;BYDAY=1MO'], 400],
    ['hours', ['RRULE:FREQ=HOURLY'], 501],
    ['weeks of the year', ['RRULE:FREQ=YEARLY;BYWEEKNO=20'], 501],
    ['EXRULE', ['RRULE:FREQ=DAILY', 'EXRULE:FREQ=WEEKLY'], 501],
    ['periods', ['RDATE;VALUE=PERIOD:20260901T110000Z/PT1H'], 501],
  ])('is refused with %s, by name', (_, recurrence, status) => {
    const { call, events } = workspace();
    const answer = call(sam, 'POST', events('primary'), meeting('serie', '2026-09-01', { recurrence }));
    expect([answer.status, answer.body.error.errors[0].location]).toEqual([status, 'recurrence']);
  });

  it('must say its time zone', () => {
    const { call, events } = workspace();
    const times = { start: { dateTime: '2026-09-01T13:00:00+02:00' }, end: { dateTime: '2026-09-01T14:00:00+02:00' } };
    expect(call(sam, 'POST', events('primary'), { ...meeting('serie'), ...weekly(), ...times }).body.error.message).toContain('time zone');
  });
});

describe('asking for instances', () => {
  it('takes a span, an original start and pages', () => {
    const { instances, call, at } = fourTuesdays();
    expect(ids(instances('?timeMin=2026-09-08T12:00:00Z&timeMax=2026-09-15T11:00:01Z'))).toEqual(['serie_20260915T110000Z']);
    expect(ids(instances(`?originalStart=${encodeURIComponent('2026-09-08T13:00:00+02:00')}`))).toEqual([`serie${second}`]);
    const first = call(sam, 'GET', at('/instances?maxResults=3')).body;
    const rest = call(sam, 'GET', at(`/instances?maxResults=3&pageToken=${first.nextPageToken}`)).body;
    expect([...ids(first.items), ...ids(rest.items)]).toEqual(ids(instances()));
    expect(rest).not.toHaveProperty('nextPageToken');
    expect(call(sam, 'GET', at('/instances?maxResults=3&pageToken=x')).status).toBe(400);
  });

  it('of an endless series ends after two years of days, and goes on from where one asks', () => {
    const { call, events, items } = workspace();
    call(sam, 'POST', events('primary'), meeting('jamtid', '2026-09-01', { recurrence: ['RRULE:FREQ=DAILY'] }));
    expect(items(sam, 'primary', '/jamtid/instances?maxResults=2500').length).toBeLessThan(740);
    expect(starts(items(sam, 'primary', '/jamtid/instances?timeMin=2040-01-01T00:00:00Z&maxResults=1'))).toEqual([
      '2040-01-01T13:00:00+01:00',
    ]);
    expect(items(sam, 'primary', '?timeMin=2040-01-01T00:00:00Z')).toHaveLength(1);
    expect(items(sam, 'primary', '?timeMax=2026-09-01T11:00:00Z')).toHaveLength(0);
  });

  it('gets one by its id, and 404 for a time that the series does not have', () => {
    const { call, at } = fourTuesdays();
    expect(call(sam, 'GET', at(second)).body.start.dateTime).toBe('2026-09-08T13:00:00+02:00');
    for (const id of ['_20260909T110000Z', '_20260929T110000Z', '_20260908', '_'])
      expect([id, call(sam, 'GET', at(id)).status]).toEqual([id, 404]);
  });
});

describe('one instance of a series', () => {
  it('can be changed alone', () => {
    const { call, at, single, items } = fourTuesdays();
    const to = { start: { dateTime: '2026-09-09T15:00:00+02:00' }, end: { dateTime: '2026-09-09T16:00:00+02:00' } };
    expect(call(sam, 'PATCH', at(second), { ...to, summary: 'Flyttad' }).body).toMatchObject({
      id: `serie${second}`,
      recurringEventId: 'serie',
      originalStartTime: { dateTime: '2026-09-08T13:00:00+02:00' },
      start: { dateTime: '2026-09-09T15:00:00+02:00' },
    });
    expect(single().map((one) => [one.summary, one.start.dateTime.slice(8, 10)])).toEqual([
      ['Lärträff', '01'],
      ['Flyttad', '09'],
      ['Lärträff', '15'],
      ['Lärträff', '22'],
    ]);
    expect(ids(items(sam, 'primary'))).toEqual(['serie', `serie${second}`]);
    expect(call(sam, 'PATCH', at(second), weekly()).status).toBe(400);
  });

  it('can be cancelled alone, which lists of series say without being asked', () => {
    const { call, at, single, items, instances } = fourTuesdays();
    expect(call(sam, 'DELETE', at(second)).status).toBe(204);
    expect(single()).toHaveLength(3);
    expect(instances()).toHaveLength(3);
    expect(instances('?showDeleted=true')).toHaveLength(4);
    expect(items(sam, 'primary')[1]).toEqual({
      kind: 'calendar#event',
      etag: expect.any(String),
      id: `serie${second}`,
      status: 'cancelled',
      recurringEventId: 'serie',
      originalStartTime: { dateTime: '2026-09-08T13:00:00+02:00', timeZone: 'Europe/Stockholm' },
    });
    expect(call(sam, 'DELETE', at(second)).status).toBe(410);
    expect(call(sam, 'PATCH', at(second), { status: 'confirmed' }).status).toBe(200);
    expect(single()).toHaveLength(4);
  });

  it('follows its series in all that it has not changed', () => {
    const { call, at, single } = fourTuesdays();
    call(sam, 'PATCH', at(second), { summary: 'Studiebesök' });
    call(sam, 'PATCH', at(''), { location: 'Aulan', summary: 'Nätverksträff' });
    expect(single().map((one) => [one.summary, one.location])).toEqual([
      ['Nätverksträff', 'Aulan'],
      ['Studiebesök', 'Aulan'],
      ['Nätverksträff', 'Aulan'],
      ['Nätverksträff', 'Aulan'],
    ]);
  });

  it('is gone when its series no longer has its time', () => {
    const { call, at, single } = fourTuesdays();
    call(sam, 'PATCH', at(second), { summary: 'Studiebesök' });
    call(sam, 'PATCH', at(''), { recurrence: ['RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2'] });
    expect(single().map((one) => [one.summary, one.start.dateTime.slice(8, 10)])).toEqual([
      ['Lärträff', '01'],
      ['Lärträff', '15'],
    ]);
    expect(call(sam, 'GET', at(second)).status).toBe(404);
  });

  it('comes and goes with its series, unless it was cancelled by itself', () => {
    const { call, at, single } = fourTuesdays();
    call(sam, 'PATCH', at(second), { summary: 'Studiebesök' });
    call(sam, 'DELETE', at('_20260915T110000Z'));
    call(sam, 'DELETE', at(''));
    expect(single()).toEqual([]);
    expect(call(sam, 'GET', at(second)).body.status).toBe('cancelled');
    expect(single('&showDeleted=true').every((one) => one.recurringEventId === 'serie' && one.status === 'cancelled')).toBe(true);
    call(sam, 'PATCH', at(''), { status: 'confirmed' });
    expect(single().map((one) => one.summary)).toEqual(['Lärträff', 'Studiebesök', 'Lärträff']);
  });
});

describe('guests of a series', () => {
  const answers = (event: Json) => Object.fromEntries(event.attendees.map((one: Json) => [one.email, one.responseStatus]));

  it('have it on their calendars, and answer for all of it or for one time', () => {
    const { call, at, single } = fourTuesdays({ attendees: [{ email: anna }, { email: bo }] });
    expect(single('', anna)).toHaveLength(4);
    call(anna, 'PATCH', at(second), { attendees: [{ email: anna, responseStatus: 'declined' }] });
    call(anna, 'PATCH', at(''), { attendees: [{ email: anna, responseStatus: 'accepted' }] });
    call(bo, 'PATCH', at(''), { attendees: [{ email: bo, responseStatus: 'tentative' }] });
    expect(single().map(answers)).toEqual([
      { [anna]: 'accepted', [bo]: 'tentative' },
      { [anna]: 'declined', [bo]: 'tentative' },
      { [anna]: 'accepted', [bo]: 'tentative' },
      { [anna]: 'accepted', [bo]: 'tentative' },
    ]);
  });

  it('may be of one time only, and may leave one time only', () => {
    const { call, at, single } = fourTuesdays({ attendees: [{ email: anna }] });
    call(sam, 'PATCH', at(second), { attendees: [{ email: anna }, { email: bo }] });
    expect(ids(single('', bo))).toEqual([`serie${second}`]);
    expect(call(bo, 'GET', at('')).status).toBe(404);
    expect(call(anna, 'DELETE', at('_20260915T110000Z')).status).toBe(204);
    expect(ids(single('', anna))).toHaveLength(3);
    expect(single()).toHaveLength(4);
    call(sam, 'PATCH', at(''), { location: 'Aulan' });
    expect(ids(single('', anna))).toHaveLength(3);
    expect(ids(single('', bo))).toEqual([`serie${second}`]);
  });

  it('are off changed times too when taken off the series', () => {
    const { call, at, single } = fourTuesdays({ attendees: [{ email: anna }, { email: bo }] });
    call(sam, 'PATCH', at(second), { summary: 'Studiebesök' });
    call(sam, 'PATCH', at(''), { attendees: [{ email: bo }] });
    expect(single('', anna)).toEqual([]);
    expect(call(anna, 'GET', at(second)).body.status).toBe('cancelled');
    expect(single('', bo)).toHaveLength(4);
  });

  it('are mailed about one time, or about all of it', () => {
    const { call, at, mail } = fourTuesdays({ attendees: [{ email: anna }] });
    call(sam, 'PATCH', at(`${second}?sendUpdates=all`), { location: 'Aulan' });
    expect(mail()).toEqual([`update ${anna}`]);
    call(sam, 'DELETE', at(`${second}?sendUpdates=all`));
    expect(mail()).toEqual([`cancel ${anna}`]);
    call(sam, 'PATCH', at('?sendUpdates=all'), { attendees: [{ email: bo }] });
    expect(mail()).toEqual([`cancel ${anna}`, `invite ${bo}`]);
  });

  it('are busy when it takes place', () => {
    const { call, at } = fourTuesdays({ attendees: [{ email: anna }] });
    call(sam, 'DELETE', at(second));
    const asked = { timeMin: '2026-09-07T00:00:00Z', timeMax: '2026-09-16T00:00:00Z', items: [{ id: anna }] };
    expect(call(bo, 'POST', '/calendar/v3/freeBusy', asked).body.calendars[anna].busy).toEqual([
      { start: '2026-09-15T11:00:00Z', end: '2026-09-15T12:00:00Z' },
    ]);
  });
});

describe('sync tokens and series', () => {
  it('tell of the instance that changed, and of all when the series did', () => {
    const { call, at, events } = fourTuesdays();
    const sync = (token: string) => call(sam, 'GET', events('primary', `?singleEvents=true&syncToken=${token}`)).body;
    const first = call(sam, 'GET', events('primary', '?singleEvents=true')).body.nextSyncToken;
    call(sam, 'DELETE', at(second));
    const then = sync(first);
    expect(then.items.map((one: Json) => [one.id, one.status])).toEqual([[`serie${second}`, 'cancelled']]);
    call(sam, 'PATCH', at(''), { summary: 'Ny' });
    expect(sync(then.nextSyncToken).items.filter((one: Json) => one.summary === 'Ny')).toHaveLength(3);
  });

  it('are no good once a series has got other times', () => {
    const { call, at, events } = fourTuesdays();
    const token = call(sam, 'GET', events('primary', '?singleEvents=true')).body.nextSyncToken;
    call(sam, 'PATCH', at(''), weekly(';COUNT=2'));
    const answer = call(sam, 'GET', events('primary', `?singleEvents=true&syncToken=${token}`));
    expect(answer).toMatchObject({ status: 410, body: { error: { errors: [{ reason: 'fullSyncRequired' }] } } });
  });

  it('keep to the span that they were first asked with', () => {
    const { call, at, events } = fourTuesdays();
    const span = '?singleEvents=true&timeMin=2026-09-05T00:00:00Z&timeMax=2026-09-16T00:00:00Z';
    const token = call(sam, 'GET', events('primary', span)).body.nextSyncToken;
    call(sam, 'PATCH', at(''), { summary: 'Ny' });
    expect(call(sam, 'GET', events('primary', `?singleEvents=true&syncToken=${token}`)).body.items).toHaveLength(2);
  });
});

describe('moving, reading and searching a series', () => {
  it('takes its changed instances along to another calendar', () => {
    const { call, at, events, secondary, items } = fourTuesdays();
    call(sam, 'PATCH', at(second), { summary: 'Studiebesök' });
    const to = secondary();
    expect(call(sam, 'POST', at(`${second}/move?destination=${encodeURIComponent(to)}`)).body.error.errors[0].reason).toBe(
      'cannotChangeOrganizerOfInstance',
    );
    expect(call(sam, 'POST', at(`/move?destination=${encodeURIComponent(to)}`)).body).toMatchObject({
      id: 'serie',
      organizer: { email: to },
    });
    expect(items(sam, to, '?singleEvents=true&orderBy=startTime').map((one) => one.summary)).toEqual([
      'Lärträff',
      'Studiebesök',
      'Lärträff',
      'Lärträff',
    ]);
    expect(items(sam, 'primary', '?singleEvents=true')).toEqual([]);
    expect(call(sam, 'GET', events('primary', '/serie')).body.status).toBe('cancelled');
  });

  it('finds changed instances by text and by iCalUID', () => {
    const { call, at, items } = fourTuesdays();
    call(sam, 'PATCH', at(second), { summary: 'Studiebesök' });
    expect(ids(items(sam, 'primary', '?singleEvents=true&q=studie'))).toEqual([`serie${second}`]);
    expect(items(sam, 'primary', '?iCalUID=serie%40google.com')).toHaveLength(2);
  });

  it('comes in pages, each instance once', () => {
    const { call, events } = fourTuesdays();
    const seen: string[] = [];
    let token = '';
    for (let page = 0; page < 4; page++) {
      const { body } = call(sam, 'GET', events('primary', `?singleEvents=true&maxResults=1${token && `&pageToken=${token}`}`));
      seen.push(...ids(body.items));
      token = body.nextPageToken;
    }
    expect(new Set(seen).size).toBe(4);
    expect(token).toBeUndefined();
  });
});
