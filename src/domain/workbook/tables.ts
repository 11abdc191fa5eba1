/**
 * The workbook's one definition: every table and field, from which headers, parsing, validation, drop-down lists, notes,
 * import, export, the documentation, the layout's version and its migrations are made. A later need adds a field or a
 * table to its area under tables/, with `since`, and nothing else.
 */

import type { Field, Table, Value } from './tables/field.ts';
import { learningTables } from './tables/learning.ts';
import { meetingTables } from './tables/meetings.ts';
import { peopleTables } from './tables/people.ts';
import { permitTables } from './tables/permits.ts';
import { recordingTables } from './tables/recordings.ts';
import { roomTables } from './tables/rooms.ts';
import { type SettingName, settingFields, settingTables } from './tables/settings.ts';
import { systemTables } from './tables/system.ts';

/** In tab order. */
export const tables = {
  ...peopleTables,
  ...roomTables,
  ...recordingTables,
  ...permitTables,
  ...meetingTables,
  ...learningTables,
  ...settingTables,
  ...systemTables,
} as const satisfies Record<string, Table>;

export type Tables = typeof tables;

export type TableName = keyof Tables;

export type FieldName<T extends TableName> = Extract<keyof Tables[T]['fields'], string>;

/** A good row of a table. `row` is its 1-based row in the sheet: for messages and writing, never an identity. */
export type Row<T extends TableName> = { readonly row: number } & {
  readonly [F in keyof Tables[T]['fields']]: Value<Tables[T]['fields'][F]>;
};

export const tableNames = Object.keys(tables) as readonly TableName[];

/** The tables that people see, in tab order. */
export const visibleTables: readonly TableName[] = tableNames.filter((name) => !tableOf(name).hidden);

/** A table's definition with its widened type. */
export function tableOf(name: TableName): Table {
  return tables[name];
}

/** The fields of a table in column order. */
export function fieldsOf(name: TableName): readonly (readonly [string, Field])[] {
  return Object.entries(tableOf(name).fields);
}

/** The layout's version in which a table, or a field of it, came. */
export function sinceOf(table: TableName, code?: string): number {
  const { since = 1, fields } = tableOf(table);
  return Math.max(since, (code === undefined ? undefined : fields[code]?.since) ?? 1);
}

/** The layout's version; a workbook with a higher one was made by a newer Delakultur. */
export const SCHEMA: number = Math.max(
  ...tableNames.flatMap((table) => [sinceOf(table), ...fieldsOf(table).map(([code]) => sinceOf(table, code))]),
  ...Object.values<Field>(settingFields).map(({ since = 1 }) => since),
);

const headerForm = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** The code name that a column header means in a table: Swedish header, older header or code name, in any case. */
export function fieldOfHeader(table: TableName, header: string): string | undefined {
  const known = headersOf.get(table) ?? knownHeaders(table);
  headersOf.set(table, known);
  return known.get(header) ?? known.get(headerForm(header));
}

/** Every word that means a field, by table. Cached: each reading of the workbook asks thousands of times. */
const headersOf = new Map<TableName, ReadonlyMap<string, string>>();

function knownHeaders(table: TableName): ReadonlyMap<string, string> {
  const fields = fieldsOf(table);
  const words = [
    ...fields.map(([code, field]) => [field.header, code] as const),
    ...fields.map(([code]) => [code, code] as const),
    ...fields.flatMap(([code, field]) => (field.older ?? []).map((older) => [older, code] as const)),
  ];
  return firstMeaning(words);
}

/** The table that a tab title or a command line's word means: Swedish title, older title or code name, in any case. */
export function tableOfTitle(title: string): TableName | undefined {
  titles ??= firstMeaning(
    tableNames.flatMap((name) => [name, tableOf(name).title, ...(tableOf(name).older ?? [])].map((word) => [word, name])),
  );
  return titles.get(title) ?? titles.get(headerForm(title));
}

let titles: ReadonlyMap<string, TableName> | undefined;

/** The first meaning of a word counts. Most words are as in code, and need no folding. */
function firstMeaning<T>(words: readonly (readonly [word: string, meaning: T])[]): ReadonlyMap<string, T> {
  return new Map([...words].reverse().flatMap(([word, meaning]) => [[headerForm(word), meaning] as const, [word, meaning] as const]));
}

/** The setting that a name means: Swedish name or code name, in any case. */
export function settingOfName(name: string): SettingName | undefined {
  settings ??= firstMeaning(
    (Object.keys(settingFields) as SettingName[]).flatMap((code) => [code, settingFields[code].header].map((word) => [word, code])),
  );
  return settings.get(name) ?? settings.get(headerForm(name));
}

let settings: ReadonlyMap<string, SettingName> | undefined;
