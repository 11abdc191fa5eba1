import type { Json } from './sheets-fixture.ts';
import { area, editor, lines, owner, workspace } from './sheets-fixture.ts';

const plain = '?valueRenderOption=UNFORMATTED_VALUE';

describe('ranges in requests', () => {
  it('are read in A1 and R1C1 notation and by name, the name before a tab’s', () => {
    const { book, type, batch, read, values } = workspace();
    const id = book();
    type(id, 'A1', [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    batch(id, [
      { addNamedRange: { namedRange: { name: 'Andra', range: area(1, 2, 0, 2) } } },
      { addSheet: { properties: { title: 'Andra', sheetId: 8 } } },
    ]);
    expect(read(id, 'Rum!R1C2:R2C2').body).toMatchObject({ range: 'Rum!B1:B2', values: [['b'], ['d']] });
    expect(values(id, 'R2C1')).toEqual([['c']]);
    expect(read(id, 'Andra').body.range).toBe('Rum!A2:B2');
    expect(values(id, 'Rum!Andra')).toEqual([['c', 'd']]);
    expect(read(id, 'Rum!B:A').body.range).toBe('Rum!A1:B10');
    expect(read(id, 'Rum!2:2').body.range).toBe('Rum!A2:E2');
    for (const wrong of ['Rum!R[1]C1', 'Andra!Andra', 'Rum!A0', 'Rum!1A', 'R0C1'])
      expect([wrong, read(id, wrong).body.error?.message]).toEqual([wrong, `Unable to parse range: ${wrong}`]);
  });

  it('named ranges are added, changed and taken away, and their names checked', () => {
    const { book, batch, call } = workspace();
    const id = book();
    const add = (name: string) => batch(id, [{ addNamedRange: { namedRange: { name, range: area(0, 1, 0, 1) } } }]);
    const { namedRangeId } = add('Rubrik').body.replies[0].addNamedRange.namedRange;
    for (const name of ['rubrik', 'A1', '1a', 'två ord', 'R1C1', 'true']) expect([name, add(name).status]).toEqual([name, 400]);
    batch(id, [{ updateNamedRange: { namedRange: { namedRangeId, name: 'Huvud' }, fields: 'name' } }]);
    expect(call(owner, 'GET', `/v4/spreadsheets/${id}?fields=namedRanges`).body).toEqual({
      namedRanges: [{ namedRangeId, name: 'Huvud', range: area(0, 1, 0, 1) }],
    });
    expect(batch(id, [{ deleteNamedRange: { namedRangeId } }, { deleteNamedRange: { namedRangeId } }]).status).toBe(400);
    batch(id, [{ deleteNamedRange: { namedRangeId } }]);
    expect(call(owner, 'GET', `/v4/spreadsheets/${id}?fields=namedRanges`).body).toEqual({});
  });

  it('data filters read whole spreadsheets, and clear', () => {
    const { book, type, batch, call, values } = workspace();
    const id = book();
    type(id, 'A1', [['a', 'b']]);
    const location = { dimensionRange: lines('COLUMNS', 1, 2) };
    batch(id, [
      { addSheet: { properties: { title: 'Annat' } } },
      { createDeveloperMetadata: { developerMetadata: { metadataKey: 'b', visibility: 'DOCUMENT', location } } },
    ]);
    const dataFilters = [{ developerMetadataLookup: { metadataKey: 'b' } }];
    const found = call(owner, 'POST', `/v4/spreadsheets/${id}:getByDataFilter`, { dataFilters, includeGridData: true }).body;
    expect(found.sheets.map((sheet: Json) => [sheet.properties.title, sheet.data[0].startColumn])).toEqual([['Rum', 1]]);
    expect(found.sheets[0].data[0].rowData[0].values[0].formattedValue).toBe('b');
    const cleared = call(owner, 'POST', `/v4/spreadsheets/${id}/values:batchClearByDataFilter`, { dataFilters });
    expect(cleared.body.clearedRanges).toEqual(['Rum!B1:B10']);
    expect(values(id, 'A1:B1')).toEqual([['a']]);
  });
});

describe('copying', () => {
  it('copyPaste repeats over a larger range, shifts references unless fixed, and takes what is asked for', () => {
    const { book, type, batch, formulas, values, cell, sheet } = workspace();
    const id = book();
    type(id, 'A1', [[1, '=A1+$A$1']]);
    batch(id, [
      {
        repeatCell: {
          range: area(0, 1, 0, 2),
          cell: { userEnteredFormat: { textFormat: { bold: true } }, note: 'n' },
          fields: 'userEnteredFormat,note',
        },
      },
      { copyPaste: { source: area(0, 1, 0, 2), destination: area(1, 3, 0, 4) } },
    ]);
    expect(formulas(id, 'A2:D3')).toEqual([
      [1, '=A2+$A$1', 1, '=C2+$A$1'],
      [1, '=A3+$A$1', 1, '=C3+$A$1'],
    ]);
    expect(cell(id, 'D3')).toMatchObject({ note: 'n', userEnteredFormat: { textFormat: { bold: true } } });
    batch(id, [
      { copyPaste: { source: area(0, 1, 1, 2), destination: area(4, 5, 0, 1), pasteType: 'PASTE_VALUES' } },
      { copyPaste: { source: area(0, 1, 0, 2), destination: area(5, 6, 0, 1), pasteOrientation: 'TRANSPOSE' } },
    ]);
    expect(cell(id, 'A5')).toEqual(expect.objectContaining({ userEnteredValue: { numberValue: 2 } }));
    expect(cell(id, 'A5').note).toBeUndefined();
    expect(values(id, 'A6:A7')[0]).toEqual([1]);
    batch(id, [
      { mergeCells: { range: area(8, 9, 0, 2), mergeType: 'MERGE_ALL' } },
      { copyPaste: { source: area(8, 9, 0, 2), destination: area(9, 10, 2, 4) } },
    ]);
    expect(sheet(id).merges).toEqual([area(8, 9, 0, 2), area(9, 10, 2, 4)]);
  });

  it('cutPaste moves the cells, and formulas and names that meant them', () => {
    const { book, type, batch, formulas, values, call } = workspace();
    const id = book();
    type(id, 'A1', [
      ['x', 5],
      ['', '=B1*2'],
    ]);
    batch(id, [
      { addSheet: { properties: { title: 'Ny', sheetId: 8 } } },
      { addNamedRange: { namedRange: { name: 'Fem', range: area(0, 1, 1, 2) } } },
      { cutPaste: { source: area(0, 1, 0, 2), destination: { sheetId: 7, rowIndex: 4, columnIndex: 2 } } },
    ]);
    expect(values(id, 'A1:E5')).toEqual([[], ['', 10], [], [], ['', '', 'x', 5]]);
    expect(formulas(id, 'B2')).toEqual([['=D5*2']]);
    expect(call(owner, 'GET', `/v4/spreadsheets/${id}?fields=namedRanges`).body.namedRanges[0].range).toEqual(area(4, 5, 3, 4));
    batch(id, [{ cutPaste: { source: area(1, 2, 1, 2), destination: { sheetId: 8 } } }]);
    expect([formulas(id, 'Ny!A1'), values(id, 'Ny!A1')]).toEqual([[['=Rum!D5*2']], [[10]]]);
  });

  it('pasteData reads quoted text as if typed, and the sheet grows for it', () => {
    const { book, batch, values, sheet } = workspace();
    const id = book();
    const data = 'Namn,Platser\r\n"Berg, Ann",12\n"a ""b""\nc",\n';
    batch(id, [{ pasteData: { coordinate: { sheetId: 7, rowIndex: 8, columnIndex: 0 }, data, delimiter: ',' } }]);
    expect(values(id, 'A9:B11')).toEqual([['Namn', 'Platser'], ['Berg, Ann', 12], ['a "b"\nc']]);
    expect(sheet(id).properties.gridProperties.rowCount).toBe(11);
    expect(batch(id, [{ pasteData: { coordinate: { sheetId: 7 }, data: '<table>', html: true } }]).body.error).toMatchObject({
      code: 501,
      message: expect.stringContaining('pasteData.html'),
    });
  });

  it('a duplicated tab has all but the protection, and stands where it was asked to', () => {
    const { book, type, batch, call, values } = workspace();
    const id = book();
    type(id, 'A1', [['a', '=A1&"!"']]);
    batch(id, [
      { mergeCells: { range: area(3, 4, 0, 2), mergeType: 'MERGE_ALL' } },
      { addProtectedRange: { protectedRange: { range: area(0, 1, 0, 1) } } },
      { updateDimensionProperties: { range: lines('COLUMNS', 0, 1), properties: { pixelSize: 300 }, fields: 'pixelSize' } },
    ]);
    const answer = batch(id, [
      { duplicateSheet: { sourceSheetId: 7, insertSheetIndex: 1, newSheetId: 9 } },
      { duplicateSheet: { sourceSheetId: 7, newSheetName: 'Först' } },
    ]);
    expect(answer.body.replies[0].duplicateSheet.properties).toMatchObject({ sheetId: 9, title: 'Copy of Rum', index: 1 });
    const { sheets } = call(
      owner,
      'GET',
      `/v4/spreadsheets/${id}?fields=sheets(properties/title,merges,protectedRanges/protectedRangeId,data/columnMetadata/pixelSize)`,
    ).body;
    expect(sheets.map((sheet: Json) => sheet.properties.title)).toEqual(['Först', 'Rum', 'Copy of Rum']);
    expect(sheets[2].merges).toEqual([{ ...area(3, 4, 0, 2), sheetId: 9 }]);
    expect(sheets[2].data[0].columnMetadata[0]).toEqual({ pixelSize: 300 });
    expect(sheets[2].protectedRanges).toBeUndefined();
    expect(values(id, "'Copy of Rum'!A1:B1")).toEqual([['a', 'a!']]);
    expect(batch(id, [{ duplicateSheet: { sourceSheetId: 7, newSheetName: 'rum' } }]).status).toBe(400);
  });

  it('copyTo puts a tab into another spreadsheet that one may edit', () => {
    const { book, type, call, share, values } = workspace();
    const [from, to] = [book(), book()];
    type(from, 'A1', [['flyttad']]);
    const copy = (actor: string) => call(actor, 'POST', `/v4/spreadsheets/${from}/sheets/7:copyTo`, { destinationSpreadsheetId: to });
    expect(copy(owner).body).toMatchObject({ title: 'Copy of Rum', index: 1, gridProperties: { rowCount: 10, columnCount: 5 } });
    expect(values(to, "'Copy of Rum'!A1")).toEqual([['flyttad']]);
    share(from, editor, 'reader');
    expect(copy(editor).status).toBe(404);
    share(to, editor, 'reader');
    expect(copy(editor).status).toBe(403);
    expect(call(owner, 'POST', `/v4/spreadsheets/${from}/sheets/99:copyTo`, { destinationSpreadsheetId: to }).status).toBe(404);
  });
});

describe('looks and rules', () => {
  it('merges in one, by rows or by columns, keep the first value, and part again whole', () => {
    const { book, type, batch, sheet, values } = workspace();
    const id = book();
    type(id, 'A1', [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    batch(id, [{ mergeCells: { range: area(0, 2, 0, 2), mergeType: 'MERGE_ROWS' } }]);
    expect(sheet(id).merges).toEqual([area(0, 1, 0, 2), area(1, 2, 0, 2)]);
    expect(values(id, 'A1:B2')).toEqual([['a'], ['c']]);
    expect(batch(id, [{ unmergeCells: { range: area(0, 1, 0, 1) } }]).body.error.message).toContain(
      'You must select all cells in a merged range',
    );
    batch(id, [{ unmergeCells: { range: area(0, 5, 0, 5) } }]);
    expect(sheet(id).merges).toBeUndefined();
  });

  it('borders are drawn around and within, and taken away by NONE', () => {
    const { book, batch, cell } = workspace();
    const id = book();
    const solid = { style: 'SOLID', color: { red: 1 } };
    batch(id, [{ updateBorders: { range: area(0, 2, 0, 2), top: solid, innerVertical: { style: 'SOLID_THICK' } } }]);
    expect(cell(id, 'A1').userEnteredFormat.borders).toEqual({
      top: { ...solid, width: 1 },
      right: { style: 'SOLID_THICK', color: {}, width: 3 },
    });
    expect(cell(id, 'B2').userEnteredFormat.borders).toEqual({ left: { style: 'SOLID_THICK', color: {}, width: 3 } });
    batch(id, [{ updateBorders: { range: area(0, 1, 0, 1), top: { style: 'NONE' }, right: { style: 'NONE' } } }]);
    expect(cell(id, 'A1').userEnteredFormat).toBeUndefined();
  });

  it('filters and views answer their criteria in both of Google’s forms', () => {
    const { book, batch, sheet } = workspace();
    const id = book();
    const filterSpecs = [{ columnIndex: 1, filterCriteria: { hiddenValues: ['x'] } }];
    batch(id, [{ setBasicFilter: { filter: { range: area(0, 5, 0, 3), filterSpecs } } }]);
    expect(sheet(id).basicFilter).toEqual({ range: area(0, 5, 0, 3), filterSpecs, criteria: { 1: { hiddenValues: ['x'] } } });
    const added = batch(id, [{ addFilterView: { filter: { range: area(0, 5, 0, 3), criteria: { 0: { hiddenValues: ['y'] } } } } }]);
    const { filterViewId } = added.body.replies[0].addFilterView.filter;
    batch(id, [
      { updateFilterView: { filter: { filterViewId, title: 'Bara jag', filterSpecs }, fields: 'title,filterSpecs' } },
      { duplicateFilterView: { filterId: filterViewId } },
      { clearBasicFilter: { sheetId: 7 } },
    ]);
    const now = sheet(id);
    expect(now.basicFilter).toBeUndefined();
    expect(now.filterViews.map((view: Json) => [view.title, view.criteria])).toEqual([
      ['Bara jag', { 1: { hiddenValues: ['x'] } }],
      ['Copy of Bara jag', { 1: { hiddenValues: ['x'] } }],
    ]);
    expect(batch(id, [{ deleteFilterView: { filterId: filterViewId } }]).status).toBe(200);
    expect(sheet(id).filterViews).toHaveLength(1);
    expect(batch(id, [{ deleteFilterView: { filterId: 1 } }]).status).toBe(400);
  });

  it('rules of conditional formatting stand in order, are replaced, moved and deleted', () => {
    const { book, batch, sheet } = workspace();
    const id = book();
    const rule = (text: string) => ({
      ranges: [area(0, 5, 0, 1)],
      booleanRule: { condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: text }] }, format: { textFormat: { bold: true } } },
    });
    const order = () => sheet(id).conditionalFormats?.map((one: Json) => one.booleanRule.condition.values[0].userEnteredValue);
    batch(
      id,
      ['a', 'b'].map((text) => ({ addConditionalFormatRule: { rule: rule(text), index: 0 } })),
    );
    expect(order()).toEqual(['b', 'a']);
    const moved = batch(id, [{ updateConditionalFormatRule: { sheetId: 7, index: 0, newIndex: 1 } }]).body.replies[0];
    expect(moved.updateConditionalFormatRule).toEqual({ newRule: rule('b'), newIndex: 1, oldIndex: 0 });
    batch(id, [{ updateConditionalFormatRule: { index: 1, rule: rule('c') } }]);
    expect(order()).toEqual(['a', 'c']);
    batch(id, [{ deleteConditionalFormatRule: { sheetId: 7, index: 0 } }]);
    expect(order()).toEqual(['c']);
    expect(batch(id, [{ addConditionalFormatRule: { rule: { ranges: [area(0, 1, 0, 1)] } } }]).status).toBe(400);
  });

  it('bands do not lie on each other', () => {
    const { book, batch, sheet } = workspace();
    const id = book();
    const bandedRange = { range: area(0, 5, 0, 2), rowProperties: { firstBandColor: { red: 1 }, secondBandColor: {} } };
    const { bandedRangeId } = batch(id, [{ addBanding: { bandedRange } }]).body.replies[0].addBanding.bandedRange;
    expect(batch(id, [{ addBanding: { bandedRange } }]).status).toBe(400);
    batch(id, [{ updateBanding: { bandedRange: { bandedRangeId, range: area(0, 9, 0, 2) }, fields: 'range' } }]);
    expect(sheet(id).bandedRanges).toEqual([{ ...bandedRange, bandedRangeId, range: area(0, 9, 0, 2) }]);
    batch(id, [{ deleteBanding: { bandedRangeId } }]);
    expect(sheet(id).bandedRanges).toBeUndefined();
  });

  it('groups lie in each other, meet as Google documents, fold, and are taken off', () => {
    const { book, batch, sheet } = workspace();
    const id = book();
    const group = (from: number, to: number) => ({ addDimensionGroup: { range: lines('COLUMNS', from, to) } });
    const groups = () => sheet(id).columnGroups?.map((one: Json) => [one.range.startIndex, one.range.endIndex, one.depth]);
    batch(id, [group(1, 4), group(2, 5)]);
    expect(groups()).toEqual([
      [1, 5, 1],
      [2, 4, 2],
    ]);
    batch(id, [
      { updateDimensionGroup: { dimensionGroup: { range: lines('COLUMNS', 2, 4), depth: 2, collapsed: true }, fields: 'collapsed' } },
    ]);
    expect(sheet(id, '?includeGridData=true').data[0].columnMetadata.map((one: Json) => one.hiddenByUser === true)).toEqual([
      ...[false, false, true, true, false],
    ]);
    batch(id, [{ deleteDimensionGroup: { range: lines('COLUMNS', 3, 5) } }]);
    expect(groups()).toEqual([
      [1, 5, 1],
      [2, 3, 2],
    ]);
  });

  it('appendCells writes below the last row with a value, and runs of text format go with their text', () => {
    const { book, type, batch, values, cell, call } = workspace();
    const id = book();
    type(id, 'A1', [['a'], ['b']]);
    const textFormatRuns = [{ startIndex: 0, format: { bold: true } }];
    const rows = [{ values: [{ userEnteredValue: { stringValue: 'c' }, textFormatRuns, effectiveValue: { stringValue: 'c' } }] }];
    batch(id, [{ appendCells: { sheetId: 7, rows, fields: '*' } }]);
    expect(values(id, 'A1:A3')).toEqual([['a'], ['b'], ['c']]);
    expect(cell(id, 'A3').textFormatRuns).toEqual(textFormatRuns);
    call(owner, 'POST', `/v4/spreadsheets/${id}/values/A3:clear`, {});
    expect(cell(id, 'A3')).toEqual({});
    const pivot = { rows: [{ values: [{ pivotTable: {} }] }], fields: 'pivotTable', start: { sheetId: 7 } };
    expect(batch(id, [{ updateCells: pivot }]).body.error).toMatchObject({ code: 501, message: expect.stringContaining('pivotTable') });
  });
});

describe('spreadsheets.get and create', () => {
  it('keeps what the field mask asks of cells, rows and columns', () => {
    const { book, type, batch, call } = workspace();
    const id = book();
    type(id, 'A1', [['=1+1', 'https://skola.se/']]);
    batch(id, [{ updateCells: { start: { sheetId: 7 }, rows: [{ values: [{ note: 'obs' }] }], fields: 'note' } }]);
    const masked = (fields: string) =>
      call(owner, 'GET', `/v4/spreadsheets/${id}?excludeTablesInBandedRanges=true&fields=${encodeURIComponent(fields)}`);
    const cells = masked('sheets(data(startRow,rowData(values(userEnteredValue,effectiveValue,formattedValue,note,hyperlink))))').body;
    expect(cells.sheets[0].data[0].rowData[0].values).toEqual([
      { userEnteredValue: { formulaValue: '=1+1' }, effectiveValue: { numberValue: 2 }, formattedValue: '2', note: 'obs' },
      {
        ...{ userEnteredValue: { stringValue: 'https://skola.se/' }, effectiveValue: { stringValue: 'https://skola.se/' } },
        ...{ formattedValue: 'https://skola.se/', hyperlink: 'https://skola.se/' },
      },
    ]);
    expect(masked('sheets.data.columnMetadata.pixelSize').body.sheets[0].data[0].columnMetadata).toHaveLength(5);
    expect(masked('sheets(data(rowData(values(färg))))').status).toBe(400);
    expect(masked('sheets.properties.title').body).toEqual({ sheets: [{ properties: { title: 'Rum' } }] });
  });

  it('makes a spreadsheet with cells, sizes, merges, rules, filters and names at once', () => {
    const { book, sheet, call } = workspace();
    const id = book({
      data: [
        {
          rowData: [{ values: [{ userEnteredValue: { stringValue: 'Id' } }] }],
          columnMetadata: [{ pixelSize: 40 }, { hiddenByUser: true }],
        },
      ],
      merges: [area(0, 1, 0, 2)],
      basicFilter: { range: area(0, 5, 0, 2) },
      protectedRanges: [{ range: area(0, 1, 0, 5), warningOnly: true }],
    });
    const made = sheet(id, '?includeGridData=true');
    expect(made.data[0].columnMetadata.slice(0, 3)).toEqual([
      { pixelSize: 40 },
      { pixelSize: 100, hiddenByUser: true },
      { pixelSize: 100 },
    ]);
    expect([made.merges, made.basicFilter.range, made.protectedRanges[0].warningOnly]).toEqual([
      [area(0, 1, 0, 2)],
      area(0, 5, 0, 2),
      true,
    ]);
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
