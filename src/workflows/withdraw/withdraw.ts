/**
 * A lecturer withdraws a permit: at once, before and apart from anything else, regardless of the guard. The row is written, a
 * running program is asked to stop, the films and all that belongs to them go to the waiting room, and Drive is asked again
 * who can open them. Only then are meetings cleared and readers counted: trouble with Calendar or Groups keeps no film open.
 * The receipt says what was done, when, and what no one can undo. Doing it again changes nothing more.
 */

import { idKey } from '../../domain/ids.ts';
import { filmsUnder, type Splitting, splitPermit } from '../../domain/permits/split.ts';
import { viewersNow } from '../../domain/plan/access/viewers.ts';
import type { Item, State } from '../../domain/plan/state.ts';
import { clean, listParts } from '../../domain/text.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import type { Config } from '../../domain/workbook/config.ts';
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import { meantWithdrawals, withdrawalDone } from '../../domain/workbook/withdrawing.ts';
import type { Program } from '../../google/call.ts';
import { GoogleError } from '../../google/errors.ts';
import { clearMeetings } from '../apply/clear-meetings.ts';
import { acquireLease, raiseStop, releaseLease } from '../apply/lease.ts';
import { idsOf, settleWithdrawals, writeDay } from '../apply/withdrawals.ts';
import type { SkippedCell } from '../edit/land.ts';
import { appendIds, appendLog, writeCells, writeRows, writeTogether } from '../edit/write.ts';
import { IncompleteState } from '../read/all-pages.ts';
import { checkOwnership, type OwnedWorkspace, requireOwner } from '../read/ownership.ts';
import { CLOSING_NEEDS, operatorOf, type Where } from '../read/plan.ts';
import { listDrive, readDrive, readState } from '../read/state.ts';
import { cellsOf, readWorkbook, type Workbook, WorkbookError } from '../read/workbook.ts';
import { type Belongings, belongingsOf, type Closing, closeOnce, staffOf } from './closing.ts';
import { type ClosedFilm, cannotUndo, type Receipt, type ReceiptNote } from './receipt.ts';

export type { ClosedFilm, Receipt } from './receipt.ts';

export interface WithdrawOptions extends Where {
  readonly permit: string;
  /** Only these of the permit's recordings; all where it is empty or absent. The permit stays for the others. */
  readonly recordings?: readonly string[];
  /** The day it was withdrawn, YYYY-MM-DD. A day or words already in the cell are kept. */
  readonly date: string;
  readonly actor: string;
  readonly holder: string;
  now(): number;
  realNow(): number;
}

/** Waits (ms) for the last call of the run that was asked to stop. */
const WAIT_MS = [1000, 2000, 4000, 8000];
const LEASE_MS = 5 * 60_000;
/** Rounds of closing and reading back, at most. */
const ROUNDS = 3;

/** The input of one withdrawal. */
interface Order {
  readonly options: WithdrawOptions;
  readonly workbook: Workbook;
  readonly ref: OwnedWorkspace;
  readonly config: Config;
  readonly operator: string;
  /** The split, where only some of the permit's films are withdrawn. */
  readonly split: Split | undefined;
}

type Split = Extract<Splitting, { kind: 'split' }>;

