/** After closing: meetings, the workbook and the receipt. Nothing here keeps a film open. */
import { idKey } from '../../domain/ids.ts';
import { viewersNow } from '../../domain/plan/access/viewers.ts';
import type { Item, State } from '../../domain/plan/state.ts';
import { localDateTime } from '../../domain/time/dates.ts';
import { withdrawalDone } from '../../domain/workbook/withdrawing.ts';
import type { Program } from '../../google/call.ts';
import { beforeText } from '../../messages/log.ts';
import { clearMeetings } from '../apply/clear-meetings.ts';
import { appendIds, appendLog, writeCells } from '../edit/write.ts';
import { listDrive, readState } from '../read/state.ts';
import { belongingsOf, type Closing, staffOf } from './closing.ts';
import { belongings, lacksDay, type Order, permitCells, unlessRefused } from './order.ts';
import { type ClosedFilm, cannotUndo, type Receipt, type ReceiptNote } from './receipt.ts';

/** What closing came to. */
interface Done {
  readonly begun: number;
  readonly notes: Set<ReceiptNote>;
  readonly before: State;
  readonly after: State;
  readonly films: readonly string[];
  readonly closing: Closing;
}

/** Takes the films out of meetings, writes status and log, and makes the receipt. Never throws for what Google refuses. */
export function* conclude(order: Order, done: Done): Program<Receipt> {
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
      before: beforeText(
        { readers: film.readersBefore, shortcuts: film.shortcutsRemoved, ...(split && { permit: options.permit }) },
        config.settings.timeZone,
      ),
      outcome: film.closed ? 'stängd' : `inte stängd: ${film.why ?? ''} ${film.error ?? ''}`.trim(),
    })),
  );
  return true;
}
