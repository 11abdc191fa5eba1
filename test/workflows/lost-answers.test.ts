/** Writes whose answer is lost, though they landed, or did not: each row ends as it was meant to, and no other is touched. */

import { type Program, runSync } from '../../src/google/call.ts';
import { embeddedSync } from '../../src/tools/command-line/driver.ts';
import { unavailable } from '../../src/tools/workspace/faults/faults.ts';
import { rememberRows } from '../../src/workflows/apply/remember.ts';
import { appendIds, writeCells, writeRows, writeTogether } from '../../src/workflows/edit/write.ts';
import { readWorkbook, type Workbook, WorkbookError } from '../../src/workflows/read/workbook.ts';
import { begin, MARYAM, run, type, values } from './workspace.ts';

const line = (rowId: string, id: string) => ({ table: 'people', rowId, kind: 'stoodFor', id });

function units(...ids: string[]) {
  const { emulator, ref } = begin();
  const { spreadsheetId } = ref;
  const read = () => run(emulator, readWorkbook(spreadsheetId));
  run(emulator, writeRows(read(), 'units', { updates: [], appends: ids.map((id, at) => ({ id, name: `Enhet ${at + 1}` })) }));
  const filled = (tab: string, columns: string) => values(emulator, spreadsheetId, `'${tab}'!${columns}`).map((row) => row.join(' '));
  /** The first write of cells loses its answer; `meanwhile` happens before it is tried again. */
  const losing = <T>(program: Program<T>, how: 'landed' | 'never landed', meanwhile = () => {}): T => {
    let lost = 0;
    emulator.faults = (call) => {
      if (call.method !== 'sheets.spreadsheets.values.batchUpdate' || lost++ > 0) return undefined;
      return how === 'landed' ? { kind: 'lost' } : unavailable(call);
    };
    const wait = () => {
      emulator.faults = undefined;
      meanwhile();
    };
    try {
      return runSync(program, embeddedSync(emulator, MARYAM, { wait }));
    } finally {
      emulator.faults = undefined;
      expect(lost).toBeGreaterThan(0);
    }
  };
  const put = (range: string, cells: string[][]) => type(emulator, spreadsheetId, `'Enheter'!${range}`, cells);
  return { emulator, read, losing, put, now: () => filled('Enheter', 'A2:B9'), ids: () => filled('_ids', 'A2:D9') };
}
const renames = (workbook: Workbook, ...ids: [row: number, id: string][]) =>
  writeRows(workbook, 'units', { updates: ids.map(([row, id]) => ({ row, cells: { id } })), appends: [] });

describe.each(['landed', 'never landed'] as const)('a write that %s, without an answer', (how) => {
  it('gives a row another key', () => {
    const { read, losing, now } = units('a', 'b');
    losing(renames(read(), [2, 'ny']), how);
    expect(now()).toEqual(['ny Enhet 1', 'b Enhet 2']);
  });

  it('leaves alone another row that has the old key', () => {
    const { read, losing, now, put } = units('a', 'b');
    put('A3', [['a']]);
    losing(renames(read(), [2, 'ny']), how);
    expect(now()).toEqual(['ny Enhet 1', 'a Enhet 2']);
  });

  it('lets two rows change keys with each other', () => {
    const { read, losing, now } = units('a', 'b');
    losing(renames(read(), [2, 'b'], [3, 'a']), how);
    expect(now()).toEqual(['b Enhet 1', 'a Enhet 2']);
  });

  it('gives a key to a row that had none', () => {
    const { read, losing, now, put } = units('a', 'b');
    put('A2', [['']]);
    losing(renames(read(), [2, 'ny']), how);
    expect(now()).toEqual(['ny Enhet 1', 'b Enhet 2']);
  });

  it('empties hidden lines that are to be forgotten, those that stand twice too, and writes the others', () => {
    const { emulator, read, losing, ids } = units();
    run(emulator, appendIds(read(), [line('a', '1'), line('b', '1'), line('c', '1')]));
    run(emulator, appendIds({ ...read(), ids: [] }, [line('a', '1'), line('b', '1')]));
    const due = new Map([
      ['people/a/stoodFor', undefined],
      ['people/b/stoodFor', '2'],
      ['people/c/stoodFor', '3'],
    ]);
    losing(rememberRows(read(), due), how);
    expect(ids().filter((one) => one.trim() !== '')).toEqual(['people b stoodFor 2', 'people c stoodFor 3', 'people b stoodFor 2']);
  });

  it('takes the key from a row, cell by cell, and is told as written', () => {
    const cells = ['name', 'id'].map((field) => ({ table: 'units' as const, key: 'a', field, value: '' }));
    for (const write of [(workbook: Workbook) => writeCells(workbook, cells), (workbook: Workbook) => writeTogether(workbook, [], cells)]) {
      const { read, losing, now } = units('a', 'b');
      expect(losing(write(read()), how)).toEqual([]);
      expect(now().map((one) => one.trim())).toEqual(['', 'b Enhet 2']);
    }
  });

  it('finds the row where somebody has moved it meanwhile', () => {
    const { read, losing, now, put } = units('a', 'b');
    const key = how === 'landed' ? 'ny' : 'a';
    losing(renames(read(), [2, 'ny']), how, () =>
      put('A2:B3', [
        ['b', 'Enhet 2'],
        [key, 'Enhet 1'],
      ]),
    );
    expect(now()).toEqual(['b Enhet 2', 'ny Enhet 1']);
  });

  it('still tells of a row that was not there to begin with, or that somebody took away meanwhile', () => {
    const { read, losing, now, put } = units('a', 'b');
    const cell = (key: string) => ({ table: 'units' as const, key, field: 'name', value: 'Ny' });
    const skipped = losing(writeCells(read(), [cell('a'), cell('c')]), how, () => put('A2', [['x']]));
    expect(skipped.map(({ key, reason }) => [key, reason])).toEqual([
      ['a', 'missingRow'],
      ['c', 'missingRow'],
    ]);
    expect(now()[1]).toBe('b Enhet 2');
    const other = units('a', 'b');
    const told = other.losing(writeTogether(other.read(), [], [cell('a')]), how, () => other.put('A2', [['x']]));
    expect(told.map(({ key }) => key)).toEqual(['a']);
  });
});

it('a row is not guessed at where its old key and its new one both stand elsewhere by now', () => {
  const { read, losing, now, put } = units('a', 'b', 'c');
  const moved = () =>
    put('A2:B4', [
      ['c', 'Enhet 3'],
      ['b', 'Enhet 2'],
      ['a', 'Enhet 1'],
    ]);
  const write = () => losing(renames(read(), [2, 'b']), 'never landed', moved);
  expect(write).toThrow(WorkbookError);
  expect(now()).toEqual(['c Enhet 3', 'b Enhet 2', 'a Enhet 1']);
});
