/** What the sidebar opens with is data that pages word in their own language. */
import { overviewOf } from '../../src/presenters/pages/overview.ts';
import { edit, MARYAM, planOf, settled, town } from '../domain/fixture.ts';

const viewer = { user: MARYAM, language: 'sv', mayApply: true, staffPage: '', place: 'sheet', setUp: [] } as const;

describe('The sidebar’s overview', () => {
  it('gives a network’s next meeting as a local time', () => {
    const soon = edit(town, 'meetings', 'T-1', { start: '2026-12-02 13:00' });
    expect(overviewOf(planOf(soon, settled(soon)), viewer).networks.map(({ next }) => next)).toEqual(['2026-12-02T13:00']);
  });
});
