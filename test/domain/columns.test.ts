import { meaningOf } from '../../src/domain/workbook/import/columns.ts';
import { mergeRows } from '../../src/domain/workbook/import/importing.ts';
import { sheetOf } from '../../src/domain/workbook/parse.ts';
import { fieldsOf, type TableName, tableOf, visibleTables } from '../../src/domain/workbook/tables.ts';
import { english, inSwedish, swedish } from '../messages/said.ts';

const imported = (table: TableName, headers: string[], ...rows: string[][]) => mergeRows(table, sheetOf(table, []), { headers, rows });
const changes = (merge: ReturnType<typeof mergeRows>) => merge.updates.length + merge.appends.length;

describe('A column that protects', () => {
  it.each([
    ['people', 'Skyddad identitet'],
    ['people', 'Skyddade personuppgifter'],
    ['people', 'Sekretessmarkering'],
    ['people', 'sekretessmarkerad'],
    ['people', 'SKYDDSMARKERING'],
    ['people', 'securityMarking'],
    ['people', 'Utanför synk?'],
    ['people', 'utanfor_synk'],
    ['people', 'Skyddad (ja/nej)'],
  ] as const)('of %s is taken by another usual name: %s', (table, header) => {
    const merge = imported(table, ['E-post', header], ['anna@delaby.example', 'Ja'], ['bo@delaby.example', 'nej']);
    expect(merge.appends.map(({ cells }) => cells.protected)).toEqual(['ja', 'nej']);
  });

  it.each([
    ['people', 'Utanför sync', 'Utanför synk'],
    ['people', 'Utanför', 'Utanför synk'],
    ['people', 'Ska inte synkas', 'Utanför synk'],
    ['people', 'Har skyddad adress', 'Utanför synk'],
    ['people', 'Kvarskrivning', 'Utanför synk'],
    ['people', 'Adresskydd', 'Utanför synk'],
    ['people', 'Personskydd', 'Utanför synk'],
    ['people', 'Spärrad', 'Utanför synk'],
    ['people', 'Dold', 'Utanför synk'],
    ['people', 'Får inte visas', 'Utanför synk'],
    ['people', 'Ej sökbar', 'Utanför synk'],
    ['people', 'Uteslut', 'Utanför synk'],
    ['people', 'Outside sync', 'Utanför synk'],
    ['people', 'Externa', 'Extern'],
    ['people', 'Utomkommunal', 'Extern'],
    ['people', 'Extern konsult', 'Extern'],
    ['people', 'Slutar den', 'Till'],
    ['people', 'Sista arbetsdag', 'Till'],
    ['people', 'Avgång', 'Till'],
    ['people', 'Utgångsdatum', 'Till'],
    ['people', 'Datum till', 'Till'],
    ['people', 'Befattning tom', 'Till'],
    ['people', 'Expires', 'Till'],
    ['people', 'Roll', 'Roller'],
    ['mandates', 'Upphör', 'Till'],
    ['mandates', 'Uppdrag t.o.m.', 'Till'],
    ['mandates', 'Förordnad till', 'Till'],
    ['mandates', 'Avgår', 'Till'],
    ['networks', 'Exkluderade', 'Undantagna'],
    ['networks', 'Uteslutna', 'Undantagna'],
    ['networks', 'Borttagna', 'Undantagna'],
    ['networks', 'Ska inte vara med', 'Undantagna'],
    ['networks', 'Hoppar av', 'Undantagna'],
    ['networks', 'Tackat nej', 'Undantagna'],
    ['networks', 'Undantag', 'Undantagna'],
    ['networks', 'Enhet', 'Enheter'],
    ['rooms', 'Alla medarbetare', 'Alla'],
    ['recordings', 'Barn i bilden', 'Barn i bild'],
    ['recordings', 'Barn syns', 'Barn i bild'],
    ['recordings', 'Syns barn?', 'Barn i bild'],
    ['recordings', 'Elever i bild', 'Barn i bild'],
    ['recordings', 'Samtycke', 'Samtycke t.o.m.'],
    ['recordings', 'Fotosamtycke', 'Samtycke t.o.m.'],
    ['recordings', 'Minderåriga', 'Barn i bild'],
    ['recordings', 'Föreläsare 2', 'Föreläsare'],
    ['recordings', 'Medgivanden', 'Medgivande'],
    ['recordings', 'Tillståndet', 'Medgivande'],
    ['permits', 'Svaret', 'Svar'],
    ['permits', 'Återkallad', 'Återkallat'],
    ['permits', 'Aterkallat den', 'Återkallat'],
    ['permits', 'Får ses', 'Får ses av'],
    ['permits', 'Får visas för', 'Får ses av'],
    ['permits', 'Vilka får se', 'Får ses av'],
    ['permits', 'Delas med', 'Får ses av'],
    ['permits', 'Vill granska först', 'Vill se först'],
    ['permits', 'Löper ut', 'Till'],
    ['permits', 'Har tagit tillbaka', 'Återkallat'],
    ['permits', 'Revoked', 'Återkallat'],
    ['permits', 'Börjar gälla', 'Från'],
    ['permits', 'Nekat', 'Svar'],
    ['permits', 'Externa', 'Även externa'],
    ['permits', 'Gäller film', 'Gäller'],
    ['permits', 'Bäst före', 'Till'],
    ['permits', 'Vill se den först', 'Vill se först'],
    ['permits', 'Godkänd', 'Filmen godkänd'],
    ['meetings', 'Inställd', 'Status'],
    ['meetings', 'Inställt', 'Status'],
    ['meetings', 'Ställs in', 'Status'],
    ['meetings', 'Avlyst', 'Status'],
  ] as const)('of %s is asked about under a nearly right name: %s', (table, header, field) => {
    const key = tableOf(table).key[0] ?? '';
    const merge = imported(table, [key, header], ['x@delaby.example', 'ja']);
    expect([changes(merge), swedish(merge.stop?.message)]).toEqual([0, expect.stringContaining(`”${header}”`)]);
    expect(swedish(merge.stop?.message)).toContain(`Menar du ”${field}”?`);
    expect(english(merge.stop?.message)).toContain(`Do you mean “${field}”?`);
  });

  it.each([
    ['people', 'Tom-datum'],
    ['people', 'Till datum'],
    ['people', 'Anställd t.o.m.'],
    ['mandates', 'T o m'],
  ] as const)('of %s about the last day is taken by another usual name: %s', (table, header) => {
    const merge = imported(table, [tableOf(table).key[0] ?? '', header], ['x@delaby.example', '2026-10-01']);
    expect(merge.appends[0]?.cells.to).toBe('2026-10-01');
  });

  it('by another name may hold the words of registers, and clears nothing by an empty cell', () => {
    const rows = ['Sekretessmarkering', 'Skyddad folkbokföring', 'Ingen', ''].map((cell, at) => [`p${at}@delaby.example`, cell]);
    expect(imported('people', ['email', 'securityMarking'], ...rows).appends.map(({ cells }) => cells.protected)).toEqual([
      'ja',
      'ja',
      'nej',
      undefined,
    ]);
    const standing = sheetOf('people', [{ email: 'p@delaby.example', protected: 'ja' }]);
    const merge = mergeRows('people', standing, { headers: ['E-post', 'Sekretess'], rows: [['p@delaby.example', '']] });
    expect([changes(merge), merge.unchanged]).toEqual([0, 1]);
  });

  it('by another name is refused with the row where it can’t be read', () => {
    const merge = imported('people', ['E-post', 'Sekretess'], ['a@delaby.example', 'ja'], ['b@delaby.example', 'kanske']);
    expect([changes(merge), merge.stop && inSwedish(merge.stop)]).toMatchObject([
      0,
      { row: 3, message: expect.stringContaining('”kanske” är varken ja eller nej') },
    ]);
  });

  it('that stands twice is refused, whichever names it bears', () => {
    for (const headers of [
      ['E-post', 'Utanför synk', 'Skyddad identitet'],
      ['E-post', 'Skyddad', 'Utanför synk'],
      ['E-post', 'Sekretess', 'Skyddsmarkering'],
      ['E-post', 'Till', 'Slutdatum'],
      ['E-post', 'Mejl', 'Namn'],
    ])
      expect(imported('people', headers, ['a@delaby.example', 'ja', 'nej']).stop?.code).toBe('columnTwice');
  });

  it('is every guarded one: a letter too many or too few is never left aside', () => {
    for (const table of visibleTables) {
      for (const [, field] of fieldsOf(table).filter(([, one]) => one.guarded && !one.system && one.header.length >= 4)) {
        for (const header of [`${field.header}x`, field.header.slice(0, -1), `${field.header} nu`, `${field.header}:`]) {
          // Short names stand in many others: there only a letter is too little to differ by.
          if (field.header.length < 6 && header.endsWith(' nu')) continue;
          expect([table, header, meaningOf(table, header).kind]).not.toEqual([table, header, 'none']);
        }
      }
    }
  });
});

