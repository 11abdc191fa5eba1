import { area, editor, lines, workspace } from './fixture.ts';

const insert = (dimension: 'ROWS' | 'COLUMNS', from: number, to: number) => ({ insertDimension: { range: lines(dimension, from, to) } });
const remove = (dimension: 'ROWS' | 'COLUMNS', from: number, to: number) => ({ deleteDimension: { range: lines(dimension, from, to) } });

describe('what follows its cells', () => {
  const laid = () => {
    const all = workspace();
    const id = all.book();
    all.type(id, 'A1', [
      ['Namn', 'Antal'],
      ['Ann', 1],
      ['Bo', 2],
      ['Summa', '=SUM(B2:B3)'],
      ['Andel', '=B2/$B$4'],
    ]);
    const rule = { condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: '=Rum!$A$2:$A$3' }] } };
    all.batch(id, [
      { setDataValidation: { range: area(5, 6, 0, 1), rule } },
      { addProtectedRange: { protectedRange: { protectedRangeId: 3, range: area(1, 3, 0, 2) } } },
    ]);
    const guarded = () => all.sheet(id).protectedRanges?.map(({ range }: { range: object }) => range);
    return { ...all, id, guarded };
  };

  it('a row put in above moves ranges down and formulas with them; one within widens them', () => {
    const { id, batch, guarded, formulas, cell } = laid();
    batch(id, [insert('ROWS', 0, 1)]);
    expect(formulas(id, 'B5:B6')).toEqual([['=SUM(B3:B4)'], ['=B3/$B$5']]);
    batch(id, [insert('ROWS', 3, 4)]);
    expect(formulas(id, 'B6:B7')).toEqual([['=SUM(B3:B5)'], ['=B3/$B$6']]);
    expect(guarded()).toEqual([area(2, 5, 0, 2)]);
    expect(cell(id, 'A8').dataValidation.condition.values).toEqual([{ userEnteredValue: '=Rum!$A$3:$A$5' }]);
  });

  it('goes when its cells are deleted, and formulas say #REF!', () => {
    const { id, batch, guarded, formulas, values } = laid();
    batch(id, [remove('ROWS', 1, 3)]);
    expect(formulas(id, 'B2:B3')).toEqual([['=SUM(#REF!)'], ['=#REF!/$B$2']]);
    expect(values(id, 'B2')).toEqual([['#REF!']]);
    expect(guarded()).toBeUndefined();
  });

  it('columns that move take their references along', () => {
    const { id, batch, formulas, guarded } = laid();
    batch(id, [{ moveDimension: { source: lines('COLUMNS', 0, 1), destinationIndex: 2 } }]);
    expect(formulas(id, 'A4:A5')).toEqual([['=SUM(A2:A3)'], ['=A2/$A$4']]);
    expect(guarded()).toEqual([area(1, 3, 0, 2)]);
  });

  it('a tab’s new name is taken up by formulas of other tabs, and a deleted tab leaves #REF!', () => {
    const { id, batch, type, formulas, values } = laid();
    batch(id, [{ addSheet: { properties: { title: 'Översikt', sheetId: 8 } } }]);
    type(id, 'Översikt!A1', [['=Rum!B4+1']]);
    batch(id, [{ updateSheetProperties: { properties: { sheetId: 7, title: 'Våra rum' }, fields: 'title' } }]);
    expect(formulas(id, 'Översikt!A1')).toEqual([["='Våra rum'!B4+1"]]);
    expect(values(id, 'Översikt!A1')).toEqual([[4]]);
    batch(id, [{ deleteSheet: { sheetId: 7 } }]);
    expect(values(id, 'Översikt!A1')).toEqual([['#REF!']]);
  });

  it('new rows look like those after them, or before them where that is asked', () => {
    const { id, batch, cell } = laid();
    const paint = (row: number, red: number) => ({
      repeatCell: {
        range: area(row, row + 1, 0, 2),
        cell: { userEnteredFormat: { backgroundColor: { red } } },
        fields: 'userEnteredFormat.backgroundColor',
      },
    });
    batch(id, [paint(0, 0.5), paint(1, 1), insert('ROWS', 1, 2)]);
    expect(cell(id, 'A2')).toMatchObject({ userEnteredFormat: { backgroundColor: { red: 1 } } });
    batch(id, [{ insertDimension: { range: lines('ROWS', 1, 2), inheritFromBefore: true } }]);
    expect(cell(id, 'A2').userEnteredFormat).toEqual({ backgroundColor: { red: 0.5 } });
    expect(batch(id, [{ insertDimension: { range: lines('ROWS', 0, 1), inheritFromBefore: true } }]).status).toBe(400);
  });
});

