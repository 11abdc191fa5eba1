/** Merging a file's rows into a table by key, and writing a table out. Pure: nothing is read or written here. */

import { type Diagnostic, diagnosticOf, type FaultyRow, keyOfCells, type SheetData, type TableContent } from './parse.ts';
import { isPrivate, ownerColumn, registerOf, type SourceRow, unitsOf } from './registers.ts';
import { type Field, fieldOfHeader, fieldsOf, type Row, settingFields, type TableName, tableOf } from './tables.ts';
import { cellOf, cellText, clean, isEmptyCell, listParts, lower, readCell } from './text.ts';

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
export type Cells = Readonly<Record<string, string | number>>;

export interface Merge {
  /** Cells to change in rows that stand already, by 1-based sheet row; '' clears. Only what differs. */
  readonly updates: readonly { readonly row: number; readonly key: string; readonly cells: Cells }[];
  readonly appends: readonly { readonly key: string; readonly cells: Cells }[];
  /** Lines without a key, by 1-based line number counted in rows of the file (the header is 1). */
  readonly refused: readonly { readonly row: number; readonly message: string; readonly messageEn: string }[];
  /** Faulty values (written as they are) and remarks; `row` is the file's. A `whereColumn` error means that nothing was merged. */
  readonly diagnostics: readonly Diagnostic[];
  /** Headers that are no field of the table. */
  readonly unknownColumns: readonly string[];
  /** Lines that hold a value which can't be read; `plan` will say so too. */
  readonly faulty: number;
  readonly unchanged: number;
  /** Lines that `where` left out. */
  readonly leftOut: number;
  /** New units of a private owner, left out because nobody asked for them. */
  readonly privateLeftOut: number;
}

/** A line of the file as cells of the table. */
interface Line {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** A unit of a private owner. */
  readonly private?: boolean;
}

