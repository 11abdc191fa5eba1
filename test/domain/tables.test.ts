import { keyOf } from '../../src/domain/workbook/keys.ts';
import { readCell } from '../../src/domain/workbook/read-cell.ts';
import { settingDefaults, settingFields } from '../../src/domain/workbook/tables/settings.ts';
import {
  fieldOfHeader,
  fieldsOf,
  settingOfName,
  tableNames,
  tableOf,
  tableOfTitle,
  visibleTables,
} from '../../src/domain/workbook/tables.ts';

describe('the workbook’s definition', () => {
  it('has its visible tabs in order, by their Swedish names', () => {
    expect(visibleTables.map((name) => tableOf(name).title)).toEqual([
      'Enheter',
      'Personer',
      'Uppdrag',
      'Nätverk',
      'Rum',
      'Inspelningar',
      'Medgivanden',
      'Träffar',
      'Fört vidare',
      'Årshjul',
      'Önskemål',
      'Kalender',
      'Inställningar',
      'Logg',
    ]);
  });

  it.each(tableNames)('%s: every header and older header means one field only', (table) => {
    for (const [code, field] of fieldsOf(table)) {
      for (const word of [field.header, field.header.toUpperCase(), ...(field.older ?? [])])
        expect([word, fieldOfHeader(table, word)]).toEqual([word, code]);
    }
  });

  it.each(tableNames)('%s: no code name is hidden by another field’s header', (table) => {
    for (const [code] of fieldsOf(table)) expect(fieldOfHeader(table, code)).toBe(code);
  });

  it.each(tableNames)('%s: the key fields exist and are required', (table) => {
    for (const code of tableOf(table).key) expect(tableOf(table).fields[code]?.required).toBe(true);
  });

  it('reads headers whatever their case, spaces, byte order mark and composition', () => {
    expect(fieldOfHeader('units', '\uFEFF  ANTAL   anställda '.normalize('NFD'))).toBe('staff');
    expect(fieldOfHeader('people', 'skyddad')).toBe('protected');
    expect(fieldOfHeader('meetings', 'Digitalt')).toBe('online');
    expect(fieldOfHeader('units', 'Skostorlek')).toBeUndefined();
  });

  it('knows tables by title, older title and code name', () => {
    expect(tableOfTitle('tillstånd')).toBe('permits');
    expect(tableOfTitle('Fört vidare')).toBe('passedOn');
    expect(tableOfTitle('PASSEDON')).toBe('passedOn');
    expect(tableOfTitle('annat')).toBeUndefined();
  });

  it('says what older headers a column has had', () => {
    expect(fieldOfHeader('recordings', 'Tillstånd')).toBe('permit');
  });

  it('keeps every default setting within what the setting allows', () => {
    for (const [code, value] of Object.entries(settingDefaults)) {
      if (value === undefined || typeof value === 'object') continue;
      expect(readCell(settingFields[code as keyof typeof settingFields], value)).toEqual({ value });
    }
    expect(settingDefaults).toMatchObject({
      removalShare: 0.2,
      removalTotal: 0.1,
      mandatesPerUnit: 1,
      minimumAnswers: 5,
      timeZone: 'Europe/Stockholm',
    });
  });

  it('knows settings by Swedish name and code name', () => {
    expect(settingOfName('domäner')).toBe('domains');
    expect(settingOfName('minimumanswers')).toBe('minimumAnswers');
  });

  it('joins a composite key', () => {
    expect(keyOf('_ids', { table: 'rooms', rowId: 'rum-alla', kind: 'folder' })).toBe('rooms|rum-alla|folder');
    expect(keyOf('log', { time: 'x' })).toBe('');
  });
});
