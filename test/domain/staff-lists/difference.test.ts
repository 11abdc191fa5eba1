/** What a staff list changes in the roster: each row is in exactly one group, and what is unsure waits for a person. */
import { readGoogleUsers } from '../../../src/domain/staff-lists/google-users.ts';
import { readPeopleTable } from '../../../src/domain/staff-lists/people-table.ts';
import type { StaffList } from '../../../src/domain/staff-lists/staff-list.ts';
import { AINO, add, ELIF, edit, GUEST, JO, KARIN, MARYAM, OLA, PER, type Tables, town } from '../fixture.ts';
import { differs, type GoogleUser, googleUsers, told } from './lists.ts';

const list = (...users: readonly GoogleUser[]): StaffList => readGoogleUsers(googleUsers(...users));
const aino = { first: 'Aino', last: 'Bergström', email: AINO, path: '/Personal/Förskolan Blåsippan' };
const everyone: GoogleUser[] = [
  { first: 'Maryam', last: 'Lindqvist', email: MARYAM },
  aino,
  { first: 'Elif', last: 'Demir', email: ELIF, path: '/Personal/u1' },
  { first: 'Johan', last: 'Åkesson', email: JO, department: 'Åkerskolan' },
  { first: 'Karin', last: 'Öberg', email: KARIN, path: '/Personal/Solen' },
  { first: 'Ola', last: 'Nilsson', email: OLA },
  { first: 'Per', last: 'Ek', email: PER, path: '/Personal/Förskolan Solen' },
];
const others = (...without: readonly string[]) => everyone.filter(({ email }) => !without.includes(email));

