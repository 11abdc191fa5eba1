/** Each form of a staff list, known by its content, and read without what must not be kept of anybody. */
import { type ListFile, listKindOf, readStaffList } from '../../../src/domain/staff-lists/reading.ts';
import { type Listed, type StaffList, withoutPersonalNumbers } from '../../../src/domain/staff-lists/staff-list.ts';
import { edit, town } from '../fixture.ts';
import { differs, duty, type GoogleUser, googleUsers, organisation, person, secrets, TODAY, told } from './lists.ts';

const json = (...documents: readonly unknown[]): ListFile[] => documents.map((value) => ({ kind: 'json', value }));
const table = (text: string): ListFile => {
  const [headers = [], ...rows] = text.split('\n').map((line) => line.split(';'));
  return { kind: 'table', incoming: { headers, rows } };
};
const read = (...files: readonly ListFile[]): StaffList => {
  const kind = listKindOf(files);
  const list = kind && readStaffList(kind, files, [], TODAY);
  if (!list || 'stop' in list) throw new Error(`no list: ${kind}`);
  return list;
};
const people = (list: StaffList): Pick<Listed, 'row' | 'email' | 'name' | 'units' | 'cells'>[] =>
  list.people.map(({ row, email, name, units, cells }) => ({ row, email, name, units: units.map(({ text }) => text), cells }) as never);

const organisations = [organisation('o1', 'Förskolan Blåsippan'), organisation('o3', 'Åkerskolan', '12345678')];
const persons = [
  person('p1', 'Aino', 'Bergström'),
  person('p2', 'Nils', 'Ny'),
  person('p3', 'Nova', 'Elevsson', { enrolments: [{ schoolType: 'GR' }] }),
  person('p4', 'Vera', 'Vårdnad', { responsibles: [] }),
  person('p5', 'Sixten', 'Skyddad', { securityMarking: 'Sekretessmarkering' }),
];
const duties = [
  duty('p1', 'o3'),
  duty('p2', 'o1', { dutyRole: 'Rektor', startDate: '2027-01-01' }),
  duty('p5', 'o1'),
  duty(undefined, 'o1'),
];

describe('The kind of a list', () => {
  it('is known by what is in it', () => {
    const { headers, rows } = googleUsers({ email: 'a@delaby.example' });
    expect(listKindOf([{ kind: 'table', incoming: { headers, rows } }])).toBe('google');
    expect(listKindOf(json({ data: persons }))).toBe('ss12000');
    expect(listKindOf([table('id;givenName;familyName\np1;Aino;Bergström'), table('id;person;dutyAt;dutyRole\nd1;p1;o1;Lärare')])).toBe(
      'ss12000',
    );
    expect(listKindOf([table('E-post;Namn\na@delaby.example;A')])).toBe('csv');
    expect(listKindOf([table('Given name;Family name;E-post\nA;B;a@delaby.example')])).toBe('csv');
    expect(listKindOf(json({ data: [{ nothing: 1 }] }))).toBeUndefined();
    expect(listKindOf([table('E-post\na'), table('E-post\nb')])).toBeUndefined();
  });
});

describe('Google’s list of users', () => {
  const of = (...users: readonly GoogleUser[]) => read({ kind: 'table', incoming: googleUsers(...users) });

  it('has 37 columns, of which names, address, path, department, number and title are read', () => {
    const { headers } = googleUsers();
    expect(headers).toHaveLength(37);
    const list = of({
      first: 'Anna',
      last: 'Berg',
      email: 'anna@delaby.example',
      path: '/Personal/Norr/Solen',
      department: 'Solen',
      id: 'A-1',
      title: 'Rektor',
    });
    expect(people(list)).toEqual([
      { row: 2, email: 'anna@delaby.example', name: 'Anna Berg', units: ['Solen', '/Personal/Norr/Solen'], cells: { roles: 'rektor' } },
    ]);
  });

  it('leaves out pupils and guardians, counted, and not who works with them', () => {
    const paths = ['/Elever', '/Elever 2026/7A', '/Students', '/Vårdnadshavare', '/Personal/Elevhälsan', '/Barn och utbildning/Solen'];
    const list = of(...paths.map((path, n) => ({ first: 'Nova', last: 'Elevsson', email: `n${n}@delaby.example`, path })));
    expect([list.people.map(({ row }) => row), list.leftOut.notStaff]).toEqual([[6, 7], 4]);
  });
});

