import { sinceWhen } from '../../src/pages/sidebar/today/since.tsx';

describe('The last look', () => {
  it('is the one before this, for whoever has been away', () => {
    expect(sinceWhen('2026-11-13 15:00', '2026-11-12 08:00', '2026-11-16 08:40')).toBe('2026-11-13 15:00');
  });
  it('stands for whoever only loads the page again', () => {
    expect(sinceWhen('2026-11-16 08:40', '2026-11-13 15:00', '2026-11-16 08:55')).toBe('2026-11-13 15:00');
  });
  it('is none for the first time, and where the clock was put back', () => {
    expect(sinceWhen('', '', '2026-11-16 08:40')).toBe('');
    expect(sinceWhen('2027-05-01 08:00', '', '2026-11-16 08:40')).toBe('');
  });
});
