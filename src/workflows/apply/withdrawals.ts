/** Writes the day of a withdrawal, with the line in the hidden tab for whoever follows a killed one. See domain/workbook/withdrawing.ts. */

import type { Config } from '../../domain/workbook/config.ts';
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import { meantWithdrawals, WITHDRAWING, withdrawingLine } from '../../domain/workbook/withdrawing.ts';
import type { Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import type { SkippedCell } from '../edit/land.ts';
import { appendIds, writeCells, writeWithLine } from '../edit/write.ts';
import { idsOf } from '../read/state.ts';
import { cellsOf, type Workbook } from '../read/workbook.ts';

/**
 * Writes the day in the permit's row, with the line that names the permit; without the line where the hidden tab takes none.
 * Returns the cells that could not be placed.
 */
export function* writeDay(workbook: Workbook, config: Config, permit: string, date: string): Program<SkippedCell[]> {
  const cells = [{ table: 'permits' as const, key: permit, field: 'withdrawn', value: date }];
  const line = { table: 'permits', rowId: permit, kind: WITHDRAWING, id: withdrawingLine(config, date) };
  try {
    return yield* writeWithLine(workbook, cells, line);
  } catch (error) {
    if (!(error instanceof GoogleError) || error.status === 0 || error.status >= 500) throw error;
    return yield* writeCells(workbook, cells);
  }
}

/** Whether an unsettled line exists. */
export const withdrawalsToSettle = (workbook: Workbook): boolean =>
  workbook.ids.some(({ kind }) => kind === WITHDRAWING) &&
  [...idsOf(workbook.ids)].some(([key, id]) => key.endsWith(`/${WITHDRAWING}`) && id !== '');

/** Corrects days that ended up in another permit's row, and closes the lines. */
export function* settleWithdrawals(workbook: Workbook): Program<void> {
  if (!withdrawalsToSettle(workbook)) return;
  const { cells, done } = meantWithdrawals(parseWorkbook(cellsOf(workbook), { spent: workbook.spent }), idsOf(workbook.ids));
  yield* writeCells(workbook, cells);
  yield* appendIds(workbook, done);
}
