import { googleLimits } from '../../../../src/tools/workspace/core/limits.ts';
import { memoryStore } from '../../../../src/tools/workspace/core/store.ts';
import { fileOf, ownerGrant, permissionId, saveFile } from '../../../../src/tools/workspace/drive/model.ts';
import { cloudIdentity } from '../../../../src/tools/workspace/groups/groups.ts';
import { createRouter } from '../../../../src/tools/workspace/http/router.ts';
import { sheets } from '../../../../src/tools/workspace/sheets/sheets.ts';

const owner = 'samordnare@skola.se';
const editor = 'redaktor@skola.se';

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON
type Answer = { status: number; body: any };

function workspace() {
  const store = memoryStore();
  const now = Date.parse('2026-08-17T08:00:00Z');
  const route = createRouter({ store, services: [sheets, cloudIdentity], now: () => now, limits: googleLimits });
  const call = (actor: string, method: string, url: string, body?: unknown): Answer => {
    const headers = { authorization: `Bearer local:${actor}`, 'content-type': 'application/json' };
    const response = route({ method, url, headers, ...(body === undefined ? {} : { body: { text: JSON.stringify(body) } }) });
    return { status: response.status, body: typeof response.body === 'string' ? JSON.parse(response.body) : undefined };
  };
  /** A spreadsheet of the owner's with one tab `Rum` (id 7) of 10 rows and 5 columns. */
  const book = (): string => {
    const tab = { properties: { sheetId: 7, title: 'Rum', gridProperties: { rowCount: 10, columnCount: 5 } } };
    return call(owner, 'POST', '/v4/spreadsheets', { properties: { title: 'Arbetsbok' }, sheets: [tab] }).body.spreadsheetId;
  };
  const share = (id: string, email: string, role: 'reader' | 'writer') => {
    const file = fileOf(store, id);
    if (!file) throw new Error('no file');
    const grant = { ...ownerGrant(email, now), id: permissionId('user', email), role };
    store.begin();
    saveFile(store, { ...file, grants: [...file.grants, grant] });
    store.commit();
  };
  const write = (id: string, range: string, values: unknown[][], option = 'RAW', actor = owner) =>
    call(actor, 'PUT', `/v4/spreadsheets/${id}/values/${encodeURIComponent(range)}?valueInputOption=${option}`, { values });
  const read = (id: string, range: string, query = '', actor = owner) =>
    call(actor, 'GET', `/v4/spreadsheets/${id}/values/${encodeURIComponent(range)}${query}`);
  const batch = (id: string, requests: unknown[], actor = owner) => call(actor, 'POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests });
  return { store, call, book, share, write, read, batch };
}

const plain = '?valueRenderOption=UNFORMATTED_VALUE';

describe('values in cells', () => {
  it('RAW keeps text as text, whatever it looks like, and numbers and truth values as they are', () => {
    const { book, write, read } = workspace();
    const id = book();
    write(id, 'Rum!A1', [['=1+2', '2026-01-01', '007', 12.5, true]]);
    expect(read(id, 'Rum!A1:E1', plain).body.values).toEqual([['=1+2', '2026-01-01', '007', 12.5, true]]);
    expect(read(id, 'Rum!A1:E1', '?valueRenderOption=FORMULA').body.values[0][0]).toBe('=1+2');
  });

  it('USER_ENTERED reads formulas, numbers, dates, percent and truth values as if typed', () => {
    const { book, write, read } = workspace();
    const id = book();
    write(
      id,
      'Rum!A1',
      [
        ['=1+2*3', '2026-01-01', '12%', 'true', "'007"],
        ['=A1*2', '=B1+1', '=OKÄND(1)', '=1/0', '=E2'],
      ],
      'USER_ENTERED',
    );
    expect(read(id, 'Rum!A1:E2', plain).body.values).toEqual([
      [7, 46023, 0.12, true, '007'],
      [14, 46024, '#NAME?', '#DIV/0!', '#REF!'],
    ]);
    expect(read(id, 'Rum!A1:E1').body.values).toEqual([['7', '2026-01-01', '12%', 'TRUE', '007']]);
    expect(read(id, 'Rum!B1', `${plain}&dateTimeRenderOption=FORMATTED_STRING`).body.values).toEqual([['2026-01-01']]);
    expect(read(id, 'Rum!A1:A2', '?valueRenderOption=FORMULA').body.values).toEqual([['=1+2*3'], ['=A1*2']]);
  });

  it('leaves out empty cells and rows at the end, and shows those between as empty', () => {
    const { book, write, read } = workspace();
    const id = book();
    write(id, 'Rum!A1', [['a', '', 'c', ''], [], ['x']]);
    expect(read(id, 'Rum!A1:E10').body).toEqual({ range: 'Rum!A1:E10', majorDimension: 'ROWS', values: [['a', '', 'c'], [], ['x']] });
    expect(read(id, 'Rum!A1:C3', '?majorDimension=COLUMNS').body.values).toEqual([['a', '', 'x'], [], ['c']]);
    expect(read(id, 'Rum!A5:E10').body.values).toBeUndefined();
  });

  it('skips a cell on null and clears it on an empty string', () => {
    const { book, write, read } = workspace();
    const id = book();
    write(id, 'Rum!A1', [['a', 'b', 'c']]);
    const answer = write(id, 'Rum!A1', [[null, '', 'C']]);
    expect(read(id, 'Rum!A1:C1').body.values).toEqual([['a', '', 'C']]);
    expect(answer.body).toMatchObject({ updatedRange: 'Rum!A1:C1', updatedRows: 1, updatedColumns: 3, updatedCells: 2 });
  });

  it('refuses to write outside the range or the tab, and writes nothing of a batch that has such a part', () => {
    const { book, write, read, call } = workspace();
    const id = book();
    expect(write(id, 'Rum!A11', [['x']]).body.error.message).toBe('Range (Rum!A11) exceeds grid limits. Max rows: 10, max columns: 5');
    expect(write(id, 'Rum!E1', [['x', 'y']]).status).toBe(400);
    expect(write(id, 'Rum!A1:B2', [['1'], ['2'], ['3']]).body.error.message).toContain('tried writing to row [3]');
    const data = [
      { range: 'Rum!A1', values: [['kvar?']] },
      { range: 'Rum!Z1', values: [['utanför']] },
    ];
    expect(call(owner, 'POST', `/v4/spreadsheets/${id}/values:batchUpdate`, { valueInputOption: 'RAW', data }).status).toBe(400);
    expect(read(id, 'Rum!A1:E10').body.values).toBeUndefined();
  });

  it('demands a valueInputOption', () => {
    const { book, call } = workspace();
    const id = book();
    const answer = call(owner, 'PUT', `/v4/spreadsheets/${id}/values/Rum!A1`, { values: [['x']] });
    expect([answer.status, answer.body.error.message]).toEqual([400, "'valueInputOption' is required but not specified"]);
  });

  it('appends below the table, growing the tab', () => {
    const { book, write, read, call } = workspace();
    const id = book();
    write(id, 'Rum!A1', [['Id', 'Namn'], ...Array.from({ length: 9 }, (_, at) => [at, `rum ${at}`])]);
    const url = `/v4/spreadsheets/${id}/values/${encodeURIComponent('Rum!A1:B1')}:append?valueInputOption=RAW`;
    const answer = call(owner, 'POST', url, {
      values: [
        ['nio', 'Nionde'],
        ['tio', 'Tionde'],
      ],
    });
    expect(answer.body).toMatchObject({ tableRange: 'Rum!A1:B10', updates: { updatedRange: 'Rum!A11:B12', updatedCells: 4 } });
    expect(read(id, 'Rum!A10:B12').body.values).toEqual([
      ['8', 'rum 8'],
      ['nio', 'Nionde'],
      ['tio', 'Tionde'],
    ]);
  });

  it('reads quoted names with å, spaces and apostrophes, open ranges and whole tabs', () => {
    const { book, write, read, batch } = workspace();
    const id = book();
    batch(id, [{ addSheet: { properties: { title: "Åsas 'egna' rum", sheetId: 8, gridProperties: { rowCount: 4, columnCount: 3 } } } }]);
    const name = "'Åsas ''egna'' rum'";
    write(id, `${name}!B2`, [['x', 'y'], ['z']]);
    expect(read(id, `${name}!B:B`).body).toEqual({ range: `${name}!B1:B4`, majorDimension: 'ROWS', values: [[], ['x'], ['z']] });
    expect(read(id, `${name}!3:4`).body.values).toEqual([['', 'z']]);
    expect(read(id, name).body.values).toEqual([[], ['', 'x', 'y'], ['', 'z']]);
    expect(read(id, 'Rum').body.range).toBe('Rum!A1:E10');
    expect(read(id, 'B2:C').body.range).toBe('Rum!B2:C10');
    expect(read(id, 'Finns inte!A1').body.error.message).toBe('Unable to parse range: Finns inte!A1');
  });

  it('clears values and keeps notes', () => {
    const { book, batch, call, read } = workspace();
    const id = book();
    const cell = { userEnteredValue: { stringValue: 'x' }, note: 'Skriv aldrig varför' };
    batch(id, [{ updateCells: { start: { sheetId: 7 }, rows: [{ values: [cell] }], fields: 'userEnteredValue,note' } }]);
    expect(call(owner, 'POST', `/v4/spreadsheets/${id}/values/Rum!A:A:clear`, {}).body.clearedRange).toBe('Rum!A1:A10');
    expect(read(id, 'Rum!A1').body.values).toBeUndefined();
    const whole = call(owner, 'GET', `/v4/spreadsheets/${id}?fields=sheets(data(rowData(values(note,userEnteredValue))))`);
    expect(whole.body.sheets[0].data[0].rowData[0].values[0]).toEqual({ note: 'Skriv aldrig varför' });
  });
});

describe('developer metadata', () => {
  const column = (index: number, id: number, key: string) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: id,
        metadataKey: key,
        metadataValue: `v${id}`,
        visibility: 'DOCUMENT',
        location: { dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 } },
      },
    },
  });
  const columns = (answer: Answer) =>
    Object.fromEntries(
      (answer.body.matchedDeveloperMetadata ?? []).map(({ developerMetadata }: Answer['body']) => [
        developerMetadata.metadataKey,
        developerMetadata.location.dimensionRange.startIndex,
      ]),
    );

  it('has a positive id: 0 and less are refused', () => {
    const { book, batch } = workspace();
    const id = book();
    for (const metadataId of [0, -1]) expect(batch(id, [column(0, metadataId, 'nyckel')]).status).toBe(400);
    expect(batch(id, [column(0, 1, 'nyckel')]).status).toBe(200);
  });

  it('follows its column through moves, insertions and deletions, and goes with it', () => {
    const { book, batch, call } = workspace();
    const id = book();
    const search = () =>
      columns(
        call(owner, 'POST', `/v4/spreadsheets/${id}/developerMetadata:search`, {
          dataFilters: [{ developerMetadataLookup: { locationType: 'COLUMN' } }],
        }),
      );
    batch(id, [column(0, 1, 'id'), column(1, 2, 'namn'), column(3, 3, 'permit')]);
    batch(id, [{ moveDimension: { source: { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }, destinationIndex: 3 } }]);
    expect(search()).toEqual({ id: 2, namn: 0, permit: 3 });
    batch(id, [{ insertDimension: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 3 } } }]);
    expect(search()).toEqual({ id: 4, namn: 0, permit: 5 });
    batch(id, [{ deleteDimension: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 4, endIndex: 5 } } }]);
    expect(search()).toEqual({ namn: 0, permit: 4 });
  });

  it('refuses an id that is taken, so that it can serve as a lock, and deletes nothing without complaint', () => {
    const { book, batch, call } = workspace();
    const id = book();
    const lease = {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId: 99,
          metadataKey: 'lease',
          metadataValue: 'a',
          visibility: 'DOCUMENT',
          location: { spreadsheet: true },
        },
      },
    };
    const release = { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: 99, metadataValue: 'a' } } } };
    expect(batch(id, [lease]).status).toBe(200);
    expect(batch(id, [lease]).status).toBe(400);
    expect(batch(id, [release]).body.replies[0].deleteDeveloperMetadata.deletedDeveloperMetadata).toHaveLength(1);
    expect(batch(id, [release]).body.replies).toEqual([{ deleteDeveloperMetadata: { deletedDeveloperMetadata: [] } }]);
    expect(call(owner, 'GET', `/v4/spreadsheets/${id}/developerMetadata/99`).status).toBe(404);
  });

  it('is changed by filter, and only where the filter still matches', () => {
    const { book, batch } = workspace();
    const id = book();
    batch(id, [column(0, 1, 'lease')]);
    const swap = (from: string, to: string) => ({
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataId: 1, metadataValue: from } }],
        developerMetadata: { metadataValue: to },
        fields: 'metadataValue',
      },
    });
    expect(batch(id, [swap('v1', 'v2')]).body.replies[0].updateDeveloperMetadata.developerMetadata[0].metadataValue).toBe('v2');
    expect(batch(id, [swap('v1', 'v3')]).body.replies[0].updateDeveloperMetadata.developerMetadata).toEqual([]);
  });

  it('holds at most 30,000 characters a sheet', () => {
    const { book, batch } = workspace();
    const id = book();
    const big = (length: number) => ({
      createDeveloperMetadata: {
        developerMetadata: { metadataKey: 'k', metadataValue: 'x'.repeat(length), visibility: 'DOCUMENT', location: { sheetId: 7 } },
      },
    });
    expect(batch(id, [big(29_999)]).status).toBe(200);
    expect(batch(id, [big(0)]).status).toBe(400);
  });
});

