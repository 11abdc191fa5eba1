import { buildCli, type Cli, DOMAIN, MARYAM, NOW, type Ran } from './cli.ts';

jest.setTimeout(180_000);

/** Each goes on from where the one before left the workspace. */
describe('delakultur permit', () => {
  let cli: Cli;
  const at = (...args: string[]): Promise<Ran> => cli.run(...args, '--now', NOW);
  const permits = async () => (await at('export', 'permits', '--json')).json() as unknown as Record<string, unknown>[];
  beforeAll(async () => {
    cli = buildCli();
    expect((await at('init', '--domain', DOMAIN, '--coordinator', MARYAM)).code).toBe(0);
    await at('import', 'rooms', cli.file('r.csv', 'id,name,everyone\nrum-alla,Alla,ja\n'));
    await at('import', 'recordings', cli.file('f.csv', 'id;title;lecturer;rooms\nF-001;Vatten och is;"Lena Ek, Omar Said";rum-alla\n'));
    await at('import', 'people', cli.file('p.csv', `email,name\nlena@${DOMAIN},Lena Ek\n`));
  });
  afterAll(() => cli.remove());

  it('ask makes a permit for each lecturer of the row, with the address that is known', async () => {
    const asked = await at('permit', 'ask', 'F-001', '--json');
    expect([asked.code, asked.json()]).toEqual([0, { recording: 'F-001', permits: ['M-1', 'M-2'] }]);
    expect(await permits()).toMatchObject([
      { id: 'M-1', lecturer: 'Lena Ek', lecturerEmail: `lena@${DOMAIN}`, answer: 'väntar', asked: '2026-11-16', audience: ['rum-alla'] },
      { id: 'M-2', lecturer: 'Omar Said', answer: 'väntar' },
    ]);
    expect((await at('export', 'recordings', '--json')).json()).toMatchObject([{ permit: ['M-1', 'M-2'] }]);
  });
  it('ask has nobody left to ask then, but by name, and knows no recording that is not there', async () => {
    expect([(await at('permit', 'ask', 'F-001')).code, (await at('permit', 'ask', 'F-9')).code]).toEqual([1, 1]);
    expect(await permits()).toHaveLength(2);
    expect((await at('permit', 'ask', 'F-001', '--lecturer', 'Bo Ek', '--basis', 'samtycke')).code).toBe(1);
    const third = await at('permit', 'ask', 'F-001', '--lecturer', 'Bo Ek', '--email', 'bo@annan.example', '--basis', 'avtal');
    expect([third.code, third.out]).toEqual([0, expect.stringContaining('delakultur permit letter M-3')]);
  });
  it('letter prints the question, in English by choice, and with --json as one document', async () => {
    const letter = await at('permit', 'letter', 'M-1');
    expect([letter.code, letter.out]).toEqual([0, expect.stringMatching(/^Får vi spela in ”Vatten och is”\?\n\nHej Lena Ek!/)]);
    expect((await at('permit', 'letter', 'M-1', '--lang', 'en')).out).toMatch(/^May we record “Vatten och is”\?/);
    expect((await at('permit', 'letter', 'm-3', '--json')).json()).toMatchObject({
      permit: 'M-3',
      what: 'ask',
      to: 'bo@annan.example',
      subject: 'Föreläsaravtal: inspelning av ”Vatten och is”',
    });
    expect((await at('permit', 'letter', 'M-9')).code).toBe(1);
  });
  it('letter --copy prints what was recorded, and --renew asks for longer', async () => {
    await at('permit', 'grant', 'M-1', '--to', '2026-12-01', '--evidence', 'FSN 2026/1');
    expect((await at('permit', 'letter', 'M-1', '--copy')).out).toMatch(/Svar: ja\nDag: 16\u00a0november\u00a02026/);
    expect((await at('permit', 'letter', 'M-1')).out).toMatch(/^Kopia:/);
    expect((await at('permit', 'letter', 'M-1', '--renew', '2027-06-11')).out).toContain(
      'Får vi visa den till och med 11\u00a0juni\u00a02027?',
    );
    expect((await at('permit', 'letter', 'M-1', '--renew', 'snart')).code).toBe(1);
  });
  it('renew needs a day, evidence and a yes, and writes nothing without --yes where nobody can answer', async () => {
    const renew = async (...more: string[]) => (await at('permit', 'renew', 'M-1', ...more)).code;
    expect(await renew('--to', '2027-06-11', '--yes')).toBe(1);
    expect(await renew('--evidence', 'FSN 2', '--yes')).toBe(1);
    expect(await renew('--to', '2027-06-11', '--evidence', 'FSN 2')).toBe(1);
    expect(await renew('M-2', '--to', '2027-06-11', '--evidence', 'FSN 2', '--yes')).toBe(1);
    expect((await permits())[0]).toMatchObject({ to: '2026-12-01', evidence: 'FSN 2026/1' });
  });
  it('renew writes the day, today’s answer and the evidence, for all at once', async () => {
    await at('permit', 'grant', 'M-2', '--to', '2026-12-01');
    const renewed = await at('permit', 'renew', 'M-1', 'M-2', '--to', '2027-06-11', '--evidence', 'FSN 2026/2', '--yes', '--json');
    expect(renewed.code).toBe(0);
    for (const permit of renewed.json().permits as object[])
      expect(permit).toMatchObject({ to: '2027-06-11', answered: '2026-11-16', evidence: 'FSN 2026/2' });
    expect(renewed.err).toContain('2026-12-01');
  });

  it('does not enter a permit at another lecturer’s film, nor take it along with an upload', async () => {
    await at('import', 'recordings', cli.file('f9.csv', 'id,title,lecturer\nF-900,Is,Cia Norén\n'));
    const grant = await at('permit', 'grant', 'M-90', '--lecturer', 'Bo Lund', '--recordings', 'F-900', '--audience', 'rum-alla');
    expect([grant.code, grant.err]).toEqual([
      1,
      expect.stringContaining('F-900: Medgivandet M-90 är från Bo Lund, men filmens föreläsare är Cia Norén'),
    ]);
    expect((await at('export', 'permits', '--json')).out).not.toContain('M-90');
    expect((await at('permit', 'grant', 'M-90', '--lecturer', 'Norén, Cia', '--recordings', 'F-900', '--audience', 'rum-alla')).code).toBe(
      0,
    );
    const film = cli.file('annan.mp4', 'film');
    const sent = await at('upload', film, '--title', 'Snö', '--lecturer', 'Bo Lund', '--permit', 'M-90', '--children', 'nej');
    expect([sent.code, sent.err]).toEqual([1, expect.stringContaining('är från Norén, Cia')]);
  });
});
