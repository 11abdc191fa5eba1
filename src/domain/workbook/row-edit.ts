/** Rows to write and what undoes them: what every edit of edits.ts and asking.ts comes down to. */

import { CELL_CHARACTERS } from '../../quotas/google.ts';
import type { Words } from '../message.ts';
import { clean, numberText } from '../text.ts';
import { cellOf, cellText } from './cells.ts';
import { readCell } from './read-cell.ts';
import type { Field } from './tables/field.ts';
import { type TableName, tableOf } from './tables.ts';

/** One row as it should be written: the named cells, nothing else. */
export interface RowEdit {
  readonly table: TableName;
  readonly key: string;
  /** A new row; otherwise the row must be there. */
  readonly isNew: boolean;
  readonly cells: Readonly<Record<string, string>>;
  /** Of a row that undoes: what the edit wrote, so that what others have written since is not thrown away. */
  readonly wrote?: Readonly<Record<string, string>>;
}

/** Why a cell can't be written so that it is read as what it says; undefined where it can. */
export function unwritable({ table, cells }: RowEdit): Words | undefined {
  for (const [code, field] of fieldsOf(table)) {
    const text = cells[code];
    if (text === undefined || text === '') continue;
    const bad = hiddenSigns(text) ?? tooLong(text);
    if (bad) return { sv: `${field.header}: ${bad.sv}`, en: `${field.header}: ${bad.en}` };
    const reading = readCell(field, text);
    if (!('value' in reading)) {
      return {
        sv: `${field.header} kan inte vara ”${reading.shown}”. ${reading.sv}`,
        en: `${field.header} can’t be “${reading.shown}”. ${reading.en}`,
      };
    }
  }
  return undefined;
}

function tooLong(text: string): Words | undefined {
  if (text.length <= CELL_CHARACTERS) return undefined;
  const [has, most] = [numberText(text.length), numberText(CELL_CHARACTERS)];
  return {
    sv: `Texten har ${has} tecken, men en cell rymmer högst ${most}. Korta den.`,
    en: `The text has ${has} characters, but a cell holds at most ${most}. Shorten it.`,
  };
}

/** Signs that nobody sees, and that make a text look like another: told, never taken away unseen. */
export function hiddenSigns(text: string): Words | undefined {
  // Control characters but tab and line breaks; what turns the direction of writing; half a surrogate pair.
  if (!/(?![\t\n\v\f\r\u0085])\p{Cc}|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u.test(text)) return undefined;
  return {
    sv: 'Texten har osynliga styrtecken. Skriv den för hand, eller klistra in den som ren text.',
    en: 'The text has invisible control characters. Type it by hand, or paste it as plain text.',
  };
}

export type Edited = { readonly rows: readonly RowEdit[]; readonly undo: readonly RowEdit[] } | { readonly problem: Words };

/** Some cells of a row that is there. */
export const one = (table: TableName, key: string, cells: Record<string, string>, before: Record<string, string>): Edited => ({
  rows: [{ table, key, isNew: false, cells }],
  undo: [{ table, key, isNew: false, cells: before }],
});

/** Undoes a new row by clearing its cells: an empty row is no row. */
export const emptied = (row: RowEdit): RowEdit => ({
  ...row,
  isNew: false,
  cells: Object.fromEntries(Object.keys(row.cells).map((field) => [field, ''])),
});

/** The rows of several edits as one write: what a later one says of a row that an earlier one makes belongs to the new row. */
export function together(rows: readonly RowEdit[]): RowEdit[] {
  const joined = new Map<string, RowEdit>();
  for (const row of rows) {
    const name = JSON.stringify([row.table, row.key]);
    const before = joined.get(name);
    joined.set(name, before ? { ...before, cells: { ...before.cells, ...row.cells } } : row);
  }
  return [...joined.values()];
}

/** The rows that undo, each with what its edit wrote in that row. */
export function withWritten(undo: readonly RowEdit[], rows: readonly RowEdit[]): RowEdit[] {
  return undo.map((row) => {
    const same = rows.filter((one) => one.table === row.table && one.key === row.key);
    return { ...row, wrote: Object.assign({}, ...same.map((one) => one.cells)) };
  });
}

const fieldsOf = (table: TableName): [string, Field][] => Object.entries(tableOf(table).fields) as [string, Field][];

/** Whether writing the row leaves it without a key: then nothing may stay in it. */
export const takesAway = ({ table, cells }: RowEdit): boolean => tableOf(table).key.every((field) => cells[field] === '');

/** The system's own cells, cleared, of a row that is taken away: an emptied row must be wholly empty. */
export const systemCleared = (row: RowEdit): Record<string, string> =>
  takesAway(row) ? Object.fromEntries(fieldsOf(row.table).flatMap(([code, field]) => (field.system ? [[code, '']] : []))) : {};

/**
 * Whether people have written in a row since the edit that is undone: in its cells, or anywhere in a row that would be taken
 * away. The system's own cells do not count. `cell` reads what stands there now.
 */
export function changedSince(row: RowEdit, cell: (field: string) => unknown): boolean {
  const { wrote, table } = row;
  if (wrote === undefined) return false;
  const all = takesAway(row);
  return fieldsOf(table).some(
    ([code, field]) => !field.system && (all || (code in row.cells && code in wrote)) && !holdsStill(field, cell(code), wrote[code]),
  );
}

/** An empty tick box says what was not written, or no. */
function holdsStill(field: Field, there: unknown, wrote: string | undefined): boolean {
  const written = sameForm(field, wrote);
  return sameForm(field, there) === written || (there === false && (written === '' || written === 'nej'));
}

/** Sheets may hold a date as a number where we wrote a text. */
function sameForm(field: Field, value: unknown): string {
  const text = cellText(value);
  const read = readCell(field, text);
  return 'value' in read ? String(cellOf(field, read.value)) : clean(text);
}

const THINGS = {
  units: ['ingen enhet', 'unit'],
  people: ['ingen person', 'person'],
  mandates: ['inget uppdrag', 'mandate'],
  networks: ['inget nätverk', 'network'],
  rooms: ['inget rum', 'room'],
  recordings: ['ingen inspelning', 'recording'],
  permits: ['inget medgivande', 'permit'],
  meetings: ['ingen träff', 'meeting'],
  field: ['inget fält', 'field'],
} as const;

/** There is no such row, or it can't be read. */
export function noSuch(thing: keyof typeof THINGS, id: string): { readonly problem: Words } {
  const [sv, en] = THINGS[thing];
  return { problem: { sv: `Det finns ${sv} ”${id}” som går att läsa.`, en: `There is no readable ${en} “${id}”.` } };
}
export const badDate = (date: string): Edited => ({
  problem: { sv: `”${date}” är inget datum. Skriv ÅÅÅÅ-MM-DD.`, en: `“${date}” is not a date. Write YYYY-MM-DD.` },
});
