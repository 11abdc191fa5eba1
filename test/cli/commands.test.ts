import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkspace } from '../../src/cli/workspace.ts';
import { embedded } from '../../src/tools/command-line/embedded.ts';
import { sampleFilm } from '../../src/tools/sample/media.ts';
import { acquireLease } from '../../src/workflows/apply/lease.ts';
import { buildCli, type Cli, DOMAIN, MARYAM, NOW, type Ran } from './cli.ts';

jest.setTimeout(180_000);

/** The tests of one `describe` tell one story: each goes on from where the one before left the workspace. */
describe('The command line', () => {
  let cli: Cli;
  const at = (...args: string[]): Promise<Ran> => cli.run(...args, '--now', NOW);
  /** Every exit code is seen once as a shell sees it. */
  const alone = (...args: string[]): Ran => cli.alone(...args, '--now', NOW);
  beforeAll(() => {
    cli = buildCli();
  });
  afterAll(() => cli.remove());

  it('teaches in Swedish, or in English by choice, and on stdout with exit code 0', async () => {
    const help = cli.alone('--help');
    expect([help.code, help.err]).toEqual([0, '']);
    for (const word of ['init', 'import', 'export', 'plan', 'apply', 'upload', 'permit', 'why', 'serve', 'status', 'report', 'Slutkoder'])
      expect(help.out).toContain(word);
    expect((await cli.run('--help', '--lang', 'en')).out).toContain('Exit codes');
    const grant = await cli.run('permit', 'grant', '--help');
    expect(grant.out).toContain('Exempel:');
    expect(grant.out).toContain('delakultur permit grant M-01');
  });

  it.each([
    [['exprot'], 'Menar du export?'],
    [['plan', '--out'], '--out'],
    [['plan', '--lang', 'fr'], '”fr”'],
    [['why', 'bara-en'], 'target'],
    [['import', 'people'], 'file'],
  ])('says what is wrong with a mistyped line and what to do, with exit code 1: %j', async (args, word) => {
    const { code, out, err } = await cli.run(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(word);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('says how to make a workspace where there is none, in one JSON document with --json, and makes no folder', async () => {
    const missing = cli.alone('plan', '--json');
    expect(missing.code).toBe(1);
    expect(missing.json()).toEqual({
      error: { sv: expect.stringContaining('delakultur init'), en: expect.stringContaining('delakultur init') },
    });
    expect(existsSync(cli.workspace)).toBe(false);
  });

  it.each([
    [['--domain', DOMAIN], '--coordinator'],
    [['--coordinator', MARYAM], '--domain'],
    [['--domain', 'inte en domän', '--coordinator', MARYAM], 'ingen domän'],
    [['--domain', DOMAIN, '--coordinator', 'maryam@annan.example'], 'ska ligga i'],
    [['--domain', DOMAIN, '--coordinator', MARYAM, '--seed', 'x'], 'heltal'],
  ])('refuses to make a workspace out of %j', async (args, word) => {
    const { code, err } = await cli.run('init', ...args);
    expect([code, err]).toEqual([1, expect.stringContaining(word)]);
    expect(existsSync(cli.workspace)).toBe(false);
  });

  it('makes a workspace once, with a room for all staff, and the second time changes nothing', async () => {
    const first = await at('init', '--domain', DOMAIN, '--coordinator', MARYAM.toUpperCase(), '--json');
    expect([first.code, first.json()]).toEqual([0, expect.objectContaining({ made: true, coordinator: MARYAM })]);
    const second = await at('init', '--domain', 'annan.example', '--coordinator', 'bo@annan.example', '--json');
    expect([second.code, second.json()]).toEqual([0, { ...first.json(), made: false }]);
    expect((await at('export', 'rooms', '--json')).json()).toMatchObject([{ id: 'rum-alla', name: 'Alla medarbetare', everyone: 'ja' }]);
    expect((await at('plan', '--json')).json().changes).toMatchObject([
      { target: 'rooms/rum-alla' },
      { target: 'rooms/rum-alla' },
      { target: 'rooms/rum-alla' },
    ]);
  });

  it('imports Windows-1252 with semicolons, counts, and writes nothing when it is only trying', async () => {
    const lines = [
      'E-POST;Namn;Roller;Extra',
      ...['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@${DOMAIN};\xc5sa ${name} \x96;l\xe4rspridare;`),
      `f@${DOMAIN};Fel;trollkarl;`,
      ';Utan nyckel;;',
    ];
    const file = cli.file('personal.csv', Buffer.from(lines.join('\r\n'), 'latin1'));
    const tried = await at('import', 'people', file, '--dry-run', '--json');
    expect(tried.json()).toMatchObject({
      table: 'people',
      added: 6,
      changed: 0,
      new: ['a', 'b', 'c', 'd', 'e'].map((name) => ({ email: `${name}@${DOMAIN}` })),
      unchanged: [],
      faulty: [{ row: 7 }, { row: 8 }],
      refused: 1,
      unknownColumns: ['Extra'],
      dryRun: true,
    });
    expect((await at('export', 'people', '--json')).json()).toEqual([]);
    expect([(await at('import', 'Personer', file)).code, (await at('import', 'people', file, '--json')).json()]).toEqual([
      0,
      expect.objectContaining({ added: 0, changed: 0, unchanged: 6, refused: 1 }),
    ]);
    const [first] = (await at('export', 'PERSONER', '--json')).json() as unknown as Record<string, unknown>[];
    expect(first).toMatchObject({ email: `a@${DOMAIN}`, name: 'Åsa a –', roles: ['lärspridare'], from: null });
  });

  it('imports only the rows that every --where keeps', async () => {
    const file = cli.file(
      'enheter.csv',
      'id,namn,område,kommun\nblasippan,Blåsippan,Team City,Örebro\nanemonen,Anemonen,Team City,Botkyrka\nvitsippan,Vitsippan,Team Norr,Örebro\n',
    );
    expect((await at('import', 'units', file, '--where', 'kommun=ÖREBRO', '--where', 'Område=Team City', '--json')).json()).toMatchObject({
      added: 1,
    });
    const none = await at('import', 'units', file, '--where', 'kommun=Orebro');
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('Menar du ”Örebro”?')]);
    const wrong = await at('import', 'units', file, '--where', 'landskap=Närke');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('ingen kolumn ”landskap”')]);
    expect([
      (await at('import', 'units', file, '--where', 'kommun')).code,
      (await at('import', 'log', file)).code,
      (await at('import', 'units', 'finns-inte.csv')).code,
    ]).toEqual([1, 1, 1]);
  });

  it('exports CSV that imports again as it was, safe from formulas', async () => {
    cli.file('rum.csv', 'id,namn,roller,alla\nrum-lar,"=Lärspridarnas rum",lärspridare,\n');
    await at('import', 'rooms', 'rum.csv');
    const csv = (await at('export', 'rooms', '--csv')).out;
    expect(csv).toContain(`'=Lärspridarnas rum`);
    cli.file('tillbaka.csv', csv);
    expect((await at('import', 'rooms', 'tillbaka.csv', '--json')).json()).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    cli.file('rum.csv', 'id,namn\nrum-lar,Lärspridarnas rum\n');
    await at('import', 'rooms', 'rum.csv');
  });

  it('exports settings by code names as JSON, by their own names to a spreadsheet, and imports either', async () => {
    const settings = async () => (await at('export', 'settings', '--json')).json() as unknown as { name: string; value: string }[];
    expect((await settings()).map(({ name }) => name)).toEqual(expect.arrayContaining(['municipality', 'domains', 'coordinators']));
    expect((await at('export', 'settings', '--csv')).out).toContain('Kommun;');
    expect((await at('import', 'settings', cli.file('kod.csv', 'name,value\nmunicipality,Delaby\n'), '--json')).json()).toMatchObject({
      added: 0,
      changed: 1,
    });
    const again = await at('import', 'settings', cli.file('igen.csv', (await at('export', 'settings', '--csv')).out), '--json');
    expect(again.json()).toMatchObject({ added: 0, changed: 0 });
    expect((await settings()).find(({ name }) => name === 'municipality')).toMatchObject({ value: 'Delaby' });
  });

  it('plans with exit code 2, the same document on stdout and in the file, and nothing else on stdout', async () => {
    const planned = alone('plan', '--json', '--out', 'plan.json');
    expect(planned.code).toBe(2);
    const document = planned.json();
    expect(JSON.parse(readFileSync(join(cli.folder, 'plan.json'), 'utf8'))).toEqual(document);
    expect(document).toMatchObject({ complete: true, applyable: true, errored: false, guard: { tripped: false }, date: '2026-11-16' });
    expect(document.changes).toHaveLength(16);
    expect(document.diagnostics).toEqual([expect.objectContaining({ severity: 'error', table: 'people', field: 'roles' })]);
    expect((await at('plan')).out).toContain('Lärspridarnas rum');
    expect((await at('status')).out).toContain(`Se dem: delakultur plan --workspace ${cli.workspace}`);
    expect((await at('status', '--lang', 'en')).out).toContain(`See them: delakultur plan --workspace ${cli.workspace}`);
  });

  it('says which folder is missing when a plan can’t be written', async () => {
    const out = join(cli.folder, 'ingen', 'plan.json');
    const { code, err } = await at('plan', '--out', out);
    expect([code, err]).toEqual([1, expect.stringContaining(`Mappen ${join(cli.folder, 'ingen')} finns inte`)]);
    expect((await at('plan', '--out', out, '--lang', 'en')).err).toContain(`The folder ${join(cli.folder, 'ingen')} does not exist`);
    expect(existsSync(join(cli.folder, 'ingen'))).toBe(false);
  });

  it('says that whom one acts as is an e-mail address', async () => {
    const { code, out, err } = await at('plan', '--as', 'nobody');
    expect([code, out, err]).toEqual([1, '', expect.stringContaining('--as nobody: det är ingen e-postadress')]);
    expect((await at('status', '--as', 'nobody', '--lang', 'en')).err).toContain('--as nobody: that is no e-mail address');
  });

  it('applies nothing where nobody can answer, unless told to', async () => {
    const asked = await at('apply', '--json');
    expect([asked.code, asked.json()]).toEqual([1, { error: expect.objectContaining({ sv: expect.stringContaining('--yes') }) }]);
    expect((await at('plan')).code).toBe(2);
  });

  it('refuses with exit code 4 a plan that was altered, is no plan, or is of another day', async () => {
    const text = readFileSync(join(cli.folder, 'plan.json'), 'utf8');
    cli.file('altered.json', text.replace(`a@${DOMAIN}`, `b@${DOMAIN}`));
    expect(alone('apply', '--plan', 'altered.json').code).toBe(4);
    expect((await at('apply', '--plan', cli.file('none.json', '{}'), '--json')).json()).toHaveProperty('error');
    expect((await at('apply', '--plan', 'none.json')).code).toBe(4);
    expect((await cli.run('apply', '--plan', 'plan.json', '--now', '2026-11-18T08:00:00Z')).code).toBe(4);
    expect((await at('apply', '--plan', 'finns-inte.json')).code).toBe(1);
    expect((await at('plan')).code).toBe(2);
  });

  it('applies the plan that was reviewed, and then has nothing to do', async () => {
    const applied = await at('apply', '--plan', 'plan.json', '--json');
    expect(applied.code).toBe(0);
    expect(applied.json()).toMatchObject({
      result: 'done',
      outcomes: expect.arrayContaining([expect.objectContaining({ status: 'done', error: null })]),
    });
    expect((applied.json().outcomes as unknown[]).length).toBe(16);
    expect((await at('apply', '--plan', 'plan.json')).code).toBe(4);
    const again = await at('apply', '--yes', '--json');
    expect([again.code, again.json().outcomes]).toEqual([0, []]);
    expect([(await at('plan')).code, (await at('plan')).out]).toEqual([0, expect.stringContaining('Allt stämmer')]);
    expect(((await at('export', 'rooms', '--json')).json() as unknown as { folder: string }[])[0]?.folder).toMatch(/^[\w-]{20,}$/);
  });

  it('uploads a film without a permit to the waiting room, exit code 0, with its checksum', async () => {
    cli.file('film.mp4', sampleFilm(60, 'ett'));
    cli.file('film.vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nHej\n');
    const sent = await at(
      'upload',
      'film.mp4',
      '--title',
      'Vatten och is',
      '--lecturer',
      'Lena Ek',
      '--date',
      '2026-11-10',
      '--room',
      'rum-lar',
      '--children',
      'nej',
      '--captions',
      'film.vtt',
      '--json',
    );
    expect(sent.code).toBe(0);
    expect(sent.json()).toMatchObject({
      uploads: [
        { recording: 'F-001', title: 'Vatten och is', replaced: null, showing: { waiting: true, viewers: 0, why: 'Medgivande saknas.' } },
      ],
      failed: [],
    });
    const [row] = (await at('export', 'recordings', '--json')).json() as unknown as Record<string, unknown>[];
    const [upload] = sent.json().uploads as { file: string; md5: string }[];
    expect(row).toMatchObject({ id: 'F-001', file: upload?.file, captions: 'ja', rooms: ['rum-lar'], date: '2026-11-10' });
    expect(upload?.md5).toMatch(/^[0-9a-f]{32}$/);
    expect(readdirSync(join(cli.workspace, 'uploads'))).toEqual([]);
  });

  it('sends nothing when the row would not be sound', async () => {
    const both = await at('upload', 'film.mp4', '--recording', 'F-001', '--title', 'Två');
    expect([both.code, both.err]).toEqual([1, expect.stringContaining('antingen --recording för en rad som finns eller --title')]);
    const wrong = await at('upload', 'film.mp4', '--title', 'Två', '--room', 'rum-lart');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('Menar du ”rum-lar”?')]);
    expect([
      (await at('upload', 'film.mp4')).code,
      (await at('upload', 'film.mp4', '--recording', 'F-099')).code,
      (await at('upload', 'inte.mp4', '--title', 'x')).code,
    ]).toEqual([1, 1, 1]);
    expect((await at('export', 'recordings', '--json')).json()).toHaveLength(1);
  });

  it('records a yes, enters the permit at its recordings, and remembers the rooms’ rules', async () => {
    const vague = await at('permit', 'grant', 'M-01', '--recordings', 'F-001');
    expect([vague.code, vague.err]).toEqual([1, expect.stringContaining('--audience')]);
    const yes = await at('permit', 'grant', 'M-01', '--lecturer', 'Lena Ek', '--recordings', 'F-001', '--audience', 'rum-lar', '--json');
    expect(yes.code).toBe(0);
    expect(yes.json()).toMatchObject({
      made: true,
      linked: ['F-001'],
      films: [{ recording: 'F-001', waiting: false, rooms: ['rum-lar'], viewers: 5 }],
    });
    const [permit] = (await at('export', 'permits', '--json')).json() as unknown as Record<string, string>[];
    expect(permit).toMatchObject({ id: 'M-01', answer: 'ja', answered: '2026-11-16', audience: ['rum-lar'] });
    expect(JSON.parse(permit?.roomRule ?? '')).toEqual({ 'rum-lar': expect.objectContaining({ roles: ['lärspridare'] }) });
  });

  it('shows the film after apply, and says why each person may or may not see it', async () => {
    expect((await at('why', `a@${DOMAIN}`, 'F-001', '--json')).json()).toMatchObject({ sees: false, should: true });
    expect((await at('apply', '--yes')).code).toBe(0);
    const seen = await at('why', `A@${DOMAIN}`, 'Vatten och is', '--json');
    expect([seen.code, seen.json()]).toEqual([0, expect.objectContaining({ sees: true, should: true, target: 'F-001' })]);
    expect((await at('why', `f@${DOMAIN}`, 'F-001')).out).toContain('✗ Nej:');
    expect([(await at('why', `a@${DOMAIN}`, 'F-099')).code, (await at('why', 'inte-en-adress', 'F-001')).code]).toEqual([1, 1]);
  });

  it('puts a new film in the old one’s place, which leaves at the next apply', async () => {
    cli.file('film2.mp4', sampleFilm(61, 'två'));
    const sent = await at('upload', 'film2.mp4', '--recording', 'F-001', '--json');
    const [upload] = sent.json().uploads as { file: string; replaced: string }[];
    expect(upload?.replaced).toMatch(/^[\w-]{20,}$/);
    const planned = (await at('plan', '--json')).json().changes as { id: string; action: string }[];
    expect(planned.map(({ id, action }) => `${action} ${id}`)).toEqual(expect.arrayContaining([`close file:${upload?.replaced}`]));
    expect([(await at('apply', '--yes')).code, (await at('plan')).code]).toEqual([0, 0]);
    expect(((await at('export', 'recordings', '--json')).json() as unknown as { file: string }[])[0]?.file).toBe(upload?.file);
  });

  it('tells how things stand, and never who watched', async () => {
    expect((await at('status', '--json')).json()).toMatchObject({
      counts: { people: 5, recordings: 1, permits: 1 },
      plan: { changes: 0 },
      guard: { tripped: false },
      running: null,
      recordingsByStatus: { delad: 1 },
      permitsEnding: [],
    });
    expect((await at('status')).out).toContain('5 personer');
    expect((await at('status')).out).toMatch(/share recordings\/F-001: gjort$/m);
    expect((await at('status', '--lang', 'en')).out).toMatch(/share recordings\/F-001: done$/m);
    expect((await at('status', '--lang', 'en')).out).not.toContain('gjort');
    expect((await at('report', '--json')).json()).toMatchObject({ areas: [{ area: 'Team City', units: 1 }], filmsByStatus: { delad: 1 } });
    expect((await at('report')).out).toMatch(/^Område +Enheter +lärspridare +Vakanser/m);
    expect((await at('report', '--lang', 'en')).out).toMatch(/^Area +Units +ambassador +Vacancies/m);
  });

  it('closes at once when the lecturer withdraws, and gives a receipt', async () => {
    expect((await at('permit', 'withdraw', 'M-99')).code).toBe(1);
    const receipt = await at('permit', 'withdraw', 'M-01', '--json');
    expect([receipt.code, receipt.json()]).toEqual([0, expect.objectContaining({ permit: 'M-01', lecturer: 'Lena Ek', closed: true })]);
    expect(receipt.json().films).toEqual([expect.objectContaining({ recording: 'F-001', readersBefore: 5, closed: true })]);
    expect((await at('why', `a@${DOMAIN}`, 'F-001', '--json')).json()).toMatchObject({ sees: false, should: false });
    const again = await at('permit', 'grant', 'M-01');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('återkallat')]);
  });

  it('records a no only under a permit that is there', async () => {
    expect((await at('permit', 'deny', 'M-98')).code).toBe(1);
    expect((await at('permit', 'grant', 'M-02', '--recordings', 'alla', '--audience', 'alla medarbetare')).code).toBe(0);
    expect((await at('permit', 'deny', 'M-02', '--json')).json()).toMatchObject({ permit: { id: 'M-02', answer: 'nej', roomRule: '' } });
  });

  it('stops at the guard with exit code 3, and goes past it only with the number', async () => {
    const gone = ['a', 'b', 'c', 'd'].map((name) => `${name}@${DOMAIN},2026-01-31`).join('\n');
    await at('import', 'people', cli.file('slut.csv', `e-post,till\n${gone}\n`));
    const planned = alone('plan', '--json');
    expect([planned.code, planned.json().guard]).toEqual([
      3,
      expect.objectContaining({ tripped: true, removals: 4, message: expect.stringContaining('Stoppad') }),
    ]);
    const stopped = await at('apply', '--yes', '--json');
    expect([stopped.code, stopped.json().result]).toEqual([3, 'guard']);
    const tooFew = await at('apply', '--yes', '--allow-removals', '3', '--json');
    expect([tooFew.code, tooFew.json().result]).toEqual([3, 'guard']);
    expect(tooFew.err).toContain('--allow-removals 3 är inte planens antal: 4 personer skulle förlora tillgång.');
    expect(tooFew.err).toContain('ange --allow-removals 4');
    expect((await at('apply', '--yes', '--allow-removals', '3', '--lang', 'en')).err).toContain('is not the plan’s number: 4 people');
    expect((await at('apply', '--yes', '--allow-removals', 'x')).code).toBe(1);
    const tooMany = await at('apply', '--yes', '--allow-removals', '99', '--json');
    expect([tooMany.code, tooMany.json().result]).toEqual([3, 'guard']);
    // Others than those who were shown: four again, but not the same four.
    await at('import', 'people', cli.file('byte.csv', `e-post,till\na@${DOMAIN},\ne@${DOMAIN},2026-01-31\n`));
    const others = await at('apply', '--yes', '--allow-removals', '4');
    expect([others.code, others.err]).toEqual([4, expect.stringContaining('sades om en annan plan')]);
    expect((await at('plan', '--json')).json().guard).toMatchObject({ removals: 4, people: expect.arrayContaining([`e@${DOMAIN}`]) });
    expect((await at('apply', '--yes', '--allow-removals', '4')).code).toBe(0);
    expect((await at('plan')).code).toBe(0);
  });

  it('says errored, never "no changes", when the workspace can’t be read', async () => {
    const stranger = await at('plan', '--json', '--as', `okand@${DOMAIN}`);
    expect([stranger.code, stranger.json()]).toEqual([
      1,
      expect.objectContaining({ errored: true, complete: false, applyable: false, changes: [], error: expect.anything() }),
    ]);
    expect((await at('apply', '--yes', '--json', '--as', `okand@${DOMAIN}`)).json()).toMatchObject({ errored: true, outcomes: [] });
  });

  it('does not wait for a run that was killed, though its lease has not run out', async () => {
    await at('import', 'networks', cli.file('nat.csv', 'id,namn,roller\nnat-lar,Lärspridare,lärspridare\n'));
    await at('import', 'rooms', cli.file('rum2.csv', 'id,namn,nätverk\nrum-nat,Nätverkets rum,nat-lar\n'));
    const session = await openWorkspace({ workspace: cli.workspace, now: NOW }, embedded);
    const left = await session.run(acquireLease(session.file.spreadsheetId, { holder: 'cli dead', now: Date.now(), ms: 600_000 }));
    session.close();
    expect(left).toEqual({ ok: true });
    expect((await at('status', '--json')).json()).toMatchObject({ running: { holder: 'cli dead' } });
    expect([(await at('apply', '--yes')).code, (await at('plan')).code]).toEqual([0, 0]);
  });

  it('goes on where a killed apply was', async () => {
    await at(
      'import',
      'rooms',
      cli.file('rum3.csv', `id,namn,nätverk\n${Array.from({ length: 12 }, (_, n) => `rum-${n},Rum ${n},nat-lar`).join('\n')}\n`),
    );
    const child = cli.start('apply', '--yes', '--now', NOW);
    const made = () => journals(cli.workspace).some((text) => text.includes('"dkrow":"rum-5"'));
    while (!made() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(child.exitCode).toBe(null);
    child.kill('SIGKILL');
    await new Promise((resolve) =>
      child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(undefined),
    );
    expect([(await at('apply', '--yes')).code, (await at('plan')).code]).toEqual([0, 0]);
    expect((await at('export', 'rooms', '--json')).json()).toHaveLength(15);
  });

  it('serves the workspace to other commands, by one clock, until it is told to end', async () => {
    const server = cli.start('serve', '--port', '0', '--json', '--now', NOW);
    const { url } = await new Promise<{ url: string }>((resolve, reject) => {
      let text = '';
      server.stdout?.on('data', (data: Buffer) => {
        text += data.toString();
        if (text.includes('\n}')) resolve(JSON.parse(text) as { url: string });
      });
      server.once('exit', () => reject(new Error(text)));
    });
    const port = new URL(url).port;
    const status = (await (await fetch(`${url}/local/status`)).json()) as { now: string };
    expect(status.now.slice(0, 10)).toBe('2026-11-16');
    expect([(await cli.run('plan')).code, (await cli.run('plan', '--now', NOW)).code]).toEqual([0, 0]);
    const other = await cli.run('plan', '--now', '2026-12-01T08:00:00Z');
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('--now')]);
    cli.file('film3.mp4', sampleFilm(62, 'tre'));
    expect((await cli.run('upload', 'film3.mp4', '--title', 'Över HTTP', '--json')).json()).toMatchObject({
      uploads: [{ recording: 'F-002' }],
    });
    expect((await cli.run('apply', '--yes')).code).toBe(0);
    expect((await cli.run('serve', '--port', '0')).err).toContain(url);
    await cli.run('init', '--domain', DOMAIN, '--coordinator', MARYAM, '--workspace', 'annan');
    const taken = await cli.run('serve', '--port', port, '--workspace', 'annan');
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining(`Port ${port} används redan`)]);
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    expect(await ended).toBe(0);
    expect((await cli.run('plan', '--now', NOW)).code).toBe(0);
  });
});

const journals = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => (name.startsWith('journal-') ? [readFileSync(join(folder, name), 'utf8')] : []));
