import type { Step } from '../../src/domain/plan/change.ts';
import { answersText } from '../../src/domain/plan/meetings/meetings.ts';
import type { Event, Guest, State } from '../../src/domain/plan/state.ts';
import { swedish } from '../messages/said.ts';
import {
  AINO,
  add,
  type Cells,
  carriedOut,
  changeOf,
  DAY,
  drop,
  ELIF,
  edit,
  GUEST,
  JO,
  KARIN,
  MARYAM,
  NOW,
  planOf,
  settled,
  summary,
  type Tables,
  town,
  untouched,
} from './fixture.ts';

const state = settled(town);
const eventIn = (at: State): Event => [...at.events.values()].find((event) => event.row === 'T-1') as Event;
const event = eventIn(state);
const withEvent = (cells: Partial<Event>, at = state): State => ({
  ...at,
  events: new Map(at.events).set(eventIn(at).id, { ...eventIn(at), ...cells }),
});
type EventStep = Extract<Step, { kind: 'event' }>;
const stepOf = (tables: Tables, at: State, now = NOW): EventStep => {
  const [step] = changeOf(planOf(tables, at, now), 'meeting:T-1').steps;
  if (step?.kind !== 'event') throw new Error(JSON.stringify(step));
  return step;
};
const meetings = (tables: Tables, at: State, now = NOW) => summary(planOf(tables, at, now)).filter((one) => one.includes('meeting:'));
const t1 = (cells: Cells) => edit(town, 'meetings', 'T-1', cells);
const emails = (guests: readonly Guest[]) => guests.map((guest) => guest.email);
const answered: Guest[] = [
  { email: AINO, answer: 'accepted' },
  { email: JO, answer: 'declined' },
];

describe('A new meeting', () => {
  it('invites the network’s members, its leaders and guests by hand, once, and Calendar mails them', () => {
    const tables = add(edit(t1({ guests: `${GUEST}, ${ELIF}` }), 'networks', 'N-1', { leaders: KARIN }), 'people', {
      email: GUEST,
      external: 'ja',
    });
    const step = stepOf(tables, untouched(tables));
    expect(emails(step.body.guests)).toEqual([AINO, ELIF, GUEST, JO, KARIN]);
    expect(step).toMatchObject({ mail: 'all', etag: undefined, revive: false });
  });
  it('lets colleagues see who else comes, and nobody else’s address be seen where someone from outside is invited', () => {
    expect(stepOf(town, untouched(town)).body.hidesGuests).toBe(false);
    const outside = add(t1({ guests: GUEST }), 'people', { email: GUEST, external: 'ja' });
    expect(stepOf(outside, untouched(outside)).body.hidesGuests).toBe(true);
  });
  it('never invites who has left, is outside sync or can’t be read, nor the operating account', () => {
    const tables = edit(
      edit(edit(t1({ guests: `${ELIF}, ${KARIN}, ${MARYAM}` }), 'people', ELIF, { to: '2026-11-15' }), 'people', KARIN, { from: '?' }),
      'people',
      AINO,
      { protected: 'ja' },
    );
    expect(emails(stepOf(tables, untouched(tables)).body.guests)).toEqual([JO]);
  });
  it('gives nobody access to its films, and does not even name those nobody sees', () => {
    const shown = stepOf(t1({ materials: 'F-1' }), untouched(town));
    expect(shown.body.description).toContain('https://drive.google.com/file/d/film-F-1/view');
    const closed = edit(t1({ materials: 'F-1', guests: ELIF }), 'permits', 'M-1', { withdrawn: 'ja' });
    expect(stepOf(closed, untouched(town)).body.description).not.toMatch(/film-F-1|Systematik/);
    const after = carriedOut(untouched(town), planOf(t1({ materials: 'F-1', guests: ELIF }), untouched(town)).plan.changes);
    expect([...after.groups.values()].some((group) => group.key === 'networks/N-1' && group.members.has(ELIF))).toBe(false);
  });
  it('says as text what Calendar would take for HTML', () => {
    const { description } = stepOf(t1({ agenda: '<a href="https://x.example">3 < 4</a> & 5 &lt;' }), untouched(town)).body;
    expect(description).toContain('&lt;a href="https://x.example"&gt;3 &lt; 4&lt;/a&gt; & 5 &amp;lt;');
  });
  it('says beforehand how many guests can’t see its films, coordinators aside', () => {
    const said = (tables: Tables) =>
      planOf(tables, untouched(tables))
        .plan.diagnostics.filter((one) => one.code === 'guestsWithoutFilm')
        .map((one) => swedish(one.message));
    expect(said(t1({ materials: 'F-1', guests: `${ELIF}, ${KARIN}` }))).toEqual([
      '2 gäster kan inte se ”Systematik som hjälper”: Elif Demir, Karin Öberg. Den visas bara i Lärspridarnas rum.',
    ]);
    expect(said(t1({ materials: 'F-1' }))).toEqual([]);
    const staff = edit(t1({ materials: 'F-1', guests: ELIF }), 'settings', 'coordinators', { value: `${MARYAM}, ${ELIF}` });
    expect(said(staff)).toEqual([]);
  });
  it('takes name and length from its first network, whatever the order of rows', () => {
    const two = add(t1({ title: '', network: 'N-2, N-1' }), 'networks', { id: 'N-2', name: 'Två', minutes: 45 });
    expect(stepOf(two, untouched(two)).body).toMatchObject({ title: 'Två', start: '2026-12-02T13:00', end: '2026-12-02T13:45' });
    expect(stepOf(town, untouched(town)).body.end).toBe('2026-12-02T14:30');
  });
  it('keeps its local time over the change of clocks', () => {
    for (const [start, utc] of [
      ['2027-03-29 13:00', '2027-03-29T11:00:00Z'],
      ['2027-03-26 13:00', '2027-03-26T12:00:00Z'],
      ['2027-11-01 13:00', '2027-11-01T12:00:00Z'],
    ] as const) {
      const made = eventIn(settled(t1({ start })));
      expect([made.start, made.end - made.start]).toEqual([Date.parse(utc), 90 * 60_000]);
    }
  });
  it('that is past, cancelled or held makes no event', () => {
    for (const cells of [{ start: '2026-11-16 07:00', end: '2026-11-16 09:00' }, { status: 'inställd' }, { status: 'genomförd' }]) {
      expect(meetings(t1(cells), untouched(town))).toEqual([]);
    }
  });
});

