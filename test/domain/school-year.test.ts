import { schoolYearName, schoolYearStart } from '../../src/domain/meetings/school-year.ts';

describe('A school year', () => {
  it.each([
    ['2026-07-31', '2025/2026', '2025-08-01'],
    ['2026-08-01', '2026/2027', '2026-08-01'],
    ['2027-01-15', '2026/2027', '2026-08-01'],
  ])('that %s lies in is %s, and began on %s', (day, name, first) => {
    expect([schoolYearName(day), schoolYearStart(day)]).toEqual([name, first]);
  });
  it('is the one that the setting names, where it names one', () => {
    expect(['2024/2025', '2024-25', 'i år', ''].map((setting) => schoolYearStart('2026-11-16', setting))).toEqual([
      '2024-08-01',
      '2024-08-01',
      '2026-08-01',
      '2026-08-01',
    ]);
  });
});
