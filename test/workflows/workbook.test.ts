import { parseWorkbook } from '../../src/domain/workbook/parse.ts';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { SCHEMA, tables } from '../../src/domain/workbook/tables.ts';
import { call } from '../../src/google/call.ts';
import { appendIds, appendLog, setOutbox, writeCells, writeRows } from '../../src/workflows/edit/write.ts';
import { METADATA_ID } from '../../src/workflows/read/metadata.ts';
import { checkOwnership } from '../../src/workflows/read/ownership.ts';
import type { Workbook } from '../../src/workflows/read/workbook.ts';
import { cellsOf, readWorkbook, WorkbookError } from '../../src/workflows/read/workbook.ts';
import { swedish } from '../messages/said.ts';
import { begin, edit, MARYAM, run, runCounting, type, values } from './workspace.ts';

const aino = { email: 'aino.bergstrom@delaby.example', name: 'Aino Bergström', roles: 'pedagog, lärspridare', unit: 'bla' };
const elif = { email: 'elif.demir@delaby.example', name: 'Elif Demir', roles: 'pedagog', unit: 'bla' };
const karin = { email: 'karin.oberg@delaby.example', name: 'Karin Öberg', roles: 'rektor' };

function withPeople() {
  const { emulator, ref } = begin();
  const read = () => run(emulator, readWorkbook(ref.spreadsheetId));
  run(emulator, writeRows(read(), 'people', { updates: [], appends: [aino, elif, karin] }));
  return { emulator, ref, read, spreadsheetId: ref.spreadsheetId };
}

const people = (workbook: Workbook) => parseWorkbook(cellsOf(workbook)).tables.people.rows.map(({ email, name }) => [email, name]);
const columnOf = (table: TableName, field: string) => Object.keys(tables[table].fields).indexOf(field);
const sheetIdOf = (workbook: Workbook, table: TableName) => workbook.sheets[table].sheetId;
const moveColumn = (sheetId: number, from: number, to: number) => ({
  moveDimension: { source: { sheetId, dimension: 'COLUMNS', startIndex: from, endIndex: from + 1 }, destinationIndex: to },
});
const deleteColumn = (sheetId: number, column: number) => ({
  deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 } },
});

/** What reading comes to when it fails. */
function trouble(read: () => unknown): string {
  try {
    read();
    return 'none';
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    expect(swedish(error.said)).toBe(error.message);
    return error.trouble;
  }
}

