import type { State } from '../../src/domain/plan/state.ts';
import { captionsUnfit } from '../../src/domain/recordings/captions.ts';
import { withCaptions, withoutCaptions } from '../../src/domain/recordings/captions-due.ts';
import { tasksFor } from '../../src/domain/tasks/today.ts';
import { swedish } from '../messages/said.ts';
import { add, edit, NOW, planOf, settled, type Tables, town, untouched, withItem } from './fixture.ts';

const DAY = 86_400_000;
const arrived = (state: State, film: string, days: number) => withItem(state, `film-${film}`, { created: NOW - days * DAY });
const limit = add(town, 'settings', { name: 'captionDays', value: '14' });
const missing = (tables: Tables, state: State) =>
  withoutCaptions(planOf(tables, state)).map(({ film, days, late, shared }) => [film.id, days, late, shared]);
const task = (tables: Tables, state: State) => tasksFor(planOf(tables, state)).find((one) => one.id === 'captions');

describe('Films without captions', () => {
  it('come shared first, then by how long they have waited', () => {
    const state = arrived(arrived(settled(town), 'F-1', 3), 'F-2', 30);
    expect(missing(town, state)).toEqual([
      ['F-2', 30, false, true],
      ['F-1', 3, false, true],
    ]);
    const one = edit(town, 'permits', 'M-2', { answer: 'väntar' });
    expect(missing(one, arrived(arrived(untouched(one), 'F-1', 3), 'F-2', 30)).map(([id]) => id)).toEqual(['F-1', 'F-2']);
  });
  it('are late only by a limit that the municipality has set, and only where Drive says when they came', () => {
    expect(missing(limit, arrived(arrived(untouched(limit), 'F-1', 15), 'F-2', 14)).map(([id, , late]) => [id, late])).toEqual([
      ['F-1', true],
      ['F-2', false],
    ]);
    expect(missing(limit, untouched(limit)).map(([, days, late]) => [days, late])).toEqual([
      [undefined, false],
      [undefined, false],
    ]);
  });
  it('do not hold those that have them by row or by file, are to be deleted, or have no film', () => {
    const tables = edit(town, 'recordings', 'F-1', { captions: 'ja' });
    expect(missing(tables, untouched(tables)).map(([id]) => id)).toEqual(['F-2']);
    const beside = withItem(untouched(town), 'c-1', { kind: 'captions', row: 'F-1', parent: 'waiting' });
    expect(missing(town, beside).map(([id]) => id)).toEqual(['F-2']);
    expect(withCaptions(planOf(town, beside)).map(({ film }) => film.id)).toEqual(['F-1']);
    const decided = edit(town, 'recordings', 'F-1', { disposal: 'radera' });
    expect(missing(decided, untouched(decided)).map(([id]) => id)).toEqual(['F-2']);
  });
  it('are one task when they are late, not one a film', () => {
    const state = arrived(arrived(untouched(limit), 'F-1', 15), 'F-2', 40);
    expect(swedish(task(limit, state)?.title)).toBe('2 filmer saknar undertexter');
    expect(swedish(task(limit, state)?.text)).toBe('Som längst sedan 40 dagar. Gränsen är 14.');
    expect(task(town, state)).toBeUndefined();
    expect(task(limit, untouched(limit))).toBeUndefined();
  });
});

describe('The length of captions', () => {
  it('is told of when it passes the film’s end, or stops long before it', () => {
    expect(swedish(captionsUnfit(700, 600))).toMatch(/slutar 11:40/);
    expect(swedish(captionsUnfit(300, 600))).toBe('Undertexterna slutar 5 minuter före filmen. Är de hela?');
  });
  it('is let be when it fits, or the film’s is not known', () => {
    for (const [captions, film] of [
      [600, 600],
      [560, 600],
      [490, 600],
      [20, 70],
      [700, 0],
    ] as const)
      expect(captionsUnfit(captions, film)).toBeUndefined();
  });
});
