import { whatIfOf } from '../../src/presenters/pages/what-if.ts';
import { AINO, add, ELIF, edit, NOW, planOf, settled, type Tables, town } from '../domain/fixture.ts';

const at = (day: string): number => Date.parse(`${day}T00:00:00+01:00`);

/** What a change of the tables leads to, on top of what waits in `from` already. */
function follows(from: Tables, to: Tables, ...days: string[]) {
  const state = settled(town);
  const pair = (now: number) => ({ before: planOf(from, state, now), after: planOf(to, state, now) });
  return whatIfOf(
    pair(NOW),
    [],
    days.map((day) => ({ day, ...pair(at(day)) })),
  );
}
const ended = (tables: Tables, to: string): Tables => edit(tables, 'mandates', 'U-1', { to });
const newMeeting: Tables = add(town, 'meetings', { id: 'T-2', network: 'N-1', title: 'Extra', start: '2027-03-10 13:00' });

describe('a last day that is to come', () => {
  const later = add(town, 'meetings', { id: 'T-2', network: 'N-1', title: 'Vår', start: '2027-03-10 13:00' });

  it('takes nothing today, and tells of the day after', () => {
    const told = follows(later, ended(later, '2027-01-31'), '2027-02-01');
    expect(told.people).toEqual([]);
    expect(told.later).toMatchObject([
      {
        day: '2027-02-01',
        mails: ['Aino Bergström'],
        people: [
          {
            name: 'Aino Bergström',
            loses: [
              { sv: 'Förlorar tillgång till Lärspridarnas rum (1 film).' },
              // The one in December has been by then.
              { sv: 'Kallas inte längre till 1 träff.' },
            ],
          },
        ],
      },
    ]);
  });

  it('that has been takes it at once', () => {
    const told = follows(later, ended(later, '2026-11-15'));
    expect(told.people[0]?.loses.map(({ sv }) => sv)).toContain('Kallas inte längre till 2 träffar.');
    expect(told.later).toEqual([]);
  });

  it('is not told of others who leave on the same day', () => {
    const others = edit(town, 'mandates', 'U-2', { to: '2027-01-31' });
    const told = follows(others, ended(others, '2027-01-31'), '2027-02-01');
    expect(told.later[0]?.people.map(({ name }) => name)).toEqual(['Aino Bergström']);
  });
});

describe('mails', () => {
  it('of other changes that wait are not laid to an edit’s account', () => {
    const told = follows(newMeeting, ended(newMeeting, '2026-11-15'));
    expect(told.mails).toEqual(['Aino Bergström']);
  });

  it('of a meeting that waits count whoever comes to it by the edit', () => {
    const told = follows(newMeeting, add(newMeeting, 'mandates', { id: 'U-3', person: ELIF, role: 'lärspridare', from: '2026-11-16' }));
    expect(told.mails).toEqual(['Elif Demir']);
  });
});

describe('films', () => {
  it('tell the last day until which they are shown', () => {
    const waiting = edit(town, 'permits', 'M-1', { answer: 'väntar' });
    expect(follows(waiting, town).films).toMatchObject([{ id: 'F-1', until: '2027-06-30' }]);
  });

  it('that close tell for how many', () => {
    const told = follows(town, edit(town, 'permits', 'M-1', { answer: 'nej' }));
    expect(told.closed).toEqual([{ id: 'F-1', title: 'Systematik som hjälper', people: 2 }]);
  });

  it('that are renewed tell both days', () => {
    const told = follows(town, edit(town, 'permits', 'M-1', { to: '2027-12-31' }));
    expect(told.extended).toEqual([{ id: 'F-1', title: 'Systematik som hjälper', until: '2027-12-31', before: '2027-06-30' }]);
  });
});

describe('those whom an edit names', () => {
  it('come first', () => {
    const state = settled(town);
    const to = add(ended(town, '2026-11-15'), 'mandates', { id: 'U-3', person: ELIF, role: 'lärspridare', from: '2026-11-16' });
    const told = whatIfOf({ before: planOf(town, state), after: planOf(to, state) }, [ELIF, AINO]);
    expect(told.people.map(({ email }) => email)).toEqual([ELIF, AINO]);
  });
});
