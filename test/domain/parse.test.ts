import fc from 'fast-check';
import type { Config, SheetData } from '../../src/domain/workbook/config.ts';
import { parseWorkbook, sheetOf } from '../../src/domain/workbook/parse.ts';
import { readCell } from '../../src/domain/workbook/read-cell.ts';
import type { Field } from '../../src/domain/workbook/tables/field.ts';
import { fieldsOf, type TableName, tableNames, tableOf } from '../../src/domain/workbook/tables.ts';
import { english, inSwedish, swedish } from '../messages/said.ts';
import { times } from '../volume.ts';

type Cells = Record<string, unknown>;
const settings = sheetOf('settings', [{ name: 'Domäner', value: 'delaby.example' }]);
const read = (table: TableName, rows: Cells[]): Config => parseWorkbook({ settings, [table]: sheetOf(table, rows) });
/** The one good row of a record, or undefined where it is faulty. */
const good = (table: TableName, record: Cells) => read(table, [record]).tables[table].rows[0] as Cells | undefined;
const codes = (config: Config) => config.diagnostics.map(({ code }) => code);
const messages = (config: Config) => config.diagnostics.map(({ message }) => swedish(message)).join('\n');

describe('a cell', () => {
  const room = (cells: Cells) => good('rooms', { id: 'r', name: 'R', ...cells });
  const recording = (cells: Cells) => good('recordings', { id: 'F-1', title: 'T', ...cells });
  const meeting = (cells: Cells) => good('meetings', { id: 't', start: '2026-11-16 13:00', ...cells });

  it('says ja and nej in the ways people do', () => {
    for (const word of ['ja', 'JA', 'x', 1, '1', true, 'true', 'TRUE']) expect(room({ everyone: word })?.everyone).toBe(true);
    for (const word of ['nej', 'Nej', 0, false, 'FALSE']) expect(room({ everyone: word })?.everyone).toBe(false);
    expect(room({ everyone: '' })?.everyone).toBeUndefined();
    expect(room({ everyone: 'kanske' })).toBeUndefined();
  });

  it('reads days from serial numbers and ISO text, and nothing else', () => {
    expect(recording({ date: 46342 })?.date).toBe('2026-11-16');
    expect(recording({ date: ' 2026-11-16 ' })?.date).toBe('2026-11-16');
    for (const bad of ['16/11 2026', '2026-02-29', 46342.5, true, -99_999_999]) expect(recording({ date: bad })).toBeUndefined();
  });

  it('reads local times from serial numbers and text, and asks for a forgotten clock time', () => {
    expect(meeting({ start: 46342 + 13.5 / 24 })?.start).toBe('2026-11-16T13:30');
    for (const text of ['2026-11-16 13:30', '2026-11-16T13:30', '2026-11-16 13.30', '2026-11-16 13:30:00']) {
      expect(meeting({ start: text })?.start).toBe('2026-11-16T13:30');
    }
    for (const bad of [46342, '2026-11-16', '2026-11-16 25:00', '2026-11-16T13:30Z']) expect(meeting({ start: bad })).toBeUndefined();
  });

  it('reads numbers with a decimal comma', () => {
    expect(good('mandates', { id: 'u', person: 'a@delaby.example', role: 'rektor', hours: '2,5' })?.hours).toBe(2.5);
    expect(good('units', { id: 'u', name: 'U', staff: '1 200' })?.staff).toBe(1200);
    expect(good('units', { id: 'u', name: 'U', staff: '-3' })).toBeUndefined();
    expect(good('units', { id: 'u', name: 'U', staff: 'många' })).toBeUndefined();
  });

  it('reads lists by comma, semicolon and line break, without duplicates', () => {
    expect(room({ networks: 'a, b;c\na ,, ' })?.networks).toEqual(['a', 'b', 'c']);
  });

  it('reads roles by their other spellings, and suggests where the title is not ours', () => {
    const role = (text: string) => readCell(tableOf('mandates').fields.role as Field, text);
    for (const [text, word] of [
      ['Bitr. rektor', 'biträdande rektor'],
      ['Förskolechef', 'rektor'],
      ['IKT pedagog', 'IKT-pedagog'],
    ])
      expect(role(text as string)).toEqual({ value: word });
    for (const title of ['Förskollärare', 'barnskötare', 'lärare'])
      expect(role(title)).toMatchObject({ code: 'word', fix: { code: 'fix.meant', facts: { word: 'pedagog' } } });
    expect(role('kock')).toMatchObject({ fix: { code: 'fix.choose' } });
  });

  it('reads words in any case, and school forms by their SS12000 codes', () => {
    expect(room({ schoolForms: 'FS; Fritidshem, fs', roles: 'ikt-PEDAGOG' })).toMatchObject({
      schoolForms: ['förskola', 'fritidshem'],
      roles: ['IKT-pedagog'],
    });
  });

  it('reads school forms by the words of older registers and of everyday speech', () => {
    const forms = (schoolForms: string) => room({ schoolForms })?.schoolForms;
    expect(forms('Grundsärskola, gymnasiesärskolan')).toEqual(['anpassad grundskola', 'anpassad gymnasieskola']);
    expect(forms('GRAN; gyan')).toEqual(['anpassad grundskola', 'anpassad gymnasieskola']);
    expect(forms('Särvux, komvux; SFI')).toEqual(['vuxenutbildning']);
    expect(forms('dagis, Fritids, F-klass, Gymnasium, grundskolor')).toEqual([
      'förskola',
      'fritidshem',
      'förskoleklass',
      'gymnasieskola',
      'grundskola',
    ]);
    expect(forms('constructor')).toBeUndefined();
  });

  it('asks which of two is meant, and proposes no third', () => {
    const config = read('rooms', [{ id: 'r', name: 'R', schoolForms: 'särskola' }]);
    expect(config.tables.rooms.rows).toEqual([]);
    expect(messages(config)).toContain(
      'Skolformer kan inte vara ”särskola”. Menar du ”anpassad grundskola” eller ”anpassad gymnasieskola”?',
    );
    expect(english(config.diagnostics[0]?.message)).toContain('Do you mean “anpassad grundskola” or “anpassad gymnasieskola”?');
  });

  it('suggests the word that was meant', () => {
    const config = read('rooms', [{ id: 'r', name: 'R', roles: 'pedagog, larspridare' }]);
    expect(messages(config)).toContain('Roller kan inte vara ”larspridare”. Menar du ”lärspridare”?');
  });

  it('reads a time of day', () => {
    const network = (time: unknown) => good('networks', { id: 'n', name: 'N', time });
    for (const text of ['13:00-15:30', '13.00 – 15.30', '13-15:30']) expect(network(text)?.time).toEqual({ start: '13:00', end: '15:30' });
    for (const bad of ['15:30-13:00', '13:00', '13:00-25:00']) expect(network(bad)).toBeUndefined();
  });

  it('never evaluates a formula, and refuses one that failed', () => {
    expect(room({ theme: '=HYPERLINK("https://ond.example")' })?.theme).toBe('=HYPERLINK("https://ond.example")');
    expect(room({ theme: '#N/A' })).toBeUndefined();
    expect(room({ theme: '#SAKNAS!' })).toBeUndefined();
  });

  it('keeps one-line text on one line, free of control and direction characters, in NFC', () => {
    expect(room({ theme: 'Bla\u030A\r\nBcc: alla\u202E\u0000\u200B' })?.theme).toBe('Blå Bcc: alla');
    expect(meeting({ agenda: 'Ett\r\ntvå\u0007' })?.agenda).toBe('Ett\ntvå');
  });

  it('takes links by https only', () => {
    expect(meeting({ links: 'https://a.example/x,y, https://b.example' })?.links).toEqual(['https://a.example/x,y', 'https://b.example']);
    for (const bad of ['http://a.example', 'javascript:alert(1)', 'https://a.example; ftp://b'])
      expect(meeting({ links: bad })).toBeUndefined();
    expect([meeting({ online: 'X' })?.online, meeting({ online: 'nej' })?.online]).toEqual(['ja', '']);
    expect(meeting({ online: 'https://meet.example/abc' })?.online).toBe('https://meet.example/abc');
    expect(meeting({ online: 'data:text/html,x' })).toBeUndefined();
  });
});

