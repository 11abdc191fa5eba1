import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { sampleFilm } from '../../src/tools/sample/media.ts';
import { createEmulator } from '../../src/tools/workspace/core/emulator.ts';
import { openOwned } from '../../src/tools/workspace/core/owner.ts';
import { serve } from '../../src/tools/workspace/http/serve.ts';
import { buildCli, type Cli, DOMAIN, MARYAM } from './cli.ts';

/** A network between the command line and the workspace, which can be told to misbehave with what is sent. */
async function networkTo(port: number) {
  let bytes = 0;
  let limit = Number.POSITIVE_INFINITY;
  let cuts: number[] = [];
  let spoil = false;
  const held = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let own = 0;
    const end = () => {
      held.delete(near);
      near.destroy();
      far.destroy();
    };
    near.on('error', end).on('close', end);
    far.on('error', end).on('close', end);
    far.pipe(near);
    near.on('data', (piece) => {
      own += piece.length;
      bytes += piece.length;
      // A film's bytes: what is asked besides comes in small pieces, and may have come on this connection before.
      if (spoil && piece.length > 10_000) {
        spoil = false;
        piece[piece.length >> 1] = ~(piece[piece.length >> 1] ?? 0) & 0xff;
      }
      const cut = cuts[0];
      if (cut !== undefined && own >= cut) {
        cuts.shift();
        far.end(piece, () => near.resetAndDestroy());
        return;
      }
      if (!far.write(piece)) {
        near.pause();
        far.once('drain', () => held.has(near) || near.resume());
      }
      if (own > limit) {
        held.add(near);
        near.pause();
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    held,
    /** Bytes sent since the last time it was asked. */
    sent: () => {
      const before = bytes;
      bytes = 0;
      return before;
    },
    /** Connections stand still once they have carried so much. */
    hold: (most: number) => {
      limit = most;
    },
    release: () => {
      limit = Number.POSITIVE_INFINITY;
      for (const socket of held) socket.resume();
      held.clear();
    },
    /** The first connection that has carried so many bytes breaks, then the next by its own measure. */
    breakAt: (...at: number[]) => {
      cuts = at;
    },
    spoilOne: () => {
      spoil = true;
    },
    close: () => server.close(),
  };
}

const MB = 1_000_000;

// Each test starts several processes.
jest.setTimeout(60_000);

describe('Uploading films', () => {
  let cli: Cli;
  let network: Awaited<ReturnType<typeof networkTo>>;
  let emulator: ReturnType<typeof createEmulator>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    cli = buildCli();
    cli.file('barn.mp4', randomBytes(1000));
    expect((await cli.run('init', '--domain', DOMAIN, '--coordinator', MARYAM)).code).toBe(0);
    expect((await cli.run('import', 'rooms', cli.file('rooms.csv', 'Id;Namn\nrum-alla;Alla\n'))).code).toBe(0);
    const owner = await openOwned(cli.workspace);
    if (owner.kind !== 'owner') throw new Error('someone else has the workspace');
    emulator = createEmulator({ dir: cli.workspace });
    const server = await serve(emulator, { port: 0, pages: async ({ url }) => statusAt(url) });
    network = await networkTo(server.port);
    owner.announce(network.port);
    close = async () => {
      network.close();
      await server.close();
      emulator.close();
      owner.release();
    };
  });
  afterEach(() => network.release());
  afterAll(async () => {
    await close();
    cli.remove();
  });

  const statusAt = (url: string) => {
    if (url !== '/local/status') return undefined;
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ now: new Date().toISOString() }) };
  };

  const run = (...args: string[]) => cli.run(...args);
  const started = (...args: string[]) => {
    const child = cli.start(...args);
    let out = '';
    let err = '';
    child.stdout?.on('data', (piece) => {
      out += piece;
    });
    child.stderr?.on('data', (piece) => {
      err += piece;
    });
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      child.once('close', (code) => resolve({ code, out, err }));
    });
    return { child, ended };
  };
  const rows = async () =>
    JSON.parse((await run('export', 'recordings', '--json')).out) as Record<'id' | 'title' | 'file' | 'children', string>[];
  const row = async (title: string) => (await rows()).filter((one) => one.title === title);
  const films = async (name: string) => {
    const q = encodeURIComponent(`name = '${name}'`);
    const headers = { authorization: `Bearer local:${MARYAM}` };
    const answer = await fetch(
      `http://127.0.0.1:${network.port}/drive/v3/files?q=${q}&fields=files(id,size,md5Checksum,appProperties,trashed)`,
      {
        headers,
      },
    );
    return ((await answer.json()) as { files: { id: string; size: string; appProperties?: object; trashed?: boolean }[] }).files;
  };
  const until = async (isSo: () => boolean) => {
    const late = Date.now() + 30_000;
    while (!isSo() && Date.now() < late) await new Promise((later) => setTimeout(later, 20));
    expect(isSo()).toBe(true);
  };
  const notes = () => (existsSync(join(cli.workspace, 'uploads')) ? readdirSync(join(cli.workspace, 'uploads')) : []);

  it('go on where they were when the network breaks twice, and arrive whole once', async () => {
    cli.file('natet.mp4', randomBytes(8 * MB));
    network.sent();
    network.breakAt(3 * MB, 2 * MB);
    const { code, err } = await run('upload', 'natet.mp4', '--title', 'Nätet', '--children', 'nej');
    expect([code, err]).toEqual([0, expect.stringContaining('✓ natet.mp4: 8 MB framme och kontrollerad')]);
    expect(network.sent()).toBeLessThan(13 * MB);
    expect(await films('Nätet.mp4')).toMatchObject([{ size: String(8 * MB) }]);
    expect(notes()).toEqual([]);
  }, 60_000);

  it('go on where they were after kill -9, with the same row, and the secret session is the owner’s alone to read', async () => {
    const args = ['upload', cli.file('dödad.mp4', randomBytes(16 * MB)), '--title', 'Dödad', '--children', 'nej'];
    network.hold(8 * MB);
    const { child, ended } = started(...args);
    await until(() => network.held.size === 1);
    const [note = ''] = notes();
    const path = join(cli.workspace, 'uploads', note);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      recording: expect.any(String),
      session: expect.stringContaining('upload'),
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    child.kill('SIGKILL');
    await ended;
    expect(await films('Dödad.mp4')).toEqual([]);
    network.release();
    network.sent();
    expect((await run(...args)).code).toBe(0);
    expect(network.sent()).toBeLessThan(10 * MB);
    const made = await films('Dödad.mp4');
    expect(made).toMatchObject([{ size: String(16 * MB) }]);
    expect(await row('Dödad')).toMatchObject([{ file: made[0]?.id }]);
    expect(notes()).toEqual([]);
  }, 60_000);

  it('that arrive with another checksum are named by no row, said, and sent anew into the same row', async () => {
    const args = ['upload', cli.file('skadad.mp4', randomBytes(2 * MB)), '--title', 'Skadad', '--room', 'rum-alla', '--children', 'nej'];
    network.spoilOne();
    const broken = await run(...args);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('kom inte fram hel')]);
    expect(await row('Skadad')).toMatchObject([{ file: '' }]);
    expect((await run(...args)).code).toBe(0);
    const [whole] = await row('Skadad');
    expect((await films('Skadad.mp4')).map(({ id }) => id)).toContain(whole?.file);
  }, 60_000);

  it('of which nobody has said whether children are seen stay closed, with words of how to answer', async () => {
    const args = ['upload', cli.file('barn.mp4', randomBytes(1000)), '--title', 'Barn', '--lecturer', 'Lena Ek', '--room', 'rum-alla'];
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([0, expect.stringMatching(/barn\.mp4\? Ingen har svarat, så filmen hålls stängd.*--children nej/)]);
    const [film] = await row('Barn');
    expect(film).toMatchObject({ children: 'ja', childrenUntil: null });
    const yes = ['--lecturer', 'Lena Ek', '--audience', 'alla medarbetare', '--json'];
    const permit = await run('permit', 'grant', 'M-01', '--recordings', film?.id ?? '', ...yes);
    expect(JSON.parse(permit.out)).toMatchObject({ films: [{ waiting: true, why: 'Barn i bild är ja, och samtyckets slutdag saknas.' }] });
    const answered = await run('upload', '--recording', film?.id ?? '', '--children', 'nej', '--json');
    expect(JSON.parse(answered.out)).toMatchObject({ uploads: [{ showing: { waiting: false } }] });
    expect((await run('upload', '--recording', film?.id ?? '')).code).toBe(1);
  }, 30_000);

  it('that were on their way when somebody answered about children keep that answer', async () => {
    const args = ['upload', cli.file('svar.mp4', randomBytes(6 * MB)), '--title', 'Svar'];
    network.hold(3 * MB);
    const { ended } = started(...args);
    await until(() => network.held.size === 1);
    const [film] = await row('Svar');
    const answer = cli.file('svar.csv', `Id;Barn i bild\n${film?.id};nej\n`);
    network.hold(Number.POSITIVE_INFINITY);
    expect((await run('import', 'recordings', answer)).code).toBe(0);
    network.release();
    expect((await ended).code).toBe(0);
    expect(await row('Svar')).toMatchObject([{ children: 'nej', file: expect.stringMatching(/./) }]);
  }, 60_000);

  it('are no films before their checksum is known: cut short there nobody is shown any, and the same command makes it right', async () => {
    const args = ['upload', cli.file('oprövad.mp4', randomBytes(MB)), '--title', 'Oprövad', '--children', 'nej', '--room', 'rum-alla'];
    const { child, ended } = started(...args);
    emulator.faults = ({ method }) => {
      if (method !== 'drive.files.update') return undefined;
      child.kill('SIGKILL');
      return { kind: 'before', answer: { status: 503, headers: {}, body: '{}' } };
    };
    await ended;
    emulator.faults = undefined;
    const [unverified] = await films('Oprövad.mp4');
    expect(unverified).toMatchObject({ size: String(MB), appProperties: { dk: 'upload' } });
    const [film] = await row('Oprövad');
    const yes = ['--lecturer', 'Lena Ek', '--audience', 'alla medarbetare', '--json'];
    await run('permit', 'grant', 'M-02', '--recordings', film?.id ?? '', ...yes);
    const planned = (await run('plan', '--json')).out;
    expect(planned).not.toContain(unverified?.id);
    expect((await run(...args)).code).toBe(0);
    expect(await films('Oprövad.mp4')).toMatchObject([{ id: unverified?.id, appProperties: { dk: 'recording' } }]);
    expect(await row('Oprövad')).toMatchObject([{ file: unverified?.id }]);
  }, 60_000);

  it('of which several are given take titles and days from their names', async () => {
    const given = [cli.file('lek_ute 2026-11-10.mp4', randomBytes(1000)), cli.file('20261111_lek_inne.mp4', randomBytes(1000))];
    expect((await run('upload', ...given, '--children', 'nej')).code).toBe(0);
    expect(await rows()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ title: 'Lek ute', date: '2026-11-10' }),
        expect.objectContaining({ title: 'Lek inne', date: '2026-11-11' }),
      ]),
    );
  });

  it('say what is odd about captions and take them all the same, while anything of them is shown', async () => {
    const odd = 'WEBVTT\n\n00:05.000 --> 00:04.000\nHej\n\n00:06.000 --> 00:07.000\nHå\n';
    const told = await run('upload', 'barn.mp4', '--title', 'Text', '--children', 'nej', '--captions', cli.file('omvänd.vtt', odd));
    expect([told.code, told.err]).toEqual([0, expect.stringContaining('omvänd.vtt, rad 3: Texten slutar innan den börjar')]);
    expect(await row('Text')).toMatchObject([{ captions: 'ja' }]);
    const none = cli.file('komma.vtt', 'WEBVTT\n\n00:00:05,000 --> 00:00:06,000\nHej\n');
    const refused = await run('upload', 'barn.mp4', '--title', 'Text 2', '--children', 'nej', '--captions', none);
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/komma\.vtt, rad 3: .*punkt, inte komma.*Inget är skickat/s)]);
    expect(await row('Text 2')).toEqual([]);
  }, 30_000);

  it('send captions as UTF-8, named by what they hold, and say at once that they are too short or too long', async () => {
    const srt = (last: string) => Buffer.from(`1\r\n00:00:01,000 --> ${last}\r\nPå ön är det kväll\r\n`, 'latin1');
    cli.file('lång.mp4', sampleFilm(360, 'lång'));
    const args = ['upload', 'lång.mp4', '--title', 'Längd', '--children', 'nej', '--captions'];
    const { code, err } = await run(...args, cli.file('kort.vtt', srt('00:00:32,000')));
    expect(code).toBe(0);
    expect(err).toMatch(/kort\.vtt: Filen är SubRip.*\n.*kort\.vtt: Filen är inte UTF-8.*\n.*slutar 5 minuter före filmen/);
    const [made] = await films('Längd.srt');
    const headers = { authorization: `Bearer local:${MARYAM}` };
    const text = await fetch(`http://127.0.0.1:${network.port}/drive/v3/files/${made?.id}?alt=media`, { headers });
    expect(await text.text()).toContain('På ön är det kväll');
    const long = await run(
      'upload',
      '--recording',
      (await row('Längd'))[0]?.id ?? '',
      '--captions',
      cli.file('för-lång.srt', srt('00:09:00,000')),
    );
    expect([long.code, long.err]).toEqual([0, expect.stringContaining('slutar 9:00, men filmen redan 6:00')]);
  }, 30_000);

  it('that are no films are told so before anything is written or sent', async () => {
    const before = await rows();
    const letter = await run('upload', cli.file('brev.docx', 'PK\x03\x04'), '--title', 'Brev', '--children', 'nej');
    const picture = await run(
      'upload',
      cli.file('bild.mp4', Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
      '--title',
      'Bild',
      '--children',
      'nej',
    );
    expect([letter.code, letter.err, picture.code, picture.err]).toEqual([
      1,
      expect.stringContaining('brev.docx är ingen film'),
      1,
      expect.stringContaining('bild.mp4 är ingen film, utan en bild (JPEG)'),
    ]);
    expect(await rows()).toEqual(before);
  }, 30_000);

  it('get other captions in place of the old ones, without the film being sent again', async () => {
    const vtt = (name: string, words: string) => cli.file(name, `WEBVTT\n\n00:01.000 --> 00:04.000\n${words}\n`);
    const first = ['--title', 'Texta', '--children', 'nej', '--captions', vtt('gammal.vtt', 'Fel')];
    expect((await run('upload', 'barn.mp4', ...first)).code).toBe(0);
    const [film] = await row('Texta');
    const lying = async () => (await films('Texta.vtt')).filter((one) => !one.trashed);
    const [old] = await lying();
    const { code, out } = await run('upload', '--recording', film?.id ?? '', '--captions', vtt('ny.vtt', 'Rätt'), '--json');
    const { uploads } = JSON.parse(out) as { uploads: { captions: string; file: string }[] };
    expect([code, uploads[0]?.file]).toEqual([0, film?.file]);
    expect(await lying()).toMatchObject([{ id: uploads[0]?.captions, appProperties: { dk: 'captions' } }]);
    expect(old?.id).not.toBe(uploads[0]?.captions);
    expect((await run('upload', '--recording', 'F-999', '--captions', 'ny.vtt')).code).toBe(1);
  }, 30_000);

  describe('by a list', () => {
    const list = (name: string, ...lines: string[]) => cli.file(name, `Fil;Titel;Datum;Rum;Barn i bild\n${lines.join('\n')}\n`);

    it('are refused all, with every fault by line and column, before anything is written', async () => {
      const before = await rows();
      const path = list('fel.csv', 'barn.mp4;Bra;2026-11-10;;nej', 'saknas.mp4;;2026-11-10;;nej');
      const files = await run('upload', path);
      expect([files.code, files.err]).toEqual([
        1,
        expect.stringMatching(/rad 3, kolumn 1 \(Fil\):.*saknas\.mp4.*\n.*rad 3, kolumn 2 \(Titel\)/),
      ]);
      const cells = await run('upload', list('fel2.csv', 'barn.mp4;Bra;2026-13-10;;nej', 'barn.mp4;Bra 2;2026-11-10;rum-ala;nej'));
      expect(cells.code).toBe(1);
      expect(cells.err).toContain('rad 2, kolumn 3 (Datum)');
      const rooms = await run('upload', list('fel3.csv', 'barn.mp4;Bra 2;2026-11-10;rum-ala;nej'));
      expect(rooms.err).toMatch(/rad 2, kolumn 4 \(Rum\):.*rum-alla/);
      expect(await rows()).toEqual(before);
      const misspelt = await run('upload', cli.file('fel4.csv', 'Fil,Titel,Barn i blid\nbarn.mp4,X,ja\n'));
      expect([misspelt.code, misspelt.err]).toEqual([1, expect.stringContaining('Menar du Barn i bild?')]);
    }, 60_000);

    it('go two at a time; after kill -9 the same command sends only what is missing', async () => {
      cli.file('a.mp4', randomBytes(1 * MB));
      for (const name of ['b', 'c', 'd']) cli.file(`${name}.mp4`, randomBytes(8 * MB));
      const path = list('lista.csv', ...['a', 'b', 'c', 'd'].map((name) => `${name}.mp4;Film ${name};2026-11-10;rum-alla;nej`));
      network.hold(4 * MB);
      const { child, ended } = started('upload', path);
      await until(() => network.held.size === 2);
      await new Promise((later) => setTimeout(later, 300));
      expect(network.held.size).toBe(2);
      child.kill('SIGKILL');
      expect((await ended).err).toContain('✓ a.mp4');
      network.release();
      network.sent();
      const { code, out } = await run('upload', path, '--json');
      expect(code).toBe(0);
      expect(network.sent()).toBeLessThan(19 * MB);
      const { uploads, failed } = JSON.parse(out) as { uploads: { title: string }[]; failed: unknown[] };
      expect([uploads.map(({ title }) => title).sort(), failed]).toEqual([['Film a', 'Film b', 'Film c', 'Film d'], []]);
      for (const name of ['a', 'b', 'c', 'd']) {
        expect(await films(`Film ${name}.mp4`)).toHaveLength(1);
        expect(await row(`Film ${name}`)).toHaveLength(1);
      }
      expect(notes()).toEqual([]);
    }, 90_000);

    it('of which one fails let the others arrive, exit 1, and the next run sends that one alone', async () => {
      cli.file('e.mp4', randomBytes(2 * MB));
      cli.file('f.mp4', randomBytes(100));
      const path = list('halv.csv', 'e.mp4;Film e;;;nej', 'f.mp4;Film f;;;nej');
      network.spoilOne();
      const first = await run('upload', path);
      expect([first.code, first.err]).toEqual([1, expect.stringContaining('✗ e.mp4')]);
      expect(first.err).toContain('✓ f.mp4');
      const second = await run('upload', path);
      expect([second.code, second.err]).toEqual([0, expect.not.stringContaining('f.mp4')]);
      expect(await row('Film f')).toHaveLength(1);
      expect(await films('Film f.mp4')).toHaveLength(1);
    }, 60_000);
  });
});