describe('sorting and replacing', () => {
  it('a sorted row’s formula still refers to its own row, and notes and validation lie with it', () => {
    const { book, type, batch, formulas, cell } = workspace();
    const id = book();
    type(id, 'A1', [
      ['b', 1, '=B1*2'],
      ['a', 2, '=B2*2'],
    ]);
    batch(id, [
      { updateCells: { range: area(0, 1, 0, 1), rows: [{ values: [{ note: 'om b' }] }], fields: 'note' } },
      { sortRange: { range: area(0, 2, 0, 3), sortSpecs: [{ dimensionIndex: 0 }] } },
    ]);
    expect(formulas(id, 'A1:C2')).toEqual([
      ['a', 2, '=B1*2'],
      ['b', 1, '=B2*2'],
    ]);
    expect(cell(id, 'A2').note).toBe('om b');
  });

  it('finds and replaces in a range, a sheet or all, and counts what it changed', () => {
    const { book, type, batch, values, formulas } = workspace();
    const id = book();
    batch(id, [{ addSheet: { properties: { title: 'Mer', sheetId: 8 } } }]);
    type(id, 'A1', [
      ['Rum 1', 'rum 2', '=“Rum”', 'Nej nej'],
      ['Rumrum', '=LEN("rum")', 7],
    ]);
    type(id, 'Mer!A1', [['rum']]);
    const answer = batch(id, [
      { findReplace: { find: 'Rum', replacement: 'Sal', matchCase: true, sheetId: 7 } },
      { findReplace: { find: '^(\\w+) (\\d)$', replacement: '$2 $1', searchByRegex: true, range: area(0, 1, 0, 2) } },
      { findReplace: { find: 'rum', replacement: '9', matchEntireCell: true, allSheets: true } },
      { findReplace: { find: 'rum', replacement: 'sal', includeFormulas: true, range: area(1, 2, 1, 2) } },
      { findReplace: { find: 'nej', replacement: 'ja', range: area(0, 1, 3, 4) } },
      { findReplace: { find: 'finns inte', replacement: '', allSheets: true } },
    ]);
    expect(answer.body.replies.map((reply: { findReplace: object }) => reply.findReplace)).toEqual([
      { valuesChanged: 2, rowsChanged: 2, sheetsChanged: 1, occurrencesChanged: 2 },
      { valuesChanged: 2, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 2 },
      { valuesChanged: 1, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 1 },
      { formulasChanged: 1, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 1 },
      { valuesChanged: 1, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 2 },
      {},
    ]);
    expect(values(id, 'A1:B2')).toEqual([
      ['1 Sal', '2 rum'],
      ['Salrum', 3],
    ]);
    expect(values(id, 'Mer!A1')).toEqual([[9]]);
    expect(formulas(id, 'B2')).toEqual([['=LEN("sal")']]);
    expect(batch(id, [{ findReplace: { find: 'x', allSheets: true, sheetId: 7 } }]).status).toBe(400);
  });

  it('keeps out those whom a protected range keeps out, and writes nothing', () => {
    const { book, share, type, batch, values } = workspace();
    const id = book();
    share(id, editor, 'writer');
    type(id, 'A1', [
      [' b ', 1],
      ['a', 2],
    ]);
    batch(id, [{ addProtectedRange: { protectedRange: { range: area(0, 1, 0, 1) } } }]);
    for (const request of [
      { findReplace: { find: 'b', replacement: 'c', allSheets: true } },
      { sortRange: { range: area(0, 2, 0, 2), sortSpecs: [{ dimensionIndex: 0 }] } },
    ]) {
      const answer = batch(id, [{ repeatCell: { range: area(5, 6, 0, 1), cell: { note: 'x' }, fields: 'note' } }, request], editor);
      expect([Object.keys(request)[0], answer.status, answer.body.error?.message]).toEqual([
        Object.keys(request)[0],
        400,
        expect.stringContaining('You are trying to edit a protected cell'),
      ]);
    }
    expect(values(id, 'A1:B2')).toEqual([
      [' b ', 1],
      ['a', 2],
    ]);
  });
});
