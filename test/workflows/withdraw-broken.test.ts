/** A withdrawal in a workbook that is out of order: what it does not lean on keeps no film open. */
import { type TableName, tableNames, tableOf } from '../../src/domain/workbook/tables.ts';
import { call } from '../../src/google/call.ts';
import { CLOSING_NEEDS } from '../../src/workflows/read/plan.ts';
import { readWorkbook } from '../../src/workflows/read/workbook.ts';
import { withdraw } from '../../src/workflows/withdraw/withdraw.ts';
import { AINO, apply, applyOptions, fileOf, plan, type Town, town, watches } from './town.ts';
import { edit, run } from './workspace.ts';

function withdrawn({ emulator, ref }: Town) {
  const { holder, now, realNow } = applyOptions();
  const { spreadsheetId } = ref;
  return run(emulator, withdraw({ spreadsheetId, permit: 'M-1', date: '2026-11-16', actor: 'x', holder, now, realNow }));
}

const others: readonly TableName[] = tableNames.filter((table) => !CLOSING_NEEDS.includes(table));

it.each(others)('closes the films though the tab of this table is gone: %s', (table) => {
  const where = town();
  apply(where);
  const film = fileOf(where, 'F-1');
  const { sheetId } = run(where.emulator, readWorkbook(where.ref.spreadsheetId)).sheets[table];
  edit(where.emulator, where.ref.spreadsheetId, [{ deleteSheet: { sheetId } }]);
  expect(() => plan(where)).toThrow(tableOf(table).title);
  expect(withdrawn(where)).toMatchObject({ permit: 'M-1', closed: true });
  expect(watches(where, AINO, film)).toBe(404);
});

it('closes the films though another tab has lost its headers, or is another', () => {
  for (const spoil of ['headers', 'another'] as const) {
    const where = town();
    apply(where);
    const film = fileOf(where, 'F-1');
    const { spreadsheetId } = where.ref;
    const { sheetId, title, headers } = run(where.emulator, readWorkbook(spreadsheetId)).sheets.people;
    const data = [{ range: `${title}!1:1`, values: [headers.map(() => '')] }];
    const emptied = call('sheets.spreadsheets.values.batchUpdate', { spreadsheetId, requestBody: { valueInputOption: 'RAW', data } });
    if (spoil === 'headers') run(where.emulator, emptied);
    else edit(where.emulator, spreadsheetId, [{ addSheet: { properties: { title: 'Medarbetare' } } }, { deleteSheet: { sheetId } }]);
    expect(() => plan(where)).toThrow(title);
    expect(withdrawn(where)).toMatchObject({ closed: true });
    expect(watches(where, AINO, film)).toBe(404);
  }
});

it('is refused in words where the permits’ own tab is gone', () => {
  const where = town();
  apply(where);
  const { sheetId, title } = run(where.emulator, readWorkbook(where.ref.spreadsheetId)).sheets.permits;
  edit(where.emulator, where.ref.spreadsheetId, [{ deleteSheet: { sheetId } }]);
  expect(() => withdrawn(where)).toThrow(title);
});
