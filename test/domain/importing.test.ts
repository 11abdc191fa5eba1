import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import type { SheetData } from '../../src/domain/workbook/config.ts';
import { exportCsvCells, exportRows, rowsToExport } from '../../src/domain/workbook/exporting.ts';
import { canImport, type Merge, mergeRows } from '../../src/domain/workbook/import/importing.ts';
import { type Incoming, parseWhere, type Where } from '../../src/domain/workbook/import/lines.ts';
import { parseWorkbook, sheetOf } from '../../src/domain/workbook/parse.ts';
import { fieldsOf, type TableName, visibleTables } from '../../src/domain/workbook/tables.ts';
import { inSwedish, swedish } from '../messages/said.ts';
import { times } from '../volume.ts';

const file = (text: string): Incoming => {
  const [headers = [], ...rows] = Papa.parse<string[]>(text.trim(), { delimitersToGuess: [';', ','] }).data;
  return { headers, rows };
};
/** The sheet as it stands after a merge. */
const applied = (sheet: SheetData, merge: Merge): SheetData => {
  const rows = sheet.rows.map((row) => [...row]);
  const put = (row: unknown[], cells: Readonly<Record<string, unknown>>) => {
    for (const [code, cell] of Object.entries(cells)) row[sheet.columns.indexOf(code)] = cell;
  };
  for (const { row, cells } of merge.updates) put(rows[row - sheet.firstRow] ?? [], cells);
  for (const { cells } of merge.appends) {
    const row = sheet.columns.map((): unknown => '');
    put(row, cells);
    rows.push(row);
  }
  return { ...sheet, rows };
};
const changes = (merge: Merge) => merge.updates.length + merge.appends.length;
const empty = (table: TableName) => sheetOf(table, []);

