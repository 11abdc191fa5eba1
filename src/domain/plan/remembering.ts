/** What the hidden tab remembers of readable rows, for the day when one of them can't be read. */

import { idKey } from '../ids.ts';
import { entryOf, memoryIn, NOBODY, type Remembered, rememberedTables, STOOD_FOR, stoodFor } from '../workbook/remembered.ts';
import { type Row, tableOf } from '../workbook/tables.ts';
import type { Desired } from './desired.ts';
import type { Planned } from './plan.ts';
import { isComing } from './slips.ts';

/**
 * The entries that differ from the hidden tab's, by `table/row/kind`; undefined for one to remove. `seen`: a person has
 * looked, so possible slips are intended.
 */
export function memoryDue({ desired }: Planned, seen: boolean): ReadonlyMap<string, string | undefined> {
  const memory = memoryIn(desired.state.ids);
  const due = new Map<string, string | undefined>();
  for (const table of rememberedTables) {
    const known = memory.get(table) ?? new Map<string, string>();
    const wants = entriesFor(table, desired, known, seen);
    for (const [key, entry] of wants) if (known.get(key) !== entry) due.set(idKey(table, key, STOOD_FOR), entry);
    for (const key of known.keys()) if (!wants.has(key)) due.set(idKey(table, key, STOOD_FOR), undefined);
  }
  return due;
}

function entriesFor(table: Remembered, desired: Desired, known: ReadonlyMap<string, string>, seen: boolean): Map<string, string> {
  const { slips, config } = desired;
  const content = config.tables[table];
  const wants = new Map<string, string>();
  const rows: readonly Row<Remembered>[] = content.rows;
  for (const row of rows) {
    const key = String((row as unknown as Record<string, unknown>)[tableOf(table).key[0] ?? '']);
    if (givesAnything(table, row, desired)) wants.set(key, entryOf(table, row, desired.today));
  }
  const keep = (key: string) => {
    const entry = known.get(key);
    if (entry === undefined) wants.delete(key);
    else wants.set(key, entry);
  };
  const faulty = [...content.faulty.values()];
  const isLost = faulty.some((row) => row.lost);
  for (const { key } of faulty) {
    if (known.has(key)) keep(key);
    else if (!isLost) wants.set(key, NOBODY); // If no row is missing, this one replaces nobody.
  }
  if (isLost) keep('');
  else if (content.keyless.length > 0) wants.set('', `${NOBODY}${content.keyless.length}`);
  // Someone outside sync is not let in because their row was gone for an hour and came back without the mark.
  if (!seen && table === 'people')
    for (const [key, entry] of known) if (!wants.has(key) && stoodFor(table, entry)?.filled.includes('protected')) keep(key);
  if (!seen) for (const row of slips.rows) if (row.startsWith(`${table}/`)) keep(row.slice(table.length + 1));
  return wants;
}

/**
 * Whether a row gives anything now: past rows do not. People who do not count are remembered too, so that an emptied cell does
 * not let them in.
 */
function givesAnything(table: Remembered, row: Row<Remembered>, { config, now }: Desired): boolean {
  return table !== 'meetings' || isComing(row as Row<'meetings'>, now, config.settings.timeZone);
}
