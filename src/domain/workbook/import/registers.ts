/** The public registers of preschools and schools, recognised by their own headers and read as units; and who owns a unit. */

import { clean, lower, slug } from '../../text.ts';

/** One line of a register, by its own header in lower case. */
export type SourceRow = Readonly<Record<string, string>>;

export interface Register {
  readonly name: 'förskolor' | 'skolor';
  /** The units' fields that this register says something of. */
  readonly fields: readonly string[];
  /** A unit's cells by code name; `id` is added by `unitsOf`. */
  readonly unit: (row: SourceRow) => Readonly<Record<string, string>>;
  /** The register's own code of the unit, '' where it is missing. */
  readonly code: (row: SourceRow) => string;
  readonly signs: readonly string[];
}

const cell = (row: SourceRow, header: string): string => clean(row[header] ?? '');

/** Full-time posts to a whole number of people; anything else stays as it is, and is diagnosed. */
function rounded(text: string): string {
  const number = Number(text.replace(',', '.'));
  return text !== '' && Number.isFinite(number) ? String(Math.round(number)) : text;
}

const preschools: Register = {
  name: 'förskolor',
  signs: ['skolverkets_id', 'namn', 'kommun', 'antal_barn', 'heltidstjanster'],
  fields: ['id', 'name', 'schoolForm', 'staff', 'children'],
  code: (row) => cell(row, 'skolverkets_id'),
  unit: (row) => ({
    name: cell(row, 'namn'),
    schoolForm: 'förskola',
    staff: rounded(cell(row, 'heltidstjanster')),
    children: cell(row, 'antal_barn'),
  }),
};

const schoolForms = [
  ['forskoleklass', 'förskoleklass'],
  ['fritidshem', 'fritidshem'],
  ['grundskola', 'grundskola'],
] as const;

const schools: Register = {
  name: 'skolor',
  signs: ['skolenhetskod', 'namn', 'kommun', 'grundskola', 'forskoleklass', 'fritidshem'],
  fields: ['id', 'name', 'schoolForm', 'unitCode'],
  code: (row) => cell(row, 'skolenhetskod'),
  unit: (row) => {
    const forms = schoolForms.filter(([header]) => lower(cell(row, header)) === 'ja').map(([, word]) => word);
    // The register knows three school forms. Where it ticks none it says nothing, and must not clear what people wrote.
    return { name: cell(row, 'namn'), unitCode: cell(row, 'skolenhetskod'), ...(forms.length > 0 ? { schoolForm: forms.join(', ') } : {}) };
  },
};

/** The register that a file's headers are, in any order; further columns do not matter. */
export function registerOf(headers: readonly string[]): Register | undefined {
  const present = new Set(headers.map((header) => lower(clean(header))));
  return [preschools, schools].find((register) => register.signs.every((sign) => present.has(sign)));
}

/**
 * A register's lines as cells of units, in the same order. The id is the register's code; where it is missing, a slug of
 * municipality and name, with -2, -3 … for equal ones. Lines are never joined on their names. Give the whole file, before
 * any filter: then the same line always gets the same id, whatever the order of lines.
 */
export function unitsOf(register: Register, rows: readonly SourceRow[]): readonly Readonly<Record<string, string>>[] {
  const groups = new Map<string, { row: SourceRow; index: number; sort: string }[]>();
  rows.forEach((row, index) => {
    if (register.code(row) !== '') return;
    const base = slug(cell(row, 'kommun'), cell(row, 'namn'));
    const sort = JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
    groups.set(base, [...(groups.get(base) ?? []), { row, index, sort }]);
  });
  const ids = rows.map((row) => register.code(row));
  const taken = new Set([...ids, ...groups.keys()]);
  for (const base of [...groups.keys()].sort()) {
    let number = 1;
    const same = [...(groups.get(base) ?? [])].sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0));
    same.forEach(({ index }, place) => {
      if (place === 0) {
        ids[index] = base;
        return;
      }
      do number++;
      while (taken.has(`${base}-${number}`));
      taken.add(`${base}-${number}`);
      ids[index] = `${base}-${number}`;
    });
  }
  return rows.map((row, index) => ({ id: ids[index] ?? '', ...register.unit(row) }));
}

const ownerHeaders = ['huvudmannatyp', 'huvudmanstyp', 'huvudmannaform', 'huvudman', 'driftsform', 'regi', 'ägarform'];
const privateWords =
  /^(enskild|enskilt|fristående|privat|friskola|aktiebolag|ekonomisk förening|ideell förening|stiftelse|föräldrakooperativ)/;

/** Where a file of units says who owns them, by its headers in lower case; -1 where it does not. */
export const ownerColumn = (headers: readonly string[]): number => headers.findIndex((header) => ownerHeaders.includes(header));

/** Whether an owner is another than a municipality, a region or the state. A name says nothing, and counts as public. */
export const isPrivate = (owner: string): boolean => privateWords.test(lower(clean(owner)));