describe('Other columns', () => {
  it('that mean nothing here are listed, with those that hold cells without a header', () => {
    const headers = ['E-post', 'Befattning', '', 'Tilltalsnamn', 'Tillhörighet', 'Telefon', 'Personalkategori', 'Ort', 'Kontrollerad'];
    const merge = imported('people', headers, ['a@delaby.example', 'lärare', 'x', 'Anna']);
    expect([merge.appends.length, merge.unknownColumns]).toEqual([1, ['Befattning', 'kolumn 3', ...headers.slice(4), 'Tilltalsnamn']]);
  });

  it('of Google’s own list of users are taken or left, none asked about', () => {
    const headers = [
      ...['First Name [Required]', 'Last Name [Required]', 'Email Address [Required]', 'Password [Required]'],
      ...['Password Hash Function [UPLOAD ONLY]', 'Org Unit Path [Required]', 'New Primary Email [UPLOAD ONLY]', 'Status [READ ONLY]'],
      ...['Last Sign In [READ ONLY]', 'Recovery Email', 'Home Secondary Email', 'Work Secondary Email', 'Recovery Phone', 'Work Phone'],
      ...['Employee ID', 'Employee Type', 'Employee Title', 'Manager Email', 'Department', 'Cost Center', '2sv Enrolled [READ ONLY]'],
      ...['Building ID', 'Floor Name', 'Floor Section', 'Email Usage [READ ONLY]', 'Drive Usage [READ ONLY]', 'Storage Used [READ ONLY]'],
      ...['Change Password at Next Sign-In', 'New Status [UPLOAD ONLY]', 'Advanced Protection Program enrollment'],
    ];
    const merge = imported('people', headers, ['Anna', 'Ek', 'anna.ek@delaby.example']);
    expect([merge.stop, merge.appends]).toEqual([
      undefined,
      [{ key: 'anna.ek@delaby.example', cells: { email: 'anna.ek@delaby.example', name: 'Anna Ek' } }],
    ]);
  });

  it('near a field that has its own column are listed', () => {
    const merge = imported('meetings', ['Id', 'Start', 'Nätverk', 'Nätverksnamn'], ['t1', '2026-11-16 13:00', 'n1', 'IKT']);
    expect([merge.stop, merge.unknownColumns]).toEqual([undefined, ['Nätverksnamn']]);
  });
});

