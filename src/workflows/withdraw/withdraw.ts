/**
 * A lecturer withdraws a permit: at once, before and apart from anything else, regardless of the guard. The row is written, a
 * running program is asked to stop, the films and all that belongs to them go to the waiting room, and Drive is asked again
 * who can open them. Only then are meetings cleared and readers counted: trouble with Calendar or Groups keeps no film open.
 * The receipt says what was done, when, and what no one can undo. Doing it again changes nothing more.
 */

import { filmsUnder, splitPermit } from '../../domain/permits/split.ts';
import type { State } from '../../domain/plan/state.ts';
import { listParts } from '../../domain/text.ts';
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import { meantWithdrawals } from '../../domain/workbook/withdrawing.ts';
import type { Program } from '../../google/call.ts';
import { acquireLease, raiseStop, releaseLease } from '../apply/lease.ts';
import { settleWithdrawals, writeDay } from '../apply/withdrawals.ts';
import type { SkippedCell } from '../edit/land.ts';
import { writeRows, writeTogether } from '../edit/write.ts';
import { checkOwnership, requireOwner } from '../read/ownership.ts';
import { CLOSING_NEEDS, operatorOf } from '../read/plan.ts';
import { idsOf, readDrive } from '../read/state.ts';
import { cellsOf, readWorkbook, WorkbookError } from '../read/workbook.ts';
import { closeOnce, staffOf } from './closing.ts';
import { conclude } from './conclude.ts';
import { belongings, lacksDay, type Order, permitCells, unlessRefused, type WithdrawOptions } from './order.ts';
import type { Receipt, ReceiptNote } from './receipt.ts';

export type { WithdrawOptions } from './order.ts';
export type { ClosedFilm, Receipt } from './receipt.ts';

/** Waits (ms) for the last call of the run that was asked to stop. */
const WAIT_MS = [1000, 2000, 4000, 8000];
const LEASE_MS = 5 * 60_000;
/** Rounds of closing and reading back, at most. */
const ROUNDS = 3;

/** undefined: there is no such permit row. Throws WorkbookError (`notOfPermit` where the named films can't be taken out of it), IncompleteState or GoogleError where workbook or Drive could not be read. */
export function* withdraw(options: WithdrawOptions): Program<Receipt | undefined> {
  const begun = options.now();
  const workbook = yield* readWorkbook(options.spreadsheetId, CLOSING_NEEDS);
  const ref = yield* checkOwnership(workbook);
  requireOwner(ref);
  const read = parseWorkbook(cellsOf(workbook), { spent: workbook.spent });
  const { config } = meantWithdrawals(read, idsOf(workbook.ids));
  if (permitCells(config, options.permit) === undefined) return undefined;
  const { recordings = [], permit, date } = options;
  const split = recordings.length === 0 ? ({ kind: 'whole' } as const) : splitPermit(config, permit, recordings, date);
  if ('problem' in split) throw new WorkbookError('notOfPermit', split.problem);
  const order: Order = {
    split: split.kind === 'split' ? split : undefined,
    options,
    workbook,
    ref,
    config,
    operator: operatorOf(ref, options.operator),
  };
  const notes = new Set<ReceiptNote>();
  // Days that a killed withdrawal left in another permit's row.
  yield* unlessRefused(settleWithdrawals(workbook), undefined);
  // The row first: from now on nobody's plan opens the film again.
  if (!(yield* writeRow(order))) notes.add('rowUnwritten');
  let held = yield* takeLease(order);
  try {
    const before = yield* readDrive(ref, workbook.ids, order.operator);
    const films = filmsOf(order, before);
    let seen = before;
    let closing = yield* closeOnce(seen, belongings(seen, films), staffOf(seen, config.settings.coordinators));
    if (!held) {
      held = yield* waitForLease(order);
      if (!held) notes.add('othersRunning');
    }
    // Another run may have moved something, or a list may have been stale: read again.
    let after = yield* lookAgain(order, seen);
    for (let round = 1; round < ROUNDS && (closing.open.size > 0 || isLeft(after, films)); round++) {
      seen = after;
      closing = yield* closeOnce(seen, belongings(seen, films), staffOf(seen, config.settings.coordinators));
      after = yield* lookAgain(order, seen);
    }
    return yield* conclude(order, { begun, notes, before, after, films, closing });
  } finally {
    if (held) yield* unlessRefused(releaseLease(ref.spreadsheetId, options.holder), undefined); // It expires by itself.
  }
}

/** A failed second reading must not prevent the receipt: then Drive's answers file by file count. */
const lookAgain = ({ ref, workbook, operator }: Order, seen: State): Program<State> =>
  unlessRefused(readDrive(ref, workbook.ids, operator), seen);

/** Whether a file of the films is outside the waiting room, or a shortcut of ours still leads to one. */
const isLeft = (state: State, films: readonly string[]): boolean =>
  belongings(state, films).some(
    ({ files, shortcuts }) => files.some((file) => file.parent !== state.waitingRoom) || shortcuts.some((item) => item.kind === 'shortcut'),
  );

/**
 * The recordings that the permit governs: those that name it, unreadable rows included; and those that it names and whose row
 * is gone, or names no permit at all.
 */
function filmsOf({ config, split, options: { permit } }: Order, state: State): readonly string[] {
  if (split) return split.films;
  const { rows, faulty } = config.tables.recordings;
  const named = new Set((permitCells(config, permit) ?? []).flatMap((cells) => listParts(cells.recordings ?? '')));
  const films = new Set(filmsUnder(config, permit, named));
  const known = new Set([...rows.map((row) => row.id), ...faulty.keys()]);
  for (const { kind, row } of state.items.values()) if (kind === 'recording' && !known.has(row) && named.has(row)) films.add(row);
  return [...films];
}

/** Writes the day into every row of the permit that has none. False: it could not be written. */
function* writeRow({ workbook, config, split, options: { permit, date } }: Order): Program<boolean> {
  if (split) {
    const { made, cells } = split;
    return (
      made === undefined || (yield* unlessRefused(isWritten(writeTogether(workbook, [{ table: 'permits', cells: made }], cells)), false))
    );
  }
  const field = 'withdrawn';
  const several = config.tables.permits.faulty.get(permit);
  if (!lacksDay(config, permit)) return true;
  return yield* unlessRefused(
    (function* (): Program<boolean> {
      if (several === undefined || several.rows.length === 1) return (yield* writeDay(workbook, config, permit, date)).length === 0;
      const updates = several.rows.map((row) => ({ row, cells: { [field]: date } }));
      yield* writeRows(workbook, 'permits', { updates, appends: [] });
      return workbook.sheets.permits.data.columns.includes(field);
    })(),
    false,
  );
}

function* isWritten(write: Program<readonly SkippedCell[]>): Program<boolean> {
  return (yield* write).length === 0;
}

/** Takes the lease if it is free; otherwise asks its holder to stop. */
function* takeLease({ ref, options: { holder, realNow } }: Order): Program<boolean> {
  const { spreadsheetId } = ref;
  return yield* unlessRefused(
    (function* (): Program<boolean> {
      const lease = yield* acquireLease(spreadsheetId, { holder, now: realNow(), ms: LEASE_MS });
      if (!lease.ok) yield* raiseStop(spreadsheetId);
      return lease.ok;
    })(),
    false,
  );
}

/** Waits a short while for the run that was asked to stop: closing does no harm meanwhile. */
function* waitForLease(order: Order): Program<boolean> {
  for (const ms of WAIT_MS) {
    yield { kind: 'wait', ms };
    if (yield* takeLease(order)) return true;
  }
  return false;
}
