/** A file's lines as cells of a table: which columns fill which fields, and which lines were chosen. Pure. */

import type { Message } from '../../message.ts';
import { nearest } from '../../nearest.ts';
import { clean, fold, lower } from '../../text.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { diagnose } from '../diagnostic.ts';
import { unescaped } from '../exporting.ts';
import { workbookMessage } from '../messages.ts';
import { readCell } from '../read-cell.ts';
import { type TableName, tableOf } from '../tables.ts';
import { markings } from './column-names.ts';
import { type Columns, columnsOf, meaningOf, squashed } from './columns.ts';
import { lastNameFirst } from './person-names.ts';
import { isPrivate, ownerColumn, registerOf, type SourceRow, unitsOf } from './registers.ts';

/** A decoded file: its header line, and the cells below as text. A cell that a short line lacks is undefined or absent. */
export interface Incoming {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | undefined)[])[];
}
/** Keeps the lines whose source column holds the value; letter case aside. Several: all must hold. */
export interface Where {
  readonly column: string;
  readonly value: string;
}

/** A line of the file as cells of the table. */
export interface Line {
  /** The header is 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** A unit of a private owner. */
  readonly private?: boolean;
}

export interface Lines {
  readonly lines: readonly Line[];
  readonly unknownColumns: readonly string[];
  /** Lines that `where` left out. */
  readonly leftOut: number;
  /** Whether `where` chooses by a unit's owner. */
  readonly byOwner: boolean;
  readonly remarks: readonly Diagnostic[];
}
/** Why a file is refused as a whole. */
export interface Stop {
  readonly stop: Diagnostic;
}

type Source = { readonly cells: readonly (string | undefined)[]; readonly row: number };

/** Reads 'column=value'; undefined when there is no '=' or no column. The value may be empty. */
export function parseWhere(text: string): Where | undefined {
  const at = text.indexOf('=');
  return at < 1 ? undefined : { column: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

/** The file with only the lines that `where` keeps; the others are emptied, so that each keeps its number. */
export function keeping(table: TableName, incoming: Incoming, where: readonly Where[]): Incoming | Stop {
  if (where.length === 0) return incoming;
  const found = chosen(
    table,
    incoming.headers,
    incoming.rows.map((cells, index) => ({ cells, row: index + 2 })),
    where,
  );
  return 'stop' in found
    ? found
    : { headers: incoming.headers, rows: incoming.rows.map((cells, index) => (found.kept.has(index + 2) ? cells : [])) };
}

/** The lines that `where` keeps, mapped to fields. */
export function linesOf(table: TableName, incoming: Incoming, where: readonly Where[]): Lines | Stop {
  const filled = incoming.rows.map((cells, index): Source => ({ cells, row: index + 2 })).filter(({ cells }) => cells.some(isFilled));
  const isHeader = ({ cells }: Source): boolean => incoming.headers.every((header, at) => clean(cells[at] ?? '') === clean(header));
  const all = filled.filter((source) => !isHeader(source));
  const again = filled.filter(isHeader).map(({ row }) => headerAgain(table, row));
  const found = chosen(table, incoming.headers, all, where);
  if ('stop' in found) return found;
  const { kept, byOwner, owner } = found;
  const common = { leftOut: all.length - kept.size, byOwner };
  const privately = (cells: Source['cells']) => (owner >= 0 && isPrivate(cells[owner] ?? '') ? { private: true } : {});

  const register = table === 'units' ? registerOf(incoming.headers) : undefined;
  if (register) {
    const headers = incoming.headers.map((header) => lower(clean(header)));
    const source = all.map(({ cells }): SourceRow => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])));
    const units = unitsOf(register, source);
    const lines = all.flatMap(({ row, cells }, index): Line[] =>
      kept.has(row) ? [{ row, cells: units[index] ?? {}, ...privately(cells) }] : [],
    );
    return { lines, unknownColumns: [], remarks: again, ...common };
  }
  const columns = columnsOf(table, incoming.headers, (at) => all.some(({ cells }) => isFilled(cells[at])));
  if (columns.stop) return stopped(table, 1, columns.stop.message, columns.stop.code);
  const lines: Line[] = [];
  for (const { cells, row } of all.filter((one) => kept.has(one.row))) {
    const line = lineOf(table, columns, cells, incoming.headers);
    if ('stop' in line) return stopped(table, row, line.stop);
    lines.push({ row, ...line, ...privately(cells) });
  }
  const named = table === 'people' ? lastNameFirst(lines, columns.name.lastFirst !== undefined) : { lines, remarks: [] };
  return {
    lines: named.lines,
    unknownColumns: columns.unknown,
    remarks: [...columnRemarks(table, columns), ...again, ...named.remarks],
    ...common,
  };
}

/** Tick boxes fill empty rows with FALSE when a sheet is saved as text: such a row is empty. */
function isFilled(cell: string | undefined): boolean {
  const text = clean(cell ?? '');
  return text !== '' && text !== 'FALSE' && text !== 'FALSKT';
}