/** undefined: there is no such permit row. Throws WorkbookError (`notOfPermit` where the named films can't be taken out of it), IncompleteState or GoogleError where workbook or Drive could not be read. */
export function* withdraw(options: WithdrawOptions): Program<Receipt | undefined> {
  const begun = options.now();
  const workbook = yield* readWorkbook(options.spreadsheetId, CLOSING_NEEDS);
  const ref = yield* checkOwnership(workbook);
  requireOwner(ref);
  const read = parseWorkbook(cellsOf(workbook), { spent: workbook.spent });
  const { config } = meantWithdrawals(read, idsOf(workbook));
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

const belongings = (state: State, films: readonly string[]): Belongings[] => films.map((film) => belongingsOf(state, film));

/** Whether a file of the films is outside the waiting room, or a shortcut of ours still leads to one. */
const isLeft = (state: State, films: readonly string[]): boolean =>
  belongings(state, films).some(
    ({ files, shortcuts }) => files.some((file) => file.parent !== state.waitingRoom) || shortcuts.some((item) => item.kind === 'shortcut'),
  );

/** The permit's cells as text, also of an unreadable row, or of several with its key. */
function permitCells(config: Config, permit: string): readonly Readonly<Record<string, string>>[] | undefined {
  const { rows, faulty } = config.tables.permits;
  const row = rows.find((one) => one.id === permit);
  if (!row) return faulty.get(permit)?.every;
  const { lecturer, lecturerEmail, withdrawn, recordings } = row;
  return [{ lecturer, lecturerEmail: lecturerEmail ?? '', withdrawn, recordings: recordings.join(', ') }];
}

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

// ── The row and the lease ──

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

const lacksDay = (config: Config, permit: string): boolean =>
  (permitCells(config, permit) ?? []).some((one) => clean(one.withdrawn ?? '') === '');

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

/** Failures after or beside closing must not prevent the receipt. */
function* unlessRefused<T>(program: Program<T>, otherwise: T): Program<T> {
  try {
    return yield* program;
  } catch (error) {
    if (error instanceof GoogleError || error instanceof WorkbookError || error instanceof IncompleteState) return otherwise;
    throw error;
  }
}

// ── After closing ──

interface Done {
  readonly begun: number;
  readonly notes: Set<ReceiptNote>;
  readonly before: State;
  readonly after: State;
  readonly films: readonly string[];
  readonly closing: Closing;
}

function* conclude(order: Order, done: Done): Program<Receipt> {
  const { config, ref, workbook, options } = order;
  const { begun, notes, before, after, films } = done;
  // Groups and Calendar are read for the number of readers and the meetings with links. Closing removed nobody from a group.
  const whole = yield* unlessRefused<State | undefined>(
    (function* () {
      return yield* readState(ref, workbook.ids, order.operator, yield* listDrive());
    })(),
    undefined,
  );
  if (!whole) notes.add('unread');
  const closed = films.map((film) => closedFilm(order, done, film, { ...before, groups: whole?.groups ?? new Map() }));
  const files = [before, after].flatMap((state) => belongings(state, films).flatMap((one) => one.files.map((file) => file.id)));
  const meetings = whole
    ? yield* clearMeetings(whole, files, { domains: config.settings.domains, now: options.now() })
    : { changed: 0, failed: 0 };
  if (!(yield* unlessRefused(tellWorkbook(order, done, closed), false))) notes.add('statusUnwritten');
  const cells = permitCells(config, options.permit)?.[0];
  const at = (ms: number) => localDateTime(ms, config.settings.timeZone).replace('T', ' ');
  return {
    permit: order.split?.permit ?? options.permit,
    ...(order.split ? { from: options.permit } : {}),
    lecturer: cells?.lecturer ?? '',
    lecturerEmail: cells?.lecturerEmail ?? '',
    begun: at(begun),
    ended: at(options.now()),
    films: closed,
    closed: closed.every((film) => film.closed) && !notes.has('rowUnwritten'),
    meetings,
    notes: [...notes],
    cannotUndo,
  };
}

function closedFilm({ config }: Order, { closing, after, before, begun }: Done, film: string, counted: State): ClosedFilm {
  const { rows, faulty } = config.tables.recordings;
  const [was, is] = [belongingsOf(before, film), belongingsOf(after, film)];
  const [file] = was.files;
  const staff = staffOf(before, config.settings.coordinators);
  const stillOpen = [...new Set([...was.files, ...is.files].map((one) => one.id))].filter((id) => closing.open.has(id));
  const why = stillOpen.map((id) => closing.open.get(id))[0];
  const refusal = stillOpen.map((id) => closing.refusals.get(id)).find((one) => one !== undefined);
  return {
    recording: film,
    title: rows.find((row) => row.id === film)?.title ?? faulty.get(film)?.cells.title ?? file?.name ?? film,
    file: file?.id,
    readersBefore: viewersNow({ state: counted, now: begun, staff }, ...was.files).size,
    byLink: was.files.some((one) => isByLink(before, one)),
    captions: was.files.filter((one) => one.kind === 'captions').length,
    others: was.files.filter((one) => one.kind === 'stray').length,
    closed: stillOpen.length === 0,
    shortcutsRemoved: was.shortcuts.filter((item) => after.items.get(item.id) === undefined).length,
    ...(why === undefined ? {} : { why }),
    ...(refusal === undefined ? {} : { error: refusal }),
  };
}

/** Whether everyone with the link, or a whole domain, could open it. */
function isByLink(state: State, file: Item): boolean {
  for (let at: Item | undefined = file; at; at = state.items.get(at.parent ?? ''))
    if (at.grants.some((grant) => grant.type === 'anyone' || grant.type === 'domain')) return true;
  return false;
}

function* tellWorkbook(
  { workbook, config, options, split }: Order,
  { before, films, notes }: Done,
  closed: readonly ClosedFilm[],
): Program<boolean> {
  const reason = `Återkallat ${options.date}.`;
  const shut = closed.filter((film) => film.closed);
  yield* writeCells(
    workbook,
    shut.flatMap((film) => [
      { table: 'recordings' as const, key: film.recording, field: 'status', value: 'återkallad' },
      { table: 'recordings' as const, key: film.recording, field: 'reason', value: reason },
    ]),
  );
  // Drive never reuses the id of a removed shortcut.
  const spent = films.flatMap((film) => belongingsOf(before, film).shortcuts.map((item) => ({ film, item })));
  const given = spent.flatMap(({ film, item }) => {
    const kind = `shortcut:${before.items.get(item.parent ?? '')?.row ?? ''}`;
    return before.ids.get(idKey('recordings', film, kind)) === item.id ? [{ table: 'recordings', rowId: film, kind, id: '' }] : [];
  });
  // The row has its day: the line is no longer needed.
  yield* appendIds(workbook, [
    ...given,
    ...(notes.has('rowUnwritten') || split || !lacksDay(config, options.permit) ? [] : [withdrawalDone(options.permit)]),
  ]);
  const time = localDateTime(options.now(), config.settings.timeZone).replace('T', ' ');
  yield* appendLog(
    workbook,
    closed.map((film) => ({
      time,
      actor: options.actor,
      change: 'withdraw',
      target: `recordings/${film.recording}`,
      reason,
      before: JSON.stringify({ readers: film.readersBefore, shortcuts: film.shortcutsRemoved, ...(split && { permit: options.permit }) }),
      outcome: film.closed ? 'stängd' : `inte stängd: ${film.why ?? ''} ${film.error ?? ''}`.trim(),
    })),
  );
  return true;
}
