/** Why someone or something stays as it is: which row can't be read. */

import { readEmail } from '../email.ts';
import type { FaultyRow } from '../workbook/config.ts';
import type { Diagnostic } from '../workbook/diagnostic.ts';
import { rememberedTables } from '../workbook/remembered.ts';
import { type TableName, tableOf } from '../workbook/tables.ts';
import type { State } from './state.ts';
import { nameOf, type Wanted } from './wanted.ts';

/** One line for each row that can't be read and by which someone is held, or something is not found. */
export function held(wanted: Wanted): Diagnostic[] {
  const { tables } = wanted.config;
  if ([...rememberedTables, 'recordings' as const].every((table) => tables[table].faulty.size === 0)) return [];
  const here = presentAnywhere(wanted.state);
  const people = rememberedTables.flatMap((table) =>
    [...tables[table].faulty.values()].flatMap((row): Diagnostic[] => {
      const people = [...new Set(peopleOf(table, row))].filter((email) => here.has(email) && wanted.roster.held.has(email));
      const names = people.map((email) => nameOf(wanted, email));
      const things = people.length === 0 && row.lost && table !== 'people' && table !== 'mandates' ? [row.key] : names;
      if (things.length === 0) return [];
      const { title } = tableOf(table);
      const [who, rows] = [things.join(' och '), row.rows.join(', ')];
      return [
        {
          severity: 'info',
          table,
          row: row.row,
          code: 'held',
          message: `${who} hålls kvar: ${title}, rad ${rows} går inte att läsa.${row.lost ? ' Det kan vara den raden.' : ''} Inget tas bort förrän den är rättad.`,
          messageEn: `${things.join(' and ')} held as is: ${title}, row ${rows} can’t be read.${row.lost ? ' It may be that row.' : ''} Nothing is taken away until it is mended.`,
        },
      ];
    }),
  );
  return [...people, ...[...tables.recordings.faulty.values()].filter((row) => row.lost).map(heldFilm)];
}

const heldFilm = ({ key, row }: FaultyRow): Diagnostic => ({
  severity: 'warning',
  table: 'recordings',
  row,
  field: 'id',
  code: 'held',
  message: `Filmen ${key} ligger kvar: raden har dess film men inte dess id. Skriv tillbaka ${key}, eller töm Fil om filmen ska stängas.`,
  messageEn: `The film ${key} stays where it is: the row has its film but not its id. Write ${key} back, or empty Fil if the film is to be closed.`,
});

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