describe('importing', () => {
  it('merges by key: adds, changes what differs, leaves the rest, deletes nothing', () => {
    const sheet = sheetOf('people', [
      { email: 'a@delaby.example', name: 'Anna', unit: 'e1' },
      { email: 'b@delaby.example', name: 'Bo' },
    ]);
    const merge = mergeRows('people', sheet, file('E-post;Namn\nA@Delaby.example;Anna Berg\nc@delaby.example;Cia'));
    expect(merge.updates).toEqual([{ row: 2, key: 'a@delaby.example', cells: { name: 'Anna Berg' } }]);
    expect(merge.appends).toEqual([{ key: 'c@delaby.example', cells: { email: 'c@delaby.example', name: 'Cia' } }]);
  });

  it('clears by an empty cell and leaves by an absent column or cell', () => {
    const sheet = sheetOf('people', [{ email: 'a@delaby.example', name: 'Anna', unit: 'e1', subjects: 'NO' }]);
    const merge = mergeRows('people', sheet, { headers: ['email', 'unit', 'subjects'], rows: [['a@delaby.example', '']] });
    expect(merge.updates).toEqual([{ row: 2, key: 'a@delaby.example', cells: { unit: '' } }]);
  });

  it('takes Swedish headers, older ones and code names in any case and order, and names the rest', () => {
    const merge = mergeRows('people', empty('people'), file('SKADA,skyddad,roles,e-POST,unit\nx,ja,REKTOR,a@delaby.example,e1'));
    expect(merge.appends[0]?.cells).toEqual({ protected: 'ja', roles: 'rektor', email: 'a@delaby.example', unit: 'e1' });
    expect(merge.unknownColumns).toEqual(['SKADA']);
  });

  it('refuses only rows without a key, by their number', () => {
    const merge = mergeRows('mandates', empty('mandates'), file('Id;Person;Roll\nu1;a@delaby.example;rektor\n;b@delaby.example;rektor'));
    expect([merge.appends.length, merge.refused.map(({ row, message }) => `${row}: ${swedish(message)}`)]).toEqual([
      1,
      ['3: Raden saknar Id och läses inte in.'],
    ]);
  });

  it('writes faulty values as they are, and counts them', () => {
    const merge = mergeRows(
      'people',
      empty('people'),
      file('email;roles;from\nanna@@x;larspridare;i höst\nb@delaby.example;rektor;2026-08-01'),
    );
    expect(merge.appends[0]?.cells).toEqual({ email: 'anna@@x', roles: 'larspridare', from: 'i höst' });
    expect([merge.faulty, merge.diagnostics.map(({ row, field, severity }) => [row, field, severity])]).toEqual([
      1,
      [
        [2, 'email', 'warning'],
        [2, 'roles', 'warning'],
        [2, 'from', 'warning'],
      ],
    ]);
    const after = parseWorkbook({ people: applied(empty('people'), merge) }, { defaults: { domains: ['delaby.example'] } });
    expect([after.tables.people.rows.length, [...after.tables.people.faulty.keys()]]).toEqual([1, ['anna@@x']]);
  });

  it('sees that a day, a number or a word is the same however it is written', () => {
    const sheet = sheetOf('people', [{ email: 'a@delaby.example', from: 46342, protected: true, roles: 'rektor,chef' }]);
    const merge = mergeRows('people', sheet, file('email;from;protected;roles\nA@delaby.example;2026-11-16;Ja;"Rektor; CHEF"'));
    expect([changes(merge), merge.unchanged]).toEqual([0, 1]);
  });

  describe('of lines with one key', () => {
    const permits = (...rows: Record<string, unknown>[]) => sheetOf('permits', rows);
    const counts = (merge: Merge) => [merge.updates.length, merge.appends.length, merge.refused.length];
    const two = file('id;svar\nM-1;nej\nM-1;ja\nM-1;ja');
    const answers = (sheet: SheetData) => sheet.rows.map((row) => row[sheet.columns.indexOf('answer')]);

    it('writes each beside the other, so that neither counts', () => {
      const merge = mergeRows('permits', empty('permits'), two);
      expect([counts(merge), merge.diagnostics.map(({ code, row }) => `${code} ${row}`), merge.faulty]).toEqual([
        [0, 2, 0],
        ['equalKeys 2', 'equalKeys 3'],
        2,
      ]);
      const parsed = parseWorkbook({ permits: applied(empty('permits'), merge) }).tables.permits;
      expect([parsed.rows, [...parsed.faulty.keys()]]).toEqual([[], ['M-1']]);
    });

    it.each([
      ['none', [], ['nej', 'ja']],
      ['one that says the first', ['nej'], ['nej', 'ja']],
      ['one that says the second', ['ja'], ['ja', 'nej']],
      ['one that says neither', ['väntar'], ['väntar', 'nej', 'ja']],
      ['both', ['ja', 'nej'], ['ja', 'nej']],
      ['three', ['ja', 'väntar', ''], ['ja', 'väntar', '', 'nej']],
    ])('overwrites no row that stands, and adds nothing the second time: %s', (_, standing, after) => {
      const start = permits(...standing.map((answer) => ({ id: 'M-1', answer })));
      const merge = mergeRows('permits', start, two);
      const once = applied(start, merge);
      expect([merge.updates, answers(once)]).toEqual([[], after]);
      expect(counts(mergeRows('permits', once, two))).toEqual([0, 0, 0]);
      expect(parseWorkbook({ permits: once }).tables.permits.rows).toEqual([]);
    });

    it('refuses a lone line whose key several rows have, unless one says it', () => {
      const start = permits({ id: 'M-1', answer: 'nej' }, { id: 'M-1', answer: 'väntar' });
      const merge = mergeRows('permits', start, file('id;svar\nM-1;ja'));
      expect([counts(merge), merge.refused[0]?.code, swedish(merge.refused[0]?.message)]).toEqual([
        [0, 0, 1],
        'ambiguous',
        expect.stringContaining('(2, 3)'),
      ]);
      expect(counts(mergeRows('permits', start, file('id;svar\nM-1;nej')))).toEqual([0, 0, 0]);
    });

    it.each([
      ['letter case', 'M-å', 'm-Å'],
      ['spaces', 'M 1', ' M  1 '],
      ['composition', 'Å-1', 'A\u030a-1'],
      ['a space that does not break', 'M 1', 'M\u00a01'],
    ])('takes keys as equal whatever their %s', (_, first, second) => {
      const both = {
        headers: ['id', 'svar'],
        rows: [
          [first, 'nej'],
          [second, 'ja'],
        ],
      };
      const once = applied(empty('permits'), mergeRows('permits', empty('permits'), both));
      const parsed = parseWorkbook({ permits: once });
      expect([once.rows.length, parsed.tables.permits.rows, counts(mergeRows('permits', once, both))]).toEqual([2, [], [0, 0, 0]]);
      const one = mergeRows('permits', permits({ id: first, answer: 'nej' }), { headers: ['id', 'svar'], rows: [[second, 'ja']] });
      expect([one.appends, one.updates]).toEqual([[], [{ row: 2, key: expect.anything(), cells: { answer: 'ja' } }]]);
    });
  });

  it('leaves rows that hold nothing but spaces, or tick boxes that nobody ticked', () => {
    const rows = [['', ' ', '\u00a0'], ['\u3000', '\u200b', ''], ['', '', 'FALSE'], ['', '', 'FALSKT'], []];
    expect(mergeRows('units', empty('units'), { headers: ['Id', 'Namn', 'Pilot'], rows })).toMatchObject({ appends: [], refused: [] });
  });

  it('leaves a header row that stands once more below, and says so', () => {
    const merge = mergeRows('units', empty('units'), file('Id;Namn;Ort\nu1;Solen;X\nId;Namn;Ort\nu2;Månen;X'));
    expect([merge.appends.map(({ key }) => key), merge.refused]).toEqual([['u1', 'u2'], []]);
    expect(merge.diagnostics.map(({ row, code }) => `${code} ${row}`)).toEqual(['headerAgain 3']);
  });

  it('takes an address out of what mail programs write around it, and nothing else', () => {
    const rows = [
      ['Anna Ek <Anna.Ek@delaby.example>'],
      ['mailto:bo@delaby.example'],
      ['<cia@delaby.example>;'],
      ['"Ek, Dan" <dan@delaby.example>'],
      ['eva@delaby.example <fia@delaby.example>'],
      ['gun@delaby.example; gu@delaby.example'],
    ];
    expect(mergeRows('people', empty('people'), { headers: ['E-post'], rows }).appends.map(({ key }) => key)).toEqual([
      ...['anna.ek@delaby.example', 'bo@delaby.example', 'cia@delaby.example', 'dan@delaby.example'],
      ...['eva@delaby.example <fia@delaby.example>', 'gun@delaby.example; gu@delaby.example'],
    ]);
    const list = [
      ['n1', 'N', 'Anna Ek <a@delaby.example>; mailto:b@delaby.example, c@delaby.example'],
      ['n2', 'N', 'Bo, Anna Ek <a@delaby.example>'],
    ];
    const networks = mergeRows('networks', empty('networks'), { headers: ['Id', 'Namn', 'Undantagna'], rows: list });
    expect(networks.appends[0]?.cells.exclude).toBe('a@delaby.example, b@delaby.example, c@delaby.example');
    // Who Bo is nobody knows: the row is faulty, and he still stands there.
    expect([networks.faulty, networks.appends[1]?.cells.exclude]).toEqual([1, expect.stringMatching(/^Bo, /)]);
  });

  it('reads a number whatever space stands in it', () => {
    const rows = [' ', '\u00a0', '\u202f', '\u2009'].map((space, at) => [`u${at}`, 'U', `1${space}234`]);
    const merge = mergeRows('units', empty('units'), { headers: ['Id', 'Namn', 'Antal barn'], rows });
    expect(merge.appends.map(({ cells }) => cells.children)).toEqual([1234, 1234, 1234, 1234]);
  });

  it('asks whether 1.234 is a thousand or a little more than one', () => {
    const rows = ['1.234', '1,234', '1.5', '0.125'].map((cell, at) => [`u${at}`, 'U', cell]);
    const merge = mergeRows('units', empty('units'), { headers: ['Id', 'Namn', 'Antal barn'], rows });
    expect(merge.appends.map(({ cells }) => cells.children)).toEqual(['1.234', 1.234, 1.5, 0.125]);
    expect(merge.diagnostics.map(inSwedish)).toEqual([expect.objectContaining({ row: 2, message: expect.stringContaining('Skriv 1234') })]);
  });

  it('says which of the file’s columns the tab lacks', () => {
    const sheet = { ...empty('rooms'), columns: empty('rooms').columns.map((code) => (code === 'theme' ? undefined : code)) };
    const merge = mergeRows('rooms', sheet, file('Id;Namn;Tema\nr1;Gul;Vatten'));
    expect([merge.appends[0]?.cells, merge.diagnostics.map(inSwedish)]).toMatchObject([
      { id: 'r1', name: 'Gul' },
      [{ code: 'noColumn', row: 1, severity: 'warning', message: expect.stringContaining('Tema') }],
    ]);
  });

  it('refuses a cell that Sheets can’t hold, by row and column', () => {
    const rows = [
      ['F-1', 'Vatten', 'kort'],
      ['F-2', 'Is', 'å'.repeat(50_001)],
    ];
    const merge = mergeRows('recordings', empty('recordings'), { headers: ['Id', 'Titel', 'Beskrivning'], rows });
    expect([changes(merge), merge.stop && inSwedish(merge.stop)]).toMatchObject([
      0,
      { row: 3, message: expect.stringContaining('Beskrivning har 50001 tecken') },
    ]);
    rows[1] = ['F-2', 'Is', 'å'.repeat(50_000)];
    expect(changes(mergeRows('recordings', empty('recordings'), { headers: ['Id', 'Titel', 'Beskrivning'], rows }))).toBe(2);
  });

  it.each([
    ['kommun=Orebro', 'Menar du ”Örebro”?'],
    ['kommun=örebr', 'Menar du ”Örebro”?'],
    ['kommun=Örebro kommun', 'Menar du ”Örebro”?'],
    ['kommun=Kiruna', 'Där står: Mjölby, Örebro.'],
    ['komun=Örebro', 'Menar du ”kommun”?'],
  ])('says so where a filter keeps nothing: %s', (where, said) => {
    const merge = mergeRows('units', empty('units'), file('Id;Namn;kommun\ne1;A;Örebro\ne2;B;Mjölby'), {
      where: [parseWhere(where) as Where],
    });
    expect([changes(merge), swedish(merge.stop?.message)]).toEqual([0, expect.stringContaining(said)]);
  });

  it('says so where each filter keeps something and all of them nothing', () => {
    const where = [parseWhere('kommun=Örebro'), parseWhere('Namn=B')] as Where[];
    expect(
      swedish(mergeRows('units', empty('units'), file('Id;Namn;kommun\ne1;A;Örebro\ne2;B;Mjölby'), { where }).stop?.message),
    ).toContain('alla villkoren på en gång: kommun=Örebro, Namn=B');
  });

  it('never writes what the system writes', () => {
    const merge = mergeRows('permits', empty('permits'), file('id;rummens regel vid svaret\nM-1;allt'));
    expect([merge.appends[0]?.cells, merge.diagnostics[0]?.code]).toEqual([{ id: 'M-1' }, 'systemColumn']);
    const settings = mergeRows('settings', empty('settings'), file('Inställning;Värde\nRotmapp;abc\nKommun;Delaby'));
    expect(settings.appends.map(({ key }) => key)).toEqual(['municipality']);
    expect(visibleTables.filter((table) => !canImport(table))).toEqual(['log']);
  });

  it('finds a setting by either of its names', () => {
    const sheet = sheetOf('settings', [{ name: 'Kommun', value: 'Delaby' }]);
    expect(mergeRows('settings', sheet, file('name;value\nmunicipality;Storby')).updates).toEqual([
      { row: 2, key: 'municipality', cells: { value: 'Storby' } },
    ]);
  });

  it('keeps the lines that every where names', () => {
    const text = 'Område;Id;Namn;Stad\nTeam City;e1;A;Örebro\nTeam Norr;e2;B;Örebro\nTeam City;e3;C;Mjölby';
    const ids = (...where: string[]) =>
      mergeRows('units', empty('units'), file(text), { where: where.map((one) => parseWhere(one) as Where) }).appends.map(({ key }) => key);
    expect(ids('stad=ÖREBRO'.normalize('NFD'))).toEqual(['e1', 'e2']);
    expect(ids('Stad=Örebro', 'Område=team city')).toEqual(['e1']);
    expect(ids('area=Team City')).toEqual(['e1', 'e3']);
    const wrong = mergeRows('units', empty('units'), file(text), { where: [{ column: 'kommun', value: 'x' }] });
    expect([changes(wrong), wrong.stop]).toMatchObject([0, { severity: 'error', code: 'whereColumn' }]);
    expect([parseWhere('=x'), parseWhere('x'), parseWhere('a=b=c')]).toEqual([undefined, undefined, { column: 'a', value: 'b=c' }]);
  });
});