describe('protected ranges', () => {
  const refusal = /You are trying to edit a protected cell or object\./;
  const protect = (range: object, editors?: object) => ({
    addProtectedRange: { protectedRange: { protectedRangeId: 5, range: { sheetId: 7, ...range }, ...(editors ? { editors } : {}) } },
  });

  it('keep out editors who are not listed, and let in the owner and those who are', () => {
    const { book, share, write, batch } = workspace();
    const id = book();
    for (const email of [editor, 'listad@skola.se']) share(id, email, 'writer');
    batch(id, [protect({ startColumnIndex: 1, endColumnIndex: 2 }, { users: ['listad@skola.se'] })]);
    const refused = write(id, 'Rum!A1', [['a', 'b']], 'RAW', editor);
    expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringMatching(refusal)]);
    expect(write(id, 'Rum!A1', [['a']], 'RAW', editor).status).toBe(200);
    expect(write(id, 'Rum!B1', [['b']], 'RAW', 'listad@skola.se').status).toBe(200);
    expect(write(id, 'Rum!B1', [['b']]).status).toBe(200);
  });

  it('move with their columns, cannot be lifted by those they keep out, and guard sorting and deleting too', () => {
    const { book, share, write, batch } = workspace();
    const id = book();
    share(id, editor, 'writer');
    write(id, 'Rum!A1', [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    batch(id, [protect({ startColumnIndex: 1, endColumnIndex: 2 })]);
    batch(id, [{ moveDimension: { source: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 }, destinationIndex: 0 } }]);
    expect(write(id, 'Rum!A1', [['x']], 'RAW', editor).status).toBe(400);
    expect(write(id, 'Rum!B1', [['x']], 'RAW', editor).status).toBe(200);
    expect(batch(id, [{ deleteProtectedRange: { protectedRangeId: 5 } }], editor).body.error.message).toMatch(refusal);
    expect(batch(id, [{ deleteDimension: { range: { sheetId: 7, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } }], editor).status).toBe(
      400,
    );
    expect(batch(id, [{ sortRange: { range: { sheetId: 7 }, sortSpecs: [{ dimensionIndex: 0 }] } }], editor).status).toBe(400);
    expect(batch(id, [{ deleteSheet: { sheetId: 7 } }], editor).status).toBe(400);
    expect(batch(id, [{ deleteProtectedRange: { protectedRangeId: 5 } }]).status).toBe(200);
    expect(write(id, 'Rum!A1', [['x']], 'RAW', editor).status).toBe(200);
  });

  it('open for the members of a listed group, also nested, and leave unprotected parts open', () => {
    const { book, share, write, batch, call } = workspace();
    const id = book();
    share(id, editor, 'writer');
    const group = (email: string): string => {
      const labels = { 'cloudidentity.googleapis.com/groups.discussion_forum': '' };
      const body = { parent: 'customers/C00000000', groupKey: { id: email }, labels, displayName: email };
      return call(owner, 'POST', '/v1/groups?initialGroupConfig=WITH_INITIAL_OWNER', body).body.response.name;
    };
    const join = (name: string, email: string) =>
      call(owner, 'POST', `/v1/${name}/memberships`, { preferredMemberKey: { id: email }, roles: [{ name: 'MEMBER' }] });
    const outer = group('samordnare-alla@skola.se');
    const inner = group('samordnare-norr@skola.se');
    batch(id, [protect({}, { groups: ['samordnare-alla@skola.se'] })]);
    expect(write(id, 'Rum!A1', [['x']], 'RAW', editor).status).toBe(400);
    join(outer, 'samordnare-norr@skola.se');
    join(inner, editor);
    expect(write(id, 'Rum!A1', [['x']], 'RAW', editor).status).toBe(200);
    const open = { protectedRangeId: 5, editors: {}, unprotectedRanges: [{ sheetId: 7, startRowIndex: 0, endRowIndex: 1 }] };
    batch(id, [{ updateProtectedRange: { protectedRange: open, fields: 'editors,unprotectedRanges' } }]);
    expect(write(id, 'Rum!A1', [['x']], 'RAW', editor).status).toBe(200);
    expect(write(id, 'Rum!A2', [['x']], 'RAW', editor).status).toBe(400);
  });
});

