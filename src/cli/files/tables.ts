/** The table that a word on the command line means. */

import { nearest } from '../../domain/nearest.ts';
import { lower } from '../../domain/text.ts';
import { type TableName, tableOf, tableOfTitle, visibleTables } from '../../domain/workbook/tables.ts';
import { commandMessage } from '../../messages/cli/commands.ts';
import { fault } from '../fault.ts';

/** By Swedish title or code name, in any case. @throws Fault naming the tables there are */
export function tableNamed(word: string): TableName {
  const found = tableOfTitle(word);
  if (found) return found;
  const titles = visibleTables.map((name) => tableOf(name).title);
  const near = nearest(lower(word), [...visibleTables, ...titles.map(lower)]);
  const tables = visibleTables.map((name) => `${tableOf(name).title} (${name})`).join(', ');
  throw fault(commandMessage('import.noTable', { given: word, near, tables }));
}