describe('an e-mail address', () => {
  const person = (email: string, external: unknown = '') => read('people', [{ email, external }]);
  const counts = (config: Config) => config.tables.people.rows.length === 1;

  it('is the key, in lower case and NFKC', () => {
    expect(person(' Ａnna.Berg+x@Delaby.Example ').tables.people.rows[0]?.email).toBe('anna.berg+x@delaby.example');
  });

  it.each([
    'anna',
    'anna@delaby',
    'an na@delaby.example',
    'anna@@delaby.example',
    'ånna@delaby.example',
    'anna@delaby.example\nb',
    '"a"@delaby.example',
    'Anna <anna@delaby.example>',
  ])('is refused as %j, and its row held', (email) => {
    const config = person(email);
    expect(counts(config)).toBe(false);
    expect([config.tables.people.faulty.size, codes(config)]).toEqual([1, ['emailForm']]);
  });

  it.each(['аnna@delaby.example', 'anna@dеlaby.example', 'anna@delabγ.example', 'anna@xn--delab-9va.example'])(
    'is refused with letters that only look Latin: %j',
    (email) => {
      expect(codes(person(email, 'ja'))).toEqual(['mixedScript']);
    },
  );

  it('of another domain counts only when marked Extern', () => {
    expect(codes(person('eva@annan.example'))).toEqual(['foreignDomain']);
    expect(counts(person('eva@annan.example', 'ja'))).toBe(true);
    expect(codes(person('eva@annan.example', 'nej'))).toEqual(['foreignDomain']);
  });

  it.each([
    'delaby.exarnple',
    'de1aby.example',
    'delabyy.example',
    'dealby.example',
    'delaby.example.com',
    'delaby-example.com',
    'delaby.com',
    'de-laby.example',
  ])('of %s, which resembles the municipality’s domain, is held even when marked Extern', (domain) => {
    const config = person(`eva@${domain}`, 'ja');
    expect(codes(config)).toEqual(['lookAlikeDomain']);
    expect(messages(config)).toContain('delaby.example');
  });

  it('counts for nobody while the municipality’s domains are not set', () => {
    const config = parseWorkbook({ people: sheetOf('people', [{ email: 'a@delaby.example' }]) });
    expect([config.tables.people.rows.length, codes(config)]).toEqual([0, ['domainsMissing', 'foreignDomain']]);
  });

  it('where calendar invitations go is held to the same rules', () => {
    expect(codes(read('people', [{ email: 'a@delaby.example', inviteEmail: 'a@hemma.example' }]))).toEqual(['foreignDomain']);
    expect(codes(read('people', [{ email: 'a@delaby.example', inviteEmail: 'A@DELABY.example' }]))).toEqual([]);
  });
});

