/** `delakultur import`: a file from elsewhere into a table. */

import { idKey } from '../../../domain/ids.ts';
import type { Message } from '../../../domain/message.ts';
import { rosterOf } from '../../../domain/people/people.ts';
import type { ListFile } from '../../../domain/staff-lists/reading.ts';
import { localDate } from '../../../domain/time/dates.ts';
import type { Config } from '../../../domain/workbook/config.ts';
import type { Diagnostic } from '../../../domain/workbook/diagnostic.ts';
import { diagnose } from '../../../domain/workbook/diagnostic.ts';
import { canImport, type Merge, mergeRows } from '../../../domain/workbook/import/importing.ts';
import { type Incoming, parseWhere, type Where } from '../../../domain/workbook/import/lines.ts';
import { schoolRegisterIn } from '../../../domain/workbook/import/school-register.ts';
import { parseWorkbook } from '../../../domain/workbook/parse.ts';
import { checkRemembered } from '../../../domain/workbook/remembered.ts';
import { type TableName, tableOf } from '../../../domain/workbook/tables.ts';
import { commandMessage } from '../../../messages/cli/commands.ts';
import { importMessage } from '../../../messages/cli/imports.ts';
import { wordsOf } from '../../../messages/cli/render.ts';
import { asMessage } from '../../../messages/common.ts';
import { type Imported, importText } from '../../../presenters/imported.ts';
import { diagnosticJson } from '../../../presenters/plan/json.ts';
import { differenceJson, differenceText } from '../../../presenters/staff-list.ts';
import { appendIds, writeRows } from '../../../workflows/edit/write.ts';
import { cellsOf, readWorkbook, type Workbook } from '../../../workflows/read/workbook.ts';
import type { Context } from '../../context.ts';
import { type Fault, fault } from '../../fault.ts';
import { readListFile } from '../../files/list-file.ts';
import { tableNamed } from '../../files/tables.ts';
import type { Session } from '../../session.ts';
import { compare, type ListOptions, listIn, remembering, rowsToWrite } from './staff-list.ts';

interface Options extends ListOptions {
  where?: readonly string[];
  dryRun?: boolean;
  private?: boolean;
}

type Read = ReturnType<typeof readListFile>;

export async function run({ terminal, open }: Context, [name = '', ...paths]: readonly string[], options: Options): Promise<number> {
  const table = tableNamed(name);
  if (!canImport(table)) {
    throw fault(commandMessage('import.systemTable', { table: tableOf(table).title }));
  }
  const [flag] = table === 'people' ? [] : flagsOf(options);
  if (flag !== undefined) throw fault(importMessage('import.flagOfPeople', { flag }));
  const where = (options.where ?? []).map(readWhere);
  const files = paths.map(readListFile);
  const session = await open();
  try {
    const workbook = await session.run(readWorkbook(session.file.spreadsheetId));
    const staff = table === 'people' ? staffIn(session, workbook, files, paths, options, where) : undefined;
    const asTable = !staff || (staff.listing.kind === 'csv' && flagsOf(options).length === 0);
    const { incoming, remarks } =
      staff && !asTable
        ? { incoming: rowsToWrite(staff.difference.rows, options.doubtful === true), remarks: [] }
        : tableIn(workbook, table, files, paths);
    const merge = mergeRows(table, workbook.sheets[table].data, incoming, asTable ? { where, private: options.private === true } : {});
    if (merge.stop) throw refusedFile(paths.join(', '), merge.stop);
    const dryRun = options.dryRun === true;
    if (!dryRun) {
      await session.run(writeRows(workbook, table, { updates: merge.updates, appends: merge.appends.map(({ cells }) => cells) }));
      if (staff && !asTable) await session.run(appendIds(workbook, remembering(staff.difference)));
    }
    const imported = importedOf(table, merge, files, remarks, dryRun);
    if (terminal.json) {
      const counts = { ...imported, diagnostics: imported.diagnostics.map((one) => diagnosticJson(one, terminal.lang)) };
      const shown = staff && (dryRun || !asTable) ? differenceJson(staff.listing.kind, staff.difference, terminal.lang) : {};
      terminal.document({ ...counts, ...shown });
    }
    if (staff && (dryRun || !asTable)) {
      const facts = { counting: staff.counting, doubtfulToo: asTable || options.doubtful === true };
      terminal.print(`${differenceText(staff.listing.kind, staff.difference, facts, terminal.lang)}\n`);
    }
    terminal.print(importText(imported, merge.leftOut, terminal.lang, asTable));
    return 0;
  } finally {
    session.close();
  }
}

