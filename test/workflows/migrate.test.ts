/** An older workbook, brought up to date by the first apply of a newer Delakultur. */

import { SCHEMA } from '../../src/domain/workbook/tables.ts';
import { METADATA, METADATA_ID } from '../../src/workflows/read/metadata.ts';
import { readWorkbook, type Workbook } from '../../src/workflows/read/workbook.ts';
import { migrate } from '../../src/workflows/setup/migrate.ts';
import { addedInTwo } from './older.ts';
import { apply, type Town, town } from './town.ts';
import { edit, MARYAM, run, values } from './workspace.ts';

const read = (where: Town): Workbook => run(where.emulator, readWorkbook(where.ref.spreadsheetId));

/** A town whose workbook lacks what schema 2 brought, with a column of somebody's own at the end. */
function older(): Town {
  const where = town();
  const { sheets } = read(where);
  const remove = addedInTwo.columns.flatMap(([table, code]) => {
    const { sheetId, data } = sheets[table];
    return [{ sheetId, at: data.columns.indexOf(code) }];
  });
  const requests = remove
    .sort((a, b) => b.at - a.at)
    .map(({ sheetId, at }) => ({ deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 } } }));
  const settings = sheets.settings;
  const gone = addedInTwo.settings.map((header) => settings.data.rows.findIndex((row) => row[0] === header) + settings.data.firstRow - 1);
  const rows = gone
    .sort((a, b) => b - a)
    .map((at) => ({
      deleteDimension: { range: { sheetId: settings.sheetId, dimension: 'ROWS', startIndex: at, endIndex: at + 1 } },
    }));
  const own = sheets.requests;
  const at = own.data.columns.length - addedInTwo.columns.filter(([table]) => table === 'requests').length;
  edit(where.emulator, where.ref.spreadsheetId, [
    ...requests,
    ...rows,
    { appendDimension: { sheetId: own.sheetId, dimension: 'COLUMNS', length: 1 } },
    {
      updateCells: {
        start: { sheetId: own.sheetId, rowIndex: 0, columnIndex: at },
        rows: [{ values: [{ userEnteredValue: { stringValue: 'Min egen' } }] }],
        fields: 'userEnteredValue',
      },
    },
    {
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataId: METADATA_ID.schema, metadataKey: METADATA.schema } }],
        developerMetadata: { metadataValue: '1' },
        fields: 'metadataValue',
      },
    },
  ]);
  return where;
}

describe('A workbook of an older schema', () => {
  it('can be read and planned as it is', () => {
    const workbook = read(older());
    expect([workbook.schema, workbook.sheets.requests.data.columns.includes('decision')]).toEqual([1, false]);
  });

  it('gets its new columns and settings by the first apply, to the right of somebody’s own', () => {
    const where = older();
    expect(apply(where).kind).toBe('done');
    const workbook = read(where);
    expect(workbook.schema).toBe(SCHEMA);
    for (const [table, code] of addedInTwo.columns) expect(workbook.sheets[table].data.columns).toContain(code);
    const [headers = []] = values(where.emulator, where.ref.spreadsheetId, 'Önskemål!1:1');
    expect(headers.indexOf('Min egen')).toBeLessThan(headers.indexOf('Rubrik'));
    expect(headers.filter((header) => header === 'Rubrik')).toHaveLength(1);
    const settings = values(where.emulator, where.ref.spreadsheetId, 'Inställningar!A2:A').flat();
    expect(settings).toEqual(expect.arrayContaining([...addedInTwo.settings]));
    expect(workbook.problems).toEqual([]);
    expect(apply(where).kind).toBe('nothing');
  });

  it('is brought up to date also when nothing else waits, and once only', () => {
    const where = town();
    apply(where);
    edit(where.emulator, where.ref.spreadsheetId, [
      {
        updateDeveloperMetadata: {
          dataFilters: [{ developerMetadataLookup: { metadataId: METADATA_ID.schema, metadataKey: METADATA.schema } }],
          developerMetadata: { metadataValue: '1' },
          fields: 'metadataValue',
        },
      },
    ]);
    const [before = []] = values(where.emulator, where.ref.spreadsheetId, 'Önskemål!1:1');
    apply(where);
    expect(values(where.emulator, where.ref.spreadsheetId, 'Önskemål!1:1')[0]).toEqual(before);
    expect(read(where).schema).toBe(SCHEMA);
    expect(run(where.emulator, migrate(read(where), MARYAM))).toBe(false);
  });
});