describe('a row', () => {
  it('is faulty when any field is bad, and its key and cells stay readable', () => {
    const config = read('people', [{ email: 'A@delaby.example', from: 'i höst', unit: 'x' }]);
    expect(config.tables.people.faulty.get('a@delaby.example')).toMatchObject({ row: 2, rows: [2], cells: { from: 'i höst', unit: 'x' } });
    expect(config.diagnostics.map(inSwedish)).toEqual([
      {
        severity: 'error',
        table: 'people',
        row: 2,
        field: 'from',
        code: 'date',
        message: 'Från kan inte vara ”i höst”. Skriv ett datum som 2026-11-16.',
      },
    ]);
  });

  it('is faulty with every other row of the same key', () => {
    const config = read('people', [
      { email: 'a@delaby.example', unit: '1' },
      { email: 'b@delaby.example' },
      { email: 'A@DELABY.example', unit: '2' },
    ]);
    expect(config.tables.people.rows.map((row) => row.email)).toEqual(['b@delaby.example']);
    const held = config.tables.people.faulty.get('a@delaby.example');
    expect([held?.rows, held?.every.map((cells) => cells.unit)]).toEqual([
      [2, 4],
      ['1', '2'],
    ]);
    expect(config.diagnostics.map(({ row, code }) => [row, code])).toEqual([
      [2, 'equalKeys'],
      [4, 'equalKeys'],
    ]);
  });

  it('without a key is named by its number', () => {
    const config = read('people', [{}, { name: 'Anna' }]);
    expect(config.tables.people).toMatchObject({ rows: [], keyless: [3], seen: 1 });
    expect(config.diagnostics[0]).toMatchObject({ row: 3, code: 'keyless', field: 'email' });
  });

  it('with nothing but unticked boxes is empty', () => {
    expect(read('people', [{ protected: false, external: false }]).tables.people.seen).toBe(0);
  });

  it('whose end is before its beginning is faulty', () => {
    expect(codes(read('permits', [{ id: 'M-1', answer: 'ja', from: '2026-06-30', to: '2026-01-01' }]))).toEqual(['interval']);
    expect(codes(read('meetings', [{ id: 't', start: '2026-11-16 13:00', end: '2026-11-16 13:00' }]))).toEqual(['interval']);
    // The clock goes from 02:00 to 03:00: half past two is half past three.
    expect(codes(read('meetings', [{ id: 't', start: '2027-03-28 02:30', end: '2027-03-28 03:30' }]))).toEqual(['interval']);
    expect(good('permits', { id: 'M-1', from: '2026-06-30', to: '2026-06-30' })).toBeDefined();
  });

  it('of the system’s own writing is not held back by it', () => {
    const config = read('recordings', [{ id: 'F-1', title: 'T', status: 'hopp', duration: 'lång' }]);
    expect([config.tables.recordings.rows.length, config.diagnostics.map(({ severity }) => severity)]).toEqual([1, ['info', 'info']]);
  });

  it('may hold an id that is a number', () => {
    expect(good('units', { id: 243972, name: 'Blåsippan', unitCode: 43238662 })).toMatchObject({ id: '243972', unitCode: '43238662' });
    expect(good('units', { id: 1, name: 'Blåsippan', unitCode: 4323866 })).toBeUndefined();
  });
});