describe('SS12000', () => {
  const list = read(...json({ data: persons, pageToken: null }, { data: duties }, { organisations }));

  it('takes those with a duty, where they work and as what, and counts the rest', () => {
    expect(people(list)).toEqual([
      { row: 4, email: '', name: '', units: [], cells: {} },
      { row: 1, email: 'aino@delaby.example', name: 'Aino Bergström', units: ['Åkerskolan'], cells: {} },
      {
        row: 2,
        email: 'nils@delaby.example',
        name: 'Nils Ny',
        units: ['Förskolan Blåsippan'],
        cells: { roles: 'rektor', from: '2027-01-01' },
      },
    ]);
    expect([list.leftOut, list.incomplete]).toEqual([{ marked: 1, notStaff: 2 }, undefined]);
    expect(told(differs(edit(town, 'units', 'u3', { unitCode: '12345678' }), list))).toEqual([
      'faulty 4  - list.dutyWithoutPerson',
      'moved 1 aino u3 list.moved',
      'new 2 nils u1 list.new',
    ]);
  });

  it('says the same in one document, in pages, in lists of pages, embedded, and in files with ; between', () => {
    const files = [
      table(
        [
          'id;givenName;familyName;civicNo;birthDate;sex;securityMarking;emails.value;emails.type;addresses.streetAddress',
          ...['p1;Aino;Bergström', 'p2;Nils;Ny', 'p3;Nova;Elevsson', 'p4;Vera;Vårdnad', 'p5;Sixten;Skyddad'].map((start, n) => {
            const name = start.split(';')[1]?.toLowerCase();
            return `${start};198504121234;1985-04-12;Kvinna;${n === 4 ? 'Skyddad folkbokföring' : 'Ingen'};${name}@delaby.example;Skola personal;Hemvägen 3`;
          }),
        ].join('\n'),
      ),
      table(
        'id;person.id;dutyAt.id;dutyRole;startDate;endDate\nd1;p1;o3;Lärare;2020-08-01;\nd2;p2;o1;Rektor;2027-01-01;\nd3;p5;o1;Lärare;;\nd4;;o1;Lärare;;',
      ),
      table('id;displayName;organisationType;schoolUnitCode\no1;Förskolan Blåsippan;Skolenhet;\no3;Åkerskolan;Skolenhet;12345678'),
    ];
    const forms: ListFile[][] = [
      json({ persons, duties, organisations }),
      json({ persons: { data: persons }, duties: { data: duties }, organisations: { data: organisations } }),
      json([
        { data: persons.slice(0, 2), pageToken: 'x' },
        { data: persons.slice(2), pageToken: null },
        { data: duties },
        { data: organisations },
      ]),
      json({ data: persons }, { data: duties.map((one) => ({ ...one, _embedded: { organisations } })) }),
      json(...persons, ...duties, ...organisations),
    ];
    for (const form of forms) expect([people(read(...form)), read(...form).leftOut]).toEqual([people(list), list.leftOut]);
    const inFiles = read(...files);
    expect([people(inFiles).map(({ row, ...one }) => one), inFiles.leftOut]).toEqual([
      people(list).map(({ row, ...one }) => one),
      list.leftOut,
    ]);
    expect(inFiles.people.map(({ row }) => row)).toEqual([5, 2, 3]);
  });

  it('is not whole while a page is missing, or the duties are', () => {
    expect(read(...json({ data: persons, pageToken: 'mer' }, { data: duties })).incomplete?.facts).toEqual({ what: 'persons' });
    expect(read(...json({ data: persons.slice(0, 2) })).incomplete?.code).toBe('list.personsOnly');
  });

  it('takes the address of work alone, and ends whose duties have ended', () => {
    const email = (...emails: unknown[]) =>
      read(...json({ persons: [person('p1', 'Aino', 'Bergström', { emails })], duties: [duty('p1', 'o1')] })).people[0];
    expect(email({ value: 'a@delaby.example', type: 'Arbete övrigt' })?.email).toBe('a@delaby.example');
    expect(email({ value: 'privat@mejl.example', type: 'Privat' }, { value: 'e@delaby.example', type: 'Skola elev' })).toMatchObject({
      email: '',
      problem: { code: 'list.noAddress' },
    });
    const ended = (...ends: (string | undefined)[]) =>
      read(...json({ persons: [person('p1', 'Aino', 'Bergström')], duties: ends.map((endDate, n) => duty('p1', `o${n}`, { endDate })) }));
    expect(differs(town, ended('2026-06-30', '2026-11-15')).rows[0]).toMatchObject({ group: 'ended', cells: { to: '2026-11-15' } });
    expect(differs(town, ended('2026-06-30', TODAY)).rows[0]).toMatchObject({ group: 'ended', cells: { to: TODAY } });
    expect(differs(town, ended('2026-06-30', undefined)).rows[0]).toMatchObject({ group: 'unchanged', cells: {} });
  });

  it('says all of somebody’s units, and tells equal names apart by their codes', () => {
    const equal = [organisation('o1', 'Solen', '11111111'), organisation('o2', 'Solen', '22222222')];
    const all = read(
      ...json({ persons: [person('p1', 'Aino', 'Bergström')], duties: [duty('p1', 'o1'), duty('p1', 'o2')], organisations: equal }),
    );
    expect(people(all)[0]?.units).toEqual(['Solen [11111111]', 'Solen [22222222]']);
    const units = edit(edit(town, 'units', 'u1', { unitCode: '11111111' }), 'units', 'u2', { unitCode: '22222222' });
    expect(differs(units, all).rows[0]).toMatchObject({ group: 'moved', cells: { otherUnits: 'u2' }, why: { code: 'list.alsoAt' } });
  });

  it('never takes a marked person as missing, and counts those who stand in Personer', () => {
    const marked = read(
      ...json({ persons: [person('p1', 'Aino', 'Bergström', { securityMarking: 'Skyddad folkbokföring' })], duties: [duty('p1', 'o1')] }),
    );
    const difference = differs(town, marked, { whole: true });
    expect(difference.rows.some(({ email }) => email.startsWith('aino'))).toBe(false);
    expect(difference.leftOut).toEqual({ marked: 1, markedHere: 1, notStaff: 0, outsideSync: 0 });
  });
});