describe('reading the workbook', () => {
  it('takes three requests', () => {
    const { emulator, spreadsheetId } = withPeople();
    expect(runCounting(emulator, readWorkbook(spreadsheetId)).requests).toBe(3);
  });

  it('reads what was written', () => {
    const { read } = withPeople();
    expect(people(read())).toEqual([
      [aino.email, 'Aino Bergström'],
      [elif.email, 'Elif Demir'],
      [karin.email, 'Karin Öberg'],
    ]);
    expect(read()).toMatchObject({ workspaceId: 'ws-1', schema: SCHEMA, title: 'Delakultur', problems: [] });
  });

  it('finds columns that were moved and renamed', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const before = people(read());
    edit(emulator, spreadsheetId, [moveColumn(sheetIdOf(read(), 'people'), columnOf('people', 'name'), 0)]);
    type(emulator, spreadsheetId, "'Personer'!A1", [['Kollega']]);
    expect(values(emulator, spreadsheetId, "'Personer'!A1:B2")).toEqual([
      ['Kollega', 'E-post'],
      ['Aino Bergström', aino.email],
    ]);
    expect(people(read())).toEqual(before);
    run(emulator, writeCells(read(), [{ table: 'people', key: elif.email, field: 'name', value: 'Elif D.' }]));
    expect(people(read())[1]).toEqual([elif.email, 'Elif D.']);
  });

  it('finds a tab that was renamed', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const before = people(read());
    const properties = { sheetId: sheetIdOf(read(), 'people'), title: "Anställda '26" };
    edit(emulator, spreadsheetId, [{ updateSheetProperties: { properties, fields: 'title' } }]);
    expect(people(read())).toEqual(before);
    expect(read().sheets.people.title).toBe("Anställda '26");
  });

  it('never takes a deleted tab for an empty one', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    edit(emulator, spreadsheetId, [{ deleteSheet: { sheetId: sheetIdOf(read(), 'permits') } }]);
    expect(trouble(read)).toBe('missingTab');
    expect(read).toThrow(/Medgivanden/);
  });

  it('never takes a tab without headers for an empty one', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const range = { sheetId: sheetIdOf(read(), 'people') };
    edit(emulator, spreadsheetId, [{ updateCells: { range, fields: 'userEnteredValue' } }]);
    expect(trouble(read)).toBe('emptyTab');
  });

  it.each([
    ['people', 'email'],
    ['permits', 'withdrawn'],
    ['people', 'protected'],
    ['networks', 'roles'],
    ['mandates', 'person'],
  ] as const)('refuses to read %s without %s', (table, field) => {
    const { emulator, read, spreadsheetId } = withPeople();
    edit(emulator, spreadsheetId, [deleteColumn(sheetIdOf(read(), table), columnOf(table, field))]);
    expect(trouble(read)).toBe('missingColumn');
  });

  it('goes on without a column that decides nothing, and says so', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    edit(emulator, spreadsheetId, [deleteColumn(sheetIdOf(read(), 'people'), columnOf('people', 'interests'))]);
    expect(read().problems).toMatchObject([{ table: 'people', field: 'interests', code: 'missingColumn', severity: 'warning', row: 1 }]);
    expect(people(read())).toHaveLength(3);
  });

  it('finds a column by its header, an older header or its code name where metadata is gone', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const lookup = (field: string) => ({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataValue: `people.${field}` } } },
    });
    edit(emulator, spreadsheetId, ['email', 'protected', 'external'].map(lookup));
    const letter = (field: string) => String.fromCharCode(65 + columnOf('people', field));
    type(emulator, spreadsheetId, `'Personer'!${letter('protected')}1`, [['skyddad']]);
    type(emulator, spreadsheetId, `'Personer'!${letter('external')}1`, [['external']]);
    expect(read().sheets.people.data.columns).toEqual(Object.keys(tables.people.fields));
  });

  it('refuses two columns that both claim to decide', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const sheetId = sheetIdOf(read(), 'people');
    edit(emulator, spreadsheetId, [
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
      { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataValue: 'people.to' } } } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 0, columnIndex: Object.keys(tables.people.fields).length },
          rows: [{ values: [{ userEnteredValue: { stringValue: 'Till' } }] }],
          fields: 'userEnteredValue',
        },
      },
    ]);
    expect(trouble(read)).toBe('doubleColumn');
  });

  it('finds the headers below a line that somebody put above them', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const before = people(read());
    const range = { sheetId: sheetIdOf(read(), 'people'), dimension: 'ROWS', startIndex: 0, endIndex: 1 };
    edit(emulator, spreadsheetId, [{ insertDimension: { range, inheritFromBefore: false } }]);
    expect(people(read())).toEqual(before);
    expect(read().sheets.people).toMatchObject({ headerRow: 2, data: { firstRow: 3 } });
  });

  it('refuses a spreadsheet that is no workbook', () => {
    const { emulator } = begin();
    const other = run(emulator, call('sheets.spreadsheets.create', { requestBody: { properties: { title: 'Annat' } } }));
    expect(trouble(() => run(emulator, readWorkbook(other.spreadsheetId ?? '')))).toBe('notAWorkbook');
  });
});

