/**
 * A lecturer takes the permit back: at once, before and apart from anything else, past the guard. The row is written,
 * whoever is running is asked to stop, the films are moved to the waiting room and their shortcuts taken away; then it
 * is read back that they are closed. The receipt says what was done, when, and what no one can undo.
 */

import type { Words } from '../domain/change.ts';
import { localDateTime } from '../domain/dates.ts';
import { type Item, readersOf, type State } from '../domain/state.ts';
import { batch, type Call, type Outcome, type Program } from '../google/call.ts';
import { acquireLease, raiseStop, releaseLease } from './lease.ts';
import { planWorkspace, type Reading, type Where } from './plan.ts';
import { readState } from './state.ts';
import { carryOut, type Result, type Run } from './steps.ts';
import { appendLog, writeCells } from './write.ts';

export interface WithdrawOptions extends Where {
  readonly permit: string;
  /** The day it was withdrawn, YYYY-MM-DD. */
  readonly date: string;
  readonly actor: string;
  readonly holder: string;
  now(): number;
  realNow(): number;
}

export interface ClosedFilm {
  readonly recording: string;
  readonly title: string;
  readonly file: string | undefined;
  /** How many people could see it, coordinators not counted. */
  readonly readersBefore: number;
  /** Read back: nobody but coordinators can see it. */
  readonly closed: boolean;
  readonly shortcutsRemoved: number;
  readonly error?: string;
}

export interface Receipt {
  readonly permit: string;
  readonly lecturer: string;
  /** Local times 'YYYY-MM-DD HH:MM'. */
  readonly begun: string;
  readonly ended: string;
  readonly films: readonly ClosedFilm[];
  /** Every film of the permit was read back as closed. */
  readonly closed: boolean;
  readonly cannotUndo: Words;
}

/** How long to wait for a call in flight of the run that was asked to stop. */
const WAIT_MS = [0, 1000, 2000, 4000, 8000];
const LEASE_MS = 5 * 60_000;

/** undefined: there is no such permit row. Throws WorkbookError, IncompleteState or GoogleError where nothing could be read. */
export function* withdraw(options: WithdrawOptions): Program<Receipt | undefined> {
  const begun = options.now();
  const first = yield* planWorkspace({ ...options, now: begun });
  if (!knows(first, options.permit)) return undefined;
  // The row first: from now on no plan, anyone's, opens the film again.
  yield* writeCells(first.workbook, [{ table: 'permits', key: options.permit, field: 'withdrawn', value: options.date }]);
  const held = yield* takeOver(first, options);
  try {
    const reading = yield* planWorkspace({ ...options, now: begun });
    return yield* close(reading, options, begun);
  } finally {
    if (held) yield* releaseLease(first.ref.spreadsheetId, options.holder);
  }
}

const knows = ({ config }: Reading, permit: string): boolean =>
  config.tables.permits.faulty.has(permit) || config.tables.permits.rows.some((row) => row.id === permit);

/** Asks a run to stop and takes the lease when it is free; a run that does not give it up in time is not waited for: closing never does harm. */
function* takeOver({ ref }: Reading, { holder, realNow }: WithdrawOptions): Program<boolean> {
  for (const ms of WAIT_MS) {
    if (ms > 0) yield { kind: 'wait', ms };
    const lease = yield* acquireLease(ref.spreadsheetId, { holder, now: realNow(), ms: LEASE_MS });
    if (lease.ok) return true;
    yield* raiseStop(ref.spreadsheetId);
  }
  return false;
}