describe('The key’s column', () => {
  it.each(['E-postadress', 'e-post *', 'Epost', 'Mejl', 'Mail', 'E-mail', 'Email Address [Required]', 'E-post (obligatoriskt)', 'e_post'])(
    'of people is found as %s',
    (header) => expect(imported('people', [header], ['anna@delaby.example']).appends).toHaveLength(1),
  );

  it.each([
    ['people', ['Namn', 'E-posten', 'Ort'], 'Menar du ”E-posten”?'],
    ['people', ['Namn', 'Användarnamn'], 'Menar du ”Användarnamn”?'],
    ['people', ['Namn', 'Postnummer'], 'ge den kolumn som är E-post den rubriken.'],
    ['units', ['Enhetsnummer', 'Namn'], 'Menar du ”Enhetsnummer”?'],
    ['permits', ['Föreläsare', 'Svar'], 'Filens kolumner: Föreläsare, Svar.'],
    ['settings', ['Inställningar', 'Värde'], 'Menar du ”Inställningar”?'],
  ] as const)('of %s that is missing is one sentence: %j', (table, headers, said) => {
    const merge = imported(table, [...headers], ['a', 'b'], ['c', 'd']);
    expect([changes(merge), merge.refused, merge.stop?.code]).toEqual([0, [], 'keyColumn']);
    expect(swedish(merge.stop?.message)).toContain(said);
  });
});

