/** Reads the workbook's cells into typed rows, and says of every row that is not empty whether it can be trusted. */

import { clean, domainOf, emptyValue, isEmptyCell, lookAlike, lower, type Problem, readCell, readEmail, shownText } from '../text.ts';
import { instantOf, isKnownZone } from '../time/dates.ts';
import {
  type Field,
  fieldsOf,
  keyOf,
  type Row,
  type SettingName,
  type Settings,
  settingDefaults,
  settingFields,
  settingOfName,
  type TableName,
  tableNames,
  tableOf,
} from './tables.ts';

/** A sheet as it was read. `columns` holds each column's code name, undefined for columns that are not ours. */
export interface SheetData {
  readonly columns: readonly (string | undefined)[];
  /** Unformatted cells below the header; trailing empty ones may be missing. */
  readonly rows: readonly (readonly unknown[])[];
  /** The 1-based sheet row of `rows[0]`. */
  readonly firstRow: number;
}

/** A row that grants nothing, and removes nothing of its key: that person or thing is held as it is (permits excepted). */
export interface FaultyRow {
  readonly key: string;
  /** The first of its rows. */
  readonly row: number;
  /** Every row with this key: several when keys are equal. */
  readonly rows: readonly number[];
  /** The row's cells as text, by code name. */
  readonly cells: Readonly<Record<string, string>>;
  /** The cells of every row with this key, in the order of `rows`; last, what it stood for when it could be read. */
  readonly every: readonly Readonly<Record<string, string>>[];
  /** Remembered, and not found: `row` is one that can't be told and may be this one. */
  readonly lost?: true;
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  readonly table: TableName;
  /** 1-based sheet row; the header's for what concerns a whole column, 0 for a whole table. */
  readonly row: number;
  readonly field?: string;
  readonly code: string;
  /** Swedish: what is wrong and what to do. */
  readonly message: string;
  readonly messageEn: string;
}

/** A parsed table. Every non-empty row is in exactly one of `rows`, `faulty` (by key) and `keyless`. */
export interface TableContent<T extends TableName> {
  readonly rows: readonly Row<T>[];
  readonly faulty: ReadonlyMap<string, FaultyRow>;
  /** Sheet rows that are not empty but have no readable key. */
  readonly keyless: readonly number[];
  /** Their cells, in the same order. */
  readonly keylessCells: readonly Readonly<Record<string, string>>[];
  /** How many rows were not empty. */
  readonly seen: number;
}

export interface Config {
  readonly tables: { readonly [T in TableName]: TableContent<T> };
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
  /** Ids that were given out and may stand in no row any more, the highest of each letter: none is given again. */
  readonly spent: readonly string[];
}

export interface ParseOptions {
  readonly spent?: readonly string[];
  /** Settings that hold where the workbook says nothing. */
  readonly defaults?: Partial<Settings>;
}

/** A problem in a row, of one field or of the row as a whole. */
export interface Fault extends Problem {
  readonly field?: string;
  readonly severity?: Diagnostic['severity'];
}
type Values = Record<string, unknown>;
/** What a table asks of a row beyond its fields. */
type RowCheck = (values: Values, cells: Readonly<Record<string, string>>) => readonly Fault[];

/**
 * Parses every table. Never throws on what cells hold. A table that is not in `sheets` is empty.
 * Cross-table references are checked apart, by `checkReferences`.
 */
export function parseWorkbook(sheets: Partial<Record<TableName, SheetData>>, options: ParseOptions = {}): Config {
  const diagnostics: Diagnostic[] = [];
  const parsed = {} as { [T in TableName]: TableContent<T> };
  const read = <T extends TableName>(table: T, check: RowCheck) => {
    (parsed as Record<TableName, unknown>)[table] = parseTable(table, sheets[table], check, diagnostics);
  };
  read('settings', checkSetting);
  const written = settingsFrom(parsed.settings.rows, { ...settingDefaults, ...options.defaults });
  const settings = { ...written, coordinators: coordinatorsOf(written, parsed.settings.rows, diagnostics) };
  const person = personCheck(settings.domains);
  if (sheets.people && settings.domains.length === 0) {
    diagnostics.push({
      severity: 'error',
      table: 'settings',
      row: 0,
      field: 'domains',
      code: 'domainsMissing',
      message: 'Inställningen Domäner är tom, så ingen adress räknas som kommunens. Skriv kommunens e-postdomän.',
      messageEn: 'The setting Domäner is empty, so no address counts as the municipality’s. Write its e-mail domain.',
    });
  }
  const spans = intervals(settings.timeZone);
  for (const table of tableNames) {
    if (table !== 'settings')
      read(table, table === 'people' ? (values, cells) => [...person(values, cells), ...spans(values, cells)] : spans);
  }
  return { tables: parsed, settings, diagnostics, spent: options.spent ?? [] };
}