describe('A meeting that there is', () => {
  it('keeps the answers when someone joins, and Calendar mails nobody', () => {
    const step = stepOf(t1({ guests: ELIF }), withEvent({ guests: answered }));
    expect(step.body.guests).toEqual([...answered.slice(0, 1), { email: ELIF, answer: 'needsAction' }, ...answered.slice(1)]);
    expect(step).toMatchObject({ mail: 'none', joined: [ELIF], left: [], etag: 'e' });
  });
  it('keeps the others’ answers when someone leaves', () => {
    const step = stepOf(edit(town, 'mandates', 'U-2', { to: '2026-11-15' }), withEvent({ guests: answered }));
    expect(step).toMatchObject({ mail: 'none', joined: [], left: [JO], body: { guests: [answered[0]] } });
  });
  it.each<[string, Cells]>([
    ['a new time', { start: '2026-12-02 14:00' }],
    ['a new end', { end: '2026-12-02 16:00' }],
    ['a new place', { place: 'Biblioteket' }],
  ])('with %s lets Calendar mail all', (_, cells) => {
    expect(stepOf(t1(cells), withEvent({ guests: answered }))).toMatchObject({ mail: 'all', body: { guests: answered } });
  });
  it.each<[string, Cells]>([
    ['another title', { title: 'Annat' }],
    ['an agenda', { agenda: 'Vi ses' }],
    ['a Meet link', { online: 'ja' }],
  ])('with %s mails nobody', (_, cells) => {
    expect(stepOf(t1(cells), withEvent({ guests: answered }))).toMatchObject({ mail: 'none', joined: [], left: [] });
  });
  describe('that has guests from outside', () => {
    const [stays, joins, gmail] = ['eva@annan.example', GUEST, 'gunilla@gmail.com'];
    const people = [stays, joins, gmail].map((email) => ({ email, external: 'ja' }));
    const guests = (...some: string[]) => add(t1({ guests: some.join(', ') }), 'people', ...people);
    const at = (...some: string[]) => settled(guests(...some));
    it('has Calendar invite and call off those who join and leave from outside, and nobody inside be mailed by it', () => {
      const joined = stepOf(guests(stays, joins, ELIF), at(stays));
      expect(joined).toMatchObject({ mail: 'externalOnly', joined: [ELIF, joins], byCalendar: [joins] });
      expect(stepOf(guests(ELIF), at(joins, ELIF))).toMatchObject({ mail: 'externalOnly', left: [joins], byCalendar: [joins] });
      expect(swedish(changeOf(planOf(guests(stays, joins), at(stays)), 'meeting:T-1').reason)).toContain(
        'Kalender skickar det till dem utifrån.',
      );
    });
    it('is sent to Google’s own calendars outside, but whoever has one of those is not mailed by Calendar', () => {
      expect(stepOf(guests(gmail), at())).toMatchObject({ mail: 'externalOnly', joined: [gmail], byCalendar: [] });
    });
    it('is sent to them when its words change, and not when only colleagues come and go', () => {
      const reworded = edit(guests(stays), 'meetings', 'T-1', { agenda: 'Vi ses' });
      expect(stepOf(reworded, at(stays))).toMatchObject({ mail: 'externalOnly', joined: [], byCalendar: [stays] });
      const colleague = stepOf(guests(stays, ELIF), at(stays));
      expect(colleague).toMatchObject({ mail: 'none', joined: [ELIF] });
      expect(colleague.byCalendar).toBeUndefined();
    });
    it('mails everyone when it moves', () => {
      expect(stepOf(edit(guests(joins), 'meetings', 'T-1', { place: 'Biblioteket' }), at(stays))).toMatchObject({ mail: 'all' });
    });
  });
  it('hides its guests from each other, without a mail, once someone from outside is among them', () => {
    const outside = add(t1({ guests: GUEST }), 'people', { email: GUEST, external: 'ja' });
    const before = settled(outside);
    expect(meetings(outside, before)).toEqual([]);
    const older = withEvent({ hidesGuests: false }, before);
    expect(stepOf(outside, older)).toMatchObject({ mail: 'none', joined: [], left: [], body: { hidesGuests: true } });
    expect(swedish(changeOf(planOf(outside, older), 'meeting:T-1').reason)).toContain('ser inte varandras adresser');
    // Nor are they shown to someone whose row can't be read any more.
    const unread = edit(outside, 'people', GUEST, { from: '?' });
    expect(meetings(unread, before)).toEqual([]);
  });
  it('is left alone while nothing changes, whatever people answer', () => {
    expect(meetings(town, withEvent({ guests: answered }))).toEqual([]);
  });
  it('is left alone once it has been, or is marked genomförd', () => {
    expect(meetings(t1({ title: 'Annat', guests: ELIF }), state, event.end)).toEqual([]);
    expect(meetings(t1({ title: 'Annat', status: 'genomförd' }), state)).toEqual([]);
    expect(meetings(drop(town, 'meetings', 'T-1'), state, event.end)).toEqual([]);
    expect(meetings(t1({ status: 'inställd' }), state, event.end)).toEqual([]);
    expect(meetings(t1({ title: 'Annat' }), state, event.end - 1)).toEqual(['update meeting:T-1']);
  });
  it('is cancelled when it is inställd, or when its row is gone', () => {
    expect(meetings(t1({ status: 'inställd' }), state)).toEqual(['cancel meeting:T-1']);
    expect(meetings(drop(town, 'meetings', 'T-1'), state)).toEqual(['cancel meeting:T-1']);
    const after = settled(t1({ status: 'inställd' }), state);
    expect(eventIn(after).cancelled).toBe(true);
  });
  it('that was cancelled takes place again in the same event, and all are mailed', () => {
    const step = stepOf(town, withEvent({ cancelled: true }));
    expect(step).toMatchObject({ id: event.id, revive: true, mail: 'all', joined: [AINO, JO] });
  });
  it('is found by its row, also beside a cancelled one', () => {
    const events = new Map([...state.events, ['gammal', { ...event, id: 'gammal', cancelled: true }]]);
    expect(meetings(town, { ...state, events })).toEqual([]);
    const revived = stepOf(town, { ...state, events: new Map([['gammal', { ...event, id: 'gammal', cancelled: true }]]) });
    expect(revived).toMatchObject({ id: 'gammal', revive: true });
  });
});

