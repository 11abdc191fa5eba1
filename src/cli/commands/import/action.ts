/** `delakultur import`: a CSV file into a table. */

import type { Diagnostic } from '../../../domain/workbook/diagnostic.ts';
import { diagnose } from '../../../domain/workbook/diagnostic.ts';
import { canImport, mergeRows } from '../../../domain/workbook/import/importing.ts';
import { parseWhere, type Where } from '../../../domain/workbook/import/lines.ts';
import { tableOf } from '../../../domain/workbook/tables.ts';
import { asMessage } from '../../../messages/common.ts';
import { wordsOf } from '../../../messages/render.ts';
import { type Imported, importText } from '../../../presenters/imported.ts';
import { diagnosticJson } from '../../../presenters/plan/json.ts';
import { writeRows } from '../../../workflows/edit/write.ts';
import { readWorkbook } from '../../../workflows/read/workbook.ts';
import type { Context } from '../../context.ts';
import { type Fault, fault } from '../../fault.ts';
import { readCsv } from '../../files/csv.ts';
import { tableNamed } from '../../files/tables.ts';

interface Options {
  where?: readonly string[];
  dryRun?: boolean;
  private?: boolean;
}

export async function run({ terminal, open }: Context, [name = '', path = '']: readonly string[], options: Options): Promise<number> {
  const table = tableNamed(name);
  if (!canImport(table)) {
    throw fault(
      `${tableOf(table).title} skrivs av systemet och kan inte läsas in.`,
      `${tableOf(table).title} is written by the system and can’t be imported.`,
    );
  }
  const where = (options.where ?? []).map(readWhere);
  const incoming = readCsv(path);
  const session = await open();
  try {
    const workbook = await session.run(readWorkbook(session.file.spreadsheetId));
    const merge = mergeRows(table, workbook.sheets[table].data, incoming, { where, private: options.private === true });
    if (merge.stop) throw refusedFile(path, merge.stop);
    const dryRun = options.dryRun === true;
    if (!dryRun)
      await session.run(writeRows(workbook, table, { updates: merge.updates, appends: merge.appends.map(({ cells }) => cells) }));
    const letters = incoming.readAs;
    const guessed = letters ? [diagnose('info', { table, row: 0 }, asMessage(letters), 'letters')] : [];
    const refused = merge.refused.map((one): Diagnostic => ({ severity: 'error', table, field: tableOf(table).key[0] ?? '', ...one }));
    const imported: Imported = {
      table,
      added: merge.appends.length,
      changed: merge.updates.length,
      unchanged: merge.unchanged,
      refused: merge.refused.length,
      ambiguous: merge.refused.filter(({ code }) => code === 'ambiguous').length,
      faulty: merge.faulty,
      privateLeftOut: merge.privateLeftOut,
      unknownColumns: merge.unknownColumns,
      diagnostics: [...refused, ...guessed, ...merge.diagnostics],
      dryRun,
    };
    if (terminal.json)
      terminal.document({ ...imported, diagnostics: imported.diagnostics.map((one) => diagnosticJson(one, terminal.lang)) });
    terminal.print(importText(imported, merge.leftOut, terminal.lang));
    return 0;
  } finally {
    session.close();
  }
}

/** Why nothing of a file was imported. */
function refusedFile(path: string, { row, message }: Diagnostic): Fault {
  const { sv, en } = wordsOf(message);
  const where = row > 1 ? [`, rad ${row}`, `, row ${row}`] : ['', ''];
  return fault(`${path}${where[0]}: ${sv} Inget är inläst.`, `${path}${where[1]}: ${en} Nothing was imported.`);
}

function readWhere(text: string): Where {
  const where = parseWhere(text);
  if (where) return where;
  throw fault(
    `--where ${text}: skriv kolumn=värde, till exempel --where kommun=Örebro.`,
    `--where ${text}: write column=value, such as --where kommun=Örebro.`,
  );
}