/** A sheet of a table's columns from records by code name, as the workbook would hold them below a header row. */
export function sheetOf(table: TableName, records: readonly Readonly<Record<string, unknown>>[]): SheetData {
  const columns = fieldsOf(table).map(([code]) => code);
  return { columns, rows: records.map((record) => columns.map((code) => record[code] ?? '')), firstRow: 2 };
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
    const key = identity(table, values, cells);
    const report = (fault: Fault) => diagnostics.push(diagnosticOf(table, row, fault));
    faults.forEach(report);
    if (hasKey && key === '') {
      keyless.push(row);
      keylessCells.push(cells);
      return;
    }
    // People type M-1 and m-1 for one thing. Ids that the system writes are other letters, other things.
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

/** A faulty row from every row of its key. Of several, the cells shown are the same whatever their order. */
export function faultyRow(
  key: string,
  same: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[],
): FaultyRow {
  const inOrder = [...same].sort((a, b) => a.row - b.row);
  const every = inOrder.map((one) => one.cells);
  const shown = [...every].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))[0] ?? {};
  return { key, row: inOrder[0]?.row ?? 0, rows: inOrder.map((one) => one.row), cells: shown, every };
}

function readRow(table: TableName, fields: readonly { code: string; field: Field; column: number }[], line: readonly unknown[]) {
  const values: Values = {};
  const cells: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const { code, field, column } of fields) {
    const cell = column < 0 ? undefined : line[column];
    const text = clean(shownText(field, cell));
    if (text !== '') cells[code] = text;
    const reading = readCell(field, cell);
    if ('value' in reading) {
      values[code] = reading.value;
      if (text !== '' || !field.required) continue;
      const key = tableOf(table).key.includes(code);
      faults.push({
        code: key ? 'keyless' : 'required',
        field: code,
        shown: '',
        sv: key
          ? `Raden saknar ${field.header} och kan inte användas. Fyll i ${field.header} eller ta bort raden.`
          : `Fyll i ${field.header}.`,
        en: key ? `The row lacks ${field.header} and can't be used. Fill it in or remove the row.` : `Fill in ${field.header}.`,
      });
    } else {
      values[code] = emptyValue(field);
      // What the system writes is never read as a wish, so a bad value there holds nothing back.
      faults.push({ ...reading, field: code, ...(field.system && !field.guarded ? { severity: 'info' as const } : {}) });
    }
  }
  return { values, cells, faults };
}

/** The key that a row's cells spell, readable even when the e-mail address in it is refused; '' when there is none. */
export function keyOfCells(table: TableName, cells: Readonly<Record<string, string>>): string {
  const values = tableOf(table).key.map((code) => [code, readCell(tableOf(table).fields[code] as Field, cells[code])] as const);
  return identity(table, Object.fromEntries(values.map(([code, reading]) => [code, 'value' in reading ? reading.value : ''])), cells);
}

function identity(table: TableName, values: Values, cells: Readonly<Record<string, string>>): string {
  if (table === 'settings') return settingOfName(cells.name ?? '') ?? cells.name ?? '';
  if (tableOf(table).key.some((field) => (cells[field] ?? '') === '')) return '';
  if (table === 'people') {
    const read = readEmail(cells.email ?? '');
    return 'email' in read ? read.email : read.text;
  }
  return keyOf(table, values);
}

