import { hostOf, readLink } from '../../src/domain/link.ts';
import { readCell } from '../../src/domain/workbook/read-cell.ts';
import { type TableName, tableOf } from '../../src/domain/workbook/tables.ts';

/** Every cell that holds a link. */
const cells: [TableName, string][] = [
  ['meetings', 'links'],
  ['meetings', 'online'],
  ['permits', 'evidence'],
  ['requests', 'link'],
];
const cell = (table: TableName, field: string, value: string) => {
  const found = tableOf(table).fields[field];
  if (!found) throw new Error(field);
  return readCell(found, value);
};

const written: [string, string][] = [
  ['https://film.example/sagor', 'https://film.example/sagor'],
  ['HTTPS://Film.Example/Sagor?A=B#C', 'https://film.example/Sagor?A=B#C'],
  ['Https://film.example', 'https://film.example'],
  ['https://film.example:8443/a', 'https://film.example:8443/a'],
  ['https://försko.la.example/åäö', 'https://försko.la.example/åäö'],
];
const hiding = [
  'http://film.example/',
  'https:/film.example',
  'https:film.example',
  'https:///film.example',
  'https://',
  'https://localhost/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://0x7f.1/',
  'https://delaby.example@evil.example/',
  'https://a:b@evil.example',
  'https://evil.example\\@delaby.example/',
  'https://delaby.example%2eevil.example/',
  'https://delabу.example/', // A Cyrillic у.
  'https://film.example/\u202Efdp.exe',
  'https://film.example/\u0007',
  'https://film.example/\u200Ba',
  'https://film.example/"onload=',
  'https://film.example/<b>',
  'https://-film.example/',
  'https://film..example/',
  'https://film.example:99999999/',
  `https://film.example/${'a'.repeat(2100)}`,
  'javascript:alert(1)',
  'data:text/html,x',
  '//film.example/',
];

describe('A link', () => {
  it.each(written)('written %s is read as %s, in every cell that takes one', (given, read) => {
    expect(readLink(given)).toBe(read);
    expect(readLink(` ${given}\n`)).toBe(read);
    expect(hostOf(given)).toBe(/^https:\/\/([^/?#:]+)/.exec(read)?.[1]);
    for (const [table, field] of cells)
      expect([field, cell(table, field, ` ${given}`)]).toEqual([field, { value: field === 'links' ? [read] : read }]);
  });

  it.each(hiding)('that hides where it leads, or does not lead by https, is none: %j', (given) => {
    expect(readLink(given)).toBeUndefined();
    expect(hostOf(given)).toBeUndefined();
    // In a cell, signs that nobody sees are taken away as everywhere, and what is left is judged.
    for (const [table, field] of cells) {
      const read = cell(table, field, given);
      if ('value' in read) expect(readLink(String(read.value))).toBe(String(read.value));
    }
  });
});