it('An address of a mandate or a permit is found by its usual names too', () => {
  const mandate = imported('mandates', ['Id', 'E-postadress', 'Roll', 'Slutdatum'], ['u1', 'a@delaby.example', 'rektor', '2026-12-31']);
  expect(mandate.appends[0]?.cells).toEqual({ id: 'u1', person: 'a@delaby.example', role: 'rektor', to: '2026-12-31' });
  const permit = imported('permits', ['Id', 'Mejl', 'Giltig till'], ['M-1', 'a@delaby.example', '2026-12-31']);
  expect(permit.appends[0]?.cells).toEqual({ id: 'M-1', lecturerEmail: 'a@delaby.example', to: '2026-12-31' });
});

describe('A person’s name', () => {
  const names = (headers: string[], ...rows: string[][]) => imported('people', headers, ...rows).appends.map(({ cells }) => cells.name);

  it('is made of its two columns, where there is none of its own', () => {
    expect(names(['Efternamn', 'Förnamn', 'E-post'], ['Ek', 'Anna', 'a@delaby.example'])).toEqual(['Anna Ek']);
    expect(names(['givenName', 'familyName', 'email'], [' Bo ', 'Al', 'b@delaby.example'])).toEqual(['Bo Al']);
    const both = imported('people', ['Namn', 'Förnamn', 'Efternamn', 'E-post'], ['Anna E', 'Anna', 'Ek', 'a@delaby.example']);
    expect([both.appends[0]?.cells.name, both.unknownColumns]).toEqual(['Anna E', ['Förnamn', 'Efternamn']]);
    const half = imported('people', ['Förnamn', 'E-post'], ['Anna', 'a@delaby.example']);
    expect([half.appends[0]?.cells.name, half.unknownColumns]).toEqual([undefined, ['Förnamn']]);
  });

  it('is turned where the last name surely stands first, and told of where it may', () => {
    const merge = imported(
      'people',
      ['Namn', 'E-post'],
      ['Ek, Anna', 'anna.ek@delaby.example'],
      ['Öberg Sjö, Åsa-Maria', 'asa.sjo@delaby.example'],
      ['Ek, Bo', 'boek01@delaby.example'],
      ['Cia Oh, rektor', 'cia.oh@delaby.example'],
    );
    expect(merge.appends.map(({ cells }) => cells.name)).toEqual(['Anna Ek', 'Åsa-Maria Öberg Sjö', 'Ek, Bo', 'Cia Oh, rektor']);
    expect(merge.diagnostics.map(({ code, row }) => `${code} ${row}`)).toEqual(['nameTurned 2', 'nameComma 4']);
    expect(names(['Efternamn, förnamn', 'E-post'], ['Ek, Bo', 'boek01@delaby.example'])).toEqual(['Bo Ek']);
  });
});