describe('a permit', () => {
  it('is withdrawn by a day, and by any other text', () => {
    expect(good('permits', { id: 'M', withdrawn: 46342 })?.withdrawn).toBe('2026-11-16');
    for (const text of ['nej', 'Ringde i fredags', '16/11']) expect(good('permits', { id: 'M', withdrawn: text })?.withdrawn).toBe(text);
    expect(good('permits', { id: 'M', withdrawn: true })?.withdrawn).toBe('TRUE');
    expect(good('permits', { id: 'M', withdrawn: ' ' })?.withdrawn).toBe('');
  });

  it('names recordings, series and audiences in their fixed words', () => {
    expect(good('permits', { id: 'M', recordings: 'F-001; Serie: Ute året om, ALLA', audience: 'Alla Medarbetare' })).toMatchObject({
      recordings: ['F-001', 'serie:Ute året om', 'alla'],
      audience: ['alla medarbetare'],
    });
  });

  it('rests on a registry number or an https link', () => {
    for (const text of ['FSN 2026/123', 'Dnr: FSN 2026/123', 'https://diarium.example/1'])
      expect(good('permits', { id: 'M', evidence: text })).toBeDefined();
    for (const text of ['http://x.example', 'javascript:alert(1)', 'se https://x.example', '<b>'])
      expect(good('permits', { id: 'M', evidence: text })).toBeUndefined();
  });

  it('permits nothing while a column that could close it is missing or stands twice', () => {
    const whole = sheetOf('permits', [{ id: 'M', answer: 'ja' }]);
    const without: SheetData = { ...whole, columns: whole.columns.map((code) => (code === 'withdrawn' ? undefined : code)) };
    const twice: SheetData = { ...whole, columns: [...whole.columns, 'withdrawn'] };
    for (const [sheet, code] of [
      [without, 'columnMissing'],
      [twice, 'columnTwice'],
    ] as const) {
      const config = parseWorkbook({ settings, permits: sheet });
      expect([config.tables.permits.rows.length, [...config.tables.permits.faulty.keys()], codes(config)]).toEqual([0, ['M'], [code]]);
      expect(config.diagnostics[0]).toMatchObject({ row: 1, field: 'withdrawn' });
    }
  });
});

