import type { ChangeView } from '../../src/contract/plan.ts';
import { planViewOf } from '../../src/presenters/plan/page.ts';
import { planText } from '../../src/presenters/plan/text.ts';
import { add, ELIF, edit, NOW, planOf, settled, type Tables, town, untouched } from '../domain/fixture.ts';

const state = settled(town);
const view = (tables: Tables, from = state) => planViewOf(planOf(tables, from, NOW), true);
const row = (tables: Tables, id: string, from = state): ChangeView => {
  const found = view(tables, from).changes.find((one) => one.id === id);
  if (!found) throw new Error(`no change ${id}`);
  return found;
};
/** Whom a change concerns, by name. */
const who = (tables: Tables, id: string, from = state) => {
  const { people } = view(tables, from);
  return row(tables, id, from).who.map(({ how, people: numbers }) => [how, ...numbers.map((one) => people[one]?.join(', '))]);
};
const moved = edit(town, 'meetings', 'T-1', { start: '2026-12-03 14:00' });

describe('a meeting in the plan', () => {
  it('that is new says when and where, and how many are invited and mailed', () => {
    const { text } = row(town, 'meeting:T-1', untouched(town));
    expect(text.sv).toBe('Ons 2 dec 13.00–14.30, Stadshuset. 2 personer bjuds in, 2 mejl.');
    expect(text.en).toBe('Wed 2 Dec 13:00–14:30, Stadshuset. 2 people are invited, 2 mails.');
    expect(who(town, 'meeting:T-1', untouched(town))).toEqual([
      ['invited', 'Aino Bergström, Förskolan Blåsippan', 'Johan Åkesson, Åkerskolan'],
    ]);
  });

  it('that moves says from when to when, and how many are mailed', () => {
    expect(row(moved, 'meeting:T-1').text.sv).toBe('Tid: ons 2 dec 13.00–14.30 → tors 3 dec 14.00–15.30. 2 mejl.');
    expect(who(moved, 'meeting:T-1')).toEqual([['mailed', 'Aino Bergström, Förskolan Blåsippan', 'Johan Åkesson, Åkerskolan']]);
  });

  it('that changes place and title says both, and the year where it is another', () => {
    const later = settled(edit(town, 'meetings', 'T-1', { start: '2027-03-10 13:00' }));
    const changed = edit(town, 'meetings', 'T-1', { start: '2027-03-10 13:00', title: 'Vårträff', place: '' });
    expect(row(changed, 'meeting:T-1', later).text.sv).toBe(
      'Ons 10 mars 2027 13.00–14.30. Plats: Stadshuset → ingen. Rubrik: Nätverksträff → Vårträff. 2 mejl.',
    );
  });

  it('tells who joins and leaves', () => {
    const tables = add(edit(town, 'mandates', 'U-1', { to: '2026-11-15' }), 'mandates', {
      ...{ id: 'U-3', person: ELIF, role: 'lärspridare', from: '2026-11-16' },
    });
    expect(row(tables, 'meeting:T-1').text.sv).toBe('Ons 2 dec 13.00–14.30. 1 person bjuds in, 1 person tas bort, 2 mejl.');
    expect(who(tables, 'meeting:T-1')).toEqual([
      ['invited', 'Elif Demir, Förskolan Blåsippan'],
      ['left', 'Aino Bergström, Förskolan Blåsippan'],
    ]);
  });

  it('that is called off says which day it was', () => {
    expect(row(edit(town, 'meetings', 'T-1', { status: 'inställd' }), 'meeting:T-1').text.sv).toBe(
      'Ons 2 dec 13.00–14.30 ställs in, 2 mejl.',
    );
  });

  it('says the same in the terminal', () => {
    expect(planText(planOf(moved, state).plan, { lang: 'sv' })).toContain('Tid: ons 2 dec 13.00–14.30 → tors 3 dec 14.00–15.30. 2 mejl.');
  });
});

describe('a room in the plan', () => {
  it('names the few who gain or lose', () => {
    const shared = edit(town, 'rooms', 'rum-lar', { sharing: 'direkt' });
    const direct = settled(shared);
    const ended = edit(shared, 'mandates', 'U-2', { to: '2026-11-15' });
    expect(view(ended, direct).changes.find(({ action }) => action === 'revoke')?.text.sv).toContain('Johan Åkesson förlorar tillgång.');
  });

  it('says of a group that comes in whose it is, never its address', () => {
    const { changes } = view(town, untouched(town));
    const nested = changes.filter(({ id, gains }) => id.startsWith('member:') && gains === 0);
    expect(nested.map(({ text }) => text.sv)).toEqual(
      expect.arrayContaining(['Alla i området Team City', 'Alla i nätverket Alla lärspridare', 'Alla i Förskolan Solen']),
    );
    expect(changes.filter(({ text }) => text.sv.includes('@'))).toEqual([]);
  });
});

describe('everyone whom a plan concerns', () => {
  it('is sent once, however many changes concern them', () => {
    const { people, changes } = view(town, untouched(town));
    expect(new Set(people.map((one) => one.join())).size).toBe(people.length);
    expect(changes.flatMap(({ who: lists }) => lists.flatMap((list) => list.people)).length).toBeGreaterThan(people.length);
    for (const { who: lists, gains, loses } of changes.filter(({ section }) => section.kind !== 'meeting'))
      expect(lists.reduce((sum, list) => sum + list.people.length, 0)).toBe(gains + loses);
  });
});

describe('how long it takes', () => {
  it('is two seconds for one change', () => {
    expect(view(edit(town, 'networks', 'N-1', { name: 'Andra' })).seconds).toBeLessThan(3);
    expect(view(moved).seconds).toBe(2);
  });
});
