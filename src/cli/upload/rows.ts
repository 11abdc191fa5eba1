/** The rows that films are given: checked all together against the whole workbook before anything is written or sent. */

import type { Message } from '../../domain/message.ts';
import { type Planned, planFor } from '../../domain/plan/plan.ts';
import { cellOf } from '../../domain/workbook/cells.ts';
import type { SheetData } from '../../domain/workbook/config.ts';
import type { Diagnostic } from '../../domain/workbook/diagnostic.ts';
import { notTheirs, somebodyElses } from '../../domain/workbook/lecturers.ts';
import { workbookMessage } from '../../domain/workbook/messages.ts';
import { nextId } from '../../domain/workbook/next-id.ts';
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import { readCell } from '../../domain/workbook/read-cell.ts';
import { checkReferences } from '../../domain/workbook/references.ts';
import { checkRemembered } from '../../domain/workbook/remembered.ts';
import type { Field } from '../../domain/workbook/tables/field.ts';
import { type Row, tableOf } from '../../domain/workbook/tables.ts';
import type { Program } from '../../google/call.ts';
import { uploadMessage } from '../../messages/cli/uploads.ts';
import { writeRows } from '../../workflows/edit/write.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { cellsOf } from '../../workflows/read/workbook.ts';
import { withFilm } from '../../workflows/recordings/uploads.ts';
import type { FilmOrder } from './order.ts';

type Cells = Readonly<Record<string, string | number>>;

/** The part of an order about its row. */
export type RowOrder = Pick<FilmOrder, 'recording' | 'cells'>;

/** What is wrong with one order; `field` is the code name of the cell at fault. */
export interface RowFault<O extends RowOrder = FilmOrder> {
  readonly order: O;
  readonly field?: string;
  readonly said: Message;
}

export interface Proposed<O extends RowOrder = FilmOrder> {
  readonly order: O;
  readonly recording: string;
  readonly row: Row<'recordings'>;
}

export type Proposal<O extends RowOrder = FilmOrder> =
  | { readonly faults: readonly RowFault<O>[] }
  | { readonly films: readonly Proposed<O>[]; write(): Program<void>; after(films: readonly Arrival[]): Planned };

/** A film that lies in the waiting room, and its row. */
export interface Arrival {
  readonly recording: string;
  readonly file: string;
}

/**
 * The row of each order: the one it names, the one that `noted` remembers from an interrupted run, or a new one. Returns all
 * faults; if there are any, nothing may be written.
 */
export function proposeFilms<O extends RowOrder>(
  reading: Reading,
  orders: readonly O[],
  noted: (order: O) => string | undefined,
): Proposal<O> {
  const { config, workbook } = reading;
  const { rows, faulty } = config.tables.recordings;
  const faults: RowFault<O>[] = [];
  const sheet = workbook.sheets.recordings.data;
  const added: (readonly unknown[])[] = [];
  const edits = new Map<number, Cells>();
  const taken: string[] = orders.flatMap((order) => noted(order) ?? []);

  const placed = orders.map((order) => {
    const recording = order.recording ?? noted(order) ?? nextId(config, 'recordings', taken);
    taken.push(recording);
    const standing = rows.find((row) => row.id === recording)?.row ?? faulty.get(recording)?.row;
    const say = (said: Message, field?: string): void => {
      faults.push({ order, said, ...(field !== undefined && { field }) });
    };
    if (order.recording !== undefined && standing === undefined) say(noRecording(recording), 'id');
    if ((faulty.get(recording)?.rows.length ?? 0) > 1) say(doubleRow(recording, faulty.get(recording)?.rows ?? []), 'id');
    const cells: Record<string, string | number> = {};
    for (const [code, text] of Object.entries(order.cells)) {
      const field = tableOf('recordings').fields[code] as Field;
      const read = readCell(field, text);
      if ('value' in read) cells[code] = cellOf(field, read.value);
      else say(workbookMessage('cell.cantBe', { header: field.header, shown: text, fix: read.fix }), code);
    }
    if (standing !== undefined) edits.set(standing, { ...edits.get(standing), ...cells });
    else {
      cells.id = recording;
      added.push(sheet.columns.map((code) => (code !== undefined && code in cells ? cells[code] : '')));
    }
    const at = standing ?? sheet.firstRow + sheet.rows.length + added.length - 1;
    return { order, recording, at, cells, isNew: standing === undefined };
  });
  if (faults.length > 0) return { faults };

  const recordings = { ...sheet, rows: [...edited(sheet, edits), ...added] };
  const parsed = parseWorkbook({ ...cellsOf(workbook), recordings }, { spent: workbook.spent });
  const read = checkReferences(parsed);
  const found = new Map(read.tables.recordings.rows.map((row) => [row.row, row]));
  const films = placed.flatMap(({ order, recording, at }): Proposed<O>[] => {
    const row = found.get(at);
    if (row) {
      const before = rows.find((one) => one.id === recording)?.permit ?? [];
      const added = row.permit.filter((id) => !before.includes(id));
      const others = somebodyElses(read, row.lecturer, added);
      if (!others) return [{ order, recording, row }];
      faults.push({ order, field: 'permit', said: notTheirs(others, row.lecturer) });
      return [];
    }
    const wrong = (one: Diagnostic): boolean => one.table === 'recordings' && one.row === at && one.severity === 'error';
    for (const one of read.diagnostics.filter(wrong))
      faults.push({ order, said: one.message, ...(one.field !== undefined && { field: one.field }) });
    return [];
  });
  if (faults.length > 0) return { faults };
  const updates = placed.filter((one) => !one.isNew && Object.keys(one.cells).length > 0).map(({ at, cells }) => ({ row: at, cells }));
  const appends = placed.filter((one) => one.isNew).map(({ cells }) => cells);
  return {
    films,
    write: () => writeRows(workbook, 'recordings', { updates, appends }),
    after(arrived) {
      const { state } = arrived.reduce((seen, { recording, file }) => withFilm(seen, recording, file), reading);
      return planFor(checkRemembered(parsed, state.ids), state, reading.planned.now);
    },
  };
}

const edited = (sheet: SheetData, edits: ReadonlyMap<number, Cells>): (readonly unknown[])[] =>
  sheet.rows.map((line, index) => {
    const cells = edits.get(index + sheet.firstRow);
    return cells ? sheet.columns.map((code, at) => (code !== undefined && code in cells ? cells[code] : (line[at] ?? ''))) : line;
  });

const noRecording = (id: string): Message => uploadMessage('upload.noRecording', { id });

const doubleRow = (id: string, rows: readonly number[]): Message => uploadMessage('upload.rowTwiceIn', { id, rows: rows.join(', ') });
