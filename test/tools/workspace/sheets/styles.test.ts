import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmulator } from '../../../../src/tools/workspace/core/emulator.ts';
import { temporaryFolder } from '../core/process.ts';
import { area, type Json, workspace } from './fixture.ts';

const red = { backgroundColor: { red: 1 } };
const rule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'ja' }, { userEnteredValue: 'nej' }] } };
const formula = { condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$A$4>0' }] } };
const own = (cell: Json) => ({ format: cell.userEnteredFormat, rule: cell.dataValidation, note: cell.note });

describe('What cells look like', () => {
  it('is kept once for all that look alike, and told of each', () => {
    const { store, book, batch, cell } = workspace();
    const id = book();
    batch(id, [
      { repeatCell: { range: area(1, 9, 0, 2), cell: { userEnteredFormat: red }, fields: 'userEnteredFormat' } },
      { setDataValidation: { range: area(1, 9, 1, 3), rule } },
    ]);
    expect(['A3', 'B3', 'C3', 'D3'].map((at) => own(cell(id, `Rum!${at}`)))).toEqual([
      { format: red },
      { format: red, rule },
      { rule },
      {},
    ]);
    const tab = JSON.stringify([...store.entries('sheet')]);
    expect(tab.split('ONE_OF_LIST')).toHaveLength(3);
    expect(tab.split('backgroundColor')).toHaveLength(3);
  });

  it('is changed in one cell and not in the others', () => {
    const { book, batch, type, cell } = workspace();
    const id = book();
    batch(id, [{ repeatCell: { range: area(0, 5, 0, 5), cell: { userEnteredFormat: red, dataValidation: rule }, fields: '*' } }]);
    batch(id, [
      {
        repeatCell: {
          range: area(1, 2, 0, 1),
          cell: { userEnteredFormat: { textFormat: { bold: true } } },
          fields: 'userEnteredFormat.textFormat.bold',
        },
      },
      { setDataValidation: { range: area(2, 3, 0, 1) } },
      { repeatCell: { range: area(3, 4, 0, 1), cell: { note: 'Läs mer' }, fields: 'note' } },
      { repeatCell: { range: area(4, 5, 0, 1), cell: {}, fields: 'userEnteredFormat,dataValidation' } },
    ]);
    type(id, 'Rum!B2', [['2026-08-17']]);
    expect(['A1', 'A2', 'A3', 'A4', 'A5', 'B2', 'C2'].map((at) => own(cell(id, `Rum!${at}`)))).toEqual([
      { format: red, rule },
      { format: { ...red, textFormat: { bold: true } }, rule },
      { format: red },
      { format: red, rule, note: 'Läs mer' },
      {},
      { format: { ...red, numberFormat: { type: 'DATE', pattern: 'yyyy-mm-dd' } }, rule },
      { format: red, rule },
    ]);
  });

  it('follows the cells that its rule speaks of', () => {
    const { book, batch, cell } = workspace();
    const id = book();
    batch(id, [{ setDataValidation: { range: area(1, 9, 0, 1), rule: formula } }]);
    batch(id, [{ insertDimension: { range: { sheetId: 7, dimension: 'ROWS', startIndex: 2, endIndex: 3 } } }]);
    const moved = { condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: '=$A$5>0' }] } };
    expect([own(cell(id, 'Rum!A2')), own(cell(id, 'Rum!A9'))]).toEqual([{ rule: moved }, { rule: moved }]);
  });
});

it('A folder in which each cell held its own style is read as it was, and written anew', () => {
  const dir = temporaryFolder();
  const open = () => {
    const emulator = createEmulator({ dir, seed: 1 });
    const ask = (method: string, url: string, body?: unknown): Json =>
      JSON.parse(
        emulator.handle({
          method,
          url,
          headers: { authorization: 'Bearer local:sam@skola.se', 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: { text: JSON.stringify(body) } }),
        }).body as string,
      );
    return { ask, close: emulator.close };
  };
  const first = open();
  const tab = { properties: { sheetId: 7, title: 'Rum', gridProperties: { rowCount: 10, columnCount: 5 } } };
  const { spreadsheetId: id } = first.ask('POST', '/v4/spreadsheets', { properties: { title: 'Arbetsbok' }, sheets: [tab] });
  first.ask('POST', `/v4/spreadsheets/${id}:batchUpdate`, {
    requests: [
      { repeatCell: { range: area(1, 9, 0, 2), cell: { userEnteredFormat: red, note: 'Läs mer' }, fields: 'userEnteredFormat,note' } },
      { setDataValidation: { range: area(1, 9, 1, 3), rule } },
      {
        updateCells: {
          start: { sheetId: 7 },
          rows: [{ values: [{ userEnteredValue: { stringValue: 'Id' } }] }],
          fields: 'userEnteredValue',
        },
      },
    ],
  });
  const whole = `/v4/spreadsheets/${id}?includeGridData=true`;
  const before = first.ask('GET', whole);
  first.close();
  asOlder(dir);

  const again = open();
  expect(again.ask('GET', whole)).toEqual(before);
  again.close();
  const written = readFileSync(join(dir, 'snapshot.jsonl'), 'utf8');
  expect(written).toContain('"format":3');
  expect(written.split('ONE_OF_LIST')).toHaveLength(3);
});

/** The folder as the version before wrote it: all in its snapshot, and each cell with its own format and validation. */
function asOlder(dir: string): void {
  const lines = (name: string) =>
    readFileSync(join(dir, name), 'utf8')
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const [header, ...stored] = lines('snapshot.jsonl');
  const journal = readdirSync(dir).find((name) => name.startsWith('journal-')) as string;
  const records = new Map<string, Json>();
  for (const change of [...stored, ...lines(journal).flatMap(({ c }) => c)]) records.set(`${change[0]} ${change[1]}`, change);
  const older = [...records.values()].map(([kind, key, value]) => {
    if (kind !== 'sheet') return [kind, key, value];
    const { styles, ...grid } = value;
    const inCell = ({ style, ...cell }: Json) => ({ ...cell, ...styles[style] });
    const rows = grid.rows.map((row: Json[]) => row.map((cell) => (typeof cell === 'object' && cell ? inCell(cell) : cell)));
    return [kind, key, { ...grid, rows }];
  });
  const counter = Math.max(header.counter, ...lines(journal).map(({ n }) => n));
  const text = [{ ...header, format: 2, counter }, ...older].map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(join(dir, 'snapshot.jsonl'), text);
  rmSync(join(dir, journal));
  expect(text.split('ONE_OF_LIST').length).toBeGreaterThan(10);
}
