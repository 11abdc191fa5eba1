/** Why someone or something stays as it is: which row can't be read. */

import { readEmail } from '../email.ts';
import type { FaultyRow } from '../workbook/config.ts';
import { type Diagnostic, diagnose } from '../workbook/diagnostic.ts';
import { rememberedTables } from '../workbook/remembered.ts';
import { type TableName, tableOf } from '../workbook/tables.ts';
import { type Desired, nameOf } from './desired.ts';
import { planMessage } from './messages.ts';
import type { State } from './state.ts';

/** One diagnostic for each row that can't be read and that holds someone, or hides something. */
export function held(desired: Desired): Diagnostic[] {
  const { tables } = desired.config;
  if ([...rememberedTables, 'recordings' as const].every((table) => tables[table].faulty.size === 0)) return [];
  const here = presentAnywhere(desired.state);
  const people = rememberedTables.flatMap((table) =>
    [...tables[table].faulty.values()].flatMap((row): Diagnostic[] => {
      const people = [...new Set(peopleOf(table, row))].filter((email) => here.has(email) && desired.roster.held.has(email));
      const names = people.map((email) => nameOf(desired, email));
      const things = people.length === 0 && row.lost && table !== 'people' && table !== 'mandates' ? [row.key] : names;
      if (things.length === 0) return [];
      const { title } = tableOf(table);
      const facts = { names: things, title, rows: row.rows, lost: row.lost === true };
      return [diagnose('info', { table, row: row.row }, planMessage('held', facts))];
    }),
  );
  return [...people, ...[...tables.recordings.faulty.values()].filter((row) => row.lost).map(heldFilm)];
}

const heldFilm = ({ key, row }: FaultyRow): Diagnostic =>
  diagnose('warning', { table: 'recordings', row, field: 'id' }, planMessage('heldFilm', { film: key }), 'held');

function peopleOf(table: TableName, row: FaultyRow): string[] {
  if (table === 'people') return [row.key];
  if (table !== 'mandates') return [];
  return row.every.flatMap((cells) => {
    const person = readEmail(cells.person ?? '');
    return 'email' in person ? [person.email] : [];
  });
}

/** Everyone whom a group, a grant or an event names. */
function presentAnywhere(state: State): Set<string> {
  return new Set([
    ...[...state.groups.values()].flatMap((group) => [...group.members.keys()]),
    ...[...state.items.values()].flatMap((item) => item.grants.map((grant) => grant.email)),
    ...[...state.events.values()].flatMap((event) => event.guests.map((guest) => guest.email)),
  ]);
}