/** The flags that are about a staff list. A table of people with any of them is read as one. */
const flagsOf = (options: Options): string[] =>
  (['whole', 'from', 'map', 'unit', 'doubtful'] as const).filter((name) => options[name] !== undefined).map((name) => `--${name}`);

function staffIn(
  session: Session,
  workbook: Workbook,
  files: readonly ListFile[],
  paths: readonly string[],
  options: Options,
  where: readonly Where[],
) {
  const config = configOf(workbook);
  const today = localDate(session.now(), config.settings.timeZone);
  const listing = listIn(files, paths, options, where, today);
  if ('stop' in listing) throw refusedFile(paths.join(', '), listing.stop);
  return { listing, difference: compare(workbook, config, listing, options, today), counting: rosterOf(config, today).people.size };
}

const configOf = (workbook: Workbook): Config =>
  checkRemembered(
    parseWorkbook(cellsOf(workbook), { spent: workbook.spent }),
    new Map(workbook.ids.map(({ table, rowId, kind, id }) => [idKey(table, rowId, kind), id])),
  );

/** A file as rows of a table. @throws Fault where it is none */
function tableIn(
  workbook: Workbook,
  table: TableName,
  files: readonly Read[],
  paths: readonly string[],
): { incoming: Incoming; remarks: readonly Message[] } {
  const [first, ...more] = files;
  if (table === 'units' && files.every((file) => file.kind === 'json')) {
    const known = new Map(
      configOf(workbook).tables.units.rows.flatMap(({ id, unitCode }) => (unitCode === '' ? [] : [[unitCode, id] as const])),
    );
    const register = schoolRegisterIn(
      files.map((file) => (file.kind === 'json' ? file.value : undefined)),
      known,
    );
    if (register) return register;
  }
  if (more.length > 0) throw fault(importMessage('import.oneFile', { table: tableOf(table).title }));
  if (first?.kind !== 'table') throw fault(importMessage('import.noJson', { path: paths[0] ?? '', table: tableOf(table).title }));
  return { incoming: first.incoming, remarks: [] };
}

function importedOf(table: TableName, merge: Merge, files: readonly Read[], remarks: readonly Message[], dryRun: boolean): Imported {
  const guessed = files.flatMap(({ readAs }) =>
    readAs ? [diagnose('info', { table, row: 0 }, asMessage(wordsOf(readAs)), 'letters')] : [],
  );
  const refused = merge.refused.map((one): Diagnostic => ({ severity: 'error', table, field: tableOf(table).key[0] ?? '', ...one }));
  return {
    table,
    added: merge.appends.length,
    changed: merge.updates.length,
    unchanged: merge.unchanged,
    refused: merge.refused.length,
    ambiguous: merge.refused.filter(({ code }) => code === 'ambiguous').length,
    faulty: merge.faulty,
    privateLeftOut: merge.privateLeftOut,
    unknownColumns: merge.unknownColumns,
    diagnostics: [...refused, ...guessed, ...remarks.map((one) => diagnose('warning', { table, row: 0 }, one)), ...merge.diagnostics],
    dryRun,
  };
}

/** Why nothing of a file was imported. */
const refusedFile = (path: string, { row, message }: Diagnostic): Fault =>
  fault(commandMessage('import.refused', { path, row: row > 1 ? row : undefined, why: message }));

function readWhere(text: string): Where {
  const where = parseWhere(text);
  if (where) return where;
  throw fault(commandMessage('import.whereUnread', { given: text }));
}