/** A line's cells by field; a message where a column of another name holds what can't be read as its field. */
function lineOf(
  table: TableName,
  { codes, others, name }: Columns,
  cells: Source['cells'],
  headers: readonly string[],
): Pick<Line, 'cells'> | { readonly stop: Message } {
  const mine: Record<string, string> = {};
  for (const [at, code] of codes.entries()) {
    const cell = cells[at];
    const field = code === undefined ? undefined : tableOf(table).fields[code];
    if (code === undefined || !field || cell === undefined) continue;
    if (!(others.has(at) && field.guarded && field.type === 'yesNo')) {
      mine[code] = field.type === 'email' || field.type === 'emails' ? bareAddresses(cell) : unescaped(cell);
      continue;
    }
    // A cell that another system left empty does not clear what people wrote here.
    const text = clean(cell);
    if (text === '') continue;
    const reading = readCell(field, text);
    const marked = 'value' in reading ? reading.value === true : markedWord(text);
    if (marked === undefined) {
      const facts = { shown: clean(headers[at] ?? ''), header: field.header, text: text.slice(0, 40) };
      return { stop: workbookMessage('otherValue', facts) };
    }
    mine[code] = marked ? 'ja' : 'nej';
  }
  const [first, last] = [name.first, name.last].map((at) => (at === undefined ? undefined : clean(cells[at] ?? '')));
  if (first !== undefined && last !== undefined) mine.name = `${first} ${last}`.trim();
  if (name.lastFirst !== undefined) mine.name = unescaped(cells[name.lastFirst] ?? '');
  return { cells: mine };
}

/** Two lists put below each other, each with its header row. */
const headerAgain = (table: TableName, row: number): Diagnostic => diagnose('info', { table, row }, workbookMessage('headerAgain'));

const address = '(?:mailto:)?([^\\s<>@,;:"]+@[^\\s<>@,;:"]+)';
const wrapped = new RegExp(`^(\\s*)(?:[^<>@]*<\\s*${address}\\s*>|${address})\\s*$`, 'i');

/** Addresses without what mail programs write around them: Anna Ek <anna.ek@…>, mailto:anna.ek@…. All else stays. */
function bareAddresses(cell: string): string {
  const text = unescaped(cell);
  if (!/[<:]|[,;]\s*$/.test(text)) return text;
  return text
    .replace(/"[^"<>@]*"\s*(?=<)/g, '')
    .replace(/[\s,;]+$/, '')
    .replace(/[^,;\r\n]+/g, (part) => part.replace(wrapped, '$1$2$3'));
}

const markedWord = (text: string): boolean | undefined =>
  markings.yes.test(fold(text)) ? true : markings.no.test(fold(text)) ? false : undefined;

function columnRemarks(table: TableName, { system, twice }: Columns): Diagnostic[] {
  return [
    ...system.map((shown) => diagnose('info', { table, row: 1 }, workbookMessage('systemColumn', { shown }))),
    ...twice.map((shown) => diagnose('warning', { table, row: 1 }, workbookMessage('file.columnTwice', { shown }), 'columnTwice')),
  ];
}

/** The rows that every `where` keeps; a filter that names no column, or keeps nothing, stops the import. */
function chosen(
  table: TableName,
  headers: readonly string[],
  all: readonly Source[],
  where: readonly Where[],
): { readonly kept: ReadonlySet<number>; readonly byOwner: boolean; readonly owner: number } | Stop {
  const lowered = headers.map((header) => lower(clean(header)));
  const codeOf = (header: string): string | undefined => {
    const meaning = meaningOf(table, header);
    return meaning.kind === 'field' ? meaning.code : undefined;
  };
  const at = (column: string): number => {
    const exact = lowered.indexOf(lower(column));
    const code = codeOf(column);
    return exact >= 0
      ? exact
      : headers.findIndex((one) => squashed(one) === squashed(column) || (code !== undefined && codeOf(one) === code));
  };
  const tests = where.map(({ column, value }) => ({ column, value, at: at(column) }));
  const wrong = tests.find((test) => test.at < 0);
  if (wrong) return stopped(table, 1, noSuchColumn(headers, wrong.column));
  const holds = (test: (typeof tests)[number], { cells }: Source): boolean => lower(clean(cells[test.at] ?? '')) === lower(test.value);
  const kept = new Set(all.filter((source) => tests.every((test) => holds(test, source))).map(({ row }) => row));
  if (tests.length > 0 && kept.size === 0) {
    const nothingAtOnce = workbookMessage('whereNothing', { tests: tests.map(({ column, value }) => `${column}=${value}`) });
    const none = tests.find((test) => !all.some((source) => holds(test, source)));
    const values = none ? [...new Set(all.map(({ cells }) => clean(cells[none.at] ?? '')))].filter((value) => value !== '') : [];
    return stopped(table, 1, none ? noSuchValue(none, values) : nothingAtOnce, 'whereValue');
  }
  const owner = table === 'units' ? ownerColumn(lowered) : -1;
  return { kept, owner, byOwner: owner >= 0 && tests.some((test) => test.at === owner) };
}

function noSuchColumn(headers: readonly string[], column: string): Message {
  const columns = headers.map((header) => clean(header)).filter((header) => header !== '');
  return workbookMessage('whereColumn', { column, near: nearest(column, columns), columns });
}

const fewValues = 12;

function noSuchValue({ column, value }: Where, values: readonly string[]): Message {
  const folded = fold(value);
  const near =
    values.find((one) => fold(one) === folded) ??
    nearest(value, values) ??
    values.find((one) => folded.length > 2 && (fold(one).includes(folded) || folded.includes(fold(one))));
  const listed = values.length <= fewValues ? [...values].sort((a, b) => a.localeCompare(b, 'sv')) : [];
  return workbookMessage('whereValue', { column, value, near, values: listed });
}

/** `row` is the file's. */
export const stopped = (table: TableName, row: number, message: Message, code = message.code): Stop => ({
  stop: diagnose('error', { table, row }, message, code),
});
