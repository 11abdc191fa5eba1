/** What waits for a person, in both languages, held still. */

import type { State } from '../../src/domain/plan/state.ts';
import { dueForDisposal } from '../../src/domain/recordings/retention.ts';
import { tasksFor } from '../../src/domain/tasks/today.ts';
import { add, type Cells, DAY, ELIF, edit, NOW, planOf, settled, type Tables, town, untouched } from '../domain/fixture.ts';
import { firstSaid, said } from './said.ts';

const tasks = (tables: Tables, from: State = untouched(tables)) =>
  tasksFor(planOf(tables, from)).map((task) => [task.chip, task.title, task.text].map(said).join(' # '));
const permit = (cells: Cells, from?: State) => tasks(edit(town, 'permits', 'M-1', cells), from);
const meeting = (start: string) => {
  const soon = edit(town, 'meetings', 'T-1', { start });
  return tasks(soon, settled(soon));
};
const twoFilms = edit(edit(town, 'recordings', 'F-2', { permit: 'M-1' }), 'permits', 'M-1', { recordings: 'F-1, F-2' });
const arrived = (state: State, film: string, days: number): State => {
  const item = state.items.get(`film-${film}`);
  if (!item) throw new Error(film);
  return { ...state, items: new Map(state.items).set(item.id, { ...item, created: NOW - days * DAY }) };
};

describe('Today tells', () => {
  it('what waits, and what to do', () => {
    const limit = add(town, 'settings', { name: 'captionDays', value: 14 });
    const rule = add(town, 'settings', { name: 'retentionMonths', value: 12 });
    const ruled = (cells: Cells, film: Cells = {}) => edit(edit(rule, 'permits', 'M-1', cells), 'recordings', 'F-1', film);
    const because = (tables: Tables) => dueForDisposal(planOf(tables, untouched(tables))).map((one) => said(one.because));
    const both = edit(twoFilms, 'permits', 'M-1', { answer: 'väntar', asked: '2026-11-15' });
    expect(
      firstSaid({
        nothing: () => tasks(town),
        'no answer': () => permit({ answer: 'väntar', asked: '2026-11-13', lecturer: 'Gunilla Sjöström' }),
        'no answer since today': () => permit({ answer: 'väntar', asked: '2026-11-16' }),
        'no answer, of nobody': () => permit({ answer: 'väntar', lecturer: '' }),
        'no answer, for two films': () => tasks(both),
        'no answer, for nobody': () => tasks(edit(edit(town, 'permits', 'M-1', { answer: 'väntar' }), 'recordings', 'F-1', { rooms: '' })),
        ending: () => permit({ to: '2026-12-16' }),
        'ending, two films': () => tasks(edit(twoFilms, 'permits', 'M-1', { to: '2026-12-16', audience: 'alla medarbetare' })),
        vacant: () => tasks(edit(town, 'mandates', 'U-1', { to: '2026-11-15' })),
        'vacant, a faulty row': () => tasks(edit(town, 'mandates', 'U-1', { from: 'igår', person: 'vem som helst' })),
        'a faulty table': () => tasks({ ...town, settings: [] }),
        'a meeting today': () => meeting('2026-11-16 13:00'),
        'a meeting tomorrow': () => meeting('2026-11-17 13:00'),
        'a meeting soon': () => meeting('2026-11-18 13:00'),
        'no meeting': () => tasks({ ...edit(town, 'networks', 'N-1', { perTerm: 2 }), meetings: [] }),
        'no meeting, one a term': () => tasks({ ...edit(town, 'networks', 'N-1', { perTerm: 1 }), meetings: [] }),
        unasked: () => tasks(edit(town, 'recordings', 'F-1', { permit: '' })),
        'two unasked': () => tasks(edit(edit(town, 'recordings', 'F-1', { permit: '' }), 'recordings', 'F-2', { permit: '' })),
        'seen first': () => permit({ preview: 'ja' }),
        proposed: () =>
          tasks(add(town, 'requests', { id: 'O-1', kind: 'exempel', from: ELIF, title: 'Sagor', link: 'https://film.example/s' })),
        widened: () => {
          const wide = edit(town, 'rooms', 'rum-lar', { areas: 'Team Norr' });
          const rule = { roomRule: '{"rum-lar":{"networks":["N-1"]}}' };
          return [
            ...tasks(edit(wide, 'permits', 'M-1', rule)),
            ...tasks(edit(wide, 'permits', 'M-1', { ...rule, answered: '2026-10-01', asked: '2026-11-01' })),
          ];
        },
        'late captions': () => tasks(limit, arrived(untouched(limit), 'F-1', 15)),
        'two late captions': () => tasks(limit, arrived(arrived(untouched(limit), 'F-1', 15), 'F-2', 40)),
        disposal: () => tasks(ruled({ to: '2025-01-01' })),
        'why disposal': () => [
          ...because(ruled({ to: '2025-01-01' })),
          ...because(ruled({ withdrawn: '2025-01-01' })),
          ...because(ruled({ answer: 'nej', answered: '2025-01-01' })),
          ...because(ruled({ to: '' }, { children: 'ja', childrenUntil: '2025-03-01' })),
          ...because(ruled({ to: '' }, { date: '2025-05-05' })),
        ],
      }),
    ).toMatchSnapshot();
  });
});
