import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeText, readCsv } from '../../src/cli/csv.ts';

describe('Reading a CSV file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delakultur-csv-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (bytes: string | Uint8Array): string => {
    const path = join(folder, 'file.csv');
    writeFileSync(path, bytes);
    return path;
  };

  it.each([
    ['UTF-8', Buffer.from('Namn\nÅsa Öberg', 'utf8')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFNamn\nÅsa Öberg', 'utf8')],
    ['Windows-1252', Buffer.from('Namn\n\xc5sa \xd6berg', 'latin1')],
    ['UTF-16 as Excel writes it', Buffer.from('\uFEFFNamn\nÅsa Öberg', 'utf16le')],
  ])('takes %s', (_, bytes) => {
    expect(readCsv(file(bytes))).toEqual({ headers: ['Namn'], rows: [['Åsa Öberg']] });
  });

  it('keeps Windows-1252’s own signs', () => {
    expect(decodeText(Buffer.from('\x93citat\x94 \x96 \x80', 'latin1'))).toBe('“citat” – €');
  });

  it('finds the delimiter in the header line, outside quotes', () => {
    expect(readCsv(file('a;b\n1,5;2'))).toEqual({ headers: ['a', 'b'], rows: [['1,5', '2']] });
    expect(readCsv(file('"x;y;z",b\n1,2')).headers).toEqual(['x;y;z', 'b']);
    expect(readCsv(file('ensam\n1')).rows).toEqual([['1']]);
  });

  it('keeps quotes, line breaks inside them, short lines, and the count of rows', () => {
    const { rows } = readCsv(file('a,b\r\n"en ""sak""\nrad två",2\r\n\r\nkort\r\n'));
    expect(rows[0]).toEqual(['en "sak"\nrad två', '2']);
    expect(rows[2]).toEqual(['kort']);
  });

  it('says what is wrong with a file that is no table', () => {
    expect(() => readCsv(file(''))).toThrow('rubrikrad');
    expect(() => readCsv(file('a,b\n1,"öppet'))).toThrow('citattecken');
    expect(() => readCsv(file('PK\x03\x04\0\0'))).toThrow('ingen CSV-fil');
  });
});