describe('Where someone is called', () => {
  const other = 'a.b@delaby.example';
  const tables = edit(town, 'people', AINO, { inviteEmail: other });
  const from = settled(tables);

  it('is where the invitation goes', () => {
    expect(emails(eventIn(from).guests)).toEqual([other, JO]);
  });
  it('is kept while the person’s row can’t be read', () => {
    expect(meetings(edit(tables, 'people', AINO, { from: '?' }), from)).toEqual([]);
  });
  it('is taken off with the person, by name', () => {
    const change = changeOf(planOf(edit(tables, 'people', AINO, { to: '2026-11-15' }), from), 'meeting:T-1');
    expect(swedish(change.reason)).toBe('Aino Bergström tas bort.');
  });
});

describe('Held guests', () => {
  it('stay, with their answers', () => {
    const at = withEvent({ guests: answered });
    expect(meetings(edit(town, 'people', JO, { from: '?' }), at)).toEqual([]);
    const step = stepOf(edit(t1({ guests: ELIF }), 'people', JO, { from: '?' }), at);
    expect(step.body.guests).toContainEqual({ email: JO, answer: 'declined' });
  });
  it('by a network that can’t be read: the whole meeting stays', () => {
    expect(meetings(edit(town, 'networks', 'N-1', { areas: 'Syd' }), state)).toEqual([]);
  });
});

