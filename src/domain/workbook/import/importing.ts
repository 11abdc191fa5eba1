/** Merging a file's lines into a table by key. Pure: nothing is read or written here. */

import { CELL_CHARACTERS } from '../../../quotas/google.ts';
import type { Message } from '../../message.ts';
import { clean, lower } from '../../text.ts';
import { cellOf, cellText, isEmptyCell, shownText } from '../cells.ts';
import type { SheetData } from '../config.ts';
import { type Diagnostic, diagnose, diagnosticOf } from '../diagnostic.ts';
import { wholeKey } from '../keys.ts';
import { workbookMessage } from '../messages.ts';
import { readCell } from '../read-cell.ts';
import type { Field } from '../tables/field.ts';
import { settingFields } from '../tables/settings.ts';
import { fieldsOf, type TableName, tableOf } from '../tables.ts';
import { type Incoming, type Line, linesOf, type Stop, stopped, type Where } from './lines.ts';

export type Cells = Readonly<Record<string, string | number>>;

export interface Refused {
  /** The file's row; the header is 1. */
  readonly row: number;
  /** `keyless`: it has no key. `ambiguous`: several rows of the workbook have its key. */
  readonly code: 'keyless' | 'ambiguous';
  readonly message: Message;
}

export interface Merge {
  /** Why nothing at all is merged; then all else is empty. */
  readonly stop?: Diagnostic;
  /** Cells to change in rows that stand already, by 1-based sheet row; '' clears. Only what differs. */
  readonly updates: readonly { readonly row: number; readonly key: string; readonly cells: Cells }[];
  /** New rows; several may share a key, with each other or with an existing row. */
  readonly appends: readonly { readonly key: string; readonly cells: Cells }[];
  /** Lines that are not merged. */
  readonly refused: readonly Refused[];
  /** Faulty values (written as they are) and remarks; `row` is the file's. */
  readonly diagnostics: readonly Diagnostic[];
  /** Headers that are no field of the table. */
  readonly unknownColumns: readonly string[];
  /** Lines that hold a value which can't be read, or share their key with another; `plan` will say so too. */
  readonly faulty: number;
  readonly unchanged: number;
  /** Lines that `where` left out. */
  readonly leftOut: number;
  /** New units of a private owner, left out because nobody asked for them. */
  readonly privateLeftOut: number;
}

/** Whether people may import into a table: not the log, nor the hidden ones. */
export function canImport(table: TableName): boolean {
  return !tableOf(table).hidden && !tableOf(table).system;
}

/** A line as it would be written. */
interface Written {
  readonly row: number;
  readonly key: string;
  readonly cells: Cells;
  readonly problems: readonly Diagnostic[];
}
interface Standing {
  readonly row: number;
  readonly cells: Cells;
}

/**
 * What writing a file into a table would change. Merges by key, never deletes. An empty cell clears, an absent column or
 * cell leaves. Values that can't be read are written as they are and counted. Fields that the system writes are left alone.
 * New units of a private owner are left out unless `private` asks for them, or a `where` chooses by owner: who works there
 * is not the municipality's staff.
 *
 * Equal keys: of several lines that differ none is written over another, nor over a row that stands. Those that no row
 * says already are added beside it, and all are faulty until somebody chooses. A lone line whose key several rows have is
 * refused. Keys are equal whatever their letter case and spaces.
 */
export function mergeRows(
  table: TableName,
  existing: SheetData,
  incoming: Incoming,
  options: { readonly where?: readonly Where[]; readonly private?: boolean } = {},
): Merge {
  const read = linesOf(table, incoming, options.where ?? []);
  if ('stop' in read) return { ...nothing, ...read };
  const writable = new Set(existing.columns.filter((code) => code !== undefined));
  const standing = standingRows(table, existing);
  const refused: Refused[] = [];
  const given = new Set(read.lines.flatMap(({ cells }) => Object.keys(cells)));
  const lacking = [...given].filter((code) => !writable.has(code));
  const diagnostics: Diagnostic[] = [...lacking.map((code) => noColumn(table, code)), ...read.remarks];
  const groups = new Map<string, Written[]>();
  let [faulty, unchanged, privateLeftOut] = [0, 0, 0];
  for (const line of read.lines) {
    const key = wholeKey(table, (field) => line.cells[field]);
    if (key === '') {
      refused.push({ row: line.row, code: 'keyless', message: keyMissing(table) });
      continue;
    }
    if (line.private && !read.byOwner && !options.private && !standing.has(lower(key))) {
      privateLeftOut++;
      continue;
    }
    if (table === 'settings' && (settingFields as Readonly<Record<string, Field>>)[key]?.system) {
      diagnostics.push(systemSetting(line.row, key));
      continue;
    }
    const { cells, problems } = written(table, line, writable);
    const long = tooLong(table, line.row, cells);
    if (long) return { ...nothing, ...long };
    const same = groups.get(lower(key)) ?? [];
    // A repeated line adds nothing.
    if (same.some((one) => one.key === key && JSON.stringify(one.cells) === JSON.stringify(cells))) unchanged++;
    else groups.set(lower(key), [...same, { row: line.row, key, cells, problems }]);
    diagnostics.push(...problems);
    if (problems.length > 0) faulty++;
  }

  const updates: { row: number; key: string; cells: Cells }[] = [];
  const appends: { key: string; cells: Cells }[] = [];
  const added = ({ key, cells }: Written) => ({ key, cells: Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== '')) });
  for (const [form, lines] of groups) {
    const rows = standing.get(form) ?? [];
    const [line] = lines;
    if (!line) continue;
    if (lines.length > 1) {
      for (const one of lines) {
        diagnostics.push(equalKeys(table, one, lines, rows));
        if (one.problems.length === 0) faulty++;
        if (rows.some((row) => says(table, row, one))) unchanged++;
        else appends.push(added(one));
      }
    } else if (rows.some((row) => says(table, row, line))) unchanged++;
    else if (rows.length > 1)
      refused.push({ row: line.row, code: 'ambiguous', message: workbookMessage('file.ambiguous', { key: line.key, rows: rowsOf(rows) }) });
    else if (!rows[0]) appends.push(added(line));
    else updates.push({ row: rows[0].row, key: line.key, cells: differing(table, rows[0], line) });
  }
  const { unknownColumns, leftOut } = read;
  return { updates, appends, refused, diagnostics, unknownColumns, faulty, unchanged, leftOut, privateLeftOut };
}

