import type { Emulator } from '../../workspace/core/emulator.ts';
import { recordsIn, type TableTitle } from './tables.ts';

/** Someone to try the product as. */
export interface Candidate {
  email: string;
  name: string;
  /** Their mandate's role today, else the first role of their own; '' for none. */
  role: string;
  /** The unit's name; '' for the administration. */
  unit: string;
}

/** å, ä and ö also as a and o, so that a foreign keyboard finds everyone. */
export const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/**
 * Everyone in the workbook, in its order, with their mandate of today (`today` is YYYY-MM-DD).
 */
export function readPeople(emulator: Emulator, actor: string, spreadsheetId: string, today: string): Candidate[] {
  const read = (table: TableTitle) => recordsIn(emulator, actor, spreadsheetId, table);
  const units = new Map(read('Enheter').map((row) => [row.Id, row.Namn ?? '']));
  const inForce = read('Uppdrag').filter((row) => (row.Från ?? '') <= today && (!row.Till || row.Till >= today));
  const mandates = new Map(inForce.map((row) => [(row.Person ?? '').toLowerCase(), row.Roll ?? '']));
  return read('Personer').flatMap((row): Candidate[] => {
    const email = (row['E-post'] ?? '').trim().toLowerCase();
    const [first = ''] = (row.Roller ?? '').split(',');
    const unit = row.Enhet ?? '';
    return email === ''
      ? []
      : [{ email, name: row.Namn || email, role: mandates.get(email) ?? first.trim(), unit: units.get(unit) ?? unit }];
  });
}

/** Those whose name, address, unit or role hold every word of `query`; at most `limit`. */
export function seek(people: readonly Candidate[], query: string, limit: number): Candidate[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: Candidate[] = [];
  for (const person of people) {
    const text = fold(`${person.name} ${person.email} ${person.unit} ${person.role}`);
    if (words.every((word) => text.includes(word))) found.push(person);
    if (found.length === limit) break;
  }
  return found;
}
