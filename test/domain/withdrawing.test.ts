import { idKey } from '../../src/domain/ids.ts';
import { parseWorkbook, sheetOf } from '../../src/domain/workbook/parse.ts';
import { meantWithdrawals, WITHDRAWING, withdrawingLine } from '../../src/domain/workbook/withdrawing.ts';

const DAY = '2026-11-16';
const permits = (days: Record<string, string>) =>
  parseWorkbook({
    permits: sheetOf(
      'permits',
      Object.entries(days).map(([id, withdrawn]) => ({ id, lecturer: id, withdrawn })),
    ),
  });
const days = (all: ReturnType<typeof permits>) => Object.fromEntries(all.tables.permits.rows.map((row) => [row.id, row.withdrawn]));
const line = (before: Record<string, string>) => new Map([[idKey('permits', 'M-1', WITHDRAWING), withdrawingLine(permits(before), DAY)]]);

describe('A withdrawal’s line in the hidden tab', () => {
  it('takes the day from the one permit that has come to bear it, to the one that was meant', () => {
    const { config, cells, done } = meantWithdrawals(permits({ 'M-1': '', 'M-2': DAY }), line({ 'M-1': '', 'M-2': '' }));
    expect(days(config)).toEqual({ 'M-1': DAY, 'M-2': '' });
    expect(cells.map(({ key, value }) => `${key} ${value}`)).toEqual([`M-1 ${DAY}`, 'M-2 ']);
    expect(done).toHaveLength(1);
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['the permit bears its day', { 'M-1': DAY, 'M-2': DAY }, { 'M-1': '', 'M-2': '' }],
    ['the permit bears words', { 'M-1': 'ångrade sig', 'M-2': DAY }, { 'M-1': '', 'M-2': '' }],
    ['the other bore the day before', { 'M-1': '', 'M-2': DAY }, { 'M-1': '', 'M-2': DAY }],
    ['two others bear it', { 'M-1': '', 'M-2': DAY, 'M-3': DAY }, { 'M-1': '', 'M-2': '', 'M-3': '' }],
    ['the day was taken away again', { 'M-1': '', 'M-2': '' }, { 'M-1': '', 'M-2': '' }],
    ['the permit is gone', { 'M-2': DAY }, { 'M-1': '', 'M-2': '' }],
  ])('moves nothing where %s', (_, now, before) => {
    const { config, cells } = meantWithdrawals(permits(now), line(before));
    expect(days(config)).toEqual(now);
    expect(cells).toEqual([]);
  });
});