describe('While nobody is looking', () => {
  const tables = t1({ materials: 'F-1' });
  const shown = carriedOut(untouched(tables), planOf(tables, untouched(tables)).plan.changes);
  it('a closed film goes out of the event’s text, and nothing else of it changes', () => {
    const closed = edit(edit(tables, 'permits', 'M-1', { withdrawn: 'ja' }), 'meetings', 'T-1', { place: 'Annan plats' });
    const { review, unseen } = changeOf(planOf(closed, shown), 'meeting:T-1');
    expect(review).toBe(true);
    expect(unseen).toMatchObject({ review: false, steps: [{ mail: 'none', joined: [], left: [] }] });
    const after = eventIn(carriedOut(shown, unseen ? [unseen] : []));
    expect(after.description).not.toContain('drive.google.com');
    expect(after.place).toBe(eventIn(shown).place);
  });
  it('that alone waits for nobody', () => {
    const closed = edit(tables, 'permits', 'M-1', { withdrawn: 'ja' });
    expect(changeOf(planOf(closed, shown), 'meeting:T-1').review).toBe(false);
  });
  it('a new, a cancelled and a rowless meeting wait, and nothing of them is done', () => {
    const waits = (rows: Tables, at: State) => {
      const { review, unseen } = changeOf(planOf(rows, at), 'meeting:T-1');
      return [review, unseen];
    };
    expect(waits(town, untouched(town))).toEqual([true, undefined]);
    expect(waits(t1({ status: 'inställd' }), state)).toEqual([true, undefined]);
    expect(waits(drop(town, 'meetings', 'T-1'), state)).toEqual([true, undefined]);
  });
});

describe('Someone newly outside sync', () => {
  it('leaves coming meetings even when the guard trips, while all else stays', () => {
    const tables = edit(
      edit(edit(t1({ title: 'Annat', guests: ELIF }), 'people', AINO, { protected: 'ja' }), 'mandates', 'U-2', { to: '2026-11-15' }),
      'mandates',
      'U-1',
      { to: '2026-11-15' },
    );
    const at = withEvent({ guests: answered });
    const planned = planOf(tables, at);
    expect(planned.plan.guard.tripped).toBe(true);
    const { always, blocked } = changeOf(planned, 'meeting:T-1');
    expect([always, blocked?.always]).toEqual([false, true]);
    const after = carriedOut(at, blocked ? [blocked] : []);
    expect(eventIn(after)).toMatchObject({ title: event.title, start: event.start, end: event.end, guests: [answered[1]] });
  });
  it('under their calendar’s address too', () => {
    const tables = edit(town, 'people', AINO, { inviteEmail: 'a.b@delaby.example' });
    const gone = edit(edit(tables, 'people', AINO, { protected: 'ja' }), 'mandates', 'U-2', { to: '2026-11-15' });
    const planned = planOf(gone, settled(tables));
    expect(planned.plan.guard).toMatchObject({ tripped: true, people: [JO] });
    expect(changeOf(planned, 'meeting:T-1').blocked?.steps[0]).toMatchObject({ left: ['a.b@delaby.example'], mail: 'none' });
  });
  it('never brings what has been back', () => {
    const planned = planOf(
      edit(edit(town, 'people', AINO, { protected: 'ja' }), 'mandates', 'U-2', { to: '2026-11-15' }),
      state,
      event.end + DAY,
    );
    expect(summary(planned).filter((one) => one.includes('meeting:'))).toEqual([]);
  });
});

it('The answers are told in a line', () => {
  const guests = [
    ...answered,
    { email: ELIF, answer: 'tentative' as const },
    { email: KARIN, answer: 'needsAction' as const },
    { email: GUEST, answer: 'accepted' as const },
  ];
  expect(answersText(guests)).toBe('2 ja, 1 nej, 1 kanske, 1 utan svar');
  expect(answersText([])).toBe('');
});
