/** The workbook as it was read: every row trusted, faulty or without a key. */

import type { Diagnostic } from './diagnostic.ts';
import type { Settings } from './tables/settings.ts';
import type { Row, TableName } from './tables.ts';

/** A sheet as it was read. `columns` holds each column's code name, undefined for columns that are not ours. */
export interface SheetData {
  readonly columns: readonly (string | undefined)[];
  /** Unformatted cells below the header; trailing empty ones may be missing. */
  readonly rows: readonly (readonly unknown[])[];
  /** The 1-based sheet row of `rows[0]`. */
  readonly firstRow: number;
  /** The schema version of the sheet; newer fields may be missing. Undefined: the newest. */
  readonly schema?: number;
}

/** A row that grants nothing and removes nothing: the person or thing with its key is held as it is (permits excepted). */
export interface FaultyRow {
  readonly key: string;
  /** The first of its rows. */
  readonly row: number;
  /** Every row with this key: several when keys are equal. */
  readonly rows: readonly number[];
  /** The row's cells as text, by code name. */
  readonly cells: Readonly<Record<string, string>>;
  /** The cells of every row with this key, in the order of `rows`; then those remembered from when it could be read. */
  readonly every: readonly Readonly<Record<string, string>>[];
  /** Remembered, and not found: `row` is an unreadable row that may be this one. */
  readonly lost?: true;
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
  /** Ids once given out, the highest of each letter: none is given again, even if no row has it. */
  readonly spent: readonly string[];
}

/** A faulty row from all rows with its key. With several, the same cells are shown whatever their order. */
export function faultyRow(
  key: string,
  same: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[],
): FaultyRow {
  const inOrder = [...same].sort((a, b) => a.row - b.row);
  const every = inOrder.map((one) => one.cells);
  const shown = [...every].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))[0] ?? {};
  return { key, row: inOrder[0]?.row ?? 0, rows: inOrder.map((one) => one.row), cells: shown, every };
}