/** Reads 'column=value'; undefined when there is no '=' or no column. The value may be empty. */
export function parseWhere(text: string): Where | undefined {
  const at = text.indexOf('=');
  return at < 1 ? undefined : { column: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
}

/** Whether people may import into a table: not the log, nor the hidden ones. */
export function canImport(table: TableName): boolean {
  return !tableOf(table).hidden && !tableOf(table).system;
}

/**
 * What writing a file into a table would change. Merges by key, never deletes, refuses only rows without a key. An empty
 * cell clears, an absent column or cell leaves. Values that can't be read are written as they are and counted. Fields that
 * the system writes are left alone. New units of a private owner are left out unless `private` asks for them, or a `where`
 * chooses by owner: who works there is not the municipality's staff. Rows with equal keys match in order: all are written, and are faulty in the plan.
 */
export function mergeRows(
  table: TableName,
  existing: SheetData,
  incoming: Incoming,
  options: { readonly where?: readonly Where[]; readonly private?: boolean } = {},
): Merge {
  const diagnostics: Diagnostic[] = [];
  const chosen = chooseLines(table, incoming, options.where ?? [], diagnostics);
  if (!chosen) return { ...nothing, diagnostics };
  const { lines, unknownColumns, leftOut, byOwner } = chosen;
  const writable = new Set(existing.columns.filter((code) => code !== undefined));

  const standing = standingRows(table, existing);
  const met = new Map<string, number>();
  const seen = new Map<string, Set<string>>();
  const updates: { row: number; key: string; cells: Cells }[] = [];
  const appends: { key: string; cells: Cells }[] = [];
  const refused: { row: number; message: string; messageEn: string }[] = [];
  let faulty = 0;
  let unchanged = 0;
  let privateLeftOut = 0;
  for (const line of lines) {
    const key = keyOfCells(table, line.cells);
    if (key === '') {
      refused.push({ row: line.row, ...keyMissing(table) });
      continue;
    }
    if (line.private && !byOwner && !options.private && !standing.has(key)) {
      privateLeftOut++;
      continue;
    }
    if (table === 'settings' && (settingFields as Readonly<Record<string, Field>>)[key]?.system) {
      diagnostics.push(
        remark(
          table,
          line.row,
          'info',
          'systemSetting',
          `”${key}” skrivs av systemet och läses inte in.`,
          `“${key}” is written by the system and is not imported.`,
        ),
      );
      continue;
    }
    const { cells, problems } = written(table, line);
    diagnostics.push(...problems);
    if (problems.length > 0) faulty++;
    // The same line twice says nothing new.
    const text = JSON.stringify(cells);
    const before = seen.get(key) ?? new Set();
    if (before.has(text)) {
      unchanged++;
      continue;
    }
    seen.set(key, before.add(text));
    const place = met.get(key) ?? 0;
    met.set(key, place + 1);
    if (place > 0) diagnostics.push(equalKeys(table, key, line.row));
    const present = standing.get(key)?.[place];
    const wanted = Object.entries(cells).filter(([code]) => writable.has(code));
    if (!present) {
      appends.push({ key, cells: Object.fromEntries(wanted.filter(([, cell]) => cell !== '')) });
      continue;
    }
    const differing = wanted.filter(([code, cell]) => !tableOf(table).key.includes(code) && present.cells[code] !== cell);
    if (differing.length === 0) unchanged++;
    else updates.push({ row: present.row, key, cells: Object.fromEntries(differing) });
  }
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

/** The lines that `where` keeps, mapped to fields; undefined when a `where` names a column that the file lacks. */
function chooseLines(table: TableName, incoming: Incoming, where: readonly Where[], diagnostics: Diagnostic[]) {
  const headers = incoming.headers.map((header) => lower(clean(header)));
  const sameColumn = (header: string, column: string) => {
    const code = fieldOfHeader(table, header);
    return header === lower(column) || (code !== undefined && code === fieldOfHeader(table, column));
  };
  const tests = where.map(({ column, value }) => ({
    column,
    value: lower(value),
    at: headers.findIndex((header) => sameColumn(header, column)),
  }));
  for (const test of tests.filter(({ at }) => at < 0)) {
    const columns = incoming.headers
      .map((header) => clean(header))
      .filter((header) => header !== '')
      .join(', ');
    diagnostics.push(
      remark(
        table,
        1,
        'error',
        'whereColumn',
        `Filen har ingen kolumn ”${test.column}”. Dess kolumner: ${columns}.`,
        `The file has no column “${test.column}”. Its columns: ${columns}.`,
      ),
    );
  }
  if (tests.some(({ at }) => at < 0)) return undefined;
  const kept = (cells: readonly (string | undefined)[]) => tests.every(({ at, value }) => lower(clean(cells[at] ?? '')) === value);
  const filled = (cells: readonly (string | undefined)[]) => cells.some((cell) => clean(cell ?? '') !== '');
  const all = incoming.rows.map((cells, index) => ({ cells, row: index + 2 })).filter(({ cells }) => filled(cells));
  const leftOut = all.filter(({ cells }) => !kept(cells)).length;

  const owner = table === 'units' ? ownerColumn(headers) : -1;
  const byOwner = owner >= 0 && tests.some(({ at }) => at === owner);
  const privately = (cells: readonly (string | undefined)[]) => (owner >= 0 && isPrivate(cells[owner] ?? '') ? { private: true } : {});
  const register = table === 'units' ? registerOf(incoming.headers) : undefined;
  if (register) {
    const source = all.map(({ cells }): SourceRow => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])));
    const units = unitsOf(register, source);
    const lines = all
      .map(({ row, cells }, index): Line => ({ row, cells: units[index] ?? {}, ...privately(cells) }))
      .filter((_, index) => kept(all[index]?.cells ?? []));
    return { lines, unknownColumns: [], leftOut, byOwner };
  }
  const { codes, unknownColumns } = columnsOf(table, incoming.headers, diagnostics);
  const lines = all
    .filter(({ cells }) => kept(cells))
    .map(({ cells, row }): Line => {
      const mine: Record<string, string> = {};
      codes.forEach((code, at) => {
        const cell = cells[at];
        if (code !== undefined && cell !== undefined) mine[code] = unescaped(cell);
      });
      return { row, cells: mine, ...privately(cells) };
    });
  return { lines, unknownColumns, leftOut, byOwner };
}

/** Which field each column of the file fills. A field that two columns name is filled by the first. */
function columnsOf(table: TableName, headers: readonly string[], diagnostics: Diagnostic[]) {
  const unknownColumns: string[] = [];
  const codes: (string | undefined)[] = [];
  for (const header of headers) {
    const code = fieldOfHeader(table, clean(header));
    const shown = clean(header);
    const mine = code !== undefined && !codes.includes(code) && !tableOf(table).fields[code]?.system ? code : undefined;
    codes.push(mine);
    if (code === undefined && shown !== '') unknownColumns.push(shown);
    else if (code !== undefined && mine === undefined) {
      const system = tableOf(table).fields[code]?.system;
      diagnostics.push(
        remark(
          table,
          1,
          system ? 'info' : 'warning',
          system ? 'systemColumn' : 'columnTwice',
          system ? `Kolumnen ${shown} skrivs av systemet och läses inte in.` : `Kolumnen ${shown} finns två gånger. Den första gäller.`,
          system
            ? `The column ${shown} is written by the system and is not imported.`
            : `The column ${shown} stands twice. The first counts.`,
        ),
      );
    }
  }
  return { codes, unknownColumns };
}

