import {
  addTab,
  deleteTab,
  freeTitle,
  type GridAct,
  moveTab,
  renameTab,
  requestOf,
} from '../../../src/tools/playground/page/sheet/acts.ts';
import { nameOf, type Range, rangeOf, rowsOf } from '../../../src/tools/playground/page/sheet/selection.ts';
import type { Tab } from '../../../src/tools/playground/page/sheet/workbook.ts';
import { createSheetActs } from '../../../src/tools/playground/server/sheet-acts.ts';
import { createEmulator, type Emulator } from '../../../src/tools/workspace/core/emulator.ts';

const maryam = 'maryam@delaby.example';
const aino = 'aino@delaby.example';

describe('what is done to the sheet by hand', () => {
  let emulator: Emulator;
  let id = '';
  const ask = (method: string, url: string, body?: unknown, actor = maryam) => {
    const response = emulator.handle({
      method,
      url,
      headers: { authorization: `Bearer local:${actor}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: { text: JSON.stringify(body) } }),
    });
    return JSON.parse((response.body as string) || '{}');
  };
  const values = (tab = 'Personer'): string[][] => ask('GET', `/v4/spreadsheets/${id}/values/${tab}`).values ?? [];
  /** Which row each piece of metadata is at, by its value. */
  const marks = (): Record<string, number> => {
    const { matchedDeveloperMetadata = [] } = ask('POST', `/v4/spreadsheets/${id}/developerMetadata:search`, {
      dataFilters: [{ developerMetadataLookup: { metadataKey: 'row' } }],
    });
    return Object.fromEntries(
      matchedDeveloperMetadata.map(({ developerMetadata: { metadataValue, location } }: never) => [
        metadataValue,
        (location as { dimensionRange: { startIndex: number } }).dimensionRange.startIndex,
      ]),
    );
  };
  const tabs = (): Tab[] =>
    ask('GET', `/v4/spreadsheets/${id}?fields=sheets.properties`).sheets.map(
      ({ properties }: { properties: { sheetId: number; title: string; index: number; gridProperties: Record<string, number> } }) => ({
        sheetId: properties.sheetId,
        title: properties.title,
        table: '',
        index: properties.index,
        rows: properties.gridProperties.rowCount ?? 0,
        columns: properties.gridProperties.columnCount ?? 0,
        frozenRows: properties.gridProperties.frozenRowCount ?? 0,
        frozenColumns: properties.gridProperties.frozenColumnCount ?? 0,
        protections: [],
      }),
    );
  const titles = (): string[] => tabs().map(({ title }) => title);
  const people = (): Tab => tabs().find(({ title }) => title === 'Personer') as Tab;
  const row = (at: number): Range => rangeOf({ row: at, column: 0 });
  const header = ['E-post', 'Namn'];
  const åsa = ['asa@delaby.example', 'Åsa Öberg'];
  const elif = ['elif@delaby.example', 'Elif Demir'];
  const johan = ['johan@delaby.example', 'Johan Åkesson'];

  let acts: ReturnType<typeof createSheetActs>;
  const change = (request: Record<string, unknown>, user = maryam) =>
    acts.carryOut(user, { method: 'POST', path: ':batchUpdate', body: { requests: [request] } });
  const act = (name: GridAct, range: Range) => change(requestOf(name, people(), range, values().length));
  const type = (a1: string, text: string) =>
    acts.carryOut(maryam, {
      method: 'PUT',
      path: `/values/${encodeURIComponent(`'Personer'!${a1}`)}?valueInputOption=USER_ENTERED`,
      body: { values: [[text]] },
    });

  beforeEach(() => {
    emulator = createEmulator({ domains: ['delaby.example'] });
    id = ask('POST', '/v4/spreadsheets', {
      properties: { title: 'Delakultur', locale: 'sv_SE' },
      sheets: ['Personer', 'Enheter'].map((title) => ({
        properties: { title, gridProperties: { rowCount: 20, columnCount: 2, frozenRowCount: 1 } },
      })),
    }).spreadsheetId;
    ask('PUT', `/v4/spreadsheets/${id}/values/Personer!A1?valueInputOption=RAW`, { values: [header, åsa, elif, johan] });
    const at = (startIndex: number) => ({ sheetId: people().sheetId, dimension: 'ROWS', startIndex, endIndex: startIndex + 1 });
    const requests = [1, 2, 3].map((index) => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: 'row',
          metadataValue: `row ${index}`,
          location: { dimensionRange: at(index) },
          visibility: 'DOCUMENT',
        },
      },
    }));
    ask('POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests });
    acts = createSheetActs(emulator, id);
  });
  afterEach(() => emulator.close());

  it('deletes rows, and undone they are back with all that was tied to them', () => {
    act('deleteRows', rangeOf({ row: 1, column: 0 }, { row: 2, column: 1 }));
    expect([values(), marks()]).toEqual([[header, johan], { 'row 3': 1 }]);
    acts.undo(maryam);
    expect([values(), marks()]).toEqual([[header, åsa, elif, johan], { 'row 1': 1, 'row 2': 2, 'row 3': 3 }]);
    acts.redo(maryam);
    expect([values(), marks()]).toEqual([[header, johan], { 'row 3': 1 }]);
  });

  it('inserts rows and columns on either side, as many as are chosen', () => {
    act('rowsAbove', rangeOf({ row: 2, column: 0 }, { row: 3, column: 0 }));
    expect(values()).toEqual([header, åsa, [], [], elif, johan]);
    acts.undo(maryam);
    act('rowsBelow', row(1));
    expect(values()).toEqual([header, åsa, [], elif, johan]);
    acts.undo(maryam);
    act('columnsLeft', row(0));
    expect(values()[0]).toEqual(['', ...header]);
    acts.undo(maryam);
    act('columnsRight', rangeOf({ row: 0, column: 0 }));
    expect(values()[0]).toEqual(['E-post', '', 'Namn']);
    acts.undo(maryam);
    act('deleteColumns', rangeOf({ row: 3, column: 1 }));
    expect(values()[1]).toEqual(['asa@delaby.example']);
    acts.undo(maryam);
    expect(values()).toEqual([header, åsa, elif, johan]);
  });

  it('sorts by a column, either way, and leaves the header where it is', () => {
    act('sortUp', rangeOf({ row: 3, column: 1 }));
    expect(values()).toEqual([header, elif, johan, åsa]);
    act('sortDown', rangeOf({ row: 3, column: 1 }));
    expect(values()).toEqual([header, åsa, johan, elif]);
    acts.undo(maryam);
    acts.undo(maryam);
    expect(values()).toEqual([header, åsa, elif, johan]);
  });

  it('renames, inserts, moves and deletes tabs, each undone', () => {
    const [first, second] = tabs() as [Tab, Tab];
    const title = freeTitle('Blad', tabs());
    for (const [request, after] of [
      [renameTab(first.sheetId, 'Folk'), ['Folk', 'Enheter']],
      [addTab(title, 1), ['Personer', title, 'Enheter']],
      [moveTab(first.sheetId, 2), ['Enheter', 'Personer']],
      [moveTab(second.sheetId, 0), ['Enheter', 'Personer']],
      [deleteTab(first.sheetId), ['Enheter']],
    ] as const) {
      change(request);
      expect(titles()).toEqual(after);
      acts.undo(maryam);
      expect([titles(), values()]).toEqual([
        ['Personer', 'Enheter'],
        [header, åsa, elif, johan],
      ]);
    }
  });

  it('undoes what was typed, one act at a time, and does it again; a new act forgets what was undone', () => {
    type('B2', 'Åsa Ö');
    type('B3', 'Elif D');
    expect(acts.counts(maryam)).toEqual({ undo: 2, redo: 0 });
    acts.undo(maryam);
    acts.undo(maryam);
    expect(values()[1]).toEqual(åsa);
    acts.redo(maryam);
    expect([values()[1], values()[2]]).toEqual([['asa@delaby.example', 'Åsa Ö'], elif]);
    type('B4', 'J');
    expect(acts.counts(maryam)).toEqual({ undo: 2, redo: 0 });
    expect(() => acts.redo(maryam)).toThrow('inget att göra om');
  });

  it('undoes nothing that has been changed otherwise since, and says so', () => {
    const write = (cell: string, text: string) =>
      ask('PUT', `/v4/spreadsheets/${id}/values/Personer!${cell}?valueInputOption=RAW`, { values: [[text]] });
    type('B2', 'Åsa Ö');
    write('B2', 'Åsa');
    expect(() => acts.undo(maryam)).toThrow('Kalkylarket har ändrats på annat sätt sedan dess.');
    expect([values()[1]?.[1], acts.counts(maryam).undo]).toEqual(['Åsa', 1]);
    write('B2', 'Åsa Ö');
    // What else was written stays.
    write('B3', 'Elif');
    acts.undo(maryam);
    expect([values()[1], values()[2]?.[1]]).toEqual([åsa, 'Elif']);
  });

  it('undoes with an act what the script did about it', () => {
    type('B2', 'Åsa Ö');
    const note = { range: { sheetId: people().sheetId, startRowIndex: 1, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 } };
    const marks = { updateCells: { ...note, rows: [{ values: [{ note: 'Delakultur: rätta' }] }], fields: 'note' } };
    ask('POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests: [marks] });
    const noted = () =>
      JSON.stringify(ask('GET', `/v4/spreadsheets/${id}?ranges=Personer!B2&includeGridData=true&fields=sheets.data.rowData.values.note`));
    expect(noted()).toContain('rätta');
    acts.undo(maryam);
    expect([values()[1], noted().includes('rätta')]).toEqual([åsa, false]);
  });

  it('leaves what the add-on notes of the spreadsheet as a whole', () => {
    act('deleteRows', row(1));
    const note = { metadataKey: 'lease', metadataValue: 'x', location: { spreadsheet: true }, visibility: 'DOCUMENT' };
    ask('POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests: [{ createDeveloperMetadata: { developerMetadata: note } }] });
    acts.undo(maryam);
    expect(marks()).toEqual({ 'row 1': 1, 'row 2': 2, 'row 3': 3 });
    const search = { dataFilters: [{ developerMetadataLookup: { metadataKey: 'lease' } }] };
    expect(ask('POST', `/v4/spreadsheets/${id}/developerMetadata:search`, search).matchedDeveloperMetadata).toHaveLength(1);
  });

  it('is each person’s own, and what Google refuses is not remembered', () => {
    type('B2', 'Åsa Ö');
    expect(() => acts.undo(aino)).toThrow('inget att ångra');
    expect(change(deleteTab(people().sheetId), aino).status).toBe(404);
    expect(acts.counts(aino)).toEqual({ undo: 0, redo: 0 });
  });
});

it('names what is chosen as A1 notation and the rows’ own numbers do', () => {
  const range = rangeOf({ row: 400, column: 3 }, { row: 1, column: 0 });
  expect([nameOf(range), rowsOf(range)]).toEqual(['A2:D401', '2–401']);
  expect([nameOf(rangeOf({ row: 6, column: 1 })), rowsOf(rangeOf({ row: 6, column: 1 }))]).toEqual(['B7', '7']);
});
