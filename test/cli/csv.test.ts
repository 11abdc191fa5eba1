import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeText, readCsv } from '../../src/cli/files/csv.ts';

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

  it.each([
    ['\r\n, then \n', 'a;b\r\n1;2\n3;4\r\n5;6'],
    ['\n, then \r\n', 'a;b\n1;2\r\n3;4\n5;6\r\n'],
    ['\r alone', 'a;b\r1;2\r3;4\r5;6\r'],
    ['\r, then \n, then \r\n', 'a;b\r1;2\n3;4\r\n5;6'],
  ])('takes any mixture of line breaks: %s', (_, text) => {
    const { headers, rows } = readCsv(file(text));
    expect([headers, rows.filter((row) => row.join('') !== '')]).toEqual([
      ['a', 'b'],
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ]);
  });

  it('takes Excel’s own first line, sep=, as the delimiter and not as a row', () => {
    for (const first of ['sep=;', 'SEP=;', '"sep=;"', 'sep=;;;', '\uFEFFsep=;\r'])
      expect(readCsv(file(`${first}\na,x;b\n1;2`))).toEqual({ headers: ['a,x', 'b'], rows: [['1', '2']] });
    expect(readCsv(file('sep=\t\na;x\tb\n1\t2')).headers).toEqual(['a;x', 'b']);
    expect(readCsv(file('sep=|\na|b\n1|2')).headers).toEqual(['a', 'b']);
  });

  it('refuses a row with more cells than columns, by its number', () => {
    expect(() => readCsv(file('a;b\n1;2\n1;;2\n;;3'))).toThrow(/rad 3: raden har 3 celler.*2 kolumner.*1 rad till/);
    expect(() => readCsv(file('a;b\n1;2;3\n1;2;3\n1;2;3'))).toThrow('2 rader till');
    expect(() => readCsv(file('a;b;;\n1;2;3;'))).toThrow('rad 2');
    expect(() => readCsv(file('a,b\nEk, Anna,2'))).toThrow('rad 2');
    expect(readCsv(file('a;b\n1;2;;; \n'))).toEqual({ headers: ['a', 'b'], rows: [['1', '2'], ['']] });
  });

  it('takes away what spreadsheets’ converters leave: ="007", _x000D_', () => {
    const text = '="Id";Namn_x000D_\n="007";="Mo"\n"=""008""";"rad ett_x000D_\nrad två_x000D_"\n\'="x";=1+1\n"=""a ""b""""";=""\n';
    expect(readCsv(file(text))).toEqual({
      headers: ['Id', 'Namn'],
      rows: [['007', 'Mo'], ['008', 'rad ett\nrad två'], ['\'="x"', '=1+1'], ['="a "b""', ''], ['']],
    });
  });

  it('names a folder that was given for a file', () => {
    expect(() => readCsv(folder)).toThrow(`${folder} är en mapp`);
  });

  it('tells of letters that it guessed, and refuses those that it can’t read, with their line', () => {
    expect(readCsv(file(Buffer.from('Namn\r\x81sa \x85berg\r', 'latin1')))).toMatchObject({
      rows: [['Åsa Öberg'], ['']],
      readAs: { code: 'csv.readAsMacintosh' },
    });
    expect(() => readCsv(file(Buffer.from('Namn\nÅsa\nBj\ufffdrn', 'utf8')))).toThrow(/rad 3: .*Inget är inläst/);
  });

  it.each([
    ['<html><body><table><tr><td>E-post</td></tr></table>', 'webbsida'],
    ['\n <!DOCTYPE html>\n<p>', 'webbsida'],
    ['<table border=1><tr><td>a', 'webbsida'],
    ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', 'kalkylark i XML'],
    ['<?xml version="1.0"?><people/>', 'XML'],
    ['{"a": [1]}', 'JSON'],
    ['[{"id": "rum-alla"}]', '--csv'],
    ['[{"a": 1}, {"a": 2}]', 'JSON'],
    ['{"a": 1}\n{"a": 2}', 'JSON'],
    ['%PDF-1.7\n1 0 obj', 'PDF'],
    ['BEGIN:VCALENDAR\r\nVERSION:2.0', 'kalenderfil'],
    ['BEGIN:VCARD\r\nVERSION:3.0', 'visitkort'],
    ['WEBVTT\n\n00:00.000 --> 00:01.000', 'undertexter'],
    ['{\\rtf1\\ansi', 'ordbehandling'],
    ['ID;PWXL;N;E', 'SYLK'],
    ['MIME-Version: 1.0\n', 'brev'],
    ['PK\x03\x04……xl/workbook.xml', 'Excelfil'],
    ['PK\x03\x04……mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK', 'LibreOffice'],
    ['PK\x03\x04……word/document.xml', 'ordbehandling'],
    ['PK\x03\x04……film.mp4', 'arkiv'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'äldre Excelfil'],
    [Buffer.from('89504e470d0a1a0a', 'hex'), 'bild'],
    [Buffer.from('00000020667479706d703432', 'hex'), 'film'],
    [Buffer.from('1f8b0800', 'hex'), 'arkiv'],
    ['a\0b', 'ingen text'],
    [Buffer.from('\ufeff<html><table>', 'utf16le'), 'webbsida'],
  ])('says what a file is that is no CSV file, whatever its name: %j', (bytes, what) => {
    expect(() => readCsv(file(bytes))).toThrow(new RegExp(`ingen CSV-fil.*${what}.*\\. \\S+`, 's'));
  });

  it('says what is wrong with a file that is no table', () => {
    for (const text of ['', '\n\n', ' ; \n1;2', '\uFEFF']) expect(() => readCsv(file(text))).toThrow('rubrikrad');
    expect(() => readCsv(file('a,b\n1,"öppet'))).toThrow('citattecken');
  });
});
