/** Ids of a letter and a number, for rows that the product makes. */

import { listParts } from '../text.ts';
import type { Config } from './config.ts';
import { fieldsOf, type TableName, tableNames, tableOf } from './tables.ts';

/** The tables whose rows are given such ids. */
export const numberedTables: ReadonlySet<string> = new Set(tableNames.filter((table) => tableOf(table).firstId !== undefined));

/**
 * The next free id, above every one there is or was, and as wide: U-190, T-031. One that another row still names counts
 * too: it must not come to mean another thing.
 */
export function nextId(config: Config, table: TableName, taken: readonly string[] = []): string {
  const { firstId = '' } = tableOf(table);
  const letter = firstId.slice(0, 1);
  const { rows, faulty } = config.tables[table];
  const own = (rows as readonly { readonly id?: string }[]).map(({ id = '' }) => id);
  const known = [...own, ...faulty.keys(), ...config.spent, ...named(config, table), ...taken];
  const numbers = known.flatMap((id) => new RegExp(`^${letter}-(\\d{1,12})$`).exec(id)?.[1] ?? []);
  if (numbers.length === 0) return firstId;
  const width = Math.max(1, ...numbers.map((digits) => digits.length));
  return `${letter}-${String(Math.max(0, ...numbers.map(Number)) + 1).padStart(width, '0')}`;
}

/** What rows, faulty ones too, name of a table. */
function named(config: Config, table: TableName): string[] {
  return tableNames.flatMap((from) => {
    const { rows, faulty } = config.tables[from] ?? { rows: [], faulty: new Map() };
    return fieldsOf(from).flatMap(([code, { to }]) => {
      if (to !== table) return [];
      const good = rows.flatMap((row) => (row as unknown as Record<string, string | readonly string[]>)[code] ?? []);
      return [...good, ...[...faulty.values()].flatMap(({ every }) => every.flatMap((cells) => listParts(cells[code] ?? '')))];
    });
  });
}