describe('a register', () => {
  const header = 'skolenhetskod,namn,kommunkod,kommun,grundskola,forskoleklass,fritidshem,huvudmannatyp,kod_kalla,latitud,longitud';

  it('of schools gives ids, codes and school forms, and a slug where the code is missing', () => {
    const merge = mergeRows(
      'units',
      empty('units'),
      file(`${header}\n43238662,Björkhaga Skola,0127,Botkyrka,Ja,Ja,Ja,Kommunal,x,,\n,Björkhaga Skola,0127,Botkyrka,,,,,,,`),
    );
    expect(merge.appends.map(({ cells }) => cells)).toEqual([
      { id: '43238662', name: 'Björkhaga Skola', unitCode: '43238662', schoolForm: 'förskoleklass, fritidshem, grundskola' },
      { id: 'botkyrka-bjorkhaga-skola', name: 'Björkhaga Skola' },
    ]);
    expect(merge.unknownColumns).toEqual([]);
  });

  const owned =
    'skolverkets_id,namn,huvudmannatyp,kommun,antal_barn,heltidstjanster\n1,Ekbacken,Kommunal,Delaby,40,8\n2,Solrosen,Enskild,Delaby,20,4\n';
  const keys = (merge: Merge) => merge.appends.map(({ key }) => key);

  it('leaves private units out until they are asked for, and says how many', () => {
    const merge = mergeRows('units', empty('units'), file(owned));
    expect([keys(merge), merge.privateLeftOut]).toEqual([['1'], 1]);
    expect(keys(mergeRows('units', empty('units'), file(owned), { private: true }))).toEqual(['1', '2']);
    const enskild = { where: [{ column: 'Huvudmannatyp', value: 'enskild' }] };
    expect([keys(mergeRows('units', empty('units'), file(owned), enskild))]).toEqual([['2']]);
  });

  it('still updates a private unit that stands in the workbook already', () => {
    const sheet = sheetOf('units', [{ id: '2', name: 'Solrosen', children: 18 }]);
    const merge = mergeRows('units', sheet, file(owned));
    expect([merge.updates.map(({ key, cells }) => [key, cells.children]), merge.privateLeftOut]).toEqual([[['2', 20]], 0]);
  });

  it('is not needed for that: any list of units that names its owners will do', () => {
    const merge = mergeRows('units', empty('units'), file('Id;Namn;Huvudman\na;Ekbacken;Delaby kommun\nb;Solrosen;Fristående\nc;Ängen;'));
    expect([keys(merge), merge.privateLeftOut]).toEqual([['a', 'c'], 1]);
  });

  it('gives equal names different ids that follow the line, not its place', () => {
    const lines = [
      ',Solen,1880,Örebro,Ja,,,,,,',
      ',Solen,1880,Örebro,,Ja,,,,,',
      ',Solen 2,1880,Örebro,,,Ja,,,,',
      ',Solen,1880,Örebro,,,Ja,,,,',
    ];
    const ids = (order: string[], where: Where[] = []) => {
      const merge = mergeRows('units', empty('units'), file([header, ...order].join('\n')), { where });
      return merge.appends.map(({ key, cells }) => `${key} ${cells.schoolForm}`).sort();
    };
    const all = ids(lines);
    expect(all.map((text) => text.split(' ')[0])).toEqual(['orebro-solen', 'orebro-solen-2', 'orebro-solen-3', 'orebro-solen-4']);
    expect(all).toContain('orebro-solen-2 fritidshem');
    expect(ids([...lines].reverse())).toEqual(all);
    expect(all).toEqual(expect.arrayContaining(ids(lines, [{ column: 'forskoleklass', value: 'ja' }])));
  });
});