describe('batchUpdate', () => {
  it('carries out all requests or none, and replies in order', () => {
    const { book, batch, call } = workspace();
    const id = book();
    const add = (title: string) => ({ addSheet: { properties: { title } } });
    const failed = batch(id, [
      add('Nätverk'),
      { updateSheetProperties: { properties: { sheetId: 7, title: 'nätverk' }, fields: 'title' } },
    ]);
    expect(failed.status).toBe(400);
    expect(failed.body.error.message).toBe(
      'Invalid requests[1].updateSheetProperties: A sheet with the name "nätverk" already exists. Please enter another name.',
    );
    const titles = () =>
      call(owner, 'GET', `/v4/spreadsheets/${id}?fields=sheets/properties/title`).body.sheets.map(
        (sheet: Answer['body']) => sheet.properties.title,
      );
    expect(titles()).toEqual(['Rum']);
    const done = batch(id, [add('Nätverk'), { updateSheetProperties: { properties: { sheetId: 7, index: 2 }, fields: 'index' } }]);
    expect(done.body.replies).toEqual([{ addSheet: { properties: expect.objectContaining({ title: 'Nätverk', index: 1 }) } }, {}]);
    expect(titles()).toEqual(['Nätverk', 'Rum']);
  });

  it('names a request that it does not know, and one that it does not have', () => {
    const { book, batch } = workspace();
    const id = book();
    expect(batch(id, [{ addChart: { chart: {} } }]).body.error).toMatchObject({
      code: 501,
      message: expect.stringContaining('requests[0].addChart'),
    });
    expect(batch(id, [{ addSheets: {} }]).body.error).toMatchObject({ code: 400, message: expect.stringContaining('"addSheets"') });
    expect(batch(id, [{ addSheet: { properties: { titel: 'x' } } }]).body.error.message).toContain('"titel"');
  });

  it('writes only the masked fields of cells, to the tab and its frozen rows', () => {
    const { book, batch, call, write } = workspace();
    const id = book();
    write(id, 'Rum!A1', [['Id', 'Svar']]);
    const rule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'ja' }] }, strict: true, showCustomUi: true };
    batch(id, [
      {
        repeatCell: {
          range: { sheetId: 7, endRowIndex: 1 },
          cell: { userEnteredFormat: { textFormat: { bold: true } } },
          fields: 'userEnteredFormat.textFormat.bold',
        },
      },
      { setDataValidation: { range: { sheetId: 7, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 }, rule } },
      {
        updateSheetProperties: {
          properties: { sheetId: 7, gridProperties: { frozenRowCount: 1 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
    ]);
    const { sheets: list } = call(
      owner,
      'GET',
      `/v4/spreadsheets/${id}?includeGridData=true&ranges=${encodeURIComponent('Rum!A1:B2')}`,
    ).body;
    expect(list[0].properties.gridProperties).toEqual({ rowCount: 10, columnCount: 5, frozenRowCount: 1 });
    expect(list[0].data[0].rowData[0].values[0]).toMatchObject({
      userEnteredValue: { stringValue: 'Id' },
      effectiveValue: { stringValue: 'Id' },
      formattedValue: 'Id',
      userEnteredFormat: { textFormat: { bold: true } },
    });
    expect(list[0].data[0].rowData[1].values[1]).toEqual({ dataValidation: rule });
  });

  it('sorts rows by the spreadsheet’s language with empty cells last, and leaves what stands beside', () => {
    const { book, batch, write, read } = workspace();
    const id = book();
    batch(id, [{ updateSpreadsheetProperties: { properties: { locale: 'sv_SE' }, fields: 'locale' } }]);
    write(id, 'Rum!A1', [
      ['Öst', 1, 'x'],
      ['', 2, 'y'],
      ['Ask', 3, 'z'],
      ['Ängen', 4],
    ]);
    batch(id, [
      {
        sortRange: {
          range: { sheetId: 7, startColumnIndex: 0, endColumnIndex: 2 },
          sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }],
        },
      },
    ]);
    const values = read(id, 'Rum!A1:C4', plain).body.values;
    expect(values).toEqual([
      ['Ask', 3, 'x'],
      ['Ängen', 4, 'y'],
      ['Öst', 1, 'z'],
      ['', 2],
    ]);
  });
});