describe('What must not be kept', () => {
  it('is not in what any reader leaves: numbers, days of birth, sex, private addresses, pupils, guardians, the marked', () => {
    const pupil = { first: 'Nova', last: 'Elevsson', email: 'nova@delaby.example', path: '/Elever' };
    const spoilt = {
      first: 'Anna 850412-1234',
      last: 'Berg',
      email: 'anna@delaby.example',
      path: '/Personal/19850412-1234',
      department: '198504121234',
      id: '19850412-1234',
    };
    const lists = [
      read({ kind: 'table', incoming: googleUsers(spoilt, pupil) }),
      read(...json({ persons, duties, organisations })),
      read(
        table(
          `E-post;Namn;Enhet;Personnummer;Kön;Födelsedatum;Adress;Anställningsnummer;Sekretessmarkering\nanna@delaby.example;Anna 850412-1234;198504121234;19850412-1234;Kvinna;1985-04-12;Hemvägen 3;19850412-1234;Nej\n19850412-1234;Bo;;;;;;;Nej\nsixten@delaby.example;Sixten Skyddad;;;;;;;Ja`,
        ),
      ),
    ];
    for (const list of lists) {
      const { marked, ...kept } = list;
      const text = JSON.stringify([kept, differs(town, list, { whole: true })]);
      for (const secret of secrets) expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
  });

  it('is known by its form: twelve or ten digits, coordination numbers, made-up ones; not phone numbers or codes', () => {
    for (const number of [
      '198504121234',
      '19850412-1234',
      '850412-1234',
      '850412+1234',
      '8504121234',
      '19850472-1234',
      '20100412TF12',
      '100412-T123',
    ])
      expect(withoutPersonalNumbers(`a ${number} b`)).toBe('a … b');
    for (const text of ['12345678', '0739876543', '1234567890123', '2026-11-16', 'A-17', '8504'])
      expect(withoutPersonalNumbers(text)).toBe(text);
  });
});
