/** The sidebar's edits: previewed, then written by key, with their undo. */

import { type Edit, type RowEdit, rowsFor } from '../../domain/edits/edits.ts';
import { laterDays } from '../../domain/edits/later-days.ts';
import { highestIds } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import { type Planned, planFor } from '../../domain/plan/plan.ts';
import { instantOf } from '../../domain/time/dates.ts';
import type { Config, SheetData } from '../../domain/workbook/config.ts';
import { keyOfCells } from '../../domain/workbook/keys.ts';
import { parseWorkbook } from '../../domain/workbook/parse.ts';
import { checkRemembered } from '../../domain/workbook/remembered.ts';
import { changedSince, type Edited, systemCleared, together, unwritable, withWritten } from '../../domain/workbook/row-edit.ts';
import type { TableName } from '../../domain/workbook/tables.ts';
import type { Program } from '../../google/call.ts';
import { workflowMessage } from '../../messages/workflows.ts';
import type { Reading } from '../read/plan.ts';
import { cellsOf, readWorkbook, type Workbook, WorkbookError } from '../read/workbook.ts';
import { lackingColumn } from './fitting.ts';
import type { KeyedCell, SkippedCell } from './land.ts';
import { markLeft } from './new-rows.ts';
import { writeTogether } from './write.ts';

/** `later`: the same two plans on each day to come on which the edit makes a difference, as far as who counts then goes. */
export type WhatIf =
  | { readonly problem: Message }
  | {
      readonly planned: Planned;
      readonly later: readonly { readonly day: string; readonly before: Planned; readonly after: Planned }[];
    };

/** The plan after these edits. Nothing is sent. */
export function whatIf(reading: Reading, edits: readonly Edit[]): WhatIf {
  const seen = rowsOf(reading, edits);
  if ('problem' in seen) return seen;
  const { today, now } = reading.planned.desired;
  const config = seen.config();
  const { timeZone } = config.settings;
  const later = laterDays(seen.rows, today).map((day) => {
    const at = instantOf(`${day}T00:00`, timeZone);
    return { day, before: planFor(reading.config, reading.state, at), after: planFor(config, reading.state, at) };
  });
  return { planned: planFor(config, reading.state, now), later };
}

type Rows = Exclude<Edited, { problem: Message }> & { readonly config: () => Config; readonly cells: Sheets };
type Sheets = ReturnType<typeof cellsOf>;

/** The rows of several edits, each computed on the result of the one before: two new rows never share an id. */
function rowsOf(reading: Reading, edits: readonly Edit[]): Rows | { readonly problem: Message } {
  let cells = cellsOf(reading.workbook);
  let config = () => reading.config;
  const rows: RowEdit[] = [];
  const undo: RowEdit[] = [];
  for (const edit of edits) {
    const edited = rowsFor(config(), edit, reading.planned.desired.today);
    if ('problem' in edited) return edited;
    rows.push(...edited.rows);
    undo.unshift(...edited.undo);
    for (const row of edited.rows)
      cells = { ...cells, [row.table]: withRow(reading.workbook.sheets[row.table].data, cells[row.table], row) };
    const now = cells;
    const spoilt = edited.rows.map((row) => unreadable(now, row)).find((said) => said !== undefined);
    if (spoilt) return { problem: spoilt };
    config = () => checkRemembered(parseWorkbook(now, { spent: reading.config.spent }), reading.state.ids);
  }
  return { rows, undo, config, cells };
}

/**
 * Why a row could not be read as it would be written, as where its last day would come before its first: saved, it would say
 * nothing, and hold whom it stood for. Only its own table is parsed, and that once.
 */
function unreadable(cells: Sheets, row: RowEdit): Message | undefined {
  const { tables, diagnostics } = parseWorkbook({ settings: cells.settings, [row.table]: cells[row.table] });
  const faulty = tables[row.table].faulty.get(row.key);
  return faulty && diagnostics.find((one) => one.table === row.table && one.row === faulty.row && one.severity === 'error')?.message;
}

function withRow(read: SheetData, edited: SheetData | undefined, row: RowEdit): SheetData {
  const sheet = edited ?? read;
  const keyIn = (line: readonly unknown[]) => keyOfCells(row.table, (field) => line[sheet.columns.indexOf(field)]);
  const write = (line: readonly unknown[]) =>
    sheet.columns.map((field, at) => (field !== undefined && field in row.cells ? row.cells[field] : (line[at] ?? '')));
  if (row.isNew) return { ...sheet, rows: [...sheet.rows, write([])] };
  return { ...sheet, rows: sheet.rows.map((line) => (keyIn(line) === row.key ? write(line) : line)) };
}

