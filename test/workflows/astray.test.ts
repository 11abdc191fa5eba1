/** People sort rows at the very moment that one is written. */
import { parseWorkbook } from '../../src/domain/workbook/parse.ts';
import type { RowEdit } from '../../src/domain/workbook/row-edit.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { call, type Program } from '../../src/google/call.ts';
import { writeEdits } from '../../src/workflows/edit/edit.ts';
import { writeCells, writeRows } from '../../src/workflows/edit/write.ts';
import { cellsOf, readWorkbook, WorkbookError } from '../../src/workflows/read/workbook.ts';
import { begin, edit, run } from './workspace.ts';

const solen = { id: 'solen', name: 'Solen', area: 'Norr' };
const manen = { id: 'manen', name: 'Månen', area: 'Väster' };
const stjarnan = { id: 'stjarnan', name: 'Stjärnan' };

function units(...rows: Record<string, string>[]) {
  const { emulator, ref } = begin();
  const read = () => run(emulator, readWorkbook(ref.spreadsheetId));
  run(emulator, writeRows(read(), 'units', { updates: [], appends: rows }));
  const sort = (ascending: boolean) => {
    const { sheetId } = read().sheets.units;
    const sortOrder = ascending ? 'ASCENDING' : 'DESCENDING';
    edit(emulator, ref.spreadsheetId, [
      { sortRange: { range: { sheetId, startRowIndex: 1, endRowIndex: 1 + rows.length }, sortSpecs: [{ dimensionIndex: 0, sortOrder }] } },
    ]);
  };
  const stand = () => {
    const { rows: read1, faulty } = parseWorkbook(cellsOf(read())).tables.units;
    expect(faulty.size).toBe(0);
    return Object.fromEntries(read1.map(({ id, name, area }) => [id, `${name} ${area}`.trim()]));
  };
  /** Runs our program; right before each of its writes, somebody does the next of these. */
  const meanwhile = <T>(ours: Program<T>, ...theirs: (() => void)[]): T => {
    emulator.faults = ({ method }) => {
      if (!/batchUpdate$/.test(method)) return undefined;
      const [next] = theirs.splice(0, 1);
      const { faults } = emulator;
      emulator.faults = undefined;
      next?.();
      emulator.faults = faults;
      return undefined;
    };
    try {
      return run(emulator, ours);
    } finally {
      emulator.faults = undefined;
      expect(theirs).toEqual([]);
    }
  };
  return { emulator, ref, read, sort, stand, meanwhile };
}
const area = (key: string, value: string) => ({ table: 'units' as TableName, key, field: 'area', value });

describe('Rows that are sorted at the moment of a write', () => {
  it('end with what was written in the row that was meant, and the other as it was', () => {
    const { read, sort, stand, meanwhile } = units(manen, solen, stjarnan);
    expect(meanwhile(writeCells(read(), [area('manen', 'Söder')]), () => sort(false))).toEqual([]);
    expect(stand()).toEqual({ manen: 'Månen Söder', solen: 'Solen Norr', stjarnan: 'Stjärnan' });
  });

  it('keep what somebody typed in the other since we read', () => {
    const { emulator, read, sort, stand, meanwhile } = units(manen, solen, stjarnan);
    const workbook = read();
    run(emulator, writeCells(read(), [area('stjarnan', 'Öster')]));
    meanwhile(writeCells(workbook, [area('manen', 'Söder')]), () => sort(false));
    expect(stand()).toEqual({ manen: 'Månen Söder', solen: 'Solen Norr', stjarnan: 'Stjärnan Öster' });
  });

  it('and sorted back at the moment of putting it right, do so too', () => {
    const { read, sort, stand, meanwhile } = units(manen, solen, stjarnan);
    meanwhile(
      writeCells(read(), [area('manen', 'Söder')]),
      () => sort(false),
      () => sort(true),
    );
    expect(stand()).toEqual({ manen: 'Månen Söder', solen: 'Solen Norr', stjarnan: 'Stjärnan' });
  });

  it('hold what an import changes in many of them', () => {
    const { read, sort, stand, meanwhile } = units(manen, solen, stjarnan);
    const updates: { row: number; cells: Record<string, string> }[] = [
      { row: 2, cells: { area: 'Ett' } },
      { row: 3, cells: { name: 'Två', area: 'Två' } },
    ];
    meanwhile(writeRows(read(), 'units', { updates, appends: [] }), () => sort(false));
    expect(stand()).toEqual({ manen: 'Månen Ett', solen: 'Två Två', stjarnan: 'Stjärnan' });
  });

  it('hold what is written together with a new row', () => {
    const { read, sort, stand, meanwhile } = units(manen, solen, stjarnan);
    const edits: RowEdit[] = [
      { table: 'units' as const, key: 'kometen', isNew: true, cells: { id: 'kometen', name: 'Kometen' } },
      { table: 'units' as const, key: 'manen', isNew: false, cells: { area: 'Söder' } },
    ];
    expect(meanwhile(writeEdits(read(), edits), () => sort(false))).toBeUndefined();
    expect(stand()).toEqual({ kometen: 'Kometen', manen: 'Månen Söder', solen: 'Solen Norr', stjarnan: 'Stjärnan' });
  });

  it('without end are told of, with the row near which to look', () => {
    const { read, sort, meanwhile } = units(manen, solen, stjarnan);
    const back = [false, true, false, true].map((ascending) => () => sort(ascending));
    expect(() => meanwhile(writeCells(read(), [area('manen', 'Söder')]), ...back)).toThrow(
      /flyttade rader i fliken Enheter .* nära rad \d/,
    );
  });
});

describe('A row that is taken away at the moment of a write', () => {
  it('is told of, and what came to the row below is put back', () => {
    const { emulator, ref, read, stand, meanwhile } = units(manen, solen, stjarnan);
    const { sheetId } = read().sheets.units;
    const range = { sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 };
    const remove = () => edit(emulator, ref.spreadsheetId, [{ deleteDimension: { range } }]);
    expect(() => meanwhile(writeCells(read(), [area('manen', 'Söder')]), remove)).toThrow(WorkbookError);
    expect(stand()).toEqual({ solen: 'Solen Norr', stjarnan: 'Stjärnan' });
  });
});

describe('A write among rows that nobody moves', () => {
  it('costs no request more', () => {
    const { emulator, read } = units(manen, solen);
    const methods: string[] = [];
    const workbook = read();
    emulator.onRequest = ({ method }) => methods.push(method);
    run(emulator, writeCells(workbook, [area('manen', 'Söder')]));
    expect(methods).toEqual(['sheets.spreadsheets.values.batchGet', 'sheets.spreadsheets.values.batchUpdate']);
    expect(
      run(emulator, call('sheets.spreadsheets.values.batchGet', { spreadsheetId: workbook.spreadsheetId, ranges: ["'Enheter'!A2"] }))
        .valueRanges?.[0]?.values,
    ).toEqual([['manen']]);
  });
});