const nothing: Merge = {
  updates: [],
  appends: [],
  refused: [],
  diagnostics: [],
  unknownColumns: [],
  faulty: 0,
  unchanged: 0,
  leftOut: 0,
  privateLeftOut: 0,
};

/** The cells in which a line differs from a row; the row's key keeps its spelling. */
function differing(table: TableName, { cells }: Standing, line: Written): Cells {
  return Object.fromEntries(
    Object.entries(line.cells).filter(([code, cell]) => !tableOf(table).key.includes(code) && cells[code] !== cell),
  );
}

const says = (table: TableName, row: Standing, line: Written): boolean => Object.keys(differing(table, row, line)).length === 0;

/** Existing rows by key in lower case, in the sheet's order, with their cells as they would be written. */
function standingRows(table: TableName, sheet: SheetData): ReadonlyMap<string, readonly Standing[]> {
  const standing = new Map<string, Standing[]>();
  sheet.rows.forEach((line, index) => {
    const raw: Record<string, string> = {};
    const cells: Record<string, string | number> = {};
    for (const [code, field] of fieldsOf(table)) {
      const cell = line[sheet.columns.indexOf(code)];
      raw[code] = isEmptyCell(cell) ? '' : clean(cellText(cell));
      cells[code] = canonical(field, cell).cell;
    }
    const key = lower(wholeKey(table, (field) => raw[field]));
    if (key === '') return;
    standing.set(key, [...(standing.get(key) ?? []), { row: sheet.firstRow + index, cells }]);
  });
  return standing;
}

function canonical(field: Field, cell: unknown) {
  const reading = readCell(field, cell);
  if ('value' in reading) return { cell: cellOf(field, reading.value), problem: undefined };
  return { cell: clean(shownText(field, cell), field.type === 'longText' ? 'many' : 'one'), problem: reading };
}

function written(table: TableName, line: Line, writable: ReadonlySet<string>): { cells: Cells; problems: Diagnostic[] } {
  const cells: Record<string, string | number> = {};
  const problems: Diagnostic[] = [];
  for (const [code, field] of fieldsOf(table)) {
    const raw = line.cells[code];
    if (raw === undefined) continue;
    const { cell, problem } = canonical(field, raw);
    if (writable.has(code)) cells[code] = cell;
    if (problem) problems.push(diagnosticOf(table, line.row, { ...problem, field: code, severity: 'warning' }));
  }
  return { cells, problems };
}

function tooLong(table: TableName, row: number, cells: Cells): Stop | undefined {
  const found = Object.entries(cells).find(([, cell]) => String(cell).length > CELL_CHARACTERS);
  if (!found) return undefined;
  const header = tableOf(table).fields[found[0]]?.header ?? found[0];
  return stopped(table, row, workbookMessage('file.tooLong', { header, has: String(found[1]).length, most: CELL_CHARACTERS }), 'tooLong');
}

function noColumn(table: TableName, code: string): Diagnostic {
  const [header, { title }] = [tableOf(table).fields[code]?.header ?? code, tableOf(table)];
  return diagnose('warning', { table, row: 1 }, workbookMessage('noColumn', { title, header }));
}

const keyMissing = (table: TableName): Message =>
  workbookMessage('file.keyless', { headers: tableOf(table).key.map((code) => tableOf(table).fields[code]?.header ?? code) });

const systemSetting = (row: number, key: string): Diagnostic =>
  diagnose('info', { table: 'settings', row }, workbookMessage('systemSetting', { key }));

const rowsOf = (rows: readonly { readonly row: number }[]): number[] => rows.map(({ row }) => row);

function equalKeys(table: TableName, line: Written, lines: readonly Written[], there: readonly Standing[]): Diagnostic {
  const rows = rowsOf(lines.filter((one) => one !== line));
  const message = workbookMessage('file.equalKeys', { key: line.key, rows, there: rowsOf(there) });
  return diagnose('warning', { table, row: line.row }, message, 'equalKeys');
}
