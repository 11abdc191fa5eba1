/** What withdrawals wrote beforehand in the hidden tab, for whoever comes after one that was killed. See domain/withdrawing.ts. */
import { type Config, parseWorkbook } from '../domain/parse.ts';
import { idKey } from '../domain/state.ts';
import { type MeantWithdrawals, meantWithdrawals, WITHDRAWING, withdrawingLine } from '../domain/withdrawing.ts';
import type { Program } from '../google/call.ts';
import { cellsOf, type Workbook } from './workbook.ts';
import { appendIds, writeCells } from './write.ts';

/** Says which permit is meant, before its row is written. One request. */
export const announceWithdrawal = (workbook: Workbook, config: Config, permit: string, date: string, now: number): Program<void> =>
  appendIds(workbook, [{ table: 'permits', rowId: permit, kind: WITHDRAWING, id: withdrawingLine(config, date, now) }]);

/** Whether a line stands that has said what it had to. */
export function withdrawalsToSettle(workbook: Workbook, now: number): boolean {
  return (meant(workbook, now)?.done.length ?? 0) > 0;
}

/** Puts days right that came to stand in another permit's row, and lets the lines go. */
export function* settleWithdrawals(workbook: Workbook, now: number): Program<void> {
  const found = meant(workbook, now);
  if (!found || found.done.length === 0) return;
  yield* writeCells(workbook, found.cells);
  yield* appendIds(workbook, found.done);
}

function meant(workbook: Workbook, now: number): MeantWithdrawals | undefined {
  if (!workbook.ids.some(({ kind, id }) => kind === WITHDRAWING && id !== '')) return undefined;
  return meantWithdrawals(parseWorkbook(cellsOf(workbook), { spent: workbook.spent }), idsOf(workbook), now);
}

/** The hidden tab's lines, as a state has them. */
export const idsOf = ({ ids }: Workbook): ReadonlyMap<string, string> =>
  new Map(ids.map(({ table, rowId, kind, id }) => [idKey(table, rowId, kind), id]));
