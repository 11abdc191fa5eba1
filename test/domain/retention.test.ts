import { addMonths, dueForDisposal, toDelete } from '../../src/domain/recordings/retention.ts';
import { tasksFor } from '../../src/domain/tasks/today.ts';
import { swedish } from '../messages/said.ts';
import { add, type Cells, edit, planOf, type Tables, town, untouched } from './fixture.ts';

const ruled = (months: string) => add(town, 'settings', { name: 'retentionMonths', value: months });
const planned = (tables: Tables) => planOf(tables, untouched(tables));
const due = (permit: Cells, film: Cells = {}, months = '12') => {
  const tables = edit(edit(ruled(months), 'permits', 'M-1', { to: '', ...permit }), 'recordings', 'F-1', film);
  return dueForDisposal(planned(tables)).find((one) => one.film.id === 'F-1');
};

describe('What it is time to try for disposal', () => {
  it('is nothing while the municipality has set no number of months', () => {
    expect(dueForDisposal(planned(edit(town, 'recordings', 'F-1', { date: '1999-01-01' })))).toEqual([]);
  });
  it('counts from the day that closed the film, the first of them', () => {
    expect(due({ to: '2025-11-16' })).toMatchObject({ since: '2025-11-16', due: '2026-11-16', days: 0 });
    expect(due({ to: '2025-11-17' })).toBeUndefined();
    expect(due({ withdrawn: '2025-01-10', to: '2027-06-30' })).toMatchObject({ since: '2025-01-10', due: '2026-01-10' });
    expect(due({ answer: 'nej', answered: '2025-02-01' })?.since).toBe('2025-02-01');
    expect(due({}, { children: 'ja', childrenUntil: '2025-03-01' })?.since).toBe('2025-03-01');
  });
  it('counts a film that nothing closes from its own day, and leaves one that may still be shown by a date', () => {
    expect(due({}, { date: '2025-05-05' })).toMatchObject({ since: '2025-05-05', due: '2026-05-05' });
    expect(due({ to: '2027-06-30' }, { date: '2020-01-01' })).toBeUndefined();
    expect(due({}, { date: '' })).toBeUndefined();
  });
  it('does not guess the day of a withdrawal that nobody dated', () => {
    for (const date of ['2026-11-01', '2020-01-01', '']) expect(due({ withdrawn: 'ja, ringde' }, { date })).toBeUndefined();
  });
  it('guesses no day of a refusal either, nor of one permit among several', () => {
    expect(due({ answer: 'nej', answered: '' }, { date: '2020-01-01' })).toBeUndefined();
    const second = { id: 'M-9', lecturer: 'Ann-Sofi Dahl', recordings: 'F-1', answer: 'ja', audience: 'rum-alla', to: '2024-01-01' };
    const tables = edit(edit(add(ruled('12'), 'permits', second), 'recordings', 'F-1', { permit: 'M-1, M-9' }), 'permits', 'M-1', {});
    const found = (of: Tables) => dueForDisposal(planned(of)).find((one) => one.film.id === 'F-1')?.since;
    expect(found(tables)).toBe('2024-01-01');
    expect(found(edit(tables, 'permits', 'M-1', { withdrawn: 'ja, ringde' }))).toBeUndefined();
  });
  it('does not propose again what has been decided, nor a row without a film', () => {
    expect(due({ to: '2025-01-01' }, { disposal: 'bevara' })).toBeUndefined();
    const deleted = edit(town, 'recordings', 'F-1', { disposal: 'radera' });
    expect(toDelete(planned(deleted)).map((film) => film.id)).toEqual(['F-1']);
    const tables = edit(ruled('12'), 'permits', 'M-1', { to: '2025-01-01' });
    expect(dueForDisposal(planOf(tables, untouched({ ...tables, recordings: [] })))).toEqual([]);
  });
  it('is one task that promises to delete nothing', () => {
    const tables = edit(ruled('12'), 'permits', 'M-1', { to: '2025-01-01' });
    const found = tasksFor(planned(tables)).find((one) => one.id === 'retention');
    expect(swedish(found?.title)).toBe('Dags att pröva gallring (radera enligt beslut)');
    expect(swedish(found?.text)).toBe('1 film enligt kommunens regel. Inget raderas av sig självt.');
  });
  it('counts months by the calendar, also where a month is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-11-16', 24)).toBe('2028-11-16');
  });
});