describe('access to a spreadsheet', () => {
  it('is Drive’s: strangers find nothing, readers may not write', () => {
    const { book, share, read, write, batch } = workspace();
    const id = book();
    expect(read(id, 'Rum', '', editor)).toMatchObject({
      status: 404,
      body: { error: { status: 'NOT_FOUND', message: 'Requested entity was not found.' } },
    });
    expect(write(id, 'Rum!A1', [['x']], 'RAW', editor).status).toBe(404);
    share(id, editor, 'reader');
    expect(read(id, 'Rum', '', editor).status).toBe(200);
    expect(write(id, 'Rum!A1', [['x']], 'RAW', editor)).toMatchObject({ status: 403, body: { error: { status: 'PERMISSION_DENIED' } } });
    expect(batch(id, [{ deleteSheet: { sheetId: 7 } }], editor).status).toBe(403);
  });

  it('keeps the title in Drive, and says there when it was changed', () => {
    const { book, batch, call, store } = workspace();
    const id = book();
    expect(fileOf(store, id)?.name).toBe('Arbetsbok');
    const before = fileOf(store, id)?.version;
    batch(id, [{ updateSpreadsheetProperties: { properties: { title: 'Delakultur' }, fields: 'title' } }]);
    expect(fileOf(store, id)).toMatchObject({ name: 'Delakultur', modifiedBy: owner });
    expect(fileOf(store, id)?.version).not.toBe(before);
    expect(call(owner, 'GET', `/v4/spreadsheets/${id}?fields=properties/title`).body).toEqual({ properties: { title: 'Delakultur' } });
  });
});

it('an append to a log of 20,000 rows looks at each row a few times at most', () => {
  const { book, write, batch, call } = workspace();
  const id = book();
  batch(id, [{ appendDimension: { sheetId: 7, dimension: 'ROWS', length: 20_000 } }]);
  write(
    id,
    'Rum!A1',
    Array.from({ length: 20_000 }, (_, at) => ['2026-09-01', 'lagt till', at, 'rum', 'läsare']),
  );
  const begun = process.cpuUsage();
  for (let at = 0; at < 20; at++) {
    const answer = call(owner, 'POST', `/v4/spreadsheets/${id}/values/Rum!A1:append?valueInputOption=RAW`, { values: [['ny', at]] });
    expect(answer.body.tableRange).toBe(`Rum!A1:E${20_000 + at}`);
  }
  // A search that begins anew at each row takes half a second for every append.
  expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(3);
});