const data = path.resolve(__dirname, '../../../shared/data');
const there = existsSync(data);
const whenThere = there ? it : it.skip;

describe(`the real registers${there ? '' : ' (not on this machine: left out)'}`, () => {
  const register = (name: string) => file(readFileSync(path.join(data, name), 'utf8'));
  const orebro = [{ column: 'kommun', value: 'örebro' }];

  whenThere('give Örebro its 135 preschools, 111 of them municipal', () => {
    const incoming = register('forskolor_sverige.csv');
    const merge = mergeRows('units', empty('units'), incoming, { where: orebro, private: true });
    const municipal = mergeRows('units', empty('units'), incoming, { where: orebro });
    expect([merge.appends.length, merge.leftOut, merge.refused.length, merge.faulty]).toEqual([135, 8739 - 135, 0, 0]);
    expect([municipal.appends.length, municipal.privateLeftOut]).toEqual([111, 24]);
    expect(merge.appends.map(({ cells }) => cells.name)).toContain('Rynningeåsens Förskola');
  });

  whenThere('import whole, as they are, and change nothing the second time', () => {
    for (const [name, units] of [
      ['forskolor_sverige.csv', 8739],
      ['forskolor_orebro_botkyrka_mjolby.csv', 216],
      ['skolor_orebro_botkyrka_mjolby.csv', 184],
    ] as const) {
      const first = mergeRows('units', empty('units'), register(name), { private: true });
      expect([first.appends.length, first.refused.length, first.faulty]).toEqual([units, 0, 0]);
      const sheet = applied(empty('units'), first);
      const parsed = parseWorkbook({ units: sheet });
      expect([parsed.tables.units.rows.length, parsed.diagnostics]).toEqual([units, []]);
      const second = mergeRows('units', sheet, register(name));
      expect([changes(second), second.unchanged]).toEqual([0, units]);
    }
  });
});

