import { buildCli, type Cli, DOMAIN, MARYAM, NOW, type Ran } from './cli.ts';

jest.setTimeout(180_000);

describe('delakultur import', () => {
  let cli: Cli;
  const at = (...args: string[]): Promise<Ran> => cli.run(...args, '--now', NOW);
  beforeAll(async () => {
    cli = buildCli();
    await at('init', '--domain', DOMAIN, '--coordinator', MARYAM);
  });
  afterAll(() => cli.remove());

  it('imports a permit of two answers as two rows that permit nothing, and the same file again as nothing', async () => {
    const file = cli.file('svar.csv', 'Id;Svar;Får ses av\nM-två;nej;alla medarbetare\nM-två;ja;alla medarbetare\n');
    expect((await at('import', 'permits', file, '--json')).json()).toMatchObject({ added: 2, changed: 0, faulty: 2 });
    expect((await at('import', 'permits', file, '--json')).json()).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const rows = (await at('export', 'permits', '--json')).json() as unknown as Record<string, unknown>[];
    expect(rows.filter(({ id }) => id === 'M-två').map(({ answer }) => answer)).toEqual(['nej', 'ja']);
    const { diagnostics } = (await at('plan', '--json')).json() as unknown as { diagnostics: { message: string }[] };
    expect(diagnostics.filter(({ message }) => message.startsWith('”M-två” står också på rad'))).toHaveLength(2);
  });

  it('refuses a file whose columns are nearly right, whole, and says of letters that it guessed', async () => {
    const near = await at('import', 'recordings', cli.file('filmer.csv', 'Id;Titel;Barn syns\nF-x;Vatten;ja\n'));
    expect([near.code, near.err]).toEqual([1, expect.stringContaining('Menar du ”Barn i bild”?')]);
    expect((await at('export', 'recordings', '--json')).json()).toEqual([]);
    const old = cli.file('mac.csv', Buffer.from('Id;Namn\rmac;\x81ngen p\x8c h\x9ajden\r', 'latin1'));
    const told = (await at('import', 'units', old, '--dry-run', '--json')).json() as unknown as {
      added: number;
      diagnostics: { message: string }[];
    };
    expect([told.added, told.diagnostics[0]?.message]).toEqual([1, expect.stringContaining('Macintosh')]);
  });
});