describe('whether a workbook may be applied', () => {
  it('is told from the root folder, which names it', () => {
    const { emulator, ref } = begin();
    const workbook = run(emulator, readWorkbook(ref.spreadsheetId));
    expect(run(emulator, checkOwnership(workbook))).toEqual({ ...withoutMade(ref), operator: MARYAM, mine: true });
  });

  it('a copy may not', () => {
    const { emulator, ref } = begin();
    const workbook = run(emulator, readWorkbook(ref.spreadsheetId));
    expect(trouble(() => run(emulator, checkOwnership({ ...workbook, spreadsheetId: 'copy' })))).toBe('copied');
  });

  it('one whose folders lie in the bin may not', () => {
    const { emulator, ref } = begin();
    const workbook = run(emulator, readWorkbook(ref.spreadsheetId));
    run(emulator, call('drive.files.update', { fileId: ref.waitingRoom, requestBody: { trashed: true } }));
    expect(trouble(() => run(emulator, checkOwnership(workbook)))).toBe('missingFolder');
    run(emulator, call('drive.files.update', { fileId: ref.rootFolder, requestBody: { trashed: true } }));
    expect(trouble(() => run(emulator, checkOwnership(workbook)))).toBe('missingFolder');
  });

  it('one of a newer schema may not', () => {
    const { emulator, ref } = begin();
    const dataFilters = [{ developerMetadataLookup: { metadataId: METADATA_ID.schema } }];
    edit(emulator, ref.spreadsheetId, [
      { updateDeveloperMetadata: { dataFilters, developerMetadata: { metadataValue: '99' }, fields: 'metadataValue' } },
    ]);
    const workbook = run(emulator, readWorkbook(ref.spreadsheetId));
    expect(trouble(() => run(emulator, checkOwnership(workbook)))).toBe('newerSchema');
  });
});

const withoutMade = (ref: object) => {
  const { made, ...rest } = ref as { made?: boolean };
  return rest;
};

