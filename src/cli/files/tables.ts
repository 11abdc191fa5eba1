/** The table that a word on the command line means. */

import { nearest } from '../../domain/nearest.ts';
import { lower } from '../../domain/text.ts';
import { type TableName, tableOf, tableOfTitle, visibleTables } from '../../domain/workbook/tables.ts';
import { fault } from '../fault.ts';

/** By Swedish title or code name, in any case. @throws Fault naming the tables there are */
export function tableNamed(word: string): TableName {
  const found = tableOfTitle(word);
  if (found) return found;
  const titles = visibleTables.map((name) => tableOf(name).title);
  const near = nearest(lower(word), [...visibleTables, ...titles.map(lower)]);
  const sv = visibleTables.map((name) => `${tableOf(name).title} (${name})`).join(', ');
  throw fault(
    `Det finns ingen tabell ”${word}”.${near === undefined ? '' : ` Menar du ${near}?`} Tabellerna: ${sv}.`,
    `There is no table “${word}”.${near === undefined ? '' : ` Do you mean ${near}?`} The tables: ${sv}.`,
  );
}
