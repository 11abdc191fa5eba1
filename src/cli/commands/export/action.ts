/** `delakultur export`: a table's rows as text, CSV or JSON. */
import { exportCsvCells, exportRows, rowsToExport } from '../../../domain/workbook/exporting.ts';
import { parseWorkbook } from '../../../domain/workbook/parse.ts';
import { settingOfName, type TableName, tableOf } from '../../../domain/workbook/tables.ts';
import { count, tableWord } from '../../../messages/words.ts';
import { textTable } from '../../../presenters/table.ts';
import { cellsOf, readWorkbook, type Workbook } from '../../../workflows/read/workbook.ts';
import type { Context } from '../../context.ts';
import { tableNamed } from '../../files/tables.ts';

/** Cells that only copy an id of the hidden tab. Table → field → kind of id. */
const copies: Partial<Record<TableName, Readonly<Record<string, string>>>> = {
  rooms: { folder: 'folder', group: 'group' },
  recordings: { file: 'file' },
  meetings: { event: 'event' },
};

export async function run({ terminal, open }: Context, [name = '']: readonly string[], options: { csv?: boolean }): Promise<number> {
  const table = tableNamed(name);
  const session = await open();
  try {
    const workbook = await session.run(readWorkbook(session.file.spreadsheetId));
    const config = parseWorkbook({ ...cellsOf(workbook), [table]: workbook.sheets[table].data });
    const rows = withIds(workbook, table, rowsToExport(config.tables[table]));
    if (terminal.json) {
      terminal.document(exportRows(table, table === 'settings' ? rows.map(byCodeName) : rows));
      return 0;
    }
    const cells = exportCsvCells(table, rows);
    if (options.csv) {
      const { default: papa } = await import('papaparse');
      // Excel reads UTF-8 only with the mark, and a Swedish Excel wants semicolons.
      terminal.raw(
        `\uFEFF${papa.unparse({ fields: [...cells.headers], data: cells.rows.map((line) => [...line]) }, { delimiter: ';' })}\r\n`,
      );
      return 0;
    }
    const shown = cells.headers.map((header, at) => ({ header, at })).filter(({ at }) => cells.rows.some((line) => line[at] !== ''));
    const filled = shown.length > 0 ? shown : cells.headers.map((header, at) => ({ header, at }));
    terminal.print(
      textTable(
        filled.map(({ header }) => header),
        cells.rows.map((line) => filled.map(({ at }) => line[at] ?? '')),
        32,
      ),
    );
    terminal.note(`${tableWord(table, terminal.lang)}: ${count(rows.length, terminal.lang, ['rad', 'rader'], ['row', 'rows'])}`);
    return 0;
  } finally {
    session.close();
  }
}

/** A setting's name is treated as a field's: JSON has the code name, a sheet the Swedish name. */
const byCodeName = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...row,
  name: settingOfName(String(row.name ?? '')) ?? row.name,
});

function withIds(
  workbook: Workbook,
  table: TableName,
  rows: readonly Readonly<Record<string, unknown>>[],
): readonly Readonly<Record<string, unknown>>[] {
  const kinds = copies[table];
  if (!kinds) return rows;
  const ids = new Map(workbook.ids.map((row) => [JSON.stringify([row.table, row.rowId, row.kind]), row.id]));
  const [key = ''] = tableOf(table).key;
  return rows.map((row) => {
    const known = Object.entries(kinds).flatMap(([field, kind]) => {
      const id = ids.get(JSON.stringify([table, row[key], kind]));
      return id === undefined ? [] : [[field, id] as const];
    });
    return { ...row, ...Object.fromEntries(known) };
  });
}