function* close(reading: Reading, options: WithdrawOptions, begun: number): Program<Receipt> {
  const { state, config, planned, ref, workbook } = reading;
  const films = planned.films.filter((film) => {
    const cells = config.tables.recordings.faulty.get(film.id)?.cells.permit ?? '';
    return film.row ? film.row.permit.includes(options.permit) : cells.includes(options.permit);
  });
  const work: Run = { state, customerId: config.settings.customerId, ids: new Map(state.ids), groupNames: new Map(), parents: new Map() };
  const waiting = { id: ref.waitingRoom };
  // A film in the bin is closed too: those who could read it still can, by its link.
  const files = new Map([...state.items.values()].filter((item) => item.kind === 'recording').map((item) => [item.row, item]));
  const fileOf = (film: { id: string }) => files.get(film.id);
  const moves = films.flatMap((film) => {
    const file = fileOf(film);
    return file && file.parent !== ref.waitingRoom ? [{ kind: 'file' as const, file: file.id, to: waiting }] : [];
  });
  const ungrants = films.flatMap((film) =>
    (fileOf(film)?.grants ?? []).map((grant) => ({
      kind: 'ungrant' as const,
      item: fileOf(film)?.id ?? '',
      permissionId: grant.permissionId,
      who: grant.email,
    })),
  );
  const unlinks = films.flatMap((film) =>
    shortcutsOf(state, film.id).map((item) => ({ kind: 'unlink' as const, shortcut: item.id, row: film.id, room: '' })),
  );
  const steps = [...moves, ...ungrants, ...unlinks];
  const results = yield* carryOut(steps, work);
  const failures = new Map<string, Result>();
  steps.forEach((step, index) => {
    const result = results[index] as Result;
    if (result.kind === 'failed') failures.set(step.kind === 'file' ? step.file : step.kind === 'ungrant' ? step.item : step.row, result);
  });
  // Read back from Google, not from what was sent.
  const after = yield* readState(ref, workbook.ids, state.operator);
  const closed = films.map((film): ClosedFilm => {
    const file = fileOf(film);
    const failure = failures.get(file?.id ?? '') ?? failures.get(film.id);
    return {
      recording: film.id,
      title: film.title,
      file: file?.id,
      readersBefore: file ? readersNow(state, file, begun).size : 0,
      closed: file === undefined || isClosed(after, file.id, ref.waitingRoom),
      shortcutsRemoved: shortcutsOf(state, film.id).length - shortcutsOf(after, film.id).length,
      ...(failure?.kind === 'failed' ? { error: failure.error.message } : {}),
    };
  });
  yield* tellWorkbook(reading, options, closed);
  yield* forgetInMeetings(reading, closed);
  const { timeZone } = config.settings;
  const at = (ms: number) => localDateTime(ms, timeZone).replace('T', ' ');
  return {
    permit: options.permit,
    lecturer: config.tables.permits.rows.find((row) => row.id === options.permit)?.lecturer ?? '',
    begun: at(begun),
    ended: at(options.now()),
    films: closed,
    closed: closed.every((film) => film.closed),
    cannotUndo: {
      sv: 'Det som någon redan har laddat ner eller spelat av kan inte kallas tillbaka.',
      en: 'What someone has already downloaded or recorded cannot be called back.',
    },
  };
}

const shortcutsOf = (state: State, recording: string): Item[] =>
  [...state.items.values()].filter((item) => item.kind === 'shortcut' && !item.trashed && item.row === recording);

function readersNow(state: State, file: Item, now: number): Set<string> {
  const folder = state.items.get(file.parent ?? '');
  return folder?.kind === 'audience' ? readersOf(state, [...folder.grants, ...file.grants], now) : readersOf(state, file.grants, now);
}

function isClosed(state: State, file: string, waitingRoom: string): boolean {
  const item = state.items.get(file);
  return item === undefined || (item.parent === waitingRoom && item.grants.length === 0);
}

function* tellWorkbook(reading: Reading, options: WithdrawOptions, closed: readonly ClosedFilm[]): Program<void> {
  const { workbook, config } = reading;
  const reason = `Återkallat ${options.date}.`;
  const cells = closed
    .filter((film) => film.closed)
    .flatMap((film) => [
      { table: 'recordings' as const, key: film.recording, field: 'status', value: 'återkallad' },
      { table: 'recordings' as const, key: film.recording, field: 'reason', value: reason },
    ]);
  yield* writeCells(workbook, cells);
  const time = localDateTime(options.now(), config.settings.timeZone).replace('T', ' ');
  yield* appendLog(
    workbook,
    closed.map((film) => ({
      time,
      actor: options.actor,
      change: 'withdraw',
      target: `recordings/${film.recording}`,
      reason,
      before: JSON.stringify({ readers: film.readersBefore, shortcuts: film.shortcutsRemoved }),
      outcome: film.closed ? 'stängd' : `inte stängd: ${film.error ?? ''}`,
    })),
  );
}

/** A closed film's link leaves the meetings' texts. Nobody is mailed: the answer and the time stand. */
function* forgetInMeetings({ planned, state }: Reading, closed: readonly ClosedFilm[]): Program<void> {
  const gone = new Set(closed.map((film) => film.recording));
  const calls = planned.meetings.flatMap(({ row, event, body }): Call[] => {
    if (!event || event.cancelled || event.description === body.description || !row.materials.some((id) => gone.has(id))) return [];
    const params = { calendarId: state.calendarId, eventId: event.id };
    return [{ method: 'calendar.events.get', params }];
  });
  const found = (yield* batch(calls)) as readonly Outcome[];
  const updates = found.flatMap((outcome): Call[] => {
    if (!outcome.ok) return [];
    const event = outcome.result as { id: string; etag: string; description?: string };
    const meeting = planned.meetings.find((one) => one.event?.id === event.id);
    if (!meeting) return [];
    const requestBody = { ...(outcome.result as object), description: meeting.body.description };
    return [
      {
        method: 'calendar.events.update',
        params: { calendarId: state.calendarId, eventId: event.id, sendUpdates: 'none', requestBody },
        ifMatch: event.etag,
      },
    ];
  });
  yield* batch(updates); // What fails here is mended by the next apply: the film itself is closed already.
}