/**
 * Edits the workbook, all or nothing. Returns the rows that undo it, in the order to write them, and the resulting workbook.
 * Throws WorkbookError or GoogleError.
 */
export function* edit(
  reading: Reading,
  edits: readonly Edit[],
): Program<{ readonly problem: Message } | { readonly undo: readonly RowEdit[]; readonly workbook: Workbook }> {
  const seen = rowsOf(reading, edits);
  if ('problem' in seen) return seen;
  const missing = yield* writeEdits(reading.workbook, seen.rows);
  return missing ? { problem: missing } : { undo: withWritten(seen.undo, seen.rows), workbook: withSheets(reading.workbook, seen) };
}

/** The workbook with what was written, read back by nobody. Ids that were given out are spent. */
function withSheets(workbook: Workbook, { rows, cells }: Pick<Rows, 'rows' | 'cells'>): Workbook {
  const sheets = { ...workbook.sheets };
  for (const [table, data] of Object.entries(cells) as [TableName, SheetData][]) sheets[table] = { ...sheets[table], data };
  const spent = highestIds([...workbook.spent, ...rows.filter((row) => row.isNew).map((row) => row.key)]);
  return { ...workbook, sheets, spent, rowMark: markLeft(workbook) };
}

/** Undoes an edit, all or nothing: it overwrites nothing that somebody has written since in those rows. */
export function* undo(spreadsheetId: string, rows: readonly RowEdit[]): Program<{ readonly problem: Message } | undefined> {
  const done = yield* takeBack(yield* readWorkbook(spreadsheetId), rows);
  return 'problem' in done ? done : undefined;
}

/** As `undo`, in a workbook that was just read, and answers it as it then is, read back by nobody. */
export function* takeBack(
  workbook: Workbook,
  rows: readonly RowEdit[],
): Program<{ readonly problem: Message } | { readonly workbook: Workbook }> {
  const changed = rows.find((row) => changedSince(row, cellsNow(workbook, row)));
  if (changed) return { problem: workflowMessage('undo.changedSince', { row: changed.key }) };
  const missing = yield* writeEdits(workbook, rows);
  if (missing) return { problem: missing };
  let cells = cellsOf(workbook);
  for (const row of rows) {
    const written = { ...row, cells: { ...systemCleared(row), ...row.cells } };
    cells = { ...cells, [row.table]: withRow(workbook.sheets[row.table].data, cells[row.table], written) };
  }
  return { workbook: withSheets(workbook, { rows, cells }) };
}

/** A row's current cells. A row that is gone has nothing to lose: it counts as unchanged. */
function cellsNow({ sheets }: Workbook, row: RowEdit): (field: string) => unknown {
  const { columns, rows } = sheets[row.table].data;
  const line = rows.find((cells) => keyOfCells(row.table, (field) => cells[columns.indexOf(field)]) === row.key);
  return (field) => (line === undefined || !columns.includes(field) ? row.wrote?.[field] : line[columns.indexOf(field)]);
}

/**
 * Writes rows, all or none: new ones at the end, others by key. A cell that the workbook's own reader would not read back as
 * written is refused here, whoever wrote it. Returns why nothing is written: a bad cell, a row that is gone, or a new row's
 * key that somebody has just taken (two who save at once choose the same free id). Throws as `edit`.
 */
export function* writeEdits(workbook: Workbook, edits: readonly RowEdit[]): Program<Message | undefined> {
  const rows = together(edits);
  const problem = (row: RowEdit) => lackingColumn(workbook, row.table, row.cells)?.said ?? unwritable(row);
  const lacking = rows.map(problem).find((one) => one !== undefined);
  if (lacking) return lacking;
  const cells = rows.filter((one) => !one.isNew).flatMap((row) => keyedCells(workbook, row));
  try {
    const [first] = yield* writeTogether(
      workbook,
      rows.filter((one) => one.isNew),
      cells,
    );
    return first && notThere(workbook, first);
  } catch (error) {
    if (error instanceof WorkbookError && error.trouble === 'taken') return error.said;
    throw error;
  }
}

function notThere({ sheets }: Workbook, { table, key, reason }: SkippedCell): Message {
  const { title } = sheets[table];
  if (reason === 'doubleRow') return workflowMessage('row.twice', { tab: title, row: key });
  return workflowMessage('row.gone', { row: key, tab: title });
}

/** Taking a row away also clears the system's cells; those without a column are clear already. */
function keyedCells({ sheets }: Workbook, row: RowEdit): KeyedCell[] {
  const { columns } = sheets[row.table].data;
  const cleared = Object.entries(systemCleared(row)).filter(([field]) => columns.includes(field));
  return [...cleared, ...Object.entries(row.cells)].map(([field, value]) => ({ table: row.table, key: row.key, field, value }));
}