describe('writing the workbook', () => {
  it('stores formulas as the text they are', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    run(emulator, writeRows(read(), 'people', { updates: [], appends: [{ email: 'x@delaby.example', name: '=1+2' }] }));
    expect(values(emulator, spreadsheetId, "'Personer'!B5")).toEqual([['=1+2']]);
  });

  it('changes the named fields of a row and leaves the others; an empty text clears', () => {
    const { emulator, read } = withPeople();
    run(emulator, writeRows(read(), 'people', { updates: [{ row: 3, cells: { roles: '', stages: 'F-3' } }], appends: [] }));
    expect(parseWorkbook(cellsOf(read())).tables.people.rows[1]).toMatchObject({
      email: elif.email,
      name: 'Elif Demir',
      roles: [],
      stages: ['F-3'],
    });
  });

  it('writes a row where it now is, when the rows were sorted since', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const old = read();
    const range = { sheetId: sheetIdOf(old, 'people'), startRowIndex: 1, endRowIndex: 4 };
    edit(emulator, spreadsheetId, [{ sortRange: { range, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }] } }]);
    run(emulator, writeRows(old, 'people', { updates: [{ row: 2, cells: { stages: 'förskola' } }], appends: [] }));
    const skipped = run(
      emulator,
      writeCells(old, [{ table: 'people', key: karin.email.toUpperCase(), field: 'interests', value: 'programmering' }]),
    );
    expect(skipped).toEqual([]);
    const rows = parseWorkbook(cellsOf(read())).tables.people.rows;
    expect(rows.map(({ email, stages, interests }) => [email, stages, interests])).toEqual([
      [karin.email, [], ['programmering']],
      [elif.email, [], []],
      [aino.email, ['förskola'], []],
    ]);
  });

  it('writes nothing when a row was taken away meanwhile', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const old = read();
    const range = { sheetId: sheetIdOf(old, 'people'), dimension: 'ROWS', startIndex: 1, endIndex: 2 };
    edit(emulator, spreadsheetId, [{ deleteDimension: { range } }]);
    const writes = {
      updates: [
        { row: 2, cells: { name: 'Fel' } },
        { row: 3, cells: { name: 'Rätt' } },
      ],
      appends: [],
    };
    expect(trouble(() => run(emulator, writeRows(old, 'people', writes)))).toBe('changed');
    expect(people(read()).map(([, name]) => name)).toEqual(['Elif Demir', 'Karin Öberg']);
  });

  it('writes nothing when columns were moved meanwhile', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const old = read();
    edit(emulator, spreadsheetId, [moveColumn(sheetIdOf(old, 'people'), 3, 1)]);
    expect(trouble(() => run(emulator, writeCells(old, [{ table: 'people', key: aino.email, field: 'name', value: 'x' }])))).toBe(
      'changed',
    );
  });

  it('skips and reports a cell whose key is gone or stands twice, and one without a column', () => {
    const { emulator, read } = withPeople();
    run(emulator, writeRows(read(), 'units', { updates: [], appends: [{ id: 'bla', name: 'Blåsippan' }] }));
    const workbook = read();
    const { sheetId } = workbook.sheets.people;
    edit(emulator, workbook.spreadsheetId, [deleteColumn(sheetId, columnOf('people', 'interests'))]);
    type(emulator, workbook.spreadsheetId, "'Personer'!A5", [[elif.email]]);
    const skipped = run(
      emulator,
      writeCells(read(), [
        { table: 'people', key: 'nobody@delaby.example', field: 'name', value: 'x' },
        { table: 'people', key: elif.email, field: 'name', value: 'x' },
        { table: 'people', key: aino.email, field: 'interests', value: 'x' },
        { table: 'units', key: 'bla', field: 'area', value: 'Team City' },
      ]),
    );
    expect(skipped.map(({ key, reason }) => [key, reason])).toEqual([
      ['nobody@delaby.example', 'missingRow'],
      [elif.email, 'doubleRow'],
      [aino.email, 'missingColumn'],
    ]);
    expect(parseWorkbook(cellsOf(read())).tables.units.rows[0]).toMatchObject({ id: 'bla', area: 'Team City' });
  });

  it('does not write over a row that a colleague began meanwhile', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const old = read();
    type(emulator, spreadsheetId, "'Personer'!A5:B5", [['ny@delaby.example', 'Ny']]);
    run(emulator, writeRows(old, 'people', { updates: [], appends: [{ email: 'till@delaby.example', name: 'Till' }] }));
    expect(people(read()).map(([, name]) => name)).toEqual(['Aino Bergström', 'Elif Demir', 'Karin Öberg', 'Ny', 'Till']);
  });

  it('does not write over a row without a key', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    type(emulator, spreadsheetId, "'Personer'!B7", [['Utan e-post']]);
    run(emulator, writeRows(read(), 'people', { updates: [], appends: [{ email: 'till@delaby.example', name: 'Till' }] }));
    expect(values(emulator, spreadsheetId, "'Personer'!B7:B8")).toEqual([['Utan e-post'], ['Till']]);
  });

  it('adds a row once though the answer was lost', () => {
    const { emulator, read } = withPeople();
    const workbook = read();
    let lost = 0;
    emulator.faults = ({ method }) => (method === 'sheets.spreadsheets.batchUpdate' && lost++ === 0 ? { kind: 'lost' } : undefined);
    run(emulator, writeRows(workbook, 'people', { updates: [], appends: [{ email: 'till@delaby.example', name: 'Till' }] }));
    emulator.faults = undefined;
    expect(lost).toBe(1);
    expect(people(read()).filter(([email]) => email === 'till@delaby.example')).toHaveLength(1);
  });

  it('grows the tab for 4,000 people, in few requests, each under 2 MB', () => {
    const { emulator, ref } = begin();
    const workbook = run(emulator, readWorkbook(ref.spreadsheetId));
    const appends = Array.from({ length: 4000 }, (_, n) => ({
      email: `p${n}@delaby.example`,
      name: `Person ${n} `.repeat(20),
      roles: 'pedagog',
    }));
    const { requests } = runCounting(emulator, writeRows(workbook, 'people', { updates: [], appends }));
    expect(requests).toBeLessThanOrEqual(5);
    const read = run(emulator, readWorkbook(ref.spreadsheetId));
    expect(read.sheets.people.data.rows).toHaveLength(4000);
    expect(read.sheets.people.rowCount).toBeGreaterThan(4001);
  });

  it('writes a setting by its code name', () => {
    const { emulator, read } = withPeople();
    expect(run(emulator, writeCells(read(), [{ table: 'settings', key: 'groupPrefix', field: 'value', value: 'delakultur-' }]))).toEqual(
      [],
    );
    expect(parseWorkbook(cellsOf(read())).settings.groupPrefix).toBe('delakultur-');
  });

  it('writes ids ahead, in one request, and reads a line that stands twice once', () => {
    const { emulator, read } = withPeople();
    const rows = [
      { table: 'rooms', rowId: 'rum-alla', kind: 'folder', id: 'F1' },
      { table: 'rooms', rowId: 'rum-alla', kind: 'group', id: 'G1' },
    ];
    let lost = 0;
    emulator.faults = ({ method }) => (method === 'sheets.spreadsheets.values.append' && lost++ === 0 ? { kind: 'lost' } : undefined);
    run(emulator, appendIds(read(), rows));
    emulator.faults = undefined;
    expect(read().ids).toEqual(rows);
    expect(runCounting(emulator, appendIds(read(), rows)).requests).toBe(0);
    expect(runCounting(emulator, appendIds(read(), [{ ...rows[0], id: 'F2' } as (typeof rows)[0]])).requests).toBe(1);
  });

  it('holds an id again that was let go', () => {
    const { emulator, read } = withPeople();
    const held = (id: string) => [{ table: 'recordings', rowId: 'F-1', kind: 'file', id }];
    for (const id of ['A', '', 'A', '', 'B', 'A']) run(emulator, appendIds(read(), held(id)));
    expect(read().ids.slice(-1)).toEqual(held('A'));
    const workbook = read();
    run(emulator, appendIds(workbook, held('C')));
    run(emulator, appendIds(workbook, held('')));
    expect(read().ids.slice(-1)).toEqual(held(''));
  });

  it('adds lines below the last one though somebody emptied one above, and writes over no note', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    const line = (target: string) => ({ time: '2026-11-16T09:00', actor: 'm', change: 'share', target });
    const logged = () => values(emulator, spreadsheetId, "'Logg'!D2:D").map(([target]) => target ?? '');
    run(emulator, appendLog(read(), ['F-1', 'F-2', 'F-3', 'F-4'].map(line)));
    type(emulator, spreadsheetId, "'Logg'!A3:D3", [['', '', '', '']]);
    type(emulator, spreadsheetId, "'Logg'!D8", [['En anteckning']]);
    run(emulator, appendLog(read(), ['F-5', 'F-6', 'F-7'].map(line)));
    run(emulator, appendLog(read(), [line('F-8')]));
    expect(logged().filter((target) => target !== '')).toEqual(['F-1', 'F-3', 'F-4', 'F-5', 'F-6', 'F-7', 'F-8', 'En anteckning']);
  });

  it('logs, and moves letters of the outbox from state to state', () => {
    const { emulator, read, spreadsheetId } = withPeople();
    run(
      emulator,
      appendLog(read(), [{ time: '2026-11-16T09:00', actor: 'm', change: 'share', target: 'F-001', before: '', outcome: '=ok' }]),
    );
    run(emulator, appendLog(read(), [{ time: '2026-11-16T09:01', actor: 'm', outcome: 'ok' }]));
    expect(values(emulator, spreadsheetId, "'Logg'!A2:G")).toEqual([
      ['2026-11-16T09:00', 'm', 'share', 'F-001', '', '', '=ok'],
      ['2026-11-16T09:01', 'm', '', '', '', '', 'ok'],
    ]);
    const letters = ['a', 'b'].map((key) => ({ key, person: 'p', event: 'e', change: 'c', state: '', at: 't' }));
    const workbook = read();
    run(emulator, setOutbox(workbook, letters, 'queued'));
    run(emulator, setOutbox(workbook, letters.slice(1), 'sent'));
    expect(read().outbox.map(({ key, state }) => [key, state])).toEqual([
      ['a', 'queued'],
      ['b', 'sent'],
    ]);
  });
});
