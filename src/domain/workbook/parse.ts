/** Reads the workbook's cells into typed rows, and decides for each non-empty row whether it can be trusted. */

import type { Message } from '../message.ts';
import { clean, lower } from '../text.ts';
import { emptyValue, isEmptyCell, shownText } from './cells.ts';
import { type Config, type FaultyRow, faultyRow, type SheetData, type TableContent } from './config.ts';
import { type Diagnostic, diagnose, diagnosticOf, type Fault } from './diagnostic.ts';
import { wholeKey } from './keys.ts';
import { workbookMessage } from './messages.ts';
import { readCell } from './read-cell.ts';
import { checkSetting, coordinatorsOf, settingsFrom } from './read-settings.ts';
import { intervals, personCheck, type RowCheck, type Values } from './row-checks.ts';
import type { Field } from './tables/field.ts';
import { type Settings, settingDefaults } from './tables/settings.ts';
import { fieldsOf, type Row, SCHEMA, sinceOf, type TableName, tableNames, tableOf } from './tables.ts';

export interface ParseOptions {
  readonly spent?: readonly string[];
  /** Settings that hold where the workbook says nothing. */
  readonly defaults?: Partial<Settings>;
}

/**
 * Parses every table. Never throws on what cells hold. A table that is not in `sheets` is empty.
 * Cross-table references are checked apart, by `checkReferences`.
 */
export function parseWorkbook(sheets: Partial<Record<TableName, SheetData>>, options: ParseOptions = {}): Config {
  const diagnostics: Diagnostic[] = [];
  const parsed = {} as { [T in TableName]: TableContent<T> };
  /** `by`: the settings that the check goes by. */
  const read = <T extends TableName>(table: T, check: RowCheck, by = '') => {
    const { content, told } = parsedOnce(table, sheets[table], check, by);
    (parsed as Record<TableName, unknown>)[table] = content;
    diagnostics.push(...told);
  };
  read('settings', checkSetting);
  const written = settingsFrom(parsed.settings.rows, { ...settingDefaults, ...options.defaults });
  const settings = { ...written, coordinators: coordinatorsOf(written, parsed.settings.rows, diagnostics) };
  const person = personCheck(settings.domains);
  if (sheets.people && settings.domains.length === 0) {
    diagnostics.push(diagnose('error', { table: 'settings', row: 0, field: 'domains' }, workbookMessage('domainsMissing')));
  }
  const spans = intervals(settings.timeZone);
  const by = JSON.stringify([settings.timeZone, settings.domains]);
  for (const table of tableNames) {
    if (table !== 'settings')
      read(table, table === 'people' ? (values, cells) => [...person(values, cells), ...spans(values, cells)] : spans, by);
  }
  return { tables: parsed, settings, diagnostics, spent: options.spent ?? [] };
}

/** A sheet of a table's columns from records by code name, as the workbook would hold them below a header row. */
export function sheetOf(table: TableName, records: readonly Readonly<Record<string, unknown>>[]): SheetData {
  const columns = fieldsOf(table).map(([code]) => code);
  return { columns, rows: records.map((record) => columns.map((code) => record[code] ?? '')), firstRow: 2 };
}

interface ParsedTable {
  readonly by: string;
  readonly content: TableContent<TableName>;
  readonly told: readonly Diagnostic[];
}

/** Cache by sheet object: the preview of an edit changes one table, and the other sheets are the same objects. */
const parsedSheets = new WeakMap<SheetData, ParsedTable>();

function parsedOnce(table: TableName, sheet: SheetData | undefined, check: RowCheck, settings: string): ParsedTable {
  const by = `${table} ${settings}`;
  const known = sheet && parsedSheets.get(sheet);
  if (known?.by === by) return known;
  const told: Diagnostic[] = [];
  const made: ParsedTable = { by, content: parseTable(table, sheet, check, told), told };
  if (sheet) parsedSheets.set(sheet, made);
  return made;
}