describe('exporting', () => {
  const workbook = () =>
    parseWorkbook(
      {
        permits: sheetOf('permits', [
          { id: 'M-1', lecturer: '=cmd()', recordings: 'F-1; alla', answer: 'ja', external: true, to: 46342, preview: '' },
          { id: 'M-2', from: 'i höst' },
        ]),
        meetings: sheetOf('meetings', [{ id: 't1', start: '2026-11-16 13:00', agenda: '-punkt\nandra' }]),
        mandates: sheetOf('mandates', [{ id: 'u1', person: 'a@delaby.example', role: 'rektor', hours: '2,5' }]),
      },
      { defaults: { domains: ['delaby.example'] } },
    );

  it('gives JSON by code names, words in Swedish, lists as arrays, faulty rows as they stand', () => {
    const rows = exportRows('permits', rowsToExport(workbook().tables.permits));
    expect(rows[0]).toMatchObject({
      id: 'M-1',
      recordings: ['F-1', 'alla'],
      answer: 'ja',
      external: 'ja',
      to: '2026-11-16',
      from: null,
      preview: null,
      withdrawn: '',
    });
    expect(rows[1]).toMatchObject({ id: 'M-2', from: 'i höst', recordings: [] });
    expect(Object.keys(rows[0] ?? {})).toEqual(fieldsOf('permits').map(([code]) => code));
  });

  it('gives CSV under Swedish headers, with nothing that a spreadsheet would run', () => {
    const permits = exportCsvCells('permits', rowsToExport(workbook().tables.permits));
    expect(permits.headers.slice(0, 3)).toEqual(['Id', 'Föreläsare', 'E-post']);
    expect(permits.rows[0]?.[1]).toBe("'=cmd()");
    expect(exportCsvCells('meetings', rowsToExport(workbook().tables.meetings)).rows[0]).toEqual(
      expect.arrayContaining(['2026-11-16 13:00', "'-punkt\nandra"]),
    );
    expect(exportCsvCells('mandates', rowsToExport(workbook().tables.mandates)).rows[0]).toContain('2,5');
  });

  it('gives the days and numbers of a faulty row as they are, and takes them back', () => {
    const faulty = {
      people: { email: 'b@delaby.example', from: 46251, to: 46549, inviteEmail: 'b@privat' },
      meetings: { id: 't1', start: 46342.5416666667, end: 46342, title: 'x', online: 'ftp:x' },
      permits: { id: 'M-1', withdrawn: 46342, answer: 'kanske', external: true, audience: 'a;b' },
      units: { id: 'u', staff: 12.5, children: 'ca 20', pilot: false, schoolForm: 'FS' },
      calendar: { id: 'k', kind: 'fel', from: 46342.5, time: '9-10' },
    } as const;
    const shown = {
      people: { from: '2026-08-17', to: '2027-06-11', inviteEmail: 'b@privat' },
      meetings: { start: '2026-11-16T13:00', end: '2026-11-16', online: 'ftp:x' },
      permits: { withdrawn: '2026-11-16', answer: 'kanske', external: 'ja', audience: ['a', 'b'] },
      units: { staff: 12.5, children: 'ca 20', pilot: 'nej', schoolForm: ['förskola'] },
      calendar: { from: '2026-11-16 12:00', time: '09:00-10:00' },
    } as const;
    for (const table of Object.keys(faulty) as (keyof typeof faulty)[]) {
      const sheet = sheetOf(table, [faulty[table]]);
      const rows = rowsToExport(parseWorkbook({ [table]: sheet }, { defaults: { domains: ['delaby.example'] } }).tables[table]);
      expect(exportRows(table, rows)).toEqual([expect.objectContaining(shown[table])]);
      const cells = exportCsvCells(table, rows);
      expect(changes(mergeRows(table, sheet, cells))).toBe(0);
      const back = applied(empty(table), mergeRows(table, empty(table), cells));
      expect(exportRows(table, rowsToExport(parseWorkbook({ [table]: back }).tables[table]))).toEqual(exportRows(table, rows));
    }
    expect(
      exportCsvCells('units', rowsToExport(parseWorkbook({ units: sheetOf('units', [faulty.units]) }).tables.units)).rows[0],
    ).toContain('12,5');
  });

  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 10 }),
    fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'=", "''-", "'"), fc.string({ maxLength: 6 })).map((parts) => parts.join('')),
  );

  it('and importing again changes nothing, whatever stands in the cells', () => {
    const row = fc.record({
      id: hostile,
      name: hostile,
      theme: hostile,
      everyone: fc.constantFrom('ja', '', 'x', true),
      roles: fc.constantFrom('', 'rektor; chef', 'fel'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (records) => {
        const sheet = sheetOf('rooms', records);
        const { headers, rows } = exportCsvCells('rooms', rowsToExport(parseWorkbook({ rooms: sheet }).tables.rooms));
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        const again = Papa.parse<string[]>(
          Papa.unparse({ fields: [...headers], data: rows.map((line) => [...line]) }, { delimiter: ';' }),
          { delimiter: ';' },
        );
        const [first = [], ...lines] = again.data;
        expect(changes(mergeRows('rooms', sheet, { headers: first, rows: lines }))).toBe(0);
      }),
      { numRuns: times(100, 500) },
    );
  });

  it('importing twice is importing once, whatever the file holds', () => {
    const cell = fc.oneof(hostile, fc.constantFrom('', 'r1', 'r2', 'ja', 'rektor', undefined));
    const headers = ['Id', 'Namn', 'alla', 'roller', 'områden', 'mapp', 'okänd'];
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 10 }), (rows) => {
        const start = sheetOf('rooms', [
          { id: 'r1', name: 'Ett', everyone: 'ja' },
          { id: 'r3', name: 'Tre' },
        ]);
        const once = applied(start, mergeRows('rooms', start, { headers, rows }));
        expect(changes(mergeRows('rooms', once, { headers, rows }))).toBe(0);
        expect(once.rows.length).toBeGreaterThanOrEqual(start.rows.length);
      }),
      { numRuns: times(200, 1000) },
    );
  });
});