/** The rows that stand, by key, in the sheet's order, with their cells as they would be written. */
function standingRows(table: TableName, sheet: SheetData): ReadonlyMap<string, readonly { row: number; cells: Cells }[]> {
  const standing = new Map<string, { row: number; cells: Cells }[]>();
  sheet.rows.forEach((line, index) => {
    const raw: Record<string, string> = {};
    const cells: Record<string, string | number> = {};
    for (const [code, field] of fieldsOf(table)) {
      const cell = line[sheet.columns.indexOf(code)];
      raw[code] = isEmptyCell(cell) ? '' : clean(cellText(cell));
      cells[code] = canonical(field, cell).cell;
    }
    const key = keyOfCells(table, raw);
    if (key === '') return;
    const same = standing.get(key);
    if (same) same.push({ row: sheet.firstRow + index, cells });
    else standing.set(key, [{ row: sheet.firstRow + index, cells }]);
  });
  return standing;
}

function canonical(field: Field, cell: unknown) {
  const reading = readCell(field, cell);
  if ('value' in reading) return { cell: cellOf(field, reading.value), problem: undefined };
  return { cell: clean(cellText(cell), field.type === 'longText' ? 'many' : 'one'), problem: reading };
}

function written(table: TableName, line: Line): { cells: Cells; problems: Diagnostic[] } {
  const cells: Record<string, string | number> = {};
  const problems: Diagnostic[] = [];
  for (const [code, field] of fieldsOf(table)) {
    const raw = line.cells[code];
    if (raw === undefined) continue;
    const { cell, problem } = canonical(field, raw);
    cells[code] = cell;
    if (problem) problems.push(diagnosticOf(table, line.row, { ...problem, field: code, severity: 'warning' }));
  }
  return { cells, problems };
}

function keyMissing(table: TableName) {
  const headers = tableOf(table)
    .key.map((code) => tableOf(table).fields[code]?.header ?? code)
    .join(', ');
  return { message: `Raden saknar ${headers} och läses inte in.`, messageEn: `The row lacks ${headers} and is not imported.` };
}

function equalKeys(table: TableName, key: string, row: number): Diagnostic {
  return remark(
    table,
    row,
    'warning',
    'equalKeys',
    `”${key}” står flera gånger i filen med olika innehåll. Behåll en av raderna.`,
    `“${key}” stands several times in the file with different contents. Keep one of the rows.`,
  );
}

function remark(
  table: TableName,
  row: number,
  severity: Diagnostic['severity'],
  code: string,
  message: string,
  messageEn: string,
): Diagnostic {
  return { severity, table, row, code, message, messageEn };
}

// Spreadsheets run text that begins with these, so an export puts an apostrophe before them, and an import takes it away.
// Text that already begins so with apostrophes gets one more: what is exported is imported as it was.
const runnable = /^'*[=+\-@\t\r]/;
const unescaped = (cell: string): string => (cell.startsWith("'") && runnable.test(cell) ? cell.slice(1) : cell);

/** A row to export: a good one, or a faulty one's cells as text. */
export type Exported = Readonly<Record<string, unknown>>;

/** Every row of a table with a readable key, faulty ones included, in the sheet's order. */
export function rowsToExport<T extends TableName>(content: TableContent<T>): readonly Exported[] {
  const good = content.rows.map((row: Row<T>) => ({ row: row.row, cells: row as unknown as Exported }));
  const bad = [...content.faulty.values()].flatMap((faulty: FaultyRow) =>
    faulty.every.map((cells, at) => ({ row: faulty.rows[at] ?? faulty.row, cells })),
  );
  return [...good, ...bad].sort((a, b) => a.row - b.row).map(({ cells }) => cells);
}

/**
 * Rows by code names, for JSON: lists as arrays, numbers as numbers, ja/nej and other words as words, dates as text, null
 * where nothing stands. Cells of faulty rows stay as they are.
 */
export function exportRows(table: TableName, rows: readonly Exported[]): readonly Readonly<Record<string, unknown>>[] {
  return rows.map((row) => Object.fromEntries(fieldsOf(table).map(([code, field]) => [code, jsonValue(field, row[code])])));
}

function jsonValue(field: Field, value: unknown): unknown {
  const isList = ['list', 'emails', 'links', 'choices'].indexOf(field.type) >= 0;
  if (isList) return Array.isArray(value) ? [...value] : typeof value === 'string' ? listParts(value) : [];
  if (value === undefined || value === null)
    return ['text', 'longText', 'email', 'dateOrText', 'meetLink'].indexOf(field.type) >= 0 ? '' : null;
  if (typeof value === 'string') return value;
  return cellOf(field, value);
}

/** A table as lines of text under its Swedish headers. Text that a spreadsheet would run gets an apostrophe before it. */
export function exportCsvCells(
  table: TableName,
  rows: readonly Exported[],
): { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const fields = fieldsOf(table);
  const text = (field: Field, value: unknown): string => {
    const cell = cellOf(field, value);
    // A Swedish spreadsheet reads 16.5 as a date.
    if (typeof cell === 'number') return String(cell).replace('.', ',');
    return runnable.test(cell) ? `'${cell}` : cell;
  };
  return {
    headers: fields.map(([, field]) => field.header),
    rows: rows.map((row) => fields.map(([code, field]) => text(field, row[code]))),
  };
}