/** Whether the table's rows can be trusted: no guarded or key column is missing, and none stands twice. */
function checkColumns(table: TableName, sheet: SheetData, diagnostics: Diagnostic[]): boolean {
  let trusted = true;
  const tell = (field: string, code: string, message: string, messageEn: string) => {
    trusted = false;
    diagnostics.push({ severity: 'error', table, row: sheet.firstRow - 1, field, code, message, messageEn });
  };
  for (const [code, field] of fieldsOf(table)) {
    const times = sheet.columns.filter((column) => column === code).length;
    if (times > 1) {
      tell(
        code,
        'columnTwice',
        `Kolumnen ${field.header} finns ${times} gånger. Ta bort den som är fel. Till dess ändras inget för tabellen.`,
        `The column ${field.header} stands ${times} times. Remove the wrong one. Until then nothing changes for this table.`,
      );
    } else if (times === 0 && (field.guarded || field.required)) {
      tell(
        code,
        'columnMissing',
        `Kolumnen ${field.header} saknas. Lägg tillbaka den. Till dess ändras inget för tabellen.`,
        `The column ${field.header} is missing. Put it back. Until then nothing changes for this table.`,
      );
    }
  }
  return trusted;
}

/** A problem as people read it. */
export function diagnosticOf(table: TableName, row: number, fault: Fault): Diagnostic {
  const header = fault.field === undefined ? '' : (tableOf(table).fields[fault.field]?.header ?? fault.field);
  const sv = fault.shown === '' ? fault.sv : `${header} kan inte vara ”${fault.shown}”. ${fault.sv}`;
  const en = fault.shown === '' ? fault.en : `${header} can't be “${fault.shown}”. ${fault.en}`;
  const severity = fault.severity ?? 'error';
  return {
    severity,
    table,
    row,
    ...(fault.field === undefined ? {} : { field: fault.field }),
    code: fault.code,
    message: sv,
    messageEn: en,
  };
}

function equalKeys(table: TableName, key: string, same: readonly { row: number }[], row: number): Fault {
  const others = same.filter((one) => one.row !== row).map((one) => one.row);
  const shown = others.length > 5 ? `${others.slice(0, 5).join(', ')} …` : others.join(', ');
  return {
    code: 'equalKeys',
    field: tableOf(table).key[0] ?? '',
    shown: '',
    sv: `”${key}” står också på rad ${shown}. Behåll en av raderna. Till dess ändras inget för den.`,
    en: `“${key}” also stands on row ${shown}. Keep one of the rows. Until then nothing changes for it.`,
  };
}

/** From before to, and start before end: on the clock, and in time, since an hour is missing on one night in spring. */
const intervals =
  (timeZone: string): RowCheck =>
  (values) => {
    const faults: Fault[] = [];
    const { from, to, start, end } = values as Record<string, string | undefined>;
    if (typeof from === 'string' && typeof to === 'string' && /^\d/.test(from) && /^\d/.test(to) && to < from) {
      faults.push({
        code: 'interval',
        field: 'to',
        shown: to,
        sv: `Till är före Från (${from}). Rätta ett av dem.`,
        en: `Till is before Från (${from}). Correct one of them.`,
      });
    }
    if (start !== undefined && end !== undefined && (end <= start || instantOf(end, timeZone) <= instantOf(start, timeZone))) {
      faults.push({
        code: 'interval',
        field: 'end',
        shown: end.replace('T', ' '),
        sv: 'Slut är inte efter Start. Rätta ett av dem.',
        en: 'Slut is not after Start. Correct one of them.',
      });
    }
    return faults;
  };

/** Foreign addresses are held unless marked Extern; those that resemble the municipality's are held even so. */
function personCheck(domains: readonly string[]): RowCheck {
  const allowed = new Set(domains);
  const resembles = new Map<string, string | undefined>();
  return (values) =>
    (['email', 'inviteEmail'] as const).flatMap((field): Fault[] => {
      const email = String(values[field] ?? '');
      const domain = domainOf(email);
      if (email === '' || allowed.has(domain)) return [];
      if (!resembles.has(domain)) resembles.set(domain, lookAlike(domain, domains));
      const like = resembles.get(domain);
      if (like !== undefined) {
        return [
          {
            code: 'lookAlikeDomain',
            field,
            shown: email,
            sv: `Domänen ${domain} liknar kommunens ${like} men är en annan. Rätta adressen, eller ta bort raden.`,
            en: `The domain ${domain} resembles the municipality's ${like} but is another. Correct the address, or remove the row.`,
          },
        ];
      }
      if (values.external === true) return [];
      return [
        {
          code: 'foreignDomain',
          field,
          shown: email,
          sv: `${domain} är inte en av kommunens domäner. Rätta adressen, eller skriv ja under Extern.`,
          en: `${domain} is not one of the municipality's domains. Correct the address, or write ja under Extern.`,
        },
      ];
    });
}

