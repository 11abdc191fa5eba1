/** `delakultur import`: a CSV file into a table. */

import type { Diagnostic } from '../../../domain/workbook/diagnostic.ts';
import { diagnose } from '../../../domain/workbook/diagnostic.ts';
import { canImport, mergeRows } from '../../../domain/workbook/import/importing.ts';
import { parseWhere, type Where } from '../../../domain/workbook/import/lines.ts';
import { tableOf } from '../../../domain/workbook/tables.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { wordsOf } from '../../../messages/cli/render.ts';
import { asMessage } from '../../../messages/common.ts';
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
    throw fault(commandMessage('import.systemTable', { table: tableOf(table).title }));
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
    const guessed = letters ? [diagnose('info', { table, row: 0 }, asMessage(wordsOf(letters)), 'letters')] : [];
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
const refusedFile = (path: string, { row, message }: Diagnostic): Fault =>
  fault(commandMessage('import.refused', { path, row: row > 1 ? row : undefined, why: message }));

function readWhere(text: string): Where {
  const where = parseWhere(text);
  if (where) return where;
  throw fault(commandMessage('import.whereUnread', { given: text }));
}