describe('A staff list’s difference', () => {
  it('leaves those alone who stand as they are, also where no unit is surely meant', () => {
    expect(told(differs(town, list(...everyone), { whole: true }))).toEqual([
      'unchanged 2 maryam - list.unitUnknown',
      'unchanged 3 aino u1 list.same',
      'unchanged 4 elif u1 list.same',
      'unchanged 5 jo u3 list.same',
      'unchanged 6 karin u2 list.unitUnknown',
      'unchanged 7 ola - list.unitUnknown',
      'unchanged 8 per u2 list.same',
    ]);
  });

  it('tells who is new, with the unit where it is sure, and what would be written', () => {
    const { rows } = differs(
      town,
      list(
        { first: 'Nils', last: 'Ny', email: 'nils@delaby.example', path: '/Personal/Åkerskolan', title: 'Rektor' },
        { first: 'Ida', last: 'Ny', email: 'ida@delaby.example' },
      ),
    );
    expect(rows.map(({ group, cells, why }) => [group, cells, why.code])).toEqual([
      ['new', { email: 'nils@delaby.example', name: 'Nils Ny', unit: 'u3', roles: 'rektor' }, 'list.new'],
      ['new', { email: 'ida@delaby.example', name: 'Ida Ny' }, 'list.newWithoutUnit'],
    ]);
  });

  it('tells who has moved, and writes nothing else of them', () => {
    const { rows } = differs(town, list({ ...aino, path: '/Personal/Förskolan Solen', title: 'Rektor', first: 'A' }));
    expect(rows.map(({ group, cells, why }) => [group, cells, why.facts])).toEqual([
      ['moved', { unit: 'u2' }, { from: 'Förskolan Blåsippan', to: 'Förskolan Solen' }],
    ]);
  });

  it('ends whose account is suspended, and takes in none that is', () => {
    const suspended = list(
      { ...aino, status: 'Suspended' },
      { first: 'Nils', last: 'Ny', email: 'nils@delaby.example', status: 'Suspended' },
    );
    expect(differs(town, suspended).rows.map(({ group, cells }) => [group, cells])).toEqual([
      ['ended', { to: '2026-11-15' }],
      ['unchanged', {}],
    ]);
    expect(told(differs(edit(town, 'people', AINO, { to: '2026-06-30' }), suspended))[0]).toBe('unchanged 2 aino u1 list.same');
    expect(told(differs(town, list({ ...aino, status: 'Paused' })))).toEqual(['faulty 2 aino - list.statusUnknown']);
  });

  it('ends who is missing only where the list is said to be whole', () => {
    expect(told(differs(town, list(...others(KARIN))))).toHaveLength(6);
    expect(told(differs(town, list(...others(KARIN)), { whole: true })).at(-1)).toBe('ended - karin u2 list.missing');
  });

  it('takes nobody as missing who has left, has not begun, is outside sync, is from outside or can’t be read', () => {
    const missing = (tables: Tables) =>
      told(differs(tables, list(...others(KARIN)), { whole: true })).filter((one) => one.startsWith('ended'));
    for (const cells of [{ to: '2026-11-15' }, { from: '2026-11-16' }, { protected: 'ja' }, { external: 'ja' }, { to: 'snart' }])
      expect(missing(edit(town, 'people', KARIN, cells))).toEqual([]);
    expect(missing(add(town, 'people', { email: GUEST, name: 'Gäst', external: 'ja' }))).toEqual(['ended - karin u2 list.missing']);
    // Nor whom a row that can't be read may be about.
    const unread = list(...others(KARIN), { first: 'Karin', last: 'Öberg', email: '' });
    expect(told(differs(town, unread, { whole: true })).filter((one) => one.startsWith('ended'))).toEqual([]);
  });

  it('doubts the same name at another address, unless the old one is in the list too', () => {
    const renamed = { first: 'Karin', last: 'Öberg', email: 'karin.oberg@delaby.example' };
    const difference = differs(town, list(...others(KARIN), renamed), { whole: true });
    expect(told(difference).slice(-1)).toEqual(['doubtful 8 karin.oberg - list.sameName']);
    expect(told(differs(town, list(...everyone, renamed))).at(-1)).toBe('new 9 karin.oberg - list.newWithoutUnit');
  });

  it('doubts somebody with the name of a person outside sync, and does not say whom', () => {
    const hidden = edit(town, 'people', KARIN, { protected: 'ja' });
    const { rows } = differs(hidden, list({ first: 'Karin', last: 'Öberg', email: 'karin.oberg@delaby.example' }));
    expect(rows.map(({ group, why }) => [group, why])).toEqual([['doubtful', { code: 'list.sameNameSomebody', facts: {} }]]);
  });

  it('doubts the same employee’s number at another address, in the list or since an earlier one', () => {
    const employees = new Map([[KARIN, 'A-17']]);
    const married = { first: 'Karin', last: 'Åberg', email: 'karin.aberg@delaby.example', id: 'A-17' };
    expect(told(differs(town, list(...others(KARIN), married), { employees, whole: true })).slice(-1)).toEqual([
      'doubtful 8 karin.aberg - list.sameEmployee',
    ]);
    const twice = list(
      { first: 'Nils', email: 'nils@delaby.example', id: 'A-9' },
      { first: 'Nisse', email: 'nisse@delaby.example', id: 'A-9' },
    );
    expect(told(differs(town, twice))).toEqual(['doubtful 2 nils - list.sameEmployeeInFile', 'doubtful 3 nisse - list.sameEmployeeInFile']);
    expect([...differs(town, list({ ...aino, id: 'A-1' }, married)).employees]).toEqual([
      [AINO, 'A-1'],
      ['karin.aberg@delaby.example', 'A-17'],
    ]);
  });

  it('doubts a domain that resembles the municipality’s, who came back, and whose row can’t be read', () => {
    const of = (tables: Tables, user: GoogleUser) => told(differs(tables, list(user)))[0];
    expect(of(town, { ...aino, email: 'aino@delabv.example' })).toBe('doubtful 2 aino - list.lookAlike');
    expect(of(edit(town, 'people', AINO, { to: '2026-06-30' }), aino)).toBe('doubtful 2 aino - list.cameBack');
    expect(of(edit(town, 'people', AINO, { from: 'igår' }), aino)).toBe('doubtful 2 aino - list.rowFaulty');
  });

  it('finds faulty what no row can be made of, and says why', () => {
    expect(
      told(
        differs(town, list({ email: '' }, { email: 'aino' }, { email: 'x@annan.example' }, { ...aino }, { ...aino, path: '/Personal/u3' })),
      ),
    ).toEqual([
      'faulty 2  - list.noAddress',
      'faulty 3 aino - list.address',
      'faulty 4 x - list.foreign',
      'faulty 5 aino - list.twice',
      'faulty 6 aino - list.twice',
    ]);
    expect(told(differs(town, list(aino, aino)))).toEqual(['unchanged 2 aino u1 list.same', 'unchanged 3 aino u1 list.again']);
  });

  it('leaves people outside sync as they are, counted and unnamed', () => {
    const difference = differs(edit(town, 'people', AINO, { protected: 'ja' }), list({ ...aino, path: '/Personal/u3' }), { whole: false });
    expect([difference.rows, difference.leftOut.outsideSync]).toEqual([[], 1]);
  });

  it('finds units by what was said, what is remembered, ids, codes and names that one alone has', () => {
    const tables = add(edit(town, 'units', 'u3', { unitCode: '12345678' }), 'units', { id: 'u4', name: 'Åkerskolan', area: '' });
    const users = ['Förskolan Solen', 'u2', '12345678', 'Åkerskolan', 'Annat'].map((department, n) => ({
      email: `n${n}@delaby.example`,
      department,
      path: '/',
    }));
    const by = (given: [string, string][], remembered: [string, string][]) =>
      differs(tables, list(...users), { given: new Map(given), remembered: new Map(remembered) }).units.map(
        ({ text, unit, by }) => `${text}: ${unit ?? '–'} ${by}`,
      );
    expect(by([], [])).toEqual(['12345678: u3 code', 'Annat: – none', 'Förskolan Solen: u2 name', 'u2: u2 id', 'Åkerskolan: – several']);
    expect(
      by(
        [['åkerskolan', 'u4']],
        [
          ['Åkerskolan', 'u3'],
          ['Annat', ''],
          ['u2', 'borta'],
        ],
      ),
    ).toEqual(['12345678: u3 code', 'Annat: – remembered', 'Förskolan Solen: u2 name', 'u2: u2 id', 'Åkerskolan: u4 given']);
  });

  it('compares any file with the columns of Personer, cell by cell', () => {
    const table = (...rows: string[][]) =>
      readPeopleTable({ headers: ['E-post', 'Namn', 'Enhet', 'Roller', 'Till', 'Anställningsnr'], rows }, []) as StaffList;
    const { rows } = differs(
      town,
      table(
        [AINO, 'Aino Bergström', 'Förskolan Blåsippan', 'pedagog', '', ''],
        [ELIF, 'Elif Demir', 'u2', '', '', ''],
        [KARIN, 'Karin Öberg', 'u2', 'pedagog', '', ''],
        [PER, 'Per Ek', 'u2', '', '2026-12-18', ''],
        ['ny@delaby.example', 'Ny', 'u1', 'trollkarl', '', ''],
        ['ny2@delaby.example', 'Ny', 'Månen', '', '', ''],
        ['', 'Ingen', '', '', '', ''],
      ),
    );
    expect(rows.map(({ group, row, cells, why }) => [group, row, cells, why.code])).toEqual([
      ['unchanged', 2, {}, 'list.same'],
      ['moved', 3, { unit: 'u2' }, 'list.moved'],
      ['unchanged', 4, { roles: 'pedagog' }, 'list.sameWithCells'],
      ['ended', 5, { to: '2026-12-18' }, 'list.ends'],
      ['faulty', 6, {}, 'cell.cantBe'],
      ['faulty', 7, {}, 'list.unitMissing'],
      ['faulty', 8, {}, 'list.noAddress'],
    ]);
  });

  it('compares 4,000 people in less than three seconds', () => {
    const users = Array.from({ length: 4000 }, (_, n) => ({
      first: `F${n % 400}`,
      last: `E${n % 900}`,
      email: `p${n}@delaby.example`,
      path: `/Personal/Förskolan ${n % 120}`,
      id: `A-${n}`,
    }));
    const units = Array.from({ length: 120 }, (_, n) => ({ id: `f${n}`, name: `Förskolan ${n}`, area: `Team ${n % 6}` }));
    const people = users
      .slice(0, 3900)
      .map(({ email, first, last }, n) => ({ email, name: `${first} ${last}`, unit: `f${(n + (n % 10 === 0 ? 1 : 0)) % 120}` }));
    const began = Date.now();
    const { rows } = differs({ ...town, units, people, mandates: [] }, list(...users), { whole: true });
    expect(Date.now() - began).toBeLessThan(3000);
    const count = (group: string) => rows.filter((one) => one.group === group).length;
    expect([count('new'), count('moved'), count('unchanged'), rows.length]).toEqual([100, 390, 3510, 4000]);
  });
});
