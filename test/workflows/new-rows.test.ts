import { parseWorkbook } from '../../src/domain/workbook/parse.ts';
import { tables } from '../../src/domain/workbook/tables.ts';
import type { Program } from '../../src/google/call.ts';
import { call } from '../../src/google/call.ts';
import { writeCells, writeRows } from '../../src/workflows/edit/write.ts';
import { cellsOf, readWorkbook, WorkbookError } from '../../src/workflows/read/workbook.ts';
import { begin, edit, run, values } from './workspace.ts';

const solen = { id: 'solen', name: 'Solen' };
const manen = { id: 'manen', name: 'Månen' };

function units() {
  const { emulator, ref } = begin();
  const { spreadsheetId } = ref;
  const read = () => run(emulator, readWorkbook(spreadsheetId));
  const add = (...appends: Record<string, string>[]) => run(emulator, writeRows(read(), 'units', { updates: [], appends }));
  const put = (range: string, cells: (string | number | boolean)[][]) => {
    const requestBody = { valueInputOption: 'RAW' as const, data: [{ range: `'Enheter'!${range}`, values: cells }] };
    run(emulator, call('sheets.spreadsheets.values.batchUpdate', { spreadsheetId, requestBody }));
  };
  const filled = () =>
    values(emulator, spreadsheetId, "'Enheter'!A2:A").flatMap(([id], at) =>
      typeof id === 'string' && id !== '' ? [`${at + 2} ${id}`] : [],
    );
  return { emulator, spreadsheetId, read, add, put, filled };
}
const columnOf = (field: string) => String.fromCharCode(65 + Object.keys(tables.units.fields).indexOf(field));
const unticked = Array.from({ length: 499 }, () => [false]);

describe('a new row', () => {
  it.each([columnOf('pilot'), columnOf('tablets'), 'A'])('stands right below the last one though tick boxes fill column %s', (column) => {
    const { add, put, filled } = units();
    put(`${column}2:${column}500`, unticked);
    add(solen);
    add(manen);
    expect(filled()).toEqual(['2 solen', '3 manen']);
  });

  it('stands there though tick boxes fill a column of the coordinator’s own, or formulas that have nothing to say', () => {
    const { emulator, spreadsheetId, read, add, put, filled } = units();
    const { sheetId, columnCount } = read().sheets.units;
    edit(emulator, spreadsheetId, [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: 3 } }]);
    const letter = (more: number) => String.fromCharCode(65 + columnCount + more);
    put(`${letter(0)}2:${letter(0)}500`, unticked);
    put(
      `${letter(1)}2:${letter(1)}500`,
      Array.from({ length: 499 }, () => [0]),
    );
    put(
      `${letter(2)}2:${letter(2)}500`,
      Array.from({ length: 499 }, () => ['#N/A']),
    );
    add(solen, manen);
    expect(filled()).toEqual(['2 solen', '3 manen']);
  });

  it('stands below one that holds nothing but a tick, or a note beside the table', () => {
    const ticked = units();
    ticked.put(`${columnOf('pilot')}2:${columnOf('pilot')}500`, unticked);
    ticked.put(`${columnOf('pilot')}4`, [[true]]);
    ticked.add(solen);
    expect(ticked.filled()).toEqual(['5 solen']);
  });

  it('holds nothing of what stood there as no row', () => {
    const { read, add, put } = units();
    put(`${columnOf('pilot')}2:${columnOf('pilot')}500`, unticked);
    add(solen);
    const [row] = parseWorkbook(cellsOf(read())).tables.units.rows;
    expect(row).toMatchObject({ id: 'solen', name: 'Solen', pilot: undefined });
  });

  it('is found again by its key among tick boxes', () => {
    const { emulator, read, add, put } = units();
    put(`A2:A500`, unticked);
    add(solen, manen);
    expect(run(emulator, writeCells(read(), [{ table: 'units', key: 'manen', field: 'area', value: 'Väster' }]))).toEqual([]);
    expect(parseWorkbook(cellsOf(read())).tables.units.rows.map((row) => row.area)).toEqual(['', 'Väster']);
  });
});

describe('two who write at once', () => {
  /** What others write between our reading of the table and our writing to it. */
  function meanwhile(where: ReturnType<typeof units>, ours: Program<unknown>, ...theirs: Program<unknown>[]) {
    where.emulator.faults = ({ method }) => {
      const next = method === 'sheets.spreadsheets.batchUpdate' ? theirs.shift() : undefined;
      if (next) run(where.emulator, next);
      return undefined;
    };
    run(where.emulator, ours);
    where.emulator.faults = undefined;
    expect(theirs).toEqual([]);
  }
  const stand = (where: ReturnType<typeof units>) =>
    parseWorkbook(cellsOf(where.read()))
      .tables.units.rows.map(({ id, area }) => `${id} ${area}`)
      .sort();

  it('both find their rows afterwards, and no row holds cells of both', () => {
    const where = units();
    const old = where.read();
    const add = (cells: Record<string, string>) => writeRows(old, 'units', { updates: [], appends: [cells] });
    // Each was read before the one inside it was written, and is written after it.
    meanwhile(where, add({ ...solen, area: 'Söder' }), add(manen), add({ id: 'stjarnan', name: 'Stjärnan' }));
    expect(stand(where)).toEqual(['manen ', 'solen Söder', 'stjarnan ']);
  });

  it('can’t both have one key: the second learns of it, and nothing of theirs is written', () => {
    const where = units();
    const old = where.read();
    const add = (area: string) => writeRows(old, 'units', { updates: [], appends: [{ ...solen, area }, manen], onlyNew: true });
    expect(() => meanwhile(where, add('Söder'), add('Norr'))).toThrow(/samtidigt/);
    expect(stand(where)).toEqual(['manen ', 'solen Norr']);
  });

  it('is written once though an answer was lost', () => {
    const where = units();
    const old = where.read();
    let lost = 0;
    where.emulator.faults = ({ method }) => (method === 'sheets.spreadsheets.batchUpdate' && lost++ === 0 ? { kind: 'lost' } : undefined);
    run(where.emulator, writeRows(old, 'units', { updates: [], appends: [solen], onlyNew: true }));
    where.emulator.faults = undefined;
    expect(lost).toBe(1);
    expect(stand(where)).toEqual(['solen ']);
  });
});

describe('rows of one file that share a key', () => {
  it('are rows of their own: neither is written over the other', () => {
    const where = units();
    where.add(solen, { ...solen, area: 'Söder' });
    expect(where.filled()).toEqual(['2 solen', '3 solen']);
    run(where.emulator, writeRows(where.read(), 'units', { updates: [], appends: [{ ...solen, area: 'Norr' }] }));
    expect(where.filled()).toHaveLength(3);
  });
});

describe('a cell that Sheets can’t hold', () => {
  it('is told by table, row and column, and nothing is written', () => {
    const { add, filled } = units();
    const long = () => add(solen, { ...manen, area: 'å'.repeat(60_000) });
    expect(long).toThrow(WorkbookError);
    expect(long).toThrow(/Enheter.*manen.*Område.*60\s000 tecken.*50\s000/);
    expect(filled()).toEqual([]);
  });
});
