import { area, owner, workspace } from './fixture.ts';

const plain = '?valueRenderOption=UNFORMATTED_VALUE';

it('ranges in requests are read in A1 notation', () => {
  const { book, type, read } = workspace();
  const id = book();
  type(id, 'A1', [['a', 'b']]);
  expect(read(id, 'Rum!B:A').body.range).toBe('Rum!A1:B10');
  expect(read(id, 'Rum!2:2').body.range).toBe('Rum!A2:E2');
  for (const wrong of ['Rum!R[1]C1', 'R1C1', 'Namnen', 'Rum!A0', 'Rum!1A'])
    expect([wrong, read(id, wrong).body.error?.message]).toEqual([wrong, `Unable to parse range: ${wrong}`]);
});

describe('what Google has and this workspace has not', () => {
  it.each([
    ['mergeCells', { range: area(0, 2, 0, 2), mergeType: 'MERGE_ALL' }],
    ['addBanding', { bandedRange: { range: area(0, 2, 0, 2) } }],
    ['addConditionalFormatRule', { rule: { ranges: [area(0, 2, 0, 2)] }, index: 0 }],
    ['duplicateSheet', { sourceSheetId: 7 }],
    ['copyPaste', { source: area(0, 1, 0, 1), destination: area(1, 2, 0, 1) }],
    ['setBasicFilter', { filter: { range: area(0, 2, 0, 2) } }],
    ['addChart', { chart: {} }],
  ])('%s is refused by its name, and nothing of its batch is written', (name, request) => {
    const { book, batch, values } = workspace();
    const id = book();
    const rows = [{ values: [{ userEnteredValue: { stringValue: 'skrivet?' } }] }];
    const answer = batch(id, [{ appendCells: { sheetId: 7, rows, fields: '*' } }, { [name]: request }]);
    expect(answer.body.error).toMatchObject({ code: 501, message: `requests[1].${name} is not implemented by the embedded workspace.` });
    expect(values(id, 'A1')).toEqual([]);
  });

  it.each(['getByDataFilter', 'values:batchGetByDataFilter', 'sheets/7:copyTo'])('so is the method %s', (method) => {
    const { book, call } = workspace();
    const url = `/v4/spreadsheets/${book()}${method.startsWith('g') ? ':' : '/'}${method}`;
    expect(call(owner, 'POST', url, {}).body.error).toMatchObject({
      code: 501,
      message: expect.stringContaining(method.split(/[:/]/).at(-1) ?? ''),
    });
  });

  it('a field is refused by its place: in a new spreadsheet, and in a cell', () => {
    const { book, batch, call } = workspace();
    const made = call(owner, 'POST', '/v4/spreadsheets', { sheets: [{ merges: [area(0, 1, 0, 2)] }] });
    expect(made.body.error).toMatchObject({ code: 501, message: expect.stringContaining('sheets[0].merges') });
    const pivot = { rows: [{ values: [{ pivotTable: {} }] }], fields: 'pivotTable', start: { sheetId: 7 } };
    expect(batch(book(), [{ updateCells: pivot }]).body.error).toMatchObject({
      code: 501,
      message: expect.stringContaining('requests[0].updateCells.rows[0].values[0].pivotTable'),
    });
  });
});

it('appendCells writes below the last row with a value, and passes over what Google answered', () => {
  const { book, type, batch, values } = workspace();
  const id = book();
  type(id, 'A1', [['a'], ['b']]);
  const rows = [{ values: [{ userEnteredValue: { stringValue: 'c' }, effectiveValue: { stringValue: 'c' } }] }];
  batch(id, [{ appendCells: { sheetId: 7, rows, fields: '*' } }]);
  expect(values(id, 'A1:A3')).toEqual([['a'], ['b'], ['c']]);
});

describe('spreadsheets.get and create', () => {
  it('keeps what the field mask asks of cells, rows and columns', () => {
    const { book, type, batch, call } = workspace();
    const id = book();
    type(id, 'A1', [['=1+1', 'https://skola.se/']]);
    batch(id, [{ updateCells: { start: { sheetId: 7 }, rows: [{ values: [{ note: 'obs' }] }], fields: 'note' } }]);
    const masked = (fields: string) =>
      call(owner, 'GET', `/v4/spreadsheets/${id}?excludeTablesInBandedRanges=true&fields=${encodeURIComponent(fields)}`);
    const cells = masked('sheets(data(startRow,rowData(values(userEnteredValue,effectiveValue,formattedValue,note))))').body;
    expect(cells.sheets[0].data[0].rowData[0].values).toEqual([
      { userEnteredValue: { formulaValue: '=1+1' }, effectiveValue: { numberValue: 2 }, formattedValue: '2', note: 'obs' },
      {
        ...{ userEnteredValue: { stringValue: 'https://skola.se/' }, effectiveValue: { stringValue: 'https://skola.se/' } },
        ...{ formattedValue: 'https://skola.se/' },
      },
    ]);
    expect(masked('sheets.data.columnMetadata.pixelSize').body.sheets[0].data[0].columnMetadata).toHaveLength(5);
    expect(masked('sheets(data(rowData(values(färg))))').status).toBe(400);
    expect(masked('sheets.properties.title').body).toEqual({ sheets: [{ properties: { title: 'Rum' } }] });
  });

  it('makes a spreadsheet with cells, sizes and protection at once', () => {
    const { book, sheet, call } = workspace();
    const id = book({
      data: [
        {
          rowData: [{ values: [{ userEnteredValue: { stringValue: 'Id' } }] }],
          columnMetadata: [{ pixelSize: 40 }, { hiddenByUser: true }],
        },
      ],
      protectedRanges: [{ range: area(0, 1, 0, 5), warningOnly: true }],
    });
    const made = sheet(id, '?includeGridData=true');
    expect(made.data[0].columnMetadata.slice(0, 3)).toEqual([
      { pixelSize: 40 },
      { pixelSize: 100, hiddenByUser: true },
      { pixelSize: 100 },
    ]);
    expect(made.protectedRanges[0].warningOnly).toBe(true);
    const title = call(owner, 'POST', '/v4/spreadsheets', {}).body;
    expect([title.properties.title, title.sheets[0].properties.title]).toEqual(['Untitled spreadsheet', 'Sheet1']);
  });

  it('shows numbers as their format says', () => {
    const { book, batch, read, type } = workspace();
    const id = book();
    const shown = (value: number, numberFormat: object) => {
      type(id, 'A1', [[value]]);
      batch(id, [
        {
          repeatCell: { range: area(0, 1, 0, 1), cell: { userEnteredFormat: { numberFormat } }, fields: 'userEnteredFormat.numberFormat' },
        },
      ]);
      return read(id, 'A1').body.values[0][0];
    };
    expect(shown(1234.5, { type: 'NUMBER', pattern: '#,##0.00 "kr"' })).toBe('1,234.50 kr');
    expect(shown(-3, { type: 'NUMBER', pattern: '0;(0)' })).toBe('(3)');
    expect(shown(0.125, { type: 'PERCENT', pattern: '0.0%' })).toBe('12.5%');
    expect(shown(7, { type: 'NUMBER', pattern: '000' })).toBe('007');
    expect(shown(46023.75, { type: 'DATE_TIME', pattern: 'ddd d mmm h:mm am/pm' })).toBe('Thu 1 Jan 6:00 PM');
    expect(read(id, 'A1', plain).body.values).toEqual([[46023.75]]);
  });
});
