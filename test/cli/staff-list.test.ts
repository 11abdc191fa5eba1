/** Staff lists on the command line: the difference first, then the workbook, and nowhere what must not be kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { duty, googleUsers, organisation, person, secrets } from '../domain/staff-lists/lists.ts';
import { buildCli, type Cli, DOMAIN, MARYAM, NOW, type Ran } from './cli.ts';

jest.setTimeout(180_000);

const csv = ({ headers, rows }: ReturnType<typeof googleUsers>): string =>
  [headers, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n');

type Rows = Readonly<
  Record<
    'new' | 'moved' | 'ended' | 'unchanged' | 'doubtful' | 'faulty',
    { row: number | null; email: string; unit: string | null; why: string }[]
  >
> & {
  readonly units: unknown[];
  readonly leftOut: unknown;
};

describe('delakultur import people', () => {
  let cli: Cli;
  let said = '';
  const at = async (...args: string[]): Promise<Ran> => {
    const ran = await cli.run(...args, '--now', NOW);
    said += ran.out + ran.err;
    return ran;
  };
  const rows = (ran: Ran): Rows => ran.json() as unknown as Rows;
  const emails = (list: readonly { email: string }[]): string[] => list.map(({ email }) => email.split('@')[0] ?? '');
  beforeAll(async () => {
    cli = buildCli();
    await at('init', '--domain', DOMAIN, '--coordinator', MARYAM);
    await at(
      'import',
      'units',
      cli.file('enheter.csv', 'Id;Namn;Område;Skolenhetskod\nsolen;Förskolan Solen;Norr;\nbruket;Brukets skola;Söder;12345678\n'),
    );
  });
  afterAll(() => cli.remove());

  it('shows what Google’s list changes before it writes it, and then writes just that', async () => {
    const user = (first: string, more = {}) => ({
      first,
      last: 'Ek',
      email: `${first.toLowerCase()}@${DOMAIN}`,
      path: '/Personal/Förskolan Solen',
      id: `A-${first}`,
      ...more,
    });
    const file = cli.file(
      'vad-som-helst.txt',
      csv(
        googleUsers(
          user('Anna'),
          user('Bo', { department: 'Annexet' }),
          user('Cia', { status: 'Suspended' }),
          user('Nova', { path: '/Elever', last: 'Elevsson' }),
          user('Eva', { email: 'eva@delabv.example' }),
        ),
      ),
    );
    const tried = rows(await at('import', 'people', file, '--dry-run', '--json'));
    expect([emails(tried.new), emails(tried.unchanged), emails(tried.doubtful), tried.leftOut]).toEqual([
      ['anna', 'bo'],
      ['cia'],
      ['eva'],
      { marked: 0, markedHere: 0, notStaff: 1, outsideSync: 0 },
    ]);
    expect(tried).toMatchObject({ table: 'people', kind: 'google', added: 2, changed: 0, dryRun: true });
    expect((await at('export', 'people', '--json')).json()).toEqual([]);
    expect((await at('import', 'people', file, '--unit', 'Annexet=bruket', '--json')).json()).toMatchObject({ added: 2, dryRun: false });
    const people = (await at('export', 'people', '--json')).json() as unknown as Record<string, unknown>[];
    expect(people.map(({ email, name, unit }) => [email, name, unit])).toEqual([
      [`anna@${DOMAIN}`, 'Anna Ek', 'solen'],
      [`bo@${DOMAIN}`, 'Bo Ek', 'bruket'],
    ]);
    // What was said of a unit is remembered, and whose a number is.
    const again = rows(
      await at(
        'import',
        'people',
        cli.file('igen.csv', csv(googleUsers(user('Anna'), user('Bosse', { id: 'A-Bo', department: 'Annexet' })))),
        '--dry-run',
        '--json',
      ),
    );
    expect([emails(again.unchanged), again.doubtful[0]?.why]).toEqual([['anna'], expect.stringContaining(`bo@${DOMAIN}`)]);
    expect(again.units).toContainEqual({
      text: '/Personal/Förskolan Solen',
      unit: 'solen',
      name: 'Förskolan Solen',
      by: 'name',
      people: 1,
    });
  });

  it('ends who is missing from a whole list, and leaves the guard its say', async () => {
    const one = cli.file(
      'hel.csv',
      csv(googleUsers({ first: 'Anna', last: 'Ek', email: `anna@${DOMAIN}`, path: '/Personal/Brukets skola' })),
    );
    expect(emails(rows(await at('import', 'people', one, '--dry-run', '--json')).ended)).toEqual([]);
    const shown = await at('import', 'people', one, '--whole', '--dry-run');
    expect(shown.out).toContain('0 nya, 1 flyttade, 1 slutar, 0 oförändrade, 0 tveksamma, 0 felaktiga.');
    expect(shown.out).toContain(`Inte i listan: Bo Ek, bo@${DOMAIN}. Står inte i listan, som är hel.`);
    await at('import', 'people', one, '--whole');
    const people = (await at('export', 'people', '--json')).json() as unknown as Record<string, unknown>[];
    expect(people.map(({ unit, to }) => [unit, to])).toEqual([
      ['bruket', null],
      ['bruket', '2026-11-15'],
    ]);
    expect(emails(rows(await at('import', 'people', one, '--whole', '--dry-run', '--json')).ended)).toEqual([]);
  });

  it('reads SS12000 in pages and in files, and refuses to call half of it whole', async () => {
    const organisations = [organisation('o1', 'Förskolan Solen'), organisation('o2', 'Bruket', '12345678')];
    const persons = [
      person('p1', 'Anna', 'Ek'),
      person('p2', 'Dan', 'Lund'),
      person('p3', 'Nova', 'Elevsson'),
      person('p4', 'Sixten', 'Skyddad', { securityMarking: 'Sekretessmarkering' }),
    ];
    const duties = [duty('p1', 'o2'), duty('p2', 'o1'), duty('p4', 'o1'), duty(undefined, 'o1')];
    const page = (name: string, data: unknown[], pageToken: string | null = null) => cli.file(name, JSON.stringify({ data, pageToken }));
    const files = [page('a', persons.slice(0, 2), 'mer'), page('b', persons.slice(2)), page('c', duties), page('d', organisations)];
    const { new: added, unchanged, faulty, leftOut } = rows(await at('import', 'people', ...files, '--dry-run', '--json'));
    expect([emails(added), added[0]?.unit, emails(unchanged), faulty.map(({ row }) => row), leftOut]).toEqual([
      ['dan'],
      'solen',
      ['anna'],
      [4],
      { marked: 1, markedHere: 0, notStaff: 1, outsideSync: 0 },
    ]);
    const half = await at('import', 'people', ...files.slice(0, 1), ...files.slice(2), '--whole');
    expect([half.code, half.err]).toEqual([1, expect.stringContaining('Hämta alla sidor')]);
    await at('import', 'people', ...files);
    const text = 'id;givenName;familyName;civicNo;emails.value;emails.type\np2;Dan;Lund;198504121234;dan@delaby.example;Skola personal\n';
    const inFiles = [
      cli.file('p', text),
      cli.file('q', 'id;person.id;dutyAt.id;dutyRole\nd;p2;o2;Lärare\n'),
      cli.file('r', 'id;displayName;schoolUnitCode\no2;Bruket;12345678\n'),
    ];
    expect(rows(await at('import', 'people', ...inFiles, '--dry-run', '--json')).moved).toMatchObject([
      { email: `dan@${DOMAIN}`, unit: 'bruket' },
    ]);
  });

  it('says what is wrong with a file, where, and what to do', async () => {
    const cut = await at('import', 'people', cli.file('avhuggen.json', '{"data": [{"givenName": "Anna"'));
    expect([cut.code, cut.err]).toEqual([1, expect.stringContaining('kanske avhuggen')]);
    const strange = await at('import', 'people', cli.file('annat.json', '{"a": 1}'));
    expect([strange.code, strange.err]).toEqual([1, expect.stringContaining('ingen lista som känns igen')]);
    const table = cli.file('lista.csv', `E-post;Namn\nx@${DOMAIN};X\n`);
    expect((await at('import', 'people', table, '--from', 'google')).err).toContain('Utelämna --from');
    expect((await at('import', 'people', table, '--from', 'excel')).err).toContain('skriv google, ss12000 eller csv');
    expect((await at('import', 'people', table, '--unit', 'Solen')).err).toContain('skriv text=id');
    expect((await at('import', 'people', table, '--map', cli.file('karta.csv', 'text;enhet\nSolen;månen\n'))).err).toContain(
      'rad 2: ingen enhet',
    );
    expect((await at('import', 'units', table, '--whole')).err).toContain('gäller personallistor');
    expect((await at('import', 'networks', table, table)).err).toContain('en fil i taget');
    expect((await at('import', 'networks', cli.file('n.json', '[{"id": "N-1"}]'))).err).toContain('Be om filen som CSV');
  });

  it('keeps nowhere what must not be kept: not in the workspace, its plan or log, nor in what it says', async () => {
    await at('plan', '--out', join(cli.folder, 'plan.json'));
    await at('apply', '--yes');
    await at('plan', '--json');
    const texts = (folder: string): string[] =>
      readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? texts(join(folder, entry.name)) : [readFileSync(join(folder, entry.name), 'utf8')],
      );
    const kept = [...texts(cli.workspace), readFileSync(join(cli.folder, 'plan.json'), 'utf8'), said];
    expect(kept.join('\n')).toContain(`dan@${DOMAIN}`);
    for (const secret of secrets) expect([secret, kept.some((text) => text.includes(secret))]).toEqual([secret, false]);
  });

  it('takes units from Skolverket’s register', async () => {
    const file = cli.file(
      'register',
      JSON.stringify({
        data: {
          type: 'schoolunit',
          attributes: [
            { schoolUnitCode: '12345678', name: 'Bruket', status: 'UPPHORT' },
            { schoolUnitCode: '10000001', name: 'Nya skolan', status: 'AKTIV' },
          ],
        },
      }),
    );
    expect((await at('import', 'units', file, '--json')).json()).toMatchObject({
      added: 1,
      changed: 0,
      diagnostics: [{ message: expect.stringContaining('Bruket är upphörd enligt Skolverket') }, {}],
    });
  });
});