describe('the settings', () => {
  const set = (rows: [string, unknown][]) =>
    parseWorkbook({
      settings: sheetOf(
        'settings',
        rows.map(([name, value]) => ({ name, value })),
      ),
    });

  it('are read by Swedish name or code name, and have defaults', () => {
    const { settings: read } = set([
      ['Domäner', '@Delaby.example; skola.delaby.example'],
      ['minimumAnswers', 7],
      ['Uppdragsroller', ''],
    ]);
    expect(read).toMatchObject({
      domains: ['delaby.example', 'skola.delaby.example'],
      minimumAnswers: 7,
      mandateRoles: ['lärspridare', 'IKT-pedagog'],
      language: 'sv',
    });
  });

  it('of the removal guard may only tighten', () => {
    expect(
      set([
        ['removalShare', '0,05'],
        ['removalTotal', 0],
      ]).settings,
    ).toMatchObject({ removalShare: 0.05, removalTotal: 0 });
    const loose = set([
      ['removalShare', 0.5],
      ['removalTotal', '10'],
    ]);
    expect([loose.settings.removalShare, loose.settings.removalTotal, codes(loose)]).toEqual([0.2, 0.1, ['tooLarge', 'tooLarge']]);
  });

  it('that are bad, unknown or stand twice leave the default, and say so', () => {
    const config = set([
      ['Språk', 'finska'],
      ['Tidszon', 'Mars/Olympus'],
      ['Lösenord', 'x'],
      ['Domäner', 'a.example'],
      ['domains', 'b.example'],
    ]);
    expect(config.settings).toMatchObject({ language: 'sv', timeZone: 'Europe/Stockholm', domains: [] });
    expect(codes(config)).toEqual(['word', 'timeZone', 'unknownSetting', 'equalKeys', 'equalKeys']);
    expect(config.tables.settings.faulty.size).toBe(4);
  });
});

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '',
    '',
    'ja',
    'nej',
    'a@delaby.example',
    'A@DELABY.EXAMPLE',
    'x',
    '2026-11-16',
    '2026-11-16 13:00',
    '=1+1',
    '#REF!',
    'alla',
    'rektor',
  ),
  fc.double(),
  fc.integer({ min: -10, max: 60_000 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
);
const anyRow = fc.array(anything, { maxLength: 20 });
const anyTable = fc.constantFrom(...tableNames);

/** The content without row numbers, which follow the order of rows. */
const essence = (config: Config, table: TableName) => ({
  rows: config.tables[table].rows.map(({ row: _, ...values }) => JSON.stringify(values)).sort(),
  faulty: [...config.tables[table].faulty.values()]
    .map(({ key, rows, every }) => JSON.stringify([key, rows.length, every.map((cells) => JSON.stringify(cells)).sort()]))
    .sort(),
  keyless: config.tables[table].keyless.length,
  codes: codes(config).sort(),
  settings: config.settings,
});

describe('any workbook', () => {
  it('has every row that is not empty classified exactly once', () => {
    fc.assert(
      fc.property(anyTable, fc.array(anyRow, { maxLength: 12 }), (table, rows) => {
        const columns = fieldsOf(table).map(([code]) => code);
        const content = parseWorkbook({ settings, [table]: { columns, rows, firstRow: 5 } }).tables[table];
        const classified = [
          ...content.rows.map(({ row }) => row),
          ...[...content.faulty.values()].flatMap((row) => row.rows),
          ...content.keyless,
        ];
        expect(new Set(classified).size).toBe(classified.length);
        expect(content.seen).toBe(classified.length);
        rows.forEach((line, index) => {
          const visible = line
            .slice(0, columns.length)
            .some((cell) => (typeof cell === 'string' ? /[A-Za-z0-9]/.test(cell) : typeof cell === 'number' && Number.isFinite(cell)));
          if (visible) expect(classified).toContain(5 + index);
        });
      }),
      { numRuns: times(300, 1500) },
    );
  });

  it('means the same in any order of rows', () => {
    fc.assert(
      fc.property(anyTable, fc.array(anyRow, { minLength: 2, maxLength: 8 }), fc.infiniteStream(fc.nat()), (table, rows, numbers) => {
        const columns = fieldsOf(table).map(([code]) => code);
        const shuffled = rows
          .map((row) => ({ row, at: numbers.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row);
        const parse = (lines: unknown[][]) => essence(parseWorkbook({ settings, [table]: { columns, rows: lines, firstRow: 2 } }), table);
        expect(parse(shuffled)).toEqual(parse(rows));
      }),
      { numRuns: times(200, 800) },
    );
  });

  it('means the same in any order of columns', () => {
    const rows = [{ email: 'a@delaby.example', roles: 'rektor', to: 46342 }, { email: 'b' }];
    const sheet = sheetOf('people', rows);
    const turned: SheetData = {
      ...sheet,
      columns: [undefined, ...[...sheet.columns].reverse()],
      rows: sheet.rows.map((row) => ['egen anteckning', ...[...row].reverse()]),
    };
    expect(parseWorkbook({ settings, people: turned })).toEqual(parseWorkbook({ settings, people: sheet }));
  });
});