function parseTable<T extends TableName>(
  table: T,
  sheet: SheetData | undefined,
  check: RowCheck,
  diagnostics: Diagnostic[],
): TableContent<T> {
  const rows: Row<T>[] = [];
  const keyless: number[] = [];
  const keylessCells: Record<string, string>[] = [];
  const faulty = new Map<string, FaultyRow>();
  if (!sheet) return { rows, faulty, keyless, keylessCells, seen: 0 };
  const trusted = checkColumns(table, sheet, diagnostics);
  const fields = fieldsOf(table).map(([code, field]) => ({ code, field, column: sheet.columns.indexOf(code) }));
  const hasKey = tableOf(table).key.length > 0;

  const found = new Map<string, { key: string; row: number; values: Values; cells: Record<string, string>; faults: Fault[] }[]>();
  let seen = 0;
  sheet.rows.forEach((line, index) => {
    if (fields.every(({ column }) => column < 0 || isEmptyCell(line[column]))) return;
    seen++;
    const row = sheet.firstRow + index;
    const { values, cells, faults } = readRow(table, fields, line);
    if (!faults.some((fault) => fault.severity === undefined)) faults.push(...check(values, cells));
    const key = wholeKey(table, (field) => cells[field]);
    const report = (fault: Fault) => diagnostics.push(diagnosticOf(table, row, fault));
    faults.forEach(report);
    if (hasKey && key === '') {
      keyless.push(row);
      keylessCells.push(cells);
      return;
    }
    // People type M-1 and m-1 for the same thing. Ids that the system writes differ by case.
    const named = !hasKey ? String(row) : tableOf(table).hidden ? key : lower(key);
    found.set(named, [...(found.get(named) ?? []), { key: hasKey ? key : named, row, values, cells, faults }]);
  });

  for (const same of found.values()) {
    const first = same[0];
    if (!first) continue;
    if (same.length > 1) for (const one of same) diagnostics.push(diagnosticOf(table, one.row, equalKeys(table, one.key, same, one.row)));
    if (same.length === 1 && trusted && !first.faults.some((fault) => fault.severity === undefined)) {
      rows.push({ ...first.values, row: first.row } as unknown as Row<T>);
    } else {
      for (const { key } of same)
        faulty.set(
          key,
          faultyRow(
            key,
            same.filter((one) => one.key === key),
          ),
        );
    }
  }
  return { rows, faulty, keyless, keylessCells, seen };
}

function readRow(table: TableName, fields: readonly { code: string; field: Field; column: number }[], line: readonly unknown[]) {
  const values: Values = {};
  const cells: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const { code, field, column } of fields) {
    const cell = column < 0 ? undefined : line[column];
    const text = cell === undefined || cell === '' ? '' : clean(shownText(field, cell));
    if (text !== '') cells[code] = text;
    const reading = text === '' ? { value: emptyValue(field) } : readCell(field, cell);
    if ('value' in reading) {
      values[code] = reading.value;
      if (text !== '' || !field.required) continue;
      const key = tableOf(table).key.includes(code);
      faults.push({
        code: key ? 'keyless' : 'required',
        field: code,
        shown: '',
        fix: workbookMessage(key ? 'row.keyless' : 'cell.missing', { header: field.header }),
      });
    } else {
      values[code] = emptyValue(field);
      // The system's own cells are output: a bad value there holds nothing back.
      faults.push({ ...reading, field: code, ...(field.system && !field.guarded ? { severity: 'info' as const } : {}) });
    }
  }
  return { values, cells, faults };
}

/** Whether the table's rows can be trusted: no guarded or key column is missing, and none stands twice. */
function checkColumns(table: TableName, sheet: SheetData, diagnostics: Diagnostic[]): boolean {
  let trusted = true;
  const tell = (field: string, code: string, message: Message) => {
    trusted = false;
    diagnostics.push(diagnose('error', { table, row: sheet.firstRow - 1, field }, message, code));
  };
  for (const [code, field] of fieldsOf(table)) {
    const times = sheet.columns.filter((column) => column === code).length;
    if (times > 1) {
      tell(code, 'columnTwice', workbookMessage('sheet.columnTwice', { header: field.header, times }));
    } else if (times === 0 && (field.guarded || field.required) && sinceOf(table, code) <= (sheet.schema ?? SCHEMA)) {
      tell(code, 'columnMissing', workbookMessage('sheet.columnMissing', { header: field.header }));
    }
  }
  return trusted;
}

function equalKeys(table: TableName, key: string, same: readonly { row: number }[], row: number): Fault {
  const rows = same.filter((one) => one.row !== row).map((one) => one.row);
  return {
    code: 'equalKeys',
    field: tableOf(table).key[0] ?? '',
    shown: '',
    fix: workbookMessage('row.equalKeys', { key, rows }),
  };
}
