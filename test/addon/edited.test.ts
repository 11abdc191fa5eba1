/** What the add-on does as somebody types in the sheet. */
import { rmSync } from 'node:fs';
import type { TableName } from '../../src/domain/workbook/tables.ts';
import { fieldsOf, tableNames, tableOf } from '../../src/domain/workbook/tables.ts';
import type { Execution } from '../../src/tools/script-host/host.ts';
import { hosts } from '../tools/playground/built.ts';
import { AINO, apply, type Town, town } from '../workflows/town.ts';
import { MARYAM } from '../workflows/workspace.ts';
import { buildAddOn } from './built-add-on.ts';
import { type AddOn, openAddOn } from './open-add-on.ts';

const createHost = hosts();
const folder = buildAddOn();
let where: Town;
let addOn: AddOn;
beforeAll(async () => {
  where = town();
  apply(where);
  addOn = await openAddOn(createHost, folder, where.emulator, where.ref.spreadsheetId);
});
afterAll(async () => {
  await addOn.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (method: string, path: string, body?: unknown) =>
  JSON.parse(
    where.emulator.handle({
      method,
      url: `/v4/spreadsheets/${where.ref.spreadsheetId}${path}`,
      headers: { authorization: `Bearer local:${MARYAM}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: { text: JSON.stringify(body) } }),
    }).body as string,
  );

interface Spot {
  sheetId: number;
  row: number;
  column: number;
  a1: string;
}
const spot = (table: TableName, field: string, row: number): Spot => {
  const column = fieldsOf(table).findIndex(([code]) => code === field) + 1;
  return { sheetId: tableNames.indexOf(table) + 1, row, column, a1: `'${tableOf(table).title}'!${String.fromCharCode(64 + column)}${row}` };
};

/** Types a cell as a person does, and tells the add-on as Sheets does. */
async function type(at: Spot, text: string, oldValue?: string): Promise<Execution> {
  ask('PUT', `/values/${encodeURIComponent(at.a1)}?valueInputOption=USER_ENTERED`, { values: [[text]] });
  const event = { range: { ...at, rows: 1, columns: 1 }, ...(oldValue !== undefined && { oldValue }) };
  return addOn.host.call('onEdit', [event], { user: MARYAM, surface: 'editor', container: { spreadsheetId: where.ref.spreadsheetId } });
}
const look = (at: Spot) => {
  const fields = encodeURIComponent('sheets.data.rowData.values(note,userEnteredFormat.backgroundColor,formattedValue)');
  const cell = ask('GET', `?ranges=${encodeURIComponent(at.a1)}&includeGridData=true&fields=${fields}`).sheets[0].data[0].rowData?.[0]
    ?.values[0];
  return { text: cell?.formattedValue ?? '', note: cell?.note ?? '', ground: cell?.userEnteredFormat?.backgroundColor };
};

describe('A cell that is typed wrong', () => {
  it('is marked where it stands, with what to do, and clean again when it is mended', async () => {
    const from = spot('mandates', 'from', 2);
    expect(await type(from, 'igår')).toMatchObject({ ok: true, effects: { logs: [] } });
    expect(look(from)).toMatchObject({ text: 'igår', note: 'Delakultur: Från kan inte vara ”igår”. Skriv ett datum som 2026-11-16.' });
    expect(look(from).ground.green).toBeCloseTo(0.91, 1);
    await type(from, '2026-08-01');
    expect(look(from)).toMatchObject({ text: '2026-08-01', note: '', ground: { red: 1, green: 1, blue: 1 } });
  });

  it('that names nobody says who may be meant', async () => {
    const person = spot('mandates', 'person', 2);
    await type(person, 'ainoo@delaby.example');
    expect(look(person).note).toContain(`Menar du ”${AINO}”?`);
    await type(person, AINO);
    expect(look(person).note).toBe('');
  });

  it('of the settings is read as the setting of its row', async () => {
    const row = ask('GET', "/values/'Inställningar'!A1:A40").values.findIndex(([name]: string[]) => name === 'Läsår') + 1;
    await type(spot('settings', 'value', row), 'nästa år');
    expect(look(spot('settings', 'value', row)).note).toMatch(/2026\/2027/);
    await type(spot('settings', 'value', row), '');
  });
});

describe('What Delakultur alone writes', () => {
  it('is put back when the owner types over the log, and that is told', async () => {
    const actor = spot('log', 'actor', 2);
    const before = look(actor).text;
    expect((await type(actor, 'jag', before)).effects.toast).toEqual({
      text: 'Det här skriver Delakultur. Det som stod i cellen är tillbaka.',
      title: 'Delakultur',
    });
    expect([before, look(actor).text]).toEqual([MARYAM, MARYAM]);
  });

  it('stays text as it was: the log’s time is no date of the sheet’s own', async () => {
    const time = spot('log', 'time', 2);
    const before = look(time).text;
    await type(time, 'nu', before);
    expect(ask('GET', `/values/${encodeURIComponent(time.a1)}?valueRenderOption=UNFORMATTED_VALUE`).values).toEqual([[before]]);
  });

  it('is put back in a column among one’s own too', async () => {
    const status = spot('recordings', 'status', 2);
    const before = look(status).text;
    await type(status, 'delad med alla', before);
    expect(look(status).text).toBe(before);
  });
});

describe('An edit that is nothing to mark', () => {
  it('writes nothing in the sheet', async () => {
    addOn.forget();
    await type(spot('mandates', 'hours', 2), '4');
    expect(addOn.written()).toEqual(['sheets.spreadsheets.values.update']);
  });

  it('is let be: a header, a tab of somebody’s own, and what a page sends', async () => {
    expect(await type(spot('mandates', 'from', 1), 'Från')).toMatchObject({ ok: true });
    expect(look(spot('mandates', 'from', 1)).note).not.toContain('Delakultur:');
    expect(await addOn.page('onEdit', [{ range: 'x' }])).toMatchObject({ ok: true });
  });
});