function readSetting(name: string, cell: unknown): { code: SettingName; reading: ReturnType<typeof readCell> } | undefined {
  const code = settingOfName(name);
  return code && { code, reading: readCell(settingFields[code], cell) };
}

function checkSetting(values: Values): readonly Fault[] {
  const name = String(values.name);
  const read = readSetting(name, values.value);
  if (!read) {
    return [
      {
        code: 'unknownSetting',
        field: 'name',
        shown: name,
        sv: 'Inställningen finns inte. Rätta namnet eller ta bort raden.',
        en: 'There is no such setting. Correct the name or remove the row.',
      },
    ];
  }
  const { header } = settingFields[read.code];
  const stands = { sv: 'Till dess gäller det vanliga värdet.', en: 'Until then the default stands.' };
  if (!('value' in read.reading)) {
    return [
      {
        ...read.reading,
        field: 'value',
        sv: `(${header}) ${read.reading.sv} ${stands.sv}`,
        en: `(${header}) ${read.reading.en} ${stands.en}`,
      },
    ];
  }
  if (read.code === 'timeZone' && read.reading.value !== '' && !isKnownZone(String(read.reading.value))) {
    return [
      {
        code: 'timeZone',
        field: 'value',
        shown: String(read.reading.value),
        sv: `(${header}) Skriv till exempel Europe/Stockholm. ${stands.sv}`,
        en: `(${header}) Write for example Europe/Stockholm. ${stands.en}`,
      },
    ];
  }
  return [];
}

/** Coordinators read every film and write the workbook: an address outside the municipality's domains is none, whatever stands there. */
function coordinatorsOf(
  { coordinators, domains }: Settings,
  rows: readonly Row<'settings'>[],
  diagnostics: Diagnostic[],
): readonly string[] {
  const row = rows.findIndex((one) => settingOfName(one.name) === 'coordinators');
  return coordinators.filter((email) => {
    const domain = domainOf(email);
    if (domains.includes(domain)) return true;
    const like = lookAlike(domain, domains);
    const why =
      like === undefined
        ? { sv: `${domain} är inte en av kommunens domäner.`, en: `${domain} is not one of the municipality’s domains.` }
        : {
            sv: `Domänen ${domain} liknar kommunens ${like} men är en annan.`,
            en: `The domain ${domain} resembles the municipality’s ${like} but is another.`,
          };
    diagnostics.push({
      severity: 'error',
      table: 'settings',
      row: row < 0 ? 0 : (rows[row]?.row ?? 0),
      field: 'value',
      code: like === undefined ? 'foreignCoordinator' : 'lookAlikeDomain',
      message: `(Samordnare) ${email} räknas inte som samordnare. ${why.sv} Rätta adressen, eller skriv domänen under Domäner.`,
      messageEn: `(Samordnare) ${email} does not count as a coordinator. ${why.en} Correct the address, or add the domain to Domäner.`,
    });
    return false;
  });
}

/** The addresses that stand as coordinators, those that do not count included. */
export function writtenCoordinators({ tables }: Config): readonly string[] {
  return settingsFrom(tables.settings.rows, settingDefaults).coordinators;
}

function settingsFrom(rows: readonly Row<'settings'>[], defaults: Settings): Settings {
  const settings: Record<string, unknown> = { ...defaults };
  for (const row of rows) {
    const read = row.value === '' ? undefined : readSetting(row.name, row.value);
    if (read && 'value' in read.reading) settings[read.code] = read.reading.value;
  }
  const domains = (settings.domains as readonly string[]).map((domain) => domain.toLowerCase().replace(/^@/, ''));
  return { ...(settings as unknown as Settings), domains };
}
